package drafting_test

import (
	"strings"
	"testing"
	"time"

	"chapeau/drafting"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/rules"

	"pgregory.net/rapid"
)

func dayOfMay(day int) *rules.Date { return &rules.Date{Year: 2031, Month: time.May, Day: day} }

// onBehalf is Delmark's amendment on behalf of the Coastal Group.
func (w *world) onBehalf(draft drafting.Draft) (drafting.AmendmentView, error) {
	in := drafting.AmendmentInput{Base: 1, Ops: []amend.Op{remove("p2")}, OnBehalfOfID: w.delegations["Coastal Group"].ID}
	return w.service.CreateAmendment(w.ctx, w.delegates["Delmark"], draft.ID, in)
}

// The tests' day is 12 May 2031.
func TestOneSpeaksOnBehalfOfAGroupWhileOneIsItsMember(t *testing.T) {
	for _, c := range []struct {
		name        string
		from, until *rules.Date
		want        fault.Code
	}{
		{"always a member", nil, nil, ""},
		{"since the day before", dayOfMay(11), nil, ""},
		{"since today", dayOfMay(12), nil, ""},
		{"until today", nil, dayOfMay(12), ""},
		{"for today alone", dayOfMay(12), dayOfMay(12), ""},
		{"from tomorrow", dayOfMay(13), nil, fault.Forbidden},
		{"until yesterday", nil, dayOfMay(11), fault.Forbidden},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t)
			w.members("Coastal Group", drafting.GroupMember{DelegationID: w.delegations["Delmark"].ID, From: c.from, Until: c.until})
			made, err := w.onBehalf(w.draft())
			wantCode(t, err, c.want)
			if c.want == "" && made.OnBehalfOf != "Coastal Group" {
				t.Errorf("on behalf of %q", made.OnBehalfOf)
			}
			if c.want != "" && !strings.Contains(err.Error(), "Delmark is no member of Coastal Group on 2031-05-12") {
				t.Error(err)
			}
		})
	}
}

func TestTheDayIsTheCommittees(t *testing.T) {
	w := newWorld(t)
	must(w.service.UpdateCommittee(w.ctx, w.secretariat, w.committee.ID, drafting.CommitteeInput{Name: "Commission", TimeZone: "Pacific/Auckland"}))(t)
	w.members("Coastal Group", drafting.GroupMember{DelegationID: w.delegations["Delmark"].ID, From: dayOfMay(13)})
	draft := w.draft()
	_, err := w.onBehalf(draft)
	wantCode(t, err, fault.Forbidden)
	w.clock.advance(4 * time.Hour) // one in the afternoon, and the next day in Auckland
	must(w.onBehalf(draft))(t)
}

func TestWhoIsNoMemberOrNoDelegationSpeaksForNoGroup(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	in := drafting.AmendmentInput{Base: 1, Ops: []amend.Op{remove("p2")}, OnBehalfOfID: w.delegations["Coastal Group"].ID}
	_, err := w.service.CreateAmendment(w.ctx, w.delegates["Karsk"], draft.ID, in)
	wantCode(t, err, fault.Forbidden)
	_, err = w.service.CreateAmendment(w.ctx, w.chair, draft.ID, in)
	wantCode(t, err, fault.Invalid)
	in.OnBehalfOfID = w.delegations["Karsk"].ID
	_, err = w.service.CreateAmendment(w.ctx, w.delegates["Delmark"], draft.ID, in)
	wantCode(t, err, fault.Invalid)
}

func TestAnAmendmentIsNotSubmittedOnBehalfOfAGroupThatItsMoverHasLeft(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	made := must(w.onBehalf(draft))(t)
	w.members("Coastal Group")
	_, err := w.service.SubmitAmendment(w.ctx, w.delegates["Delmark"], made.ID, made.Revision)
	wantCode(t, err, fault.Forbidden)
	wantSame(t, must(w.service.Amendment(w.ctx, w.delegates["Delmark"], made.ID))(t).Status, drafting.Drafted)
	w.members("Coastal Group", drafting.GroupMember{DelegationID: w.delegations["Delmark"].ID})
	must(w.service.SubmitAmendment(w.ctx, w.delegates["Delmark"], made.ID, made.Revision))(t)
	w.sound()
}

func TestMembersThatCannotBeAreRefused(t *testing.T) {
	w := newWorld(t)
	delmark, karsk := w.delegations["Delmark"].ID, w.delegations["Karsk"].ID
	for name, members := range map[string][]drafting.GroupMember{
		"leaves before it joins":       {{DelegationID: delmark, From: dayOfMay(12), Until: dayOfMay(11)}},
		"twice":                        {{DelegationID: delmark}, {DelegationID: delmark}},
		"twice on one day":             {{DelegationID: delmark, Until: dayOfMay(12)}, {DelegationID: delmark, From: dayOfMay(12)}},
		"twice, the later named first": {{DelegationID: delmark, From: dayOfMay(20)}, {DelegationID: delmark, From: dayOfMay(1), Until: dayOfMay(25)}},
		"a group":                      {{DelegationID: w.delegations["Coastal Group"].ID}},
		"nobody":                       {{DelegationID: "nobody"}},
	} {
		_, err := w.service.SetGroupMembers(w.ctx, w.secretariat, w.delegations["Coastal Group"].ID, members)
		if fault.CodeOf(err) != fault.Invalid {
			t.Errorf("%s: got %q (%v)", name, fault.CodeOf(err), err)
		}
	}
	_, err := w.service.SetGroupMembers(w.ctx, w.secretariat, karsk, nil)
	wantCode(t, err, fault.Invalid)
	wantSame(t, must(w.service.GroupMembers(w.ctx, w.reader, w.delegations["Coastal Group"].ID))(t), []drafting.GroupMember{{DelegationID: delmark}})
	back := []drafting.GroupMember{{DelegationID: karsk}, {DelegationID: delmark, From: dayOfMay(14)}, {DelegationID: delmark, Until: dayOfMay(11)}}
	got := must(w.service.SetGroupMembers(w.ctx, w.secretariat, w.delegations["Coastal Group"].ID, back))(t)
	wantSame(t, got, []drafting.GroupMember{{DelegationID: delmark, Until: dayOfMay(11)}, {DelegationID: delmark, From: dayOfMay(14)}, {DelegationID: karsk}})
	wantSame(t, must(w.service.GroupsOf(w.ctx, w.reader, w.committee.ID))(t), map[string][]string{karsk: {w.delegations["Coastal Group"].ID}})
}

func TestAGroupStaysOneWhileItHasMembers(t *testing.T) {
	w := newWorld(t)
	_, err := w.service.UpdateDelegation(w.ctx, w.secretariat, w.delegations["Coastal Group"].ID, drafting.DelegationInput{Name: "Coastal Group", Kind: drafting.Member})
	wantCode(t, err, fault.Conflict)
	_, err = w.service.UpdateDelegation(w.ctx, w.secretariat, w.delegations["Delmark"].ID, drafting.DelegationInput{Name: "Delmark", Kind: drafting.Group})
	wantCode(t, err, fault.Conflict)
	must(w.service.UpdateDelegation(w.ctx, w.secretariat, w.delegations["Delmark"].ID, drafting.DelegationInput{Name: "Delmark", Kind: drafting.Observer}))(t)
}

// Law: a membership holds from its first day to its last, and on no other.
func TestAMembershipHoldsOnItsDaysAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := func(name string) rules.Date {
			return rules.DateOf(time.Date(2031, 1, rapid.IntRange(1, 800).Draw(t, name), 0, 0, 0, 0, time.UTC))
		}
		from, until, on := day("from"), day("until"), day("on")
		m := drafting.GroupMember{From: &from, Until: &until}
		if want := on.String() >= from.String() && on.String() <= until.String(); m.On(on) != want {
			t.Fatalf("from %s until %s, on %s: %v", from, until, on, m.On(on))
		}
	})
}
