package akn_test

import (
	"fmt"
	"strings"

	"pgregory.net/rapid"

	"chapeau/drafting/text"
)

// oddWords are what a text may hold and a file easily loses: marks as words,
// blanks and line breaks, characters that XML cannot hold, words that read like
// ends.
var oddWords = []string{
	"locks", "the", "of States", "océan", "河", "نهر", "[draft]", "“quoted”", `\*`, `\{`, `\}`, `\\`, "{", "}", `\`, "&amp;", "<b>", "]]>", "<!--", "?>",
	" ", "  ", "\n", "\t", "\r", "\u00a0", "\u2028", "\ufeff", "\x01", "\x1f", "\ufffe", "\u0085", "e\u0301", ",", ";", ".", ":", "“X.”", "; and", ";;", "(a)", "1.",
}

type oddDrawer struct {
	*rapid.T
	ids   []string
	fresh int
}

// oddText generates a text of any shape that is canonical.
func oddText(t *rapid.T) *text.Text {
	d := &oddDrawer{T: t}
	x := &text.Text{
		Kind: rapid.SampledFrom([]text.DocumentKind{text.Resolution, text.Decision}).Draw(t, "kind"),
		Lang: rapid.SampledFrom([]string{"", "en", "fr", "es-419", "zh", "ar", "xx", "no such language", "fr-CA"}).Draw(t, "lang"),
		Body: d.inline("body", 3), Title: d.inline("title", 3), Symbol: d.plain("symbol"), Designation: d.plain("designation"),
		ReportParagraph: rapid.IntRange(0, 2).Draw(t, "number"), Footnotes: map[string]string{},
	}
	for range rapid.IntRange(0, 3).Draw(t, "sponsors") {
		x.Sponsors = append(x.Sponsors, d.plain("sponsor"))
	}
	for _, key := range []string{"a", "b", `c"<&é`, "n1", "spare"} {
		if rapid.IntRange(0, 3).Draw(t, "note") > 0 {
			x.Footnotes[key] = d.inline("note", 3)
		}
	}
	x.Clauses = d.clauses(1)
	for range rapid.IntRange(0, 2).Draw(t, "annexes") {
		x.Annexes = append(x.Annexes, text.Annex{Title: d.inline("annex", 2), Clauses: d.clauses(1)})
	}
	canonical, err := text.Canonical(x)
	if err != nil {
		t.Fatalf("the generated text is not valid: %v", err)
	}
	return canonical
}

func (d *oddDrawer) plain(label string) string {
	if rapid.Bool().Draw(d.T, label) {
		return ""
	}
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(oddWords), 1, 3).Draw(d.T, label), "")
}

// inline generates inline text with marks anywhere.
func (d *oddDrawer) inline(label string, most int) string {
	var b strings.Builder
	emphasis := false
	for range rapid.IntRange(0, most).Draw(d.T, label) {
		switch rapid.IntRange(0, 7).Draw(d.T, "piece") {
		case 0:
			b.WriteByte('*')
			emphasis = !emphasis
		case 1:
			b.WriteString("{fn:" + rapid.SampledFrom([]string{"a", "b", `c"<&é`, "n1", "absent"}).Draw(d.T, "key") + "}")
		case 2:
			b.WriteString("{ref:" + d.anyID() + "}")
		case 3:
			b.WriteString("{refs:" + d.anyID() + "," + d.anyID() + "}")
		default:
			b.WriteString(rapid.SampledFrom(oddWords).Draw(d.T, "word"))
		}
	}
	if emphasis {
		b.WriteByte('*')
	}
	if s := b.String(); text.ValidateInline("", s) == nil {
		return s
	}
	return "locks"
}

func (d *oddDrawer) anyID() string {
	return rapid.SampledFrom(append([]string{"gone", "c1", "c2", "c3"}, d.ids...)).Draw(d.T, "id")
}

func (d *oddDrawer) clauses(depth int) []*text.Clause {
	var out []*text.Clause
	for range rapid.IntRange(0, 5-depth).Draw(d.T, "clauses") {
		out = append(out, d.clause(depth))
	}
	return out
}

func (d *oddDrawer) clause(depth int) *text.Clause {
	d.fresh++
	kinds := []text.Kind{text.Preambular, text.Operative, text.Operative, text.Heading, text.Prose, text.Item}
	c := &text.Clause{
		ID: rapid.SampledFrom([]string{"c%d", `"%d`, "<é&%d>", "c-%d"}).Draw(d.T, "id"), Kind: rapid.SampledFrom(kinds).Draw(d.T, "kind"),
		List: rapid.SampledFrom([]text.List{"", "", text.Alpha, text.Roman, text.Decimal, text.Bullet, text.None}).Draw(d.T, "list"),
		Text: d.inline("text", 6), Unnumbered: rapid.IntRange(0, 5).Draw(d.T, "unnumbered") == 0,
	}
	c.ID = fmt.Sprintf(c.ID, d.fresh)
	d.ids = append(d.ids, c.ID)
	if rapid.IntRange(0, 4).Draw(d.T, "labelled") == 0 {
		c.Label = rapid.SampledFrom([]string{"1 bis", "3", "(a)", "一、", "\x01", `"`, " "}).Draw(d.T, "label")
	}
	if rapid.IntRange(0, 4).Draw(d.T, "ended") == 0 {
		end := rapid.SampledFrom([]string{"", ";", ".", "; and", " ;", "，", "\n", "…", "\x01"}).Draw(d.T, "end")
		c.End = &end
	}
	switch rapid.IntRange(0, 8).Draw(d.T, "related") {
	case 0:
		c.Relation = &text.Relation{AdditionTo: d.anyID()}
	case 1:
		c.Relation = &text.Relation{AlternativeTo: d.anyID()}
	case 2:
		c.Relation = &text.Relation{}
	}
	if depth < 4 && rapid.IntRange(0, 2).Draw(d.T, "nested") == 0 {
		c.Children = d.clauses(depth + 1)
	}
	return c
}
