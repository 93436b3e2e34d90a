package akn

import (
	"strconv"
	"time"

	"chapeau/drafting/formats/masthead"
	"chapeau/drafting/text"
)

// preface writes what stands above the text on its document.
func (d *document) preface() {
	m := d.options.Masthead
	d.block("preface", attribute{"eId", d.ids.unique(d.prefix + "preface")}, d.languageAttribute())
	d.block("container", attribute{"name", "masthead"}, attribute{"eId", d.ids.next(d.prefix+"preface__", "container")})
	d.head("docAuthority", m.Organ)
	d.head("session", m.Session)
	d.head("docCommittee", m.Committee)
	d.head("docNumber", printedSymbol(d.text, d.options))
	if !m.Date.IsZero() {
		d.head("docDate", m.Date.Format("2 January 2006"), attribute{"date", m.Date.Format(time.DateOnly)})
	}
	d.agenda(m)
	d.proponents()
	d.head("docStage", m.Stage)
	d.head("docType", d.text.Designation)
	d.block("p")
	d.inline("docTitle", spelling(d.text.Title, respelled(d.text.Title)))
	d.pieces(text.Inlines(d.text.Title), "")
	d.end()
	d.end()
	d.end()
	d.end()
}

// agendaItem stands before the number of an agenda item.
const agendaItem = "Agenda item"

func (m *markup) agenda(h masthead.Masthead) {
	if h.AgendaItem != "" {
		m.block("p")
		m.words(agendaItem + " ")
		m.plain("inline", h.AgendaItem, attribute{"name", "agendaItem"})
		m.end()
	}
	m.head("inline", h.AgendaName, attribute{"name", "agendaItemName"})
}

// head writes one line of the masthead; nothing where it is empty.
func (m *markup) head(name, words string, attributes ...attribute) {
	if words == "" {
		return
	}
	m.block("p")
	m.plain(name, words, attributes...)
	m.end()
}

func (d *document) sponsors() []string {
	if d.options.Masthead.Sponsors != nil {
		return d.options.Masthead.Sponsors
	}
	return d.text.Sponsors
}

func (d *document) sponsorID(n int) string { return d.prefix + "sponsor_" + strconv.Itoa(n+1) }

func (d *document) proponents() {
	sponsors := d.sponsors()
	if len(sponsors) == 0 {
		return
	}
	d.block("p")
	for n, name := range sponsors {
		if n > 0 {
			d.words(", ")
		}
		attributes := []attribute{own("sponsor", strconv.Itoa(n+1))}
		if !d.inReport {
			attributes = append(attributes, attribute{"refersTo", "#" + d.sponsorID(n)})
		}
		d.plain("docProponent", name, attributes...)
	}
	d.end()
}
