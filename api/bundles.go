package api

import (
	"context"

	"github.com/gin-gonic/gin"

	"chapeau/api/jobs"
	"chapeau/drafting"
	"chapeau/drafting/formats/bundle"
)

// bundleService gathers the documents of a draft.
type bundleService interface {
	Draft(ctx context.Context, actor drafting.Actor, id string) (drafting.Draft, error)
	Bundle(ctx context.Context, actor drafting.Actor, draftID string) (bundle.Bundle, error)
	MayRead(ctx context.Context, actor drafting.Actor, draftID string) error
}

// bundleFormat asks for all documents of a draft in one file.
const bundleFormat = "zip"

// bundleLater packs everything about a draft in the background.
func (h exports) bundleLater(c *gin.Context, actor drafting.Actor, id string) error {
	may := func(ctx context.Context) error { return h.service.MayRead(ctx, actor, id) }
	if err := may(c.Request.Context()); err != nil {
		return err
	}
	draft, err := h.service.Draft(c.Request.Context(), actor, id)
	if err != nil {
		return err
	}
	name := fileWords(draft.Symbol)
	if name == "" {
		name = fileWords(draft.Title)
	}
	return h.jobs.start(c, jobs.Task{
		Kind: "bundle", Name: name + "-documents.zip", MediaType: "application/zip", May: may,
		Work: func(ctx context.Context, run *jobs.Run) error {
			run.Step(stepReading, 0)
			gathered, err := h.service.Bundle(ctx, actor, id)
			if err != nil {
				return err
			}
			run.Step(stepWriting, gathered.Total())
			return bundle.Write(ctx, run, gathered, run.Advance)
		},
	})
}
