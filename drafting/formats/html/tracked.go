package html

import (
	"html/template"
	"slices"
	"strconv"
	"strings"

	"chapeau/diffing"
	"chapeau/drafting/amend"
	"chapeau/drafting/text"
)

// trackedView lays a text out with the changes that lead to another in place:
// words taken out and put in, clauses deleted where they stood and inserted
// where they will stand. Numbers stay those of the text, as in negotiation.
func trackedView(base *text.Text, o Options) textView {
	tracked, changedOptions := o.Tracked, o.Layout
	changedOptions.Numbering, changedOptions.Reference = text.Still, base
	p := newPair(newSide(base, o.Layout), newSide(tracked.Changed, changedOptions), tracked, o.NotesOnPage)
	v := headOf(tracked.Changed)
	v.By, v.Movers, v.Legend = p.by, p.movers.views(), legendIn(text.Language(base))
	v.Title = p.heading("title", p.changed.page.Title)
	v.Body = p.heading("body", p.changed.page.Body)
	v.Clauses = nest(p.clauses(inMain(base, tracked.Changed)))
	for i := range max(len(base.Annexes), len(tracked.Changed.Annexes)) {
		v.Annexes = append(v.Annexes, annexView{Title: p.annexTitle(i), Clauses: nest(p.clauses(inAnnex(i, base, tracked.Changed)))})
	}
	v.Notes = p.notes()
	return v
}

// inMain and inAnnex tell which clauses stand in the text itself or in one of
// its annexes, in either version.
func inMain(texts ...*text.Text) map[string]bool {
	ids := make(map[string]bool)
	for _, t := range texts {
		collect(ids, t.Clauses)
	}
	return ids
}

func inAnnex(i int, texts ...*text.Text) map[string]bool {
	ids := make(map[string]bool)
	for _, t := range texts {
		if i < len(t.Annexes) {
			collect(ids, t.Annexes[i].Clauses)
		}
	}
	return ids
}

func collect(ids map[string]bool, clauses []*text.Clause) {
	for _, c := range clauses {
		ids[c.ID] = true
		collect(ids, c.Children)
	}
}

// side is one of the two versions as laid out.
type side struct {
	text    *text.Text
	page    *text.Page
	lines   map[string]text.Line
	phrases text.Phrases
}

func newSide(t *text.Text, o text.Options) side {
	page := text.Layout(t, o)
	s := side{text: t, page: page, lines: make(map[string]text.Line), phrases: page.Phrases()}
	for _, l := range page.AllLines() {
		s.lines[l.Clause.ID] = l
	}
	return s
}

// annexTitle is the title of an annex, empty where there is no such annex.
func (s side) annexTitle(i int) string {
	if i >= len(s.text.Annexes) {
		return ""
	}
	return s.text.Annexes[i].Title
}

// pair is a text before and after, with the numbers of the notes of both: those
// that stay or come as they will be, those that go behind them.
type pair struct {
	base, changed side
	attribution   amend.Attribution
	movers        movers
	by            string // the only mover
	numbers       map[string]int
	order         []text.NoteLine
	w             *writer
}

func newPair(base, changed side, tracked *Tracked, notesOnPage bool) *pair {
	p := &pair{
		base: base, changed: changed, by: tracked.By, movers: moversOf(tracked.Amendments), numbers: make(map[string]int), w: newWriter("", notesOnPage),
		attribution: amend.Attribute(base.text, changed.text, tracked.Comparison, tracked.Amendments),
	}
	p.w.note = p.note
	if len(p.movers.names) == 1 {
		p.by = p.movers.names[0]
	}
	for _, notes := range [][]text.NoteLine{changed.page.Notes, base.page.Notes} {
		for _, n := range notes {
			p.number(n.Key)
		}
	}
	return p
}

// notes are written one by one, because a note may cite one that nothing else
// does.
func (p *pair) notes() []noteView {
	if p.w.onPage {
		return nil
	}
	var all []noteView
	for i := 0; i < len(p.order); i++ {
		n := p.w.notes(p.order[i : i+1])[0]
		n.Words = p.note(p.order[i].Key)
		all = append(all, n)
	}
	return all
}

// note writes a note's words with what changes in them: all of them go where the
// changed text has no indicator of it.
func (p *pair) note(key string) template.HTML {
	runs, known := p.attribution.Notes[key]
	if known && (noteIn(p.changed.page.Notes, key) != nil || p.base.text.Footnotes[key] == "") {
		return template.HTML(p.runs(runs, ""))
	}
	gone := diffing.Run{Op: diffing.Delete, Text: p.base.text.Footnotes[key]}
	return template.HTML(p.runs([]amend.AttributedRun{{Run: gone}}, ""))
}

// heading writes the title or the body line, with its changes where it has any.
func (p *pair) heading(name string, parts []text.Part) template.HTML {
	for _, c := range p.attribution.Clauses {
		if c.Clause == name {
			return template.HTML(p.runs(c.Words, ""))
		}
	}
	return p.w.parts(parts)
}

// annexTitle writes the title of an annex with what differs in it. No amendment
// changes one, but versions may differ.
func (p *pair) annexTitle(i int) template.HTML {
	before, after := p.base.annexTitle(i), p.changed.annexTitle(i)
	if before == after {
		return p.w.parts(p.changed.page.Annexes[i].Title)
	}
	var runs []amend.AttributedRun
	for _, run := range diffing.Words(before, after) {
		runs = append(runs, amend.AttributedRun{Run: run})
	}
	return template.HTML(p.runs(runs, ""))
}

func (p *pair) clauses(wanted map[string]bool) []flat {
	var out []flat
	for _, c := range p.attribution.Clauses {
		if wanted[c.Clause] {
			out = append(out, p.clause(c))
		}
	}
	return out
}

// clause writes one clause of the comparison. A deleted one is as it stood, any
// other as it will stand.
func (p *pair) clause(c amend.AttributedClause) flat {
	from := p.changed
	if c.Status == amend.Deleted {
		from = p.base
	}
	line := from.lines[c.Clause]
	view := &clauseView{ID: c.Clause, Kind: line.Clause.Kind, Label: line.Label, Status: string(c.Status)}
	if c.Status != amend.Same {
		movers := p.movers.behind(c.Movers)
		view.By = p.who(movers)
		if p.movers.several() {
			view.Marks = p.movers.marks(movers)
		}
	}
	view.Words = template.HTML(p.withEnd(c, line))
	return flat{line.Depth, view}
}

// who names movers: the only one there is, or those of several.
func (p *pair) who(movers []int) string {
	if p.movers.several() {
		return p.movers.named(movers)
	}
	return p.by
}

// withEnd writes a clause's words with its end punctuation. Indicators at the
// words' very end stand behind it, where the language has it so.
func (p *pair) withEnd(c amend.AttributedClause, line text.Line) string {
	if parts := line.Parts; len(parts) > 0 && parts[len(parts)-1].Note == 0 {
		return p.runs(slices.Concat(c.Words, c.End), c.Clause)
	}
	words, indicators := cutIndicators(c.Words)
	return p.runs(slices.Concat(words, c.End, indicators), c.Clause)
}

// cutIndicators divides runs into the words and the indicators at their very end.
func cutIndicators(runs []amend.AttributedRun) (words, indicators []amend.AttributedRun) {
	words = slices.Clone(runs)
	for len(words) > 0 {
		last := words[len(words)-1]
		at := beforeIndicators(last.Text)
		behind := last
		last.Text, behind.Text = last.Text[:at], last.Text[at:]
		words = words[:len(words)-1]
		if behind.Text != "" {
			indicators = slices.Insert(indicators, 0, behind)
		}
		if last.Text != "" {
			return append(words, last), indicators
		}
	}
	return words, indicators
}

// beforeIndicators is where the indicators at the end of words begin.
func beforeIndicators(words string) int {
	at := len(words)
	for at > 0 {
		open := strings.LastIndex(words[:at], "{fn:")
		if open < 0 || open+text.MarkLength(words[open:]) != at {
			break
		}
		at = open
	}
	return at
}

// runs writes words with their changes. The clause that they stand in is empty for
// those of the title, the body line, an annex's title or a note.
func (p *pair) runs(runs []amend.AttributedRun, clause string) string {
	var b strings.Builder
	afterNote := false
	for i, run := range runs {
		words := p.words(run.Run, clause, &afterNote)
		if run.Op == diffing.Equal || words == "" {
			b.WriteString(words)
			continue
		}
		goesOn := i+1 < len(runs) && runs[i+1].Op != diffing.Equal && slices.Equal(run.Movers, runs[i+1].Movers)
		b.WriteString(p.change(run, words, goesOn))
	}
	return b.String()
}

// change puts words into ins or del with who wants it, behind which stand the
// letters of one of several movers, unless more of theirs follows at once. A blank
// at the end stands apart, so that the letters stand at the words.
func (p *pair) change(run amend.AttributedRun, words string, goesOn bool) string {
	movers := p.movers.behind(run.Movers)
	attributes := p.whose(movers)
	tagged := func(words string) string { return "<" + run.Op + attributes + ">" + words + "</" + run.Op + ">" }
	if !p.movers.several() || len(movers) == 0 || goesOn {
		return tagged(words)
	}
	mark := `<span class="mark" data-mark="` + p.movers.marks(movers) + `"></span>`
	core := strings.TrimRight(words, " ")
	if core == "" || core == words {
		return tagged(words) + mark
	}
	return tagged(core) + mark + tagged(words[len(core):])
}

// whose are the attributes that say who wants a change.
func (p *pair) whose(movers []int) string {
	name := escape(p.who(movers))
	if name == "" {
		return ""
	}
	out := ` data-by="` + name + `" title="` + name + `"`
	if p.movers.several() {
		out = ` class="mover-` + strconv.Itoa(1+movers[0]%underlines) + `"` + out
	}
	return out
}

// words writes a run; afterNote carries from run to run whether an indicator was
// written last, from which the next one is divided by a comma.
func (p *pair) words(run diffing.Run, clause string, afterNote *bool) string {
	var b strings.Builder
	for _, piece := range text.Inlines(run.Text) {
		if *afterNote && piece.Kind == text.Note {
			b.WriteString(betweenIndicators)
		}
		*afterNote = piece.Kind == text.Note
		b.WriteString(p.w.part(p.part(piece, run.Op, clause)))
	}
	return b.String()
}

func (p *pair) part(piece text.Inline, op, clause string) text.Part {
	switch piece.Kind {
	case text.Note:
		return text.Part{Note: p.number(piece.Keys[0]), NoteKey: piece.Keys[0]}
	case text.Ref:
		from := p.changed
		if op == diffing.Delete {
			from = p.base
		}
		return text.Part{Text: from.phrases.In(clause, piece.Keys), Refs: piece.Keys, Emphasis: piece.Emphasis}
	default:
		return text.Part{Text: piece.Text, Emphasis: piece.Emphasis}
	}
}

// number is a note's number; a note that has none yet gets the next.
func (p *pair) number(key string) int {
	if p.numbers[key] == 0 {
		p.order = append(p.order, text.NoteLine{Number: len(p.order) + 1, Key: key})
		p.numbers[key] = len(p.order)
	}
	return p.numbers[key]
}
