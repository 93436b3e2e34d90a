package drafting

import (
	"slices"

	"chapeau/drafting/fault"
)

// actionsInLife are what the actor may do now of what the life of a draft holds,
// by the rules of the methods that carry it out.
func (st standing) actionsInLife(r Snapshot, d Draft) ([]DraftAction, error) {
	actions := []DraftAction{}
	for _, p := range life {
		if !p.possible(d.Status) || !st.may(p.needs) {
			continue
		}
		open, err := st.guarded(r, d, p.action)
		if err != nil {
			return nil, err
		}
		if open {
			actions = append(actions, p.action)
		}
	}
	if !st.may(SponsorDrafts) {
		return actions, nil
	}
	joins, err := st.actionsOfJoining(r, d)
	return append(actions, joins...), err
}

// guarded holds what an action asks beyond the draft's status.
func (st standing) guarded(r Snapshot, d Draft, a DraftAction) (bool, error) {
	switch a {
	case EditDraft:
		return st.mayWrite(d, "on instruction") == nil, nil
	case WithdrawTheDraft:
		err := notAmended(r, d)
		return d.MainSponsorID != "" && err == nil, unlessConflict(err)
	case ReviseDraftOrally, IncorporateAmendments:
		_, err := sittingOnceHandedIn(r, d)
		return d.MainSponsorID != "" && err == nil, unlessConflict(err)
	case ReintroduceDraft:
		_, found, err := reintroducedAs(r, d)
		return !found, err
	case ConsentToText, LeaveSponsors:
		sponsorship, err := ownSponsorship(r, d, st.delegation.ID)
		return sponsorship.DraftID != "" && (a == LeaveSponsors || sponsorship.ConsentedTo < d.Version), err
	}
	return true, nil
}

// unlessConflict is an error that is more than a refusal.
func unlessConflict(err error) error {
	if fault.CodeOf(err) == fault.Conflict {
		return nil
	}
	return err
}

// ownSponsorship is the sponsorship of a co-sponsor who stands, the zero one for
// anybody else.
func ownSponsorship(r Snapshot, d Draft, delegationID string) (Sponsorship, error) {
	if delegationID == "" || delegationID == d.MainSponsorID {
		return Sponsorship{}, nil
	}
	s, err := r.Sponsorship(d.ID, delegationID)
	if fault.CodeOf(err) == fault.NotFound || err == nil && !s.Stands() {
		return Sponsorship{}, nil
	}
	return s, err
}

// actionsOfJoining are to join as a delegation, or to record who joins.
func (st standing) actionsOfJoining(r Snapshot, d Draft) ([]DraftAction, error) {
	if _, err := joining(r, d); err != nil {
		return nil, unlessConflict(err)
	}
	if st.membership.Role != Delegate {
		return []DraftAction{RecordSponsors}, nil
	}
	sponsorship, err := ownSponsorship(r, d, st.delegation.ID)
	if err != nil || sponsorship.DraftID != "" || st.delegation.ID == d.MainSponsorID {
		return nil, err
	}
	return []DraftAction{JoinTheSponsors}, nil
}

// taking is what the actor may do with amendments of a draft other than decide on
// them: accept one into the text, or take up one that was not decided on.
type taking struct {
	standing
	of           Draft
	open         []Amendment
	incorporates bool
	resubmits    bool
}

func (st standing) takingIn(r Snapshot, d Draft, all []Amendment) (taking, error) {
	t := taking{standing: st, of: d, open: slices.DeleteFunc(slices.Clone(all), func(a Amendment) bool { return a.Status.Final() })}
	p := phaseOf(IncorporateAmendments)
	if p.possible(d.Status) && st.may(p.needs) {
		var err error
		if t.incorporates, err = st.guarded(r, d, IncorporateAmendments); err != nil {
			return taking{}, err
		}
	}
	if !st.may(TakeUpAmendments) {
		return t, nil
	}
	_, found, err := resubmissionTarget(r, d)
	t.resubmits = found
	return t, err
}

func (t taking) with(a Amendment) []AmendmentAction {
	actions := []AmendmentAction{}
	if t.incorporates && a.canBeIncorporated(t.of, t.open) == nil {
		actions = append(actions, AcceptAmendment)
	}
	own := a.Status == NeedsRebase && t.handles(a) // its mover revises or confirms it
	if t.resubmits && !own && a.canBeResubmitted() == nil {
		actions = append(actions, TakeUpAgain)
	}
	return actions
}
