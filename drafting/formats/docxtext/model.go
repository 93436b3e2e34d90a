package docxtext

import "slices"

// document is what a Word file holds, before it is known which tracked changes
// count.
type document struct {
	paragraphs []*paragraph
	notes      map[string][]*paragraph // footnotes and endnotes, by key
	changes    int                     // tracked changes of words and paragraphs
	authors    []string                // of tracked changes, in the order of their first
	sheet      *stylesheet
	ours       bool // chapeau wrote the file: its styles say what each paragraph is
	numbering  *numbering
	marks      map[string]string   // bookmark → the note whose indicator it marks
	twins      map[string][]string // note that goes → the footnotes that come with its words
	custom     map[string]string   // note → the mark that it has instead of a number
	langs      map[string]int      // script and language → characters that are marked with it
	found      findings
}

// findings are what a person should hear of.
type findings struct {
	comments  int
	furniture []string // the words of headers and footers
	hidden    []string
	formulas  []string
	struck    []string
	raised    []string // superscript words that are no indicators
	symbols   []string // characters of symbol fonts
	boxes     int
	formats   int // tracked changes of formatting alone
	outside   int // contents that lie outside the file
	unnoted   []string
}

// tracked is one change around a piece or a paragraph mark. outer is the change
// that it was made within: what an author deletes of another's insertion is
// deleted within inserted.
type tracked struct {
	outer   *tracked
	depth   int // how many changes are around it
	deleted bool
	author  int
	move    string // the name of the move that the change is one end of
	date    string // when it was made, as the file says it
}

// piece is a run of words with the same history, or an indicator.
type piece struct {
	words    string
	emphasis bool
	raised   bool   // superscript
	hyphen   bool   // a hyphen that ends no line
	note     string // a footnote's key; the piece has no words then
	link     *link  // the live reference that the words are part of
	repeats  bool   // a field that repeats the footnote's number
	change   *tracked
}

// link is a live reference: the clauses that it names and the words that it was
// written with. Where a view has other words, somebody changed them.
type link struct {
	ids     []string
	printed string
}

// isReference tells of a piece that is a whole reference with its own words.
func (p *piece) isReference() bool { return p.link != nil && p.words == p.link.printed }

// look is how a paragraph is styled and numbered.
type look struct {
	style string
	list  listPlace
}

// paragraph is one w:p. Where its look is a tracked change, before is the one that
// it had, and formatted whose change it is.
type paragraph struct {
	look
	before    *look
	formatted *tracked
	pieces    []piece
	mark      *tracked // the history of the paragraph's end
	isNew     bool     // an author inserted the paragraph as a whole
	inner     *tracked // the mark as seen within that insertion
	row       *tracked // the history of the table row that it stands in
	box       int      // the stretch of paragraphs that it can join with: a cell, the text between tables
	cell      bool
	bookmark  string // a clause's id, where our own file names it
}

func (p *paragraph) add(one piece) { p.pieces = append(p.pieces, one) }

// accepts tells which changes count in a view of a document.
type accepts func(*tracked) bool

func accepting(*tracked) bool { return true }
func rejecting(*tracked) bool { return false }

// along accepts the changes of a chain of authors: the first one's, the second's
// that were made within them, and so on. One author's chain has their changes of
// the text alone.
func along(chain []int) accepts {
	return func(c *tracked) bool { return c.reaches(chain, true) > 0 }
}

// reaches tells how many of a chain's authors made a change and the insertions
// around it, from the outermost on, -1 where somebody else did. What is around the
// change counts where it is an insertion; neighbours of one author count once.
func (c *tracked) reaches(chain []int, itself bool) int {
	n := 0
	if c.outer != nil {
		n = c.outer.reaches(chain, false)
	}
	switch {
	case n < 0 || !itself && !c.isInsertion():
		return n
	case n > 0 && chain[n-1] == c.author:
		return n
	case n < len(chain) && chain[n] == c.author:
		return n + 1
	}
	return -1
}

// chain are the authors of a change and of the insertions around it, from the
// outermost on.
func (c *tracked) chain() []int {
	authors := []int{c.author}
	for outer := c.outer; outer != nil; outer = outer.outer {
		if outer.isInsertion() && outer.author != authors[0] {
			authors = slices.Insert(authors, 0, outer.author)
		}
	}
	return authors
}

// isInsertion tells of a change that it brings words of its author's.
func (c *tracked) isInsertion() bool { return !c.deleted && c.move == "" }

// alive tells whether words with this history stand in a view.
func (c *tracked) alive(accepted accepts) bool {
	for ; c != nil; c = c.outer {
		if c.deleted == accepted(c) {
			return false
		}
	}
	return true
}

// inserter is the author of the outermost insertion, -1 where there is none.
func (c *tracked) inserter() int {
	author := -1
	for ; c != nil; c = c.outer {
		if !c.deleted {
			author = c.author
		}
	}
	return author
}

// isTracked tells whether a document has changes of words.
func (d *document) isTracked() bool { return d.changes > 0 }

// author gives an author's number. One more than MaxAuthors are kept: whoever adds
// one sees that there are too many.
func (d *document) author(name string) int {
	if at := slices.Index(d.authors, name); at >= 0 || len(d.authors) > MaxAuthors {
		return at
	}
	d.authors = append(d.authors, name)
	return len(d.authors) - 1
}
