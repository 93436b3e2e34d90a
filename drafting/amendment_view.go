package drafting

import (
	"context"
	"slices"

	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// AmendmentView is an amendment as people read it: Content is its latest
// wording, Changes what that does to its base, only where it differs. Rebase
// tells how it stands on what it changes as that is now, where its base is older.
// Ground is what a sub-amendment changes.
type AmendmentView struct {
	Amendment
	Content amend.Amendment     `json:"content"`
	Changes *amend.Comparison   `json:"changes,omitempty"`
	Rebase  *amend.RebaseResult `json:"rebase,omitempty"`
	Ground  *Ground             `json:"ground,omitempty"`
}

// changesOf is the comparison of two texts without the clauses that are the
// same.
func changesOf(base, result *text.Text) *amend.Comparison {
	c := amend.Compare(base, result)
	c.Clauses = slices.DeleteFunc(c.Clauses, func(d amend.ClauseDiff) bool { return d.Status == amend.Same })
	return &c
}

// showAmendment loads what people read of an amendment.
func showAmendment(r Snapshot, a Amendment, draft Draft) (AmendmentView, error) {
	revision, err := r.Revision(a.ID, a.Revision)
	if err != nil {
		return AmendmentView{}, err
	}
	shown := AmendmentView{Amendment: a, Content: revision.Content}
	base, err := baseText(r, a, revision)
	if err != nil {
		return AmendmentView{}, err
	}
	result, err := amend.Apply(base, revision.Content)
	if err != nil {
		return AmendmentView{}, fault.Wrap(err, "%s no longer fits its own base", a.name())
	}
	shown.Changes = changesOf(base, result)
	if shown.Ground, err = groundShown(r, a, revision, base); err != nil {
		return AmendmentView{}, err
	}
	behind, err := isBehind(r, a, draft)
	if err != nil || a.Status.Final() || !behind {
		return shown, err
	}
	rebase, err := rebaseNow(r, a, revision, draft)
	if err != nil {
		return AmendmentView{}, err
	}
	shown.Rebase = &rebase
	return shown, nil
}

// Amendment returns one amendment: not_found where the actor may not see it.
func (s *Service) Amendment(ctx context.Context, actor Actor, id string) (AmendmentView, error) {
	return view(ctx, s, func(r Snapshot) (AmendmentView, error) {
		a, draft, st, err := seeAmendment(r, actor, id)
		if err != nil {
			return AmendmentView{}, err
		}
		return showAmendment(r, st.shownAmendment(a), draft)
	})
}

// Wording is an amendment as it was at one time. Ground is what a sub-amendment's
// amendment proposed then, nil for an amendment to a version of the draft.
type Wording struct {
	Revision
	Ground *text.Text
}

// AmendmentHistory is every wording of an amendment, oldest first. What was
// written before it was submitted stays its owner's; whom it is shared with before
// reads the latest.
func (s *Service) AmendmentHistory(ctx context.Context, actor Actor, id string) ([]Wording, error) {
	return view(ctx, s, func(r Snapshot) ([]Wording, error) {
		a, _, st, err := seeAmendment(r, actor, id)
		if err != nil {
			return nil, err
		}
		all, err := r.Revisions(id)
		if err != nil {
			return nil, err
		}
		if !st.owns(a.DelegationID, a.Author.ID) {
			first := a.SubmittedRevision
			if a.SubmittedAt == nil {
				first = a.Revision
			}
			all = slices.DeleteFunc(all, func(r Revision) bool { return r.Number < first })
		}
		return wordings(r, a, all)
	})
}

func wordings(r Snapshot, a Amendment, all []Revision) ([]Wording, error) {
	history := make([]Wording, len(all))
	for i, revision := range all {
		history[i].Revision = revision
		if a.ToID == "" {
			continue
		}
		var err error
		if history[i].Ground, err = baseText(r, a, revision); err != nil {
			return nil, err
		}
	}
	return history, nil
}
