// Package jobs does what takes long beside the request that asked for it: each
// job belongs to one person, tells how far it is, can be cancelled, and leaves
// one document that its owner can take away for a while. It knows nothing of the
// web.
package jobs

import (
	"context"
	"io"
	"time"
)

// State is where a job stands.
type State string

// The states. A job that is done has a result; a failed one has an error. The
// last three are final.
const (
	Waiting   State = "waiting"
	Running   State = "running"
	Done      State = "done"
	Failed    State = "failed"
	Cancelled State = "cancelled"
)

// Final reports whether nothing more happens to the job.
func (s State) Final() bool { return s == Done || s == Failed || s == Cancelled }

// Progress is how far a job is: Done of Total things in the step that it is at.
// Total is 0 while nobody can tell.
type Progress struct {
	Step  string
	Done  int
	Total int
}

// Task is what somebody asks for. Owner is the person, Kind says what it is,
// Name what the result is called as a file and MediaType what it is.
//
// Work writes the result; it must end soon after its context does. May says
// whether the owner may still have the result: it is asked whenever they ask for
// the job, because rights change while a result is kept.
type Task struct {
	Owner     string
	Kind      string
	Name      string
	MediaType string
	Work      func(context.Context, *Run) error
	May       func(context.Context) error
}

// Job is a task as its owner sees it at a moment. Err is a failed one's, Bytes is
// the size of a result that is done, KeptUntil when that is thrown away.
type Job struct {
	ID        string
	Kind      string
	Name      string
	MediaType string
	State     State
	Progress  Progress
	Err       error
	Bytes     int64
	StartedAt time.Time
	EndedAt   time.Time
	KeptUntil time.Time
}

// Run is what a task's work has in hand: where it writes its result and where it
// tells how far it is.
type Run struct {
	ctx  context.Context
	out  io.Writer
	left int64
	tell func(Progress)
	keep func() error
	at   Progress
}

// Step begins a step of total things, 0 where nobody can tell how many.
func (r *Run) Step(name string, total int) {
	r.at = Progress{Step: name, Total: total}
	r.tell(r.at)
}

// Advance says that one more thing of the step is done.
func (r *Run) Advance() {
	r.at.Done = r.at.Done + 1
	if r.at.Total > 0 {
		r.at.Done = min(r.at.Done, r.at.Total)
	}
	r.tell(r.at)
}

// Keep says that what the work does next stays done, such as storing: from here on
// the job is not cancelled any more. It fails where the job was cancelled before.
func (r *Run) Keep() error { return r.keep() }

// Write adds to the result. It fails once the job is cancelled, so that a writer
// of a long document stops there, and where the result grows larger than is kept.
func (r *Run) Write(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	if int64(len(p)) > r.left {
		return 0, errLargeResult
	}
	n, err := r.out.Write(p)
	r.left -= int64(n)
	return n, err
}
