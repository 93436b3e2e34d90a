package drafting

import "time"

// Sponsorship is a co-sponsor's: the main sponsor is the draft's own. Late ones
// joined after the decision and stand in the record only. ConsentedTo is the
// last version that the co-sponsor has agreed to stand for. OnBehalfOfID names
// the group that it speaks for.
type Sponsorship struct {
	DraftID      string     `json:"draft_id"`
	DelegationID string     `json:"delegation_id"`
	OnBehalfOfID string     `json:"on_behalf_of_id,omitempty"`
	JoinedAt     time.Time  `json:"joined_at"`
	LeftAt       *time.Time `json:"left_at,omitempty"`
	Late         bool       `json:"late,omitempty"`
	ConsentedTo  int        `json:"consented_to"`
}

// Stands reports whether the delegation is a co-sponsor now.
func (s Sponsorship) Stands() bool { return s.LeftAt == nil }
