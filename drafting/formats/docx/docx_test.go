package docx_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/formats/docx"
	"chapeau/drafting/formats/masthead"
	"chapeau/drafting/text"
)

const pilots = `{"kind":"resolution","designation":"Draft resolution I","symbol":"E/CN.99/2031/L.3*","title":"Pilots & *harbours*","body":"The Commission on Inland Waterways,","clauses":[
 {"id":"p1","kind":"preambular","text":"*Recalling* the Convention{fn:conv} <as amended>"},
 {"id":"p2","kind":"preambular","text":"*Noting* the report{fn:conv}{fn:code}"},
 {"id":"h1","kind":"heading","text":"Training"},
 {"id":"o1","kind":"operative","list":"alpha","text":"*Requests* the Secretariat","children":[
   {"id":"i1","kind":"item","text":"To prepare a code{fn:code}","children":[{"id":"r1","text":"In English"},{"id":"r2","text":"In French","children":[{"id":"s1","text":"On paper"}]}]},
   {"id":"i2","kind":"item","list":"bullet","text":"To see","children":[{"id":"b1","text":"Locks"},{"id":"b2","text":"Canals"}]}]},
 {"id":"o2","kind":"operative","text":"*Invites* donors to act on {ref:i1}"},
 {"id":"o3","kind":"operative","label":"2 bis","text":"*Decides* to meet"},
 {"id":"o4","kind":"operative","label":"7","text":"*Thanks* the hosts"},
 {"id":"o5","kind":"operative","list":"decimal","text":"*Approves* the agenda","children":[{"id":"d1","text":"Opening"},{"id":"d2","text":"Locks","children":[{"id":"e1","text":"Old"},{"id":"e2","text":"New"}]}]},
 {"id":"o6","kind":"operative","unnumbered":true,"text":"*Remains* seized"}],
 "footnotes":{"conv":"Convention, *annex*.","code":"Code \"A\"."},"annexes":[{"title":"Annex","clauses":[{"id":"a1","kind":"prose","text":"Terms"},{"id":"a2","kind":"operative","text":"One"},{"id":"a3","kind":"operative","text":"Two"}]}]}`

func decode(t testing.TB, s string) *text.Text {
	t.Helper()
	x, err := text.Decode([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func write(t testing.TB, x *text.Text, o docx.Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := docx.Text(&b, x, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func read(t testing.TB, data []byte) *file {
	t.Helper()
	f, err := readFile(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestACleanTextIsWhatItsLayoutPrints(t *testing.T) {
	base := decode(t, pilots)
	for name, o := range map[string]text.Options{
		"final": {}, "once": {Notes: text.Once}, "preambular numbers": {PreambularNumbers: true}, "first note": {FirstNote: 12},
		"still": {Numbering: text.Still, Reference: base},
	} {
		for _, lang := range []string{"en", "fr", "zh", "ar", "ru"} {
			x := *base
			x.Lang = lang
			got := read(t, write(t, &x, docx.Options{Layout: o})).paragraphs(accepted)
			if diff := cmp.Diff(printed(&x, o), got); diff != "" {
				t.Errorf("%s %s (-want +got):\n%s", name, lang, diff)
			}
		}
	}
}

func TestNumbersAreWordsOwn(t *testing.T) {
	f := read(t, write(t, decode(t, pilots), docx.Options{}))
	literal := 0
	f.parts["word/document.xml"].each(func(n *node) {
		if n.name == "tab" {
			literal++
		}
	})
	if literal != 2 { // that of `2 bis`, and the end of the document
		t.Errorf("%d labels are plain words", literal-1)
	}
}

// edits are amendments of two delegations to one paragraph and elsewhere.
func edits(t testing.TB) []amend.Amendment {
	t.Helper()
	var a, b amend.Amendment
	for s, into := range map[string]*amend.Amendment{
		`{"id":"A","by":"Castoria, Republic of","ops":[{"op":"edit","clause":"p1","find":"Convention","with":"Conventions"},{"op":"delete","clause":"i1"},
		  {"op":"move","clause":"o4","after":"h1"},{"op":"set_footnote","key":"code","text":"Code \"B\"."},
		  {"op":"insert","after":"o6","clause":{"id":"n1","kind":"operative","text":"*Also decides* to sail{fn:new}"},"footnotes":{"new":"New."}}]}`: &a,
		`{"id":"B","by":"Delmark","ops":[{"op":"edit","clause":"p1","find":"<as amended>","with":"as revised"},{"op":"edit","clause":"o4","find":"hosts","with":"kind hosts"},
		  {"op":"set_title","text":"Pilots"},{"op":"edit","clause":"o2","text":"*Invites* all donors to act"}]}`: &b,
	} {
		decoded, err := amend.Decode([]byte(s))
		if err != nil {
			t.Fatal(err)
		}
		*into = decoded
	}
	return []amend.Amendment{a, b}
}

// authors are the words that each author brings or takes out.
func authors(f *file) map[string]string {
	found := make(map[string]string)
	f.parts["word/document.xml"].each(func(n *node) {
		if n.name != "ins" && n.name != "del" {
			return
		}
		n.each(func(c *node) {
			if c.name == "t" || c.name == "delText" {
				found[n.attrs["author"]] += n.name + "(" + c.words + ")"
			}
		})
	})
	return found
}

func TestEveryChangeIsItsMoversOwn(t *testing.T) {
	base := decode(t, pilots)
	amendments := edits(t)
	data := tracked(t, base, amendments, docx.Options{})
	merged, err := amend.Merge(base, amendments)
	if err != nil {
		t.Fatal(err)
	}
	if err := checkDecisions(data, base, merged.Text, text.Options{}); err != nil {
		t.Fatal(err)
	}
	got := authors(read(t, data))
	for author, want := range map[string][]string{
		"Castoria, Republic of": {"del(Convention)ins(Conventions)", "del(To prepare a code:)", "ins(Also decides)ins( to sail.)"},
		"Delmark":               {"del(<)del(amended>)ins(revised)", "ins(kind )", "ins(all )"},
	} {
		for _, words := range want {
			if !strings.Contains(got[author], words) {
				t.Errorf("%s has not %s but %s", author, words, got[author])
			}
		}
	}
	if len(got) != 2 {
		t.Errorf("there are %d authors: %v", len(got), got)
	}
}

func TestWhoRestoresANumberIsNotSeen(t *testing.T) {
	base := decode(t, pilots)
	first, err := amend.Decode([]byte(`{"id":"A","by":"Delmark","ops":[{"op":"insert","first_of":"operative","clause":{"id":"n","kind":"operative","text":"*Opens*"}}]}`))
	if err != nil {
		t.Fatal(err)
	}
	got := authors(read(t, tracked(t, base, []amend.Amendment{first}, docx.Options{})))
	want := map[string]string{"Delmark": "ins(Opens)ins(;)del(paragraph 1 (a) above)ins(paragraph 2 (a) above)"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestASoleParagraphGetsItsNumberWithTheSecond(t *testing.T) {
	base := decode(t, `{"kind":"resolution","title":"T","body":"B,","clauses":[{"id":"o1","kind":"operative","text":"One","children":[{"id":"i1","text":"Item"}]}]}`)
	second, err := amend.Decode([]byte(`{"id":"A","by":"Delmark","ops":[{"op":"insert","after":"o1","clause":{"id":"n","kind":"operative","text":"Two"}}]}`))
	if err != nil {
		t.Fatal(err)
	}
	merged, err := amend.Merge(base, []amend.Amendment{second})
	if err != nil {
		t.Fatal(err)
	}
	if err := checkDecisions(tracked(t, base, []amend.Amendment{second}, docx.Options{}), base, merged.Text, text.Options{}); err != nil {
		t.Fatal(err)
	}
}

func TestComparedTellsSources(t *testing.T) {
	old, changed := decode(t, pilots), decode(t, pilots)
	changed.Find("p1").Text = "*Recalling* the great old Convention{fn:conv} <as amended>"
	changed.Annexes = append(changed.Annexes, text.Annex{Title: "Second annex", Clauses: []*text.Clause{{ID: "z1", Kind: text.Prose, Text: "More"}}})
	spans := map[string][]amend.Span{"p1": {{Text: "*Recalling* the ", Source: "v1"}, {Text: "great ", Source: "Karsk"}, {Text: "old ", Source: "Delmark"}, {Text: "Convention{fn:conv} <as amended>", Source: "v1"}}}
	var b bytes.Buffer
	if err := docx.Compared(&b, old, changed, docx.Attribution{By: "Version 2", Spans: spans}, docx.Options{}); err != nil {
		t.Fatal(err)
	}
	if err := checkDecisions(b.Bytes(), old, changed, text.Options{}); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"Karsk": "ins(great )", "Delmark": "ins(old )", "Version 2": "ins(Second annex)ins(More.)"}
	if diff := cmp.Diff(want, authors(read(t, b.Bytes()))); diff != "" {
		t.Error(diff)
	}
}

func TestNotesWithinNotesFollowInTheSame(t *testing.T) {
	base := decode(t, `{"kind":"resolution","title":"T","body":"B,","clauses":[{"id":"p1","kind":"preambular","text":"A{fn:a}"},{"id":"p2","kind":"preambular","text":"B{fn:b}"}],"footnotes":{"a":"See{fn:c}.","b":"Bee.","c":"Sea."}}`)
	got := read(t, write(t, base, docx.Options{})).paragraphs(accepted)
	want := []string{"\tT", "\tB,", "\tA,‹n 1: See‹r 3›.‹b›‹r 3› Sea.›", "\tB,‹n 2: Bee.›"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestReport(t *testing.T) {
	one, two := decode(t, pilots), decode(t, `{"kind":"decision","designation":"Decision 1","title":"Museum","body":"","report_paragraph":4,"clauses":[{"id":"p1","kind":"prose","text":"Notes the report{fn:conv}"}],"footnotes":{"conv":"Report."}}`)
	report := &text.Report{Title: "Chapter I", Subtitle: "Matters", Sections: []text.Section{{Letter: "A", Title: "Texts", Intro: "1. The Commission:\n\n2. It *also*:", Texts: []*text.Text{one, two}}}}
	var b bytes.Buffer
	if err := docx.Report(&b, report, text.Reuse, docx.Options{}); err != nil {
		t.Fatal(err)
	}
	want := []string{"\tChapter I", "\tMatters", "\tA. Texts", "\t1. The Commission:", "\t2. It ‹i›also‹/i›:", "\tDraft resolution I"}
	want = append(want, printed(one, text.Options{})...)
	want = append(want, "\tDecision 1", "\tMuseum", "4.\tNotes the report.‹n 3: Report.›")
	if diff := cmp.Diff(want, read(t, b.Bytes()).paragraphs(accepted)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestTheSameTextGivesTheSameBytes(t *testing.T) {
	base := decode(t, pilots)
	o := docx.Options{At: time.Date(2031, 5, 1, 9, 30, 0, 0, time.UTC), Masthead: &masthead.Masthead{Organ: "Commission", Sponsors: []string{"Castoria"}}}
	first := tracked(t, base, edits(t), o)
	for range 5 {
		if !bytes.Equal(first, tracked(t, base, edits(t), o)) {
			t.Fatal("two files of the same text differ")
		}
	}
}

func TestIdsAndPartsAreWhole(t *testing.T) {
	f := read(t, tracked(t, decode(t, pilots), edits(t), docx.Options{}))
	known := make(map[string]bool)
	for _, part := range []string{"word/document.xml", "word/footnotes.xml"} {
		f.parts[part].each(func(n *node) {
			switch n.name {
			case "ins", "del", "moveFrom", "moveTo", "pPrChange", "moveFromRangeStart", "moveToRangeStart", "bookmarkStart":
				if known[n.attrs["id"]] {
					t.Errorf("%s has an id that something else has", n.name)
				}
				known[n.attrs["id"]] = true
			}
		})
	}
	for _, o := range f.parts["[Content_Types].xml"].children {
		if name := strings.TrimPrefix(o.attrs["PartName"], "/"); name != "" && f.parts[name] == nil {
			t.Errorf("the part %s is missing", name)
		}
	}
	for _, r := range f.parts["word/_rels/document.xml.rels"].children {
		if f.parts["word/"+r.attrs["Target"]] == nil {
			t.Errorf("the part %s is missing", r.attrs["Target"])
		}
	}
}

// order is the order of elements that the schema of WordprocessingML demands
// (ECMA-376, CT_PPr, CT_RPr, CT_Lvl, CT_SectPr), as far as they are written.
var order = map[string][]string{
	"pPr":      strings.Fields("pStyle keepNext keepLines pageBreakBefore numPr pBdr tabs bidi spacing ind jc outlineLvl rPr pPrChange"),
	"rPr":      strings.Fields("ins del moveFrom moveTo rStyle rFonts b bCs i iCs sz szCs vertAlign rtl lang"),
	"lvl":      strings.Fields("start numFmt lvlText lvlJc pPr rPr"),
	"sectPr":   strings.Fields("headerReference footerReference footnotePr pgSz pgMar titlePg bidi"),
	"style":    strings.Fields("name basedOn next uiPriority semiHidden qFormat pPr rPr"),
	"settings": strings.Fields("zoom trackRevisions defaultTabStop characterSpacingControl footnotePr compat themeFontLang decimalSymbol listSeparator"),
}

func TestElementsStandInTheOrderOfTheSchema(t *testing.T) {
	x := decode(t, pilots)
	x.Lang = "ar"
	f := read(t, tracked(t, x, edits(t), docx.Options{Layout: text.Options{FirstNote: 3}}))
	for name, part := range f.parts {
		part.each(func(n *node) {
			at := 0
			for _, c := range n.children {
				place := slices.Index(order[n.name], c.name)
				if order[n.name] != nil && place < at {
					t.Errorf("%s: %s stands in %s where it may not", name, c.name, n.name)
				}
				at = max(at, place)
			}
		})
	}
}

func TestWhatNoFileCanHoldIsRefused(t *testing.T) {
	for _, bad := range []string{"a\x01b", "a\ufffeb", "a\x0cb"} {
		x := decode(t, pilots)
		x.Find("o2").Text = bad
		err := docx.Text(&bytes.Buffer{}, x, docx.Options{})
		if fault.CodeOf(err) != fault.Invalid || !strings.Contains(fmt.Sprint(err), "U+") {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestArabicRunsFromTheRight(t *testing.T) {
	x := decode(t, `{"kind":"resolution","lang":"ar","title":"الملاحة","body":"إن اللجنة،","clauses":[{"id":"p1","kind":"preambular","text":"*إذ تشير* إلى الوثيقة E/CN.99/2031/L.3 المؤرخة 2031"}]}`)
	f := read(t, write(t, x, docx.Options{}))
	var runs []string
	for _, p := range f.parts["word/document.xml"].child("body").children {
		if p.name == "p" && p.child("pPr", "bidi") == nil {
			t.Error("a paragraph runs from the left")
		}
		for _, r := range p.children {
			if r.name == "r" && r.child("t") != nil && p.child("pPr", "pStyle").val() == "Preambular" {
				runs = append(runs, fmt.Sprintf("%t %s", r.child("rPr", "rtl") != nil, r.child("t").words))
			}
		}
	}
	want := []string{"true إذ تشير", "true  إلى الوثيقة ", "false E/CN.99/2031/L.3", "true  المؤرخة 2031،"}
	if diff := cmp.Diff(want, runs); diff != "" {
		t.Error(diff)
	}
}
