package akn

import (
	"strconv"
	"strings"

	"chapeau/drafting/amend"
	"chapeau/drafting/text"
)

// names are what clauses are called in the sentences of an amendment paper:
// those of the base by their numbers there, new ones by those that they get.
type names struct {
	base, amended text.Namer
	printed       map[string]string // clause id → number as printed in the amended text
	places        map[string]namePlace
}

// namePlace is where a clause of the base stands.
type namePlace struct {
	root  text.Kind
	annex int
}

func newNames(base, amended *text.Text, o text.Options) *names {
	n := &names{
		base: text.NewNamer(base, text.Labels(base, o.Numbering, o.Reference)), amended: text.NewNamer(amended, text.Labels(amended, text.Still, base)),
		printed: make(map[string]string), places: make(map[string]namePlace),
	}
	n.place(base.Clauses, "", 0)
	for i, a := range base.Annexes {
		n.place(a.Clauses, "", i+1)
	}
	return n
}

func (n *names) place(clauses []*text.Clause, root text.Kind, annex int) {
	for _, c := range clauses {
		at := namePlace{root, annex}
		if root == "" {
			at.root = c.Kind
		}
		n.places[c.ID] = at
		n.place(c.Children, at.root, annex)
	}
}

// of calls a clause by name. A new clause that the amendment takes back has none.
func (n *names) of(id string) string {
	at, inBase := n.places[id]
	if !inBase {
		if _, stands := n.printed[id]; stands {
			return "the new " + strings.TrimPrefix(n.amended.Name(id), "the ")
		}
		return "the new paragraph"
	}
	name := n.base.Name(id)
	switch {
	case at.annex > 0:
		return name + " of annex " + strconv.Itoa(at.annex)
	case at.root == text.Operative && strings.HasPrefix(name, "paragraph "):
		return "operative " + name
	default:
		return name
	}
}

var ordinals = []string{"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"}

// occurrence names which of several occurrences is meant.
func occurrence(n int) string {
	switch {
	case n == 0:
		return ""
	case n <= len(ordinals):
		return "the " + ordinals[n-1] + " occurrence of "
	default:
		return "occurrence " + strconv.Itoa(n) + " of "
	}
}

// sentence writes an operation as amendment papers put it.
func (p *paper) sentence(i int, op *amend.Op) {
	switch op.Kind {
	case amend.Insert:
		p.insertion(i, op)
	case amend.Delete:
		p.words("Delete " + p.names.of(op.Clause) + ".")
	case amend.Move:
		p.words("Move " + p.names.of(op.Clause) + " " + p.moved(op) + ".")
	case amend.SetTitle:
		p.whole(i, op, "the title")
	case amend.SetBody:
		p.whole(i, op, "the opening line")
	case amend.SetFootnote:
		p.whole(i, op, p.footnote(op.Key))
	default:
		p.edit(i, op)
	}
}

// footnote calls a note by its number; one without has only its key.
func (p *paper) footnote(key string) string {
	if number := p.base.numbers[key]; number != 0 {
		return "footnote " + strconv.Itoa(number)
	}
	return "the footnote “" + key + "”"
}

func (p *paper) whole(i int, op *amend.Op, what string) {
	p.words("Replace " + what + " with the words ")
	p.quote(i, 0, quotations(op)[0], "")
	p.words(".")
}

func (p *paper) insertion(i int, op *amend.Op) {
	kind := map[text.Kind]string{text.Preambular: "preambular paragraph", text.Operative: "operative paragraph", text.Heading: "heading", text.Item: "subparagraph"}[op.NewClause.Kind]
	if kind == "" {
		kind = "paragraph"
	}
	where := "After " + p.names.of(op.After)
	if op.After == "" {
		where = "At the beginning of " + p.parent(op.FirstOf)
	}
	p.words(where + ", insert a new " + kind + " reading: ")
	p.quoteClause(i, op.NewClause)
	p.words(".")
}

func (p *paper) parent(id string) string {
	switch {
	case id == "preamble":
		return "the preamble"
	case id == "operative":
		return "the operative part"
	case strings.HasPrefix(id, "*annex "):
		return strings.TrimPrefix(id, "*")
	default:
		return p.names.of(id)
	}
}

func (p *paper) moved(op *amend.Op) string {
	if op.After != "" {
		return "to follow " + p.names.of(op.After)
	}
	return "to the beginning of " + p.parent(op.FirstOf)
}

// edit writes what becomes of one clause.
func (p *paper) edit(i int, op *amend.Op) {
	name := p.names.of(op.Clause)
	quoted := quotations(op)
	switch {
	case op.Find != "" && *op.With == "":
		p.words("In " + name + ", delete " + occurrence(op.Occurrence) + "the words ")
		p.quote(i, 0, quoted[0], op.Clause)
	case op.Find != "":
		p.words("In " + name + ", replace " + occurrence(op.Occurrence) + "the words ")
		p.quote(i, 0, quoted[0], op.Clause)
		p.words(" with the words ")
		p.quote(i, 1, quoted[1], op.Clause)
	case op.InsertText != nil:
		p.words("In " + name + ", after " + occurrence(op.Occurrence) + "the words ")
		p.quote(i, 0, quoted[0], op.Clause)
		p.words(", insert the words ")
		p.quote(i, 1, quoted[1], op.Clause)
	case op.Text != nil:
		p.words("Replace the words of " + name + " with the words ")
		p.quote(i, 0, quoted[0], op.Clause)
	default:
		p.words("Let " + name + " stand")
	}
	if op.End != nil {
		p.words(" with “" + *op.End + "” at its end")
	}
	if op.List != "" {
		p.words(" with its items labelled as " + string(op.List))
	}
	p.words(".")
}
