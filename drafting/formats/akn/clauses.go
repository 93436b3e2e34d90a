package akn

import (
	"strconv"
	"strings"

	"chapeau/drafting/text"
)

// nameClauses gives every clause its eId before anything is written, so that
// references can point forward.
func (d *document) nameClauses(clauses []*text.Clause, prefix string) {
	preamble, body := divide(clauses)
	for _, c := range preamble {
		d.name(c, d.ids.next(prefix, "container"))
	}
	for _, c := range body {
		if c.Kind == text.Heading {
			d.name(c, d.ids.next(prefix, "dvs"))
			continue
		}
		d.name(c, d.ids.numbered(prefix, "para", d.labels[c]))
	}
}

func (d *document) name(c *text.Clause, eID string) {
	d.eIDs[c], d.targets[c.ID] = eID, eID
	list := eID + "__list_1"
	for _, child := range c.Children {
		if child.Kind == text.Heading && len(child.Children) == 0 {
			d.name(child, d.ids.next(list+"__", "crossheading"))
			continue
		}
		d.name(child, d.ids.numbered(list+"__", "point", d.labels[child]))
	}
}

// clauseAttributes are what the standard has no place for. natural is the kind
// that reading takes from the element.
func (d *document) clauseAttributes(natural text.Kind, c *text.Clause) []attribute {
	eID := d.eIDs[c]
	attributes := []attribute{{"eId", eID}, own("id", c.ID)}
	if former := d.former[c.ID]; former != "" && former != eID {
		attributes = append(attributes, attribute{"wId", former})
	}
	if c.Kind != natural {
		attributes = append(attributes, own("kind", string(c.Kind)))
	}
	if c.List != "" {
		attributes = append(attributes, own("list", string(c.List)))
	}
	if c.Label != "" {
		attributes = append(attributes, own("label", c.Label))
	}
	if c.Unnumbered {
		attributes = append(attributes, own("unnumbered", "true"))
	}
	return append(attributes, relationAttributes(c.Relation)...)
}

func relationAttributes(r *text.Relation) []attribute {
	if r == nil {
		return nil
	}
	attributes := []attribute{own("addition-to", r.AdditionTo)}
	if r.AlternativeTo != "" {
		attributes = append(attributes, own("alternative-to", r.AlternativeTo))
	}
	return attributes
}

// container writes a clause of the preamble.
func (d *document) container(c *text.Clause) {
	name := "preambular"
	if c.Kind == text.Heading {
		name = "heading"
	}
	d.block("container", append([]attribute{{"name", name}}, d.clauseAttributes(text.Preambular, c)...)...)
	if len(c.Children) == 0 {
		d.clauseWords("p", c)
	} else {
		d.blockList(c)
	}
	d.end()
}

// blockList writes a clause's words and items where the standard has no
// hierarchy.
func (d *document) blockList(c *text.Clause) {
	d.block("blockList", attribute{"eId", d.listID(c)})
	d.clauseWords("listIntroduction", c)
	for _, child := range c.Children {
		d.block("item", d.clauseAttributes(text.Item, child)...)
		d.num(child)
		if len(child.Children) == 0 {
			d.clauseWords("p", child)
		} else {
			d.blockList(child)
		}
		d.end()
	}
	d.end()
}

func (d *document) listID(c *text.Clause) string { return d.ids.unique(d.eIDs[c] + "__list_1") }

// unit writes a clause of the body: a paragraph or a point.
func (d *document) unit(name string, natural text.Kind, c *text.Clause) {
	d.block(name, d.clauseAttributes(natural, c)...)
	d.num(c)
	if len(c.Children) == 0 {
		d.block("content", attribute{"eId", d.ids.unique(d.eIDs[c] + "__content")})
		d.clauseWords("p", c)
		d.end()
	} else {
		d.list(c, true)
	}
	d.end()
}

// list writes a clause's items, before them its words where they are not written
// yet.
func (d *document) list(c *text.Clause, withIntro bool) {
	id := d.listID(c)
	d.block("list", attribute{"eId", id})
	if withIntro {
		d.block("intro", attribute{"eId", d.ids.unique(id + "__intro")})
		d.clauseWords("p", c)
		d.end()
	}
	for _, child := range c.Children {
		if child.Kind == text.Heading && len(child.Children) == 0 {
			d.clauseWords("crossHeading", child, d.clauseAttributes(text.Heading, child)...)
			continue
		}
		d.unit("point", text.Item, child)
	}
	d.end()
}

// division opens the division that a heading begins.
func (d *document) division(c *text.Clause) {
	d.block("division", d.clauseAttributes(text.Heading, c)...)
	d.clauseWords("heading", c)
	if len(c.Children) > 0 {
		d.list(c, false)
	}
}

// num prints a clause's number. In a report the first paragraph has the report's
// own.
func (d *document) num(c *text.Clause) {
	label := d.labels[c]
	if d.inReport && d.text.ReportParagraph != 0 && len(d.text.Clauses) > 0 && c == d.text.Clauses[0] {
		label = strconv.Itoa(d.text.ReportParagraph) + "."
	}
	if label == "" {
		return
	}
	d.block("num")
	d.words(label)
	d.end()
}

// clauseWords writes a clause's words with their end. The end stands beside them
// where reading would not find it as the clause has it.
func (d *document) clauseWords(name string, c *text.Clause, attributes ...attribute) {
	if write := d.quoted[c]; write != nil {
		d.block(name, attributes...)
		write()
		d.end()
		return
	}
	words, trailing := cutTrailing(d.text, text.Inlines(c.Text))
	end := d.endOf(c)
	whole := append(append(words[:len(words):len(words)], text.Inline{Text: end}), trailing...)
	exact := spelling(c.Text, respelled(c.Text))
	if d.needsEnd(c, tidy(compose(whole)), exact.name != "") {
		attributes = append(attributes, own("end", end))
	}
	d.block(name, append(attributes, exact)...)
	d.pieces(words, c.ID)
	d.words(end)
	d.pieces(trailing, c.ID)
	d.end()
}

func (d *document) endOf(c *text.Clause) string {
	if c.End != nil {
		return *c.End
	}
	return d.ends[c]
}

// needsEnd tells whether a clause's end must be said apart from its words, as it
// must where the words themselves are.
func (d *document) needsEnd(c *text.Clause, printed string, apart bool) bool {
	if c.Kind == text.Heading {
		return c.End != nil
	}
	if apart {
		return true
	}
	words, end := text.StripEnd(d.text, printed, nil, d.ends[c])
	same := end == nil && c.End == nil || end != nil && c.End != nil && *end == *c.End
	return !same || words != c.Text
}

// inlineBlock writes one line of inline text that is no clause: a title, a body line.
func (d *document) inlineBlock(name, s string, attributes ...attribute) {
	d.block(name, append(attributes, spelling(s, respelled(s)))...)
	d.pieces(text.Inlines(s), "")
	d.end()
}

// plain writes words that hold no marks.
func (m *markup) plain(name, s string, attributes ...attribute) {
	m.inline(name, append(attributes, spelling(s, tidy(s)))...)
	m.words(s)
	m.end()
}

// pieces writes inline text: emphasis, indicators and references.
func (d *document) pieces(pieces []text.Inline, clause string) {
	emphasis := false
	for _, p := range pieces {
		if p.Emphasis != emphasis {
			d.turn(p.Emphasis)
			emphasis = p.Emphasis
		}
		switch p.Kind {
		case text.Note:
			d.indicator(p.Keys[0])
		case text.Ref:
			d.reference(clause, p.Keys)
		default:
			d.words(p.Text)
		}
	}
	if emphasis {
		d.turn(false)
	}
}

func (d *document) turn(emphasis bool) {
	if emphasis {
		d.inline("i")
		return
	}
	d.end()
}

// reference writes the words of a live reference with a link to its first clause.
// One to a clause that is not there has no link.
func (d *document) reference(clause string, ids []string) {
	words := d.printed[referenceKey(clause, ids)]
	name, link := "inline", attribute{"name", "reference"}
	for _, id := range ids {
		if eID := d.targets[id]; eID != "" {
			name, link = "ref", attribute{"href", "#" + eID}
			break
		}
	}
	d.inline(name, link, own("ids", strings.Join(ids, ",")), own("prints", words))
	d.words(words)
	d.end()
}
