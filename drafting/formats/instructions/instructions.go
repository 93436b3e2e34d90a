// Package instructions says an amendment in words and reads such words back, in
// the form of official amendment papers: “In operative paragraph 5, replace the
// words “every two years” with the words “every year”.” Write turns operations
// into sentences, Read sentences into operations; what is written reads back to
// the same operations, or Write refuses. Every sentence is against the base: it
// names paragraphs and quotes words as the base has them, whatever another
// sentence does. Nothing is guessed: a sentence that is not understood, whose
// words stand nowhere or twice, or that contradicts another is pointed at.
//
// The sentences are English; the words that they quote are the text's own, in
// its language. Quoted words are written as Markdown has them: `*emphasis*`,
// `[^3]` for the indicator of footnote 3, `[paragraph 2 above](#o2)` for a live
// reference, a backslash before a character that would be read otherwise.
package instructions

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
)

// MaxBytes is the longest paper that is read.
const MaxBytes = 1 << 20

// Sentence is one instruction in words. Ops are the operations of the amendment,
// counted from 0, that it says, wholly or in part. Segments are the words once
// more, each stretch with what it names or quotes.
type Sentence struct {
	Words    string    `json:"words"`
	Ops      []int     `json:"ops"`
	Segments []Segment `json:"-"`
}

// Reading is what instructions say: the amendment, and each sentence with what
// became of it, in the order of the paper.
type Reading struct {
	Amendment amend.Amendment `json:"amendment"`
	Sentences []Understood    `json:"sentences"`
}

// Understood is one sentence of the input: its line (from 1), the bytes Start to
// End that it stands in, and the operations that come of it. A sentence that
// changes nothing (a title, “Renumber the subsequent paragraphs accordingly.”)
// has none, and Remark says why.
type Understood struct {
	Line   int    `json:"line"`
	Start  int    `json:"start"`
	End    int    `json:"end"`
	Words  string `json:"words"`
	Ops    []int  `json:"ops"`
	Remark string `json:"remark,omitempty"`
}

// Misunderstanding is a sentence that could not be carried out. Start and End
// enclose the very words in question, which are Words; Reason says what is wrong
// with them and Right what would be right.
type Misunderstanding struct {
	Line     int    `json:"line"`
	Start    int    `json:"start"`
	End      int    `json:"end"`
	Words    string `json:"words"`
	Sentence string `json:"sentence"`
	Reason   string `json:"reason"`
	Right    string `json:"right"`
}

// String is the misunderstanding as one line.
func (m Misunderstanding) String() string {
	return fmt.Sprintf("line %d, %s: %s; %s", m.Line, inQuotes(m.Words), m.Reason, m.Right)
}

// inQuotes repeats words of a paper between quotation marks, unless they have some.
func inQuotes(words string) string {
	words = shortened(words)
	if first, _ := utf8.DecodeRuneInString(words); strings.ContainsRune("“«\"„", first) {
		return words
	}
	return "“" + words + "”"
}

// shownWords is how much of a sentence an error repeats.
const shownWords = 80

func shortened(words string) string {
	flat := []rune(strings.Join(strings.Fields(words), " "))
	if len(flat) <= shownWords {
		return string(flat)
	}
	return string(flat[:shownWords]) + "…"
}

// refusal is the error that lists every misunderstanding.
func refusal(all []Misunderstanding) error {
	lines := make([]string, len(all))
	for i, m := range all {
		lines[i] = m.String()
	}
	e := fault.Invalidf("", "%s", strings.Join(lines, "\n"))
	e.Detail = map[string]any{"sentences": all}
	return e
}
