package record

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"chapeau/diffing"
	"chapeau/drafting/formats/markdown"
	"chapeau/drafting/text"
)

// Markdown writes the paper as Markdown: words that go struck through, words that
// come in bold. An error is that of the writer.
func Markdown(w io.Writer, p Paper) error {
	m := marker{out: bufio.NewWriter(w), paper: &p}
	m.front()
	m.stages()
	for _, meeting := range p.Meetings {
		m.meeting(meeting)
	}
	m.between()
	m.amendments()
	m.versions()
	m.heading(2, p.Final.Heading)
	if err := m.out.Flush(); err != nil {
		return err
	}
	if err := markdown.Markdown(w, p.Final.Text, p.Final.Layout); err != nil {
		return err
	}
	m.block("")
	m.block(escaped(p.Chain))
	return m.out.Flush()
}

// marker writes blocks of Markdown.
type marker struct {
	out   *bufio.Writer
	paper *Paper
}

// block writes one paragraph and the blank line behind it.
func (m marker) block(words string) {
	m.out.WriteString(words + "\n")
	if words != "" {
		m.out.WriteString("\n")
	}
}

func (m marker) heading(level int, words string) {
	m.block(strings.Repeat("#", level) + " " + escaped(words))
}

func (m marker) front() {
	p := m.paper
	m.heading(1, "Record of "+p.Kind+" "+p.Symbol+": "+text.PlainWords(p.Title))
	for _, line := range [][2]string{
		{"Committee", joined(", ", p.Committee, p.Session)}, {"Agenda item", p.Item}, {"Sponsors", p.Sponsors}, {"Outcome", p.Outcome},
	} {
		if line[1] != "" {
			m.block("**" + line[0] + ":** " + escaped(line[1]))
		}
	}
}

func (m marker) stages() {
	m.heading(2, "Stages")
	for _, s := range m.paper.Stages {
		m.out.WriteString("- " + escaped(m.paper.moment(s.At)+": "+s.Words) + "\n")
	}
	m.block("")
}

func (m marker) meeting(one Meeting) {
	m.heading(2, one.name())
	m.block(escaped(m.paper.held(one)))
	if one.Present != "" {
		m.block("**Present:** " + escaped(one.Present))
	}
	m.entries(one.Entries)
}

func (m marker) between() {
	if len(m.paper.Between) > 0 {
		m.heading(2, "Between meetings")
		m.entries(m.paper.Between)
	}
}

func (m marker) entries(all []Entry) {
	for _, e := range all {
		m.block("**" + escaped(e.Name) + "** (" + escaped(m.paper.moment(e.At)) + "). " + escaped(e.Words))
		if e.TakenBack != "" {
			m.block("*" + escaped(e.TakenBack) + "*")
		}
		for _, detail := range e.Details {
			m.block(escaped(detail))
		}
		if e.Quote != "" {
			m.block("> " + strings.ReplaceAll(escaped(e.Quote), "\n", "\n> "))
		}
		m.changes(e.Changes)
	}
}

func (m marker) amendments() {
	if len(m.paper.Amendments) == 0 {
		return
	}
	m.heading(2, "Amendments")
	m.block("Words that an amendment takes out are ~~struck through~~, words that it puts in are **bold**.")
	for _, a := range m.paper.Amendments {
		m.heading(3, a.Name+": "+a.Head)
		m.block(escaped(a.Fate))
		for _, wording := range a.Wordings {
			m.out.WriteString("- " + escaped(wording) + "\n")
		}
		if len(a.Wordings) > 0 {
			m.block("")
		}
		if a.Rationale != "" {
			m.block("> " + strings.ReplaceAll(escaped(a.Rationale), "\n", "\n> "))
		}
		if len(a.Submitted) > 0 {
			m.block("Its present words:")
		}
		m.changes(a.Changes)
		if len(a.Submitted) > 0 {
			m.block("As submitted:")
			m.changes(a.Submitted)
		}
	}
}

func (m marker) changes(all []Change) {
	for _, c := range all {
		var b strings.Builder
		b.WriteString("- " + escaped(c.place()) + ": ")
		for _, run := range c.Runs {
			b.WriteString(marked(run))
		}
		m.out.WriteString(b.String() + "\n")
	}
	if len(all) > 0 {
		m.block("")
	}
}

// marked puts the marks around a run, blanks at its ends outside.
func marked(run Run) string {
	words := inline(run.Parts)
	mark := map[string]string{diffing.Insert: "**", diffing.Delete: "~~"}[run.Op]
	core := strings.TrimSpace(words)
	if mark == "" || core == "" {
		return words
	}
	before, after, _ := strings.Cut(words, core)
	return before + mark + core + mark + after
}

// inline writes parts with emphasis between underscores, apart from the marks of
// a change.
func inline(parts []text.Part) string {
	var b strings.Builder
	for _, p := range parts {
		switch {
		case p.Note > 0:
			b.WriteString(text.Superscript(p.Note))
		case p.Emphasis && strings.TrimSpace(p.Text) != "":
			core := strings.TrimSpace(p.Text)
			before, after, _ := strings.Cut(p.Text, core)
			b.WriteString(before + "_" + escaped(core) + "_" + after)
		default:
			b.WriteString(escaped(p.Text))
		}
	}
	return b.String()
}

func (m marker) versions() {
	m.heading(2, "Versions of the text")
	m.out.WriteString("| Version | Date | Why | By | Hash |\n| --- | --- | --- | --- | --- |\n")
	for _, v := range m.paper.Versions {
		fmt.Fprintf(m.out, "| %d | %s | %s | %s | `%s` |\n", v.Number, m.paper.moment(v.At), cell(v.Why), cell(v.By), v.Hash)
	}
	m.block("")
}

// escaped keeps words from being read as marks.
func escaped(words string) string { return markdown.Escape(words) }

// cell are words in one line of a table.
func cell(words string) string {
	return strings.NewReplacer("|", `\|`, "\n", " ").Replace(escaped(words))
}
