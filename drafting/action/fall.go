package action

// Suggestion is what the adoption of amendments suggests about another one.
type Suggestion string

// The suggestions: the rulings that a chair may make instead of putting it.
const (
	ImpliedRejection Suggestion = "implied_rejection"
	Moot             Suggestion = "moot"
)

// FallCode says why.
type FallCode string

// The reasons of a suggestion.
const (
	ChangedOtherwise FallCode = "changed_otherwise" // its words were changed otherwise
	WouldUndo        FallCode = "would_undo"        // it would delete what was adopted
	TargetGone       FallCode = "target_gone"       // what it changes is no longer there
	InTextAlready    FallCode = "in_text_already"   // what it proposes is in the text
	AmendmentSettled FallCode = "amendment_settled" // the amendment that it changes is decided on, withdrawn or falls itself
)

// Fall is a pending amendment that need not be put, as a suggestion: the chair
// rules. By are the amendments through which it falls, Clauses the places.
// Sentence says why, in English.
type Fall struct {
	Amendment  string     `json:"amendment"`
	Suggestion Suggestion `json:"suggestion"`
	Code       FallCode   `json:"code"`
	By         []string   `json:"by,omitempty"`
	Clauses    []string   `json:"clauses,omitempty"`
	Sentence   string     `json:"sentence"`
}
