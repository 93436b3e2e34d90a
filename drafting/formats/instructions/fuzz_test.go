package instructions

import (
	"errors"
	"testing"

	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// FuzzRead reads anything. What is refused says why and where; what is understood
// applies, and can be said again.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"In operative paragraph 2, replace the words “donors to contribute” with the words “all”.",
		"After PP1, insert a new preambular paragraph reading: “*Noting* it¹”.\nDelete OPs 2 to 4.",
		"Move operative paragraph 1 (b) (i) to the beginning of the annex, as an operative paragraph.",
		"In OP4:\n– delete “[in 2033]”;\n– at the end, replace the semicolon with “; and”.",
		"After operative paragraph 5, insert a new operative paragraph reading: “A:\n(a) B:\n  (i) C[^3]”, with a new footnote 3 reading: “D”.",
		"Number the subparagraphs of operative paragraph 1 with bullets. In the title, italicize “code”.",
	} {
		f.Add(seed)
	}
	base := sample(f, sampleResolution)
	f.Fuzz(func(t *testing.T, words string) {
		r, err := Read(base, words, text.Options{})
		if err != nil {
			checkRefusal(t, words, err)
			return
		}
		if _, err := amend.Apply(base, r.Amendment); err != nil {
			t.Fatalf("%q is understood and does not apply: %v", words, err)
		}
		for _, u := range r.Sentences {
			if words[u.Start:u.End] != u.Words {
				t.Fatalf("%q stands elsewhere", u.Words)
			}
		}
		sentences, err := Write(base, r.Amendment, text.Options{})
		var known *fault.Error
		if err != nil && (!errors.As(err, &known) || known.Code != fault.Invalid) {
			t.Fatalf("%q cannot be said again: %v", words, err)
		}
		for _, s := range sentences {
			s.Parts()
		}
	})
}

func checkRefusal(t *testing.T, words string, err error) {
	var known *fault.Error
	if !errors.As(err, &known) || known.Code != fault.Invalid && known.Code != fault.TooLarge {
		t.Fatalf("%q: the error %v is not for a person", words, err)
	}
	all, _ := known.Detail["sentences"].([]Misunderstanding)
	for _, m := range all {
		if words[m.Start:m.End] != m.Words || m.Reason == "" || m.Right == "" {
			t.Fatalf("%q: %+v does not say where, what and how", words, m)
		}
	}
}
