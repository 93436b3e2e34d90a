package docx

import (
	"strings"

	"chapeau/drafting/formats/masthead"
)

// masthead adds what stands above a text. What is empty is left out.
func (d *document) masthead(m masthead.Masthead) {
	d.symbol = m.Symbol
	lines := []mastheadLine{{mastheadStyle, m.Organization}, {symbolStyle, m.Symbol}, {organStyle, m.Organ}}
	if m.Organ != "" || m.Symbol != "" {
		lines = append(lines, publication(m)...)
	}
	lines = append(lines, mastheadLine{sponsorsStyle, strings.Join(m.Sponsors, ", ")}, mastheadLine{stageStyle, m.Stage})
	for _, l := range lines {
		if l.words != "" {
			d.add(paragraph{look: look{style: l.style}, runs: plain(l.words)})
		}
	}
}

type mastheadLine struct{ style, words string }

// publication is how a document goes out, and what it is about.
func publication(m masthead.Masthead) []mastheadLine {
	return []mastheadLine{
		{mastheadStyle, m.Distribution()},
		{mastheadStyle, m.DateLine()},
		{mastheadStyle, m.TranslationLine()},
		{mastheadStyle, m.OriginalLine()},
		{mastheadStyle, m.Session},
		{mastheadStyle, m.Committee},
		{mastheadStyle, m.AgendaLine()},
		{agendaStyle, m.AgendaName},
	}
}
