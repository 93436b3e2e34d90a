package drafting

import (
	"testing"
	"time"

	"chapeau/drafting/fault"
	"chapeau/drafting/rules"
)

// TestWhoJoinsAfterAnAdoptionIsLateWhereTheRulesAllowIt goes through every status.
func TestWhoJoinsAfterAnAdoptionIsLateWhereTheRulesAllowIt(t *testing.T) {
	allowed := true
	strict, err := rules.Settings{Rules: "un-functional-commission"}.Resolve()
	if err != nil {
		t.Fatal(err)
	}
	lenient, err := rules.Settings{Rules: "un-functional-commission", LateSponsors: &allowed}.Resolve()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		held   rules.Rules
		status DraftStatus
		late   bool
		code   fault.Code
	}{
		{strict, ZeroDraft, false, ""},
		{strict, UnderAction, false, ""},
		{strict, AdoptedWithoutVote, false, fault.Conflict},
		{lenient, UnderAction, false, ""},
		{lenient, AdoptedWithoutVote, true, ""},
		{lenient, AdoptedByVote, true, ""},
		{lenient, Final, true, ""},
		{lenient, DraftRejected, false, fault.Conflict},
		{lenient, NoAction, false, fault.Conflict},
		{lenient, DraftWithdrawn, false, fault.Conflict},
	} {
		late, err := joiningUnder(c.held, Draft{Status: c.status})
		if late != c.late || fault.CodeOf(err) != c.code {
			t.Errorf("%s, late sponsors %v: late %v, %v", c.status, c.held.Sponsorship.AfterAdoption, late, err)
		}
	}
}

func TestTheDocumentListsSponsorsInEnglishOrder(t *testing.T) {
	gone := Sponsor{Name: "Arvandia", LeftAt: &time.Time{}}
	got := onDocument([]Sponsor{
		{Name: "Norvania", Main: true},
		{Name: "Zamora", OnBehalfOf: "Coastal Group"},
		{Name: "Île Verte"},
		{Name: "The Islands", OnBehalfOf: "the Group of Nine"},
		gone,
		{Name: "Borealia", Late: true},
	})
	want := []string{"Île Verte", "The Islands (on behalf of the Group of Nine)", "Norvania", "Zamora (on behalf of the Coastal Group)"}
	if len(got) != len(want) {
		t.Fatalf("got %q", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
