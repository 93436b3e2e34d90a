package text

import (
	"fmt"
	"strconv"

	"chapeau/drafting/fault"
)

// The sizes beyond which a text is refused: far above any real resolution, low
// enough that nobody can stop the program with one.
const (
	MaxClauses = 50_000
	MaxNotes   = 50_000
	MaxDepth   = 16
)

// Canonical returns the one spelling of a text: ids assigned where they lack,
// ends that convention gives taken out of the words, empty emphasis dropped.
// Words are never changed. Errors have the code invalid or too_large and name
// the clause.
func Canonical(t *Text) (*Text, error) {
	loose, err := Loose(t)
	if err != nil {
		return nil, err
	}
	out := *loose
	names := newNamer(&out)
	out.Clauses = names.list(out.Clauses)
	for i := range out.Annexes {
		out.Annexes[i].Clauses = names.list(out.Annexes[i].Clauses)
	}
	return &out, nil
}

// Loose is Canonical without the assigning of ids: for an edited copy, whose
// clauses are aligned with another text by what they say.
func Loose(t *Text) (*Text, error) {
	checked, err := normalize(t)
	if err != nil {
		return nil, err
	}
	return stripEnds(checked), nil
}

// WithoutIDs returns the text with no clause ids, so that it is aligned by
// content alone. Live references keep their targets.
func WithoutIDs(t *Text) *Text {
	out := *t
	out.Clauses = withoutIDs(t.Clauses)
	out.Annexes = make([]Annex, len(t.Annexes))
	for i, annex := range t.Annexes {
		out.Annexes[i] = Annex{Title: annex.Title, Clauses: withoutIDs(annex.Clauses)}
	}
	return &out
}

func withoutIDs(clauses []*Clause) []*Clause {
	out := make([]*Clause, len(clauses))
	for i, c := range clauses {
		bare := *c
		bare.ID = ""
		bare.Children = withoutIDs(c.Children)
		out[i] = &bare
	}
	return out
}

// normalizer copies a text while checking it.
type normalizer struct {
	count int
	ids   map[string]bool
}

func normalize(t *Text) (*Text, error) {
	if t == nil {
		return nil, fault.Invalidf("text", "there is no text")
	}
	if t.Schema != "" && t.Schema != Schema {
		return nil, fault.Invalidf("schema", "the schema is %q; this program reads %q", t.Schema, Schema)
	}
	out := *t
	out.Schema = Schema
	if out.Kind == "" {
		out.Kind = Resolution
	}
	if out.Kind != Resolution && out.Kind != Decision {
		return nil, fault.Invalidf("kind", "the kind is %q; write resolution or decision", out.Kind)
	}
	var err error
	if out.Title, err = normalizeInline("title", out.Title); err != nil {
		return nil, err
	}
	if out.Body, err = normalizeInline("body", out.Body); err != nil {
		return nil, err
	}
	if out.Footnotes, err = normalizeNotes(t.Footnotes); err != nil {
		return nil, err
	}
	n := normalizer{ids: make(map[string]bool)}
	if out.Clauses, err = n.list("clauses", t.Clauses, nil, 1); err != nil {
		return nil, err
	}
	out.Annexes = make([]Annex, 0, len(t.Annexes))
	for i, annex := range t.Annexes {
		field := fmt.Sprintf("annexes[%d]", i)
		if annex.Title, err = normalizeInline(field+".title", annex.Title); err != nil {
			return nil, err
		}
		if annex.Clauses, err = n.list(field+".clauses", annex.Clauses, nil, 1); err != nil {
			return nil, err
		}
		out.Annexes = append(out.Annexes, annex)
	}
	return &out, nil
}

func normalizeInline(field, s string) (string, error) {
	if err := ValidateInline(field, s); err != nil {
		return "", err
	}
	return dropEmptyEmphasis(s), nil
}

func normalizeNotes(notes map[string]string) (map[string]string, error) {
	if len(notes) > MaxNotes {
		return nil, fault.New(fault.TooLarge, "footnotes", "there are %d footnotes; at most %d are read: split the document", len(notes), MaxNotes)
	}
	out := make(map[string]string, len(notes))
	for key, note := range notes {
		if err := ValidateKey("footnotes", key); err != nil {
			return nil, err
		}
		clean, err := normalizeInline("footnote "+key, note)
		if err != nil {
			return nil, err
		}
		out[key] = clean
	}
	return out, nil
}

// ValidateKey checks a clause id or a footnote key: one to 128 characters that
// can stand in a mark.
func ValidateKey(field, key string) error {
	if key == "" || len(key) > 128 {
		return fault.Invalidf(field, "the key %q has %d characters; write 1 to 128", key, len(key))
	}
	for i := 0; i < len(key); i++ {
		if !isKeyByte(key[i]) || key[i] == ',' {
			return fault.Invalidf(field, "the key %q holds a space, a comma or a mark; use letters, digits, - and _", key)
		}
	}
	return nil
}

func (n *normalizer) list(field string, clauses []*Clause, parent *Clause, depth int) ([]*Clause, error) {
	if depth > MaxDepth {
		return nil, fault.New(fault.TooLarge, field, "clauses are nested more than %d deep; flatten the list", MaxDepth)
	}
	if len(clauses) == 0 && parent != nil {
		return nil, nil
	}
	out := make([]*Clause, 0, len(clauses))
	for i, c := range clauses {
		checked, err := n.clause(fmt.Sprintf("%s[%d]", field, i), c, parent, depth)
		if err != nil {
			return nil, err
		}
		out = append(out, checked)
	}
	return out, nil
}

func (n *normalizer) clause(field string, c, parent *Clause, depth int) (*Clause, error) {
	if c == nil {
		return nil, fault.Invalidf(field, "the clause is null; remove it")
	}
	if n.count++; n.count > MaxClauses {
		return nil, fault.New(fault.TooLarge, field, "the text has more than %d clauses; split it", MaxClauses)
	}
	out := *c
	if out.ID != "" {
		field = "clause " + out.ID
		if err := ValidateKey(field, out.ID); err != nil {
			return nil, err
		}
		if n.ids[out.ID] {
			return nil, fault.Invalidf(field, "two clauses have the id %q; give each its own", out.ID)
		}
		n.ids[out.ID] = true
	}
	if err := normalizeKind(field, &out, parent); err != nil {
		return nil, err
	}
	var err error
	if out.Text, err = normalizeInline(field, out.Text); err != nil {
		return nil, err
	}
	if out.End != nil {
		if err := ValidateEnd(field, *out.End); err != nil {
			return nil, err
		}
	}
	out.Children, err = n.list(field+".children", c.Children, &out, depth+1)
	return &out, err
}

// ValidateEnd checks an explicit end: a few characters without marks.
func ValidateEnd(field, end string) error {
	if len(end) > 32 {
		return fault.Invalidf(field, "the end %q is too long for end punctuation; put words into the text", end)
	}
	if Escape(end) != end {
		return fault.Invalidf(field, "the end %q holds a mark; end punctuation is plain characters", end)
	}
	return ValidateInline(field, end)
}

// ValidateList checks a way to label children; none given is one.
func ValidateList(field string, list List) error {
	switch list {
	case "", Alpha, Roman, Decimal, Bullet, None:
		return nil
	default:
		return fault.Invalidf(field, "the list is %q; write alpha, roman, decimal, bullet or none", list)
	}
}

func normalizeKind(field string, c, parent *Clause) error {
	if err := ValidateList(field, c.List); err != nil {
		return err
	}
	if parent != nil && (c.Kind == "" || c.Kind == Preambular || c.Kind == Operative) {
		c.Kind = Item
	}
	switch c.Kind {
	case Preambular, Operative, Heading, Item, Prose:
		return nil
	case "":
		return fault.Invalidf(field, "the clause has no kind; write preambular, operative, heading, item or prose")
	default:
		return fault.Invalidf(field, "the kind is %q; write preambular, operative, heading, item or prose", c.Kind)
	}
}

// namer gives ids to clauses that have none: p1, o1, h1, i1, t1 (prose).
type namer struct {
	taken map[string]bool
	next  map[string]int
}

func newNamer(t *Text) *namer {
	n := &namer{taken: make(map[string]bool), next: make(map[string]int)}
	t.Walk(func(c, _ *Clause) bool {
		if c.ID != "" {
			n.taken[c.ID] = true
		}
		return true
	})
	return n
}

func (n *namer) list(clauses []*Clause) []*Clause {
	for _, c := range clauses {
		if c.ID == "" {
			c.ID = n.id(c.Kind)
		}
		n.list(c.Children)
	}
	return clauses
}

func (n *namer) id(kind Kind) string {
	prefix := map[Kind]string{Preambular: "p", Operative: "o", Heading: "h", Item: "i", Prose: "t"}[kind]
	for {
		n.next[prefix]++
		id := prefix + strconv.Itoa(n.next[prefix])
		if !n.taken[id] {
			n.taken[id] = true
			return id
		}
	}
}
