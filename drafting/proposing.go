package drafting

import (
	"context"
	"fmt"
	"slices"
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
		tried := AmendmentView{Amendment: a, Content: content.amendment, Changes: changesOf(base.Text, content.result)}
		if in.Base == draft.Version {
			return tried, nil
		}
		return tryOnCurrent(r, draft, base.Text, tried)
	})
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

// name is how people call the amendment.
func (a Amendment) name() string {
	if a.Label == "" {
		return "the amendment"
	}
	return a.Label
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

// SubmitAmendment puts a drafted amendment before the committee and gives it its
// label. Where the text changed since it was drafted it is carried over first:
// conflict where a person must look at that. Errors: forbidden, stale, conflict.
func (s *Service) SubmitAmendment(ctx context.Context, actor Actor, id string, expectedRevision int) (AmendmentView, error) {
	return write(ctx, s, actor, "submit amendment", []any{id, expectedRevision}, func(w *work) (AmendmentView, error) {
		a, draft, err := w.amendmentFor(id, expectedRevision)
		if err != nil {
			return AmendmentView{}, err
		}
		if a.Status != Drafted {
			return AmendmentView{}, fault.New(fault.Conflict, "", "%s was submitted already: revise or withdraw it", a.name())
		}
		if err := w.mayStillBeSubmitted(a); err != nil {
			return AmendmentView{}, err
		}
		behind, err := isBehind(w, a, draft)
		if err != nil {
			return AmendmentView{}, err
		}
		if behind {
			if err := w.catchUp(&a, draft, needsMover); err != nil {
				return AmendmentView{}, err
			}
		}
		return w.submit(a, draft)
	})
}

// mayStillBeSubmitted refuses an amendment to one that is no longer pending.
func (w *work) mayStillBeSubmitted(a Amendment) error {
	if a.ToID == "" {
		return nil
	}
	parent, err := w.Amendment(a.ToID)
	if err != nil || parent.Status.Pending() {
		return err
	}
	return fault.New(fault.Conflict, "", "%s, which it changes, is %s", parent.name(), inWords(string(parent.Status)))
}

func (w *work) submit(a Amendment, draft Draft) (AmendmentView, error) {
	if err := w.stillSpeaks(a); err != nil {
		return AmendmentView{}, err
	}
	draft.LastLabel++
	if err := w.UpdateDraft(draft, draft.Version); err != nil {
		return AmendmentView{}, err
	}
	a.Label = fmt.Sprintf("A%d", draft.LastLabel)
	a.Status, a.SubmittedAt, a.SubmittedRevision, a.UpdatedAt = Submitted, &w.now, a.Revision, w.now
	a.SharedWith = nil
	if err := w.UpdateAmendments([]Amendment{a}); err != nil {
		return AmendmentView{}, err
	}
	revision, err := w.Revision(a.ID, a.Revision)
	if err != nil {
		return AmendmentView{}, err
	}
	if err := w.recordAmendment(a, AmendmentSubmitted, ToCommittee, revision.Hash); err != nil {
		return AmendmentView{}, err
	}
	return showAmendment(w, a, draft)
}

// stillSpeaks refuses an amendment on behalf of a group that its mover has left
// since it was drafted.
func (w *work) stillSpeaks(a Amendment) error {
	if a.OnBehalfOfID == "" {
		return nil
	}
	mover, err := w.Delegation(a.DelegationID)
	if err != nil {
		return err
	}
	_, err = group(w, mover, a.OnBehalfOfID, w.now)
	return err
}

// catchUp carries one amendment over to the current version, as a new revision
// that proposes the same. It is a conflict where refuse says that its mover has
// to do more.
func (w *work) catchUp(a *Amendment, draft Draft, refuse func(amend.RebaseResult) bool) error {
	revision, err := w.Revision(a.ID, a.Revision)
	if err != nil {
		return err
	}
	result, next, err := w.carriedOver(*a, revision, draft)
	if err != nil {
		return err
	}
	if refuse(result) {
		e := fault.New(fault.Conflict, "", "the text changed where %s stands: revise it against version %d, or confirm where it stands now", a.name(), draft.Version)
		e.Detail = map[string]any{"conflicts": result.Conflicts, "notices": result.Notices}
		return e
	}
	carried, err := w.repeat(a, next, next.Base, RevisionRebased)
	if err != nil {
		return err
	}
	return w.AppendRevisions([]Revision{carried})
}

// carriedOver is how an amendment fares on what it changes as that is now: the
// current version, or its amendment's latest wording; and its wording there.
func (w *work) carriedOver(a Amendment, revision Revision, draft Draft) (amend.RebaseResult, Revision, error) {
	result, err := rebaseNow(w, a, revision, draft)
	next := revision
	next.Content, next.Base = result.Amendment, draft.Version
	if err != nil || a.ToID == "" {
		return result, next, err
	}
	parent, err := w.Amendment(a.ToID)
	if err != nil {
		return result, next, err
	}
	next.Base, next.ToRevision = parent.Base, parent.Revision
	return result, next, nil
}

// rebaseNow carries a revision over to what the amendment changes as that is now.
func rebaseNow(r Snapshot, a Amendment, revision Revision, draft Draft) (amend.RebaseResult, error) {
	if a.ToID == "" {
		return rebaseOnto(r, a, revision, draft.Version)
	}
	parent, err := r.Amendment(a.ToID)
	if err != nil {
		return amend.RebaseResult{}, err
	}
	its, err := r.Revision(parent.ID, parent.Revision)
	if err != nil {
		return amend.RebaseResult{}, err
	}
	after, err := baseText(r, parent, its)
	if err != nil {
		return amend.RebaseResult{}, err
	}
	return carrySub(r, parent, revision, its, after)
}

// isBehind tells whether what an amendment changes has moved on since it was
// worded.
func isBehind(r Snapshot, a Amendment, draft Draft) (bool, error) {
	if a.ToID == "" {
		return a.Base != draft.Version, nil
	}
	latest, err := r.Revision(a.ID, a.Revision)
	if err != nil {
		return false, err
	}
	parent, err := r.Amendment(a.ToID)
	return latest.ToRevision != parent.Revision, err
}

// rebaseOnto carries a revision over to another version of its draft.
func rebaseOnto(r Snapshot, a Amendment, revision Revision, version int) (amend.RebaseResult, error) {
	base, err := r.Version(a.DraftID, revision.Base)
	if err != nil {
		return amend.RebaseResult{}, err
	}
	current, err := r.Version(a.DraftID, version)
	if err != nil {
		return amend.RebaseResult{}, err
	}
	return amend.NewRebaser(base.Text, current.Text).Rebase(revision.Content)
}

// ConfirmRebase says that an amendment stands where the changed text has it now:
// its operations, carried over to the current version, become a new revision.
// Errors: forbidden, stale, and conflict where its words still collide.
func (s *Service) ConfirmRebase(ctx context.Context, actor Actor, id string, expectedRevision int) (AmendmentView, error) {
	return write(ctx, s, actor, "confirm rebase", []any{id, expectedRevision}, func(w *work) (AmendmentView, error) {
		a, draft, err := w.amendmentFor(id, expectedRevision)
		if err != nil {
			return AmendmentView{}, err
		}
		behind, err := isBehind(w, a, draft)
		if err != nil {
			return AmendmentView{}, err
		}
		if !behind {
			return AmendmentView{}, fault.New(fault.Conflict, "", "%s stands on the current version already: there is nothing to confirm", a.name())
		}
		if err := w.catchUp(&a, draft, collides); err != nil {
			return AmendmentView{}, err
		}
		if a.Status == NeedsRebase {
			a.Status = a.standingAgain()
		}
		if err := w.UpdateAmendments([]Amendment{a}); err != nil {
			return AmendmentView{}, err
		}
		revision, err := w.Revision(a.ID, a.Revision)
		if err != nil {
			return AmendmentView{}, err
		}
		if err := w.recordAmendment(a, AmendmentConfirmed, audienceOf(a), revision.Hash); err != nil {
			return AmendmentView{}, err
		}
		if err := w.subsFollow(a); err != nil {
			return AmendmentView{}, err
		}
		return showAmendment(w, a, draft)
	})
}

// collides tells whether a rebase left words out, which nobody can confirm.
func collides(r amend.RebaseResult) bool {
	return r.Status == amend.Conflict || r.Status == amend.Orphaned || len(r.Conflicts) > 0
}

// WithdrawAmendment takes an amendment back. Its words stay in the record.
// Errors: forbidden, stale, conflict.
func (s *Service) WithdrawAmendment(ctx context.Context, actor Actor, id string, expectedRevision int, reason string) (AmendmentView, error) {
	return write(ctx, s, actor, "withdraw amendment", []any{id, expectedRevision, reason}, func(w *work) (AmendmentView, error) {
		a, draft, err := w.amendmentFor(id, expectedRevision)
		if err != nil {
			return AmendmentView{}, err
		}
		if len(reason) > maximalRationale {
			return AmendmentView{}, fault.Invalidf("reason", "it has %d bytes; at most %d are possible", len(reason), maximalRationale)
		}
		if a.Status == Put {
			return AmendmentView{}, fault.New(fault.Conflict, "", "%s is before the committee for decision: it can no longer be withdrawn", a.name())
		}
		a.Status, a.UpdatedAt = Withdrawn, w.now
		if err := w.part(&a, draft); err != nil {
			return AmendmentView{}, err
		}
		if err := w.UpdateAmendments([]Amendment{a}); err != nil {
			return AmendmentView{}, err
		}
		err = w.record(Event{
			CommitteeID:  a.CommitteeID,
			Type:         AmendmentWithdrawn,
			Audience:     audienceOf(a),
			Named:        a.SharedWith,
			DraftID:      a.DraftID,
			Version:      a.Base,
			AmendmentID:  a.ID,
			DelegationID: a.DelegationID,
		}, map[string]any{"label": a.Label, "reason": reason, "status": a.Status})
		if err != nil {
			return AmendmentView{}, err
		}
		if err := w.lapseSubs(a, ""); err != nil {
			return AmendmentView{}, err
		}
		return showAmendment(w, a, draft)
	})
}

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

// AmendmentHistory is every wording of an amendment, oldest first. What was
// written before it was submitted stays its owner's; whom it is shared with before
// reads the latest.
func (s *Service) AmendmentHistory(ctx context.Context, actor Actor, id string) ([]Revision, error) {
	return view(ctx, s, func(r Snapshot) ([]Revision, error) {
		a, _, st, err := seeAmendment(r, actor, id)
		if err != nil {
			return nil, err
		}
		all, err := r.Revisions(id)
		if err != nil {
			return nil, err
		}
		if st.owns(a.DelegationID, a.Author.ID) {
			return all, nil
		}
		first := a.SubmittedRevision
		if a.SubmittedAt == nil {
			first = a.Revision
		}
		return slices.DeleteFunc(all, func(r Revision) bool { return r.Number < first }), nil
	})
}
