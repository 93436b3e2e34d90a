package drafting

import (
	"time"

	"chapeau/drafting/text"
)

// DraftStatus is where a draft stands.
type DraftStatus string

// The statuses of a draft. The first decision opens action; an adopted or
// rejected draft is closed.
const (
	ZeroDraft          DraftStatus = "zero_draft"
	Tabled             DraftStatus = "tabled"
	UnderAction        DraftStatus = "under_action"
	AdoptedWithoutVote DraftStatus = "adopted_without_vote"
	DraftRejected      DraftStatus = "rejected"
)

// Open reports whether the text can still change.
func (s DraftStatus) Open() bool {
	return s == ZeroDraft || s == Tabled || s == UnderAction
}

// Draft is a draft resolution or decision. Version is the number of its current
// version. PublishedFrom is the first version that readers and the public see,
// 0 while the draft is not published. Ordinal is its place in the committee's
// list; Section and Designation are what a report called it.
type Draft struct {
	ID            string            `json:"id"`
	CommitteeID   string            `json:"committee_id"`
	Ordinal       int               `json:"ordinal"`
	Kind          text.DocumentKind `json:"kind"`
	Title         string            `json:"title"`
	Symbol        string            `json:"symbol"`
	Section       string            `json:"section,omitempty"`
	Designation   string            `json:"designation,omitempty"`
	Status        DraftStatus       `json:"status"`
	PublishedFrom int               `json:"published_from"`
	Version       int               `json:"version"`
	MainSponsorID string            `json:"main_sponsor_id,omitempty"`
	CreatedAt     time.Time         `json:"created_at"`
	UpdatedAt     time.Time         `json:"updated_at"`

	// LastLabel is the number of the last label given to an amendment (A1, A2 …).
	LastLabel int `json:"-"`
}

// Published reports whether readers and the public see the draft.
func (d Draft) Published() bool { return d.PublishedFrom > 0 }
