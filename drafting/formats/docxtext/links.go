package docxtext

import (
	"encoding/xml"
	"slices"
	"strings"

	"chapeau/drafting/text"
)

// Our own files have live references as links to the bookmarks of the clauses that
// they name. A change of numbers writes the words of a reference anew, in a link
// of its own: in every view it is the same reference.

// hyperlink reads a link. One of our own is a live reference.
func (l *lineScanner) hyperlink(e xml.StartElement) error {
	first := len(l.paragraph.pieces)
	outer := l.link
	l.link = linkOf(e)
	err := l.each(l.inline)
	if l.link != nil {
		l.paragraph.pieces = append(l.paragraph.pieces[:first], whole(l.paragraph.pieces[first:])...)
	}
	l.link = outer
	return err
}

func linkOf(e xml.StartElement) *link {
	id, ours := strings.CutPrefix(attribute(e, "anchor"), clauseBookmarks[0])
	printed := attribute(e, "tooltip")
	if !ours || printed == "" {
		return nil
	}
	ids := []string{id}
	if several := attribute(e, "docLocation"); strings.HasPrefix(several, id+",") {
		ids = strings.Split(several, ",")
	}
	if slices.ContainsFunc(ids, func(id string) bool { return text.ValidateKey("", id) != nil }) {
		return nil
	}
	return &link{ids, printed}
}

// whole makes one piece of a reference's words where all have one history.
func whole(pieces []piece) []piece {
	if len(pieces) < 2 {
		return pieces
	}
	one := pieces[0]
	for _, next := range pieces[1:] {
		if next.change != one.change || next.note != "" || one.note != "" || next.emphasis != one.emphasis {
			return pieces
		}
		one.words += next.words
	}
	return []piece{one}
}

// keepLinks leaves only the references whose clauses are all in the file.
func (d *document) keepLinks() {
	clauses := make(map[string]bool)
	for _, p := range d.paragraphs {
		clauses[p.bookmark] = true
	}
	d.unlink(func(l *link) bool {
		return slices.ContainsFunc(l.ids, func(id string) bool { return !clauses[id] })
	})
}

// unlink makes plain words of references and tells whether there were any.
func (d *document) unlink(which func(*link) bool) bool {
	found := false
	cut := func(paragraphs []*paragraph) {
		for _, p := range paragraphs {
			for i := range p.pieces {
				if l := p.pieces[i].link; l != nil && which(l) {
					p.pieces[i].link, found = nil, true
				}
			}
		}
	}
	cut(d.paragraphs)
	for _, note := range d.notes {
		cut(note)
	}
	return found
}

// referenceAt is the reference that begins with a piece, and how many pieces it
// is; 0 where the words are others than it was written with.
func referenceAt(pieces []piece, i int) (string, int) {
	l := pieces[i].link
	if l == nil || i > 0 && pieces[i-1].link == l {
		return "", 0
	}
	words, n := "", 0
	for _, one := range pieces[i:] {
		if one.link != l {
			break
		}
		words += one.words
		n++
	}
	if words != l.printed {
		return "", 0
	}
	return text.ReferenceMark(l.ids), n
}
