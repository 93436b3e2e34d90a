package drafting

import "testing"

// A tie belongs to the division in which it came about: a later one has other
// parts under the same letters.
func TestATieIsOfItsOwnDivision(t *testing.T) {
	about := func(outcome Outcome, part string, amendments ...string) Decision {
		d := Decision{Outcome: outcome, Part: part}
		for _, id := range amendments {
			d.Amendments = append(d.Amendments, AmendmentRef{ID: id})
		}
		return d
	}
	tied := []Decision{about(DivisionGranted, "", "a1"), about(PartTied, "A", "a1")}
	for _, c := range []struct {
		name      string
		decisions []Decision
		amendment string
		part      string
		want      bool
	}{
		{"the same part", tied, "a1", "A", true},
		{"another part", tied, "a1", "B", false},
		{"another amendment", tied, "a2", "A", false},
		{"the draft", tied, "", "A", false},
		{"divided again since", append(tied[:2:2], about(DivisionGranted, "", "a1")), "a1", "A", false},
		{"another divided since", append(tied[:2:2], about(DivisionGranted, "", "a2")), "a1", "A", true},
		{"reconsidered since", append(tied[:2:2], about(DraftReconsidered, "")), "a1", "A", false},
		{"the draft's own part", []Decision{about(DivisionGranted, ""), about(PartTied, "A")}, "", "A", true},
	} {
		if got := (SecondVote{c.amendment, c.part}).asked(c.decisions); got != c.want {
			t.Errorf("%s: asked is %v, want %v", c.name, got, c.want)
		}
	}
}
