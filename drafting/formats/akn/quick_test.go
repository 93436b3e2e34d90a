package akn_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"chapeau/drafting/amend"
	"chapeau/drafting/amend/amendtest"
	"chapeau/drafting/formats/akn"
	"chapeau/drafting/formats/reporttext"
	"chapeau/drafting/formats/reporttext/corpustest"
	"chapeau/drafting/sharedtest"
	"chapeau/drafting/text"
)

// writer is what is asked of a test.
type tester interface {
	Helper()
	Fatalf(format string, args ...any)
}

// throughFile writes a text and reads it back; it must be the same, with nothing
// to remark.
func throughFile(t tester, x *text.Text, o akn.Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := akn.Text(&b, x, o); err != nil {
		t.Fatalf("writing: %v", err)
	}
	result, err := akn.Read(b.Bytes())
	if err != nil {
		t.Fatalf("reading back: %v\n%s", err, b.String())
	}
	if result.Text == nil {
		t.Fatalf("no text came back")
	}
	if diff := cmp.Diff(string(text.Encode(x)), string(text.Encode(result.Text))); diff != "" {
		t.Fatalf("another text came back (-want +got):\n%s\n%s", diff, b.String())
	}
	if len(result.Notes) > 0 {
		t.Fatalf("remarks about the program's own file: %q", result.Notes)
	}
	return b.Bytes()
}

func TestQuick(t *testing.T) {
	s := newSchema(t)
	for _, p := range []string{corpustest.Report, corpustest.SecurityCouncil} {
		for _, x := range corpustest.Texts(t, p) {
			s.add(throughFile(t, x, akn.Options{}))
		}
	}
	file, _ := filepath.Glob(filepath.Join(sharedtest.Dir(t), "corpus", corpustest.Report))
	data, _ := os.ReadFile(file[0])
	res, err := reporttext.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := akn.Report(&b, res.Report, text.Reuse, akn.Options{}); err != nil {
		t.Fatal(err)
	}
	s.add(b.Bytes())
	os.WriteFile("/tmp/report.xml", b.Bytes(), 0o644)
	back, err := akn.Read(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(text.EncodeReport(res.Report)), string(text.EncodeReport(back.Report))); diff != "" {
		t.Errorf("%s", diff)
	}
	if len(back.Notes) > 0 {
		t.Errorf("%q", back.Notes)
	}
}

func TestQuickRandom(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { throughFile(t, amendtest.Text(t), akn.Options{}) })
}

func TestQuickAmend(t *testing.T) {
	s := newSchema(t)
	n := 0
	texts := corpustest.Texts(t, corpustest.Report)
	rapid.Check(t, func(t *rapid.T) {
		base := rapid.SampledFrom(texts).Draw(t, "base")
		a := amendtest.Amendment(t, base, "A", 5)
		var b bytes.Buffer
		if err := akn.Amendment(&b, base, a, akn.Options{}); err != nil {
			t.Fatalf("writing: %v", err)
		}
		os.WriteFile("/tmp/amendment.xml", b.Bytes(), 0o644)
		res, err := akn.Read(b.Bytes())
		if err != nil {
			t.Fatalf("%v\n%s", err, b.String())
		}
		if a.Ops == nil {
			a.Ops = []amend.Op{}
		}
		if d := cmp.Diff(string(text.EncodeJSON(a)), string(text.EncodeJSON(*res.Amendment))); d != "" {
			t.Fatalf("%s\n%s", d, b.String())
		}
		if len(res.Notes) > 0 {
			t.Fatalf("%q", res.Notes)
		}
		if n++; n < 100 {
			s.add(b.Bytes())
		}
	})
}
