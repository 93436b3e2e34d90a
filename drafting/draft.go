package drafting

import (
	"strings"
	"time"

	"chapeau/drafting/text"
)

// DraftStatus is where a draft stands.
type DraftStatus string

// The statuses of a draft. A zero draft and an informal text are negotiated
// freely; silence waits for objections until a deadline. A submitted draft was
// handed in by its sponsors, a tabled one is issued under its symbol. The first
// decision puts it under action, which ends with one of the decided statuses. A
// final text is numbered and sealed by its hash.
const (
	ZeroDraft          DraftStatus = "zero_draft"
	InformalText       DraftStatus = "informal_text"
	Silence            DraftStatus = "silence"
	SubmittedDraft     DraftStatus = "submitted"
	Tabled             DraftStatus = "tabled"
	UnderAction        DraftStatus = "under_action"
	AdoptedWithoutVote DraftStatus = "adopted_without_vote"
	AdoptedByVote      DraftStatus = "adopted_by_vote"
	DraftRejected      DraftStatus = "rejected"
	NoAction           DraftStatus = "no_action"
	DraftWithdrawn     DraftStatus = "withdrawn"
	Final              DraftStatus = "final"
)

// Negotiated reports whether the text is still negotiated informally: its
// sponsor and the facilitator may change it freely.
func (s DraftStatus) Negotiated() bool {
	return s == ZeroDraft || s == InformalText || s == Silence
}

// BeforeAction reports whether no decision was taken on the draft yet.
func (s DraftStatus) BeforeAction() bool {
	return s.Negotiated() || s == SubmittedDraft || s == Tabled
}

// Open reports whether the text can still change by negotiation or decision.
func (s DraftStatus) Open() bool { return s.BeforeAction() || s == UnderAction }

// Decided reports whether the committee has decided on the draft as a whole.
func (s DraftStatus) Decided() bool {
	return s.Adopted() || s == DraftRejected || s == NoAction
}

// Adopted reports whether the committee adopted the draft.
func (s DraftStatus) Adopted() bool {
	return s == AdoptedWithoutVote || s == AdoptedByVote || s == Final
}

// Draft is a draft resolution or decision. Version is the number of its current
// version. PublishedFrom is the first version that readers and the public see,
// 0 while the draft is not published. Ordinal is its place in the committee's
// list; Section and Designation are what a report called it. FacilitatorID is
// the person who conducts its negotiation. ReintroducedFrom is the withdrawn
// draft that it takes up. ResultSymbol is what an adopted text is called
// ("14/1"). Addressee is who must act on the text, where the secretariat said so.
// StatusBefore is what silence returns to. OnBehalfOfID is the group that the main
// sponsor speaks for. Revision counts the revisions in writing of
// an informal text, and of a draft since it was submitted.
type Draft struct {
	ID               string            `json:"id"`
	CommitteeID      string            `json:"committee_id"`
	Ordinal          int               `json:"ordinal"`
	Kind             text.DocumentKind `json:"kind"`
	Title            string            `json:"title"`
	Symbol           string            `json:"symbol"`
	Section          string            `json:"section,omitempty"`
	Designation      string            `json:"designation,omitempty"`
	Status           DraftStatus       `json:"status"`
	StatusBefore     DraftStatus       `json:"status_before,omitempty"`
	PublishedFrom    int               `json:"published_from"`
	Version          int               `json:"version"`
	MainSponsorID    string            `json:"main_sponsor_id,omitempty"`
	OnBehalfOfID     string            `json:"on_behalf_of_id,omitempty"`
	Revision         int               `json:"revision,omitempty"`
	FacilitatorID    string            `json:"facilitator_id,omitempty"`
	AgendaItemID     string            `json:"agenda_item_id,omitempty"`
	ReintroducedFrom string            `json:"reintroduced_from,omitempty"`
	ResultSymbol     string            `json:"result_symbol,omitempty"`
	Addressee        Addressee         `json:"addressee,omitzero"`
	TabledAt         *time.Time        `json:"tabled_at,omitempty"`
	SilenceUntil     *time.Time        `json:"silence_until,omitempty"`
	NumberedAt       *time.Time        `json:"numbered_at,omitempty"`
	SealedAt         *time.Time        `json:"sealed_at,omitempty"`
	Proceedings      Proceedings       `json:"proceedings"`
	CreatedAt        time.Time         `json:"created_at"`
	UpdatedAt        time.Time         `json:"updated_at"`

	// LastLabel is the number of the last label given to an amendment (A1, A2 …).
	LastLabel int `json:"-"`
}

// Proceedings are what the chair has settled about the action on a draft: the
// order in which amendments are taken, by their ids, once it is confirmed; the
// divisions that were granted; and when the action was closed for good.
type Proceedings struct {
	Order     []string   `json:"order,omitempty"`
	Divisions []Division `json:"divisions,omitempty"`
	ClosedAt  *time.Time `json:"closed_at,omitempty"`
}

// inWords is a code such as "under_action" as a sentence has it.
func inWords(code string) string { return strings.ReplaceAll(code, "_", " ") }

// Published reports whether readers and the public see the draft.
func (d Draft) Published() bool { return d.PublishedFrom > 0 }

// numbered reports whether a version's numbers are final: the latest one's once
// the numbering is finalized.
func (d Draft) numbered(version int) bool { return d.NumberedAt != nil && version == d.Version }

// name is how people call the draft in a sentence.
func (d Draft) name() string {
	if d.Symbol == "" {
		return "the draft"
	}
	return d.Symbol
}
