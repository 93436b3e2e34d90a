package instructions

import (
	"strconv"
	"strings"

	"chapeau/drafting/amend"
	"chapeau/drafting/text"
)

// Paper is an amendment as a paper: a title line, who sponsors it, and the
// instructions. Markdown and Lines print it; what Markdown prints reads back with
// Read.
type Paper struct {
	Title     string     `json:"title"`
	Symbol    string     `json:"symbol,omitempty"`
	Sponsors  []string   `json:"sponsors,omitempty"`
	Sentences []Sentence `json:"sentences"`
}

// NewPaper writes an amendment as a paper: “Delmark: amendment to draft resolution
// E/CN.99/2031/L.3”. The mover comes first among the sponsors. Errors are those of
// Write.
func NewPaper(base *text.Text, a amend.Amendment, layout text.Options, cosponsors ...string) (Paper, error) {
	sentences, err := Write(base, a, layout)
	if err != nil {
		return Paper{}, err
	}
	p := Paper{Title: paperTitle(base, a), Symbol: a.Symbol, Sentences: sentences}
	if len(cosponsors) > 0 && a.By != "" {
		p.Sponsors = append([]string{a.By}, cosponsors...)
	}
	return p, nil
}

func paperTitle(base *text.Text, a amend.Amendment) string {
	title := "amendment to draft " + string(base.Kind)
	if base.Symbol != "" {
		title += " " + base.Symbol
	}
	switch {
	case a.By == "":
		return "A" + title[1:]
	case a.OnBehalfOf != "":
		return a.By + " (on behalf of " + a.OnBehalfOf + "): " + title
	default:
		return a.By + ": " + title
	}
}

// Markdown is the paper with emphasis and notes as Markdown has them.
func (p Paper) Markdown() string {
	var b strings.Builder
	for _, line := range p.head() {
		b.WriteString(text.Escape(line) + "\n\n")
	}
	for i, s := range p.Sentences {
		b.WriteString(strconv.Itoa(i+1) + ". " + s.Words + "\n\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func (p Paper) head() []string {
	head := []string{p.Title}
	if len(p.Sponsors) > 0 {
		head = append(head, "Sponsors: "+strings.Join(p.Sponsors, ", "))
	}
	return head
}

// Lines are the paper's lines as a reader sees them: notes as raised digits,
// references as their words, each sentence numbered.
func (p Paper) Lines() []string {
	lines := p.head()
	for i, s := range p.Sentences {
		for k, line := range strings.Split(s.Plain(), "\n") {
			if k == 0 {
				line = strconv.Itoa(i+1) + ". " + line
			}
			lines = append(lines, line)
		}
	}
	return lines
}

// Plain is a sentence as a reader sees it, without emphasis.
func (s Sentence) Plain() string {
	var b strings.Builder
	for _, part := range s.Parts() {
		b.WriteString(part.Text)
	}
	return b.String()
}

// Parts are a sentence's words as a layout prints them: runs with or without
// emphasis, and the indicators of notes.
func (s Sentence) Parts() []text.Part { return printed(s.Words) }

// printed are words of the notation as a layout prints them.
func printed(words string) []text.Part {
	p := partsOf{words: words}
	for p.at < len(words) {
		p.next()
	}
	p.flush()
	return p.parts
}

// partsOf reads the notation of quoted words for print.
type partsOf struct {
	words    string
	at       int
	run      strings.Builder
	emphasis bool
	parts    []text.Part
}

func (p *partsOf) flush() {
	if p.run.Len() > 0 {
		p.parts = append(p.parts, text.Part{Text: p.run.String(), Emphasis: p.emphasis})
		p.run.Reset()
	}
}

func (p *partsOf) next() {
	rest := p.words[p.at:]
	switch {
	case rest[0] == '\\' && len(rest) > 1:
		p.escaped(rest)
	case rest[0] == '*':
		p.flush()
		p.emphasis = !p.emphasis
		p.at++
	case p.note(rest):
	case p.link(rest):
	default:
		p.run.WriteByte(rest[0])
		p.at++
	}
}

func (p *partsOf) escaped(rest string) {
	u := unquoter{words: rest}
	u.escaped(rest)
	p.run.WriteString(text.PlainWords(u.out.String()))
	p.at += u.at
}

func (p *partsOf) note(rest string) bool {
	number, size := cutIndicator(rest)
	if size == 0 {
		return false
	}
	p.flush()
	p.parts = append(p.parts, text.Part{Text: text.Superscript(number), Note: number, Emphasis: p.emphasis})
	p.at += size
	return true
}

func (p *partsOf) link(rest string) bool {
	words, target, size := cutLink(rest)
	if size == 0 {
		return false
	}
	p.flush()
	target = strings.TrimPrefix(target, "&")
	p.parts = append(p.parts, text.Part{Text: text.PlainWords(words), Emphasis: p.emphasis, Refs: strings.Split(target, ",")})
	p.at += size
	return true
}
