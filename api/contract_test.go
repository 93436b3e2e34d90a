package api_test

import (
	"os"
	"regexp"
	"slices"
	"testing"

	"chapeau/api"
)

func TestContractIsValid(t *testing.T) {
	if err := theContract(t).document.Validate(t.Context()); err != nil {
		t.Fatal(err)
	}
}

var parameter = regexp.MustCompile(`\{([a-z]+)\}`)

func TestContractAndRoutesHoldTheSameOperations(t *testing.T) {
	server, err := api.New(api.Options{})
	if err != nil {
		t.Fatal(err)
	}
	routes := server.Operations()
	var described []string
	for path, item := range theContract(t).document.Paths.Map() {
		prefix := "/api/v1"
		if len(item.Servers) > 0 {
			prefix = ""
		}
		for method := range item.Operations() {
			described = append(described, method+" "+prefix+parameter.ReplaceAllString(path, ":$1"))
		}
	}
	slices.Sort(described)
	slices.Sort(routes)
	for _, operation := range described {
		if !slices.Contains(routes, operation) {
			t.Errorf("%s is described and has no route", operation)
		}
	}
	for _, operation := range routes {
		if !slices.Contains(described, operation) {
			t.Errorf("%s has a route and is not described", operation)
		}
	}
}

func TestContractIsServedAsItIs(t *testing.T) {
	s := startServer(t)
	file, err := os.ReadFile("openapi.yaml")
	if err != nil {
		t.Fatal(err)
	}
	got := newClient(t, s.base).get("/openapi.yaml").is(200)
	if string(got.Body) != string(file) {
		t.Error("the contract that is served is not openapi.yaml")
	}
}
