package drafting

import (
	"context"

	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// AmendmentChange is a new wording of an amendment, against the current
// version, or of a sub-amendment against what its amendment proposes in its
// revision ToRevision. A nil Rationale stays as it was.
type AmendmentChange struct {
	ExpectedRevision int        `json:"expected_revision"`
	ToRevision       int        `json:"to_revision,omitempty"`
	Base             int        `json:"base"`
	Ops              []amend.Op `json:"ops,omitempty"`
	Copy             *text.Text `json:"copy,omitempty"`
	Rationale        *string    `json:"rationale"`
}

// amendmentFor loads an amendment that the actor handles, with its open draft:
// stale where it is no longer at the revision expected.
func (w *work) amendmentFor(id string, expectedRevision int) (Amendment, Draft, error) {
	a, draft, st, err := seeAmendment(w, w.actor, id)
	if err != nil {
		return Amendment{}, Draft{}, err
	}
	if !st.handles(a) {
		return Amendment{}, Draft{}, fault.New(fault.Forbidden, "", "only %s may do this with its amendment", a.By)
	}
	if a.Status.Final() {
		return Amendment{}, Draft{}, errEnded(a, "")
	}
	if !draft.Status.Open() {
		return Amendment{}, Draft{}, errClosed(draft)
	}
	if a.Revision != expectedRevision {
		return Amendment{}, Draft{}, errStaleRevision(a, expectedRevision)
	}
	return a, draft, nil
}

func errStaleRevision(a Amendment, expected int) error {
	e := fault.New(fault.Stale, "", "%s is at revision %d, not %d: look at it again, then repeat", a.name(), a.Revision, expected)
	e.Detail = map[string]any{"amendment": a.ID, "revision": a.Revision}
	return e
}

// UpdateAmendment gives an amendment that is still private a new wording on the
// current version. Errors: forbidden, invalid, stale, conflict.
func (s *Service) UpdateAmendment(ctx context.Context, actor Actor, id string, in AmendmentChange) (AmendmentView, error) {
	return write(ctx, s, actor, "update amendment", []any{id, in}, func(w *work) (AmendmentView, error) {
		a, draft, err := w.amendmentFor(id, in.ExpectedRevision)
		if err != nil {
			return AmendmentView{}, err
		}
		if a.Status != Drafted {
			return AmendmentView{}, fault.New(fault.Conflict, "", "%s was submitted: revise it instead", a.name())
		}
		return w.reword(a, draft, in, RevisionDrafted, AmendmentUpdated)
	})
}

// ReviseAmendment gives a submitted amendment a new wording on the current
// version; one that waited for its mover counts again. Errors: forbidden,
// invalid, stale, conflict.
func (s *Service) ReviseAmendment(ctx context.Context, actor Actor, id string, in AmendmentChange) (AmendmentView, error) {
	return write(ctx, s, actor, "revise amendment", []any{id, in}, func(w *work) (AmendmentView, error) {
		a, draft, err := w.amendmentFor(id, in.ExpectedRevision)
		if err != nil {
			return AmendmentView{}, err
		}
		if !a.Status.Pending() {
			return AmendmentView{}, fault.New(fault.Conflict, "", "%s is not submitted yet: update it instead", a.name())
		}
		if a.Status == Put {
			return AmendmentView{}, fault.New(fault.Conflict, "", "%s is before the committee for decision: it can no longer be revised, only amended", a.name())
		}
		a.Status = a.standingAgain()
		if err := w.part(&a, draft); err != nil {
			return AmendmentView{}, err
		}
		return w.reword(a, draft, in, RevisionRevised, AmendmentRevised)
	})
}

func (w *work) reword(a Amendment, draft Draft, in AmendmentChange, reason RevisionReason, event EventType) (AmendmentView, error) {
	g, err := w.groundOf(a, draft, in)
	if err != nil {
		return AmendmentView{}, err
	}
	rationale, err := w.rationale(a, in.Rationale)
	if err != nil {
		return AmendmentView{}, err
	}
	a.Base = g.version
	content, err := propose(g.text, a, in.Ops, in.Copy, rationale)
	if err != nil {
		return AmendmentView{}, err
	}
	if err := g.covers(content.amendment); err != nil {
		return AmendmentView{}, err
	}
	r, err := w.newRevisionOn(&a, g, content.amendment, reason)
	if err != nil {
		return AmendmentView{}, err
	}
	if err := w.reworded(a, r, event); err != nil {
		return AmendmentView{}, err
	}
	return AmendmentView{Amendment: a, Content: content.amendment, Changes: changesOf(g.text, content.result), Ground: g.shown()}, nil
}

func (w *work) rationale(a Amendment, replacement *string) (string, error) {
	if replacement != nil {
		return *replacement, nil
	}
	r, err := w.Revision(a.ID, a.Revision)
	return r.Content.Rationale, err
}
