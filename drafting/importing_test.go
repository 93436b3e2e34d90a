package drafting_test

import (
	"strings"
	"testing"

	"chapeau/drafting"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// markedUp is a file in which Delmark changes the text, Karsk changes Delmark's
// sentence and new paragraph, and Meridia what Karsk wrote into that.
func (w *world) markedUp() drafting.ImportInput {
	from := func(key, to, mover string, ops ...amend.Op) drafting.ImportedProposal {
		return drafting.ImportedProposal{Key: key, To: to, DelegationID: w.delegations[mover].ID, Ops: ops}
	}
	training := add("o2", "*Encourages* the training of pilots")
	training.NewClause.ID = "A1-1"
	ports := add("A1-1", "*Encourages* ports to take part")
	ports.NewClause.ID = "A2-on-A1-1"
	return drafting.ImportInput{Texts: []*text.Text{navigationAids()}, Proposals: []drafting.ImportedProposal{
		from("A1", "", "Delmark", edit("o2", "every two years", "every year, with a summary"), training),
		from("A2", "", "Karsk", edit("p2", "recent", "many")),
		from("A2-on-A1", "A1", "Karsk", edit("o2", "summary", "written summary"), edit("A1-1", "training", "yearly training"), ports),
		from("A3-on-A2-on-A1", "A2-on-A1", "Meridia", edit("A1-1", "yearly", "monthly"), edit("A2-on-A1-1", "ports", "all ports")),
	}}
}

// imported stores it and gives its amendments, as the secretariat reads them.
func (w *world) imported() (drafting.Draft, []drafting.AmendmentView) {
	w.t.Helper()
	draft := must(w.service.Import(w.ctx, w.secretariat, w.committee.ID, w.markedUp()))(w.t)[0]
	return draft, must(w.service.Amendments(w.ctx, w.secretariat, draft.ID, drafting.AmendmentFilter{Compared: true}))(w.t)
}

func TestWhatSomebodyChangesInAnothersAmendmentIsImportedAsAnAmendmentToIt(t *testing.T) {
	w := newWorld(t)
	draft, all := w.imported()
	if len(all) != 4 {
		t.Fatalf("%d amendments came in, want 4", len(all))
	}
	first, own, sub, third := all[0], all[1], all[2], all[3]
	for _, a := range all {
		wantSame(t, []any{a.Status, a.Label, a.Revision}, []any{drafting.Drafted, "", 1})
	}
	wantSame(t, []string{first.ToID, own.ToID, sub.ToID, third.ToID}, []string{"", "", first.ID, sub.ID})
	wantSame(t, []string{first.By, own.By, sub.By, third.By}, []string{"Delmark", "Karsk", "Karsk", "Meridia"})
	wantSame(t, sub.Ground.Text.Find("A1-1").Text, "*Encourages* the training of pilots")
	wantSame(t, third.Ground.Text.Find("A1-1").Text, "*Encourages* the yearly training of pilots")
	wantSame(t, []int{sub.Ground.Revision, third.Ground.Revision}, []int{1, 1})
	w.sound()

	w.submits("Delmark", first.ID)
	w.submits("Karsk", sub.ID)
	w.submits("Meridia", third.ID)
	wantSame(t, []string{w.amendment(first.ID).Label, w.amendment(sub.ID).Label, w.amendment(third.ID).Label}, []string{"A1", "A2", "A3"})
	wantSame(t, must(w.service.Outlook(w.ctx, w.chair, draft.ID))(t).BeyondDegree, []string{third.ID})
	must(w.rules(draft.ID, drafting.AmendmentsNotAdmitted, third.ID))(t)
	must(w.adopts(draft.ID, nil, sub.ID))(t)
	must(w.adopts(draft.ID, nil, first.ID))(t)
	wantSame(t, w.words(draft.ID, 0, "o2"), "*Requests* the Secretariat to submit a report on navigation aids every year, with a written summary")
	now := must(w.service.Version(w.ctx, w.chair, draft.ID, 0))(t).Text
	var operative []string
	for _, c := range now.Clauses {
		operative = append(operative, text.PlainWords(c.Text))
	}
	if got := strings.Join(operative, "; "); !strings.Contains(got, "Encourages the yearly training of pilots; Encourages ports to take part; Invites Member States") {
		t.Errorf("the paragraphs are %s", got)
	}
	w.sound()
}

// submits has a delegation submit what it drafted.
func (w *world) submits(mover, id string) {
	w.t.Helper()
	a := must(w.service.Amendment(w.ctx, w.delegates[mover], id))(w.t)
	must(w.service.SubmitAmendment(w.ctx, w.delegates[mover], id, a.Revision))(w.t)
}

// Whoever changes another's amendment reads it, before it is submitted too; nobody
// else does.
func TestAnImportedAmendmentIsSharedWithThoseWhoAmendIt(t *testing.T) {
	w := newWorld(t)
	draft, all := w.imported()
	for mover, want := range map[string][]int{"Delmark": {0}, "Karsk": {0, 1, 2}, "Meridia": {0, 2, 3}, "River Union": nil} {
		var got, expected []string
		for _, a := range must(w.service.Amendments(w.ctx, w.delegates[mover], draft.ID, drafting.AmendmentFilter{}))(t) {
			got = append(got, a.ID)
		}
		for _, i := range want {
			expected = append(expected, all[i].ID)
		}
		if strings.Join(got, " ") != strings.Join(expected, " ") {
			t.Errorf("%s reads %d amendments, want those numbered %v", mover, len(got), want)
		}
	}
	wantSame(t, must(w.service.Amendments(w.ctx, w.chair, draft.ID, drafting.AmendmentFilter{}))(t), []drafting.AmendmentView{})
}

func TestAnImportedSubAmendmentWaitsForItsAmendment(t *testing.T) {
	w := newWorld(t)
	draft, all := w.imported()
	first, sub := all[0], all[2]
	may := func() []drafting.AmendmentAction {
		return must(w.service.AmendmentActions(w.ctx, w.delegates["Karsk"], draft.ID, []string{sub.ID}))(t)[sub.ID]
	}
	wantSame(t, may(), []drafting.AmendmentAction{drafting.EditAmendment, drafting.ShareTheAmendment, drafting.WithdrawTheAmendment})
	_, err := w.service.SubmitAmendment(w.ctx, w.delegates["Karsk"], sub.ID, 1)
	wantRefusal(t, err, fault.Conflict, "the amendment of Delmark, which it changes, is not submitted yet")

	changed := must(w.service.UpdateAmendment(w.ctx, w.delegates["Karsk"], sub.ID, drafting.AmendmentChange{
		ExpectedRevision: 1, ToRevision: 1, Ops: []amend.Op{edit("A1-1", "training", "regular training")},
	}))(t)
	wantSame(t, changed.Revision, 2)
	_, err = w.service.CreateAmendment(w.ctx, w.delegates["Meridia"], draft.ID, drafting.AmendmentInput{To: all[1].ID, ToRevision: 1, Ops: []amend.Op{edit("p2", "many", "some")}})
	wantRefusal(t, err, fault.Invalid, "you may not see it")

	// Delmark takes the paragraph back to itself and words it anew: that is its own until it is submitted.
	must(w.service.ShareAmendment(w.ctx, w.delegates["Delmark"], first.ID, 1, nil))(t)
	anew := add("o2", "*Encourages* the training of pilots, of crews and of the owners of small boats")
	anew.NewClause.ID = "anew"
	must(w.service.UpdateAmendment(w.ctx, w.delegates["Delmark"], first.ID, drafting.AmendmentChange{
		ExpectedRevision: 1, Base: 1, Ops: []amend.Op{edit("o2", "every two years", "every year, with a summary"), anew},
	}))(t)
	read := must(w.service.Amendment(w.ctx, w.delegates["Karsk"], sub.ID))(t)
	if read.Rebase != nil || read.Ground.Text.Find("anew") != nil {
		t.Error("Karsk learns of words that Delmark has not submitted")
	}
	w.submits("Delmark", first.ID)
	w.submits("Karsk", sub.ID)
	now := w.amendment(sub.ID)
	wantSame(t, []any{now.Status, now.Ground.Revision, now.Content.Ops[0].Clause}, []any{drafting.Submitted, 2, "anew"})
	w.sound()
}

func TestAnImportedSubAmendmentEndsWithItsAmendment(t *testing.T) {
	w := newWorld(t)
	_, all := w.imported()
	must(w.service.WithdrawAmendment(w.ctx, w.secretariat, all[0].ID, 1, ""))(t)
	for _, a := range []drafting.AmendmentView{all[2], all[3]} {
		wantSame(t, must(w.service.Amendment(w.ctx, w.secretariat, a.ID))(t).Status, drafting.Lapsed)
	}
	w.sound()
}

// A proposal that has no place in what it changes keeps the whole file out.
func TestAnImportWithAMisplacedSubAmendmentStoresNothing(t *testing.T) {
	for name, c := range map[string]struct {
		change func(in *drafting.ImportInput)
		says   string
	}{
		"outside of the amendment": {func(in *drafting.ImportInput) {
			in.Proposals[2].Ops = []amend.Op{edit("o4", "remain", "be")}
		}, "what Karsk changes in the amendment of Delmark cannot be an amendment to it: ops: it changes the words of clause o4, which the amendment leaves as they are"},
		"words that are not there": {func(in *drafting.ImportInput) {
			in.Proposals[2].Ops = []amend.Op{edit("A1-1", "sailing", "rowing")}
		}, "what Karsk changes in the amendment of Delmark cannot be an amendment to it"},
		"a clause that is not there": {func(in *drafting.ImportInput) {
			in.Proposals[3].Ops = []amend.Op{edit("A9-1", "yearly", "monthly")}
		}, "what Meridia changes in the amendment of Karsk cannot be an amendment to it"},
		"to nothing": {func(in *drafting.ImportInput) {
			in.Proposals = in.Proposals[1:]
		}, `the proposal "A2-on-A1" is to "A1", which is none before it`},
		"one key twice": {func(in *drafting.ImportInput) {
			in.Proposals[1].Key = "A1"
		}, `two proposals have the key "A1"`},
		"of nobody": {func(in *drafting.ImportInput) {
			in.Proposals[3].DelegationID = ""
		}, "name it"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			before := len(w.eventTypes(w.secretariat))
			in := w.markedUp()
			c.change(&in)
			_, err := w.service.Import(w.ctx, w.secretariat, w.committee.ID, in)
			wantRefusal(t, err, fault.Invalid, c.says)
			if left := must(w.service.Drafts(w.ctx, w.secretariat, w.committee.ID, drafting.Page{}))(t); len(left) != 0 || len(w.eventTypes(w.secretariat)) != before {
				t.Errorf("it left %d drafts and %d events", len(left), len(w.eventTypes(w.secretariat))-before)
			}
		})
	}
}

// TestProposalsWithoutKeysAreToTheText: a key is only needed where another proposal
// is to it.
func TestProposalsWithoutKeysAreToTheText(t *testing.T) {
	w := newWorld(t)
	drafts := must(w.service.Import(w.ctx, w.secretariat, w.committee.ID, drafting.ImportInput{
		Texts: []*text.Text{navigationAids()},
		Proposals: []drafting.ImportedProposal{
			{DelegationID: w.delegations["Delmark"].ID, Ops: []amend.Op{edit("o2", "every two years", "every year")}},
			{DelegationID: w.delegations["Karsk"].ID, Ops: []amend.Op{edit("o2", "every two years", "every month")}},
		},
	}))(t)
	for _, name := range []string{"Delmark", "Karsk"} {
		all := must(w.service.Amendments(w.ctx, w.delegates[name], drafts[0].ID, drafting.AmendmentFilter{}))(t)
		if len(all) != 1 || all[0].By != name || all[0].ToID != "" {
			t.Errorf("%s has %+v", name, all)
		}
	}
	w.sound()
}
