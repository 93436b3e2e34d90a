package drafting_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"chapeau/drafting"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
)

// says puts something down at a paragraph, to delegations by their names.
func (w *world) says(actor drafting.Actor, draftID, clause string, audience drafting.CommentAudience, words string, shared ...string) drafting.CommentView {
	w.t.Helper()
	in := drafting.CommentInput{Audience: audience, Words: words}
	for _, name := range shared {
		in.SharedWith = append(in.SharedWith, w.delegations[name].ID)
	}
	return must(w.service.CommentOn(w.ctx, actor, draftID, clause, in))(w.t)
}

func (w *world) readsAt(actor drafting.Actor, draftID, clause string) []string {
	w.t.Helper()
	words := []string{}
	for _, c := range must(w.service.Comments(w.ctx, actor, draftID, clause))(w.t) {
		words = append(words, c.Words)
	}
	return words
}

func TestAThreadAtAParagraph(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	first := w.says(w.delegates["Karsk"], draft.ID, "o2", drafting.CommentToCommittee, "  Why every two years?\nOne is enough.  ")
	w.says(w.chair, draft.ID, "o2", drafting.CommentToCommittee, "Delmark will answer.")
	recorded := must(w.service.CommentOn(w.ctx, w.secretariat, draft.ID, "o2", drafting.CommentInput{
		Audience: drafting.CommentToCommittee, DelegationID: w.delegations["Delmark"].ID, Words: "Because of the cost.",
	}))(t)
	w.says(w.delegates["River Union"], draft.ID, "title", drafting.CommentToCommittee, "A good title.")
	thread := must(w.service.Comments(w.ctx, w.delegates["Meridia"], draft.ID, "o2"))(t)
	wantSame(t, []any{len(thread), thread[0].By, thread[0].Words, thread[1].Capacity, thread[2].By, thread[2].Author.Name}, []any{3, "Karsk", "Why every two years?\nOne is enough.", drafting.AsChair, "Delmark", "Secretary"})
	wantSame(t, w.paragraph(draft.ID, "o2").Comments, 3)
	wantSame(t, must(w.service.Paragraphs(w.ctx, w.chair, draft.ID))(t).Comments, map[string]int{"title": 1, "body": 0})

	_, err := w.service.WithdrawComment(w.ctx, w.delegates["Meridia"], first.ID)
	wantCode(t, err, fault.Forbidden)
	_, err = w.service.WithdrawComment(w.ctx, w.delegates["Karsk"], recorded.ID)
	wantCode(t, err, fault.Forbidden)
	_, err = w.service.WithdrawComment(w.ctx, w.chair, recorded.ID)
	wantCode(t, err, fault.Forbidden)
	must(w.service.WithdrawComment(w.ctx, w.delegates["Delmark"], recorded.ID))(t)
	mistaken := must(w.service.CommentOn(w.ctx, w.secretariat, draft.ID, "o1", drafting.CommentInput{
		Audience: drafting.CommentToCommittee, DelegationID: w.delegations["Delmark"].ID, Words: "Recorded for the wrong one.",
	}))(t)
	must(w.service.WithdrawComment(w.ctx, w.secretariat, mistaken.ID))(t)
	must(w.service.WithdrawComment(w.ctx, w.delegates["Karsk"], first.ID))(t)
	_, err = w.service.WithdrawComment(w.ctx, w.delegates["Karsk"], first.ID)
	wantWords(t, err, fault.Conflict, "withdrawn already")
	thread = must(w.service.Comments(w.ctx, w.delegates["Karsk"], draft.ID, "o2"))(t)
	wantSame(t, []any{len(thread), thread[0].Words, thread[0].Hash, thread[0].MayWithdraw}, []any{3, "", "", false})
	if thread[0].WithdrawnAt == nil {
		t.Error("it does not show as withdrawn")
	}
	wantSame(t, w.paragraph(draft.ID, "o2").Comments, 1)
	w.sound()
}

func TestWhatACommentMayNotBe(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	karsk, meridia := w.delegations["Karsk"].ID, w.delegations["Meridia"].ID
	for name, c := range map[string]struct {
		clause string
		in     drafting.CommentInput
		code   fault.Code
	}{
		"empty":                       {"o2", drafting.CommentInput{Audience: drafting.CommentToCommittee, Words: " \n"}, fault.Invalid},
		"too long":                    {"o2", drafting.CommentInput{Audience: drafting.CommentToOwn, Words: strings.Repeat("x", 20_001)}, fault.Invalid},
		"for nobody":                  {"o2", drafting.CommentInput{Audience: "friends", Words: "x"}, fault.Invalid},
		"shared with nobody":          {"o2", drafting.CommentInput{Audience: drafting.CommentShared, Words: "x"}, fault.Invalid},
		"shared with oneself":         {"o2", drafting.CommentInput{Audience: drafting.CommentShared, Words: "x", SharedWith: []string{karsk}}, fault.Invalid},
		"shared twice":                {"o2", drafting.CommentInput{Audience: drafting.CommentShared, Words: "x", SharedWith: []string{meridia, meridia}}, fault.Invalid},
		"shared with a stranger":      {"o2", drafting.CommentInput{Audience: drafting.CommentShared, Words: "x", SharedWith: []string{"nobody"}}, fault.Invalid},
		"public and shared":           {"o2", drafting.CommentInput{Audience: drafting.CommentToCommittee, Words: "x", SharedWith: []string{meridia}}, fault.Invalid},
		"a note in another's name":    {"o2", drafting.CommentInput{Audience: drafting.CommentToOwn, Words: "x", DelegationID: meridia}, fault.Invalid},
		"in another's name":           {"o2", drafting.CommentInput{Audience: drafting.CommentToCommittee, Words: "x", DelegationID: meridia}, fault.Forbidden},
		"at a paragraph there is not": {"o99", drafting.CommentInput{Audience: drafting.CommentToCommittee, Words: "x"}, fault.NotFound},
	} {
		_, err := w.service.CommentOn(w.ctx, w.delegates["Karsk"], draft.ID, c.clause, c.in)
		if fault.CodeOf(err) != c.code {
			t.Errorf("%s: %v", name, err)
		}
	}
	wantSame(t, w.readsAt(w.delegates["Karsk"], draft.ID, "o2"), []string{})
}

// TestPrivateThingsStayPrivate writes everything that is private and looks at all
// that anybody can read: lists, single things, counts, events, alerts, histories,
// exports, and what a person may do.
func TestPrivateThingsStayPrivate(t *testing.T) {
	w := newWorld(t)
	draft := w.informal() // the facilitator is Karsk's delegate
	must(w.service.Publish(w.ctx, w.secretariat, draft.ID))(t)
	colleague := w.person("Colleague", drafting.Delegate, w.delegations["Delmark"].ID)
	second := w.person("Second secretary", drafting.Secretariat, "")
	secrets := map[string]string{} // what each must not read, by the words
	private := map[string]drafting.CommentView{}
	write := func(name string, actor drafting.Actor, audience drafting.CommentAudience, shared ...string) {
		words := "SECRET of " + name + "."
		secrets[name] = words
		private[name] = w.says(actor, draft.ID, "o2", audience, words, shared...)
	}
	write("Delmark", w.delegates["Delmark"], drafting.CommentToOwn)
	write("observer", w.delegates["River Union"], drafting.CommentToOwn)
	write("secretariat", w.secretariat, drafting.CommentToOwn)
	write("chair", w.chair, drafting.CommentToOwn)
	write("Delmark to Meridia", w.delegates["Delmark"], drafting.CommentShared, "Meridia")
	write("secretariat to Karsk", w.secretariat, drafting.CommentShared, "Karsk")

	a := w.drafted("Delmark", draft, edit("o1", "progress", "SECRETfirst"))
	a = must(w.service.UpdateAmendment(w.ctx, w.delegates["Delmark"], a.ID, drafting.AmendmentChange{
		ExpectedRevision: 1, Base: 1, Ops: []amend.Op{edit("o1", "progress", "SECRETamendment")},
	}))(t)
	a = must(w.service.ShareAmendment(w.ctx, w.delegates["Delmark"], a.ID, 2, []string{w.delegations["Meridia"].ID, w.delegations["River Union"].ID}))(t)
	wantSame(t, a.SharedWith, []string{w.delegations["Meridia"].ID, w.delegations["River Union"].ID})
	a = must(w.service.ShareAmendment(w.ctx, w.delegates["Delmark"], a.ID, 2, []string{w.delegations["Meridia"].ID}))(t)

	for _, reader := range []struct {
		name  string
		actor drafting.Actor
		reads []string // names of secrets
		draft string   // what they see of the amendment: owner, shared or nothing
		owns  bool     // something that is shared
	}{
		{"Delmark", w.delegates["Delmark"], []string{"Delmark", "Delmark to Meridia"}, "owner", true},
		{"a colleague", colleague, []string{"Delmark", "Delmark to Meridia"}, "owner", true},
		{"Meridia", w.delegates["Meridia"], []string{"Delmark to Meridia"}, "shared", false},
		{"Karsk, who facilitates", w.delegates["Karsk"], []string{"secretariat to Karsk"}, "", false},
		{"an observer", w.delegates["River Union"], []string{"observer"}, "", false},
		{"a group", w.delegates["Coastal Group"], nil, "", false},
		{"the chair", w.chair, []string{"chair"}, "", false},
		{"the secretariat", w.secretariat, []string{"secretariat", "secretariat to Karsk"}, "", true},
		{"its colleague", second, []string{"secretariat", "secretariat to Karsk"}, "", true},
		{"a reader", w.reader, nil, "", false},
		{"the administrator", w.admin, []string{"secretariat", "secretariat to Karsk"}, "", true}, // of the secretariat, too
		{"an outsider", w.outsider, nil, "", false},
		{"the public", w.public, nil, "", false},
	} {
		t.Run(reader.name, func(t *testing.T) {
			seen := w.everything(t, reader.actor, draft.ID, a.ID)
			for name, c := range private {
				if slices.Contains(reader.reads, name) {
					continue
				}
				if _, err := w.service.WithdrawComment(w.ctx, reader.actor, c.ID); fault.CodeOf(err) != fault.NotFound && !reader.actor.Public() {
					t.Errorf("tries to withdraw the note of %s and is told %v", name, err)
				}
			}
			for name, words := range secrets {
				if got := strings.Contains(seen, words); got != slices.Contains(reader.reads, name) {
					t.Errorf("reads the note of %s: %v", name, got)
				}
				if got := strings.Contains(seen, private[name].ID); got != slices.Contains(reader.reads, name) {
					t.Errorf("learns of the note of %s: %v", name, got)
				}
			}
			if got := strings.Contains(seen, "SECRETamendment"); got != (reader.draft != "") {
				t.Errorf("reads the amendment: %v", got)
			}
			if got := strings.Contains(seen, "SECRETfirst"); got != (reader.draft == "owner") {
				t.Errorf("reads its first wording: %v", got)
			}
			if got := strings.Contains(seen, `"shared_with"`); got != reader.owns {
				t.Errorf("learns with whom something is shared: %v", got)
			}
			if got := strings.Contains(seen, a.ID); got != (reader.draft != "" || reader.name == "an observer") {
				t.Errorf("learns of the amendment: %v", got)
			}
			if strings.Contains(seen, `"named":[`) {
				t.Error("learns whom an event names")
			}
			if count := w.commentsCounted(reader.actor, draft.ID); count != len(reader.reads) {
				t.Errorf("counts %d comments, reads %d", count, len(reader.reads))
			}
		})
	}
	w.sound()
}

// TestWhatLapsesUnseenStaysUnseen: the end of a draft tells the owner of an
// amendment that was not submitted, and nobody else, of its end.
func TestWhatLapsesUnseenStaysUnseen(t *testing.T) {
	w := newWorld(t)
	draft := w.informal()
	a := w.drafted("Delmark", draft, edit("o1", "progress", "good progress"))
	must(w.service.ShareAmendment(w.ctx, w.delegates["Delmark"], a.ID, 1, []string{w.delegations["Meridia"].ID}))(t)
	w.shape(draft.ID, func(d *drafting.Draft) { d.MainSponsorID = w.delegations["Karsk"].ID })
	must(w.service.WithdrawDraft(w.ctx, w.secretariat, draft.ID, drafting.StepInput{ExpectedVersion: 1, Reason: "On instruction of Karsk."}))(t)
	for name, actor := range map[string]drafting.Actor{"Delmark": w.delegates["Delmark"], "Karsk": w.delegates["Karsk"], "the chair": w.chair, "the secretariat": w.secretariat} {
		events := must(w.service.Events(w.ctx, actor, w.committee.ID, 0, 0))(t)
		alerts := must(w.service.Alerts(w.ctx, actor, w.committee.ID))(t)
		told := string(must(json.Marshal([]any{events, alerts}))(t))
		if got := strings.Contains(told, a.ID); got != (name == "Delmark") {
			t.Errorf("%s is told of it: %v", name, got)
		}
		if alerted := slices.ContainsFunc(alerts, func(alert drafting.AlertView) bool { return alert.Kind == drafting.AlertAmendmentLapsed }); alerted != (name == "Delmark") {
			t.Errorf("%s reads the alert: %v", name, alerted)
		}
	}
	w.sound()
}

// everything is all that an actor can read about a draft and its things, as JSON.
func (w *world) everything(t *testing.T, actor drafting.Actor, draftID, amendmentID string) string {
	t.Helper()
	var all []any
	add := func(found any, err error) {
		if err == nil {
			all = append(all, found)
		}
	}
	add(w.service.Draft(w.ctx, actor, draftID))
	add(w.service.Paragraphs(w.ctx, actor, draftID))
	add(w.service.Comments(w.ctx, actor, draftID, "o2"))
	add(w.service.Statements(w.ctx, actor, draftID))
	add(w.service.Decisions(w.ctx, actor, draftID))
	add(w.service.Versions(w.ctx, actor, draftID))
	add(w.service.Version(w.ctx, actor, draftID, 0))
	add(w.service.Provenance(w.ctx, actor, draftID, 0))
	add(w.service.Amendments(w.ctx, actor, draftID, drafting.AmendmentFilter{Compared: true}))
	add(w.service.Amendment(w.ctx, actor, amendmentID))
	add(w.service.AmendmentHistory(w.ctx, actor, amendmentID))
	add(w.service.AmendmentActions(w.ctx, actor, draftID, []string{amendmentID}))
	add(w.service.PendingAmendments(w.ctx, actor, []string{draftID}))
	add(w.service.Preview(w.ctx, actor, draftID, drafting.PreviewInput{Amendments: []drafting.AmendmentRef{{ID: amendmentID, Revision: 2}}}))
	add(w.service.Events(w.ctx, actor, w.committee.ID, 0, 0))
	add(w.service.Alerts(w.ctx, actor, w.committee.ID))
	add(w.service.Report(w.ctx, actor, w.committee.ID))
	add(w.service.Outlook(w.ctx, actor, draftID))
	add(w.service.Papers(w.ctx, actor, draftID))
	add(w.service.Stage(w.ctx, actor, draftID, nil))
	add(w.service.Sponsors(w.ctx, actor, draftID))
	add(w.service.Documents(w.ctx, actor, w.committee.ID))
	for _, m := range must(w.service.Meetings(w.ctx, w.chair, w.committee.ID))(t) {
		add(w.service.MeetingRecord(w.ctx, actor, m.ID))
	}
	seen, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	return string(seen)
}

func (w *world) commentsCounted(actor drafting.Actor, draftID string) int {
	list, err := w.service.Paragraphs(w.ctx, actor, draftID)
	if err != nil {
		return 0
	}
	count := 0
	for _, p := range list.Paragraphs {
		count += p.Comments
	}
	return count
}
