package drafting

import (
	"slices"

	"chapeau/drafting/delegations"
	"chapeau/drafting/rules"
)

// rulesOf are the rules that hold in a committee: its profile, with what it has
// decided otherwise.
func rulesOf(r Snapshot, committeeID string) (rules.Rules, error) {
	c, err := r.Committee(committeeID)
	if err != nil {
		return rules.Rules{}, err
	}
	return c.settings().Resolve()
}

// membersOf are the delegations of a committee that vote, in English order.
func membersOf(r Snapshot, committeeID string) ([]Delegation, error) {
	all, err := r.Delegations(committeeID)
	if err != nil {
		return nil, err
	}
	members := slices.DeleteFunc(all, func(d Delegation) bool { return !d.Votes() })
	slices.SortFunc(members, func(a, b Delegation) int { return delegations.Compare(a.Name, b.Name) })
	return members, nil
}
