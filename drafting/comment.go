package drafting

import "time"

// CommentAudience is who reads a comment.
type CommentAudience string

// The audiences: the whole committee, or a note that is read by its author's own
// side alone, or by the delegations that it is shared with besides.
const (
	CommentToCommittee CommentAudience = "committee"
	CommentToOwn       CommentAudience = "own"
	CommentShared      CommentAudience = "shared"
)

// Comment is something said at a paragraph (or at `title` or `body`), for ever.
// DelegationID is in whose name, empty where an officer speaks as such; By is
// what that was called at the time. Owner is the side that it belongs to, as
// standing.side has it. One that was withdrawn keeps its words in the store and
// shows them to nobody. Hash covers everything but itself and the withdrawal.
type Comment struct {
	ID           string          `json:"id"`
	CommitteeID  string          `json:"committee_id"`
	DraftID      string          `json:"draft_id"`
	Clause       string          `json:"clause"`
	Audience     CommentAudience `json:"audience"`
	Owner        string          `json:"owner"`
	SharedWith   []string        `json:"shared_with,omitempty"`
	DelegationID string          `json:"delegation_id,omitempty"`
	Capacity     Capacity        `json:"capacity,omitempty"`
	By           string          `json:"by"`
	Author       PersonRef       `json:"author"`
	Words        string          `json:"words"`
	Version      int             `json:"version"`
	At           time.Time       `json:"at"`
	WithdrawnAt  *time.Time      `json:"withdrawn_at,omitempty"`
	Hash         string          `json:"hash"`
}
