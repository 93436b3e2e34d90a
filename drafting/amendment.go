package drafting

import (
	"time"

	"chapeau/drafting/amend"
)

// AmendmentStatus is where an amendment stands.
type AmendmentStatus string

// The statuses of an amendment. Drafted is private to its delegation. Submitted
// and NeedsRebase are pending; NeedsRebase waits for its mover because the text
// changed under it. The others are final.
const (
	Drafted     AmendmentStatus = "drafted"
	Submitted   AmendmentStatus = "submitted"
	NeedsRebase AmendmentStatus = "needs_rebase"
	Adopted     AmendmentStatus = "adopted"
	Rejected    AmendmentStatus = "rejected"
	Withdrawn   AmendmentStatus = "withdrawn"
	Lapsed      AmendmentStatus = "lapsed"
)

// Pending reports whether the amendment was submitted and awaits a decision.
func (s AmendmentStatus) Pending() bool { return s == Submitted || s == NeedsRebase }

// Final reports whether nothing more can happen to the amendment.
func (s AmendmentStatus) Final() bool { return s != Drafted && !s.Pending() }

// Amendment is what one delegation (or the chair) proposes to a draft. ID is
// stable; Label ("A1") is given when it is submitted. By and OnBehalfOf are the
// names the record shows. Revision is the number of its latest revision, Base
// the version that revision was written against. Conflicts and Notices tell,
// while it needs a rebase, what stands between it and the current version.
type Amendment struct {
	ID                string                 `json:"id"`
	CommitteeID       string                 `json:"committee_id"`
	DraftID           string                 `json:"draft_id"`
	Ordinal           int                    `json:"-"`
	Label             string                 `json:"label"`
	DelegationID      string                 `json:"delegation_id,omitempty"`
	By                string                 `json:"by"`
	OnBehalfOfID      string                 `json:"on_behalf_of_id,omitempty"`
	OnBehalfOf        string                 `json:"on_behalf_of,omitempty"`
	Author            PersonRef              `json:"author"`
	Status            AmendmentStatus        `json:"status"`
	Revision          int                    `json:"revision"`
	Base              int                    `json:"base"`
	SubmittedRevision int                    `json:"submitted_revision,omitempty"`
	SubmittedAt       *time.Time             `json:"submitted_at,omitempty"`
	DecisionID        string                 `json:"decision_id,omitempty"`
	Conflicts         []amend.ConflictReport `json:"conflicts,omitempty"`
	Notices           []amend.Notice         `json:"notices,omitempty"`
	CreatedAt         time.Time              `json:"created_at"`
	UpdatedAt         time.Time              `json:"updated_at"`
}

// RevisionReason says why a revision of an amendment was written.
type RevisionReason string

// The reasons for a revision. Rebased ones were carried to a new version
// without a change of what they propose.
const (
	RevisionDrafted RevisionReason = "drafted"
	RevisionRevised RevisionReason = "revised"
	RevisionRebased RevisionReason = "rebased"
)

// Revision is one wording of an amendment, for ever, against one version. Hash
// covers its content and stands in the event log.
type Revision struct {
	AmendmentID string          `json:"amendment_id"`
	Number      int             `json:"number"`
	Base        int             `json:"base"`
	Content     amend.Amendment `json:"content"`
	Hash        string          `json:"hash"`
	Reason      RevisionReason  `json:"reason"`
	Author      PersonRef       `json:"author"`
	At          time.Time       `json:"at"`
}

// AmendmentRef names one revision of an amendment: what a person saw when they
// decided on it.
type AmendmentRef struct {
	ID       string `json:"id"`
	Label    string `json:"label,omitempty"`
	Revision int    `json:"revision"`
}
