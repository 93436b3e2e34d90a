package akn

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"chapeau/drafting/amend"
	"chapeau/drafting/formats/instructions"
	"chapeau/drafting/formats/masthead"
	"chapeau/drafting/text"
)

// writeAmendment writes the paper: the official instructions, and beside them the
// operations that they say.
func writeAmendment(w io.Writer, base *text.Text, a amend.Amendment, o Options) error {
	if err := a.Validate(); err != nil {
		return err
	}
	sentences, err := instructions.Paraphrase(base, a, o.Layout)
	if err != nil {
		return err
	}
	p := newPaper(newMarkup(w), base, a, o)
	p.take(sentences)
	p.write()
	return p.finish()
}

// paper is an amendment paper that is being written. Its document writes new
// clauses, with the words that the sentences give them.
type paper struct {
	*document
	amendment amend.Amendment
	base      *document
	sentences []instructions.Sentence
	of        identity // of the amended document
	is        identity
	quotes    map[*instructions.Segment]quote
	clauses   map[string]string // clause, as references call it → where it stands
	footnotes map[int]string    // number → where the note stands
}

func newPaper(m *markup, base *text.Text, a amend.Amendment, o Options) *paper {
	ofBase := o
	ofBase.Masthead, ofBase.Aliases = masthead.Masthead{}, nil
	p := &paper{amendment: a, base: newDocument(m, newIdentifiers(), base, ofBase, ""), of: work(base, ofBase), is: work(base, o)}
	p.is.kind, p.is.name, p.is.number = "amendment", "amendment", p.symbol(o)
	p.document = &document{
		markup: m, ids: newIdentifiers(), text: base, options: o,
		labels: make(map[*text.Clause]string), eIDs: make(map[*text.Clause]string), targets: make(map[string]string), quoted: make(map[*text.Clause]func()),
	}
	p.clauses, p.footnotes = make(map[string]string), make(map[int]string)
	p.quotes = make(map[*instructions.Segment]quote)
	p.linkBase()
	return p
}

// linkBase says where the clauses and notes of the base stand. Notes without an
// indicator come behind the others, as in the sentences.
func (p *paper) linkBase() {
	for id, eID := range p.base.targets {
		p.clauses[id] = p.of.expression() + "#" + eID
	}
	last := max(p.base.last, p.options.Layout.FirstNote-1)
	for _, key := range sortedKeys(p.base.noteIDs) {
		number := p.base.numbers[key]
		if number == 0 {
			last++
			number = last
		}
		p.footnotes[number] = p.of.expression() + "#" + p.base.noteIDs[key]
	}
}

func (p *paper) symbol(o Options) string {
	if o.Masthead.Symbol != "" {
		return o.Masthead.Symbol
	}
	return p.amendment.Symbol
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
	for i := range p.sentences {
		p.block("p")
		p.mod(i, &p.sentences[i])
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
	if len(p.sentences) > 0 {
		p.block("analysis", attribute{"source", source})
		p.block("activeModifications")
		for i := range p.sentences {
			p.textualMod(i, &p.sentences[i])
		}
		p.end()
		p.end()
	}
	p.block("references", attribute{"source", source})
	p.empty("activeRef", attribute{"eId", p.ids.unique("amended")}, attribute{"href", p.of.expression()}, shown(shownAs(p.text)))
	p.agents(p.is.body, p.options.Masthead.Organ)
	p.end()
	p.block("proprietary", attribute{"source", source})
	p.block(prefix+"amendment", p.ownAttributes()...)
	for i := range p.amendment.Ops {
		p.operation(i)
	}
	p.end()
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

// operation writes an operation exactly, and which sentences say it.
func (p *paper) operation(i int) {
	var said []string
	for k := range p.sentences {
		if slices.Contains(p.sentences[k].Ops, i) {
			said = append(said, modID(k))
		}
	}
	p.block(prefix+"operation", attribute{prefix + "said", strings.Join(said, " ")})
	p.json(p.amendment.Ops[i])
	p.end()
}

func modID(i int) string { return "mod_" + strconv.Itoa(i+1) }
