package drafting_test

import (
	"strings"
	"testing"
	"time"

	"chapeau/drafting"
	"chapeau/drafting/fault"
)

func TestTheFirstLinkMakesOneAdministrator(t *testing.T) {
	w := newWorld(t)
	if secret := must(w.service.Bootstrap(w.ctx))(t); secret != "" {
		t.Error("a second administrator's link was given")
	}
	me := must(w.service.Me(w.ctx, w.admin))(t)
	if !me.Person.Administrator || len(me.Roles) != 1 || me.Roles[0].Membership.Role != drafting.Secretariat {
		t.Errorf("the administrator is %+v", me)
	}
}

func TestALinkFromAnEarlierStartNoLongerWorks(t *testing.T) {
	w := emptyWorld(t)
	earlier := must(w.service.Bootstrap(w.ctx))(t)
	must(w.service.Bootstrap(w.ctx))(t)
	_, err := w.service.AcceptInvitation(w.ctx, earlier, drafting.AcceptInput{Name: "A", Email: "a@example.org", Password: "correct horse"})
	wantCode(t, err, fault.NotFound)
}

func TestSignInAndOut(t *testing.T) {
	w := newWorld(t)
	in := must(w.service.SignIn(w.ctx, " Chairperson@Example.org ", "correct horse"))(t)
	actor := must(w.service.Authenticate(w.ctx, in.Secret))(t)
	wantSame(t, actor, w.chair)
	if err := w.service.SignOut(w.ctx, in.Secret); err != nil {
		t.Fatal(err)
	}
	_, err := w.service.Authenticate(w.ctx, in.Secret)
	wantCode(t, err, fault.Unauthenticated)
	again := must(w.service.SignIn(w.ctx, "chairperson@example.org", "correct horse"))(t)
	w.clock.advance(31 * 24 * time.Hour)
	_, err = w.service.Authenticate(w.ctx, again.Secret)
	wantCode(t, err, fault.Unauthenticated)
}

func TestWrongSignInsLookTheSame(t *testing.T) {
	w := newWorld(t)
	_, unknown := w.service.SignIn(w.ctx, "nobody@example.org", "correct horse")
	_, wrong := w.service.SignIn(w.ctx, "chairperson@example.org", "wrong horse")
	wantCode(t, unknown, fault.Unauthenticated)
	wantCode(t, wrong, fault.Unauthenticated)
	if unknown.Error() != wrong.Error() {
		t.Errorf("%q tells more than %q", unknown, wrong)
	}
}

func TestAnAccountLocksSlowly(t *testing.T) {
	w := newWorld(t)
	try := func(password string) error {
		_, err := w.service.SignIn(w.ctx, "chairperson@example.org", password)
		return err
	}
	for range 4 {
		wantCode(t, try("wrong"), fault.Unauthenticated)
	}
	if err := try("correct horse"); err != nil {
		t.Fatalf("four wrong tries locked the account: %v", err)
	}
	for range 5 {
		wantCode(t, try("wrong"), fault.Unauthenticated)
	}
	wantCode(t, try("correct horse"), fault.Unauthenticated)
	w.clock.advance(31 * time.Second)
	wantCode(t, try("wrong"), fault.Unauthenticated)
	w.clock.advance(31 * time.Second)
	wantCode(t, try("correct horse"), fault.Unauthenticated) // now a minute
	w.clock.advance(30 * time.Second)
	if err := try("correct horse"); err != nil {
		t.Errorf("still locked: %v", err)
	}
}

func TestAnInvitationGivesARoleOnce(t *testing.T) {
	w := newWorld(t)
	in := drafting.InvitationInput{Email: "new@example.org", Role: drafting.Delegate, DelegationID: w.delegations["Karsk"].ID}
	_, secret, err := w.service.Invite(w.ctx, w.secretariat, w.committee.ID, in)
	if err != nil {
		t.Fatal(err)
	}
	shown := must(w.service.InvitationBySecret(w.ctx, secret))(t)
	if shown.Committee.Name != w.committee.Name || shown.Delegation.Name != "Karsk" || shown.HasAccount {
		t.Errorf("shown as %+v", shown)
	}
	accept := drafting.AcceptInput{Name: "Newcomer", Email: "other@example.org", Password: "correct horse"}
	signedIn := must(w.service.AcceptInvitation(w.ctx, secret, accept))(t)
	wantSame(t, signedIn.Person.Email, "new@example.org")
	me := must(w.service.Me(w.ctx, drafting.Actor{PersonID: signedIn.Person.ID}))(t)
	wantSame(t, me.Roles[0].Delegation.Name, "Karsk")
	_, err = w.service.AcceptInvitation(w.ctx, secret, accept)
	wantCode(t, err, fault.NotFound)
}

func TestAnAccountAcceptsWithItsPassword(t *testing.T) {
	w := newWorld(t)
	in := drafting.InvitationInput{Email: "outsider@example.org", Role: drafting.Chair}
	_, secret, err := w.service.Invite(w.ctx, w.secretariat, w.committee.ID, in)
	if err != nil {
		t.Fatal(err)
	}
	if !must(w.service.InvitationBySecret(w.ctx, secret))(t).HasAccount {
		t.Error("the account was not recognised")
	}
	_, err = w.service.AcceptInvitation(w.ctx, secret, drafting.AcceptInput{Password: "somebody else's"})
	wantCode(t, err, fault.Unauthenticated)
	must(w.service.AcceptInvitation(w.ctx, secret, drafting.AcceptInput{Password: "correct horse"}))(t)
	wantSame(t, must(w.service.Me(w.ctx, w.outsider))(t).Roles[0].Membership.Role, drafting.Chair)
}

func TestAnOldInvitationNoLongerWorks(t *testing.T) {
	w := newWorld(t)
	_, secret, err := w.service.Invite(w.ctx, w.secretariat, w.committee.ID, drafting.InvitationInput{Role: drafting.Reader})
	if err != nil {
		t.Fatal(err)
	}
	w.clock.advance(15 * 24 * time.Hour)
	_, err = w.service.InvitationBySecret(w.ctx, secret)
	wantCode(t, err, fault.NotFound)
}

func TestATokenActsForItsPersonUntilDeleted(t *testing.T) {
	w := newWorld(t)
	token, secret, err := w.service.CreateAPIToken(w.ctx, w.chair, "archive")
	if err != nil {
		t.Fatal(err)
	}
	wantSame(t, must(w.service.AuthenticateToken(w.ctx, secret))(t), w.chair)
	wantCode(t, w.service.DeleteAPIToken(w.ctx, w.reader, token.ID), fault.NotFound)
	if err := w.service.DeleteAPIToken(w.ctx, w.chair, token.ID); err != nil {
		t.Fatal(err)
	}
	_, err = w.service.AuthenticateToken(w.ctx, secret)
	wantCode(t, err, fault.Unauthenticated)
}

func TestANewPasswordEndsAllSessions(t *testing.T) {
	w := newWorld(t)
	in := must(w.service.SignIn(w.ctx, "chairperson@example.org", "correct horse"))(t)
	wantCode(t, w.service.ChangePassword(w.ctx, w.chair, "wrong", "battery staple"), fault.Forbidden)
	wantCode(t, w.service.ChangePassword(w.ctx, w.chair, "correct horse", "short"), fault.Invalid)
	if err := w.service.ChangePassword(w.ctx, w.chair, "correct horse", "battery staple"); err != nil {
		t.Fatal(err)
	}
	_, err := w.service.Authenticate(w.ctx, in.Secret)
	wantCode(t, err, fault.Unauthenticated)
	must(w.service.SignIn(w.ctx, "chairperson@example.org", "battery staple"))(t)
}

func TestDemoSignInIsForDemosOnly(t *testing.T) {
	w := newWorld(t)
	_, err := w.service.SignInDemo(w.ctx, w.chair.PersonID)
	wantCode(t, err, fault.Forbidden)
	_, err = w.service.DemoIdentities(w.ctx)
	wantCode(t, err, fault.Forbidden)
}

func TestAccountsAreChecked(t *testing.T) {
	w := newWorld(t)
	for _, c := range []struct {
		name, email, password string
		code                  fault.Code
	}{
		{"", "x@example.org", "correct horse", fault.Invalid},
		{"X", "no address", "correct horse", fault.Invalid},
		{"X", "X <x@example.org>", "correct horse", fault.Invalid},
		{"X", "x@example.org", "short", fault.Invalid},
		{"X\nY", "x@example.org", "correct horse", fault.Invalid},
		{strings.Repeat("x", 301), "x@example.org", "correct horse", fault.Invalid},
		{"X", "CHAIRPERSON@example.org", "correct horse", fault.Conflict},
	} {
		_, err := w.service.CreatePerson(w.ctx, w.admin, drafting.PersonInput{Name: c.name, Email: c.email, Password: c.password})
		wantCode(t, err, c.code)
	}
	_, err := w.service.CreatePerson(w.ctx, w.chair, drafting.PersonInput{Name: "X", Email: "x@example.org", Password: "correct horse"})
	wantCode(t, err, fault.Forbidden)
}

func TestArgon2idKeepsPasswords(t *testing.T) {
	hasher := drafting.NewArgon2id()
	hash := must(hasher.Hash("correct horse"))(t)
	if !strings.HasPrefix(hash, "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Errorf("the hash is %s", hash)
	}
	if !hasher.Matches(hash, "correct horse") || hasher.Matches(hash, "wrong horse") {
		t.Error("the hash tells passwords apart wrongly")
	}
	if other := must(hasher.Hash("correct horse"))(t); other == hash {
		t.Error("two hashes share their salt")
	}
	for _, broken := range []string{"", "x", "$argon2id$v=19$m=19456,t=2,p=1$!$!", "$argon2id$v=19$m=99999999,t=2,p=1$aaaa$aaaa", hash[:len(hash)-4]} {
		if hasher.Matches(broken, "correct horse") {
			t.Errorf("%q matches", broken)
		}
	}
}
