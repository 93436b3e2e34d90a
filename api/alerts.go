package api

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"time"

	"github.com/gin-gonic/gin"

	"chapeau/drafting"
	"chapeau/drafting/text"
)

// alertService tells delegations what concerns them.
type alertService interface {
	Alerts(ctx context.Context, actor drafting.Actor, committeeID string) ([]drafting.AlertView, error)
	SeeAlert(ctx context.Context, actor drafting.Actor, id string) (drafting.Alert, error)
}

type alerts struct{ service alertService }

type alertView struct {
	ID         string             `json:"id"`
	Delegation nameView           `json:"delegation"`
	Kind       drafting.AlertKind `json:"kind"`
	Draft      *alertedDraft      `json:"draft,omitempty"`
	Amendment  *alertedAmendment  `json:"amendment,omitempty"`
	Clause     string             `json:"clause,omitempty"`
	Data       json.RawMessage    `json:"data"`
	At         time.Time          `json:"at"`
	SeenAt     *time.Time         `json:"seen_at,omitempty"`
}

type alertedDraft struct {
	ID     string `json:"id"`
	Title  string `json:"title"`
	Symbol string `json:"symbol"`
}

type alertedAmendment struct {
	ID    string `json:"id"`
	Label string `json:"label"`
}

func viewAlert(a drafting.AlertView) alertView {
	view := alertView{
		ID: a.ID, Delegation: nameView{ID: a.DelegationID, Name: a.Delegation}, Kind: a.Kind,
		Clause: a.Clause, Data: a.Data, At: a.At, SeenAt: a.SeenAt,
	}
	if view.Data == nil {
		view.Data = json.RawMessage("{}")
	}
	if a.DraftID != "" {
		view.Draft = &alertedDraft{ID: a.DraftID, Title: text.PlainWords(a.Title), Symbol: a.Symbol}
	}
	if a.AmendmentID != "" {
		view.Amendment = &alertedAmendment{ID: a.AmendmentID, Label: a.Label}
	}
	return view
}

func (h alerts) list(c *gin.Context) error {
	p, err := pageOf(c)
	if err != nil {
		return err
	}
	unseen, err := flag(c, "unseen")
	if err != nil {
		return err
	}
	all, err := h.service.Alerts(c.Request.Context(), actorOf(c), c.Param("committee"))
	if err != nil {
		return err
	}
	if unseen {
		all = slices.DeleteFunc(all, func(a drafting.AlertView) bool { return a.SeenAt != nil })
	}
	part, err := cut(all, p, func(a drafting.AlertView) string { return a.ID })
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, list[alertView]{Items: each(part.Items, viewAlert), NextCursor: part.NextCursor})
}

func (h alerts) see(c *gin.Context) error {
	if _, err := h.service.SeeAlert(c.Request.Context(), actorOf(c), c.Param("alert")); err != nil {
		return err
	}
	return done(c)
}
