package html_test

import (
	"bytes"
	"strings"
	"testing"

	nethtml "golang.org/x/net/html"
	"pgregory.net/rapid"

	"chapeau/drafting/amend"
	"chapeau/drafting/formats/html"
	"chapeau/drafting/text"
)

const pilots = `{"kind":"resolution","designation":"Draft resolution I","symbol":"E/CN.99/2031/L.3*","title":"Pilots & *harbours*","body":"The Commission on Locks,","clauses":[
 {"id":"p1","kind":"preambular","text":"*Recalling* the Convention{fn:conv}"},
 {"id":"h1","kind":"heading","text":"Training"},
 {"id":"o1","kind":"operative","list":"alpha","text":"*Requests* the Secretariat","children":[
   {"id":"i1","kind":"item","text":"To prepare a code{fn:code}{fn:conv} <now>"},
   {"id":"i2","kind":"item","list":"bullet","text":"To see","children":[{"id":"b1","text":"Locks"},{"id":"b2","text":"Canals"}]}]},
 {"id":"o2","kind":"operative","text":"*Invites* donors to act on {ref:i1}"}],
 "footnotes":{"conv":"Convention, annex.","code":"Code \"A\"."},"annexes":[{"title":"Annex","clauses":[{"id":"a1","kind":"prose","text":"Terms"}]}]}`

func decode(t *testing.T, s string) *text.Text {
	t.Helper()
	x, err := text.Decode([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func write(t *testing.T, x *text.Text, o html.Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := html.Text(&b, x, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestFragment(t *testing.T) {
	got := write(t, decode(t, pilots), html.Options{Fragment: true})
	want := `<article class="text resolution" lang="en" dir="ltr">
<header>
<p class="symbol">E/CN.99/2031/L.3*</p>
<p class="designation">Draft resolution I</p>
<h1 class="title">Pilots &amp; <em>harbours</em></h1>
</header>
<p class="body">The Commission on Locks,</p>
<div class="preambular" id="p1">
<p><em>Recalling</em> the Convention,<sup class="indicator"><a id="indicator-conv" href="#note-conv" role="doc-noteref">1</a></sup></p>
</div>
<h4 class="heading" id="h1">Training</h4>
<div class="operative" id="o1">
<p><span class="label">1.</span> <em>Requests</em> the Secretariat:</p>
<ol>
<li class="item" id="i1"><p><span class="label">(a)</span> To prepare a code<sup class="indicator"><a id="indicator-code" href="#note-code" role="doc-noteref">2</a></sup><sup class="indicator">,</sup><sup class="indicator"><a href="#note-conv" role="doc-noteref">1</a></sup> &lt;now&gt;;</p>
</li>
<li class="item" id="i2"><p><span class="label">(b)</span> To see:</p>
<ul>
<li class="item" id="b1"><p><span class="label">•</span> Locks</p>
</li>
<li class="item" id="b2"><p><span class="label">•</span> Canals</p>
</li>
</ul>
</li>
</ol>
</div>
<div class="operative" id="o2">
<p><span class="label">2.</span> <em>Invites</em> donors to act on <a class="reference" href="#i1">paragraph 1 (a) above</a>.</p>
</div>
<section class="annex">
<h2>Annex</h2>
<div class="prose" id="a1">
<p>Terms.</p>
</div>
</section>
<section class="notes" role="doc-endnotes">
<ol>
<li id="note-conv" value="1"><p><sup>1</sup> Convention, annex. <a href="#indicator-conv" role="doc-backlink" aria-label="1">↩</a></p></li>
<li id="note-code" value="2"><p><sup>2</sup> Code &#34;A&#34;. <a href="#indicator-code" role="doc-backlink" aria-label="2">↩</a></p></li>
</ol>
</section>
</article>
`
	if got != want {
		t.Errorf("got\n%s", got)
	}
}

func TestDocumentIsAWholePage(t *testing.T) {
	x := decode(t, pilots)
	x.Lang = "ar"
	page := write(t, x, html.Options{})
	for _, part := range []string{"<!DOCTYPE html>", `<html lang="ar" dir="rtl">`, "<title>Pilots &amp; harbours</title>", "@page", "</html>"} {
		if !strings.Contains(page, part) {
			t.Errorf("the page lacks %s", part)
		}
	}
	if strings.Contains(page, "ZgotmplZ") {
		t.Error("the template refused something")
	}
}

func tracked(t *testing.T, x *text.Text, by string, change func(*text.Text)) string {
	t.Helper()
	changed, err := text.Decode(text.Encode(x))
	if err != nil {
		t.Fatal(err)
	}
	change(changed)
	return write(t, x, html.Options{Fragment: true, Tracked: &html.Tracked{Changed: changed, Comparison: amend.Compare(x, changed), By: by}})
}

func TestTrackedChangesNameTheMover(t *testing.T) {
	got := tracked(t, decode(t, pilots), `Delmark "D"`, func(x *text.Text) {
		x.Title = "Pilots & harbours"
		x.Find("o2").Text = "*Invites* all donors to act on {ref:i1}"
		x.Clauses = append(x.Clauses, &text.Clause{ID: "n1", Kind: text.Operative, Text: "*Decides* to meet{fn:new}"})
		x.Find("o1").Children = x.Find("o1").Children[1:]
		x.Footnotes["new"] = "New."
	})
	for _, part := range []string{
		`<p class="mover">Delmark &#34;D&#34;</p>`,
		`<ins data-by="Delmark &#34;D&#34;" title="Delmark &#34;D&#34;">all </ins>donors`,
		`<div class="operative inserted" id="n1">`, `<ins data-by="Delmark &#34;D&#34;" title="Delmark &#34;D&#34;">.</ins>`,
		`<li class="item deleted" id="i1">`, `&lt;now&gt;`, `New.</ins> <`, `>Code &#34;A&#34;.</del> <`,
		`<div class="operative edited" id="o2">`, `<span class="by"><bdi>Delmark &#34;D&#34;</bdi></span>`,
	} {
		if !strings.Contains(got, part) {
			t.Errorf("the tracked text lacks %s:\n%s", part, got)
		}
	}
	if strings.Contains(got, `"preambular edited"`) {
		t.Error("a clause that is the same is shown as edited")
	}
}

// TestTrackedReferencesPrintTheirWords holds that they do so wherever they stand.
func TestTrackedReferencesPrintTheirWords(t *testing.T) {
	x := decode(t, `{"title": "Locks {ref:o1}", "body": "The Council,", "footnotes": {"a": "See {ref:o2} now."}, "clauses": [
		{"id": "o1", "kind": "operative", "text": "Requests a survey{fn:a}"}, {"id": "o2", "kind": "operative", "text": "Decides to meet"}]}`)
	got := tracked(t, x, "Karsk", func(x *text.Text) {
		x.Title += " and pilots"
		x.Footnotes["a"] = "See {ref:o2} then."
	})
	for _, says := range []string{`Locks <a class="reference" href="#o1">paragraph 1 above</a>`, `See <a class="reference" href="#o2">paragraph 2 above</a>`} {
		if !strings.Contains(got, says) {
			t.Errorf("%q is not in\n%s", says, got)
		}
	}
}

// TestTrackedAnnexes holds that versions of a text may differ in their annexes.
func TestTrackedAnnexes(t *testing.T) {
	x := decode(t, `{"title": "Locks", "body": "The Council,", "clauses": [{"id": "o1", "kind": "operative", "text": "Decides to meet"}], "annexes": [
		{"title": "Terms for pilots", "clauses": [{"id": "x1", "kind": "prose", "text": "Terms of pilots."}]},
		{"title": "Terms for locks", "clauses": [{"id": "x2", "kind": "prose", "text": "Terms of locks."}]}]}`)
	got := tracked(t, x, "", func(x *text.Text) {
		x.Annexes = x.Annexes[:1]
		x.Annexes[0].Title = "Terms for all pilots"
	})
	for _, says := range []string{`<h2>Terms for <ins>all </ins>pilots</h2>`, `<h2><del>Terms for locks</del></h2>`, `<div class="prose deleted" id="x2">`, `<del>Terms of locks`} {
		if !strings.Contains(got, says) {
			t.Errorf("%q is not in\n%s", says, got)
		}
	}
}

func TestTrackedWithoutChangesIsTheText(t *testing.T) {
	x := decode(t, pilots)
	got := tracked(t, x, "", func(*text.Text) {})
	want := write(t, x, html.Options{Fragment: true})
	legend := `<p class="legend"><span class="inserted-words">put in</span> <span class="deleted-words">taken out</span> <span class="moved-words">moved</span></p>` + "\n"
	if strings.NewReplacer(" same", "", " tracked", "", legend, "").Replace(got) != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestReportNumbersItsNotesOn(t *testing.T) {
	decision := decode(t, `{"kind":"decision","designation":"Decision 1","title":"Museum","body":"","report_paragraph":4,"clauses":[{"id":"t1","kind":"prose","text":"Notes the report{fn:conv}"}],"footnotes":{"conv":"Report."}}`)
	report := &text.Report{Title: "Chapter I", Subtitle: "Matters", Sections: []text.Section{{Letter: "A", Title: "Texts", Intro: "1. The Commission:", Texts: []*text.Text{decode(t, pilots), decision}}}}
	var b bytes.Buffer
	if err := html.Report(&b, report, text.Reuse); err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{
		"<h1>Chapter I</h1>", "<h2>A. Texts</h2>", `<p class="introduction">1. The Commission:</p>`, `<h3 class="title">Museum</h3>`,
		`<span class="label">4.</span> Notes the report.`, `<li id="t1-note-conv" value="1">`, `<li id="t2-note-conv" value="3">`, `href="#t2-note-conv" role="doc-noteref">3</a>`,
	} {
		if !strings.Contains(b.String(), part) {
			t.Errorf("the report lacks %s", part)
		}
	}
	if strings.Count(b.String(), "doc-endnotes") != 1 {
		t.Error("the notes stand in more than one place")
	}
}

// TestNothingInATextIsMarkup puts hostile characters everywhere: what a browser
// would read has the same elements as before, and the characters as words.
func TestNothingInATextIsMarkup(t *testing.T) {
	hostile := rapid.StringOfN(rapid.RuneFrom([]rune(`<>"'&;/=:x-!`)), 1, 30, -1)
	rapid.Check(t, func(t *rapid.T) {
		words := func(name string) string { return text.Escape(hostile.Draw(t, name)) }
		x := &text.Text{
			Kind: text.Resolution, Lang: "en", Symbol: words("symbol"), Designation: words("designation"), Title: words("title"), Body: words("body"),
			Clauses: []*text.Clause{
				{ID: "p1", Kind: text.Preambular, Text: words("preambular") + "{fn:" + "<k\"'>" + "}"},
				{ID: "<o1>", Kind: text.Operative, Label: words("label"), Text: words("operative")},
				{ID: "o2", Kind: text.Operative, Text: "{ref:<o1>}"},
			},
			Footnotes: map[string]string{"<k\"'>": words("note")}, Annexes: []text.Annex{{Title: words("annex")}},
		}
		var b bytes.Buffer
		if err := html.Text(&b, x, html.Options{}); err != nil {
			t.Fatal(err)
		}
		root, err := nethtml.Parse(&b)
		if err != nil {
			t.Fatal(err)
		}
		checkElements(t, root)
	})
}

// known are the elements and attributes that this package writes.
var known = map[string]string{
	"html": "lang dir", "head": "", "meta": "charset name content", "title": "", "style": "", "body": "", "main": "", "article": "class lang dir",
	"header": "", "p": "class", "h1": "class", "div": "class id", "em": "", "sup": "class", "a": "id href role class aria-label", "span": "class",
	"section": "class role", "h2": "", "ol": "", "li": "id value",
}

func checkElements(t *rapid.T, n *nethtml.Node) {
	if n.Type == nethtml.CommentNode {
		t.Fatalf("a comment: %q", n.Data)
	}
	if n.Type == nethtml.ElementNode {
		attributes, ok := known[n.Data]
		if !ok {
			t.Fatalf("the element %q", n.Data)
		}
		for _, a := range n.Attr {
			if !strings.Contains(" "+attributes+" ", " "+a.Key+" ") {
				t.Fatalf("%s has the attribute %q", n.Data, a.Key)
			}
			if a.Key == "href" && !strings.HasPrefix(a.Val, "#") {
				t.Fatalf("a link to %q", a.Val)
			}
		}
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		checkElements(t, child)
	}
}

func TestAReportPrintsAnIndicatorOnceWhereItsProfileSaysSo(t *testing.T) {
	twice := decode(t, `{"kind":"decision","title":"Museum","body":"","clauses":[{"id":"t1","kind":"prose","text":"Notes the report{fn:conv}"},{"id":"t2","kind":"prose","text":"Follows the report{fn:conv}"}],"footnotes":{"conv":"Report."}}`)
	report := &text.Report{Title: "Chapter I", Sections: []text.Section{{Texts: []*text.Text{twice}}}}
	for profile, want := range map[text.NoteProfile]int{text.Reuse: 2, text.Once: 1} {
		var b bytes.Buffer
		if err := html.Report(&b, report, profile); err != nil {
			t.Fatal(err)
		}
		if got := strings.Count(b.String(), "doc-noteref"); got != want {
			t.Errorf("profile %d: %d indicators, want %d", profile, got, want)
		}
	}
}
