package action

import (
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// Proposed is the text that an amendment proposes: what its sub-amendments are
// made against. Errors have the code invalid.
func Proposed(base *text.Text, parent amend.Amendment) (*text.Text, error) {
	return amend.Apply(base, parent)
}

// Compose is an amendment's new wording when sub-amendments to it are adopted:
// its operations lead from the base to exactly what resolving the sub-amendments
// on the proposed text gives. Clauses and notes that the amendment brought keep
// their names. Without sub-amendments it is the amendment as it is. A
// sub-amendment to a sub-amendment is composed the same way, with the text that
// its amendment proposes as the base.
//
// Errors: invalid for an amendment that does not fit its text, for a resolution
// that decides nothing, and where nothing of the amendment is left; conflict for
// a collision among the sub-amendments that is left open, as in amend.Resolve.
func Compose(base *text.Text, parent amend.Amendment, subs []amend.Amendment, resolutions []amend.Resolution) (amend.Amendment, error) {
	proposed, err := Proposed(base, parent)
	if err != nil {
		return amend.Amendment{}, err
	}
	if len(subs) == 0 && len(resolutions) == 0 {
		return parent, nil
	}
	result, err := amend.Resolve(proposed, subs, resolutions)
	if err != nil {
		return amend.Amendment{}, err
	}
	composed := parent
	composed.Schema, composed.Ops = amend.Schema, amend.Operations(base, result)
	if len(composed.Ops) == 0 {
		return amend.Amendment{}, fault.Invalidf("subs", "with these sub-amendments nothing of amendment %s is left; reject it, or have its mover withdraw it", parent.ID)
	}
	return composed, nil
}
