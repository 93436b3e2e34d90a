package docxtext

import (
	"strings"
	"unicode"

	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// view is a document with some of its changes. Within the insertions of an author
// it looks at the inner side of paragraph marks.
type view struct {
	accepted accepts
	within   bool
}

// line is one paragraph of a view: several of the file where their marks do not
// count, from the paragraph at first on.
type line struct {
	first, last int
	pieces      []piece // those that stand in the view
	look
	bookmark string
	label    label
	worded   bool // some of the paragraphs taken in have words or notes
}

func (l *line) plain() string {
	var b strings.Builder
	for _, one := range l.pieces {
		if one.hyphen {
			b.WriteByte('-')
			continue
		}
		b.WriteString(one.words)
	}
	return b.String()
}

// isEmpty tells a line without words and notes.
func (l *line) isEmpty() bool {
	for _, one := range l.pieces {
		if one.note != "" || !isBlank(one.words) {
			return false
		}
	}
	return true
}

func isBlank(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !unicode.IsSpace(r) }) < 0
}

func (v view) ends(p *paragraph) bool {
	if v.within && p.isNew {
		return p.inner.alive(v.accepted)
	}
	return p.mark.alive(v.accepted)
}

// lookIn is how a paragraph looks in a view.
func (p *paragraph) lookIn(v view) look {
	if p.before != nil && !p.formatted.alive(v.accepted) {
		return *p.before
	}
	return p.look
}

// lines are the paragraphs of a view with their automatic labels.
func (d *document) lines(v view) ([]line, error) {
	lines := d.join(d.paragraphs, v)
	counter := newCounter(d.numbering, d.sheet)
	size := 0
	for i := range lines {
		lines[i].label = counter.next(lines[i].look.list)
		for _, one := range lines[i].pieces {
			size += len(one.words) + len(one.note)
		}
		if size += len(lines[i].label.printed); size > text.MaxBytes {
			return nil, fault.New(fault.TooLarge, "", "the document holds more than %d MB of text; split it", text.MaxBytes>>20)
		}
	}
	return lines, nil
}

// join puts paragraphs together whose marks do not count.
func (d *document) join(paragraphs []*paragraph, v view) []line {
	var lines []line
	open := false
	for i, p := range paragraphs {
		if !p.row.alive(v.accepted) {
			open = false
			continue
		}
		if !open {
			lines = append(lines, line{first: i})
			open = true
		}
		l := &lines[len(lines)-1]
		l.add(p, i, v)
		if v.ends(p) {
			open = false
			continue
		}
		if i+1 == len(paragraphs) || paragraphs[i+1].box != p.box {
			open = false
			if !l.worded && !p.cell {
				lines = lines[:len(lines)-1]
			}
		}
	}
	return lines
}

// add takes one more paragraph into a line. The line looks like the paragraph
// that its words are from; like the last where they are from several or from none.
func (l *line) add(p *paragraph, at int, v view) {
	before := len(l.pieces)
	wasEmpty := !l.worded
	for _, one := range p.pieces {
		if one.change.alive(v.accepted) {
			l.pieces = append(l.pieces, one)
		}
	}
	added := line{pieces: l.pieces[before:]}
	adds := !added.isEmpty()
	if wasEmpty || adds {
		l.look = p.lookIn(v)
	}
	if wasEmpty || l.bookmark == "" && adds {
		l.bookmark = p.bookmark
	}
	l.last, l.worded = at, l.worded || adds
}
