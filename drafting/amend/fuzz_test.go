package amend

import (
	"testing"

	"chapeau/drafting/text"
)

const fuzzBase = `{"kind":"resolution","title":"Locks","body":"The Commission,","clauses":[
 {"id":"p1","kind":"preambular","text":"*Recalling* the Convention{fn:a} on locks"},
 {"id":"o1","kind":"operative","text":"*Requests* the Secretariat","children":[{"id":"i1","text":"To report"},{"id":"i2","text":"To meet {ref:o2}","children":[{"id":"j1","text":"Each year"}]}]},
 {"id":"o2","kind":"operative","text":"*Invites* donors{fn:a}","end":"; and"},{"id":"h1","kind":"heading","text":"End"},{"id":"o3","kind":"operative","text":"*Decides* to act"}],
 "footnotes":{"a":"E/CN.99/1."},"annexes":[{"title":"Terms","clauses":[{"id":"x1","kind":"operative","text":"One"}]}]}`

// FuzzMerge feeds two amendments as they come: nothing panics, an amendment that
// applies merges alone to its own text, and two that apply merge in either order
// to valid texts.
func FuzzMerge(f *testing.F) {
	f.Add(`{"id":"A","ops":[{"op":"edit","clause":"o2","find":"donors","with":"all donors"}]}`, `{"id":"B","ops":[{"op":"delete","clause":"o2"}]}`)
	f.Add(`{"id":"A","ops":[{"op":"move","clause":"i2","first_of":"preamble"},{"op":"insert","after":"i2","clause":{"kind":"item","text":"X;","children":[{"text":"Y."}]}}]}`,
		`{"id":"B","ops":[{"op":"move","clause":"o1","first_of":"x1"},{"op":"edit","clause":"o1","after":"Secretariat","insert":" kindly"}]}`)
	f.Add(`{"id":"A","ops":[{"op":"set_footnote","key":"a","text":"B."},{"op":"set_title","text":"*T*"}]}`, `{"id":"B","ops":[{"op":"edit","clause":"j1","end":"","list":"bullet"}]}`)
	base, err := text.Decode([]byte(fuzzBase))
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, first, second string) {
		var amendments []Amendment
		for _, data := range []string{first, second} {
			a, err := Decode([]byte(data))
			if err != nil {
				return
			}
			applied, err := Apply(base, a)
			if err != nil {
				return
			}
			checkValid(t, applied)
			alone, err := Merge(base, []Amendment{a})
			if err != nil || string(text.Encode(alone.Text)) != string(text.Encode(applied)) {
				t.Fatalf("merged alone %s is not what it applies to (%v)", data, err)
			}
			amendments = append(amendments, a)
		}
		if amendments[0].ID == amendments[1].ID || amendments[0].ID == "" || amendments[1].ID == "" {
			return
		}
		result, err := Merge(base, amendments)
		if err != nil {
			t.Fatalf("both apply but they do not merge: %v", err)
		}
		checkValid(t, result.Text)
		current, err := Apply(base, amendments[0])
		if err != nil {
			t.Fatal(err)
		}
		rebased, err := Rebase(base, current, amendments[1])
		if err != nil {
			t.Fatalf("the second does not rebase: %v", err)
		}
		checkValid(t, rebased.Text)
	})
}

func checkValid(t *testing.T, result *text.Text) {
	t.Helper()
	if _, err := text.Canonical(result); err != nil {
		t.Fatalf("not a valid text: %v\n%s", err, text.Encode(result))
	}
}
