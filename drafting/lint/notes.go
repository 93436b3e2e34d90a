package lint

import (
	"maps"
	"slices"

	"chapeau/drafting/text"
)

func checkUncitedNotes(d *document, say reporter) {
	for _, p := range d.passages {
		if p.note == "" {
			continue
		}
		if _, cited := d.cited[p.note]; !cited {
			say(p, "", "the footnote %q is cited nowhere; cite it or leave it out", p.note)
		}
	}
}

func checkMissingNotes(d *document, say reporter) {
	for _, p := range d.passages {
		for _, key := range distinct(text.NoteKeys(p.inline)) {
			if _, exists := d.text.Footnotes[key]; !exists {
				say(p, "", "the indicator {fn:%s} has no footnote; write the footnote %q or leave the indicator out", key, key)
			}
		}
	}
}

// distinct are keys in order, each once.
func distinct(keys []string) []string {
	set := make(map[string]bool)
	for _, key := range keys {
		set[key] = true
	}
	return slices.Sorted(maps.Keys(set))
}
