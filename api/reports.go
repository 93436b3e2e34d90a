package api

import (
	"context"
	"io"

	"github.com/gin-gonic/gin"

	"chapeau/drafting"
	"chapeau/drafting/formats/export"
)

func (h exports) report(c *gin.Context) error {
	d, _, err := h.reportAs(c.Request.Context(), actorOf(c), c.Param("committee"), c.Query("as"))
	if err != nil {
		return err
	}
	return send(c, d)
}

// reportLater makes the report in the background.
func (h exports) reportLater(c *gin.Context) error {
	in, actor, err := wanted[formatInput](c)
	if err != nil {
		return err
	}
	id := c.Param("committee")
	d, made, err := h.reportAs(c.Request.Context(), actor, id, in.As)
	if err != nil {
		return err
	}
	return h.startExport(c, d, func(ctx context.Context) error { return h.service.MayReport(ctx, actor, id, made) })
}

// reportAs is the report as a document, and what it was made of.
func (h exports) reportAs(ctx context.Context, actor drafting.Actor, id, format string) (document, drafting.ReportPrint, error) {
	as, err := export.Find(format, export.OfReport)
	if err != nil {
		return document{}, drafting.ReportPrint{}, err
	}
	made, err := h.service.SessionReport(ctx, actor, id)
	if err != nil {
		return document{}, drafting.ReportPrint{}, err
	}
	return named(as, "report", func(ctx context.Context, w io.Writer) error {
		return as.Report(ctx, w, export.Report{Paper: made.Paper})
	}), made, nil
}
