package api

import (
	"context"
	"net/http"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"chapeau/drafting"
	"chapeau/drafting/fault"
)

const sessionCookie = "chapeau_session"

// sessionService proves who somebody is.
type sessionService interface {
	SignIn(ctx context.Context, email, password string) (drafting.SignedIn, error)
	SignOut(ctx context.Context, secret string) error
	Authenticate(ctx context.Context, secret string) (drafting.Actor, error)
	AuthenticateToken(ctx context.Context, secret string) (drafting.Actor, error)
	Me(ctx context.Context, actor drafting.Actor) (drafting.Identity, error)
	ChangePassword(ctx context.Context, actor drafting.Actor, old, new string) error
}

// sessions answers sign-in and sign-out, and knows the actor of every request.
type sessions struct {
	service sessionService
	guard   *signInGuard
	secure  bool
}

// authenticate finds out who asks. A cookie that no longer holds leaves the
// public, who may still read what is published; a token that does not hold is
// refused, because a program would take the public's answers for its own.
func (h sessions) authenticate(c *gin.Context) (drafting.Actor, error) {
	ctx := c.Request.Context()
	if header := c.GetHeader("Authorization"); header != "" {
		secret, ok := strings.CutPrefix(header, "Bearer ")
		if !ok {
			return drafting.Actor{}, fault.New(fault.Unauthenticated, "Authorization", "this kind of authorization is not known here; send Bearer and an API token")
		}
		return h.service.AuthenticateToken(ctx, strings.TrimSpace(secret))
	}
	secret, err := c.Cookie(sessionCookie)
	if err != nil || secret == "" {
		return drafting.Actor{}, nil
	}
	actor, err := h.service.Authenticate(ctx, secret)
	if fault.CodeOf(err) == fault.Unauthenticated {
		h.forget(c)
		return drafting.Actor{}, nil
	}
	return actor, err
}

func (h sessions) signIn(c *gin.Context) error {
	var in struct {
		Email    string `json:"email"`
		Password string `json:"password"`
	}
	if err := decode(c, &in); err != nil {
		return err
	}
	return h.guarded(c, func(ctx context.Context) (drafting.SignedIn, error) {
		return h.service.SignIn(ctx, in.Email, in.Password)
	})
}

// guarded runs a sign-in that is limited by address and by how many passwords
// are checked at once, and answers who signed in.
func (h sessions) guarded(c *gin.Context, signIn func(context.Context) (drafting.SignedIn, error)) error {
	release, err := h.guard.enter(c)
	if err != nil {
		return err
	}
	defer release()
	signedIn, err := signIn(c.Request.Context())
	if err != nil {
		return err
	}
	return h.welcome(c, signedIn)
}

// welcome sets the session's cookie and answers who signed in.
func (h sessions) welcome(c *gin.Context, signedIn drafting.SignedIn) error {
	me, err := h.service.Me(c.Request.Context(), drafting.Actor{PersonID: signedIn.Person.ID})
	if err != nil {
		return err
	}
	h.remember(c, signedIn)
	return answer(c, http.StatusOK, viewMe(me))
}

func (h sessions) remember(c *gin.Context, signedIn drafting.SignedIn) {
	h.setCookie(c, signedIn.Secret, int(time.Until(signedIn.Session.ExpiresAt).Seconds()))
}

func (h sessions) forget(c *gin.Context) { h.setCookie(c, "", -1) }

func (h sessions) setCookie(c *gin.Context, secret string, age int) {
	http.SetCookie(c.Writer, &http.Cookie{
		Name: sessionCookie, Value: secret, Path: "/", MaxAge: age,
		HttpOnly: true, Secure: h.secure, SameSite: http.SameSiteLaxMode,
	})
}

func (h sessions) signOut(c *gin.Context) error {
	secret, err := c.Cookie(sessionCookie)
	if err == nil && secret != "" {
		if err := h.service.SignOut(c.Request.Context(), secret); err != nil {
			return err
		}
	}
	h.forget(c)
	return done(c)
}

func (h sessions) me(c *gin.Context) error {
	me, err := h.service.Me(c.Request.Context(), actorOf(c))
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, viewMe(me))
}

func (h sessions) changePassword(c *gin.Context) error {
	var in struct {
		Old string `json:"old"`
		New string `json:"new"`
	}
	if err := decode(c, &in); err != nil {
		return err
	}
	release, err := h.guard.enter(c)
	if err != nil {
		return err
	}
	defer release()
	if err := h.service.ChangePassword(c.Request.Context(), actorOf(c), in.Old, in.New); err != nil {
		return err
	}
	return done(c)
}

// meView is a person with their roles.
type meView struct {
	Person      personView       `json:"person"`
	Memberships []membershipView `json:"memberships"`
}

func viewMe(me drafting.Identity) meView {
	return meView{
		Person: viewPerson(me.Person),
		Memberships: each(me.Roles, func(role drafting.IdentityRole) membershipView {
			view := membershipView{
				CommitteeID: role.Committee.ID, CommitteeName: role.Committee.Name,
				PersonID: me.Person.ID, PersonName: me.Person.Name,
				Role: role.Membership.Role, Actions: role.Actions,
			}
			if role.Delegation != nil {
				view.Delegation = &nameView{ID: role.Delegation.ID, Name: role.Delegation.Name}
			}
			return view
		}),
	}
}
