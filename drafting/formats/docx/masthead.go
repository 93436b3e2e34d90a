package docx

import (
	"strings"

	"chapeau/drafting/formats/masthead"
)

// masthead adds what stands above a text. What is empty is left out.
func (d *document) masthead(m masthead.Masthead) {
	d.symbol = m.Symbol
	for _, l := range []struct{ style, words string }{
		{symbolStyle, m.Symbol},
		{organStyle, m.Organ},
		{mastheadStyle, dateOf(m)},
		{mastheadStyle, m.Session},
		{mastheadStyle, m.Committee},
		{agendaStyle, agendaOf(m)},
		{sponsorsStyle, strings.Join(m.Sponsors, ", ")},
		{stageStyle, m.Stage},
	} {
		if l.words != "" {
			d.add(paragraph{look: look{style: l.style}, runs: plain(l.words)})
		}
	}
}

func dateOf(m masthead.Masthead) string {
	if m.Date.IsZero() {
		return ""
	}
	return m.Date.Format("2006-01-02")
}

func agendaOf(m masthead.Masthead) string {
	return strings.TrimSpace(m.AgendaItem + " " + m.AgendaName)
}
