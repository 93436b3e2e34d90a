package drafting

import (
	"context"
	"slices"

	"chapeau/drafting/action"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
)

// JoinInput names the equal amendment that one joins, both as their mover saw
// them.
type JoinInput struct {
	ExpectedRevision int          `json:"expected_revision"`
	Into             AmendmentRef `json:"into"`
}

// JoinAmendment takes an amendment together with an equal one of another mover:
// the other stands in both names from then on. Only its mover, or the
// secretariat for it, joins; that both do the same is checked, not taken on
// trust. Errors: forbidden, stale, conflict where the two are not equal, do not
// stand on the same text, or are not both pending.
func (s *Service) JoinAmendment(ctx context.Context, actor Actor, id string, in JoinInput) (AmendmentView, error) {
	return write(ctx, s, actor, "join amendment", []any{id, in}, func(w *work) (AmendmentView, error) {
		own, draft, err := w.amendmentFor(id, in.ExpectedRevision)
		if err != nil {
			return AmendmentView{}, err
		}
		into, err := w.joinable(own, in.Into)
		if err != nil {
			return AmendmentView{}, err
		}
		own.Status, own.IntoID, own.UpdatedAt = MergedInto, into.ID, w.now
		into.Joined = append(slices.Clone(into.Joined), append([]Mover{{own.DelegationID, own.By, own.OnBehalfOf}}, own.Joined...)...)
		into.UpdatedAt = w.now
		if err := w.UpdateAmendments([]Amendment{own, into}); err != nil {
			return AmendmentView{}, err
		}
		if err := w.lapseSubs(own, ""); err != nil {
			return AmendmentView{}, err
		}
		if err := w.recordJoin(own, into); err != nil {
			return AmendmentView{}, err
		}
		return showAmendment(w, own, draft)
	})
}

// joinable loads the amendment that one joins and compares what both do.
func (w *work) joinable(own Amendment, into AmendmentRef) (Amendment, error) {
	if !own.Status.Pending() || own.Status == NeedsRebase {
		return Amendment{}, fault.New(fault.Conflict, "", "%s is %s: only what is before the committee, on the text as it is, joins another", own.name(), inWords(string(own.Status)))
	}
	other, err := w.Amendment(into.ID)
	if err != nil || other.DraftID != own.DraftID || !other.Status.Pending() || other.ID == own.ID {
		return Amendment{}, fault.Invalidf("into", "there is no other pending amendment %q to join", into.ID)
	}
	if other.Revision != into.Revision {
		return Amendment{}, errStaleRevision(other, into.Revision)
	}
	if other.ToID != own.ToID || other.Base != own.Base || other.Status == NeedsRebase {
		return Amendment{}, fault.New(fault.Conflict, "into", "%s and %s do not stand on the same text: bring both up to it first", own.name(), other.name())
	}
	return other, w.sameResult(own, other)
}

func (w *work) sameResult(own, other Amendment) error {
	wordings := make([]amend.Amendment, 2)
	var ground Revision
	for i, a := range []Amendment{own, other} {
		r, err := w.Revision(a.ID, a.Revision)
		if err != nil {
			return err
		}
		r.Content.ID, r.Content.To = a.ID, ""
		wordings[i], ground = r.Content, r
	}
	base, err := baseText(w, own, ground)
	if err != nil {
		return err
	}
	classes, err := action.Classify(base, wordings)
	if err != nil {
		return err
	}
	if classes.Of(own.ID, other.ID) != action.SameResult {
		return fault.New(fault.Conflict, "into", "%s and %s do not give the same text: only equal amendments are joined; revise yours to be the same, or sponsor the other", own.name(), other.name())
	}
	return nil
}

func (w *work) recordJoin(own, into Amendment) error {
	return w.record(Event{
		CommitteeID: own.CommitteeID, Type: AmendmentJoined, Audience: ToCommittee, DraftID: own.DraftID,
		Version: own.Base, AmendmentID: own.ID, DelegationID: own.DelegationID,
	}, map[string]any{"label": own.Label, "into": into.ID, "into_label": into.Label, "status": own.Status})
}
