package action

// Step is one amendment in a proposed order, why it stands there, and what a
// chair should know before putting it.
type Step struct {
	Amendment string   `json:"amendment"`
	Reasons   []Reason `json:"reasons"`
	Flags     []Flag   `json:"flags"`
}

// ReasonCode says why an amendment has its place in the proposed order.
type ReasonCode string

// The reasons of an order.
const (
	SubBeforeAmendment ReasonCode = "sub_before_amendment" // a sub-amendment: directly before Others
	SameTarget         ReasonCode = "same_target"          // collides with Others at Clauses
	DeletionFirst      ReasonCode = "deletion_first"       // deletes what the others change
	ReplacementNext    ReasonCode = "replacement_next"     // replaces a paragraph whole
	LargerChange       ReasonCode = "larger_change"        // changes Changed of Of words, more than those behind it
	AsSubmitted        ReasonCode = "as_submitted"         // nothing tells it from Others but the order of submission
	BeforeDependent    ReasonCode = "before_dependent"     // Others depend on it
	TextOrder          ReasonCode = "text_order"           // collides with none; in the order of the text
)

// Reason is one reason with its particulars. Others are amendments, Clauses
// places as in Meeting. Changed and Of count words, deleted and inserted ones,
// and all of those places with the inserted ones.
type Reason struct {
	Code    ReasonCode `json:"code"`
	Others  []string   `json:"others,omitempty"`
	Clauses []string   `json:"clauses,omitempty"`
	Changed int        `json:"changed,omitempty"`
	Of      int        `json:"of,omitempty"`
}

// FlagCode names something in an amendment that changes more than words.
type FlagCode string

// The flags. Numbers and dates in figures are found in every language, the
// others in English.
const (
	VerbChanged     FlagCode = "operative_verb"
	NumberChanged   FlagCode = "number"
	DateChanged     FlagCode = "date"
	NegationChanged FlagCode = "negation"
)

// Flag is one such change at a place, with the words that go and those that come.
type Flag struct {
	Code    FlagCode `json:"code"`
	Clause  string   `json:"clause"`
	Removed []string `json:"removed"`
	Added   []string `json:"added"`
}
