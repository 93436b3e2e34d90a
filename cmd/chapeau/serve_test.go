package main

import (
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"chapeau/drafting/fault"
)

func TestServeRefusesWhatIsUnsafe(t *testing.T) {
	for _, unsafe := range []struct {
		name string
		cmd  ServeCmd
		says string
	}{
		{"no port", ServeCmd{Listen: "127.0.0.1"}, "127.0.0.1:8080"},
		{"plain HTTP for everybody", ServeCmd{Listen: "0.0.0.0:8080"}, "--insecure-http"},
		{"plain HTTP on every address", ServeCmd{Listen: ":8080"}, "--insecure-http"},
		{"sample for everybody", ServeCmd{Listen: ":8080", Demo: true, InsecureHTTP: true}, "this machine only"},
		{"certificate without key", ServeCmd{Listen: ":8443", TLSCertificate: "c.pem"}, "--tls-key"},
	} {
		t.Run(unsafe.name, func(t *testing.T) {
			err := unsafe.cmd.check()
			if fault.CodeOf(err) != fault.Invalid || !strings.Contains(err.Error(), unsafe.says) {
				t.Errorf("error %v, want one that says %q", err, unsafe.says)
			}
		})
	}
	for _, safe := range []ServeCmd{
		{Listen: "127.0.0.1:8080"},
		{Listen: "[::1]:8080", Demo: true},
		{Listen: "localhost:0"},
		{Listen: ":8080", InsecureHTTP: true},
		{Listen: ":8443", TLSCertificate: "c.pem", TLSKey: "k.pem"},
	} {
		if err := safe.check(); err != nil {
			t.Errorf("%+v: %v", safe, err)
		}
	}
}

// output collects what a server prints while it runs.
type output struct {
	mu    sync.Mutex
	words strings.Builder
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.words.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.words.String()
}

// running is a server that runs as the command does.
type running struct {
	t       *testing.T
	output  *output
	address string
	cancel  context.CancelFunc
	ended   chan error
}

var printedAddress = regexp.MustCompile(`http://127\.0\.0\.1:\d+`)

// start runs the command until it is ready.
func start(t *testing.T, cmd *ServeCmd) *running {
	t.Helper()
	cmd.Listen = "127.0.0.1:0"
	ctx, cancel := context.WithCancel(t.Context())
	r := &running{t: t, output: &output{}, cancel: cancel, ended: make(chan error, 1)}
	go func() { r.ended <- cmd.serve(ctx, r.output, slog.New(slog.DiscardHandler)) }()
	for deadline := time.Now().Add(30 * time.Second); r.address == ""; time.Sleep(10 * time.Millisecond) {
		select {
		case err := <-r.ended:
			t.Fatalf("the server did not start: %v", err)
		default:
		}
		if time.Now().After(deadline) {
			t.Fatal("the server did not start within thirty seconds")
		}
		r.address = printedAddress.FindString(r.output.String())
	}
	r.get("/readyz")
	return r
}

func (r *running) get(path string) []byte {
	r.t.Helper()
	response, err := http.Get(r.address + path)
	if err != nil {
		r.t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusOK {
		r.t.Fatalf("%s: status %d, error %v: %s", path, response.StatusCode, err, body)
	}
	return body
}

// stop ends the server as a signal does.
func (r *running) stop() {
	r.t.Helper()
	r.cancel()
	if err := <-r.ended; err != nil {
		r.t.Errorf("the server stopped with %v", err)
	}
}

func TestAFreshServerPrintsTheFirstAdministratorsLink(t *testing.T) {
	server := start(t, &ServeCmd{Database: filepath.Join(t.TempDir(), "chapeau.db")})
	defer server.stop()
	if !regexp.MustCompile(`http://127\.0\.0\.1:\d+/invitation#\S{40,}\n`).MatchString(server.output.String()) {
		t.Errorf("the output holds no link:\n%s", server.output)
	}
}

func TestTheSampleIsServedAndItsRecordHolds(t *testing.T) {
	database := filepath.Join(t.TempDir(), "sample.db")
	server := start(t, &ServeCmd{Database: database, Demo: true})
	var demo struct{ Personas []struct{ Role string } }
	if err := json.Unmarshal(server.get("/api/v1/demo"), &demo); err != nil {
		t.Fatal(err)
	}
	if len(demo.Personas) < 10 {
		t.Errorf("%d persons can be chosen, want at least ten", len(demo.Personas))
	}
	server.stop()
	var out strings.Builder
	if err := (&VerifyCmd{Database: database}).verify(t.Context(), &out); err != nil {
		t.Errorf("verify: %v\n%s", err, out.String())
	}
	start(t, &ServeCmd{Database: database, Demo: true}).stop()
}

func TestAServerStopsAtOnceThoughAPageListens(t *testing.T) {
	server := start(t, &ServeCmd{Demo: true})
	var committees struct{ Items []struct{ ID string } }
	if err := json.Unmarshal(server.get("/api/v1/committees"), &committees); err != nil || len(committees.Items) != 1 {
		t.Fatalf("%d committees, error %v", len(committees.Items), err)
	}
	stream, err := http.Get(server.address + "/api/v1/committees/" + committees.Items[0].ID + "/events")
	if err != nil || stream.StatusCode != http.StatusOK {
		t.Fatalf("the stream does not open: %v", err)
	}
	defer stream.Body.Close()
	before := time.Now()
	server.stop()
	if took := time.Since(before); took > 5*time.Second {
		t.Errorf("stopping took %s", took)
	}
	if _, err := io.ReadAll(stream.Body); err != nil {
		t.Errorf("the stream was torn off: %v", err)
	}
}

func TestVerifyNamesADatabaseThatIsNotThere(t *testing.T) {
	path := filepath.Join(t.TempDir(), "none.db")
	err := (&VerifyCmd{Database: path}).verify(t.Context(), io.Discard)
	if fault.CodeOf(err) != fault.NotFound || !strings.Contains(err.Error(), path) {
		t.Errorf("error %v", err)
	}
}
