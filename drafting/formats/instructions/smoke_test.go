package instructions

import (
	"fmt"
	"testing"

	"chapeau/drafting/amend"
	"chapeau/drafting/text"
)

func TestSmoke(t *testing.T) {
	base, err := text.Decode([]byte(`{"kind":"resolution","symbol":"E/CN.99/2031/L.3","title":"Model code for pilots","body":"The Commission on Inland Waterways,",
 "clauses":[
  {"id":"p1","kind":"preambular","text":"*Recalling* the Convention on River Marking{fn:conv}"},
  {"id":"p2","kind":"preambular","text":"*Noting* that pilots and locks meet every two years"},
  {"id":"h1","kind":"heading","text":"Training"},
  {"id":"o1","kind":"operative","list":"alpha","text":"*Requests* the Secretariat","children":[
    {"id":"i1","kind":"item","text":"To prepare a model code"},
    {"id":"i2","kind":"item","text":"To report on {ref:o2}"}]},
  {"id":"o2","kind":"operative","text":"*Invites* donors to contribute and donors to report","end":"; and"},
  {"id":"o3","kind":"operative","text":"*Decides* to meet"}],
 "footnotes":{"conv":"E/CN.99/2028/4, annex."},"annexes":[{"title":"Terms","clauses":[{"id":"a1","kind":"operative","text":"One"},{"id":"a2","kind":"operative","text":"Two"}]}]}`))
	if err != nil {
		t.Fatal(err)
	}
	r, err := Read(base, `Delmark: amendment to draft resolution E/CN.99/2031/L.3
1. In preambular paragraph 2, replace the words “every two years” with the words “every year”.
2. After PP1, insert a new preambular paragraph reading: “Stressing that rivers matter,”.
3. In OP 1 (b), after the words "To report", insert the words “in full”.
4. In operative paragraph 2, delete the word “donors” the second time it occurs, and add “promptly” at the end.
5. Move operative paragraph 3 to follow operative paragraph 1.
In paragraph 1 of the annex, substitute the word “1” for the word “One”.
Insert a new footnote after the words “pilots and locks” in the second preambular paragraph, reading: “See E/1.”.
Add at the end of operative paragraph 1 a new subparagraph (c) reading: “To sleep;”.
Renumber the subsequent paragraphs accordingly.`, text.Options{})
	if err != nil {
		t.Fatal(err)
	}
	out, _ := amend.Apply(base, r.Amendment)
	fmt.Println(string(text.EncodeJSON(r.Amendment)))
	fmt.Println(string(text.Encode(out)))
	fmt.Println(string(text.EncodeJSON(r.Sentences)))
}
