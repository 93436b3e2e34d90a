package akn

import (
	"cmp"
	"maps"
	"slices"
	"strconv"

	"chapeau/drafting/text"
)

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }

// indicator writes a note at its first indicator and a reference to it at the
// others. Under the profile that prints an indicator once, these have no marker.
func (d *document) indicator(key string) {
	marker := ""
	if number := d.numbers[key]; number != 0 {
		marker = strconv.Itoa(number)
	}
	if d.inNote || d.written[key] || !d.cited[key] {
		if d.options.Layout.Notes == text.Once && d.written[key] {
			marker = ""
		}
		d.mark("noteRef", attribute{"href", "#" + d.noteIDs[key]}, attribute{"marker", marker}, own("key", key))
		return
	}
	d.written[key] = true
	words, known := d.notes[key]
	d.note("authorialNote", key, marker, words, known)
}

// note writes a note's words. Indicators in it point at notes that stand
// elsewhere.
func (d *document) note(name, key, marker, words string, known bool) {
	attributes := []attribute{{"eId", d.noteIDs[key]}, {"marker", marker}, {"placement", "bottom"}, own("key", key)}
	if !known {
		attributes = append(attributes, own("absent", "true"))
	}
	d.inline(name, attributes...)
	d.inline("p", spelling(words, respelled(words)))
	d.inNote = true
	d.pieces(text.Inlines(words), "")
	d.inNote = false
	d.end()
	d.end()
}

// uncited writes the notes that have no indicator in the text itself.
func (d *document) uncited() {
	var keys []string
	for _, key := range sortedKeys(d.noteIDs) {
		if !d.cited[key] {
			keys = append(keys, key)
		}
	}
	if len(keys) == 0 {
		return
	}
	d.block("notes", attribute{"source", source})
	for _, key := range keys {
		marker := ""
		if number := d.numbers[key]; number != 0 {
			marker = strconv.Itoa(number)
		}
		words, known := d.notes[key]
		d.line()
		d.note("note", key, marker, words, known)
	}
	d.end()
}
