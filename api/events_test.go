package api_test

import (
	"bufio"
	"context"
	"net/http"
	"strings"
	"testing"
	"time"
)

// listener reads an event stream as a browser does.
type listener struct {
	t      testing.TB
	cancel context.CancelFunc
	lines  chan string
	status int
	lastID string
}

func (c *client) listen(path, lastID string) *listener {
	c.t.Helper()
	ctx, cancel := context.WithCancel(c.t.Context())
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, c.base+"/api/v1"+path, nil)
	if err != nil {
		c.t.Fatal(err)
	}
	if lastID != "" {
		request.Header.Set("Last-Event-ID", lastID)
	}
	response, err := c.http.Do(request)
	if err != nil {
		c.t.Fatal(err)
	}
	l := &listener{t: c.t, cancel: cancel, lines: make(chan string, 1000), status: response.StatusCode}
	go func() {
		defer close(l.lines)
		defer response.Body.Close()
		for scanner := bufio.NewScanner(response.Body); scanner.Scan(); {
			l.lines <- scanner.Text()
		}
	}()
	c.t.Cleanup(cancel)
	return l
}

// next is the type of the next event, empty where none comes within patience.
func (l *listener) next(patience time.Duration) string {
	kind, data := "", ""
	for deadline := time.After(patience); ; {
		select {
		case line, open := <-l.lines:
			field, value, _ := strings.Cut(line, ": ")
			switch {
			case !open:
				return ""
			case field == "id":
				l.lastID = value
			case field == "event":
				kind = value
			case field == "data":
				data = value
			case line == "" && data != "":
				return kind
			}
		case <-deadline:
			return ""
		}
	}
}

// expect requires the next events to be of these types.
func (l *listener) expect(kinds ...string) {
	l.t.Helper()
	for _, kind := range kinds {
		if got := l.next(2 * time.Second); got != kind {
			l.t.Fatalf("the next event is %q, want %s", got, kind)
		}
	}
}

func TestWhatOneDoesTheOthersSeeAtOnce(t *testing.T) {
	w := newWorld(t)
	draft := w.newDraft()
	chair, karsk := w.chair.listen(w.in("/events"), ""), w.karsk.listen(w.in("/events"), "")
	a := w.proposes(w.delmark, draft, 1, edit("o2", "forty", "fifty"))
	chair.expect("amendment.submitted")
	karsk.expect("amendment.submitted")
	w.chair.call(http.MethodPost, "/drafts/"+draft+"/adoptions").seen(1).json(map[string]any{"amendments": at(a)}).send().is(http.StatusCreated)
	if got := karsk.next(time.Second); got == "" {
		t.Error("the adoption did not reach the other delegation within a second")
	}
}

func TestAStreamGoesOnWhereItBrokeOff(t *testing.T) {
	w := newWorld(t)
	first := w.delmark.listen(w.in("/events"), "")
	draft := w.newDraft()
	first.expect("draft.created")
	for first.next(300*time.Millisecond) != "" {
	}
	first.cancel()
	w.proposes(w.karsk, draft, 1, edit("o2", "forty", "sixty"))
	w.delmark.listen(w.in("/events"), first.lastID).expect("amendment.submitted")
	w.delmark.listen(w.in("/events?last_event_id="+first.lastID), "").expect("amendment.submitted")
}

func TestAStreamThatSawNothingAlsoGoesOn(t *testing.T) {
	w := newWorld(t)
	first := w.delmark.listen(w.in("/events"), "")
	if got := first.next(300 * time.Millisecond); got != "" {
		t.Fatalf("a new stream begins with %s", got)
	}
	first.cancel()
	w.newDraft()
	w.delmark.listen(w.in("/events"), first.lastID).expect("draft.created")
}

func TestAStreamShowsOnlyWhatItsReaderMaySee(t *testing.T) {
	w := newWorld(t)
	open := w.published()
	public, karsk := w.public.listen(w.in("/events"), "0"), w.karsk.listen(w.in("/events"), "")
	public.expect("version.created", "draft.published")
	w.delmark.post("/drafts/"+open+"/amendments", map[string]any{"base_version": 1, "ops": []any{edit("o2", "forty", "fifty")}}).is(http.StatusCreated)
	if got := karsk.next(300 * time.Millisecond); got != "" {
		t.Errorf("another delegation sees %s of a private amendment", got)
	}
	w.newDraft()
	karsk.expect("draft.created")
	if got := public.next(300 * time.Millisecond); got != "" {
		t.Errorf("the public sees %s of a draft that is not published", got)
	}
}

func TestAStreamIsRefusedAsAnyRequest(t *testing.T) {
	w := newWorld(t)
	w.newDraft()
	w.public.get(w.in("/events")).refused(http.StatusNotFound, "not_found")
	w.delmark.call(http.MethodGet, w.in("/events")).with("Last-Event-ID", "yesterday").send().
		refused(http.StatusBadRequest, "invalid", "Last-Event-ID", "yesterday")
}

func TestAStreamEndsWithItsSession(t *testing.T) {
	w := newWorld(t, fastHeartbeat)
	stream := w.delmark.listen(w.in("/events"), "")
	w.delmark.call(http.MethodDelete, "/session").send().is(http.StatusNoContent)
	eventually(t, "the end of the stream", func() bool {
		select {
		case _, open := <-stream.lines:
			return !open
		default:
			return false
		}
	})
}
