package api_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chapeau/drafting/sharedtest"
)

// scenario is one negotiation of the shared folder: who sits in the committee,
// what happens, and what must have come of it.
type scenario struct {
	Note      string            `json:"note"`
	ID        string            `json:"id"`
	Title     string            `json:"title"`
	Covers    []string          `json:"covers"`
	Committee scenarioCommittee `json:"committee"`
	Initial   scenarioInitial   `json:"initial"`
	Actions   []scenarioAction  `json:"actions"`
	Expected  scenarioExpected  `json:"expected"`
}

type scenarioCommittee struct {
	Name    string `json:"name"`
	Rules   string `json:"rules"`
	Session string `json:"session"`
	Members []struct {
		Code string `json:"code"`
		Name string `json:"name"`
	} `json:"members"`
	Observers            []string            `json:"observers"`
	Groups               map[string][]string `json:"groups"`
	QuorumForDecision    int                 `json:"quorum_for_decision"`
	AmendmentDegreeLimit int                 `json:"amendment_degree_limit"`
	FootnoteProfile      string              `json:"footnote_profile"`
}

type scenarioInitial struct {
	MainSponsor string          `json:"main_sponsor"`
	Sponsors    []string        `json:"sponsors"`
	Status      string          `json:"status"`
	Text        json.RawMessage `json:"text"`
}

// scenarioExpected is what must have come of a negotiation. A field that is not
// here fails the scenario.
type scenarioExpected struct {
	Amendments           map[string]expectedStanding `json:"amendments"`
	AmendmentReason      map[string]string           `json:"amendment_reason"`
	DraftStatus          string                      `json:"draft_status"`
	DraftQualifier       *string                     `json:"draft_qualifier"`
	ResultSymbol         string                      `json:"result_symbol"`
	RecordSentence       string                      `json:"record_sentence"`
	Tally                map[string]any              `json:"tally"`
	FinalText            string                      `json:"final_text"`
	FootnoteProfile      string                      `json:"footnote_profile"`
	AlternativeProfile   *alternativeProfile         `json:"alternative_profile"`
	BeforeFinalizeLabels []string                    `json:"before_finalize_labels"`
	SameResultInAnyOrder bool                        `json:"same_result_in_any_order"`
	MustNot              []string                    `json:"must_not"`
	Movers               map[string][]string         `json:"movers"`
	Sponsors             []string                    `json:"sponsors"`
	Drafts               map[string]string           `json:"drafts"`
	OldDraftStatus       string                      `json:"old_draft_status"`
	NewDraftStatus       string                      `json:"new_draft_status"`
	ReintroducedFrom     string                      `json:"reintroduced_from"`
	Attribution          map[string]string           `json:"attribution"`
	Parts                map[string]string           `json:"parts"`
}

// expectedStanding is a status, or a status with the amendment that it names.
type expectedStanding struct {
	Status string
	Into   string
}

func (e *expectedStanding) UnmarshalJSON(data []byte) error {
	if json.Unmarshal(data, &e.Status) == nil {
		return nil
	}
	var named struct {
		Status string `json:"status"`
		Into   string `json:"into"`
	}
	decoder := json.NewDecoder(strings.NewReader(string(data)))
	decoder.DisallowUnknownFields()
	err := decoder.Decode(&named)
	e.Status, e.Into = named.Status, named.Into
	return err
}

type alternativeProfile struct {
	Name       string `json:"name"`
	Difference string `json:"difference"`
}

// scenarioAction is one step, with the fields that its act has.
type scenarioAction map[string]json.RawMessage

func (a scenarioAction) string(names ...string) string {
	for _, name := range names {
		var value string
		if json.Unmarshal(a[name], &value) == nil && value != "" {
			return value
		}
	}
	return ""
}

func (a scenarioAction) strings(names ...string) []string {
	for _, name := range names {
		var all []string
		if json.Unmarshal(a[name], &all) == nil && len(all) > 0 {
			return all
		}
		if one := a.string(name); one != "" {
			return []string{one}
		}
	}
	return nil
}

func (a scenarioAction) has(name string) bool { return len(a[name]) > 0 }

// decodeScenario reads a scenario; a field that is not known is an error.
func decodeScenario(data []byte) (scenario, error) {
	var s scenario
	decoder := json.NewDecoder(strings.NewReader(string(data)))
	decoder.DisallowUnknownFields()
	return s, decoder.Decode(&s)
}

// scenarioFiles are those of CHAPEAU_SCENARIOS or of the shared folder.
func scenarioFiles(t *testing.T) []string {
	t.Helper()
	folder := os.Getenv("CHAPEAU_SCENARIOS")
	if folder == "" {
		folder = filepath.Join(sharedtest.Dir(t), "scenarios")
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no scenarios in %s: %v", folder, err)
	}
	return files
}

func readScenario(t *testing.T, file string) scenario {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	s, err := decodeScenario(data)
	if err != nil {
		t.Fatalf("%s: %v", filepath.Base(file), err)
	}
	return s
}

// TestOwnScenarios replays negotiations of the project's own, which need nothing
// beside it.
func TestOwnScenarios(t *testing.T) {
	files, err := filepath.Glob("testdata/scenarios/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no scenarios: %v", err)
	}
	for _, file := range files {
		s := readScenario(t, file)
		t.Run(s.ID, func(t *testing.T) {
			for _, problem := range replay(t, s) {
				t.Error(problem)
			}
		})
	}
}

// TestScenarios replays negotiations through the API, each actor signed in as
// itself, and holds what comes of them against what is expected.
func TestScenarios(t *testing.T) {
	for _, file := range scenarioFiles(t) {
		s := readScenario(t, file)
		t.Run(s.ID, func(t *testing.T) {
			for _, problem := range replay(t, s) {
				t.Error(problem)
			}
		})
	}
}

// TestAFalsifiedScenarioFails changes one expectation after the other and sees
// that the replay notices.
func TestAFalsifiedScenarioFails(t *testing.T) {
	seen := map[string]bool{}
	for _, file := range scenarioFiles(t) {
		s := readScenario(t, file)
		for name, falsify := range falsifications {
			falsified := readScenario(t, file)
			if seen[name] || !falsify(&falsified) {
				continue
			}
			seen[name] = true
			t.Run(name+" of "+s.ID, func(t *testing.T) {
				if len(replay(t, falsified)) == 0 {
					t.Error("the replay is content with an expectation that is false")
				}
			})
		}
	}
	for name := range falsifications {
		if !seen[name] && os.Getenv("CHAPEAU_SCENARIOS") == "" {
			t.Errorf("no scenario has %s to falsify", name)
		}
	}
}

// falsifications each make one expectation false, where the scenario has it.
var falsifications = map[string]func(*scenario) bool{
	"an amendment's status": func(s *scenario) bool {
		for id, standing := range s.Expected.Amendments {
			if standing.Status == "adopted" {
				s.Expected.Amendments[id] = expectedStanding{Status: "rejected"}
				return true
			}
		}
		return false
	},
	"the draft's status": func(s *scenario) bool {
		was := s.Expected.DraftStatus
		s.Expected.DraftStatus = "rejected"
		return was == "adopted_by_vote"
	},
	"the qualifier": func(s *scenario) bool {
		other := "as orally revised"
		was := s.Expected.DraftQualifier
		s.Expected.DraftQualifier = &other
		return was != nil && *was == "as amended"
	},
	"the symbol": func(s *scenario) bool {
		s.Expected.ResultSymbol += "9"
		return true
	},
	"one letter of the text": func(s *scenario) bool {
		was := s.Expected.FinalText
		s.Expected.FinalText = strings.Replace(was, "Secretariat", "secretariat", 1)
		return was != s.Expected.FinalText
	},
	"the sentence": func(s *scenario) bool {
		was := s.Expected.RecordSentence
		s.Expected.RecordSentence = strings.Replace(was, "13", "14", 1)
		return was != ""
	},
	"the tally": func(s *scenario) bool {
		if s.Expected.Tally == nil {
			return false
		}
		s.Expected.Tally["in_favour"] = 14
		return true
	},
	"the reason": func(s *scenario) bool {
		for id := range s.Expected.AmendmentReason {
			s.Expected.AmendmentReason[id] = "without a majority"
			return true
		}
		return false
	},
	"the labels": func(s *scenario) bool {
		if len(s.Expected.BeforeFinalizeLabels) == 0 {
			return false
		}
		slices.Reverse(s.Expected.BeforeFinalizeLabels)
		return true
	},
	"the order that is offered": changeAction("propose_order", func(a scenarioAction) {
		order := a.strings("order")
		slices.Reverse(order)
		a["order"] = mustJSON(order)
	}),
	"a rebase report": changeAction("rebase_report", func(a scenarioAction) {
		a["result"] = json.RawMessage(strings.Replace(string(a["result"]), "clean", "conflict", 1))
	}),
	"a class": changeAction("conflict_report", func(a scenarioAction) {
		a["result"] = json.RawMessage(strings.Replace(string(a["result"]), "compatible", "overlapping", 1))
	}),
	"a suggestion of sequence": changeAction("suggest_resequence", func(a scenarioAction) {
		a["changes"] = json.RawMessage(strings.Replace(string(a["changes"]), "*Also", "*Further", 1))
	}),
	"a refusal": func(s *scenario) bool {
		for _, a := range s.Actions {
			if a.has("guard_result") {
				delete(a, "guard_result")
				return true
			}
		}
		return false
	},
	"the reason of a refusal": func(s *scenario) bool {
		for _, a := range s.Actions {
			if a.has("guard_result") {
				a["guard_result"] = json.RawMessage(`"refused: the building is closed"`)
				return true
			}
		}
		return false
	},
	"a line of must_not": func(s *scenario) bool {
		s.Expected.MustNot = append(s.Expected.MustNot, "the moon is made of cheese")
		return true
	},
	"an unknown field": changeAction("propose_amendment", func(a scenarioAction) {
		a["colour"] = json.RawMessage(`"blue"`)
	}),
	"an unknown action": changeAction("decide_draft", func(a scenarioAction) {
		a["act"] = json.RawMessage(`"toss_a_coin"`)
	}),
}

// changeAction falsifies the last action of a kind.
func changeAction(act string, change func(scenarioAction)) func(*scenario) bool {
	return func(s *scenario) bool {
		for _, a := range slices.Backward(s.Actions) {
			if a.string("act") == act {
				change(a)
				return true
			}
		}
		return false
	}
}

func mustJSON(v any) json.RawMessage {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return data
}
