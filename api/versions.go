package api

import (
	"context"
	"net/http"
	"slices"
	"time"

	"github.com/gin-gonic/gin"

	"chapeau/diffing"
	"chapeau/drafting"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// versionService keeps a draft's versions.
type versionService interface {
	draftReader
	EditText(ctx context.Context, actor drafting.Actor, draftID string, in drafting.EditInput) (drafting.Advance, error)
	ReviseOrally(ctx context.Context, actor drafting.Actor, draftID string, in drafting.EditInput) (drafting.Advance, error)
	Versions(ctx context.Context, actor drafting.Actor, draftID string) ([]drafting.Version, error)
	ProposedText(ctx context.Context, actor drafting.Actor, id string, revision int) (drafting.Ground, error)
	Compare(ctx context.Context, actor drafting.Actor, draftID string, from, to int) (drafting.VersionComparison, error)
	Provenance(ctx context.Context, actor drafting.Actor, draftID string, number int) (drafting.Provenance, error)
}

type versions struct{ service versionService }

// versionView is a version without its text.
type versionView struct {
	DraftID    string                 `json:"draft_id"`
	Number     int                    `json:"number"`
	Parent     int                    `json:"parent,omitempty"`
	Reason     drafting.VersionReason `json:"reason"`
	Note       string                 `json:"note"`
	Author     string                 `json:"author"`
	Adopted    []amendmentRefView     `json:"adopted"`
	DecisionID string                 `json:"decision_id,omitempty"`
	Sitting    *drafting.Sitting      `json:"sitting,omitempty"`
	Hash       string                 `json:"hash"`
	At         time.Time              `json:"at"`
}

func viewVersion(v drafting.Version) versionView {
	return versionView{
		DraftID: v.DraftID, Number: v.Number, Parent: v.Parent, Reason: v.Reason, Note: v.Note, Author: v.Author.Name,
		Adopted: each(v.Adopted, viewAmendmentRef), DecisionID: v.DecisionID, Sitting: v.Sitting, Hash: v.Hash, At: v.At,
	}
}

// amendmentRefView names a revision of an amendment.
type amendmentRefView struct {
	AmendmentID string `json:"amendment_id"`
	Label       string `json:"label"`
	Revision    int    `json:"revision"`
}

func viewAmendmentRef(r drafting.AmendmentRef) amendmentRefView {
	return amendmentRefView{AmendmentID: r.ID, Label: r.Label, Revision: r.Revision}
}

func (h versions) list(c *gin.Context) error {
	all, err := h.service.Versions(c.Request.Context(), actorOf(c), c.Param("draft"))
	if err != nil {
		return err
	}
	slices.Reverse(all)
	return answer(c, http.StatusOK, whole(each(all, viewVersion)))
}

// versionPage is a version with its text, ready to show.
type versionPage struct {
	Version versionView `json:"version"`
	Text    *text.Text  `json:"text"`
	Layout  layoutView  `json:"layout"`
}

func (h versions) show(c *gin.Context) error {
	n, err := number("version", c.Param("version"))
	if err != nil {
		return err
	}
	shown, err := h.readings(c).of(c.Request.Context(), n)
	if err != nil {
		return err
	}
	c.Header("ETag", etag(n))
	return answer(c, http.StatusOK, versionPage{Version: viewVersion(shown.version), Text: shown.text, Layout: shown.layout()})
}

func (h versions) readings(c *gin.Context) *readings {
	return newReadings(h.service, actorOf(c), c.Param("draft"))
}

// rewriting is what editing a text and revising it orally share.
type rewriting func(context.Context, drafting.Actor, string, drafting.EditInput) (drafting.Advance, error)

func (h versions) create(c *gin.Context) error       { return h.rewrite(c, h.service.EditText) }
func (h versions) reviseOrally(c *gin.Context) error { return h.rewrite(c, h.service.ReviseOrally) }

func (h versions) rewrite(c *gin.Context, rewrite rewriting) error {
	seen, err := expected(c)
	if err != nil {
		return err
	}
	var in struct {
		Ops  []amend.Op `json:"ops"`
		Copy *text.Text `json:"copy"`
		Note string     `json:"note"`
	}
	if err := decode(c, &in); err != nil {
		return err
	}
	edit := drafting.EditInput{ExpectedVersion: seen, Ops: in.Ops, Copy: in.Copy, Note: in.Note}
	if _, err := rewrite(c.Request.Context(), actorOf(c), c.Param("draft"), edit); err != nil {
		return err
	}
	return answerDraft(c, h.service, http.StatusCreated, c.Param("draft"))
}

func (h versions) compare(c *gin.Context) error {
	from, err := number("from", c.Query("from"))
	if err != nil {
		return err
	}
	to, err := number("to", c.Query("to"))
	if err != nil {
		return err
	}
	ctx := c.Request.Context()
	found, err := h.service.Compare(ctx, actorOf(c), c.Param("draft"), from, to)
	if err != nil {
		return err
	}
	readings := h.readings(c)
	before, err := readings.layOut(ctx, found.From.Text, from)
	if err != nil {
		return err
	}
	after, err := readings.layOut(ctx, found.To.Text, to)
	if err != nil {
		return err
	}
	show := comparer{before: before, after: after}
	return answer(c, http.StatusOK, struct {
		From       versionView    `json:"from"`
		To         versionView    `json:"to"`
		Comparison comparisonView `json:"comparison"`
	}{viewVersion(found.From), viewVersion(found.To), show.view(found.Changes, true)})
}

// compareWords shows the canonical changes of one clause while it is edited.
func (h versions) compareWords(c *gin.Context) error {
	var in wordsToCompare
	if err := decode(c, &in); err != nil {
		return err
	}
	if err := text.ValidateInline("text", in.Text); err != nil {
		return err
	}
	base, err := h.compared(c, in)
	if err != nil {
		return err
	}
	words, ok := base.words(in.Clause)
	if !ok {
		return fault.Invalidf("clause", "this text has no clause %q; take the id of one of its lines, title, body or footnote:key", in.Clause)
	}
	show := comparer{before: base, after: base}
	return answer(c, http.StatusOK, struct {
		Clause  string    `json:"clause"`
		Version int       `json:"version"`
		Text    string    `json:"text"`
		Runs    []runView `json:"runs"`
	}{in.Clause, base.version.Number, in.Text, show.runs(in.Clause, diffing.Words(words, in.Text))})
}

// wordsToCompare are words typed for a clause of a version, or of what an
// amendment proposes.
type wordsToCompare struct {
	Clause     string `json:"clause"`
	Text       string `json:"text"`
	Version    int    `json:"version"`
	To         string `json:"to"`
	ToRevision int    `json:"to_revision"`
}

// compared is the text that the words were typed against.
func (h versions) compared(c *gin.Context, in wordsToCompare) (*reading, error) {
	ctx, readings := c.Request.Context(), h.readings(c)
	if in.To == "" {
		return readings.of(ctx, in.Version)
	}
	ground, err := h.service.ProposedText(ctx, actorOf(c), in.To, in.ToRevision)
	if err != nil {
		return nil, err
	}
	laid, err := readings.layOut(ctx, ground.Text, in.Version)
	if err != nil {
		return nil, err
	}
	laid.version.Number = ground.Revision
	return laid, nil
}
