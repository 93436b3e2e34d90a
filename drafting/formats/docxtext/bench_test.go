package docxtext_test

import (
	"fmt"
	"strings"
	"testing"

	"chapeau/drafting/formats/docxtext"
	"chapeau/drafting/text"
)

// long is a draft of many paragraphs.
func long(b *testing.B, paragraphs int) *text.Text {
	b.Helper()
	x := &text.Text{Kind: text.Resolution, Title: "Locks", Body: "The Commission on Locks,", Footnotes: map[string]string{"code": "The Code."}}
	for i := range paragraphs {
		c := &text.Clause{Kind: text.Operative, Text: fmt.Sprintf("*Requests* the Secretariat to survey lock number %d, its gates and its pilots, and to report on it every two years%s", i, strings.Repeat(" in full", i%5))}
		if i%10 == 0 {
			c.Text += "{fn:code}"
		}
		x.Clauses = append(x.Clauses, c)
	}
	canonical, err := text.Canonical(x)
	if err != nil {
		b.Fatal(err)
	}
	return canonical
}

func BenchmarkRead5000Paragraphs(b *testing.B) {
	data := written(b, long(b, 5000))
	b.ReportAllocs()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		read(b, data)
	}
}

// BenchmarkRead5000ParagraphsByHand has no styles and typed numbers.
func BenchmarkRead5000ParagraphsByHand(b *testing.B) {
	var body strings.Builder
	body.WriteString(p(r("Locks")) + p(r("The Commission on Locks,")))
	for i := range 5000 {
		body.WriteString(p(r(fmt.Sprintf("%d. ", i%900+1)), italic("Requests "), r("the Secretariat to survey the locks and to report on them every two years;")))
	}
	data := file(b, body.String())
	b.ReportAllocs()
	for b.Loop() {
		read(b, data)
	}
}

// BenchmarkReadTracked5000Paragraphs has a change of one of two authors in every
// fifth paragraph.
func BenchmarkReadTracked5000Paragraphs(b *testing.B) {
	var body strings.Builder
	for i := range 5000 {
		words := []string{r("Requests the Secretariat to survey "), r(fmt.Sprintf("lock %d;", i))}
		if i%5 == 0 {
			words = append(words[:1], del([]string{"Delmark", "Karsk"}[i/5%2], "the large "), ins([]string{"Delmark", "Karsk"}[i/5%2], r("all ")), words[1])
		}
		body.WriteString(p(words...))
	}
	data := file(b, frame(body.String()))
	b.ReportAllocs()
	for b.Loop() {
		read(b, data)
	}
}

func BenchmarkEdited5000Paragraphs(b *testing.B) {
	base := long(b, 5000)
	data := written(b, base)
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := docxtext.Edited(data, base); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkParagraphs5000 is the yardstick: taking the file apart, with nothing
// recognised in it.
func BenchmarkParagraphs5000(b *testing.B) {
	data := written(b, long(b, 5000))
	for b.Loop() {
		if _, err := docxtext.Paragraphs(data, docxtext.Accepted); err != nil {
			b.Fatal(err)
		}
	}
}
