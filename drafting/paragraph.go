package drafting

import (
	"slices"
	"time"
)

// ParagraphStatus is where a paragraph stands in the negotiation.
type ParagraphStatus string

// The standings of a paragraph. Bracketed words are disputed in the text itself.
// A pending paragraph waits for delegations; one in a package stands or falls
// with others. Agreement grows from informal to ad referendum (subject to the
// capitals) to the committee's. A reopened paragraph was agreed before; a deleted
// one is no longer in the text.
const (
	ParagraphOpen      ParagraphStatus = "open"
	ParagraphBracketed ParagraphStatus = "bracketed"
	AgreedInformally   ParagraphStatus = "agreed_informally"
	ParagraphPending   ParagraphStatus = "pending"
	InPackage          ParagraphStatus = "package"
	AgreedAdRef        ParagraphStatus = "agreed_ad_ref"
	AgreedInCommittee  ParagraphStatus = "agreed_in_committee"
	ParagraphReopened  ParagraphStatus = "reopened"
	ParagraphDeleted   ParagraphStatus = "deleted"
)

// ParagraphStatuses are all of them.
func ParagraphStatuses() []ParagraphStatus {
	return []ParagraphStatus{
		ParagraphOpen, ParagraphBracketed, AgreedInformally, ParagraphPending, InPackage,
		AgreedAdRef, AgreedInCommittee, ParagraphReopened, ParagraphDeleted,
	}
}

// Agreed reports whether the paragraph is agreed, to whatever degree.
func (s ParagraphStatus) Agreed() bool {
	return s == AgreedInformally || s == AgreedAdRef || s == AgreedInCommittee
}

// next are the standings that officers may give a paragraph that stands so.
// Deletion follows the text, and so does what comes back.
func (s ParagraphStatus) next() []ParagraphStatus {
	switch s {
	case AgreedInCommittee:
		return []ParagraphStatus{ParagraphReopened}
	case AgreedAdRef:
		return []ParagraphStatus{AgreedInCommittee, ParagraphReopened}
	case AgreedInformally:
		return []ParagraphStatus{InPackage, AgreedAdRef, AgreedInCommittee, ParagraphReopened}
	case InPackage:
		return []ParagraphStatus{ParagraphPending, AgreedInformally, AgreedAdRef, AgreedInCommittee, ParagraphReopened}
	case ParagraphDeleted:
		return nil
	}
	anywhere := []ParagraphStatus{ParagraphOpen, ParagraphBracketed, ParagraphPending, InPackage, AgreedInformally, AgreedAdRef, AgreedInCommittee}
	if s == ParagraphPending {
		return anywhere
	}
	return slices.DeleteFunc(anywhere, func(other ParagraphStatus) bool { return other == s })
}

// words is how the standing is called in a sentence.
func (s ParagraphStatus) words() string {
	switch s {
	case AgreedInformally:
		return "agreed informally"
	case InPackage:
		return "part of a package"
	case AgreedAdRef:
		return "agreed ad referendum"
	case AgreedInCommittee:
		return "agreed in committee"
	}
	return string(s)
}

// Paragraph is how a clause of a draft stands in the negotiation, apart from the
// versions of its text. Package is the number of the package that it is tied
// into, 0 for none. BySilence tells that it was agreed because no delegation
// objected to the whole text. Version, By and At say when it came to stand so;
// ChangedIn is the last version that changed its words, form or place since
// anything was recorded about it. HasBudget marks budget implications.
type Paragraph struct {
	DraftID   string          `json:"draft_id"`
	Clause    string          `json:"clause"`
	Status    ParagraphStatus `json:"status"`
	Package   int             `json:"package,omitempty"`
	BySilence bool            `json:"by_silence,omitempty"`
	Version   int             `json:"version"`
	ChangedIn int             `json:"changed_in,omitempty"`
	HasBudget bool            `json:"has_budget,omitempty"`
	By        PersonRef       `json:"by"`
	At        time.Time       `json:"at"`
}

// byAll reports whether every delegation has agreed to the paragraph, whether it
// marked it or not: in committee, or by its silence.
func (p Paragraph) byAll() bool { return p.Status == AgreedInCommittee || p.BySilence }

// Position is how a delegation stands to a paragraph.
type Position string

// The positions. A pending delegation waits, for its capital or for something
// else in the text; one that objects does not accept the words.
const (
	PositionAgrees  Position = "agrees"
	PositionPending Position = "pending"
	PositionObjects Position = "objects"
)

// Holds reports whether the position keeps a paragraph from being agreed.
func (p Position) Holds() bool { return p == PositionPending || p == PositionObjects }

// Mark is a delegation's position on a paragraph in a version of the text, until
// it is replaced or taken back; earlier ones are in the event log. By is who
// entered it.
type Mark struct {
	DraftID      string    `json:"draft_id"`
	Clause       string    `json:"clause"`
	DelegationID string    `json:"delegation_id"`
	Position     Position  `json:"position"`
	Reason       string    `json:"reason,omitempty"`
	Version      int       `json:"version"`
	By           PersonRef `json:"by"`
	At           time.Time `json:"at"`
}
