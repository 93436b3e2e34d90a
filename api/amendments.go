package api

import (
	"context"
	"net/http"
	"slices"

	"github.com/gin-gonic/gin"

	"chapeau/drafting"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// amendmentService keeps amendments.
type amendmentService interface {
	textService
	AmendmentActions(ctx context.Context, actor drafting.Actor, draftID string, ids []string) (map[string][]drafting.AmendmentAction, error)
	TryAmendment(ctx context.Context, actor drafting.Actor, draftID string, in drafting.AmendmentInput) (drafting.AmendmentView, error)
	CreateAmendment(ctx context.Context, actor drafting.Actor, draftID string, in drafting.AmendmentInput) (drafting.AmendmentView, error)
	UpdateAmendment(ctx context.Context, actor drafting.Actor, id string, in drafting.AmendmentChange) (drafting.AmendmentView, error)
	SubmitAmendment(ctx context.Context, actor drafting.Actor, id string, expectedRevision int) (drafting.AmendmentView, error)
	ReviseAmendment(ctx context.Context, actor drafting.Actor, id string, in drafting.AmendmentChange) (drafting.AmendmentView, error)
	WithdrawAmendment(ctx context.Context, actor drafting.Actor, id string, expectedRevision int, reason string) (drafting.AmendmentView, error)
	ConfirmRebase(ctx context.Context, actor drafting.Actor, id string, expectedRevision int) (drafting.AmendmentView, error)
	JoinAmendment(ctx context.Context, actor drafting.Actor, id string, in drafting.JoinInput) (drafting.AmendmentView, error)
	IncorporateAmendment(ctx context.Context, actor drafting.Actor, id string, in drafting.IncorporateInput) (drafting.Incorporation, error)
	ResubmitAmendment(ctx context.Context, actor drafting.Actor, id string, in drafting.ResubmitInput) (drafting.AmendmentView, error)
	Amendments(ctx context.Context, actor drafting.Actor, draftID string, filter drafting.AmendmentFilter) ([]drafting.AmendmentView, error)
	Amendment(ctx context.Context, actor drafting.Actor, id string) (drafting.AmendmentView, error)
	ProposedText(ctx context.Context, actor drafting.Actor, id string, revision int) (drafting.Ground, error)
	ShareAmendment(ctx context.Context, actor drafting.Actor, id string, expectedRevision int, with []string) (drafting.AmendmentView, error)
	AmendmentHistory(ctx context.Context, actor drafting.Actor, id string) ([]drafting.Wording, error)
}

type amendments struct{ service amendmentService }

// wordsInput is what an amendment proposes to one version: operations, or the
// whole text as its mover wants it.
type wordsInput struct {
	BaseVersion int        `json:"base_version"`
	Ops         []amend.Op `json:"ops"`
	ToRevision  int        `json:"to_revision"`
	Copy        *text.Text `json:"copy"`
	Rationale   *string    `json:"rationale"`
}

// check refuses words that do not say which version they were made for: read
// against a newer one they would undo what came between.
func (in wordsInput) check() error {
	if in.BaseVersion < 1 {
		return fault.Invalidf("base_version", "say which version was amended: the number of the version that its mover saw")
	}
	return nil
}

// proposalInput is a new amendment, and in whose name it is proposed.
type proposalInput struct {
	wordsInput
	To           string `json:"to"`
	Compromise   bool   `json:"compromise"`
	DelegationID string `json:"delegation_id"`
	OnBehalfOfID string `json:"on_behalf_of_id"`
}

func readProposal(c *gin.Context) (drafting.AmendmentInput, error) {
	var in proposalInput
	if err := decode(c, &in); err != nil {
		return drafting.AmendmentInput{}, err
	}
	input := drafting.AmendmentInput{
		To: in.To, ToRevision: in.ToRevision, Compromise: in.Compromise, DelegationID: in.DelegationID, OnBehalfOfID: in.OnBehalfOfID,
		Base: in.BaseVersion, Ops: in.Ops, Copy: in.Copy,
	}
	if in.Rationale != nil {
		input.Rationale = *in.Rationale
	}
	return input, in.check()
}

func (h amendments) create(c *gin.Context) error {
	in, err := readProposal(c)
	if err != nil {
		return err
	}
	created, err := h.service.CreateAmendment(c.Request.Context(), actorOf(c), c.Param("draft"), in)
	if err != nil {
		return err
	}
	return h.answer(c, http.StatusCreated, created)
}

// preview shows what operations would do, or which ones lead to an edited copy,
// on the current version.
func (h amendments) preview(c *gin.Context) error {
	in, err := readProposal(c)
	if err != nil {
		return err
	}
	id := c.Param("draft")
	tried, err := h.service.TryAmendment(c.Request.Context(), actorOf(c), id, in)
	if err != nil {
		return err
	}
	view, err := newAmendmentViews(h.service, actorOf(c), id).preview(c.Request.Context(), tried)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, view)
}

func (h amendments) list(c *gin.Context) error {
	p, err := pageOf(c)
	if err != nil {
		return err
	}
	compared, err := flag(c, "comparison")
	if err != nil {
		return err
	}
	statuses, err := amendmentStatuses(c.QueryArray("status"))
	if err != nil {
		return err
	}
	filter := drafting.AmendmentFilter{Statuses: statuses, DelegationID: c.Query("delegation"), Clause: c.Query("clause"), Compared: compared}
	found, err := h.service.Amendments(c.Request.Context(), actorOf(c), c.Param("draft"), filter)
	if err != nil {
		return err
	}
	part, err := cut(found, p, func(v drafting.AmendmentView) string { return v.Amendment.ID })
	if err != nil {
		return err
	}
	pages, err := h.pages(c, c.Param("draft"), part.Items)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, list[amendmentPage]{Items: pages, NextCursor: part.NextCursor})
}

// pages shows amendments of one draft, each with what the reader may do with it.
func (h amendments) pages(c *gin.Context, draftID string, found []drafting.AmendmentView) ([]amendmentPage, error) {
	ctx, actor := c.Request.Context(), actorOf(c)
	ids := each(found, func(v drafting.AmendmentView) string { return v.Amendment.ID })
	may, err := h.service.AmendmentActions(ctx, actor, draftID, ids)
	if err != nil {
		return nil, err
	}
	view := newAmendmentViews(h.service, actor, draftID)
	pages := make([]amendmentPage, 0, len(found))
	for _, one := range found {
		page, err := view.page(ctx, one)
		if err != nil {
			return nil, err
		}
		page.May = present(may[one.Amendment.ID])
		pages = append(pages, page)
	}
	return pages, nil
}

func amendmentStatuses(names []string) ([]drafting.AmendmentStatus, error) {
	known := drafting.AmendmentStatuses()
	var statuses []drafting.AmendmentStatus
	for _, name := range names {
		status := drafting.AmendmentStatus(name)
		if !slices.Contains(known, status) {
			return nil, fault.Invalidf("status", "%q is no standing of an amendment; they are %v", name, known)
		}
		statuses = append(statuses, status)
	}
	return statuses, nil
}

func (h amendments) show(c *gin.Context) error {
	found, err := h.service.Amendment(c.Request.Context(), actorOf(c), c.Param("amendment"))
	if err != nil {
		return err
	}
	return h.answer(c, http.StatusOK, found)
}

func (h amendments) answer(c *gin.Context, status int, found drafting.AmendmentView) error {
	pages, err := h.pages(c, found.Amendment.DraftID, []drafting.AmendmentView{found})
	if err != nil {
		return err
	}
	c.Header("ETag", etag(found.Amendment.Revision))
	return answer(c, status, pages[0])
}

// rewording is what updating and revising share.
type rewording func(context.Context, drafting.Actor, string, drafting.AmendmentChange) (drafting.AmendmentView, error)

func (h amendments) update(c *gin.Context) error { return h.reword(c, h.service.UpdateAmendment) }
func (h amendments) revise(c *gin.Context) error { return h.reword(c, h.service.ReviseAmendment) }

func (h amendments) reword(c *gin.Context, reword rewording) error {
	seen, err := expected(c)
	if err != nil {
		return err
	}
	var in wordsInput
	if err := decode(c, &in); err != nil {
		return err
	}
	if err := in.check(); err != nil {
		return err
	}
	change := drafting.AmendmentChange{ExpectedRevision: seen, ToRevision: in.ToRevision, Base: in.BaseVersion, Ops: in.Ops, Copy: in.Copy, Rationale: in.Rationale}
	changed, err := reword(c.Request.Context(), actorOf(c), c.Param("amendment"), change)
	if err != nil {
		return err
	}
	return h.answer(c, http.StatusOK, changed)
}

// step is what submitting, confirming and withdrawing share.
type step func(ctx context.Context, actor drafting.Actor, id string, seen int) (drafting.AmendmentView, error)

func (h amendments) submit(c *gin.Context) error  { return h.take(c, h.service.SubmitAmendment) }
func (h amendments) confirm(c *gin.Context) error { return h.take(c, h.service.ConfirmRebase) }

// join takes an amendment together with an equal one.
func (h amendments) join(c *gin.Context) error {
	var in struct {
		Into atRevision `json:"into"`
	}
	seen, err := decodeSeen(c, &in)
	if err != nil {
		return err
	}
	joined, err := h.service.JoinAmendment(c.Request.Context(), actorOf(c), c.Param("amendment"), drafting.JoinInput{ExpectedRevision: seen, Into: in.Into.ref()})
	if err != nil {
		return err
	}
	return h.answer(c, http.StatusOK, joined)
}

func (h amendments) withdraw(c *gin.Context) error {
	var in struct {
		Reason string `json:"reason"`
	}
	if err := decodeOptional(c, &in); err != nil {
		return err
	}
	return h.take(c, func(ctx context.Context, actor drafting.Actor, id string, seen int) (drafting.AmendmentView, error) {
		return h.service.WithdrawAmendment(ctx, actor, id, seen, in.Reason)
	})
}

func (h amendments) incorporate(c *gin.Context) error {
	var in struct {
		Note string `json:"note"`
	}
	if err := decodeOptional(c, &in); err != nil {
		return err
	}
	return h.take(c, func(ctx context.Context, actor drafting.Actor, id string, seen int) (drafting.AmendmentView, error) {
		accepted, err := h.service.IncorporateAmendment(ctx, actor, id, drafting.IncorporateInput{ExpectedRevision: seen, Note: in.Note})
		return accepted.Amendment, err
	})
}

// resubmit answers the new amendment.
func (h amendments) resubmit(c *gin.Context) error {
	var in drafting.ResubmitInput
	if err := decodeOptional(c, &in); err != nil {
		return err
	}
	again, err := h.service.ResubmitAmendment(c.Request.Context(), actorOf(c), c.Param("amendment"), in)
	if err != nil {
		return err
	}
	return h.answer(c, http.StatusCreated, again)
}

func (h amendments) share(c *gin.Context) error {
	var in struct {
		DelegationIDs []string `json:"delegation_ids"`
	}
	if err := decode(c, &in); err != nil {
		return err
	}
	return h.take(c, func(ctx context.Context, actor drafting.Actor, id string, seen int) (drafting.AmendmentView, error) {
		return h.service.ShareAmendment(ctx, actor, id, seen, in.DelegationIDs)
	})
}

func (h amendments) take(c *gin.Context, take step) error {
	seen, err := expected(c)
	if err != nil {
		return err
	}
	changed, err := take(c.Request.Context(), actorOf(c), c.Param("amendment"), seen)
	if err != nil {
		return err
	}
	return h.answer(c, http.StatusOK, changed)
}

func (h amendments) revisions(c *gin.Context) error {
	ctx, actor, id := c.Request.Context(), actorOf(c), c.Param("amendment")
	history, err := h.service.AmendmentHistory(ctx, actor, id)
	if err != nil {
		return err
	}
	found, err := h.service.Amendment(ctx, actor, id)
	if err != nil {
		return err
	}
	view := newAmendmentViews(h.service, actor, found.Amendment.DraftID)
	views := make([]revisionView, 0, len(history))
	for _, wording := range slices.Backward(history) {
		one, err := view.revision(ctx, wording)
		if err != nil {
			return err
		}
		views = append(views, one)
	}
	return answer(c, http.StatusOK, whole(views))
}

// text is what an amendment proposes, whole.
func (h amendments) text(c *gin.Context) error {
	ctx, actor, id := c.Request.Context(), actorOf(c), c.Param("amendment")
	revision, err := optionalNumber("revision", c.Query("revision"))
	if err != nil {
		return err
	}
	found, err := h.service.Amendment(ctx, actor, id)
	if err != nil {
		return err
	}
	proposed, err := h.service.ProposedText(ctx, actor, id, revision)
	if err != nil {
		return err
	}
	laid, err := newAmendmentViews(h.service, actor, found.Amendment.DraftID).layOut(ctx, proposed.Text, found.Amendment.Base)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, viewGround(proposed, laid))
}
