package drafting

import (
	"time"

	"chapeau/drafting/amend"
)

// Outcome is what a decision decided.
type Outcome string

// The outcomes: of amendments, and of a draft as a whole.
const (
	AmendmentsAdopted  Outcome = "amendments_adopted"
	AmendmentsRejected Outcome = "amendments_rejected"
	DraftAdopted       Outcome = "draft_adopted"
	DraftNotAdopted    Outcome = "draft_rejected"
)

// Decision is one ruling: who decided what, against which version, with which
// result, for ever. Conflicts are the collisions that were open, Resolutions
// how the deciding person settled each in their own words. Ruling
// holds these words where an amendment collided with what changed under it. Result is the new
// version's number, 0 where the text did not change. Number counts a draft's
// decisions.
type Decision struct {
	ID          string                 `json:"id"`
	CommitteeID string                 `json:"committee_id"`
	DraftID     string                 `json:"draft_id"`
	Number      int                    `json:"number"`
	Outcome     Outcome                `json:"outcome"`
	Amendments  []AmendmentRef         `json:"amendments"`
	Against     int                    `json:"against"`
	Result      int                    `json:"result,omitempty"`
	Conflicts   []amend.ConflictReport `json:"conflicts"`
	Resolutions []amend.Resolution     `json:"resolutions"`
	Ruling      []amend.Op             `json:"ruling,omitempty"`
	Reason      string                 `json:"reason"`
	By          PersonRef              `json:"by"`
	At          time.Time              `json:"at"`
	Hash        string                 `json:"hash"`
}
