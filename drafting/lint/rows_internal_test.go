package lint

import (
	"testing"

	"chapeau/drafting/formats/reporttext/corpustest"
	"chapeau/drafting/text"
)

// pairing counts operative paragraphs by how they follow one with the same verb.
type pairing struct{ all, marked, restarted, plain, elsewhere, suggested int }

// TestRowsOfTheReport: of 31 consecutive operative paragraphs with the same verb in
// the report's resolutions 20 are marked as their place has it, 3 begin the row
// anew after the third, and 8 are plain, of which 5 address somebody else, so that
// only 3 get a suggestion.
func TestRowsOfTheReport(t *testing.T) {
	var got pairing
	for _, x := range corpustest.Resolutions(t) {
		got.count(newDocument(x, Options{}))
	}
	if want := (pairing{all: 31, marked: 20, restarted: 3, plain: 8, elsewhere: 5, suggested: 3}); got != want {
		t.Errorf("the pairs are %+v, want %+v", got, want)
	}
}

func (p *pairing) count(d *document) {
	for _, s := range d.steps() {
		if !s.paired || s.clause.Kind != text.Operative {
			continue
		}
		p.all++
		switch {
		case s.due == unmarked && s.opening.mark == unmarked:
			p.restarted++
		case s.opening.mark == s.due:
			p.marked++
		case s.opening.mark == unmarked:
			p.plain++
		}
		if s.other && s.opening.mark == unmarked && s.due != unmarked {
			p.elsewhere++
		}
		if s.changes() {
			p.suggested++
		}
	}
}
