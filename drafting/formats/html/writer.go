package html

import (
	"html/template"
	"net/url"
	"strconv"
	"strings"

	"chapeau/drafting/text"
)

// writer turns words into HTML. Everything that comes from a text goes through
// escape; only the writer's own tags are markup.
type writer struct {
	prefix string
	seen   map[string]int // how many indicators of a note are written

	// What follows is for notes on their page alone: each is written behind its
	// first indicator.
	onPage  bool
	note    func(key string) template.HTML // a note's words
	inNote  bool
	waiting []waitingNote
}

// waitingNote is a note whose first indicator stands in another note.
type waitingNote struct {
	key    string
	number int
}

func newWriter(prefix string, onPage bool) *writer {
	return &writer{prefix: prefix, seen: make(map[string]int), onPage: onPage}
}

func escape(s string) string { return template.HTMLEscapeString(s) }

// anchor is the address of an id on the same page.
func anchor(id string) string { return escape("#" + url.PathEscape(id)) }

// parts writes laid-out words with their indicators and references.
func (w *writer) parts(parts []text.Part) template.HTML {
	var b strings.Builder
	for i, p := range parts {
		if p.Text == "," && i > 0 && parts[i-1].Note > 0 && i+1 < len(parts) && parts[i+1].Note > 0 {
			b.WriteString(betweenIndicators)
			continue
		}
		b.WriteString(w.part(p))
	}
	return template.HTML(b.String())
}

// betweenIndicators divides two indicators that stand side by side, as high as they
// are.
const betweenIndicators = `<sup class="indicator">,</sup>`

func (w *writer) part(p text.Part) string {
	words := escape(p.Text)
	switch {
	case p.Note > 0:
		return w.indicator(p.NoteKey, p.Note)
	case len(p.Refs) > 0:
		words = `<a class="reference" href="` + anchor(w.prefix+p.Refs[0]) + `">` + words + `</a>`
	}
	if p.Emphasis {
		return "<em>" + words + "</em>"
	}
	return words
}

// indicator links a note's number to the note; the first can be linked back to.
func (w *writer) indicator(key string, number int) string {
	w.seen[key]++
	first := w.seen[key] == 1
	id := ""
	if first {
		id = ` id="` + escape(w.prefix+"indicator-"+key) + `"`
	}
	sup := `<sup class="indicator"><a` + id + ` href="` + anchor(w.prefix+"note-"+key) + `" role="doc-noteref">` + strconv.Itoa(number) + `</a></sup>`
	switch {
	case !first || !w.onPage:
		return sup
	case w.inNote:
		w.waiting = append(w.waiting, waitingNote{key, number})
		return sup
	}
	return sup + w.footnote(key, number)
}

// footnote writes a note for the foot of the page that it is written on, and
// behind it those that only it cites.
func (w *writer) footnote(key string, number int) string {
	w.inNote = true
	words := string(w.note(key))
	w.inNote = false
	out := `<span class="footnote" role="doc-footnote" id="` + escape(w.prefix+"note-"+key) + `"><sup>` + strconv.Itoa(number) + `</sup> ` + words + `</span>`
	waiting := w.waiting
	w.waiting = nil
	for _, cited := range waiting {
		out += w.footnote(cited.key, cited.number)
	}
	return out
}

func (w *writer) notes(lines []text.NoteLine) []noteView {
	if w.onPage {
		return nil
	}
	notes := make([]noteView, len(lines))
	for i, n := range lines {
		notes[i] = noteView{ID: w.prefix + "note-" + n.Key, Back: w.prefix + "indicator-" + n.Key, Number: n.Number, Words: w.parts(n.Parts)}
	}
	return notes
}

// inline writes inline text that holds no notes and references, such as a
// heading.
func (w *writer) inline(s string) template.HTML { return w.parts(text.Parts(s)) }
