package drafting

import (
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
	parent, its, proposed, err := subBase(w, st, draft, toID)
	if err != nil {
		return ground{}, err
	}
	if toRevision != parent.Revision {
		return ground{}, errStaleRevision(parent, toRevision)
	}
	base, err := baseText(w, parent, its)
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

// trySub shows what a sub-amendment would do to what its amendment proposes.
func (s *Service) trySub(r Snapshot, draft Draft, st standing, in AmendmentInput) (AmendmentView, error) {
	parent, its, proposed, err := subBase(r, st, draft, in.To)
	if err != nil {
		return AmendmentView{}, err
	}
	if in.ToRevision != parent.Revision {
		return AmendmentView{}, errStaleRevision(parent, in.ToRevision)
	}
	in.Base = parent.Base
	a, content, err := s.prepare(r, draft, st, proposed, in)
	if err != nil {
		return AmendmentView{}, err
	}
	base, err := baseText(r, parent, its)
	if err != nil {
		return AmendmentView{}, err
	}
	if err := action.WithinParent(base, its.Content, content.amendment); err != nil {
		return AmendmentView{}, err
	}
	g := ground{parent: parent, its: its, text: proposed}
	return AmendmentView{Amendment: a, Content: content.amendment, Changes: changesOf(proposed, content.result), Ground: g.shown()}, nil
}
