package api

import (
	"context"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"

	"chapeau/drafting"
	"chapeau/drafting/rules"
)

// issuingService keeps the documents that are issued and the notices of them.
type issuingService interface {
	Documents(ctx context.Context, actor drafting.Actor, committeeID string) ([]drafting.Document, error)
	Papers(ctx context.Context, actor drafting.Actor, draftID string) (drafting.Papers, error)
	IssueDraftDocument(ctx context.Context, actor drafting.Actor, draftID string, in drafting.IssueInput) (drafting.Document, error)
	IssueAmendmentDocument(ctx context.Context, actor drafting.Actor, amendmentID string, in drafting.IssueInput) (drafting.Document, error)
	Circulate(ctx context.Context, actor drafting.Actor, documentID string, languages []string, at *time.Time) (drafting.Document, error)
	WaiveNotice(ctx context.Context, actor drafting.Actor, draftID string, in drafting.WaiverInput) (drafting.Waiver, error)
}

type issuing struct{ service issuingService }

type documentView struct {
	ID          string                 `json:"id"`
	DraftID     string                 `json:"draft_id"`
	AmendmentID string                 `json:"amendment_id,omitempty"`
	Form        drafting.DocumentForm  `json:"form"`
	Symbol      string                 `json:"symbol"`
	Replaces    string                 `json:"replaces,omitempty"`
	Carries     int                    `json:"carries"`
	Words       string                 `json:"words,omitempty"`
	Circulated  []drafting.Circulation `json:"circulated"`
	By          string                 `json:"by"`
	At          time.Time              `json:"at"`
}

func viewDocument(d drafting.Document) documentView {
	return documentView{
		ID: d.ID, DraftID: d.DraftID, AmendmentID: d.AmendmentID, Form: d.Form, Symbol: d.Symbol, Replaces: d.Replaces,
		Carries: d.Carries, Words: d.Words, Circulated: present(d.Circulated), By: d.Person.Name, At: d.At,
	}
}

type waiverView struct {
	ID          string            `json:"id"`
	Number      int               `json:"number"`
	Draft       bool              `json:"draft"`
	Amendments  bool              `json:"amendments"`
	AmendmentID string            `json:"amendment_id,omitempty"`
	Reason      string            `json:"reason"`
	Sitting     *drafting.Sitting `json:"sitting,omitempty"`
	By          string            `json:"by"`
	At          time.Time         `json:"at"`
}

func viewWaiver(v drafting.Waiver) waiverView {
	return waiverView{
		ID: v.ID, Number: v.Number, Draft: v.Draft, Amendments: v.Amendments, AmendmentID: v.AmendmentID,
		Reason: v.Reason, Sitting: v.Sitting, By: v.Person.Name, At: v.At,
	}
}

// runningNoticeView tells when a text can be considered, and whether that is
// still to come.
type runningNoticeView struct {
	AmendmentID  string       `json:"amendment_id,omitempty"`
	Symbol       string       `json:"symbol"`
	CirculatedAt time.Time    `json:"circulated_at"`
	WorkingDays  int          `json:"working_days"`
	From         time.Time    `json:"from"`
	Runs         bool         `json:"runs"`
	WaivedBy     rules.Waiver `json:"waived_by"`
	WaiverID     string       `json:"waiver_id,omitempty"`
}

func viewRunningNotice(n drafting.Notice) runningNoticeView {
	return runningNoticeView{
		AmendmentID: n.AmendmentID, Symbol: n.Symbol, CirculatedAt: n.CirculatedAt, WorkingDays: n.WorkingDays,
		From: n.From, Runs: n.Runs, WaivedBy: n.WaivedBy, WaiverID: n.WaiverID,
	}
}

func (h issuing) list(c *gin.Context) error {
	all, err := h.service.Documents(c.Request.Context(), actorOf(c), c.Param("committee"))
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, whole(each(all, viewDocument)))
}

func (h issuing) papers(c *gin.Context) error {
	found, err := h.service.Papers(c.Request.Context(), actorOf(c), c.Param("draft"))
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, struct {
		Documents []documentView          `json:"documents"`
		Notices   []runningNoticeView     `json:"notices"`
		Waivers   []waiverView            `json:"waivers"`
		Next      []drafting.NextDocument `json:"next"`
	}{each(found.Documents, viewDocument), each(found.Notices, viewRunningNotice), each(found.Waivers, viewWaiver), present(found.Next)})
}

// newDocument reads a document to issue, at the wording that was seen.
func newDocument(c *gin.Context) (drafting.IssueInput, error) {
	var in struct {
		Form         drafting.DocumentForm `json:"form"`
		Symbol       string                `json:"symbol"`
		Words        string                `json:"words"`
		Languages    []string              `json:"languages"`
		CirculatedAt *time.Time            `json:"circulated_at"`
	}
	seen, err := decodeSeen(c, &in)
	return drafting.IssueInput{
		ExpectedWording: seen, Form: in.Form, Symbol: in.Symbol, Words: in.Words, Languages: in.Languages, CirculatedAt: in.CirculatedAt,
	}, err
}

func (h issuing) issueDraft(c *gin.Context) error {
	in, err := newDocument(c)
	if err != nil {
		return err
	}
	document, err := h.service.IssueDraftDocument(c.Request.Context(), actorOf(c), c.Param("draft"), in)
	if err != nil {
		return err
	}
	return answer(c, http.StatusCreated, viewDocument(document))
}

func (h issuing) issueAmendment(c *gin.Context) error {
	in, err := newDocument(c)
	if err != nil {
		return err
	}
	document, err := h.service.IssueAmendmentDocument(c.Request.Context(), actorOf(c), c.Param("amendment"), in)
	if err != nil {
		return err
	}
	return answer(c, http.StatusCreated, viewDocument(document))
}

func (h issuing) circulate(c *gin.Context) error {
	var in struct {
		Languages []string   `json:"languages"`
		At        *time.Time `json:"at"`
	}
	if err := decode(c, &in); err != nil {
		return err
	}
	document, err := h.service.Circulate(c.Request.Context(), actorOf(c), c.Param("document"), in.Languages, in.At)
	if err != nil {
		return err
	}
	return answer(c, http.StatusCreated, viewDocument(document))
}

func (h issuing) waive(c *gin.Context) error {
	var in drafting.WaiverInput
	if err := decode(c, &in); err != nil {
		return err
	}
	waiver, err := h.service.WaiveNotice(c.Request.Context(), actorOf(c), c.Param("draft"), in)
	if err != nil {
		return err
	}
	return answer(c, http.StatusCreated, viewWaiver(waiver))
}
