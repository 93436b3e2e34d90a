package amend

import "chapeau/diffing"

// ClauseStatus says what became of a clause between two texts.
type ClauseStatus string

// The statuses of a clause. One that moved and was edited is Moved.
const (
	Same     ClauseStatus = "same"
	Edited   ClauseStatus = "edited"
	Inserted ClauseStatus = "inserted"
	Deleted  ClauseStatus = "deleted"
	Moved    ClauseStatus = "moved"
)

// ClauseDiff is one clause of a comparison with the words that changed. A
// deleted clause stands where it stood; its runs are its words as deleted.
type ClauseDiff struct {
	Clause string        `json:"clause"`
	Status ClauseStatus  `json:"status"`
	Runs   []diffing.Run `json:"runs"`
}

// Comparison is what differs between two texts: as operations that lead from
// the one to the other, and clause by clause in reading order. Title and body
// line are the clauses `title` and `body`, listed only where they differ.
type Comparison struct {
	Ops     []Op         `json:"ops"`
	Clauses []ClauseDiff `json:"clauses"`
}
