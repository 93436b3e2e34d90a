package reporttext

import (
	"slices"
	"strconv"
	"strings"

	"chapeau/drafting/text"
)

// draft is an instrument that is read but not finished. printed holds the label
// of each clause as the source has it, in reading order.
type draft struct {
	text    *text.Text
	printed []string
	lines   []int         // the place of each of these clauses in the source
	heads   map[int]Place // and of the paragraphs that became no clause
	main    int           // how many labels belong to the clauses before the annexes
	own     span
	record  bool // the source records its adoption: it is kept as printed
	known   bool // the source says what each paragraph is; printed are its labels with their punctuation
}

// draft reads one instrument.
func (r *reader) draft(i instrument, own span) *draft {
	h, rest := splitHead(i)
	cited := newCitations()
	plain := inliner{remark: r.remark, given: r.given}
	in := inliner{notes: r.notes, own: own, citations: cited, remark: r.remark, given: r.given}
	t := &text.Text{
		Schema: text.Schema, Lang: languageOf(i.paragraphs, r.lang), Designation: plain.joined(h.designation, " "),
		Symbol: h.symbol, Title: in.joined(h.title, " "), Body: in.joined(h.body, " "),
		Footnotes: make(map[string]string), Annexes: []text.Annex{},
	}
	plain.joined(h.symbolAt, " ") // a symbol is plain words: what it cites is said
	d := &draft{text: t, own: own, heads: make(map[int]Place)}
	d.known = slices.ContainsFunc(i.paragraphs, func(p paragraph) bool { return p.part == Clause })
	d.headAt(Place{Part: Symbol}, h.symbolAt)
	d.headAt(Place{Part: Designation}, h.designation)
	d.headAt(Place{Part: Title}, h.title)
	d.headAt(Place{Part: Body}, h.body)
	if len(h.body) == 0 && i.kind != "" {
		t.ReportParagraph, rest = takeReportParagraph(rest)
	}
	if d.known {
		t.Lang = r.lang
	}
	main, annexes := splitAnnexes(rest)
	tree := arrange(placeStrayLabels(joinCut(main)))
	if len(h.body) == 0 && i.kind != "" {
		tree.onlyProse()
	}
	t.Kind = kindOf(i.kind, t.Title, tree.letters)
	t.Clauses = d.clauses(in, tree.tops)
	d.main, d.record = len(d.printed), tree.adopted
	for _, a := range annexes {
		d.annex(in, a)
	}
	for _, n := range cited.order {
		t.Footnotes[cited.key(n)] = inliner{remark: r.remark}.inline(paragraph{line: n.line, words: n.words})
	}
	r.keepGiven(t)
	r.review(t, tree)
	return d
}

// takeReportParagraph takes the report's own number off a decision that is one
// numbered paragraph; 0 where the paragraphs are anything else.
func takeReportParagraph(paragraphs []paragraph) (int, []paragraph) {
	if len(paragraphs) == 0 {
		return 0, paragraphs
	}
	first, others := paragraphs[0], paragraphs[1:]
	number := first.label
	if number.kind != numbered || number.value == 0 || number.bare != strconv.Itoa(number.value) ||
		slices.ContainsFunc(others, func(p paragraph) bool { return p.label.kind == numbered }) {
		return 0, paragraphs
	}
	first.label = label{}
	return number.value, append([]paragraph{first}, others...)
}

// review says what a person should look at in a text.
func (r *reader) review(t *text.Text, tree *builder) {
	if len(tree.tops) == 0 {
		return
	}
	if t.Body == "" && t.ReportParagraph == 0 && tree.tops[0].source.part == Unknown {
		r.remark(tree.tops[0].source.line, "no body line such as “The General Assembly,” stands before this paragraph; add one")
	}
	unnumbered, notes := 0, 0
	for _, n := range tree.tops {
		switch {
		case n.source.misread:
			r.remark(n.source.line, "%.12q begins with a number that no full stop follows; the paragraph is kept as prose with its number", n.source.words)
		case n.source.part == Unknown && n.kind == text.Operative && n.printed == "":
			unnumbered++
		case n.kind == text.Prose && tree.adopted && printedNote(n.source.words) > 0:
			notes++
		}
	}
	if unnumbered > 1 && !tree.adopted {
		r.remark(tree.operative.source.line, "operative paragraphs up to here carry no number in the source; they are numbered now")
	}
	if notes > 0 {
		r.remark(tree.last.source.line, "printed footnotes up to here are kept as paragraphs: their indicators cannot be told from other numbers")
	}
}

// clauses turns a tree into clauses and notes their printed labels.
func (d *draft) clauses(in inliner, nodes []*node) []*text.Clause {
	clauses := make([]*text.Clause, 0, len(nodes))
	for _, n := range nodes {
		c := &text.Clause{Kind: n.kind, List: n.list}
		if c.Text = in.inline(n.source); c.Kind != text.Heading {
			c.Text, c.End = d.words(c.Text)
		}
		printed := n.printed
		if d.known {
			printed = n.source.label.printed
		}
		d.printed = append(d.printed, printed)
		d.lines = append(d.lines, n.source.line)
		c.Children = d.clauses(in, n.children)
		if len(c.Children) == 0 {
			c.Children = nil
		}
		clauses = append(clauses, c)
	}
	return clauses
}

// words separates the end that the source has, the blank before it included.
// No end is an end too: convention adds none to what was printed. An end behind
// an indicator that the language prints behind the end stays among the words.
func (d *draft) words(inline string) (string, *string) {
	none := ""
	words, end, found, _ := text.SplitEnd(d.text, inline)
	before, isLast := strings.CutSuffix(inline, end)
	if !found || !noteBeforeEnd[d.text.Lang] && isLast && endsWithIndicator(before) {
		return inline, &none
	}
	kept, notes := cutIndicators(words)
	trimmed := strings.TrimRight(kept, " \u00a0\u202f")
	end = kept[len(trimmed):] + end
	if d.text.Lang == "fr" {
		end = strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(end)
	}
	return trimmed + notes, &end
}

func endsWithIndicator(words string) bool {
	_, notes := cutIndicators(words)
	return notes != ""
}

// cutIndicators separates the note indicators at the end of words.
func cutIndicators(words string) (string, string) {
	kept := words
	for strings.HasSuffix(kept, "}") {
		open := strings.LastIndex(kept, "{fn:")
		if open < 0 || text.MarkLength(kept[open:]) != len(kept)-open {
			break
		}
		kept = kept[:open]
	}
	return kept, words[len(kept):]
}

// finish assigns ids, drops conventional ends and keeps the numbers as printed.
// It is called for every draft in order, once all are read.
func (r *reader) finish(d *draft) (*text.Text, error) {
	r.keepUncited(d)
	t, err := text.Canonical(d.text)
	if err != nil {
		return nil, err
	}
	if d.known {
		keepLabels(t, d.printed)
		return t, nil
	}
	keepNumbers(t, d.printed, d.record)
	return t, nil
}

// keepUncited adds the footnotes that no indicator cites as paragraphs at the
// end, so that no word is lost.
func (r *reader) keepUncited(d *draft) {
	if r.uncited == nil {
		r.uncited = r.notes.uncited()
	}
	var prose []*text.Clause
	for len(r.uncited) > 0 && d.own.holds(r.uncited[0]) {
		n := r.uncited[0]
		r.uncited = r.uncited[1:]
		r.remark(n.line, "the footnote %s has no indicator in the text; it is kept as a paragraph at the end", text.Superscript(n.number))
		c := &text.Clause{Kind: text.Prose}
		c.Text, c.End = d.words(inliner{remark: r.remark}.inline(paragraph{line: n.line, words: n.printed()}))
		prose = append(prose, c)
	}
	d.printed = slices.Insert(d.printed, d.main, make([]string, len(prose))...)
	d.lines = slices.Insert(d.lines, d.main, make([]int, len(prose))...)
	d.text.Clauses = append(d.text.Clauses, prose...)
}
