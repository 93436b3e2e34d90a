package drafting

import (
	"context"
	"slices"

	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/lint"
	"chapeau/drafting/text"
)

// SequenceSuggestions are the openings that the paragraphs of a draft's current
// text would have by the convention of Also and Further. Nothing is changed by
// them. Errors: not_found, forbidden for outsiders.
func (s *Service) SequenceSuggestions(ctx context.Context, actor Actor, draftID string) ([]lint.SequenceChange, error) {
	return view(ctx, s, func(r Snapshot) ([]lint.SequenceChange, error) {
		draft, st, err := seeDraft(r, actor, draftID)
		if err != nil {
			return nil, err
		}
		if err := st.require(CheckTexts); err != nil {
			return nil, err
		}
		current, err := r.Version(draftID, draft.Version)
		if err != nil {
			return nil, err
		}
		return list(lint.Sequence(current.Text)), nil
	})
}

// SequenceChoice takes the suggestion of an opening for one clause. From may be
// left out.
type SequenceChoice struct {
	Clause string `json:"clause"`
	From   string `json:"from,omitempty"`
	To     string `json:"to"`
}

// ResequenceInput are the suggestions that the secretariat takes, some or all.
type ResequenceInput struct {
	ExpectedVersion int              `json:"expected_version"`
	Changes         []SequenceChoice `json:"changes"`
}

// Resequence writes a version of an adopted text with the openings that were
// chosen among the suggestions. The words are the secretariat's, of no delegation,
// and the change is made at the desk, in no meeting. Errors: forbidden, stale,
// invalid for what is not suggested, conflict where the draft is not adopted or its
// numbering is finalized.
func (s *Service) Resequence(ctx context.Context, actor Actor, draftID string, in ResequenceInput) (Version, error) {
	return write(ctx, s, actor, "resequence", []any{draftID, in}, func(w *work) (Version, error) {
		draft, err := w.adoptedAt(draftID, FinalizeTexts, in.ExpectedVersion)
		if err != nil {
			return Version{}, err
		}
		if draft.NumberedAt != nil {
			return Version{}, fault.New(fault.Conflict, "", "the numbering of %s is finalized: the sequence is settled before that", draft.name())
		}
		current, err := w.Version(draftID, draft.Version)
		if err != nil {
			return Version{}, err
		}
		content, err := in.amendment(current.Text, versionSource(draft.Version+1), w.by.Name)
		if err != nil {
			return Version{}, err
		}
		result, err := amend.Apply(current.Text, content)
		if err != nil {
			return Version{}, err
		}
		if err := checkResequenced(current.Text, result); err != nil {
			return Version{}, err
		}
		advance, err := w.advance(draft, current, result, Version{Reason: Resequenced}, nil, openAmendments{})
		return advance.Version, err
	})
}

// amendment is what the choices change, each of which must be suggested now.
func (in ResequenceInput) amendment(t *text.Text, id, by string) (amend.Amendment, error) {
	if len(in.Changes) == 0 {
		return amend.Amendment{}, fault.Invalidf("changes", "no suggestion is taken: name at least one")
	}
	suggested := lint.Sequence(t)
	content := amend.Amendment{Schema: amend.Schema, ID: id, By: by}
	for i, choice := range in.Changes {
		if slices.ContainsFunc(in.Changes[:i], func(c SequenceChoice) bool { return c.Clause == choice.Clause }) {
			return amend.Amendment{}, fault.Invalidf("changes", "clause %s is named twice", choice.Clause)
		}
		change, err := choice.among(suggested)
		if err != nil {
			return amend.Amendment{}, err
		}
		content.Ops = append(content.Ops, amend.Op{Kind: amend.Edit, Clause: change.Clause, Find: change.From, With: &change.To, Occurrence: 1})
	}
	return content, nil
}

// among finds the suggestion that a choice takes.
func (c SequenceChoice) among(suggested []lint.SequenceChange) (lint.SequenceChange, error) {
	at := slices.IndexFunc(suggested, func(s lint.SequenceChange) bool { return s.Clause == c.Clause })
	if at < 0 {
		return lint.SequenceChange{}, fault.Invalidf("changes", "nothing is suggested for clause %s as the text stands: look at the suggestions again", c.Clause)
	}
	change := suggested[at]
	if c.To != change.To || c.From != "" && c.From != change.From {
		return lint.SequenceChange{}, fault.Invalidf("changes", "for clause %s it is suggested to write %q in the place of %q: take that or leave it", c.Clause, change.To, change.From)
	}
	return change, nil
}

// checkResequenced holds the law that only openings change, and in these nothing
// but the sequence.
func checkResequenced(before, after *text.Text) error {
	openings := map[string]string{}
	for _, c := range before.Clauses {
		openings[c.ID] = c.Text
	}
	restored := *after
	restored.Clauses = make([]*text.Clause, len(after.Clauses))
	for i, c := range after.Clauses {
		earlier, known := openings[c.ID]
		if !known || c.Text != earlier && !lint.OnlySequenceDiffers(earlier, c.Text) {
			return brokenLaw("clause %s would change in more than its opening", c.ID)
		}
		as := *c
		as.Text = earlier
		restored.Clauses[i] = &as
	}
	if text.Hash(&restored, "") != text.Hash(before, "") {
		return brokenLaw("resequencing would change more than openings")
	}
	return nil
}
