package text

import (
	"sort"
	"strings"
)

// MarkHere stands in the words of a Plain where the inline text has an indicator
// or a reference: it is no letter, digit or blank, so that words on both sides of
// a mark are not taken for one.
const MarkHere = '\uFFFC'

// Plain is an inline text as plain words, with the way back to where they stand:
// for what looks for something in running text. Emphasis is taken out, escaped
// characters are the characters themselves.
type Plain struct {
	Words string
	size  int // bytes of the inline text
	runs  []plainRun
}

// plainRun says that the words from byte at on, length bytes, stand in the inline
// text from start to end: as they are, or as one escaped character or mark.
type plainRun struct {
	at, length int
	start, end int
	emphasis   int // the emphasis that it stands in, counted from 1; 0 for none
}

// Flatten takes the marks out of an inline text.
func Flatten(s string) Plain {
	f := flattener{source: s}
	for i := 0; i < len(s); {
		switch n := MarkLength(s[i:]); {
		case IsEscape(s[i:]):
			i = f.replaced(i, i+2, s[i+1:i+2])
		case n > 0:
			i = f.replaced(i, i+n, string(MarkHere))
		case s[i] == '*':
			i = f.turned(i)
		default:
			i++
		}
	}
	f.flush(len(s))
	return Plain{Words: f.words.String(), size: len(s), runs: f.runs}
}

type flattener struct {
	source   string
	from     int // where the words begin that are not yet taken over
	words    strings.Builder
	runs     []plainRun
	emphasis int
	opened   int
}

func (f *flattener) flush(to int) {
	if to > f.from {
		f.add(f.from, to, f.source[f.from:to])
	}
	f.from = to
}

func (f *flattener) add(start, end int, words string) {
	f.runs = append(f.runs, plainRun{at: f.words.Len(), length: len(words), start: start, end: end, emphasis: f.emphasis})
	f.words.WriteString(words)
}

// replaced takes over other words in the place of the source's; it returns where
// to read on.
func (f *flattener) replaced(start, end int, words string) int {
	f.flush(start)
	f.add(start, end, words)
	f.from = end
	return end
}

// turned begins or ends an emphasis.
func (f *flattener) turned(at int) int {
	f.flush(at)
	f.from = at + 1
	if f.emphasis > 0 {
		f.emphasis = 0
		return at + 1
	}
	f.opened++
	f.emphasis = f.opened
	return at + 1
}

// Start returns where the inline text has the byte of Words at offset at.
func (p Plain) Start(at int) int {
	i := p.run(at)
	if i == len(p.runs) {
		return p.size
	}
	r := p.runs[i]
	return r.start + at - r.at
}

// End returns where the inline text has the end of the words that end before
// offset at: emphasis and marks behind them do not belong to them.
func (p Plain) End(at int) int {
	if at <= 0 || len(p.runs) == 0 {
		return 0
	}
	r := p.runs[min(p.run(at-1), len(p.runs)-1)]
	if at >= r.at+r.length {
		return r.end
	}
	return r.start + at - r.at
}

// Emphasis numbers the stretch of emphasis that the byte of Words at offset at
// stands in; 0 where it stands in none.
func (p Plain) Emphasis(at int) int {
	i := p.run(at)
	if i == len(p.runs) {
		return 0
	}
	return p.runs[i].emphasis
}

// run finds the stretch that holds a byte of Words.
func (p Plain) run(at int) int {
	return sort.Search(len(p.runs), func(i int) bool { return at < p.runs[i].at+p.runs[i].length })
}
