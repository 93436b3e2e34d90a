package action

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"chapeau/drafting/amend"
	"chapeau/drafting/text"
)

// Falls suggests which pending amendments need not be put after others have been
// adopted together. Adopted and pending are against base; result is the text that
// the adoption made of it. One falls only as a whole, where nothing of it could be
// carried over:
//
//   - as an implied rejection where words that it changes were changed otherwise
//     and it collides with an adopted amendment, or where it would delete what was
//     adopted;
//   - as moot where what it changes is no longer there, or what it proposes is in
//     the text already;
//   - as moot where it is a sub-amendment, with Parent, to one that falls or was
//     adopted.
//
// One that is compatible with the adopted ones, or disjoint from them, is never
// an implied rejection. Words inserted at the point where other words came in do
// not by themselves exclude them. What the adoption of sub-amendments suggests
// about others to the same amendment is found the same way, with the texts that
// it proposes before and after, and the sub-amendments without Parent.
//
// The falls have the order of the pending amendments. Errors have the code
// invalid.
func Falls(base *text.Text, adopted []Candidate, result *text.Text, pending []Candidate) ([]Fall, error) {
	level := slices.DeleteFunc(append(slices.Clone(adopted), pending...), func(c Candidate) bool { return c.Parent != "" })
	classes, err := Classify(base, wordings(level))
	if err != nil {
		return nil, err
	}
	f := falling{classes: classes, adopted: adopted, rebaser: amend.NewRebaser(base, result)}
	settled := slices.Clone(adopted)
	falls := []Fall{}
	for i := range pending {
		c := &pending[i]
		if c.Parent != "" {
			continue
		}
		fall, err := f.of(c)
		if err != nil {
			return nil, err
		}
		if fall != nil {
			falls, settled = append(falls, *fall), append(settled, *c)
		}
	}
	falls = append(falls, FallsWith(settled, pending)...)
	position := make(map[string]int, len(pending))
	for i := range pending {
		position[pending[i].ID] = i
	}
	slices.SortFunc(falls, func(a, b Fall) int { return cmp.Compare(position[a.Amendment], position[b.Amendment]) })
	return falls, nil
}

// FallsWith suggests which pending sub-amendments are moot because the amendment
// that they change, or one above it, is settled: decided on, ruled on or
// withdrawn. They have the order of the pending ones.
func FallsWith(settled, pending []Candidate) []Fall {
	names := make(map[string]string, len(settled))
	for i := range settled {
		names[settled[i].ID] = settled[i].name()
	}
	parents := make(map[string]string, len(pending))
	for i := range pending {
		parents[pending[i].ID] = pending[i].Parent
	}
	falls := []Fall{}
	for i := range pending {
		c := &pending[i]
		above := c.Parent
		for steps := 0; above != "" && names[above] == "" && steps < len(pending); steps++ {
			above = parents[above]
		}
		if name := names[above]; name != "" {
			falls = append(falls, Fall{
				Amendment: c.ID, Suggestion: Moot, Code: AmendmentSettled, By: []string{above},
				Sentence: fmt.Sprintf("%s is moot: %s, which it would change, is settled.", c.name(), name),
			})
		}
	}
	return falls
}

// falling is the search for what falls by one adoption.
type falling struct {
	classes *Classes
	adopted []Candidate
	rebaser *amend.Rebaser
}

// of carries an amendment over to the new text and sees whether anything of it is
// left to put.
func (f *falling) of(c *Candidate) (*Fall, error) {
	carried, err := f.rebaser.Rebase(c.wording())
	if err != nil {
		return nil, err
	}
	if carried.Status == amend.NoChange || slices.ContainsFunc(carried.Ops, func(op amend.OpResult) bool { return op.Status == amend.Clean }) || len(carried.Amendment.Ops) > 0 {
		return nil, nil
	}
	if len(carried.Conflicts) == 0 {
		return f.already(c), nil
	}
	if fall := f.implied(c, carried.Conflicts); fall != nil {
		return fall, nil
	}
	return f.gone(c, carried.Conflicts), nil
}

// already is the fall of an amendment of which everything is in the text.
func (f *falling) already(c *Candidate) *Fall {
	by := f.metBy(c, func(class Class) bool { return class != Disjoint })
	return &Fall{
		Amendment: c.ID, Suggestion: Moot, Code: InTextAlready, By: by,
		Sentence: fmt.Sprintf("%s is moot: what it proposes is in the text already.", c.name()),
	}
}

// implied is the fall of an amendment whose words were changed otherwise, or that
// would delete what was adopted; nil where it is neither.
func (f *falling) implied(c *Candidate, conflicts []amend.ConflictReport) *Fall {
	by := f.metBy(c, Class.Collides)
	if len(by) == 0 {
		return nil
	}
	var undone, changed []string
	for _, conflict := range conflicts {
		switch conflict.Kind {
		case amend.DeleteEdit:
			undone = append(undone, conflict.Clause)
		case amend.Overlap, amend.MoveMove:
			changed = append(changed, conflict.Clause)
		}
	}
	fall := &Fall{Amendment: c.ID, Suggestion: ImpliedRejection, By: by}
	why := ""
	switch {
	case len(changed) > 0:
		fall.Code, fall.Clauses, why = ChangedOtherwise, changed, "it changes the same otherwise"
	case len(undone) > 0:
		fall.Code, fall.Clauses, why = WouldUndo, undone, "it would delete what was adopted"
	default:
		return nil
	}
	fall.Clauses = slices.Compact(fall.Clauses)
	fall.Sentence = fmt.Sprintf("The adoption of %s implies the rejection of %s: %s.", f.names(by), c.name(), why)
	return fall
}

// gone is the fall of an amendment whose target is no longer there; nil where
// something of it still is.
func (f *falling) gone(c *Candidate, conflicts []amend.ConflictReport) *Fall {
	var clauses []string
	for _, conflict := range conflicts {
		if conflict.Kind != amend.TargetGone {
			return nil
		}
		clauses = append(clauses, conflict.Clause)
	}
	return &Fall{
		Amendment: c.ID, Suggestion: Moot, Code: TargetGone, By: f.metBy(c, Class.Collides), Clauses: slices.Compact(clauses),
		Sentence: fmt.Sprintf("%s is moot: what it changes is no longer in the text.", c.name()),
	}
}

// metBy lists the adopted amendments to which a pending one stands in such a
// class, in their order.
func (f *falling) metBy(c *Candidate, is func(Class) bool) []string {
	var by []string
	for i := range f.adopted {
		if is(f.classes.Of(c.ID, f.adopted[i].ID)) {
			by = append(by, f.adopted[i].ID)
		}
	}
	return by
}

func (f *falling) names(ids []string) string {
	var names []string
	for i := range f.adopted {
		if slices.Contains(ids, f.adopted[i].ID) {
			names = append(names, f.adopted[i].name())
		}
	}
	return strings.Join(names, " and ")
}
