package text

import (
	"strconv"
	"strings"
)

// Numbering says which numbers a reader sees.
type Numbering int

// Final numbers the text as it stands; Still keeps the numbers that a reference
// text has, so that a text under negotiation is never renumbered: what was
// added shows as "5 bis", what was deleted leaves its number vacant.
const (
	Final Numbering = iota
	Still
)

// Labels computes the bare label of each clause ("5", "5 bis", "a", "•"; for a
// preambular paragraph its ordinal as "3"); how it is printed is up to Printed.
// reference is only read for Still and may be nil, which means Final.
func Labels(t *Text, numbering Numbering, reference *Text) map[string]string {
	final := finalLabels(t)
	if numbering == Final || reference == nil {
		return final
	}
	return stillLabels(t, finalLabels(reference), final)
}

func finalLabels(t *Text) map[string]string {
	labels := make(map[string]string)
	number := func(clauses []*Clause, kind DocumentKind) {
		counter := counter{labels: labels, kind: kind}
		counter.top(clauses)
	}
	number(t.Clauses, t.Kind)
	for _, annex := range t.Annexes {
		number(annex.Clauses, Resolution)
	}
	return labels
}

type counter struct {
	labels map[string]string
	kind   DocumentKind
}

func (n *counter) top(clauses []*Clause) {
	preambular, operative := 0, 0
	sole := countKind(clauses, Operative) == 1
	for _, c := range clauses {
		switch c.Kind {
		case Preambular:
			preambular++
			n.labels[c.ID] = fixed(c, strconv.Itoa(preambular))
		case Operative:
			operative = next(c, operative)
			n.labels[c.ID] = fixed(c, n.operative(operative, sole))
		case Prose, Item:
			n.labels[c.ID] = c.Label
		}
		n.children(c, n.depthBelow(c))
	}
}

// next counts a clause: a fixed number that is a plain integer sets the count,
// any other fixed label leaves it.
func next(c *Clause, count int) int {
	if c.Label == "" {
		return count + 1
	}
	if value, err := strconv.Atoi(c.Label); err == nil {
		return value
	}
	return count
}

func fixed(c *Clause, computed string) string {
	if c.Label != "" {
		return c.Label
	}
	return computed
}

func (n *counter) operative(number int, sole bool) string {
	switch {
	case sole:
		return ""
	case n.kind == Decision:
		return letters(number)
	default:
		return strconv.Itoa(number)
	}
}

// depthBelow is the level that a top-level clause's children take in the
// succession (a), (i), a., i.: a lettered clause has used the first.
func (n *counter) depthBelow(c *Clause) int {
	if n.kind == Decision && c.Kind == Operative && n.labels[c.ID] != "" {
		return 2
	}
	return 1
}

func (n *counter) children(parent *Clause, depth int) {
	list := ListOf(parent, depth)
	count := 0
	for _, c := range parent.Children {
		below := depth + 1
		if c.Kind == Item {
			count = next(c, count)
			n.labels[c.ID] = fixed(c, ItemLabel(list, count))
		} else {
			n.labels[c.ID] = c.Label
		}
		if list == Decimal || list == Bullet {
			below = 1
		}
		n.children(c, below)
	}
}

// ListOf returns how a clause labels its children at a level: its own list, or
// the one that the level has by convention.
func ListOf(parent *Clause, depth int) List {
	if parent.List != "" {
		return parent.List
	}
	if depth%2 == 1 {
		return Alpha
	}
	return Roman
}

// ItemLabel is the n-th label of a list, without punctuation.
func ItemLabel(list List, number int) string {
	switch list {
	case Roman:
		return RomanNumeral(number)
	case Decimal:
		return strconv.Itoa(number)
	case Bullet:
		return "•"
	case None:
		return ""
	default:
		return letters(number)
	}
}

func countKind(clauses []*Clause, kind Kind) int {
	count := 0
	for _, c := range clauses {
		if c.Kind == kind {
			count++
		}
	}
	return count
}

// letters writes 1 as a, 26 as z, 27 as aa, 28 as bb.
func letters(number int) string {
	if number < 1 {
		return ""
	}
	return strings.Repeat(string(rune('a'+(number-1)%26)), (number-1)/26+1)
}

var latinOrdinals = []string{"bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies", "undecies", "duodecies"}

// ordinalLabel is the label of the n-th paragraph added after a number, n from 1.
func ordinalLabel(number string, n int) string {
	if n <= len(latinOrdinals) {
		return number + " " + latinOrdinals[n-1]
	}
	return number + " (" + strconv.Itoa(n+1) + ")"
}

// stillLabels gives clauses of the reference their number there, and each other
// clause the number of the nearest sibling before it with bis, ter, quater.
func stillLabels(t *Text, reference, final map[string]string) map[string]string {
	labels := make(map[string]string, len(final))
	still := func(clauses []*Clause) { stillList(clauses, reference, final, labels) }
	still(t.Clauses)
	for _, annex := range t.Annexes {
		still(annex.Clauses)
	}
	return labels
}

func stillList(clauses []*Clause, reference, final, labels map[string]string) {
	base := map[Kind]string{}
	added := map[string]int{}
	for _, c := range clauses {
		known, stands := reference[c.ID]
		switch {
		case c.Label != "":
			labels[c.ID] = c.Label
		case stands && known != "":
			labels[c.ID] = known
			base[c.Kind] = known
		case final[c.ID] == "•" || (final[c.ID] == "" && c.Kind != Operative):
			labels[c.ID] = final[c.ID]
		case stands:
			labels[c.ID] = "1"
			base[c.Kind] = "1"
		default:
			number := base[c.Kind]
			if number == "" {
				number = "0"
			}
			key := string(c.Kind) + number
			added[key]++
			labels[c.ID] = ordinalLabel(number, added[key])
		}
		if !stands && len(c.Children) > 0 {
			copyLabels(c.Children, final, labels)
			continue
		}
		stillList(c.Children, reference, final, labels)
	}
}

// copyLabels numbers the items of an added paragraph as they stand: they have no
// older numbers to keep.
func copyLabels(clauses []*Clause, final, labels map[string]string) {
	for _, c := range clauses {
		labels[c.ID] = final[c.ID]
		copyLabels(c.Children, final, labels)
	}
}
