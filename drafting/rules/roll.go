package rules

import (
	"slices"

	"chapeau/drafting/delegations"
	"chapeau/drafting/fault"
)

// complete checks that the lists name members only, each once, adds the members
// in no list to those not voting, and puts every list in English order.
func (r Roll) complete(members []string) (Roll, error) {
	left := map[string]bool{}
	for _, name := range members {
		left[name] = true
	}
	out := Roll{}
	listed := map[string]string{}
	for _, list := range []struct {
		field string
		names []string
		into  *[]string
	}{
		{"in_favour", r.InFavour, &out.InFavour},
		{"against", r.Against, &out.Against},
		{"abstaining", r.Abstaining, &out.Abstaining},
		{"not_voting", r.NotVoting, &out.NotVoting},
	} {
		for _, name := range list.names {
			if err := checkListed(name, list.field, listed[name], left[name]); err != nil {
				return Roll{}, err
			}
			listed[name] = list.field
		}
		*list.into = sorted(list.names)
	}
	for _, name := range members {
		if listed[name] == "" {
			out.NotVoting = append(out.NotVoting, name)
		}
	}
	out.NotVoting = sorted(out.NotVoting)
	return out, nil
}

// checkListed checks one name of a list against the list it stood in before.
func checkListed(name, field, before string, member bool) error {
	switch {
	case !member:
		return fault.Invalidf("vote.roll."+field, "%s is no member of the committee: only members vote, no observer, organization or group; correct the name or take it out", name)
	case before == field:
		return fault.Invalidf("vote.roll."+field, "%s is listed twice as %s: name it once", name, sideWords[field])
	case before != "":
		return fault.Invalidf("vote.roll."+field, "%s is listed as %s and as %s: leave it in one list", name, sideWords[before], sideWords[field])
	}
	return nil
}

// sorted is a list in English order, never nil.
func sorted(names []string) []string {
	out := append([]string{}, names...)
	delegations.Sort(out)
	return out
}

// RollCallOrder is the order in which a roll is called: the members in English
// order, beginning with the one drawn by lot and going round. Error: invalid
// where the name drawn is no member's.
func RollCallOrder(members []string, drawn string) ([]string, error) {
	order := sorted(members)
	i := slices.Index(order, drawn)
	if i < 0 {
		return nil, fault.Invalidf("vote.drawn_name", "%q is no member of the committee: a roll-call begins with a member drawn by lot", drawn)
	}
	return slices.Concat(order[i:], order[:i]), nil
}
