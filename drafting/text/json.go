package text

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"unicode/utf8"

	"chapeau/drafting/fault"
)

// MaxBytes is the largest document that is read.
const MaxBytes = 32 << 20

// Decode reads a text in the interchange form, leniently: ids may lack and
// clause texts may carry their ends. What it returns is canonical. Errors have
// the code invalid or too_large.
func Decode(data []byte) (*Text, error) {
	t, err := decodeRaw(data)
	if err != nil {
		return nil, err
	}
	return Canonical(t)
}

// DecodeLoose reads a text as an edited copy: like Decode, but a clause without
// id stays without.
func DecodeLoose(data []byte) (*Text, error) {
	t, err := decodeRaw(data)
	if err != nil {
		return nil, err
	}
	return Loose(t)
}

func decodeRaw(data []byte) (*Text, error) {
	var t Text
	if err := DecodeStrict(data, &t); err != nil {
		return nil, err
	}
	return &t, nil
}

// DecodeReport reads a report in the interchange form; every text in it becomes
// canonical.
func DecodeReport(data []byte) (*Report, error) {
	var r Report
	if err := DecodeStrict(data, &r); err != nil {
		return nil, err
	}
	if r.Schema != ReportSchema {
		return nil, fault.Invalidf("schema", "the schema is %q; a report has %q", r.Schema, ReportSchema)
	}
	for i := range r.Sections {
		for j, t := range r.Sections[i].Texts {
			canonical, err := Canonical(t)
			if err != nil {
				return nil, err
			}
			r.Sections[i].Texts[j] = canonical
		}
	}
	return &r, nil
}

// DecodeStrict reads one JSON value of the interchange forms into target. A
// field that the form does not have is refused by name, so that a misspelled
// one cannot be lost in silence.
func DecodeStrict(data []byte, target any) error {
	if len(data) > MaxBytes {
		return fault.New(fault.TooLarge, "", "the file has %d MB; at most %d MB are read: split it", len(data)>>20, MaxBytes>>20)
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return fault.Invalidf("", "the file is empty; it should hold one JSON object")
	}
	if !utf8.Valid(data) {
		return fault.Invalidf("", "the file is not valid UTF-8; save it as UTF-8")
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(target); err != nil {
		return jsonFault(data, err)
	}
	if _, err := decoder.Token(); err != io.EOF {
		return fault.Invalidf("", "there is something after the JSON object at line %d; keep one object in a file", lineAt(data, decoder.InputOffset()))
	}
	return nil
}

func jsonFault(data []byte, err error) error {
	var known *fault.Error
	if errors.As(err, &known) {
		return known
	}
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return fault.Invalidf("", "the JSON ends in the middle of something at line %d; the file is cut off", lineAt(data, int64(len(data))))
	}
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return fault.Invalidf("", "this is not JSON at line %d: %s", lineAt(data, syntax.Offset), syntax.Error())
	}
	var kind *json.UnmarshalTypeError
	if errors.As(err, &kind) {
		return fault.Invalidf(kind.Field, "line %d holds a %s where %s is expected", lineAt(data, kind.Offset), kind.Value, kind.Type.String())
	}
	return fault.Invalidf("", "this JSON cannot be read: %s", err)
}

func lineAt(data []byte, offset int64) int {
	return 1 + bytes.Count(data[:min(int(offset), len(data))], []byte("\n"))
}

// Encode writes a text in canonical form: keys in order, two-space indent, a
// line feed at the end.
func Encode(t *Text) []byte { return EncodeJSON(t) }

// EncodeReport writes a report in canonical form.
func EncodeReport(r *Report) []byte { return EncodeJSON(r) }

// EncodeJSON writes a value of the interchange forms: two-space indent, angle
// brackets and ampersands as they are.
func EncodeJSON(value any) []byte {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(value); err != nil {
		// Only values of the interchange types come here, and these always encode.
		return nil
	}
	return b.Bytes()
}

// Hash is the SHA-256, in hexadecimal, of a text's canonical JSON followed by
// its parent's hash (empty for a first version).
func Hash(t *Text, parent string) string {
	sum := sha256.New()
	sum.Write(Encode(t))
	sum.Write([]byte(parent))
	return hex.EncodeToString(sum.Sum(nil))
}
