package drafting

import "chapeau/drafting/fault"

// speaking is the delegation in whose name the actor does something about a
// draft: a delegate's own or, where the secretariat or the facilitator records,
// the one that they name. The table must allow the action to that delegation
// too, so that nothing is recorded for it that it could not do itself.
func (st standing) speaking(r Snapshot, draft Draft, a Action, delegationID string) (Delegation, error) {
	if err := st.require(a); err != nil {
		return Delegation{}, err
	}
	if st.membership.Role == Delegate && (delegationID == "" || delegationID == st.delegation.ID) {
		return st.delegation, nil
	}
	if !st.may(recording(a)) {
		return Delegation{}, fault.New(fault.Forbidden, "delegation_id", "a delegate speaks for their own delegation only")
	}
	if delegationID == "" {
		return Delegation{}, fault.Invalidf("delegation_id", "this is recorded for a delegation: name it")
	}
	d, err := delegationIn(r, draft.CommitteeID, "delegation_id", delegationID)
	if err != nil {
		return Delegation{}, err
	}
	its, err := standingOfDelegation(r, d, draft)
	if err != nil {
		return Delegation{}, err
	}
	if !its.may(a) {
		return Delegation{}, fault.New(fault.Forbidden, "delegation_id", "%s may not %s here; only %s may", d.Name, permissionFor(a).words, capacitiesInWords(permissionFor(a).who))
	}
	return d, nil
}

// recording is what lets an officer do something for a delegation: the chair too
// records comments, positions and objections.
func recording(a Action) Action {
	if a == MakeComments || a == MarkParagraphs || a == Object {
		return RecordPositions
	}
	return RecordForDelegation
}

// standingOfDelegation is what a delegate of the delegation would be to a draft.
func standingOfDelegation(r Snapshot, d Delegation, draft Draft) (standing, error) {
	st, err := withRole(r, standing{membership: Membership{CommitteeID: d.CommitteeID, Role: Delegate, DelegationID: d.ID}})
	if err != nil {
		return standing{}, err
	}
	return st.on(r, draft)
}
