// Package plaincopy reads a plain text or a Markdown file as an edited copy of a
// draft that is known. Such a file cannot hold all that a text holds: references
// are printed as words, and plain text has no emphasis. What the copy only cannot
// show is no change; where its words are the draft's, they stay as the draft has
// them.
package plaincopy

import (
	"maps"
	"slices"

	"chapeau/diffing"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/formats/reporttext"
	"chapeau/drafting/text"
)

// Read gives the operations that make the copy of the base, and what a person
// should look at. The options are those that the file was written with; its
// paragraphs are told by what they say. Errors: those of reporttext.Read; invalid
// for a report, or a change that no operation can express.
func Read(data []byte, base *text.Text, o text.Options) ([]amend.Op, []string, error) {
	found, err := reporttext.Read(data)
	if err != nil {
		return nil, nil, err
	}
	if found.Text == nil {
		return nil, nil, fault.Invalidf("", "the file holds a report of several instruments, not a copy of this draft")
	}
	copied := text.WithoutIDs(found.Text)
	r := restorer{printed: text.Layout(base, o).Phrases(), marked: hasEmphasis(copied)}
	r.notes(base, copied)
	a, err := amend.FromCopy(base, copied, "", "")
	if err != nil {
		return nil, nil, err
	}
	changed, err := amend.Apply(base, a)
	if err != nil {
		return nil, nil, err
	}
	r.text(base, changed)
	restored, err := text.Canonical(changed)
	if err != nil {
		return nil, nil, err
	}
	return amend.Operations(base, restored), found.Notes, nil
}

func hasEmphasis(t *text.Text) bool {
	for _, inline := range t.Texts() {
		for _, piece := range text.Inlines(inline) {
			if piece.Emphasis {
				return true
			}
		}
	}
	return false
}

// restorer gives words back what a plain file cannot show of them.
type restorer struct {
	printed text.Phrases // of the base's references
	marked  bool         // the copy shows emphasis: it means what it shows
}

// notes gives the copy's notes that say the same as the base's their form, by
// which they are told to be these.
func (r restorer) notes(base, copied *text.Text) {
	known := map[string]string{}
	for _, key := range slices.Sorted(maps.Keys(base.Footnotes)) {
		note := base.Footnotes[key]
		known[text.PlainWords(r.strips("", note).words())] = note
	}
	for key, note := range copied.Footnotes {
		if same, ok := known[text.PlainWords(note)]; ok {
			copied.Footnotes[key] = r.inline("", same, note)
		}
	}
}

func (r restorer) text(base, changed *text.Text) {
	changed.Title = r.inline("", base.Title, changed.Title)
	changed.Body = r.inline("", base.Body, changed.Body)
	for key, note := range changed.Footnotes {
		if known, ok := base.Footnotes[key]; ok {
			changed.Footnotes[key] = r.inline("", known, note)
		}
	}
	changed.Walk(func(c, _ *text.Clause) bool {
		if known := base.Find(c.ID); known != nil {
			c.Text = r.inline(c.ID, known.Text, c.Text)
		}
		return true
	})
}

// inline is the copy's words with the marks of the known ones where both say the
// same.
func (r restorer) inline(clause, known, copied string) string {
	if known == copied {
		return known
	}
	before, after := r.strips(clause, known), r.strips(clause, copied)
	var out stripWriter
	for _, run := range diffing.Words(before.words(), after.words()) {
		switch run.Op {
		case diffing.Equal:
			came := after.cut(len(run.Text))
			kept := before.cut(len(run.Text))
			if r.marked {
				kept.emphasizeLike(came)
			}
			out.add(kept)
		case diffing.Delete:
			before.cut(len(run.Text))
		case diffing.Insert:
			out.add(after.cut(len(run.Text)))
		}
	}
	return out.String()
}
