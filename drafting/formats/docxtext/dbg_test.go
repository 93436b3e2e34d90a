package docxtext_test

import (
	"bytes"
	"os"
	"testing"

	"chapeau/drafting/amend"
	"chapeau/drafting/formats/docx"
)

func TestDebug(t *testing.T) {
	base := decodeText(t, `{"kind":"resolution","title":"Locks","body":"The Commission,","clauses":[{"id":"o1","kind":"operative","text":"*Requests* the the","children":[{"id":"i1","kind":"item","text":"a"}]},{"id":"o2","kind":"operative","text":"b"}],"footnotes":{}}`)
	s := func(x string) *string { return &x }
	am := []amend.Amendment{
		{ID: "A", By: "Delegation A", Ops: []amend.Op{{Kind: amend.Edit, Clause: "o1", Text: s("*Requests* the the the the{fn:A-1}{fn:A-2}"), Footnotes: map[string]string{"A-1": "n1", "A-2": "n2"}}}},
		{ID: "B", By: "Delegation B", Ops: []amend.Op{{Kind: amend.Edit, Clause: "o1", Text: s("*Requests* the{fn:B-1}"), Footnotes: map[string]string{"B-1": "nb"}}}},
	}
	var b bytes.Buffer
	if err := docx.Tracked(&b, base, am, docx.Options{}); err != nil {
		t.Fatal(err)
	}
	os.WriteFile("/tmp/w/dbg.docx", b.Bytes(), 0o644)
	r := read(t, b.Bytes())
	for _, a := range r.Marked.Amendments {
		for _, op := range a.Ops {
			t.Logf("%s %s %s %v", a.By, op.Kind, op.Clause, op.Text)
			if op.Text != nil {
				t.Log(*op.Text)
			}
			if op.End != nil {
				t.Logf("end %q", *op.End)
			}
		}
	}
	m, _ := amend.Merge(base, am)
	t.Log(outline(m.Text), m.Conflicts)
	m, _ = amend.Merge(r.Marked.Base, r.Marked.Amendments)
	t.Log(outline(m.Text), m.Conflicts)
}
