package akn_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"chapeau/drafting/amend"
	"chapeau/drafting/amend/amendtest"
	"chapeau/drafting/fault"
	"chapeau/drafting/formats/akn"
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
	return b.Bytes()
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
	data := paperThroughFile(t, decode(t, pilots), a, akn.Options{Body: "un-ciw", Date: time.Date(2031, 5, 6, 0, 0, 0, 0, time.UTC)})
	s.add(data)
	for _, part := range []string{
		`<FRBRuri value="/akn/un/amendment/deliberation/un-ciw/2031-05-06/E-CN.99-2031-L.4"/>`,
		`<affectedDocument href="/akn/un/statement/deliberation/un-ciw/2031-05-06/E-CN.99-2031-L.3%2A/eng@2031-05-06"><docNumber>E/CN.99/2031/L.3*</docNumber>`,
		`In operative paragraph 2, replace the words <quotedText eId="mod_1__qtext_1" startQuote="“" endQuote="”" chapeau:role="find">donors</quotedText> with the words <quotedText eId="mod_1__qtext_2"`,
		`<textualMod type="substitution" eId="amod_1">`, `<source href="#mod_1"/>`, `/eng@2031-05-06#para_2"/>`, `<old href="#mod_1__qtext_1"/>`, `<new href="#mod_1__qtext_2"/>`,
		`In operative paragraph 1 (a), delete the first occurrence of the words <quotedText`, `, insert the words <quotedText`,
		`After preambular paragraph 1, insert a new preambular paragraph reading: <quotedStructure eId="mod_7__qstr_1"`, `<ref href="/akn/un/statement/deliberation/un-ciw/2031-05-06/E-CN.99-2031-L.3%2A/eng@2031-05-06#para_2"`,
		`At the beginning of the operative part, insert a new heading reading: `, `Delete the new paragraph.`, `After the paragraph “Terms” of annex 1, insert`,
		`Move operative paragraph 2 bis to the beginning of the operative part.`, `Delete operative paragraph 1 (b).`, `Replace the title with the words `,
		`<amendmentJustification>`,
	} {
		if !bytes.Contains(data, []byte(part)) {
			t.Errorf("the paper lacks %s", part)
		}
	}
	if mods, sources := bytes.Count(data, []byte("<mod ")), bytes.Count(data, []byte("<textualMod ")); mods != len(a.Ops) || sources != mods {
		t.Errorf("%d operations have %d sentences and %d modifications", len(a.Ops), mods, sources)
	}
	if t.Failed() {
		t.Logf("%s", data)
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
