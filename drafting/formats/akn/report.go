package akn

import (
	"io"
	"strconv"
	"strings"

	"chapeau/drafting/text"
)

func writeReport(w io.Writer, r *text.Report, notes text.NoteProfile, o Options) error {
	b := collection{markup: newMarkup(w), ids: newIdentifiers(), report: r, notes: notes, options: reportOptions(o), first: 1}
	b.write()
	return b.finish()
}

// reportOptions are those of the options that may hold for each of several texts.
func reportOptions(o Options) Options {
	return Options{Body: o.Body, Date: o.Date, Adopted: o.Adopted, Version: o.Version}
}

// collection writes a report: a collection with a component for each section,
// which is a collection with a component for each text.
type collection struct {
	*markup
	ids     *identifiers
	report  *text.Report
	notes   text.NoteProfile
	options Options
	first   int // the number of the next note
}

func (b *collection) write() {
	i := b.identity()
	b.root()
	b.block("documentCollection", attribute{"name", i.name}, attribute{"contains", "originalVersion"})
	b.block("meta")
	b.identification(i)
	b.block("references", attribute{"source", source})
	b.agents(i.body, "")
	b.end()
	b.block("proprietary", attribute{"source", source})
	b.empty(prefix + "report")
	b.end()
	b.end()
	b.block("preface", attribute{"eId", b.ids.unique("preface")})
	b.titled("docTitle", b.report.Title)
	b.titled("docPurpose", b.report.Subtitle)
	b.end()
	b.block("collectionBody", attribute{"eId", b.ids.unique("body")})
	for n, s := range b.report.Sections {
		b.section(i, n, s)
	}
	if len(b.report.Sections) == 0 {
		b.nothing("")
	}
	b.end()
}

// identity of a report is that of its first text, without a number.
func (b *collection) identity() identity {
	first := &text.Text{}
	for _, s := range b.report.Sections {
		if len(s.Texts) > 0 {
			first = s.Texts[0]
			break
		}
	}
	i := work(first, b.options)
	i.kind, i.number, i.name = "documentCollection", "", "sessionReport"
	return i
}

// nothing stands where the standard wants a component and there is none.
func (b *collection) nothing(prefix string) {
	b.block("component", attribute{"eId", b.ids.next(prefix, "cmp")})
	b.empty("interstitial")
	b.end()
}

// titled writes a line of inline text without notes and references.
func (b *collection) titled(name, s string) {
	b.block("p")
	b.inline(name, spelling(s, respelled(s)))
	b.bare().pieces(text.Inlines(s), "")
	b.end()
	b.end()
}

// bare writes inline text that belongs to no text of the report.
func (b *collection) bare() *document {
	return &document{markup: b.markup, text: &text.Text{}, inNote: true}
}

func (b *collection) section(of identity, n int, s text.Section) {
	component := b.ids.next("", "cmp")
	b.block("component", attribute{"eId", component}, own("letter", s.Letter))
	if s.Letter != "" {
		b.block("num")
		b.words(s.Letter + ".")
		b.end()
	}
	b.block("heading", spelling(s.Title, respelled(s.Title)))
	b.bare().pieces(text.Inlines(s.Title), "")
	b.end()
	b.block("documentCollection", attribute{"name", "section"}, attribute{"contains", "originalVersion"})
	part := of
	part.name, part.part = "section", "!section_"+strconv.Itoa(n+1)
	b.block("meta")
	b.identification(part)
	b.end()
	b.intro(component, s.Intro)
	b.block("collectionBody", attribute{"eId", b.ids.unique(component + "__body")})
	for i, t := range s.Texts {
		b.text(component, part, i, t)
	}
	if len(s.Texts) == 0 {
		b.nothing(component + "__")
	}
	b.end()
	b.end()
	b.end()
}

// intro writes a section's introduction, a paragraph for each of its paragraphs.
func (b *collection) intro(component, intro string) {
	if intro == "" {
		return
	}
	b.block("preface", attribute{"eId", b.ids.unique(component + "__preface")})
	for _, paragraph := range strings.Split(intro, "\n\n") {
		b.block("p", spelling(paragraph, respelled(paragraph)))
		b.bare().pieces(text.Inlines(paragraph), "")
		b.end()
	}
	b.end()
}

func (b *collection) text(section string, part identity, n int, t *text.Text) {
	component := b.ids.next(section+"__", "cmp")
	b.block("component", attribute{"eId", component})
	o := b.options
	o.Layout = b.report.Options(t, b.first, b.notes)
	d := newDocument(b.markup, b.ids, t, o, component+"__")
	d.inReport = true
	b.first = max(b.first, d.last+1)
	i := work(t, o)
	i.part = part.part + "!text_" + strconv.Itoa(n+1)
	d.statement(i)
	b.end()
}
