package docx

import (
	"chapeau/drafting/amend"
	"chapeau/drafting/text"
)

// credit tells whose a change is. A place is a clause id, or `title`, `body`,
// `footnote:` with a key, `annex:` with a number.
type credit interface {
	// words says how a place's inline text became another.
	words(place, base, changed string) weave
	// arrival, departure and move say who brings a clause, takes it out or moves it.
	arrival(c *text.Clause) []amend.Span
	departure(c *text.Clause) string
	move(root string) string
	// moves tells of a clause that somebody moves it.
	moves(id string) bool
	// consequence says whose doing it is that something is printed otherwise
	// although nobody changed its words: an end, a reference, a repeated number.
	consequence(place string, before, after *atom) string
	// renumbered says whose doing it is that a clause is labelled in another way.
	renumbered(id string) string
}

func (a Attribution) words(place, base, changed string) weave {
	w := wovenBy(base, changed, a.By)
	if spans := a.Spans[place]; amend.Joined(spans) == changed {
		w.inserted = amend.SpansByHunk(changed, w.hunks, spans)
	}
	return w
}

func (a Attribution) arrival(c *text.Clause) []amend.Span {
	if spans := a.Spans[c.ID]; amend.Joined(spans) == c.Text && len(spans) > 0 {
		return spans
	}
	return []amend.Span{{Text: c.Text, Source: a.By}}
}

func (a Attribution) departure(*text.Clause) string { return a.By }

func (a Attribution) move(string) string { return a.By }

func (a Attribution) moves(string) bool { return false }

func (a Attribution) consequence(string, *atom, *atom) string { return a.By }

func (a Attribution) renumbered(string) string { return a.By }
