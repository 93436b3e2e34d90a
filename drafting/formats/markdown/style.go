package markdown

import (
	"strings"
	"unicode"

	"chapeau/drafting/text"
)

// style is how words and labels are written.
type style interface {
	words(parts []text.Part) string
	label(label string) string
}

// plain writes words as they are.
type plain struct{}

func (plain) label(label string) string { return label }

func (plain) words(parts []text.Part) string {
	var b strings.Builder
	for _, part := range parts {
		b.WriteString(plainPart(part))
	}
	return b.String()
}

func plainPart(part text.Part) string {
	if part.Note > 0 {
		return text.Superscript(part.Note)
	}
	return part.Text
}

// marked writes emphasis between asterisks and protects the characters that
// would be read as marks.
type marked struct{}

// label writes a bullet as Markdown does.
func (marked) label(label string) string {
	if label == "•" {
		return "-"
	}
	return label
}

var protect = strings.NewReplacer(`\`, `\\`, `*`, `\*`)

func (marked) words(parts []text.Part) string {
	var b, emphasized strings.Builder
	flush := func() {
		b.WriteString(emphasis(emphasized.String()))
		emphasized.Reset()
	}
	for _, part := range parts {
		if part.Emphasis && part.Note == 0 {
			emphasized.WriteString(protect.Replace(part.Text))
			continue
		}
		flush()
		if part.Note > 0 {
			b.WriteString(text.Superscript(part.Note))
			continue
		}
		b.WriteString(protect.Replace(part.Text))
	}
	flush()
	return b.String()
}

// emphasis puts asterisks around words, blanks at their ends outside.
func emphasis(words string) string {
	core := strings.TrimFunc(words, unicode.IsSpace)
	if core == "" {
		return words
	}
	before, after, _ := strings.Cut(words, core)
	return before + "*" + core + "*" + after
}

var escaper = strings.NewReplacer(`\`, `\\`, `*`, `\*`, `_`, `\_`, "`", "\\`", `<`, `\<`, `#`, `\#`, `~`, `\~`, `[`, `\[`, `]`, `\]`)

// Escape keeps plain words from being read as marks or as HTML by any reader of
// Markdown: for papers that no package reads back.
func Escape(words string) string { return escaper.Replace(words) }
