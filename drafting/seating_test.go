package drafting_test

import (
	"strings"
	"testing"

	"chapeau/drafting"
	"chapeau/drafting/fault"
)

func TestAListOfDelegationsIsReadLineByLine(t *testing.T) {
	got := must(drafting.ReadDelegations("XA;Arvandia\r\n\n XB ; Borealia ;observer\nCastoria\n", drafting.Member))(t)
	wantSame(t, got, []drafting.DelegationInput{
		{Name: "Arvandia", Code: "XA", Kind: drafting.Member},
		{Name: "Borealia", Code: "XB", Kind: drafting.Observer},
		{Name: "Castoria", Kind: drafting.Member},
	})
	for list, words := range map[string]string{
		"XA;Arvandia\nXB;":     "line 2: ",
		"a;b;c;d":              "line 1: it has 3 semicolons",
		"\n\nXA;Arvandia;king": `line 3: kind: "king" is no kind`,
	} {
		_, err := drafting.ReadDelegations(list, drafting.Member)
		if fault.CodeOf(err) != fault.Invalid || !strings.Contains(err.Error(), words) {
			t.Errorf("%q: %v", list, err)
		}
	}
}

func TestManyDelegationsAreAddedTogetherOrNotAtAll(t *testing.T) {
	w := newWorld(t)
	before := len(must(w.service.Delegations(w.ctx, w.chair, w.committee.ID))(t))
	add := func(list string) ([]drafting.Delegation, error) {
		in := must(drafting.ReadDelegations(list, drafting.Member))(t)
		return w.service.AddDelegations(w.ctx, w.secretariat, w.committee.ID, in)
	}
	_, err := add("XA;Arvandia\nXD;DELMARK\nXX;Castoria\nXX;Fenland\nXK;Karsk")
	wantCode(t, err, fault.Conflict)
	for _, words := range []string{"nothing was added", "in the committee already, by name or code: DELMARK, Karsk", "named twice, by name or code: Fenland"} {
		if !strings.Contains(err.Error(), words) {
			t.Errorf("%q does not say %q", err, words)
		}
	}
	_, err = w.service.AddDelegations(w.ctx, w.secretariat, w.committee.ID, nil)
	wantCode(t, err, fault.Invalid)
	_, err = w.service.AddDelegations(w.ctx, w.secretariat, w.committee.ID, []drafting.DelegationInput{{Name: "Arvandia", Kind: drafting.Member}, {Name: " ", Kind: drafting.Member}})
	wantCode(t, err, fault.Invalid)
	wantSame(t, len(must(w.service.Delegations(w.ctx, w.chair, w.committee.ID))(t)), before)
	added := must(add("XA;Arvandia\nXB;Borealia;observer\nCastoria\nFenland"))(t)
	wantSame(t, len(added), 4)
	wantSame(t, len(must(w.service.Delegations(w.ctx, w.chair, w.committee.ID))(t)), before+4)
	_, err = add("xa;Arvandia-on-Sea")
	wantCode(t, err, fault.Conflict)
	w.sound()
}

func TestAnOpenInvitationIsTakenBack(t *testing.T) {
	w := newWorld(t)
	invite := func() (drafting.Invitation, string) {
		i, secret, err := w.service.Invite(w.ctx, w.secretariat, w.committee.ID, drafting.InvitationInput{Role: drafting.Reader})
		return must(i, err)(t), secret
	}
	kept, keptSecret := invite()
	taken, takenSecret := invite()
	wantSame(t, len(must(w.service.OpenInvitations(w.ctx, w.secretariat, w.committee.ID))(t)), 2)
	wantCode(t, w.service.TakeBackInvitation(w.ctx, w.secretariat, w.committee.ID, taken.ID), "")
	_, err := w.service.InvitationBySecret(w.ctx, takenSecret)
	wantCode(t, err, fault.NotFound)
	must(w.service.AcceptInvitation(w.ctx, keptSecret, drafting.AcceptInput{Name: "Guest", Email: "guest@example.org", Password: "correct horse"}))(t)
	wantCode(t, w.service.TakeBackInvitation(w.ctx, w.secretariat, w.committee.ID, kept.ID), fault.NotFound)
	invite()
	w.clock.advance(15 * 24 * 3600e9)
	wantSame(t, len(must(w.service.OpenInvitations(w.ctx, w.secretariat, w.committee.ID))(t)), 0)
	w.sound()
}
