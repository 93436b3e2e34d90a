package drafting

import (
	"time"

	"chapeau/drafting/amend"
	"chapeau/drafting/rules"
)

// Outcome is what a decision decided.
type Outcome string

// The outcomes: of amendments, of a draft as a whole, and of what leads there.
// A tie that asks for a second vote, and a ruling that stands or falls after a
// challenge, are recorded like any other decision; so is what the chair takes
// back.
const (
	AmendmentsAdmitted    Outcome = "amendments_admitted"
	AmendmentsNotAdmitted Outcome = "amendments_not_admitted"
	AmendmentsPut         Outcome = "amendments_put"
	AmendmentsAdopted     Outcome = "amendments_adopted"
	AmendmentsRejected    Outcome = "amendments_rejected"
	AmendmentsTied        Outcome = "amendments_tied"
	AmendmentsNotPut      Outcome = "amendments_not_put"
	AmendmentsMoot        Outcome = "amendments_moot"
	OrderConfirmed        Outcome = "order_confirmed"
	DivisionGranted       Outcome = "division_granted"
	DivisionRefused       Outcome = "division_refused"
	PartRetained          Outcome = "part_retained"
	PartRejected          Outcome = "part_rejected"
	PartTied              Outcome = "part_tied"
	ConsequentialMade     Outcome = "consequential_change"
	RulingUpheld          Outcome = "ruling_upheld"
	RulingOverruled       Outcome = "ruling_overruled"
	DraftAdopted          Outcome = "draft_adopted"
	DraftNotAdopted       Outcome = "draft_rejected"
	DraftTied             Outcome = "draft_tied"
	DraftNoAction         Outcome = "draft_no_action"
	NoActionRejected      Outcome = "draft_no_action_rejected"
	DraftReconsidered     Outcome = "draft_reconsidered"
	ReconsiderationFailed Outcome = "draft_reconsideration_rejected"
	ActionClosed          Outcome = "action_closed"
	DecisionUndone        Outcome = "decision_undone"
)

// onWhole are the outcomes about the draft as a whole, which its readers may
// know of.
var onWhole = map[Outcome]bool{
	DraftAdopted: true, DraftNotAdopted: true, DraftNoAction: true, DraftReconsidered: true,
}

// declares are what the outcomes say of the question that was put to the vote.
var declares = map[Outcome]rules.Outcome{
	AmendmentsAdopted: rules.Adopted, AmendmentsRejected: rules.Rejected, AmendmentsTied: rules.SecondVote,
	PartRetained: rules.Adopted, PartRejected: rules.Rejected, PartTied: rules.SecondVote,
	DivisionGranted: rules.Adopted, DivisionRefused: rules.Rejected,
	RulingOverruled: rules.Adopted, RulingUpheld: rules.Rejected,
	DraftAdopted: rules.Adopted, DraftNotAdopted: rules.Rejected, DraftTied: rules.SecondVote,
	DraftNoAction: rules.Adopted, NoActionRejected: rules.Rejected,
	DraftReconsidered: rules.Adopted, ReconsiderationFailed: rules.Rejected,
}

// Decision is one ruling: who decided what, against which version, with which
// result, for ever. Conflicts are the collisions that were open, Resolutions
// how the deciding person settled each in their own words. Ruling
// holds these words where an amendment collided with what changed under it. Result is the new
// version's number, 0 where the text did not change. Number counts a draft's
// decisions.
//
// Poll is what was put, Vote how it was decided, counted in Tally; Sentence tells
// it for the report.
// Into is the wording that an amendment got where sub-amendments were adopted or a
// part of it was rejected.
// Order, Division and Part are what was decided about the proceedings.
// ResultSymbol is what the adopted text is called. About names the decision that
// was undone or challenged, Challenge the statement that challenged it, Proposal
// the sponsor's statement that a consequential change takes up. Before is how
// things stood, for taking the decision back.
type Decision struct {
	ID           string                 `json:"id"`
	CommitteeID  string                 `json:"committee_id"`
	DraftID      string                 `json:"draft_id"`
	Number       int                    `json:"number"`
	Outcome      Outcome                `json:"outcome"`
	Amendments   []AmendmentRef         `json:"amendments"`
	Against      int                    `json:"against"`
	Result       int                    `json:"result,omitempty"`
	Conflicts    []amend.ConflictReport `json:"conflicts"`
	Resolutions  []amend.Resolution     `json:"resolutions"`
	Ruling       []amend.Op             `json:"ruling,omitempty"`
	Reason       string                 `json:"reason"`
	Poll         *rules.Poll            `json:"poll,omitempty"`
	Vote         *rules.Vote            `json:"vote,omitempty"`
	Tally        *rules.Tally           `json:"tally,omitempty"`
	Sentence     string                 `json:"sentence,omitempty"`
	Into         *AmendmentRef          `json:"into,omitempty"`
	Order        []string               `json:"order,omitempty"`
	Division     *Division              `json:"division,omitempty"`
	Part         string                 `json:"part,omitempty"`
	ResultSymbol string                 `json:"result_symbol,omitempty"`
	About        string                 `json:"about,omitempty"`
	Challenge    string                 `json:"challenge,omitempty"`
	Proposal     string                 `json:"proposal,omitempty"`
	Before       *Before                `json:"before,omitempty"`
	Sitting      *Sitting               `json:"sitting,omitempty"`
	By           PersonRef              `json:"by"`
	At           time.Time              `json:"at"`
	Hash         string                 `json:"hash"`
}

// Before is how a draft and the amendments that a decision settles or rewords
// stood when it was taken and, where it makes a version, how paragraphs stood
// that were not just open. What nobody but its mover has seen is not in it.
type Before struct {
	Status       DraftStatus       `json:"status"`
	ResultSymbol string            `json:"result_symbol,omitempty"`
	NumberedAt   *time.Time        `json:"numbered_at,omitempty"`
	Proceedings  Proceedings       `json:"proceedings"`
	Amendments   []AmendmentBefore `json:"amendments,omitempty"`
	Paragraphs   []Paragraph       `json:"paragraphs,omitempty"`
}

// AmendmentBefore is how one amendment stood, in which wording, by which earlier
// decision.
type AmendmentBefore struct {
	ID       string          `json:"id"`
	Status   AmendmentStatus `json:"status"`
	Revision int             `json:"revision"`
	Base     int             `json:"base"`

	DecisionID string     `json:"decision_id,omitempty"`
	AdmittedAt *time.Time `json:"admitted_at,omitempty"`
}
