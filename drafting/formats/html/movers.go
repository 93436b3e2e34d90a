package html

import (
	"cmp"
	"slices"
	"strings"

	"chapeau/drafting/amend"
)

// moverView is one of several movers: each has a letter, and an underline of its
// own (solid, double, dotted, dashed, wavy, and again), so that they are told
// apart in black and white.
type moverView struct {
	Mark, Name string
}

// underlines is how many underlines there are.
const underlines = 5

// movers are those of some amendments, each once, in the order of their first. An
// amendment that nobody moves stands for itself.
type movers struct {
	names []string
	of    []int // amendment → mover
}

func moversOf(amendments []amend.Amendment) movers {
	m := movers{of: make([]int, len(amendments))}
	for i, a := range amendments {
		name := cmp.Or(a.By, a.ID)
		at := slices.Index(m.names, name)
		if at < 0 {
			at = len(m.names)
			m.names = append(m.names, name)
		}
		m.of[i] = at
	}
	return m
}

// of the amendments, each mover once.
func (m movers) behind(amendments []int) []int {
	var all []int
	for _, a := range amendments {
		all = append(all, m.of[a])
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func (m movers) several() bool { return len(m.names) > 1 }

func (m movers) views() []moverView {
	if !m.several() {
		return nil
	}
	views := make([]moverView, len(m.names))
	for i, name := range m.names {
		views[i] = moverView{mark(i), name}
	}
	return views
}

// mark is a mover's letter: A to Z, then AA and on.
func mark(mover int) string {
	letter := string(rune('A' + mover%26))
	if mover < 26 {
		return letter
	}
	return mark(mover/26-1) + letter
}

func (m movers) marks(all []int) string { return m.joined(all, mark) }

func (m movers) named(all []int) string {
	return m.joined(all, func(mover int) string { return m.names[mover] })
}

func (m movers) joined(all []int, word func(int) string) string {
	words := make([]string, len(all))
	for i, mover := range all {
		words[i] = word(mover)
	}
	return strings.Join(words, ", ")
}

// legend says in the language of a text how changes are shown.
type legend struct {
	Inserted, Deleted, Moved string
}

var legends = map[string]legend{
	"en": {"put in", "taken out", "moved"},
	"fr": {"ajouté", "supprimé", "déplacé"},
	"es": {"añadido", "suprimido", "trasladado"},
	"ru": {"добавлено", "исключено", "перемещено"},
	"ar": {"مضاف", "محذوف", "منقول"},
	"zh": {"增加", "删除", "移动"},
}

func legendIn(lang string) *legend {
	words, known := legends[lang]
	if !known {
		words = legends["en"]
	}
	return &words
}
