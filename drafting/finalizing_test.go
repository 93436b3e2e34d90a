package drafting_test

import (
	"slices"
	"strings"
	"testing"

	"chapeau/drafting"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/rules"
	"chapeau/drafting/text"
)

// lockClosures has a row of requests, a live reference and a note that is cited
// twice.
func lockClosures() *text.Text {
	return &text.Text{
		Schema: text.Schema,
		Kind:   text.Resolution,
		Title:  "Data on lock closures",
		Body:   "The Commission on Inland Waterways,",
		Clauses: []*text.Clause{
			{ID: "p1", Kind: text.Preambular, Text: "*Recalling* the Convention on Locks{fn:conv}"},
			{ID: "o1", Kind: text.Operative, Text: "*Urges* Member States to apply the Convention{fn:conv}"},
			{ID: "o2", Kind: text.Operative, Text: "*Requests* the Secretariat to collect data on closures{fn:data}"},
			{ID: "o3", Kind: text.Operative, Text: "*Also requests* the Secretariat to publish the data collected under {ref:o2}"},
			{ID: "o4", Kind: text.Operative, Text: "*Encourages* Member States to help"},
		},
		Footnotes: map[string]string{"conv": "E/CN.99/2028/4, annex.", "data": "E/CN.99/2031/7."},
		Annexes:   []text.Annex{},
	}
}

// finalizing is a world with one draft on its way to its final form.
type finalizing struct {
	*world
	draft drafting.Draft
}

func newFinalizing(t *testing.T, content *text.Text) finalizing {
	t.Helper()
	w := newWorld(t)
	draft := must(w.service.CreateDraft(w.ctx, w.secretariat, w.committee.ID, drafting.DraftInput{
		Text: content, Symbol: w.freeSymbol(), Status: drafting.Tabled, CirculatedAt: &lastWeek,
	}))(t)
	return finalizing{w, draft}
}

// adopted is a draft that the committee adopted as it was tabled.
func adopted(t *testing.T, content *text.Text) finalizing {
	t.Helper()
	f := newFinalizing(t, content)
	f.decide(drafting.DraftAdopted)
	return f
}

// amended is a draft that was adopted with a paragraph more behind the first.
func amended(t *testing.T) finalizing {
	t.Helper()
	f := newFinalizing(t, lockClosures())
	a := f.submitted("Delmark", f.draft, add("o1", "*Requests* the Secretariat to consult the ports"))
	must(f.adopt(f.draft.ID, 1, nil, a))(t)
	f.decide(drafting.DraftAdopted)
	return f
}

func (f finalizing) now() drafting.Draft {
	f.t.Helper()
	return must(f.service.Draft(f.ctx, f.secretariat, f.draft.ID))(f.t)
}

func (f finalizing) decide(o drafting.Outcome) drafting.Decision {
	f.t.Helper()
	return must(f.service.DecideDraft(f.ctx, f.chair, f.draft.ID, drafting.DecideDraftInput{ExpectedVersion: f.now().Version, Outcome: o}))(f.t)
}

func (f finalizing) resequence(all ...drafting.SequenceChoice) (drafting.Version, error) {
	return f.service.Resequence(f.ctx, f.secretariat, f.draft.ID, drafting.ResequenceInput{ExpectedVersion: f.now().Version, Changes: all})
}

func (f finalizing) number(confirm bool) (drafting.Draft, error) {
	return f.service.FinalizeNumbering(f.ctx, f.secretariat, f.draft.ID, drafting.NumberingInput{ExpectedVersion: f.now().Version, Confirm: confirm})
}

func (f finalizing) symbolize(symbol string) (drafting.Draft, error) {
	return f.service.SetResultSymbol(f.ctx, f.secretariat, f.draft.ID, symbol)
}

func (f finalizing) seal() (drafting.Draft, error) {
	return f.service.Seal(f.ctx, f.chair, f.draft.ID, drafting.SealInput{ExpectedVersion: f.now().Version})
}

// sealed brings the draft to its end.
func (f finalizing) sealed() drafting.Draft {
	f.t.Helper()
	must(f.number(false))(f.t)
	must(f.symbolize("14/9"))(f.t)
	return must(f.seal())(f.t)
}

// page is a version as it is printed; 0 is the current one.
func (f finalizing) page(version int) *text.Page {
	f.t.Helper()
	v := must(f.service.Version(f.ctx, f.secretariat, f.draft.ID, version))(f.t)
	return text.Layout(v.Text, must(f.service.LayoutOptions(f.ctx, f.secretariat, f.draft.ID, version))(f.t))
}

// labels are the printed labels of operative paragraphs, and their sub-paragraphs.
func (f finalizing) labels(version int) string {
	labels := []string{}
	for _, line := range f.page(version).Lines {
		if line.Clause.Kind != text.Preambular {
			labels = append(labels, line.Label)
		}
	}
	return strings.Join(labels, " ")
}

// printed is a clause of the current version as a reader has it.
func (f finalizing) printed(clause string) string {
	words := ""
	for _, line := range f.page(0).Lines {
		if line.Clause.ID != clause {
			continue
		}
		for _, part := range line.Parts {
			words += part.Text
		}
	}
	return words
}

func TestSuggestedOpeningsAreTakenByThePersonWhoMayAndByNobodyElse(t *testing.T) {
	f := amended(t)
	suggested := must(f.service.SequenceSuggestions(f.ctx, f.delegates["Karsk"], f.draft.ID))(t)
	if len(suggested) != 2 || suggested[0].To != "*Also requests*" || suggested[1].To != "*Further requests*" {
		t.Fatalf("suggested %+v", suggested)
	}
	wantSame(t, f.now().Version, 2)
	second, third := suggested[0].Clause, suggested[1].Clause
	for name, all := range map[string][]drafting.SequenceChoice{
		"nothing":            {},
		"other words":        {{Clause: second, To: "*Further requests*"}},
		"an older opening":   {{Clause: second, From: "*Asks*", To: "*Also requests*"}},
		"no suggestion":      {{Clause: "o4", To: "*Also encourages*"}},
		"no such clause":     {{Clause: "o9", To: "*Also requests*"}},
		"one of two is none": {{Clause: second, To: "*Also requests*"}, {Clause: "o4", To: "*Invites*"}},
		"the same twice":     {{Clause: second, To: "*Also requests*"}, {Clause: second, To: "*Also requests*"}},
	} {
		_, err := f.resequence(all...)
		if fault.CodeOf(err) != fault.Invalid || f.now().Version != 2 {
			t.Errorf("%s: %v, version %d", name, err, f.now().Version)
		}
	}
	made := must(f.resequence(
		drafting.SequenceChoice{Clause: second, From: "*Requests*", To: "*Also requests*"},
		drafting.SequenceChoice{Clause: third, To: "*Further requests*"},
	))(t)
	if made.Reason != drafting.Resequenced || made.Sitting != nil || made.Author.ID != f.secretariat.PersonID || made.Number != 3 {
		t.Errorf("the version is %+v", made)
	}
	wantSame(t, f.words(f.draft.ID, 0, second), "*Also requests* the Secretariat to collect data on closures{fn:data}")
	wantSame(t, f.words(f.draft.ID, 0, third), "*Further requests* the Secretariat to publish the data collected under {ref:o2}")
	traced := must(f.service.Provenance(f.ctx, f.chair, f.draft.ID, 0))(t)
	for _, clause := range []string{second, third} {
		first := traced.Clauses[clause][0]
		if source := traced.Sources[first.Source]; source.Version != 3 || source.By != "" || source.Amendment != "" {
			t.Errorf("the opening %q is traced to %+v", first.Text, source)
		}
	}
	if again := must(f.service.SequenceSuggestions(f.ctx, f.chair, f.draft.ID))(t); len(again) != 0 {
		t.Errorf("it is suggested again: %+v", again)
	}
	f.sound()
}

func TestSomeSuggestionsCanBeTakenAndOthersLeft(t *testing.T) {
	f := amended(t)
	made := must(f.resequence(drafting.SequenceChoice{Clause: "o2", To: "*Also requests*"}))(t)
	wantSame(t, made.Number, 3)
	wantSame(t, f.words(f.draft.ID, 0, "o3"), "*Also requests* the Secretariat to publish the data collected under {ref:o2}")
	f.sound()
}

func TestADecisionIsNotTakenBackUnderAResequencedText(t *testing.T) {
	f := newFinalizing(t, lockClosures())
	a := f.submitted("Delmark", f.draft, add("o1", "*Requests* the Secretariat to consult the ports"))
	first := must(f.adopt(f.draft.ID, 1, nil, a))(t).Decision
	decision := f.decide(drafting.DraftAdopted)
	must(f.resequence(drafting.SequenceChoice{Clause: "o2", To: "*Also requests*"}))(t)
	for _, id := range []string{decision.ID, first.ID} {
		_, err := f.service.Undo(f.ctx, f.chair, id, "Too fast.")
		wantCode(t, err, fault.Conflict)
	}
	wantSame(t, f.now().Status, drafting.AdoptedWithoutVote)
	f.sound()
}

func TestADecisionIsTakenBackBeforeTheTextIsFinalized(t *testing.T) {
	f := newFinalizing(t, lockClosures())
	decision := f.decide(drafting.DraftAdopted)
	must(f.service.Undo(f.ctx, f.chair, decision.ID, "Too fast."))(t)
	wantSame(t, f.now().Status, drafting.Tabled)
	f.sound()
}

func TestNumbersStandStillUntilTheyAreFinalized(t *testing.T) {
	f := amended(t)
	wantSame(t, f.labels(0), "1. 1 bis. 2. 3. 4.")
	wantSame(t, f.printed("o3"), "Also requests the Secretariat to publish the data collected under paragraph 2 above;")
	preview := must(f.service.Numbering(f.ctx, f.delegates["Karsk"], f.draft.ID))(t)
	changes := []string{}
	for _, r := range slices.Concat(preview.Labels, preview.References) {
		changes = append(changes, r.Before+" → "+r.After)
	}
	wantSame(t, changes, []string{"1 bis. → 2.", "2. → 3.", "3. → 4.", "4. → 5.", "paragraph 2 above → paragraph 3 above"})
	wantSame(t, preview.Notes, []drafting.Renumbering{{Key: "conv", Before: 1, After: 1}, {Key: "data", Before: 2, After: 2}})

	numbered := must(f.number(false))(t)
	if numbered.NumberedAt == nil || numbered.Version != 2 {
		t.Errorf("no word changed, and the draft is %+v", numbered)
	}
	wantSame(t, f.labels(0), "1. 2. 3. 4. 5.")
	wantSame(t, f.printed("o3"), "Also requests the Secretariat to publish the data collected under paragraph 3 above;")
	wantSame(t, f.labels(1), "1. 2. 3. 4.")
	_, err := f.number(false)
	wantCode(t, err, fault.Conflict)
	f.sound()
}

// negotiatedLabels has an addition, an alternative that was preferred, a number of
// its source's and one that is not printed.
func negotiatedLabels() *text.Text {
	content := lockClosures()
	content.Clauses = append(content.Clauses[:3:3],
		&text.Clause{ID: "b", Kind: text.Operative, Label: "2 bis", Relation: &text.Relation{AdditionTo: "o2"}, Text: "*Notes* the costs"},
		&text.Clause{ID: "c", Kind: text.Operative, Label: "3 alt", Relation: &text.Relation{AlternativeTo: "o3"}, Text: "*Invites* the ports to help"},
		&text.Clause{ID: "d", Kind: text.Operative, Label: "17", Text: "*Welcomes* the help that was given"},
		&text.Clause{ID: "e", Kind: text.Operative, Unnumbered: true, Text: "*Decides* to remain seized of the matter"},
	)
	return content
}

func TestLabelsOfTheNegotiationGiveWayToNumbers(t *testing.T) {
	f := adopted(t, negotiatedLabels())
	wantSame(t, f.labels(0), "1. 2. 2 bis. 3 alt. 17. ")
	numbered := must(f.number(false))(t)
	wantSame(t, numbered.Version, 2)
	version := must(f.service.Version(f.ctx, f.secretariat, f.draft.ID, 2))(t)
	if version.Reason != drafting.Numbered || version.Sitting != nil {
		t.Errorf("the version is %+v", version)
	}
	wantSame(t, f.labels(2), "1. 2. 3. 4. 17. ")
	wantSame(t, f.labels(1), "1. 2. 2 bis. 3 alt. 17. ")
	f.sound()
}

func TestWhatStandsAgainstFinalizingANumbering(t *testing.T) {
	both := negotiatedLabels()
	both.Clauses = append(both.Clauses, &text.Clause{ID: "o3", Kind: text.Operative, Label: "3", Text: "*Asks* the ports to help"})
	gone := lockClosures()
	gone.Clauses[4].Text = "*Encourages* Member States to do as {ref:o7} says"
	brackets := lockClosures()
	brackets.Clauses[4].Text = "*Encourages* [all] Member States to help"
	for name, c := range map[string]struct {
		text    *text.Text
		says    []string
		confirm bool // whether confirming helps
	}{
		"alternatives that both stand": {both, []string{"paragraph 3 and 3 alt both stand"}, false},
		"a reference to what is gone":  {gone, []string{"paragraph 4", "o7"}, false},
		"square brackets":              {brackets, []string{"paragraph 4", "[all]", "confirm"}, true},
	} {
		f := adopted(t, c.text)
		_, err := f.number(false)
		wantCode(t, err, fault.Conflict)
		for _, words := range c.says {
			if err == nil || !strings.Contains(err.Error(), words) {
				t.Errorf("%s: %v does not say %q", name, err, words)
			}
		}
		if preview := must(f.service.Numbering(f.ctx, f.chair, f.draft.ID))(t); len(preview.Hindrances) != 1 {
			t.Errorf("%s: the preview shows %+v", name, preview.Hindrances)
		}
		_, err = f.number(true)
		if (err == nil) != c.confirm {
			t.Errorf("%s: confirmed, it is %v", name, err)
		}
		if (f.now().NumberedAt != nil) != c.confirm {
			t.Errorf("%s: numbered at %v", name, f.now().NumberedAt)
		}
		f.sound()
	}
}

func TestBracketsThatWereConfirmedDoNotKeepATextFromItsSeal(t *testing.T) {
	content := lockClosures()
	content.Clauses[4].Text = "*Encourages* [all] Member States to help"
	f := adopted(t, content)
	must(f.number(true))(t)
	must(f.symbolize("14/9"))(t)
	must(f.seal())(t)
	f.sound()
}

func TestTheNoteProfileOfTheRulesIsUsedBeforeAndAfter(t *testing.T) {
	f := amended(t)
	wantSame(t, f.printed("o1"), "Urges Member States to apply the Convention;1")
	must(f.service.UpdateCommittee(f.ctx, f.secretariat, f.committee.ID, drafting.CommitteeInput{
		Name: f.committee.Name, OwnRules: drafting.OwnRules{FootnoteProfile: rules.IndicatorsOnce},
	}))(t)
	wantSame(t, f.printed("o1"), "Urges Member States to apply the Convention;")
	must(f.number(false))(t)
	wantSame(t, f.printed("o1"), "Urges Member States to apply the Convention;")
}

func TestAnAdoptedTextGetsTheSymbolOfItsOrgan(t *testing.T) {
	f := adopted(t, lockClosures())
	for _, symbol := range []string{"14/1", "2133 (2014)", "57/270 B", "2016/2", "E/CN.99/2031/30", "14/9"} {
		wantSame(t, must(f.symbolize(symbol))(t).ResultSymbol, symbol)
	}
	for _, symbol := range []string{"", "fourteen", "14-9", "14/9\n14/10"} {
		_, err := f.symbolize(symbol)
		wantCode(t, err, fault.Invalid)
	}
	wantSame(t, f.now().ResultSymbol, "14/9")

	second := f.world.draft()
	decide := drafting.DecideDraftInput{ExpectedVersion: 1, Outcome: drafting.DraftAdopted, ResultSymbol: "14/9"}
	_, err := f.service.DecideDraft(f.ctx, f.chair, second.ID, decide)
	wantCode(t, err, fault.Conflict)
	decide.ResultSymbol = "number nine"
	_, err = f.service.DecideDraft(f.ctx, f.chair, second.ID, decide)
	wantCode(t, err, fault.Invalid)
	decide.ResultSymbol = ""
	must(f.service.DecideDraft(f.ctx, f.chair, second.ID, decide))(t)
	_, err = f.service.SetResultSymbol(f.ctx, f.secretariat, second.ID, "14/9")
	wantCode(t, err, fault.Conflict)
	must(f.service.SetResultSymbol(f.ctx, f.secretariat, second.ID, "14/10"))(t)
	f.sound()
}

func TestASealNeedsNumbersASymbolAndNoErrors(t *testing.T) {
	content := lockClosures()
	content.Clauses[4].Text = "*Encourages* Member States (and ports to help"
	f := adopted(t, content)
	refused := func(says string) {
		t.Helper()
		_, err := f.seal()
		wantCode(t, err, fault.Conflict)
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%v does not say %q", err, says)
		}
		if f.now().Status != drafting.AdoptedWithoutVote {
			t.Errorf("it is %s", f.now().Status)
		}
	}
	refused("numbering")
	must(f.number(false))(t)
	refused("symbol")
	must(f.symbolize("14/9"))(t)
	refused("paragraph 4")
}

func TestASealedTextNeverChanges(t *testing.T) {
	f := newFinalizing(t, lockClosures())
	a := f.submitted("Delmark", f.draft, add("o1", "*Requests* the Secretariat to consult the ports"))
	lapsed := f.submitted("Karsk", f.draft, edit("o4", "help", "assist"))
	must(f.adopt(f.draft.ID, 1, nil, a))(t)
	decision := f.decide(drafting.DraftAdopted)
	sealed := f.sealed()
	if sealed.Status != drafting.Final || sealed.SealedAt == nil {
		t.Fatalf("sealed, it is %+v", sealed)
	}
	hash := must(f.service.Version(f.ctx, f.chair, f.draft.ID, 0))(t).Hash
	events := must(f.service.Events(f.ctx, f.chair, f.committee.ID, 0, 0))(t).Events
	if last := events[len(events)-1]; last.Type != drafting.DraftSealed || !strings.Contains(string(last.Data), hash) {
		t.Errorf("the last event is %s with %s", last.Type, last.Data)
	}
	id, v, symbol := f.draft.ID, sealed.Version, "E/CN.99/2031/L.11"
	for name, try := range map[string]func() error{
		"seal":      func() error { _, err := f.seal(); return err },
		"number":    func() error { _, err := f.number(true); return err },
		"symbolize": func() error { _, err := f.symbolize("14/12"); return err },
		"resequence": func() error {
			_, err := f.resequence(drafting.SequenceChoice{Clause: "o2", To: "*Also requests*"})
			return err
		},
		"edit": func() error {
			_, err := f.service.EditText(f.ctx, f.chair, id, drafting.EditInput{ExpectedVersion: v, Ops: []amend.Op{remove("o4")}})
			return err
		},
		"change": func() error {
			_, err := f.service.ChangeDraft(f.ctx, f.secretariat, id, drafting.DraftChange{Symbol: &symbol})
			return err
		},
		"propose": func() error {
			_, err := f.service.CreateAmendment(f.ctx, f.delegates["Karsk"], id, drafting.AmendmentInput{Base: v, Ops: []amend.Op{remove("o4")}})
			return err
		},
		"adopt": func() error { _, err := f.adopt(id, v, nil, lapsed); return err },
		"reject": func() error {
			_, err := f.service.Reject(f.ctx, f.chair, id, drafting.RejectInput{ExpectedVersion: v, Amendments: refs(lapsed)})
			return err
		},
		"decide": func() error {
			_, err := f.service.DecideDraft(f.ctx, f.chair, id, drafting.DecideDraftInput{ExpectedVersion: v, Outcome: drafting.DraftNotAdopted})
			return err
		},
		"change by consequence": func() error {
			_, err := f.service.ChangeConsequentially(f.ctx, f.chair, id, drafting.ConsequentialInput{ExpectedVersion: v, Ops: []amend.Op{remove("o4")}, Reason: "It follows."})
			return err
		},
		"decide a part": func() error {
			_, err := f.service.DecidePart(f.ctx, f.chair, id, drafting.PartInput{ExpectedVersion: v, Part: "1", Outcome: drafting.PartRejected})
			return err
		},
		"reconsider": func() error {
			_, err := f.service.Reconsider(f.ctx, f.chair, id, drafting.ReconsiderInput{ExpectedVersion: v, Outcome: drafting.DraftReconsidered})
			return err
		},
		"revise orally": func() error {
			_, err := f.service.ReviseOrally(f.ctx, f.secretariat, id, drafting.EditInput{ExpectedVersion: v, Ops: []amend.Op{remove("o4")}})
			return err
		},
		"incorporate": func() error {
			_, err := f.service.IncorporateAmendment(f.ctx, f.secretariat, lapsed.ID, drafting.IncorporateInput{ExpectedRevision: 1})
			return err
		},
		"withdraw": func() error {
			_, err := f.service.WithdrawDraft(f.ctx, f.secretariat, id, drafting.StepInput{ExpectedVersion: v})
			return err
		},
		"submit": func() error {
			_, err := f.service.SubmitDraft(f.ctx, f.secretariat, id, drafting.StepInput{ExpectedVersion: v})
			return err
		},
		"close":     func() error { _, err := f.service.CloseAction(f.ctx, f.chair, id, v); return err },
		"take back": func() error { _, err := f.service.Undo(f.ctx, f.chair, decision.ID, "Too fast."); return err },
	} {
		if err := try(); fault.CodeOf(err) != fault.Conflict {
			t.Errorf("%s: %v", name, err)
		}
	}
	wantSame(t, f.now(), sealed)
	wantSame(t, must(f.service.Version(f.ctx, f.chair, id, 0))(t).Hash, hash)
	f.sound()
}

// TestFinalizingInWrongStates tries each step before its time; nothing changes.
func TestFinalizingInWrongStates(t *testing.T) {
	steps := map[string]func(f finalizing) error{
		"resequence": func(f finalizing) error {
			_, err := f.resequence(drafting.SequenceChoice{Clause: "o2", To: "*Also requests*"})
			return err
		},
		"number":    func(f finalizing) error { _, err := f.number(true); return err },
		"symbolize": func(f finalizing) error { _, err := f.symbolize("14/9"); return err },
		"seal":      func(f finalizing) error { _, err := f.seal(); return err },
	}
	for name, arrange := range map[string]func(f finalizing){
		"tabled": func(finalizing) {},
		"under action": func(f finalizing) {
			must(f.adopt(f.draft.ID, 1, nil, f.submitted("Delmark", f.draft, edit("o4", "help", "assist"))))(f.t)
		},
		"no action": func(f finalizing) { f.decide(drafting.DraftNoAction) },
		"rejected": func(f finalizing) {
			vote := &rules.Vote{Kind: rules.ShowOfHands, InFavour: 1, Against: 2}
			in := drafting.DecideDraftInput{ExpectedVersion: 1, Outcome: drafting.DraftNotAdopted, Vote: vote}
			must(f.service.DecideDraft(f.ctx, f.chair, f.draft.ID, in))(f.t)
		},
	} {
		f := newFinalizing(t, lockClosures())
		arrange(f)
		before, events := f.now(), len(f.eventTypes(f.chair))
		for step, try := range steps {
			if err := try(f); fault.CodeOf(err) != fault.Conflict || !strings.Contains(err.Error(), "once the committee has adopted it") {
				t.Errorf("%s of a draft that is %s: %v", step, name, err)
			}
		}
		wantSame(t, f.now(), before)
		wantSame(t, len(f.eventTypes(f.chair)), events)
	}
}

func TestOpeningsAreSettledBeforeTheNumbers(t *testing.T) {
	f := amended(t)
	must(f.number(false))(t)
	_, err := f.resequence(drafting.SequenceChoice{Clause: "o2", To: "*Also requests*"})
	wantCode(t, err, fault.Conflict)
	f.sound()
}

func TestStaleFinalizing(t *testing.T) {
	f := amended(t)
	_, err := f.service.Resequence(f.ctx, f.secretariat, f.draft.ID, drafting.ResequenceInput{ExpectedVersion: 1, Changes: []drafting.SequenceChoice{{Clause: "o2", To: "*Also requests*"}}})
	wantCode(t, err, fault.Stale)
	_, err = f.service.FinalizeNumbering(f.ctx, f.secretariat, f.draft.ID, drafting.NumberingInput{ExpectedVersion: 1})
	wantCode(t, err, fault.Stale)
	_, err = f.service.Seal(f.ctx, f.chair, f.draft.ID, drafting.SealInput{ExpectedVersion: 1})
	wantCode(t, err, fault.Stale)
}

func TestReconsiderationTakesTheNumberingBackAndUndoingItDoesNot(t *testing.T) {
	f := amended(t)
	must(f.number(false))(t)
	in := drafting.ReconsiderInput{ExpectedVersion: 2, Outcome: drafting.DraftReconsidered, Vote: &rules.Vote{Kind: rules.ShowOfHands, InFavour: 3}}
	reopened := must(f.service.Reconsider(f.ctx, f.chair, f.draft.ID, in))(t)
	wantSame(t, f.labels(0), "1. 1 bis. 2. 3. 4.")
	must(f.service.Undo(f.ctx, f.chair, reopened.ID, "The vote was miscounted."))(t)
	wantSame(t, f.labels(0), "1. 2. 3. 4. 5.")
	f.sound()

	reopened = must(f.service.Reconsider(f.ctx, f.chair, f.draft.ID, in))(t)
	a := f.submitted("Karsk", f.draft, edit("o4", "help", "assist"))
	assisted := must(f.adopt(f.draft.ID, 2, nil, a))(t).Decision
	_, err := f.service.Undo(f.ctx, f.chair, reopened.ID, "The vote was miscounted.")
	wantCode(t, err, fault.Conflict)
	must(f.service.Undo(f.ctx, f.chair, assisted.ID, "The vote was miscounted, too."))(t)
	must(f.service.Undo(f.ctx, f.chair, reopened.ID, "The vote was miscounted."))(t)
	wantSame(t, f.now().Version, 4)
	wantSame(t, f.labels(0), "1. 2. 3. 4. 5.")
	f.sound()
}

func TestTheEditorialRulesAreStricterForAnAdoptedText(t *testing.T) {
	content := lockClosures()
	content.Clauses[4].Text = "*Encourages* [all] Member States to help"
	f := newFinalizing(t, content)
	found := func() (rules []string) {
		for _, finding := range must(f.service.Lint(f.ctx, f.delegates["Karsk"], f.draft.ID, 0))(t).Findings {
			rules = append(rules, finding.Rule)
		}
		return rules
	}
	if slices.Contains(found(), "leftover-brackets") {
		t.Error("brackets of a negotiation are found fault with")
	}
	f.decide(drafting.DraftAdopted)
	if !slices.Contains(found(), "leftover-brackets") {
		t.Error("brackets in an adopted text are no finding")
	}
	_, err := f.service.Lint(f.ctx, f.chair, f.draft.ID, 7)
	wantCode(t, err, fault.NotFound)
}

func TestOnlyWhatIsPossibleIsOfferedWhileFinalizing(t *testing.T) {
	f := amended(t)
	may := func(actor drafting.Actor) string {
		offered := []string{}
		for _, action := range must(f.service.DraftActions(f.ctx, actor, f.draft.ID))(t) {
			switch action {
			case drafting.ResequenceDraft, drafting.NumberDraft, drafting.SymbolizeDraft, drafting.SealDraft:
				offered = append(offered, string(action))
			}
		}
		return strings.Join(offered, " ")
	}
	wantSame(t, may(f.secretariat), "resequence finalize_numbering set_result_symbol")
	wantSame(t, may(f.chair), "")
	must(f.number(false))(t)
	wantSame(t, may(f.secretariat), "set_result_symbol")
	must(f.symbolize("14/9"))(t)
	wantSame(t, may(f.chair), "seal")
	must(f.seal())(t)
	wantSame(t, may(f.chair)+may(f.secretariat), "")
}

// TestWhoFinalizes tries each step as everybody; only one role may.
func TestWhoFinalizes(t *testing.T) {
	for _, c := range []struct {
		name    string
		allowed string
		before  func(f finalizing)
		try     func(f finalizing, a drafting.Actor) error
	}{
		{"resequence", "secretariat", func(finalizing) {}, func(f finalizing, a drafting.Actor) error {
			in := drafting.ResequenceInput{ExpectedVersion: 2, Changes: []drafting.SequenceChoice{{Clause: "o2", To: "*Also requests*"}}}
			_, err := f.service.Resequence(f.ctx, a, f.draft.ID, in)
			return err
		}},
		{"number", "secretariat", func(finalizing) {}, func(f finalizing, a drafting.Actor) error {
			_, err := f.service.FinalizeNumbering(f.ctx, a, f.draft.ID, drafting.NumberingInput{ExpectedVersion: 2})
			return err
		}},
		{"symbolize", "secretariat", func(finalizing) {}, func(f finalizing, a drafting.Actor) error {
			_, err := f.service.SetResultSymbol(f.ctx, a, f.draft.ID, "14/9")
			return err
		}},
		{"seal", "chair", func(f finalizing) {
			must(f.number(false))(f.t)
			must(f.symbolize("14/9"))(f.t)
		}, func(f finalizing, a drafting.Actor) error {
			_, err := f.service.Seal(f.ctx, a, f.draft.ID, drafting.SealInput{ExpectedVersion: 2})
			return err
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := amended(t)
			c.before(f)
			before, everybody := f.now(), cast(f.world)
			for name, actor := range everybody {
				if name == c.allowed {
					continue
				}
				if err := c.try(f, actor); !refused(name, err) {
					t.Errorf("%s may, or was refused as %v", name, err)
				}
			}
			wantSame(t, f.now(), before)
			if err := c.try(f, everybody[c.allowed]); err != nil {
				t.Errorf("%s may not: %v", c.allowed, err)
			}
			f.sound()
		})
	}
}
