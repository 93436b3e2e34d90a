package markdown

import (
	"bufio"

	"chapeau/drafting/text"
)

// printer writes blocks divided by blank lines.
type printer struct {
	out   *bufio.Writer
	style style
	begun bool
}

// block writes one paragraph; an empty one is left out.
func (p *printer) block(words string) {
	if words == "" {
		return
	}
	if p.begun {
		p.out.WriteString("\n")
	}
	p.begun = true
	p.out.WriteString(words)
	p.out.WriteString("\n")
}

// page writes a text without its notes. number is a report's own number for the
// text's first paragraph, "" where it has none.
func (p *printer) page(page *text.Page, number string) {
	p.block(p.style.words(page.Title))
	p.block(p.style.words(page.Body))
	for i, l := range page.Lines {
		label := l.Label
		if i == 0 && number != "" {
			label = number + "."
		}
		p.line(label, l)
	}
	for _, annex := range page.Annexes {
		p.block(p.style.words(annex.Title))
		for _, l := range annex.Lines {
			p.line(l.Label, l)
		}
	}
}

func (p *printer) line(label string, l text.Line) {
	words := p.style.words(l.Parts)
	if label == "" {
		p.block(words)
		return
	}
	p.block(p.style.label(label) + " " + words)
}

// notes writes the notes, one a line, as one last block.
func (p *printer) notes(notes []text.NoteLine) {
	if len(notes) == 0 {
		return
	}
	if p.begun {
		p.out.WriteString("\n")
	}
	for _, n := range notes {
		p.out.WriteString(text.Superscript(n.Number) + " " + p.style.words(n.Parts) + "\n")
	}
}
