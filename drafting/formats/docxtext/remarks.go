package docxtext

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"chapeau/drafting/formats/reporttext"
)

// remarks says what the file holds beside its words.
func (d *document) remarks() []string {
	f := &d.found
	var said []string
	say := func(count int, format string, args ...any) {
		if count > 0 {
			said = append(said, fmt.Sprintf(format, args...))
		}
	}
	say(len(f.furniture), "page headers and footers are left out: %s", quoted(f.furniture))
	say(f.comments, "%s left out", counting(f.comments, "comment is", "comments are"))
	say(len(f.hidden), "hidden words are left out: %s", quoted(f.hidden))
	say(len(f.formulas), "formulas are left out, a text cannot hold them: %s", quoted(f.formulas))
	say(len(f.struck), "words that are struck through without a tracked change are kept: %s", quoted(f.struck))
	say(len(f.raised), "raised characters are kept as plain ones: %s", quoted(f.raised))
	say(len(f.symbols), "characters of symbol fonts are kept as they are coded: %s", quoted(f.symbols))
	say(len(f.unnoted), "fields that repeat a footnote's number lead to no footnote, their numbers are kept as words: %s", quoted(f.unnoted))
	say(f.boxes, "%s read behind the paragraph where it is anchored", counting(f.boxes, "text box is", "text boxes are"))
	say(f.formats, "%s of formatting alone: they are no amendment", counting(f.formats, "tracked change is", "tracked changes are"))
	say(f.outside, "%s not in the file itself and not read", counting(f.outside, "part of the document is", "parts of the document are"))
	return said
}

func counting(count int, one, many string) string {
	if count == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", count, many)
}

// quoted lists the first few words of what was found.
func quoted(list []string) string {
	const most, longest = 5, 60
	var b strings.Builder
	for i, words := range list {
		if i == most {
			b.WriteString(" and others")
			break
		}
		if i > 0 {
			b.WriteString(", ")
		}
		if utf8.RuneCountInString(words) > longest {
			words = string([]rune(words)[:longest]) + "…"
		}
		b.WriteString("“" + words + "”")
	}
	return b.String()
}

// leftOut lists the words that are in the file and in no text.
func (d *document) leftOut() []reporttext.Line {
	var lines []reporttext.Line
	for _, list := range [][]string{d.found.furniture, d.found.hidden, d.found.formulas} {
		for _, words := range list {
			lines = append(lines, reporttext.Line{Words: words})
		}
	}
	return lines
}
