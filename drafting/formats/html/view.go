package html

import (
	_ "embed"
	"fmt"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"chapeau/drafting/formats/masthead"
	"chapeau/drafting/text"
)

//go:embed page.tmpl
var page string

//go:embed print.css
var style template.CSS

var templates = template.Must(template.New("page").Parse(page))

// document is a whole page.
type document struct {
	Lang, Dir, Title string
	Style            template.CSS
	Text             textView
}

// textView is one text as the template shows it.
type textView struct {
	Lang, Dir   string
	Kind        string
	Masthead    *masthead.Masthead
	Designation template.HTML
	Symbol      string
	Title, Body template.HTML
	By          string
	Movers      []moverView // where several are told apart
	Legend      *legend     // where changes are shown
	Clauses     []*clauseView
	Annexes     []annexView
	Notes       []noteView
	InReport    bool // the title is a heading below the section's, notes stand elsewhere
}

type annexView struct {
	Title   template.HTML
	Clauses []*clauseView
}

// clauseView is one clause. Status is set where changes are shown.
type clauseView struct {
	ID       string
	Kind     text.Kind
	Label    string
	Words    template.HTML
	Status   string
	By       string
	Marks    string // the letters of several movers
	Children []*clauseView
}

// Bullets tells whether the children are an unnumbered list.
func (c *clauseView) Bullets() bool { return c.Children[0].Label == "•" }

// Class names the clause's kind, and what changed.
func (c *clauseView) Class() string {
	if c.Status == "" || c.Status == "same" {
		return string(c.Kind)
	}
	return string(c.Kind) + " " + c.Status
}

type noteView struct {
	ID, Back string
	Number   int
	Words    template.HTML
}

// viewOf lays a text out. The writer's prefix keeps the ids of several texts on
// one page apart.
func viewOf(t *text.Text, o text.Options, w *writer) textView {
	laid := text.Layout(t, o)
	w.note = func(key string) template.HTML { return w.parts(noteIn(laid.Notes, key)) }
	v := headOf(t)
	v.Title, v.Body = w.parts(laid.Title), w.parts(laid.Body)
	v.Clauses = nest(w.lines(laid.Lines))
	for _, a := range laid.Annexes {
		v.Annexes = append(v.Annexes, annexView{Title: w.parts(a.Title), Clauses: nest(w.lines(a.Lines))})
	}
	v.Notes = w.notes(laid.Notes)
	return v
}

func noteIn(notes []text.NoteLine, key string) []text.Part {
	i := slices.IndexFunc(notes, func(n text.NoteLine) bool { return n.Key == key })
	if i < 0 {
		return nil
	}
	return notes[i].Parts
}

func headOf(t *text.Text) textView {
	w := newWriter("", false)
	return textView{
		Lang: languageOf(t), Dir: directionOf(t), Kind: string(t.Kind), Symbol: t.Symbol, Designation: w.inline(t.Designation),
	}
}

// flat is a clause with its depth, before it is put into its list.
type flat struct {
	depth int
	view  *clauseView
}

func (w *writer) lines(lines []text.Line) []flat {
	out := make([]flat, len(lines))
	for i, l := range lines {
		out[i] = flat{l.Depth, &clauseView{ID: w.prefix + l.Clause.ID, Kind: l.Clause.Kind, Label: l.Label, Words: w.parts(l.Parts)}}
	}
	return out
}

// nest makes lists of clauses in reading order by their depth.
func nest(lines []flat) []*clauseView {
	var tops []*clauseView
	var open []flat
	for _, l := range lines {
		for len(open) > 0 && open[len(open)-1].depth >= l.depth {
			open = open[:len(open)-1]
		}
		if len(open) == 0 {
			tops = append(tops, l.view)
		} else {
			parent := open[len(open)-1].view
			parent.Children = append(parent.Children, l.view)
		}
		open = append(open, l)
	}
	return tops
}

func languageOf(t *text.Text) string {
	if t.Lang == "" {
		return "en"
	}
	return t.Lang
}

// directionOf is the direction of a text's script.
func directionOf(t *text.Text) string {
	if text.IsRightToLeft(t) {
		return "rtl"
	}
	return "ltr"
}

// reportDocument is a session report as the template shows it.
type reportDocument struct {
	document
	Heading, Subtitle template.HTML
	Sections          []sectionView
	Notes             []noteView
}

type sectionView struct {
	Letter string
	Title  template.HTML
	Intro  []template.HTML
	Texts  []textView
}

func reportView(r *text.Report, notes text.NoteProfile, p Print) reportDocument {
	w := newWriter("", false)
	d := reportDocument{Heading: w.inline(r.Title), Subtitle: w.inline(r.Subtitle)}
	d.document = document{Title: text.PlainWords(r.Title), Style: p.Style()}
	texts, firstNote := 0, 1
	for _, s := range r.Sections {
		section := sectionView{Letter: s.Letter, Title: w.inline(s.Title)}
		for _, paragraph := range strings.Split(s.Intro, "\n\n") {
			if paragraph != "" {
				section.Intro = append(section.Intro, w.inline(paragraph))
			}
		}
		for _, t := range s.Texts {
			texts++
			layout := r.Options(t, firstNote, notes)
			v := viewOf(t, layout, newWriter(fmt.Sprintf("t%d-", texts), p.NotesOnPage))
			firstNote += len(text.Layout(t, layout).Notes)
			v.InReport = true
			numberFirst(&v, t.ReportParagraph)
			d.Notes = append(d.Notes, v.Notes...)
			section.Texts = append(section.Texts, v)
		}
		d.Sections = append(d.Sections, section)
	}
	d.Lang, d.Dir = LanguageOf(r), DirectionOf(r)
	return d
}

// LanguageOf is the language of a report: that of its first text.
func LanguageOf(r *text.Report) string { return languageOf(r.First()) }

// DirectionOf is the direction of its script.
func DirectionOf(r *text.Report) string { return directionOf(r.First()) }

// numberFirst puts the report's own number before a text's first paragraph.
func numberFirst(v *textView, number int) {
	if number != 0 && len(v.Clauses) > 0 {
		v.Clauses[0].Label = strconv.Itoa(number) + "."
	}
}
