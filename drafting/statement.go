package drafting

import (
	"encoding/json"
	"time"
)

// StatementKind says what a delegation put on record.
type StatementKind string

// The kinds of statement. None changes a text or a tally. A vote request keeps a
// draft or amendment from being adopted without a vote until it is withdrawn; a
// division request asks for parts to be decided one by one; an objection breaks
// silence; a challenge puts a ruling to the vote.
const (
	VoteRequest           StatementKind = "vote_request"
	DivisionRequest       StatementKind = "division_request"
	RequestWithdrawn      StatementKind = "request_withdrawn"
	ExplanationBefore     StatementKind = "explanation_before"
	ExplanationAfter      StatementKind = "explanation_after"
	VoteIntention         StatementKind = "vote_intention"
	Dissociation          StatementKind = "dissociation"
	Objection             StatementKind = "objection"
	RulingChallenge       StatementKind = "ruling_challenge"
	ConsequentialProposal StatementKind = "consequential_proposal"
	BudgetStatement       StatementKind = "budget_statement"
	GeneralStatement      StatementKind = "statement"
)

// Statement is what a delegation, or the secretariat for it, put on record about
// a draft, for ever. Number counts a draft's statements. Clause, AmendmentID,
// DecisionID and StatementID name what it is about, where it is about less than
// the draft. Data holds particulars of its kind. By is the delegation's name at
// the time, Person who entered it. Hash covers everything but itself.
type Statement struct {
	ID           string          `json:"id"`
	CommitteeID  string          `json:"committee_id"`
	DraftID      string          `json:"draft_id"`
	Number       int             `json:"number"`
	Kind         StatementKind   `json:"kind"`
	DelegationID string          `json:"delegation_id,omitempty"`
	By           string          `json:"by"`
	OnBehalfOf   string          `json:"on_behalf_of,omitempty"`
	Clause       string          `json:"clause,omitempty"`
	AmendmentID  string          `json:"amendment_id,omitempty"`
	DecisionID   string          `json:"decision_id,omitempty"`
	StatementID  string          `json:"statement_id,omitempty"`
	Words        string          `json:"words,omitempty"`
	Data         json.RawMessage `json:"data,omitempty"`
	Sitting      *Sitting        `json:"sitting,omitempty"`
	Version      int             `json:"version"`
	Person       PersonRef       `json:"person"`
	At           time.Time       `json:"at"`
	Hash         string          `json:"hash"`
}
