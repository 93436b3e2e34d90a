package amend_test

import (
	"testing"

	"chapeau/drafting/amend"
	"chapeau/drafting/amend/amendtest"
	"pgregory.net/rapid"
)

// Law: Changes tells of the same clauses as Compare, and nothing of a text beside
// itself.
func TestChangesAgreeWithTheComparison(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := amendtest.Text(t)
		changed := mustApply(t, base, amendtest.Amendment(t, base, "A", 5))
		if same := amend.Changes(base, base); len(same) > 0 {
			t.Fatalf("a text differs from itself in %v", same)
		}
		found := amend.Changes(base, changed)
		seen := 0
		for _, c := range amend.Compare(base, changed).Clauses {
			if c.Status == amend.Same || c.Clause == "title" || c.Clause == "body" {
				continue
			}
			seen++
			change := found[c.Clause]
			agrees := map[amend.ClauseStatus]bool{
				amend.Inserted: change.New, amend.Deleted: change.Gone, amend.Moved: change.Place, amend.Edited: (change.Words || change.Form) && !change.Place,
			}
			if !agrees[c.Status] {
				t.Fatalf("%s is %s, and changes by %+v", c.Clause, c.Status, change)
			}
		}
		if seen != len(found) {
			t.Fatalf("the comparison has %d clauses, the changes %v", seen, found)
		}
	})
}
