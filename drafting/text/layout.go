package text

import (
	"strconv"
	"strings"
)

// NoteProfile says what becomes of a footnote's second and later indicators.
type NoteProfile int

// Reuse repeats the number; Once prints only the first indicator.
const (
	Reuse NoteProfile = iota
	Once
)

// Options choose what a reader sees.
type Options struct {
	Numbering         Numbering
	Reference         *Text // for Still: the text whose numbers stay
	PreambularNumbers bool  // PP1, PP2 … as shown while negotiating
	Notes             NoteProfile
	FirstNote         int // the number of the first note; 0 means 1
}

// Page is a text as a reader sees it.
type Page struct {
	Title   []Part
	Body    []Part
	Lines   []Line
	Notes   []NoteLine
	Annexes []AnnexPage
}

// AnnexPage is an annex as a reader sees it.
type AnnexPage struct {
	Title []Part
	Lines []Line
}

// Line is one clause as printed: its depth (0 at the top), its label with the
// punctuation of its place ("1.", "(a)", "PP3", "•", or empty) and its words
// with end punctuation and indicators where they print.
type Line struct {
	Clause *Clause
	Depth  int
	Label  string
	Parts  []Part
}

// Part is a run of words, or a footnote indicator where Note is not 0. Refs
// holds the clauses that a rendered reference points at.
type Part struct {
	Text     string
	Emphasis bool
	Note     int
	NoteKey  string
	Refs     []string
}

// Parts are an inline text without notes and references, such as a heading, as it is
// printed.
func Parts(s string) []Part {
	var parts []Part
	for _, piece := range Inlines(s) {
		parts = append(parts, Part{Text: piece.Text, Emphasis: piece.Emphasis})
	}
	return parts
}

// NoteLine is one footnote with its number.
type NoteLine struct {
	Number int
	Key    string
	Parts  []Part
}

// Layout computes everything that a reader sees of a text.
func Layout(t *Text, o Options) *Page {
	w := newPrinter(t, o)
	page := &Page{Title: w.parts(t.Title, "", ""), Body: w.parts(t.Body, "", "")}
	page.Lines = w.lines(t.Clauses, nil, 0, nil)
	for _, annex := range t.Annexes {
		page.Annexes = append(page.Annexes, AnnexPage{Title: w.parts(annex.Title, "", ""), Lines: w.lines(annex.Clauses, nil, 0, nil)})
	}
	page.Notes = w.noteLines()
	return page
}

// printer holds what is computed once for a text.
type printer struct {
	text    *Text
	options Options
	marks   punctuation
	lang    string
	labels  map[string]string
	ends    map[*Clause]string
	refs    *referencePrinter
	numbers map[string]int // note key → number
	order   []string       // note keys by number
}

func newPrinter(t *Text, o Options) *printer {
	if o.FirstNote == 0 {
		o.FirstNote = 1
	}
	w := &printer{text: t, options: o, marks: punctuationOf(t), lang: Language(t), numbers: make(map[string]int)}
	w.labels = Labels(t, o.Numbering, o.Reference)
	w.ends = ConventionalEnds(t)
	w.refs = newReferencePrinter(t, w.labels)
	return w
}

func (w *printer) lines(clauses []*Clause, parent *Clause, depth int, lines []Line) []Line {
	for _, c := range clauses {
		end := w.ends[c]
		if c.End != nil {
			end = *c.End
		}
		lines = append(lines, Line{
			Clause: c, Depth: depth,
			Label: w.label(c, parent, depth),
			Parts: w.parts(c.Text, end, c.ID),
		})
		lines = w.lines(c.Children, c, depth+1, lines)
	}
	return lines
}

// label writes a bare label as it is printed at its place.
func (w *printer) label(c, parent *Clause, depth int) string {
	bare := w.labels[c.ID]
	switch {
	case c.Unnumbered, isPrinted(bare):
		return printedAsIs(c, bare)
	case c.Kind == Preambular && c.Label == "" && !w.options.PreambularNumbers:
		return ""
	case bare == "" || bare == "•":
		return bare
	case c.Kind == Preambular:
		return "PP" + bare
	case parent == nil && c.Kind == Operative && (startsWithDigit(bare) || w.text.Kind != Decision):
		return bare + "."
	case parent == nil && c.Kind != Operative && startsWithDigit(bare):
		return bare + "."
	case parent != nil && parent.List == Decimal, depth > 2 && parent != nil && parent.List == "":
		return bare + "."
	default:
		return bracketed(w.lang, bare)
	}
}

// isPrinted tells whether a label fixed by the source has its punctuation already.
func isPrinted(label string) bool {
	return strings.HasSuffix(label, ".") || strings.HasSuffix(label, ")") || strings.HasSuffix(label, "、")
}

func printedAsIs(c *Clause, label string) string {
	if c.Unnumbered {
		return ""
	}
	return label
}

func startsWithDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

func bracketed(lang, label string) string {
	switch lang {
	case "fr", "es", "ru":
		return label + ")"
	default:
		return "(" + label + ")"
	}
}

// parts renders inline text with the end of its clause. Indicators at the very
// end stand behind the end punctuation, or before it where the language has it
// so; two side by side are divided by a comma.
func (w *printer) parts(s, end, clause string) []Part {
	words, trailing := s, ""
	if !w.marks.noteBeforeEnd {
		words, trailing = cutTrailingNotes(s)
	}
	var parts []Part
	for _, piece := range Inlines(words) {
		parts = w.piece(parts, piece, clause)
	}
	if end != "" {
		parts = append(parts, Part{Text: end})
	}
	for _, piece := range Inlines(trailing) {
		parts = w.piece(parts, piece, clause)
	}
	return parts
}

func (w *printer) piece(parts []Part, piece Inline, clause string) []Part {
	switch piece.Kind {
	case Note:
		return w.indicator(parts, piece.Keys[0])
	case Ref:
		return append(parts, Part{Text: w.refs.words(clause, piece.Keys), Emphasis: piece.Emphasis, Refs: piece.Keys})
	default:
		return append(parts, Part{Text: piece.Text, Emphasis: piece.Emphasis})
	}
}

func (w *printer) indicator(parts []Part, key string) []Part {
	number, seen := w.numbers[key]
	if seen && w.options.Notes == Once {
		return parts
	}
	if !seen {
		number = w.options.FirstNote + len(w.order)
		w.numbers[key] = number
		w.order = append(w.order, key)
	}
	if len(parts) > 0 && parts[len(parts)-1].Note > 0 {
		parts = append(parts, Part{Text: ","})
	}
	return append(parts, Part{Text: strconv.Itoa(number), Note: number, NoteKey: key})
}

// noteLines lists the notes in the order of their numbers. A note may itself
// hold an indicator, which then gets the next number.
func (w *printer) noteLines() []NoteLine {
	var notes []NoteLine
	for i := 0; i < len(w.order); i++ {
		key := w.order[i]
		notes = append(notes, NoteLine{Number: w.numbers[key], Key: key, Parts: w.parts(w.text.Footnotes[key], "", "")})
	}
	return notes
}

// Superscript writes a number in superscript digits, as note indicators stand
// in plain text.
func Superscript(number int) string {
	var b strings.Builder
	for _, digit := range strconv.Itoa(number) {
		b.WriteRune([]rune("⁰¹²³⁴⁵⁶⁷⁸⁹")[digit-'0'])
	}
	return b.String()
}
