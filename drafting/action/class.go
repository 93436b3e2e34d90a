package action

// Class says how two amendments to one text stand to one another.
type Class string

// The classes of a pair, in the words of the workflow. Of several that fit, the
// first in this order is the pair's:
//
//	same result          each alone gives the same text
//	delete against edit  one deletes what the other edits, moves or adds to
//	overlapping          they change the same words otherwise, insert other
//	                     words at one point, set one value to different things,
//	                     or move one clause to different places
//	depends on           one refers to a clause, or takes its place behind one,
//	                     that the other inserts, moves or deletes; or is a
//	                     sub-amendment to the other
//	compatible           they touch the same clause, or put clauses at one place,
//	                     and merge without a conflict
//	disjoint             they touch no common clause
const (
	SameResult  Class = "same result"
	DeleteEdit  Class = "delete against edit"
	Overlapping Class = "overlapping"
	DependsOn   Class = "depends on"
	Compatible  Class = "compatible"
	Disjoint    Class = "disjoint"
)

// Collides tells whether the two cannot both be adopted as they stand.
func (c Class) Collides() bool { return c == DeleteEdit || c == Overlapping }

// Manner says how two amendments meet at one clause.
type Manner string

// The manners in which two amendments meet.
const (
	SameWords   Manner = "same_words"   // the same words changed otherwise
	SamePoint   Manner = "same_point"   // other words inserted at the same point
	SameValue   Manner = "same_value"   // a title, body line, note, end or list set to different things
	MovedApart  Manner = "moved_apart"  // one clause moved to different places
	MovedCircle Manner = "moved_circle" // clauses moved under one another
	DeletedEdit Manner = "deleted_edit" // By deletes what the other edits, moves or adds to
	Amends      Manner = "amends"       // By is a sub-amendment to the other
	Refers      Manner = "refers"       // By refers to a clause that the other inserts or deletes
	Follows     Manner = "follows"      // By places a clause behind one that the other inserts, moves or deletes
	SameChange  Manner = "same_change"  // both do the same there
	BesideWords Manner = "beside_words" // words changed right beside the other's
	OtherWords  Manner = "other_words"  // other words of the same clause
	SameGap     Manner = "same_gap"     // clauses put at the same place: their order is a choice
	OtherAspect Manner = "other_aspect" // different things done to one clause: moved and edited, say
)

// Meeting is one clause where two amendments meet. Clause is a clause id,
// `title`, `body` or `footnote:KEY`; at a place between clauses the one before
// it, empty at the beginning of the text. Words are the base's words that both
// change. By is the amendment that the manner speaks of, if it speaks of one.
type Meeting struct {
	Clause string `json:"clause"`
	Manner Manner `json:"manner"`
	Words  string `json:"words,omitempty"`
	By     string `json:"by,omitempty"`
}

// Pair is two amendments, A before B in the order in which they were given, and
// how they stand to one another. Dependents names, in the class `depends on`,
// which of the two depends on the other (both, where each does). Sentence says
// it for a person, in English; pages say it from the codes.
type Pair struct {
	A          string    `json:"a"`
	B          string    `json:"b"`
	Class      Class     `json:"class"`
	Dependents []string  `json:"dependents,omitempty"`
	Meetings   []Meeting `json:"meetings,omitempty"`
	Sentence   string    `json:"sentence"`
}
