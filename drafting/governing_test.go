package drafting_test

import (
	"testing"

	"chapeau/drafting"
	"chapeau/drafting/fault"
	"chapeau/drafting/rules"
	"chapeau/drafting/text"
)

// governed gives the committee rules of its own.
func (w *world) governed(change func(*drafting.CommitteeInput)) {
	w.t.Helper()
	in := drafting.CommitteeInput{Name: w.committee.Name, SymbolRoot: "E/CN.99/2031"}
	change(&in)
	must(w.service.UpdateCommittee(w.ctx, w.secretariat, w.committee.ID, in))(w.t)
}

func TestACommitteesRulesAreItsProfilesAndItsOwn(t *testing.T) {
	w := newWorld(t)
	g := must(w.service.Governance(w.ctx, w.reader, w.committee.ID))(t)
	wantSame(t, []int{g.Members, g.QuorumToOpen, g.QuorumToDecide}, []int{3, 1, 2})
	wantSame(t, g.Rules.Profile, g.Profile)
	two := 2
	w.governed(func(in *drafting.CommitteeInput) {
		in.Rules, in.QuorumForDecision, in.DraftNotice, in.FootnoteProfile = "un-main-committee", 3, &two, rules.ReuseIndicators
	})
	g = must(w.service.Governance(w.ctx, w.reader, w.committee.ID))(t)
	wantSame(t, []any{g.Profile.Name, g.Profile.Notice.Drafts.WorkingDays, g.Rules.Notice.Drafts.WorkingDays, g.QuorumToDecide}, []any{"un-main-committee", 1, 2, 3})
	wantSame(t, []rules.FootnoteProfile{g.Profile.Footnotes.Profile, g.Rules.Footnotes.Profile}, []rules.FootnoteProfile{rules.IndicatorsOnce, rules.ReuseIndicators})
}

func TestRulesThatCannotBeMeantAreRefused(t *testing.T) {
	w := newWorld(t)
	many := 99
	for field, change := range map[string]func(*drafting.CommitteeInput){
		"rules":                  func(in *drafting.CommitteeInput) { in.Rules = "house-rules" },
		"quorum_for_decision":    func(in *drafting.CommitteeInput) { in.QuorumForDecision = -1 },
		"amendment_degree_limit": func(in *drafting.CommitteeInput) { in.DegreeLimit = 9 },
		"footnote_profile":       func(in *drafting.CommitteeInput) { in.FootnoteProfile = "never" },
		"draft_notice":           func(in *drafting.CommitteeInput) { in.DraftNotice = &many },
		"amendment_notice":       func(in *drafting.CommitteeInput) { in.AmendmentNotice = &many },
		"symbol_root":            func(in *drafting.CommitteeInput) { in.SymbolRoot = "E/CN.99/2031/" },
	} {
		in := drafting.CommitteeInput{Name: "Commission"}
		change(&in)
		_, err := w.service.UpdateCommittee(w.ctx, w.secretariat, w.committee.ID, in)
		wantCode(t, err, fault.Invalid)
		if e, ok := err.(*fault.Error); !ok || e.Field != field {
			t.Errorf("%s: %v", field, err)
		}
	}
	wantSame(t, must(w.service.Committee(w.ctx, w.secretariat, w.committee.ID))(t), w.committee)
}

func TestHolidaysAreKeptInOrderAndOnce(t *testing.T) {
	w := newWorld(t)
	w.governed(func(in *drafting.CommitteeInput) {
		in.Holidays = []rules.Date{*dayOfMay(29), *dayOfMay(1), *dayOfMay(29)}
	})
	wantSame(t, must(w.service.Committee(w.ctx, w.chair, w.committee.ID))(t).Holidays, []rules.Date{*dayOfMay(1), *dayOfMay(29)})
}

func TestMembersStandInEnglishOrder(t *testing.T) {
	w := newWorld(t)
	w.delegation("The Isles", drafting.Member)
	w.delegation("Émeria", drafting.Member)
	err := w.store.View(w.ctx, func(r drafting.Snapshot) error {
		members, err := drafting.MembersOf(r, w.committee.ID)
		names := []string{}
		for _, m := range members {
			names = append(names, m.Name)
		}
		wantSame(t, names, []string{"Delmark", "Émeria", "The Isles", "Karsk", "Meridia"})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestNotesArePrintedAsTheCommitteesRulesHaveIt(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	wantSame(t, must(w.service.LayoutOptions(w.ctx, w.chair, draft.ID, 0))(t).Notes, text.Reuse)
	w.governed(func(in *drafting.CommitteeInput) { in.FootnoteProfile = rules.IndicatorsOnce })
	wantSame(t, must(w.service.LayoutOptions(w.ctx, w.chair, draft.ID, 0))(t).Notes, text.Once)
	wantSame(t, must(w.service.NoteProfile(w.ctx, w.chair, w.committee.ID))(t), text.Once)
	must(w.service.DecideDraft(w.ctx, w.chair, draft.ID, drafting.DecideDraftInput{ExpectedVersion: 1, Outcome: drafting.DraftAdopted}))(t)
	wantSame(t, must(w.service.LayoutOptions(w.ctx, w.chair, draft.ID, 0))(t).Notes, text.Once)
}
