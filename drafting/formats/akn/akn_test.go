package akn_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"chapeau/drafting/amend"
	"chapeau/drafting/amend/amendtest"
	"chapeau/drafting/formats/akn"
	"chapeau/drafting/formats/masthead"
	"chapeau/drafting/formats/reporttext"
	"chapeau/drafting/formats/reporttext/corpustest"
	"chapeau/drafting/sharedtest"
	"chapeau/drafting/text"
)

const pilots = `{"kind":"resolution","lang":"en","sponsors":["Castoria","Delmark & Sons"],"designation":"Draft resolution I","symbol":"E/CN.99/2031/L.3*",
 "title":"Pilots & *harbours*","body":"The Commission on Inland Waterways,","clauses":[
 {"id":"p1","kind":"preambular","text":"*Recalling* the Convention{fn:conv}"},
 {"id":"p2","kind":"preambular","text":"*Noting* what stands in {ref:o2}","children":[{"id":"pi","kind":"item","text":"Locks"}]},
 {"id":"h1","kind":"heading","text":"Training"},
 {"id":"o1","kind":"operative","list":"alpha","text":"*Requests* the Secretariat","children":[
   {"id":"i1","kind":"item","text":"To prepare a code{fn:code}{fn:conv} <now>"},
   {"id":"hi","kind":"heading","text":"Later"},
   {"id":"i2","kind":"item","list":"bullet","text":"To see","children":[{"id":"b1","kind":"item","text":"Locks"},{"id":"b2","kind":"item","text":"Canals"}]}]},
 {"id":"o2","kind":"operative","text":"*Invites* donors to act on {ref:i1}","end":"; and"},
 {"id":"o3","kind":"operative","label":"2 bis","relation":{"addition_to":"o2"},"text":"*Decides* to meet"},
 {"id":"o4","kind":"operative","unnumbered":true,"text":"*Decides* to rest"}],
 "footnotes":{"conv":"Convention, *annex*.","code":"Code \"A\".","spare":"Nobody points here."},
 "annexes":[{"title":"Annex","clauses":[{"id":"a1","kind":"prose","text":"Terms"},{"id":"a2","kind":"operative","text":"Seat"}]}]}`

func decode(t testing.TB, s string) *text.Text {
	t.Helper()
	x, err := text.Decode([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// tester is what a test and a rapid test have in common.
type tester interface {
	Helper()
	Fatalf(format string, args ...any)
}

// throughFile writes a text and reads it back: it must be the same, with nothing
// to remark.
func throughFile(t tester, x *text.Text, o akn.Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := akn.Text(&b, x, o); err != nil {
		t.Fatalf("writing: %v", err)
	}
	result := readBack(t, b.Bytes())
	if result.Text == nil {
		t.Fatalf("no text came back")
	}
	if diff := cmp.Diff(string(text.Encode(x)), string(text.Encode(result.Text))); diff != "" {
		t.Fatalf("another text came back (-want +got):\n%s\n%s", diff, b.String())
	}
	return b.Bytes()
}

// readBack reads the program's own file, about which there is nothing to remark.
func readBack(t tester, data []byte) akn.Result {
	t.Helper()
	if !akn.Is(data) {
		t.Fatalf("the file is not taken for Akoma Ntoso")
	}
	result, err := akn.Read(data)
	if err != nil {
		t.Fatalf("reading back: %v\n%s", err, data)
	}
	if len(result.Notes) > 0 {
		t.Fatalf("remarks about the program's own file: %q\n%s", result.Notes, data)
	}
	return result
}

func TestStructure(t *testing.T) {
	x := decode(t, pilots)
	o := akn.Options{
		Body: "un-ciw", Date: time.Date(2031, 5, 6, 0, 0, 0, 0, time.UTC), Version: 3, Aliases: []string{"E/CN.99/2031/CRP.7"},
		Masthead: masthead.Masthead{Organ: "Commission on Inland Waterways", Session: "Ninth session", AgendaItem: "5 (a)", AgendaName: "Pilots", Date: time.Date(2031, 5, 1, 0, 0, 0, 0, time.UTC)},
		Votes:    []akn.Vote{{On: "Operative paragraph 2", Outcome: "adopted", Counts: []akn.Count{{Choice: "in favour", Number: 2, Names: []string{"Castoria", "Delmark"}}, {Choice: "against", Number: 1}}}, {On: "Draft resolution", Outcome: "adopted"}},
		Changes:  []akn.Change{{Amendment: "E/CN.99/2031/L.4", By: "Karsk", Kind: amend.Edit, Clauses: []string{"o2", "gone"}}},
	}
	s := newSchema(t)
	data := throughFile(t, x, o)
	s.add(data)
	for _, part := range []string{
		`<statement contains="originalVersion" name="resolutionDraft">`,
		`<FRBRuri value="/akn/un/statement/deliberation/un-ciw/2031-05-06/E-CN.99-2031-L.3%2A"/>`,
		`<FRBRuri value="/akn/un/statement/deliberation/un-ciw/2031-05-06/E-CN.99-2031-L.3%2A/eng@2031-05-06"/>`,
		`<FRBRalias value="E/CN.99/2031/CRP.7" name="formerNumber"/>`, `<FRBRnumber value="E-CN.99-2031-L.3%2A" showAs="E/CN.99/2031/L.3*"/>`,
		`<docNumber>E/CN.99/2031/L.3*</docNumber>`, `>Delmark &amp; Sons</docProponent>`, `<docTitle>Pilots &amp; <i>harbours</i></docTitle>`,
		`<formula name="enactingFormula" eId="formula_1">`, `<p>The Commission on Inland Waterways,</p>`,
		`<container name="preambular" eId="container_1" chapeau:id="p1">`,
		`<i>Recalling</i> the Convention,<authorialNote eId="authorialNote_1" marker="1" placement="bottom" chapeau:key="conv"><p>Convention, <i>annex</i>.</p></authorialNote></p>`,
		`<noteRef href="#authorialNote_1" marker="1" chapeau:key="conv"/> &lt;now&gt;;</p>`,
		`<ref href="#para_2" chapeau:ids="o2" chapeau:prints="paragraph 2 below">paragraph 2 below</ref>`,
		`<division eId="dvs_1" chapeau:id="h1">`, `<heading>Training</heading>`, `<list eId="para_1__list_1">`, `<intro eId="para_1__list_1__intro">`,
		`<point eId="para_1__list_1__point_a" chapeau:id="i1">`, `<num>(a)</num>`, `<crossHeading eId="para_1__list_1__crossheading_1" chapeau:id="hi">Later</crossHeading>`,
		`<paragraph eId="para_2bis" chapeau:id="o3" chapeau:label="2 bis" chapeau:addition-to="o2">`,
		`<voting eId="voting_1" outcome="#outcome_adopted"`, `<count eId="voting_1__count_1" value="2" refersTo="#choice_infavour">`, `<step eId="step_1"`,
		`<passiveModifications>`, `<destination href="#para_2"/>`, `<attachment eId="att_1">`, `<note eId="note_1"`, `Nobody points here.`,
	} {
		if !bytes.Contains(data, []byte(part)) {
			t.Errorf("the file lacks %s", part)
		}
	}
	if strings.Contains(string(data), "quorumVerification") {
		t.Error("a quorum is verified that nobody counted")
	}
	if t.Failed() {
		t.Logf("%s", data)
	}
}

func TestAnAdoptedTextIsNamedByItsOrgan(t *testing.T) {
	x := decode(t, pilots)
	x.Symbol = "E/CN.99/RES/9/4"
	data := throughFile(t, x, akn.Options{Adopted: true, Body: "un-ciw", Date: time.Date(2031, 5, 6, 0, 0, 0, 0, time.UTC)})
	for _, part := range []string{`name="resolution"`, `"/akn/un/statement/deliberation/un-ciw/2031-05-06/9-4"`, `showAs="E/CN.99/RES/9/4"`, `name="adoption"`} {
		if !bytes.Contains(data, []byte(part)) {
			t.Errorf("the file lacks %s", part)
		}
	}
}

func TestASoleParagraphHasNoNumber(t *testing.T) {
	s := newSchema(t)
	for _, kind := range []string{`"decision","clauses":[{"id":"t1","kind":"prose"`, `"resolution","body":"The Commission,","clauses":[{"id":"o1","kind":"operative"`} {
		data := throughFile(t, decode(t, `{"kind":`+kind+`,"text":"Takes note of the report"}]}`), akn.Options{})
		if bytes.Contains(data, []byte("<num>")) {
			t.Errorf("the sole paragraph has a number: %s", data)
		}
		s.add(data)
	}
}

func TestRenumberingKeepsTheOldIDs(t *testing.T) {
	before := decode(t, pilots)
	final := text.Finalize(before)
	var b bytes.Buffer
	if err := akn.Text(&b, final, akn.Options{Renumbered: before}); err != nil {
		t.Fatal(err)
	}
	if part := `<paragraph eId="para_3" chapeau:id="o3" wId="para_2bis">`; !bytes.Contains(b.Bytes(), []byte(part)) {
		t.Errorf("the file lacks %s:\n%s", part, b.String())
	}
	if bytes.Count(b.Bytes(), []byte("wId=")) != 1 {
		t.Errorf("ids that stayed have an old one:\n%s", b.String())
	}
	if diff := cmp.Diff(string(text.Encode(final)), string(text.Encode(readBack(t, b.Bytes()).Text))); diff != "" {
		t.Errorf("another text came back (-want +got):\n%s", diff)
	}
}

// A masthead may have another symbol and other sponsors than the text; the text
// keeps its own.
func TestTheMastheadIsNotTheText(t *testing.T) {
	x := decode(t, pilots)
	m := masthead.Masthead{Symbol: "E/CN.99/2031/L.3/Rev.1", Sponsors: []string{"Karsk"}, Stage: "Revised draft", Organ: "The Commission", Committee: "First", Session: "Ninth", AgendaItem: "4", AgendaName: "Locks", Date: time.Date(2031, 5, 1, 0, 0, 0, 0, time.UTC)}
	data := throughFile(t, x, akn.Options{Masthead: m})
	if diff := cmp.Diff(m, readBack(t, data).Masthead); diff != "" {
		t.Errorf("another masthead came back (-want +got):\n%s", diff)
	}
}

func TestCorpusComesBack(t *testing.T) {
	s := newSchema(t)
	council := corpustest.SecurityCouncil
	if raceDetector {
		council = "security-council/*_194?_*.txt" // reading all of them takes most of the time
	}
	for _, pattern := range []string{corpustest.Report, council} {
		for _, x := range corpustest.Texts(t, pattern) {
			s.add(throughFile(t, x, akn.Options{}))
		}
	}
}

func TestTheReportComesBack(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(sharedtest.Dir(t), "corpus", corpustest.Report))
	if err != nil || len(files) != 1 {
		t.Fatalf("no report (%v)", err)
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	result, err := reporttext.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	s := newSchema(t)
	for _, notes := range []text.NoteProfile{text.Reuse, text.Once} {
		s.add(reportThroughFile(t, result.Report, notes))
	}
}

func reportThroughFile(t tester, report *text.Report, notes text.NoteProfile) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := akn.Report(&b, report, notes, akn.Options{Adopted: true, Body: "un-ecosoc"}); err != nil {
		t.Fatalf("writing: %v", err)
	}
	result := readBack(t, b.Bytes())
	if result.Report == nil {
		t.Fatalf("no report came back")
	}
	if diff := cmp.Diff(string(text.EncodeReport(report)), string(text.EncodeReport(result.Report))); diff != "" {
		t.Fatalf("another report came back (-want +got):\n%s\n%s", diff, b.String())
	}
	return b.Bytes()
}

func TestNotesRunOnInAReport(t *testing.T) {
	decision := decode(t, `{"kind":"decision","designation":"Decision 1","title":"Museum","body":"","report_paragraph":4,"clauses":[{"id":"t1","kind":"prose","text":"Notes the report{fn:conv}"}],"footnotes":{"conv":"Report."}}`)
	report := &text.Report{Schema: text.ReportSchema, Title: "Chapter *I*", Subtitle: "Matters", Sections: []text.Section{
		{Letter: "A", Title: "Draft resolutions", Intro: "1. The Commission recommends:\n\n*Second* paragraph", Texts: []*text.Text{decode(t, pilots)}},
		{Letter: "B", Title: "Nothing yet", Texts: []*text.Text{}},
		{Letter: "C", Title: "Decisions", Texts: []*text.Text{decision}},
	}}
	s := newSchema(t)
	data := reportThroughFile(t, report, text.Reuse)
	s.add(data)
	for _, part := range []string{`marker="3"`, `<num>4.</num>`, `<num>C.</num>`, `eId="cmp_3__cmp_1__para_1"`, `<docTitle>Chapter <i>I</i></docTitle>`} {
		if !bytes.Contains(data, []byte(part)) {
			t.Errorf("the report lacks %s:\n%s", part, data)
		}
	}
	s.add(reportThroughFile(t, &text.Report{Schema: text.ReportSchema, Sections: []text.Section{}}, text.Reuse))
}

func TestRandomTextsComeBack(t *testing.T) {
	s := newSchema(t)
	rapid.Check(t, func(t *rapid.T) { s.addSome(throughFile(t, amendtest.Text(t), akn.Options{})) })
}

func TestOddTextsComeBack(t *testing.T) {
	s := newSchema(t)
	rapid.Check(t, func(t *rapid.T) {
		profile := rapid.SampledFrom([]text.NoteProfile{text.Reuse, text.Once}).Draw(t, "profile")
		s.addSome(throughFile(t, oddText(t), akn.Options{Layout: text.Options{Notes: profile}}))
	})
}

func TestRandomReportsComeBack(t *testing.T) {
	s := newSchema(t)
	rapid.Check(t, func(t *rapid.T) {
		d := &oddDrawer{T: t}
		report := &text.Report{Schema: text.ReportSchema, Title: d.inline("title", 3), Subtitle: d.plain("subtitle"), Sections: []text.Section{}}
		for range rapid.IntRange(0, 2).Draw(t, "sections") {
			section := text.Section{Letter: d.plain("letter"), Title: d.plain("heading"), Intro: strings.Join([]string{d.inline("intro", 2), d.plain("intro")}, "\n\n"), Texts: []*text.Text{}}
			for range rapid.IntRange(0, 2).Draw(t, "texts") {
				section.Texts = append(section.Texts, oddText(t))
			}
			report.Sections = append(report.Sections, section)
		}
		s.addUpTo(60, reportThroughFile(t, report, rapid.SampledFrom([]text.NoteProfile{text.Reuse, text.Once}).Draw(t, "profile")))
	})
}

// The numbers of a text under negotiation are printed and not kept as labels.
func TestStillNumbersArePrintedOnly(t *testing.T) {
	base := decode(t, pilots)
	x := decode(t, strings.Replace(pilots, `{"id":"o2",`, `{"id":"new","kind":"operative","text":"*Decides* to add"},{"id":"o2",`, 1))
	data := throughFile(t, x, akn.Options{Layout: text.Options{Numbering: text.Still, Reference: base}})
	if !bytes.Contains(data, []byte("<num>1 bis.</num>")) {
		t.Errorf("the added paragraph is not 1 bis: %s", data)
	}
}
