package drafting_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chapeau/drafting"
	"chapeau/drafting/amend"
	"chapeau/drafting/formats/markdown"
	"chapeau/drafting/sharedtest"
	"chapeau/drafting/text"
)

// negotiation is a scenario of the shared folder, as far as it tells of the
// life of a draft.
type negotiation struct {
	Committee struct {
		Members []struct{ Name string }
	}
	Initial struct {
		MainSponsor string `json:"main_sponsor"`
		Sponsors    []string
		Text        *text.Text
	}
	Actions []struct {
		N                              int
		Actor, Act, Amendment, Outcome string
		Ops                            []amend.Op
		Result                         any
	}
	Expected struct {
		Amendments  map[string]drafting.AmendmentStatus
		DraftStatus drafting.DraftStatus `json:"draft_status"`
		Qualifier   string               `json:"draft_qualifier"`
		FinalText   string               `json:"final_text"`
	}
}

// TestOralRevisionsAndAcceptedAmendmentsOfTheScenarios replays S06 and S10.
func TestOralRevisionsAndAcceptedAmendmentsOfTheScenarios(t *testing.T) {
	folder := filepath.Join(sharedtest.Dir(t), "scenarios")
	for _, name := range []string{"S06", "S10"} {
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(filepath.Join(folder, name+".json"))
			if err != nil {
				t.Fatal(err)
			}
			var n negotiation
			decode(t, data, &n)
			n.play(t)
		})
	}
}

func (n negotiation) play(t *testing.T) {
	w := newWorld(t)
	for _, m := range n.Committee.Members {
		if _, known := w.delegations[m.Name]; !known {
			w.delegation(m.Name, drafting.Member)
		}
	}
	w.meets()
	draft := must(w.service.CreateDraft(w.ctx, w.secretariat, w.committee.ID, drafting.DraftInput{
		Text: n.Initial.Text, Status: drafting.Tabled, MainSponsorID: w.delegations[n.Initial.MainSponsor].ID,
	}))(t)
	for _, sponsor := range n.Initial.Sponsors {
		if sponsor != n.Initial.MainSponsor {
			w.joins(sponsor, draft)
		}
	}
	ids := map[string]string{}
	for _, a := range n.Actions {
		actor, version := w.delegates[a.Actor], w.now(draft.ID).Version
		named := drafting.AmendmentView{}
		if id := ids[a.Amendment]; id != "" {
			named = w.amendment(id)
		}
		var err error
		switch a.Act {
		case "propose_amendment":
			ids[a.Amendment] = w.submitted(a.Actor, draft, a.Ops...).ID
		case "oral_revision":
			_, err = w.service.ReviseOrally(w.ctx, actor, draft.ID, drafting.EditInput{ExpectedVersion: version, Ops: a.Ops})
		case "rebase_report":
			w.reports(ids, a.Result)
		case "withdraw_amendment":
			_, err = w.service.WithdrawAmendment(w.ctx, actor, named.ID, named.Revision, "")
		case "confirm_rebase":
			_, err = w.service.ConfirmRebase(w.ctx, actor, named.ID, named.Revision)
		case "incorporate_amendment":
			_, err = w.service.IncorporateAmendment(w.ctx, actor, named.ID, drafting.IncorporateInput{ExpectedRevision: named.Revision})
		case "decide_amendment":
			err = w.decides(draft.ID, version, a.Outcome, named)
		case "decide_draft":
			_, err = w.service.DecideDraft(w.ctx, w.chair, draft.ID, drafting.DecideDraftInput{ExpectedVersion: version, Outcome: drafting.DraftAdopted})
		}
		if err != nil {
			t.Fatalf("%d, %s: %v (%s)", a.N, a.Act, err, causes(err))
		}
	}
	n.outcome(t, w, draft, ids)
}

func (w *world) decides(draftID string, version int, outcome string, a drafting.AmendmentView) error {
	if outcome == "adopted" {
		_, err := w.adopt(draftID, version, nil, a)
		return err
	}
	_, err := w.service.Reject(w.ctx, w.chair, draftID, drafting.RejectInput{ExpectedVersion: version, Amendments: refs(a)})
	return err
}

// reports compares how the amendments fared with the scenario's report.
func (w *world) reports(ids map[string]string, want any) {
	w.t.Helper()
	for label, said := range want.(map[string]any) {
		report := said.(map[string]any)
		a := w.amendment(ids[label])
		switch {
		case report["status"] == "conflict":
			wantSame(w.t, []any{a.Status, a.Rebase.Status}, []any{drafting.NeedsRebase, amend.Conflict})
		case report["notices"] != nil:
			wantSame(w.t, []any{a.Status, a.Notices[0].Kind}, []any{drafting.NeedsRebase, amend.Adjacent})
		default:
			wantSame(w.t, []any{a.Status, a.Base}, []any{drafting.Submitted, 2})
		}
	}
}

func (n negotiation) outcome(t *testing.T, w *world, draft drafting.Draft, ids map[string]string) {
	for label, status := range n.Expected.Amendments {
		wantSame(t, w.amendment(ids[label]).Status, status)
	}
	wantSame(t, w.now(draft.ID).Status, n.Expected.DraftStatus)
	stage := must(w.service.Stage(w.ctx, w.chair, draft.ID))(t)
	wantSame(t, strings.ReplaceAll(string(stage.Qualifier), "_", " "), n.Expected.Qualifier)
	printed := strings.Builder{}
	if err := markdown.Markdown(&printed, must(w.service.Version(w.ctx, w.chair, draft.ID, 0))(t).Text, text.Options{}); err != nil {
		t.Fatal(err)
	}
	_, body, _ := strings.Cut(printed.String(), "\n\n")
	wantSame(t, strings.TrimSpace(body), n.Expected.FinalText)
	for _, sponsor := range must(w.service.Sponsors(w.ctx, w.chair, draft.ID))(t).Sponsors {
		if sponsor.Main {
			continue
		}
		wantSame(t, sponsor.ConsentedTo, 1)
		if told := w.alerts(sponsor.Name); !slices.Contains(told, "revised_orally") {
			t.Errorf("%s was told %q", sponsor.Name, told)
		}
	}
	w.sound()
}
