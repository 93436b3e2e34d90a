package drafting_test

import (
	"strings"
	"testing"

	"chapeau/drafting"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// The masthead is filled from the committee, the agenda, the sponsors in English
// order, and the document that carries the wording.
func TestAMastheadSaysWhatTheRecordHas(t *testing.T) {
	w := newWorld(t)
	draft := w.sponsored("Karsk")
	item := must(w.service.AddAgendaItem(w.ctx, w.secretariat, w.committee.ID, drafting.AgendaInput{Number: "4 (a)", Title: "Aids to navigation"}))(t)
	must(w.service.ChangeDraft(w.ctx, w.secretariat, draft.ID, drafting.DraftChange{AgendaItemID: &item.ID}))(t)
	must(w.service.JoinSponsors(w.ctx, w.delegates["Delmark"], draft.ID, drafting.SponsorInput{ExpectedVersion: 1}))(t)

	m := must(w.service.Print(w.ctx, w.chair, draft.ID, 0))(t).Masthead
	if m.Organ != "Commission on Inland Waterways" || m.Symbol != draft.Symbol || m.AgendaItem != "4 (a)" || m.AgendaName != "Aids to navigation" {
		t.Errorf("the masthead is %+v", m)
	}
	if got := strings.Join(m.Sponsors, ", "); got != "Delmark, Karsk" {
		t.Errorf("the sponsors are %s", got)
	}
	if !m.IsDraft || !m.Date.Equal(lastWeek) {
		t.Errorf("it is a draft: %v, of %v; want one of %v", m.IsDraft, m.Date, lastWeek)
	}
}

func TestAMastheadOfAnAmendmentIsItsMovers(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	a := w.submitted("Delmark", draft, remove("o1"))
	p := must(w.service.PrintAmendment(w.ctx, w.chair, a.ID))(t)
	if p.Masthead.Stage != "Amendment to "+draft.Symbol || strings.Join(p.Masthead.Sponsors, "") != "Delmark" || p.Masthead.Date.IsZero() {
		t.Errorf("the masthead is %+v", p.Masthead)
	}
	_, err := w.service.PrintAmendment(w.ctx, w.reader, a.ID)
	wantCode(t, err, fault.NotFound)
}

func TestOnlyWhatOneSeesIsPrinted(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	private := w.drafted("Delmark", draft, remove("o1"))
	for _, actor := range []drafting.Actor{w.chair, w.secretariat, w.delegates["Karsk"], w.reader, w.public} {
		_, err := w.service.PrintTracked(w.ctx, actor, draft.ID, 1, []string{private.ID})
		wantCode(t, err, fault.NotFound)
		wantCode(t, w.service.MayPrint(w.ctx, actor, draft.ID, 1, []string{private.ID}), fault.NotFound)
	}
	printed := must(w.service.PrintTracked(w.ctx, w.delegates["Delmark"], draft.ID, 1, []string{private.ID}))(t)
	if len(printed.Amendments) != 1 || printed.Labels[0] != "" {
		t.Errorf("its owner prints %+v", printed.Labels)
	}
	_, err := w.service.Print(w.ctx, w.public, draft.ID, 0)
	wantCode(t, err, fault.NotFound)
	wantCode(t, w.service.MayRead(w.ctx, w.reader, draft.ID), fault.NotFound)
	_, err = w.service.Bundle(w.ctx, w.reader, draft.ID)
	wantCode(t, err, fault.NotFound)
}

func TestAnAmendmentOfAnotherDraftIsNotPrinted(t *testing.T) {
	w := newWorld(t)
	draft, other := w.draft(), w.draft()
	a := w.submitted("Delmark", other, remove("o1"))
	_, err := w.service.PrintTracked(w.ctx, w.chair, draft.ID, 1, []string{a.ID})
	wantCode(t, err, fault.Invalid)
}

// What a file proposes is stored with its text or not at all.
func TestAnImportWithAmendmentsIsAllOrNothing(t *testing.T) {
	w := newWorld(t)
	base := navigationAids()
	in := drafting.ImportInput{Texts: []*text.Text{base}, Proposals: []drafting.ImportedProposal{
		{DelegationID: w.delegations["Delmark"].ID, Ops: []amend.Op{remove("o1")}},
		{DelegationID: w.delegations["Karsk"].ID, Ops: []amend.Op{edit("o1", "words that it has not", "others")}},
	}}
	_, err := w.service.Import(w.ctx, w.secretariat, w.committee.ID, in)
	wantCode(t, err, fault.Invalid)
	if left := must(w.service.Drafts(w.ctx, w.secretariat, w.committee.ID, drafting.Page{}))(t); len(left) != 0 {
		t.Fatalf("it left %d drafts", len(left))
	}
	in.Proposals = in.Proposals[:1]
	stored := must(w.service.Import(w.ctx, w.secretariat, w.committee.ID, in))(t)
	seen := must(w.service.Amendments(w.ctx, w.delegates["Delmark"], stored[0].ID, drafting.AmendmentFilter{}))(t)
	if len(seen) != 1 || seen[0].Status != drafting.Drafted || seen[0].By != "Delmark" {
		t.Errorf("its delegation sees %+v", seen)
	}
	hidden := must(w.service.Amendments(w.ctx, w.delegates["Karsk"], stored[0].ID, drafting.AmendmentFilter{}))(t)
	if len(hidden) != 0 {
		t.Errorf("another delegation sees %d amendments that were not submitted", len(hidden))
	}
	_, err = w.service.Import(w.ctx, w.chair, w.committee.ID, in)
	wantCode(t, err, fault.Invalid)
}
