package amend

import (
	"strings"

	"chapeau/diffing"
)

// Span is a stretch of a clause's inline text and who brought it in.
type Span struct {
	Text   string `json:"text"`
	Source string `json:"source"`
}

// Joined are the words of spans.
func Joined(spans []Span) string {
	var b strings.Builder
	for _, span := range spans {
		b.WriteString(span.Text)
	}
	return b.String()
}

// SpansByHunk tells of each hunk that Hunks found who brought in what it puts
// there. The spans are of the changed words.
func SpansByHunk(changed string, hunks []diffing.Hunk, spans []Span) [][]Span {
	out := make([][]Span, 0, len(hunks))
	at := 0
	for _, stretch := range diffing.Stretches(changed, hunks) {
		if stretch.Hunk != nil {
			var w spanWriter
			keep(spans, at, changed[at:at+stretch.Length], w.write)
			out = append(out, w.spans)
		}
		at += stretch.Length
	}
	return out
}

// Contribution is an amendment that was adopted into a text, under the name
// that its words are traced to. Where others had a part in its wording (by
// sub-amendments), Words tells for each clause of the text that it proposes who
// brought in which words; a clause that is not there is the amendment's own.
type Contribution struct {
	Source    string
	Amendment Amendment
	Words     map[string][]Span
}
