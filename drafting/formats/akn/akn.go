// Package akn writes and reads Akoma Ntoso for the United Nations (AKN4UN, on the
// OASIS standard Akoma Ntoso 1.0): resolutions, decisions and their drafts as
// `statement`, an amendment paper as `amendment`, a session report as
// `documentCollection`.
//
// What is written is valid against the standard's schema. Words always stand in
// the standard's own elements; what a text has and the standard has no place for
// (clause ids, kinds, labels, ends that differ from convention) stands beside
// them, in attributes of the namespace [Namespace], so that a file of this
// package comes back without loss and any other program can read it. Statements
// made by others are read by their structure; what has no place in a text is
// never dropped in silence: its words are kept, or told in Result.Notes.
package akn

import (
	"io"
	"time"

	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/formats/masthead"
	"chapeau/drafting/text"
)

// The namespaces of what is written: the standard's, and that of the attributes
// which carry what the standard has no place for.
const (
	Standard  = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
	Namespace = "urn:chapeau:akn:1"
)

// Options say what the document is beside its words; everything may be absent.
type Options struct {
	Layout   text.Options
	Masthead masthead.Masthead // its Symbol and Sponsors, where given, are printed in the place of the text's
	Body     string            // the organ in IRIs: "un-ga", "un-ecosoc"
	Date     time.Time         // of adoption or submission
	Adopted  bool              // otherwise it is a draft
	Version  int               // the number of the version, from 1
	Aliases  []string          // symbols that the document had before, such as a temporary one
	Votes    []Vote
	Changes  []Change
	// Renumbered is the text before its numbers were made final: an element whose
	// eId was another then keeps that one as its wId.
	Renumbered *text.Text
}

// Vote is a vote that was taken on the text, or its adoption without one, which
// has no counts.
type Vote struct {
	On      string // what was voted on, in words: "Draft resolution", "Operative paragraph 5"
	Outcome string // "adopted", "rejected"
	Date    time.Time
	Counts  []Count
}

// Count is how many voted in one way and, of a recorded vote, who.
type Count struct {
	Choice string // "in favour", "against", "abstaining"
	Number int
	Names  []string
}

// Change is what an adopted amendment made of the text: which clauses it edited,
// inserted, deleted or moved.
type Change struct {
	Amendment string // its symbol or, where it has none, its id
	By        string
	Kind      amend.OpKind
	Clauses   []string
	Date      time.Time
}

// Text writes a text as a statement. An error is that of the writer.
func Text(w io.Writer, t *text.Text, o Options) error {
	m := newMarkup(w)
	m.root()
	d := newDocument(m, newIdentifiers(), t, o, "")
	d.statement(work(t, o))
	return m.finish()
}

// Report writes a session report as a collection of collections, one a section.
// Footnotes run on from text to text. The options' masthead, votes and changes
// are not those of a report and are left out. An error is that of the writer.
func Report(w io.Writer, r *text.Report, notes text.NoteProfile, o Options) error {
	return writeReport(w, r, notes, o)
}

// Amendment writes an amendment to base as an amendment paper: the sentences of
// package instructions, each paired with a modification in the analysis, and the
// operations beside them. Errors have the code invalid where the amendment does
// not fit the base, or are the writer's.
func Amendment(w io.Writer, base *text.Text, a amend.Amendment, o Options) error {
	return writeAmendment(w, base, a, o)
}

// Result is what a file holds: a text, a report, or an amendment with what it
// amends; the others are nil. Masthead is what stands above the text. Notes are
// sentences for the person who imports: what to look at and why.
type Result struct {
	Text      *text.Text
	Report    *text.Report
	Amendment *amend.Amendment
	Amends    Amended
	Masthead  masthead.Masthead
	Notes     []string
}

// Amended is the document that an amendment changes.
type Amended struct {
	IRI    string
	Symbol string
	Title  string // inline text
}

// Read reads a statement (or doc, act or bill), a collection of them or an
// amendment. Errors have the code invalid (not XML, not Akoma Ntoso, a document
// type declaration, an entity, not UTF-8) or too_large, and name the line and the
// cure.
func Read(data []byte) (Result, error) {
	if len(data) > text.MaxBytes {
		return Result{}, fault.New(fault.TooLarge, "", "the file has %d MB; at most %d MB are read: split it", len(data)>>20, text.MaxBytes>>20)
	}
	return readDocument(data)
}

// Is tells whether a file begins like Akoma Ntoso.
func Is(data []byte) bool { return beginsLikeAkomaNtoso(data) }
