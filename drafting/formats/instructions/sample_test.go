package instructions

import (
	"strings"
	"testing"

	"chapeau/drafting/amend"
	"chapeau/drafting/text"
)

const sampleResolution = `{"kind":"resolution","symbol":"E/CN.99/2031/L.3","title":"Model code for pilots","body":"The Commission on Inland Waterways,","clauses":[
 {"id":"p1","kind":"preambular","text":"*Recalling* the Convention on River Marking{fn:conv}"},
 {"id":"p2","kind":"preambular","text":"*Noting* that pilots, locks and ports are surveyed every two years"},
 {"id":"p3","kind":"preambular","text":"*Aware* of the needs of small ports","children":[
   {"id":"p3a","kind":"item","text":"Those on rivers"},
   {"id":"p3b","kind":"item","text":"Those on canals"}]},
 {"id":"h1","kind":"heading","text":"Training"},
 {"id":"o1","kind":"operative","text":"*Requests* the Secretariat","children":[
   {"id":"o1a","kind":"item","text":"To prepare a model code for the “river schools”"},
   {"id":"o1b","kind":"item","text":"To report on the code","children":[
     {"id":"o1bi","kind":"item","text":"Every year"},
     {"id":"o1bii","kind":"item","text":"In full"}]}]},
 {"id":"o2","kind":"operative","text":"*Invites* donors to contribute to the fund and donors to report on the fund"},
 {"id":"o3","kind":"operative","text":"*Urges* States to act as set out in {ref:o1}"},
 {"id":"h2","kind":"heading","text":"Review"},
 {"id":"o4","kind":"operative","text":"*Decides* to review the Convention{fn:conv} and its annexes{fn:annexes} [in 2033]"},
 {"id":"o4bis","kind":"operative","label":"4 bis","text":"*Stresses* the role of women pilots"},
 {"id":"o5","kind":"operative","text":"*Decides* to remain seized of the matter"}],
 "footnotes":{"conv":"E/CN.99/2028/4, annex.","annexes":"Ibid., annex II."},
 "annexes":[{"title":"Terms of reference","clauses":[{"id":"a1","kind":"operative","text":"The group has five members"},{"id":"a2","kind":"operative","text":"It meets every year"}]}]}`

const sampleDecision = `{"kind":"decision","title":"Agenda","body":"The Commission:","clauses":[
 {"id":"d1","kind":"operative","text":"Takes note of the report"},
 {"id":"d2","kind":"operative","text":"Approves the agenda","list":"decimal","children":[
   {"id":"d2x","kind":"item","text":"Opening"},{"id":"d2y","kind":"item","text":"Closing"}]}],"footnotes":{},"annexes":[]}`

const soleDecision = `{"kind":"resolution","title":"Thanks","body":"The Commission,","clauses":[
 {"id":"s1","kind":"preambular","text":"*Noting* the work"},
 {"id":"s2","kind":"operative","text":"*Thanks* the pilots of the river","list":"bullet","children":[{"id":"s2x","kind":"item","text":"The old"},{"id":"s2y","kind":"item","text":"The young"}]}],"footnotes":{},"annexes":[]}`

func sample(t testing.TB, source string) *text.Text {
	t.Helper()
	base, err := text.Decode([]byte(source))
	if err != nil {
		t.Fatal(err)
	}
	return base
}

// printedLines are a text's lines with their labels, the base's numbers kept.
func printedLines(base, t *text.Text) []string {
	page := text.Layout(t, text.Options{Numbering: text.Still, Reference: base, PreambularNumbers: true})
	join := func(parts []text.Part) string {
		var b strings.Builder
		for _, p := range parts {
			words := p.Text
			if p.Note > 0 {
				words = text.Superscript(p.Note)
			}
			if p.Emphasis {
				words = "*" + words + "*"
			}
			b.WriteString(words)
		}
		return b.String()
	}
	lines := []string{join(page.Title), join(page.Body)}
	add := func(all []text.Line) {
		for _, l := range all {
			line := strings.TrimSpace(l.Label + " " + join(l.Parts))
			if l.Clause.List != "" {
				line += " [" + string(l.Clause.List) + "]"
			}
			lines = append(lines, line)
		}
	}
	add(page.Lines)
	for _, annex := range page.Annexes {
		lines = append(lines, join(annex.Title))
		add(annex.Lines)
	}
	for _, n := range page.Notes {
		lines = append(lines, text.Superscript(n.Number)+" "+join(n.Parts))
	}
	return lines
}

// differing are the lines that come and go between two prints, in order.
func differing(before, after []string) string {
	common := make([][]int, len(before)+1)
	for i := range common {
		common[i] = make([]int, len(after)+1)
	}
	for i := len(before) - 1; i >= 0; i-- {
		for j := len(after) - 1; j >= 0; j-- {
			if before[i] == after[j] {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	var out []string
	i, j := 0, 0
	for i < len(before) || j < len(after) {
		switch {
		case i < len(before) && j < len(after) && before[i] == after[j]:
			i, j = i+1, j+1
		case j == len(after) || i < len(before) && common[i+1][j] >= common[i][j+1]:
			out = append(out, "- "+before[i])
			i++
		default:
			out = append(out, "+ "+after[j])
			j++
		}
	}
	return strings.Join(out, "\n")
}

// outcome is what instructions make of a text, as the lines that come and go.
func outcome(base *text.Text, words string) (string, error) {
	r, err := Read(base, words, text.Options{})
	if err != nil {
		return "", err
	}
	changed, err := amend.Apply(base, r.Amendment)
	if err != nil {
		return "", err
	}
	return differing(printedLines(base, base), printedLines(base, changed)), nil
}
