// Package amend is the heart of Chapeau: what an amendment does to a text, how
// many amendments merge into one, and how an amendment follows a text that has
// changed under it. All functions are pure; none ever drops a word silently.
package amend

import "chapeau/drafting/text"

// Schema is the interchange form of an amendment.
const Schema = "chapeau/amendment@1"

// OpKind names an operation.
type OpKind string

// The operations of an amendment.
const (
	Edit        OpKind = "edit"
	Insert      OpKind = "insert"
	Delete      OpKind = "delete"
	Move        OpKind = "move"
	SetTitle    OpKind = "set_title"
	SetBody     OpKind = "set_body"
	SetFootnote OpKind = "set_footnote"
)

// Op is one operation on a text. Which fields count depends on Kind:
//
//	edit          Clause and one of: Text (the whole new words), Find+With,
//	              After+Insert; or End or List alone
//	insert        NewClause with After (a clause id) or FirstOf (a parent id,
//	              `preamble` or `operative`); Footnotes that it brings
//	delete        Clause
//	move          Clause with After or FirstOf
//	set_title     Text
//	set_body      Text
//	set_footnote  Key, Text
//
// In an edit After holds words; in insert and move it holds a clause id.
type Op struct {
	Kind       OpKind
	Clause     string
	Text       *string
	Find       string
	With       *string
	After      string
	InsertText *string
	Occurrence int
	FirstOf    string
	NewClause  *text.Clause
	Key        string
	End        *string
	List       text.List // edit: how the clause labels its children
	Footnotes  map[string]string
}

// Amendment is what one mover proposes against one version of a text. To names
// the amendment that a sub-amendment changes.
type Amendment struct {
	Schema     string `json:"schema"`
	ID         string `json:"id"`
	Symbol     string `json:"symbol"`
	By         string `json:"by"`
	OnBehalfOf string `json:"on_behalf_of,omitempty"`
	To         string `json:"to,omitempty"`
	Rationale  string `json:"rationale"`
	Ops        []Op   `json:"ops"`
}

// Status is what became of an operation or of a whole amendment.
type Status string

// The statuses, in the order in which an amendment takes the first that any of
// its operations has.
const (
	Orphaned Status = "orphaned"
	Conflict Status = "conflict"
	Clean    Status = "clean"
	Already  Status = "already"
	NoChange Status = "no_change"
)

// OpResult is the outcome of one operation.
type OpResult struct {
	Op     OpKind `json:"op"`
	Clause string `json:"clause"`
	Status Status `json:"status"`
}

// AmendmentResult is the outcome of one amendment in a merge.
type AmendmentResult struct {
	ID     string     `json:"id"`
	Status Status     `json:"status"`
	Ops    []OpResult `json:"ops"`
}

// ConflictKind says how amendments collide.
type ConflictKind string

// The kinds of conflict.
const (
	Overlap    ConflictKind = "overlap"
	SamePoint  ConflictKind = "same_point"
	DeleteEdit ConflictKind = "delete_edit"
	TargetGone ConflictKind = "target_gone"
	MoveMove   ConflictKind = "move_move"
)

// ConflictReport is one collision with every variant. Clause is a clause id,
// `title`, `body` or `footnote:key`. Base holds the words that stay for now;
// Current, in a rebase, the words the text has now.
type ConflictReport struct {
	ID           string        `json:"id"`
	Clause       string        `json:"clause"`
	Kind         ConflictKind  `json:"kind"`
	Base         string        `json:"base"`
	Current      *string       `json:"current,omitempty"`
	Alternatives []Alternative `json:"alternatives"`
}

// Alternative is one variant at a conflict and who proposes it. ClauseText is
// the whole clause with this variant in place and everything else that does not
// collide; Place says where a move would put the clause.
type Alternative struct {
	Amendments []string `json:"amendments"`
	By         []string `json:"by"`
	Text       string   `json:"text"`
	Delete     bool     `json:"delete,omitempty"`
	ClauseText string   `json:"clause_text,omitempty"`
	Place      *Place   `json:"place,omitempty"`
}

// Place is where a clause goes: behind a clause, or first under a parent.
type Place struct {
	After   string `json:"after,omitempty"`
	FirstOf string `json:"first_of,omitempty"`
}

// NoticeKind names something a person should look at although it merged.
type NoticeKind string

// The kinds of notice.
const (
	OrderChoice       NoticeKind = "order_choice"
	Adjacent          NoticeKind = "adjacent"
	Reanchored        NoticeKind = "reanchored"
	DanglingReference NoticeKind = "dangling_reference"
)

// Notice points at a clause where a person should look.
type Notice struct {
	Kind       NoticeKind `json:"kind"`
	Clause     string     `json:"clause"`
	Amendments []string   `json:"amendments"`
}

// MergeResult is what merging amendments into one base gives. Text holds what
// did not collide; at a collision the base's words stand.
type MergeResult struct {
	Text       *text.Text        `json:"text"`
	Amendments []AmendmentResult `json:"amendments"`
	Conflicts  []ConflictReport  `json:"conflicts"`
	Notices    []Notice          `json:"notices"`
}

// RebaseResult is an amendment carried over to a changed text. Text is the
// current text with everything that applies cleanly; Amendment has its
// operations against the current text, without those that conflict.
type RebaseResult struct {
	Status    Status           `json:"status"`
	Text      *text.Text       `json:"text"`
	Amendment Amendment        `json:"amendment"`
	Ops       []OpResult       `json:"ops"`
	Conflicts []ConflictReport `json:"conflicts"`
	Notices   []Notice         `json:"notices"`
}
