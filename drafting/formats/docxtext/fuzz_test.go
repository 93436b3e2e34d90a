package docxtext_test

import (
	"testing"

	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/formats/docxtext"
	"chapeau/drafting/text"
)

// FuzzRead reads files of any bytes.
func FuzzRead(f *testing.F) {
	f.Add(file(f, frame(p(r("1. "+one)), p(ins("Delmark", r("2. "+two))))))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, data []byte) { checkRead(t, data) })
}

// FuzzDocument reads Word files whose document and footnotes are of any bytes, so
// that most of the work is behind the archive.
func FuzzDocument(f *testing.F) {
	for _, c := range trackedCases {
		f.Add(c.body, "note")
	}
	for _, c := range readingCases {
		f.Add(c.body, `<w:footnote w:id="1">`+p(r("n"))+`</w:footnote>`)
	}
	f.Fuzz(func(t *testing.T, body, notes string) {
		checkRead(t, file(t, body, "footnotes "+notes, numberedLists))
	})
}

// checkRead holds what is true of any file: it is refused with a clear error, or
// what is read of it is whole.
func checkRead(t *testing.T, data []byte) {
	result, err := docxtext.Read(data)
	if err != nil {
		if code := fault.CodeOf(err); code != fault.Invalid && code != fault.TooLarge {
			t.Fatalf("%s: %v", code, err)
		}
		return
	}
	base := result.Text
	if result.Marked != nil {
		base = result.Marked.Base
		if _, err := amend.Merge(base, result.Marked.Amendments); err != nil {
			t.Fatalf("the amendments do not fit their base: %v", err)
		}
	}
	if base == nil {
		return
	}
	if _, err := text.Decode(text.Encode(base)); err != nil {
		t.Fatalf("the text is not one of the interchange form: %v", err)
	}
	if _, _, err := docxtext.Edited(data, base); err != nil && fault.CodeOf(err) != fault.Invalid && fault.CodeOf(err) != fault.TooLarge {
		t.Fatalf("as an edited copy: %v", err)
	}
}
