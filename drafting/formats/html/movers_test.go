package html_test

import (
	"fmt"
	"strings"
	"testing"

	nethtml "golang.org/x/net/html"
	"pgregory.net/rapid"

	"chapeau/drafting/amend"
	"chapeau/drafting/amend/amendtest"
	"chapeau/drafting/formats/html"
	"chapeau/drafting/formats/masthead"
	"chapeau/drafting/text"
)

func merged(t interface{ Fatal(...any) }, base *text.Text, amendments []amend.Amendment) *html.Tracked {
	result, err := amend.Merge(base, amendments)
	if err != nil {
		t.Fatal(err)
	}
	return &html.Tracked{Changed: result.Text, Comparison: amend.Compare(base, result.Text), Amendments: amendments}
}

func edit(clause, find, with string) amend.Op {
	return amend.Op{Kind: amend.Edit, Clause: clause, Find: find, With: &with}
}

func TestSeveralMoversAreToldApart(t *testing.T) {
	base := decode(t, pilots)
	title := "Pilots & *quays*"
	got := write(t, base, html.Options{Fragment: true, Tracked: merged(t, base, []amend.Amendment{
		{ID: "A1", By: "Karsk", Ops: []amend.Op{edit("o2", "donors", "all donors"), {Kind: amend.Delete, Clause: "p1"}, {Kind: amend.SetTitle, Text: &title}}},
		{ID: "A2", By: "Orland <O>", Ops: []amend.Op{edit("o2", "act", "act soon"), {Kind: amend.Move, Clause: "i2", FirstOf: "o1"}}},
		{ID: "A3", By: "Karsk", Ops: []amend.Op{edit("i1", "code", "model")}},
		{ID: "A4", Ops: []amend.Op{{Kind: amend.Delete, Clause: "p1"}}},
	})})
	for _, part := range []string{
		`<li><b>A</b> <bdi>Karsk</bdi></li>` + "\n" + `<li><b>B</b> <bdi>Orland &lt;O&gt;</bdi></li>` + "\n" + `<li><b>C</b> <bdi>A4</bdi></li>`,
		`<ins class="mover-1" data-by="Karsk" title="Karsk">all</ins><span class="mark" data-mark="A"></span><ins class="mover-1" data-by="Karsk" title="Karsk"> </ins>donors`,
		`<ins class="mover-2" data-by="Orland &lt;O&gt;" title="Orland &lt;O&gt;">soon</ins><span class="mark" data-mark="B"></span>`,
		`<span class="by" data-marks="A, B"><bdi>Karsk, Orland &lt;O&gt;</bdi></span>`,
		`<div class="preambular deleted" id="p1">`, `<del class="mover-1" data-by="Karsk, A4" title="Karsk, A4"><em>Recalling</em>`, `data-mark="A, C"`,
		`<span class="by" data-marks="B"><bdi>Orland`,
		`<em>harbours</em></del><ins class="mover-1" data-by="Karsk" title="Karsk"><em>quays</em></ins><span class="mark" data-mark="A">`,
	} {
		if !strings.Contains(got, part) {
			t.Errorf("the tracked text lacks %s:\n%s", part, got)
		}
	}
}

func TestEndsAreShownOnce(t *testing.T) {
	base := decode(t, pilots)
	end := "; and"
	got := write(t, base, html.Options{Fragment: true, Tracked: merged(t, base, []amend.Amendment{
		{ID: "A1", By: "Karsk", Ops: []amend.Op{{Kind: amend.Edit, Clause: "i1", End: &end}, {Kind: amend.Insert, After: "o2", NewClause: &text.Clause{Text: "*Decides* to meet; and"}}}},
	})})
	for _, part := range []string{
		`&lt;now&gt;<del data-by="Karsk" title="Karsk">;</del><ins data-by="Karsk" title="Karsk">; and</ins>`,
		`</em> to meet</ins><ins data-by="Karsk" title="Karsk">; and</ins>`,
	} {
		if !strings.Contains(got, part) {
			t.Errorf("the tracked text lacks %s:\n%s", part, got)
		}
	}
	if strings.Count(got, "; and") != 2 {
		t.Error("an end stands there twice")
	}
}

// TestAcceptedAndRejectedChangesAreTheTexts holds that the page without what goes
// is the changed text's, and without what comes the base's.
func TestAcceptedAndRejectedChangesAreTheTexts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := amendtest.Text(t)
		amendments := []amend.Amendment{amendtest.Amendment(t, base, "A", 2), amendtest.Amendment(t, base, "B", 2), amendtest.Amendment(t, base, "C", 1)}
		tracked := merged(t, base, amendments)
		var b strings.Builder
		if err := html.Text(&b, base, html.Options{Tracked: tracked, Print: html.Print{NotesOnPage: rapid.Bool().Draw(t, "on page")}}); err != nil {
			t.Fatal(err)
		}
		root, err := nethtml.Parse(strings.NewReader(b.String()))
		if err != nil {
			t.Fatal(err)
		}
		for tag, want := range map[string]*text.Text{"del": tracked.Changed, "ins": base} {
			want.Walk(func(c, _ *text.Clause) bool {
				got, words := strings.Join(strings.Fields(wordsOf(root, c.ID, tag)), " "), strings.Join(strings.Fields(text.PlainWords(c.Text)), " ")
				if !strings.Contains(got, words) {
					t.Fatalf("without <%s> clause %s reads %q, not %q", tag, c.ID, got, words)
				}
				return true
			})
		}
	})
}

// wordsOf are the words of the paragraph of an element without those in a tag, and
// without labels and notes.
func wordsOf(n *nethtml.Node, id, without string) string {
	if attribute(n, "id") == id {
		for child := n.FirstChild; child != nil; child = child.NextSibling {
			if child.Data == "p" {
				return plain(child, without)
			}
		}
		return plain(n, without)
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		if found := wordsOf(child, id, without); found != "" {
			return found
		}
	}
	return ""
}

func plain(n *nethtml.Node, without string) string {
	if n.Type == nethtml.TextNode {
		return n.Data
	}
	if class := attribute(n, "class"); n.Data == without || n.Data == "sup" || class == "footnote" || class == "by" {
		return ""
	}
	var b strings.Builder
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		b.WriteString(plain(child, without))
	}
	return b.String()
}

func attribute(n *nethtml.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func TestNotesOnTheirPage(t *testing.T) {
	x := decode(t, `{"kind":"resolution","title":"Locks","body":"The Commission,","clauses":[
	 {"id":"o1","kind":"operative","text":"*Notes* the report{fn:a} and the plan{fn:b}"},{"id":"o2","kind":"operative","text":"*Recalls* the report{fn:a} and the list{fn:c}"}],
	 "footnotes":{"a":"Report; see also the list.{fn:c}","b":"Plan.","c":"List."}}`)
	got := write(t, x, html.Options{Fragment: true, Print: html.Print{NotesOnPage: true}})
	for id, words := range map[string]string{"a": "Report; see also the list.", "b": "Plan.", "c": "List."} {
		if strings.Count(got, `role="doc-footnote" id="note-`+id+`"`) != 1 || strings.Count(got, words) != 1 {
			t.Errorf("note %s is not there once:\n%s", id, got)
		}
	}
	if strings.Contains(got, "doc-endnotes") {
		t.Error("the notes are gathered at the end too")
	}
	if !strings.Contains(got, `</span><span class="footnote" role="doc-footnote" id="note-c"><sup>3</sup> List.</span> and the plan`) {
		t.Errorf("a note that another cites does not stand behind it:\n%s", got)
	}
}

func TestMastheadOfADocument(t *testing.T) {
	m := masthead.Masthead{
		Organization: "League of Rivers", Organ: "Assembly <1>", Session: "Fourteenth session", Committee: "Third Committee", Symbol: "E/CN.99/2031/L.3",
		AgendaItem: "5 (a)", AgendaName: "Locks & quays", Sponsors: []string{"Delmark", "Karsk"}, Kind: text.Resolution, IsDraft: true, Original: "fr", Lang: "en",
	}
	got := write(t, decode(t, pilots), html.Options{Fragment: true, Masthead: &m})
	for _, part := range []string{
		`<p class="organization">League of Rivers</p><p class="symbol" dir="ltr">E/CN.99/2031/L.3</p>`, `<p class="organ">Assembly &lt;1&gt;</p>`,
		`<p>Distr.: Limited</p>`, `<p class="original">English</p>` + "\n<p>Original: French</p>", `<p>Fourteenth session</p>`, `<p class="committee">Third Committee</p>`,
		`<p>Agenda item 5 (a)</p>`, `<p class="agenda-item">Locks &amp; quays</p>`, `<p class="designation">Delmark and Karsk: draft resolution</p>`,
	} {
		if !strings.Contains(got, part) {
			t.Errorf("the document lacks %s:\n%s", part, got)
		}
	}
	if strings.Count(got, "E/CN.99/2031/L.3") != 1 {
		t.Error("the symbol stands there twice")
	}
}

func TestPaperSizes(t *testing.T) {
	for paper, want := range map[html.Paper]int{"": 0, html.A4: 0, html.Letter: 1} {
		page := write(t, decode(t, pilots), html.Options{Print: html.Print{Paper: paper}})
		if got := strings.Count(page, "size: letter"); got != want {
			t.Errorf("%q: letter is set %d times, want %d", paper, got, want)
		}
	}
}

func TestManyMovers(t *testing.T) {
	base := decode(t, pilots)
	var amendments []amend.Amendment
	for i := range 30 {
		amendments = append(amendments, amend.Amendment{ID: fmt.Sprint("A", i), By: fmt.Sprint("Delegation ", i), Ops: []amend.Op{{Kind: amend.Insert, After: "o2", NewClause: &text.Clause{Text: fmt.Sprint("*Decides* on ", i)}}}})
	}
	got := write(t, base, html.Options{Fragment: true, Tracked: merged(t, base, amendments)})
	for _, part := range []string{`<b>Z</b> <bdi>Delegation 25</bdi>`, `<b>AD</b> <bdi>Delegation 29</bdi>`, `class="mover-5"`} {
		if !strings.Contains(got, part) {
			t.Errorf("it lacks %s", part)
		}
	}
	if strings.Contains(got, `"mover-6"`) {
		t.Error("there is no sixth underline")
	}
}
