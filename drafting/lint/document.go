package lint

import (
	"maps"
	"slices"
	"strconv"

	"chapeau/drafting/citation"
	"chapeau/drafting/text"
)

// document is a text with what several rules need to know of it.
type document struct {
	text     *text.Text
	options  Options
	organ    citation.Organ
	passages []passage
	clauses  map[string]passage // by clause id
	cited    map[string]string  // note key → the first clause or part that cites it
}

// passage is one inline text: title, body line, clause, title of an annex or note.
type passage struct {
	place  int
	inline string
	plain  text.Plain
	name   string       // title, body, annex 1; empty for a clause
	clause *text.Clause // nil for what is none
	note   string       // key of a footnote
}

func (p passage) clauseID() string {
	if p.clause != nil {
		return p.clause.ID
	}
	return p.name
}

func newDocument(t *text.Text, o Options) *document {
	d := &document{text: t, options: o, organ: citation.OrganOf(t.Body), clauses: make(map[string]passage), cited: make(map[string]string)}
	if d.organ == "" {
		d.organ = citation.OrganOf(o.Body)
	}
	d.add(passage{inline: t.Title, name: "title"})
	d.add(passage{inline: t.Body, name: "body"})
	d.addClauses(t.Clauses)
	for i, annex := range t.Annexes {
		d.add(passage{inline: annex.Title, name: "annex " + strconv.Itoa(i+1)})
		d.addClauses(annex.Clauses)
	}
	d.addNotes()
	return d
}

func (d *document) add(p passage) {
	p.place = len(d.passages)
	p.plain = text.Flatten(p.inline)
	d.passages = append(d.passages, p)
	if p.clause != nil {
		d.clauses[p.clause.ID] = p
	}
	for _, key := range text.NoteKeys(p.inline) {
		if _, known := d.cited[key]; !known {
			d.cited[key] = p.clauseID()
		}
	}
}

func (d *document) addClauses(clauses []*text.Clause) {
	for _, c := range clauses {
		d.add(passage{inline: c.Text, clause: c})
		d.addClauses(c.Children)
	}
}

// addNotes adds the notes behind everything, those that are cited first and in
// the order of their indicators. A note may itself cite one.
func (d *document) addNotes() {
	added := make(map[string]bool)
	for i := 0; i < len(d.passages); i++ {
		for _, key := range text.NoteKeys(d.passages[i].inline) {
			d.addNote(key, added)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(d.text.Footnotes)) {
		d.addNote(key, added)
	}
}

func (d *document) addNote(key string, added map[string]bool) {
	words, exists := d.text.Footnotes[key]
	if !exists || added[key] {
		return
	}
	added[key] = true
	d.add(passage{inline: words, name: d.cited[key], note: key})
}

// english tells whether what only holds in English is checked.
func (d *document) english() bool { return text.Language(d.text) == "en" }

func (d *document) strict() bool { return d.options.Level == Strict }
