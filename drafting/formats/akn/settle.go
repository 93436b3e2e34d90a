package akn

import (
	"strings"

	"chapeau/drafting/text"
)

// settle makes a text of what was read. What this package wrote is complete;
// paragraphs of others get what their place and their printed numbers say.
func (r *reader) settle(clauses []*text.Clause) (*text.Text, error) {
	t := &text.Text{
		Kind: r.kind, Lang: r.lang, Sponsors: r.sponsors, Designation: r.named, ReportParagraph: r.para,
		Title: r.title, Body: r.formula, Clauses: clauses, Footnotes: r.footnotes, Annexes: r.annexes,
	}
	for i, pieces := range r.titles {
		t.Annexes[i].Title = strings.Join(pieces, " ")
	}
	t.Symbol = r.masthead.Symbol
	if r.symbol != nil {
		t.Symbol = *r.symbol
	}
	if t.Symbol == "" && !r.ours {
		t.Symbol = r.number
	}
	if t.Kind != text.Resolution && t.Kind != text.Decision {
		t.Kind = r.kindOf()
	}
	r.settleKinds(t)
	r.settleLists(t)
	canonical, err := text.Canonical(t)
	if err != nil {
		return nil, err
	}
	r.settleNumbers(t, canonical)
	return canonical, nil
}

func (r *reader) kindOf() text.DocumentKind {
	if strings.Contains(strings.ToLower(r.stated), "decision") {
		return text.Decision
	}
	return text.Resolution
}

// settleKinds finds the body line that stands as a paragraph, and tells a
// decision's one paragraph from a numbered one.
func (r *reader) settleKinds(t *text.Text) {
	if t.Body == "" && !r.ours && len(t.Clauses) > 1 && t.Clauses[0].Kind == text.Preambular && isBodyLine(t.Clauses[0]) {
		t.Body, t.Clauses = t.Clauses[0].Text, t.Clauses[1:]
		r.remark("“%s” is taken for the body line", text.PlainWords(t.Body))
	}
	var top []*text.Clause
	for _, c := range t.Clauses {
		if c.Kind == text.Operative {
			top = append(top, c)
		}
	}
	if len(top) == 1 && t.Kind == text.Decision && r.isForeign(top[0]) && r.nums[top[0]] == "" {
		top[0].Kind = text.Prose
	}
}

func (r *reader) isForeign(c *text.Clause) bool {
	_, foreign := r.nums[c]
	return foreign
}

// isBodyLine tells a line that only names who acts.
func isBodyLine(c *text.Clause) bool {
	const most = 100
	words := text.PlainWords(c.Text)
	if len(c.Children) > 0 || len(words) > most || !strings.HasSuffix(words, ",") && !strings.HasSuffix(words, ":") {
		return false
	}
	article, rest, found := strings.Cut(words, " ")
	switch article {
	case "The", "Le", "La", "Les", "El", "Los":
		return found && !strings.ContainsAny(strings.TrimRight(rest, ",:"), ",;:.")
	default:
		return false
	}
}

// settleLists says how the items of a clause are labelled, after the number of
// the first.
func (r *reader) settleLists(t *text.Text) {
	t.Walk(func(c, _ *text.Clause) bool {
		if c.List != "" || len(c.Children) == 0 {
			return true
		}
		for _, child := range c.Children {
			num, foreign := r.nums[child]
			if !foreign {
				return true
			}
			if child.Kind == text.Item {
				c.List = listOf(num)
				return true
			}
		}
		return true
	})
}

func listOf(num string) text.List {
	switch bare := bareLabel(num); {
	case bare == "":
		return text.None
	case isDash(bare):
		return text.Bullet
	case bare == "i":
		return text.Roman
	case bare[0] >= '0' && bare[0] <= '9':
		return text.Decimal
	default:
		return text.Alpha
	}
}

func isDash(bare string) bool {
	switch bare {
	case "•", "–", "—", "-", "*", "·", "‣", "▪":
		return true
	default:
		return false
	}
}

// bareLabel is a number without the punctuation around it.
func bareLabel(printed string) string { return strings.Trim(printed, " .()、\u00a0") }

// settleNumbers compares the numbers that others printed with those that are
// computed, and fixes those that differ: the first of each list, for that often
// brings the others right, and at last all.
func (r *reader) settleNumbers(read, canonical *text.Text) {
	printed := r.printedNumbers(read, canonical)
	if len(printed) == 0 {
		return
	}
	for c, num := range printed {
		if num == "" && c.Kind == text.Operative {
			c.Unnumbered = true
		}
	}
	dropIdle(canonical, printed)
	const rounds = 6
	for round := range rounds {
		if !fixNumbers(canonical, printed, round == rounds-1) {
			break
		}
	}
	fixNumbers(canonical, printed, true)
}

// printedNumbers pairs the clauses of the canonical text with the numbers that
// others printed.
func (r *reader) printedNumbers(read, canonical *text.Text) map[*text.Clause]string {
	if len(r.nums) == 0 {
		return nil
	}
	var before []*text.Clause
	read.Walk(func(c, _ *text.Clause) bool {
		before = append(before, c)
		return true
	})
	printed := make(map[*text.Clause]string)
	at := 0
	canonical.Walk(func(c, _ *text.Clause) bool {
		if num, foreign := r.nums[before[at]]; foreign {
			printed[c] = num
		}
		at++
		return true
	})
	return printed
}

// dropIdle takes "unnumbered" from clauses that have no number anyway.
func dropIdle(t *text.Text, printed map[*text.Clause]string) {
	unnumbered := make(map[*text.Clause]bool)
	for c := range printed {
		if c.Unnumbered {
			unnumbered[c] = true
			c.Unnumbered = false
		}
	}
	for _, l := range allLines(t) {
		if unnumbered[l.Clause] && l.Label != "" {
			l.Clause.Unnumbered = true
		}
	}
}

func allLines(t *text.Text) []text.Line {
	page := text.Layout(t, text.Options{})
	lines := page.Lines
	for _, a := range page.Annexes {
		lines = append(lines, a.Lines...)
	}
	return lines
}

// fixNumbers fixes numbers that differ from the printed ones; it tells whether
// there were any. Without all it fixes one of those that stand next to each other.
func fixNumbers(t *text.Text, printed map[*text.Clause]string, all bool) bool {
	changed, depth := false, -1
	for _, l := range allLines(t) {
		num, foreign := printed[l.Clause]
		if !foreign || num == "" || sameLabel(num, l.Label) {
			continue
		}
		if changed && !all && depth == l.Depth {
			continue
		}
		changed, depth = true, l.Depth
		if l.Clause.Label == "" {
			l.Clause.Label = bareLabel(num)
		} else {
			l.Clause.Label = num
		}
	}
	return changed
}

func sameLabel(a, b string) bool {
	a, b = bareLabel(a), bareLabel(b)
	return a == b || isDash(a) && isDash(b)
}
