package drafting

import (
	"cmp"
	"slices"

	"chapeau/drafting/fault"
	"chapeau/drafting/rules"
)

// GroupMember is a delegation's time in a group, from its first day to its last.
// Without From it was a member from the beginning, without Until it still is.
// Who left and came back has one for each time.
type GroupMember struct {
	DelegationID string      `json:"delegation_id"`
	From         *rules.Date `json:"from,omitempty"`
	Until        *rules.Date `json:"until,omitempty"`
}

// On reports whether the delegation is a member on a day.
func (m GroupMember) On(day rules.Date) bool {
	began := m.From == nil || compareDays(*m.From, day) <= 0
	ended := m.Until != nil && compareDays(*m.Until, day) < 0
	return began && !ended
}

// first is the first day, empty where there is none.
func (m GroupMember) first() string {
	if m.From == nil {
		return ""
	}
	return m.From.String()
}

// compareDays orders days of the calendar.
func compareDays(a, b rules.Date) int {
	return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(a.Month, b.Month), cmp.Compare(a.Day, b.Day))
}

// isMemberOn reports whether a delegation is among a group's members on a day.
func isMemberOn(members []GroupMember, delegationID string, day rules.Date) bool {
	return slices.ContainsFunc(members, func(m GroupMember) bool { return m.DelegationID == delegationID && m.On(day) })
}

// checkPeriods refuses a membership that ends before it begins, and two of one
// delegation that overlap. name tells a delegation's name.
func checkPeriods(members []GroupMember, name func(id string) string) error {
	latest := map[string]GroupMember{}
	ordered := slices.Clone(members)
	slices.SortStableFunc(ordered, func(a, b GroupMember) int { return cmp.Compare(a.first(), b.first()) })
	for _, m := range ordered {
		if m.From != nil && m.Until != nil && compareDays(*m.Until, *m.From) < 0 {
			return fault.Invalidf("members", "%s would leave on %s, before it joins on %s", name(m.DelegationID), m.Until, m.From)
		}
		before, known := latest[m.DelegationID]
		if known && (m.From == nil || before.On(*m.From)) {
			return fault.Invalidf("members", "%s is named twice for the same days: end the earlier time before the later one begins", name(m.DelegationID))
		}
		latest[m.DelegationID] = m
	}
	return nil
}
