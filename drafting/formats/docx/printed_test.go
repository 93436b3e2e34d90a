package docx_test

import (
	"fmt"
	"strings"

	"chapeau/drafting/text"
)

// printed are the paragraphs of a text as its layout prints them: the label, a
// tab, the words, with the marks that the readers of documents write too: ‹i› and
// ‹/i› around emphasis, ‹n number: words› for a note where it is first cited,
// ‹r number› where its number is repeated. Empty paragraphs are left out.
func printed(t *text.Text, o text.Options) []string {
	page := text.Layout(t, o)
	p := printing{notes: make(map[string]text.NoteLine), seen: make(map[string]bool)}
	for _, n := range page.Notes {
		p.notes[n.Key] = n
	}
	p.add("", page.Title)
	p.add("", page.Body)
	p.lines(page.Lines)
	for _, a := range page.Annexes {
		p.add("", a.Title)
		p.lines(a.Lines)
	}
	return p.paragraphs
}

type printing struct {
	notes      map[string]text.NoteLine
	seen       map[string]bool
	paragraphs []string
}

func (p *printing) lines(lines []text.Line) {
	for _, l := range lines {
		p.add(l.Label, l.Parts)
	}
}

func (p *printing) add(label string, parts []text.Part) {
	if words := p.words(parts); label != "" || words != "" {
		p.paragraphs = append(p.paragraphs, label+"\t"+words)
	}
}

func (p *printing) words(parts []text.Part) string {
	var b strings.Builder
	for _, part := range parts {
		switch {
		case part.Note > 0 && !p.seen[part.NoteKey]:
			p.seen[part.NoteKey] = true
			fmt.Fprintf(&b, "‹n %d: %s›", part.Note, p.words(p.notes[part.NoteKey].Parts))
		case part.Note > 0:
			fmt.Fprintf(&b, "‹r %d›", part.Note)
		case part.Emphasis:
			b.WriteString("‹i›" + part.Text + "‹/i›")
		default:
			b.WriteString(part.Text)
		}
	}
	return joinMarks(b.String())
}

// joinMarks makes one emphasis of two that touch.
func joinMarks(s string) string { return strings.ReplaceAll(s, "‹/i›‹i›", "") }
