package action

import (
	"slices"
	"strings"

	"chapeau/diffing"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// Part is what a request for division names: whole clauses, each with what
// stands under it, and words.
type Part struct {
	Label   string    `json:"label"`
	Clauses []string  `json:"clauses,omitempty"`
	Words   []Passage `json:"words,omitempty"`
}

// Passage is words of one clause, whole tokens as the clause has them. The notes
// in them, and those that stand on the last, belong to them. Occurrence, counted
// from 1, says which where they stand there more than once.
type Passage struct {
	Clause     string `json:"clause"`
	Text       string `json:"text"`
	Occurrence int    `json:"occurrence,omitempty"`
}

// CheckParts tells whether parts divide a text: each has a label of its own and
// names clauses and words that the text has, and no two name the same. What none
// names is the rest. Errors have the code invalid and name the part.
func CheckParts(t *text.Text, parts []Part) error {
	_, err := divide(t, parts)
	return err
}

// Remove gives the operations that take rejected parts out of a text: clauses are
// deleted; words go, with the spaces and commas that nothing holds any more.
// Ends stay right, and a note goes with its last indicator. Errors have the code
// invalid, as in CheckParts.
func Remove(t *text.Text, rejected []Part) ([]amend.Op, error) {
	d, err := divide(t, rejected)
	if err != nil {
		return nil, err
	}
	left := *t
	left.Clauses = d.left(t, t.Clauses)
	left.Annexes = slices.Clone(t.Annexes)
	for i := range left.Annexes {
		left.Annexes[i].Clauses = d.left(t, left.Annexes[i].Clauses)
	}
	return amend.Operations(t, &left), nil
}

// AllOperativesRejected tells whether every operative paragraph of a text is in
// the rejected parts: then the whole is rejected (the rules of procedure on
// division). Of a text without operative paragraphs, such as a decision of one
// paragraph, its prose counts.
func AllOperativesRejected(t *text.Text, rejected []Part) bool {
	kind := text.Prose
	if slices.ContainsFunc(t.Clauses, func(c *text.Clause) bool { return c.Kind == text.Operative }) {
		kind = text.Operative
	}
	found := false
	for _, c := range t.Clauses {
		if c.Kind != kind {
			continue
		}
		found = true
		if !slices.ContainsFunc(rejected, func(p Part) bool { return slices.Contains(p.Clauses, c.ID) }) {
			return false
		}
	}
	return found
}

// division is a text with what parts take out of it.
type division struct {
	*outline
	clauses map[string]string   // clause → the part that names it
	words   map[string]*cutting // clause → its words with those that parts name
}

func divide(t *text.Text, parts []Part) (*division, error) {
	d := &division{outline: newOutline(t), clauses: make(map[string]string), words: make(map[string]*cutting)}
	if err := checkLabels(parts); err != nil {
		return nil, err
	}
	for i := range parts {
		for _, id := range parts[i].Clauses {
			if err := d.takeClause(&parts[i], id); err != nil {
				return nil, err
			}
		}
	}
	for i := range parts {
		for _, words := range parts[i].Words {
			if err := d.takeWords(&parts[i], words); err != nil {
				return nil, err
			}
		}
	}
	return d, d.checkRest()
}

// field names a part in an error.
func (p *Part) field() string { return "part " + p.Label }

func checkLabels(parts []Part) error {
	seen := make(map[string]bool, len(parts))
	for i := range parts {
		p := &parts[i]
		switch {
		case p.Label == "":
			return fault.Invalidf("parts", "a part has no label; give each its own, such as “A”")
		case seen[p.Label]:
			return fault.Invalidf("parts", "two parts have the label %q; give each its own", p.Label)
		case len(p.Clauses) == 0 && len(p.Words) == 0:
			return fault.Invalidf(p.field(), "it names nothing; name paragraphs or words")
		}
		seen[p.Label] = true
	}
	return nil
}

func (d *division) takeClause(p *Part, id string) error {
	if !d.has(id) {
		return fault.Invalidf(p.field(), "there is no clause %q in this text; name one that it has", id)
	}
	if other, taken := d.partOf(id); taken {
		return fault.Invalidf(p.field(), "clause %s is in part %s already; name it once", id, other)
	}
	for taken, other := range d.clauses {
		if d.isWithin(taken, id) {
			return fault.Invalidf(p.field(), "clause %s, which is in part %s already, stands under clause %s; name one of the two", taken, other, id)
		}
	}
	d.clauses[id] = p.Label
	return nil
}

// partOf finds the part that names a clause or one above it.
func (d *division) partOf(id string) (string, bool) {
	for ; d.has(id); id = d.parents[id] {
		if label, taken := d.clauses[id]; taken {
			return label, true
		}
	}
	return "", false
}

func (d *division) takeWords(p *Part, words Passage) error {
	c := d.outline.clauses[words.Clause]
	if c == nil {
		return fault.Invalidf(p.field(), "there is no clause %q in this text; name one that it has", words.Clause)
	}
	if other, taken := d.partOf(words.Clause); taken {
		return fault.Invalidf(p.field(), "clause %s is in part %s already; name it once", words.Clause, other)
	}
	at, err := findPassage(p, c.Text, words)
	if err != nil {
		return err
	}
	cut := d.words[c.ID]
	if cut == nil {
		cut = newCutting(c.Text)
		d.words[c.ID] = cut
	}
	return cut.take(p, words, at)
}

// take marks the tokens of a passage, unless another passage has one of them.
func (c *cutting) take(p *Part, words Passage, at [2]int) error {
	if slices.Contains(c.out[at[0]:at[1]+1], true) {
		return fault.Invalidf(p.field(), "the words %s in clause %s are named twice; name them once", quoted(words.Text), words.Clause)
	}
	c.cut(at[0], at[1])
	return nil
}

// findPassage finds the one place that a passage means.
func findPassage(p *Part, inline string, words Passage) ([2]int, error) {
	found := amend.FindWords(inline, strings.TrimSpace(words.Text))
	switch {
	case !holdsWord(words.Text):
		return [2]int{}, fault.Invalidf(p.field(), "%s in clause %s holds no word; quote the words of the part", quoted(words.Text), words.Clause)
	case len(found) == 0:
		return [2]int{}, fault.Invalidf(p.field(), "the words %s stand nowhere in clause %s; quote them as the clause has them", quoted(words.Text), words.Clause)
	case words.Occurrence < 0 || words.Occurrence > len(found):
		return [2]int{}, fault.Invalidf(p.field(), "occurrence %d of the words %s is asked for, but clause %s has them %d times", words.Occurrence, quoted(words.Text), words.Clause, len(found))
	case words.Occurrence > 0:
		return found[words.Occurrence-1], nil
	case len(found) > 1:
		return [2]int{}, fault.Invalidf(p.field(), "the words %s stand %d times in clause %s; say which with \"occurrence\", or quote more words", quoted(words.Text), len(found), words.Clause)
	default:
		return found[0], nil
	}
}

// checkRest refuses parts that together take all words of a clause and leave it.
func (d *division) checkRest() error {
	for id, cut := range d.words {
		if cut.isEmpty() {
			return fault.Invalidf("parts", "the parts take all words of clause %s; name the clause instead", id)
		}
	}
	return nil
}

// left are clauses without the parts.
func (d *division) left(t *text.Text, clauses []*text.Clause) []*text.Clause {
	left := make([]*text.Clause, 0, len(clauses))
	for _, c := range clauses {
		if _, gone := d.clauses[c.ID]; gone {
			continue
		}
		kept := *c
		if cut := d.words[c.ID]; cut != nil {
			kept.Text, kept.End = shortened(t, c, cut)
		}
		if len(c.Children) > 0 {
			kept.Children = d.left(t, c.Children)
		}
		left = append(left, &kept)
	}
	return left
}

// shortened is a clause's words without the cuts. Where its last words go, so
// does what stood before them as if it were an end, and an end that was told by
// those words.
func shortened(t *text.Text, c *text.Clause, cut *cutting) (string, *string) {
	words, end := cut.result(), c.End
	if !cut.endsInCut() || c.Kind == text.Heading {
		return words, end
	}
	for {
		bare, _, found, _ := text.SplitEnd(t, words)
		if !found {
			break
		}
		words = bare
	}
	if end != nil && *end == "" {
		end = nil
	}
	return words, end
}

// holds tells whether a token carries meaning: a word or a mark.
func holds(t diffing.Token) bool { return t.Kind <= diffing.Mark }
