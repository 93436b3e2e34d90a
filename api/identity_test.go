package api_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"chapeau/api"
)

func TestTheSessionCookieIsOutOfReach(t *testing.T) {
	for _, secure := range []bool{false, true} {
		w := newWorld(t)
		if secure {
			w = newWorld(t, func(o *api.Options) { o.Secure = true })
		}
		answer := newClient(t, w.base).post("/session", map[string]any{"email": email("Dana"), "password": password}).is(http.StatusOK)
		cookie := answer.Header.Get("Set-Cookie")
		if !strings.Contains(cookie, "HttpOnly") || !strings.Contains(cookie, "SameSite=Lax") || strings.Contains(cookie, "Secure") != secure {
			t.Errorf("secure %v: the cookie is %q", secure, cookie)
		}
		if secure {
			return
		}
	}
}

func TestSigningOutEndsTheSession(t *testing.T) {
	w := newWorld(t)
	w.delmark.get("/me").is(http.StatusOK)
	w.delmark.call(http.MethodDelete, "/session").send().is(http.StatusNoContent)
	w.delmark.get("/me").refused(http.StatusUnauthorized, "unauthenticated")
	w.delmark.signIn(email("Dana"))
	w.delmark.call(http.MethodPut, "/me/password").json(map[string]any{"old": password, "new": "battery staple"}).send().is(http.StatusNoContent)
}

func TestATokenActsAsItsPersonUntilItIsRevoked(t *testing.T) {
	w := newWorld(t)
	var created struct {
		Token  struct{ ID string }
		Secret string
	}
	w.delmark.post("/tokens", map[string]any{"name": "script"}).into(http.StatusCreated, &created)
	program := newClient(t, w.base)
	program.bearer = created.Secret
	var me struct{ Person struct{ Name string } }
	program.get("/me").into(http.StatusOK, &me)
	if me.Person.Name != "Dana" {
		t.Errorf("the token acts as %q", me.Person.Name)
	}
	w.delmark.call(http.MethodDelete, "/tokens/"+created.Token.ID).send().is(http.StatusNoContent)
	program.get("/me").refused(http.StatusUnauthorized, "unauthenticated")
}

func TestTooManyAttemptsAreSlowedDown(t *testing.T) {
	s := startServer(t, func(o *api.Options) { o.SignInBurst, o.SignInEvery = 3, time.Minute })
	c := newClient(t, s.base)
	attempt := func() *reply {
		return c.post("/session", map[string]any{"email": "nobody@waterways.example", "password": "guess"})
	}
	for range 3 {
		attempt().refused(http.StatusUnauthorized, "unauthenticated")
	}
	if got := attempt().refused(http.StatusTooManyRequests, "too_many_requests", "seconds"); got.Header.Get("Retry-After") != "60" {
		t.Errorf("Retry-After is %q", got.Header.Get("Retry-After"))
	}
}

func TestWritesFromAnotherSiteAreRefused(t *testing.T) {
	w := newWorld(t)
	w.chair.call(http.MethodPost, w.in("/drafts")).with("Origin", "https://evil.example").json(map[string]any{"text": draftText()}).send().
		refused(http.StatusForbidden, "forbidden", "another site")
	w.chair.call(http.MethodPost, w.in("/drafts")).with("Sec-Fetch-Site", "cross-site").json(map[string]any{"text": draftText()}).send().
		refused(http.StatusForbidden, "forbidden", "another site")
	w.chair.call(http.MethodPost, w.in("/drafts")).with("Origin", w.base).json(map[string]any{"text": draftText()}).send().is(http.StatusCreated)
}

func TestAnInvitationShowsWhatItGivesAndWorksOnce(t *testing.T) {
	w := newWorld(t)
	var created struct{ Token string }
	w.secretariat.post(w.in("/invitations"), map[string]any{"email": email("Nils"), "role": "delegate", "delegation_id": w.delegations["Holmia"]}).
		into(http.StatusCreated, &created)
	var shown struct {
		Committee_Name, Role string
		Delegation           struct{ Name string }
		Has_Account          bool
	}
	guest := newClient(t, w.base)
	guest.post("/invitations/look-up", map[string]any{"token": created.Token}).into(http.StatusOK, &shown)
	if shown.Committee_Name != "Commission on Inland Waterways" || shown.Delegation.Name != "Holmia" || shown.Has_Account {
		t.Errorf("the invitation shows %+v", shown)
	}
	guest.post("/invitations/accept", map[string]any{"token": created.Token, "name": "Nils", "password": password}).is(http.StatusOK)
	newClient(t, w.base).post("/invitations/accept", map[string]any{"token": created.Token, "name": "Thief", "password": password}).
		refused(http.StatusNotFound, "not_found")
}

func TestCommitteeSettingsAreNotOverwrittenUnseen(t *testing.T) {
	w := newWorld(t)
	tag := w.secretariat.get(w.in("")).is(http.StatusOK).Header.Get("ETag")
	change := func(session string) *reply {
		return w.secretariat.call(http.MethodPut, w.in("")).with("If-Match", tag).
			json(map[string]any{"name": "Commission on Inland Waterways", "session": session}).send()
	}
	change("Fifteenth session").is(http.StatusOK)
	change("Sixteenth session").refused(http.StatusPreconditionFailed, "stale")
	w.secretariat.call(http.MethodPut, w.in("")).outsideContract().json(map[string]any{"name": "X"}).send().
		refused(http.StatusPreconditionRequired, "precondition_required")
}

func TestListsArePaged(t *testing.T) {
	w := newWorld(t)
	for range 5 {
		w.newDraft()
	}
	seen, cursor := map[string]bool{}, ""
	for page := 0; ; page++ {
		var list struct {
			Items       []struct{ ID string }
			Next_Cursor string
		}
		w.chair.get(w.in("/drafts?limit=2&cursor="+cursor)).into(http.StatusOK, &list)
		for _, draft := range list.Items {
			seen[draft.ID] = true
		}
		if cursor = list.Next_Cursor; cursor == "" {
			break
		}
		if page > 5 {
			t.Fatal("the pages do not end")
		}
	}
	if len(seen) != 5 {
		t.Errorf("%d drafts on all pages, want 5", len(seen))
	}
}
