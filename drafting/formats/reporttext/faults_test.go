package reporttext_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"chapeau/drafting/fault"
	"chapeau/drafting/formats/reporttext"
)

func TestWhatIsNotATextIsRefused(t *testing.T) {
	var notes strings.Builder
	for i := range 50_001 {
		fmt.Fprintf(&notes, "%s See there.\n\n", strings.Repeat("¹", 1+i%3))
	}
	for _, c := range []struct {
		name   string
		source []byte
		code   fault.Code
		field  string
	}{
		{"nothing", nil, fault.Invalid, ""},
		{"blanks", []byte(" \n\t\n"), fault.Invalid, ""},
		{"only page numbers", []byte("1/3\n\n2/3\n"), fault.Invalid, ""},
		{"a NUL", []byte("Pilots\n\nThe Commission\x00"), fault.Invalid, "line 3"},
		{"a binary file", []byte("PK\x03\x04\x14 and so on"), fault.Invalid, "line 1"},
		{"not UTF-8", []byte("Pilots\nof the r\xe9gion"), fault.Invalid, "line 2"},
		{"too large", bytes.Repeat([]byte("a\n"), 17<<20), fault.TooLarge, ""},
		{"too many footnotes", []byte(notes.String()), fault.TooLarge, "line 100001"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := reporttext.Read(c.source)
			var known *fault.Error
			if !errors.As(err, &known) {
				t.Fatalf("error %v, want one for a person", err)
			}
			if known.Code != c.code || known.Field != c.field || known.Message == "" {
				t.Errorf("code %q at %q: %s", known.Code, known.Field, known.Message)
			}
		})
	}
}

func TestManyClausesAreRefusedNotSlow(t *testing.T) {
	_, err := reporttext.Read([]byte("Pilots\n\nThe Commission,\n\n" + strings.Repeat("(a) To act:\n\n", 60_000)))
	if fault.CodeOf(err) != fault.TooLarge {
		t.Errorf("error %v, want too_large", err)
	}
}
