package api

import (
	"context"
	"mime"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"

	"chapeau/api/jobs"
	"chapeau/drafting"
	"chapeau/drafting/fault"
)

// background shows jobs to their owners.
type background struct{ keeper *jobs.Keeper }

type jobView struct {
	ID        string       `json:"id"`
	Kind      string       `json:"kind"`
	Name      string       `json:"name"`
	State     jobs.State   `json:"state"`
	Progress  progressView `json:"progress"`
	Problem   *problemView `json:"problem,omitempty"`
	Bytes     int64        `json:"bytes,omitempty"`
	StartedAt time.Time    `json:"started_at"`
	EndedAt   *time.Time   `json:"ended_at,omitempty"`
	KeptUntil *time.Time   `json:"kept_until,omitempty"`
}

// progressView is how far a job is: done of total things in a step; total is 0
// while nobody can tell.
type progressView struct {
	Step  string `json:"step"`
	Done  int    `json:"done"`
	Total int    `json:"total"`
}

// problemView is why a job failed, as the request itself would have been
// refused.
type problemView struct {
	Code   fault.Code     `json:"code"`
	Detail string         `json:"detail"`
	Field  string         `json:"field,omitempty"`
	Extra  map[string]any `json:"extra,omitempty"`
}

func viewJob(j jobs.Job) jobView {
	view := jobView{
		ID: j.ID, Kind: j.Kind, Name: j.Name, State: j.State, Bytes: j.Bytes, StartedAt: j.StartedAt,
		Progress: progressView{j.Progress.Step, j.Progress.Done, j.Progress.Total},
	}
	if j.Err != nil {
		known := asFault(j.Err)
		view.Problem = &problemView{known.Code, known.Message, known.Field, known.Detail}
	}
	if j.State.Final() {
		view.EndedAt, view.KeptUntil = &j.EndedAt, &j.KeptUntil
	}
	return view
}

// owner is whose jobs the actor has: the public has none.
func owner(actor drafting.Actor) (string, error) {
	if actor.Public() {
		return "", fault.New(fault.Unauthenticated, "", "this needs an account: sign in first")
	}
	return actor.PersonID, nil
}

// start takes a task on in the actor's name and answers where it can be followed.
func (h background) start(c *gin.Context, task jobs.Task) error {
	var err error
	if task.Owner, err = owner(actorOf(c)); err != nil {
		return err
	}
	started, err := h.keeper.Start(task)
	if err != nil {
		return err
	}
	c.Header("Location", base+"/jobs/"+started.ID)
	return answer(c, http.StatusAccepted, viewJob(started))
}

func (h background) show(c *gin.Context) error {
	person, err := owner(actorOf(c))
	if err != nil {
		return err
	}
	found, err := h.keeper.Job(c.Request.Context(), person, c.Param("job"))
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, viewJob(found))
}

func (h background) cancel(c *gin.Context) error {
	person, err := owner(actorOf(c))
	if err != nil {
		return err
	}
	if err := h.keeper.Cancel(person, c.Param("job")); err != nil {
		return err
	}
	return done(c)
}

func (h background) result(c *gin.Context) error {
	person, err := owner(actorOf(c))
	if err != nil {
		return err
	}
	found, file, err := h.keeper.Result(c.Request.Context(), person, c.Param("job"))
	if err != nil {
		return err
	}
	defer file.Close()
	attach(c, found.Name)
	c.DataFromReader(http.StatusOK, found.Bytes, found.MediaType, file, nil)
	return nil
}

// attach makes the answer a document to keep, not to show: an exported page opens
// outside this server and cannot act in its name.
func attach(c *gin.Context, name string) {
	c.Header("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	c.Header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
}

// steps are what a job says that it is doing.
const (
	stepReading   = "reading"
	stepComparing = "comparing"
	stepWriting   = "writing"
	stepStoring   = "storing"
)

// answering is a task whose result is an answer that the request itself could
// have given.
func answering(kind string, may func(context.Context) error, work func(context.Context, *jobs.Run) (any, error)) jobs.Task {
	return jobs.Task{
		Kind: kind, Name: kind + ".json", MediaType: "application/json", May: may,
		Work: func(ctx context.Context, run *jobs.Run) error {
			found, err := work(ctx, run)
			if err != nil {
				return err
			}
			return encode(run, found)
		},
	}
}
