package markdown

import (
	"bufio"
	"io"
	"strconv"

	"chapeau/drafting/text"
)

func writeReport(w io.Writer, r *text.Report, profile text.NoteProfile, s style) error {
	p := printer{out: bufio.NewWriter(w), style: s}
	p.inline(r.Title)
	p.inline(r.Subtitle)
	var notes []text.NoteLine
	for _, section := range r.Sections {
		p.inline(section.Heading())
		p.inline(section.Intro)
		for _, t := range section.Texts {
			page := text.Layout(t, r.Options(t, 1+len(notes), profile))
			p.inline(t.Designation)
			p.page(page, paragraphNumber(t))
			notes = append(notes, page.Notes...)
		}
	}
	p.notes(notes)
	return p.out.Flush()
}

// inline writes a heading or an introduction, which hold no notes.
func (p *printer) inline(s string) {
	p.block(p.style.words(text.Parts(s)))
}

func paragraphNumber(t *text.Text) string {
	if t.ReportParagraph == 0 {
		return ""
	}
	return strconv.Itoa(t.ReportParagraph)
}
