package instructions

import (
	"fmt"
	"strings"
	"testing"

	"chapeau/drafting/amend"
	"chapeau/drafting/text"
)

var roles = map[Role]string{Plain: "", Changed: "changed", Deleted: "deleted", Moved: "moved", After: "after", Before: "before", Within: "within", Beside: "beside", Old: "old", New: "new", Place: "place", Inserted: "inserted"}

// shown is a sentence with the role of each segment that is not plain.
func shown(s Sentence) string {
	var b strings.Builder
	for _, one := range s.Segments {
		switch {
		case one.Role == Plain:
			b.WriteString(one.Words)
		case one.Part != ClausePart:
			fmt.Fprintf(&b, "{%s part %d: %s}", roles[one.Role], one.Part, one.Words)
		default:
			fmt.Fprintf(&b, "{%s %s: %s}", roles[one.Role], one.Clause, one.Words)
		}
	}
	return b.String()
}

// TestSegments tells what each stretch of a sentence names or quotes.
func TestSegments(t *testing.T) {
	base := sample(t, sampleResolution)
	for _, c := range []struct{ ops, want string }{
		{`{"op":"edit","clause":"p2","find":"every two years","with":"every year"}`, `In {changed p2: preambular paragraph 2}, replace the words {old : two years} with the word {new : year}.`},
		{`{"op":"edit","clause":"o2","after":"donors to report","insert":" annually"}`, `In {changed o2: operative paragraph 2}, after the words {place : to report}, insert the word {new : annually}.`},
		{`{"op":"edit","clause":"o2","end":"; and"}`, `Replace the punctuation at the end of {changed o2: operative paragraph 2} with {new : ; and}.`},
		{`{"op":"set_title","text":"Model code for river pilots"}`, `In {changed part 1: the title}, after the words {place : code for}, insert the word {new : river}.`},
		{`{"op":"delete","clause":"o3"}`, `Delete {deleted o3: operative paragraph 3}.`},
		{`{"op":"move","clause":"o5","after":"o2"}`, `Move {moved o5: operative paragraph 5} to follow {after o2: operative paragraph 2}.`},
		{
			`{"op":"insert","first_of":"operative","clause":{"id":"n","kind":"operative","label":"0","relation":{"alternative_to":"o1"},"text":"*Thanks*{fn:x}"},"footnotes":{"x":"E/1."}}`,
			`At the beginning of {within part 5: the operative part}, insert a new operative paragraph numbered “0”, as an alternative to {beside o1: operative paragraph 1}, reading: {inserted : *Thanks*[^3]}, with a new footnote 3 reading: {new : E/1.}.`,
		},
	} {
		a, err := amend.Decode([]byte(`{"id":"A","ops":[` + c.ops + `]}`))
		if err != nil {
			t.Fatal(err)
		}
		sentences, err := Write(base, a, text.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := shown(sentences[0]); len(sentences) != 1 || got != c.want {
			t.Errorf("the segments are\n%s\nwant\n%s", got, c.want)
		}
	}
}

// A new clause is quoted with what stands under it, as it prints.
func TestAQuotedClause(t *testing.T) {
	_, p := samplePaper(t)
	for _, s := range p.Sentences[1].Segments {
		if s.Role != Inserted {
			continue
		}
		if c := s.New; c.Words != "*Requests* the Chair:" || c.Label != "" || len(c.Under) != 1 || c.Under[0].Label != "(a)" || c.Under[0].Words != "To act on [paragraph 2 above](#o2).[^3]" {
			t.Errorf("it quotes %+v over %+v", c, c.Under[0])
		}
		return
	}
	t.Error("nothing is inserted")
}

// What sentences cannot say to the letter they can still say to a person.
func TestParaphrase(t *testing.T) {
	base := sample(t, sampleResolution)
	unnumbered := &text.Clause{Kind: text.Operative, Text: "*Thanks* the pilots", Unnumbered: true}
	a := amend.Amendment{ID: "A", Ops: []amend.Op{{Kind: amend.Insert, After: "o2", NewClause: unnumbered}}}
	if _, err := Write(base, a, text.Options{}); err == nil {
		t.Error("the words are taken to say that a paragraph has no number")
	}
	if sentences, err := Paraphrase(base, a, text.Options{}); err != nil || len(sentences) != 1 {
		t.Errorf("%d sentences, and the error %v", len(sentences), err)
	}
}
