package api

import (
	"context"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"

	"chapeau/drafting"
)

// lifeService takes drafts through their life.
type lifeService interface {
	draftReader
	MakeInformal(ctx context.Context, actor drafting.Actor, draftID string, in drafting.StepInput) (drafting.Draft, error)
	SubmitDraft(ctx context.Context, actor drafting.Actor, draftID string, in drafting.StepInput) (drafting.Draft, error)
	TableDraft(ctx context.Context, actor drafting.Actor, draftID string, in drafting.TableInput) (drafting.Draft, error)
	WithdrawDraft(ctx context.Context, actor drafting.Actor, draftID string, in drafting.StepInput) (drafting.Draft, error)
	ReintroduceDraft(ctx context.Context, actor drafting.Actor, draftID string, in drafting.ReintroduceInput) (drafting.Draft, error)
	NameFacilitator(ctx context.Context, actor drafting.Actor, draftID, personID string) (drafting.Draft, error)
}

type life struct{ service lifeService }

// stageView is where a draft stands beside its status.
type stageView struct {
	Qualifier      drafting.Qualifier `json:"qualifier"`
	Facilitator    *nameView          `json:"facilitator,omitempty"`
	ReintroducedAs string             `json:"reintroduced_as,omitempty"`
	Meeting        int                `json:"meeting,omitempty"`
	WordedFor      string             `json:"worded_for,omitempty"`
}

func viewStage(s drafting.Stage) stageView {
	view := stageView{Qualifier: s.Qualifier, ReintroducedAs: s.ReintroducedAs, Meeting: s.Meeting, WordedFor: s.WordedFor}
	if s.Facilitator != nil {
		view.Facilitator = &nameView{ID: s.Facilitator.ID, Name: s.Facilitator.Name}
	}
	return view
}

// draftStep is what making informal, submitting and withdrawing share.
type draftStep func(context.Context, drafting.Actor, string, drafting.StepInput) (drafting.Draft, error)

func (h life) makeInformal(c *gin.Context) error { return h.take(c, h.service.MakeInformal) }
func (h life) submit(c *gin.Context) error       { return h.take(c, h.service.SubmitDraft) }
func (h life) withdraw(c *gin.Context) error     { return h.take(c, h.service.WithdrawDraft) }

func (h life) take(c *gin.Context, take draftStep) error {
	seen, err := expected(c)
	if err != nil {
		return err
	}
	var in struct {
		Reason string `json:"reason"`
	}
	if err := decodeOptional(c, &in); err != nil {
		return err
	}
	draft, err := take(c.Request.Context(), actorOf(c), c.Param("draft"), drafting.StepInput{ExpectedVersion: seen, Reason: in.Reason})
	if err != nil {
		return err
	}
	return answerDraft(c, h.service, http.StatusOK, draft.ID)
}

func (h life) table(c *gin.Context) error {
	seen, err := expected(c)
	if err != nil {
		return err
	}
	var in struct {
		Symbol       string     `json:"symbol"`
		Languages    []string   `json:"languages"`
		CirculatedAt *time.Time `json:"circulated_at"`
		Reason       string     `json:"reason"`
	}
	if err := decodeOptional(c, &in); err != nil {
		return err
	}
	draft, err := h.service.TableDraft(c.Request.Context(), actorOf(c), c.Param("draft"), drafting.TableInput{
		StepInput: drafting.StepInput{ExpectedVersion: seen, Reason: in.Reason},
		Symbol:    in.Symbol, Languages: in.Languages, CirculatedAt: in.CirculatedAt,
	})
	if err != nil {
		return err
	}
	return answerDraft(c, h.service, http.StatusOK, draft.ID)
}

// reintroduce answers the new draft.
func (h life) reintroduce(c *gin.Context) error {
	var in drafting.ReintroduceInput
	if err := decodeOptional(c, &in); err != nil {
		return err
	}
	again, err := h.service.ReintroduceDraft(c.Request.Context(), actorOf(c), c.Param("draft"), in)
	if err != nil {
		return err
	}
	return answerDraft(c, h.service, http.StatusCreated, again.ID)
}

func (h life) nameFacilitator(c *gin.Context) error {
	var in struct {
		PersonID string `json:"person_id"`
	}
	if err := decode(c, &in); err != nil {
		return err
	}
	draft, err := h.service.NameFacilitator(c.Request.Context(), actorOf(c), c.Param("draft"), in.PersonID)
	if err != nil {
		return err
	}
	return answerDraft(c, h.service, http.StatusOK, draft.ID)
}
