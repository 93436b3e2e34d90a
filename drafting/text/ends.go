package text

import (
	"slices"
	"strings"
)

// punctuation is how a language writes the ends of clauses.
type punctuation struct {
	comma, semicolon, colon, stop string
	joiners                       []string // words that may follow an end: "; and"
	noteBeforeEnd                 bool     // whether an indicator at the end stands before the punctuation
}

var punctuations = map[string]punctuation{
	"en": {",", ";", ":", ".", []string{" and", " or"}, false},
	"fr": {",", " ;", " :", ".", []string{" et", " ou"}, true},
	"es": {",", ";", ":", ".", []string{" y", " e", " o", " u"}, true},
	"ru": {",", ";", ":", ".", []string{" и", " или"}, false},
	"zh": {"，", "；", "：", "。", []string{"和", "或"}, false},
	"ar": {"،", "؛", ":", ".", []string{" و", " أو"}, false},
}

// Language returns the primary subtag of a text's language, `en` when absent.
func Language(t *Text) string {
	lang, _, _ := strings.Cut(strings.ToLower(t.Lang), "-")
	if lang == "" {
		return "en"
	}
	return lang
}

// IsRightToLeft tells of a text that its script runs from right to left.
func IsRightToLeft(t *Text) bool {
	return slices.Contains([]string{"ar", "fa", "he", "ur", "ps", "sd", "yi", "dv", "ckb"}, Language(t))
}

func punctuationOf(t *Text) punctuation {
	if p, ok := punctuations[Language(t)]; ok {
		return p
	}
	return punctuations["en"]
}

// ConventionalEnds computes the end punctuation that convention gives each
// clause at its place.
func ConventionalEnds(t *Text) map[*Clause]string {
	ends := endFinder{marks: punctuationOf(t), ends: make(map[*Clause]string)}
	ends.list(t.Clauses)
	for _, annex := range t.Annexes {
		ends.list(annex.Clauses)
	}
	return ends.ends
}

type endFinder struct {
	marks punctuation
	ends  map[*Clause]string
}

func (f *endFinder) list(clauses []*Clause) {
	last := lastOperative(clauses)
	for _, c := range clauses {
		f.ends[c] = f.topLevel(c, c == last)
	}
}

func lastOperative(clauses []*Clause) *Clause {
	for i := len(clauses) - 1; i >= 0; i-- {
		if clauses[i].Kind == Operative {
			return clauses[i]
		}
	}
	return nil
}

// topLevel returns the end of a clause that has no parent and sets those of its
// items, whose last takes the end that the clause itself would have had.
func (f *endFinder) topLevel(c *Clause, last bool) string {
	own := f.marks.semicolon
	switch {
	case c.Kind == Heading:
		f.items(c, f.marks.semicolon, f.marks.stop)
		return ""
	case c.Kind == Preambular:
		own = f.marks.comma
	case c.Kind == Prose, c.Kind == Item, last:
		own = f.marks.stop
	}
	if len(c.Children) == 0 {
		return own
	}
	between := f.marks.semicolon
	if c.Kind == Preambular {
		between = f.marks.comma
	}
	f.items(c, between, own)
	return f.marks.colon
}

// items sets the ends of a clause's children: between for all but the last,
// which takes the clause's own.
func (f *endFinder) items(parent *Clause, between, own string) {
	for i, c := range parent.Children {
		end := between
		if i == len(parent.Children)-1 {
			end = own
		}
		f.ends[c] = f.item(parent, c, between, end)
	}
}

func (f *endFinder) item(parent, c *Clause, between, end string) string {
	switch {
	case c.Kind == Heading:
		f.items(c, between, end)
		return ""
	case c.Kind == Prose:
		return f.nested(c, f.marks.semicolon, f.marks.stop)
	case parent.List == Bullet:
		f.nested(c, between, "")
		return ""
	case parent.List == Decimal:
		return f.nested(c, f.marks.semicolon, f.marks.stop)
	default:
		return f.nested(c, between, end)
	}
}

func (f *endFinder) nested(c *Clause, between, own string) string {
	if len(c.Children) == 0 {
		return own
	}
	f.items(c, between, own)
	return f.marks.colon
}

// SplitEnd separates inline text from the end punctuation it carries, in the
// language of t. Indicators that stand behind the punctuation (before it in
// French and Spanish) belong to the words. found is false where the text has no
// end of its own; closed is true where an end stands before closing brackets or
// quotes, and so is part of the words.
func SplitEnd(t *Text, s string) (words, end string, found, closed bool) {
	marks := punctuationOf(t)
	body, notes := s, ""
	if !marks.noteBeforeEnd {
		body, notes = cutTrailingNotes(s)
	}
	core := body
	for _, joiner := range marks.joiners {
		if trimmed := strings.TrimSuffix(body, joiner); trimmed != body && endMark(marks, trimmed) != "" {
			core = trimmed
			break
		}
	}
	mark := endMark(marks, core)
	if mark != "" {
		kept := core[:len(core)-len(mark)]
		return kept + notes, body[len(kept):], true, false
	}
	return s, "", false, endsInsideClosers(marks, s)
}

// endMark returns the end punctuation that s closes with: its form in the
// language first, then any other, for a text that does not say its language.
func endMark(marks punctuation, s string) string {
	for _, mark := range []string{marks.semicolon, marks.colon, marks.comma, marks.stop, ",", ";", ":", ".", "，", "；", "：", "。", "،", "؛"} {
		if strings.HasSuffix(s, mark) && !strings.HasSuffix(s, `\`+mark) {
			return mark
		}
	}
	return ""
}

const closers = "])}”’»\"'*）】」』"

func endsInsideClosers(marks punctuation, s string) bool {
	s, _ = cutTrailingNotes(s)
	trimmed := strings.TrimRight(s, closers)
	return trimmed != s && endMark(marks, trimmed) != ""
}

// cutTrailingNotes separates the footnote indicators at the very end of s.
func cutTrailingNotes(s string) (words, notes string) {
	words = s
	for strings.HasSuffix(words, "}") {
		open := strings.LastIndexByte(words, '{')
		if open < 0 || (open > 0 && words[open-1] == '\\') {
			break
		}
		kind, _, n := scanMark(words[open:])
		if kind != Note || n != len(words)-open {
			break
		}
		words = words[:open]
	}
	return words, s[len(words):]
}

// stripEnds returns the clauses with the conventional end of their place taken
// from their texts; any other end goes into End.
func stripEnds(t *Text) *Text {
	conventional := ConventionalEnds(t)
	out := *t
	out.Clauses = stripList(t, t.Clauses, conventional)
	out.Annexes = make([]Annex, len(t.Annexes))
	for i, annex := range t.Annexes {
		out.Annexes[i] = Annex{Title: annex.Title, Clauses: stripList(t, annex.Clauses, conventional)}
	}
	return &out
}

func stripList(t *Text, clauses []*Clause, conventional map[*Clause]string) []*Clause {
	out := make([]*Clause, len(clauses))
	for i, c := range clauses {
		stripped := *c
		if c.Kind != Heading {
			stripped.Text, stripped.End = StripEnd(t, c.Text, c.End, conventional[c])
		}
		stripped.Children = stripList(t, c.Children, conventional)
		if len(stripped.Children) == 0 {
			stripped.Children = nil
		}
		out[i] = &stripped
	}
	return out
}

// StripEnd reads a clause's words that may still carry their end, at a place
// where convention has the given end: conventional ends are dropped, any other
// becomes the explicit one. An explicit end that is given wins, and is dropped
// where it is the conventional one.
func StripEnd(t *Text, s string, explicit *string, conventional string) (string, *string) {
	if explicit != nil {
		return s, unconventional(*explicit, conventional)
	}
	words, end, found, closed := SplitEnd(t, s)
	switch {
	case found:
		return words, unconventional(end, conventional)
	case closed:
		return s, unconventional("", conventional)
	default:
		return s, nil
	}
}

func unconventional(end, conventional string) *string {
	if end == conventional {
		return nil
	}
	return &end
}
