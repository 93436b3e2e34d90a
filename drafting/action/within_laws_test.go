package action_test

import (
	"testing"

	"chapeau/drafting/action"
	"chapeau/drafting/amend"
	"chapeau/drafting/amend/amendtest"
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
	"pgregory.net/rapid"
)

// Law: what takes back all of an amendment is within it, and leaves nothing of it.
func TestTakingAllBackIsWithinAndLeavesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := amendtest.Text(t)
		parent := amendtest.Amendment(t, base, "P", 3)
		proposed := mustApply(t, base, parent)
		back := amend.Amendment{ID: "S", By: "Holmia", To: "P", Ops: amend.Operations(proposed, base)}
		if err := action.WithinParent(base, parent, back); err != nil {
			t.Fatalf("%v\nbase %s\nparent %s\nback %s", err, encoded(base), text.EncodeJSON(parent), text.EncodeJSON(back))
		}
		composed, err := action.Compose(base, parent, []amend.Amendment{back}, nil)
		if err == nil {
			t.Fatalf("something is left: %s\nof %s", text.EncodeJSON(composed), text.EncodeJSON(parent))
		}
		if fault.CodeOf(err) != fault.Invalid {
			t.Fatal(err)
		}
	})
}

// Law: words of a clause that the amendment leaves alone are not a
// sub-amendment's to change.
func TestOtherClausesAreOutside(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := amendtest.Text(t)
		parent, other := amendtest.Amendment(t, base, "P", 3), amendtest.Amendment(t, base, "S", 1)
		if other.Ops == nil || other.Ops[0].Kind != amend.Edit || mustClassify(t, base, parent, other).Of("P", "S") != action.Disjoint {
			return
		}
		effects, err := amend.Read(base, []amend.Amendment{other})
		if err != nil {
			t.Fatal(err)
		}
		if effects[0].Result == "" {
			return
		}
		if err := action.WithinParent(base, parent, other); fault.CodeOf(err) != fault.Invalid {
			t.Fatalf("%v: %s is let through as within %s", err, text.EncodeJSON(other), text.EncodeJSON(parent))
		}
	})
}

// Law: carried over to the same wording a sub-amendment is the same.
func TestCarryingToTheSameWordingIsNoChange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := amendtest.Text(t)
		parent, proposed, subs := drawSubs(t, base)
		result, err := action.Carry(base, parent, base, parent, subs[0])
		if err != nil {
			t.Fatal(err)
		}
		if len(result.Conflicts) > 0 || paragraphs(result.Text) != paragraphs(mustApply(t, proposed, subs[0])) {
			t.Fatalf("carried it gives\n%s\nconflicts %s\nparent %s\nsub %s\ncarried %s", encoded(result.Text), text.EncodeJSON(result.Conflicts), text.EncodeJSON(parent), text.EncodeJSON(subs[0]), text.EncodeJSON(result.Amendment))
		}
	})
}

// Law: a wording that gives its new clauses other ids carries a sub-amendment all
// the same.
func TestCarryingFollowsClausesByWhatTheySay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := amendtest.Text(t)
		parent, proposed, subs := drawSubs(t, base)
		reworded := amend.Amendment{ID: "P", Ops: amend.RenameClauses(amend.Operations(base, proposed), otherIDs(base, proposed))}
		result, err := action.Carry(base, parent, base, reworded, subs[0])
		if err != nil {
			t.Fatal(err)
		}
		if len(result.Conflicts) > 0 || paragraphs(result.Text) != paragraphs(mustApply(t, proposed, subs[0])) {
			t.Fatalf("carried it gives\n%s\nconflicts %s\nparent %s\nsub %s\ncarried %s", encoded(result.Text), text.EncodeJSON(result.Conflicts), text.EncodeJSON(parent), text.EncodeJSON(subs[0]), text.EncodeJSON(result.Amendment))
		}
	})
}

// otherIDs gives each new clause of a text the id of the new one before it.
func otherIDs(base, t *text.Text) map[string]string {
	ids := make(map[string]string)
	first, last := "", ""
	t.Walk(func(c, _ *text.Clause) bool {
		if base.Find(c.ID) != nil {
			return true
		}
		if last == "" {
			first = c.ID
		} else {
			ids[c.ID] = last
		}
		last = c.ID
		return true
	})
	if first != "" {
		ids[first] = last + "-other"
	}
	return ids
}

func paragraphs(t *text.Text) string {
	var all string
	for _, line := range text.Layout(t, text.Options{}).Lines {
		for _, part := range line.Parts {
			all += part.Text
		}
		all += "\n"
	}
	return all
}
