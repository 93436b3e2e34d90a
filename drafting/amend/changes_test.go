package amend

import (
	"testing"

	"pgregory.net/rapid"
)

// Law: Changes tells of the same clauses as Compare, and nothing of a text beside
// itself.
func TestChangesAgreeWithTheComparison(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := drawText(t)
		changed := mustApply(t, base, drawAmendment(t, base, "A", 5))
		if same := Changes(base, base); len(same) > 0 {
			t.Fatalf("a text differs from itself in %v", same)
		}
		found := Changes(base, changed)
		seen := 0
		for _, c := range Compare(base, changed).Clauses {
			if c.Status == Same || c.Clause == "title" || c.Clause == "body" {
				continue
			}
			seen++
			change := found[c.Clause]
			agrees := map[ClauseStatus]bool{
				Inserted: change.New, Deleted: change.Gone, Moved: change.Place, Edited: (change.Words || change.Form) && !change.Place,
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
