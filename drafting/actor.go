package drafting

import "time"

// Actor is who asks, and in which request. The zero Actor is the public: a
// reader without an account. What an actor may do is looked up in the same
// transaction as the work, so a role that was taken away counts at once.
type Actor struct {
	// PersonID is the account that signed in, empty for the public.
	PersonID string
	// RequestKey, where not empty, makes a repeated write harmless: the second
	// call with the same key and the same input gives the first call's answer.
	RequestKey string
}

// Public reports whether the actor has no account.
func (a Actor) Public() bool { return a.PersonID == "" }

// PersonRef names a person in the record, with the name they had at the time.
type PersonRef struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// Person is an account. An administrator sets up committees and their first
// secretariat; all other rights come from memberships.
type Person struct {
	ID            string    `json:"id"`
	Name          string    `json:"name"`
	Email         string    `json:"email"`
	Administrator bool      `json:"administrator"`
	CreatedAt     time.Time `json:"created_at"`

	PasswordHash   string    `json:"-"`
	FailedSignIns  int       `json:"-"`
	SignInLockedTo time.Time `json:"-"`
}

// Session is one signed-in browser. Only the hash of its secret is kept.
type Session struct {
	SecretHash string    `json:"-"`
	PersonID   string    `json:"person_id"`
	CreatedAt  time.Time `json:"created_at"`
	ExpiresAt  time.Time `json:"expires_at"`
}

// APIToken lets a program act as its person. Only the hash of its secret is kept.
type APIToken struct {
	ID         string    `json:"id"`
	PersonID   string    `json:"person_id"`
	Name       string    `json:"name"`
	SecretHash string    `json:"-"`
	CreatedAt  time.Time `json:"created_at"`
}

// Invitation is a link that works once: it makes an account, or gives an
// existing one a role in a committee. With Administrator it is the first
// account's link and belongs to no committee.
type Invitation struct {
	ID            string     `json:"id"`
	SecretHash    string     `json:"-"`
	CommitteeID   string     `json:"committee_id,omitempty"`
	Administrator bool       `json:"administrator,omitempty"`
	Email         string     `json:"email,omitempty"`
	Role          Role       `json:"role,omitempty"`
	DelegationID  string     `json:"delegation_id,omitempty"`
	InvitedBy     PersonRef  `json:"invited_by"`
	CreatedAt     time.Time  `json:"created_at"`
	ExpiresAt     time.Time  `json:"expires_at"`
	UsedAt        *time.Time `json:"used_at,omitempty"`
}
