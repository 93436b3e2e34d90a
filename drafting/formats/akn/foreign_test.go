package akn_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"chapeau/drafting/formats/akn"
	"chapeau/drafting/formats/masthead"
	"chapeau/drafting/text"
)

const (
	opening = `<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">`
	naming  = `<meta><identification source="#someone"><FRBRWork><FRBRthis value="/akn/un/statement/deliberation/un-ciw/2031-05-06/9-4/!main"/><FRBRuri value="/akn/un/statement/deliberation/un-ciw/2031-05-06/9-4"/><FRBRdate date="2031-05-06" name="adoption"/><FRBRauthor href="#ciw"/><FRBRcountry value="un"/><FRBRnumber value="9-4" showAs="9/4"/></FRBRWork><FRBRExpression><FRBRthis value="x"/><FRBRuri value="x"/><FRBRdate date="2031-05-06" name="e"/><FRBRauthor href="#ciw"/><FRBRlanguage language="eng"/></FRBRExpression><FRBRManifestation><FRBRthis value="x"/><FRBRuri value="x"/><FRBRdate date="2031-05-06" name="m"/><FRBRauthor href="#ciw"/></FRBRManifestation></identification></meta>`
)

func statement(name, content string) string {
	return opening + `<statement name="` + name + `" contains="originalVersion">` + naming + content + `</statement></akomaNtoso>`
}

// TestPlainStatements reads statements as others write them.
func TestPlainStatements(t *testing.T) {
	s := newSchema(t)
	for _, c := range []struct {
		name, file, want string
		notes            []string
		invalid          bool // against the schema, though it is read
	}{
		{
			name: "containers, paragraphs, a list, notes",
			file: statement("resolution", `
 <preface><p><docNumber>9/4</docNumber></p><p><docTitle>Locks and <b>pilots</b></docTitle></p></preface>
 <preamble>
  <formula name="enactingFormula"><p><i>The Commission on Inland Waterways</i>,</p></formula>
  <container name="Recalling"><p xml:space="preserve">        <i>Recalling</i> the Convention
    on River Marking,<authorialNote marker="1" placement="bottom" eId="fn_1"><p>See <i>Register</i>, vol. 2.</p></authorialNote></p></container>
  <container name="Noting"><p><span class="italic">Noting</span> the same,<noteRef href="#fn_1" marker="1"/></p></container>
 </preamble>
 <mainBody>
  <paragraph eId="para_1"><num>1.</num><list><intro><p><i>Requests</i> the secretariat:</p></intro>
   <point><num>(a)</num><content><p>To prepare a <ref href="/akn/un/code">code</ref>;</p></content></point>
   <point><num>(b)</num><list><intro><p>To report:</p></intro><point><num>(i)</num><content><p>Yearly;</p></content></point><point><num>(ii)</num><content><p>In full;</p></content></point></list></point>
  </list></paragraph>
  <paragraph eId="para_2"><num>2.</num><content><p><i>Invites</i> donors to pay.</p></content></paragraph>
 </mainBody>`),
			want: `{"kind":"resolution","symbol":"9/4","title":"Locks and pilots","body":"*The Commission on Inland Waterways*,","clauses":[
 {"id":"p1","kind":"preambular","text":"*Recalling* the Convention on River Marking{fn:n1}"},{"id":"p2","kind":"preambular","text":"*Noting* the same{fn:n1}"},
 {"id":"o1","kind":"operative","list":"alpha","text":"*Requests* the secretariat","children":[{"id":"i1","kind":"item","text":"To prepare a code"},{"id":"i2","kind":"item","list":"roman","text":"To report","children":[{"id":"i3","kind":"item","text":"Yearly"},{"id":"i4","kind":"item","text":"In full"}]}]},
 {"id":"o2","kind":"operative","text":"*Invites* donors to pay"}],"footnotes":{"n1":"See *Register*, vol. 2."}}`,
			notes: []string{"bold"},
		},
		{
			name: "recitals, a body line without formula, sections, the sole annex",
			file: statement("resolution", `
 <preface><longTitle><p>Locks</p></longTitle></preface>
 <preamble><p>The Commission on Inland Waterways,</p>
  <recitals><recital eId="rec_1"><num>(1)</num><p>Recalling the locks,</p></recital><recital><p>Noting the pilots,</p></recital></recitals></preamble>
 <mainBody>
  <section><num>A.</num><heading>Locks</heading><paragraph><num>1.</num><content><p>Decides to dredge;</p></content></paragraph></section>
  <section><num>B.</num><heading>Pilots</heading><paragraph><num>2.</num><content><p>Decides to train;</p></content></paragraph><paragraph><num>2 bis.</num><content><p>Decides to pay.</p></content></paragraph></section>
 </mainBody>
 <attachments><attachment><heading>Annex</heading><doc name="annex">`+naming+`<preface><p>Terms of reference</p></preface><mainBody><paragraph><num>1.</num><content><p>Seat.</p></content></paragraph><p>Done.</p></mainBody></doc></attachment></attachments>`),
			want: `{"kind":"resolution","symbol":"9/4","title":"Locks","body":"The Commission on Inland Waterways,","clauses":[
 {"id":"p1","kind":"preambular","label":"(1)","text":"Recalling the locks"},{"id":"p2","kind":"preambular","text":"Noting the pilots"},
 {"id":"h1","kind":"heading","text":"A. Locks"},{"id":"o1","kind":"operative","text":"Decides to dredge"},
 {"id":"h2","kind":"heading","text":"B. Pilots"},{"id":"o2","kind":"operative","text":"Decides to train"},{"id":"o3","kind":"operative","label":"2 bis","text":"Decides to pay"}],
 "annexes":[{"title":"Annex Terms of reference","clauses":[{"id":"o4","kind":"operative","label":"1","text":"Seat"},{"id":"t1","kind":"prose","text":"Done"}]}]}`,
			notes: []string{"body line"},
		},
		{
			name: "a decision of one paragraph",
			file: statement("decision", `<mainBody><paragraph><content><p>The Commission takes note of the report.</p></content></paragraph></mainBody>`),
			want: `{"kind":"decision","symbol":"9/4","title":"","body":"","clauses":[{"id":"t1","kind":"prose","text":"The Commission takes note of the report"}]}`,
		},
		{
			name: "numbers that are not printed, start late or have a hole",
			file: statement("resolution", `<mainBody><paragraph><content><p>Decides one;</p></content></paragraph><paragraph><num>7.</num><content><p>Decides two;</p></content></paragraph><paragraph><num>8.</num><content><p>Decides three;</p></content></paragraph><paragraph><num>10</num><content><p>Decides four.</p></content></paragraph></mainBody>`),
			want: `{"kind":"resolution","symbol":"9/4","title":"","body":"","clauses":[{"id":"o1","kind":"operative","unnumbered":true,"text":"Decides one"},{"id":"o2","kind":"operative","label":"7","text":"Decides two"},{"id":"o3","kind":"operative","text":"Decides three"},{"id":"o4","kind":"operative","label":"10","text":"Decides four"}]}`,
		},
		{
			name: "block lists, bullets, a paragraph of two blocks, words behind a list",
			file: statement("resolution", `<preamble><container name="x"><blockList><listIntroduction>Recalling:</listIntroduction><item><num>(a)</num><p>Locks,</p></item><item><num>(b)</num><p>Canals,</p></item></blockList></container></preamble>
 <mainBody><paragraph><num>1.</num><list><intro><p>Decides:</p></intro><point><num>•</num><content><p>To dredge</p></content></point><point><num>•</num><content><p>To train</p></content></point><wrapUp><p>as before;</p></wrapUp></list></paragraph>
 <paragraph><num>2.</num><content><p>Asks for one.</p><p>And for another.</p><ul><li>by boat</li><li>by <i>rail</i> or road</li></ul></content></paragraph></mainBody>`),
			want: `{"kind":"resolution","symbol":"9/4","title":"","body":"","clauses":[{"id":"p1","kind":"preambular","list":"alpha","text":"Recalling","children":[{"id":"i1","kind":"item","text":"Locks"},{"id":"i2","kind":"item","text":"Canals"}]},
 {"id":"o1","kind":"operative","list":"bullet","text":"Decides","children":[{"id":"i3","kind":"item","text":"To dredge"},{"id":"i4","kind":"item","text":"To train"}]},{"id":"t1","kind":"prose","text":"as before","end":";"},
 {"id":"o2","kind":"operative","list":"bullet","text":"Asks for one","end":".","children":[{"id":"i5","kind":"item","text":"by boat"},{"id":"i6","kind":"item","text":"by *rail* or road"}]},{"id":"t2","kind":"prose","text":"And for another"}]}`,
		},
		{
			name: "what has no place is told, what is unknown is kept",
			file: statement("resolution", `<coverPage><p><docAuthority>Commission</docAuthority></p><p>Distr.: General</p></coverPage><preface><p><docTitle>Locks</docTitle></p></preface>
 <mainBody><paragraph><num>1.</num><content><p>Decides <del>not </del>to <ins>soon </ins>dredge<eol/>the <b>locks</b>, and<noteRef href="#nowhere"/> reopen;</p></content></paragraph>
 <paragraph><num>2.</num><content><table><tr><th><p>Lock</p></th><td><p>Depth</p></td></tr></table></content></paragraph>
 <novelty>Odd <i>words</i></novelty></mainBody><conclusions><p>Fourth meeting</p></conclusions>`),
			want:  `{"kind":"resolution","symbol":"9/4","title":"Locks","body":"","clauses":[{"id":"o1","kind":"operative","text":"Decides to soon dredge the locks, and{fn:n1} reopen"},{"id":"o2","kind":"operative","text":"","end":""},{"id":"t1","kind":"prose","text":"Lock | Depth"},{"id":"t2","kind":"prose","text":"Odd *words*"}]}`,
			notes: []string{"Distr.: General", "“not” are marked as deleted", "bold", "nowhere", "table", "novelty", "Fourth meeting"}, invalid: true,
		},
		{
			name: "words that look like marks, and references in plain words",
			file: statement("resolution", `<mainBody><paragraph><num>1.</num><content><p>Decides {ref:o2} on A/1* \ and <ref href="#para_2">paragraph 2 below</ref>;</p></content></paragraph><paragraph eId="para_2"><num>2.</num><content><p>Decides &lt;b&gt; &amp;c.</p></content></paragraph></mainBody>`),
			want: `{"kind":"resolution","symbol":"9/4","title":"","body":"","clauses":[{"id":"o1","kind":"operative","text":"Decides \\{ref:o2\\} on A/1\\* \\\\ and paragraph 2 below"},{"id":"o2","kind":"operative","text":"Decides <b> &c"}]}`,
		},
		{
			name: "a French text with its own punctuation and labels",
			file: strings.Replace(statement("resolution", `<preamble><formula name="enactingFormula"><p>La Commission,</p></formula></preamble><mainBody><paragraph><num>1.</num><list><intro><p>Prie le secrétariat :</p></intro><point><num>a)</num><content><p>D’écrire<authorialNote marker="1"><p>Note.</p></authorialNote> ;</p></content></point></list></paragraph><paragraph><num>2.</num><content><p>Décide.</p></content></paragraph></mainBody>`), `"eng"`, `"fra"`, 1),
			want: `{"kind":"resolution","lang":"fr","symbol":"9/4","title":"","body":"La Commission,","clauses":[{"id":"o1","kind":"operative","list":"alpha","text":"Prie le secrétariat","children":[{"id":"i1","kind":"item","text":"D’écrire{fn:n1}"}]},{"id":"o2","kind":"operative","text":"Décide"}],"footnotes":{"n1":"Note."}}`,
		},
		{
			name: "a keyword with numbered paragraphs under it",
			file: statement("resolution", `<mainBody><hcontainer name="resolves"><intro><p>resolves</p></intro><paragraph><num>1</num><content><p>to dredge;</p></content></paragraph><paragraph><num>2</num><content><p>to train.</p></content></paragraph></hcontainer></mainBody>`),
			want: `{"kind":"resolution","symbol":"9/4","title":"","body":"","clauses":[{"id":"o1","kind":"operative","list":"decimal","text":"resolves","children":[{"id":"i1","kind":"item","text":"to dredge","end":";"},{"id":"i2","kind":"item","text":"to train"}]}]}`,
		},
		{
			name: "notes that stand in the meta, and an annex with its own",
			file: statement("resolution", `<mainBody><paragraph><content><p>Decides<noteRef href="#late"/> to dredge<noteRef href="#far"/>.</p></content></paragraph></mainBody>
 <attachments><attachment><num>I.</num><heading>Depths<authorialNote eId="late"><p>In feet.</p><p>At low water.</p></authorialNote></heading><doc name="annex">`+strings.Replace(naming, "</meta>", `<notes source="#x"><note eId="far"><p>Far.</p></note></notes></meta>`, 1)+`<mainBody><p>Low.</p></mainBody></doc></attachment></attachments>`),
			want: `{"kind":"resolution","symbol":"9/4","title":"","body":"","clauses":[{"id":"o1","kind":"operative","text":"Decides{fn:n1} to dredge{fn:n2}","end":"."}],"footnotes":{"n1":"In feet. At low water.","n2":"Far."},"annexes":[{"title":"I. Depths{fn:n1}","clauses":[{"id":"t1","kind":"prose","text":"Low"}]}]}`,
		},
		{
			name: "an act",
			file: opening + `<act name="act">` + naming + `<body><article><num>Article 1</num><heading>Seat</heading><content><p>The seat is here.</p></content></article></body></act></akomaNtoso>`,
			want: `{"kind":"resolution","symbol":"9/4","title":"","body":"","clauses":[{"id":"h1","kind":"heading","text":"Seat"},{"id":"o1","kind":"operative","label":"Article 1","text":"The seat is here"}]}`,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			result, err := akn.Read([]byte(c.file))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(text.Encode(decode(t, c.want))), string(text.Encode(result.Text))); diff != "" {
				t.Errorf("read as another text (-want +got):\n%s", diff)
			}
			holdsNotes(t, result.Notes, c.notes)
			if !c.invalid {
				s.add([]byte(c.file))
			}
			throughFile(t, result.Text, akn.Options{})
		})
	}
}

// holdsNotes checks that each of the wanted words is in a note of its own, and
// that there are no other notes.
func holdsNotes(t *testing.T, notes, want []string) {
	t.Helper()
	for _, words := range want {
		if !strings.Contains(strings.Join(notes, "\n"), words) {
			t.Errorf("no note says %q: %q", words, notes)
		}
	}
	if len(notes) != len(want) {
		t.Errorf("%d notes, want %d: %q", len(notes), len(want), notes)
	}
}

// TestAPrintedDocument reads a document as organs publish it: a cover page, styles
// for italics, blanks for the layout, the note's number printed in the note.
func TestAPrintedDocument(t *testing.T) {
	file := opening + `<statement name="resolution">` + naming + `
 <coverPage eId="coverPage_1"><p><docAuthority>Commission on Inland Waterways</docAuthority></p><p><docDate date="2031-05-07">7 May 2031</docDate></p><p><session value="9">Ninth session</session></p>
  <p>Agenda item 5 (a)</p><p><inline name="agenda item name">Pilots</inline></p><p><docTitle>Resolution adopted by the Commission on 6 May 2031</docTitle></p></coverPage>
 <preface><p><docNumber>9/4.</docNumber> <docTitle refersTo="#title"><span class="bold">Pilots and locks</span></docTitle></p></preface>
 <preamble><formula name="enactingFormula"><p xml:space="preserve"><span class="italic">The Commission on Inland Waterways</span>,</p></formula>
  <container name="Recognizing"><p xml:space="preserve">        <span style="font-style: italic">Recognizing</span> the harm,</p></container></preamble>
 <mainBody><paragraph eId="para_1"><num>1.</num><content eId="para_1__content"><p xml:space="preserve">        <span class="italic">Decides</span> to end it<authorialNote marker="1"><p><sup>1</sup> 1 May 2030, 2<sup>nd</sup> note.</p></authorialNote>;</p></content></paragraph>
 <paragraph eId="para_2"><num>2.</num><content><p><i>Decides</i> to rest.</p></content></paragraph></mainBody></statement></akomaNtoso>`
	result, err := akn.Read([]byte(file))
	if err != nil {
		t.Fatal(err)
	}
	want := decode(t, `{"kind":"resolution","symbol":"9/4","title":"Pilots and locks","body":"*The Commission on Inland Waterways*,","clauses":[{"id":"p1","kind":"preambular","text":"*Recognizing* the harm"},{"id":"o1","kind":"operative","text":"*Decides* to end it{fn:n1}"},{"id":"o2","kind":"operative","text":"*Decides* to rest"}],"footnotes":{"n1":"1 May 2030, 2nd note."}}`)
	if diff := cmp.Diff(string(text.Encode(want)), string(text.Encode(result.Text))); diff != "" {
		t.Errorf("read as another text (-want +got):\n%s", diff)
	}
	head := masthead.Masthead{Organ: "Commission on Inland Waterways", Session: "Ninth session", Symbol: "9/4", Date: time.Date(2031, 5, 7, 0, 0, 0, 0, time.UTC), AgendaItem: "5 (a)", AgendaName: "Pilots", Stage: "Resolution adopted by the Commission on 6 May 2031"}
	if diff := cmp.Diff(head, result.Masthead); diff != "" {
		t.Errorf("read as another masthead (-want +got):\n%s", diff)
	}
	holdsNotes(t, result.Notes, []string{"superscript"})
	newSchema(t).add([]byte(file))
}

func TestACollectionOfOthers(t *testing.T) {
	one := func(words string) string {
		return `<component><statement name="resolution">` + naming + `<mainBody><paragraph><content><p>` + words + `</p></content></paragraph></mainBody></statement></component>`
	}
	file := opening + `<documentCollection name="report">` + naming + `<preface><p><docTitle>Chapter I</docTitle></p></preface><collectionBody>
 <component><num>A.</num><heading>Texts</heading><documentCollection name="part">` + naming + `<preface><p>The Commission recommends:</p></preface><collectionBody>` + one("Decides to dredge.") + one("Decides to train.") + `</collectionBody></documentCollection></component>
 ` + one("Decides to pay.") + `<component><documentRef href="other" showAs="other"/></component></collectionBody></documentCollection></akomaNtoso>`
	result, err := akn.Read([]byte(file))
	if err != nil {
		t.Fatal(err)
	}
	holdsNotes(t, result.Notes, []string{"other"})
	r := result.Report
	if r == nil || len(r.Sections) != 1 || len(r.Sections[0].Texts) != 3 || r.Sections[0].Letter != "A" || r.Sections[0].Intro != "The Commission recommends:" || r.Title != "Chapter I" {
		t.Fatalf("read as %s", text.EncodeReport(r))
	}
	if words := r.Sections[0].Texts[2].Clauses[0].Text; words != "Decides to pay" {
		t.Errorf("the last text reads %q", words)
	}
}

func TestAnAmendmentOfOthersIsTold(t *testing.T) {
	file := opening + `<amendment name="amendment">` + naming + `<preface><p><docNumber>L.5</docNumber> <docProponent>Karsk</docProponent></p></preface><amendmentBody><amendmentHeading><p>Amendment to <affectedDocument href="/akn/x"><docNumber>L.4</docNumber></affectedDocument></p></amendmentHeading>
 <amendmentContent><p><mod>Delete <ref href="#para_1">paragraph 1</ref>.</mod></p></amendmentContent><amendmentJustification><p>It is done.</p></amendmentJustification></amendmentBody></amendment></akomaNtoso>`
	result, err := akn.Read([]byte(file))
	if err != nil {
		t.Fatal(err)
	}
	holdsNotes(t, result.Notes, []string{"“Delete paragraph 1.” is a change"})
	a := result.Amendment
	if a == nil || a.Symbol != "L.5" || a.By != "Karsk" || a.Rationale != "It is done." || len(a.Ops) != 0 {
		t.Errorf("read as %+v", a)
	}
	if want := (akn.Amended{IRI: "/akn/x", Symbol: "L.4"}); result.Amends != want {
		t.Errorf("it amends %+v", result.Amends)
	}
}
