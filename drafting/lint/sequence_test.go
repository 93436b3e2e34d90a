package lint_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"chapeau/drafting/amend"
	"chapeau/drafting/formats/markdown"
	"chapeau/drafting/lint"
	"chapeau/drafting/sharedtest"
	"chapeau/drafting/text"
)

// changesIn are the suggested changes, one line each.
func changesIn(x *text.Text) []string {
	var lines []string
	for _, c := range lint.Sequence(x) {
		lines = append(lines, c.Clause+": "+c.From+" > "+c.To)
	}
	return lines
}

func TestSequenceSuggestsOpenings(t *testing.T) {
	for _, c := range []struct {
		name    string
		clauses string
		want    []string
	}{
		{
			"a row of five begins anew at the fourth",
			clauses("*Requests* the ports to a", "*Requests* the ports to b", "*Requests* the ports to c", "*Requests* the ports to d", "*Requests* the ports to e"),
			[]string{"o2: *Requests* > *Also requests*", "o3: *Requests* > *Further requests*", "o5: *Requests* > *Also requests*"},
		},
		{
			"marks in the wrong order",
			clauses("*Decides* to a", "*Further decides* to b", "*Also decides* to c", "*Also decides* to d"),
			[]string{"o2: *Further decides* > *Also decides*", "o3: *Also decides* > *Further decides*", "o4: *Also decides* > *Decides*"},
		},
		{
			"a mark that refers to nothing",
			clauses("P *Recalling also* a", "*Also decides* to a", "*Asks* for it"),
			[]string{"p1: *Recalling also* > *Recalling*", "o1: *Also decides* > *Decides*"},
		},
		{"a mark that may refer over a paragraph", clauses("*Decides* to a", "*Asks* for it", "*Also decides* to b", "*Further decides* to c"), nil},
		{
			"verbs of several words",
			clauses("*Takes note* of a", "*Takes note* of a", "*Calls upon* States to a", "*Calls upon* States to b", "*Expresses its appreciation* to States", "*Expresses its appreciation* to States"),
			[]string{"o2: *Takes note* > *Also takes note*", "o4: *Calls upon* > *Also calls upon*", "o6: *Expresses its appreciation* > *Also expresses its appreciation*"},
		},
		{
			"verbs of several words in a preamble",
			clauses("P *Taking note* of a", "P *Taking note* of b", "P *Taking further note* of c", "P *Bearing in mind* a", "P *Bearing in mind* b", "P *Calling upon* a", "P *Calling upon* b", "P *Having considered* a", "P *Having considered* b"),
			[]string{"p2: *Taking note* > *Taking note also*", "p5: *Bearing in mind* > *Bearing in mind also*", "p7: *Calling upon* > *Calling also upon*", "p9: *Having considered* > *Having considered also*"},
		},
		{
			"a feeling goes with the verb",
			clauses("P *Noting with concern* a", "P *Noting with satisfaction* b", "P *Noting with satisfaction* c", "P Expressing its concern at d", "P Expressing its concern at e", "P Expressing its gratitude for f"),
			[]string{"p3: *Noting with satisfaction* > *Noting also with satisfaction*", "p5: Expressing > Expressing also"},
		},
		{
			"an adverb goes with the verb",
			clauses("P *Concerned* at a", "P *Deeply concerned* at b", "P *Deeply concerned* at c", "*Strongly condemns* the closure", "*Strongly condemns* the closure", "*Condemns* the closure"),
			[]string{"p3: *Deeply concerned* > *Deeply concerned also*", "o2: *Strongly condemns* > *Also strongly condemns*"},
		},
		{"a qualified verb stands for itself", clauses("P *Recalling* a", "P *Recalling in particular* b", "P *Stressing* a", "P *Stressing again* a", "*Urges* States", "*Urges once again* States"), nil},
		{"the closing formula stands for itself", clauses("*Decides* to meet", "*Decides* to remain actively seized of the matter"), nil},
		{
			"openings without emphasis",
			clauses("P Recalling a", "P Recalling b", "Requests the ports to a", "Also requests the ports to b", "Requests the ports to c"),
			[]string{"p2: Recalling > Recalling also", "o3: Requests > Further requests"},
		},
		{
			"openings with half an emphasis",
			clauses("P *Recalling* a", "P *Recalling* further the plan", "*Takes note* with appreciation of a", "*Takes note* with appreciation of a", "Also *takes note* with appreciation of a"),
			[]string{"p2: *Recalling* further > *Recalling also*", "o2: *Takes note* > *Also takes note*", "o3: Also *takes note* > *Further takes note*"},
		},
		{
			"further as an adjective is no mark",
			clauses("*Encourages* further action by the ports", "*Encourages* further action by the ports", "P Noting a", "P Noting further progress"),
			[]string{"o2: *Encourages* > *Also encourages*", "p2: Noting > Noting also"},
		},
		{"the verb stands first in a preamble", clauses("P *Recalling* a", "P *Also recalling* b", "P *Further recalling* c"), []string{"p2: *Also recalling* > *Recalling also*", "p3: *Further recalling* > *Recalling further*"}},
		{"operatives keep the order of their row", clauses("*Decides* to a", "*Decides also* to b", "*Decides* to c"), []string{"o3: *Decides* > *Decides further*"}},
		{
			"another addressee begins the row anew",
			clauses("*Requests* the Secretariat to a", "*Requests* all ports to b", "*Requests* the ports, where they can, to c", "*Also requests* the Secretariat to d"),
			[]string{"o3: *Requests* > *Also requests*", "o4: *Also requests* > *Further requests*"},
		},
		{
			"rows are counted kind by kind, through headings",
			`"clauses":[{"kind":"preambular","text":"*Recalling* a"},{"kind":"operative","text":"*Recalls* it"},{"kind":"heading","text":"Pilots"},{"kind":"operative","text":"*Recalls* it"},
			 {"kind":"preambular","text":"*Recalling* c"},{"kind":"operative","text":"*Recalls* it"}]`,
			[]string{"o2: *Recalls* > *Also recalls*"},
		},
		{"within brackets", clauses("*Requests* it", "[*Requests* it]", "[Requests it]"), []string{"o2: *Requests* > *Also requests*", "o3: Requests > Further requests"}},
		{"an opening that holds a note stays", clauses("*Requests* it", "*Requests{fn:a}* it"), nil},
		{"another language", `"lang":"es",` + clauses("*Pide* eso", "*Pide* eso"), nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			x := decode(t, c.clauses)
			if diff := cmp.Diff(c.want, changesIn(x)); diff != "" {
				t.Errorf("suggestions (-want +got):\n%s", diff)
			}
		})
	}
}

func TestStrictlyEveryPairIsMarked(t *testing.T) {
	x := decode(t, clauses("*Requests* the Secretariat to a", "*Requests* all ports to b", "*Asks* for it", "*Also requests* the Secretariat to c"))
	var got []string
	for _, f := range lint.Check(x, strict) {
		if f.Rule == "sequence" {
			got = append(got, f.Clause+": "+f.Suggestion)
		}
	}
	if diff := cmp.Diff([]string{"o2: *Also requests*", "o4: *Requests*"}, got); diff != "" {
		t.Errorf("suggestions (-want +got):\n%s", diff)
	}
}

// taken applies suggestions as edits of a person who takes them all.
func taken(t interface{ Fatal(...any) }, x *text.Text, changes []lint.SequenceChange) *text.Text {
	a := amend.Amendment{Schema: amend.Schema, ID: "sequence", By: "Secretariat"}
	for _, c := range changes {
		a.Ops = append(a.Ops, amend.Op{Kind: amend.Edit, Clause: c.Clause, Find: c.From, With: &c.To, Occurrence: 1})
	}
	if len(a.Ops) == 0 {
		return x
	}
	changed, err := amend.Apply(x, a)
	if err != nil {
		t.Fatal(err)
	}
	return changed
}

// Once all suggestions are taken there are none, and only openings have changed.
func TestTakenSuggestionsLeaveNone(t *testing.T) {
	opening := rapid.SampledFrom([]string{
		"P *Recalling* ", "P *Recalling also* ", "P Recalling further ", "P *Also recalling* ", "P *Noting with concern* ", "P Noting ", "P *Deeply concerned* at ",
		"*Requests* the Secretariat to ", "*Also requests* the Secretariat to ", "Further *requests* the Secretariat to ", "*Requests* all ports to ", "Requests further that ",
		"*Takes note* with appreciation of ", "*Takes note with appreciation* of ", "*Also takes note* of ", "*Calls upon* States to ", "Calls also upon States to ", "[*Decides* to ",
	})
	rapid.Check(t, func(rt *rapid.T) {
		var words []string
		for _, o := range rapid.SliceOfN(opening, 1, 12).Draw(rt, "openings") {
			words = append(words, o+"words that stay")
		}
		x, err := text.Decode([]byte(`{"title":"Locks","body":"The Commission,",` + clauses(words...) + `}`))
		if err != nil {
			rt.Fatal(err)
		}
		changed := taken(rt, x, lint.Sequence(x))
		if left := lint.Sequence(changed); len(left) > 0 {
			rt.Fatalf("taken %+v, left %+v", lint.Sequence(x), left)
		}
		for _, c := range changed.Clauses {
			if !strings.HasSuffix(c.Text, "words that stay") {
				rt.Fatalf("clause %s became %q", c.ID, c.Text)
			}
			if before := x.Find(c.ID).Text; !lint.OnlySequenceDiffers(before, c.Text) {
				rt.Fatalf("%q became %q, which is more than its place in the sequence", before, c.Text)
			}
		}
	})
}

func TestOnlyTheSequenceDiffers(t *testing.T) {
	for _, c := range []struct {
		before, after string
		same          bool
	}{
		{"*Requests* the ports", "*Also requests* the ports", true},
		{"*Also requests* the ports", "*Further requests* the ports", true},
		{"*Further requests* the ports", "*Requests* the ports", true},
		{"*Taking further note* of it", "*Taking note also* of it", true},
		{"Further *requests* the ports", "*Requests* the ports", true},
		{"*Requests* the ports", "*Requests* the ports", true},
		{"*Requests* the ports", "*Urges* the ports", false},
		{"*Requests* the ports", "*Also requests* all ports", false},
		{"*Requests* the ports", "*Also requests* the ports again", false},
		{"*Requests* the ports to report", "*Requests* the ports also to report further", false},
		{"*Requests* the ports", "", false},
		{"*Requests* the ports and the locks and all the canals that lead to them also", "*Requests* the ports and the locks and all the canals that lead to them", false},
	} {
		if got := lint.OnlySequenceDiffers(c.before, c.after); got != c.same {
			t.Errorf("%q and %q: %v", c.before, c.after, got)
		}
	}
}

// scenario is as much of a negotiation's file as its sequence needs.
type scenario struct {
	Initial struct {
		Text json.RawMessage `json:"text"`
	} `json:"initial"`
	Actions []struct {
		Act       string          `json:"act"`
		Amendment string          `json:"amendment"`
		Ops       json.RawMessage `json:"ops"`
		Changes   []struct {
			Target string `json:"target"`
			To     string `json:"to"`
		} `json:"changes"`
	} `json:"actions"`
	Expected struct {
		FinalText string `json:"final_text"`
	} `json:"expected"`
}

// TestSequenceAfterInsertions follows a negotiation in which two paragraphs were
// inserted: the suggestions are those that it expects, and taking them gives its
// final text.
func TestSequenceAfterInsertions(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(sharedtest.Dir(t), "scenarios", "S09.json"))
	if err != nil {
		t.Fatal(err)
	}
	var s scenario
	if err := json.Unmarshal(data, &s); err != nil {
		t.Fatal(err)
	}
	x, err := text.Decode(s.Initial.Text)
	if err != nil {
		t.Fatal(err)
	}
	want, got := make(map[string]string), make(map[string]string)
	for _, action := range s.Actions {
		switch action.Act {
		case "propose_amendment":
			x = adopt(t, x, action.Amendment, action.Ops)
		case "suggest_resequence":
			for _, c := range action.Changes {
				want[c.Target] = c.To
			}
		}
	}
	changes := lint.Sequence(x)
	for _, c := range changes {
		got[c.Clause] = c.To
		if c.Reason == "" || !strings.HasPrefix(x.Find(c.Clause).Text, c.From) {
			t.Errorf("clause %s does not open with %q (%s)", c.Clause, c.From, c.Reason)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" || len(want) == 0 {
		t.Errorf("suggestions (-want +got):\n%s", diff)
	}
	var final strings.Builder
	if err := markdown.Markdown(&final, taken(t, x, changes), text.Options{}); err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(strings.TrimSpace(final.String()), s.Expected.FinalText) {
		t.Errorf("the final text is\n%s\nwant\n%s", final.String(), s.Expected.FinalText)
	}
}

func adopt(t *testing.T, x *text.Text, id string, ops json.RawMessage) *text.Text {
	t.Helper()
	a, err := amend.Decode([]byte(`{"schema":"` + amend.Schema + `","id":"` + id + `","by":"Delmark","ops":` + string(ops) + `}`))
	if err != nil {
		t.Fatal(err)
	}
	changed, err := amend.Apply(x, a)
	if err != nil {
		t.Fatal(err)
	}
	return changed
}
