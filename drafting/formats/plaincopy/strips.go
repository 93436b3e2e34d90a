package plaincopy

import (
	"strings"

	"chapeau/drafting/text"
)

// strip is a stretch of inline text as a plain file has it. Mark is the live
// reference that a whole one prints.
type strip struct {
	words    string // escaped; a note is its mark
	emphasis bool
	mark     string
}

type strips []strip

// strips are an inline text cut where its form changes.
func (r restorer) strips(clause, inline string) strips {
	var all strips
	for _, piece := range text.Inlines(inline) {
		one := strip{emphasis: piece.Emphasis}
		switch piece.Kind {
		case text.Note:
			one.words = "{fn:" + piece.Keys[0] + "}"
		case text.Ref:
			one.mark = text.ReferenceMark(piece.Keys)
			one.words = text.Escape(r.printed[referenceKey(clause, piece.Keys)])
			if one.words == "" {
				one.words = one.mark // it is not printed here; the mark stands for itself
			}
		default:
			one.words = text.Escape(piece.Text)
		}
		all = append(all, one)
	}
	return all
}

// words are the strips as a plain file prints them.
func (s strips) words() string {
	var b strings.Builder
	for _, one := range s {
		b.WriteString(one.words)
	}
	return b.String()
}

// cut takes n bytes from the front. A reference that is cut in two is one no
// longer: its parts are words.
func (s *strips) cut(n int) strips {
	var taken strips
	for n > 0 && len(*s) > 0 {
		first := &(*s)[0]
		if len(first.words) <= n {
			n -= len(first.words)
			taken = append(taken, *first)
			*s = (*s)[1:]
			continue
		}
		taken = append(taken, strip{words: first.words[:n], emphasis: first.emphasis})
		*first = strip{words: first.words[n:], emphasis: first.emphasis}
		n = 0
	}
	return taken
}

// emphasizeLike gives the strips the emphasis of others with the same words.
func (s *strips) emphasizeLike(others strips) {
	var all strips
	for _, other := range others {
		for _, one := range s.cut(len(other.words)) {
			one.emphasis = other.emphasis
			all = append(all, one)
		}
	}
	*s = append(all, *s...)
}

// stripWriter joins strips to inline text.
type stripWriter struct {
	out      strings.Builder
	emphasis bool
}

func (w *stripWriter) add(all strips) {
	for _, one := range all {
		w.turn(one.emphasis)
		if one.mark != "" {
			w.out.WriteString(one.mark)
			continue
		}
		w.out.WriteString(one.words)
	}
}

func (w *stripWriter) turn(emphasis bool) {
	if w.emphasis != emphasis {
		w.out.WriteByte('*')
		w.emphasis = emphasis
	}
}

// String ends the emphasis that is open.
func (w *stripWriter) String() string {
	w.turn(false)
	return w.out.String()
}
