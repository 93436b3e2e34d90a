package api

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"

	"github.com/gin-gonic/gin"

	"chapeau/api/jobs"
	"chapeau/drafting"
	"chapeau/drafting/fault"
	"chapeau/drafting/formats/export"
)

// exportService reads what is exported.
type exportService interface {
	bundleService
	Print(ctx context.Context, actor drafting.Actor, draftID string, number int) (drafting.Print, error)
	PrintTracked(ctx context.Context, actor drafting.Actor, draftID string, number int, amendments []string) (drafting.TrackedPrint, error)
	PrintAmendment(ctx context.Context, actor drafting.Actor, id string) (drafting.AmendmentPrint, error)
	MayPrint(ctx context.Context, actor drafting.Actor, draftID string, number int, amendments []string) error
	Amendment(ctx context.Context, actor drafting.Actor, id string) (drafting.AmendmentView, error)
	SessionReport(ctx context.Context, actor drafting.Actor, committeeID string) (drafting.ReportPrint, error)
	MayReport(ctx context.Context, actor drafting.Actor, committeeID string, made drafting.ReportPrint) error
}

type exports struct {
	service exportService
	jobs    background
}

// document is one that is ready to be written: what it is called and of what
// kind.
type document struct {
	name      string
	mediaType string
	write     func(context.Context, io.Writer) error
}

// named is a document of a format, with the format's ending.
func named(f export.Format, name string, write func(context.Context, io.Writer) error) document {
	return document{name: name + "." + f.Name, mediaType: f.MediaType, write: write}
}

// send writes a document that is quick to write as the answer itself.
func send(c *gin.Context, d document) error {
	var written bytes.Buffer
	if err := d.write(c.Request.Context(), &written); err != nil {
		return err
	}
	attach(c, d.name)
	c.Data(http.StatusOK, d.mediaType, written.Bytes())
	return nil
}

// startExport writes a document in the background.
func (h exports) startExport(c *gin.Context, d document, may func(context.Context) error) error {
	return h.jobs.start(c, jobs.Task{
		Kind: "export", Name: d.name, MediaType: d.mediaType, May: may,
		Work: func(ctx context.Context, run *jobs.Run) error {
			run.Step(stepWriting, 0)
			return d.write(ctx, run)
		},
	})
}

// formatInput says in which format somebody wants a document.
type formatInput struct {
	As string `json:"as"`
}

// wanted reads what is asked for in the background, by somebody who is signed in.
func wanted[Input any](c *gin.Context) (in Input, actor drafting.Actor, err error) {
	if err := decode(c, &in); err != nil {
		return in, actor, err
	}
	actor = actorOf(c)
	_, err = owner(actor)
	return in, actor, err
}

func (h exports) draft(c *gin.Context) error {
	n, err := optionalNumber("version", c.Query("version"))
	if err != nil {
		return err
	}
	d, _, err := h.version(c.Request.Context(), actorOf(c), c.Param("draft"), exportInput{As: c.Query("as"), Version: n})
	if err != nil {
		return err
	}
	return send(c, d)
}

// exportInput says which document of a draft somebody wants: of one version,
// with amendments shown in it, or with what changed since another version.
type exportInput struct {
	As           string   `json:"as"`
	Version      int      `json:"version"`
	Amendments   []string `json:"amendments"`
	ComparedWith int      `json:"compared_with"`
}

func (in exportInput) check() error {
	switch {
	case in.Version < 0 || in.ComparedWith < 0:
		return fault.Invalidf("version", "versions count from 1")
	case len(in.Amendments) > 0 && in.ComparedWith > 0:
		return fault.Invalidf("compared_with", "a document shows amendments or what changed since another version, not both: choose one")
	case len(in.Amendments) > maxTracked:
		return fault.Invalidf("amendments", "%d amendments are named; a document shows at most %d", len(in.Amendments), maxTracked)
	}
	return nil
}

// maxTracked is how many amendments one document shows.
const maxTracked = 500

// draftLater makes a document of a draft in the background.
func (h exports) draftLater(c *gin.Context) error {
	in, actor, err := wanted[exportInput](c)
	if err != nil {
		return err
	}
	if err := in.check(); err != nil {
		return err
	}
	id := c.Param("draft")
	if in.As == bundleFormat {
		return h.bundleLater(c, actor, id)
	}
	d, version, err := h.of(c.Request.Context(), actor, id, in)
	if err != nil {
		return err
	}
	earliest := version
	if in.ComparedWith > 0 {
		earliest = min(version, in.ComparedWith)
	}
	return h.startExport(c, d, func(ctx context.Context) error {
		return h.service.MayPrint(ctx, actor, id, earliest, in.Amendments)
	})
}

// of reads what a document shows, and says of which version it is.
func (h exports) of(ctx context.Context, actor drafting.Actor, id string, in exportInput) (document, int, error) {
	switch {
	case len(in.Amendments) > 0:
		return h.tracked(ctx, actor, id, in)
	case in.ComparedWith > 0:
		return h.compared(ctx, actor, id, in)
	}
	return h.version(ctx, actor, id, in)
}

func (h exports) version(ctx context.Context, actor drafting.Actor, id string, in exportInput) (document, int, error) {
	as, err := export.Find(in.As, export.OfText)
	if err != nil {
		return document{}, 0, err
	}
	found, err := h.service.Print(ctx, actor, id, in.Version)
	if err != nil {
		return document{}, 0, err
	}
	name := versioned(nameOf(found.Version.Text), found.Version.Number)
	return named(as, name, func(ctx context.Context, w io.Writer) error {
		return as.Text(ctx, w, printed(found))
	}), found.Version.Number, nil
}

func printed(p drafting.Print) export.Print {
	return export.Print{Text: p.Version.Text, Version: p.Version.Number, Layout: p.Layout, Masthead: p.Masthead}
}

func (h exports) tracked(ctx context.Context, actor drafting.Actor, id string, in exportInput) (document, int, error) {
	as, err := export.Find(in.As, export.OfTracked)
	if err != nil {
		return document{}, 0, err
	}
	found, err := h.service.PrintTracked(ctx, actor, id, in.Version, in.Amendments)
	if err != nil {
		return document{}, 0, err
	}
	shown := export.Tracked{Print: printed(found.Print), Amendments: found.Amendments}
	if err := shown.Check(); err != nil {
		return document{}, 0, err
	}
	name := versioned(nameOf(found.Version.Text), found.Version.Number) + "-with-" + labels(found.Labels)
	return named(as, name, func(ctx context.Context, w io.Writer) error {
		return as.Tracked(ctx, w, shown)
	}), found.Version.Number, nil
}

func (h exports) compared(ctx context.Context, actor drafting.Actor, id string, in exportInput) (document, int, error) {
	as, err := export.Find(in.As, export.OfComparison)
	if err != nil {
		return document{}, 0, err
	}
	before, err := h.service.Print(ctx, actor, id, in.ComparedWith)
	if err != nil {
		return document{}, 0, err
	}
	after, err := h.service.Print(ctx, actor, id, in.Version)
	if err != nil {
		return document{}, 0, err
	}
	if before.Version.Number == after.Version.Number {
		return document{}, 0, fault.Invalidf("compared_with", "version %d is the one to be written: choose another to compare it with", before.Version.Number)
	}
	name := versioned(nameOf(after.Version.Text), before.Version.Number) + fmt.Sprintf("-to-v%d", after.Version.Number)
	return named(as, name, func(ctx context.Context, w io.Writer) error {
		return as.Compared(ctx, w, export.Compared{Before: printed(before), After: printed(after)})
	}), after.Version.Number, nil
}

// amendmentLater makes the paper of an amendment in the background.
func (h exports) amendmentLater(c *gin.Context) error {
	in, actor, err := wanted[formatInput](c)
	if err != nil {
		return err
	}
	as, err := export.Find(in.As, export.OfWords)
	if err != nil {
		return err
	}
	id := c.Param("amendment")
	found, err := h.service.PrintAmendment(c.Request.Context(), actor, id)
	if err != nil {
		return err
	}
	d := named(as, amendmentName(found), func(ctx context.Context, w io.Writer) error {
		return as.Words(ctx, w, worded(found))
	})
	return h.startExport(c, d, func(ctx context.Context) error {
		_, err := h.service.Amendment(ctx, actor, id)
		return err
	})
}

func worded(p drafting.AmendmentPrint) export.Words {
	return export.Words{Print: export.Print{Text: p.Base, Version: p.Amendment.Base, Layout: p.Layout, Masthead: p.Masthead}, Amendment: p.Content}
}

// formatView is a format with the documents that it has; Missing says what the
// machine lacks for it and how to mend that.
type formatView struct {
	As      string        `json:"as"`
	Of      []export.Kind `json:"of"`
	Missing string        `json:"missing,omitempty"`
}

// formats are all documents that can be asked for.
func (h exports) formats(c *gin.Context) error {
	return answer(c, http.StatusOK, whole(each(export.Formats(), func(f export.Format) formatView {
		return formatView{As: f.Name, Of: f.Kinds(), Missing: f.Lacks()}
	})))
}
