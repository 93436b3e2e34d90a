package docxtext

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// MarkedSchema is the interchange form of a marked file.
const MarkedSchema = "chapeau/marked@1"

// Marked is a file with tracked changes: the text with all of them rejected, and
// for each author the amendment that the author's changes make of it. Merged into
// the base, the amendments give what Word shows once all changes are accepted.
//
// What an author changed within another's insertion is no change of the base: it
// is a sub-amendment, whose To names the other's amendment and whose operations
// fit the base with that amendment. The other's amendment may be a sub-amendment
// itself; it then stands before those to it.
type Marked struct {
	Schema        string            `json:"schema"`
	Base          *text.Text        `json:"base"`
	Amendments    []amend.Amendment `json:"amendments"`
	SubAmendments []amend.Amendment `json:"sub_amendments,omitempty"`
}

// DecodeMarked reads a marked file in the interchange form; its base becomes
// canonical. Errors have the code invalid or too_large.
func DecodeMarked(data []byte) (*Marked, error) {
	var m Marked
	if err := text.DecodeStrict(data, &m); err != nil {
		return nil, err
	}
	if m.Schema != MarkedSchema {
		return nil, fault.Invalidf("schema", "the schema is %q; a marked file has %q", m.Schema, MarkedSchema)
	}
	base, err := text.Canonical(m.Base)
	if err != nil {
		return nil, err
	}
	m.Base = base
	for _, list := range [][]amend.Amendment{m.Amendments, m.SubAmendments} {
		for i := range list {
			if err := list[i].Validate(); err != nil {
				return nil, err
			}
		}
	}
	return &m, nil
}

// EncodeMarked writes a marked file in the interchange form.
func EncodeMarked(m *Marked) []byte { return text.EncodeJSON(m) }

// marked gives each author's changes as an amendment of the base.
func (d *document) marked(base *reading) (*Marked, []string, error) {
	if base.text == nil {
		return nil, nil, fault.Invalidf("", "the file holds several instruments and tracked changes; save each instrument with its changes in a file of its own, or accept or reject the changes")
	}
	return d.markedAgainst(base)
}

// markedAgainst is marked for a base that is known to be a text.
func (d *document) markedAgainst(base *reading) (*Marked, []string, error) {
	m := &Marked{Schema: MarkedSchema, Base: base.text, Amendments: []amend.Amendment{}}
	changes := &changeReader{document: d, base: base}
	for author, name := range d.authors {
		a, _, err := changes.amendment(base, view{accepted: along([]int{author})}, amendmentID(author), name)
		if err != nil {
			return changes.together(m)
		}
		if len(a.Ops) > 0 {
			m.Amendments = append(m.Amendments, a)
		}
	}
	if len(d.nested()) > MaxNested {
		return nil, nil, fault.New(fault.TooLarge, "", "more than %d times somebody changed what another inserted; accept or reject what is settled", MaxNested)
	}
	if err := changes.subAmendments(m); err != nil {
		return changes.together(m)
	}
	changes.check(m)
	return m, changes.notes, nil
}

func amendmentID(author int) string { return "A" + strconv.Itoa(author+1) }

// changeReader reads changes against the base, and says what no amendment can.
type changeReader struct {
	document *document
	base     *reading
	notes    []string
}

// together gives all changes as one amendment of all authors: for files in which
// the changes of one alone make no text, because another's carry them.
func (r *changeReader) together(m *Marked) (*Marked, []string, error) {
	by := strings.Join(r.document.authors, ", ")
	a, _, err := r.amendment(r.base, view{accepted: accepting}, amendmentID(0), by)
	if err != nil {
		return nil, nil, err
	}
	m.Amendments, m.SubAmendments = []amend.Amendment{a}, nil
	r.say("the changes of %s stand on one another and cannot be told apart; they are read as one amendment", by)
	return m, r.notes, nil
}

// amendment is what a view changes of a text that is known to have been read from
// another view.
func (r *changeReader) amendment(known *reading, v view, id, by string) (amend.Amendment, *reading, error) {
	d := r.document
	all, err := d.lines(v)
	if err != nil {
		return amend.Amendment{}, nil, err
	}
	lines := slices.DeleteFunc(all, func(l line) bool { return l.isEmpty() })
	targets := d.match(known, v, lines)
	brought := clausesBrought(r.base.text, known.text)
	var a amend.Amendment
	for _, try := range []struct{ preambleFirst, kindsStay bool }{{}, {preambleFirst: true}, {kindsStay: true}} {
		lines, targets := lines, targets
		if try.preambleFirst {
			lines, targets = d.preambleFirst(lines, targets)
		}
		f := newFollower(d, known.text, known.keys, v, id+"-")
		f.kindsStay, f.brought = try.kindsStay, brought
		copied, places := f.follow(slices.Clone(lines), targets)
		a = amend.Amendment{Schema: amend.Schema, ID: id, By: by, Ops: amend.Operations(known.text, copied)}
		if err = checkAmendment(known.text, copied, a); err == nil {
			for _, remark := range f.remarks {
				r.say("%s: %s", by, remark)
			}
			return a, &reading{view: v, keys: known.keys, lines: lines, text: copied, places: places, ours: known.ours}, nil
		}
	}
	return a, nil, err
}

// clausesBrought are the clauses of a text that its base has not.
func clausesBrought(base, t *text.Text) map[string]bool {
	brought := make(map[string]bool)
	if base == t {
		return brought
	}
	t.Walk(func(c, _ *text.Clause) bool {
		brought[c.ID] = true
		return true
	})
	base.Walk(func(c, _ *text.Clause) bool {
		delete(brought, c.ID)
		return true
	})
	return brought
}

// checkAmendment tells whether an amendment makes of a text what it was read from.
func checkAmendment(known, copied *text.Text, a amend.Amendment) error {
	if err := a.Validate(); err != nil {
		return err
	}
	got, err := amend.Apply(known, a)
	if err == nil && len(amend.Operations(got, copied)) == 0 {
		return nil
	}
	return fault.Invalidf("", "the changes of %s cannot be expressed as an amendment; accept or reject those that are not of words and import the file again", a.By)
}

func (r *changeReader) say(format string, args ...any) {
	if said := sentence(format, args...); !slices.Contains(r.notes, said) {
		r.notes = append(r.notes, said)
	}
}

// subAmendments reads what authors changed within the insertions of others, and
// others within those. What they changed is never left out: it is an error where
// what they changed it in is no amendment.
func (r *changeReader) subAmendments(m *Marked) error {
	known := map[string]*reading{}
	for _, chain := range r.document.nested() {
		parent, err := r.proposed(known, chain[:len(chain)-1])
		if err != nil {
			return err
		}
		id, author := chainID(chain), r.document.authors[chain[len(chain)-1]]
		sub, _, err := r.amendment(parent, view{accepted: along(chain), within: true}, id, author)
		if err != nil {
			return err
		}
		if len(sub.Ops) == 0 {
			continue
		}
		sub.To = chainID(chain[:len(chain)-1])
		to := slices.IndexFunc(slices.Concat(m.Amendments, m.SubAmendments), func(a amend.Amendment) bool { return a.ID == sub.To })
		if to < 0 {
			return fault.Invalidf("", "%s changed words of %s that are no amendment", sub.By, r.document.authors[chain[len(chain)-2]])
		}
		m.SubAmendments = append(m.SubAmendments, sub)
		by := slices.Concat(m.Amendments, m.SubAmendments)[to].By
		r.say("%s changed what %s inserted: this is a sub-amendment to the amendment of %s", sub.By, by, by)
	}
	return nil
}

// proposed reads the text that a chain of authors makes of the base. What was read
// is kept in known.
func (r *changeReader) proposed(known map[string]*reading, chain []int) (*reading, error) {
	id := chainID(chain)
	if found := known[id]; found != nil {
		return found, nil
	}
	base := r.base
	if len(chain) > 1 {
		var err error
		if base, err = r.proposed(known, chain[:len(chain)-1]); err != nil {
			return nil, err
		}
	}
	a, changed, err := r.amendment(base, view{accepted: along(chain), within: len(chain) > 1}, id, r.document.authors[chain[len(chain)-1]])
	if err != nil {
		return nil, err
	}
	if changed.text, err = amend.Apply(base.text, a); err != nil {
		return nil, err
	}
	known[id] = changed
	return changed, nil
}

// chainID names the amendment of the last of a chain of authors to what those
// before it make of the base.
func chainID(chain []int) string {
	id := amendmentID(chain[0])
	for _, author := range chain[1:] {
		id = amendmentID(author) + "-on-" + id
	}
	return id
}

// nested lists the chains of authors of whom each changed what those before
// inserted, the shorter ones first.
func (d *document) nested() [][]int {
	var chains [][]int
	seen := map[string]bool{}
	see := func(c *tracked) {
		for ; c != nil && len(chains) <= MaxNested; c = c.outer {
			chain := c.chain()
			for n := 2; n <= len(chain); n++ {
				if id := chainID(chain[:n]); !seen[id] {
					seen[id] = true
					chains = append(chains, chain[:n])
				}
			}
		}
	}
	look := func(paragraphs []*paragraph) {
		for _, p := range paragraphs {
			see(p.mark)
			see(p.inner)
			for _, one := range p.pieces {
				see(one.change)
			}
		}
	}
	look(d.paragraphs)
	for _, name := range slices.Sorted(maps.Keys(d.notes)) {
		look(d.notes[name])
	}
	slices.SortStableFunc(chains, func(a, b []int) int { return len(a) - len(b) })
	return chains
}

// check compares the amendments, merged, with the file as it is once everything is
// accepted, and says where a person must look.
func (r *changeReader) check(m *Marked) {
	whole, isWhole := allAccepted(m.Base, m.Amendments, m.SubAmendments)
	if !isWhole {
		return
	}
	all, _, err := r.amendment(r.base, view{accepted: accepting}, "all", "all changes")
	if err != nil {
		return
	}
	want, err := amend.Apply(m.Base, all)
	if err != nil {
		return
	}
	if clause := firstDifference(whole, want); clause != "" {
		r.say("the changes of the authors taken one by one do not give all of what Word shows once they are accepted together: look at what becomes of “%s”", shortened(clause))
	}
}

// allAccepted is what amendments make of a text, each with the sub-amendments to
// it; false where some collide.
func allAccepted(base *text.Text, amendments, subs []amend.Amendment) (*text.Text, bool) {
	whole := make([]amend.Amendment, len(amendments))
	for i, a := range amendments {
		whole[i] = a
		var own []amend.Amendment
		for _, sub := range subs {
			if sub.To == a.ID {
				own = append(own, sub)
			}
		}
		if len(own) == 0 {
			continue
		}
		proposed, err := amend.Apply(base, a)
		if err != nil {
			return nil, false
		}
		amended, isWhole := allAccepted(proposed, own, subs)
		if !isWhole {
			return nil, false
		}
		whole[i].Ops = amend.Operations(base, amended)
	}
	merged, err := amend.Merge(base, whole)
	if err != nil || len(merged.Conflicts) > 0 {
		return nil, false
	}
	return merged.Text, true
}

// firstDifference is the first clause, as printed, that two texts do not have in
// common, "" where they print the same.
func firstDifference(a, b *text.Text) string {
	left, right := printed(a), printed(b)
	for i := range left {
		if i >= len(right) || left[i] != right[i] {
			return left[i]
		}
	}
	if len(right) > len(left) {
		return right[len(left)]
	}
	return ""
}

// printed are the paragraphs of a text as they are printed, with their numbers.
func printed(t *text.Text) []string {
	page := text.Layout(t, text.Options{})
	paragraphs := []string{joined(page.Title), joined(page.Body)}
	for _, l := range page.AllLines() {
		paragraphs = append(paragraphs, l.Label+" "+joined(l.Parts))
	}
	for _, n := range page.Notes {
		paragraphs = append(paragraphs, joined(n.Parts))
	}
	return paragraphs
}

func joined(parts []text.Part) string {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(p.Text)
	}
	return b.String()
}
