package drafting

import "time"

// Committee is one body at one session. Body is the body line that its texts
// open with, such as "The Commission on Inland Waterways,". Rules names a rules
// profile.
type Committee struct {
	ID                  string    `json:"id"`
	Name                string    `json:"name"`
	Body                string    `json:"body"`
	Session             string    `json:"session"`
	Languages           []string  `json:"languages"`
	TimeZone            string    `json:"time_zone"`
	Rules               string    `json:"rules"`
	ObserversMayPropose bool      `json:"observers_may_propose"`
	CreatedAt           time.Time `json:"created_at"`
}

// RulesProfiles are the names that Committee.Rules can take.
func RulesProfiles() []string {
	return []string{
		"un-general-assembly-plenary",
		"un-main-committee",
		"un-ecosoc",
		"un-functional-commission",
		"model-un",
	}
}

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
