package drafting_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"chapeau/drafting"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

func importOf(texts ...*text.Text) drafting.ImportInput { return drafting.ImportInput{Texts: texts} }

func (w *world) eventTypes(actor drafting.Actor) []string {
	w.t.Helper()
	page := must(w.service.Events(w.ctx, actor, w.committee.ID, 0, 0))(w.t)
	types := []string{}
	for _, e := range page.Events {
		types = append(types, string(e.Type))
	}
	return types
}

func TestADraftedAmendmentIsItsDelegationsAlone(t *testing.T) {
	s := newStage(t)
	colleague := s.person("Colleague", drafting.Delegate, s.delegations["Delmark"].ID)
	for name, c := range map[string]struct {
		actor drafting.Actor
		sees  bool
	}{
		"mover":       {s.delegates["Delmark"], true},
		"colleague":   {colleague, true},
		"other":       {s.delegates["Karsk"], false},
		"chair":       {s.chair, false},
		"secretariat": {s.secretariat, false},
	} {
		list := must(s.service.Amendments(s.ctx, c.actor, s.draft.ID, drafting.AmendmentFilter{Compared: true}))(t)
		listed := slices.ContainsFunc(list, func(a drafting.AmendmentView) bool { return a.ID == s.drafted.ID })
		if listed != c.sees || len(list) == 0 {
			t.Errorf("%s: listed %v, want %v", name, listed, c.sees)
		}
		_, err := s.service.AmendmentHistory(s.ctx, c.actor, s.drafted.ID)
		if (err == nil) != c.sees {
			t.Errorf("%s: history: %v", name, err)
		}
		_, err = s.service.Preview(s.ctx, c.actor, s.draft.ID, drafting.PreviewInput{Amendments: refs(s.drafted)})
		if (err == nil) != c.sees {
			t.Errorf("%s: preview: %v", name, err)
		}
		page := must(s.service.Events(s.ctx, c.actor, s.committee.ID, 0, 0))(t)
		told := slices.ContainsFunc(page.Events, func(e drafting.Event) bool { return e.AmendmentID == s.drafted.ID })
		if told != c.sees {
			t.Errorf("%s: told by events %v, want %v", name, told, c.sees)
		}
	}
}

func TestWordingsBeforeSubmissionStayPrivate(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	a := w.drafted("Delmark", draft, edit("p2", "recent", "past"))
	mover := w.delegates["Delmark"]
	a = must(w.service.UpdateAmendment(w.ctx, mover, a.ID, drafting.AmendmentChange{
		ExpectedRevision: 1, Base: 1, Ops: []amend.Op{edit("p2", "recent", "many")},
	}))(t)
	a = must(w.service.SubmitAmendment(w.ctx, mover, a.ID, 2))(t)
	own := must(w.service.AmendmentHistory(w.ctx, mover, a.ID))(t)
	others := must(w.service.AmendmentHistory(w.ctx, w.chair, a.ID))(t)
	if len(own) != 2 || len(others) != 1 || others[0].Number != 2 {
		t.Errorf("the mover sees %d wordings, the chair %d", len(own), len(others))
	}
	if slices.Contains(w.eventTypes(w.chair), string(drafting.AmendmentDrafted)) {
		t.Error("the chair was told of the drafting")
	}
}

func TestAWithdrawnDraftStaysPrivate(t *testing.T) {
	s := newStage(t)
	must(s.service.WithdrawAmendment(s.ctx, s.delegates["Delmark"], s.drafted.ID, 1, "second thoughts"))(t)
	_, err := s.service.Amendment(s.ctx, s.chair, s.drafted.ID)
	wantCode(t, err, fault.NotFound)
	must(s.service.DecideDraft(s.ctx, s.chair, s.draft.ID, drafting.DecideDraftInput{ExpectedVersion: 1, Outcome: drafting.DraftNotAdopted}))(t)
	_, err = s.service.Amendment(s.ctx, s.chair, s.drafted.ID)
	wantCode(t, err, fault.NotFound)
	s.sound()
}

func TestTheChairsOwnTextIsPrivateUntilSubmitted(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	in := drafting.AmendmentInput{Base: 1, Ops: []amend.Op{remove("p2")}}
	a := must(w.service.CreateAmendment(w.ctx, w.chair, draft.ID, in))(t)
	if a.By != "Chair" || a.DelegationID != "" {
		t.Errorf("it is signed %q", a.By)
	}
	_, err := w.service.Amendment(w.ctx, w.secretariat, a.ID)
	wantCode(t, err, fault.NotFound)
	must(w.service.SubmitAmendment(w.ctx, w.chair, a.ID, 1))(t)
	must(w.service.Amendment(w.ctx, w.delegates["Karsk"], a.ID))(t)
	_, err = w.service.WithdrawAmendment(w.ctx, w.secretariat, a.ID, 1, "")
	wantCode(t, err, fault.Forbidden)
}

func TestOutsidersSeeOnlyWhatIsPublished(t *testing.T) {
	s := newStage(t)
	hidden := s.draft
	other := must(s.service.CreateDraft(s.ctx, s.secretariat, s.committee.ID, drafting.DraftInput{Text: navigationAids()}))(t)
	for name, actor := range map[string]drafting.Actor{"public": s.public, "outsider": s.outsider} {
		if all := must(s.service.Committees(s.ctx, actor))(t); len(all) != 0 {
			t.Errorf("%s sees committees without a published draft: %v", name, all)
		}
		_, err := s.service.Drafts(s.ctx, actor, s.committee.ID, drafting.Page{})
		wantCode(t, err, fault.NotFound)
	}
	must(s.service.EditText(s.ctx, s.chair, other.ID, drafting.EditInput{ExpectedVersion: 1, Ops: []amend.Op{remove("p2")}, Note: "a secret reason"}))(t)
	must(s.service.Publish(s.ctx, s.secretariat, other.ID))(t)
	for name, actor := range map[string]drafting.Actor{"public": s.public, "outsider": s.outsider, "reader": s.reader} {
		drafts := must(s.service.Drafts(s.ctx, actor, s.committee.ID, drafting.Page{}))(t)
		if len(drafts) != 1 || drafts[0].ID != other.ID {
			t.Errorf("%s sees %d drafts", name, len(drafts))
		}
		_, err := s.service.Version(s.ctx, actor, hidden.ID, 0)
		wantCode(t, err, fault.NotFound)
		_, err = s.service.Version(s.ctx, actor, other.ID, 1) // from before it was published
		wantCode(t, err, fault.NotFound)
		_, err = s.service.Compare(s.ctx, actor, other.ID, 1, 2)
		wantCode(t, err, fault.NotFound)
		v := must(s.service.Version(s.ctx, actor, other.ID, 0))(t)
		if v.Number != 2 || v.Author.Name != "" || v.Note != "" {
			t.Errorf("%s sees version %d by %q, note %q", name, v.Number, v.Author.Name, v.Note)
		}
		if all := must(s.service.Versions(s.ctx, actor, other.ID))(t); len(all) != 1 {
			t.Errorf("%s sees %d versions", name, len(all))
		}
		_, err = s.service.Amendments(s.ctx, actor, other.ID, drafting.AmendmentFilter{})
		if err == nil {
			t.Errorf("%s sees amendments", name)
		}
		page := must(s.service.Events(s.ctx, actor, s.committee.ID, 0, 0))(t)
		told := string(must(json.Marshal(page.Events))(t))
		if strings.Contains(told, hidden.ID) || strings.Contains(told, s.submitted.ID) || strings.Contains(told, "Secretary") {
			t.Errorf("%s is told %s", name, told)
		}
		wantSame(t, s.eventTypes(actor), []string{"version.created", "draft.published"})
	}
	must(s.service.Unpublish(s.ctx, s.secretariat, other.ID))(t)
	_, err := s.service.Version(s.ctx, s.public, other.ID, 2)
	wantCode(t, err, fault.NotFound)
}

func TestEventsComeInPages(t *testing.T) {
	s := newStage(t)
	all := must(s.service.Events(s.ctx, s.chair, s.committee.ID, 0, 0))(t)
	var collected []drafting.Event
	for after := int64(0); ; {
		page := must(s.service.Events(s.ctx, s.chair, s.committee.ID, after, 3))(t)
		collected = append(collected, page.Events...)
		if page.Last == after {
			break
		}
		after = page.Last
	}
	wantSame(t, collected, all.Events)
}

func TestOutsidersAreToldNoReasons(t *testing.T) {
	w := newWorld(t)
	draft := w.sponsored("Meridia")
	must(w.service.Publish(w.ctx, w.secretariat, draft.ID))(t)
	must(w.service.WithdrawDraft(w.ctx, w.delegates["Meridia"], draft.ID, drafting.StepInput{ExpectedVersion: 1, Reason: "a secret reason"}))(t)
	page := must(w.service.Events(w.ctx, w.public, w.committee.ID, 0, 0))(t)
	told := string(must(json.Marshal(page.Events))(t))
	if !strings.Contains(told, "draft.withdrawn") || strings.Contains(told, "secret") {
		t.Errorf("the public is told %s", told)
	}
}
