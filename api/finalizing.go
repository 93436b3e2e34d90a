package api

import (
	"context"
	"net/http"

	"github.com/gin-gonic/gin"

	"chapeau/drafting"
	"chapeau/drafting/lint"
)

// finalizingService finalizes adopted texts.
type finalizingService interface {
	draftReader
	Lint(ctx context.Context, actor drafting.Actor, draftID string, number int) (drafting.TextCheck, error)
	SequenceSuggestions(ctx context.Context, actor drafting.Actor, draftID string) ([]lint.SequenceChange, error)
	Resequence(ctx context.Context, actor drafting.Actor, draftID string, in drafting.ResequenceInput) (drafting.Version, error)
	Numbering(ctx context.Context, actor drafting.Actor, draftID string) (drafting.Numbering, error)
	FinalizeNumbering(ctx context.Context, actor drafting.Actor, draftID string, in drafting.NumberingInput) (drafting.Draft, error)
	SetResultSymbol(ctx context.Context, actor drafting.Actor, draftID, symbol string) (drafting.Draft, error)
	Seal(ctx context.Context, actor drafting.Actor, draftID string, in drafting.SealInput) (drafting.Draft, error)
}

// finalizing brings an adopted text into its final form.
type finalizing struct{ service finalizingService }

func (h finalizing) lint(c *gin.Context) error {
	n, err := optionalNumber("version", c.Query("version"))
	if err != nil {
		return err
	}
	check, err := h.service.Lint(c.Request.Context(), actorOf(c), c.Param("draft"), n)
	if err != nil {
		return err
	}
	c.Header("ETag", etag(check.Version))
	return answer(c, http.StatusOK, check)
}

func (h finalizing) sequence(c *gin.Context) error {
	changes, err := h.service.SequenceSuggestions(c.Request.Context(), actorOf(c), c.Param("draft"))
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, whole(changes))
}

func (h finalizing) resequence(c *gin.Context) error {
	seen, err := expected(c)
	if err != nil {
		return err
	}
	var in struct {
		Changes []drafting.SequenceChoice `json:"changes"`
	}
	if err := decode(c, &in); err != nil {
		return err
	}
	choice := drafting.ResequenceInput{ExpectedVersion: seen, Changes: in.Changes}
	if _, err := h.service.Resequence(c.Request.Context(), actorOf(c), c.Param("draft"), choice); err != nil {
		return err
	}
	return answerDraft(c, h.service, http.StatusCreated, c.Param("draft"))
}

func (h finalizing) numbering(c *gin.Context) error {
	found, err := h.service.Numbering(c.Request.Context(), actorOf(c), c.Param("draft"))
	if err != nil {
		return err
	}
	c.Header("ETag", etag(found.Version))
	return answer(c, http.StatusOK, found)
}

func (h finalizing) finalizeNumbering(c *gin.Context) error {
	seen, err := expected(c)
	if err != nil {
		return err
	}
	var in struct {
		Confirm bool `json:"confirm"`
	}
	if err := decodeOptional(c, &in); err != nil {
		return err
	}
	numbering := drafting.NumberingInput{ExpectedVersion: seen, Confirm: in.Confirm}
	if _, err := h.service.FinalizeNumbering(c.Request.Context(), actorOf(c), c.Param("draft"), numbering); err != nil {
		return err
	}
	return answerDraft(c, h.service, http.StatusOK, c.Param("draft"))
}

func (h finalizing) setResultSymbol(c *gin.Context) error {
	var in struct {
		Symbol string `json:"symbol"`
	}
	if err := decode(c, &in); err != nil {
		return err
	}
	if _, err := h.service.SetResultSymbol(c.Request.Context(), actorOf(c), c.Param("draft"), in.Symbol); err != nil {
		return err
	}
	return answerDraft(c, h.service, http.StatusOK, c.Param("draft"))
}

func (h finalizing) seal(c *gin.Context) error {
	seen, err := expected(c)
	if err != nil {
		return err
	}
	if _, err := h.service.Seal(c.Request.Context(), actorOf(c), c.Param("draft"), drafting.SealInput{ExpectedVersion: seen}); err != nil {
		return err
	}
	return answerDraft(c, h.service, http.StatusOK, c.Param("draft"))
}
