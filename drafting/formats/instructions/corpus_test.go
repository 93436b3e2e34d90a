package instructions

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"chapeau/drafting/amend"
	"chapeau/drafting/amend/amendtest"
	"chapeau/drafting/formats/reporttext/corpustest"
	"chapeau/drafting/text"
	"pgregory.net/rapid"
)

// corpusOps is how many random operations are said on the corpus, at least.
const corpusOps = 600

// TestCorpusComesBack amends the real documents at random, with operations of every
// kind, and reads the words back.
func TestCorpusComesBack(t *testing.T) {
	texts := append(corpustest.Texts(t, corpustest.Report), corpustest.Texts(t, corpustest.SecurityCouncil)...)
	kinds := make(map[string]int)
	total, whole, edits := 0, 0, 0
	for seed := 0; total < corpusOps || seed < len(texts); seed++ {
		base := texts[seed%len(texts)]
		random := rand.New(rand.NewPCG(uint64(seed), 7))
		a := randomAmendment(random, base, 1+random.IntN(4))
		if err := comesBack(base, a, layoutOf(random, base)); err != nil {
			t.Fatalf("round %d, %s: %v", seed, base.Title, err)
		}
		for _, op := range a.Ops {
			kinds[opForm(op)]++
		}
		total += len(a.Ops)
		sentences, err := Write(base, a, text.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range sentences {
			if strings.HasPrefix(s.Words, "In ") {
				edits++
			}
			if strings.HasPrefix(s.Words, "Replace ") {
				whole++
			}
		}
	}
	for _, form := range []string{"edit", "edit find", "edit after", "edit end", "edit list", "insert", "insert heading", "insert block", "delete", "move", "set_title", "set_body", "set_footnote"} {
		if kinds[form] == 0 {
			t.Errorf("no operation of the kind %q among %v", form, kinds)
		}
	}
	if whole > edits {
		t.Errorf("%d paragraphs are replaced as a whole, and only %d words", whole, edits)
	}
	t.Logf("%d operations on %d texts: %v; %d sentences about words, %d about whole paragraphs", total, len(texts), kinds, edits, whole)
}

// TestCorpusAmendedAtRandom says the amendments of the merge's own tests on the
// report's resolutions.
func TestCorpusAmendedAtRandom(t *testing.T) {
	rounds := 30
	if testing.Short() || raceDetector {
		rounds = 3
	}
	for i, base := range corpustest.Resolutions(t) {
		for seed := range rounds {
			a := rapid.Custom(func(t *rapid.T) amend.Amendment { return amendtest.Amendment(t, base, "A", 5) }).Example(seed)
			if err := comesBack(base, a, text.Options{}); err != nil {
				t.Fatalf("resolution %d, round %d: %v", i+1, seed, err)
			}
		}
	}
}

func layoutOf(random *rand.Rand, base *text.Text) text.Options {
	switch random.IntN(3) {
	case 0:
		return text.Options{}
	case 1:
		return text.Options{Numbering: text.Still, Reference: base}
	default:
		return text.Options{FirstNote: 12, PreambularNumbers: true}
	}
}

func opForm(op amend.Op) string {
	form := string(op.Kind)
	switch {
	case op.Find != "":
		return form + " find"
	case op.Kind == amend.Edit && op.After != "":
		return form + " after"
	case op.End != nil:
		return form + " end"
	case op.List != "":
		return form + " list"
	case op.NewClause != nil && op.NewClause.Kind == text.Heading:
		return form + " heading"
	case op.NewClause != nil && len(op.NewClause.Children) > 0:
		return form + " block"
	}
	return form
}

// randomAmendment draws operations of every kind that fit the base one after the
// other.
func randomAmendment(random *rand.Rand, base *text.Text, count int) amend.Amendment {
	a := amend.Amendment{ID: "R", By: "Delmark"}
	for tries := 0; len(a.Ops) < count && tries < 100; tries++ {
		current, err := amend.Apply(base, a)
		if err != nil {
			panic(err)
		}
		op, ok := randomOp(random, current, fmt.Sprintf("f%d", len(a.Ops)+1))
		if !ok {
			continue
		}
		tried := a
		tried.Ops = append(tried.Ops[:len(tried.Ops):len(tried.Ops)], op)
		if _, err := amend.Apply(base, tried); err == nil {
			a = tried
		}
	}
	return a
}

func pick[T any](random *rand.Rand, all []T) T { return all[random.IntN(len(all))] }

func phraseOf(random *rand.Rand) string {
	return strings.Join([]string{pick(random, []string{"all", "the", "every", "“small”"}), pick(random, []string{"ports", "*pilots*", "locks (old and new)", "law-making", "E/CN.99/1"}), pick(random, []string{"of States", "in 1,500 canals", "[to be agreed]", "and océans"})}, " ")
}

func randomOp(random *rand.Rand, current *text.Text, fresh string) (amend.Op, bool) {
	var clauses []*text.Clause
	current.Walk(func(c, _ *text.Clause) bool { clauses = append(clauses, c); return true })
	if len(clauses) == 0 {
		return amend.Op{}, false
	}
	c, other := pick(random, clauses), pick(random, clauses)
	words := phraseOf(random)
	switch random.IntN(14) {
	case 0:
		changed := strings.Join(append(strings.Split(c.Text, " "), words), " ")
		return amend.Op{Kind: amend.Edit, Clause: c.ID, Text: &changed}, text.ValidateInline("", changed) == nil
	case 1, 2:
		old := strings.Fields(text.PlainWords(c.Text))
		if len(old) < 3 {
			return amend.Op{}, false
		}
		at := random.IntN(len(old) - 1)
		op := amend.Op{Kind: amend.Edit, Clause: c.ID, Find: text.Escape(strings.Join(old[at:at+1+random.IntN(2)], " ")), With: &words}
		if random.IntN(2) == 0 {
			op.Occurrence = 1 + random.IntN(2)
		}
		if random.IntN(4) == 0 {
			none := ""
			op.With = &none
		}
		return op, true
	case 3:
		old := strings.Fields(text.PlainWords(c.Text))
		if len(old) < 2 {
			return amend.Op{}, false
		}
		inserted := " " + words
		return amend.Op{Kind: amend.Edit, Clause: c.ID, After: text.Escape(old[random.IntN(len(old)-1)]), InsertText: &inserted, Occurrence: random.IntN(2)}, true
	case 4:
		end := pick(random, []string{"; and", ".", ";", ",", "", "; or"})
		return amend.Op{Kind: amend.Edit, Clause: c.ID, End: &end}, c.Kind != text.Heading
	case 5:
		for _, parent := range clauses {
			if len(parent.Children) > 0 && (len(c.Children) == 0 || random.IntN(2) == 0) {
				c = parent
			}
		}
		return amend.Op{Kind: amend.Edit, Clause: c.ID, List: pick(random, []text.List{text.Alpha, text.Roman, text.Decimal, text.Bullet, text.None})}, len(c.Children) > 0
	case 6:
		clause := &text.Clause{ID: fresh, Kind: c.Kind, Text: "*Notes* " + words + "{fn:" + fresh + "}"}
		return amend.Op{Kind: amend.Insert, After: c.ID, NewClause: clause, Footnotes: map[string]string{fresh: "See " + words + "."}}, true
	case 7:
		clause := &text.Clause{ID: fresh, Kind: text.Heading, Text: "Heading on " + words}
		return amend.Op{Kind: amend.Insert, After: c.ID, NewClause: clause}, true
	case 8:
		clause := &text.Clause{ID: fresh, Kind: c.Kind, List: pick(random, []text.List{"", text.Alpha, text.Roman, text.Decimal, text.Bullet, text.None}), Text: "*Requests* " + words, Children: []*text.Clause{
			{ID: fresh + "a", Kind: text.Item, Text: "To see {ref:" + other.ID + "}", Children: []*text.Clause{{ID: fresh + "b", Kind: text.Item, Text: "(a) twice"}}},
			{ID: fresh + "c", Kind: text.Item, Text: words},
		}}
		op := amend.Op{Kind: amend.Insert, NewClause: clause}
		if random.IntN(2) == 0 {
			op.FirstOf, clause.Kind = c.ID, text.Item
		} else {
			op.After = c.ID
		}
		return op, true
	case 9:
		return amend.Op{Kind: amend.Delete, Clause: c.ID}, true
	case 10:
		op := amend.Op{Kind: amend.Move, Clause: c.ID, After: other.ID}
		if random.IntN(3) == 0 {
			op.After, op.FirstOf = "", pick(random, []string{other.ID, "preamble", "operative"})
		}
		return op, true
	case 11:
		title := strings.Replace(current.Title, " of ", " for ", 1) + " " + words
		return amend.Op{Kind: amend.SetTitle, Text: &title}, true
	case 12:
		body := words + " " + current.Body
		return amend.Op{Kind: amend.SetBody, Text: &body}, true
	default:
		keys := sortedKeys(current.Footnotes)
		key := fresh
		if len(keys) > 0 && random.IntN(3) > 0 {
			key = pick(random, keys)
		}
		note := "See " + words + " " + current.Footnotes[key]
		return amend.Op{Kind: amend.SetFootnote, Key: key, Text: &note}, true
	}
}
