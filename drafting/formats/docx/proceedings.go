package docx

import (
	"chapeau/drafting/formats/session"
	"chapeau/drafting/text"
)

// chapter adds a chapter of the proceedings: what was decided and said under one
// item of the agenda.
func (d *document) chapter(c session.Chapter) {
	d.heading(reportStyle, c.Name())
	d.heading(subtitleStyle, text.Escape(c.Title))
	d.proceedings(c.Paragraphs)
	for _, part := range c.Parts {
		d.heading(sectionStyle, text.Escape(part.Title))
		d.proceedings(part.Paragraphs)
	}
}

func (d *document) proceedings(all []session.Paragraph) {
	for _, p := range all {
		d.heading(introStyle, text.Escape(p.Label()+" "+p.Words))
		for _, detail := range p.Details {
			d.heading(quoteStyle, text.Escape(detail))
		}
		for _, line := range p.Lines() {
			d.heading(quoteStyle, text.Escape(line))
		}
	}
}
