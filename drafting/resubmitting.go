package drafting

import (
	"context"

	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
)

// ResubmitInput takes up an amendment again that was not decided on. DraftID is
// the draft that it goes to: its own, or the one that reintroduces that; empty
// means whichever is open. In whose name it then stands is told as in
// AmendmentInput. A nil Rationale stays as it was.
type ResubmitInput struct {
	DraftID      string  `json:"draft_id"`
	DelegationID string  `json:"delegation_id"`
	OnBehalfOfID string  `json:"on_behalf_of_id"`
	Rationale    *string `json:"rationale"`
}

// ResubmitAmendment drafts an amendment that proposes what another one did which
// lapsed, was withdrawn or waits for its mover: its operations are carried over
// to the current version of the draft. Any delegation may; it sees the new one
// alone until it submits it. Errors: forbidden, not_found, invalid, conflict
// where the words collide with the text as it is, or no draft is open to it.
func (s *Service) ResubmitAmendment(ctx context.Context, actor Actor, id string, in ResubmitInput) (AmendmentView, error) {
	return write(ctx, s, actor, "resubmit amendment", []any{id, in}, func(w *work) (AmendmentView, error) {
		old, ownDraft, st, err := seeAmendment(w, actor, id)
		if err != nil {
			return AmendmentView{}, err
		}
		if err := st.require(TakeUpAmendments); err != nil {
			return AmendmentView{}, err
		}
		if err := old.canBeResubmitted(); err != nil {
			return AmendmentView{}, err
		}
		target, err := w.resubmissionDraft(ownDraft, in.DraftID)
		if err != nil {
			return AmendmentView{}, err
		}
		return w.resubmit(st, old, target, in)
	})
}

// canBeResubmitted holds that nothing was decided about an amendment and that it
// does not stand before the committee already.
func (a Amendment) canBeResubmitted() error {
	if a.ToID != "" {
		return fault.New(fault.Conflict, "", "%s changed another amendment and not the text: propose it anew to one that is pending", a.name())
	}
	switch a.Status {
	case Lapsed, Withdrawn, NeedsRebase:
		return nil
	case Drafted:
		return fault.New(fault.Conflict, "", "%s was not submitted yet: submit it", a.name())
	case Submitted, Admitted, Put:
		return fault.New(fault.Conflict, "", "%s is before the committee already; once it lapses or is withdrawn, any delegation may take it up again", a.name())
	}
	return fault.New(fault.Conflict, "", "%s is %s, which settles it: propose another amendment", a.name(), a.Status)
}

// resubmissionDraft is the draft that an amendment to another is taken up again
// for. Errors: invalid where the one that is named does not take that up.
func (w *work) resubmissionDraft(ownDraft Draft, id string) (Draft, error) {
	if id == "" {
		target, found, err := resubmissionTarget(w, ownDraft)
		if err == nil && !found {
			return Draft{}, fault.New(fault.Conflict, "", "%s is %s, and no draft that reintroduces it is open: %s", ownDraft.name(), statusWords[ownDraft.Status], possibleNow[ownDraft.Status])
		}
		return target, err
	}
	target, _, err := seeDraft(w, w.actor, id)
	if err != nil {
		return Draft{}, err
	}
	for d := target; d.ID != ownDraft.ID; {
		if d.ReintroducedFrom == "" {
			return Draft{}, fault.Invalidf("draft_id", "%s neither is the amendment's draft nor reintroduces it", target.name())
		}
		if d, err = w.Draft(d.ReintroducedFrom); err != nil {
			return Draft{}, err
		}
	}
	if !target.Status.Open() {
		return Draft{}, errClosed(target)
	}
	return target, nil
}

// resubmissionTarget is a draft while it is open, else the open one that
// reintroduces it.
func resubmissionTarget(r Snapshot, d Draft) (Draft, bool, error) {
	if d.Status.Open() {
		return d, true, nil
	}
	again, found, err := reintroducedAs(r, d)
	return again, found && again.Status.Open(), err
}

// resubmit carries the wording over and drafts the amendment anew.
func (w *work) resubmit(st standing, old Amendment, target Draft, in ResubmitInput) (AmendmentView, error) {
	content, carried, err := carryToDraft(w, old, target)
	if err != nil {
		return AmendmentView{}, err
	}
	a := Amendment{
		ID: w.service.newID(), CommitteeID: target.CommitteeID, DraftID: target.ID,
		Status: Drafted, Base: target.Version, ResubmittedFrom: old.ID,
	}
	if err := st.signs(w, &a, AmendmentInput{DelegationID: in.DelegationID, OnBehalfOfID: in.OnBehalfOfID}, w.now); err != nil {
		return AmendmentView{}, err
	}
	rationale := content.Rationale
	if in.Rationale != nil {
		rationale = *in.Rationale
	}
	base, err := currentBase(w, target, target.Version)
	if err != nil {
		return AmendmentView{}, err
	}
	proposed, err := propose(base, a, carried.Amendment.Ops, nil, rationale)
	if err != nil {
		return AmendmentView{}, err
	}
	if err := w.startAmendment(&a, ground{version: a.Base}, proposed); err != nil {
		return AmendmentView{}, err
	}
	return AmendmentView{Amendment: a, Content: proposed.amendment, Changes: changesOf(base, proposed.result), Rebase: &carried}, nil
}

// carryToDraft is an amendment's last wording, and what it is on the current
// version of a draft: its own or one that reintroduces that, whose clauses are
// the same. Error: conflict where words collide or nothing is left to propose.
func carryToDraft(r Snapshot, old Amendment, target Draft) (amend.Amendment, amend.RebaseResult, error) {
	none := func(err error) (amend.Amendment, amend.RebaseResult, error) {
		return amend.Amendment{}, amend.RebaseResult{}, err
	}
	revision, err := r.Revision(old.ID, old.Revision)
	if err != nil {
		return none(err)
	}
	base, err := r.Version(old.DraftID, revision.Base)
	if err != nil {
		return none(err)
	}
	current, err := r.Version(target.ID, target.Version)
	if err != nil {
		return none(err)
	}
	carried, err := amend.NewRebaser(base.Text, current.Text).Rebase(revision.Content)
	if err != nil {
		return none(err)
	}
	if collides(carried) {
		e := fault.New(fault.Conflict, "", "what %s proposed collides with the text as it is now: propose it in other words, against version %d", old.name(), target.Version)
		e.Detail = map[string]any{"conflicts": carried.Conflicts, "notices": carried.Notices}
		return none(e)
	}
	if len(carried.Amendment.Ops) == 0 {
		return none(fault.New(fault.Conflict, "", "the text already says what %s proposed", old.name()))
	}
	return revision.Content, carried, nil
}
