package storage_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"chapeau/drafting"
	"chapeau/drafting/amend"
	"chapeau/storage"
)

// killOrder tells the child of TestKilledAtAnyMoment what to do. It stands in
// the environment of the child alone.
const killOrder = "CHAPEAU_TEST_KILL_ORDER"

type order struct {
	Path, Draft     string
	Delegate, Chair drafting.Actor
}

// acknowledged is what the child was told is done, before it was killed.
type acknowledged struct {
	Amendment string
	Version   int
	Hash      string
}

// TestKilledAtAnyMoment kills a process in the middle of submitting and
// adopting, fifty times. Each time the database must open, the whole record be
// sound and nothing be missing that the process had acknowledged.
func TestKilledAtAnyMoment(t *testing.T) {
	if o := os.Getenv(killOrder); o != "" {
		obey(t, o)
		return
	}
	kills := 50
	if testing.Short() {
		kills = 5
	}
	path := filepath.Join(t.TempDir(), "chapeau.db")
	o := prepare(t, path)
	var all []acknowledged
	for range kills {
		all = append(all, killOnce(t, o)...)
		inspect(t, path, o, all)
	}
	if len(all) < kills {
		t.Errorf("only %d acknowledgements in %d rounds: the child hardly worked", len(all), kills)
	}
	t.Logf("%d kills, %d acknowledgements", kills, len(all))
}

// prepare leaves some pending amendments that every adoption carries over.
func prepare(t *testing.T, path string) order {
	t.Helper()
	store, err := storage.Open(context.Background(), path, storage.Options{})
	check(t, err)
	n := newNegotiation(t, store, 12)
	for number := 1; number <= 8; number++ {
		_, err := n.submit(1, replace(n.base.Clauses[number-1], number, 1, "better means"))
		check(t, err)
	}
	check(t, store.Close())
	return order{path, n.draft, n.delegate, n.chair}
}

// killOnce starts a child, lets it work for a random time and kills it.
func killOnce(t *testing.T, o order) []acknowledged {
	t.Helper()
	data, err := json.Marshal(o)
	check(t, err)
	child := exec.Command(os.Args[0], "-test.run=^TestKilledAtAnyMoment$")
	child.Env = append(os.Environ(), killOrder+"="+string(data))
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	check(t, err)
	check(t, child.Start())
	lines := bufio.NewReader(out)
	done := []acknowledged{}
	read := func() bool {
		line, err := lines.ReadBytes('\n')
		var a acknowledged
		if err != nil || json.Unmarshal(line, &a) != nil {
			return err != io.EOF && err == nil
		}
		done = append(done, a)
		return true
	}
	read()
	kill := time.AfterFunc(time.Duration(rand.IntN(60_000))*time.Microsecond, func() { _ = child.Process.Kill() })
	defer kill.Stop()
	for read() {
	}
	_ = child.Wait()
	return done
}

// obey submits and adopts without end, and acknowledges on standard output.
func obey(t *testing.T, ordered string) {
	var o order
	check(t, json.Unmarshal([]byte(ordered), &o))
	store, err := storage.Open(context.Background(), o.Path, storage.Options{})
	check(t, err)
	n := negotiation{service: newService(store), draft: o.Draft, delegate: o.Delegate, chair: o.Chair}
	draft, err := n.service.Draft(context.Background(), n.chair, n.draft)
	check(t, err)
	out := json.NewEncoder(os.Stdout)
	for version := draft.Version; ; version++ {
		words := fmt.Sprintf("*Requests* the Secretariat to convene meeting %d of the pilots", version)
		a, err := n.submit(version, amend.Op{Kind: amend.Edit, Clause: "o12", Text: &words})
		check(t, err)
		check(t, out.Encode(acknowledged{Amendment: a.ID}))
		adoption, err := n.adopt(version, a)
		check(t, err)
		check(t, out.Encode(acknowledged{Version: adoption.Version.Number, Hash: adoption.Version.Hash}))
	}
}

// inspect opens what is left and looks for everything that was acknowledged.
func inspect(t *testing.T, path string, o order, all []acknowledged) {
	t.Helper()
	ctx := context.Background()
	store, err := storage.Open(ctx, path, storage.Options{})
	check(t, err)
	defer func() { check(t, store.Close()) }()
	service := newService(store)
	found, err := service.Verify(ctx)
	check(t, err)
	if found.Break != "" {
		t.Fatalf("the record is broken: %s", found.Break)
	}
	versions, err := service.Versions(ctx, o.Chair, o.Draft)
	check(t, err)
	for _, a := range all {
		if a.Amendment != "" {
			_, err := service.Amendment(ctx, o.Chair, a.Amendment)
			check(t, err)
			continue
		}
		if a.Version > len(versions) || versions[a.Version-1].Hash != a.Hash {
			t.Fatalf("version %d was acknowledged and is missing", a.Version)
		}
	}
}
