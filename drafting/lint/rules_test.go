package lint_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chapeau/drafting/fault"
	"chapeau/drafting/lint"
	"chapeau/drafting/text"
)

// decode reads a text from its clauses in JSON; title and body line are without
// fault where none are given.
func decode(t testing.TB, fields string) *text.Text {
	t.Helper()
	for _, field := range []string{`"title":"Locks"`, `"body":"The Commission on Inland Waterways,"`} {
		if name, _, _ := strings.Cut(field, ":"); !strings.Contains(strings.Split(fields, `"clauses"`)[0], name) {
			fields = field + "," + fields
		}
	}
	x, err := text.Decode([]byte(`{` + fields + `}`))
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// clauses are operative paragraphs o1, o2, … with these words; one that begins
// with "P " is preambular.
func clauses(words ...string) string {
	var all []string
	for _, w := range words {
		kind := "operative"
		if rest, preambular := strings.CutPrefix(w, "P "); preambular {
			kind, w = "preambular", rest
		}
		w = strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(w)
		all = append(all, `{"kind":"`+kind+`","text":"`+w+`"}`)
	}
	return `"clauses":[` + strings.Join(all, ",") + `]`
}

// ruleCase is a text in which a rule finds something in these clauses, or nothing.
type ruleCase struct {
	name    string
	rule    string
	fields  string
	options lint.Options
	clauses []string
	says    string // in the first finding's message or suggestion
}

var (
	strict  = lint.Options{Level: lint.Strict}
	adopted = lint.Options{ToBeAdopted: true}
)

var ruleCases = []ruleCase{
	{name: "the second of a row", rule: "sequence", fields: clauses("*Requests* the Secretariat to meet", "*Requests* the Secretariat to report"), clauses: []string{"o2"}, says: "*Also requests*"},
	{name: "a row that is right", rule: "sequence", fields: clauses("*Requests* the Secretariat to meet", "*Also requests* the Secretariat to report", "*Further requests* the ports", "*Requests* all to come")},
	{name: "a row in French", rule: "sequence", fields: `"lang":"fr",` + clauses("*Prie* le Secrétariat", "*Prie* le Secrétariat d'agir")},

	{name: "a preambular paragraph without opening", rule: "preambular-opening", fields: clauses("P The rivers are long"), clauses: []string{"p1"}, says: "The rivers are"},
	{name: "known openings", rule: "preambular-opening", fields: clauses("P *Recalling also* the plan", "P [*Deeply concerned* at the level]", "P “Bearing in mind” the plan", "P Having taken note of it")},
	{name: "an opening that is only formed like one", rule: "preambular-opening", fields: clauses("P Navigating the rivers")},
	{name: "an opening that is only formed like one, strictly", rule: "preambular-opening", fields: clauses("P Navigating the rivers"), options: strict, clauses: []string{"p1"}},
	{name: "an opening in Spanish", rule: "preambular-opening", fields: `"lang":"es",` + clauses("P Los ríos son largos")},

	{name: "an operative paragraph without verb", rule: "operative-verb", fields: clauses("The Secretariat meets", "*Welcome* the plan"), clauses: []string{"o1", "o2"}, says: "The Secretariat meets"},
	{name: "known verbs", rule: "operative-verb", fields: clauses("*Also strongly condemns* the closure", "*Takes note with appreciation* of the plan", "Acting under article 4, decides to meet", "[*Requests*/*Invites*] the ports")},
	{name: "what a decision decides", rule: "operative-verb", fields: `"kind":"decision","body":"The Council decides:",` + clauses("To meet", "That the ports shall meet")},
	{name: "a resolution that decides so", rule: "operative-verb", fields: `"body":"The Council decides:",` + clauses("To meet", "That the ports shall meet"), clauses: []string{"o1", "o2"}},
	{name: "verbs in Russian", rule: "operative-verb", fields: `"lang":"ru",` + clauses("порты открыты")},

	{name: "an opening not in italics", rule: "opening-emphasis", options: strict, fields: clauses("P Recalling also the plan", "*Requests* the ports", "Further requests the ports"), clauses: []string{"p1", "o2"}, says: "*Recalling also*"},
	{name: "an opening not in italics, by default", rule: "opening-emphasis", fields: clauses("Requests the ports")},
	{name: "openings in italics", rule: "opening-emphasis", options: strict, fields: clauses("P *Recalling* the plan", "*Takes note* with appreciation of it")},

	{name: "a title with a full stop", rule: "title-stop", fields: `"title":"Locks.",` + clauses("*Decides* to meet"), clauses: []string{"title"}, says: "Locks"},
	{name: "an annex's title with a full stop", rule: "title-stop", fields: clauses("*Decides* to meet") + `,"annexes":[{"title":"Terms of reference.","clauses":[]}]`, clauses: []string{"annex 1"}},
	{name: "a title without", rule: "title-stop", fields: `"title":"Locks (part 1)",` + clauses("*Decides* to meet.")},

	{name: "ends against convention", rule: "end-punctuation", fields: clauses("P *Recalling* the plan;", "*Requests* the ports.", "*Decides* to meet"), clauses: []string{"p1", "o1"}, says: `";"`},
	{name: "ends of their places", rule: "end-punctuation", fields: clauses("P *Recalling* the plan,", "*Requests* the ports; and", "*Adopts* “the rule.”")},
	{name: "an old print's blank and note", rule: "end-punctuation", fields: clauses("P *Recalling* the plan, 12", "*Requests* the ports ;", "*Decides* to meet.")},

	{name: "two blanks together", rule: "double-spaces", fields: `"title":"Locks  and ports",` + clauses("*Requests*  the ports", "*Decides* to meet "), clauses: []string{"title", "o1", "o2"}, says: "Locks  and"},
	{name: "single blanks", rule: "double-spaces", fields: clauses("*Requests* the {fn:a} ports") + `,"footnotes":{"a":"One."}`},

	{name: "brackets that do not pair", rule: "unbalanced-brackets", fields: clauses("*Requests* the ports (of all rivers", "*Invites* all) ports", "*Decides* to [meet"), clauses: []string{"o1", "o2", "o3"}, says: "never closed"},
	{name: "brackets over paragraphs, and letters of lists", rule: "unbalanced-brackets", fields: clauses("[*Requests* the ports (of all rivers)", "*Invites* ports a) to meet, ii) to report]", "*Decides* to keep 〈all〉")},

	{name: "quotes that do not pair", rule: "unbalanced-quotes", fields: clauses("*Requests* the “ports", "*Invites* all” ports”", `*Decides* on the "rule`), clauses: []string{"o2", "o3"}, says: "like mark"},
	{name: "a quotation never closed", rule: "unbalanced-quotes", fields: clauses("*Adopts* “the rule"), clauses: []string{"o1"}},
	{name: "a quotation of several paragraphs", rule: "unbalanced-quotes", fields: clauses("*Adopts* “the rule", "“The second rule", "“The ports’ rule”", `*Decides* on "this" and «that»`)},

	{name: "brackets left over", rule: "leftover-brackets", options: adopted, fields: clauses("*Requests* [all] ports", "[*Invites* the ports]"), clauses: []string{"o1", "o2"}, says: "[all]"},
	{name: "brackets of an editor", rule: "leftover-brackets", options: adopted, fields: `"title":"Locks [E/CN.99/2031/L.3]",` + clauses("*Quotes* “[t]he rule […] that [sic] holds”")},
	{name: "brackets while negotiating", rule: "leftover-brackets", fields: clauses("*Requests* [all] ports")},

	{name: "labels left over", rule: "leftover-labels", options: adopted, fields: `"clauses":[{"id":"o1","kind":"operative","text":"*Requests* it"},{"id":"o2","kind":"operative","label":"1 bis","text":"*Invites* all"},{"id":"o3","kind":"operative","label":"1 alt","relation":{"alternative_to":"o1"},"text":"*Asks* for it"}]`, clauses: []string{"o2", "o3"}, says: "1 bis"},
	{name: "labels while negotiating", rule: "leftover-labels", fields: `"clauses":[{"id":"o1","kind":"operative","label":"1 bis","text":"*Requests* it"}]`},
	{name: "labels of a source", rule: "leftover-labels", options: adopted, fields: `"clauses":[{"id":"o1","kind":"operative","label":"17","text":"*Requests* it"}]`},

	{name: "a note never cited", rule: "note-uncited", fields: clauses("*Requests* it{fn:a}") + `,"footnotes":{"a":"One.","b":"Two."}`, clauses: []string{""}, says: `"b"`},
	{name: "a note cited by a note", rule: "note-uncited", fields: clauses("*Requests* it{fn:a}") + `,"footnotes":{"a":"One.{fn:b}","b":"Two."}`},

	{name: "an indicator without note", rule: "note-missing", fields: clauses("*Requests* it{fn:a}", "*Invites* all"), clauses: []string{"o1"}, says: `"a"`},
	{name: "an indicator without note in a note", rule: "note-missing", fields: clauses("*Requests* it{fn:a}") + `,"footnotes":{"a":"One.{fn:b}"}`, clauses: []string{"o1"}, says: `"b"`},
	{name: "indicators with notes", rule: "note-missing", fields: clauses("*Requests* it{fn:a}") + `,"footnotes":{"a":"One."}`},

	{name: "a reference to what is gone", rule: "reference-gone", fields: clauses("*Requests* what {refs:o2,o7} ask", "*Invites* all"), clauses: []string{"o1"}, says: `"o7"`},
	{name: "references to what is there", rule: "reference-gone", fields: clauses("*Requests* what {ref:o2} asks", "*Invites* all")},

	{name: "a plain reference", rule: "reference-plain", fields: clauses("*Requests* the ports", "*Invites* all to follow paragraph 1 above", "*Asks* for what paragraph 1 asks for"), clauses: []string{"o2", "o3"}, says: "{ref:o1}"},
	{name: "a plain reference in French", rule: "reference-plain", fields: `"lang":"fr",` + clauses("Prie les ports", "Invite tous à suivre le paragraphe 1 ci-dessus"), clauses: []string{"o2"}},
	{name: "references elsewhere", rule: "reference-plain", fields: clauses("*Requests* the ports under paragraph 1 of resolution 9/4", "*Invites* all under article 3, paragraph 1, and {ref:o1}", "*Follows* paragraph 40")},

	{name: "citations that no organ writes", rule: "citation", fields: clauses("P *Recalling* its resolution 9-4", "*Requests* what E/CN.99/2031/L.3/Rev1 asks{fn:a}") + `,"footnotes":{"a":"Security Council resolution 90/1."}`, clauses: []string{"p1", "o1", "o1"}, says: "9/4"},
	{name: "a citation that the named body does not write", rule: "citation", options: lint.Options{Body: "General Assembly"}, fields: `"body":"",` + clauses("P *Recalling* its resolution 9/4"), clauses: []string{"p1"}},
	{name: "citations that are right", rule: "citation", fields: clauses("P *Recalling* its resolution 9/4, General Assembly resolution 90/1 and E/CN.99/2031/L.3")},
}

func TestRules(t *testing.T) {
	for _, c := range ruleCases {
		t.Run(c.rule+": "+c.name, func(t *testing.T) {
			x := decode(t, c.fields)
			var found []string
			says := ""
			for _, f := range lint.Check(x, c.options) {
				if f.Rule != c.rule {
					continue
				}
				if len(found) == 0 {
					says = f.Message + " " + f.Suggestion
				}
				found = append(found, f.Clause)
			}
			if !slices.Equal(found, c.clauses) || !strings.Contains(says, c.says) {
				t.Errorf("found in %v (%s), want in %v (%s)", found, says, c.clauses, c.says)
			}
		})
	}
}

func TestEveryRuleHasACaseThatFiresAndOneThatDoesNot(t *testing.T) {
	fires, still := make(map[string]bool), make(map[string]bool)
	for _, c := range ruleCases {
		fires[c.rule] = fires[c.rule] || len(c.clauses) > 0
		still[c.rule] = still[c.rule] || len(c.clauses) == 0
	}
	for _, r := range lint.Rules() {
		if !fires[r.Name] || !still[r.Name] {
			t.Errorf("%s fires in a case: %v, keeps still in one: %v", r.Name, fires[r.Name], still[r.Name])
		}
		if r.Sentence == "" || r.Severity == "" {
			t.Errorf("%s has no sentence or no severity", r.Name)
		}
	}
}

func TestFindingsAreInReadingOrder(t *testing.T) {
	x := decode(t, `"title":"Locks.","clauses":[
		{"id":"p9","kind":"preambular","text":"The  rivers{fn:z}"},
		{"id":"o9","kind":"operative","text":"*Requests*:","children":[{"id":"i9","kind":"item","text":"To  meet"}]}],
		"footnotes":{"z":"Two  blanks.","y":"One."}`)
	var places []string
	for _, f := range lint.Check(x, lint.Options{}) {
		places = append(places, f.Clause+"/"+f.Note)
	}
	if want := []string{"title/", "p9/", "p9/", "i9/", "p9/z", "/y"}; !slices.Equal(places, want) {
		t.Errorf("the findings are of %q, want %q", places, want)
	}
}

func TestATextWithoutFaultsHasAnEmptyList(t *testing.T) {
	if found := lint.Check(decode(t, clauses("*Decides* to meet")), lint.Options{}); found == nil || len(found) > 0 {
		t.Errorf("found %v", found)
	}
}

func TestALevelIsOneOfTwo(t *testing.T) {
	if err := (lint.Options{Level: "harsh"}).Validate(); fault.CodeOf(err) != fault.Invalid {
		t.Errorf("the level harsh gives %v", err)
	}
	for _, level := range []lint.Level{"", lint.Default, lint.Strict} {
		if err := (lint.Options{Level: level}).Validate(); err != nil {
			t.Errorf("the level %q gives %v", level, err)
		}
	}
}

// The documentation's table has every rule with its severity and sentence, in this
// order, and no other.
func TestEveryRuleIsDocumented(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "..", "docs", "lint.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(data), "## The rules")
	table, _, _ = strings.Cut(table, "## Sequence")
	var rows []string
	for _, line := range strings.Split(table, "\n") {
		if strings.HasPrefix(line, "| `") {
			rows = append(rows, line)
		}
	}
	all := lint.Rules()
	if len(rows) != len(all) {
		t.Fatalf("%d rules are documented, there are %d", len(rows), len(all))
	}
	for i, r := range all {
		start := "| `" + r.Name + "` | " + string(r.Severity) + " |"
		if !strings.HasPrefix(rows[i], start) || !strings.Contains(rows[i], strings.TrimSuffix(r.Sentence, ".")) {
			t.Errorf("row %d is %q, want %q with %q", i+1, rows[i], start, r.Sentence)
		}
		if strings.Contains(rows[i], "English, strict") != (r.English && r.Strict) || strings.Contains(rows[i], "| adopted |") != r.Adopted {
			t.Errorf("row %d says otherwise when %s is checked", i+1, r.Name)
		}
	}
}
