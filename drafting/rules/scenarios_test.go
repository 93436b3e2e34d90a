package rules_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chapeau/drafting/rules"
	"chapeau/drafting/sharedtest"
	"chapeau/drafting/text"
)

// scenario is what a negotiation to replay says of votes.
type scenario struct {
	Committee struct {
		Members []struct{ Name string }
	}
	Initial struct {
		Text struct{ Symbol string }
	}
	Actions []struct {
		Act     string
		Outcome string
		Vote    *rules.Vote
	}
	Expected struct {
		Qualifier string          `json:"draft_qualifier"`
		Sentence  string          `json:"record_sentence"`
		Tally     json.RawMessage `json:"tally"`
	}
}

func readScenario(t *testing.T, file string) (scenario, rules.Settings) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var s scenario
	var settings struct{ Committee rules.Settings }
	if err := json.Unmarshal(data, &s); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &settings); err != nil {
		t.Fatal(err)
	}
	return s, settings.Committee
}

func scenarioFiles(t *testing.T) []string {
	t.Helper()
	dir := os.Getenv("CHAPEAU_SCENARIOS")
	if dir == "" {
		dir = filepath.Join(sharedtest.Dir(t), "scenarios")
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%s holds no scenarios: %v", dir, err)
	}
	return files
}

// outcomes are the outcomes of a vote by those of a decision.
var outcomes = map[string]rules.Outcome{
	"adopted":         rules.Adopted,
	"adopted_by_vote": rules.Adopted,
	"rejected":        rules.Rejected,
}

func TestVotesOfTheScenariosGiveTheirOutcomes(t *testing.T) {
	votes := 0
	for _, file := range scenarioFiles(t) {
		s, settings := readScenario(t, file)
		r, err := settings.Resolve()
		if err != nil {
			t.Fatal(err)
		}
		members := make([]string, len(s.Committee.Members))
		for i, m := range s.Committee.Members {
			members[i] = m.Name
		}
		for _, action := range s.Actions {
			if action.Vote == nil || outcomes[action.Outcome] == "" {
				continue
			}
			votes++
			tally, err := rules.Count(*action.Vote, members, 0, r)
			if err != nil || tally.Outcome != outcomes[action.Outcome] {
				t.Errorf("%s: %s is %s, not %s: %v", filepath.Base(file), action.Act, tally.Outcome, action.Outcome, err)
			}
			if action.Act == "decide_draft" && s.Expected.Sentence != "" {
				checkReport(t, s, *action.Vote, tally)
			}
		}
	}
	if votes == 0 {
		t.Error("no scenario holds a vote")
	}
}

// checkReport compares a vote on the draft as a whole with the record that the
// scenario expects of it.
func checkReport(t *testing.T, s scenario, v rules.Vote, tally rules.Tally) {
	t.Helper()
	got := rules.Sentence(rules.Draft(text.Resolution, s.Initial.Text.Symbol, "", s.Expected.Qualifier), v, tally)
	if got != s.Expected.Sentence {
		t.Errorf("got  %s\nwant %s", got, s.Expected.Sentence)
	}
	want := tally
	if err := json.Unmarshal(s.Expected.Tally, &want); err != nil {
		t.Fatal(err)
	}
	if tally != want {
		t.Errorf("the tally is %+v, not %+v", tally, want)
	}
	if lists := rules.Lists(v); v.Roll != nil && !strings.HasPrefix(lists, "In favour: "+v.Roll.InFavour[0]) {
		t.Errorf("the lists are %s", lists)
	}
}
