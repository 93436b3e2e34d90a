package api

import (
	"context"
	"encoding/json"
	"io"

	"github.com/gin-gonic/gin"

	"chapeau/drafting"
	"chapeau/drafting/fault"
	"chapeau/drafting/formats/record"
)

// recordService reads the record of a draft.
type recordService interface {
	Record(ctx context.Context, actor drafting.Actor, draftID string) (drafting.DraftRecord, error)
}

type records struct{ service recordService }

// recordForm is how a record is sent and written.
type recordForm struct {
	mediaType string
	write     func(io.Writer, drafting.DraftRecord) error
}

func recordForms() map[string]recordForm {
	return map[string]recordForm{
		"json": {"application/json", writeRecordJSON},
		"md":   {"text/markdown; charset=utf-8", asPaper(record.Markdown)},
		"html": {"text/html; charset=utf-8", asPaper(record.HTML)},
	}
}

// writeRecordJSON writes every record as it was hashed, to be compacted again.
func writeRecordJSON(w io.Writer, rec drafting.DraftRecord) error {
	data, err := json.MarshalIndent(rec, "", "  ")
	if err != nil {
		return fault.Wrap(err, "the record cannot be written")
	}
	_, err = w.Write(append(data, '\n'))
	return err
}

func asPaper(write func(io.Writer, record.Paper) error) func(io.Writer, drafting.DraftRecord) error {
	return func(w io.Writer, rec drafting.DraftRecord) error { return write(w, rec.Paper()) }
}

func (h records) draft(c *gin.Context) error {
	as, known := recordForms()[c.Query("as")]
	if !known {
		return fault.Invalidf("as", "%q is no form of a record; they are json, md and html", c.Query("as"))
	}
	rec, err := h.service.Record(c.Request.Context(), actorOf(c), c.Param("draft"))
	if err != nil {
		return err
	}
	latest := rec.Versions[len(rec.Versions)-1].Text
	name := nameOf(latest) + "-record." + c.Query("as")
	return send(c, document{name, as.mediaType, func(_ context.Context, w io.Writer) error { return as.write(w, rec) }})
}
