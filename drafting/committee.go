package drafting

import (
	"time"

	"chapeau/drafting/rules"
)

// Committee is one body at one session. Body is the body line that its texts
// open with, such as "The Commission on Inland Waterways,". Rules names a rules
// profile. SymbolRoot is what the symbols of its drafts begin with
// ("E/CN.99/2031").
type Committee struct {
	ID                  string   `json:"id"`
	Name                string   `json:"name"`
	Body                string   `json:"body"`
	Session             string   `json:"session"`
	Languages           []string `json:"languages"`
	TimeZone            string   `json:"time_zone"`
	Rules               string   `json:"rules"`
	ObserversMayPropose bool     `json:"observers_may_propose"`
	SymbolRoot          string   `json:"symbol_root,omitempty"`
	OwnRules
	CreatedAt time.Time `json:"created_at"`
}

// OwnRules are what a committee has decided otherwise than its rules profile has
// it, as in rules.Settings, and the days on which it does not work although they
// are weekdays.
type OwnRules struct {
	QuorumForDecision int                   `json:"quorum_for_decision,omitempty"`
	DegreeLimit       int                   `json:"amendment_degree_limit,omitempty"`
	FootnoteProfile   rules.FootnoteProfile `json:"footnote_profile,omitempty"`
	DraftNotice       *int                  `json:"draft_notice,omitempty"`
	AmendmentNotice   *int                  `json:"amendment_notice,omitempty"`
	LateSponsors      *bool                 `json:"late_sponsors,omitempty"`
	Holidays          []rules.Date          `json:"holidays,omitempty"`
}

// settings are the committee's rules as package rules resolves them.
func (c Committee) settings() rules.Settings {
	return rules.Settings{
		Rules:             c.Rules,
		QuorumForDecision: c.QuorumForDecision,
		DegreeLimit:       c.DegreeLimit,
		FootnoteProfile:   c.FootnoteProfile,
		DraftNotice:       c.DraftNotice,
		AmendmentNotice:   c.AmendmentNotice,
		LateSponsors:      c.LateSponsors,
	}
}

// zone is the committee's time zone, UTC where the machine knows it no longer.
func (c Committee) zone() *time.Location {
	zone, err := time.LoadLocation(c.TimeZone)
	if err != nil {
		return time.UTC
	}
	return zone
}

// calendar is when the committee works.
func (c Committee) calendar() rules.Calendar {
	return rules.Calendar{Zone: c.zone(), Holidays: c.Holidays}
}

// day is the day on which a moment falls where the committee sits.
func (c Committee) day(at time.Time) rules.Date { return rules.DateOf(at.In(c.zone())) }

// DelegationKind says what a delegation speaks for.
type DelegationKind string

// The kinds of delegation. A group speaks for several members and never votes.
const (
	Member       DelegationKind = "member"
	Observer     DelegationKind = "observer"
	Organization DelegationKind = "organization"
	Group        DelegationKind = "group"
)

// Delegation is a State, an organization or a group in one committee.
type Delegation struct {
	ID          string         `json:"id"`
	CommitteeID string         `json:"committee_id"`
	Name        string         `json:"name"`
	Code        string         `json:"code"`
	Kind        DelegationKind `json:"kind"`
}

// Votes reports whether the delegation is a member with a vote.
func (d Delegation) Votes() bool { return d.Kind == Member }

// Role is what a person may do in a committee.
type Role string

// The roles. Reader is an account that sees what the public sees.
const (
	Secretariat Role = "secretariat"
	Chair       Role = "chair"
	Delegate    Role = "delegate"
	Reader      Role = "reader"
)

// Membership gives a person one role in one committee; a delegate also has a
// delegation there.
type Membership struct {
	CommitteeID  string    `json:"committee_id"`
	PersonID     string    `json:"person_id"`
	Role         Role      `json:"role"`
	DelegationID string    `json:"delegation_id,omitempty"`
	CreatedAt    time.Time `json:"created_at"`
}
