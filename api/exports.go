package api

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"mime"
	"net/http"
	"regexp"
	"strings"

	"github.com/gin-gonic/gin"

	"chapeau/drafting"
	"chapeau/drafting/fault"
	"chapeau/drafting/formats/html"
	"chapeau/drafting/formats/markdown"
	"chapeau/drafting/formats/session"
	"chapeau/drafting/text"
)

// exportService reads what is exported.
type exportService interface {
	textService
	SessionReport(ctx context.Context, actor drafting.Actor, committeeID string) (session.Paper, error)
}

type exports struct{ service exportService }

// format is a kind of document: how it is sent and how it is written.
type format struct {
	mediaType string
	text      func(io.Writer, *text.Text, text.Options) error
	report    func(io.Writer, session.Paper) error
}

// formats are the documents that can be asked for, by the name in the request.
func formats() map[string]format {
	return map[string]format{
		"json": {"application/json", writeJSON, writeReportJSON},
		"txt":  {"text/plain; charset=utf-8", markdown.Plain, session.Plain},
		"md":   {"text/markdown; charset=utf-8", markdown.Markdown, session.Markdown},
		"html": {"text/html; charset=utf-8", writeHTML, writeReportHTML},
	}
}

func writeJSON(w io.Writer, t *text.Text, _ text.Options) error {
	_, err := w.Write(text.Encode(t))
	return err
}

// writeReportJSON writes chapter I, which is what can be read in again.
func writeReportJSON(w io.Writer, p session.Paper) error {
	_, err := w.Write(text.EncodeReport(p.Chapter))
	return err
}

func writeReportHTML(w io.Writer, p session.Paper) error { return session.HTML(w, p, html.Print{}) }

func writeHTML(w io.Writer, t *text.Text, o text.Options) error {
	return html.Text(w, t, html.Options{Layout: o})
}

func formatOf(c *gin.Context) (format, error) {
	known, ok := formats()[c.Query("as")]
	if !ok {
		return format{}, fault.Invalidf("as", "%q is no format of a document here; they are json, txt, md and html", c.Query("as"))
	}
	return known, nil
}

func (h exports) draft(c *gin.Context) error {
	as, err := formatOf(c)
	if err != nil {
		return err
	}
	n, err := optionalNumber("version", c.Query("version"))
	if err != nil {
		return err
	}
	ctx, actor, id := c.Request.Context(), actorOf(c), c.Param("draft")
	version, err := h.service.Version(ctx, actor, id, n)
	if err != nil {
		return err
	}
	options, err := h.service.LayoutOptions(ctx, actor, id, version.Number)
	if err != nil {
		return err
	}
	options.PreambularNumbers = false
	var document bytes.Buffer
	if err := as.text(&document, version.Text, options); err != nil {
		return err
	}
	name := fmt.Sprintf("%s-v%d", nameOf(version.Text), version.Number)
	return sendDocument(c, as, name, document.Bytes())
}

func (h exports) report(c *gin.Context) error {
	as, err := formatOf(c)
	if err != nil {
		return err
	}
	ctx, actor, id := c.Request.Context(), actorOf(c), c.Param("committee")
	report, err := h.service.SessionReport(ctx, actor, id)
	if err != nil {
		return err
	}
	var document bytes.Buffer
	if err := as.report(&document, report); err != nil {
		return err
	}
	return sendDocument(c, as, "report", document.Bytes())
}

// sendDocument answers a document to keep, not to show: an exported page opens
// outside this server and cannot act in its name.
func sendDocument(c *gin.Context, as format, name string, document []byte) error {
	file := name + "." + c.Query("as")
	c.Header("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": file}))
	c.Header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
	c.Data(http.StatusOK, as.mediaType, document)
	return nil
}

var notInNames = regexp.MustCompile(`[^\pL\pN.]+`)

// nameOf is a file name for a text: its symbol, else its designation, else its
// title.
func nameOf(t *text.Text) string {
	for _, candidate := range []string{t.Symbol, t.Designation, text.PlainWords(t.Title)} {
		name := strings.Trim(notInNames.ReplaceAllString(candidate, "-"), "-.")
		if runes := []rune(name); len(runes) > 80 {
			name = string(runes[:80])
		}
		if name != "" {
			return name
		}
	}
	return "text"
}
