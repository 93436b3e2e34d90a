package export

import (
	"strings"

	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// Check refuses amendments that cannot be shown in one text: where two collide
// the one or the other would be lost.
func (t Tracked) Check() error {
	_, err := t.merged()
	return err
}

// merged is what the amendments make of the text together. Error: conflict where
// two of them collide, with the place.
func (t Tracked) merged() (*text.Text, error) {
	result, err := amend.Merge(t.Text, t.Amendments)
	if err != nil {
		return nil, err
	}
	if len(result.Conflicts) == 0 {
		return result.Text, nil
	}
	first := result.Conflicts[0]
	var movers []string
	for _, alternative := range first.Alternatives {
		movers = append(movers, alternative.By...)
	}
	return nil, fault.New(fault.Conflict, "amendments", "the amendments of %s collide at %s and cannot be shown in one text: leave one of them out", strings.Join(movers, " and "), t.place(first.Clause))
}

// place is what a reader calls a clause of the text.
func (t Tracked) place(clause string) string {
	o := t.Layout
	o.PreambularNumbers = true
	for _, line := range text.Layout(t.Text, o).AllLines() {
		if line.Clause.ID == clause && line.Label != "" {
			return "paragraph " + strings.TrimSuffix(line.Label, ".")
		}
	}
	return clause
}
