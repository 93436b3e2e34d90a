package api

import (
	"context"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"

	"chapeau/drafting"
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// meetingService holds meetings and keeps the agenda.
type meetingService interface {
	Meetings(ctx context.Context, actor drafting.Actor, committeeID string) ([]drafting.Meeting, error)
	OpenMeeting(ctx context.Context, actor drafting.Actor, committeeID string) (drafting.Meeting, error)
	CloseMeeting(ctx context.Context, actor drafting.Actor, id string) (drafting.Meeting, error)
	CallRoll(ctx context.Context, actor drafting.Actor, id string, present []string) (drafting.Meeting, error)
	MeetingRecord(ctx context.Context, actor drafting.Actor, id string) (drafting.MeetingRecord, error)
	Agenda(ctx context.Context, actor drafting.Actor, committeeID string) ([]drafting.AgendaItem, error)
	AddAgendaItem(ctx context.Context, actor drafting.Actor, committeeID string, in drafting.AgendaInput) (drafting.AgendaItem, error)
	ChangeAgendaItem(ctx context.Context, actor drafting.Actor, committeeID, id string, in drafting.AgendaInput) (drafting.AgendaItem, error)
	RemoveAgendaItem(ctx context.Context, actor drafting.Actor, committeeID, id string) error
	OrderAgenda(ctx context.Context, actor drafting.Actor, committeeID string, ids []string) ([]drafting.AgendaItem, error)
}

type meetings struct{ service meetingService }

type meetingView struct {
	ID       string     `json:"id"`
	Number   int        `json:"number"`
	Open     bool       `json:"open"`
	OpenedAt time.Time  `json:"opened_at"`
	OpenedBy string     `json:"opened_by"`
	ClosedAt *time.Time `json:"closed_at,omitempty"`
	Counted  bool       `json:"counted"`
	Present  []string   `json:"present"`
	ETag     string     `json:"etag"`
}

func viewMeeting(m drafting.Meeting) meetingView {
	return meetingView{
		ID: m.ID, Number: m.Number, Open: m.Open(), OpenedAt: m.OpenedAt, OpenedBy: m.OpenedBy.Name, ClosedAt: m.ClosedAt,
		Counted: m.Present != nil, Present: present(m.Present), ETag: tagOf(m.ID, m),
	}
}

func (h meetings) list(c *gin.Context) error {
	all, err := h.service.Meetings(c.Request.Context(), actorOf(c), c.Param("committee"))
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, whole(each(all, viewMeeting)))
}

func (h meetings) open(c *gin.Context) error {
	m, err := h.service.OpenMeeting(c.Request.Context(), actorOf(c), c.Param("committee"))
	if err != nil {
		return err
	}
	return answer(c, http.StatusCreated, viewMeeting(m))
}

func (h meetings) close(c *gin.Context) error {
	m, err := h.service.CloseMeeting(c.Request.Context(), actorOf(c), c.Param("meeting"))
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, viewMeeting(m))
}

func (h meetings) roll(c *gin.Context) error {
	seen, err := expectedTag(c)
	if err != nil {
		return err
	}
	var in struct {
		Present []string `json:"present"`
	}
	if err := decode(c, &in); err != nil {
		return err
	}
	ctx, actor, id := c.Request.Context(), actorOf(c), c.Param("meeting")
	now, err := h.service.MeetingRecord(ctx, actor, id)
	if err != nil {
		return err
	}
	if seen != tagOf(id, now.Meeting) {
		return fault.New(fault.Stale, "If-Match", "somebody else called the roll, or closed the meeting, since you saw it; look at it again and call what is still to be called")
	}
	m, err := h.service.CallRoll(ctx, actor, id, in.Present)
	if err != nil {
		return err
	}
	c.Header("ETag", tagOf(m.ID, m))
	return answer(c, http.StatusOK, viewMeeting(m))
}

// entryView is one entry of a meeting's record.
type entryView struct {
	Sequence  int64                  `json:"sequence"`
	At        time.Time              `json:"at"`
	By        string                 `json:"by"`
	Kind      drafting.EntryKind     `json:"kind"`
	Draft     *recordedDraftView     `json:"draft,omitempty"`
	Item      string                 `json:"item,omitempty"`
	Present   []string               `json:"present,omitempty"`
	Decision  *recordedDecisionView  `json:"decision,omitempty"`
	Statement *recordedStatementView `json:"statement,omitempty"`
	Version   int                    `json:"version,omitempty"`
	Words     string                 `json:"words,omitempty"`
	Document  *documentView          `json:"document,omitempty"`
}

type recordedDraftView struct {
	ID     string `json:"id"`
	Title  string `json:"title"`
	Symbol string `json:"symbol"`
}

type recordedDecisionView struct {
	ID         string             `json:"id"`
	Outcome    drafting.Outcome   `json:"outcome"`
	Amendments []amendmentRefView `json:"amendments"`
	Reason     string             `json:"reason"`
	Sentence   string             `json:"sentence,omitempty"`
	Result     int                `json:"result,omitempty"`
}

type recordedStatementView struct {
	ID         string                 `json:"id"`
	Kind       drafting.StatementKind `json:"kind"`
	By         string                 `json:"by"`
	OnBehalfOf string                 `json:"on_behalf_of,omitempty"`
	Words      string                 `json:"words"`
}

func viewEntry(e drafting.RecordEntry) entryView {
	view := entryView{Sequence: e.Sequence, At: e.At, By: e.By.Name, Kind: e.Kind, Present: e.Present}
	if e.Draft != nil {
		view.Draft = &recordedDraftView{e.Draft.ID, text.PlainWords(e.Draft.Title), e.Draft.Symbol}
	}
	switch {
	case e.Decision != nil:
		view.Item = itemOf(e.Decision.Sitting)
		view.Decision = &recordedDecisionView{
			e.Decision.ID, e.Decision.Outcome, each(e.Decision.Amendments, viewAmendmentRef), e.Decision.Reason, e.Decision.Sentence, e.Decision.Result,
		}
	case e.Statement != nil:
		view.Item = itemOf(e.Statement.Sitting)
		view.Statement = &recordedStatementView{e.Statement.ID, e.Statement.Kind, e.Statement.By, e.Statement.OnBehalfOf, e.Statement.Words}
	case e.Version != nil:
		view.Item, view.Version, view.Words = itemOf(e.Version.Sitting), e.Version.Number, e.Version.Note
	case e.Waiver != nil:
		view.Item, view.Words = itemOf(e.Waiver.Sitting), e.Waiver.Reason
	case e.Document != nil:
		document := viewDocument(*e.Document)
		view.Document = &document
	}
	return view
}

func itemOf(s *drafting.Sitting) string {
	if s == nil {
		return ""
	}
	return s.Item
}

func (h meetings) show(c *gin.Context) error {
	found, err := h.service.MeetingRecord(c.Request.Context(), actorOf(c), c.Param("meeting"))
	if err != nil {
		return err
	}
	c.Header("ETag", tagOf(found.Meeting.ID, found.Meeting))
	return answer(c, http.StatusOK, struct {
		Meeting meetingView `json:"meeting"`
		Entries []entryView `json:"entries"`
	}{viewMeeting(found.Meeting), each(found.Entries, viewEntry)})
}
