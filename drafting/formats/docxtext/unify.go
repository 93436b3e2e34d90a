package docxtext

import (
	"maps"
	"slices"
	"strings"
)

// Where an indicator moves, its note goes with one footnote of the file and comes
// with another. Both are one note of the text.

// noteLife is where a footnote of the file stands.
type noteLife struct {
	name   string
	before bool // once all changes are rejected
	after  bool // once all are accepted
}

// unify makes one of every footnote that goes and another that comes with the same
// words.
func (d *document) unify() {
	lives := d.noteLives()
	goes := make(map[string][]string) // words → the footnotes that go
	for _, life := range lives {
		if words := d.plainNote(life.name, rejecting); life.before && !life.after && words != "" {
			goes[words] = append(goes[words], life.name)
		}
	}
	same := make(map[string]string)
	for _, life := range lives {
		if life.before || !life.after {
			continue
		}
		words := d.plainNote(life.name, accepting)
		if candidates := goes[words]; len(candidates) > 0 {
			same[life.name] = candidates[0]
			goes[words] = candidates[1:]
		}
	}
	d.makeOne(same)
}

// makeOne makes one note of each pair: the first is read as the second wherever
// it is cited.
func (d *document) makeOne(same map[string]string) {
	if len(same) == 0 {
		return
	}
	for _, name := range slices.Sorted(maps.Keys(same)) {
		d.twins[same[name]] = append(d.twins[same[name]], name)
	}
	for _, p := range d.paragraphs {
		for i := range p.pieces {
			if one, known := same[p.pieces[i].note]; known {
				p.pieces[i].note = one
			}
		}
	}
}

// noteLives lists the footnotes in the order of their first indicators.
func (d *document) noteLives() []*noteLife {
	var lives []*noteLife
	byName := make(map[string]*noteLife)
	for _, p := range d.paragraphs {
		for _, one := range p.pieces {
			if one.note == "" {
				continue
			}
			life := byName[one.note]
			if life == nil {
				life = &noteLife{name: one.note}
				byName[one.note] = life
				lives = append(lives, life)
			}
			life.before = life.before || p.row.alive(rejecting) && one.change.alive(rejecting)
			life.after = life.after || p.row.alive(accepting) && one.change.alive(accepting)
		}
	}
	return lives
}

func (d *document) plainNote(name string, accepted accepts) string {
	var b strings.Builder
	for _, l := range d.join(d.notes[name], view{accepted: accepted}) {
		b.WriteString(strings.TrimSpace(l.plain()) + " ")
	}
	return b.String()
}
