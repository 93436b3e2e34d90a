package api

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"strconv"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/prometheus/client_golang/prometheus"

	"chapeau/drafting"
	"chapeau/drafting/fault"
)

const (
	// heartbeat is how often a quiet stream says that it is still there, and
	// asks whether its reader may still read.
	heartbeat = 15 * time.Second
	// patience is how long a reader may take to accept what is written.
	patience = 10 * time.Second
	// eventBatch is how many events are read from the log at once.
	eventBatch = 200
)

// eventService reads a committee's log as one reader may see it.
type eventService interface {
	Events(ctx context.Context, actor drafting.Actor, committeeID string, after int64, limit int) (drafting.EventPage, error)
	LastEvent(ctx context.Context, actor drafting.Actor, committeeID string) (int64, error)
}

type events struct {
	service  eventService
	sessions sessions
	hub      *Hub
	log      *slog.Logger
	open     prometheus.Gauge
	beat     time.Duration
}

type eventView struct {
	Sequence    int64              `json:"sequence"`
	CommitteeID string             `json:"committee_id"`
	Type        drafting.EventType `json:"type"`
	DraftID     string             `json:"draft_id,omitempty"`
	AmendmentID string             `json:"amendment_id,omitempty"`
	DecisionID  string             `json:"decision_id,omitempty"`
	Version     int                `json:"version,omitempty"`
	Actor       string             `json:"actor,omitempty"`
	At          time.Time          `json:"at"`
}

func viewEvent(e drafting.Event) eventView {
	return eventView{
		Sequence: e.Sequence, CommitteeID: e.CommitteeID, Type: e.Type, DraftID: e.DraftID, AmendmentID: e.AmendmentID,
		DecisionID: e.DecisionID, Version: e.Version, Actor: e.Actor.Name, At: e.At,
	}
}

// stream writes events as they are committed until the reader goes, is too slow
// or may no longer read, or the server stops. Whoever comes back with the last
// id misses nothing.
func (h events) stream(c *gin.Context) error {
	committee := c.Param("committee")
	waiting, ok := h.hub.join(committee)
	if !ok {
		return fault.New(fault.Unavailable, "", "too many pages listen for events at this moment; this one will try again")
	}
	defer h.hub.leave(committee, waiting)
	after, err := h.start(c)
	if err != nil {
		return err
	}
	h.open.Inc()
	defer h.open.Dec()
	out := newEventWriter(c)
	if err := out.begin(after); err != nil {
		return nil
	}
	h.follow(c, out, waiting, after)
	return nil
}

// start is the sequence after which the stream begins: what the reader saw
// last, or the end of the log.
func (h events) start(c *gin.Context) (int64, error) {
	last, err := h.service.LastEvent(c.Request.Context(), actorOf(c), c.Param("committee"))
	if err != nil {
		return 0, err
	}
	seen := c.GetHeader("Last-Event-ID")
	if seen == "" {
		seen = c.Query("last_event_id")
	}
	if seen == "" {
		return last, nil
	}
	after, err := strconv.ParseInt(seen, 10, 64)
	if err != nil || after < 0 {
		return 0, fault.Invalidf("Last-Event-ID", "%q is no event's sequence; it is a number", seen)
	}
	return min(after, last), nil
}

// follow reads on in the log whenever it grows.
func (h events) follow(c *gin.Context, out *eventWriter, waiting *stream, after int64) {
	ctx, actor := c.Request.Context(), actorOf(c)
	tick := time.NewTicker(h.beat)
	defer tick.Stop()
	for {
		page, err := h.service.Events(ctx, actor, c.Param("committee"), after, eventBatch)
		if err != nil {
			h.log.DebugContext(ctx, "event stream ended", "request", requestIDOf(c), "error", err)
			return
		}
		if err := out.events(page.Events); err != nil {
			return
		}
		moved := page.Last > after
		after = page.Last
		if moved {
			continue
		}
		select {
		case <-waiting.wake:
		case <-tick.C:
			if !h.stillReads(c, actor) || out.comment("still here") != nil {
				return
			}
		case <-ctx.Done():
			return
		case <-h.hub.closed:
			return
		}
	}
}

// stillReads reports whether the reader is still who they were: a session that
// ended ends its streams.
func (h events) stillReads(c *gin.Context, actor drafting.Actor) bool {
	now, err := h.sessions.authenticate(c)
	return err == nil && now.PersonID == actor.PersonID
}

// eventWriter writes server-sent events, each within the reader's patience.
type eventWriter struct {
	w       http.ResponseWriter
	control *http.ResponseController
}

func newEventWriter(c *gin.Context) *eventWriter {
	return &eventWriter{w: c.Writer, control: http.NewResponseController(c.Writer)}
}

// begin opens the stream and tells the reader where it stands, so that one that
// breaks off before the first event can also go on from there.
func (o *eventWriter) begin(after int64) error {
	if err := o.control.SetReadDeadline(time.Time{}); err != nil {
		return err
	}
	o.w.Header().Set("Content-Type", "text/event-stream")
	o.w.Header().Set("X-Accel-Buffering", "no")
	o.w.WriteHeader(http.StatusOK)
	return o.write(fmt.Sprintf("retry: 1000\nid: %d\n\n", after))
}

func (o *eventWriter) events(events []drafting.Event) error {
	for _, e := range events {
		data, err := json.Marshal(viewEvent(e))
		if err != nil {
			return err
		}
		if err := o.write(fmt.Sprintf("id: %d\nevent: %s\ndata: %s\n\n", e.Sequence, e.Type, data)); err != nil {
			return err
		}
	}
	return nil
}

func (o *eventWriter) comment(words string) error { return o.write(": " + words + "\n\n") }

func (o *eventWriter) write(message string) error {
	if err := o.control.SetWriteDeadline(time.Now().Add(patience)); err != nil {
		return err
	}
	if _, err := o.w.Write([]byte(message)); err != nil {
		return err
	}
	return o.control.Flush()
}
