package text

import (
	"slices"
	"strings"
)

// AllLines are the lines of the text and those of its annexes, in reading order.
func (p *Page) AllLines() []Line {
	lines := slices.Clone(p.Lines)
	for _, annex := range p.Annexes {
		lines = append(lines, annex.Lines...)
	}
	return lines
}

// Phrases are the words that a page prints for its live references: "paragraph 3
// above".
type Phrases map[string]string

// Phrases collects the page's. What is printed depends on where it stands: on the
// clause, the same for the title, the body line, the titles of annexes and notes.
func (p *Page) Phrases() Phrases {
	phrases := make(Phrases)
	phrases.add("", p.Title)
	phrases.add("", p.Body)
	for _, annex := range p.Annexes {
		phrases.add("", annex.Title)
	}
	for _, n := range p.Notes {
		phrases.add("", n.Parts)
	}
	for _, l := range p.AllLines() {
		phrases.add(l.Clause.ID, l.Parts)
	}
	return phrases
}

func (p Phrases) add(clause string, parts []Part) {
	for _, part := range parts {
		if len(part.Refs) > 0 {
			p[phraseKey(clause, part.Refs)] = part.Text
		}
	}
}

// In is what a reference to some clauses prints in a clause; the clause is empty
// for one in the title, the body line, the title of an annex or a note. It is empty
// where the page has no such reference there.
func (p Phrases) In(clause string, ids []string) string { return p[phraseKey(clause, ids)] }

// phraseKey divides by a blank, which no id has.
func phraseKey(clause string, ids []string) string { return clause + " " + strings.Join(ids, ",") }
