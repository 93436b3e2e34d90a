package api

import (
	"context"
	"net/http"

	"github.com/gin-gonic/gin"

	"chapeau/drafting"
)

// silenceService conducts the silence procedure.
type silenceService interface {
	Paragraphs(ctx context.Context, actor drafting.Actor, draftID string) (drafting.ParagraphList, error)
	StartSilence(ctx context.Context, actor drafting.Actor, draftID string, in drafting.SilenceInput) (drafting.Draft, error)
	BreakSilence(ctx context.Context, actor drafting.Actor, draftID string, in drafting.ObjectionInput) (drafting.Statement, error)
	CloseSilence(ctx context.Context, actor drafting.Actor, draftID string, expectedVersion int) (drafting.Draft, error)
	CallOffSilence(ctx context.Context, actor drafting.Actor, draftID, reason string) (drafting.Draft, error)
}

type silence struct{ service silenceService }

func (h silence) start(c *gin.Context) error {
	seen, err := expected(c)
	if err != nil {
		return err
	}
	var in struct {
		Until string `json:"until"`
	}
	if err := decode(c, &in); err != nil {
		return err
	}
	_, err = h.service.StartSilence(c.Request.Context(), actorOf(c), c.Param("draft"), drafting.SilenceInput{ExpectedVersion: seen, Until: in.Until})
	return h.answer(c, http.StatusOK, err)
}

func (h silence) object(c *gin.Context) error {
	var in drafting.ObjectionInput
	if err := decodeOptional(c, &in); err != nil {
		return err
	}
	_, err := h.service.BreakSilence(c.Request.Context(), actorOf(c), c.Param("draft"), in)
	return h.answer(c, http.StatusCreated, err)
}

func (h silence) close(c *gin.Context) error {
	seen, err := expected(c)
	if err != nil {
		return err
	}
	_, err = h.service.CloseSilence(c.Request.Context(), actorOf(c), c.Param("draft"), seen)
	return h.answer(c, http.StatusOK, err)
}

func (h silence) callOff(c *gin.Context) error {
	var in struct {
		Reason string `json:"reason"`
	}
	if err := decodeOptional(c, &in); err != nil {
		return err
	}
	_, err := h.service.CallOffSilence(c.Request.Context(), actorOf(c), c.Param("draft"), in.Reason)
	return h.answer(c, http.StatusOK, err)
}

// answer is how the paragraphs stand after it.
func (h silence) answer(c *gin.Context, status int, err error) error {
	if err != nil {
		return err
	}
	list, err := h.service.Paragraphs(c.Request.Context(), actorOf(c), c.Param("draft"))
	return answerParagraphs(c, status, list, err)
}
