package api

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"unicode/utf8"

	"github.com/gin-gonic/gin"

	"chapeau/drafting"
	"chapeau/drafting/fault"
	"chapeau/drafting/formats/reporttext"
	"chapeau/drafting/text"
)

// importService stores what was read from a file.
type importService interface {
	Allowed(ctx context.Context, actor drafting.Actor, committeeID string) ([]drafting.Action, error)
	Import(ctx context.Context, actor drafting.Actor, committeeID string, in drafting.ImportInput) ([]drafting.Draft, error)
}

type imports struct{ service importService }

// importView is what was understood of a file.
type importView struct {
	Committed bool           `json:"committed"`
	Report    *reportOutline `json:"report,omitempty"`
	Texts     []importedView `json:"texts"`
	Notes     []string       `json:"notes"`
}

type reportOutline struct {
	Title    string           `json:"title"`
	Subtitle string           `json:"subtitle"`
	Sections []sectionOutline `json:"sections"`
}

type sectionOutline struct {
	Letter string `json:"letter"`
	Title  string `json:"title"`
	Texts  int    `json:"texts"`
}

// importedView is one instrument with what it has been counted to hold.
type importedView struct {
	Title       string               `json:"title"`
	Kind        text.DocumentKind    `json:"kind"`
	Designation string               `json:"designation"`
	Section     string               `json:"section,omitempty"`
	Preambular  int                  `json:"preambular"`
	Operative   int                  `json:"operative"`
	Notes       int                  `json:"notes"`
	Text        *text.Text           `json:"text"`
	Layout      layoutView           `json:"layout"`
	References  []referenceOfferView `json:"references"`
	DraftID     string               `json:"draft_id,omitempty"`
}

// create reads a file and shows what it understood; with commit=true it also
// stores it, all of it or nothing.
func (h imports) create(c *gin.Context) error {
	commit, err := flag(c, "commit")
	if err != nil {
		return err
	}
	if err := h.mayRead(c, commit); err != nil {
		return err
	}
	data, err := readBody(c, maxImportBytes)
	if err != nil {
		return err
	}
	found, err := readFile(data, c.DefaultQuery("format", "auto"))
	if err != nil {
		return err
	}
	if err := acceptReferences(&found, c.QueryArray("accept")); err != nil {
		return err
	}
	view := viewImport(found)
	if !commit {
		return answer(c, http.StatusOK, view)
	}
	in := drafting.ImportInput{Report: found.Report, Note: c.Query("name")}
	if found.Text != nil {
		in.Texts = []*text.Text{found.Text}
	}
	stored, err := h.service.Import(c.Request.Context(), actorOf(c), c.Param("committee"), in)
	if err != nil {
		return err
	}
	view.Committed = true
	for i, draft := range stored {
		view.Texts[i].DraftID = draft.ID
	}
	return answer(c, http.StatusCreated, view)
}

// mayRead refuses before anything large is read. Whoever may create a draft has
// its text read; storing what was read is an import.
func (h imports) mayRead(c *gin.Context, commit bool) error {
	allowed, err := h.service.Allowed(c.Request.Context(), actorOf(c), c.Param("committee"))
	if err != nil {
		return err
	}
	needed := drafting.CreateDrafts
	if commit {
		needed = drafting.ImportTexts
	}
	if slices.Contains(allowed, needed) {
		return nil
	}
	if actorOf(c).Public() {
		return fault.New(fault.Unauthenticated, "", "this needs an account: sign in first")
	}
	if commit {
		return fault.New(fault.Forbidden, "", "only the secretariat and the chair may import texts here")
	}
	return fault.New(fault.Forbidden, "", "only those who may create drafts have a text read here")
}

// readFile reads a file's instruments. In the format auto a file that begins
// with a brace is JSON, any other is text.
func readFile(data []byte, format string) (reporttext.Result, error) {
	if len(bytes.TrimSpace(data)) == 0 {
		return reporttext.Result{}, fault.Invalidf("", "the file is empty; it should hold a text or a report")
	}
	if bytes.IndexByte(data, 0) >= 0 {
		return reporttext.Result{}, fault.Invalidf("", "the file is binary (a zero byte at offset %d); save it as plain text in UTF-8, or as JSON", bytes.IndexByte(data, 0))
	}
	if !utf8.Valid(data) {
		return reporttext.Result{}, fault.Invalidf("", "the file is not valid UTF-8 at byte %d; save it as UTF-8", invalidAt(data))
	}
	switch format {
	case "json":
		return readJSON(data)
	case "text":
		return reporttext.Read(data)
	case "auto":
		if bytes.HasPrefix(bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\ufeff")), " \t\r\n"), []byte("{")) {
			return readJSON(bytes.TrimPrefix(data, []byte("\ufeff")))
		}
		return reporttext.Read(data)
	}
	return reporttext.Result{}, fault.Invalidf("format", "the format %q is not known here; it is auto, text or json", format)
}

// readJSON reads a text or a report in the interchange form, whichever its
// schema says. JSON that does not even say that is read as a text, which tells
// what is wrong with it.
func readJSON(data []byte) (reporttext.Result, error) {
	var kind struct {
		Schema string `json:"schema"`
	}
	if err := json.Unmarshal(data, &kind); err == nil && kind.Schema == text.ReportSchema {
		report, err := text.DecodeReport(data)
		return reporttext.Result{Report: report}, err
	}
	t, err := text.Decode(data)
	return reporttext.Result{Text: t}, err
}

func viewImport(found reporttext.Result) importView {
	view := importView{Texts: []importedView{}, Notes: present(found.Notes)}
	if found.Text != nil {
		view.Texts = append(view.Texts, viewImported("", 0, found.Text))
	}
	if found.Report == nil {
		return view
	}
	view.Report = &reportOutline{Title: found.Report.Title, Subtitle: found.Report.Subtitle, Sections: []sectionOutline{}}
	for _, section := range found.Report.Sections {
		view.Report.Sections = append(view.Report.Sections, sectionOutline{Letter: section.Letter, Title: section.Title, Texts: len(section.Texts)})
		for _, t := range section.Texts {
			view.Texts = append(view.Texts, viewImported(section.Letter, len(view.Texts), t))
		}
	}
	return view
}

func viewImported(section string, instrument int, t *text.Text) importedView {
	view := importedView{
		Title: text.PlainWords(t.Title), Kind: t.Kind, Designation: t.Designation, Section: section,
		Notes: len(t.Footnotes), Text: t,
		Layout:     viewLayout(t, text.Layout(t, text.Options{PreambularNumbers: true})),
		References: viewOffers(instrument, t),
	}
	t.Walk(func(c, _ *text.Clause) bool {
		switch c.Kind {
		case text.Preambular:
			view.Preambular++
		case text.Operative:
			view.Operative++
		}
		return true
	})
	return view
}
