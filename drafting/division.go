package drafting

import (
	"slices"

	"chapeau/drafting/action"
	"chapeau/drafting/fault"
)

// Division is a granted request to decide parts of a draft, or of what an
// amendment proposes, one by one. RequestID is the statement that asked for it.
type Division struct {
	RequestID   string        `json:"request_id"`
	AmendmentID string        `json:"amendment_id,omitempty"`
	Parts       []DividedPart `json:"parts"`
}

// DividedPart is one part and what was decided on it, empty while nothing was.
type DividedPart struct {
	action.Part
	Outcome Outcome `json:"outcome,omitempty"`
}

// open reports whether a part still awaits its decision.
func (d Division) open() bool {
	return slices.ContainsFunc(d.Parts, func(p DividedPart) bool { return p.Outcome == "" })
}

// rejected are the parts that were not retained.
func (d Division) rejected() []action.Part {
	parts := []action.Part{}
	for _, p := range d.Parts {
		if p.Outcome == PartRejected {
			parts = append(parts, p.Part)
		}
	}
	return parts
}

// of finds the division of an amendment, or of the draft where the id is empty.
func (p Proceedings) of(amendmentID string) (Division, bool) {
	i := slices.IndexFunc(p.Divisions, func(d Division) bool { return d.AmendmentID == amendmentID })
	if i < 0 {
		return Division{}, false
	}
	return p.Divisions[i], true
}

// divided returns the proceedings with a division in place of an earlier one of
// the same.
func (p Proceedings) divided(d Division) Proceedings {
	all := slices.DeleteFunc(slices.Clone(p.Divisions), func(old Division) bool { return old.AmendmentID == d.AmendmentID })
	p.Divisions = append(all, d)
	return p
}

// divisionDone refuses a decision on the whole draft before its parts are
// decided, and its adoption once all its operative parts were rejected.
func (p Proceedings) divisionDone(outcome Outcome, allRejected bool) error {
	d, divided := p.of("")
	switch {
	case !divided:
		return nil
	case d.open():
		return fault.New(fault.Conflict, "", "a division was granted: decide its parts first, then the whole")
	case allRejected && outcome == DraftAdopted:
		return fault.New(fault.Conflict, "outcome", "all operative parts were rejected, so the draft is rejected as a whole: declare that")
	}
	return nil
}
