package rules_test

import (
	"reflect"
	"strings"
	"testing"

	"chapeau/drafting/fault"
	"chapeau/drafting/rules"
)

func TestEveryProfileIsWholeAndNamesItsSources(t *testing.T) {
	all := rules.Profiles()
	if len(all) != 5 {
		t.Fatalf("there are %d profiles, not 5", len(all))
	}
	for _, p := range all {
		found, err := rules.Find(p.Name)
		if err != nil || found != p {
			t.Errorf("%s is not found by its name: %v", p.Name, err)
		}
		noEmptyWord(t, p.Name, reflect.ValueOf(p))
		if p.Amendments.DegreeLimit != 2 {
			t.Errorf("%s allows amendments of degree %d", p.Name, p.Amendments.DegreeLimit)
		}
	}
}

// noEmptyWord fails for a text that is empty, however deep it lies.
func noEmptyWord(t *testing.T, place string, v reflect.Value) {
	t.Helper()
	switch v.Kind() {
	case reflect.String:
		if strings.TrimSpace(v.String()) == "" {
			t.Errorf("%s is empty", place)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			noEmptyWord(t, place+"."+v.Type().Field(i).Name, v.Field(i))
		}
	}
}

func TestProfilesUseTheWordsOfTheRulesOnly(t *testing.T) {
	for _, p := range rules.Profiles() {
		for _, known := range []struct {
			place string
			value any
			words []any
		}{
			{"quorum to open", p.Quorum.ToOpen, []any{rules.OneQuarter, rules.OneThird, rules.MoreThanHalf}},
			{"quorum to decide", p.Quorum.ToDecide, []any{rules.OneQuarter, rules.OneThird, rules.MoreThanHalf}},
			{"proposals", p.Majorities.Proposals, []any{rules.Simple, rules.TwoThirds}},
			{"important questions", p.Majorities.ImportantQuestions, []any{rules.Simple, rules.TwoThirds}},
			{"reconsideration", p.Majorities.Reconsideration, []any{rules.TwoThirds}},
			{"overruling the chair", p.Majorities.OverrulingChair, []any{rules.Simple}},
			{"tie", p.Tie.Outcome, []any{rules.TieRejects, rules.TieBringsASecond}},
			{"notice of drafts", p.Notice.Drafts.Counted, []any{rules.ByDays, rules.ByHours}},
			{"notice of amendments", p.Notice.Amendments.Counted, []any{rules.ByDays, rules.ByHours}},
			{"waiver for drafts", p.Notice.Drafts.WaivedBy, []any{rules.ChairWaives, rules.BodyWaives}},
			{"waiver for amendments", p.Notice.Amendments.WaivedBy, []any{rules.ChairWaives, rules.BodyWaives}},
			{"footnotes", p.Footnotes.Profile, []any{rules.ReuseIndicators, rules.IndicatorsOnce}},
			{"explanations", p.Explanations.Sponsors, []any{rules.SponsorsSilent, rules.SponsorsAfterAmending, rules.SponsorsFree}},
		} {
			found := false
			for _, word := range known.words {
				found = found || known.value == word
			}
			if !found {
				t.Errorf("%s: %s is %q", p.Name, known.place, known.value)
			}
		}
	}
}

func TestWhatTellsTheProfilesApart(t *testing.T) {
	for _, p := range rules.Profiles() {
		plenary, model := p.Name == "un-general-assembly-plenary", p.Name == "model-un"
		if got := p.Tie.Outcome == rules.TieBringsASecond; got != plenary {
			t.Errorf("%s: a tie brings a second vote: %v", p.Name, got)
		}
		if got := p.Terms.Incorporated == "friendly amendment"; got != model {
			t.Errorf("%s: an amendment that the sponsor accepts is called %q", p.Name, p.Terms.Incorporated)
		}
		if got := p.Majorities.Of(rules.ImportantQuestion) == rules.TwoThirds; got != plenary {
			t.Errorf("%s: important questions need %s", p.Name, p.Majorities.Of(rules.ImportantQuestion))
		}
		if got := p.Notice.Drafts.WorkingDays == 0; got != model {
			t.Errorf("%s: drafts need a notice of %d working days", p.Name, p.Notice.Drafts.WorkingDays)
		}
	}
}

func TestAnUnknownProfileIsRefusedWithTheKnownOnes(t *testing.T) {
	_, err := rules.Find("un-security-council")
	if fault.CodeOf(err) != fault.Invalid || !strings.Contains(err.Error(), "un-ecosoc, un-functional-commission") {
		t.Fatalf("the answer is %v", err)
	}
}

func TestSponsorsExplainOnlyWhereTheRulesLetThem(t *testing.T) {
	for _, c := range []struct {
		rule             rules.SponsorRule
		sponsor, amended bool
		may              bool
	}{
		{rules.SponsorsSilent, true, true, false},
		{rules.SponsorsSilent, false, false, true},
		{rules.SponsorsAfterAmending, true, false, false},
		{rules.SponsorsAfterAmending, true, true, true},
		{rules.SponsorsAfterAmending, false, false, true},
		{rules.SponsorsFree, true, false, true},
	} {
		if got := (rules.Explanations{Sponsors: c.rule}).MayExplain(c.sponsor, c.amended); got != c.may {
			t.Errorf("%s: sponsor %v, amended %v: may explain %v", c.rule, c.sponsor, c.amended, got)
		}
	}
}

func TestACommitteesOwnDecisionsTakeThePlaceOfTheProfiles(t *testing.T) {
	none, two, late := 0, 2, true
	r, err := rules.Settings{
		Rules: "un-functional-commission", QuorumForDecision: 10, DegreeLimit: 1, FootnoteProfile: rules.IndicatorsOnce,
		DraftNotice: &two, AmendmentNotice: &none, LateSponsors: &late,
	}.Resolve()
	if err != nil {
		t.Fatal(err)
	}
	if r.QuorumToDecide(24) != 10 || r.QuorumToOpen(24) != 8 || r.Amendments.DegreeLimit != 1 || r.Footnotes.Profile != rules.IndicatorsOnce ||
		r.Notice.Drafts.WorkingDays != 2 || r.Notice.Amendments.WorkingDays != 0 || !r.Sponsorship.AfterAdoption {
		t.Errorf("the rules are %+v", r)
	}
	if r.Notice.Drafts.Counted != rules.ByHours || r.Majorities.Reconsideration != rules.TwoThirds {
		t.Errorf("a rule that was left alone changed: %+v", r)
	}
	profile, _ := rules.Find("un-functional-commission")
	if profile.Amendments.DegreeLimit != 2 || profile.Footnotes.Profile != rules.ReuseIndicators {
		t.Errorf("the profile itself changed: %+v", profile)
	}
}

func TestSettingsThatCannotBeMeantAreRefused(t *testing.T) {
	minus, many := -1, 31
	for field, s := range map[string]rules.Settings{
		"rules":                  {Rules: "nowhere"},
		"quorum_for_decision":    {QuorumForDecision: -1},
		"amendment_degree_limit": {DegreeLimit: 9},
		"footnote_profile":       {FootnoteProfile: "twice"},
		"draft_notice":           {DraftNotice: &minus},
		"amendment_notice":       {AmendmentNotice: &many},
	} {
		if s.Rules == "" {
			s.Rules = "un-ecosoc"
		}
		_, err := s.Resolve()
		if fault.CodeOf(err) != fault.Invalid || !strings.HasPrefix(err.Error(), field+": ") {
			t.Errorf("%s: the answer is %v", field, err)
		}
	}
}

func TestQuorumIsAtLeastTheShare(t *testing.T) {
	for _, c := range []struct {
		share         rules.Share
		members, want int
	}{
		{rules.OneThird, 193, 65},
		{rules.OneQuarter, 193, 49},
		{rules.MoreThanHalf, 193, 97},
		{rules.OneThird, 54, 18},
		{rules.MoreThanHalf, 54, 28},
		{rules.MoreThanHalf, 24, 13},
		{rules.OneThird, 1, 1},
	} {
		if got := c.share.Of(c.members); got != c.want {
			t.Errorf("%s of %d is %d, not %d", c.share, c.members, got, c.want)
		}
	}
}
