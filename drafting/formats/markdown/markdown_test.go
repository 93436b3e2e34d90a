package markdown_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"chapeau/drafting/formats/markdown"
	"chapeau/drafting/formats/reporttext"
	"chapeau/drafting/text"
)

const pilots = `{"kind":"resolution","designation":"Draft resolution I","title":"Pilots","body":"The Commission on Locks,","clauses":[
 {"id":"p1","kind":"preambular","text":"*Recalling* the Convention{fn:conv} and document E/CN.99/2031/L.3\\*"},
 {"id":"h1","kind":"heading","text":"Training"},
 {"id":"o1","kind":"operative","list":"alpha","text":"*Requests* the Secretariat","children":[
   {"id":"i1","kind":"item","text":"To prepare a code{fn:code}{fn:conv}"},
   {"id":"i2","kind":"item","list":"bullet","text":"To see","children":[{"id":"b1","kind":"item","text":"Locks"}]}]},
 {"id":"o2","kind":"operative","text":"*Invites donors *to act on {ref:i1}"}],
 "footnotes":{"conv":"Convention, annex.","code":"*Code*."},"annexes":[{"title":"Annex","clauses":[{"id":"a1","kind":"prose","text":"Terms"}]}]}`

func decode(t *testing.T, s string) *text.Text {
	t.Helper()
	x, err := text.Decode([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func TestMarkdown(t *testing.T) {
	var b bytes.Buffer
	if err := markdown.Markdown(&b, decode(t, pilots), text.Options{}); err != nil {
		t.Fatal(err)
	}
	want := `Pilots

The Commission on Locks,

*Recalling* the Convention¹ and document E/CN.99/2031/L.3\*,

Training

1. *Requests* the Secretariat:

(a) To prepare a code;²,¹

(b) To see:

- Locks

2. *Invites donors* to act on paragraph 1 (a) above.

Annex

Terms.

¹ Convention, annex.
² *Code*.
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("Markdown (-want +got):\n%s", diff)
	}
}

func TestPlainHasNoMarks(t *testing.T) {
	var b bytes.Buffer
	if err := markdown.Plain(&b, decode(t, pilots), text.Options{}); err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"Recalling the Convention¹ and document E/CN.99/2031/L.3*,", "• Locks", "2. Invites donors to act", "² Code."} {
		if !strings.Contains(b.String(), part) {
			t.Errorf("the plain text lacks %q:\n%s", part, b.String())
		}
	}
}

func TestReport(t *testing.T) {
	decision := decode(t, `{"kind":"decision","designation":"Decision 1","title":"Museum","body":"","report_paragraph":4,"clauses":[{"id":"t1","kind":"prose","text":"The Commission decides to note the report{fn:conv}"}],"footnotes":{"conv":"Report."}}`)
	report := &text.Report{Title: "Chapter I", Subtitle: "Matters", Sections: []text.Section{
		{Letter: "A", Title: "Draft resolutions", Intro: "1. The Commission recommends:", Texts: []*text.Text{decode(t, pilots)}},
		{Letter: "B", Title: "Decisions", Intro: "", Texts: []*text.Text{decision}},
	}}
	var marked, plain bytes.Buffer
	if err := markdown.Report(&marked, report, text.Reuse); err != nil {
		t.Fatal(err)
	}
	if err := markdown.PlainReport(&plain, report, text.Reuse); err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{
		"Chapter I\n\nMatters\n\nA. Draft resolutions\n\n1. The Commission recommends:\n\nDraft resolution I\n\nPilots\n\n",
		"B. Decisions\n\nDecision 1\n\nMuseum\n\n4. The Commission decides to note the report.³\n\n¹ Convention, annex.\n",
	} {
		if !strings.Contains(marked.String(), part) || !strings.Contains(plain.String(), part) {
			t.Errorf("the report lacks %q:\n%s", part, marked.String())
		}
	}
}

// failing is a writer whose disk is full.
type failing struct{}

var errFull = errors.New("disk full")

func (failing) Write([]byte) (int, error) { return 0, errFull }

func TestTheWritersErrorIsReturned(t *testing.T) {
	if err := markdown.Plain(failing{}, decode(t, pilots), text.Options{}); !errors.Is(err, errFull) {
		t.Errorf("error %v", err)
	}
}

// generated is a text of the usual form.
func generated(t *rapid.T) *text.Text {
	word := rapid.SampledFrom([]string{"locks", "pilots", "the", "delta", "survey", "of", "30 per cent", "A/71/119", "“quay”", "Fenland", "co-operation", "Ümlaut"})
	notes := map[string]string{}
	words := func(opening string) string {
		said := "*" + opening + "* " + strings.Join(rapid.SliceOfN(word, 1, 6).Draw(t, "words"), " ")
		if rapid.Bool().Draw(t, "note") {
			key := rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "key")
			notes[key] = "Note " + key + "."
			said += "{fn:" + key + "} of States"
		}
		return said
	}
	x := &text.Text{Kind: text.Resolution, Title: "Pilots and harbours", Body: "The Commission on Locks,", Footnotes: notes}
	for range rapid.IntRange(1, 4).Draw(t, "preamble") {
		x.Clauses = append(x.Clauses, &text.Clause{Kind: text.Preambular, Text: words("Recalling")})
	}
	for range rapid.IntRange(2, 5).Draw(t, "operative") {
		if rapid.Bool().Draw(t, "heading") && x.Clauses[len(x.Clauses)-1].Kind == text.Operative {
			x.Clauses = append(x.Clauses, &text.Clause{Kind: text.Heading, Text: "Work ahead"})
		}
		c := &text.Clause{Kind: text.Operative, Text: words("Requests")}
		if rapid.Bool().Draw(t, "items") {
			c.List = rapid.SampledFrom([]text.List{text.Alpha, text.Bullet, text.Decimal}).Draw(t, "list")
			for range rapid.IntRange(1, 3).Draw(t, "count") {
				c.Children = append(c.Children, &text.Clause{Kind: text.Item, Text: strings.ReplaceAll(words("To"), "*", "")})
			}
		}
		x.Clauses = append(x.Clauses, c)
	}
	canonical, err := text.Canonical(x)
	if err != nil {
		t.Fatal(err)
	}
	return canonical
}

// TestWhatIsWrittenIsReadBack holds that the reader finds the same text in what
// is written, keys of notes apart.
func TestWhatIsWrittenIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := generated(t)
		var first, second bytes.Buffer
		if err := markdown.Markdown(&first, x, text.Options{}); err != nil {
			t.Fatal(err)
		}
		read, err := reporttext.Read(first.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if err := markdown.Markdown(&second, read.Text, text.Options{}); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(shape(x), shape(read.Text)); diff != "" {
			t.Fatalf("%s\nanother shape (-want +got):\n%s", first.String(), diff)
		}
		if first.String() != second.String() || len(read.Notes) > 0 {
			t.Fatalf("written:\n%s\nread and written:\n%s\nnotes: %q", first.String(), second.String(), read.Notes)
		}
	})
}

// shape lists the kinds, lists and own ends of a text's clauses.
func shape(x *text.Text) []string {
	var out []string
	x.Walk(func(c, parent *text.Clause) bool {
		end := ""
		if c.End != nil {
			end = " ends " + *c.End
		}
		under := ""
		if parent != nil {
			under = "  "
		}
		out = append(out, under+string(c.Kind)+" "+string(c.List)+c.Label+end)
		return true
	})
	return out
}
