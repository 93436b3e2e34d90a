package delegations_test

import (
	"slices"
	"testing"

	"chapeau/drafting/delegations"
	"pgregory.net/rapid"
)

func TestEnglishOrder(t *testing.T) {
	want := []string{
		"Costa Rica", "Côte d’Ivoire", "Croatia",
		"The Gambia", "Georgia",
		"Guinea", "Guinea-Bissau", "Guyana",
		"Holy See",
		"Niger", "Nigeria", "North Macedonia",
		"Saint Vincent and the Grenadines", "Samoa", "San Marino", "Sao Tome and Principe", "Saudi Arabia",
		"Thailand", "The former Republic of Castoria", "Timor-Leste",
		"Tunisia", "Türkiye", "Turkmenistan",
		"United Kingdom of Great Britain and Northern Ireland", "United Republic of Tanzania", "United States of America",
	}
	got := slices.Clone(want)
	slices.Reverse(got)
	delegations.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("the order is %q", got)
	}
}

// Law: the order is total: what is before another is never behind it, nothing
// but a name itself equals it, and sorting does not depend on where names stood.
func TestTheOrderIsTotal(t *testing.T) {
	name := rapid.OneOf(rapid.StringMatching(`(The |the )?[A-Eé ’-]{0,4}`), rapid.String())
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := name.Draw(t, "a"), name.Draw(t, "b"), name.Draw(t, "c")
		if delegations.Compare(a, b) != -delegations.Compare(b, a) {
			t.Fatalf("%q and %q are each before the other", a, b)
		}
		if (delegations.Compare(a, b) == 0) != (a == b) {
			t.Fatalf("%q and %q stand at one place", a, b)
		}
		if delegations.Compare(a, b) < 0 && delegations.Compare(b, c) < 0 && delegations.Compare(a, c) >= 0 {
			t.Fatalf("%q, %q, %q go round", a, b, c)
		}
	})
}
