package api_test

import (
	"encoding/json"
	"maps"
	"net/http"
	"slices"
	"strings"
	"unicode"
)

// act is one kind of action: the fields that it may have beside n, actor and
// act, and what is done or looked at.
type act struct {
	fields  string
	perform func(r *replayed, by *client, a scenarioAction) *reply // nil: nothing is asked of the API
	look    func(r *replayed, a scenarioAction)
}

// acts are all that a scenario may hold. The words are those of its actions.
var acts = map[string]act{
	"propose_amendment":          {"amendment ops on_behalf_of rationale display_label basis", (*replayed).propose, nil},
	"propose_subamendment":       {"amendment to ops on_behalf_of rationale display_label basis", (*replayed).propose, nil},
	"revise_amendment":           {"amendment ops rationale revision reason basis", (*replayed).revise, nil},
	"withdraw_amendment":         {"amendment reason basis", (*replayed).withdraw, nil},
	"resubmit_amendment":         {"amendment from_ from ops on_behalf_of rationale draft basis", (*replayed).resubmit, nil},
	"join_amendment":             {"amendment own reason basis", (*replayed).join, nil},
	"confirm_rebase":             {"amendment reason basis", (*replayed).confirm, nil},
	"oral_revision":              {"revision ops reason basis", (*replayed).reviseOrally, nil},
	"incorporate_amendment":      {"amendment revision reason basis", (*replayed).incorporate, nil},
	"withdraw_draft":             {"draft reason basis", (*replayed).withdrawDraft, nil},
	"reintroduce_draft":          {"draft symbol new_symbol reason basis as on_behalf_of", (*replayed).reintroduce, nil},
	"confirm_order":              {"order reason basis", (*replayed).confirmOrder, nil},
	"decide_amendment":           {"amendment outcome vote reason basis", (*replayed).decideAmendment, nil},
	"rule_not_put":               {"amendment reason basis because_of", ruling("not_put"), nil},
	"rule_moot":                  {"amendment reason basis because_of", ruling("moot"), nil},
	"rule_out_of_order":          {"amendment reason basis because_of", ruling("not_admitted"), nil},
	"confirm_division":           {"parts target amendment reason basis vote outcome", (*replayed).confirmDivision, nil},
	"decide_part":                {"part target amendment outcome vote reason basis", (*replayed).decidePart, nil},
	"consequential_change":       {"ops reason basis objection proposed_by", (*replayed).changeConsequentially, nil},
	"decide_draft":               {"outcome result vote reason basis draft", (*replayed).decideDraft, nil},
	"request_vote":               {"target kind reason basis words", (*replayed).requestVote, nil},
	"request_division":           {"target amendment parts reason basis words", (*replayed).requestDivision, nil},
	"explanation_of_vote":        {"when words text on_behalf_of reason basis", (*replayed).explain, nil},
	"state_intention_after_vote": {"intended effect words text reason basis", (*replayed).intend, nil},
	"dissociate":                 {"target words text on_behalf_of reason basis", (*replayed).dissociate, nil},
	"accept_resequence":          {"ops reason basis", (*replayed).acceptSequence, nil},
	"finalize_numbering":         {"confirm reason basis", (*replayed).finalizeNumbering, nil},

	"propose_order":      {"order basis reason flags", nil, (*replayed).lookAtOrder},
	"rebase_report":      {"result basis reason", nil, (*replayed).lookAtRebase},
	"conflict_report":    {"result basis reason amendments", nil, (*replayed).lookAtClasses},
	"duplicate_report":   {"result amendments of basis reason", nil, (*replayed).lookAtDuplicates},
	"flag":               {"amendment flag flags kind status notice clause target result basis reason", nil, (*replayed).lookAtFlag},
	"suggest_resequence": {"changes basis reason", nil, (*replayed).lookAtSequence},
	"lapse":              {"amendment amendments result basis reason", nil, (*replayed).lookAtLapse},
}

// play carries out one action as its actor, or looks at what the system reports.
func (r *replayed) play(i int, a scenarioAction) {
	r.t.Helper()
	name, actor := a.string("act"), a.string("actor")
	does, known := acts[name]
	if !known {
		r.problem("action %d: there is no action %q", i+1, name)
		return
	}
	allowed := append(strings.Fields(does.fields), "n", "actor", "act", "capacity", "note", "guard_result")
	for field := range maps.Keys(a) {
		if !slices.Contains(allowed, field) {
			r.problem("action %d (%s): there is no field %q", i+1, name, field)
		}
	}
	if does.look != nil {
		if actor != "system" {
			r.problem("action %d (%s) is the system's, not %s's", i+1, name, actor)
		}
		does.look(r, a)
		return
	}
	by := r.actors[actor]
	if by == nil {
		r.problem("action %d: there is nobody called %q", i+1, actor)
		return
	}
	r.tryOrders(name)
	r.held(i+1, a, func() *reply { return does.perform(r, by, a) })
}

// held performs an action and holds its answer: it is done or, where a guard is
// expected, refused with the reason that is expected, and nothing has changed.
func (r *replayed) held(n int, a scenarioAction, perform func() *reply) {
	r.t.Helper()
	before := r.lastEvent()
	answer := perform()
	guard := a.string("guard_result")
	switch {
	case answer == nil:
	case guard == "" && answer.Status >= 400:
		r.problem("action %d (%s by %s) was refused: %s", n, a.string("act"), a.string("actor"), answer.Body)
	case guard != "" && answer.Status < 400:
		r.problem("action %d (%s by %s) was done; expected: %s", n, a.string("act"), a.string("actor"), guard)
	case guard != "":
		if r.lastEvent() != before {
			r.problem("action %d was refused and left something in the log", n)
		}
		r.refusedBecause(n, guard, answer)
	}
}

// refusedBecause holds the sentence of a refusal against the reason expected:
// the words that carry it must be in the sentence.
func (r *replayed) refusedBecause(n int, guard string, answer *reply) {
	var problem struct{ Detail string }
	if err := json.Unmarshal(answer.Body, &problem); err != nil {
		r.t.Fatal(err)
	}
	_, why, found := strings.Cut(guard, ":")
	if !found {
		why = guard
	}
	carried := 0
	expected := wordsOf(why)
	said := wordsOf(problem.Detail)
	for _, word := range expected {
		if slices.ContainsFunc(said, func(s string) bool { return sameStem(s, word) }) {
			carried++
		}
	}
	if carried*2 < len(expected) {
		r.problem("action %d was refused because “%s”; expected: %s", n, problem.Detail, guard)
	}
}

// wordsOf are the words of a sentence that carry meaning.
func wordsOf(sentence string) []string {
	return slices.DeleteFunc(strings.FieldsFunc(strings.ToLower(sentence), func(c rune) bool { return !unicode.IsLetter(c) }), func(w string) bool {
		return slices.Contains(strings.Fields("a an and are as at be been by for has have in is it its not of on only or that the to was were with refused"), w)
	})
}

// sameStem compares words by their beginning: sponsor, sponsors.
func sameStem(a, b string) bool {
	n := min(len(a), len(b), max(4, min(len(a), len(b))-2))
	return a[:n] == b[:n]
}

func (r *replayed) lastEvent() int64 {
	r.t.Helper()
	head, err := r.service.LastEvent(r.t.Context(), r.chairActor(), r.committee)
	if err != nil {
		r.t.Fatal(err)
	}
	return head
}

// propose drafts and submits an amendment, or an amendment to one.
func (r *replayed) propose(by *client, a scenarioAction) *reply {
	name := a.string("amendment")
	in := map[string]any{"base_version": r.now().Draft.CurrentVersion, "ops": a["ops"], "rationale": a.string("rationale")}
	if group := a.string("on_behalf_of"); group != "" {
		in["on_behalf_of_id"] = r.delegations[group]
	}
	if to := a.string("to"); to != "" {
		parent := r.amendment(to)
		in["to"], in["to_revision"] = parent.Amendment.ID, parent.Amendment.Revision
	}
	return r.submits(by, name, by.post("/drafts/"+r.draft+"/amendments", in), a)
}

// submits submits what was drafted, and notes its name.
func (r *replayed) submits(by *client, name string, drafted *reply, a scenarioAction) *reply {
	if drafted.Status != http.StatusCreated {
		return drafted
	}
	var page standingAmendment
	drafted.into(http.StatusCreated, &page)
	submitted := by.call(http.MethodPost, "/amendments/"+page.Amendment.ID+"/submit").seen(page.Amendment.Revision).send()
	r.amendments[name], r.names[page.Amendment.ID] = page.Amendment.ID, name
	if label := a.string("display_label"); label != "" {
		r.isLabelled(page, label)
	}
	return submitted
}

// isLabelled holds the number that an inserted paragraph shows for now.
func (r *replayed) isLabelled(page standingAmendment, want string) {
	for _, c := range page.Comparison.Clauses {
		if c.Status == "inserted" {
			if got := strings.TrimSuffix(c.Label, "."); got != want {
				r.problem("the inserted paragraph shows %q, not %q", got, want)
			}
			return
		}
	}
	r.problem("no paragraph is inserted that could show %q", want)
}

func (r *replayed) revise(by *client, a scenarioAction) *reply {
	page := r.amendment(a.string("amendment"))
	in := map[string]any{"base_version": r.now().Draft.CurrentVersion, "ops": a["ops"]}
	if page.Amendment.To != nil {
		in["to_revision"] = page.Amendment.To.Revision
	}
	return by.call(http.MethodPost, "/amendments/"+page.Amendment.ID+"/revise").seen(page.Amendment.Revision).json(in).send()
}

func (r *replayed) withdraw(by *client, a scenarioAction) *reply {
	return r.step(by, a.string("amendment"), "withdraw", map[string]any{"reason": a.string("reason", "note")})
}

func (r *replayed) confirm(by *client, a scenarioAction) *reply {
	return r.step(by, a.string("amendment"), "confirm-rebase", nil)
}

// step takes one step with an amendment as it is now.
func (r *replayed) step(by *client, name, step string, body map[string]any) *reply {
	page := r.amendment(name)
	call := by.call(http.MethodPost, "/amendments/"+page.Amendment.ID+"/"+step).seen(page.Amendment.Revision)
	if body != nil {
		call.json(body)
	}
	return call.send()
}

// resubmit takes an amendment up again, under a new name, with its old words or
// new ones.
func (r *replayed) resubmit(by *client, a scenarioAction) *reply {
	name, from := a.string("amendment"), a.string("from_", "from")
	if from == "" {
		from = name
	}
	if !a.has("ops") {
		return r.submits(by, name, by.post("/amendments/"+r.amendments[from]+"/resubmit", map[string]any{"draft_id": r.draft}), a)
	}
	return r.propose(by, a)
}

func (r *replayed) join(by *client, a scenarioAction) *reply {
	into := r.amendment(a.string("amendment"))
	return r.step(by, a.string("own"), "join", map[string]any{
		"into": map[string]any{"amendment_id": into.Amendment.ID, "revision": into.Amendment.Revision},
	})
}

func (r *replayed) reviseOrally(by *client, a scenarioAction) *reply {
	note := a.string("revision") + " " + a.string("reason", "note")
	return r.onDraft(by, "oral-revisions", map[string]any{"ops": a["ops"], "note": strings.TrimSpace(note)})
}

// onDraft posts something about the draft as it is now.
func (r *replayed) onDraft(by *client, what string, body map[string]any) *reply {
	return by.call(http.MethodPost, "/drafts/"+r.draft+"/"+what).seen(r.now().Draft.CurrentVersion).json(body).send()
}

func (r *replayed) incorporate(by *client, a scenarioAction) *reply {
	return r.step(by, a.string("amendment"), "incorporate", map[string]any{})
}

func (r *replayed) withdrawDraft(by *client, a scenarioAction) *reply {
	return r.onDraft(by, "withdraw", map[string]any{"reason": a.string("reason", "note")})
}

// reintroduce takes the draft up again; it is the one that is negotiated then.
func (r *replayed) reintroduce(by *client, a scenarioAction) *reply {
	answer := by.post("/drafts/"+r.draft+"/reintroduce", map[string]any{})
	if answer.Status != http.StatusCreated {
		return answer
	}
	var page draftAnswer
	answer.into(http.StatusCreated, &page)
	if page.Draft.From != r.draft {
		r.problem("the reintroduced draft does not name the old one")
	}
	r.take(page.Draft.ID)
	if symbol := a.string("symbol", "new_symbol"); symbol != "" {
		r.actors["Secretariat"].call(http.MethodPatch, "/drafts/"+r.draft).json(map[string]any{"symbol": symbol}).send().is(http.StatusOK)
	}
	return answer
}

func (r *replayed) confirmOrder(by *client, a scenarioAction) *reply {
	order := []string{}
	for _, name := range a.strings("order") {
		order = append(order, r.amendments[name])
	}
	return r.onDraft(by, "order", map[string]any{"order": order, "reason": a.string("reason", "note")})
}

// decideAmendment decides with the vote that the action has.
func (r *replayed) decideAmendment(by *client, a scenarioAction) *reply {
	page := r.amendment(a.string("amendment"))
	in := map[string]any{
		"amendments": []any{map[string]any{"amendment_id": page.Amendment.ID, "revision": page.Amendment.Revision}},
		"reason":     a.string("reason", "note"),
	}
	if a.has("vote") {
		in["vote"] = a["vote"]
	}
	switch a.string("outcome") {
	case "adopted", "adopted_as_amended":
		return r.onDraft(by, "adoptions", in)
	case "rejected":
		return r.onDraft(by, "rejections", in)
	}
	r.problem("there is no outcome %q of an amendment", a.string("outcome"))
	return nil
}

func ruling(kind string) func(*replayed, *client, scenarioAction) *reply {
	return func(r *replayed, by *client, a scenarioAction) *reply {
		page := r.amendment(a.string("amendment"))
		return r.onDraft(by, "rulings", map[string]any{
			"ruling": kind, "reason": a.string("reason", "basis", "note"),
			"amendments": []any{map[string]any{"amendment_id": page.Amendment.ID, "revision": page.Amendment.Revision}},
		})
	}
}

func (r *replayed) changeConsequentially(by *client, a scenarioAction) *reply {
	return r.onDraft(by, "consequential-changes", map[string]any{"ops": a["ops"], "reason": a.string("reason", "basis", "note")})
}

// decideDraft decides on the whole. The outcome says itself whether there was a
// vote.
func (r *replayed) decideDraft(by *client, a scenarioAction) *reply {
	outcome, known := map[string]string{
		"adopted_without_vote": "adopted", "adopted_by_vote": "adopted", "adopted": "adopted", "rejected": "rejected", "no_action": "no_action",
	}[a.string("outcome")]
	if !known {
		r.problem("there is no outcome %q of a draft", a.string("outcome"))
		return nil
	}
	in := map[string]any{"outcome": outcome, "reason": a.string("reason", "note")}
	if a.has("vote") {
		in["vote"] = a["vote"]
	}
	if result := a.string("result"); result != "" {
		in["result_symbol"] = result
	}
	return r.onDraft(by, "decision", in)
}

// about says what a statement is about: the draft, an amendment or a paragraph.
func (r *replayed) about(a scenarioAction, in map[string]any) map[string]any {
	switch target := a.string("target", "amendment"); {
	case target == "" || target == "draft" || target == "whole":
	case r.amendments[target] != "":
		in["amendment_id"] = r.amendments[target]
	default:
		in["clause"] = target
	}
	if group := a.string("on_behalf_of"); group != "" {
		in["on_behalf_of_id"] = r.delegations[group]
	}
	in["words"] = a.string("words", "text", "note")
	return in
}

func (r *replayed) puts(by *client, in map[string]any) *reply {
	return by.post("/drafts/"+r.draft+"/statements", in)
}

func (r *replayed) requestVote(by *client, a scenarioAction) *reply {
	kind := a.string("kind")
	if kind == "" || kind == "vote" {
		kind = "show_of_hands"
	}
	return r.puts(by, r.about(a, map[string]any{"kind": "vote_request", "vote": kind}))
}

func (r *replayed) explain(by *client, a scenarioAction) *reply {
	kind := "explanation_" + a.string("when")
	return r.puts(by, r.about(a, map[string]any{"kind": kind}))
}

func (r *replayed) intend(by *client, a scenarioAction) *reply {
	return r.puts(by, r.about(a, map[string]any{"kind": "vote_intention", "intended": a.string("intended")}))
}

func (r *replayed) dissociate(by *client, a scenarioAction) *reply {
	return r.puts(by, r.about(a, map[string]any{"kind": "dissociation"}))
}

// acceptSequence accepts suggestions in the form of the edits that they are.
func (r *replayed) acceptSequence(by *client, a scenarioAction) *reply {
	var ops []struct{ Op, Clause, Find, With string }
	if err := json.Unmarshal(a["ops"], &ops); err != nil {
		r.problem("the accepted suggestions cannot be read: %v", err)
		return nil
	}
	changes := []any{}
	for _, op := range ops {
		changes = append(changes, map[string]any{"clause": op.Clause, "from": op.Find, "to": op.With})
	}
	return r.onDraft(by, "resequence", map[string]any{"changes": changes})
}

func (r *replayed) finalizeNumbering(by *client, a scenarioAction) *reply {
	r.labels = operativeLabels(r.now())
	confirmed := false
	_ = json.Unmarshal(a["confirm"], &confirmed)
	return by.call(http.MethodPost, "/drafts/"+r.draft+"/numbering").seen(r.now().Draft.CurrentVersion).json(map[string]any{"confirm": confirmed}).send()
}
