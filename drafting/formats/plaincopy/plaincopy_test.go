package plaincopy_test

import (
	"bytes"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/formats/markdown"
	"chapeau/drafting/formats/plaincopy"
	"chapeau/drafting/formats/reporttext/corpustest"
	"chapeau/drafting/text"
)

const pilots = `{"schema": "chapeau/text@1", "kind": "resolution", "title": "Model code for pilots", "body": "The Commission on Inland Waterways,",
	"clauses": [
		{"id": "p1", "kind": "preambular", "text": "*Recalling* the Convention on River Marking{fn:conv}"},
		{"id": "o1", "kind": "operative", "text": "*Requests* the Secretariat", "list": "alpha", "children": [
			{"id": "i1", "kind": "item", "text": "To prepare a model code"},
			{"id": "i2", "kind": "item", "text": "To report on {ref:o2} at its next session"}]},
		{"id": "o2", "kind": "operative", "text": "*Invites* donors to contribute forty thousand crowns every year"},
		{"id": "o3", "kind": "operative", "text": "*Decides* to meet again"}],
	"footnotes": {"conv": "E/CN.99/2028/4, annex."}}`

func sample(t testing.TB) *text.Text {
	t.Helper()
	base, err := text.Decode([]byte(pilots))
	if err != nil {
		t.Fatal(err)
	}
	return base
}

// writers are the two plain formats.
var writers = map[string]func(io.Writer, *text.Text, text.Options) error{"text": markdown.Plain, "Markdown": markdown.Markdown}

func written(t testing.TB, write func(io.Writer, *text.Text, text.Options) error, of *text.Text) string {
	t.Helper()
	var out bytes.Buffer
	if err := write(&out, of, text.Options{}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// read applies what a copy is understood to change.
func read(t testing.TB, base *text.Text, copied string) ([]amend.Op, *text.Text) {
	t.Helper()
	ops, _, err := plaincopy.Read([]byte(copied), base, text.Options{})
	if err != nil {
		t.Fatalf("%v\n%s", err, copied)
	}
	changed, err := amend.Apply(base, amend.Amendment{Schema: amend.Schema, Ops: ops})
	if err != nil {
		t.Fatal(err)
	}
	return ops, changed
}

func TestACopyThatNobodyEditedChangesNothing(t *testing.T) {
	for name, write := range writers {
		t.Run(name, func(t *testing.T) {
			base := sample(t)
			if ops, _ := read(t, base, written(t, write, base)); len(ops) != 0 {
				t.Errorf("it is understood as %+v", ops)
			}
		})
	}
}

func TestOnlyWhatWasEditedChanges(t *testing.T) {
	for _, one := range []struct{ name, old, with, clause, want string }{
		{"a word", "to meet again", "to meet soon", "o3", "*Decides* to meet soon"},
		{"the first word", "Invites donors", "Urges donors", "o2", "Urges donors to contribute forty thousand crowns every year"},
		{"a word beside a reference", "at its next session", "at its fifteenth session", "i2", "To report on {ref:o2} at its fifteenth session"},
		{"a reference", "paragraph 2 below", "paragraph 3 below", "i2", "To report on paragraph 3 below at its next session"},
		{"a word beside a note", "River Marking", "Stream Marking", "p1", "*Recalling* the Convention on Stream Marking{fn:conv}"},
	} {
		t.Run(one.name, func(t *testing.T) {
			base := sample(t)
			plain := written(t, markdown.Plain, base)
			if !strings.Contains(plain, one.old) {
				t.Fatalf("there is no %q in\n%s", one.old, plain)
			}
			ops, changed := read(t, base, strings.Replace(plain, one.old, one.with, 1))
			if len(ops) != 1 || ops[0].Clause != one.clause || changed.Find(one.clause).Text != one.want {
				t.Errorf("%d operations; %s says %q, want %q", len(ops), one.clause, changed.Find(one.clause).Text, one.want)
			}
		})
	}
}

// In Markdown emphasis is written, and taking it away is a change.
func TestEmphasisIsAChangeWhereItIsWritten(t *testing.T) {
	base := sample(t)
	copied := strings.Replace(written(t, markdown.Markdown, base), "*Decides* to", "Decides *to*", 1)
	if _, changed := read(t, base, copied); changed.Find("o3").Text != "Decides *to* meet again" {
		t.Errorf("it is understood as %q", changed.Find("o3").Text)
	}
}

func TestAParagraphThatComesOrGoes(t *testing.T) {
	base := sample(t)
	plain := written(t, markdown.Plain, base)
	_, changed := read(t, base, strings.Replace(plain, "3. Decides to meet again.", "3. Encourages pilots to comment;\n\n4. Decides to meet again.", 1))
	if got := written(t, markdown.Plain, changed); !strings.Contains(got, "3. Encourages pilots to comment;") || changed.Find("o3") == nil {
		t.Errorf("a new paragraph gives\n%s", got)
	}
	_, changed = read(t, base, strings.Replace(plain, "3. Decides to meet again.", "", 1))
	if changed.Find("o3") != nil {
		t.Error("a paragraph that was taken out is still there")
	}
}

func TestAReportIsNoCopy(t *testing.T) {
	const report = "A. Draft resolutions for adoption\n\nDraft resolution I\n\nPilots\n\nThe Commission,\n\nRecalling rivers,\n\n1. Decides to meet.\n\nDraft resolution II\n\nLocks\n\nThe Commission,\n\nRecalling locks,\n\n1. Decides to meet again.\n"
	_, _, err := plaincopy.Read([]byte(report), sample(t), text.Options{})
	if fault.CodeOf(err) != fault.Invalid || !strings.Contains(err.Error(), "several instruments") {
		t.Errorf("it is refused with %v", err)
	}
}

// Real resolutions: a copy in which one word was replaced is understood as that
// one word, wherever it stands, and prints as the copy does.
func TestOneWordOfARealResolution(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 11))
	for i, base := range corpustest.Resolutions(t) {
		plain := written(t, markdown.Plain, base)
		if ops, _ := read(t, base, plain); len(ops) != 0 {
			t.Errorf("resolution %d, not edited, is understood as %d operations: %+v", i+1, len(ops), ops[0])
			continue
		}
		for range 5 {
			old, copied := oneWord(random, base, plain)
			if copied == "" {
				continue
			}
			ops, changed := read(t, base, copied)
			if got := written(t, markdown.Plain, changed); got != copied || len(ops) != 1 {
				t.Errorf("resolution %d with %q replaced is understood as %d operations and prints otherwise: %v", i+1, old, len(ops), got != copied)
			}
		}
	}
}

// oneWord replaces a word that stands only once in a text, and not first in its
// paragraph, where it says what the paragraph is.
func oneWord(random *rand.Rand, base *text.Text, plain string) (old, copied string) {
	var words []string
	base.Walk(func(c, _ *text.Clause) bool {
		if fields := strings.Fields(text.PlainWords(c.Text)); len(fields) > 6 {
			words = append(words, fields[4:len(fields)-1]...)
		}
		return true
	})
	for range 50 {
		word := words[random.IntN(len(words))]
		if strings.Count(plain, word) == 1 && strings.Trim(word, "abcdefghijklmnopqrstuvwxyz") == "" {
			return word, strings.Replace(plain, word, "xylophones", 1)
		}
	}
	return "", ""
}

func FuzzRead(f *testing.F) {
	f.Add("The Commission,\n\n1. Decides to meet.")
	f.Add("")
	base := sample(f)
	f.Add(written(f, markdown.Plain, base))
	f.Fuzz(func(t *testing.T, copied string) {
		ops, _, err := plaincopy.Read([]byte(copied), base, text.Options{})
		if err != nil {
			if code := fault.CodeOf(err); code != fault.Invalid && code != fault.TooLarge {
				t.Fatalf("refused with the code %s: %v", code, err)
			}
			return
		}
		if _, err := amend.Apply(base, amend.Amendment{Schema: amend.Schema, Ops: ops}); err != nil && len(ops) > 0 {
			t.Fatalf("what was understood does not fit: %v", err)
		}
	})
}

// TestReferencesOutsideOfClauses holds that a copy that is unchanged says so
// wherever the base has references.
func TestReferencesOutsideOfClauses(t *testing.T) {
	base, err := text.Decode([]byte(`{"title": "Locks, by {ref:o1}", "body": "The Council,", "footnotes": {"a": "See {ref:o2} now."}, "clauses": [
		{"id": "o1", "kind": "operative", "text": "Requests a survey{fn:a}"}, {"id": "o2", "kind": "operative", "text": "Decides to meet"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	for name, write := range writers {
		if ops, _ := read(t, base, written(t, write, base)); len(ops) > 0 {
			t.Errorf("%s: the unchanged copy changes %+v", name, ops)
		}
	}
}
