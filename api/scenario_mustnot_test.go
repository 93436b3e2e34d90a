package api_test

import (
	"encoding/json"
	"net/http"
	"regexp"
	"slices"
	"strings"
)

// mustNot is one family of things that must never happen: how a line that says
// so is recognised, and the assertion that it stands for.
type mustNot struct {
	says *regexp.Regexp
	hold func(r *replayed, line string)
}

var mustNots = []mustNot{
	{regexp.MustCompile(`order .*final|final .*order|order .*without .*confirm`), (*replayed).orderWasOnlyOffered},
	{regexp.MustCompile(`without a person|without .*accept|automatic.*(sequenc|number)|re-?sequencing is applied|renumber.*(during|before)`), (*replayed).deskWorkIsAPersons},
	{regexp.MustCompile(`attributed to a delegation`), (*replayed).deskWorkIsNoDelegations},
	{regexp.MustCompile(`without the chair|system (sets|decides|rules|rejects|marks|joins|merges)|automatically|on its own|without a ruling|silently|treated as implying|implied`), (*replayed).everyEndIsAPersons},
	{regexp.MustCompile(`stays applied|still applied|remains applied|remain in the text|stays in the text|appears in the (final )?text|survive`), (*replayed).whatFailedIsNotInTheText},
	{regexp.MustCompile(`'[^']+' becomes '[^']+'`), (*replayed).wordsAreUntouched},
	{regexp.MustCompile(`duplicate footnote`), (*replayed).notesAreSingle},
	{regexp.MustCompile(`other than (a|the) .*sponsor|(only|non).*sponsor`), (*replayed).onlyTheSponsorRevises},
	{regexp.MustCompile(`without notice|not (told|alerted|notified)`), (*replayed).sponsorsAreTold},
	{regexp.MustCompile(`abstention.*(count|majority)|abstaining.*count`), (*replayed).abstainingIsNotVoting},
	{regexp.MustCompile(`tie adopts|equal votes adopt|tie .*adopt`), (*replayed).aTieAdoptsNothing},
	{regexp.MustCompile(`tally (becomes|changes)|tally .*after`), (*replayed).talliesStay},
	{regexp.MustCompile(`third|degree`), (*replayed).noDegreeBeyondTheRules},
	{regexp.MustCompile(`attribut|mover|credit`), (*replayed).wordsKeepTheirMovers},
	{regexp.MustCompile(`wrong (paragraph|clause)|re-?anchor|misplac|lost|dropped|disappear|chang.*(word|text)`), (*replayed).everyWordHasASource},
	{regexp.MustCompile(`group.*vote|observer.*vote`), (*replayed).onlyMembersVote},
	{regexp.MustCompile(`withdrawn|lapsed|reintroduc|old draft`), (*replayed).withdrawnStaysWithdrawn},
}

// refuses holds every line of must_not. A line that no family recognises fails.
func (r *replayed) refuses() {
	r.t.Helper()
	for _, line := range r.scenario.Expected.MustNot {
		held := false
		for _, family := range mustNots {
			if family.says.MatchString(line) {
				family.hold(r, line)
				held = true
			}
		}
		if !held {
			r.problem("nothing asserts that it must not be so: %s", line)
		}
	}
}

func (r *replayed) orderWasOnlyOffered(string) {
	confirmed := 0
	for _, d := range r.decisions(r.draft) {
		if d.Outcome == "order_confirmed" {
			confirmed++
		}
	}
	asked := 0
	for _, a := range r.scenario.Actions {
		if a.string("act") == "confirm_order" {
			asked++
		}
	}
	if confirmed != asked || !r.offered {
		r.problem("%d orders were settled, the chair confirmed %d", confirmed, asked)
	}
}

// deskWorkIsAPersons: without an acceptance the words stand as they were
// suggested, and the version was written by the secretariat.
func (r *replayed) deskWorkIsAPersons(line string) {
	accepted := slices.ContainsFunc(r.scenario.Actions, func(a scenarioAction) bool { return a.string("act") == "accept_resequence" })
	made := 0
	for _, v := range r.versions() {
		if v.Reason == "resequenced" || v.Reason == "numbered" {
			made++
			if v.Author != "Secretariat" {
				r.problem("%s: version %d is %s's", line, v.Number, v.Author)
			}
		}
	}
	if !accepted && made > 0 && strings.Contains(line, "sequenc") {
		r.problem("%s: nobody accepted it", line)
	}
}

func (r *replayed) deskWorkIsNoDelegations(line string) {
	for _, v := range r.versions() {
		if v.Reason == "resequenced" && len(v.Adopted) > 0 {
			r.problem("%s: version %d names %d amendments", line, v.Number, len(v.Adopted))
		}
	}
	for _, a := range r.scenario.Actions {
		if a.string("act") != "accept_resequence" {
			continue
		}
		var ops []struct{ With string }
		_ = json.Unmarshal(a["ops"], &ops)
		for _, span := range r.spans() {
			for _, op := range ops {
				opening, _, _ := strings.Cut(strings.Trim(op.With, "*"), " ")
				if span.By != "" && (opening == "Also" || opening == "Further") && strings.HasPrefix(strings.Trim(span.Text, "*"), opening+" ") {
					r.problem("%s: %q is %s's", line, span.Text, span.By)
				}
			}
		}
	}
}

type versionAnswer struct {
	Number         int
	Reason, Author string
	Adopted        []struct{}
}

func (r *replayed) versions() []versionAnswer {
	var list struct{ Items []versionAnswer }
	r.actors["Chair"].get("/drafts/"+r.draft+"/versions").into(http.StatusOK, &list)
	return list.Items
}

// everyEndIsAPersons: each amendment that has ended was ended by an action of the
// scenario, by the person whose it is; and the record names that person.
func (r *replayed) everyEndIsAPersons(line string) {
	ends := map[string][]string{
		"adopted": {"decide_amendment"}, "adopted_as_amended": {"decide_amendment"}, "rejected": {"decide_amendment"},
		"not_put_implied_rejection": {"rule_not_put"}, "moot": {"rule_moot"}, "not_admitted": {"rule_out_of_order"},
		"withdrawn": {"withdraw_amendment"}, "merged_into": {"join_amendment"}, "incorporated_by_sponsor": {"incorporate_amendment"},
		"lapsed": {"withdraw_draft", "decide_draft", "withdraw_amendment", "rule_moot", "rule_not_put", "rule_out_of_order"},
	}
	for name := range r.amendments {
		status := r.amendment(name).Amendment.Status
		by, ended := ends[status]
		if ended && !slices.ContainsFunc(r.scenario.Actions, func(a scenarioAction) bool {
			own := a.string("own", "amendment") == name || status == "lapsed"
			return slices.Contains(by, a.string("act")) && own && !a.has("guard_result")
		}) {
			r.problem("%s: %s is %s and nobody made it so", line, name, status)
		}
	}
	for _, d := range r.decisions(r.draft) {
		if d.By != "Chair" {
			r.problem("%s: a decision is %s's", line, d.By)
		}
	}
	for _, fall := range r.outlook().Falls {
		r.problem("%s: %s is still suggested to fall at the end", line, r.names[fall.Amendment])
	}
}

// whatFailedIsNotInTheText: no word of the text comes from an amendment that was
// not adopted.
func (r *replayed) whatFailedIsNotInTheText(line string) {
	in := []string{"adopted", "adopted_as_amended", "incorporated_by_sponsor", "merged_into"}
	for _, span := range r.spans() {
		if name := r.names[span.Amendment]; name != "" && !slices.Contains(in, r.amendment(name).Amendment.Status) {
			r.problem("%s: %q came in by %s", line, span.Text, name)
		}
	}
	r.deletionsStand(line, in)
}

// deletionsStand: a paragraph that an amendment would have deleted is there
// unless the amendment was adopted.
func (r *replayed) deletionsStand(line string, in []string) {
	for _, a := range r.scenario.Actions {
		name := a.string("amendment")
		if !strings.HasPrefix(a.string("act"), "propose") || r.amendments[name] == "" || slices.Contains(in, r.amendment(name).Amendment.Status) {
			continue
		}
		var ops []struct{ Op, Clause string }
		_ = json.Unmarshal(a["ops"], &ops)
		for _, op := range ops {
			if op.Op == "delete" && !r.isClause(op.Clause) && !r.deletedByAnother(name, op.Clause, in) && !r.divided(op.Clause) {
				r.problem("%s: %s is gone although %s was not adopted", line, op.Clause, name)
			}
		}
	}
}

// divided tells whether a paragraph went out with a rejected part of a division.
func (r *replayed) divided(clause string) bool {
	for _, d := range r.divisions() {
		for _, p := range d.Parts {
			if p.Outcome == "part_rejected" && slices.Contains(p.Clauses, clause) {
				return true
			}
		}
	}
	return false
}

func (r *replayed) deletedByAnother(name, clause string, in []string) bool {
	return slices.ContainsFunc(r.scenario.Actions, func(a scenarioAction) bool {
		other := a.string("amendment")
		return other != name && r.amendments[other] != "" && slices.Contains(in, r.amendment(other).Amendment.Status) &&
			strings.Contains(string(a["ops"]), `"`+clause+`"`) && strings.Contains(string(a["ops"]), `"delete"`)
	})
}

var becomes = regexp.MustCompile(`'([^']+)' becomes '([^']+)'`)

// wordsAreUntouched: the words that must not change are there, and what they must
// not become is not.
func (r *replayed) wordsAreUntouched(line string) {
	pair := becomes.FindStringSubmatch(line)
	text := r.finalText()
	if !strings.Contains(text, pair[1]) {
		r.problem("%s: %q is not in the text", line, pair[1])
	}
	if wrong := strings.Replace(pair[1], firstNumbered(pair[1]), pair[2], 1); strings.Contains(text, wrong) {
		r.problem("%s: %q is in the text", line, wrong)
	}
}

// firstNumbered is the reference at the beginning of words: "paragraph 2".
func firstNumbered(words string) string {
	if found := regexp.MustCompile(`^\p{L}+ \d+`).FindString(words); found != "" {
		return found
	}
	return words
}

func (r *replayed) notesAreSingle(line string) {
	_, notes := splitNotes(r.finalText())
	seen := map[string]bool{}
	for _, note := range strings.Split(notes, "\n") {
		words := indicator.ReplaceAllString(note, "")
		if seen[words] {
			r.problem("%s: the note%s stands twice", line, words)
		}
		seen[words] = true
	}
}

// onlyTheSponsorRevises: somebody else tries, on a draft of their own making, and
// is refused.
func (r *replayed) onlyTheSponsorRevises(line string) {
	sponsor := r.scenario.Initial.MainSponsor
	fresh := r.another()
	for name, actor := range r.actors {
		if name == sponsor || name == "Secretariat" {
			continue
		}
		answer := actor.call(http.MethodPost, "/drafts/"+fresh+"/oral-revisions").seen(1).
			json(map[string]any{"ops": []any{map[string]any{"op": "set_title", "text": "Another title"}}, "note": "Tried."}).send()
		if answer.Status != http.StatusForbidden {
			r.problem("%s: %s is answered %d", line, name, answer.Status)
		}
		if r.draftNow(fresh).Draft.CurrentVersion != 1 {
			r.problem("%s: %s changed the text", line, name)
		}
	}
}

// another tables the scenario's draft once more.
func (r *replayed) another() string {
	r.t.Helper()
	var page draftAnswer
	secretariat, in := r.actors["Secretariat"], r.scenario.Initial
	text := map[string]any{}
	_ = json.Unmarshal(in.Text, &text)
	text["symbol"] = "E/CN.99/2031/L.99"
	secretariat.post("/committees/"+r.committee+"/drafts", map[string]any{
		"text": text, "main_sponsor_id": r.delegations[in.MainSponsor], "status": in.Status, "circulated_at": lastMonth(),
	}).into(http.StatusCreated, &page)
	return page.Draft.ID
}

// sponsorsAreTold: every co-sponsor has an alert for each change of the text that
// the main sponsor made.
func (r *replayed) sponsorsAreTold(line string) {
	changes := 0
	for _, v := range r.versions() {
		if v.Reason == "orally_revised" || v.Reason == "incorporated" {
			changes++
		}
	}
	if changes == 0 {
		r.problem("%s: the text was not changed by its sponsor", line)
	}
	for _, name := range r.scenario.Initial.Sponsors {
		if name == r.scenario.Initial.MainSponsor {
			continue
		}
		var list struct{ Items []struct{ Kind string } }
		r.actors[name].get("/committees/"+r.committee+"/alerts").into(http.StatusOK, &list)
		told := 0
		for _, alert := range list.Items {
			if alert.Kind == "revised_orally" || alert.Kind == "amendment_incorporated" {
				told++
			}
		}
		if told != changes {
			r.problem("%s: %s was told of %d of %d changes", line, name, told, changes)
		}
	}
}

// abstainingIsNotVoting: every tally has its majority of those in favour and
// against alone.
func (r *replayed) abstainingIsNotVoting(line string) {
	r.eachTally(func(d decisionAnswer, inFavour, against, abstaining float64) {
		if abstaining > 0 && d.Tally["majority"] == "simple" && (d.Tally["majority_of_present_and_voting"] == true) != (inFavour > against) {
			r.problem("%s: %v", line, d.Tally)
		}
	})
}

func (r *replayed) aTieAdoptsNothing(line string) {
	r.eachTally(func(d decisionAnswer, inFavour, against, _ float64) {
		if inFavour == against && inFavour > 0 && strings.HasSuffix(d.Outcome, "_adopted") {
			r.problem("%s: %s", line, d.Sentence)
		}
	})
}

func (r *replayed) eachTally(look func(d decisionAnswer, inFavour, against, abstaining float64)) {
	for _, d := range r.decisions(r.draft) {
		if d.Tally == nil {
			continue
		}
		inFavour, _ := d.Tally["in_favour"].(float64)
		against, _ := d.Tally["against"].(float64)
		abstaining, _ := d.Tally["abstaining"].(float64)
		look(d, inFavour, against, abstaining)
	}
}

// talliesStay: what was announced at the vote is what the record has at the end.
func (r *replayed) talliesStay(line string) {
	all := r.decisions(r.draft)
	for _, a := range r.scenario.Actions {
		if a.string("act") != "decide_draft" || !a.has("vote") {
			continue
		}
		var vote map[string]any
		_ = json.Unmarshal(a["vote"], &vote)
		if got := all[len(all)-1].Tally["in_favour"]; got != vote["in_favour"] {
			r.problem("%s: %v in favour, %v announced", line, got, vote["in_favour"])
		}
	}
}

func (r *replayed) noDegreeBeyondTheRules(line string) {
	for name := range r.amendments {
		degree, at := 1, name
		for {
			above := r.parentOf(at)
			if above == "" {
				break
			}
			degree, at = degree+1, above
		}
		status := r.amendment(name).Amendment.Status
		if degree > r.scenario.Committee.AmendmentDegreeLimit && slices.Contains([]string{"admitted", "put", "adopted", "adopted_as_amended", "rejected"}, status) {
			r.problem("%s: %s is of degree %d and %s", line, name, degree, status)
		}
	}
}

// parentOf is the amendment that another was proposed to.
func (r *replayed) parentOf(name string) string {
	for _, a := range r.scenario.Actions {
		if a.string("act") == "propose_subamendment" && a.string("amendment") == name {
			return a.string("to")
		}
	}
	return ""
}

// wordsKeepTheirMovers: the words that an adopted amendment put in are traced to
// an amendment.
func (r *replayed) wordsKeepTheirMovers(line string) {
	spans := r.spans()
	for name := range r.amendments {
		status := r.amendment(name).Amendment.Status
		if status != "adopted" && status != "incorporated_by_sponsor" || !r.putsIn(name) {
			continue
		}
		if !slices.ContainsFunc(spans, func(s spanAnswer) bool {
			return strings.Contains(s.Amendment, r.amendments[name]) || s.By == r.amendment(name).Amendment.By
		}) {
			r.problem("%s: no word is traced to %s", line, name)
		}
	}
}

func (r *replayed) putsIn(name string) bool {
	return slices.ContainsFunc(r.scenario.Actions, func(a scenarioAction) bool {
		return a.string("amendment") == name && strings.Contains(string(a["ops"]), `"insert"`)
	})
}

// everyWordHasASource: each stretch of the text comes from the draft as tabled,
// from an amendment that was adopted, or from a version that a person wrote.
func (r *replayed) everyWordHasASource(line string) {
	r.whatFailedIsNotInTheText(line)
	r.everyEndIsAPersons(line)
}

func (r *replayed) onlyMembersVote(line string) {
	r.eachTally(func(d decisionAnswer, _, _, _ float64) {
		if members, _ := d.Tally["members"].(float64); int(members) != len(r.scenario.Committee.Members) {
			r.problem("%s: %v", line, d.Tally)
		}
	})
}

func (r *replayed) withdrawnStaysWithdrawn(line string) {
	for i, id := range r.drafts {
		if i < len(r.drafts)-1 && r.draftNow(id).Draft.Status != "withdrawn" {
			r.problem("%s: draft %d is %s", line, i+1, r.draftNow(id).Draft.Status)
		}
	}
	r.everyEndIsAPersons(line)
}
