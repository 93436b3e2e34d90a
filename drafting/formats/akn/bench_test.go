package akn_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"testing"

	"chapeau/drafting/formats/akn"
	"chapeau/drafting/formats/html"
	"chapeau/drafting/text"
)

// long is a text of 5,000 paragraphs, a note to every tenth.
func long(b *testing.B) *text.Text {
	b.Helper()
	x := &text.Text{Kind: text.Resolution, Title: "Locks", Body: "The Commission,", Footnotes: map[string]string{}}
	for i := range 5000 {
		c := &text.Clause{Kind: text.Operative, Text: fmt.Sprintf("*Requests* the secretariat to survey lock %d of the upper canal and to report on its depth, its gates and its keepers", i)}
		if i%10 == 0 {
			key := fmt.Sprintf("n%d", i)
			c.Text += "{fn:" + key + "}"
			x.Footnotes[key] = "E/CN.99/1."
		}
		x.Clauses = append(x.Clauses, c)
	}
	canonical, err := text.Canonical(x)
	if err != nil {
		b.Fatal(err)
	}
	return canonical
}

func file(b *testing.B) []byte {
	b.Helper()
	var out bytes.Buffer
	if err := akn.Text(&out, long(b), akn.Options{}); err != nil {
		b.Fatal(err)
	}
	return out.Bytes()
}

func BenchmarkWrite5000Paragraphs(b *testing.B) {
	x := long(b)
	b.ReportAllocs()
	for b.Loop() {
		if err := akn.Text(io.Discard, x, akn.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// The same text as HTML: the yardstick for writing.
func BenchmarkYardstickHTML5000Paragraphs(b *testing.B) {
	x := long(b)
	b.ReportAllocs()
	for b.Loop() {
		if err := html.Text(io.Discard, x, html.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRead5000Paragraphs(b *testing.B) {
	data := file(b)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := akn.Read(data); err != nil {
			b.Fatal(err)
		}
	}
}

// The tokens of the same file alone: the yardstick for reading.
func BenchmarkYardstickTokens5000Paragraphs(b *testing.B) {
	data := file(b)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		decoder := xml.NewDecoder(bytes.NewReader(data))
		for {
			if _, err := decoder.Token(); err == io.EOF {
				break
			} else if err != nil {
				b.Fatal(err)
			}
		}
	}
}
