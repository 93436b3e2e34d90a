package docxtext

import (
	"encoding/xml"
	"strings"

	"chapeau/drafting/fault"
)

// scanner reads the paragraphs of one part: the document, the footnotes, a
// header.
type scanner struct {
	*xmlReader
	document   *document
	paragraphs []*paragraph
	box        int
	row        *tracked
	inCell     bool
	change     *tracked     // the changes around what is read now
	moves      []movedRange // the ranges of moves that are open
	bookmarks  []bookmark   // those that are open, for fields that refer to notes
	closed     []bookmark   // those that ended in front of what comes next, with no words behind
	clause     string       // the clause bookmark that waits for its paragraph
	fields     []field
	kind       string // before the keys of notes: "f" or "e"
	count      *int
}

type movedRange struct{ id, name string }

type bookmark struct{ id, name string }

// field is a complex field that is open: its code, then what it shows.
type field struct {
	code    string
	shows   bool
	silent  bool // what it shows is an indicator that the code has given
	tracked *tracked
}

// maxOpen bounds how many bookmarks, moves and fields can be open at once.
const maxOpen = 64

// blocks reads what stands directly within a body, a cell, a note or a box.
func (s *scanner) blocks() error {
	return s.each(s.block)
}

func (s *scanner) block(e xml.StartElement) error {
	if e.Name.Space == compatibility {
		return s.alternatives(e, s.block)
	}
	if isMath(e.Name.Space) {
		return s.formula()
	}
	if !isWord(e.Name.Space) {
		return s.skip()
	}
	switch e.Name.Local {
	case "p":
		return s.paragraph()
	case "tbl":
		return s.table()
	case "sdt":
		return s.control(s.block)
	case "customXml", "smartTag":
		return s.each(s.block)
	case "ins", "del", "moveFrom", "moveTo":
		return s.changed(e, s.block)
	case "altChunk", "subDoc":
		s.document.found.outside++
		return s.skip()
	}
	s.seeMark(e)
	return s.skip()
}

// alternatives reads the first form of what is there in several.
func (s *scanner) alternatives(e xml.StartElement, visit func(xml.StartElement) error) error {
	if e.Name.Local != "AlternateContent" {
		return s.skip()
	}
	read := false
	return s.each(func(e xml.StartElement) error {
		if read || e.Name.Local != "Choice" && e.Name.Local != "Fallback" {
			return s.skip()
		}
		read = true
		return s.each(visit)
	})
}

// control reads what a content control holds.
func (s *scanner) control(visit func(xml.StartElement) error) error {
	return s.each(func(e xml.StartElement) error {
		if e.Name.Local != "sdtContent" {
			return s.skip()
		}
		return s.each(visit)
	})
}

// changed reads what stands within a tracked change.
func (s *scanner) changed(e xml.StartElement, visit func(xml.StartElement) error) error {
	change, err := s.tracked(e)
	if err != nil {
		return err
	}
	before := s.change
	s.change = change
	err = s.each(visit)
	s.change = before
	return err
}

// tracked makes a change of the element that marks it, within those around it.
func (s *scanner) tracked(e xml.StartElement) (*tracked, error) {
	return s.trackedIn(e, s.change)
}

func (s *scanner) trackedIn(e xml.StartElement, outer *tracked) (*tracked, error) {
	change := &tracked{outer: outer, author: s.document.author(authorOf(e)), date: attribute(e, "date")}
	s.document.changes++
	if len(s.document.authors) > MaxAuthors {
		return nil, s.tooManyAuthors()
	}
	if outer != nil {
		change.depth = outer.depth + 1
	}
	if change.depth >= MaxHistory {
		return nil, fault.New(fault.TooLarge, s.part, "this part nests tracked changes more than %d deep; no Word file does: accept or reject them in Word and save it again", MaxHistory)
	}
	switch e.Name.Local {
	case "del", "cellDel":
		change.deleted = true
	case "moveFrom":
		change.deleted = true
		change.move = s.openMove("from ")
	case "moveTo":
		change.move = s.openMove("to ")
	}
	return change, nil
}

func (s *scanner) tooManyAuthors() error {
	return fault.New(fault.TooLarge, s.part, "more than %d people's changes are tracked in the file; accept or reject those that are settled", MaxAuthors)
}

// authorOf is who made a change.
func authorOf(e xml.StartElement) string {
	if name := strings.TrimSpace(attribute(e, "author")); name != "" {
		return name
	}
	return "Unknown"
}

func (s *scanner) openMove(prefix string) string {
	for i := len(s.moves) - 1; i >= 0; i-- {
		if name, found := strings.CutPrefix(s.moves[i].name, prefix); found {
			return name
		}
	}
	return ""
}

// seeMark follows the ranges that begin and end between words.
func (s *scanner) seeMark(e xml.StartElement) {
	id := attribute(e, "id")
	switch e.Name.Local {
	case "moveFromRangeStart":
		s.openRange(movedRange{id, "from " + attribute(e, "name")})
	case "moveToRangeStart":
		s.openRange(movedRange{id, "to " + attribute(e, "name")})
	case "moveFromRangeEnd", "moveToRangeEnd":
		for i := len(s.moves) - 1; i >= 0; i-- {
			if s.moves[i].id == id {
				s.moves = append(s.moves[:i], s.moves[i+1:]...)
				return
			}
		}
	case "bookmarkStart":
		s.openBookmark(bookmark{id, attribute(e, "name")})
	case "bookmarkEnd":
		for i := range s.bookmarks {
			if s.bookmarks[i].id == id {
				if len(s.closed) < maxOpen {
					s.closed = append(s.closed, s.bookmarks[i])
				}
				s.bookmarks = append(s.bookmarks[:i], s.bookmarks[i+1:]...)
				return
			}
		}
	}
}

func (s *scanner) openRange(r movedRange) {
	if len(s.moves) < maxOpen {
		s.moves = append(s.moves, r)
	}
}

func (s *scanner) openBookmark(b bookmark) {
	for _, prefix := range clauseBookmarks {
		if id, ours := strings.CutPrefix(b.name, prefix); ours {
			s.clause = id
		}
	}
	if len(s.bookmarks) < maxOpen {
		s.bookmarks = append(s.bookmarks, b)
	}
}

// clauseBookmarks begin the names of the bookmarks that hold clause ids: at the
// place that a clause has, and at the one that it moved to.
var clauseBookmarks = []string{"ch_", "chto_"}

// table reads the paragraphs of a table, row by row. No paragraph joins with one
// of another cell.
func (s *scanner) table() error {
	row, inCell := s.row, s.inCell
	err := s.each(func(e xml.StartElement) error { return s.rows(e) })
	s.row, s.inCell = row, inCell
	s.nextBox()
	return err
}

func (s *scanner) rows(e xml.StartElement) error {
	switch e.Name.Local {
	case "tr":
		before := s.row
		err := s.each(s.cells)
		s.row = before
		return err
	case "sdt":
		return s.control(s.rows)
	case "customXml":
		return s.each(s.rows)
	default:
		s.seeMark(e)
		return s.skip()
	}
}

func (s *scanner) cells(e xml.StartElement) error {
	switch e.Name.Local {
	case "trPr":
		return s.rowProperties()
	case "tc":
		return s.cell()
	case "sdt":
		return s.control(s.cells)
	case "customXml":
		return s.each(s.cells)
	default:
		s.seeMark(e)
		return s.skip()
	}
}

// cell reads one cell, which can come and go by itself.
func (s *scanner) cell() error {
	s.nextBox()
	s.inCell = true
	row := s.row
	err := s.each(func(e xml.StartElement) error {
		if e.Name.Local == "tcPr" {
			return s.rowProperties()
		}
		return s.block(e)
	})
	s.row = row
	return err
}

// rowProperties reads whether a row or a cell is inserted or deleted.
func (s *scanner) rowProperties() error {
	return s.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "ins", "del", "cellIns", "cellDel":
			change, err := s.trackedIn(e, s.row)
			if err != nil {
				return err
			}
			s.row = change
		}
		return s.skip()
	})
}

func (s *scanner) nextBox() {
	*s.count++
	s.box = *s.count
}

// paragraph reads one w:p.
func (s *scanner) paragraph() error {
	p := &paragraph{box: s.box, row: s.row, cell: s.inCell, look: look{style: s.document.sheet.normal}}
	p.list = s.document.styledList(p.style)
	s.paragraphs = append(s.paragraphs, p)
	if len(s.paragraphs) > MaxParagraphs {
		return fault.New(fault.TooLarge, s.part, "there are more than %d paragraphs; split the document", MaxParagraphs)
	}
	if s.kind == "" && s.clause != "" {
		p.bookmark, s.clause = s.clause, ""
	}
	line := &lineScanner{scanner: s, paragraph: p}
	if err := s.each(line.inline); err != nil {
		return err
	}
	if s.kind == "" && s.clause != "" && p.bookmark == "" {
		p.bookmark, s.clause = s.clause, ""
	}
	return line.readBoxes()
}

// formula leaves a formula out and notes its characters.
func (s *scanner) formula() error {
	var b strings.Builder
	for depth := s.depth; s.depth >= depth; {
		token, err := s.next()
		if err != nil {
			return err
		}
		if words, ok := token.(xml.CharData); ok {
			b.Write(words)
		}
	}
	s.document.found.note(&s.document.found.formulas, strings.Join(strings.Fields(b.String()), " "))
	return nil
}

// note keeps what was found, within reason.
func (f *findings) note(list *[]string, words string) {
	const enough = 100
	if words != "" && len(*list) < enough {
		*list = append(*list, words)
	}
}
