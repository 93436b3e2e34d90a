package drafting_test

import (
	"strings"
	"testing"

	"chapeau/drafting"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
)

// joins makes a delegation a co-sponsor of a draft as it is.
func (w *world) joins(name string, draft drafting.Draft) drafting.Sponsors {
	w.t.Helper()
	in := drafting.SponsorInput{ExpectedVersion: w.now(draft.ID).Version}
	return must(w.service.JoinSponsors(w.ctx, w.delegates[name], draft.ID, in))(w.t)
}

// alerts are what a delegation was told, newest first, as kind and label.
func (w *world) alerts(name string) []string {
	w.t.Helper()
	told := []string{}
	for _, a := range must(w.service.Alerts(w.ctx, w.delegates[name], w.committee.ID))(w.t) {
		told = append(told, strings.TrimSpace(string(a.Kind)+" "+a.Label))
	}
	return told
}

func TestCoSponsorsJoinAndLeave(t *testing.T) {
	w := newWorld(t)
	w.delegation("Arvandia", drafting.Member)
	draft := w.sponsored("Meridia")
	w.joins("Karsk", draft)
	in := drafting.SponsorInput{ExpectedVersion: 1, DelegationID: w.delegations["Delmark"].ID, OnBehalfOfID: w.delegations["Coastal Group"].ID}
	_, err := w.service.JoinSponsors(w.ctx, w.delegates["Karsk"], draft.ID, in)
	wantCode(t, err, fault.Forbidden)
	must(w.service.JoinSponsors(w.ctx, w.secretariat, draft.ID, in))(t)
	found := w.joins("Arvandia", draft)
	wantSame(t, found.Document, []string{"Arvandia", "Delmark (on behalf of the Coastal Group)", "Karsk", "Meridia"})
	wantSame(t, []any{found.Sponsors[0].Name, found.Sponsors[0].Main, found.Sponsors[1].ConsentedTo}, []any{"Meridia", true, 1})

	must(w.service.LeaveSponsors(w.ctx, w.delegates["Karsk"], draft.ID, drafting.SponsorInput{Reason: "New instructions."}))(t)
	left := must(w.service.Sponsors(w.ctx, w.chair, draft.ID))(t)
	wantSame(t, left.Document, []string{"Arvandia", "Delmark (on behalf of the Coastal Group)", "Meridia"})
	if len(left.Sponsors) != 4 || left.Sponsors[1].LeftAt == nil {
		t.Errorf("who left is not in the record: %+v", left.Sponsors)
	}
	wantSame(t, w.alerts("Meridia"), []string{"sponsor_left", "sponsor_joined", "sponsor_joined", "sponsor_joined"})
	wantSame(t, w.alerts("Delmark"), []string{"sponsor_left", "sponsor_joined", "sponsor_joined"}) // its own was recorded for it
	wantSame(t, w.alerts("Arvandia"), []string{"sponsor_left"})
	wantSame(t, w.joins("Karsk", draft).Document[2], "Karsk")
	w.sound()
}

func TestWhatASponsorCannotDo(t *testing.T) {
	w, draft := negotiated(t)
	observer, karsk, delmark := w.delegates["River Union"], w.delegates["Karsk"], w.delegates["Delmark"]
	join := func(a drafting.Actor, in drafting.SponsorInput) error {
		_, err := w.service.JoinSponsors(w.ctx, a, draft.ID, in)
		return err
	}
	leave := func(a drafting.Actor) error {
		_, err := w.service.LeaveSponsors(w.ctx, a, draft.ID, drafting.SponsorInput{})
		return err
	}
	consent := func(a drafting.Actor, version int) error {
		_, err := w.service.Consent(w.ctx, a, draft.ID, drafting.SponsorInput{ExpectedVersion: version})
		return err
	}
	now := drafting.SponsorInput{ExpectedVersion: 1}
	for name, c := range map[string]struct {
		err  error
		code fault.Code
	}{
		"join as an observer":           {join(observer, now), fault.Forbidden},
		"join as the main sponsor":      {join(w.delegates["Meridia"], now), fault.Conflict},
		"join twice":                    {join(delmark, now), fault.Conflict},
		"join a text not seen":          {join(karsk, drafting.SponsorInput{ExpectedVersion: 2}), fault.Stale},
		"join for no group":             {join(karsk, drafting.SponsorInput{ExpectedVersion: 1, OnBehalfOfID: w.delegations["Meridia"].ID}), fault.Invalid},
		"join for nobody":               {join(w.secretariat, now), fault.Invalid},
		"join as the chair":             {join(w.chair, now), fault.Forbidden},
		"leave as the main sponsor":     {leave(w.delegates["Meridia"]), fault.Conflict},
		"leave without having joined":   {leave(karsk), fault.Conflict},
		"consent without having joined": {consent(karsk, 1), fault.Conflict},
		"consent to a text not seen":    {consent(delmark, 2), fault.Stale},
	} {
		if fault.CodeOf(c.err) != c.code {
			t.Errorf("%s: got %q (%v)", name, fault.CodeOf(c.err), c.err)
		}
	}
	settings := drafting.CommitteeInput{Name: w.committee.Name, ObserversMayPropose: true}
	must(w.service.UpdateCommittee(w.ctx, w.secretariat, w.committee.ID, settings))(t)
	if err := join(observer, now); err != nil {
		t.Errorf("an observer may not by setting: %v", err)
	}
	w.sound()
}

// TestAFacilitatorRecordsNoSponsors holds the one thing that a facilitator, who
// records amendments for others, does not record.
func TestAFacilitatorRecordsNoSponsors(t *testing.T) {
	w := newWorld(t)
	draft := w.sponsored("Meridia")
	must(w.service.NameFacilitator(w.ctx, w.chair, draft.ID, w.delegates["Karsk"].PersonID))(t)
	_, err := w.service.JoinSponsors(w.ctx, w.delegates["Karsk"], draft.ID, drafting.SponsorInput{ExpectedVersion: 1, DelegationID: w.delegations["Delmark"].ID})
	wantCode(t, err, fault.Forbidden)
}

func TestACoSponsorConsentsToARevisionOrLeaves(t *testing.T) {
	w, draft := negotiated(t)
	must(w.service.ReviseOrally(w.ctx, w.delegates["Meridia"], draft.ID, drafting.EditInput{ExpectedVersion: 1, Ops: []amend.Op{remove("i2")}}))(t)
	before := must(w.service.Sponsors(w.ctx, w.delegates["Delmark"], draft.ID))(t)
	wantSame(t, []int{before.Version, before.Sponsors[1].ConsentedTo}, []int{2, 1})
	wantSame(t, may(w, "Delmark", draft, drafting.ConsentToText), true)
	in := drafting.SponsorInput{ExpectedVersion: 2}
	after := must(w.service.Consent(w.ctx, w.delegates["Delmark"], draft.ID, in))(t)
	wantSame(t, after.Sponsors[1].ConsentedTo, 2)
	wantSame(t, may(w, "Delmark", draft, drafting.ConsentToText), false)
	events := w.eventTypes(w.chair)
	must(w.service.Consent(w.ctx, w.delegates["Delmark"], draft.ID, in))(t)
	wantSame(t, w.eventTypes(w.chair), events)
	w.sound()
}

// may tells whether a delegate is offered an action.
func may(w *world, name string, draft drafting.Draft, action drafting.DraftAction) bool {
	w.t.Helper()
	for _, offered := range must(w.service.DraftActions(w.ctx, w.delegates[name], draft.ID))(w.t) {
		if offered == action {
			return true
		}
	}
	return false
}

func TestAnotherMainSponsorTakesOver(t *testing.T) {
	w, draft := negotiated(t)
	id := w.delegations["Delmark"].ID
	change := drafting.DraftChange{MainSponsorID: &id}
	changed := must(w.service.ChangeDraft(w.ctx, w.secretariat, draft.ID, change))(t)
	wantSame(t, changed.MainSponsorID, id)
	found := must(w.service.Sponsors(w.ctx, w.chair, draft.ID))(t)
	wantSame(t, found.Document, []string{"Delmark", "Meridia"})
	wantSame(t, []any{len(found.Sponsors), found.Sponsors[0].Name, found.Sponsors[0].Main, found.Sponsors[1].ConsentedTo}, []any{2, "Delmark", true, 1})
	wantSame(t, w.alerts("Meridia")[0], "main_sponsor_changed")
	_, err := w.service.WithdrawDraft(w.ctx, w.delegates["Meridia"], draft.ID, drafting.StepInput{ExpectedVersion: 1})
	wantCode(t, err, fault.Forbidden)
	must(w.service.LeaveSponsors(w.ctx, w.delegates["Meridia"], draft.ID, drafting.SponsorInput{}))(t)
	must(w.service.ChangeDraft(w.ctx, w.secretariat, draft.ID, change))(t) // the same again
	none := ""
	must(w.service.ChangeDraft(w.ctx, w.secretariat, draft.ID, drafting.DraftChange{MainSponsorID: &none}))(t)
	wantSame(t, must(w.service.Sponsors(w.ctx, w.chair, draft.ID))(t).Document, []string{"Delmark"})
	w.sound()
}

func TestAMainSponsorSpeaksForAGroup(t *testing.T) {
	w := newWorld(t)
	group := w.delegations["Coastal Group"].ID
	draft := must(w.service.CreateDraft(w.ctx, w.delegates["Delmark"], w.committee.ID, drafting.DraftInput{Text: navigationAids(), OnBehalfOfID: group}))(t)
	wantSame(t, must(w.service.Sponsors(w.ctx, w.chair, draft.ID))(t).Document, []string{"Delmark (on behalf of the Coastal Group)"})
	_, err := w.service.CreateDraft(w.ctx, w.secretariat, w.committee.ID, drafting.DraftInput{Text: navigationAids(), OnBehalfOfID: group})
	wantCode(t, err, fault.Invalid)
	karsk := w.delegations["Karsk"].ID
	changed := must(w.service.ChangeDraft(w.ctx, w.secretariat, draft.ID, drafting.DraftChange{MainSponsorID: &karsk}))(t)
	wantSame(t, changed.OnBehalfOfID, "")
	wantSame(t, must(w.service.Sponsors(w.ctx, w.chair, draft.ID))(t).Document, []string{"Delmark (on behalf of the Coastal Group)", "Karsk"})
	w.sound()
}

func TestTheTextKeepsWhatItsSourceSaysOfSponsors(t *testing.T) {
	w := newWorld(t)
	content := navigationAids()
	content.Sponsors = []string{"Castoria"}
	draft := must(w.service.CreateDraft(w.ctx, w.delegates["Delmark"], w.committee.ID, drafting.DraftInput{Text: content}))(t)
	w.joins("Karsk", draft)
	wantSame(t, must(w.service.Version(w.ctx, w.chair, draft.ID, 0))(t).Text.Sponsors, []string{"Castoria"})
	wantSame(t, must(w.service.Sponsors(w.ctx, w.chair, draft.ID))(t).Document, []string{"Delmark", "Karsk"})
}

func TestOutsidersSeeWhoSponsorsAndNothingOfConsent(t *testing.T) {
	w, draft := negotiated(t)
	w.joins("Karsk", draft)
	must(w.service.LeaveSponsors(w.ctx, w.delegates["Karsk"], draft.ID, drafting.SponsorInput{}))(t)
	_, err := w.service.Sponsors(w.ctx, w.public, draft.ID)
	wantCode(t, err, fault.NotFound)
	must(w.service.Publish(w.ctx, w.secretariat, draft.ID))(t)
	found := must(w.service.Sponsors(w.ctx, w.public, draft.ID))(t)
	wantSame(t, found.Sponsors, []drafting.Sponsor{
		{DelegationID: w.delegations["Meridia"].ID, Name: "Meridia", Main: true},
		{DelegationID: w.delegations["Delmark"].ID, Name: "Delmark"},
	})
}

func TestEverySponsorIsToldOfEveryChangeOfText(t *testing.T) {
	w, draft := negotiated(t)
	note := "On the instruction of Meridia."
	must(w.service.EditText(w.ctx, w.secretariat, draft.ID, drafting.EditInput{ExpectedVersion: 1, Ops: []amend.Op{remove("i2")}, Note: note}))(t)
	must(w.service.ReviseOrally(w.ctx, w.delegates["Meridia"], draft.ID, drafting.EditInput{ExpectedVersion: 2, Ops: []amend.Op{remove("p1")}}))(t)
	a := w.submitted("Karsk", draft, edit("o1", "progress", "good progress"))
	must(w.adopt(draft.ID, 3, nil, a))(t)
	wantSame(t, w.alerts("Meridia"), []string{"text_revised", "text_revised", "sponsor_joined"})
	wantSame(t, w.alerts("Delmark"), []string{"text_revised", "revised_orally", "text_revised"})
	wantSame(t, w.alerts("Karsk"), []string{"decided A3"})
}

func TestAnAlertIsSeenByItsDelegation(t *testing.T) {
	w, draft := negotiated(t)
	must(w.service.ReviseOrally(w.ctx, w.delegates["Meridia"], draft.ID, drafting.EditInput{ExpectedVersion: 1, Ops: []amend.Op{remove("i2")}}))(t)
	told := must(w.service.Alerts(w.ctx, w.delegates["Delmark"], w.committee.ID))(t)[0]
	wantSame(t, []any{told.Delegation, told.Title, told.Symbol, told.SeenAt == nil}, []any{"Delmark", "Navigation aids", "E/CN.99/2031/L.1", true})
	for _, actor := range []drafting.Actor{w.delegates["Karsk"], w.chair, w.reader, w.outsider} {
		_, err := w.service.SeeAlert(w.ctx, actor, told.ID)
		wantCode(t, err, fault.NotFound)
	}
	must(w.service.SeeAlert(w.ctx, w.delegates["Delmark"], told.ID))(t)
	if seen := must(w.service.Alerts(w.ctx, w.chair, w.committee.ID))(t); len(seen) != 2 || seen[0].SeenAt == nil {
		t.Errorf("the chair sees %+v", seen)
	}
}

func TestALateSponsorStandsInTheRecordAndNotOnTheDocument(t *testing.T) {
	w := newWorld(t)
	draft := w.sponsored("Meridia")
	must(w.service.JoinSponsors(w.ctx, w.delegates["Delmark"], draft.ID, drafting.SponsorInput{ExpectedVersion: 1}))(t)
	must(w.decides(draft.ID, drafting.DraftAdopted, nil))(t)
	in := drafting.SponsorInput{ExpectedVersion: 1}
	_, err := w.service.JoinSponsors(w.ctx, w.delegates["Karsk"], draft.ID, in)
	wantCode(t, err, fault.Conflict)
	wantSame(t, may(w, "Karsk", draft, drafting.JoinTheSponsors), false)
	allowed := true
	settings := drafting.CommitteeInput{Name: w.committee.Name, OwnRules: drafting.OwnRules{LateSponsors: &allowed}}
	must(w.service.UpdateCommittee(w.ctx, w.secretariat, w.committee.ID, settings))(t)
	wantSame(t, may(w, "Karsk", draft, drafting.JoinTheSponsors), true)
	found := must(w.service.JoinSponsors(w.ctx, w.delegates["Karsk"], draft.ID, in))(t)
	wantSame(t, found.Document, []string{"Delmark", "Meridia"})
	wantSame(t, []any{found.Sponsors[2].Name, found.Sponsors[2].Late}, []any{"Karsk", true})
	w.sound()
}
