package api

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"chapeau/drafting"
	"chapeau/drafting/text"
)

// reading is a text laid out, with what it takes to show a part of it alone: a
// clause's place, a note's number, a reference's words.
type reading struct {
	version drafting.Version // none for a text that is no version
	text    *text.Text
	options text.Options
	page    *text.Page
	clauses map[string]text.Line
	above   map[string]string // a clause's predecessor in reading order
	places  map[string]int    // and its place in that order
	numbers map[string]int
	phrases map[string]string
}

// layout is the whole text, to show.
func (r *reading) layout() layoutView { return viewLayout(r.text, r.page) }

// read lays a text out.
func read(t *text.Text, o text.Options) *reading {
	r := &reading{
		text: t, options: o, page: text.Layout(t, o),
		clauses: make(map[string]text.Line), above: make(map[string]string), places: make(map[string]int),
		numbers: make(map[string]int), phrases: make(map[string]string),
	}
	last := r.index(r.page.Lines, "")
	for _, annex := range r.page.Annexes {
		last = r.index(annex.Lines, last)
	}
	for _, note := range r.page.Notes {
		r.numbers[note.Key] = note.Number
	}
	return r
}

// index notes every line under its clause; last is the clause above the first.
func (r *reading) index(lines []text.Line, last string) string {
	for _, line := range lines {
		r.clauses[line.Clause.ID] = line
		r.above[line.Clause.ID] = last
		r.places[line.Clause.ID] = len(r.places)
		last = line.Clause.ID
		for _, part := range line.Parts {
			if len(part.Refs) > 0 {
				r.phrases[phraseKey(line.Clause.ID, part.Refs)] = part.Text
			}
		}
	}
	return last
}

func phraseKey(clause string, refs []string) string {
	return clause + "\n" + strings.Join(refs, ",")
}

// label is a clause's label, or what else the place is called.
func (r *reading) label(clause string) string {
	if line, ok := r.clauses[clause]; ok {
		return line.Label
	}
	return ""
}

// words are a clause's inline text; also those of `title`, `body` and
// `footnote:key`. False where the text has no such clause.
func (r *reading) words(clause string) (string, bool) {
	switch key, isNote := strings.CutPrefix(clause, footnotePrefix); {
	case clause == titleClause:
		return r.text.Title, true
	case clause == bodyClause:
		return r.text.Body, true
	case isNote:
		note, ok := r.text.Footnotes[key]
		return note, ok
	}
	line, ok := r.clauses[clause]
	if !ok {
		return "", false
	}
	return line.Clause.Text, true
}

// parts shows a stretch of a clause's inline text.
func (r *reading) parts(clause, inline string) []partView {
	parts := []partView{}
	for _, piece := range text.Inlines(inline) {
		part := partView{Text: piece.Text, Emphasis: piece.Emphasis}
		switch piece.Kind {
		case text.Note:
			if len(parts) > 0 && parts[len(parts)-1].Note > 0 {
				parts = append(parts, partView{Text: ","})
			}
			part = r.indicator(piece.Keys[0])
		case text.Ref:
			part.Refs = piece.Keys
			part.Text = r.phrase(clause, piece.Keys)
		}
		parts = append(parts, part)
	}
	return parts
}

// indicator shows a note's number; its key where the text does not number it.
func (r *reading) indicator(key string) partView {
	number, ok := r.numbers[key]
	if !ok {
		return partView{Text: "[" + key + "]", NoteKey: key}
	}
	return partView{Text: strconv.Itoa(number), Note: number, NoteKey: key}
}

// phrase is a reference's words, or its clauses' labels where it does not
// stand in this text.
func (r *reading) phrase(clause string, ids []string) string {
	if words, ok := r.phrases[phraseKey(clause, ids)]; ok {
		return words
	}
	labels := make([]string, len(ids))
	for i, id := range ids {
		labels[i] = strings.TrimSuffix(r.label(id), ".")
		if labels[i] == "" {
			labels[i] = id
		}
	}
	return "[" + strings.Join(labels, ", ") + "]"
}

// inOrder sorts places by where they stand: title, body line, clauses as they
// are read, then everything else.
func (r *reading) inOrder(places []string) []string {
	slices.SortStableFunc(places, func(a, b string) int { return cmp.Compare(r.rank(a), r.rank(b)) })
	return places
}

func (r *reading) rank(place string) int {
	switch n, ok := r.places[place]; {
	case place == titleClause:
		return -2
	case place == bodyClause:
		return -1
	case ok:
		return n
	}
	return len(r.places)
}
