package drafting

import "time"

// Meeting is one numbered meeting of a committee. What is decided, stated or
// revised orally is recorded at the meeting that is open. Present are the
// delegations that were counted as present, nil where nobody counted.
type Meeting struct {
	ID          string     `json:"id"`
	CommitteeID string     `json:"committee_id"`
	Number      int        `json:"number"`
	Present     []string   `json:"present,omitempty"`
	OpenedAt    time.Time  `json:"opened_at"`
	OpenedBy    PersonRef  `json:"opened_by"`
	ClosedAt    *time.Time `json:"closed_at,omitempty"`
}

// Open reports whether the meeting goes on.
func (m Meeting) Open() bool { return m.ClosedAt == nil }

// AgendaItem is one item of a committee's agenda. Number is as the agenda prints
// it ("5 (b)").
type AgendaItem struct {
	ID          string `json:"id"`
	CommitteeID string `json:"committee_id"`
	Ordinal     int    `json:"ordinal"`
	Number      string `json:"number"`
	Title       string `json:"title"`
}

// Sitting is where something was recorded: at which meeting, under which item of
// the agenda as it was called then.
type Sitting struct {
	MeetingID string `json:"meeting_id"`
	Meeting   int    `json:"meeting"`
	ItemID    string `json:"item_id,omitempty"`
	Item      string `json:"item,omitempty"`
}
