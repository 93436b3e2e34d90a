package instructions

import (
	"strings"
	"testing"

	"chapeau/drafting/amend"
	"chapeau/drafting/text"
)

// TestWritten says operations of every kind in the form of official papers.
func TestWritten(t *testing.T) {
	base := sample(t, sampleResolution)
	for _, c := range []struct{ name, ops, want string }{
		{"words", `{"op":"edit","clause":"p2","find":"every two years","with":"every year"}`, `In preambular paragraph 2, replace the words “two years” with the word “year”.`},
		{"words that stand twice", `{"op":"edit","clause":"o2","find":"donors","with":"States","occurrence":2}`, `In operative paragraph 2, replace the words “and donors to” with the words “and States to”.`},
		{"words after others", `{"op":"edit","clause":"o2","after":"donors to report","insert":" annually"}`, `In operative paragraph 2, after the words “to report”, insert the word “annually”.`},
		{"words at the end", `{"op":"edit","clause":"o1bi","text":"Every year or more often"}`, `In operative paragraph 1 (b) (i), insert the words “or more often” at the end.`},
		{"words that go", `{"op":"edit","clause":"o4","text":"*Decides* to review the Convention{fn:conv} and its annexes{fn:annexes}"}`, `In operative paragraph 4, delete the words “[in 2033]”.`},
		{"words that go where they stand twice", `{"op":"edit","clause":"o2","find":" the fund","with":"","occurrence":2}`, `In operative paragraph 2, delete the words “the fund”, the second time they occur.`},
		{"quoted words", `{"op":"edit","clause":"o1a","find":"river schools","with":"river and canal schools"}`, `In operative paragraph 1 (a), after the word “river”, insert the words “and canal”.`},
		{"much", `{"op":"edit","clause":"o3","text":"*Calls upon* all ports to keep away from {ref:o1}"}`, `Replace operative paragraph 3 with the following: “*Calls upon* all ports to keep away from [paragraph 1 above](#o1)”.`},
		{"brackets before a reference", `{"op":"edit","clause":"o3","text":"*Calls upon* [all] ports to keep away from {ref:o1} [and {ref:o2}]"}`, `Replace operative paragraph 3 with the following: “*Calls upon* [all] ports to keep away from [paragraph 1 above](#o1) [and [paragraph 2 above](#o2)]”.`},
		{"emphasis", `{"op":"edit","clause":"o5","text":"*Decides* to remain *seized* of the matter"}`, `In operative paragraph 5, set the word “seized” in italics.`},
		{"an end", `{"op":"edit","clause":"o2","end":"; and"}`, `Replace the punctuation at the end of operative paragraph 2 with “; and”.`},
		{"a list", `{"op":"edit","clause":"o1","list":"roman"}`, `Number the subparagraphs of operative paragraph 1 as (i), (ii), (iii).`},
		{"a note", `{"op":"edit","clause":"o4bis","text":"*Stresses* the role of women pilots{fn:x}","footnotes":{"x":"See E/CN.99/2030/1."}}`, `In operative paragraph 4 bis, after the words “women pilots”, insert a new footnote reading: “See E/CN.99/2030/1.”.`},
		{"a note again", `{"op":"edit","clause":"o5","text":"*Decides* to remain seized of the matter{fn:annexes}"}`, `In operative paragraph 5, after the words “the matter”, insert a reference to footnote 2.`},
		{"a note that goes", `{"op":"edit","clause":"o4","text":"*Decides* to review the Convention{fn:conv} and its annexes [in 2033]"}`, `In operative paragraph 4, delete the reference to footnote 2.`},
		{"a note's words", `{"op":"set_footnote","key":"conv","text":"E/CN.99/2029/4, annex."}`, `In footnote 1, replace the word “E/CN.99/2028/4” with the word “E/CN.99/2029/4”.`},
		{"a paragraph", `{"op":"insert","after":"p2","clause":{"kind":"preambular","text":"*Stressing* that rivers matter"}}`, `After preambular paragraph 2, insert a new preambular paragraph reading: “*Stressing* that rivers matter”.`},
		{"the first paragraph", `{"op":"insert","first_of":"operative","clause":{"kind":"operative","text":"*Thanks* the pilots"}}`, `At the beginning of the operative part, insert a new operative paragraph reading: “*Thanks* the pilots”.`},
		{"paragraphs in order", `{"op":"insert","after":"o2","clause":{"id":"n1","kind":"operative","text":"*Thanks* the pilots"}},{"op":"insert","after":"n1","clause":{"id":"n2","kind":"operative","text":"*Thanks* the locks"}},{"op":"move","clause":"o5","after":"n2"},{"op":"insert","after":"o5","clause":{"kind":"heading","text":"Locks"}}`, `After operative paragraph 2, insert two new operative paragraphs reading: “*Thanks* the pilots” and “*Thanks* the locks”.
Move operative paragraph 5 to follow the second new operative paragraph.
After operative paragraph 5 in its new place, insert a new heading reading: “Locks”.`},
		{"a paragraph with subparagraphs", `{"op":"insert","after":"o5","clause":{"kind":"operative","text":"*Requests* the Chair","children":[{"kind":"item","text":"To meet","end":"; and"},{"kind":"item","text":"To report {ref:o2}{fn:y}","children":[{"kind":"item","text":"Soon"}]}]},"footnotes":{"y":"E/CN.99/1."}}`, `After operative paragraph 5, insert a new operative paragraph reading: “*Requests* the Chair:
    (a) To meet; and
    (b) To report [paragraph 2 above](#o2):[^3]
        (i) Soon.”, with a new footnote 3 reading: “E/CN.99/1.”.`},
		{"a subparagraph", `{"op":"insert","after":"o1a","clause":{"kind":"item","text":"To train pilots"}}`, `After operative paragraph 1 (a), insert a new subparagraph reading: “To train pilots”.`},
		{"an alternative", `{"op":"insert","after":"o2","clause":{"kind":"operative","label":"2 alt","relation":{"alternative_to":"o2"},"text":"*Invites* donors to wait"}}`, `After operative paragraph 2, insert a new operative paragraph numbered “2 alt”, as an alternative to operative paragraph 2, reading: “*Invites* donors to wait”.`},
		{"a deletion", `{"op":"delete","clause":"o3"},{"op":"delete","clause":"o1b"}`, `Delete operative paragraph 1 (b).
Delete operative paragraph 3.`},
		{"a move", `{"op":"move","clause":"o5","after":"o2"}`, `Move operative paragraph 5 to follow operative paragraph 2.`},
		{"moves into and out of a list", `{"op":"move","clause":"o3","after":"o1a"},{"op":"move","clause":"o1bi","after":"o2"}`, `Move operative paragraph 3 to follow operative paragraph 1 (a), as a subparagraph.
Move operative paragraph 1 (b) (i) to follow operative paragraph 2, as an operative paragraph.`},
		{"into the preamble", `{"op":"move","clause":"o2","after":"p1"}`, `Move operative paragraph 2 to follow preambular paragraph 1, as a preambular paragraph.`},
		{"the title and the body line", `{"op":"set_title","text":"Model code for river pilots"},{"op":"set_body","text":"The Commission on Rivers,"}`, `In the title, after the words “code for”, insert the word “river”.
In the body line, replace the words “Inland Waterways” with the word “Rivers”.`},
		{"a heading", `{"op":"edit","clause":"h2","text":"Review and follow-up"},{"op":"delete","clause":"h1"}`, `Delete the heading “Training”.
In the heading “Review”, insert the words “and follow-up” at the end.`},
		{"an annex", `{"op":"edit","clause":"a1","find":"five","with":"six"},{"op":"insert","after":"a2","clause":{"kind":"operative","text":"It is unpaid"}}`, `In operative paragraph 1 of the annex, replace the word “five” with the word “six”.
After operative paragraph 2 of the annex, insert a new operative paragraph reading: “It is unpaid”.`},
		{"nothing", `{"op":"edit","clause":"o2","end":";"}`, ``},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := amend.Decode([]byte(`{"id":"A","by":"Delmark","ops":[` + c.ops + `]}`))
			if err != nil {
				t.Fatal(err)
			}
			sentences, err := Write(base, a, text.Options{})
			if err != nil {
				t.Fatal(err)
			}
			var lines []string
			for _, s := range sentences {
				lines = append(lines, s.Words)
			}
			if got := strings.Join(lines, "\n"); got != c.want {
				t.Errorf("the words are\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}
