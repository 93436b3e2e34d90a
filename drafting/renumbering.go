package drafting

import (
	"context"
	"strings"

	"chapeau/drafting/rules"
	"chapeau/drafting/text"
)

// Numbering is what finalizing the numbering of a draft's current text does to what
// a reader sees, and what stands against it. Labels and References hold what
// changes; Notes all notes in their final order.
type Numbering struct {
	Version     int                   `json:"version"`
	NoteProfile rules.FootnoteProfile `json:"note_profile"`
	Labels      []Renaming            `json:"labels"`
	References  []Renaming            `json:"references"`
	Notes       []Renumbering         `json:"notes"`
	Hindrances  []Hindrance           `json:"hindrances"`
}

// Renaming is the printed label of a clause, or the words of a reference in it, as
// the negotiation had it and as it becomes; Note is the key of a footnote where the
// reference stands in one, and Clause is then empty.
type Renaming struct {
	Clause string `json:"clause"`
	Note   string `json:"note,omitempty"`
	Before string `json:"before"`
	After  string `json:"after"`
}

// Renumbering is a note's number in the first version, 0 where it was not there,
// and its final one.
type Renumbering struct {
	Key    string `json:"key"`
	Before int    `json:"before,omitempty"`
	After  int    `json:"after"`
}

// Numbering shows what finalizing the numbering of a draft would change, and
// changes nothing. Errors: not_found, forbidden for outsiders.
func (s *Service) Numbering(ctx context.Context, actor Actor, draftID string) (Numbering, error) {
	return view(ctx, s, func(r Snapshot) (Numbering, error) {
		draft, st, err := seeDraft(r, actor, draftID)
		if err != nil {
			return Numbering{}, err
		}
		if err := st.require(CheckTexts); err != nil {
			return Numbering{}, err
		}
		current, err := r.Version(draftID, draft.Version)
		if err != nil {
			return Numbering{}, err
		}
		still, err := layoutOf(r, draft, false)
		if err != nil {
			return Numbering{}, err
		}
		return renumber(current, still), nil
	})
}

// renumber compares a text under its numbers in the negotiation with what it
// becomes. Numbers of preambular paragraphs are never printed in an adopted text.
func renumber(current Version, still text.Options) Numbering {
	n := Numbering{Version: current.Number, NoteProfile: rules.ReuseIndicators, Hindrances: hindrancesOf(current.Text, still)}
	if still.Notes == text.Once {
		n.NoteProfile = rules.IndicatorsOnce
	}
	first := still.Reference
	still.PreambularNumbers = false
	before := text.Layout(current.Text, still)
	after := text.Layout(text.Finalize(current.Text), text.Options{Numbering: text.Final, Notes: still.Notes})
	n.Labels, n.References = []Renaming{}, []Renaming{}
	earlier, lines := allLines(before), allLines(after)
	for i, line := range lines {
		if was := earlier[i]; was.Label != line.Label {
			n.Labels = append(n.Labels, Renaming{Clause: line.Clause.ID, Before: was.Label, After: line.Label})
		}
		n.References = append(n.References, renamedReferences(Renaming{Clause: line.Clause.ID}, earlier[i].Parts, line.Parts)...)
	}
	for i, note := range after.Notes {
		n.References = append(n.References, renamedReferences(Renaming{Note: note.Key}, before.Notes[i].Parts, note.Parts)...)
	}
	n.Notes = renumberedNotes(text.Layout(first, text.Options{Notes: still.Notes}), after)
	return n
}

// allLines are a page's, those of its annexes last.
func allLines(p *text.Page) []text.Line {
	lines := p.Lines
	for _, annex := range p.Annexes {
		lines = append(lines[:len(lines):len(lines)], annex.Lines...)
	}
	return lines
}

// renamedReferences are those in one passage that print other words than before.
func renamedReferences(in Renaming, before, after []text.Part) []Renaming {
	was, is := referenceWords(before), referenceWords(after)
	var renamed []Renaming
	for i := range is {
		if is[i] != was[i] {
			in.Before, in.After = was[i], is[i]
			renamed = append(renamed, in)
		}
	}
	return renamed
}

func referenceWords(parts []text.Part) []string {
	var words []string
	for _, p := range parts {
		if len(p.Refs) > 0 {
			words = append(words, strings.TrimSpace(p.Text))
		}
	}
	return words
}

func renumberedNotes(first, final *text.Page) []Renumbering {
	numbers := map[string]int{}
	for _, note := range first.Notes {
		numbers[note.Key] = note.Number
	}
	notes := []Renumbering{}
	for _, note := range final.Notes {
		notes = append(notes, Renumbering{Key: note.Key, Before: numbers[note.Key], After: note.Number})
	}
	return notes
}
