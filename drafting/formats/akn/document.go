package akn

import (
	"regexp"
	"strconv"
	"strings"

	"chapeau/drafting/text"
)

// document writes one text: everything that is computed of it once.
type document struct {
	*markup
	ids      *identifiers
	text     *text.Text
	options  Options
	prefix   string // of the eIds: empty, or that of the component which holds the text
	inReport bool

	labels  map[*text.Clause]string // as printed
	ends    map[*text.Clause]string // by convention
	printed map[string]string       // clause and ids → the reference as printed there
	numbers map[string]int          // note key → number
	last    int                     // the highest number of a note
	eIDs    map[*text.Clause]string
	targets map[string]string // clause id → eId, for references
	notes   map[string]string // note key → words
	noteIDs map[string]string // note key → eId
	cited   map[string]bool   // notes with an indicator in the text itself
	written map[string]bool   // notes whose words are written
	inNote  bool
	former  map[string]string       // clause id → eId before renumbering
	quoted  map[*text.Clause]func() // writes the words of a clause that an amendment paper quotes
}

func newDocument(m *markup, ids *identifiers, t *text.Text, o Options, prefix string) *document {
	d := &document{
		markup: m, ids: ids, text: t, options: o, prefix: prefix, notes: t.Footnotes,
		labels: make(map[*text.Clause]string), ends: text.ConventionalEnds(t), printed: make(map[string]string), numbers: make(map[string]int),
		eIDs: make(map[*text.Clause]string), targets: make(map[string]string), noteIDs: make(map[string]string), cited: make(map[string]bool), written: make(map[string]bool),
	}
	d.layOut()
	d.nameClauses(t.Clauses, prefix)
	for i, annex := range t.Annexes {
		d.nameClauses(annex.Clauses, annexPrefix(prefix, i))
	}
	d.nameNotes()
	if o.Renumbered != nil {
		before := o
		before.Renumbered = nil
		d.former = newDocument(m, newIdentifiers(), o.Renumbered, before, prefix).targets
	}
	return d
}

func annexPrefix(prefix string, i int) string { return prefix + "att_" + strconv.Itoa(i+1) + "__" }

// layOut takes labels, note numbers and the words of references from the layout.
// Notes that no indicator leads to are laid out as the titles of annexes, for the
// references that they may hold.
func (d *document) layOut() {
	whole := *d.text
	laid := text.Layout(&whole, d.options.Layout)
	for _, n := range laid.Notes {
		d.numbers[n.Key] = n.Number
		d.last = max(d.last, n.Number)
		d.keepReferences("", n.Parts)
	}
	for _, key := range sortedKeys(d.text.Footnotes) {
		if d.numbers[key] == 0 && len(text.RefIDs(d.text.Footnotes[key])) > 0 {
			whole.Annexes = append(whole.Annexes[:len(whole.Annexes):len(whole.Annexes)], text.Annex{Title: d.text.Footnotes[key]})
		}
	}
	if len(whole.Annexes) > len(d.text.Annexes) {
		laid = text.Layout(&whole, d.options.Layout)
	}
	d.keepReferences("", laid.Title)
	d.keepReferences("", laid.Body)
	d.keepLines(laid.Lines)
	for _, a := range laid.Annexes {
		d.keepReferences("", a.Title)
		d.keepLines(a.Lines)
	}
}

func (d *document) keepLines(lines []text.Line) {
	for _, l := range lines {
		d.labels[l.Clause] = l.Label
		d.keepReferences(l.Clause.ID, l.Parts)
	}
}

func (d *document) keepReferences(clause string, parts []text.Part) {
	for _, p := range parts {
		if len(p.Refs) > 0 {
			d.printed[referenceKey(clause, p.Refs)] = p.Text
		}
	}
}

func referenceKey(clause string, ids []string) string { return clause + " " + strings.Join(ids, ",") }

// nameNotes names the notes by their numbers, so that an indicator can point at a
// note which is written later.
func (d *document) nameNotes() {
	for _, s := range d.text.Texts() {
		for _, key := range text.NoteKeys(s) {
			d.cited[key] = true
		}
	}
	for _, key := range sortedKeys(d.numbers) {
		d.noteIDs[key] = d.ids.unique(d.prefix + "authorialNote_" + strconv.Itoa(d.numbers[key]))
	}
	for _, key := range sortedKeys(d.text.Footnotes) {
		if d.noteIDs[key] == "" {
			d.noteIDs[key] = d.ids.next(d.prefix, "note")
		}
	}
}

// statement writes the whole text.
func (d *document) statement(i identity) {
	d.block("statement", attribute{"contains", "originalVersion"}, attribute{"name", i.name})
	d.meta(i)
	d.preface()
	preamble, body := divide(d.text.Clauses)
	d.preamble(d.text.Body, preamble, d.prefix)
	d.mainBody(body, d.prefix)
	d.attachments(i)
	d.end()
}

// languageAttribute is the language of the words, where XML can name it.
func (d *document) languageAttribute() attribute {
	if !languageTag.MatchString(d.text.Lang) {
		return attribute{}
	}
	return attribute{"xml:lang", d.text.Lang}
}

var languageTag = regexp.MustCompile(`^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$`)

// divide separates the preamble from what follows: everything up to the last
// preambular paragraph before the first clause that can only follow it.
func divide(clauses []*text.Clause) (preamble, body []*text.Clause) {
	end := 0
	for i, c := range clauses {
		if c.Kind != text.Preambular && c.Kind != text.Heading {
			break
		}
		if c.Kind == text.Preambular {
			end = i + 1
		}
	}
	return clauses[:end], clauses[end:]
}

// preamble writes the body line and the preambular paragraphs; nothing where
// there are none.
func (d *document) preamble(body string, clauses []*text.Clause, prefix string) {
	if body == "" && len(clauses) == 0 {
		return
	}
	d.block("preamble", attribute{"eId", d.ids.unique(prefix + "preamble")}, d.languageAttribute())
	if body != "" {
		d.block("formula", attribute{"name", "enactingFormula"}, attribute{"eId", d.ids.next(prefix, "formula")})
		d.inlineBlock("p", body)
		d.end()
	}
	for _, c := range clauses {
		d.container(c)
	}
	d.end()
}

// mainBody writes the other paragraphs. A heading opens a division that runs to
// the next one. The standard allows no empty body: an empty paragraph stands for
// it.
func (d *document) mainBody(clauses []*text.Clause, prefix string) {
	d.block("mainBody", attribute{"eId", d.ids.unique(prefix + "body")}, d.languageAttribute())
	inDivision := false
	for _, c := range clauses {
		if c.Kind != text.Heading {
			d.unit("paragraph", text.Operative, c)
			continue
		}
		if inDivision {
			d.end()
		}
		d.division(c)
		inDivision = true
	}
	if inDivision {
		d.end()
	}
	if len(clauses) == 0 {
		d.empty("p")
	}
	d.end()
}

// attachments writes the annexes.
func (d *document) attachments(of identity) {
	if len(d.text.Annexes) == 0 {
		return
	}
	d.block("attachments")
	for i, annex := range d.text.Annexes {
		prefix := annexPrefix(d.prefix, i)
		d.block("attachment", attribute{"eId", d.ids.unique(strings.TrimSuffix(prefix, "__"))})
		if annex.Title != "" {
			d.inlineBlock("heading", annex.Title)
		}
		d.block("doc", attribute{"name", "annex"}, attribute{"contains", "originalVersion"})
		part := of
		part.name, part.part = "annex", of.part+"!annex_"+strconv.Itoa(i+1)
		d.partMeta(part)
		preamble, body := divide(annex.Clauses)
		d.preamble("", preamble, prefix)
		d.mainBody(body, prefix)
		d.end()
		d.end()
	}
	d.end()
}
