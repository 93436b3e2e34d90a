package reporttext

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// sourceLine is one line of the document without the blanks around it.
type sourceLine struct {
	number  int
	words   string
	heading bool // a Markdown heading: a paragraph of its own
	page    bool // the line begins a new page
	cut     bool // page furniture was taken out here; words is empty
}

// readLines checks that the document is text of a bearable size and splits it.
func readLines(data []byte) ([]sourceLine, error) {
	if len(data) > text.MaxBytes {
		return nil, fault.New(fault.TooLarge, "", "the file has %d MB; at most %d MB are read: split it", len(data)>>20, text.MaxBytes>>20)
	}
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	if err := checkCharacters(data); err != nil {
		return nil, err
	}
	var lines []sourceLine
	breaks := strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n\n", "\v", "\n", "\u0085", "\n")
	for i, raw := range strings.Split(breaks.Replace(string(data)), "\n") {
		lines = append(lines, newLine(i+1, raw)...)
	}
	return lines, nil
}

func checkCharacters(data []byte) error {
	if len(bytes.TrimSpace(data)) == 0 {
		return fault.Invalidf("", "the file is empty; it should hold the text of a resolution or decision")
	}
	if at := bytes.IndexByte(data, 0); at >= 0 {
		return fault.Invalidf(lineField(data, at), "there is a NUL character: this is not a text file; save it as plain text in UTF-8")
	}
	if at := firstInvalid(data); at >= 0 {
		return fault.Invalidf(lineField(data, at), "the byte %#02x is not valid UTF-8; save the file as UTF-8 and try again", data[at])
	}
	if at := bytes.IndexFunc(data, isControl); at >= 0 {
		return fault.Invalidf(lineField(data, at), "there is a control character (%#02x): this is not a text file; save it as plain text in UTF-8", data[at])
	}
	return nil
}

// isControl tells the characters that occur in binary files only. Tabs, line
// breaks and form feeds are text, and so is a soft hyphen.
func isControl(r rune) bool {
	return r < ' ' && !strings.ContainsRune("\t\n\v\f\r", r) || r == 0x7f
}

func firstInvalid(data []byte) int {
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

func lineField(data []byte, at int) string {
	return lineName(1 + bytes.Count(data[:at], []byte("\n")))
}

var (
	markdownHeading = regexp.MustCompile(`^#{1,6}\s+`)
	markdownRule    = regexp.MustCompile(`^(?:[-*_]\s*){3,}$`)
)

// newLine makes the lines of one source line: several where form feeds divide
// it into pages.
func newLine(number int, raw string) []sourceLine {
	var lines []sourceLine
	for i, part := range strings.Split(raw, "\f") {
		words := strings.TrimFunc(part, unicode.IsSpace)
		if markdownRule.MatchString(words) {
			words = ""
		}
		mark := markdownHeading.FindString(words)
		lines = append(lines, sourceLine{number: number, words: words[len(mark):], heading: mark != "", page: i > 0})
	}
	return lines
}
