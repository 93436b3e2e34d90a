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
// trust. When the other is withdrawn or reworded, those who joined it stand by
// themselves again. Errors: forbidden, stale, conflict where the two are not equal,
// do not stand on the same text, or are not both pending.
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
	if own.Status != Submitted && own.Status != Admitted {
		return Amendment{}, fault.New(fault.Conflict, "", "%s is %s: an amendment joins another while it is submitted or admitted, on the text as it is", own.name(), inWords(string(own.Status)))
	}
	other, err := w.Amendment(into.ID)
	if err != nil || other.DraftID != own.DraftID || !other.Status.Pending() || other.ID == own.ID {
		return Amendment{}, fault.Invalidf("into", "there is no other pending amendment %q to join", into.ID)
	}
	if other.Revision != into.Revision {
		return Amendment{}, errStaleRevision(other, into.Revision)
	}
	if slices.Contains(other.moverIDs(), own.DelegationID) {
		return Amendment{}, fault.New(fault.Conflict, "into", "%s stands in the name of %s already: withdraw %s instead", other.name(), own.By, own.name())
	}
	return other, w.sameResult(own, other)
}

// sameResult refuses two amendments that do not make the same of the same text.
func (w *work) sameResult(own, other Amendment) error {
	mine, err := w.Revision(own.ID, own.Revision)
	if err != nil {
		return err
	}
	theirs, err := w.Revision(other.ID, other.Revision)
	if err != nil {
		return err
	}
	if other.ToID != own.ToID || theirs.Base != mine.Base || theirs.ToRevision != mine.ToRevision || other.Status == NeedsRebase {
		return fault.New(fault.Conflict, "into", "%s and %s do not stand on the same text: bring both up to it first", own.name(), other.name())
	}
	base, err := baseText(w, own, mine)
	if err != nil {
		return err
	}
	wordings := []amend.Amendment{mine.Content, theirs.Content}
	wordings[0].ID, wordings[0].To = own.ID, ""
	wordings[1].ID, wordings[1].To = other.ID, ""
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

// part has those who joined an amendment stand by themselves again, on the text as
// it is, with the words that they had: its mover has withdrawn it or reworded it.
func (w *work) part(a *Amendment, draft Draft) error {
	if len(a.Joined) == 0 {
		return nil
	}
	a.Joined = nil
	all, err := w.Amendments(draft.ID, MergedInto)
	if err != nil {
		return err
	}
	apart := openAmendments{latest: map[string]Revision{}}
	for _, joined := range all {
		if joined.IntoID != a.ID {
			continue
		}
		joined.Status, joined.IntoID, joined.UpdatedAt = joined.standingAgain(), "", w.now
		if apart.latest[joined.ID], err = w.Revision(joined.ID, joined.Revision); err != nil {
			return err
		}
		apart.all = append(apart.all, joined)
		if err := w.recordAmendment(joined, AmendmentParted, ToCommittee, ""); err != nil {
			return err
		}
	}
	if err := w.UpdateAmendments(apart.all); err != nil {
		return err
	}
	return w.bringUp(draft, *a, apart)
}

// bringUp carries amendments that stood apart from the text over to the present
// one, or to what their amendment, the same as a's, proposes now.
func (w *work) bringUp(draft Draft, a Amendment, apart openAmendments) error {
	if a.ToID != "" {
		parent, err := w.Amendment(a.ToID)
		if err != nil {
			return err
		}
		return w.subsFollow(parent)
	}
	current, err := w.Version(draft.ID, draft.Version)
	if err != nil {
		return err
	}
	apart.all = slices.DeleteFunc(apart.all, func(a Amendment) bool { return a.Base == draft.Version })
	_, _, err = w.carryOver(draft, current, current, apart)
	return err
}
