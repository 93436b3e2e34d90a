package amend

// Resolution is how a person who may decide settles one conflict: with words of
// their own (Text, the whole clause, title, body line or note; an inline text),
// with one of the alternatives (Choose, counted from 1), by deleting the clause,
// by keeping the base's words, or, where two movers move one clause, by naming
// the amendment whose place wins. Exactly one of these is given.
type Resolution struct {
	Conflict string  `json:"conflict"`
	Text     *string `json:"text,omitempty"`
	Choose   int     `json:"choose,omitempty"`
	Delete   bool    `json:"delete,omitempty"`
	Keep     bool    `json:"keep,omitempty"`
	MoveAs   string  `json:"move_as,omitempty"`
}
