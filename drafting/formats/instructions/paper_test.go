package instructions

import (
	"strings"
	"testing"

	"chapeau/drafting/amend"
	"chapeau/drafting/text"
)

func samplePaper(t *testing.T) (*text.Text, Paper) {
	t.Helper()
	base := sample(t, sampleResolution)
	a, err := amend.Decode([]byte(`{"id":"A","by":"Delmark","on_behalf_of":"Coastal Group","ops":[
		{"op":"edit","clause":"p2","find":"every two years","with":"every *single* year"},
		{"op":"insert","after":"o5","clause":{"kind":"operative","text":"*Requests* the Chair","children":[{"kind":"item","text":"To act on {ref:o2}{fn:y}"}]},"footnotes":{"y":"E/CN.99/L.1\\*."}}]}`))
	if err != nil {
		t.Fatal(err)
	}
	p, err := NewPaper(base, a, text.Options{}, "Karsk")
	if err != nil {
		t.Fatal(err)
	}
	return base, p
}

func TestPaper(t *testing.T) {
	_, p := samplePaper(t)
	want := []string{
		"Delmark (on behalf of Coastal Group): amendment to draft resolution E/CN.99/2031/L.3",
		"Sponsors: Delmark, Karsk",
		"1. In preambular paragraph 2, replace the words “two years” with the words “single year”.",
		"2. After operative paragraph 5, insert a new operative paragraph reading: “Requests the Chair:",
		"    (a) To act on paragraph 2 above.³”, with a new footnote 3 reading: “E/CN.99/L.1*.”.",
	}
	if got := p.Lines(); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("the lines are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if parts := p.Sentences[0].Parts(); len(parts) != 3 || !parts[1].Emphasis || parts[1].Text != "single" {
		t.Errorf("the parts are %+v", parts)
	}
}

// The paper itself reads back, title and sponsors too.
func TestPaperComesBack(t *testing.T) {
	base, p := samplePaper(t)
	r, err := Read(base, p.Markdown(), text.Options{})
	if err != nil {
		t.Fatalf("%v\nin %s", err, p.Markdown())
	}
	if len(r.Sentences) != 4 || len(r.Amendment.Ops) != 2 || r.Sentences[0].Remark == "" || r.Sentences[1].Remark == "" {
		t.Errorf("the paper is read as %+v", r)
	}
}

// A paper is read the same with the line ends of any system.
func TestLineEnds(t *testing.T) {
	base, p := samplePaper(t)
	want, err := Read(base, p.Markdown(), text.Options{})
	if err != nil {
		t.Fatal(err)
	}
	got, err := Read(base, strings.ReplaceAll(p.Markdown(), "\n", "\r\n"), text.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if string(text.EncodeJSON(got.Amendment)) != string(text.EncodeJSON(want.Amendment)) {
		t.Errorf("with CRLF the amendment is %s", text.EncodeJSON(got.Amendment))
	}
}
