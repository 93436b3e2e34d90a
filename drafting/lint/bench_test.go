package lint_test

import (
	"fmt"
	"testing"

	"chapeau/drafting/lint"
	"chapeau/drafting/text"
)

// longText has sixty clauses of about fifty words each, with citations, references
// and notes.
func longText(b *testing.B) *text.Text {
	x := &text.Text{Title: "Navigation on shared rivers", Body: "The Commission on Inland Waterways,", Footnotes: map[string]string{}}
	verbs := []string{"*Requests* the Secretariat", "*Also requests* the Secretariat", "*Invites* all ports", "*Takes note* of the report, and requests the ports"}
	for i := range 60 {
		key := fmt.Sprintf("n%d", i)
		x.Footnotes[key] = "E/CN.99/2031/" + fmt.Sprint(i+1) + ", annex."
		words := verbs[i%len(verbs)] + " to survey the locks and the depths of the river in accordance with its resolution 9/4 of 6 May 2031 and General Assembly resolutions 90/1 and 90/2," +
			" to report on them as paragraph 3 above asks, (and where they can on the pilots), and to keep “the rules” that the ports have agreed upon{fn:" + key + "}"
		x.Clauses = append(x.Clauses, &text.Clause{Kind: text.Operative, Text: words})
	}
	canonical, err := text.Canonical(x)
	if err != nil {
		b.Fatal(err)
	}
	return canonical
}

func BenchmarkCheck60Clauses(b *testing.B) {
	x := longText(b)
	for b.Loop() {
		lint.Check(x, lint.Options{Level: lint.Strict, ToBeAdopted: true})
	}
}

func BenchmarkSequence60Clauses(b *testing.B) {
	x := longText(b)
	for b.Loop() {
		lint.Sequence(x)
	}
}
