package drafting

import (
	"context"
	"slices"
	"strings"
	"time"

	"chapeau/drafting/fault"
	"chapeau/drafting/rules"
)

// CommitteeInput is what a committee is made of. Languages are BCP 47 tags;
// without any it is English. TimeZone is an IANA name, UTC where it is empty.
// Rules is un-functional-commission where it is empty.
type CommitteeInput struct {
	Name                string   `json:"name"`
	Body                string   `json:"body"`
	Session             string   `json:"session"`
	Languages           []string `json:"languages"`
	TimeZone            string   `json:"time_zone"`
	Rules               string   `json:"rules"`
	ObserversMayPropose bool     `json:"observers_may_propose"`
	SymbolRoot          string   `json:"symbol_root"`
	OwnRules
}

// fill checks the input and writes it into a committee.
func (in CommitteeInput) fill(c *Committee) error {
	var err error
	if c.Name, err = requiredLine("name", in.Name); err != nil {
		return err
	}
	if c.Body, err = optionalLine("body", in.Body); err != nil {
		return err
	}
	if c.Session, err = optionalLine("session", in.Session); err != nil {
		return err
	}
	c.Languages = slices.Clone(in.Languages)
	if len(c.Languages) == 0 {
		c.Languages = []string{"en"}
	}
	for _, language := range c.Languages {
		if len(language) < 2 || len(language) > 35 || strings.ContainsAny(language, " \t\n") {
			return fault.Invalidf("languages", "%q is no language tag; one looks like en or zh-Hans", language)
		}
	}
	c.TimeZone = in.TimeZone
	if c.TimeZone == "" {
		c.TimeZone = "UTC"
	}
	if _, err := time.LoadLocation(c.TimeZone); err != nil {
		return fault.Invalidf("time_zone", "%q is no time zone; one looks like Europe/Vienna", c.TimeZone)
	}
	c.Rules = in.Rules
	if c.Rules == "" {
		c.Rules = "un-functional-commission"
	}
	c.ObserversMayPropose = in.ObserversMayPropose
	if c.SymbolRoot, err = checkSymbolRoot(in.SymbolRoot); err != nil {
		return err
	}
	c.OwnRules = in.OwnRules
	if c.Holidays, err = checkHolidays(in.Holidays); err != nil {
		return err
	}
	_, err = c.settings().Resolve()
	return err
}

// maximalHolidays is more than a year has days on which nobody works.
const maximalHolidays = 400

// checkHolidays puts days in order, each once.
func checkHolidays(days []rules.Date) ([]rules.Date, error) {
	if len(days) > maximalHolidays {
		return nil, fault.Invalidf("holidays", "%d holidays are named; at most %d are possible: leave out the years that are over", len(days), maximalHolidays)
	}
	ordered := slices.Clone(days)
	slices.SortFunc(ordered, compareDays)
	return slices.Compact(ordered), nil
}

// CreateCommittee sets up a committee and makes the actor, who must be an
// administrator, its first secretariat.
func (s *Service) CreateCommittee(ctx context.Context, actor Actor, in CommitteeInput) (Committee, error) {
	return write(ctx, s, actor, "create committee", in, func(w *work) (Committee, error) {
		st, err := account(w, actor)
		if err != nil {
			return Committee{}, err
		}
		if !st.person.Administrator {
			return Committee{}, fault.New(fault.Forbidden, "", "only administrators may create a committee")
		}
		committee := Committee{ID: s.newID(), CreatedAt: w.now}
		if err := in.fill(&committee); err != nil {
			return Committee{}, err
		}
		if err := w.CreateCommittee(committee); err != nil {
			return Committee{}, err
		}
		err = w.record(Event{CommitteeID: committee.ID, Type: CommitteeCreated, Audience: ToCommittee}, map[string]any{"name": committee.Name})
		if err != nil {
			return Committee{}, err
		}
		return committee, w.giveMembership(Membership{CommitteeID: committee.ID, PersonID: w.by.ID, Role: Secretariat, CreatedAt: w.now})
	})
}

// UpdateCommittee changes a committee's settings. Errors: forbidden, invalid.
func (s *Service) UpdateCommittee(ctx context.Context, actor Actor, id string, in CommitteeInput) (Committee, error) {
	return write(ctx, s, actor, "update committee", []any{id, in}, func(w *work) (Committee, error) {
		if _, err := requireIn(w, actor, id, ManageCommittee); err != nil {
			return Committee{}, err
		}
		committee, err := w.Committee(id)
		if err != nil {
			return Committee{}, err
		}
		if err := in.fill(&committee); err != nil {
			return Committee{}, err
		}
		if err := w.UpdateCommittee(committee); err != nil {
			return Committee{}, err
		}
		return committee, w.record(Event{CommitteeID: id, Type: CommitteeChanged, Audience: ToCommittee}, map[string]any{"name": committee.Name})
	})
}

// Committee returns a committee that the actor may see: members and
// administrators always, others once a draft of it is published.
func (s *Service) Committee(ctx context.Context, actor Actor, id string) (Committee, error) {
	return view(ctx, s, func(r Snapshot) (Committee, error) {
		if _, err := seeCommittee(r, actor, id); err != nil {
			return Committee{}, err
		}
		return r.Committee(id)
	})
}

// Committees are all that the actor may see, by name.
func (s *Service) Committees(ctx context.Context, actor Actor) ([]Committee, error) {
	return view(ctx, s, func(r Snapshot) ([]Committee, error) {
		all, err := r.Committees()
		if err != nil {
			return nil, err
		}
		open, err := r.PublishedCommittees()
		if err != nil {
			return nil, err
		}
		seen := []Committee{}
		for _, c := range all {
			st, err := standingOf(r, actor, c.ID)
			if err != nil {
				return nil, err
			}
			if st.may(SeeCommittee) || slices.Contains(open, c.ID) {
				seen = append(seen, c)
			}
		}
		return seen, nil
	})
}

// Allowed are the actions that the table gives the actor in a committee.
func (s *Service) Allowed(ctx context.Context, actor Actor, committeeID string) ([]Action, error) {
	return view(ctx, s, func(r Snapshot) ([]Action, error) {
		st, err := seeCommittee(r, actor, committeeID)
		if err != nil {
			return nil, err
		}
		return st.actions(), nil
	})
}

// DelegationInput is what a delegation is made of. Code is its short code, such
// as a country code; it may be empty.
type DelegationInput struct {
	Name string         `json:"name"`
	Code string         `json:"code"`
	Kind DelegationKind `json:"kind"`
}

func (in DelegationInput) fill(d *Delegation) error {
	var err error
	if d.Name, err = requiredLine("name", in.Name); err != nil {
		return err
	}
	if d.Code, err = optionalLine("code", in.Code); err != nil {
		return err
	}
	switch in.Kind {
	case Member, Observer, Organization, Group:
		d.Kind = in.Kind
		return nil
	}
	return fault.Invalidf("kind", "%q is no kind of delegation; they are member, observer, organization and group", in.Kind)
}

// CreateDelegation adds a delegation. Errors: forbidden, invalid, conflict
// where the committee has one of that name.
func (s *Service) CreateDelegation(ctx context.Context, actor Actor, committeeID string, in DelegationInput) (Delegation, error) {
	return write(ctx, s, actor, "create delegation", []any{committeeID, in}, func(w *work) (Delegation, error) {
		if _, err := requireIn(w, actor, committeeID, ManageCommittee); err != nil {
			return Delegation{}, err
		}
		d := Delegation{ID: s.newID(), CommitteeID: committeeID}
		if err := in.fill(&d); err != nil {
			return Delegation{}, err
		}
		return d, w.addDelegation(d)
	})
}

// UpdateDelegation changes a delegation's name, code or kind. What is recorded
// already keeps the name it had. Errors: forbidden, invalid, conflict where the
// name is taken or the kind does not go with the groups.
func (s *Service) UpdateDelegation(ctx context.Context, actor Actor, id string, in DelegationInput) (Delegation, error) {
	return write(ctx, s, actor, "update delegation", []any{id, in}, func(w *work) (Delegation, error) {
		d, err := w.Delegation(id)
		if err != nil {
			return Delegation{}, err
		}
		if _, err := requireIn(w, actor, d.CommitteeID, ManageCommittee); err != nil {
			return Delegation{}, err
		}
		before := d.Kind
		if err := in.fill(&d); err != nil {
			return Delegation{}, err
		}
		if err := keepsGroups(w, d, before); err != nil {
			return Delegation{}, err
		}
		if err := w.UpdateDelegation(d); err != nil {
			return Delegation{}, named(err, "name", "there is a delegation %q already", d.Name)
		}
		return d, w.record(Event{CommitteeID: d.CommitteeID, Type: DelegationChanged, Audience: ToCommittee, DelegationID: d.ID}, map[string]any{"name": d.Name})
	})
}

// named gives a store's conflict the sentence that a person needs.
func named(err error, field, format string, args ...any) error {
	if fault.CodeOf(err) != fault.Conflict {
		return err
	}
	return fault.New(fault.Conflict, field, format, args...)
}

// Delegations are a committee's, in English order, for its members.
func (s *Service) Delegations(ctx context.Context, actor Actor, committeeID string) ([]Delegation, error) {
	return view(ctx, s, func(r Snapshot) ([]Delegation, error) {
		if _, err := requireIn(r, actor, committeeID, SeeCommittee); err != nil {
			return nil, err
		}
		all, err := r.Delegations(committeeID)
		return inEnglishOrder(all), err
	})
}

// CommitteeMember is a person with their role in one committee.
type CommitteeMember struct {
	Person     Person     `json:"person"`
	Membership Membership `json:"membership"`
}

// Members are the committee's people, by name. Errors: forbidden.
func (s *Service) Members(ctx context.Context, actor Actor, committeeID string) ([]CommitteeMember, error) {
	return view(ctx, s, func(r Snapshot) ([]CommitteeMember, error) {
		if _, err := requireIn(r, actor, committeeID, SeePeople); err != nil {
			return nil, err
		}
		people, err := r.PeopleOf(committeeID)
		if err != nil {
			return nil, err
		}
		memberships, err := r.Memberships(committeeID)
		if err != nil {
			return nil, err
		}
		byPerson := map[string]Membership{}
		for _, m := range memberships {
			byPerson[m.PersonID] = m
		}
		members := make([]CommitteeMember, len(people))
		for i, p := range people {
			members[i] = CommitteeMember{Person: p, Membership: byPerson[p.ID]}
		}
		return members, nil
	})
}

// RoleInput is who gets which role.
type RoleInput struct {
	PersonID     string `json:"person_id"`
	Role         Role   `json:"role"`
	DelegationID string `json:"delegation_id"`
}

// GiveRole gives an account a role in the committee, in place of any other that
// it has there. Errors: forbidden, invalid, not_found.
func (s *Service) GiveRole(ctx context.Context, actor Actor, committeeID string, in RoleInput) (Membership, error) {
	return write(ctx, s, actor, "give role", []any{committeeID, in}, func(w *work) (Membership, error) {
		if _, err := requireIn(w, actor, committeeID, ManagePeople); err != nil {
			return Membership{}, err
		}
		if err := checkRole(w, committeeID, in.Role, in.DelegationID); err != nil {
			return Membership{}, err
		}
		if _, err := w.Person(in.PersonID); err != nil {
			return Membership{}, err
		}
		m := Membership{CommitteeID: committeeID, PersonID: in.PersonID, Role: in.Role, DelegationID: in.DelegationID, CreatedAt: w.now}
		return m, w.giveMembership(m)
	})
}

func (w *work) giveMembership(m Membership) error {
	if err := w.PutMembership(m); err != nil {
		return err
	}
	return w.record(
		Event{CommitteeID: m.CommitteeID, Type: MembershipGiven, Audience: ToOfficers, DelegationID: m.DelegationID},
		map[string]any{"person": m.PersonID, "role": m.Role},
	)
}

// TakeRole ends a person's membership. What they did stays in the record.
func (s *Service) TakeRole(ctx context.Context, actor Actor, committeeID, personID string) error {
	_, err := write(ctx, s, actor, "take role", []any{committeeID, personID}, func(w *work) (struct{}, error) {
		if _, err := requireIn(w, actor, committeeID, ManagePeople); err != nil {
			return struct{}{}, err
		}
		if err := w.DeleteMembership(committeeID, personID); err != nil {
			return struct{}{}, err
		}
		return struct{}{}, w.record(
			Event{CommitteeID: committeeID, Type: MembershipTaken, Audience: ToOfficers},
			map[string]any{"person": personID},
		)
	})
	return err
}
