package api_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/gorillamux"
)

// contract is openapi.yaml as the tests hold requests and answers against it.
type contract struct {
	document *openapi3.T
	router   routers.Router
}

var loadContract = sync.OnceValues(func() (*contract, error) {
	for _, mediaType := range []string{"text/markdown", "text/html", "text/event-stream"} {
		openapi3filter.RegisterBodyDecoder(mediaType, openapi3filter.PlainBodyDecoder)
	}
	for _, mediaType := range []string{
		"application/zip", "application/pdf", "application/akn+xml",
		"application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	} {
		openapi3filter.RegisterBodyDecoder(mediaType, openapi3filter.FileBodyDecoder)
	}
	document, err := openapi3.NewLoader().LoadFromFile("openapi.yaml")
	if err != nil {
		return nil, err
	}
	router, err := gorillamux.NewRouter(document)
	if err != nil {
		return nil, err
	}
	return &contract{document, router}, nil
})

func theContract(t testing.TB) *contract {
	t.Helper()
	c, err := loadContract()
	if err != nil {
		t.Fatalf("openapi.yaml: %v", err)
	}
	return c
}

// client is one person at a browser. Every request and every answer is checked
// against the contract.
type client struct {
	t        testing.TB
	contract *contract
	base     string
	http     *http.Client
	bearer   string
}

func newClient(t testing.TB, base string) *client {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &client{t: t, contract: theContract(t), base: base, http: &http.Client{Jar: jar}}
}

// reply is an answer with its body read.
type reply struct {
	t      testing.TB
	Status int
	Header http.Header
	Body   []byte
}

// call is a request in the making.
type call struct {
	client  *client
	method  string
	path    string
	body    []byte
	header  http.Header
	invalid bool
}

func (c *client) call(method, path string) *call {
	return &call{client: c, method: method, path: path, header: make(http.Header)}
}

func (c *client) get(path string) *reply { return c.call(http.MethodGet, path).send() }

func (c *client) post(path string, body any) *reply {
	return c.call(http.MethodPost, path).json(body).send()
}

func (c *call) json(body any) *call {
	data, err := json.Marshal(body)
	if err != nil {
		c.client.t.Fatal(err)
	}
	return c.raw("application/json", data)
}

func (c *call) raw(mediaType string, body []byte) *call {
	c.body = body
	return c.with("Content-Type", mediaType)
}

func (c *call) with(name, value string) *call {
	c.header.Set(name, value)
	return c
}

// seen sets If-Match to a number.
func (c *call) seen(n int) *call { return c.with("If-Match", quoted(n)) }

// outsideContract marks a request that breaks the contract on purpose: only its
// answer is checked.
func (c *call) outsideContract() *call {
	c.invalid = true
	return c
}

func (c *call) send() *reply {
	t := c.client.t
	t.Helper()
	address := c.client.base + c.path
	if !strings.HasPrefix(c.path, "/healthz") && !strings.HasPrefix(c.path, "/readyz") && !strings.HasPrefix(c.path, "/metrics") {
		address = c.client.base + "/api/v1" + c.path
	}
	request, err := http.NewRequestWithContext(t.Context(), c.method, address, bytes.NewReader(c.body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header = c.header
	if c.client.bearer != "" {
		request.Header.Set("Authorization", "Bearer "+c.client.bearer)
	}
	response, err := c.client.http.Do(request)
	if err != nil {
		t.Fatalf("%s %s: %v", c.method, c.path, err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatalf("%s %s: %v", c.method, c.path, err)
	}
	c.check(request, response, body)
	return &reply{t: t, Status: response.StatusCode, Header: response.Header, Body: body}
}

// check holds request and answer against the contract.
func (c *call) check(request *http.Request, response *http.Response, body []byte) {
	t := c.client.t
	t.Helper()
	local := request.Clone(t.Context())
	local.URL = &url.URL{Path: request.URL.Path, RawQuery: request.URL.RawQuery}
	local.Body = io.NopCloser(bytes.NewReader(c.body))
	route, parameters, err := c.client.contract.router.FindRoute(local)
	if err != nil {
		t.Fatalf("%s %s is not in the contract: %v", c.method, c.path, err)
	}
	input := &openapi3filter.RequestValidationInput{
		Request: local, PathParams: parameters, Route: route,
		Options: &openapi3filter.Options{AuthenticationFunc: openapi3filter.NoopAuthenticationFunc, IncludeResponseStatus: true},
	}
	if !c.invalid {
		if err := openapi3filter.ValidateRequest(t.Context(), input); err != nil {
			t.Fatalf("%s %s: the request breaks the contract: %v", c.method, c.path, err)
		}
	}
	output := &openapi3filter.ResponseValidationInput{
		RequestValidationInput: input, Status: response.StatusCode, Header: response.Header,
		Options: input.Options,
	}
	output.SetBodyBytes(body)
	if err := openapi3filter.ValidateResponse(t.Context(), output); err != nil {
		t.Fatalf("%s %s: the answer %d breaks the contract: %v\n%s", c.method, c.path, response.StatusCode, err, body)
	}
}

// into requires a status and decodes the answer.
func (r *reply) into(status int, target any) *reply {
	r.t.Helper()
	r.is(status)
	if err := json.Unmarshal(r.Body, target); err != nil {
		r.t.Fatalf("the answer is not what was expected: %v\n%s", err, r.Body)
	}
	return r
}

// is requires a status.
func (r *reply) is(status int) *reply {
	r.t.Helper()
	if r.Status != status {
		r.t.Fatalf("status %d, want %d: %s", r.Status, status, r.Body)
	}
	return r
}

// refused requires a problem with a status and a code, and words in its
// sentence.
func (r *reply) refused(status int, code string, words ...string) *reply {
	r.t.Helper()
	var problem struct {
		Status    int    `json:"status"`
		Code      string `json:"code"`
		Detail    string `json:"detail"`
		Field     string `json:"field"`
		RequestID string `json:"request_id"`
	}
	r.into(status, &problem)
	if problem.Code != code || problem.Status != status || problem.RequestID == "" {
		r.t.Errorf("problem %+v, want code %s and status %d", problem, code, status)
	}
	if r.Header.Get("Content-Type") != "application/problem+json" {
		r.t.Errorf("a problem came as %q", r.Header.Get("Content-Type"))
	}
	for _, word := range words {
		if !strings.Contains(problem.Field+" "+problem.Detail, word) {
			r.t.Errorf("the sentence %q (at %q) does not say %q", problem.Detail, problem.Field, word)
		}
	}
	return r
}
