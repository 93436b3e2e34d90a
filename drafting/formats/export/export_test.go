package export_test

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"

	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/formats/export"
	"chapeau/drafting/formats/masthead"
	"chapeau/drafting/formats/session"
	"chapeau/drafting/sharedtest"
	"chapeau/drafting/text"
)

func base(t *testing.T) *text.Text {
	t.Helper()
	decoded, err := text.Decode([]byte(`{"schema": "chapeau/text@1", "kind": "resolution", "title": "Model code for pilots", "body": "The Commission on Inland Waterways,",
		"clauses": [
			{"id": "p1", "kind": "preambular", "text": "*Recalling* the Convention on River Marking{fn:conv}"},
			{"id": "o1", "kind": "operative", "text": "*Invites* donors to contribute forty thousand crowns every year"},
			{"id": "o2", "kind": "operative", "text": "*Decides* to meet again"}],
		"footnotes": {"conv": "E/CN.99/2028/4, annex."}}`))
	if err != nil {
		t.Fatal(err)
	}
	return decoded
}

func amendment(by, clause, find, with string) amend.Amendment {
	return amend.Amendment{Schema: amend.Schema, ID: by, By: by, Ops: []amend.Op{{Kind: amend.Edit, Clause: clause, Find: find, With: &with}}}
}

// Every format writes every document that the table says it has, and gives the
// same bytes each time.
func TestEveryFormatWritesWhatItHas(t *testing.T) {
	ours, theirs := amendment("Delmark", "o1", "forty", "fifty"), amendment("Karsk", "o2", "again", "soon")
	print := export.Print{Text: base(t), Version: 1, Masthead: masthead.Masthead{
		Organ: "Commission on Inland Waterways", Symbol: "E/CN.99/2031/L.3", Date: time.Date(2031, 5, 12, 0, 0, 0, 0, time.UTC), IsDraft: true, Kind: "resolution",
	}}
	changed, err := amend.Apply(print.Text, ours)
	if err != nil {
		t.Fatal(err)
	}
	after := print
	after.Text, after.Version = changed, 2
	report := session.Paper{Head: "Report of the Commission", Chapter: &text.Report{
		Schema: text.ReportSchema, Title: "Report", Sections: []text.Section{{Texts: []*text.Text{print.Text}}},
	}}
	for _, f := range export.Formats() {
		if missing := f.Lacks(); missing != "" {
			t.Logf("%s is not tested: %s", f.Name, missing)
			continue
		}
		writers := map[export.Kind]func(*bytes.Buffer) error{
			export.OfText: func(w *bytes.Buffer) error { return f.Text(t.Context(), w, print) },
			export.OfTracked: func(w *bytes.Buffer) error {
				return f.Tracked(t.Context(), w, export.Tracked{Print: print, Amendments: []amend.Amendment{ours, theirs}})
			},
			export.OfComparison: func(w *bytes.Buffer) error {
				return f.Compared(t.Context(), w, export.Compared{Before: print, After: after})
			},
			export.OfWords: func(w *bytes.Buffer) error {
				return f.Words(t.Context(), w, export.Words{Print: print, Amendment: ours})
			},
			export.OfReport: func(w *bytes.Buffer) error { return f.Report(t.Context(), w, export.Report{Paper: report}) },
		}
		for _, kind := range f.Kinds() {
			t.Run(f.Name+" "+string(kind), func(t *testing.T) {
				var first, again bytes.Buffer
				if err := writers[kind](&first); err != nil {
					t.Fatal(err)
				}
				if err := writers[kind](&again); err != nil {
					t.Fatal(err)
				}
				if first.Len() == 0 || !bytes.Equal(first.Bytes(), again.Bytes()) {
					t.Errorf("%d bytes, then %d: nothing, or not the same", first.Len(), again.Len())
				}
			})
		}
	}
}

func TestWhatCollidesIsNotShownInOneText(t *testing.T) {
	shown := export.Tracked{Print: export.Print{Text: base(t)}, Amendments: []amend.Amendment{
		amendment("Delmark", "o1", "forty", "fifty"), amendment("Karsk", "o1", "forty", "sixty"),
	}}
	err := shown.Check()
	if fault.CodeOf(err) != fault.Conflict || !strings.Contains(err.Error(), "Delmark and Karsk") || !strings.Contains(err.Error(), "paragraph 1") {
		t.Errorf("it is refused with %v", err)
	}
	shown.Amendments = shown.Amendments[:1]
	if err := shown.Check(); err != nil {
		t.Error(err)
	}
}

func TestAFormatIsFoundByWhatItHas(t *testing.T) {
	if f, err := export.Find("docx", export.OfTracked); err != nil || f.Name != "docx" {
		t.Errorf("docx with tracked changes: %v", err)
	}
	_, err := export.Find("txt", export.OfTracked)
	if fault.CodeOf(err) != fault.Invalid || !strings.Contains(err.Error(), "docx") {
		t.Errorf("txt with tracked changes is refused with %v", err)
	}
	for _, f := range export.Formats() {
		if len(f.Kinds()) == 0 || f.Title == "" || f.MediaType == "" {
			t.Errorf("the table's entry %q is not whole", f.Name)
		}
	}
}

// A PDF that nobody waits for any more is given up.
func TestPDFStops(t *testing.T) {
	f, err := export.Find("pdf", export.OfText)
	sharedtest.Needs(t, err, ".ci/install-weasyprint")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := f.Text(ctx, new(bytes.Buffer), export.Print{Text: base(t)}); err == nil {
		t.Error("it was written although nobody wants it")
	}
}
