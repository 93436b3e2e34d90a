package api_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
)

// requestDivision asks for parts to be decided one by one.
func (r *replayed) requestDivision(by *client, a scenarioAction) *reply {
	in := r.about(a, map[string]any{"kind": "division_request"})
	target, _ := in["clause"].(string)
	delete(in, "clause")
	in["parts"] = r.parts(a["parts"], target)
	answer := r.puts(by, in)
	if answer.Status == http.StatusCreated {
		var made struct{ ID string }
		answer.into(http.StatusCreated, &made)
		r.division = made.ID
	}
	return answer
}

func (r *replayed) confirmDivision(by *client, a scenarioAction) *reply {
	in := map[string]any{"outcome": "granted", "reason": a.string("reason", "note")}
	if a.string("outcome") == "refused" {
		in["outcome"] = "refused"
	}
	if a.has("parts") {
		in["parts"] = r.parts(a["parts"], a.string("target"))
	}
	if a.has("vote") {
		in["vote"] = a["vote"]
	}
	return by.call(http.MethodPost, "/statements/"+r.division+"/division").seen(r.now().Draft.CurrentVersion).json(in).send()
}

func (r *replayed) decidePart(by *client, a scenarioAction) *reply {
	outcome, known := map[string]string{"adopted": "retained", "retained": "retained", "rejected": "rejected"}[a.string("outcome")]
	if !known {
		r.problem("there is no outcome %q of a part", a.string("outcome"))
		return nil
	}
	in := map[string]any{"part": r.partLabel(a), "outcome": outcome, "reason": a.string("reason", "note")}
	if id := r.amendments[a.string("amendment", "target")]; id != "" {
		in["amendment_id"] = id
	}
	if a.has("vote") {
		in["vote"] = a["vote"]
	}
	return r.onDraft(by, "parts", in)
}

// partLabel is what a part is called: by its name, its number or its paragraph.
func (r *replayed) partLabel(a scenarioAction) string {
	if name := a.string("part"); name != "" {
		return name
	}
	var number int
	if json.Unmarshal(a["part"], &number) == nil && number > 0 {
		return fmt.Sprint(number)
	}
	return a.string("target")
}

// parts reads the parts of a division: each is a paragraph, some words of the
// target paragraph, or a thing with a name, paragraphs and words; or they stand
// under their names.
func (r *replayed) parts(data json.RawMessage, target string) []any {
	var byName map[string]json.RawMessage
	if json.Unmarshal(data, &byName) == nil {
		parts := []any{}
		for _, name := range slices.Sorted(maps.Keys(byName)) {
			part := r.part(byName[name], target, name)
			part["label"] = name
			parts = append(parts, part)
		}
		return parts
	}
	var listed []json.RawMessage
	if err := json.Unmarshal(data, &listed); err != nil {
		r.problem("the parts of the division cannot be read: %s", data)
		return nil
	}
	parts := []any{}
	for i, one := range listed {
		parts = append(parts, r.part(one, target, fmt.Sprint(i+1)))
	}
	return parts
}

func (r *replayed) part(data json.RawMessage, target, name string) map[string]any {
	var words string
	if json.Unmarshal(data, &words) == nil {
		if r.isClause(words) {
			return map[string]any{"label": words, "clauses": []string{words}}
		}
		return map[string]any{"label": name, "words": []any{map[string]any{"clause": target, "text": words}}}
	}
	var clauses []string
	if json.Unmarshal(data, &clauses) == nil {
		return map[string]any{"label": name, "clauses": clauses}
	}
	var fields scenarioAction
	if err := json.Unmarshal(data, &fields); err != nil {
		r.problem("a part of the division cannot be read: %s", data)
		return map[string]any{"label": name}
	}
	return r.describedPart(fields, target, name)
}

func (r *replayed) describedPart(fields scenarioAction, target, name string) map[string]any {
	for field := range fields {
		if !slices.Contains([]string{"label", "id", "part", "name", "n", "clause", "clauses", "targets", "target", "words", "text", "find"}, field) {
			r.problem("a part of the division has an unknown field %q", field)
		}
	}
	if label := fields.string("label", "id", "part", "name"); label != "" {
		name = label
	}
	part := map[string]any{"label": name}
	clauses := fields.strings("clauses", "targets", "clause", "target")
	words := fields.string("words", "text", "find")
	if words == "" {
		part["clauses"] = clauses
		return part
	}
	if len(clauses) == 1 {
		target = clauses[0]
	}
	part["words"] = []any{map[string]any{"clause": target, "text": words}}
	return part
}

func (r *replayed) isClause(id string) bool {
	for _, c := range r.now().Layout.Lines {
		if c.Clause == id {
			return true
		}
	}
	return false
}
