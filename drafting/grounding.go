package drafting

import (
	"context"

	"chapeau/drafting/action"
	"chapeau/drafting/amend"
	"chapeau/drafting/text"
)

// Ground is what a sub-amendment changes: an amendment, in one revision, and the
// text that it proposes there.
type Ground struct {
	AmendmentID string     `json:"amendment_id"`
	Label       string     `json:"label"`
	By          string     `json:"by"`
	Revision    int        `json:"revision"`
	Text        *text.Text `json:"text"`
}

// ground is what a wording is made for: a version of the draft or what another
// amendment proposes.
type ground struct {
	version int
	text    *text.Text
	parent  Amendment // of a sub-amendment
	its     Revision
	base    *text.Text // what the parent changes
}

// ground loads what a new wording is made for, which must be what is there now.
// Errors: stale where it moved on.
func (w *work) ground(st standing, draft Draft, toID string, toRevision, version int) (ground, error) {
	if toID == "" {
		base, err := currentBase(w, draft, version)
		return ground{version: version, text: base}, err
	}
	parent, err := amendable(w, st, draft, toID)
	if err != nil {
		return ground{}, err
	}
	if toRevision != parent.Revision {
		return ground{}, errStaleRevision(parent, toRevision)
	}
	return w.groundOn(parent)
}

// groundOn is what an amendment's latest wording is to amendments to it.
func (w *work) groundOn(parent Amendment) (ground, error) {
	its, err := w.Revision(parent.ID, parent.Revision)
	if err != nil {
		return ground{}, err
	}
	base, err := baseText(w, parent, its)
	if err != nil {
		return ground{}, err
	}
	proposed, err := action.Proposed(base, its.Content)
	return ground{version: parent.Base, text: proposed, parent: parent, its: its, base: base}, err
}

// groundOf is ground for an amendment that is there already.
func (w *work) groundOf(a Amendment, draft Draft, in AmendmentChange) (ground, error) {
	st, err := standingOf(w, w.actor, draft.CommitteeID)
	if err != nil {
		return ground{}, err
	}
	return w.ground(st, draft, a.ToID, in.ToRevision, in.Base)
}

// covers refuses a sub-amendment that changes what its amendment leaves alone.
func (g ground) covers(sub amend.Amendment) error {
	if g.parent.ID == "" {
		return nil
	}
	return action.WithinParent(g.base, g.its.Content, sub)
}

func (g ground) shown() *Ground {
	if g.parent.ID == "" {
		return nil
	}
	return &Ground{g.parent.ID, g.parent.Label, g.parent.By, g.its.Number, g.text}
}

// groundShown is what a sub-amendment's wording was made for; nil for another.
func groundShown(r Snapshot, a Amendment, wording Revision, base *text.Text) (*Ground, error) {
	if a.ToID == "" {
		return nil, nil
	}
	parent, err := r.Amendment(a.ToID)
	return &Ground{parent.ID, parent.Label, parent.By, wording.ToRevision, base}, err
}

// newRevisionOn is the amendment's next revision on a ground.
func (w *work) newRevisionOn(a *Amendment, g ground, content amend.Amendment, reason RevisionReason) (Revision, error) {
	return w.repeat(a, Revision{Content: content, ToRevision: g.its.Number}, g.version, reason)
}

// ProposedText is what an amendment proposes, whole, in one of its revisions or,
// where that is 0, in the latest: what a sub-amendment or a division is worded
// against. What was written before it was submitted stays its owner's. Errors:
// not_found.
func (s *Service) ProposedText(ctx context.Context, actor Actor, id string, revision int) (Ground, error) {
	return view(ctx, s, func(r Snapshot) (Ground, error) {
		a, _, st, err := seeAmendment(r, actor, id)
		if err != nil {
			return Ground{}, err
		}
		if revision == 0 {
			revision = a.Revision
		}
		if revision < a.SubmittedRevision && !st.owns(a.DelegationID, a.Author.ID) {
			return Ground{}, noSuch("amendment", id)
		}
		its, err := r.Revision(a.ID, revision)
		if err != nil {
			return Ground{}, err
		}
		proposed, err := proposedText(r, a, its)
		return Ground{a.ID, a.Label, a.By, revision, proposed}, err
	})
}

// proposedText is what an amendment makes of its base in one wording.
func proposedText(r Snapshot, a Amendment, wording Revision) (*text.Text, error) {
	base, err := baseText(r, a, wording)
	if err != nil {
		return nil, err
	}
	return action.Proposed(base, wording.Content)
}

// trySub shows what a sub-amendment would do to what its amendment proposes. One
// that was worded against an older wording of it is shown as it would be carried
// over.
func (s *Service) trySub(r Snapshot, draft Draft, st standing, in AmendmentInput) (AmendmentView, error) {
	parent, its, proposed, err := subBase(r, st, draft, in.To)
	if err != nil {
		return AmendmentView{}, err
	}
	seen, ground := its, proposed
	if in.ToRevision != its.Number {
		if seen, ground, err = earlierWording(r, st, parent, in.ToRevision); err != nil {
			return AmendmentView{}, err
		}
	}
	in.Base = parent.Base
	a, content, err := s.prepare(r, draft, st, ground, in)
	if err != nil {
		return AmendmentView{}, err
	}
	base, err := baseText(r, parent, seen)
	if err != nil {
		return AmendmentView{}, err
	}
	if err := action.WithinParent(base, seen.Content, content.amendment); err != nil {
		return AmendmentView{}, err
	}
	tried := AmendmentView{Amendment: a, Content: content.amendment, Changes: changesOf(ground, content.result)}
	tried.Ground = &Ground{parent.ID, parent.Label, parent.By, its.Number, proposed}
	if seen.Number == its.Number {
		return tried, nil
	}
	return tried, tried.carryTo(r, parent, seen, its, proposed)
}

// earlierWording is a wording of an amendment that has been reworded since, and
// the text that it proposed.
func earlierWording(r Snapshot, st standing, a Amendment, revision int) (Revision, *text.Text, error) {
	if revision < max(1, a.SubmittedRevision) && !st.owns(a.DelegationID, a.Author.ID) {
		return Revision{}, nil, errStaleRevision(a, revision)
	}
	its, err := r.Revision(a.ID, revision)
	if err != nil {
		return Revision{}, nil, errStaleRevision(a, revision)
	}
	proposed, err := proposedText(r, a, its)
	return its, proposed, err
}

// carryTo takes what was tried on an earlier wording of an amendment over to its
// latest.
func (v *AmendmentView) carryTo(r Snapshot, parent Amendment, seen, now Revision, proposed *text.Text) error {
	after, err := baseText(r, parent, now)
	if err != nil {
		return err
	}
	result, err := carrySub(r, parent, Revision{Content: v.Content, ToRevision: seen.Number}, now, after)
	if err != nil {
		return err
	}
	v.Content, v.Rebase = result.Amendment, &result
	v.Changes = changesOf(proposed, result.Text)
	return nil
}
