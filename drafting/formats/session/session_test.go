package session_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"chapeau/drafting/formats/html"
	"chapeau/drafting/formats/session"
	"chapeau/drafting/text"
)

func paper(t *testing.T) session.Paper {
	t.Helper()
	x, err := text.Decode([]byte(`{"kind":"resolution","designation":"Draft resolution I","title":"Pilots & *quays*","body":"The Commission,","clauses":[
	 {"id":"o1","kind":"operative","text":"*Notes* the report{fn:a}"},{"id":"o2","kind":"operative","text":"*Decides* to meet"}],"footnotes":{"a":"Report."}}`))
	if err != nil {
		t.Fatal(err)
	}
	return session.Paper{
		Head: "Report of the Commission on <Locks>", Session: "Fourteenth session",
		Chapter: &text.Report{Title: "Chapter I", Subtitle: "Matters", Sections: []text.Section{{Letter: "A", Title: "Texts", Intro: "1. The Commission:", Texts: []*text.Text{x}}}},
		Chapters: []session.Chapter{{
			Number: "II", Title: "Agenda item 4: Safety * quays", Paragraphs: []session.Paragraph{{Number: 2, Words: "At its 1st meeting, it met."}},
			Parts: []session.Part{{Title: "Draft resolution: Pilots", Paragraphs: []session.Paragraph{
				{Number: 3, Words: "It was adopted by 2 votes to 1.", Details: []string{"In favour: Delmark, Karsk."}},
				{Number: 4, Words: "Orland explained its vote.", Quote: "One.\n<script>alert(1)</script>"},
			}}},
		}},
	}
}

func TestMarkdownAndPlain(t *testing.T) {
	want := `Report of the Commission on \<Locks>

Fourteenth session

Chapter I

Matters

A. Texts

1. The Commission:

Draft resolution I

Pilots & *quays*

The Commission,

1. *Notes* the report;¹

2. *Decides* to meet.

¹ Report.

Chapter II

Agenda item 4: Safety \* quays

2. At its 1st meeting, it met.

Draft resolution: Pilots

3. It was adopted by 2 votes to 1.

In favour: Delmark, Karsk.

4. Orland explained its vote.

> One.
> \<script>alert(1)\</script>
`
	var marked, plain bytes.Buffer
	if err := errors.Join(session.Markdown(&marked, paper(t)), session.Plain(&plain, paper(t))); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, marked.String()); diff != "" {
		t.Errorf("Markdown (-want +got):\n%s", diff)
	}
	want = strings.NewReplacer(`\*`, "*", `\<`, "<", "*Notes*", "Notes", "*Decides*", "Decides", "*quays*", "quays", "\n> ", "\n    ").Replace(want)
	if diff := cmp.Diff(want, plain.String()); diff != "" {
		t.Errorf("plain (-want +got):\n%s", diff)
	}
}

func TestHTML(t *testing.T) {
	for _, onPage := range []bool{false, true} {
		var b bytes.Buffer
		if err := session.HTML(&b, paper(t), html.Print{NotesOnPage: onPage, Paper: html.Letter}); err != nil {
			t.Fatal(err)
		}
		page, at := b.String(), 0
		for _, says := range []string{
			`<html lang="en" dir="ltr">`, "<title>Report of the Commission on &lt;Locks&gt;</title>", "size: letter", `<p class="subtitle">Fourteenth session</p>`,
			"<h1>Chapter I</h1>", "<h2>A. Texts</h2>", "Pilots &amp; <em>quays</em>", "Report.", "<h1>Chapter II</h1>", `<p class="subtitle">Agenda item 4: Safety * quays</p>`,
			`<p class="numbered"><span class="label">2.</span> At its 1st meeting, it met.</p>`, "<h2>Draft resolution: Pilots</h2>",
			`<p class="detail">In favour: Delmark, Karsk.</p>`, "<p>One.</p>\n<p>&lt;script&gt;",
		} {
			found := strings.Index(page[at:], says)
			if found < 0 {
				t.Fatalf("the page lacks, where it should have it: %s\n%s", says, page)
			}
			at += found
		}
		if strings.Contains(page, "doc-endnotes") == onPage {
			t.Error("the notes do not stand where they should")
		}
	}
}

// failing is a writer whose disk is full.
type failing struct{}

var errFull = errors.New("disk full")

func (failing) Write([]byte) (int, error) { return 0, errFull }

func TestTheWritersErrorIsReturned(t *testing.T) {
	for name, err := range map[string]error{
		"markdown": session.Markdown(failing{}, paper(t)), "plain": session.Plain(failing{}, paper(t)), "html": session.HTML(failing{}, paper(t), html.Print{}),
	} {
		if !errors.Is(err, errFull) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
