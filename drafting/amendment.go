package drafting

import (
	"slices"
	"time"

	"chapeau/drafting/amend"
)

// AmendmentStatus is where an amendment stands.
type AmendmentStatus string

// The statuses of an amendment. Drafted is private to its delegation. Submitted,
// Admitted, NeedsRebase and Put are pending; NeedsRebase waits for its mover
// because the text changed under it, Put is before the committee for decision.
// The others are final. MergedInto joined an equal amendment, Incorporated was
// taken into the text by the sponsor; NotPut and Moot are rulings of the chair
// and no rejections.
const (
	Drafted          AmendmentStatus = "drafted"
	Submitted        AmendmentStatus = "submitted"
	Admitted         AmendmentStatus = "admitted"
	NotAdmitted      AmendmentStatus = "not_admitted"
	NeedsRebase      AmendmentStatus = "needs_rebase"
	MergedInto       AmendmentStatus = "merged_into"
	Incorporated     AmendmentStatus = "incorporated_by_sponsor"
	Put              AmendmentStatus = "put"
	Adopted          AmendmentStatus = "adopted"
	AdoptedAsAmended AmendmentStatus = "adopted_as_amended"
	Rejected         AmendmentStatus = "rejected"
	NotPut           AmendmentStatus = "not_put_implied_rejection"
	Moot             AmendmentStatus = "moot"
	Withdrawn        AmendmentStatus = "withdrawn"
	Lapsed           AmendmentStatus = "lapsed"
)

// AmendmentStatuses are all of them, in the order of an amendment's life.
func AmendmentStatuses() []AmendmentStatus {
	return []AmendmentStatus{
		Drafted, Submitted, Admitted, NotAdmitted, NeedsRebase, MergedInto, Incorporated,
		Put, Adopted, AdoptedAsAmended, Rejected, NotPut, Moot, Withdrawn, Lapsed,
	}
}

// pendingStatuses await a decision; openStatuses can still change.
var (
	pendingStatuses = []AmendmentStatus{Submitted, Admitted, NeedsRebase, Put}
	openStatuses    = append([]AmendmentStatus{Drafted}, pendingStatuses...)
)

// Pending reports whether the amendment was submitted and awaits a decision.
func (s AmendmentStatus) Pending() bool { return slices.Contains(pendingStatuses, s) }

// Final reports whether nothing more can happen to the amendment.
func (s AmendmentStatus) Final() bool { return !slices.Contains(openStatuses, s) }

// Mover is a delegation in whose name an amendment stands.
type Mover struct {
	DelegationID string `json:"delegation_id"`
	Name         string `json:"name"`
	OnBehalfOf   string `json:"on_behalf_of,omitempty"`
}

// Amendment is what one delegation (or the chair) proposes to a draft. ID is
// stable; Label ("A1") is given when it is submitted. By and OnBehalfOf are the
// names the record shows. Revision is the number of its latest revision, Base
// the version that revision was written against. Conflicts and Notices tell,
// while it needs a rebase, what stands between it and the current version.
//
// ToID names the amendment that a sub-amendment changes, IntoID the equal one
// that it joined, ResubmittedFrom the one that it takes up again. Joined are the
// movers who joined it. SharedWith are the delegations that see it before it is
// submitted.
type Amendment struct {
	ID                string                 `json:"id"`
	CommitteeID       string                 `json:"committee_id"`
	DraftID           string                 `json:"draft_id"`
	Ordinal           int                    `json:"-"`
	Label             string                 `json:"label"`
	Symbol            string                 `json:"symbol,omitempty"`
	ToID              string                 `json:"to_id,omitempty"`
	IntoID            string                 `json:"into_id,omitempty"`
	ResubmittedFrom   string                 `json:"resubmitted_from,omitempty"`
	DelegationID      string                 `json:"delegation_id,omitempty"`
	By                string                 `json:"by"`
	OnBehalfOfID      string                 `json:"on_behalf_of_id,omitempty"`
	OnBehalfOf        string                 `json:"on_behalf_of,omitempty"`
	Joined            []Mover                `json:"joined,omitempty"`
	SharedWith        []string               `json:"shared_with,omitempty"`
	Author            PersonRef              `json:"author"`
	Status            AmendmentStatus        `json:"status"`
	Revision          int                    `json:"revision"`
	Base              int                    `json:"base"`
	SubmittedRevision int                    `json:"submitted_revision,omitempty"`
	SubmittedAt       *time.Time             `json:"submitted_at,omitempty"`
	AdmittedAt        *time.Time             `json:"admitted_at,omitempty"`
	DecisionID        string                 `json:"decision_id,omitempty"`
	Conflicts         []amend.ConflictReport `json:"conflicts,omitempty"`
	Notices           []amend.Notice         `json:"notices,omitempty"`
	CreatedAt         time.Time              `json:"created_at"`
	UpdatedAt         time.Time              `json:"updated_at"`
}

// standingAgain is where a pending amendment stands once its mover has looked at
// it: admitted, if it was before.
func (a Amendment) standingAgain() AmendmentStatus {
	if a.AdmittedAt != nil {
		return Admitted
	}
	return Submitted
}

// RevisionReason says why a revision of an amendment was written.
type RevisionReason string

// The reasons for a revision. Rebased ones were carried to a new version
// without a change of what they propose; amended ones hold adopted
// sub-amendments, divided ones lost the parts that were rejected, undone ones
// are as they were before a decision that the chair took back.
const (
	RevisionDrafted RevisionReason = "drafted"
	RevisionRevised RevisionReason = "revised"
	RevisionRebased RevisionReason = "rebased"
	RevisionAmended RevisionReason = "amended"
	RevisionDivided RevisionReason = "divided"
	RevisionUndone  RevisionReason = "undone"
)

// Revision is one wording of an amendment, for ever, against one version, and
// for a sub-amendment against one revision of its amendment. Layers name, for a
// wording that sub-amendments changed, the wordings that it is made of: its own
// first, then each sub-amendment's. Restores is the earlier wording that an undone
// one gives back. Hash covers its content and stands in the event log.
type Revision struct {
	AmendmentID string          `json:"amendment_id"`
	Number      int             `json:"number"`
	Base        int             `json:"base"`
	ToRevision  int             `json:"to_revision,omitempty"`
	Layers      []AmendmentRef  `json:"layers,omitempty"`
	Restores    int             `json:"restores,omitempty"`
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
