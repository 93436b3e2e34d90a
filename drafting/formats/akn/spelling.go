package akn

import (
	"regexp"
	"strings"

	"chapeau/drafting/text"
)

// compose writes pieces as inline text, in the one spelling that reading gives.
func compose(pieces []text.Inline) string {
	var b strings.Builder
	emphasis := false
	for _, p := range pieces {
		if p.Emphasis != emphasis {
			b.WriteByte('*')
			emphasis = p.Emphasis
		}
		switch p.Kind {
		case text.Note:
			b.WriteString("{fn:" + p.Keys[0] + "}")
		case text.Ref:
			b.WriteString(text.ReferenceMark(p.Keys))
		default:
			b.WriteString(text.Escape(p.Text))
		}
	}
	if emphasis {
		b.WriteByte('*')
	}
	return b.String()
}

var lineBreak = regexp.MustCompile(`[ \t\r]*\n[ \t\r\n]*`)

// tidy takes out the blanks that belong to the layout of a file: those around a
// paragraph, and line breaks with what indents the next line.
func tidy(s string) string {
	s = strings.Trim(s, " \t\r\n")
	if strings.IndexByte(s, '\n') < 0 {
		return s
	}
	return lineBreak.ReplaceAllString(s, " ")
}

// respelled is what reading gives for an inline text: the same words and marks,
// though perhaps written in another way.
func respelled(s string) string { return tidy(compose(text.Inlines(s))) }

// spelling is the attribute that brings the exact string back where reading
// would give another one.
func spelling(s, read string) attribute {
	if s == read {
		return attribute{}
	}
	return own("spelling", s)
}

// noteBeforeEnd tells whether an indicator at the end of a clause stands before
// its end punctuation.
func noteBeforeEnd(t *text.Text) bool {
	lang := text.Language(t)
	return lang == "fr" || lang == "es"
}

// cutTrailing separates the indicators that stand behind the end punctuation.
func cutTrailing(t *text.Text, pieces []text.Inline) (words, trailing []text.Inline) {
	at := len(pieces)
	if noteBeforeEnd(t) {
		return pieces, nil
	}
	for at > 0 && pieces[at-1].Kind == text.Note && !pieces[at-1].Emphasis {
		at--
	}
	return pieces[:at], pieces[at:]
}
