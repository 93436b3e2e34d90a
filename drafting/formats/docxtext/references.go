package docxtext

import (
	"fmt"
	"strings"

	"chapeau/drafting/text"
)

// A file has the references of a text as words: "paragraph 3 above". Where the
// words still stand, the reference is kept; it is lost only where someone changed
// them.

// restored is the inline text that a line has now, along the one that it had.
// Equal words are the known text itself, blanks at the ends of emphasis apart.
func (f *follower) restored(known, now, clause string) string {
	if known == now || sameMarks(known, now) {
		return known
	}
	if !strings.Contains(known, "{ref") {
		return now
	}
	printed := f.printed(clause)
	from := 0
	for _, piece := range text.Inlines(known) {
		if piece.Kind != text.Ref {
			continue
		}
		mark := text.ReferenceMark(piece.Keys)
		if at := strings.Index(now[from:], mark); at >= 0 {
			from += at + len(mark)
			continue
		}
		words := text.Escape(printed[strings.Join(piece.Keys, ",")])
		at := strings.Index(now[from:], words)
		if words == "" || at < 0 {
			f.remark("the reference “%s” was changed; it is kept as the words that stand there now", text.PlainWords(words))
			continue
		}
		now = now[:from+at] + mark + now[from+at+len(words):]
		from += at + len(mark)
	}
	if sameMarks(known, now) {
		return known
	}
	return now
}

// printed are the words of the references in a clause, by their targets.
func (f *follower) printed(clause string) map[string]string {
	words := make(map[string]string)
	if f.references == nil {
		f.references = make(map[string][]text.Part)
		page := text.Layout(f.known, text.Options{})
		for _, l := range page.Lines {
			f.references[l.Clause.ID] = l.Parts
		}
		for _, annex := range page.Annexes {
			for _, l := range annex.Lines {
				f.references[l.Clause.ID] = l.Parts
			}
		}
		f.references[""] = append(page.Title, page.Body...)
		for _, n := range page.Notes {
			f.references[""] = append(f.references[""], n.Parts...)
		}
	}
	for _, part := range f.references[clause] {
		if len(part.Refs) > 0 {
			words[strings.Join(part.Refs, ",")] = part.Text
		}
	}
	return words
}

// sameMarks tells whether two inline texts differ in no more than blanks that are
// emphasised or not.
func sameMarks(a, b string) bool {
	return len(a) == len(b) && plainBlanks(a) == plainBlanks(b)
}

// plainBlanks takes the blanks at its ends out of every emphasis.
func plainBlanks(inline string) string {
	var pieces []piece
	for _, one := range text.Inlines(inline) {
		switch one.Kind {
		case text.Words:
			pieces = append(pieces, piece{words: one.Text, emphasis: one.Emphasis})
		case text.Note:
			pieces = append(pieces, piece{words: "{fn:" + one.Keys[0] + "}", emphasis: one.Emphasis})
		default:
			pieces = append(pieces, piece{words: "{ref:" + strings.Join(one.Keys, ",") + "}", emphasis: one.Emphasis})
		}
	}
	return new(keyring).inline(pieces, false)
}

func sentence(format string, args ...any) string { return fmt.Sprintf(format, args...) }

// shortened is the beginning of words, for a sentence about them.
func shortened(words string) string {
	const longest = 60
	runes := []rune(words)
	if len(runes) <= longest {
		return words
	}
	return string(runes[:longest]) + "…"
}
