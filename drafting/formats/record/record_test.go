package record_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"chapeau/diffing"
	"chapeau/drafting/amend"
	"chapeau/drafting/amend/amendtest"
	"chapeau/drafting/formats/record"
	"chapeau/drafting/text"
)

func decode(t *testing.T, s string) *text.Text {
	t.Helper()
	x, err := text.Decode([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return x
}

const locks = `{"kind":"resolution","title":"Locks","body":"The Commission on Locks,","clauses":[
 {"id":"p1","kind":"preambular","text":"*Recalling* the Convention{fn:conv}"},
 {"id":"o1","kind":"operative","text":"*Requests* a report on {ref:o2}"},
 {"id":"o2","kind":"operative","text":"*Invites* States","list":"alpha","children":[{"id":"i1","kind":"item","text":"To pay"},{"id":"i2","kind":"item","text":"To meet"}]},
 {"id":"o3","kind":"operative","text":"*Decides* to meet again"}],"footnotes":{"conv":"Treaty 12."}}`

const locksChanged = `{"kind":"resolution","title":"Locks and quays","body":"The Commission on Locks,","clauses":[
 {"id":"p1","kind":"preambular","text":"*Recalling* the Convention{fn:conv}"},
 {"id":"n1","kind":"preambular","text":"*Noting* the study{fn:study}"},
 {"id":"o2","kind":"operative","text":"*Invites* States","list":"alpha","children":[{"id":"i1","kind":"item","text":"To pay more"}]},
 {"id":"o1","kind":"operative","text":"*Requests* a report on {ref:o2}"},
 {"id":"o3","kind":"operative","text":"*Decides* to meet again"}],"footnotes":{"conv":"Treaty 13.","study":"Study 1."}}`

// told is a list of changes as one reads them.
func told(changes []record.Change) []string {
	all := []string{}
	for _, c := range changes {
		words := c.Place
		if c.What != "" {
			words += " (" + c.What + ")"
		}
		words += ":"
		for _, run := range c.Runs {
			mark := map[string]string{diffing.Insert: "+", diffing.Delete: "-", diffing.Equal: " "}[run.Op]
			for _, p := range run.Parts {
				words += mark + p.Text
				if p.Note > 0 {
					words += text.Superscript(p.Note)
				}
			}
		}
		all = append(all, words)
	}
	return all
}

func TestTrackedTellsEveryKindOfChange(t *testing.T) {
	base, changed := decode(t, locks), decode(t, locksChanged)
	options := text.Options{Numbering: text.Still, Reference: base, PreambularNumbers: true}
	want := []string{
		"Title: Locks+ and quays",
		"Preambular paragraph 1 bis (new):+Noting+ the study+²",
		"Paragraph 2 (moved to the beginning): Invites  States",
		"Paragraph 2 (a): To pay+ more",
		"Paragraph 2 (b) (deleted):-To meet",
		"Note: Treaty -12+13 .",
		"Note:+Study 1.",
	}
	if diff := cmp.Diff(want, told(record.Tracked(base, changed, options))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if same := record.Tracked(base, base, options); len(same) != 0 {
		t.Errorf("a text differs from itself by %v", told(same))
	}
}

// TestReferencesAreToldInTheirWords holds that they are so wherever they stand.
func TestReferencesAreToldInTheirWords(t *testing.T) {
	source := `{"title": "Locks, by {ref:o1}", "body": "The Council,", "footnotes": {"a": "See {ref:o2} now."}, "clauses": [
		{"id": "o1", "kind": "operative", "text": "Requests a survey{fn:a}"}, {"id": "o2", "kind": "operative", "text": "Decides to meet"}]}`
	base := decode(t, source)
	changed := decode(t, strings.NewReplacer("now", "then", "Locks", "Quays").Replace(source))
	want := []string{"Title:-Locks+Quays , by  paragraph 1 above", "Note: See  paragraph 2 above  -now+then ."}
	if diff := cmp.Diff(want, told(record.Tracked(base, changed, text.Options{}))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Law: whatever an amendment does, what is told of it is there: something changes
// just where the amendment changes something.
func TestTrackedFollowsAnyAmendment(t *testing.T) {
	base := decode(t, locks)
	rapid.Check(t, func(t *rapid.T) {
		a := amendtest.Amendment(t, base, "A1", 4)
		changed, err := amend.Apply(base, a)
		if err != nil {
			t.Skip("it does not fit")
		}
		changes := record.Tracked(base, changed, text.Options{Numbering: text.Still, Reference: base})
		if text.Hash(base, "") != text.Hash(changed, "") && len(changes) == 0 && len(amend.Operations(base, changed)) > 0 && !onlyOfForm(amend.Operations(base, changed)) {
			t.Fatalf("nothing is told of %+v", a.Ops)
		}
		for _, c := range changes {
			if c.Place == "" || strings.Contains(strings.Join(told(changes), ""), "{") {
				t.Fatalf("told: %q", told(changes))
			}
		}
	})
}

// onlyOfForm reports whether operations change a list's labels alone, which no
// words tell.
func onlyOfForm(ops []amend.Op) bool {
	for _, op := range ops {
		if op.Kind != amend.Edit || op.Text != nil || op.End != nil {
			return false
		}
	}
	return true
}

func paper(t *testing.T) record.Paper {
	closed := time.Date(2031, 5, 13, 0, 30, 0, 0, time.UTC)
	opened := time.Date(2031, 5, 12, 9, 0, 0, 0, time.UTC)
	base, changed := decode(t, locks), decode(t, locksChanged)
	return record.Paper{
		Kind: "draft resolution", Title: "Locks & *quays*", Symbol: "E/CN.99/2031/L.1", Committee: "Commission on Locks", Session: "Fourteenth session",
		Item: "4: Safety", Outcome: "It was adopted without a vote.", Sponsors: "Delmark, Karsk",
		Stages: []record.Stage{{At: opened, Words: "It was tabled."}},
		Meetings: []record.Meeting{{
			Number: 2, Item: "4", Opened: opened, Closed: &closed, Present: "Delmark, Karsk",
			Entries: []record.Entry{{
				At: opened, Name: "Decision 1", Words: "It was <b>rejected</b>.", Details: []string{"Reason: 2 * 3 = 6_"}, Quote: "One.\n<script>alert(1)</script>",
				TakenBack: "Taken back by decision 2.", Changes: record.Tracked(base, changed, text.Options{}),
			}},
		}},
		Between:    []record.Entry{{At: opened, Name: "Statement 1", Words: "Karsk objected."}},
		Amendments: []record.Amendment{{Name: "A1", Head: "Karsk <x>", Fate: "Adopted.", Rationale: "So & so.", Wordings: []string{"Wording 1"}, Changes: record.Tracked(base, changed, text.Options{})}},
		Versions:   []record.Version{{Number: 1, At: opened, Why: "entered | imported", By: "Secretary", Hash: "abc"}},
		Final:      record.Final{Heading: "The adopted text (version 1)", Text: base},
		Chain:      "It ends with abc.",
		Zone:       time.FixedZone("there", 2*60*60),
	}
}

func TestMarkdownKeepsWordsApartFromMarks(t *testing.T) {
	var b bytes.Buffer
	if err := record.Markdown(&b, paper(t)); err != nil {
		t.Fatal(err)
	}
	at := 0
	for _, says := range []string{
		"# Record of draft resolution E/CN.99/2031/L.1: Locks & quays\n",
		"**Agenda item:** 4: Safety\n",
		"- 12 May 2031, 11:00: It was tabled.\n",
		"## 2nd meeting\n\n12 May 2031, 11:00 to 13 May 2031, 02:30. Agenda item 4.\n\n**Present:** Delmark, Karsk\n",
		`**Decision 1** (12 May 2031, 11:00). It was \<b>rejected\</b>.`,
		"*Taken back by decision 2.*\n", `Reason: 2 \* 3 = 6\_`, "> One.\n> \\<script>",
		"- Title: Locks **and quays**\n", "- Note: Treaty ~~12~~**13**.\n",
		"## Between meetings\n", `### A1: Karsk \<x>`, `entered \| imported`,
		"## The adopted text (version 1)\n\nLocks\n", "1. *Requests* a report on paragraph 2 below;", "It ends with abc.\n",
	} {
		found := strings.Index(b.String()[at:], says)
		if found < 0 {
			t.Errorf("it does not say, where it should: %s\n%s", says, b.String()[at:])
			continue
		}
		at += found
	}
}

func TestNothingReachesThePageAsMarkup(t *testing.T) {
	var b bytes.Buffer
	if err := record.HTML(&b, paper(t)); err != nil {
		t.Fatal(err)
	}
	page := b.String()
	for _, markup := range []string{"<script>", "<b>rejected", "<x>"} {
		if strings.Contains(page, markup) {
			t.Errorf("%s stands in the page", markup)
		}
	}
	for _, says := range []string{
		"<h1>Locks &amp; quays</h1>", "<h2>2nd meeting</h2>", "&lt;b&gt;rejected&lt;/b&gt;", `class="entry taken-back"`, "<p>One.</p>",
		"<dt>Note</dt><dd>Treaty <del>12</del><ins>13</ins>.</dd>", "<h2>The adopted text (version 1)</h2>",
	} {
		if !strings.Contains(page, says) {
			t.Errorf("the page lacks %s", says)
		}
	}
}

// failing is a writer whose disk is full.
type failing struct{}

var errFull = errors.New("disk full")

func (failing) Write([]byte) (int, error) { return 0, errFull }

func TestTheWritersErrorIsReturned(t *testing.T) {
	for name, write := range map[string]func() error{
		"markdown": func() error { return record.Markdown(failing{}, paper(t)) },
		"html":     func() error { return record.HTML(failing{}, paper(t)) },
	} {
		if err := write(); !errors.Is(err, errFull) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
