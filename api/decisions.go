package api

import (
	"cmp"
	"context"
	"net/http"
	"slices"
	"time"

	"github.com/gin-gonic/gin"

	"chapeau/drafting"
	"chapeau/drafting/amend"
	"chapeau/drafting/rules"
	"chapeau/drafting/text"
)

// decisionService previews and takes decisions.
type decisionService interface {
	textService
	pendingCounter
	Amendments(ctx context.Context, actor drafting.Actor, draftID string, filter drafting.AmendmentFilter) ([]drafting.AmendmentView, error)
	Preview(ctx context.Context, actor drafting.Actor, draftID string, in drafting.PreviewInput) (drafting.Preview, error)
	Adopt(ctx context.Context, actor drafting.Actor, draftID string, in drafting.AdoptInput) (drafting.Adoption, error)
	Reject(ctx context.Context, actor drafting.Actor, draftID string, in drafting.RejectInput) (drafting.Decision, error)
	DecideDraft(ctx context.Context, actor drafting.Actor, draftID string, in drafting.DecideDraftInput) (drafting.Decision, error)
	Decisions(ctx context.Context, actor drafting.Actor, draftID string) ([]drafting.Decision, error)
}

type decisions struct{ service decisionService }

// atRevision names an amendment as somebody saw it.
type atRevision struct {
	AmendmentID string `json:"amendment_id"`
	Revision    int    `json:"revision"`
}

func (a atRevision) ref() drafting.AmendmentRef {
	return drafting.AmendmentRef{ID: a.AmendmentID, Revision: a.Revision}
}

// decisionView is one ruling in the record.
type decisionView struct {
	ID           string             `json:"id"`
	DraftID      string             `json:"draft_id"`
	Number       int                `json:"number"`
	Outcome      drafting.Outcome   `json:"outcome"`
	Amendments   []amendmentRefView `json:"amendments"`
	Against      int                `json:"against"`
	Result       int                `json:"result,omitempty"`
	Conflicts    []conflictView     `json:"conflicts"`
	Resolutions  []amend.Resolution `json:"resolutions"`
	Ruling       []amend.Op         `json:"ruling"`
	Vote         *rules.Vote        `json:"vote,omitempty"`
	Tally        *rules.Tally       `json:"tally,omitempty"`
	Sentence     string             `json:"sentence,omitempty"`
	Into         *amendmentRefView  `json:"into,omitempty"`
	Order        []string           `json:"order,omitempty"`
	Division     *drafting.Division `json:"division,omitempty"`
	Part         string             `json:"part,omitempty"`
	ResultSymbol string             `json:"result_symbol,omitempty"`
	About        string             `json:"about,omitempty"`
	Statement    string             `json:"statement,omitempty"`
	Sitting      *drafting.Sitting  `json:"sitting,omitempty"`
	Reason       string             `json:"reason"`
	By           string             `json:"by"`
	At           time.Time          `json:"at"`
}

func viewDecision(d drafting.Decision, on *reading) decisionView {
	view := decisionView{
		ID: d.ID, DraftID: d.DraftID, Number: d.Number, Outcome: d.Outcome,
		Amendments: each(d.Amendments, viewAmendmentRef), Against: d.Against, Result: d.Result,
		Conflicts: viewConflicts(on, d.Conflicts), Resolutions: present(d.Resolutions), Ruling: present(d.Ruling),
		Vote: d.Vote, Tally: d.Tally, Sentence: d.Sentence, Order: d.Order, Division: d.Division, Part: d.Part,
		ResultSymbol: d.ResultSymbol, About: d.About, Statement: cmp.Or(d.Challenge, d.Proposal), Sitting: d.Sitting,
		Reason: d.Reason, By: d.By.Name, At: d.At,
	}
	if d.Into != nil {
		into := viewAmendmentRef(*d.Into)
		view.Into = &into
	}
	return view
}

// view shows a decision on the version that it was taken on.
func (h decisions) view(c *gin.Context, d drafting.Decision) (decisionView, error) {
	on, err := newReadings(h.service, actorOf(c), d.DraftID).of(c.Request.Context(), d.Against)
	if err != nil {
		return decisionView{}, err
	}
	return viewDecision(d, on), nil
}

func (h decisions) list(c *gin.Context) error {
	id := c.Param("draft")
	all, err := h.service.Decisions(c.Request.Context(), actorOf(c), id)
	if err != nil {
		return err
	}
	readings := newReadings(h.service, actorOf(c), id)
	views := make([]decisionView, 0, len(all))
	for _, decision := range slices.Backward(all) {
		on, err := readings.of(c.Request.Context(), decision.Against)
		if err != nil {
			return err
		}
		views = append(views, viewDecision(decision, on))
	}
	return answer(c, http.StatusOK, whole(views))
}

func (h decisions) reject(c *gin.Context) error {
	seen, err := expected(c)
	if err != nil {
		return err
	}
	var in struct {
		Amendments []atRevision `json:"amendments"`
		Vote       *rules.Vote  `json:"vote"`
		Tied       bool         `json:"tied"`
		Reason     string       `json:"reason"`
	}
	if err := decode(c, &in); err != nil {
		return err
	}
	rejected, err := h.service.Reject(c.Request.Context(), actorOf(c), c.Param("draft"), drafting.RejectInput{
		ExpectedVersion: seen, Amendments: each(in.Amendments, atRevision.ref), Vote: in.Vote, Tied: in.Tied, Reason: in.Reason,
	})
	if err != nil {
		return err
	}
	view, err := h.view(c, rejected)
	if err != nil {
		return err
	}
	return answer(c, http.StatusCreated, view)
}

// decide adopts or rejects the draft as a whole.
func (h decisions) decide(c *gin.Context) error {
	seen, err := expected(c)
	if err != nil {
		return err
	}
	var in struct {
		Outcome      string      `json:"outcome"`
		Vote         *rules.Vote `json:"vote"`
		ResultSymbol string      `json:"result_symbol"`
		Reason       string      `json:"reason"`
	}
	if err := decode(c, &in); err != nil {
		return err
	}
	decision, err := h.service.DecideDraft(c.Request.Context(), actorOf(c), c.Param("draft"), drafting.DecideDraftInput{
		ExpectedVersion: seen, Outcome: drafting.Outcome("draft_" + in.Outcome), Vote: in.Vote, ResultSymbol: in.ResultSymbol, Reason: in.Reason,
	})
	if err != nil {
		return err
	}
	return h.answerWhole(c, decision)
}

// answerWhole answers a decision on the draft as a whole, with the draft as it
// left it.
func (h decisions) answerWhole(c *gin.Context, decision drafting.Decision) error {
	view, err := h.view(c, decision)
	if err != nil {
		return err
	}
	draft, err := h.draftAfter(c, decision.DraftID)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, struct {
		Decision decisionView `json:"decision"`
		Draft    draftView    `json:"draft"`
	}{view, draft})
}

// adoptionView is what an adoption brought about.
type adoptionView struct {
	Decision    decisionView       `json:"decision"`
	Draft       draftView          `json:"draft"`
	Version     *versionView       `json:"version,omitempty"`
	Amended     *amendmentRefView  `json:"amended,omitempty"`
	Rebased     []amendmentRefView `json:"rebased"`
	NeedsRebase []amendmentRefView `json:"needs_rebase"`
}

func (h decisions) adopt(c *gin.Context) error {
	seen, err := expected(c)
	if err != nil {
		return err
	}
	var in struct {
		Amendments  []atRevision       `json:"amendments"`
		Resolutions []amend.Resolution `json:"resolutions"`
		Vote        *rules.Vote        `json:"vote"`
		Reason      string             `json:"reason"`
	}
	if err := decode(c, &in); err != nil {
		return err
	}
	adopted, err := h.service.Adopt(c.Request.Context(), actorOf(c), c.Param("draft"), drafting.AdoptInput{
		ExpectedVersion: seen, Amendments: each(in.Amendments, atRevision.ref),
		Resolutions: in.Resolutions, Vote: in.Vote, Reason: in.Reason,
	})
	if err != nil {
		return err
	}
	return h.answerAdoption(c, adopted)
}

// answerAdoption answers what a decision made of the text or of an amendment.
func (h decisions) answerAdoption(c *gin.Context, adopted drafting.Adoption) error {
	decision, err := h.view(c, adopted.Decision)
	if err != nil {
		return err
	}
	draft, err := h.draftAfter(c, adopted.Decision.DraftID)
	if err != nil {
		return err
	}
	view := adoptionView{
		Decision: decision, Draft: draft,
		Rebased: each(adopted.Rebased, viewAmendmentRef), NeedsRebase: each(adopted.NeedsRebase, viewAmendmentRef),
	}
	if adopted.Version.Number > 0 {
		version := viewVersion(adopted.Version)
		view.Version = &version
	}
	if adopted.Amended != nil {
		amended := viewAmendmentRef(*adopted.Amended)
		view.Amended = &amended
	}
	c.Header("ETag", etag(draft.CurrentVersion))
	return answer(c, http.StatusCreated, view)
}

// draftAfter is a draft as a decision left it.
func (h decisions) draftAfter(c *gin.Context, id string) (draftView, error) {
	draft, err := h.service.Draft(c.Request.Context(), actorOf(c), id)
	if err != nil {
		return draftView{}, err
	}
	return viewOneDraft(c, h.service, draft)
}

// previewView is what adopting would give.
type previewView struct {
	Version    int               `json:"version"`
	Text       *text.Text        `json:"text"`
	Layout     layoutView        `json:"layout"`
	Comparison comparisonView    `json:"comparison"`
	Amendments []outcomeView     `json:"amendments"`
	Conflicts  []conflictView    `json:"conflicts"`
	Notices    []noticeView      `json:"notices"`
	Complete   bool              `json:"complete"`
	To         *amendmentRefView `json:"to,omitempty"`
}

// previewed names the amendment that sub-amendments change.
func previewed(g *drafting.Ground) *amendmentRefView {
	if g == nil {
		return nil
	}
	return &amendmentRefView{g.AmendmentID, g.Label, g.Revision}
}

// outcomeView is what became of one amendment in a merge.
type outcomeView struct {
	AmendmentID string           `json:"amendment_id"`
	Label       string           `json:"label"`
	By          string           `json:"by"`
	Revision    int              `json:"revision"`
	Status      amend.Status     `json:"status"`
	Ops         []amend.OpResult `json:"ops"`
}

func (h decisions) preview(c *gin.Context) error {
	var in struct {
		Amendments  []atRevision       `json:"amendments"`
		Resolutions []amend.Resolution `json:"resolutions"`
	}
	if err := decode(c, &in); err != nil {
		return err
	}
	found, err := h.service.Preview(c.Request.Context(), actorOf(c), c.Param("draft"), drafting.PreviewInput{
		Amendments: each(in.Amendments, atRevision.ref), Resolutions: in.Resolutions,
	})
	if err != nil {
		return err
	}
	view, err := h.viewPreview(c, found)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, view)
}

// viewPreview shows a merge; while a conflict is open, the text without it.
func (h decisions) viewPreview(c *gin.Context, found drafting.Preview) (previewView, error) {
	ctx, readings := c.Request.Context(), newReadings(h.service, actorOf(c), c.Param("draft"))
	base, err := previewBase(ctx, readings, found)
	if err != nil {
		return previewView{}, err
	}
	merged := found.Text
	if merged == nil {
		merged = found.Result.Text
	}
	after, err := readings.layOut(ctx, merged, found.Version)
	if err != nil {
		return previewView{}, err
	}
	outcomes, err := h.outcomes(c, found)
	if err != nil {
		return previewView{}, err
	}
	show := comparer{before: base, after: after}
	return previewView{
		Version: found.Version, Text: merged, Layout: after.layout(),
		Comparison: show.view(found.Changes, true), Amendments: outcomes,
		Conflicts: viewConflicts(base, found.Result.Conflicts), Notices: viewNotices(base, found.Result.Notices),
		Complete: found.Text != nil, To: previewed(found.Ground),
	}, nil
}

// previewBase is what a preview changes: the current version, or what an
// amendment proposes.
func previewBase(ctx context.Context, readings *readings, found drafting.Preview) (*reading, error) {
	if found.Ground == nil {
		return readings.of(ctx, found.Version)
	}
	return readings.layOut(ctx, found.Ground.Text, found.Version)
}

// outcomes names the amendments of a merge as people call them, at the
// revisions that were merged.
func (h decisions) outcomes(c *gin.Context, found drafting.Preview) ([]outcomeView, error) {
	all, err := h.service.Amendments(c.Request.Context(), actorOf(c), c.Param("draft"), drafting.AmendmentFilter{})
	if err != nil {
		return nil, err
	}
	movers := make(map[string]string, len(all))
	for _, view := range all {
		movers[view.Amendment.ID] = view.Amendment.By
	}
	merged := make(map[string]drafting.AmendmentRef, len(found.Amendments))
	for _, ref := range found.Amendments {
		merged[ref.ID] = ref
	}
	return each(found.Result.Amendments, func(r amend.AmendmentResult) outcomeView {
		ref := merged[r.ID]
		return outcomeView{AmendmentID: r.ID, Label: ref.Label, By: movers[r.ID], Revision: ref.Revision, Status: r.Status, Ops: present(r.Ops)}
	}), nil
}
