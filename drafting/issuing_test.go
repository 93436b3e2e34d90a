package drafting_test

import (
	"strings"
	"testing"
	"time"

	"chapeau/drafting"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
)

// tabledWithoutSymbol is a draft before the committee that was not issued yet.
func (w *world) tabledWithoutSymbol() drafting.Draft {
	w.t.Helper()
	return must(w.service.CreateDraft(w.ctx, w.secretariat, w.committee.ID, drafting.DraftInput{Text: navigationAids(), Status: drafting.Tabled}))(w.t)
}

// issues a document of a draft as the secretariat, at the draft's version.
func (w *world) issues(draftID string, in drafting.IssueInput) (drafting.Document, error) {
	w.t.Helper()
	if in.ExpectedWording == 0 {
		in.ExpectedWording = must(w.service.Draft(w.ctx, w.secretariat, draftID))(w.t).Version
	}
	return w.service.IssueDraftDocument(w.ctx, w.secretariat, draftID, in)
}

// edited gives the draft another version.
func (w *world) edited(draftID string) drafting.Draft {
	w.t.Helper()
	draft := must(w.service.Draft(w.ctx, w.secretariat, draftID))(w.t)
	in := drafting.EditInput{Note: "As its sponsors ask.", ExpectedVersion: draft.Version, Ops: []amend.Op{add("o4", "*Decides* to meet again")}}
	must(w.service.EditText(w.ctx, w.secretariat, draftID, in))(w.t)
	return must(w.service.Draft(w.ctx, w.secretariat, draftID))(w.t)
}

// placed puts a draft under an item of the agenda.
func (w *world) placed(draftID, itemID string) (drafting.Draft, error) {
	return w.service.ChangeDraft(w.ctx, w.secretariat, draftID, drafting.DraftChange{AgendaItemID: &itemID})
}

func (w *world) withRoot() { w.governed(func(*drafting.CommitteeInput) {}) }

func TestADraftIsIssuedRevisedAddedToAndCorrected(t *testing.T) {
	w := newWorld(t)
	w.withRoot()
	draft := w.tabledWithoutSymbol()
	first := must(w.issues(draft.ID, drafting.IssueInput{Form: drafting.OriginalDocument}))(t)
	wantSame(t, []any{first.Symbol, first.Carries, first.Replaces}, []any{"E/CN.99/2031/L.1", 1, ""})
	wantSame(t, must(w.service.Draft(w.ctx, w.secretariat, draft.ID))(t).TabledAt.Equal(first.CirculatedAt()), true)
	added := must(w.issues(draft.ID, drafting.IssueInput{Form: drafting.AddendumDocument, Words: "Karsk joined the sponsors."}))(t)
	wantSame(t, []any{added.Symbol, added.Carries, added.Replaces}, []any{"E/CN.99/2031/L.1/Add.1", 1, ""})
	w.edited(draft.ID)
	slip := must(w.issues(draft.ID, drafting.IssueInput{Form: drafting.CorrigendumDocument, Words: "In paragraph 3, for canal read channel."}))(t)
	wantSame(t, []any{slip.Symbol, slip.Carries}, []any{"E/CN.99/2031/L.1/Corr.1", 1})
	revised := must(w.issues(draft.ID, drafting.IssueInput{Form: drafting.RevisedDocument, Symbol: "E/CN.99/2031/L.1/Rev.1"}))(t)
	wantSame(t, []any{revised.Symbol, revised.Carries, revised.Replaces}, []any{"E/CN.99/2031/L.1/Rev.1", 2, "E/CN.99/2031/L.1"})
	second := must(w.issues(draft.ID, drafting.IssueInput{Form: drafting.AddendumDocument, Words: "Meridia joined the sponsors."}))(t)
	third := must(w.issues(draft.ID, drafting.IssueInput{Form: drafting.AddendumDocument, Words: "Holmia joined the sponsors."}))(t)
	wantSame(t, []string{second.Symbol, third.Symbol}, []string{"E/CN.99/2031/L.1/Rev.1/Add.1", "E/CN.99/2031/L.1/Rev.1/Add.2"})
	w.edited(draft.ID)
	again := must(w.issues(draft.ID, drafting.IssueInput{Form: drafting.RevisedDocument}))(t)
	wantSame(t, []any{again.Symbol, again.Carries, again.Replaces}, []any{"E/CN.99/2031/L.1/Rev.2", 3, "E/CN.99/2031/L.1/Rev.1"})
	wantSame(t, must(w.service.Draft(w.ctx, w.secretariat, draft.ID))(t).Symbol, "E/CN.99/2031/L.1/Rev.2")
	papers := must(w.service.Papers(w.ctx, w.delegates["Karsk"], draft.ID))(t)
	wantSame(t, len(papers.Documents), 7)
	wantSame(t, len(papers.Next), 0)
	wantSame(t, len(must(w.service.Documents(w.ctx, w.chair, w.committee.ID))(t)), 7)
	w.sound()
}

func TestAmendmentsAreIssuedInTheSameSeries(t *testing.T) {
	w := newWorld(t)
	w.withRoot()
	draft := w.tabledWithoutSymbol()
	must(w.issues(draft.ID, drafting.IssueInput{Form: drafting.OriginalDocument, Symbol: "E/CN.99/2031/L.7"}))(t)
	a := w.submitted("Karsk", draft, edit("o2", "every two years", "every year"))
	issue := func(revision int, form drafting.DocumentForm) (drafting.Document, error) {
		return w.service.IssueAmendmentDocument(w.ctx, w.secretariat, a.ID, drafting.IssueInput{ExpectedWording: revision, Form: form})
	}
	first := must(issue(1, drafting.OriginalDocument))(t)
	wantSame(t, []any{first.Symbol, first.AmendmentID, first.Carries}, []any{"E/CN.99/2031/L.8", a.ID, 1})
	_, err := issue(1, drafting.RevisedDocument)
	wantCode(t, err, fault.Conflict)
	must(w.service.ReviseAmendment(w.ctx, w.delegates["Karsk"], a.ID, drafting.AmendmentChange{ExpectedRevision: 1, Base: 1, Ops: []amend.Op{remove("p2")}}))(t)
	_, err = issue(1, drafting.RevisedDocument)
	wantCode(t, err, fault.Stale)
	revised := must(issue(2, drafting.RevisedDocument))(t)
	wantSame(t, []any{revised.Symbol, revised.Carries, revised.Replaces}, []any{"E/CN.99/2031/L.8/Rev.1", 2, "E/CN.99/2031/L.8"})
	wantSame(t, w.amendment(a.ID).Symbol, "E/CN.99/2031/L.8/Rev.1")
	other := w.tabledWithoutSymbol()
	next := must(w.service.Papers(w.ctx, w.secretariat, other.ID))(t).Next
	wantSame(t, next, []drafting.NextDocument{{Form: drafting.OriginalDocument, Symbol: "E/CN.99/2031/L.9", Wording: 1}})
	w.sound()
}

func TestADraftThatCameWithItsSymbolGoesOnFromThere(t *testing.T) {
	w := newWorld(t)
	w.withRoot()
	symbol := "E/CN.99/2031/L.13/Rev.1"
	in := drafting.DraftInput{Text: navigationAids(), Symbol: symbol, Status: drafting.Tabled}
	draft := must(w.service.CreateDraft(w.ctx, w.secretariat, w.committee.ID, in))(t)
	must(w.issues(draft.ID, drafting.IssueInput{Form: drafting.OriginalDocument, Symbol: symbol}))(t)
	w.edited(draft.ID)
	revised := must(w.issues(draft.ID, drafting.IssueInput{Form: drafting.RevisedDocument}))(t)
	wantSame(t, []string{revised.Symbol, revised.Replaces}, []string{"E/CN.99/2031/L.13/Rev.2", symbol})
}

func TestWhatCannotBeIssuedChangesNothing(t *testing.T) {
	w := newWorld(t)
	w.withRoot()
	issued, fresh := w.tabledWithoutSymbol(), w.tabledWithoutSymbol()
	must(w.issues(issued.ID, drafting.IssueInput{Form: drafting.OriginalDocument}))(t)
	zero := must(w.service.CreateDraft(w.ctx, w.secretariat, w.committee.ID, drafting.DraftInput{Text: navigationAids()}))(t)
	tomorrow := w.clock.Now().Add(24 * time.Hour)
	before := len(w.eventTypes(w.chair))
	for _, c := range []struct {
		name  string
		draft string
		in    drafting.IssueInput
		code  fault.Code
		words string
	}{
		{"a zero draft", zero.ID, drafting.IssueInput{Form: drafting.OriginalDocument}, fault.Conflict, "it gets a symbol once it is submitted and tabled"},
		{"an original twice", issued.ID, drafting.IssueInput{Form: drafting.OriginalDocument}, fault.Conflict, "was issued as E/CN.99/2031/L.1: issue a revision"},
		{"a revision of nothing new", issued.ID, drafting.IssueInput{Form: drafting.RevisedDocument}, fault.Conflict, "carries version 1, which is the current one"},
		{"a revision before the original", fresh.ID, drafting.IssueInput{Form: drafting.RevisedDocument}, fault.Conflict, "issue its first document before"},
		{"a taken symbol", fresh.ID, drafting.IssueInput{Form: drafting.OriginalDocument, Symbol: "E/CN.99/2031/L.1"}, fault.Conflict, "is taken in this committee: E/CN.99/2031/L.2 is free"},
		{"no symbol", fresh.ID, drafting.IssueInput{Form: drafting.OriginalDocument, Symbol: "L1"}, fault.Invalid, "is no symbol"},
		{"a first document as a revision", fresh.ID, drafting.IssueInput{Form: drafting.OriginalDocument, Symbol: "E/CN.99/2031/L.5/Rev.1"}, fault.Invalid, "follows another document"},
		{"an addendum out of turn", issued.ID, drafting.IssueInput{Form: drafting.AddendumDocument, Symbol: "E/CN.99/2031/L.1/Add.2", Words: "More."}, fault.Conflict, "is E/CN.99/2031/L.1/Add.1, not"},
		{"a corrigendum without words", issued.ID, drafting.IssueInput{Form: drafting.CorrigendumDocument}, fault.Invalid, "a corrigendum says something"},
		{"an original with words", fresh.ID, drafting.IssueInput{Form: drafting.OriginalDocument, Words: "More."}, fault.Invalid, "print the text itself"},
		{"an unknown form", fresh.ID, drafting.IssueInput{Form: "leaflet"}, fault.Invalid, "is no form of document"},
		{"an old version", issued.ID, drafting.IssueInput{Form: drafting.AddendumDocument, Words: "More.", ExpectedWording: 7}, fault.Stale, "at version 1, not 7"},
		{"a language of others", fresh.ID, drafting.IssueInput{Form: drafting.OriginalDocument, Languages: []string{"la"}}, fault.Invalid, "its languages are en"},
		{"a language twice", fresh.ID, drafting.IssueInput{Form: drafting.OriginalDocument, Languages: []string{"en", "en"}}, fault.Invalid, "named twice"},
		{"tomorrow", fresh.ID, drafting.IssueInput{Form: drafting.OriginalDocument, CirculatedAt: &tomorrow}, fault.Invalid, "in the future"},
	} {
		_, err := w.issues(c.draft, c.in)
		if fault.CodeOf(err) != c.code || !strings.Contains(err.Error(), c.words) {
			t.Errorf("%s: got %q (%v)", c.name, fault.CodeOf(err), err)
		}
	}
	if after := len(w.eventTypes(w.chair)); after != before {
		t.Errorf("what was refused left %d events", after-before)
	}
	wantSame(t, len(must(w.service.Documents(w.ctx, w.secretariat, w.committee.ID))(t)), 1)
	w.sound()
}

func TestAmendmentsThatAreNotBeforeTheCommitteeAreNotIssued(t *testing.T) {
	s := newStage(t)
	s.withRoot()
	issue := func(a drafting.AmendmentView, form drafting.DocumentForm) error {
		_, err := s.service.IssueAmendmentDocument(s.ctx, s.secretariat, a.ID, drafting.IssueInput{ExpectedWording: a.Revision, Form: form, Words: map[bool]string{true: "For a read b."}[form == drafting.CorrigendumDocument]})
		return err
	}
	wantCode(t, issue(s.drafted, drafting.OriginalDocument), fault.NotFound)
	wantCode(t, issue(s.submitted, drafting.OriginalDocument), "")
	s.clock.advance(48 * time.Hour)
	must(s.service.Reject(s.ctx, s.chair, s.draft.ID, drafting.RejectInput{ExpectedVersion: 1, Amendments: refs(s.submitted)}))(t)
	wantCode(t, issue(s.submitted, drafting.RevisedDocument), fault.Conflict)
	wantCode(t, issue(s.submitted, drafting.CorrigendumDocument), "")
	other := s.world.submitted("Karsk", s.draft, remove("p2"))
	must(s.service.WithdrawAmendment(s.ctx, s.delegates["Karsk"], other.ID, 1, ""))(t)
	wantCode(t, issue(other, drafting.OriginalDocument), fault.Conflict)
	s.sound()
}

func TestAfterTheDecisionADraftIsOnlyAddedToAndCorrected(t *testing.T) {
	w := newWorld(t)
	w.withRoot()
	draft := w.tabledWithoutSymbol()
	must(w.issues(draft.ID, drafting.IssueInput{Form: drafting.OriginalDocument}))(t)
	w.edited(draft.ID)
	w.clock.advance(48 * time.Hour)
	must(w.service.DecideDraft(w.ctx, w.chair, draft.ID, drafting.DecideDraftInput{ExpectedVersion: 2, Outcome: drafting.DraftAdopted}))(t)
	_, err := w.issues(draft.ID, drafting.IssueInput{Form: drafting.RevisedDocument})
	wantCode(t, err, fault.Conflict)
	must(w.issues(draft.ID, drafting.IssueInput{Form: drafting.CorrigendumDocument, Words: "In the title, for aid read aids."}))(t)
	forms := []drafting.DocumentForm{}
	for _, n := range must(w.service.Papers(w.ctx, w.secretariat, draft.ID))(t).Next {
		forms = append(forms, n.Form)
	}
	wantSame(t, forms, []drafting.DocumentForm{drafting.AddendumDocument, drafting.CorrigendumDocument})
}

func TestADocumentGoesOutInFurtherLanguages(t *testing.T) {
	w := newWorld(t)
	w.governed(func(in *drafting.CommitteeInput) { in.Languages = []string{"en", "fr", "ar"} })
	draft := w.tabledWithoutSymbol()
	d := must(w.issues(draft.ID, drafting.IssueInput{Form: drafting.OriginalDocument, Languages: []string{"fr", "en"}}))(t)
	wantSame(t, len(d.Circulated), 2)
	circulate := func(languages ...string) error {
		_, err := w.service.Circulate(w.ctx, w.secretariat, d.ID, languages, nil)
		return err
	}
	wantCode(t, circulate(), fault.Invalid)
	wantCode(t, circulate("fr"), fault.Conflict)
	wantCode(t, circulate("la"), fault.Invalid)
	w.clock.advance(time.Hour)
	wantCode(t, circulate("ar"), "")
	got := must(w.service.Documents(w.ctx, w.secretariat, w.committee.ID))(t)[0]
	wantSame(t, []string{got.Circulated[0].Language, got.Circulated[1].Language, got.Circulated[2].Language}, []string{"ar", "en", "fr"})
	wantSame(t, got.CirculatedAt(), d.CirculatedAt())
	w.sound()
}

func TestASymbolGivenByHandIsCheckedUntilTheDraftIsIssued(t *testing.T) {
	w := newWorld(t)
	w.withRoot()
	one, two := w.tabledWithoutSymbol(), w.tabledWithoutSymbol()
	give := func(draft drafting.Draft, symbol string) error {
		_, err := w.service.ChangeDraft(w.ctx, w.secretariat, draft.ID, drafting.DraftChange{Symbol: &symbol})
		return err
	}
	wantCode(t, give(one, "E/CN.99/2031/L.4/Rev.1"), "")
	wantCode(t, give(two, "E/CN.99/2031/L.4"), fault.Conflict)
	wantCode(t, give(two, "L4"), fault.Invalid)
	wantCode(t, give(one, ""), fault.Invalid)
	wantCode(t, give(one, "E/CN.99/2031/L.6"), "")
	must(w.issues(two.ID, drafting.IssueInput{Form: drafting.OriginalDocument, Symbol: "E/CN.99/2031/L.4"}))(t)
	wantCode(t, give(two, "E/CN.99/2031/L.5"), fault.Conflict)
	wantCode(t, give(two, "E/CN.99/2031/L.4"), "")
}

func TestReadersSeeTheDocumentsOfPublishedDraftsAlone(t *testing.T) {
	w := newWorld(t)
	w.withRoot()
	hidden, open := w.tabledWithoutSymbol(), w.tabledWithoutSymbol()
	must(w.issues(hidden.ID, drafting.IssueInput{Form: drafting.OriginalDocument}))(t)
	must(w.issues(open.ID, drafting.IssueInput{Form: drafting.OriginalDocument}))(t)
	a := w.submitted("Karsk", open, remove("p2"))
	must(w.service.IssueAmendmentDocument(w.ctx, w.secretariat, a.ID, drafting.IssueInput{ExpectedWording: 1, Form: drafting.OriginalDocument}))(t)
	w.edited(open.ID)
	must(w.service.Publish(w.ctx, w.secretariat, open.ID))(t)
	wantSame(t, len(must(w.service.Documents(w.ctx, w.reader, w.committee.ID))(t)), 0)
	must(w.issues(open.ID, drafting.IssueInput{Form: drafting.RevisedDocument}))(t)
	for _, actor := range []drafting.Actor{w.reader, w.public} {
		seen := must(w.service.Documents(w.ctx, actor, w.committee.ID))(t)
		if len(seen) != 1 || seen[0].Symbol != "E/CN.99/2031/L.2/Rev.1" {
			t.Errorf("an outsider sees %+v", seen)
		}
		papers := must(w.service.Papers(w.ctx, actor, open.ID))(t)
		wantSame(t, []int{len(papers.Documents), len(papers.Notices), len(papers.Waivers), len(papers.Next)}, []int{1, 0, 0, 0})
	}
	wantSame(t, len(must(w.service.Documents(w.ctx, w.delegates["Karsk"], w.committee.ID))(t)), 4)
}

func TestTablingIssuesTheFirstDocument(t *testing.T) {
	w := newWorld(t)
	w.governed(func(in *drafting.CommitteeInput) { in.Languages = []string{"en", "fr"} })
	handIn := func() drafting.Draft {
		draft := w.zeroDraft("Meridia")
		return must(w.service.SubmitDraft(w.ctx, w.delegates["Meridia"], draft.ID, drafting.StepInput{ExpectedVersion: 1}))(t)
	}
	one, two := handIn(), handIn()
	_, err := w.issues(one.ID, drafting.IssueInput{Form: drafting.OriginalDocument})
	wantCode(t, err, fault.Conflict)
	yesterday := w.clock.Now().Add(-24 * time.Hour).Truncate(time.Microsecond)
	in := drafting.TableInput{StepInput: drafting.StepInput{ExpectedVersion: 1}, Languages: []string{"fr"}, CirculatedAt: &yesterday}
	one = must(w.service.TableDraft(w.ctx, w.secretariat, one.ID, in))(t)
	documents := must(w.service.Papers(w.ctx, w.chair, one.ID))(t).Documents
	wantSame(t, len(documents), 1)
	wantSame(t, []any{one.Symbol, documents[0].Symbol, documents[0].Form}, []any{"E/CN.99/2031/L.1", "E/CN.99/2031/L.1", drafting.OriginalDocument})
	wantSame(t, documents[0].Circulated, []drafting.Circulation{{Language: "fr", At: yesterday}})
	in.Symbol = "E/CN.99/2031/L.1"
	_, err = w.service.TableDraft(w.ctx, w.secretariat, two.ID, in)
	wantCode(t, err, fault.Conflict)
	in.Symbol = "L.2"
	_, err = w.service.TableDraft(w.ctx, w.secretariat, two.ID, in)
	wantCode(t, err, fault.Invalid)
	wantSame(t, w.now(two.ID), two)
	w.sound()
}

func TestAReintroducedDraftIsNotOfferedASymbolThatWasIssued(t *testing.T) {
	w := newWorld(t)
	w.withRoot()
	draft := w.zeroDraft("Meridia")
	step := drafting.StepInput{ExpectedVersion: 1}
	must(w.service.SubmitDraft(w.ctx, w.delegates["Meridia"], draft.ID, step))(t)
	must(w.service.TableDraft(w.ctx, w.secretariat, draft.ID, drafting.TableInput{StepInput: step}))(t)
	must(w.service.WithdrawDraft(w.ctx, w.delegates["Meridia"], draft.ID, step))(t)
	again := must(w.service.ReintroduceDraft(w.ctx, w.delegates["Karsk"], draft.ID, drafting.ReintroduceInput{}))(t)
	for _, n := range must(w.service.Papers(w.ctx, w.secretariat, again.ID))(t).Next {
		if n.Form == drafting.OriginalDocument {
			t.Errorf("an original is offered as %s", n.Symbol)
		}
	}
	w.edited(again.ID)
	revised := must(w.issues(again.ID, drafting.IssueInput{Form: drafting.RevisedDocument}))(t)
	wantSame(t, []string{revised.Symbol, revised.Replaces}, []string{"E/CN.99/2031/L.1/Rev.1", "E/CN.99/2031/L.1"})
}
