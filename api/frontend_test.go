package api_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"chapeau/api"
)

func builtFrontEnd(o *api.Options) {
	o.FrontEnd = fstest.MapFS{
		"index.html":            {Data: []byte(`<meta property="csp-nonce" nonce="__CSP_NONCE__"><script nonce="__CSP_NONCE__"></script>`)},
		"icon.svg":              {Data: []byte("<svg/>")},
		"assets/app-1a2b.js":    {Data: []byte("plain")},
		"assets/app-1a2b.js.gz": {Data: []byte("packed")},
		".gitkeep":              {},
	}
}

// fetch reads an address outside the API.
func (s *server) fetch(path string, header ...string) (*http.Response, string) {
	s.t.Helper()
	request, err := http.NewRequestWithContext(s.t.Context(), http.MethodGet, s.base+path, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	request.Header.Set("Accept-Encoding", "identity")
	for i := 0; i < len(header); i += 2 {
		request.Header.Set(header[i], header[i+1])
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		s.t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return response, string(body)
}

func TestThePageHasANonceOfItsOwn(t *testing.T) {
	s := startServer(t, builtFrontEnd)
	nonces := map[string]bool{}
	for _, path := range []string{"/", "/drafts/x/chair", "/index.html"} {
		response, body := s.fetch(path, "Accept", "text/html")
		nonce := regexp.MustCompile(`'nonce-([A-Z0-9]+)'`).FindStringSubmatch(response.Header.Get("Content-Security-Policy"))
		if response.StatusCode != http.StatusOK || nonce == nil || strings.Count(body, nonce[1]) != 2 {
			t.Fatalf("%s: status %d, policy %q, page %q", path, response.StatusCode, response.Header.Get("Content-Security-Policy"), body)
		}
		nonces[nonce[1]] = true
	}
	if len(nonces) != 3 {
		t.Error("two pages share a nonce")
	}
}

func TestFilesAreServedPackedAndKept(t *testing.T) {
	s := startServer(t, builtFrontEnd)
	response, body := s.fetch("/assets/app-1a2b.js", "Accept-Encoding", "gzip, br")
	if body != "packed" || response.Header.Get("Content-Encoding") != "gzip" || !strings.Contains(response.Header.Get("Content-Type"), "javascript") {
		t.Errorf("%q as %q, %q", body, response.Header.Get("Content-Encoding"), response.Header.Get("Content-Type"))
	}
	if !strings.Contains(response.Header.Get("Cache-Control"), "immutable") {
		t.Errorf("a hashed file is kept as %q", response.Header.Get("Cache-Control"))
	}
	if _, body := s.fetch("/assets/app-1a2b.js"); body != "plain" {
		t.Errorf("who takes no compression is sent %q", body)
	}
	response, _ = s.fetch("/icon.svg")
	if response.StatusCode != http.StatusOK || response.Header.Get("Cache-Control") != "no-cache" {
		t.Errorf("the icon: %d, %q", response.StatusCode, response.Header.Get("Cache-Control"))
	}
}

func TestWhatIsNotThereIsNotThere(t *testing.T) {
	s := startServer(t, builtFrontEnd)
	for _, path := range []string{"/assets/gone.js", "/.gitkeep", "/../server.go", "/api/v1/nothing", "/api/v2/drafts"} {
		if response, body := s.fetch(path, "Accept", "*/*"); response.StatusCode != http.StatusNotFound {
			t.Errorf("%s: status %d: %s", path, response.StatusCode, body)
		}
	}
	request, _ := http.NewRequestWithContext(t.Context(), http.MethodDelete, s.base+"/api/v1/instance", nil)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusMethodNotAllowed {
		t.Errorf("a wrong method is answered %d", response.StatusCode)
	}
}

func TestAProgramWithoutFrontEndSaysHowToBuildIt(t *testing.T) {
	s := startServer(t, func(o *api.Options) { o.FrontEnd = fstest.MapFS{".gitkeep": {}} })
	response, body := s.fetch("/")
	if response.StatusCode != http.StatusServiceUnavailable || !strings.Contains(body, "make build") {
		t.Errorf("status %d: %s", response.StatusCode, body)
	}
}

func TestHealthReadinessAndMetrics(t *testing.T) {
	broken := startServer(t, func(o *api.Options) {
		o.Ready = func(context.Context) error { return errors.New("disk I/O error") }
	})
	newClient(t, broken.base).get("/healthz").is(http.StatusOK)
	answer := newClient(t, broken.base).get("/readyz").refused(http.StatusServiceUnavailable, "unavailable")
	if strings.Contains(string(answer.Body), "disk") {
		t.Error("a cause is shown")
	}
	s := startServer(t)
	newClient(t, s.base).get("/readyz").is(http.StatusOK)
	if response, body := s.fetch("/metrics"); response.StatusCode != http.StatusOK || !strings.Contains(body, "chapeau_http_requests_total") {
		t.Errorf("metrics: %d", response.StatusCode)
	}
	if response, _ := s.fetch("/metrics", "X-Forwarded-For", "192.0.2.1"); response.StatusCode != http.StatusForbidden {
		t.Errorf("metrics through a proxy: %d", response.StatusCode)
	}
}
