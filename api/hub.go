package api

import "sync"

// maxStreams bounds how many event streams are open at once.
const maxStreams = 2000

// Hub wakes event streams when something was committed. It carries no events:
// a stream that wakes reads on in the log, so that one that is slow or was away
// misses nothing.
type Hub struct {
	mu      sync.Mutex
	streams map[string]map[*stream]bool
	count   int
	closed  chan struct{}
}

// stream is one waiting reader. Wake-ups that come while it is busy are one.
type stream struct{ wake chan struct{} }

// NewHub returns a hub without streams.
func NewHub() *Hub {
	return &Hub{streams: make(map[string]map[*stream]bool), closed: make(chan struct{})}
}

// Wake tells the streams of some committees that there is something new. It
// never waits.
func (h *Hub) Wake(committeeIDs []string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, id := range committeeIDs {
		for s := range h.streams[id] {
			select {
			case s.wake <- struct{}{}:
			default:
			}
		}
	}
}

// Close ends all streams and lets none begin.
func (h *Hub) Close() {
	h.mu.Lock()
	defer h.mu.Unlock()
	select {
	case <-h.closed:
	default:
		close(h.closed)
	}
}

// join adds a stream to a committee's; false where there are too many. The
// stream must leave.
func (h *Hub) join(committeeID string) (*stream, bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.count >= maxStreams {
		return nil, false
	}
	s := &stream{wake: make(chan struct{}, 1)}
	if h.streams[committeeID] == nil {
		h.streams[committeeID] = make(map[*stream]bool)
	}
	h.streams[committeeID][s] = true
	h.count++
	return s, true
}

func (h *Hub) leave(committeeID string, s *stream) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.streams[committeeID], s)
	if len(h.streams[committeeID]) == 0 {
		delete(h.streams, committeeID)
	}
	h.count--
}
