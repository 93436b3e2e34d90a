package docx

import (
	"cmp"
	"strings"
	"time"
)

const (
	wordNamespace     = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	relationNamespace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
)

// content writes paragraphs. Ids of changes and bookmarks run through a document.
type content struct {
	xmlWriter
	document *document
	ids      *int
	last     changeKind // of the last paragraph's mark
	odd      bool       // whether changes are dated apart
}

func (d *document) newContent(ids *int) *content { return &content{document: d, ids: ids} }

// apart is how far the changes of a paragraph are dated from those of the next,
// unless both come or both go as a whole. LibreOffice makes one change of two that touch, have one author and are not a
// minute apart, even across the end of a paragraph that nobody changed: whoever
// rejected them would join the paragraphs.
const apart = 2 * time.Minute

// undated is when changes are dated for which no time is given.
var undated = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

// date is the date of a change in the current paragraph.
func (c *content) date() string {
	at := c.document.at
	if at.IsZero() {
		at = undated
	}
	if c.odd {
		at = at.Add(apart)
	}
	return dateTime(at)
}

func dateTime(at time.Time) string { return at.UTC().Format("2006-01-02T15:04:05Z") }

func (c *content) nextID() string {
	*c.ids++
	return itoa(*c.ids)
}

// documentPart writes document.xml.
func (d *document) documentPart(ids *int) *xmlWriter {
	c := d.newContent(ids)
	c.raw(xmlHead)
	c.open("w:document", "xmlns:w", wordNamespace, "xmlns:r", relationNamespace)
	c.raw("<w:body>")
	for i := range d.paragraphs {
		c.paragraph(&d.paragraphs[i])
	}
	c.paragraph(&paragraph{look: look{style: endStyle}, runs: []run{{tab: true}}, script: d.script})
	c.section()
	c.raw("</w:body>")
	c.close("w:document")
	return &c.xmlWriter
}

func (c *content) paragraph(p *paragraph) {
	if c.last == stays || p.change.kind != c.last {
		c.odd = !c.odd
	}
	c.last = p.change.kind
	c.raw("<w:p>")
	c.properties(p)
	id := c.moveStart(p.move)
	if p.mark != "" {
		c.bookmarkEnds(c.bookmarkStarts([]string{p.mark}))
	}
	c.runs(p.runs, p.script)
	c.raw("</w:p>")
	c.moveEnd(p.move, id)
}

// properties writes a paragraph's pPr, in the order of the schema.
func (c *content) properties(p *paragraph) {
	c.raw("<w:pPr>")
	c.look(p.look, p.script)
	if p.change.kind != stays {
		c.raw("<w:rPr>")
		c.tracked(elements[p.change.kind], p.change.by, true)
		c.raw("</w:rPr>")
	}
	if p.was != nil {
		c.tracked("w:pPrChange", p.wasBy, false)
		c.raw("<w:pPr>")
		c.look(*p.was, p.script)
		c.raw("</w:pPr></w:pPrChange>")
	}
	c.raw("</w:pPr>")
}

func (c *content) look(l look, script script) {
	c.value("w:pStyle", l.style)
	if l.shape.list != nil {
		c.raw("<w:numPr>")
		c.value("w:ilvl", itoa(l.shape.level))
		c.value("w:numId", itoa(l.shape.list.id))
		c.raw("</w:numPr>")
	}
	if script.rtl {
		c.raw("<w:bidi/>")
	} else if c.document.script.rtl {
		c.raw(`<w:bidi w:val="0"/>`)
	}
	c.raw(indentation(l.shape.indent, l.depth))
}

// tracked writes the element of a change with its author.
func (c *content) tracked(name, by string, empty bool) {
	attributes := c.authorship(by)
	if empty {
		c.empty(name, attributes...)
		return
	}
	c.open(name, attributes...)
}

// authorship are the attributes that every change has: a number of its own, whose
// it is and from when.
func (c *content) authorship(by string) []string {
	return []string{"w:id", c.nextID(), "w:author", cmp.Or(by, unnamed), "w:date", c.date()}
}

// unnamed is the author of a change that nobody is said to have made: Word wants
// a name.
const unnamed = "Author"

// moveStart and moveEnd write the range of a move around its paragraph, under one
// number.
func (c *content) moveStart(m move) string {
	if m.name == "" {
		return ""
	}
	attributes := c.authorship(m.by)
	c.empty(elements[m.kind]+"RangeStart", append(attributes, "w:name", m.name)...)
	return attributes[1]
}

func (c *content) moveEnd(m move, id string) {
	if m.name != "" {
		c.empty(elements[m.kind]+"RangeEnd", "w:id", id)
	}
}

// runs writes runs, those of one change in one element.
func (c *content) runs(runs []run, s script) {
	for i := 0; i < len(runs); {
		ch := runs[i].change
		end := i
		for end < len(runs) && runs[end].change == ch {
			end++
		}
		c.changed(runs[i:end], ch, s)
		i = end
	}
}

func (c *content) changed(runs []run, ch change, s script) {
	if ch.kind == stays {
		c.runsOf(runs, s)
		return
	}
	for from := 0; from < len(runs); {
		to := from
		for to < len(runs) && len(bookmarksOf(runs[to])) == 0 && !c.leads(runs[to]) {
			to++
		}
		if to == from {
			to++
		}
		c.bookmarked(runs[from:to], ch, s)
		from = to
	}
}

// bookmarked writes one change; a bookmark or a link stands around it, not in it.
func (c *content) bookmarked(runs []run, ch change, s script) {
	ids := c.bookmarkStarts(bookmarksOf(runs[0]))
	c.linkStart(runs[0])
	if ch.kind == takenOut {
		c.tracked(elements[movedTo], ch.mover, false)
	}
	c.tracked(elements[ch.kind], ch.by, false)
	for _, r := range runs {
		c.run(r, ch.kind == deleted || ch.kind == takenOut, s)
	}
	c.close(elements[ch.kind])
	if ch.kind == takenOut {
		c.close(elements[movedTo])
	}
	c.linkEnd(runs[0])
	c.bookmarkEnds(ids)
}

func (c *content) runsOf(runs []run, s script) {
	for _, r := range runs {
		ids := c.bookmarkStarts(bookmarksOf(r))
		c.linkStart(r)
		c.run(r, false, s)
		c.linkEnd(r)
		c.bookmarkEnds(ids)
	}
}

func bookmarksOf(r run) []string {
	if r.indicator == nil {
		return nil
	}
	return r.indicator.bookmarks
}

func (c *content) bookmarkStarts(names []string) []string {
	var ids []string
	for _, name := range names {
		id := c.nextID()
		c.empty("w:bookmarkStart", "w:id", id, "w:name", name)
		ids = append(ids, id)
	}
	return ids
}

func (c *content) bookmarkEnds(ids []string) {
	for _, id := range ids {
		c.empty("w:bookmarkEnd", "w:id", id)
	}
}

func (c *content) run(r run, deleted bool, s script) {
	switch {
	case r.indicator != nil && r.indicator.note != nil:
		c.reference(r.indicator)
	case r.indicator != nil:
		c.repeat(r.indicator, deleted)
	case r.tab:
		c.raw("<w:r><w:tab/></w:r>")
	case r.line:
		c.raw("<w:r><w:br/></w:r>")
	case r.raised:
		c.raw("<w:r>" + indicatorProperties)
		c.words(r.text, deleted)
		c.raw("</w:r>")
	default:
		for _, part := range s.directions(r.text) {
			c.raw("<w:r>")
			c.typeface(r, part.rtl, s)
			c.words(part.words, deleted)
			c.raw("</w:r>")
		}
	}
}

const indicatorProperties = `<w:rPr><w:rStyle w:val="` + indicatorStyle + `"/></w:rPr>`

// typeface writes a run's rPr.
func (c *content) typeface(r run, rtl bool, s script) {
	var b strings.Builder
	if r.emphasis && s.eastAsia {
		b.WriteString(`<w:rStyle w:val="` + emphasisStyle + `"/>`)
	}
	if s.eastAsia {
		b.WriteString(`<w:rFonts w:hint="eastAsia"/>`)
	}
	if r.emphasis && !s.eastAsia {
		b.WriteString(italic)
	}
	if rtl {
		b.WriteString(`<w:rtl/>`)
	}
	foreign := s.tag != c.document.script.tag
	if b.Len() == 0 && !foreign {
		return
	}
	c.raw("<w:rPr>" + b.String())
	if foreign {
		s.language(&c.xmlWriter)
	}
	c.raw("</w:rPr>")
}

// words writes words with their tabs and line breaks.
func (c *content) words(s string, deleted bool) {
	name := "w:t"
	if deleted {
		name = "w:delText"
	}
	for s != "" {
		at := strings.IndexAny(s, "\t\n")
		if at < 0 {
			at = len(s)
		}
		if at > 0 {
			c.element(name, s[:at], "xml:space", "preserve")
		}
		if at == len(s) {
			return
		}
		if s[at] == '\t' {
			c.raw("<w:tab/>")
		} else {
			c.raw("<w:br/>")
		}
		s = s[at+1:]
	}
}

// reference writes an indicator with its note.
func (c *content) reference(i *indicator) {
	c.raw("<w:r>" + indicatorProperties)
	if !i.note.custom {
		c.empty("w:footnoteReference", "w:id", itoa(i.note.id))
		c.raw("</w:r>")
		return
	}
	c.empty("w:footnoteReference", "w:customMarkFollows", "1", "w:id", itoa(i.note.id))
	c.element("w:t", itoa(i.note.number))
	c.raw("</w:r>")
}

// repeat writes a field that repeats a note's number.
func (c *content) repeat(i *indicator, deleted bool) {
	instruction, words := "w:instrText", "w:t"
	if deleted {
		instruction, words = "w:delInstrText", "w:delText"
	}
	run := "<w:r>" + indicatorProperties
	c.raw(run + `<w:fldChar w:fldCharType="begin"/></w:r>` + run)
	c.element(instruction, " NOTEREF "+i.target+` \f \h `, "xml:space", "preserve")
	c.raw(`</w:r>` + run + `<w:fldChar w:fldCharType="separate"/></w:r>` + run)
	c.element(words, itoa(i.printed))
	c.raw(`</w:r>` + run + `<w:fldChar w:fldCharType="end"/></w:r>`)
}

// section writes the sectPr: the page, its head and foot, the first note's number.
func (c *content) section() {
	c.raw(`<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/><w:headerReference w:type="first" r:id="rIdFirstHeader"/>`)
	c.raw(`<w:footerReference w:type="default" r:id="rIdFooter"/><w:footerReference w:type="first" r:id="rIdFooter"/>`)
	c.document.noteNumbers(&c.xmlWriter, "")
	c.raw(`<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1531" w:bottom="1418" w:left="1531" w:header="709" w:footer="709" w:gutter="0"/><w:titlePg/>`)
	if c.document.script.rtl {
		c.raw(`<w:bidi/>`)
	}
	c.raw(`</w:sectPr>`)
}

// noteNumbers writes the number of the first note where it is not 1.
func (d *document) noteNumbers(w *xmlWriter, inside string) {
	if d.firstNote == 1 && inside == "" {
		return
	}
	w.raw("<w:footnotePr>")
	if d.firstNote != 1 {
		w.value("w:numStart", itoa(d.firstNote))
	}
	w.raw(inside + "</w:footnotePr>")
}

// footnotesPart writes footnotes.xml: Word's own two first, the separators.
func (d *document) footnotesPart(ids *int) *xmlWriter {
	c := d.newContent(ids)
	c.raw(xmlHead)
	c.open("w:footnotes", "xmlns:w", wordNamespace, "xmlns:r", relationNamespace)
	c.raw(`<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:separator/></w:r></w:p></w:footnote>`)
	c.raw(`<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>`)
	for _, n := range d.notes {
		c.footnote(n)
	}
	c.close("w:footnotes")
	return &c.xmlWriter
}

func (c *content) footnote(n *footnote) {
	c.open("w:footnote", "w:id", itoa(n.id))
	c.raw("<w:p>")
	c.properties(&paragraph{look: look{style: footnoteStyle}, script: n.script})
	c.raw("<w:r>" + indicatorProperties)
	if n.custom {
		c.element("w:t", itoa(n.number))
	} else {
		c.raw("<w:footnoteRef/>")
	}
	c.raw(`</w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>`)
	c.runs(n.runs, n.script)
	c.raw("</w:p>")
	c.close("w:footnote")
}
