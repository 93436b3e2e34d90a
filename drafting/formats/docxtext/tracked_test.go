package docxtext_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"chapeau/drafting/amend"
	"chapeau/drafting/formats/docxtext"
	"chapeau/drafting/text"
)

// frame puts paragraphs into a draft with a title, a body line, a preambular
// paragraph and two operative ones.
func frame(paragraphs ...string) string {
	return p(r("Safety of inland locks")) + p(r("The Commission on Inland Waterways,")) +
		p(italic("Recalling"), r(" its earlier work,")) + strings.Join(paragraphs, "")
}

const (
	one = "Requests the Secretariat to survey the locks;"
	two = "Invites States to report every two years;"
)

// trackedCases say what each author's changes make of the base.
var trackedCases = []struct {
	name     string
	body     string
	notes    string              // the footnotes, where they are others than those of every file
	base     []string            // the paragraphs of the base behind the preamble
	views    map[string][]string // what each author's amendment makes of them
	differs  bool                // merged, the amendments have another order than Word
	accepted []string            // nil: amendments that conflict or change one another's words
	ops      map[string]string   // the kinds of operations
}{
	{
		name:     "words replaced",
		body:     frame(p(r("1. Requests the Secretariat to survey the "), del("Delmark", "locks"), ins("Delmark", r("canals")), r(";")), p(r("2. Invites States to report every two years."))),
		base:     []string{"1. " + one, "2. Invites States to report every two years."},
		views:    map[string][]string{"Delmark": {"1. Requests the Secretariat to survey the canals;", "2. Invites States to report every two years."}},
		accepted: []string{"1. Requests the Secretariat to survey the canals;", "2. Invites States to report every two years."},
		ops:      map[string]string{"Delmark": "edit"},
	},
	{
		name: "two authors in one paragraph",
		body: frame(p(r("1. Requests the Secretariat to survey the "), del("Delmark", "locks"), ins("Delmark", r("canals")), r(";")),
			p(r("2. Invites "), ins("Karsk", r("all ")), r("States to report every "), del("Delmark", "two years"), ins("Delmark", r("year")), r("."))),
		base: []string{"1. " + one, "2. Invites States to report every two years."},
		views: map[string][]string{
			"Delmark": {"1. Requests the Secretariat to survey the canals;", "2. Invites States to report every year."},
			"Karsk":   {"1. " + one, "2. Invites all States to report every two years."},
		},
		accepted: []string{"1. Requests the Secretariat to survey the canals;", "2. Invites all States to report every year."},
		ops:      map[string]string{"Delmark": "edit edit", "Karsk": "edit"},
	},
	{
		name: "a paragraph inserted in the middle",
		body: frame(p(r("1. "+one)), marked("ins", "Delmark", ins("Delmark", r("2. Encourages training;"))), p(r("2. Invites States to report every two years."))),
		base: []string{"1. " + one, "2. Invites States to report every two years."},
		views: map[string][]string{
			"Delmark": {"1. " + one, "2. Encourages training;", "3. Invites States to report every two years."},
		},
		accepted: []string{"1. " + one, "2. Encourages training;", "3. Invites States to report every two years."},
		ops:      map[string]string{"Delmark": "insert"},
	},
	{
		name: "a paragraph typed at the end: the old mark belongs to the new paragraph",
		body: frame(p(r("1. "+one)), marked("ins", "Delmark", r("2. "+two)), p(ins("Delmark", r("3. Encourages training.")))),
		base: []string{"1. " + one, "2. Invites States to report every two years;"},
		views: map[string][]string{
			"Delmark": {"1. " + one, "2. Invites States to report every two years;", "3. Encourages training."},
		},
		accepted: []string{"1. " + one, "2. Invites States to report every two years;", "3. Encourages training."},
		ops:      map[string]string{"Delmark": "insert"},
	},
	{
		name:     "a paragraph deleted",
		body:     frame(marked("del", "Delmark", del("Delmark", "1. "+one)), p(r("2. Invites States to report."))),
		base:     []string{"1. " + one, "2. Invites States to report."},
		views:    map[string][]string{"Delmark": {"Invites States to report."}},
		accepted: []string{"Invites States to report."},
		ops:      map[string]string{"Delmark": "delete"},
	},
	{
		name: "the last paragraph deleted together with the mark before it",
		body: frame(p(r("1. "+one)), marked("del", "Delmark", r("2. Invites States to report.")), p(del("Delmark", "3. Decides to meet."))),
		base: []string{"1. " + one, "2. Invites States to report.", "3. Decides to meet."},
		views: map[string][]string{
			"Delmark": {"1. " + one, "2. Invites States to report."},
		},
		accepted: []string{"1. " + one, "2. Invites States to report."},
		ops:      map[string]string{"Delmark": "delete"},
	},
	{
		name: "a paragraph moved",
		body: frame(
			`<w:moveFromRangeStart w:id="7" w:author="Delmark" w:name="move1"/>`+styled(`<w:rPr>`+change("moveFrom", "Delmark")+`/></w:rPr>`, change("moveFrom", "Delmark")+`>`+r("1. "+one)+`</w:moveFrom>`)+`<w:moveFromRangeEnd w:id="7"/>`,
			p(r("2. "+two)),
			`<w:moveToRangeStart w:id="8" w:author="Delmark" w:name="move1"/>`+styled(`<w:rPr>`+change("moveTo", "Delmark")+`/></w:rPr>`, change("moveTo", "Delmark")+`>`+r("1. "+one)+`</w:moveTo>`)+`<w:moveToRangeEnd w:id="8"/>`,
			p(r("3. Decides to meet."))),
		base: []string{"1. " + one, "2. " + two, "3. Decides to meet."},
		views: map[string][]string{
			"Delmark": {"1. " + two, "2. " + one, "3. Decides to meet."},
		},
		accepted: []string{"1. " + two, "2. " + one, "3. Decides to meet."},
		ops:      map[string]string{"Delmark": "move"},
	},
	{
		name: "two paragraphs made one",
		body: frame(marked("del", "Delmark", r("1. Requests the Secretariat to survey the locks"), del("Delmark", ";")), p(del("Delmark", "2. Invites States"), ins("Delmark", r(" and all States")), r(" to report."))),
		base: []string{"1. " + one, "2. Invites States to report."},
		views: map[string][]string{
			"Delmark": {"Requests the Secretariat to survey the locks and all States to report."},
		},
		accepted: []string{"Requests the Secretariat to survey the locks and all States to report."},
		ops:      map[string]string{"Delmark": "edit delete"},
	},
	{
		name: "one paragraph made two",
		body: frame(marked("ins", "Delmark", r("1. Requests the Secretariat to survey the locks"), ins("Delmark", r(";"))), p(ins("Delmark", r("2. Requests it ")), r("to report.")), p(r("2. Decides to meet."))),
		base: []string{"1. Requests the Secretariat to survey the locksto report.", "2. Decides to meet."},
		views: map[string][]string{
			"Delmark": {"1. Requests the Secretariat to survey the locks;", "2. Requests it to report;", "3. Decides to meet."},
		},
		accepted: []string{"1. Requests the Secretariat to survey the locks;", "2. Requests it to report;", "3. Decides to meet."},
		ops:      map[string]string{"Delmark": "edit insert"},
	},
	{
		name: "an author deletes within another's insertion",
		body: frame(p(r("1. Requests "), ins("Delmark", r("all large "), del("Karsk", "and small "), r("banks and ")), r("the Secretariat to survey the locks;")), p(r("2. Invites States to report."))),
		base: []string{"1. Requests the Secretariat to survey the locks;", "2. Invites States to report."},
		views: map[string][]string{
			"Delmark":          {"1. Requests all large and small banks and the Secretariat to survey the locks;", "2. Invites States to report."},
			"Karsk on Delmark": {"1. Requests all large banks and the Secretariat to survey the locks;", "2. Invites States to report."},
		},
		ops: map[string]string{"Delmark": "edit", "Karsk on Delmark": "edit"},
	},
	{
		name: "an author writes into a paragraph that another inserted",
		body: frame(p(r("1. "+one)), marked("ins", "Delmark", ins("Delmark", r("2. Encourages ")), ins("Karsk", r("more ")), ins("Delmark", r("training;"))), p(r("2. Invites States to report."))),
		base: []string{"1. " + one, "2. Invites States to report."},
		views: map[string][]string{
			"Delmark":          {"1. " + one, "2. Encourages training;", "3. Invites States to report."},
			"Karsk on Delmark": {"1. " + one, "2. Encourages more training;", "3. Invites States to report."},
		},
		ops: map[string]string{"Delmark": "insert", "Karsk on Delmark": "edit"},
	},
	{
		name: "an author replaces words in a sentence that another inserted",
		body: frame(p(r("1. Requests "), ins("Delmark", r("all large ")), ins("Delmark", del("Karsk", "banks")), ins("Karsk", r("ports")), ins("Delmark", r(" and ")), r("the Secretariat to survey the locks;")), p(r("2. Invites States to report."))),
		base: []string{"1. Requests the Secretariat to survey the locks;", "2. Invites States to report."},
		views: map[string][]string{
			"Delmark":          {"1. Requests all large banks and the Secretariat to survey the locks;", "2. Invites States to report."},
			"Karsk on Delmark": {"1. Requests all large ports and the Secretariat to survey the locks;", "2. Invites States to report."},
		},
		ops: map[string]string{"Delmark": "edit", "Karsk on Delmark": "edit"},
	},
	{
		name: "an author replaces the last words of another's sentence",
		body: frame(p(r("1. Requests the Secretariat to survey the locks"), ins("Delmark", r(" and the "), del("Karsk", "canals")), ins("Karsk", r("banks of canals")), r(";")), p(r("2. Invites States to report."))),
		base: []string{"1. Requests the Secretariat to survey the locks;", "2. Invites States to report."},
		views: map[string][]string{
			"Delmark":          {"1. Requests the Secretariat to survey the locks and the canals;", "2. Invites States to report."},
			"Karsk on Delmark": {"1. Requests the Secretariat to survey the locks and the banks of canals;", "2. Invites States to report."},
		},
		ops: map[string]string{"Delmark": "edit", "Karsk on Delmark": "edit"},
	},
	{
		name: "an author writes around what another had inserted",
		body: frame(p(r("1. Requests "), insAt("Delmark", "11:00", "the States and "), insAt("Karsk", "10:00", "kindly "), insAt("Delmark", "11:00", "soon "), r("the Secretariat to survey the locks;")), p(r("2. Invites States to report."))),
		base: []string{"1. Requests the Secretariat to survey the locks;", "2. Invites States to report."},
		views: map[string][]string{
			"Delmark": {"1. Requests the States and soon the Secretariat to survey the locks;", "2. Invites States to report."},
			"Karsk":   {"1. Requests kindly the Secretariat to survey the locks;", "2. Invites States to report."},
		},
		differs: true,
		ops:     map[string]string{"Delmark": "edit", "Karsk": "edit"},
	},
	{
		name: "a third author changes what the second wrote into the first one's words",
		body: frame(p(r("1. "+one)), marked("ins", "Delmark", ins("Delmark", r("2. Encourages ")), ins("Karsk", r("more and ")), ins("Karsk", del("Holmia", "better ")), ins("Holmia", r("longer ")), ins("Delmark", r("training;"))), p(r("2. Invites States to report."))),
		base: []string{"1. " + one, "2. Invites States to report."},
		views: map[string][]string{
			"Delmark":                    {"1. " + one, "2. Encourages training;", "3. Invites States to report."},
			"Karsk on Delmark":           {"1. " + one, "2. Encourages more and better training;", "3. Invites States to report."},
			"Holmia on Karsk on Delmark": {"1. " + one, "2. Encourages more and longer training;", "3. Invites States to report."},
		},
		ops: map[string]string{"Delmark": "insert", "Karsk on Delmark": "edit", "Holmia on Karsk on Delmark": "edit"},
	},
	{
		name: "a third author writes between the second one's words",
		body: frame(p(r("1. Requests "), ins("Delmark", r("all large ")), ins("Karsk", r("river ")), ins("Holmia", r("and sea ")), ins("Karsk", r("ports and "), del("Holmia", "some ")), ins("Delmark", r("banks and ")), r("the Secretariat to survey the locks;")), p(r("2. Invites States to report."))),
		base: []string{"1. Requests the Secretariat to survey the locks;", "2. Invites States to report."},
		views: map[string][]string{
			"Delmark":                    {"1. Requests all large banks and the Secretariat to survey the locks;", "2. Invites States to report."},
			"Karsk on Delmark":           {"1. Requests all large river ports and some banks and the Secretariat to survey the locks;", "2. Invites States to report."},
			"Holmia on Karsk on Delmark": {"1. Requests all large river and sea ports and banks and the Secretariat to survey the locks;", "2. Invites States to report."},
		},
		ops: map[string]string{"Delmark": "edit", "Karsk on Delmark": "edit", "Holmia on Karsk on Delmark": "edit"},
	},
	{
		name: "an author changes back what another changed in their words",
		body: frame(p(r("1. "+one)), marked("ins", "Delmark", ins("Delmark", r("2. Encourages ")), ins("Karsk", r("more "), del("Delmark", "and better ")), ins("Delmark", r("training;"))), p(r("2. Invites States to report."))),
		base: []string{"1. " + one, "2. Invites States to report."},
		views: map[string][]string{
			"Delmark":                     {"1. " + one, "2. Encourages training;", "3. Invites States to report."},
			"Karsk on Delmark":            {"1. " + one, "2. Encourages more and better training;", "3. Invites States to report."},
			"Delmark on Karsk on Delmark": {"1. " + one, "2. Encourages more training;", "3. Invites States to report."},
		},
		ops: map[string]string{"Delmark": "insert", "Karsk on Delmark": "edit", "Delmark on Karsk on Delmark": "edit"},
	},
	{
		name: "an author changes a new paragraph whose full stop gave way to a semicolon",
		body: frame(p(r("1. "+one)), marked("ins", "Delmark", ins("Delmark", r("2. Encourages "), del("Karsk", "early "), r("training."))), p(r("2. Invites States to report."))),
		base: []string{"1. " + one, "2. Invites States to report."},
		views: map[string][]string{
			"Delmark":          {"1. " + one, "2. Encourages early training;", "3. Invites States to report."},
			"Karsk on Delmark": {"1. " + one, "2. Encourages training;", "3. Invites States to report."},
		},
		ops: map[string]string{"Delmark": "insert", "Karsk on Delmark": "edit"},
	},
	{
		name: "an author takes out the division that another made of a paragraph",
		body: frame(styled(`<w:rPr>`+change("ins", "Delmark")+`/>`+change("del", "Karsk")+`/></w:rPr>`, r("1. Requests the Secretariat to survey the locks"), ins("Delmark", del("Karsk", ";"))),
			p(ins("Delmark", del("Karsk", "2. Requests it")), r(" to report.")), p(r("2. Decides to meet."))),
		base: []string{"1. Requests the Secretariat to survey the locks to report.", "2. Decides to meet."},
		views: map[string][]string{
			"Delmark":          {"1. Requests the Secretariat to survey the locks;", "2. Requests it to report;", "3. Decides to meet."},
			"Karsk on Delmark": {"1. Requests the Secretariat to survey the locks to report.", "2. Decides to meet."},
		},
		ops: map[string]string{"Delmark": "edit insert", "Karsk on Delmark": "edit delete"},
	},
	{
		name:  "an author changes the note that another brings",
		body:  frame(p(r("1. "+one)), p(r("2. Invites States to report"), ins("Delmark", note(1)), r("."))),
		notes: `<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r>` + ins("Delmark", r(" Resolution ")) + ins("Karsk", r("12/")) + ins("Delmark", r("1.")) + ins("Karsk", r(" See also 2/2.")) + `</w:p></w:footnote>`,
		base:  []string{"1. " + one, "2. Invites States to report."},
		views: map[string][]string{
			"Delmark":          {"1. " + one, "2. Invites States to report.¹", "¹ Resolution 1."},
			"Karsk on Delmark": {"1. " + one, "2. Invites States to report.¹", "¹ Resolution 12/1. See also 2/2."},
		},
		ops: map[string]string{"Delmark": "edit set_footnote", "Karsk on Delmark": "set_footnote"},
	},
	{
		name:     "formatting alone is no amendment",
		body:     frame(p(r("1. "+one)), p(r("2. Invites "), `<w:r><w:rPr><w:i/>`+change("rPrChange", "Delmark")+`><w:rPr/></w:rPrChange></w:rPr><w:t>States</w:t></w:r>`, ins("Karsk", r(" warmly")), r(" to report."))),
		base:     []string{"1. " + one, "2. Invites States to report."},
		views:    map[string][]string{"Karsk": {"1. " + one, "2. Invites States warmly to report."}},
		accepted: []string{"1. " + one, "2. Invites States warmly to report."},
		ops:      map[string]string{"Karsk": "edit"},
	},
	{
		name:     "a footnote inserted",
		body:     frame(p(r("1. "+one)), p(r("2. Invites States to report"), ins("Delmark", note(1)), r("."))),
		base:     []string{"1. " + one, "2. Invites States to report."},
		views:    map[string][]string{"Delmark": {"1. " + one, "2. Invites States to report.¹", "¹ Resolution 1/1."}},
		accepted: []string{"1. " + one, "2. Invites States to report.¹", "¹ Resolution 1/1."},
		ops:      map[string]string{"Delmark": "edit set_footnote"},
	},
}

func TestTrackedChangesBecomeAmendments(t *testing.T) {
	for _, c := range trackedCases {
		t.Run(c.name, func(t *testing.T) {
			notes := footnotes("Resolution 1/1.")
			if c.notes != "" {
				notes = "footnotes " + c.notes
			}
			data := file(t, c.body, notes)
			result := read(t, data)
			if result.Marked == nil || result.Text != nil || result.Report != nil {
				t.Fatalf("the file is read as %+v", result)
			}
			m := result.Marked
			same(t, "base", c.base, m.Base)
			decoded, err := docxtext.DecodeMarked(docxtext.EncodeMarked(m))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(docxtext.EncodeMarked(m)), string(docxtext.EncodeMarked(decoded))); diff != "" {
				t.Errorf("written and read again (-first +second):\n%s", diff)
			}
			named := amendmentsByName(t, m)
			for name, want := range c.views {
				a, ok := named[name]
				if !ok {
					t.Errorf("there is no amendment of %s; notes %q", name, result.Notes)
					continue
				}
				same(t, name, want, madeBy(t, m, a))
				if got := kinds(a); got != c.ops[name] {
					t.Errorf("%s: the operations are %q, want %q", name, got, c.ops[name])
				}
			}
			if len(named) != len(c.views) {
				t.Errorf("%d amendments, want %d", len(named), len(c.views))
			}
			differs := slices.ContainsFunc(result.Notes, func(n string) bool { return strings.Contains(n, "one by one") })
			if differs != c.differs {
				t.Errorf("it differs from what Word shows: %v, want %v; notes %q", differs, c.differs, result.Notes)
			}
			if c.accepted == nil {
				return
			}
			merged, err := amend.Merge(m.Base, m.Amendments)
			if err != nil || len(merged.Conflicts) > 0 {
				t.Fatalf("merging: %v, %v", err, merged.Conflicts)
			}
			same(t, "merged", c.accepted, merged.Text)
		})
	}
}

func amendmentsByName(t *testing.T, m *docxtext.Marked) map[string]amend.Amendment {
	t.Helper()
	named := make(map[string]amend.Amendment)
	for _, a := range m.Amendments {
		named[a.By] = a
	}
	for _, a := range m.SubAmendments {
		name := a.By
		for a.To != "" {
			a = amendmentOf(t, m, a.To)
			name += " on " + a.By
		}
		named[name] = m.SubAmendments[len(named)-len(m.Amendments)]
	}
	return named
}

func amendmentOf(t *testing.T, m *docxtext.Marked, id string) amend.Amendment {
	t.Helper()
	all := slices.Concat(m.Amendments, m.SubAmendments)
	at := slices.IndexFunc(all, func(a amend.Amendment) bool { return a.ID == id })
	if at < 0 {
		t.Fatalf("there is no amendment %q", id)
	}
	return all[at]
}

// madeBy is what an amendment makes of what it changes.
func madeBy(t *testing.T, m *docxtext.Marked, a amend.Amendment) *text.Text {
	t.Helper()
	if a.To == "" {
		return applied(t, m.Base, a)
	}
	return applied(t, madeBy(t, m, amendmentOf(t, m, a.To)), a)
}

// insAt is an insertion at an hour.
func insAt(author, at, words string) string {
	return strings.Replace(ins(author, r(words)), "10:00:00Z", at+":00Z", 1)
}

func kinds(a amend.Amendment) string {
	var list []string
	for _, op := range a.Ops {
		list = append(list, string(op.Kind))
	}
	return strings.Join(list, " ")
}
