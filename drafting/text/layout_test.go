package text_test

import (
	"strings"
	"testing"

	"chapeau/drafting/text"
)

func printed(page *text.Page) []string {
	var lines []string
	write := func(label string, parts []text.Part) {
		var b strings.Builder
		if label != "" {
			b.WriteString(label + " ")
		}
		for _, part := range parts {
			switch {
			case part.Note > 0:
				b.WriteString(text.Superscript(part.Note))
			case part.Emphasis:
				b.WriteString("*" + part.Text + "*")
			default:
				b.WriteString(part.Text)
			}
		}
		lines = append(lines, b.String())
	}
	for _, line := range page.Lines {
		write(line.Label, line.Parts)
	}
	for _, note := range page.Notes {
		write(text.Superscript(note.Number), note.Parts)
	}
	return lines
}

const pilots = `{"kind":"resolution","title":"Model code for pilots","body":"The Commission on Inland Waterways,","clauses":[
 {"id":"p1","kind":"preambular","text":"*Recalling* the Convention on River Marking,{fn:conv}"},
 {"id":"p2","kind":"preambular","text":"*Reaffirming*","children":[{"text":"The first aim,"},{"text":"The second aim,"}]},
 {"id":"o1","kind":"operative","text":"*Requests* the Secretariat:","children":[
   {"id":"i1","text":"To prepare a model code{fn:conv}{fn:code} with {ref:o2};"},
   {"id":"i2","text":"To report:","children":[{"id":"x1","text":"On {refs:p1,p2};"},{"id":"x2","text":"On {ref:i1};"}]}]},
 {"id":"h1","kind":"heading","text":"Training"},
 {"id":"o2","kind":"operative","text":"*Invites* donors; and"},
 {"id":"o3","kind":"operative","list":"decimal","text":"*Approves* the agenda:","children":[{"id":"d1","text":"Opening."},{"id":"d2","text":"Topics:","children":[{"id":"e1","text":"Locks;"},{"id":"e2","text":"Canals."}]},{"id":"d3","text":"Closing."}]},
 {"id":"o4","kind":"operative","list":"bullet","text":"*Welcomes*","children":[{"id":"b1","text":"One"},{"id":"b2","text":"Two"}]},
 {"id":"o5","kind":"operative","label":"4 bis","relation":{"addition_to":"o4"},"text":"*Decides* to meet as {refs:o1,o2,o3} say"},
 {"id":"o6","kind":"operative","text":"*Adopts* “the rule.”"}],
 "footnotes":{"conv":"E/CN.99/2028/4, annex.","code":"E/CN.99/2031/7."}}`

func TestLayoutPrintsNumbersEndsNotesAndReferences(t *testing.T) {
	resolution, err := text.Decode([]byte(pilots))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"*Recalling* the Convention on River Marking,¹",
		"*Reaffirming*:", "(a) The first aim,", "(b) The second aim,",
		"1. *Requests* the Secretariat:",
		"(a) To prepare a model code¹,² with paragraph 2 below;",
		"(b) To report:",
		"(i) On the first and second preambular paragraphs;",
		"(ii) On paragraph 1 (a) above;",
		"Training",
		"2. *Invites* donors; and",
		"3. *Approves* the agenda:",
		"1. Opening.", "2. Topics:", "(a) Locks;", "(b) Canals.", "3. Closing.",
		"4. *Welcomes*:", "• One", "• Two",
		"4 bis. *Decides* to meet as paragraphs 1 to 3 above say;",
		"5. *Adopts* “the rule.”",
		"¹ E/CN.99/2028/4, annex.", "² E/CN.99/2031/7.",
	}
	got := printed(text.Layout(resolution, text.Options{}))
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("printed\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for _, c := range resolution.Clauses {
		if c.End != nil && c.ID != "o2" && c.ID != "o6" {
			t.Errorf("clause %s keeps the end %q", c.ID, *c.End)
		}
	}
}

func TestCanonicalIsStable(t *testing.T) {
	once, err := text.Decode([]byte(pilots))
	if err != nil {
		t.Fatal(err)
	}
	twice, err := text.Decode(text.Encode(once))
	if err != nil {
		t.Fatal(err)
	}
	if string(text.Encode(once)) != string(text.Encode(twice)) {
		t.Errorf("decoding the canonical form changed it:\n%s\n%s", text.Encode(once), text.Encode(twice))
	}
}

func TestStillNumbersNeverMove(t *testing.T) {
	reference := &text.Text{Kind: text.Resolution, Clauses: []*text.Clause{
		{ID: "p1", Kind: text.Preambular}, {ID: "o1", Kind: text.Operative}, {ID: "o2", Kind: text.Operative}, {ID: "o3", Kind: text.Operative},
	}}
	current := &text.Text{Kind: text.Resolution, Clauses: []*text.Clause{
		{ID: "n0", Kind: text.Preambular},
		{ID: "p1", Kind: text.Preambular},
		{ID: "n1", Kind: text.Preambular},
		{ID: "o3", Kind: text.Operative},
		{ID: "o1", Kind: text.Operative},
		{ID: "n2", Kind: text.Operative},
		{ID: "n3", Kind: text.Operative},
	}}
	labels := text.Labels(current, text.Still, reference)
	want := map[string]string{"n0": "0 bis", "p1": "1", "n1": "1 bis", "o3": "3", "o1": "1", "n2": "1 bis", "n3": "1 ter"}
	for id, label := range want {
		if labels[id] != label {
			t.Errorf("clause %s is numbered %q, want %q", id, labels[id], label)
		}
	}
}

func TestEndsByLanguage(t *testing.T) {
	for lang, want := range map[string][]string{
		"en": {"Alpha,¹", "1. Beta;", "2. Gamma."},
		"fr": {"Alpha¹,", "1. Beta ;", "2. Gamma."},
		"zh": {"Alpha，¹", "1. Beta；", "2. Gamma。"},
		"ar": {"Alpha،¹", "1. Beta؛", "2. Gamma."},
	} {
		resolution := &text.Text{
			Kind: text.Resolution, Lang: lang, Footnotes: map[string]string{"a": "Note"},
			Clauses: []*text.Clause{{Kind: text.Preambular, Text: "Alpha{fn:a}"}, {Kind: text.Operative, Text: "Beta"}, {Kind: text.Operative, Text: "Gamma"}},
		}
		canonical, err := text.Canonical(resolution)
		if err != nil {
			t.Fatal(err)
		}
		got := printed(text.Layout(canonical, text.Options{}))[:3]
		if strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("%s: printed %q, want %q", lang, got, want)
		}
	}
}

func TestBadMarksAreNamed(t *testing.T) {
	for _, bad := range []string{"*Recalling the plan", "{fn:conv", "{ref:}", "a\xffb", "nul\x00"} {
		_, err := text.Canonical(&text.Text{Clauses: []*text.Clause{{ID: "o7", Kind: text.Operative, Text: bad}}})
		if err == nil || !strings.Contains(err.Error(), "o7") {
			t.Errorf("%q gave the error %v; it should name clause o7", bad, err)
		}
	}
}
