package instructions

import (
	"strings"

	"chapeau/drafting/text"
)

// node is a clause at its place: one of the base, or a new one that an instruction
// brings.
type node struct {
	clause   *text.Clause // of the base, or the new clause without what stands under it
	parent   *node        // nil at the top
	annex    int          // the annex it stands in, from 1; 0 in the text itself
	children []*node
	label    string // as the layout numbers it, without punctuation
	isNew    bool
}

// folder is a list of clauses: what stands under a clause, or else the top level of
// an annex, from 1, or of the text.
type folder struct {
	annex int
	under *node
}

// document is a base with everything that instructions name: its clauses by their
// labels, its parts and its notes.
type document struct {
	base     *text.Text
	layout   text.Options
	nodes    map[string]*node
	order    []*node          // reading order
	tops     [][]*node        // top-level clauses of the text, then of each annex
	numbers  map[string]int   // note key → number
	keys     map[int]string   // and back
	nextNote int              // the first number that is free for a new note
	added    []*node          // new clauses in the order of the paper
	names    map[string]*node // new clauses by the label that the paper gives them
	ends     map[*text.Clause]string
	called   map[*node]string // names that were found
}

func newDocument(base *text.Text, layout text.Options) *document {
	d := &document{base: base, layout: layout, nodes: make(map[string]*node), names: make(map[string]*node)}
	labels := text.Labels(base, layout.Numbering, layout.Reference)
	d.tops = append(d.tops, d.list(base.Clauses, nil, 0, labels))
	for i, annex := range base.Annexes {
		d.tops = append(d.tops, d.list(annex.Clauses, nil, i+1, labels))
	}
	d.numberNotes()
	return d
}

func (d *document) list(clauses []*text.Clause, parent *node, annex int, labels map[string]string) []*node {
	nodes := make([]*node, len(clauses))
	for i, c := range clauses {
		n := &node{clause: c, parent: parent, annex: annex, label: bareLabel(labels[c.ID])}
		nodes[i] = n
		d.nodes[c.ID] = n
		d.order = append(d.order, n)
		n.children = d.list(c.Children, n, annex, labels)
	}
	return nodes
}

// bareLabel is a label without the punctuation that a source gave it: `(a)` as
// `a`, `5.` as `5`.
func bareLabel(label string) string {
	return strings.ToLower(strings.Trim(strings.TrimSpace(label), "().、"))
}

// numberNotes numbers the notes as the layout does. Those that nothing cites come
// behind, by their keys.
func (d *document) numberNotes() {
	d.numbers, d.keys = make(map[string]int), make(map[int]string)
	layout := d.layout
	layout.Notes = text.Reuse
	d.nextNote = max(layout.FirstNote, 1)
	for _, note := range text.Layout(d.base, layout).Notes {
		d.number(note.Key)
	}
	for _, key := range sortedKeys(d.base.Footnotes) {
		if _, known := d.numbers[key]; !known {
			d.number(key)
		}
	}
}

func (d *document) number(key string) int {
	if n, known := d.numbers[key]; known {
		return n
	}
	n := d.nextNote
	d.numbers[key], d.keys[n] = n, key
	d.nextNote++
	return n
}

// siblings are the clauses of a folder in the base.
func (d *document) siblings(f folder) []*node {
	if f.under != nil {
		return f.under.children
	}
	return d.tops[f.annex]
}

func (n *node) folder() folder {
	if n.parent != nil {
		return folder{under: n.parent}
	}
	return folder{annex: n.annex}
}

// following is the sibling behind a clause of the base, nil for the last.
func (d *document) following(n *node) *node {
	siblings := d.siblings(n.folder())
	for i, other := range siblings {
		if other == n && i+1 < len(siblings) {
			return siblings[i+1]
		}
	}
	return nil
}

// lastPreambular is the preamble's last clause, nil without a preamble.
func (d *document) lastPreambular() *node {
	var last *node
	for _, n := range d.tops[0] {
		if n.clause.Kind == text.Preambular {
			last = n
		}
	}
	return last
}

// sameLabel compares labels as people write them: `5 bis`, `5bis`, `5 BIS.`
func sameLabel(a, b string) bool {
	return strings.ReplaceAll(bareLabel(a), " ", "") == strings.ReplaceAll(bareLabel(b), " ", "")
}

var ordinals = []string{
	"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth",
	"fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
}

var tens = map[string]int{"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}

// ordinal writes a place in a row: first, second, 21st.
func ordinal(n int) string {
	if n >= 1 && n <= len(ordinals) {
		return ordinals[n-1]
	}
	return text.Ordinal(n)
}

// ordinalWord reads `seventh` and `twenty-first`; 0 where it is no ordinal.
func ordinalWord(word string) int {
	for i, o := range ordinals {
		if o == word {
			return i + 1
		}
	}
	ten, unit, compound := strings.Cut(word, "-")
	if compound && tens[ten] > 0 {
		if n := ordinalWord(unit); n > 0 && n < 10 {
			return tens[ten] + n
		}
		return 0
	}
	if stem, isTen := strings.CutSuffix(word, "ieth"); isTen {
		return tens[stem+"y"]
	}
	return 0
}

var cardinals = map[string]int{"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
