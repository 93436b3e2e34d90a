package action_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"chapeau/drafting/action"
	"chapeau/drafting/amend"
	"chapeau/drafting/sharedtest"
	"chapeau/drafting/text"
)

// scenario is what these tests read of a shared scenario.
type scenario struct {
	Initial struct {
		Text json.RawMessage `json:"text"`
	} `json:"initial"`
	Actions []struct {
		Act       string          `json:"act"`
		Actor     string          `json:"actor"`
		Amendment string          `json:"amendment"`
		Ops       []amend.Op      `json:"ops"`
		Order     []string        `json:"order"`
		Basis     string          `json:"basis"`
		Result    json.RawMessage `json:"result"`
	} `json:"actions"`

	base       *text.Text
	candidates []action.Candidate
}

func loadScenario(t *testing.T, id string) scenario {
	t.Helper()
	dir := os.Getenv("CHAPEAU_SCENARIOS")
	if dir == "" {
		dir = filepath.Join(sharedtest.Dir(t), "scenarios")
	}
	data, err := os.ReadFile(filepath.Join(dir, id+".json"))
	if err != nil {
		t.Fatal(err)
	}
	var s scenario
	if err := json.Unmarshal(data, &s); err != nil {
		t.Fatal(err)
	}
	if s.base, err = text.Decode(s.Initial.Text); err != nil {
		t.Fatal(err)
	}
	for _, a := range s.Actions {
		if a.Act == "propose_amendment" {
			s.candidates = append(s.candidates, action.Candidate{
				ID: a.Amendment, Label: a.Amendment, Number: len(s.candidates) + 1,
				Content: amend.Amendment{ID: a.Amendment, By: a.Actor, Ops: a.Ops},
			})
		}
	}
	return s
}

func contents(candidates []action.Candidate) []amend.Amendment {
	var all []amend.Amendment
	for _, c := range candidates {
		all = append(all, c.Content)
	}
	return all
}

// named picks candidates by their labels.
func named(candidates []action.Candidate, labels ...string) []action.Candidate {
	return slices.DeleteFunc(slices.Clone(candidates), func(c action.Candidate) bool { return !slices.Contains(labels, c.Label) })
}

func TestThreeAmendmentsToOneParagraph(t *testing.T) {
	s := loadScenario(t, "S01")
	classes, err := action.Classify(s.base, contents(s.candidates))
	if err != nil {
		t.Fatal(err)
	}
	for pair, want := range map[[2]string]action.Class{
		{"A1", "A2"}: action.DeleteEdit,
		{"A2", "A3"}: action.DeleteEdit,
		{"A3", "A1"}: action.Overlapping,
	} {
		if got := classes.Of(pair[0], pair[1]); got != want {
			t.Errorf("%s and %s are %s, want %s", pair[0], pair[1], got, want)
		}
	}
	steps, err := action.Propose(s.base, s.candidates)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range s.Actions {
		if a.Act != "propose_order" {
			continue
		}
		if got := order(steps); !slices.Equal(got, a.Order) {
			t.Errorf("the order is %v, want %v", got, a.Order)
		}
		if got := action.Basis(steps); got != a.Basis {
			t.Errorf("the basis is %q, want %q", got, a.Basis)
		}
	}
	falls := fallsAfter(t, s.base, named(s.candidates, "A3"), named(s.candidates, "A1"))
	if len(falls) != 1 || falls[0].Amendment != "A1" || falls[0].Suggestion != action.ImpliedRejection {
		t.Errorf("after A3 there fall %+v, want A1 as an implied rejection", falls)
	}
}

func order(steps []action.Step) []string {
	var ids []string
	for _, step := range steps {
		ids = append(ids, step.Amendment)
	}
	return ids
}

// fallsAfter adopts amendments that do not collide and tells what falls.
func fallsAfter(t *testing.T, base *text.Text, adopted, pending []action.Candidate) []action.Fall {
	t.Helper()
	result, err := amend.Resolve(base, contents(adopted), nil)
	if err != nil {
		t.Fatal(err)
	}
	falls, err := action.Falls(base, adopted, result, pending)
	if err != nil {
		t.Fatal(err)
	}
	return falls
}

func TestTwoWordEditsInOneParagraphAreCompatible(t *testing.T) {
	s := loadScenario(t, "S10")
	classes, err := action.Classify(s.base, contents(s.candidates))
	if err != nil {
		t.Fatal(err)
	}
	if got := classes.Of("A1", "A2"); got != action.Compatible {
		t.Errorf("A1 and A2 are %s, want compatible", got)
	}
	for _, adopted := range []string{"A1", "A2"} {
		other := map[string]string{"A1": "A2", "A2": "A1"}[adopted]
		if falls := fallsAfter(t, s.base, named(s.candidates, adopted), named(s.candidates, other)); len(falls) > 0 {
			t.Errorf("after %s there fall %+v, want none", adopted, falls)
		}
	}
}
