package docxtext

import (
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
// fit the base with that amendment.
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
		a, _, err := changes.amendment(base, view{accepted: of(author)}, amendmentID(author), name)
		if err != nil {
			return changes.together(m)
		}
		if len(a.Ops) > 0 {
			m.Amendments = append(m.Amendments, a)
		}
	}
	if len(d.nested()) > MaxNested {
		return nil, nil, fault.New(fault.TooLarge, "", "more than %d pairs of people changed what the other inserted; accept or reject what is settled", MaxNested)
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
	var a amend.Amendment
	for _, try := range []struct{ preambleFirst, kindsStay bool }{{}, {preambleFirst: true}, {kindsStay: true}} {
		lines, targets := lines, targets
		if try.preambleFirst {
			lines, targets = d.preambleFirst(lines, targets)
		}
		f := newFollower(d, known.text, known.keys, v, id+"-")
		f.kindsStay = try.kindsStay
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

// subAmendments reads what authors changed within the insertions of others.
func (r *changeReader) subAmendments(m *Marked) error {
	for _, pair := range r.document.nested() {
		outer, inner := pair[0], pair[1]
		parent := slices.IndexFunc(m.Amendments, func(a amend.Amendment) bool { return a.ID == amendmentID(outer) })
		if parent < 0 {
			continue
		}
		a, changed, err := r.amendment(r.base, view{accepted: of(outer)}, amendmentID(outer), r.document.authors[outer])
		if err != nil {
			return err
		}
		if changed.text, err = amend.Apply(r.base.text, a); err != nil {
			return err
		}
		id := amendmentID(inner) + "-on-" + amendmentID(outer)
		sub, _, err := r.amendment(changed, view{accepted: within(outer, inner), within: true}, id, r.document.authors[inner])
		if err != nil {
			return err
		}
		if len(sub.Ops) == 0 {
			continue
		}
		sub.To = a.ID
		m.SubAmendments = append(m.SubAmendments, sub)
		r.say("%s changed what %s inserted: this is a sub-amendment to the amendment of %s", sub.By, a.By, a.By)
	}
	return nil
}

// nested lists the pairs of authors of whom the second changed what the first
// inserted.
func (d *document) nested() [][2]int {
	var pairs [][2]int
	see := func(c *tracked) {
		for ; c != nil; c = c.outer {
			for outer := c.outer; outer != nil; outer = outer.outer {
				pair := [2]int{outer.author, c.author}
				if outer.author != c.author && !outer.deleted && outer.move == "" && len(pairs) <= MaxNested && !slices.Contains(pairs, pair) {
					pairs = append(pairs, pair)
				}
			}
		}
	}
	for _, p := range d.paragraphs {
		see(p.inner)
		for _, one := range p.pieces {
			see(one.change)
		}
	}
	return pairs
}

// check compares the amendments, merged, with the file as it is once everything is
// accepted, and says where a person must look.
func (r *changeReader) check(m *Marked) {
	if len(m.SubAmendments) > 0 {
		return
	}
	merged, err := amend.Merge(m.Base, m.Amendments)
	if err != nil || len(merged.Conflicts) > 0 {
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
	if clause := firstDifference(merged.Text, want); clause != "" {
		r.say("the changes of the authors taken one by one do not give all of what Word shows once they are accepted together: look at what becomes of “%s”", shortened(clause))
	}
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
