package docxtext_test

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"

	"chapeau/drafting/amend"
	"chapeau/drafting/formats/docx"
)

// citesTwice is a text of which several paragraphs cite one note.
const citesTwice = `{"schema":"chapeau/text@1","kind":"resolution","title":"Locks","body":"The Commission,",
	"footnotes":{"a":"E/CN.99/1.","b":"E/CN.99/2."},"clauses":[
	{"id":"o1","kind":"operative","text":"*Requests* a report on locks{fn:a} and weirs"},
	{"id":"o2","kind":"operative","text":"*Invites* pilots to report{fn:b}"},
	{"id":"o3","kind":"operative","text":"*Calls upon* States to keep their locks{fn:a} and pilots{fn:b} ready"},
	{"id":"o4","kind":"operative","text":"*Decides* to meet every year"}]}`

// repeatedCases are changes of several delegations around the first indicator of a
// note that is cited again.
var repeatedCases = []struct {
	name string
	ops  [][]amend.Op
}{
	{"the first goes", [][]amend.Op{{{Kind: amend.Delete, Clause: "o1"}}}},
	{"the first loses it", [][]amend.Op{{rewords("o1", "*Requests* a report on locks and weirs")}}},
	{"the first moves behind the second", [][]amend.Op{{{Kind: amend.Move, Clause: "o1", After: "o3"}}}},
	{"the second moves in front of the first", [][]amend.Op{{{Kind: amend.Move, Clause: "o3", FirstOf: "operative"}}}},
	{"one moves the first and another takes it out", [][]amend.Op{
		{rewords("o1", "*Requests* a report on locks and weirs")},
		{{Kind: amend.Move, Clause: "o1", After: "o4"}},
	}},
	{"one moves the second to the front and another takes it out", [][]amend.Op{
		{rewords("o3", "*Calls upon* States to keep their locks and pilots ready")},
		{{Kind: amend.Move, Clause: "o3", FirstOf: "operative"}},
	}},
	{"one moves the second to the front and another deletes the first", [][]amend.Op{
		{{Kind: amend.Move, Clause: "o3", FirstOf: "operative"}},
		{{Kind: amend.Delete, Clause: "o1"}},
	}},
	{"one moves the first and another changes the note", [][]amend.Op{
		{{Kind: amend.Move, Clause: "o1", After: "o4"}},
		{{Kind: amend.SetFootnote, Key: "a", Text: ptr("E/CN.99/1, annex.")}},
	}},
}

func rewords(clause, words string) amend.Op {
	return amend.Op{Kind: amend.Edit, Clause: clause, Text: &words}
}

func ptr(s string) *string { return &s }

func TestNotesThatAreCitedTwice(t *testing.T) {
	base := decodeText(t, citesTwice)
	for _, c := range repeatedCases {
		t.Run(c.name, func(t *testing.T) {
			var amendments []amend.Amendment
			for i, ops := range c.ops {
				id := string(rune('A' + i))
				amendments = append(amendments, amend.Amendment{Schema: amend.Schema, ID: id, By: "Delegation " + id, Ops: ops})
			}
			var b bytes.Buffer
			if err := docx.Tracked(&b, base, amendments, docx.Options{}); err != nil {
				t.Fatal(err)
			}
			want, err := amend.Merge(base, amendments)
			if err != nil {
				t.Fatal(err)
			}
			result := read(t, b.Bytes())
			if diff := cmp.Diff(outline(base), outline(result.Marked.Base)); diff != "" {
				t.Errorf("the base (-written +read):\n%s", diff)
			}
			got, err := amend.Merge(result.Marked.Base, result.Marked.Amendments)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(outline(want.Text), outline(got.Text)); diff != "" {
				t.Errorf("merged (-written +read), notes %q:\n%s", result.Notes, diff)
			}
		})
	}
}
