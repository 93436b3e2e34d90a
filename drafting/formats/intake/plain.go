package intake

import (
	"bytes"
	"encoding/json"
	"unicode/utf8"

	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// CheckPlain refuses what is no plain text in UTF-8: invalid, with the place.
func CheckPlain(data []byte) error {
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return fault.Invalidf("", "the file is binary (a zero byte at offset %d); save it as plain text in UTF-8, or as JSON", i)
	}
	if i := invalidAt(data); i >= 0 {
		return fault.Invalidf("", "the file is not valid UTF-8 at byte %d; save it as UTF-8", i)
	}
	return nil
}

// invalidAt is where bytes stop being UTF-8; negative where they do not.
func invalidAt(data []byte) int {
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size <= 1 {
			return i
		}
		i += size
	}
	return -1
}

// WithoutMark is a file without the byte order mark that some programs put first.
func WithoutMark(data []byte) []byte { return bytes.TrimPrefix(data, []byte("\ufeff")) }

// IsJSON tells whether a file holds JSON rather than plain text.
func IsJSON(data []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(WithoutMark(data), " \t\r\n"), []byte("{"))
}

// SchemaOf is the form that JSON says it is in, empty where it says none;
// operations alone are an amendment.
func SchemaOf(data []byte) string {
	var head struct {
		Schema string           `json:"schema"`
		Ops    *json.RawMessage `json:"ops"`
	}
	if json.Unmarshal(WithoutMark(data), &head) != nil {
		return ""
	}
	if head.Schema == "" && head.Ops != nil {
		return amend.Schema
	}
	return head.Schema
}

// readJSON reads what the schema says. JSON that does not even say that is read as
// a text, which tells what is wrong with it.
func readJSON(data []byte) (Contents, error) {
	if err := CheckPlain(data); err != nil {
		return Contents{}, err
	}
	data = WithoutMark(data)
	switch schema := SchemaOf(data); schema {
	case text.ReportSchema:
		report, err := text.DecodeReport(data)
		return Contents{Report: report}, err
	case amend.Schema:
		a, err := amend.Decode(data)
		return Contents{Amendment: &a}, err
	case "", text.Schema:
		t, err := text.Decode(data)
		return Contents{Text: t}, err
	default:
		return Contents{}, fault.Invalidf("schema", "the file holds %s; it should hold a text (%s), a report (%s) or an amendment (%s)", schema, text.Schema, text.ReportSchema, amend.Schema)
	}
}
