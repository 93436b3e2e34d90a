package instructions

import "chapeau/drafting/text"

// verb is what an action does.
type verb int

const (
	doNothing     verb = iota // understood, and changes nothing
	replaceWords              // old by with, in scope
	insertWords               // with, at place
	deleteWords               // old
	emphasize                 // old: in italics, or not
	replaceClause             // the whole of what is designated, by with
	deleteClause              // what is designated
	insertClauses             // clauses, at place
	moveClause                // what is designated, to place
	insertNote                // a new footnote, at place
	citeNote                  // another indicator of a footnote, at place
	uncite                    // takes an indicator away
	defineNote                // a footnote without indicator
	setEnd                    // the end punctuation of scope
	setList                   // how the subparagraphs of scope are labelled
)

// action is one thing that a sentence asks for, in the words of the sentence.
type action struct {
	verb     verb
	span     span
	scope    *designation  // where the words stand
	objects  []designation // what is deleted, moved, replaced
	old      *phrase
	with     *phrase
	place    place
	clauses  []newClause
	note     newNote
	number   int // of a footnote that is cited, or no longer
	italic   bool
	endOld   *string // the end that there is said to be
	list     text.List
	as       clauseKind // what a moved clause becomes
	remark   string
	sentence int
}

// phrase is quoted words, and which of the places where they stand is meant: 0 the
// only one, -1 the last, everywhere all of them.
type phrase struct {
	words      string
	from       int // where the words begin in the paper
	span       span
	occurrence int
	occurs     span // where the sentence says so
}

const everywhere = -2

// side says where a place is, seen from what it names.
type side int

const (
	nowhere side = iota
	after
	before
	atEnd
	atBeginning
	between
)

// place is where something goes: beside words, beside a clause, at the beginning or
// the end of one.
type place struct {
	side  side
	words *phrase
	until *phrase // between words and until
	to    *designation
	till  *designation // between to and till
	span  span
}

// newClause is a clause that an instruction inserts.
type newClause struct {
	kind        clauseKind
	name        string // the label that the sentence calls it by
	fixed       string // the label that it is to bear
	alternative *designation
	addition    *designation
	words       phrase
	end         *string
	span        span
	node        *node // the clause that it becomes
}

// newNote is a footnote that a sentence gives words to; number 0 where it gives
// none.
type newNote struct {
	number int
	words  phrase
}
