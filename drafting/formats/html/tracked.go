package html

import (
	"html/template"
	"strings"

	"chapeau/diffing"
	"chapeau/drafting/amend"
	"chapeau/drafting/text"
)

// trackedView lays a text out with the changes that lead to another in place:
// words taken out and put in, clauses deleted where they stood and inserted
// where they will stand. Numbers stay those of the text, as in negotiation.
func trackedView(base *text.Text, o text.Options, tracked *Tracked) textView {
	changedOptions := o
	changedOptions.Numbering, changedOptions.Reference = text.Still, base
	p := newPair(newSide(base, o), newSide(tracked.Changed, changedOptions), tracked.By)
	v := headOf(tracked.Changed)
	v.By = tracked.By
	runs := make(map[string]amend.ClauseDiff)
	for _, d := range tracked.Comparison.Clauses {
		runs[d.Clause] = d
	}
	v.Title = p.heading(runs, "title", p.changed.page.Title)
	v.Body = p.heading(runs, "body", p.changed.page.Body)
	v.Clauses = nest(p.clauses(tracked.Comparison.Clauses, inMain(base, tracked.Changed)))
	for i, a := range p.changed.page.Annexes {
		v.Annexes = append(v.Annexes, annexView{Title: p.w.parts(a.Title), Clauses: nest(p.clauses(tracked.Comparison.Clauses, inAnnex(base, tracked.Changed, i)))})
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

func inAnnex(base, changed *text.Text, i int) map[string]bool {
	ids := make(map[string]bool)
	if i < len(base.Annexes) {
		collect(ids, base.Annexes[i].Clauses)
	}
	collect(ids, changed.Annexes[i].Clauses)
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
	page  *text.Page
	ends  map[*text.Clause]string
	lines map[string]text.Line
	refs  map[string]text.Part // clause and ids → the reference as printed there
}

func newSide(t *text.Text, o text.Options) side {
	page := text.Layout(t, o)
	s := side{page: page, ends: text.ConventionalEnds(t), lines: make(map[string]text.Line), refs: make(map[string]text.Part)}
	s.add(page.Lines)
	for _, a := range page.Annexes {
		s.add(a.Lines)
	}
	return s
}

func (s side) add(lines []text.Line) {
	for _, l := range lines {
		s.lines[l.Clause.ID] = l
		for _, p := range l.Parts {
			if len(p.Refs) > 0 {
				s.refs[l.Clause.ID+" "+strings.Join(p.Refs, ",")] = p
			}
		}
	}
}

// pair is a text before and after, with the numbers of the notes of both: those
// that stay or come as they will be, those that go behind them.
type pair struct {
	base, changed side
	by            string
	numbers       map[string]int
	order         []text.NoteLine
	w             *writer
}

func newPair(base, changed side, by string) *pair {
	p := &pair{base: base, changed: changed, by: by, numbers: make(map[string]int), w: newWriter("")}
	for _, notes := range [][]text.NoteLine{changed.page.Notes, base.page.Notes} {
		for _, n := range notes {
			if p.numbers[n.Key] != 0 {
				continue
			}
			n.Number = len(p.order) + 1
			p.numbers[n.Key] = n.Number
			p.order = append(p.order, n)
		}
	}
	return p
}

func (p *pair) notes() []noteView { return p.w.notes(p.order) }

// heading writes the title or the body line, with its changes where it has any.
func (p *pair) heading(runs map[string]amend.ClauseDiff, name string, parts []text.Part) template.HTML {
	if d, changed := runs[name]; changed {
		return template.HTML(p.runs(d.Runs, name))
	}
	return p.w.parts(parts)
}

func (p *pair) clauses(diffs []amend.ClauseDiff, wanted map[string]bool) []flat {
	var out []flat
	for _, d := range diffs {
		if wanted[d.Clause] {
			out = append(out, p.clause(d))
		}
	}
	return out
}

// clause writes one clause of the comparison. A deleted one is as it stood, any
// other as it will stand.
func (p *pair) clause(d amend.ClauseDiff) flat {
	from := p.changed
	if _, exists := from.lines[d.Clause]; d.Status == amend.Deleted || !exists {
		from = p.base
	}
	line := from.lines[d.Clause]
	view := &clauseView{ID: d.Clause, Kind: line.Clause.Kind, Label: line.Label, Status: string(d.Status)}
	if d.Status != amend.Same {
		view.By = p.by
	}
	view.Words = template.HTML(p.withEnd(p.splitTrailing(d.Runs), from.end(line), line, d))
	return flat{line.Depth, view}
}

// splitTrailing divides runs into the words and the indicators at their very
// end, which print behind the end punctuation.
func (p *pair) splitTrailing(runs []diffing.Run) [2][]diffing.Run {
	if len(runs) == 0 {
		return [2][]diffing.Run{}
	}
	last := runs[len(runs)-1]
	at := len(last.Text)
	for at > 0 {
		open := strings.LastIndex(last.Text[:at], "{fn:")
		if open < 0 || open+text.MarkLength(last.Text[open:]) != at {
			break
		}
		at = open
	}
	words := append(append([]diffing.Run(nil), runs[:len(runs)-1]...), diffing.Run{Op: last.Op, Text: last.Text[:at]})
	return [2][]diffing.Run{words, {{Op: last.Op, Text: last.Text[at:]}}}
}

// withEnd writes a clause's runs with its end punctuation, which is inserted or
// deleted with the whole clause only.
func (p *pair) withEnd(runs [2][]diffing.Run, end string, line text.Line, d amend.ClauseDiff) string {
	end = escape(end)
	switch d.Status {
	case amend.Deleted:
		end = p.change("del", end)
	case amend.Inserted:
		end = p.change("ins", end)
	}
	if parts := line.Parts; len(parts) > 0 && parts[len(parts)-1].Note == 0 {
		return p.runs(runs[0], d.Clause) + p.runs(runs[1], d.Clause) + end
	}
	return p.runs(runs[0], d.Clause) + end + p.runs(runs[1], d.Clause)
}

// end is the end punctuation of a laid-out clause.
func (s side) end(line text.Line) string {
	if line.Clause.End != nil {
		return *line.Clause.End
	}
	return s.ends[line.Clause]
}

func (p *pair) runs(runs []diffing.Run, clause string) string {
	var b strings.Builder
	for _, run := range runs {
		words := p.words(run, clause)
		switch run.Op {
		case diffing.Insert:
			words = p.change("ins", words)
		case diffing.Delete:
			words = p.change("del", words)
		}
		b.WriteString(words)
	}
	return b.String()
}

// change puts words into ins or del with who wants it.
func (p *pair) change(tag, words string) string {
	if words == "" {
		return ""
	}
	who := ""
	if p.by != "" {
		who = ` data-by="` + escape(p.by) + `" title="` + escape(p.by) + `"`
	}
	return "<" + tag + who + ">" + words + "</" + tag + ">"
}

func (p *pair) words(run diffing.Run, clause string) string {
	var b strings.Builder
	afterNote := false
	for _, piece := range text.Inlines(run.Text) {
		if afterNote && piece.Kind == text.Note {
			b.WriteString(",")
		}
		afterNote = piece.Kind == text.Note
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
		part := from.refs[clause+" "+strings.Join(piece.Keys, ",")]
		part.Refs, part.Emphasis = piece.Keys, piece.Emphasis
		return part
	default:
		return text.Part{Text: piece.Text, Emphasis: piece.Emphasis}
	}
}

// number is a note's number; a note that neither version prints gets the next.
func (p *pair) number(key string) int {
	if p.numbers[key] == 0 {
		p.order = append(p.order, text.NoteLine{Number: len(p.order) + 1, Key: key})
		p.numbers[key] = len(p.order)
	}
	return p.numbers[key]
}
