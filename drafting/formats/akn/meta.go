package akn

import (
	"strconv"
	"strings"

	"chapeau/drafting/amend"
)

// source is who says what stands in a document's meta: the program.
const source = "#chapeau"

// meta writes who made what when, the votes, the changes and what else the
// standard has a place for only there.
func (d *document) meta(i identity) {
	d.block("meta")
	d.identification(i)
	d.publication(i)
	d.lifecycle(i)
	d.workflow()
	d.analysis()
	d.references(i)
	d.uncited()
	d.proprietary()
	d.end()
}

// partMeta is the meta of a part of a document, which needs only its name.
func (d *document) partMeta(i identity) {
	d.block("meta")
	d.identification(i)
	d.end()
}

func (m *markup) identification(i identity) {
	author := attribute{"href", "#" + i.body}
	main := i.part
	if main == "" {
		main = "!main"
	}
	m.block("identification", attribute{"source", source})
	m.block("FRBRWork")
	m.value("FRBRthis", i.work()+"/"+main)
	m.value("FRBRuri", i.work())
	for _, alias := range i.aliases {
		m.empty("FRBRalias", attribute{"value", alias}, attribute{"name", "formerNumber"})
	}
	m.empty("FRBRdate", attribute{"date", i.day()}, attribute{"name", "document"})
	m.empty("FRBRauthor", author, attribute{"as", "#author"})
	m.value("FRBRcountry", "un")
	m.value("FRBRsubtype", i.subtype)
	m.empty("FRBRnumber", attribute{"value", iriNumber(i.number)}, attribute{"showAs", i.number})
	m.value("FRBRname", i.name)
	m.end()
	m.block("FRBRExpression")
	m.value("FRBRthis", i.expression()+"/"+main)
	m.value("FRBRuri", i.expression())
	m.empty("FRBRdate", attribute{"date", i.day()}, attribute{"name", "expression"})
	m.empty("FRBRauthor", author, attribute{"as", "#editor"})
	if i.version > 0 {
		m.value("FRBRversionNumber", strconv.Itoa(i.version))
	}
	m.empty("FRBRlanguage", attribute{"language", i.lang})
	m.end()
	m.block("FRBRManifestation")
	m.value("FRBRthis", i.expression()+"/"+main+".xml")
	m.value("FRBRuri", i.expression()+".akn")
	m.empty("FRBRdate", attribute{"date", i.day()}, attribute{"name", "manifestation"})
	m.empty("FRBRauthor", attribute{"href", source}, attribute{"as", "#editor"})
	m.value("FRBRformat", "application/akn+xml")
	m.end()
	m.end()
}

// shown is what people call the thing that a reference names; the standard wants
// something there.
func shown(name string) attribute {
	if name == "" {
		name = "unnamed"
	}
	return attribute{"showAs", name}
}

func (m *markup) value(name, value string) { m.empty(name, attribute{"value", value}) }

func (d *document) publication(i identity) {
	if i.date.IsZero() {
		return
	}
	name := "submission"
	if d.options.Adopted {
		name = "adoption"
	}
	d.empty("publication", attribute{"date", i.day()}, attribute{"name", name}, attribute{"showAs", name}, attribute{"number", i.number})
}

// lifecycle has the text's coming to be and the amendments that changed it.
func (d *document) lifecycle(i identity) {
	if len(d.options.Changes) == 0 && i.date.IsZero() {
		return
	}
	d.block("lifecycle", attribute{"source", source})
	if !i.date.IsZero() {
		d.empty("eventRef", attribute{"eId", d.ids.next(d.prefix, "eref")}, attribute{"date", i.day()}, attribute{"source", "#" + i.body}, attribute{"type", "generation"})
	}
	for i, c := range d.options.Changes {
		d.empty("eventRef", attribute{"eId", d.ids.next(d.prefix, "eref")}, attribute{"date", day(c.Date)}, attribute{"source", "#" + d.amendmentID(i)}, attribute{"type", "amendment"})
	}
	d.end()
}

// amendmentID names the amendment of a change among the references.
func (d *document) amendmentID(i int) string { return d.prefix + "amendment_" + strconv.Itoa(i+1) }

// workflow has the decisions that were taken without a vote: a voting must have
// counts.
func (d *document) workflow() {
	var steps []Vote
	for _, v := range d.options.Votes {
		if len(v.Counts) == 0 {
			steps = append(steps, v)
		}
	}
	if len(steps) == 0 {
		return
	}
	d.block("workflow", attribute{"source", source})
	for _, v := range steps {
		d.empty("step", attribute{"eId", d.ids.next(d.prefix, "step")}, attribute{"date", day(v.Date)}, attribute{"by", "#" + organ(d.options)}, attribute{"outcome", "#" + d.concept("outcome", v.Outcome)})
	}
	d.end()
}

// concept is the eId of a concept among the references.
func (d *document) concept(kind, name string) string {
	return d.prefix + kind + "_" + bareNumber(name)
}

func (d *document) analysis() {
	votes := 0
	for _, v := range d.options.Votes {
		votes += min(len(v.Counts), 1)
	}
	if votes == 0 && len(d.options.Changes) == 0 {
		return
	}
	d.block("analysis", attribute{"source", source})
	d.passiveModifications()
	if votes > 0 {
		d.parliamentary()
	}
	d.end()
}

func (d *document) parliamentary() {
	d.block("parliamentary")
	for _, v := range d.options.Votes {
		if len(v.Counts) == 0 {
			continue
		}
		id := d.ids.next(d.prefix, "voting")
		d.block("voting", attribute{"eId", id}, attribute{"outcome", "#" + d.concept("outcome", v.Outcome)}, own("on", v.On), own("date", day(v.Date)))
		for _, c := range v.Counts {
			d.count(id, c)
		}
		d.end()
	}
	d.end()
}

func (d *document) count(voting string, c Count) {
	d.block("count", attribute{"eId", d.ids.next(voting+"__", "count")}, attribute{"value", strconv.Itoa(c.Number)}, attribute{"refersTo", "#" + d.concept("choice", c.Choice)})
	for _, name := range c.Names {
		d.line()
		d.plain(prefix+"voter", name)
	}
	d.end()
}

// modificationTypes are the standard's words for what an operation does.
var modificationTypes = map[amend.OpKind]string{
	amend.Edit: "substitution", amend.Insert: "insertion", amend.Delete: "repeal", amend.Move: "renumbering",
	amend.SetTitle: "substitution", amend.SetBody: "substitution", amend.SetFootnote: "substitution",
}

func modificationType(kind amend.OpKind) string {
	if known := modificationTypes[kind]; known != "" {
		return known
	}
	return "substitution"
}

// passiveModifications says which amendments changed which clauses. A clause that
// is gone has no place of its own: the change is then one of the body.
func (d *document) passiveModifications() {
	if len(d.options.Changes) == 0 {
		return
	}
	d.block("passiveModifications")
	for i, c := range d.options.Changes {
		d.block("textualMod", attribute{"type", modificationType(c.Kind)}, attribute{"eId", d.ids.next(d.prefix, "pmod")})
		d.empty("source", attribute{"href", "#" + d.amendmentID(i)})
		for _, target := range d.changed(c) {
			d.empty("destination", attribute{"href", "#" + target})
		}
		d.end()
	}
	d.end()
}

func (d *document) changed(c Change) []string {
	var targets []string
	for _, id := range c.Clauses {
		if eID := d.targets[id]; eID != "" {
			targets = append(targets, eID)
		}
	}
	if len(targets) == 0 {
		return []string{d.prefix + "body"}
	}
	return targets
}

// references names everything that the meta refers to. Inside a report they are
// those of the whole.
func (d *document) references(i identity) {
	if d.inReport {
		return
	}
	d.block("references", attribute{"source", source})
	d.agents(i.body, d.options.Masthead.Organ)
	for n, c := range d.options.Changes {
		amendment := identity{kind: "amendment", subtype: "deliberation", body: i.body, date: c.Date, number: c.Amendment}
		d.empty("passiveRef", attribute{"eId", d.ids.unique(d.amendmentID(n))}, attribute{"href", amendment.work()}, shown(c.Amendment), own("by", c.By))
	}
	for n, name := range d.sponsors() {
		d.empty("TLCOrganization", attribute{"eId", d.ids.unique(d.sponsorID(n))}, attribute{"href", "/akn/ontology/organization/" + d.sponsorID(n)}, shown(name))
	}
	said := make(map[string]bool)
	for _, v := range d.options.Votes {
		d.conceptReference(said, "outcome", v.Outcome)
		for _, c := range v.Counts {
			d.conceptReference(said, "choice", c.Choice)
		}
	}
	d.end()
}

func (d *document) conceptReference(said map[string]bool, kind, name string) {
	id := d.concept(kind, name)
	if said[id] {
		return
	}
	said[id] = true
	d.empty("TLCConcept", attribute{"eId", d.ids.unique(id)}, attribute{"href", "/akn/ontology/concept/" + id}, shown(name))
}

// agents are the organ whose document it is, the program, and their roles.
func (m *markup) agents(body, organName string) {
	if organName == "" {
		organName = body
	}
	m.empty("TLCOrganization", attribute{"eId", body}, attribute{"href", "/akn/ontology/organization/un/" + body}, shown(organName))
	m.empty("TLCOrganization", attribute{"eId", strings.TrimPrefix(source, "#")}, attribute{"href", "/akn/ontology/organization/chapeau"}, attribute{"showAs", "Chapeau"})
	m.empty("TLCRole", attribute{"eId", "author"}, attribute{"href", "/akn/ontology/role/author"}, attribute{"showAs", "Author"})
	m.empty("TLCRole", attribute{"eId", "editor"}, attribute{"href", "/akn/ontology/role/editor"}, attribute{"showAs", "Editor"})
}

// proprietary has those values of the text that stand nowhere else, or stand
// elsewhere in another form.
func (d *document) proprietary() {
	t := d.text
	attributes := []attribute{own("kind", string(t.Kind))}
	if t.Lang != "" {
		attributes = append(attributes, own("lang", t.Lang))
	}
	if printedSymbol(t, d.options) != t.Symbol {
		attributes = append(attributes, own("symbol", t.Symbol))
	}
	if t.ReportParagraph != 0 {
		attributes = append(attributes, own("report-paragraph", strconv.Itoa(t.ReportParagraph)))
	}
	others := d.options.Masthead.Sponsors != nil
	if others {
		attributes = append(attributes, own("sponsors", "here"))
	}
	d.block("proprietary", attribute{"source", source})
	d.block(prefix+"text", attributes...)
	if others {
		for _, name := range t.Sponsors {
			d.line()
			d.plain(prefix+"sponsor", name)
		}
	}
	d.end()
	d.end()
}
