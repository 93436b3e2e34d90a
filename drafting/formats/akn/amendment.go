package akn

import (
	"io"
	"strconv"

	"chapeau/drafting/amend"
	"chapeau/drafting/formats/masthead"
	"chapeau/drafting/text"
)

// writeAmendment writes the paper. The base is laid out for the names of what the
// amendment touches, the amended text for those of what it brings.
func writeAmendment(w io.Writer, base *text.Text, a amend.Amendment, o Options) error {
	if err := a.Validate(); err != nil {
		return err
	}
	amended, err := amend.Apply(base, a)
	if err != nil {
		return err
	}
	p := newPaper(newMarkup(w), base, amended, a, o)
	p.write()
	return p.finish()
}

// paper is an amendment paper that is being written. Its document writes words
// and new clauses as the operations have them.
type paper struct {
	*document
	amendment amend.Amendment
	base      *document
	names     *names
	of        identity // of the amended document
	is        identity
}

func newPaper(m *markup, base, amended *text.Text, a amend.Amendment, o Options) *paper {
	ofBase := o
	ofBase.Masthead, ofBase.Aliases = masthead.Masthead{}, nil
	b := newDocument(m, newIdentifiers(), base, ofBase, "")
	still := o.Layout
	still.Numbering, still.Reference = text.Still, base
	after := newDocument(m, newIdentifiers(), amended, Options{Layout: still}, "")
	p := &paper{amendment: a, base: b, of: work(base, ofBase), names: newNames(base, amended, o.Layout)}
	p.is = work(base, o)
	p.is.kind, p.is.name, p.is.number = "amendment", "amendment", p.symbol(o)
	p.document = &document{
		markup: m, ids: newIdentifiers(), text: base, options: o, raw: true,
		labels: make(map[*text.Clause]string), ends: nil, printed: after.printed, eIDs: make(map[*text.Clause]string),
		targets: b.targets, within: p.of.expression(), links: p.baseNotes(),
	}
	amended.Walk(func(c, _ *text.Clause) bool {
		p.names.printed[c.ID] = after.labels[c]
		return true
	})
	return p
}

func (p *paper) symbol(o Options) string {
	if o.Masthead.Symbol != "" {
		return o.Masthead.Symbol
	}
	return p.amendment.Symbol
}

// baseNotes are the notes of the base, where indicators in new words may point.
func (p *paper) baseNotes() map[string]string {
	links := make(map[string]string)
	for key, eID := range p.base.noteIDs {
		links[key] = p.of.expression() + "#" + eID
	}
	return links
}

func (p *paper) write() {
	p.root()
	p.block("amendment", attribute{"name", "amendment"}, attribute{"contains", "originalVersion"})
	p.paperMeta()
	p.paperPreface()
	p.block("amendmentBody")
	p.block("amendmentHeading")
	p.block("p")
	p.words("Amendment to ")
	if p.amendment.To != "" {
		p.words("the amendment " + p.amendment.To + " to ")
	}
	p.affected()
	p.end()
	p.end()
	p.block("amendmentContent")
	for i := range p.amendment.Ops {
		p.block("p")
		p.mod(i, &p.amendment.Ops[i])
		p.end()
	}
	p.end()
	if p.amendment.Rationale != "" {
		p.block("amendmentJustification")
		p.line()
		p.plain("p", p.amendment.Rationale)
		p.end()
	}
	p.end()
	p.end()
}

// affected names the amended document, by its symbol or, where it has none, by
// its title.
func (p *paper) affected() {
	p.inline("affectedDocument", attribute{"href", p.of.expression()})
	if p.text.Symbol != "" {
		p.plain("docNumber", p.text.Symbol)
		p.words(" ")
	}
	p.inline("docTitle", spelling(p.text.Title, respelled(p.text.Title)))
	p.base.inNote = true
	p.base.pieces(text.Inlines(p.text.Title), "")
	p.end()
	p.end()
}

func (p *paper) paperPreface() {
	m := p.options.Masthead
	p.block("preface", attribute{"eId", p.ids.unique("preface")})
	p.block("container", attribute{"name", "masthead"}, attribute{"eId", p.ids.next("preface__", "container")})
	p.head("docAuthority", m.Organ)
	p.head("session", m.Session)
	p.head("docCommittee", m.Committee)
	p.head("docNumber", p.is.number)
	p.agenda(m)
	p.block("p")
	p.inline("docType")
	p.words("Amendment")
	p.end()
	p.end()
	p.head("docProponent", p.amendment.By)
	p.head("docProponent", p.amendment.OnBehalfOf)
	p.end()
	p.end()
}

func (p *paper) paperMeta() {
	p.block("meta")
	p.identification(p.is)
	if len(p.amendment.Ops) > 0 {
		p.block("analysis", attribute{"source", source})
		p.block("activeModifications")
		for i := range p.amendment.Ops {
			p.textualMod(i, &p.amendment.Ops[i])
		}
		p.end()
		p.end()
	}
	p.block("references", attribute{"source", source})
	p.empty("activeRef", attribute{"eId", p.ids.unique("amended")}, attribute{"href", p.of.expression()}, shown(shownAs(p.text)))
	p.agents(p.is.body, p.options.Masthead.Organ)
	p.end()
	p.block("proprietary", attribute{"source", source})
	p.empty(prefix+"amendment", p.ownAttributes()...)
	p.end()
	p.end()
}

func shownAs(t *text.Text) string {
	if t.Symbol != "" {
		return t.Symbol
	}
	return text.PlainWords(t.Title)
}

func (p *paper) ownAttributes() []attribute {
	a := p.amendment
	attributes := []attribute{own("id", a.ID), own("symbol", a.Symbol), own("by", a.By)}
	if a.OnBehalfOf != "" {
		attributes = append(attributes, own("on-behalf-of", a.OnBehalfOf))
	}
	if a.To != "" {
		attributes = append(attributes, own("to", a.To))
	}
	if a.Schema != "" {
		attributes = append(attributes, own("schema", a.Schema))
	}
	return attributes
}

func modID(i int) string { return "mod_" + strconv.Itoa(i+1) }

// textualMod says what an operation does, and with which words of its sentence.
func (p *paper) textualMod(i int, op *amend.Op) {
	target, pos := p.destination(op)
	p.block("textualMod", attribute{"type", modificationType(op.Kind)}, attribute{"eId", "amod_" + strconv.Itoa(i+1)})
	p.empty("source", attribute{"href", "#" + modID(i)})
	p.empty("destination", attribute{"href", p.of.expression() + target}, attribute{"pos", pos})
	for n, q := range quotations(op) {
		if q.role == "find" {
			p.empty("old", attribute{"href", "#" + q.id(i, n)})
		}
	}
	for n, q := range quotations(op) {
		if q.role != "find" && q.role != "after" {
			p.empty("new", attribute{"href", "#" + q.id(i, n)})
		}
	}
	p.end()
}

// quotation is a stretch of words, or a new clause, that a sentence quotes.
type quotation struct {
	role  string // what it is in the operation
	words string
}

// id is the eId of the n-th quotation of an operation.
func (q quotation) id(op, n int) string {
	name := "qtext"
	if q.role == "clause" {
		name = "qstr"
	}
	return modID(op) + "__" + name + "_" + strconv.Itoa(n+1)
}

// quotations are what an operation's sentence quotes, in its order.
func quotations(op *amend.Op) []quotation {
	var found []quotation
	add := func(role string, words *string) {
		if words != nil && (*words != "" || role != "with") {
			found = append(found, quotation{role, *words})
		}
	}
	switch {
	case op.Kind == amend.Insert:
		return []quotation{{role: "clause"}}
	case op.Kind == amend.Edit && op.Find != "":
		add("find", &op.Find)
		add("with", op.With)
	case op.Kind == amend.Edit && op.InsertText != nil:
		add("after", &op.After)
		add("insert", op.InsertText)
	default:
		add("text", op.Text)
	}
	return found
}

// destination is where an operation does something, in the amended document.
func (p *paper) destination(op *amend.Op) (target, pos string) {
	at := func(id string) string {
		if eID := p.targets[id]; eID != "" {
			return "#" + eID
		}
		return ""
	}
	switch op.Kind {
	case amend.Insert:
		if op.After != "" {
			return at(op.After), "after"
		}
		return p.firstPlace(op.FirstOf), "start"
	case amend.SetTitle:
		return "#preface", ""
	case amend.SetBody:
		return "#preamble", ""
	case amend.SetFootnote:
		if eID := p.base.noteIDs[op.Key]; eID != "" {
			return "#" + eID, ""
		}
		return "", ""
	default:
		return at(op.Clause), ""
	}
}

func (p *paper) firstPlace(parent string) string {
	switch {
	case parent == "operative":
		return "#body"
	case parent == "preamble":
		return "#preamble"
	case p.targets[parent] != "":
		return "#" + p.targets[parent]
	default:
		return ""
	}
}

// mod writes an operation as a sentence, with what brings it back exactly.
func (p *paper) mod(i int, op *amend.Op) {
	p.useNotes(op)
	p.inline("mod", append([]attribute{{"eId", modID(i)}}, operationAttributes(op)...)...)
	p.sentence(i, op)
	for _, key := range sortedKeys(op.Footnotes) {
		if !p.written[key] {
			p.note("authorialNote", key, "", op.Footnotes[key], true)
		}
	}
	p.end()
}

// useNotes makes the notes that an operation brings those of its words.
func (p *paper) useNotes(op *amend.Op) {
	p.notes, p.noteIDs, p.cited, p.written = op.Footnotes, make(map[string]string), make(map[string]bool), make(map[string]bool)
	for _, key := range sortedKeys(op.Footnotes) {
		p.noteIDs[key] = p.ids.next("", "authorialNote")
		p.cited[key] = true
	}
}

func operationAttributes(op *amend.Op) []attribute {
	attributes := []attribute{own("op", string(op.Kind))}
	given := func(name, value string) {
		if value != "" {
			attributes = append(attributes, own(name, value))
		}
	}
	given("clause", op.Clause)
	if op.InsertText == nil {
		given("after", op.After)
	}
	given("first-of", op.FirstOf)
	given("key", op.Key)
	given("list", string(op.List))
	if op.Occurrence != 0 {
		given("occurrence", strconv.Itoa(op.Occurrence))
	}
	if op.End != nil {
		attributes = append(attributes, own("end", *op.End))
	}
	if op.With != nil && *op.With == "" {
		attributes = append(attributes, own("with", ""))
	}
	return attributes
}

// quote writes one quotation.
func (p *paper) quote(op int, n int, q quotation, clause string) {
	exact := spelling(q.words, respelled(q.words))
	p.inline("quotedText", attribute{"eId", q.id(op, n)}, attribute{"startQuote", "“"}, attribute{"endQuote", "”"}, own("role", q.role), exact)
	p.pieces(text.Inlines(q.words), clause)
	p.end()
}

// quoteClause writes a new clause.
func (p *paper) quoteClause(op int, c *text.Clause) {
	id := quotation{role: "clause"}.id(op, 0)
	p.inline("quotedStructure", attribute{"eId", id}, attribute{"startQuote", "“"}, attribute{"endQuote", "”"}, own("role", "clause"))
	p.takeLabels(c)
	switch c.Kind {
	case text.Preambular:
		p.name(c, id+"__container_1")
		p.container(c)
	case text.Heading:
		p.name(c, id+"__dvs_1")
		p.division(c)
		p.end()
	case text.Item:
		p.name(c, id+"__point_1")
		p.unit("point", text.Item, c)
	default:
		p.name(c, id+"__para_1")
		p.unit("paragraph", text.Operative, c)
	}
	p.end()
}

// takeLabels gives a new clause and its items the numbers that they get.
func (p *paper) takeLabels(c *text.Clause) {
	if c.ID != "" {
		p.labels[c] = p.names.printed[c.ID]
	}
	for _, child := range c.Children {
		p.takeLabels(child)
	}
}
