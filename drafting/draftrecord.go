package drafting

import (
	"chapeau/drafting/text"
)

// RecordSchema is the interchange form of a draft's record.
const RecordSchema = "chapeau/record@1"

// DraftRecord is everything that is kept about one draft and that the whole
// committee may see, so that it can be handed to anybody in it: versions,
// amendments from their submission on, decisions, statements, documents, waivers,
// the meetings at which something was recorded, and the log.
//
// Every version, wording, decision, statement and waiver is as it was hashed. Log
// holds the committee's events from the draft's first to its last one: those about
// the draft, and meetings, whole, all others by their hash alone, so that the chain
// can be followed without showing them.
type DraftRecord struct {
	Schema     string            `json:"schema"`
	Committee  Committee         `json:"committee"`
	Item       *AgendaItem       `json:"item,omitempty"`
	Draft      Draft             `json:"draft"`
	Qualifier  string            `json:"qualifier,omitempty"`
	Sponsors   []Sponsor         `json:"sponsors"`
	Names      map[string]string `json:"names"` // of delegations, by id
	Versions   []Version         `json:"versions"`
	Amendments []AmendmentRecord `json:"amendments"`
	Decisions  []Decision        `json:"decisions"`
	Statements []Statement       `json:"statements"`
	Documents  []Document        `json:"documents"`
	Waivers    []Waiver          `json:"waivers"`
	Meetings   []Meeting         `json:"meetings"`
	Log        []LogEntry        `json:"log"`

	chair  string // what the rules call who presides
	layout text.Options
}

// AmendmentRecord is an amendment with its wordings from its submission on.
type AmendmentRecord struct {
	Amendment
	Revisions []Revision `json:"revisions"`

	base, proposed           *text.Text // of the latest wording
	firstBase, firstProposed *text.Text // as it was submitted, where it was worded otherwise since
}

// LogEntry is one event of the committee's log, or its hash alone.
type LogEntry struct {
	Sequence int64  `json:"sequence"`
	Hash     string `json:"hash"`
	Event    *Event `json:"event,omitempty"`
}
