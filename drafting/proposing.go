package drafting

import (
	"context"
	"time"

	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// AmendmentInput is what somebody proposes to a draft: as operations, or as an
// edited copy of the base. Base is the current version's number. A delegate
// proposes for their own delegation and may leave DelegationID empty; the
// secretariat records for the one it names; the chair names none. OnBehalfOfID
// names a group. To names the amendment that a sub-amendment changes: its
// operations are then against the text that this proposes in its revision
// ToRevision. Compromise is the facilitator's own text, in no delegation's name.
type AmendmentInput struct {
	To           string     `json:"to,omitempty"`
	ToRevision   int        `json:"to_revision,omitempty"`
	Compromise   bool       `json:"compromise,omitempty"`
	DelegationID string     `json:"delegation_id"`
	OnBehalfOfID string     `json:"on_behalf_of_id"`
	Base         int        `json:"base"`
	Ops          []amend.Op `json:"ops,omitempty"`
	Copy         *text.Text `json:"copy,omitempty"`
	Rationale    string     `json:"rationale"`
}

// maximalRationale bounds the reasons given with an amendment.
const maximalRationale = 20_000

// TryAmendment shows what an amendment would do, and stores nothing. One that
// was worded against an older version is shown as it would be carried over to
// the current one, with the rebase's outcome. Errors as CreateAmendment.
func (s *Service) TryAmendment(ctx context.Context, actor Actor, draftID string, in AmendmentInput) (AmendmentView, error) {
	return view(ctx, s, func(r Snapshot) (AmendmentView, error) {
		draft, st, err := proposable(r, actor, draftID)
		if err != nil {
			return AmendmentView{}, err
		}
		if in.To != "" {
			return s.trySub(r, draft, st, in)
		}
		base, err := r.Version(draftID, in.Base)
		if err != nil {
			return AmendmentView{}, err
		}
		a, content, err := s.prepare(r, draft, st, base.Text, in)
		if err != nil {
			return AmendmentView{}, err
		}
		return tried(r, draft, base.Text, a, content)
	})
}

// TryWords is TryAmendment for words that nobody has put a name to yet, such as
// those of a file. Errors as CreateAmendment, but for those of its mover.
func (s *Service) TryWords(ctx context.Context, actor Actor, draftID string, in AmendmentInput) (AmendmentView, error) {
	return view(ctx, s, func(r Snapshot) (AmendmentView, error) {
		draft, _, err := proposable(r, actor, draftID)
		if err != nil {
			return AmendmentView{}, err
		}
		base, err := r.Version(draftID, in.Base)
		if err != nil {
			return AmendmentView{}, err
		}
		a := Amendment{ID: s.newID(), CommitteeID: draft.CommitteeID, DraftID: draft.ID, Status: Drafted, Base: in.Base}
		content, err := propose(base.Text, a, in.Ops, in.Copy, in.Rationale)
		if err != nil {
			return AmendmentView{}, err
		}
		return tried(r, draft, base.Text, a, content)
	})
}

// tried shows what a wording does to its base, or to the current version where
// that is another.
func tried(r Snapshot, draft Draft, base *text.Text, a Amendment, content proposal) (AmendmentView, error) {
	shown := AmendmentView{Amendment: a, Content: content.amendment, Changes: changesOf(base, content.result)}
	if a.Base == draft.Version {
		return shown, nil
	}
	return tryOnCurrent(r, draft, base, shown)
}

// tryOnCurrent carries what was tried on an older version over to the current
// one.
func tryOnCurrent(r Snapshot, draft Draft, base *text.Text, tried AmendmentView) (AmendmentView, error) {
	current, err := r.Version(draft.ID, draft.Version)
	if err != nil {
		return AmendmentView{}, err
	}
	rebase, err := amend.Rebase(base, current.Text, tried.Content)
	if err != nil {
		return AmendmentView{}, err
	}
	tried.Base, tried.Content, tried.Rebase = draft.Version, rebase.Amendment, &rebase
	tried.Changes = changesOf(current.Text, rebase.Text)
	return tried, nil
}

// CreateAmendment drafts an amendment that only its delegation sees, until it is
// submitted. Errors: forbidden, invalid where it does not fit the text or
// changes nothing, stale where Base is not the current version, conflict where
// the draft is closed.
func (s *Service) CreateAmendment(ctx context.Context, actor Actor, draftID string, in AmendmentInput) (AmendmentView, error) {
	return write(ctx, s, actor, "create amendment", []any{draftID, in}, func(w *work) (AmendmentView, error) {
		draft, st, err := proposable(w, actor, draftID)
		if err != nil {
			return AmendmentView{}, err
		}
		g, err := w.ground(st, draft, in.To, in.ToRevision, in.Base)
		if err != nil {
			return AmendmentView{}, err
		}
		a, content, err := s.prepare(w, draft, st, g.text, in)
		if err != nil {
			return AmendmentView{}, err
		}
		if err := g.covers(content.amendment); err != nil {
			return AmendmentView{}, err
		}
		if err := w.startAmendment(&a, g, content); err != nil {
			return AmendmentView{}, err
		}
		return AmendmentView{Amendment: a, Content: content.amendment, Changes: changesOf(g.text, content.result), Ground: g.shown()}, nil
	})
}

// startAmendment writes an amendment with its first wording, which only its
// owner is told of.
func (w *work) startAmendment(a *Amendment, g ground, content proposal) error {
	a.Base, a.Author, a.CreatedAt = g.version, w.by, w.now
	revision, err := w.newRevisionOn(a, g, content.amendment, RevisionDrafted)
	if err != nil {
		return err
	}
	if err := w.CreateAmendment(a); err != nil {
		return err
	}
	if err := w.AppendRevisions([]Revision{revision}); err != nil {
		return err
	}
	return w.recordAmendment(*a, AmendmentDrafted, ToOwner, revision.Hash)
}

// proposable returns a draft that the actor may see, propose to, and that is
// open.
func proposable(r Snapshot, actor Actor, draftID string) (Draft, standing, error) {
	draft, st, err := seeDraft(r, actor, draftID)
	if err != nil {
		return Draft{}, standing{}, err
	}
	if err := st.require(Propose); err != nil {
		return Draft{}, standing{}, err
	}
	if !draft.Status.Open() {
		return Draft{}, standing{}, errClosed(draft)
	}
	return draft, st, nil
}

// proposal is an amendment's content and the text that it makes of its base.
type proposal struct {
	amendment amend.Amendment
	result    *text.Text
}

// prepare turns an input into an amendment that fits its base.
func (s *Service) prepare(r Snapshot, draft Draft, st standing, base *text.Text, in AmendmentInput) (Amendment, proposal, error) {
	a := Amendment{ID: s.newID(), CommitteeID: draft.CommitteeID, DraftID: draft.ID, ToID: in.To, Status: Drafted, Base: in.Base}
	if err := st.signs(r, &a, in, s.moment()); err != nil {
		return a, proposal{}, err
	}
	content, err := propose(base, a, in.Ops, in.Copy, in.Rationale)
	return a, content, err
}

// signs writes into the amendment in whose name it is proposed at a moment.
func (st standing) signs(r Snapshot, a *Amendment, in AmendmentInput, at time.Time) error {
	if in.Compromise {
		return st.compromises(a, in)
	}
	moverID, err := st.mover(in.DelegationID)
	if err != nil {
		return err
	}
	a.By = "Chair"
	mover := Delegation{}
	if moverID != "" {
		if mover, err = delegationIn(r, a.CommitteeID, "delegation_id", moverID); err != nil {
			return err
		}
		if err := st.mayProposeFor(r, mover); err != nil {
			return err
		}
		a.DelegationID, a.By = mover.ID, mover.Name
	}
	behind, err := group(r, mover, in.OnBehalfOfID, at)
	a.OnBehalfOfID, a.OnBehalfOf = behind.ID, behind.Name
	return err
}

// compromises is the facilitator's own text.
func (st standing) compromises(a *Amendment, in AmendmentInput) error {
	if !st.acts(AsFacilitator) {
		return fault.New(fault.Forbidden, "compromise", "only the facilitator of the draft proposes a compromise")
	}
	if in.DelegationID != "" || in.OnBehalfOfID != "" {
		return fault.Invalidf("compromise", "a compromise is the facilitator's own: name no delegation")
	}
	a.By = "Facilitator"
	return nil
}

// mover is the delegation in whose name the actor proposes, empty for the chair.
func (st standing) mover(delegationID string) (string, error) {
	own := st.delegation.ID
	switch {
	case st.membership.Role == Delegate && (delegationID == "" || delegationID == own):
		return own, nil
	case st.membership.Role == Delegate && !st.acts(AsFacilitator):
		return "", fault.New(fault.Forbidden, "delegation_id", "a delegate proposes for their own delegation only")
	case st.may(RecordForDelegation) && st.membership.Role != Chair:
		if delegationID == "" {
			return "", fault.Invalidf("delegation_id", "the secretariat records for a delegation: name it")
		}
		return delegationID, nil
	}
	if delegationID != "" {
		return "", fault.Invalidf("delegation_id", "the chair proposes the chair's own text: name no delegation")
	}
	return "", nil
}

// mayProposeFor holds the committee's setting for observers.
func (st standing) mayProposeFor(r Snapshot, mover Delegation) error {
	if mover.Kind == Member || mover.Kind == Group {
		return nil
	}
	committee, err := r.Committee(mover.CommitteeID)
	if err != nil {
		return err
	}
	if !committee.ObserversMayPropose {
		return fault.New(fault.Forbidden, "", "in this committee observers and organizations may not propose amendments")
	}
	return nil
}

// currentBase is the text of the current version, which a wording is made for.
func currentBase(r Snapshot, draft Draft, base int) (*text.Text, error) {
	if base != draft.Version {
		return nil, errStaleVersion(draft, base)
	}
	v, err := r.Version(draft.ID, base)
	return v.Text, err
}

// propose reads a wording and checks it against its base.
func propose(base *text.Text, a Amendment, ops []amend.Op, edited *text.Text, rationale string) (proposal, error) {
	if len(rationale) > maximalRationale {
		return proposal{}, fault.Invalidf("rationale", "it has %d bytes; at most %d are possible", len(rationale), maximalRationale)
	}
	content, err := proposed(base, ops, edited, a.ID, a.By)
	if err != nil {
		return proposal{}, err
	}
	content.ID, content.By, content.OnBehalfOf, content.Rationale = a.ID, a.By, a.OnBehalfOf, rationale
	result, err := amend.Apply(base, content)
	if err != nil {
		return proposal{}, err
	}
	if text.Hash(result, "") == text.Hash(base, "") {
		return proposal{}, fault.Invalidf("ops", "the amendment changes nothing in version %d", a.Base)
	}
	return proposal{content, result}, nil
}

// name is how people call the amendment.
func (a Amendment) name() string {
	if a.Label == "" {
		return "the amendment"
	}
	return a.Label
}

// audienceOf is who may know of an amendment's events.
func audienceOf(a Amendment) Audience {
	if a.SubmittedAt == nil {
		return ToOwner
	}
	return ToCommittee
}

func (w *work) recordAmendment(a Amendment, event EventType, audience Audience, hash string) error {
	particulars := map[string]any{"status": a.Status, "revision": a.Revision}
	if a.Label != "" {
		particulars["label"] = a.Label
	}
	if hash != "" {
		particulars["hash"] = hash
	}
	return w.record(Event{
		CommitteeID:  a.CommitteeID,
		Type:         event,
		Audience:     audience,
		Named:        a.SharedWith,
		DraftID:      a.DraftID,
		Version:      a.Base,
		AmendmentID:  a.ID,
		DelegationID: a.DelegationID,
	}, particulars)
}
