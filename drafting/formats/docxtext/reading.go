package docxtext

import (
	"fmt"
	"strings"

	"chapeau/drafting/fault"
	"chapeau/drafting/formats/reporttext"
	"chapeau/drafting/text"
)

// reading is a view of a document that is read as a text. lines are those with
// words; places says where each went.
type reading struct {
	view    view
	keys    *keyring
	lines   []line
	text    *text.Text
	report  *text.Report
	places  []reporttext.Place
	notes   []string
	leftOut []reporttext.Line
	ours    bool

	sponsors []string // of the masthead
}

// reading reads a view of the document by itself.
func (d *document) reading(v view) (*reading, error) {
	all, err := d.lines(v)
	if err != nil {
		return nil, err
	}
	r := &reading{view: v, keys: d.namedNotes(), ours: d.ours}
	for _, l := range all {
		if !l.isEmpty() {
			r.lines = append(r.lines, l)
		}
	}
	if len(r.lines) == 0 {
		return nil, fault.Invalidf("", "the file holds no words; it should hold a resolution or a decision")
	}
	given, lines := d.given(r)
	found, err := reporttext.ReadParagraphs(given, d.noteTexts(r), d.language(r))
	if err != nil {
		return nil, err
	}
	if found.Report != nil && d.unlink(func(*link) bool { return true }) {
		return d.reading(v) // the clauses of several texts have the same ids
	}
	r.text, r.report, r.notes = found.Text, found.Report, append(r.notes, found.Notes...)
	if r.text != nil {
		r.places = make([]reporttext.Place, len(r.lines))
		for i, place := range found.Places {
			r.places[lines[i]] = place
		}
		d.complete(r)
	}
	return r, nil
}

// given are the paragraphs for the rules of recognition, each with the line that
// it is. The lines of a masthead are not among them.
func (d *document) given(r *reading) ([]reporttext.Paragraph, []int) {
	given := make([]reporttext.Paragraph, 0, len(r.lines))
	lines := make([]int, 0, len(r.lines))
	for i := range r.lines {
		l := &r.lines[i]
		role := d.role(l)
		if role.sponsors {
			r.sponsors = strings.Split(l.plain(), ", ")
		}
		if role.aside {
			r.leaveOut(i, l)
			continue
		}
		p := d.paragraph(r, l, role)
		if d.isTracked() {
			p.Words = strings.ReplaceAll(p.Words, "\n", " ")
		}
		given = append(given, p)
		lines = append(lines, i)
	}
	return given, lines
}

// paragraph is a line with its label and its marks.
func (d *document) paragraph(r *reading, l *line, role role) reporttext.Paragraph {
	pieces, label := l.pieces, l.label.shown()
	if label == "" && role.part == reporttext.Clause {
		label, pieces = typedLabel(pieces)
	}
	return reporttext.Paragraph{
		Label: label, Words: trim(r.keys.inline(pieces, r.ours)), Heading: d.sheet.isHeading(l.style),
		Part: role.part, Kind: role.kind, Depth: role.depth,
	}
}

// shown is an automatic label as it reads: any bullet is the same.
func (l label) shown() string {
	if l.format == "bullet" {
		return "•"
	}
	return strings.TrimSpace(l.printed)
}

// typedLabel separates a label that stands before a tab, as our own files have it
// where a number is fixed.
func typedLabel(pieces []piece) (string, []piece) {
	const longest = 40
	if len(pieces) < 2 || pieces[1].words != "\t" || len(pieces[0].words) > longest || pieces[0].note != "" {
		return "", pieces
	}
	return strings.TrimSpace(pieces[0].words), pieces[2:]
}

// leaveOut keeps a line of the masthead for the person to see.
func (r *reading) leaveOut(at int, l *line) {
	r.leftOut = append(r.leftOut, reporttext.Line{Number: at + 1, Words: l.plain()})
}

// noteTexts are the words of all notes, by the keys of the text.
func (d *document) noteTexts(r *reading) map[string]string {
	for i := range r.lines {
		for _, one := range r.lines[i].pieces {
			if one.note != "" {
				r.keys.key(one.note)
			}
		}
	}
	texts := make(map[string]string)
	for i := 0; i < len(r.keys.order); i++ { // a note may cite another
		key := r.keys.order[i]
		if name, known := r.keys.name(key); known {
			texts[key] = d.noteWords(name, r.view, r.keys, r.ours)
		}
	}
	return texts
}

// complete gives the text the sponsors and ids that our own file names.
func (d *document) complete(r *reading) {
	if len(r.sponsors) > 0 {
		r.text.Sponsors = r.sponsors
	}
	ids := make(map[string]string)
	taken := make(map[string]bool)
	for i, place := range r.places {
		id := r.lines[i].bookmark
		if place.Part != reporttext.Clause || id == "" || taken[id] || text.ValidateKey("", id) != nil {
			continue
		}
		ids[place.Clause], taken[id] = id, true
	}
	if len(ids) == 0 {
		return
	}
	r.text = renamed(r.text, ids, taken)
	for i := range r.places {
		if id, known := ids[r.places[i].Clause]; known {
			r.places[i].Clause = id
		}
	}
}

// renamed gives clauses other ids. An id that another clause has by chance moves
// out of the way.
func renamed(t *text.Text, ids map[string]string, taken map[string]bool) *text.Text {
	next := 0
	t.Walk(func(c, _ *text.Clause) bool {
		if ids[c.ID] != "" || !taken[c.ID] {
			return true
		}
		for fresh := ""; ids[c.ID] == ""; {
			next++
			if fresh = fmt.Sprintf("w%d", next); !taken[fresh] && t.Find(fresh) == nil {
				ids[c.ID], taken[fresh] = fresh, true
			}
		}
		return true
	})
	t.Walk(func(c, _ *text.Clause) bool {
		if id := ids[c.ID]; id != "" {
			c.ID = id
		}
		if c.Relation != nil {
			c.Relation = &text.Relation{AdditionTo: other(c.Relation.AdditionTo, ids), AlternativeTo: other(c.Relation.AlternativeTo, ids)}
		}
		return true
	})
	return t
}

func other(id string, ids map[string]string) string {
	if new := ids[id]; new != "" {
		return new
	}
	return id
}
