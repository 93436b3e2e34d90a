package docx

import (
	"strings"

	"chapeau/drafting/text"
)

// report adds the paragraphs of a report. Its notes run on from text to text.
func (d *document) report(r *text.Report, notes text.NoteProfile) {
	d.heading(reportStyle, r.Title)
	d.heading(subtitleStyle, r.Subtitle)
	next, count := d.firstNote, 0
	for _, s := range r.Sections {
		d.heading(sectionStyle, s.Heading())
		for _, intro := range strings.Split(s.Intro, "\n\n") {
			d.heading(introStyle, intro)
		}
		for _, t := range s.Texts {
			count++
			v := newView(t, r.Options(t, next, notes))
			next += len(v.notes)
			v.numberFirst(t.ReportParagraph)
			v.number(d.numbers, "text "+itoa(count))
			d.foreignHeading(stageInReport, t.Designation, scriptOf(t))
			d.text(v, styles{title: titleInReport, annex: annexInReport})
		}
	}
}

// numberFirst puts the report's own number before a text's first paragraph.
func (v *view) numberFirst(number int) {
	if number != 0 && len(v.main) > 0 {
		v.main[0].label = itoa(number) + "."
	}
}

func (d *document) heading(style, inline string) { d.foreignHeading(style, inline, d.script) }

// foreignHeading adds a heading or an introduction, which hold no notes.
func (d *document) foreignHeading(style, inline string, s script) {
	var runs []run
	for _, piece := range text.Inlines(inline) {
		if piece.Text != "" {
			runs = appendRun(runs, run{text: piece.Text, emphasis: piece.Emphasis})
		}
	}
	if len(runs) > 0 {
		d.add(paragraph{look: look{style: style}, runs: runs, script: s})
	}
}
