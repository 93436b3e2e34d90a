package drafting

import (
	"slices"

	"chapeau/drafting/action"
	"chapeau/drafting/fault"
)

// Division is a granted request to decide parts of a draft, or of what an
// amendment proposes, one by one. RequestID is the statement that asked for it.
// The parts divide the text of Version or, of an amendment, its wording Revision.
// NothingLeft tells that the rejected parts are all that the amendment proposes.
type Division struct {
	RequestID   string        `json:"request_id"`
	AmendmentID string        `json:"amendment_id,omitempty"`
	Version     int           `json:"version,omitempty"`
	Revision    int           `json:"revision,omitempty"`
	Parts       []DividedPart `json:"parts"`
	NothingLeft bool          `json:"nothing_left,omitempty"`
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

// rejectedBefore are those but the one with a label.
func (d Division) rejectedBefore(label string) []action.Part {
	return slices.DeleteFunc(d.rejected(), func(p action.Part) bool { return p.Label == label })
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

// partsDone refuses a decision on amendments before the parts into which one was
// divided are decided, and its adoption once all that it proposes was rejected.
func (p Proceedings) partsDone(picked []chosen, adopting bool) error {
	for _, c := range picked {
		d, divided := p.of(c.amendment.ID)
		switch {
		case divided && d.open():
			return fault.New(fault.Conflict, "amendments", "%s was divided: decide its parts first, then the whole", c.amendment.name())
		case divided && d.NothingLeft && adopting:
			return fault.New(fault.Conflict, "amendments", "all parts of %s were rejected, so it is rejected as a whole: declare that", c.amendment.name())
		}
	}
	return nil
}

// divisionDone refuses a decision on the whole draft before its parts are
// decided, and any but its rejection once all its operative parts were rejected.
func (p Proceedings) divisionDone(outcome Outcome, allRejected bool) error {
	d, divided := p.of("")
	switch {
	case !divided:
		return nil
	case d.open():
		return fault.New(fault.Conflict, "", "a division was granted: decide its parts first, then the whole")
	case allRejected && outcome != DraftNotAdopted:
		return fault.New(fault.Conflict, "outcome", "all operative parts were rejected, so the draft is rejected as a whole: declare that")
	}
	return nil
}
