package docxtext_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"chapeau/drafting/amend"
	"chapeau/drafting/amend/amendtest"
	"chapeau/drafting/formats/docx"
	"chapeau/drafting/formats/docxtext"
	"chapeau/drafting/formats/reporttext"
	"chapeau/drafting/formats/reporttext/corpustest"
	"chapeau/drafting/formats/session"
	"chapeau/drafting/sharedtest"
	"chapeau/drafting/text"
)

func written(t rapid.TB, x *text.Text) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := docx.Text(&b, x, docx.Options{}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// shape is what a text is, but for ids and keys of notes: every clause with its
// kind, list, label and end as stored, references as printed.
func shape(x *text.Text) []string {
	lines := append([]string{string(x.Kind), x.Lang, x.Symbol, x.Designation, fmt.Sprint(x.Sponsors)}, outline(x)...)
	x.Walk(func(c, _ *text.Clause) bool {
		end := "conventional"
		if c.End != nil {
			end = *c.End
		}
		list := c.List
		if list != text.Bullet && list != text.None || len(c.Children) == 0 || c.Children[0].Kind != text.Item {
			list = "" // the labels of the items say the rest
		}
		lines = append(lines, fmt.Sprintf("%s list %q label %q %t end %q", c.Kind, list, c.Label, c.Unnumbered, end))
		return true
	})
	return lines
}

// names are the ids of a text's clauses, in order, and its notes by their keys.
func names(x *text.Text) any {
	ids := []string{}
	x.Walk(func(c, _ *text.Clause) bool {
		ids = append(ids, c.ID)
		return true
	})
	return []any{ids, x.Footnotes}
}

func TestTextsComeBack(t *testing.T) {
	for _, pattern := range []string{corpustest.Report, corpustest.SecurityCouncil} {
		for i, x := range corpustest.Texts(t, pattern) {
			result := read(t, written(t, x))
			if result.Text == nil {
				t.Fatalf("text %d is not read as one text", i)
			}
			if diff := cmp.Diff(shape(x), shape(result.Text)); diff != "" {
				t.Errorf("text %d, %s (-written +read):\n%s", i, x.Title, diff)
			}
			if diff := cmp.Diff(names(x), names(result.Text)); diff != "" {
				t.Errorf("text %d, ids and notes by their keys (-written +read):\n%s", i, diff)
			}
			if len(result.Notes) > 0 {
				t.Errorf("text %d: %q", i, result.Notes)
			}
			again := read(t, written(t, result.Text))
			if diff := cmp.Diff(string(text.Encode(result.Text)), string(text.Encode(again.Text))); diff != "" {
				t.Errorf("text %d, the second time (-first +second):\n%s", i, diff)
			}
		}
	}
}

func TestReportComesBack(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(sharedtest.Dir(t), "corpus", corpustest.Report))
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	source, err := reporttext.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := docx.Report(&b, session.Paper{Chapter: source.Report, Notes: text.Reuse}, docx.Options{}); err != nil {
		t.Fatal(err)
	}
	got := read(t, b.Bytes()).Report
	if got == nil || len(got.Sections) != len(source.Report.Sections) {
		t.Fatalf("the report comes back as %+v", got)
	}
	for i, want := range source.Report.Sections {
		section := got.Sections[i]
		if section.Letter != want.Letter || section.Title != want.Title || section.Intro != want.Intro || len(section.Texts) != len(want.Texts) {
			t.Fatalf("section %q %q %q with %d texts", section.Letter, section.Title, section.Intro, len(section.Texts))
		}
		for k, x := range want.Texts {
			if diff := cmp.Diff(append(shape(x), fmt.Sprint(x.ReportParagraph)), append(shape(section.Texts[k]), fmt.Sprint(section.Texts[k].ReportParagraph))); diff != "" {
				t.Errorf("section %s, text %d (-written +read):\n%s", want.Letter, k, diff)
			}
		}
	}
	if got.Title != source.Report.Title || got.Subtitle != source.Report.Subtitle {
		t.Errorf("title %q, subtitle %q", got.Title, got.Subtitle)
	}
}

func TestGeneratedTextsComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := amendtest.Text(t)
		result := read(t, written(t, x))
		if diff := cmp.Diff(shape(x), shape(result.Text)); diff != "" {
			t.Fatalf("(-written +read):\n%s", diff)
		}
	})
}

// TestTrackedFilesOfOurOwn writes amendments as tracked changes and reads them.
func TestTrackedFilesOfOurOwn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := amendtest.Text(t)
		var amendments []amend.Amendment
		for _, id := range []string{"A", "B"} {
			amendments = append(amendments, amendtest.Amendment(t, base, id, 3))
		}
		var b bytes.Buffer
		if err := docx.Tracked(&b, base, amendments, docx.Options{}); err != nil {
			t.Fatal(err)
		}
		want, err := amend.Merge(base, amendments)
		if err != nil {
			t.Fatal(err)
		}
		result, err := docxtext.Read(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if result.Marked == nil {
			if diff := cmp.Diff(outline(want.Text), outline(result.Text)); diff != "" {
				t.Fatalf("a file without changes (-want +got):\n%s", diff)
			}
			return
		}
		if diff := cmp.Diff(outline(base), outline(result.Marked.Base)); diff != "" {
			t.Fatalf("the base (-written +read):\n%s", diff)
		}
		checkMerged(t, result, want.Text)
	})
}

// said tells whether the reader tells the person who imports something.
func said(notes []string, words string) bool {
	return slices.ContainsFunc(notes, func(n string) bool { return strings.Contains(n, words) })
}

func checkMerged(t *rapid.T, result docxtext.Result, want *text.Text) {
	t.Helper()
	for _, a := range result.Marked.Amendments {
		if slices.ContainsFunc(a.Ops, func(op amend.Op) bool { return op.List != "" }) {
			t.Fatalf("%s labels a list in another way: %s", a.By, text.EncodeJSON(a))
		}
	}
	got, err := amend.Merge(result.Marked.Base, result.Marked.Amendments)
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Conflicts) > 0 || len(result.Marked.SubAmendments) > 0 {
		return
	}
	written, readBack := outline(want), outline(got.Text)
	if slices.ContainsFunc(got.Notices, func(n amend.Notice) bool { return n.Kind == amend.OrderChoice }) {
		return // two authors' new paragraphs at one place stand in another order
	}
	if diff := cmp.Diff(written, readBack); diff != "" && !said(result.Notes, "one by one") {
		t.Fatalf("merged (-written +read), notes %q:\n%s", result.Notes, diff)
	}
}
