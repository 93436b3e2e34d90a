package api

import (
	"context"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"

	"chapeau/drafting"
)

// commentService keeps what is said at paragraphs.
type commentService interface {
	Comments(ctx context.Context, actor drafting.Actor, draftID, clause string) ([]drafting.CommentView, error)
	CommentOn(ctx context.Context, actor drafting.Actor, draftID, clause string, in drafting.CommentInput) (drafting.CommentView, error)
	WithdrawComment(ctx context.Context, actor drafting.Actor, id string) (drafting.CommentView, error)
}

type comments struct{ service commentService }

type commentView struct {
	ID          string                   `json:"id"`
	Clause      string                   `json:"clause"`
	Audience    drafting.CommentAudience `json:"audience"`
	SharedWith  []string                 `json:"shared_with,omitempty"`
	Delegation  *nameView                `json:"delegation,omitempty"`
	Capacity    drafting.Capacity        `json:"capacity,omitempty"`
	By          string                   `json:"by"`
	Author      string                   `json:"author"`
	Words       string                   `json:"words"`
	Version     int                      `json:"version"`
	At          time.Time                `json:"at"`
	WithdrawnAt *time.Time               `json:"withdrawn_at,omitempty"`
	MayWithdraw bool                     `json:"may_withdraw"`
}

func viewComment(c drafting.CommentView) commentView {
	view := commentView{
		ID: c.ID, Clause: c.Clause, Audience: c.Audience, SharedWith: c.SharedWith, Capacity: c.Capacity,
		By: c.By, Author: c.Author.Name, Words: c.Words, Version: c.Version, At: c.At,
		WithdrawnAt: c.WithdrawnAt, MayWithdraw: c.MayWithdraw,
	}
	if c.DelegationID != "" {
		view.Delegation = &nameView{ID: c.DelegationID, Name: c.By}
	}
	return view
}

func (h comments) list(c *gin.Context) error {
	found, err := h.service.Comments(c.Request.Context(), actorOf(c), c.Param("draft"), c.Param("clause"))
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, whole(each(found, viewComment)))
}

func (h comments) create(c *gin.Context) error {
	var in drafting.CommentInput
	if err := decode(c, &in); err != nil {
		return err
	}
	said, err := h.service.CommentOn(c.Request.Context(), actorOf(c), c.Param("draft"), c.Param("clause"), in)
	if err != nil {
		return err
	}
	return answer(c, http.StatusCreated, viewComment(said))
}

func (h comments) withdraw(c *gin.Context) error {
	withdrawn, err := h.service.WithdrawComment(c.Request.Context(), actorOf(c), c.Param("comment"))
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, viewComment(withdrawn))
}
