package api_test

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"

	"chapeau/drafting"
)

func (r *replayed) chairActor() drafting.Actor { return drafting.Actor{PersonID: r.people["Chair"]} }

// called are amendments by the names of the scenario.
func (r *replayed) called(ids []string) []string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = r.names[id]
	}
	return names
}

// lookAtOrder holds the order that the system offers, and that it only offers it.
func (r *replayed) lookAtOrder(a scenarioAction) {
	found := r.outlook()
	offered, codes := []string{}, []string{}
	for _, step := range found.Proposed {
		offered = append(offered, step.Amendment)
		for _, reason := range step.Reasons {
			codes = append(codes, reason.Code)
		}
	}
	if want := a.strings("order"); !slices.Equal(r.called(offered), want) {
		r.problem("the order offered is %v, not %v", r.called(offered), want)
	}
	if len(found.Confirmed) > 0 {
		r.problem("the order %v is settled although the chair has not confirmed it", r.called(found.Confirmed))
	}
	r.offered = true
	for words, code := range map[string]string{
		"same target": "same_target", "deletion first": "deletion_first", "larger change": "larger_change",
		"sub-amendment": "sub_before_amendment", "subamendment": "sub_before_amendment",
	} {
		if strings.Contains(a.string("basis"), words) && !slices.Contains(codes, code) {
			r.problem("the order is not offered because of %q: %v", words, codes)
		}
	}
}

// lookAtRebase holds how amendments fare on the changed text.
func (r *replayed) lookAtRebase(a scenarioAction) {
	var result map[string]struct {
		Status  string
		Notices []string
	}
	if err := json.Unmarshal(a["result"], &result); err != nil {
		r.problem("the rebase report cannot be read: %v", err)
	}
	for name, want := range result {
		status, notices := r.fares(name)
		if status != want.Status {
			r.problem("%s is %s on the new text, not %s", name, status, want.Status)
		}
		for _, notice := range want.Notices {
			if !slices.Contains(notices, notice) {
				r.problem("%s has the notices %v on the new text, not %s", name, notices, notice)
			}
		}
		if len(want.Notices) == 0 && want.Status == "clean" && r.amendment(name).Amendment.Status == "needs_rebase" {
			r.problem("%s waits for its mover although it follows cleanly", name)
		}
	}
}

// fares tells an amendment's status and notices on the current text.
func (r *replayed) fares(name string) (status string, notices []string) {
	page := r.amendment(name)
	for _, n := range page.Amendment.Notices {
		notices = append(notices, n.Kind)
	}
	if page.Rebase == nil {
		return "clean", notices
	}
	for _, n := range page.Rebase.Notices {
		notices = append(notices, n.Kind)
	}
	return page.Rebase.Status, notices
}

// lookAtClasses holds how pairs of amendments stand to one another.
func (r *replayed) lookAtClasses(a scenarioAction) {
	var result map[string]string
	if err := json.Unmarshal(a["result"], &result); err != nil {
		r.problem("the conflict report cannot be read: %v", err)
	}
	for pair, want := range result {
		first, second, found := strings.Cut(pair, "-")
		if !found {
			r.problem("%q names no pair", pair)
			continue
		}
		if got := r.classOf(first, second); got != want {
			r.problem("%s and %s are %s, not %s", first, second, got, want)
		}
	}
}

func (r *replayed) classOf(first, second string) string {
	for _, pair := range r.outlook().Pairs {
		names := r.called([]string{pair.A, pair.B})
		if slices.Contains(names, first) && slices.Contains(names, second) {
			return pair.Class
		}
	}
	return "disjoint"
}

// lookAtDuplicates holds which amendments are found to be equal.
func (r *replayed) lookAtDuplicates(a scenarioAction) {
	want := a.strings("amendments", "of")
	if len(want) == 0 {
		r.lookAtClasses(a)
		return
	}
	slices.Sort(want)
	for _, group := range r.outlook().Duplicates {
		names := r.called(group)
		slices.Sort(names)
		if slices.Equal(names, want) {
			return
		}
	}
	r.problem("%v are not reported as equal", want)
}

// lookAtFlag holds that an amendment has a status or a notice.
func (r *replayed) lookAtFlag(a scenarioAction) {
	name := a.string("amendment", "target")
	status, notices := r.fares(name)
	have := append(notices, status, r.amendment(name).Amendment.Status)
	for _, c := range r.amendment(name).Amendment.Conflicts {
		have = append(have, c.Kind)
	}
	if slices.Contains(r.outlook().Beyond, r.amendments[name]) {
		have = append(have, "beyond_degree")
	}
	wanted := append(a.strings("flags"), a.strings("flag", "kind", "status", "notice", "result")...)
	if len(wanted) == 0 {
		r.problem("the flag of %s says nothing", name)
	}
	for _, flag := range wanted {
		if !slices.Contains(have, flag) {
			r.problem("%s is not flagged %s, but %v", name, flag, have)
		}
	}
}

// lookAtSequence holds the suggestions of sequence, in any order.
func (r *replayed) lookAtSequence(a scenarioAction) {
	var want []struct{ Target, To string }
	if err := json.Unmarshal(a["changes"], &want); err != nil {
		r.problem("the suggestions cannot be read: %v", err)
	}
	var found struct {
		Items []struct{ Clause, To string }
	}
	r.actors["Secretariat"].get("/drafts/"+r.draft+"/sequence").into(http.StatusOK, &found)
	if len(found.Items) != len(want) {
		r.problem("%d changes of sequence are suggested, not %d: %v", len(found.Items), len(want), found.Items)
	}
	for _, w := range want {
		if !slices.Contains(found.Items, struct{ Clause, To string }{w.Target, w.To}) {
			r.problem("for %s %s is not suggested: %v", w.Target, w.To, found.Items)
		}
	}
}

func (r *replayed) lookAtLapse(a scenarioAction) {
	names := a.strings("amendments", "amendment")
	if len(names) == 0 {
		var result map[string]string
		_ = json.Unmarshal(a["result"], &result)
		for name := range result {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		r.problem("a lapse that names no amendment")
	}
	for _, name := range names {
		if got := r.amendment(name).Amendment.Status; got != "lapsed" {
			r.problem("%s is %s, not lapsed", name, got)
		}
	}
}

// tryOrders merges what is pending in both orders, before the first of it is
// taken, where any order is to give the same.
func (r *replayed) tryOrders(act string) {
	if !r.scenario.Expected.SameResultInAnyOrder || len(r.merged) > 0 || act != "decide_amendment" && act != "incorporate_amendment" {
		return
	}
	all := []any{}
	for id := range r.names {
		page := r.amendment(r.names[id])
		all = append(all, map[string]any{"amendment_id": id, "revision": page.Amendment.Revision})
	}
	for range 2 {
		var preview struct{ Text json.RawMessage }
		r.actors["Chair"].post("/drafts/"+r.draft+"/merge-preview", map[string]any{"amendments": all}).into(http.StatusOK, &preview)
		r.merged = append(r.merged, string(preview.Text))
		slices.Reverse(all)
	}
}
