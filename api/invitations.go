package api

import (
	"context"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"

	"chapeau/drafting"
)

// invitationService keeps the links that give accounts and roles.
type invitationService interface {
	Invite(ctx context.Context, actor drafting.Actor, committeeID string, in drafting.InvitationInput) (drafting.Invitation, string, error)
	InvitationBySecret(ctx context.Context, secret string) (drafting.InvitationView, error)
	OpenInvitations(ctx context.Context, actor drafting.Actor, committeeID string) ([]drafting.Invitation, error)
	TakeBackInvitation(ctx context.Context, actor drafting.Actor, committeeID, id string) error
	Delegations(ctx context.Context, actor drafting.Actor, committeeID string) ([]drafting.Delegation, error)
	AcceptInvitation(ctx context.Context, secret string, in drafting.AcceptInput) (drafting.SignedIn, error)
}

// invitations answers about links. A link's token comes in the body of a
// request, so that no log of addresses holds it.
type invitations struct {
	service  invitationService
	sessions sessions
}

type invitationView struct {
	ID            string        `json:"id"`
	Administrator bool          `json:"administrator"`
	CommitteeID   string        `json:"committee_id,omitempty"`
	CommitteeName string        `json:"committee_name,omitempty"`
	Email         string        `json:"email"`
	Role          drafting.Role `json:"role,omitempty"`
	Delegation    *nameView     `json:"delegation,omitempty"`
	HasAccount    bool          `json:"has_account"`
	ExpiresAt     time.Time     `json:"expires_at"`
}

func viewInvitation(in drafting.InvitationView) invitationView {
	view := invitationView{
		ID: in.Invitation.ID, Administrator: in.Invitation.Administrator, Email: in.Invitation.Email,
		Role: in.Invitation.Role, HasAccount: in.HasAccount, ExpiresAt: in.Invitation.ExpiresAt,
	}
	if in.Committee != nil {
		view.CommitteeID, view.CommitteeName = in.Committee.ID, in.Committee.Name
	}
	if in.Delegation != nil {
		view.Delegation = &nameView{ID: in.Delegation.ID, Name: in.Delegation.Name}
	}
	return view
}

func (h invitations) create(c *gin.Context) error {
	var in drafting.InvitationInput
	if err := decode(c, &in); err != nil {
		return err
	}
	ctx := c.Request.Context()
	_, secret, err := h.service.Invite(ctx, actorOf(c), c.Param("committee"), in)
	if err != nil {
		return err
	}
	shown, err := h.service.InvitationBySecret(ctx, secret)
	if err != nil {
		return err
	}
	return answer(c, http.StatusCreated, struct {
		Invitation invitationView `json:"invitation"`
		Token      string         `json:"token"`
	}{viewInvitation(shown), secret})
}

// openInvitationView is an invitation as the secretariat sees it, without its
// link.
type openInvitationView struct {
	ID         string        `json:"id"`
	Email      string        `json:"email"`
	Role       drafting.Role `json:"role"`
	Delegation *nameView     `json:"delegation,omitempty"`
	InvitedBy  string        `json:"invited_by"`
	CreatedAt  time.Time     `json:"created_at"`
	ExpiresAt  time.Time     `json:"expires_at"`
}

func (h invitations) list(c *gin.Context) error {
	ctx, actor, id := c.Request.Context(), actorOf(c), c.Param("committee")
	all, err := h.service.OpenInvitations(ctx, actor, id)
	if err != nil {
		return err
	}
	delegations, err := h.service.Delegations(ctx, actor, id)
	if err != nil {
		return err
	}
	names := delegationNames(delegations)
	return answer(c, http.StatusOK, whole(each(all, func(i drafting.Invitation) openInvitationView {
		return openInvitationView{i.ID, i.Email, i.Role, names[i.DelegationID], i.InvitedBy.Name, i.CreatedAt, i.ExpiresAt}
	})))
}

func (h invitations) takeBack(c *gin.Context) error {
	if err := h.service.TakeBackInvitation(c.Request.Context(), actorOf(c), c.Param("committee"), c.Param("invitation")); err != nil {
		return err
	}
	return done(c)
}

func (h invitations) lookUp(c *gin.Context) error {
	var in struct {
		Token string `json:"token"`
	}
	if err := decode(c, &in); err != nil {
		return err
	}
	shown, err := h.service.InvitationBySecret(c.Request.Context(), in.Token)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, viewInvitation(shown))
}

func (h invitations) accept(c *gin.Context) error {
	var in struct {
		Token    string `json:"token"`
		Name     string `json:"name"`
		Email    string `json:"email"`
		Password string `json:"password"`
	}
	if err := decode(c, &in); err != nil {
		return err
	}
	return h.sessions.guarded(c, func(ctx context.Context) (drafting.SignedIn, error) {
		return h.service.AcceptInvitation(ctx, in.Token, drafting.AcceptInput{Name: in.Name, Email: in.Email, Password: in.Password})
	})
}
