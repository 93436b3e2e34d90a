package reporttext

import (
	"fmt"
	"regexp"
	"strings"

	"chapeau/drafting/text"
)

// document is the skeleton of a source: what stands before its first part, and
// its sections of instruments. A document with one instrument and no section
// heading has one section without letter.
type document struct {
	front    []paragraph
	sections []section
}

type section struct {
	letter, title string
	heading       paragraph
	intro         []paragraph
	instruments   []instrument
}

// instrument is the stretch of paragraphs of one resolution or decision.
type instrument struct {
	designation []paragraph // the line that announces it, the lines of a document's head before it
	kind        text.DocumentKind
	paragraphs  []paragraph
}

var sectionHeading = regexp.MustCompile(`^([A-Z])\. (\S.*)$`)

// splitDocument divides paragraphs at section headings and at the designations
// of instruments.
func splitDocument(paragraphs []paragraph) document {
	var d document
	for i, p := range paragraphs {
		if heading := sectionStart(paragraphs, i); heading != nil {
			d.sections = append(d.sections, section{letter: heading[1], title: heading[2], heading: p})
			continue
		}
		if kind := designationAt(paragraphs, i); kind != "" {
			d.open().instruments = append(d.open().instruments, instrument{designation: []paragraph{p}, kind: kind})
			continue
		}
		d.place(p)
	}
	return d
}

// open is the section that takes the next instrument.
func (d *document) open() *section {
	if len(d.sections) == 0 {
		d.sections = append(d.sections, section{})
	}
	return &d.sections[len(d.sections)-1]
}

func (d *document) place(p paragraph) {
	if len(d.sections) == 0 {
		d.front = append(d.front, p)
		return
	}
	s := d.open()
	if len(s.instruments) == 0 {
		s.intro = append(s.intro, p)
		return
	}
	last := &s.instruments[len(s.instruments)-1]
	last.paragraphs = append(last.paragraphs, p)
}

// sectionStart matches "A. Draft resolutions …" where a designation follows
// directly or after one introduction.
func sectionStart(paragraphs []paragraph, i int) []string {
	if paragraphs[i].label.kind != noLabel || paragraphs[i].part != Unknown || endMark(paragraphs[i].words) != 0 {
		return nil
	}
	for j := i + 1; j <= i+2 && j < len(paragraphs); j++ {
		if designationAt(paragraphs, j) != "" {
			return sectionHeading.FindStringSubmatch(paragraphs[i].words)
		}
	}
	return nil
}

func designationAt(paragraphs []paragraph, i int) text.DocumentKind {
	if part := paragraphs[i].part; part != Unknown && part != Designation || paragraphs[i].label.kind != noLabel || i+1 == len(paragraphs) {
		return ""
	}
	return designated(bare(paragraphs[i].words))
}

// bare takes the marks of bold and emphasis off a whole line.
func bare(words string) string { return strings.Trim(words, "*_ ") }

// one returns the only instrument of a document that holds a single text.
func (d document) one() (instrument, bool) {
	switch {
	case len(d.sections) == 0:
		return instrument{paragraphs: d.front}, true
	case len(d.sections) == 1 && d.sections[0].letter == "" && len(d.sections[0].instruments) == 1:
		only := d.sections[0].instruments[0]
		only.designation = append(append([]paragraph(nil), d.front...), only.designation...)
		return only, true
	default:
		return instrument{}, false
	}
}

// reader turns the skeleton into texts and collects remarks for the person.
type reader struct {
	notes   notebook
	uncited []*note // those still to be kept, once all indicators are read
	remarks []string

	given map[string]string // the footnotes of given paragraphs
	lang  string            // the language where the words do not tell it
	name  func(int) string  // what a place is called: "line 7"
	only  *draft            // of a document that holds one text
}

func (r *reader) remark(line int, format string, args ...any) {
	const enough = 200
	if len(r.remarks) < enough {
		r.remarks = append(r.remarks, r.name(line)+": "+fmt.Sprintf(format, args...))
	}
}

func (r *reader) sayLeftOut(lines []Line) {
	for _, l := range lines {
		r.remark(l.Number, "%q is a page number or a running head; it is left out", l.Words)
	}
}

func (r *reader) document(d document) (Result, error) {
	if only, single := d.one(); single {
		r.only = r.draft(only, span{-1, only.end()})
		t, err := r.finish(r.only)
		return Result{Text: t}, err
	}
	report, drafts := r.report(d)
	for i, s := range drafts {
		for _, draft := range s {
			t, err := r.finish(draft)
			if err != nil {
				return Result{}, err
			}
			report.Sections[i].Texts = append(report.Sections[i].Texts, t)
		}
	}
	return Result{Report: report}, nil
}

// report reads everything but leaves its texts to be finished: only when all
// are read is it known which footnotes nothing cites.
func (r *reader) report(d document) (*text.Report, [][]*draft) {
	report := &text.Report{Schema: text.ReportSchema}
	plain := inliner{remark: r.remark, given: r.given}
	if len(d.front) > 0 {
		report.Title = plain.joined(d.front[:1], " ")
		report.Subtitle = plain.joined(d.front[1:], " ")
	}
	drafts := make([][]*draft, len(d.sections))
	from := -1
	for i, s := range d.sections {
		report.Sections = append(report.Sections, text.Section{
			Letter: s.letter, Title: plain.sectionTitle(s), Intro: plain.joined(s.intro, "\n\n"), Texts: []*text.Text{},
		})
		for _, one := range s.instruments {
			to := max(from, one.end())
			drafts[i] = append(drafts[i], r.draft(one, span{from, to}))
			from = to
		}
	}
	return report, drafts
}

// sectionTitle is what stands behind the letter of a section.
func (in inliner) sectionTitle(s section) string {
	if !s.heading.given {
		return in.inline(paragraph{line: s.heading.line, words: s.title})
	}
	inline := in.withoutNotes(s.heading)
	plain := text.Flatten(inline)
	letter, _, _ := strings.Cut(plain.Words, ". ")
	return strings.TrimSpace(tail(inline, plain, len(letter)+len(". ")))
}

// end is the last place of a footnote that belongs to the instrument.
func (i instrument) end() int {
	if len(i.paragraphs) == 0 {
		return -1
	}
	return i.paragraphs[len(i.paragraphs)-1].place + 1
}

// joined writes paragraphs one after another, their labels in front.
func (in inliner) joined(paragraphs []paragraph, between string) string {
	words := make([]string, len(paragraphs))
	for i, p := range paragraphs {
		words[i] = text.Escape(p.label.printed) + in.inline(p)
	}
	return strings.Join(words, between)
}
