package drafting_test

import (
	"encoding/json"
	"slices"
	"testing"

	"chapeau/drafting"
	"chapeau/drafting/action"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/rules"
)

// TestWhatIsPutOnRecordFitsTheDraft tries every kind of statement where it says
// nothing that could be.
func TestWhatIsPutOnRecordFitsTheDraft(t *testing.T) {
	w := newWorld(t)
	draft, elsewhere := w.draft(), w.draft()
	a := w.submitted("Delmark", draft, edit("o2", "every two years", "every year"))
	other := w.submitted("Delmark", elsewhere, edit("o2", "every two years", "every year"))
	private := w.drafted("Delmark", draft, remove("p2"))
	foreign := must(w.states("Karsk", elsewhere.ID, drafting.StatementInput{Kind: drafting.VoteRequest, Vote: rules.Recorded}))(t)
	kinds := []drafting.StatementKind{
		drafting.VoteRequest, drafting.DivisionRequest, drafting.RequestWithdrawn, drafting.ExplanationBefore, drafting.ExplanationAfter,
		drafting.VoteIntention, drafting.Dissociation, drafting.GeneralStatement,
	}
	for _, kind := range kinds {
		for field, in := range map[string]drafting.StatementInput{
			"amendment_id": {AmendmentID: other.ID},
			"clause":       {Clause: "o9"},
			"statement_id": {StatementID: foreign.ID},
		} {
			in.Kind = kind
			_, err := w.states("Karsk", draft.ID, in)
			wantRefusal(t, err, fault.Invalid, field)
		}
		_, err := w.states("Karsk", draft.ID, drafting.StatementInput{Kind: kind, AmendmentID: private.ID})
		wantRefusal(t, err, fault.Invalid, "there is no amendment")
	}
	for says, in := range map[string]drafting.StatementInput{
		"is nothing that a delegation puts on record": {Kind: drafting.RulingChallenge},
		"is no vote to ask for":                       {Kind: drafting.VoteRequest, Vote: "by_acclamation"},
		"names the parts":                             {Kind: drafting.DivisionRequest, AmendmentID: a.ID},
		"there is no request":                         {Kind: drafting.RequestWithdrawn},
		"is no vote; it is in_favour":                 {Kind: drafting.VoteIntention, Intended: "maybe"},
	} {
		_, err := w.states("Karsk", draft.ID, in)
		wantRefusal(t, err, fault.Invalid, says)
	}
	if all := must(w.service.Statements(w.ctx, w.chair, draft.ID))(t); len(all) != 0 {
		t.Errorf("what was refused left %d statements", len(all))
	}
}

// TestAStatementHasItsTime: what can be put on record in each status of a draft,
// and what is said where it cannot.
func TestAStatementHasItsTime(t *testing.T) {
	proposal := drafting.StatementInput{Kind: drafting.ConsequentialProposal, Words: "Then paragraph 3 speaks of surveys."}
	statements := map[string]drafting.StatementInput{
		"vote request":      {Kind: drafting.VoteRequest, Vote: rules.Recorded},
		"division request":  {Kind: drafting.DivisionRequest, Parts: []action.Part{{Label: "A", Clauses: []string{"o1"}}}},
		"explained before":  {Kind: drafting.ExplanationBefore, Words: "We shall abstain."},
		"explained after":   {Kind: drafting.ExplanationAfter, Words: "We abstained."},
		"intention":         {Kind: drafting.VoteIntention, Intended: "in_favour"},
		"dissociation":      {Kind: drafting.Dissociation, Clause: "o2"},
		"general statement": {Kind: drafting.GeneralStatement, Words: "We thank the Chair."},
		"consequence":       proposal,
	}
	before := map[string]string{
		"vote request": "", "division request": "", "explained before": "", "explained after": "is not decided yet",
		"intention": "there was no vote with names yet", "dissociation": "one dissociates oneself from what was adopted",
		"consequence": "is proposed while the action goes on", "general statement": "",
	}
	underAction := with(before, map[string]string{"consequence": ""})
	decided := map[string]string{
		"vote request": "only be asked for before the decision", "division request": "only be asked for before the decision",
		"explained before": "is decided: explain the vote after it", "explained after": "",
		"dissociation": "one dissociates oneself from what was adopted", "intention": "there was no vote with names yet",
		"consequence": "is proposed while the action goes on", "general statement": "",
	}
	withdrawn := map[string]string{}
	for name := range statements {
		withdrawn[name] = "any member may reintroduce it"
	}
	for status, says := range map[drafting.DraftStatus]map[string]string{
		drafting.ZeroDraft: before, drafting.InformalText: before, drafting.SubmittedDraft: before, drafting.Tabled: before,
		drafting.UnderAction: underAction, drafting.DraftRejected: decided, drafting.NoAction: decided,
		drafting.AdoptedWithoutVote: with(decided, map[string]string{"dissociation": ""}),
		drafting.AdoptedByVote:      with(decided, map[string]string{"dissociation": ""}),
		drafting.Final:              with(decided, map[string]string{"dissociation": ""}),
		drafting.DraftWithdrawn:     withdrawn,
	} {
		t.Run(string(status), func(t *testing.T) {
			w := newWorld(t)
			draft := w.sponsored("Delmark")
			w.shape(draft.ID, func(d *drafting.Draft) { d.Status = status })
			for name, in := range statements {
				speaker := "Karsk"
				if in.Kind == drafting.ConsequentialProposal {
					speaker = "Delmark"
				}
				want := says[name]
				_, err := w.states(speaker, draft.ID, in)
				if want == "" && err != nil {
					t.Errorf("%s: %v", name, err)
				}
				if want != "" {
					wantRefusal(t, err, fault.Conflict, want)
				}
			}
			wantSame(t, w.draftNow(draft.ID).Status, status)
		})
	}
}

func with(all, others map[string]string) map[string]string {
	merged := map[string]string{}
	for _, from := range []map[string]string{all, others} {
		for key, value := range from {
			merged[key] = value
		}
	}
	return merged
}

func TestNobodyExplainsAVoteOnTheirOwnText(t *testing.T) {
	w := newWorld(t)
	draft := w.sponsored("Delmark")
	explains := func(name, amendmentID string) error {
		_, err := w.states(name, draft.ID, drafting.StatementInput{Kind: drafting.ExplanationBefore, AmendmentID: amendmentID, Words: "We shall vote in favour."})
		return err
	}
	a := w.submitted("Karsk", draft, edit("o2", "every two years", "every year, with a summary"))
	sub := w.sub("Meridia", a, edit("o2", "summary", "short summary"))
	wantRefusal(t, explains("Delmark", ""), fault.Forbidden, "one does not explain a vote on one's own text")
	wantRefusal(t, explains("Karsk", a.ID), fault.Forbidden, "A1 is the proposal of Karsk")
	isOffered := func(actor drafting.Actor) bool {
		return slices.Contains(must(w.service.DraftActions(w.ctx, actor, draft.ID))(t), drafting.ExplainVote)
	}
	wantSame(t, []bool{isOffered(w.delegates["Delmark"]), isOffered(w.delegates["Karsk"]), isOffered(w.secretariat), isOffered(w.chair)}, []bool{false, true, true, false})
	for name, amendmentID := range map[string]string{"Karsk": "", "Meridia": a.ID, "Delmark": a.ID} {
		if err := explains(name, amendmentID); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	must(w.adopts(draft.ID, nil, sub.ID))(t)
	if err := explains("Karsk", a.ID); err != nil {
		t.Errorf("as amended: %v", err)
	}
	after := drafting.StatementInput{Kind: drafting.ExplanationAfter, AmendmentID: a.ID, Words: "We voted in favour."}
	_, err := w.states("Meridia", draft.ID, after)
	wantRefusal(t, err, fault.Conflict, "A1 is not decided yet: explain the vote before it")
	must(w.adopts(draft.ID, nil, a.ID))(t)
	must(w.states("Meridia", draft.ID, after))(t)
	wantRefusal(t, explains("Meridia", a.ID), fault.Conflict, "A1 is decided: explain the vote after it")
	if err := explains("Delmark", ""); err != nil {
		t.Errorf("the draft as amended: %v", err)
	}
	wantSame(t, isOffered(w.delegates["Delmark"]), true)
	w.sound()
}

func TestTheSecretariatRecordsForADelegation(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	in := drafting.StatementInput{Kind: drafting.GeneralStatement, Words: "We thank the Chair."}
	_, err := w.service.PutOnRecord(w.ctx, w.secretariat, draft.ID, in)
	wantRefusal(t, err, fault.Invalid, "name it")
	in.DelegationID = w.delegations["River Union"].ID
	_, err = w.service.PutOnRecord(w.ctx, w.secretariat, draft.ID, in)
	wantRefusal(t, err, fault.Forbidden, "River Union may not")
	in.DelegationID = w.delegations["Delmark"].ID
	_, err = w.service.PutOnRecord(w.ctx, w.delegates["Karsk"], draft.ID, in)
	wantRefusal(t, err, fault.Forbidden, "their own delegation only")
	in.OnBehalfOfID = w.delegations["Coastal Group"].ID
	made := must(w.service.PutOnRecord(w.ctx, w.secretariat, draft.ID, in))(t)
	wantSame(t, []string{made.By, made.OnBehalfOf, made.Person.Name}, []string{"Delmark", "Coastal Group", "Secretary"})

	w.closeMeeting()
	in.OnBehalfOfID = ""
	_, err = w.service.PutOnRecord(w.ctx, w.secretariat, draft.ID, in)
	wantRefusal(t, err, fault.Conflict, "no meeting is open")
	all := must(w.service.Statements(w.ctx, w.chair, draft.ID))(t)
	wantSame(t, string(must(json.Marshal(all))(t)), string(must(json.Marshal([]drafting.Statement{made}))(t)))
	w.sound()
}

func TestAConsequentialChangeFollowsFromWhatWasAdopted(t *testing.T) {
	c := newCrowd(t)
	change := func(in drafting.ConsequentialInput) error {
		in.ExpectedVersion = c.version(c.draft.ID)
		_, err := c.service.ChangeConsequentially(c.ctx, c.chair, c.draft.ID, in)
		return err
	}
	ops := []amend.Op{edit("o2", "report", "summary report")}
	wantRefusal(t, change(drafting.ConsequentialInput{Ops: ops, Reason: "so"}), fault.Conflict, "nothing was adopted yet")
	must(c.adopts(c.draft.ID, nil, c.charts.ID))(t)
	wantRefusal(t, change(drafting.ConsequentialInput{Ops: ops}), fault.Invalid, "say what the change follows from")
	wantRefusal(t, change(drafting.ConsequentialInput{Reason: "so"}), fault.Invalid, "there is no operation")
	wantRefusal(t, change(drafting.ConsequentialInput{Reason: "so", Ops: []amend.Op{edit("o2", "report", "report")}}), fault.Invalid, "change nothing in version 2")
	wantRefusal(t, change(drafting.ConsequentialInput{Reason: "so", Ops: ops, Statement: c.request.ID}), fault.Invalid, "there is no proposal of a consequential change")
	_, err := c.service.ChangeConsequentially(c.ctx, c.chair, c.draft.ID, drafting.ConsequentialInput{ExpectedVersion: 1, Ops: ops, Reason: "so"})
	wantRefusal(t, err, fault.Stale, "at version 2, not 1")
	if err := change(drafting.ConsequentialInput{Ops: ops, Reason: "as the surveys are now asked for"}); err != nil {
		t.Fatal(err)
	}
	must(c.decides(c.draft.ID, drafting.DraftAdopted, nil))(t)
	wantRefusal(t, change(drafting.ConsequentialInput{Ops: ops, Reason: "so"}), fault.Conflict, "only reconsideration")
	c.sound()
}
