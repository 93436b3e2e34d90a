package storetest

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"chapeau/drafting"
	"chapeau/drafting/fault"
)

func failedUpdate(t *testing.T, s drafting.Store) {
	_ = s.Update(context.Background(), func(w drafting.Tx) error {
		if err := w.CreatePerson(person("p1")); err != nil {
			return err
		}
		return errors.New("second thoughts")
	})
	view(t, s, func(r drafting.Snapshot) error {
		n, err := r.CountPeople()
		wantSame(t, n, 0)
		return err
	})
}

func errorComesBack(t *testing.T, s drafting.Store) {
	mine := errors.New("mine")
	ctx := context.Background()
	if err := s.Update(ctx, func(drafting.Tx) error { return mine }); err != mine {
		t.Errorf("Update gave %v", err)
	}
	if err := s.View(ctx, func(drafting.Snapshot) error { return mine }); err != mine {
		t.Errorf("View gave %v", err)
	}
}

func givenUp(t *testing.T, s drafting.Store) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	err := s.Update(ctx, func(w drafting.Tx) error { return w.CreatePerson(person("p1")) })
	wantCode(t, err, fault.Unavailable)
	ctx, cancel = context.WithCancel(context.Background())
	err = s.Update(ctx, func(w drafting.Tx) error {
		defer cancel()
		return w.CreatePerson(person("p1"))
	})
	wantCode(t, err, fault.Unavailable)
	view(t, s, func(r drafting.Snapshot) error {
		n, err := r.CountPeople()
		wantSame(t, n, 0)
		return err
	})
}

func updatesInTurn(t *testing.T, s drafting.Store) {
	const writers, rounds = 8, 10
	update(t, s, func(w drafting.Tx) error { return w.CreatePerson(person("p1")) })
	var group sync.WaitGroup
	for range writers {
		group.Go(func() {
			for range rounds {
				err := s.Update(context.Background(), func(w drafting.Tx) error {
					p, err := w.Person("p1")
					if err != nil {
						return err
					}
					p.FailedSignIns++
					return w.UpdatePerson(p)
				})
				if err != nil {
					t.Errorf("update: %v (%v)", err, cause(err))
				}
			}
		})
	}
	group.Wait()
	view(t, s, func(r drafting.Snapshot) error {
		p, err := r.Person("p1")
		wantSame(t, p.FailedSignIns, writers*rounds)
		return err
	})
}

func viewIsSnapshot(t *testing.T, s drafting.Store) {
	update(t, s, func(w drafting.Tx) error { return w.CreatePerson(person("p1")) })
	view(t, s, func(r drafting.Snapshot) error {
		before, err := r.CountPeople()
		if err != nil {
			return err
		}
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if err := s.Update(ctx, func(w drafting.Tx) error { return w.CreatePerson(person("p2")) }); err != nil {
			t.Errorf("a reader holds a writer up: %v (%v)", err, cause(err))
		}
		after, err := r.CountPeople()
		wantSame(t, after, before)
		return err
	})
}
