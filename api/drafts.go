package api

import (
	"context"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"

	"chapeau/drafting"
	"chapeau/drafting/text"
)

// draftService keeps drafts.
type draftService interface {
	draftReader
	CreateDraft(ctx context.Context, actor drafting.Actor, committeeID string, in drafting.DraftInput) (drafting.Draft, error)
	Drafts(ctx context.Context, actor drafting.Actor, committeeID string, page drafting.Page) ([]drafting.Draft, error)
	ChangeDraft(ctx context.Context, actor drafting.Actor, id string, in drafting.DraftChange) (drafting.Draft, error)
	SetAddressee(ctx context.Context, actor drafting.Actor, id string, in drafting.Addressee) (drafting.Draft, error)
	Publish(ctx context.Context, actor drafting.Actor, id string) (drafting.Draft, error)
	Unpublish(ctx context.Context, actor drafting.Actor, id string) (drafting.Draft, error)
}

type drafts struct{ service draftService }

type draftView struct {
	ID             string               `json:"id"`
	CommitteeID    string               `json:"committee_id"`
	Kind           text.DocumentKind    `json:"kind"`
	Title          string               `json:"title"`
	Section        string               `json:"section"`
	Designation    string               `json:"designation"`
	Symbol         string               `json:"symbol"`
	MainSponsorID  string               `json:"main_sponsor_id,omitempty"`
	OnBehalfOfID   string               `json:"on_behalf_of_id,omitempty"`
	AgendaItemID   string               `json:"agenda_item_id,omitempty"`
	Reintroduces   string               `json:"reintroduced_from,omitempty"`
	Revision       int                  `json:"revision,omitempty"`
	TabledAt       *time.Time           `json:"tabled_at,omitempty"`
	Status         drafting.DraftStatus `json:"status"`
	ResultSymbol   string               `json:"result_symbol,omitempty"`
	Addressee      drafting.Addressee   `json:"addressee,omitzero"`
	NumberedAt     *time.Time           `json:"numbered_at,omitempty"`
	SealedAt       *time.Time           `json:"sealed_at,omitempty"`
	Published      bool                 `json:"published"`
	CurrentVersion int                  `json:"current_version"`
	Pending        *int                 `json:"pending_amendments,omitempty"` // nil for who may not see amendments
	CreatedAt      time.Time            `json:"created_at"`
	UpdatedAt      time.Time            `json:"updated_at"`
}

func viewDraft(d drafting.Draft) draftView {
	return draftView{
		ID: d.ID, CommitteeID: d.CommitteeID, Kind: d.Kind, Title: text.PlainWords(d.Title),
		Section: d.Section, Designation: d.Designation, Symbol: d.Symbol, MainSponsorID: d.MainSponsorID, OnBehalfOfID: d.OnBehalfOfID,
		AgendaItemID: d.AgendaItemID, Reintroduces: d.ReintroducedFrom, Revision: d.Revision, TabledAt: d.TabledAt,
		Status: d.Status, ResultSymbol: d.ResultSymbol, Addressee: d.Addressee, NumberedAt: d.NumberedAt, SealedAt: d.SealedAt, Published: d.Published(), CurrentVersion: d.Version, CreatedAt: d.CreatedAt, UpdatedAt: d.UpdatedAt,
	}
}

// pendingCounter counts what awaits a decision.
type pendingCounter interface {
	PendingAmendments(ctx context.Context, actor drafting.Actor, draftIDs []string) (map[string]int, error)
}

// viewDrafts shows drafts with the number of their pending amendments.
func viewDrafts(c *gin.Context, service pendingCounter, found []drafting.Draft) ([]draftView, error) {
	ids := each(found, func(d drafting.Draft) string { return d.ID })
	pending, err := service.PendingAmendments(c.Request.Context(), actorOf(c), ids)
	if err != nil {
		return nil, err
	}
	return each(found, func(d drafting.Draft) draftView {
		view := viewDraft(d)
		if count, seen := pending[d.ID]; seen {
			view.Pending = &count
		}
		return view
	}), nil
}

// viewOneDraft is viewDrafts for one.
func viewOneDraft(c *gin.Context, service pendingCounter, draft drafting.Draft) (draftView, error) {
	views, err := viewDrafts(c, service, []drafting.Draft{draft})
	if err != nil {
		return draftView{}, err
	}
	return views[0], nil
}

// draftPage is a draft with its current text, ready to show.
type draftPage struct {
	Draft   draftView              `json:"draft"`
	Stage   stageView              `json:"stage"`
	Version versionView            `json:"version"`
	Text    *text.Text             `json:"text"`
	Layout  layoutView             `json:"layout"`
	May     []drafting.DraftAction `json:"may"`
}

// servedPage is the largest page of drafts that the service gives.
const servedPage = 200

func (h drafts) list(c *gin.Context) error {
	p, err := pageOf(c)
	if err != nil {
		return err
	}
	p.Limit = min(p.Limit, servedPage-1)
	found, err := h.service.Drafts(c.Request.Context(), actorOf(c), c.Param("committee"), drafting.Page{After: p.After, Limit: p.Limit + 1})
	if err != nil {
		return err
	}
	views, err := viewDrafts(c, h.service, found)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, more(views, p, func(v draftView) string { return v.ID }))
}

func (h drafts) create(c *gin.Context) error {
	var in drafting.DraftInput
	if err := decode(c, &in); err != nil {
		return err
	}
	draft, err := h.service.CreateDraft(c.Request.Context(), actorOf(c), c.Param("committee"), in)
	if err != nil {
		return err
	}
	return answerDraft(c, h.service, http.StatusCreated, draft.ID)
}

func (h drafts) show(c *gin.Context) error {
	return answerDraft(c, h.service, http.StatusOK, c.Param("draft"))
}

// draftReader reads a draft as it stands.
type draftReader interface {
	textService
	pendingCounter
	DraftActions(ctx context.Context, actor drafting.Actor, id string) ([]drafting.DraftAction, error)
	Stage(ctx context.Context, actor drafting.Actor, draftID string, current *text.Text) (drafting.Stage, error)
}

// answerDraft answers a draft with the text of the version that it names.
func answerDraft(c *gin.Context, service draftReader, status int, id string) error {
	ctx, actor := c.Request.Context(), actorOf(c)
	draft, err := service.Draft(ctx, actor, id)
	if err != nil {
		return err
	}
	current, err := newReadings(service, actor, id).of(ctx, draft.Version)
	if err != nil {
		return err
	}
	may, err := service.DraftActions(ctx, actor, id)
	if err != nil {
		return err
	}
	stage, err := service.Stage(ctx, actor, id, current.version.Text)
	if err != nil {
		return err
	}
	view, err := viewOneDraft(c, service, draft)
	if err != nil {
		return err
	}
	c.Header("ETag", etag(draft.Version))
	return answer(c, status, draftPage{
		Draft: view, Stage: viewStage(stage), Version: viewVersion(current.version),
		Text: current.text, Layout: current.layout(), May: present(may),
	})
}

func (h drafts) change(c *gin.Context) error {
	var in drafting.DraftChange
	if err := decode(c, &in); err != nil {
		return err
	}
	draft, err := h.service.ChangeDraft(c.Request.Context(), actorOf(c), c.Param("draft"), in)
	if err != nil {
		return err
	}
	return h.answer(c, draft)
}

func (h drafts) setAddressee(c *gin.Context) error {
	var in drafting.Addressee
	if err := decode(c, &in); err != nil {
		return err
	}
	draft, err := h.service.SetAddressee(c.Request.Context(), actorOf(c), c.Param("draft"), in)
	if err != nil {
		return err
	}
	return answerDraft(c, h.service, http.StatusOK, draft.ID)
}

func (h drafts) publish(c *gin.Context) error {
	draft, err := h.service.Publish(c.Request.Context(), actorOf(c), c.Param("draft"))
	if err != nil {
		return err
	}
	return h.answer(c, draft)
}

func (h drafts) unpublish(c *gin.Context) error {
	draft, err := h.service.Unpublish(c.Request.Context(), actorOf(c), c.Param("draft"))
	if err != nil {
		return err
	}
	return h.answer(c, draft)
}

func (h drafts) answer(c *gin.Context, draft drafting.Draft) error {
	view, err := viewOneDraft(c, h.service, draft)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, view)
}
