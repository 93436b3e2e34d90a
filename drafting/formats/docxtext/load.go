package docxtext

import (
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"unicode"

	"chapeau/drafting/fault"
)

// load reads a Word file up to the point where it is known what each paragraph
// holds and who changed it.
func load(data []byte) (*document, error) {
	c, err := openContainer(data)
	if err != nil {
		return nil, err
	}
	p, err := findParts(c)
	if err != nil {
		return nil, err
	}
	d := &document{notes: make(map[string][]*paragraph), marks: make(map[string]string), custom: make(map[string]string), twins: make(map[string][]string), langs: make(map[string]int)}
	if d.sheet, err = readStyles(c, p.styles); err != nil {
		return nil, err
	}
	d.ours = d.sheet.isOurs()
	if d.numbering, err = readNumbering(c, p.numbering); err != nil {
		return nil, err
	}
	if err := d.readDocument(c, p); err != nil {
		return nil, err
	}
	if err := d.readFurniture(c, p); err != nil {
		return nil, err
	}
	d.keepLinks()
	if d.isTracked() {
		d.weaveMoves()
		d.unify()
		d.own()
	}
	return d, nil
}

func (d *document) readDocument(c *container, p parts) error {
	if err := d.readMain(c, p.document); err != nil {
		return err
	}
	for _, notes := range []struct{ part, element, kind string }{{p.footnotes, "footnote", "f"}, {p.endnotes, "endnote", "e"}} {
		if notes.part == "" {
			continue
		}
		if err := d.readNotes(c, notes.part, notes.element, notes.kind); err != nil {
			return err
		}
	}
	return nil
}

// readMain reads the main part. Where a field stands in front of the bookmark that
// it refers to, it does so once more, with all bookmarks known.
func (d *document) readMain(c *container, part string) error {
	start := *d
	for again := false; ; again = true {
		r, err := c.open(part)
		if err != nil {
			return err
		}
		d.custom, d.langs = make(map[string]string), make(map[string]int)
		if err := d.readBody(r); err != nil {
			return err
		}
		if again || !slices.ContainsFunc(d.found.unnoted, func(name string) bool { return d.marks[name] != "" }) {
			return nil
		}
		*d = start
	}
}

// readBody reads the main part.
func (d *document) readBody(r *xmlReader) error {
	root, err := r.root()
	if err != nil {
		return err
	}
	if root.Name.Local != "document" || !isWord(root.Name.Space) {
		return fault.Invalidf(r.part, "this part begins with <%.40s>, not with a Word document; save the document again from Word", root.Name.Local)
	}
	s := &scanner{xmlReader: r, document: d, count: new(int)}
	err = r.each(func(e xml.StartElement) error {
		if e.Name.Local != "body" {
			return r.skip()
		}
		return s.blocks()
	})
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		return fault.Invalidf(r.part, "the document ends in the middle; the file is cut off: send it again")
	}
	if err != nil {
		return err
	}
	d.paragraphs = s.paragraphs
	return r.finish()
}

// readNotes reads the footnotes or the endnotes. The two that draw the line
// above them hold no words.
func (d *document) readNotes(c *container, part, element, kind string) error {
	total := len(d.paragraphs)
	return c.readPart(part, func(r *xmlReader, e xml.StartElement) error {
		if e.Name.Local != element || attribute(e, "type") != "" && attribute(e, "type") != "normal" {
			return r.skip()
		}
		s := &scanner{xmlReader: r, document: d, kind: kind, count: new(int)}
		if err := s.blocks(); err != nil {
			return err
		}
		if total += len(s.paragraphs); total > MaxParagraphs {
			return fault.New(fault.TooLarge, part, "there are more than %d paragraphs; split the document", MaxParagraphs)
		}
		d.notes[kind+attribute(e, "id")] = s.paragraphs
		return nil
	})
}

// readFurniture reads what is said on the edges of the pages and beside the
// text, to say that it is left out.
func (d *document) readFurniture(c *container, p parts) error {
	const most = 60
	for _, part := range p.furniture[:min(len(p.furniture), most)] {
		aside := &document{sheet: d.sheet, numbering: d.numbering, marks: make(map[string]string), custom: make(map[string]string), langs: make(map[string]int)}
		r, err := c.open(part)
		if err != nil {
			return err
		}
		s := &scanner{xmlReader: r, document: aside, count: new(int)}
		if _, err = r.root(); err == nil {
			err = s.blocks()
		}
		if err != nil {
			return err
		}
		for _, p := range s.paragraphs {
			words := strings.TrimSpace(p.plain(accepting))
			if words != "" && !isPageNumber(words) && !(d.ours && p.style == "Header") && !slices.Contains(d.found.furniture, words) {
				d.found.note(&d.found.furniture, words)
			}
		}
	}
	if p.comments == "" {
		return nil
	}
	return c.readPart(p.comments, func(r *xmlReader, e xml.StartElement) error {
		if e.Name.Local == "comment" {
			d.found.comments++
		}
		return r.skip()
	})
}

// isPageNumber tells words that only number the page: "3", "- 3 -", "3/12".
func isPageNumber(words string) bool {
	return !strings.ContainsFunc(words, func(r rune) bool { return !unicode.IsDigit(r) && !strings.ContainsRune(" /-–—", r) })
}

// plain are a paragraph's words in a view, without marks.
func (p *paragraph) plain(accepted accepts) string {
	var b strings.Builder
	for _, one := range p.pieces {
		if one.change.alive(accepted) {
			b.WriteString(one.words)
		}
	}
	return b.String()
}
