package jobs_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"chapeau/api/jobs"
	"chapeau/drafting/fault"
)

// newKeeper is a keeper whose folder lies in one of the test's own.
func newKeeper(t *testing.T, limits jobs.Limits) *jobs.Keeper {
	t.Helper()
	t.Setenv("TMPDIR", t.TempDir())
	k := jobs.New(jobs.Options{Limits: limits})
	t.Cleanup(func() {
		if err := k.Close(); err != nil {
			t.Error(err)
		}
	})
	return k
}

func allowed(context.Context) error { return nil }

// task is one of Ada's that writes what work says.
func task(work func(context.Context, *jobs.Run) error) jobs.Task {
	return jobs.Task{Owner: "ada", Kind: "export", Name: "text.txt", MediaType: "text/plain", Work: work, May: allowed}
}

func writes(words string) jobs.Task {
	return task(func(_ context.Context, run *jobs.Run) error {
		_, err := io.WriteString(run, words)
		return err
	})
}

// held is a task that runs until it is let go or cancelled.
func held() (begun, release chan struct{}, t jobs.Task) {
	begun, release = make(chan struct{}), make(chan struct{})
	return begun, release, task(func(ctx context.Context, run *jobs.Run) error {
		close(begun)
		select {
		case <-release:
			_, err := io.WriteString(run, "held")
			return err
		case <-ctx.Done():
			return ctx.Err()
		}
	})
}

func start(t *testing.T, k *jobs.Keeper, task jobs.Task) jobs.Job {
	t.Helper()
	j, err := k.Start(task)
	if err != nil {
		t.Fatal(err)
	}
	return j
}

// ended waits until a job has ended.
func ended(t *testing.T, k *jobs.Keeper, id string) jobs.Job {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(time.Millisecond) {
		j, err := k.Job(t.Context(), "ada", id)
		if err != nil {
			t.Fatal(err)
		}
		if j.State.Final() {
			return j
		}
	}
	t.Fatalf("job %s does not end", id)
	return jobs.Job{}
}

func refused(t *testing.T, err error, code fault.Code, words ...string) {
	t.Helper()
	if fault.CodeOf(err) != code {
		t.Fatalf("error %v has the code %q, want %q", err, fault.CodeOf(err), code)
	}
	for _, word := range words {
		if !strings.Contains(err.Error(), word) {
			t.Errorf("the sentence %q does not say %q", err, word)
		}
	}
}

func files(t *testing.T) []string {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(os.Getenv("TMPDIR"), "chapeau-jobs-*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestAResultIsItsOwners(t *testing.T) {
	k := newKeeper(t, jobs.Limits{})
	j := start(t, k, writes("words"))
	if done := ended(t, k, j.ID); done.State != jobs.Done || done.Bytes != 5 {
		t.Fatalf("the job ended as %+v", done)
	}
	got, file, err := k.Result(t.Context(), "ada", j.ID)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if words, err := io.ReadAll(file); err != nil || string(words) != "words" || got.Name != "text.txt" {
		t.Errorf("the result is %q of %q (%v)", words, got.Name, err)
	}
	_, _, err = k.Result(t.Context(), "bela", j.ID)
	refused(t, err, fault.NotFound)
	_, err = k.Job(t.Context(), "bela", j.ID)
	refused(t, err, fault.NotFound)
	refused(t, k.Cancel("bela", j.ID), fault.NotFound)
}

func TestARightThatIsTakenAwayTakesTheResult(t *testing.T) {
	k := newKeeper(t, jobs.Limits{})
	var gone atomic.Bool
	one := writes("words")
	one.May = func(context.Context) error {
		if gone.Load() {
			return fault.New(fault.NotFound, "", "no such draft")
		}
		return nil
	}
	j := start(t, k, one)
	ended(t, k, j.ID)
	gone.Store(true)
	_, _, err := k.Result(t.Context(), "ada", j.ID)
	refused(t, err, fault.NotFound, "no such draft")
	_, err = k.Job(t.Context(), "ada", j.ID)
	refused(t, err, fault.NotFound, "no such draft")
}

func TestCancellingStopsTheWork(t *testing.T) {
	k := newKeeper(t, jobs.Limits{AtOnce: 1})
	begun, _, busy := held()
	j := start(t, k, busy)
	<-begun
	waiting := start(t, k, writes("never"))
	for _, id := range []string{waiting.ID, j.ID} {
		if err := k.Cancel("ada", id); err != nil {
			t.Fatal(err)
		}
		if got := ended(t, k, id); got.State != jobs.Cancelled {
			t.Errorf("a cancelled job is %s", got.State)
		}
		_, _, err := k.Result(t.Context(), "ada", id)
		refused(t, err, fault.Conflict, "cancelled")
	}
	// The place that the job had is free: the next one runs.
	if next := ended(t, k, start(t, k, writes("next")).ID); next.State != jobs.Done {
		t.Errorf("the next job is %s", next.State)
	}
	if left := files(t); len(left) != 1 {
		t.Errorf("the cancelled jobs left files: %v", left)
	}
}

func TestWhatStaysDoneIsNotCancelled(t *testing.T) {
	k := newKeeper(t, jobs.Limits{})
	kept, on := make(chan struct{}), make(chan struct{})
	j := start(t, k, task(func(ctx context.Context, run *jobs.Run) error {
		if err := run.Keep(); err != nil {
			return err
		}
		close(kept)
		<-on
		return ctx.Err()
	}))
	<-kept
	refused(t, k.Cancel("ada", j.ID), fault.Conflict, "cannot be cancelled")
	close(on)
	if got := ended(t, k, j.ID); got.State != jobs.Done {
		t.Errorf("the job is %s", got.State)
	}
	refused(t, k.Cancel("ada", j.ID), fault.Conflict, "was stored")

	failed := ended(t, k, start(t, k, task(func(_ context.Context, run *jobs.Run) error {
		_ = run.Keep()
		return fault.New(fault.Conflict, "", "stored before")
	})).ID)
	if err := k.Cancel("ada", failed.ID); err != nil {
		t.Errorf("a job that failed while it stored is said to have stored: %v", err)
	}

	begun, cancelled, tried := make(chan struct{}), make(chan struct{}), make(chan error, 1)
	j = start(t, k, task(func(_ context.Context, run *jobs.Run) error {
		close(begun)
		<-cancelled
		err := run.Keep()
		tried <- err
		return err
	}))
	<-begun
	if err := k.Cancel("ada", j.ID); err != nil {
		t.Fatal(err)
	}
	close(cancelled)
	if err := <-tried; !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled job keeps: %v", err)
	}
}

// A writer that looks at no context stops at its next word.
func TestWritingStopsWhereAJobIsCancelled(t *testing.T) {
	k := newKeeper(t, jobs.Limits{})
	begun, stopped := make(chan struct{}), make(chan error, 1)
	j := start(t, k, task(func(_ context.Context, run *jobs.Run) error {
		close(begun)
		for {
			if _, err := run.Write([]byte("word ")); err != nil {
				stopped <- err
				return err
			}
			run.Advance()
		}
	}))
	<-begun
	if err := k.Cancel("ada", j.ID); err != nil {
		t.Fatal(err)
	}
	if err := <-stopped; !errors.Is(err, context.Canceled) {
		t.Errorf("writing ended with %v", err)
	}
}

func TestProgressIsTold(t *testing.T) {
	k := newKeeper(t, jobs.Limits{})
	at, on := make(chan struct{}), make(chan struct{})
	j := start(t, k, task(func(_ context.Context, run *jobs.Run) error {
		run.Step("writing", 3)
		run.Advance()
		run.Advance()
		close(at)
		<-on
		return nil
	}))
	<-at
	got, err := k.Job(t.Context(), "ada", j.ID)
	close(on)
	if want := (jobs.Progress{Step: "writing", Done: 2, Total: 3}); err != nil || got.State != jobs.Running || got.Progress != want {
		t.Errorf("the job is %s at %+v (%v)", got.State, got.Progress, err)
	}
}

func TestAFailureIsTold(t *testing.T) {
	k := newKeeper(t, jobs.Limits{Result: 10})
	for name, one := range map[string]struct {
		task  jobs.Task
		code  fault.Code
		words string
	}{
		"a refusal": {task(func(context.Context, *jobs.Run) error { return fault.Invalidf("as", "no such format") }), fault.Invalid, "no such format"},
		"a panic":   {task(func(context.Context, *jobs.Run) error { panic("a fault of ours") }), fault.Internal, ""},
		"too large": {writes("eleven bytes"), fault.TooLarge, "less at once"},
	} {
		t.Run(name, func(t *testing.T) {
			j := ended(t, k, start(t, k, one.task).ID)
			if j.State != jobs.Failed {
				t.Fatalf("the job is %s", j.State)
			}
			refused(t, j.Err, one.code, one.words)
			_, _, err := k.Result(t.Context(), "ada", j.ID)
			refused(t, err, one.code)
		})
	}
	if left := files(t); len(left) != 0 {
		t.Errorf("failed jobs left files: %v", left)
	}
}

func TestNobodyTakesItAll(t *testing.T) {
	k := newKeeper(t, jobs.Limits{AtOnce: 1, Unfinished: 2})
	var releases []chan struct{}
	for range 2 {
		_, release, busy := held()
		start(t, k, busy)
		releases = append(releases, release)
	}
	_, err := k.Start(writes("third"))
	refused(t, err, "too_many_requests", "wait for one of them")
	others := writes("another's")
	others.Owner = "bela"
	if _, err := k.Start(others); err != nil {
		t.Errorf("another person is refused: %v", err)
	}
	for _, release := range releases {
		close(release)
	}
}

func TestOldResultsMakeRoom(t *testing.T) {
	for name, limits := range map[string]jobs.Limits{
		"of one person":        {PerOwner: 2},
		"of all":               {Kept: 2},
		"bytes of all of them": {Results: 10},
	} {
		t.Run(name, func(t *testing.T) {
			k := newKeeper(t, limits)
			var ids []string
			for range 3 {
				j := start(t, k, writes("12345"))
				ended(t, k, j.ID)
				ids = append(ids, j.ID)
			}
			_, err := k.Job(t.Context(), "ada", ids[0])
			refused(t, err, fault.NotFound)
			for _, id := range ids[1:] {
				if _, err := k.Job(t.Context(), "ada", id); err != nil {
					t.Errorf("a newer job is gone: %v", err)
				}
			}
			if left := files(t); len(left) != 2 {
				t.Errorf("%d files are kept, want 2", len(left))
			}
		})
	}
}

func TestResultsAreKeptForAWhile(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	synctest.Test(t, func(t *testing.T) {
		k := jobs.New(jobs.Options{Limits: jobs.Limits{KeptFor: time.Hour}})
		j := start(t, k, writes("words"))
		synctest.Wait()
		time.Sleep(59 * time.Minute)
		if _, err := k.Job(t.Context(), "ada", j.ID); err != nil {
			t.Errorf("the job is gone before its time: %v", err)
		}
		time.Sleep(2 * time.Minute)
		synctest.Wait()
		if left := files(t); len(left) != 0 {
			t.Errorf("nobody asked, and the file is still there: %v", left)
		}
		_, err := k.Job(t.Context(), "ada", j.ID)
		refused(t, err, fault.NotFound)
		if err := k.Close(); err != nil {
			t.Error(err)
		}
	})
}

func TestALongJobIsStopped(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	synctest.Test(t, func(t *testing.T) {
		k := jobs.New(jobs.Options{Limits: jobs.Limits{Longest: time.Minute}})
		_, _, busy := held()
		j := start(t, k, busy)
		time.Sleep(2 * time.Minute)
		synctest.Wait()
		got, err := k.Job(t.Context(), "ada", j.ID)
		if err != nil || got.State != jobs.Failed || !errors.Is(got.Err, context.DeadlineExceeded) {
			t.Errorf("the job is %s with %v (%v)", got.State, got.Err, err)
		}
		if err := k.Close(); err != nil {
			t.Error(err)
		}
	})
}

func TestClosingLeavesNothing(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	k := jobs.New(jobs.Options{Limits: jobs.Limits{AtOnce: 1}})
	ended(t, k, start(t, k, writes("words")).ID)
	begun, _, busy := held()
	start(t, k, busy)
	<-begun
	start(t, k, writes("waiting"))
	var closing sync.WaitGroup
	for range 2 { // whoever stops the server may close twice
		closing.Go(func() {
			if err := k.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	closing.Wait()
	if left, _ := filepath.Glob(filepath.Join(os.Getenv("TMPDIR"), "*")); len(left) != 0 {
		t.Errorf("closing leaves %v", left)
	}
	_, err := k.Start(writes("late"))
	refused(t, err, fault.Unavailable, "stopping")
}

// Many people ask, look and cancel at once; the race detector watches.
func TestManyAtOnce(t *testing.T) {
	k := newKeeper(t, jobs.Limits{AtOnce: 3, Kept: 20})
	var people sync.WaitGroup
	for i := range 8 {
		people.Go(func() {
			for n := range 20 {
				one := writes(strings.Repeat("word ", n))
				one.Owner = fmt.Sprint("person ", i)
				j, err := k.Start(one)
				if err != nil {
					continue
				}
				if n%3 == 0 {
					_ = k.Cancel(one.Owner, j.ID)
				}
				if _, file, err := k.Result(t.Context(), one.Owner, j.ID); err == nil {
					_ = file.Close()
				}
			}
		})
	}
	people.Wait()
}
