package record

import (
	"maps"
	"slices"
	"unicode"
	"unicode/utf8"

	"chapeau/diffing"
	"chapeau/drafting/amend"
	"chapeau/drafting/text"
)

// Change is one paragraph, or the title, the body line or a note, with the words
// that change in it. Place is what a reader calls it, What says what becomes of it
// as a whole, empty where only words change.
type Change struct {
	Place string
	What  string
	Runs  []Run
}

// Run is a stretch of words that stay, come or go.
type Run struct {
	Op    string // diffing.Equal, diffing.Insert or diffing.Delete
	Parts []text.Part
}

// Tracked lists what differs between two texts, in the order of the text, under
// the numbers that the options give the first one.
func Tracked(base, changed *text.Text, o text.Options) []Change {
	changedOptions := o
	changedOptions.Numbering, changedOptions.Reference = text.Still, base
	t := tracker{base: newSide(base, o), changed: newSide(changed, changedOptions)}
	var changes []Change
	for _, d := range amend.Compare(base, changed).Clauses {
		if d.Status != amend.Same {
			changes = append(changes, t.change(d))
		}
	}
	return append(changes, t.notes()...)
}

// tracker compares two texts as they are laid out.
type tracker struct {
	base, changed side
}

// side is one of the texts: what its clauses are called, its references as they
// are printed and the numbers of its notes.
type side struct {
	text    *text.Text
	labels  map[string]string
	phrases text.Phrases
	numbers map[string]int
}

func newSide(t *text.Text, o text.Options) side {
	page := text.Layout(t, o)
	s := side{text: t, labels: text.Labels(t, o.Numbering, o.Reference), phrases: page.Phrases(), numbers: map[string]int{}}
	for _, note := range page.Notes {
		s.numbers[note.Key] = note.Number
	}
	return s
}

func (t tracker) change(d amend.ClauseDiff) Change {
	from := t.changed
	if d.Status == amend.Deleted {
		from = t.base
	}
	c, in := Change{Place: from.name(d.Clause)}, d.Clause
	if headings[in] != "" {
		in = ""
	}
	switch d.Status {
	case amend.Deleted:
		c.What = "deleted"
	case amend.Inserted:
		c.What = "new"
	case amend.Moved:
		c.What = "moved " + t.changed.standsAfter(d.Clause)
	}
	for _, run := range d.Runs {
		c.Runs = append(c.Runs, Run{run.Op, t.parts(run, in)})
	}
	return c
}

// headings are what is compared like clauses and is none.
var headings = map[string]string{"title": "Title", "body": "Body line"}

func (s side) name(clause string) string {
	if heading := headings[clause]; heading != "" {
		return heading
	}
	return capital(text.Name(s.text, s.labels, clause))
}

// standsAfter says behind which paragraph of its kind a clause stands.
func (s side) standsAfter(clause string) string {
	siblings := s.siblings(clause)
	i := slices.IndexFunc(siblings, func(c *text.Clause) bool { return c.ID == clause })
	if i < 1 || siblings[i-1].Kind != siblings[i].Kind {
		return "to the beginning"
	}
	return "behind " + text.Name(s.text, s.labels, siblings[i-1].ID)
}

// siblings are a clause and those that stand beside it.
func (s side) siblings(clause string) []*text.Clause {
	lists := [][]*text.Clause{s.text.Clauses}
	for _, annex := range s.text.Annexes {
		lists = append(lists, annex.Clauses)
	}
	s.text.Walk(func(c, _ *text.Clause) bool {
		lists = append(lists, c.Children)
		return true
	})
	for _, list := range lists {
		if slices.ContainsFunc(list, func(c *text.Clause) bool { return c.ID == clause }) {
			return list
		}
	}
	return nil
}

// parts are the words of a run in a clause; the clause is empty for those of the
// title, the body line and notes.
func (t tracker) parts(run diffing.Run, clause string) []text.Part {
	from := t.changed
	if run.Op == diffing.Delete {
		from = t.base
	}
	var parts []text.Part
	for _, piece := range text.Inlines(run.Text) {
		switch piece.Kind {
		case text.Note:
			parts = append(parts, text.Part{Note: from.numbers[piece.Keys[0]], NoteKey: piece.Keys[0]})
		case text.Ref:
			parts = append(parts, text.Part{Text: from.phrases.In(clause, piece.Keys), Refs: piece.Keys, Emphasis: piece.Emphasis})
		default:
			parts = append(parts, text.Part{Text: piece.Text, Emphasis: piece.Emphasis})
		}
	}
	return parts
}

// notes are the footnotes that come, go or change their words.
func (t tracker) notes() []Change {
	keys := map[string]bool{}
	for key := range t.base.text.Footnotes {
		keys[key] = true
	}
	for key := range t.changed.text.Footnotes {
		keys[key] = true
	}
	var changes []Change
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		before, after := t.base.text.Footnotes[key], t.changed.text.Footnotes[key]
		if before == after {
			continue
		}
		c := Change{Place: "Note"}
		for _, run := range diffing.Words(before, after) {
			c.Runs = append(c.Runs, Run{run.Op, t.parts(run, "")})
		}
		changes = append(changes, c)
	}
	return changes
}

func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(first)) + s[size:]
}
