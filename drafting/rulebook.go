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
	return inEnglishOrder(slices.DeleteFunc(all, func(d Delegation) bool { return !d.Votes() })), nil
}

// inEnglishOrder puts a committee's delegations in the order in which a roll is
// called. No two have the same name.
func inEnglishOrder(all []Delegation) []Delegation {
	byName, names := make(map[string]Delegation, len(all)), make([]string, len(all))
	for i, d := range all {
		byName[d.Name], names[i] = d, d.Name
	}
	delegations.Sort(names)
	ordered := make([]Delegation, len(all))
	for i, name := range names {
		ordered[i] = byName[name]
	}
	return ordered
}
