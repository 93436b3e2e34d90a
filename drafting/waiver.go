package drafting

import "time"

// Waiver is the chair's ruling that a text may be considered before its notice
// has passed, for ever. It covers what was circulated when it was given: the
// draft, all of its amendments, or the one that AmendmentID names. Number counts
// a draft's waivers. Hash covers everything but itself.
type Waiver struct {
	ID          string    `json:"id"`
	CommitteeID string    `json:"committee_id"`
	DraftID     string    `json:"draft_id"`
	Number      int       `json:"number"`
	Draft       bool      `json:"draft"`
	Amendments  bool      `json:"amendments"`
	AmendmentID string    `json:"amendment_id,omitempty"`
	Reason      string    `json:"reason"`
	Sitting     *Sitting  `json:"sitting,omitempty"`
	Person      PersonRef `json:"person"`
	At          time.Time `json:"at"`
	Hash        string    `json:"hash"`
}

// covers reports whether the waiver lifts the notice of a paper that was
// circulated at a moment.
func (v Waiver) covers(p paper, circulated time.Time) bool {
	if v.At.Before(circulated) {
		return false
	}
	if p.amendment == nil {
		return v.Draft
	}
	return v.Amendments || v.AmendmentID == p.amendment.ID
}

// hashWaiver covers everything but the hash itself.
func hashWaiver(v Waiver) (string, error) {
	v.Hash = ""
	return hashOf(v)
}
