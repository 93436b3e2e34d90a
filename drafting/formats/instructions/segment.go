package instructions

import (
	"fmt"
	"strings"

	"chapeau/drafting/text"
)

// Role is what a segment does in its sentence.
type Role int

// The roles of segments.
const (
	Plain    Role = iota // words between the others
	Changed              // names what the sentence changes
	Deleted              // names what it deletes
	Moved                // names what it moves
	After                // names the place behind which it puts something
	Before               // … before which
	Within               // … at whose beginning
	Beside               // names what is there for comparison
	Old                  // quotes words that go or change
	New                  // quotes words that come
	Place                // quotes words that only tell where
	Inserted             // quotes a new clause
)

// Segment is a stretch of a sentence: plain words, a name, or a quotation. Words
// are in the notation of [Sentence]; those of a quotation stand between quotation
// marks.
type Segment struct {
	Role   Role
	Words  string
	Part   Part    // what a name means
	Clause string  // the id of the clause that a name means
	Number int     // of the annex or note that a name means, or of the new note that is quoted
	New    *Clause // what Inserted quotes
}

// Clause is a new clause as a sentence quotes it, with what is quoted under it.
type Clause struct {
	ID     string
	Number int // by which live references call it: `#new-2`
	Kind   text.Kind
	Label  string // as printed; the first of a quotation has none
	Words  string // with its end, where the sentence does not say that behind the quotation
	Under  []*Clause
}

// lines are a clause as a quotation has it: what stands under it a line each,
// indented by depth.
func (c *Clause) lines(depth int) string {
	var b strings.Builder
	b.WriteString(c.Words)
	for _, under := range c.Under {
		b.WriteString("\n" + strings.Repeat("    ", depth) + under.Label + " " + under.lines(depth+1))
	}
	return b.String()
}

// IsQuotation tells whether a segment stands between quotation marks.
func (s Segment) IsQuotation() bool { return s.Role >= Old }

// Parts are a segment's words as a layout prints them, without quotation marks.
func (s Segment) Parts() []text.Part { return printed(s.Words) }

// Parts are a clause's own words as a layout prints them.
func (c *Clause) Parts() []text.Part { return printed(c.Words) }

func (s Segment) String() string {
	if s.IsQuotation() {
		return "“" + s.Words + "”"
	}
	return s.Words
}

// line is a sentence, or a stretch of one.
type line []Segment

// lineOf puts the arguments, segments and lines or anything that prints as plain
// words, in the places of %v.
func lineOf(format string, args ...any) line {
	var l line
	for _, arg := range args {
		before, after, _ := strings.Cut(format, "%v")
		l = append(l.plain(before), partOf(arg)...)
		format = after
	}
	return l.plain(format).joined()
}

func partOf(arg any) line {
	switch arg := arg.(type) {
	case line:
		return arg
	case Segment:
		return line{arg}
	default:
		return line{}.plain(fmt.Sprint(arg))
	}
}

// plain adds plain words.
func (l line) plain(words string) line {
	if words == "" {
		return l
	}
	return append(l, Segment{Words: words})
}

// joined makes plain segments that stand side by side one.
func (l line) joined() line {
	var out line
	for _, s := range l {
		if last := len(out) - 1; s.Role == Plain && last >= 0 && out[last].Role == Plain {
			out[last].Words += s.Words
			continue
		}
		out = append(out, s)
	}
	return out
}

// join puts the same words between lines.
func join(lines []line, between string) line {
	var out line
	for i, l := range lines {
		if i > 0 {
			out = out.plain(between)
		}
		out = append(out, l...)
	}
	return out
}

func (l line) String() string {
	var b strings.Builder
	for _, s := range l {
		b.WriteString(s.String())
	}
	return b.String()
}
