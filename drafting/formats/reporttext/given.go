package reporttext

import (
	"strconv"
	"strings"

	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// A Paragraph is one whose bounds are known, as in a word processor's file. Words
// is inline text, its footnotes under keys; Label what is printed before it by
// itself, such as an automatic number; Heading says that it is set as one.
//
// Where the file says what the paragraph is, Part says so and, of a clause, Kind
// and Depth, 0 at the top. Its label is then Label alone. Where Part is Unknown,
// the paragraph is recognised by the rules of this package.
type Paragraph struct {
	Label   string
	Words   string
	Heading bool
	Part    Part
	Kind    text.Kind
	Depth   int
}

// Part is what a paragraph has become of a text.
type Part int

// The parts. Of a place, Unknown is what belongs to no part of a text.
const (
	Unknown Part = iota
	Designation
	Symbol
	Title
	Body
	Clause
	AnnexTitle
)

// Place says where a paragraph stands in the text that was read: the id of its
// clause, or the number of the annex that it is the title of.
type Place struct {
	Part   Part
	Clause string
	Annex  int
}

// Given is what ReadParagraphs found. Places has one entry a paragraph where the
// document holds one text, and is nil where it holds several.
type Given struct {
	Result
	Places []Place
}

// ReadParagraphs reads a document by the rules of [Read], but takes its paragraphs
// and their marks as they are given. notes holds the footnotes by key; lang is
// the language of a text whose own words do not tell it. Errors are those of Read
// and name the paragraph, from 1.
func ReadParagraphs(paragraphs []Paragraph, notes map[string]string, lang string) (Given, error) {
	if len(paragraphs) == 0 {
		return Given{}, fault.Invalidf("", "the file holds no paragraph of a text; it should hold a resolution or a decision")
	}
	r := reader{given: notes, lang: lang, name: paragraphName}
	result, err := r.document(splitDocument(givenParagraphs(paragraphs)))
	if err != nil {
		return Given{}, err
	}
	result.Notes = r.remarks
	given := Given{Result: result}
	if result.Text != nil {
		given.Places = r.only.places(len(paragraphs), result.Text)
	}
	return given, nil
}

func paragraphName(number int) string { return "paragraph " + strconv.Itoa(number) }

// givenParagraphs takes the labels off the paragraphs' words. Behind the line of
// the vote a number is a printed footnote's.
func givenParagraphs(given []Paragraph) []paragraph {
	s := splitter{}
	for i, g := range given {
		for _, part := range s.divided(g) {
			s.give(part, i+1)
		}
	}
	return s.paragraphs
}

// give adds one given paragraph, that of a number.
func (s *splitter) give(g Paragraph, number int) {
	p := paragraph{line: number, place: number - 1, given: true, heading: g.Heading, inline: g.Words, part: g.Part, kind: g.Kind, depth: g.Depth}
	switch {
	case g.Part != Unknown:
		p.label = knownLabel(g.Label)
	case !s.adopted:
		p.label, p.inline = givenLabel(g)
	case g.Label != "":
		p.inline = text.Escape(g.Label+" ") + g.Words
	}
	p.words = recognisable(p.inline)
	s.adopted = s.adopted || s.bodied && g.Part == Unknown && adoption.MatchString(p.words)
	s.bodied = s.bodied || p.label.kind != noLabel || isBodyLine(p.words) || isOrganLine(p.words)
	s.paragraphs = append(s.paragraphs, p)
}

// divided takes a paragraph apart where line breaks in it stand for paragraphs: in
// the head, behind an end, in front of a label. Other line breaks are blanks. Where
// the file says what the paragraph is, they stay.
func (s *splitter) divided(g Paragraph) []Paragraph {
	if g.Part != Unknown || !strings.Contains(g.Words, "\n") {
		return []Paragraph{g}
	}
	var groups [][]string
	bodied, before := s.bodied, ""
	for _, line := range inlineLines(g.Words) {
		words := recognisable(line)
		switch {
		case line == "":
			continue
		case before != "" && bodied && endMark(before) == 0 && !beginsList(words):
			groups[len(groups)-1] = append(groups[len(groups)-1], line)
		default:
			groups = append(groups, []string{line})
		}
		before = words
		bodied = bodied || isBodyLine(words) || isOrganLine(words)
	}
	parts := []Paragraph{{Label: g.Label, Heading: g.Heading}}
	for i, group := range groups {
		if i > 0 {
			parts = append(parts, Paragraph{Heading: g.Heading})
		}
		parts[i].Words = strings.Join(group, " ")
	}
	return parts
}

// inlineLines divides inline text at its line breaks; an emphasis that goes on
// behind one is closed and opened again.
func inlineLines(inline string) []string {
	lines := strings.Split(inline, "\n")
	open := false
	for i, raw := range lines {
		line := strings.TrimSpace(raw)
		if rest, closes := strings.CutPrefix(line, "*"); open && closes {
			line, open = strings.TrimSpace(rest), false
		}
		if line != "" {
			line, open = closed(line, open)
		}
		lines[i] = line
	}
	return lines
}

// closed is a line whose emphasis begins and ends in it, and whether it goes on
// behind it; open tells whether it began before it.
func closed(line string, open bool) (string, bool) {
	if open {
		line = "*" + line
	}
	if !opensEmphasis(line) {
		return line, false
	}
	if before, last := strings.CutSuffix(line, "*"); last && !opensEmphasis(before) {
		return strings.TrimSpace(before), true
	}
	return line + "*", true
}

// opensEmphasis tells whether an emphasis is open at the end of an inline text.
func opensEmphasis(inline string) bool {
	emphasis := false
	for i := 0; i < len(inline); i++ {
		switch {
		case text.IsEscape(inline[i:]):
			i++
		case inline[i] == '*':
			emphasis = !emphasis
		}
	}
	return emphasis
}

// givenLabel finds a paragraph's label: the automatic one where it is one of
// those that drafts have, else one typed before the words. An automatic label of
// another kind, such as "Article 3", is part of the words.
func givenLabel(g Paragraph) (label, string) {
	if g.Label != "" {
		if found, rest := cutLabel(g.Label + " x"); found.kind != noLabel && rest == "x" {
			return found, g.Words
		}
		return label{}, text.Escape(g.Label+" ") + g.Words
	}
	plain := text.Flatten(g.Words)
	found, rest := cutLabel(plain.Words)
	if found.kind == noLabel {
		return found, g.Words
	}
	return found, tail(g.Words, plain, len(plain.Words)-len(rest))
}

// knownLabel is the label of a paragraph of which the file says what it is.
func knownLabel(printed string) label {
	if printed == "" {
		return label{}
	}
	found, rest := cutLabel(printed + " x")
	if rest != "x" {
		found = label{kind: fixed, bare: printed}
	}
	found.printed = printed
	return found
}

// tail is an inline text from a byte of its words on.
func tail(inline string, plain text.Plain, at int) string {
	if at >= len(plain.Words) {
		return ""
	}
	rest := inline[plain.Start(at):]
	if plain.Emphasis(at) > 0 {
		return "*" + rest
	}
	return rest
}

// recognisable is an inline text as the rules of recognition look at it: emphasis
// between asterisks, no footnotes, every other character as it is.
func recognisable(inline string) string {
	var b strings.Builder
	for _, piece := range text.Inlines(inline) {
		switch {
		case piece.Kind != text.Words:
		case piece.Emphasis:
			b.WriteString("*" + piece.Text + "*")
		default:
			b.WriteString(piece.Text)
		}
	}
	return strings.TrimSpace(strings.ReplaceAll(b.String(), "**", ""))
}

// keepGiven gives a text the notes that it cites, notes within notes included.
func (r *reader) keepGiven(t *text.Text) {
	waiting := t.Texts()
	for len(waiting) > 0 {
		next := waiting[0]
		waiting = waiting[1:]
		for _, key := range text.NoteKeys(next) {
			if _, known := t.Footnotes[key]; known {
				continue
			}
			t.Footnotes[key] = r.given[key]
			waiting = append(waiting, r.given[key])
		}
	}
}

// withoutNotes is for the parts of a report that can have no footnotes: what they
// cite is said to the person.
func (in inliner) withoutNotes(p paragraph) string {
	words := p.inline
	for _, key := range text.NoteKeys(words) {
		in.remark(p.line, "the footnote %q cannot be kept here; it is left out", text.PlainWords(in.given[key]))
		words = strings.ReplaceAll(words, "{fn:"+key+"}", "")
	}
	return words
}

// places tells where each paragraph went.
func (d *draft) places(count int, t *text.Text) []Place {
	places := make([]Place, count)
	for line, place := range d.heads {
		places[line-1] = place
	}
	next := 0
	t.Walk(func(c, _ *text.Clause) bool {
		if line := d.lines[next]; line > 0 && line <= count {
			places[line-1] = Place{Part: Clause, Clause: c.ID}
		}
		next++
		return true
	})
	return places
}

// headAt notes where the paragraphs of a head or of an annex's title went.
func (d *draft) headAt(part Place, paragraphs []paragraph) {
	for _, p := range paragraphs {
		d.heads[p.line] = part
	}
}

// A Label is what stands before a paragraph's words: Bare is without its
// punctuation. List is how a list is labelled that begins with it, Decimal also
// for the number of an operative paragraph.
type Label struct {
	Printed, Bare string
	List          text.List
}

// CutLabel separates a paragraph's label from its words, as ReadParagraphs does.
// A paragraph without one has the zero label.
func CutLabel(p Paragraph) (Label, string) {
	found, words := knownLabel(p.Label), p.Words
	if p.Part == Unknown {
		found, words = givenLabel(p)
	}
	if found.kind == noLabel {
		return Label{}, words
	}
	return Label{Printed: strings.TrimSpace(found.printed), Bare: found.bare, List: knownList(found)}, words
}

// SplitEnd separates the words of a clause from the end that they carry, by the
// language of a text. No end is an end too, the empty one.
func SplitEnd(t *text.Text, words string) (string, *string) {
	return (&draft{text: t}).words(words)
}
