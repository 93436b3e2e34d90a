package akn_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"chapeau/drafting/amend"
	"chapeau/drafting/amend/amendtest"
	"chapeau/drafting/fault"
	"chapeau/drafting/formats/akn"
	"chapeau/drafting/formats/instructions"
	"chapeau/drafting/formats/reporttext/corpustest"
	"chapeau/drafting/text"
)

// paperThroughFile writes an amendment paper and reads it back: the operations
// must be the same.
func paperThroughFile(t tester, base *text.Text, a amend.Amendment, o akn.Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := akn.Amendment(&b, base, a, o); err != nil {
		t.Fatalf("writing %s: %v", text.EncodeJSON(a), err)
	}
	result := readBack(t, b.Bytes())
	if result.Amendment == nil {
		t.Fatalf("no amendment came back")
	}
	if a.Ops == nil {
		a.Ops = []amend.Op{}
	}
	if diff := cmp.Diff(string(text.EncodeJSON(a)), string(text.EncodeJSON(result.Amendment))); diff != "" {
		t.Fatalf("another amendment came back (-want +got):\n%s\n%s", diff, b.String())
	}
	if result.Amends.Title != base.Title || result.Amends.Symbol != base.Symbol {
		t.Fatalf("it amends %+v, not %q %q", result.Amends, base.Symbol, base.Title)
	}
	saysTheInstructions(t, b.Bytes(), base, a, o)
	return b.Bytes()
}

// saysTheInstructions checks that a paper's sentences are, to the letter, those of
// the paper in words.
func saysTheInstructions(t tester, data []byte, base *text.Text, a amend.Amendment, o akn.Options) {
	t.Helper()
	sentences, err := instructions.Paraphrase(base, a, o.Layout)
	if err != nil {
		t.Fatalf("%v", err)
	}
	var want []string
	for _, s := range sentences {
		want = append(want, strings.Join(strings.Fields(s.Plain()), ""))
	}
	if diff := cmp.Diff(want, modsOf(t, data), cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("the paper says something else than the instructions (-want +got):\n%s\n%s", diff, data)
	}
}

// modsOf are the words of a paper's modifications as they print, without blanks.
func modsOf(t tester, data []byte) []string {
	t.Helper()
	var mods, quotes []string
	var mod *strings.Builder
	decoder := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			return mods
		}
		if err != nil {
			t.Fatalf("%v", err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			quotes = append(quotes, "")
			if token.Name.Local == "mod" {
				mod = new(strings.Builder)
			}
			for _, a := range token.Attr {
				switch {
				case mod != nil && a.Name.Local == "startQuote":
					mod.WriteString(a.Value)
				case a.Name.Local == "endQuote":
					quotes[len(quotes)-1] = a.Value
				case mod != nil && a.Name.Local == "marker":
					number, _ := strconv.Atoi(a.Value)
					mod.WriteString(text.Superscript(number))
				}
			}
		case xml.EndElement:
			if mod != nil {
				mod.WriteString(quotes[len(quotes)-1])
			}
			quotes = quotes[:len(quotes)-1]
			if token.Name.Local == "mod" {
				mods = append(mods, strings.Join(strings.Fields(mod.String()), ""))
				mod = nil
			}
		case xml.CharData:
			if mod != nil {
				mod.Write(token)
			}
		case xml.ProcInst:
			if number, err := strconv.Atoi(string(token.Inst)); err == nil && mod != nil {
				mod.WriteRune(rune(number))
			}
		}
	}
}

const proposals = `{"schema":"chapeau/amendment@1","id":"A1","symbol":"E/CN.99/2031/L.4","by":"Karsk","on_behalf_of":"The Coast","rationale":"Costs.\n\nAnd time.","ops":[
 {"op":"edit","clause":"o2","find":"donors","with":"all *donors*{fn:new}","footnotes":{"new":"New, see{fn:conv}.","loose":"Loose."}},
 {"op":"edit","clause":"i1","find":"To","with":"","occurrence":1},
 {"op":"edit","clause":"b1","after":"Locks","insert":" and dykes"},
 {"op":"edit","clause":"p1","text":"*Recalling also* the Convention{fn:conv}","end":"; and"},
 {"op":"edit","clause":"o1","list":"decimal"},
 {"op":"edit","clause":"o2","end":";"},
 {"op":"insert","after":"p1","clause":{"id":"n1","kind":"preambular","text":"*Noting* {ref:o2}{fn:code};"}},
 {"op":"insert","first_of":"o2","clause":{"text":"To meet","kind":"item","children":[{"id":"n2","text":"Often","kind":"item","end":""}]}},
 {"op":"insert","first_of":"operative","clause":{"id":"n3","kind":"heading","text":"Opening","list":"alpha","children":[{"id":"n4","kind":"heading","text":"Small"},{"id":"n5","kind":"item","text":"Low"}]}},
 {"op":"insert","after":"n3","clause":{"id":"n6","kind":"operative","list":"bullet","label":"0 bis","relation":{"alternative_to":"o1"},"text":"*Decides*","children":[{"kind":"item","text":"To open"},{"kind":"item","text":"To close"}]}},
 {"op":"delete","clause":"n6"},
 {"op":"insert","after":"a1","clause":{"id":"n7","kind":"prose","text":"More terms"}},
 {"op":"move","clause":"o4","after":"o1"},
 {"op":"move","clause":"o3","first_of":"operative"},
 {"op":"delete","clause":"i2"},
 {"op":"set_title","text":"*Pilots*"},
 {"op":"set_body","text":"The Commission on Locks,"},
 {"op":"set_footnote","key":"conv","text":"*Convention*."}]}`

func TestAmendmentPaper(t *testing.T) {
	a, err := amend.Decode([]byte(proposals))
	if err != nil {
		t.Fatal(err)
	}
	s := newSchema(t)
	base, o := decode(t, pilots), akn.Options{Body: "un-ciw", Date: time.Date(2031, 5, 6, 0, 0, 0, 0, time.UTC)}
	data := paperThroughFile(t, base, a, o)
	s.add(data)
	leadsSomewhere(t, data, base, o)
	const amended = "/akn/un/statement/deliberation/un-ciw/2031-05-06/E-CN.99-2031-L.3%2A/eng@2031-05-06"
	ref := func(to, words string) string { return `<ref href="` + amended + to + `">` + words + `</ref>` }
	for _, part := range []string{
		`<FRBRuri value="/akn/un/amendment/deliberation/un-ciw/2031-05-06/E-CN.99-2031-L.4"/>`,
		`<affectedDocument href="/akn/un/statement/deliberation/un-ciw/2031-05-06/E-CN.99-2031-L.3%2A/eng@2031-05-06"><docNumber>E/CN.99/2031/L.3*</docNumber>`,
		`>In ` + ref("#para_2", "operative paragraph 2") + `, replace the word <quotedText eId="mod_14__qtext_1" startQuote="“" endQuote="”">donors</quotedText> with the words <quotedText eId="mod_14__qtext_2" startQuote="“" endQuote="”">all <i>donors</i><noteRef href="#mod_14__qtext_3" marker="4"/></quotedText>, with a new footnote 4 reading: <quotedText eId="mod_14__qtext_3"`,
		`<textualMod type="substitution" eId="amod_14">`, `<source href="#mod_14"/>`, `<destination href="` + amended + `#para_2"/>`, `<old href="#mod_14__qtext_1"/>`, `<new href="#mod_14__qtext_2"/>`, `<new href="#mod_14__qtext_3"/>`,
		`Replace ` + ref("#para_1__list_1__point_a", "operative paragraph 1 (a)") + ` with the following: <quotedText`, `Replace the punctuation at the end of ` + ref("#para_2", "operative paragraph 2") + ` with <quotedText eId="mod_15__qtext_1" startQuote="“" endQuote="”">;</quotedText>.`,
		`After ` + ref("#container_1", "preambular paragraph 1") + `, insert a new preambular paragraph reading: <quotedStructure eId="mod_5__qstr_1" startQuote="“" endQuote="”">`, `<i>Noting</i> ` + ref("#para_2", "paragraph 2 below") + `<noteRef href="` + amended + `#authorialNote_2" marker="2"/>`,
		`<textualMod type="insertion" eId="amod_5">`, `<destination href="` + amended + `#container_1" pos="after"/>`, `<new href="#mod_5__qstr_1"/>`,
		`At the beginning of <ref href="#mod_7__qstr_1__dvs_1">the first new heading</ref>, insert a new heading reading: <quotedStructure`, `followed by a new subparagraph reading: <quotedStructure eId="mod_9__qstr_2"`,
		`After ` + ref("#att_1__para_1", "the unnumbered paragraph of the annex") + `, insert`, `Number the subparagraphs of ` + ref("#para_1", "operative paragraph 1") + ` as 1, 2, 3.`,
		`Move ` + ref("#para_2bis", "operative paragraph 2 bis") + ` to the beginning of ` + ref("#body", "the operative part") + `.`, `<textualMod type="renumbering" eId="amod_6">`,
		`Delete ` + ref("#para_1__list_1__point_b", "operative paragraph 1 (b)") + `.`, `<textualMod type="repeal" eId="amod_12">`,
		`Replace ` + ref("#preface", "the title") + ` with the following: <quotedText`, `In ` + ref("#preamble", "the body line") + `, replace the words`, `Replace ` + ref("#authorialNote_1", "footnote 1") + ` with`,
		`<chapeau:operation chapeau:said="mod_11">{"op":"edit","clause":"i1","find":"To","with":"","occurrence":1}</chapeau:operation>`, `<chapeau:operation>{"op":"delete","clause":"n6"}</chapeau:operation>`,
		`<amendmentJustification>`,
	} {
		if !bytes.Contains(data, []byte(part)) {
			t.Errorf("the paper lacks %s", part)
		}
	}
	if mods, sources, operations := bytes.Count(data, []byte("<mod ")), bytes.Count(data, []byte("<textualMod ")), bytes.Count(data, []byte("<chapeau:operation")); mods != 20 || sources != mods || operations != len(a.Ops) {
		t.Errorf("%d operations, of which %d are written, have %d sentences and %d modifications", len(a.Ops), operations, mods, sources)
	}
	if t.Failed() {
		t.Logf("%s", data)
	}
}

var links = regexp.MustCompile(`href="([^"#]*)#([^"]+)"`)

// leadsSomewhere checks that every link of a paper leads to something that is in
// it, or in the file of the amended text.
func leadsSomewhere(t *testing.T, data []byte, base *text.Text, o akn.Options) {
	t.Helper()
	var amended bytes.Buffer
	if err := akn.Text(&amended, base, o); err != nil {
		t.Fatal(err)
	}
	for _, link := range links.FindAllSubmatch(data, -1) {
		file := data
		if len(link[1]) > 0 {
			file = amended.Bytes()
		}
		if !bytes.Contains(file, []byte(`eId="`+string(link[2])+`"`)) {
			t.Errorf("the link %s leads nowhere", link[0])
		}
	}
}

// A sentence that somebody changed, or took out, no longer says its operation.
func TestChangedSentencesAreTold(t *testing.T) {
	a, err := amend.Decode([]byte(`{"id":"A","by":"Karsk","ops":[{"op":"edit","clause":"o2","find":"donors","with":"sponsors"},{"op":"delete","clause":"i2"},{"op":"delete","clause":"o4"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	written := string(paperThroughFile(t, decode(t, pilots), a, akn.Options{}))
	body := strings.Index(written, "<amendmentBody>")
	for _, c := range []struct {
		name, old, with string
		ops             []int
		notes           []string
	}{
		{"nothing", "Delete", "Delete", []int{0, 1, 2}, nil},
		{"the layout", "replace the word <", "replace\n   the word <", []int{0, 1, 2}, nil},
		{"a quoted word", ">sponsors<", ">patrons<", []int{1, 2}, []string{"“In operative paragraph 2, replace the word “donors” with the word “patrons”.” is a change", "operation 1 is left out"}},
		{"a name", ">operative paragraph 3<", ">operative paragraph 4<", []int{0, 1}, []string{"“Delete operative paragraph 4.” is a change", "operation 3 is left out"}},
		{"a sentence more", "</amendmentContent>", "<p><mod eId=\"more\">Delete it all.</mod></p></amendmentContent>", []int{0, 1, 2}, []string{"“Delete it all.” is a change"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			changed := written[:body] + strings.ReplaceAll(written[body:], c.old, c.with)
			if changed == written && c.old != c.with {
				t.Fatalf("there is no %q in %s", c.old, written)
			}
			result, err := akn.Read([]byte(changed))
			if err != nil {
				t.Fatal(err)
			}
			var want []amend.Op
			for _, i := range c.ops {
				want = append(want, a.Ops[i])
			}
			if diff := cmp.Diff(want, result.Amendment.Ops); diff != "" {
				t.Errorf("other operations are read (-want +got):\n%s", diff)
			}
			holdsNotes(t, result.Notes, c.notes)
		})
	}
}

func TestAnAmendmentThatDoesNotFitIsRefused(t *testing.T) {
	var b bytes.Buffer
	err := akn.Amendment(&b, decode(t, pilots), amend.Amendment{ID: "A", Ops: []amend.Op{{Kind: amend.Delete, Clause: "o9"}}}, akn.Options{})
	if fault.CodeOf(err) != fault.Invalid || !strings.Contains(err.Error(), "o9") || b.Len() > 0 {
		t.Errorf("error %v after %d bytes", err, b.Len())
	}
}

func TestAnAmendmentOfNothing(t *testing.T) {
	newSchema(t).add(paperThroughFile(t, decode(t, pilots), amend.Amendment{ID: "A", By: "Karsk"}, akn.Options{}))
}

func TestCorpusAmendmentsComeBack(t *testing.T) {
	s := newSchema(t)
	texts := corpustest.Texts(t, corpustest.Report)
	number := 0
	rapid.Check(t, func(t *rapid.T) {
		base := texts[number%len(texts)]
		number++
		for _, id := range []string{"A", "B"} {
			a := amendtest.Amendment(t, base, fmt.Sprintf("%s%d", id, number), 5)
			s.addUpTo(200, paperThroughFile(t, base, a, akn.Options{}))
		}
	})
}

// Words, places and ends that amendtest does not draw.
func TestOddAmendmentsComeBack(t *testing.T) {
	s := newSchema(t)
	rapid.Check(t, func(t *rapid.T) {
		base := oddText(t)
		d := &oddDrawer{T: t, fresh: 1000}
		a := amend.Amendment{ID: d.anyID(), By: d.plain("by"), Symbol: d.plain("symbol"), OnBehalfOf: d.plain("behalf"), Rationale: d.plain("rationale")}
		for range rapid.IntRange(0, 3).Draw(t, "ops") {
			grown := a
			grown.Ops = append(grown.Ops[:len(grown.Ops):len(grown.Ops)], d.operation(base))
			if _, err := amend.Apply(base, grown); err == nil {
				a = grown
			}
		}
		s.addSome(paperThroughFile(t, base, a, akn.Options{}))
	})
}

func (d *oddDrawer) operation(base *text.Text) amend.Op {
	ids := []string{"gone"}
	base.Walk(func(c, _ *text.Clause) bool {
		ids = append(ids, c.ID)
		return true
	})
	words := d.inline("words", 5)
	op := amend.Op{Kind: amend.Edit, Clause: rapid.SampledFrom(ids).Draw(d.T, "clause"), Footnotes: map[string]string{}}
	for _, key := range text.NoteKeys(words) {
		op.Footnotes[key] = d.inline("note", 2)
	}
	switch rapid.IntRange(0, 4).Draw(d.T, "op") {
	case 0:
		op.Kind, op.Text = amend.SetBody, &words
		op.Clause = ""
	case 1:
		op.Kind, op.NewClause = amend.Insert, d.clause(2)
		op.After, op.Clause = op.Clause, ""
	case 2:
		end := rapid.SampledFrom([]string{"", ";", "\n", "\x01"}).Draw(d.T, "end")
		op.End = &end
		op.Footnotes = nil
	case 3:
		op.Kind, op.Key, op.Text = amend.SetFootnote, "a", &words
		op.Clause, op.Footnotes = "", nil
	default:
		op.Text = &words
	}
	return op
}
