package jobs

import (
	"context"
	"crypto/rand"
	"errors"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sync"
	"time"

	"chapeau/drafting/fault"
)

// Limits bound what jobs take; a zero one is the usual one.
type Limits struct {
	AtOnce     int           // jobs that run at once: one a core
	Unfinished int           // of one person: 4
	PerOwner   int           // jobs of one person that are kept: 16
	Kept       int           // jobs of all: 500
	Result     int64         // bytes of one result: 256 MB
	Results    int64         // bytes of all results together: 2 GB
	KeptFor    time.Duration // after a job ended: an hour
	Longest    time.Duration // that a job may run: 15 minutes
}

func (l Limits) filled() Limits {
	usual := func(value *int, otherwise int) {
		if *value == 0 {
			*value = otherwise
		}
	}
	usual(&l.AtOnce, runtime.GOMAXPROCS(0))
	usual(&l.Unfinished, 4)
	usual(&l.PerOwner, 16)
	usual(&l.Kept, 500)
	if l.Result == 0 {
		l.Result = 256 << 20
	}
	if l.Results == 0 {
		l.Results = 2 << 30
	}
	if l.KeptFor == 0 {
		l.KeptFor = time.Hour
	}
	if l.Longest == 0 {
		l.Longest = 15 * time.Minute
	}
	return l
}

// Codes and errors of the package.
const tooManyRequests fault.Code = "too_many_requests"

var errLargeResult = fault.New(fault.TooLarge, "", "the document grows larger than is kept here: take less at once")

// Keeper runs jobs and keeps what they leave, in a folder of its own that goes
// with it. It is safe for use by many goroutines.
type Keeper struct {
	limits Limits
	log    *slog.Logger
	slots  chan struct{}
	stop   context.CancelFunc
	ctx    context.Context
	works  sync.WaitGroup

	mu     sync.Mutex
	folder string // made with the first job
	jobs   []*job // in the order in which they were asked for
	closed bool
}

// job is what the keeper knows of one; mu of the keeper guards it.
type job struct {
	Job
	task   Task
	cancel context.CancelFunc
	path   string // of the result
	kept   bool   // what it does stays done
}

// Options are what a keeper takes from its surroundings.
type Options struct {
	Limits Limits
	Log    *slog.Logger
}

// New makes a keeper. Close it.
func New(o Options) *Keeper {
	k := &Keeper{limits: o.Limits.filled(), log: o.Log}
	if k.log == nil {
		k.log = slog.New(slog.DiscardHandler)
	}
	k.slots = make(chan struct{}, k.limits.AtOnce)
	k.ctx, k.stop = context.WithCancel(context.Background())
	return k
}

// Close cancels every job, waits until their work has stopped, and removes all
// results.
func (k *Keeper) Close() error {
	k.mu.Lock()
	k.closed = true
	k.mu.Unlock()
	k.stop()
	k.works.Wait()
	k.mu.Lock()
	defer k.mu.Unlock()
	k.jobs = nil
	if k.folder == "" {
		return nil
	}
	return os.RemoveAll(k.folder)
}

// Start takes a task on and returns at once. Errors: too_many_requests where its
// owner has too many jobs that have not ended, unavailable where the keeper is
// full or stops.
func (k *Keeper) Start(task Task) (Job, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.expire()
	if err := k.mayStart(task.Owner); err != nil {
		return Job{}, err
	}
	if err := k.openFolder(); err != nil {
		return Job{}, err
	}
	ctx, cancel := context.WithCancel(k.ctx)
	id := rand.Text()
	j := &job{
		Job:  Job{ID: id, Kind: task.Kind, Name: task.Name, MediaType: task.MediaType, State: Waiting, StartedAt: time.Now()},
		task: task, cancel: cancel, path: filepath.Join(k.folder, id),
	}
	k.jobs = append(k.jobs, j)
	k.works.Add(1)
	go k.work(ctx, j)
	return j.Job, nil
}

// mayStart makes room for one more job, or says why there is none.
func (k *Keeper) mayStart(owner string) error {
	if k.closed {
		return fault.New(fault.Unavailable, "", "the server is stopping; try again when it is back")
	}
	unfinished := k.count(func(j *job) bool { return j.task.Owner == owner && !j.State.Final() })
	if unfinished >= k.limits.Unfinished {
		return fault.New(tooManyRequests, "", "%d of your documents are still being prepared: wait for one of them, or cancel it", unfinished)
	}
	mine := func(j *job) bool { return j.task.Owner == owner }
	for k.count(mine) >= k.limits.PerOwner && k.dropOldest(mine) {
	}
	anybodys := func(*job) bool { return true }
	for k.count(anybodys) >= k.limits.Kept && k.dropOldest(anybodys) {
	}
	if k.count(anybodys) >= k.limits.Kept {
		return fault.New(fault.Unavailable, "", "too many documents are being prepared at the moment: try again in a minute")
	}
	return nil
}

func (k *Keeper) openFolder() error {
	if k.folder != "" {
		return nil
	}
	folder, err := os.MkdirTemp("", "chapeau-jobs-")
	if err != nil {
		return fault.Wrap(err, "no folder for results can be made")
	}
	k.folder = folder
	return nil
}

// work waits for a free place, does the task and notes how it ended.
func (k *Keeper) work(ctx context.Context, j *job) {
	defer k.works.Done()
	defer j.cancel()
	select {
	case k.slots <- struct{}{}:
		defer func() { <-k.slots }()
	case <-ctx.Done():
		k.end(j, 0, ctx.Err())
		return
	}
	if !k.begin(j) {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, k.limits.Longest)
	defer cancel()
	size, err := k.write(ctx, j)
	k.end(j, size, err)
}

// begin says that the job runs, unless it was cancelled while it waited.
func (k *Keeper) begin(j *job) bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	if j.State != Waiting {
		return false
	}
	j.State = Running
	return true
}

// write runs the task's work into the result's file.
func (k *Keeper) write(ctx context.Context, j *job) (int64, error) {
	file, err := os.OpenFile(j.path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return 0, fault.Wrap(err, "the result cannot be written")
	}
	run := &Run{ctx: ctx, out: file, left: k.limits.Result, tell: func(p Progress) { k.tell(j, p) }, keep: func() error { return k.keep(ctx, j) }}
	err = k.guarded(ctx, j, run)
	if closing := file.Close(); err == nil && closing != nil {
		err = fault.Wrap(closing, "the result cannot be written")
	}
	return k.limits.Result - run.left, err
}

// guarded turns a panic of the work into an error, so that one job cannot stop
// the others. What was written after the job was cancelled is no result.
func (k *Keeper) guarded(ctx context.Context, j *job, run *Run) (err error) {
	defer func() {
		if reason := recover(); reason != nil {
			k.log.Error("panic in a job", "job", j.ID, "kind", j.Kind, "reason", reason, "stack", string(debug.Stack()))
			err = fault.New(fault.Internal, "", "panic")
		}
	}()
	if err := j.task.Work(ctx, run); err != nil {
		return err
	}
	return ctx.Err()
}

func (k *Keeper) tell(j *job, p Progress) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if !j.State.Final() {
		j.Progress = p
	}
}

// keep shuts out cancelling, unless that came first.
func (k *Keeper) keep(ctx context.Context, j *job) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	j.kept = ctx.Err() == nil
	return ctx.Err()
}

// end notes how a job ended. One that was cancelled stays so, whatever its work
// came to; its file goes once nothing writes to it any more.
func (k *Keeper) end(j *job, size int64, err error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	switch {
	case j.State == Cancelled:
	case errors.Is(err, context.Canceled) && k.ctx.Err() != nil:
		k.settle(j, Cancelled)
	case err != nil:
		j.Err = err
		k.settle(j, Failed)
	default:
		k.makeRoom(size)
		j.Bytes = size
		k.settle(j, Done)
	}
	if j.State != Done {
		k.remove(j)
	}
	if fault.CodeOf(j.Err) == fault.Internal {
		k.log.Error("a job failed", "job", j.ID, "kind", j.Kind, "error", j.Err)
	}
}

func (k *Keeper) settle(j *job, state State) {
	j.State, j.EndedAt = state, time.Now()
	j.KeptUntil = j.EndedAt.Add(k.limits.KeptFor)
	time.AfterFunc(k.limits.KeptFor+time.Second, k.sweep)
}

// sweep forgets what was kept long enough, although nobody asks for it.
func (k *Keeper) sweep() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.expire()
}

// Job tells an owner how far their job is. Errors: not_found, also where it is
// somebody else's; what the task's May says where they may no longer have it.
func (k *Keeper) Job(ctx context.Context, owner, id string) (Job, error) {
	found, task, err := k.find(owner, id)
	if err != nil {
		return Job{}, err
	}
	return found, task.May(ctx)
}

// Cancel ends a job whose result nobody wants: it stops, and a result that is
// there is thrown away. Errors: not_found; conflict where what it does stays done.
func (k *Keeper) Cancel(owner, id string) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.expire()
	j := k.of(owner, id)
	if j == nil {
		return noSuchJob(id)
	}
	switch {
	case j.kept && j.State != Failed:
		return fault.New(fault.Conflict, "job", "this is being stored or was stored: it cannot be cancelled any more")
	case !j.State.Final():
		k.settle(j, Cancelled)
		j.cancel()
	case j.State == Done:
		k.settle(j, Cancelled)
		k.remove(j)
	}
	return nil
}

// Result opens what a job left; the caller closes it. Errors: as Job; conflict
// while it has not ended or where it was cancelled; a failed job's own error.
func (k *Keeper) Result(ctx context.Context, owner, id string) (Job, io.ReadSeekCloser, error) {
	found, task, err := k.find(owner, id)
	if err != nil {
		return Job{}, nil, err
	}
	if err := task.May(ctx); err != nil {
		return Job{}, nil, err
	}
	switch found.State {
	case Failed:
		return Job{}, nil, found.Err
	case Cancelled:
		return Job{}, nil, fault.New(fault.Conflict, "", "this was cancelled and left nothing: ask for it again")
	case Waiting, Running:
		return Job{}, nil, fault.New(fault.Conflict, "", "this is still being prepared: ask again when its state is done")
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	j := k.of(owner, id)
	if j == nil || j.State != Done {
		return Job{}, nil, noSuchJob(id)
	}
	file, err := os.Open(j.path)
	if err != nil {
		return Job{}, nil, fault.Wrap(err, "the result cannot be read")
	}
	return j.Job, file, nil
}

func (k *Keeper) find(owner, id string) (Job, Task, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.expire()
	j := k.of(owner, id)
	if j == nil {
		return Job{}, Task{}, noSuchJob(id)
	}
	return j.Job, j.task, nil
}

func noSuchJob(id string) error {
	return fault.New(fault.NotFound, "job", "there is no such job %q, or its result was kept long enough: ask for it again", id)
}
