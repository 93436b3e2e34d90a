package drafting

import (
	"cmp"
	"context"
	"slices"
	"time"

	"chapeau/drafting/delegations"
	"chapeau/drafting/fault"
)

// group is the group that a delegation speaks on behalf of at a moment, the zero
// one where none is named. The speaker is the zero delegation for the chair.
// Errors: invalid where it is no group of the committee, forbidden where the
// speaker is no member of it on that day.
func group(r Snapshot, speaker Delegation, id string, at time.Time) (Delegation, error) {
	if id == "" {
		return Delegation{}, nil
	}
	if speaker.ID == "" {
		return Delegation{}, fault.Invalidf("on_behalf_of_id", "the chair speaks on behalf of no group: leave it out")
	}
	d, err := delegationIn(r, speaker.CommitteeID, "on_behalf_of_id", id)
	if err != nil {
		return Delegation{}, err
	}
	if d.Kind != Group {
		return Delegation{}, fault.Invalidf("on_behalf_of_id", "%s is no group: one speaks on behalf of a group", d.Name)
	}
	committee, err := r.Committee(speaker.CommitteeID)
	if err != nil {
		return Delegation{}, err
	}
	members, err := r.GroupMembers(d.ID)
	if err != nil {
		return Delegation{}, err
	}
	if today := committee.day(at); !isMemberOn(members, speaker.ID, today) {
		return Delegation{}, fault.New(fault.Forbidden, "on_behalf_of_id", "%s is no member of %s on %s and cannot speak on its behalf: name another group or none, or let the secretariat correct the members", speaker.Name, d.Name, today)
	}
	return d, nil
}

// GroupMembers are a group's, past ones too, in English order. Errors:
// not_found, invalid for a delegation that is no group.
func (s *Service) GroupMembers(ctx context.Context, actor Actor, groupID string) ([]GroupMember, error) {
	return view(ctx, s, func(r Snapshot) ([]GroupMember, error) {
		g, err := groupFor(r, actor, groupID, SeeCommittee)
		if err != nil {
			return nil, err
		}
		return orderedMembers(r, g)
	})
}

// SetGroupMembers gives a group these members in place of those that it has.
// What was said on its behalf before stays in the record. Errors: forbidden,
// invalid.
func (s *Service) SetGroupMembers(ctx context.Context, actor Actor, groupID string, members []GroupMember) ([]GroupMember, error) {
	return write(ctx, s, actor, "set group members", []any{groupID, members}, func(w *work) ([]GroupMember, error) {
		g, err := groupFor(w, actor, groupID, ManageCommittee)
		if err != nil {
			return nil, err
		}
		if err := checkMembers(w, g, members); err != nil {
			return nil, err
		}
		if err := w.ReplaceGroupMembers(groupID, members); err != nil {
			return nil, err
		}
		err = w.record(
			Event{CommitteeID: g.CommitteeID, Type: GroupChanged, Audience: ToCommittee, DelegationID: groupID},
			map[string]any{"name": g.Name, "members": members},
		)
		if err != nil {
			return nil, err
		}
		return orderedMembers(w, g)
	})
}

// groupFor loads a group on which the actor may do the action.
func groupFor(r Snapshot, actor Actor, id string, a Action) (Delegation, error) {
	g, err := r.Delegation(id)
	if err != nil {
		return Delegation{}, err
	}
	if _, err := requireIn(r, actor, g.CommitteeID, a); err != nil {
		return Delegation{}, err
	}
	if g.Kind != Group {
		return Delegation{}, fault.Invalidf("kind", "%s is no group: only a group has members", g.Name)
	}
	return g, nil
}

// checkMembers refuses members from another committee, groups in groups, and
// times that cannot be.
func checkMembers(r Snapshot, g Delegation, members []GroupMember) error {
	names := map[string]string{}
	for _, m := range members {
		d, err := delegationIn(r, g.CommitteeID, "members", m.DelegationID)
		if err != nil {
			return err
		}
		if d.Kind == Group {
			return fault.Invalidf("members", "%s is a group itself: name its members one by one", d.Name)
		}
		names[d.ID] = d.Name
	}
	return checkPeriods(members, func(id string) string { return names[id] })
}

// keepsGroups refuses a new kind of a delegation that would leave members without
// their group, or put a group into another.
func keepsGroups(r Snapshot, d Delegation, before DelegationKind) error {
	if d.Kind == before || d.Kind != Group && before != Group {
		return nil
	}
	if before == Group {
		members, err := r.GroupMembers(d.ID)
		if err == nil && len(members) > 0 {
			err = fault.New(fault.Conflict, "kind", "%s has members: take them out of the group before it becomes something else", d.Name)
		}
		return err
	}
	all, err := r.Delegations(d.CommitteeID)
	if err != nil {
		return err
	}
	for _, g := range all {
		members, err := r.GroupMembers(g.ID)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(members, func(m GroupMember) bool { return m.DelegationID == d.ID }) {
			return fault.New(fault.Conflict, "kind", "%s is or was a member of %s: a group cannot be one", d.Name, g.Name)
		}
	}
	return nil
}

func orderedMembers(r Snapshot, g Delegation) ([]GroupMember, error) {
	members, err := r.GroupMembers(g.ID)
	if err != nil {
		return nil, err
	}
	all, err := r.Delegations(g.CommitteeID)
	if err != nil {
		return nil, err
	}
	names := map[string]string{}
	for _, d := range all {
		names[d.ID] = d.Name
	}
	slices.SortStableFunc(members, func(a, b GroupMember) int {
		return cmp.Or(delegations.Compare(names[a.DelegationID], names[b.DelegationID]), cmp.Compare(a.first(), b.first()))
	})
	return members, nil
}

// GroupsOf are, by delegation, the groups that it is a member of today. Errors:
// forbidden for outsiders.
func (s *Service) GroupsOf(ctx context.Context, actor Actor, committeeID string) (map[string][]string, error) {
	return view(ctx, s, func(r Snapshot) (map[string][]string, error) {
		if _, err := requireIn(r, actor, committeeID, SeeCommittee); err != nil {
			return nil, err
		}
		committee, err := r.Committee(committeeID)
		if err != nil {
			return nil, err
		}
		all, err := r.Delegations(committeeID)
		if err != nil {
			return nil, err
		}
		groups, today := map[string][]string{}, committee.day(s.moment())
		for _, g := range all {
			if g.Kind != Group {
				continue
			}
			members, err := r.GroupMembers(g.ID)
			if err != nil {
				return nil, err
			}
			for _, m := range members {
				if m.On(today) {
					groups[m.DelegationID] = append(groups[m.DelegationID], g.ID)
				}
			}
		}
		return groups, nil
	})
}
