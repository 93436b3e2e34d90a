package api_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"
)

// compare holds what came of the negotiation against what is expected, to the
// letter.
func (r *replayed) compare() {
	r.t.Helper()
	want, now := r.scenario.Expected, r.now()
	r.same("the draft's status", now.Draft.Status, want.DraftStatus)
	r.same("the result's symbol", now.Draft.ResultSymbol, want.ResultSymbol)
	if want.DraftQualifier != nil {
		r.same("the qualifier", r.outlook().Qualifier, *want.DraftQualifier)
	}
	if want.FinalText != "" {
		r.same("the text", r.finalText(), want.FinalText)
	}
	if len(want.BeforeFinalizeLabels) > 0 {
		r.same("the numbers before they are final", strings.Join(r.labels, ", "), strings.Join(want.BeforeFinalizeLabels, ", "))
	}
	for name, standing := range want.Amendments {
		page := r.amendment(name)
		r.same("the status of "+name, page.Amendment.Status, standing.Status)
		if standing.Into != "" {
			r.same("what "+name+" joined", r.names[page.Amendment.Into], standing.Into)
		}
	}
	r.compareDecisions()
	r.compareOrders(now)
	r.compareProfiles()
	r.compareRest()
}

func (r *replayed) same(what, got, want string) {
	if got != want {
		r.problem("%s is\n%s\nand should be\n%s", what, got, want)
	}
}

func (r *replayed) compareDecisions() {
	want, all := r.scenario.Expected, r.decisions(r.draft)
	last := decisionAnswer{}
	for _, d := range all {
		if strings.HasPrefix(d.Outcome, "draft_") {
			last = d
		}
	}
	if want.RecordSentence != "" {
		r.same("the sentence for the record", last.Sentence, want.RecordSentence)
	}
	for field, value := range want.Tally {
		if got := fmt.Sprint(last.Tally[field]); got != fmt.Sprint(value) {
			r.problem("the tally has %s %s, not %v", field, got, value)
		}
	}
	for name, reason := range want.AmendmentReason {
		r.compareReason(all, name, reason)
	}
}

// compareReason looks for a reason in the sentence, the tally or the words of the
// decision on an amendment.
func (r *replayed) compareReason(all []decisionAnswer, name, reason string) {
	for _, d := range slices.Backward(all) {
		if len(d.Amendments) == 0 || d.Amendments[0].ID != r.amendments[name] || d.Outcome == "order_confirmed" {
			continue
		}
		if strings.Contains(d.Sentence, reason) || strings.Contains(d.Reason, reason) || d.Tally[strings.ReplaceAll(reason, " ", "_")] == true {
			return
		}
		r.problem("%s was decided by “%s” (%s), which does not say %q", name, d.Sentence, d.Reason, reason)
		return
	}
	r.problem("nothing was decided on %s that could have the reason %q", name, reason)
}

// compareOrders holds that the merge gave the same text in each order, and that
// the final text has these words.
func (r *replayed) compareOrders(now draftAnswer) {
	if !r.scenario.Expected.SameResultInAnyOrder {
		return
	}
	if len(r.merged) != 2 || r.merged[0] != r.merged[1] {
		r.problem("another order of the amendments gives another text: %v", r.merged)
		return
	}
	if clausesOf(r.merged[0]) != clausesOf(string(now.Text)) {
		r.problem("merged at once the text is\n%s\nand taken one by one\n%s", clausesOf(r.merged[0]), clausesOf(string(now.Text)))
	}
}

func clausesOf(text string) string {
	var t struct{ Clauses json.RawMessage }
	_ = json.Unmarshal([]byte(text), &t)
	return string(t.Clauses)
}

// compareProfiles holds the note profile: the committee's, and what the text
// would be under the other one.
func (r *replayed) compareProfiles() {
	want := r.scenario.Expected
	if want.FootnoteProfile != "" && !strings.HasPrefix(want.FootnoteProfile, r.scenario.Committee.FootnoteProfile) {
		r.problem("the committee's note profile is %s, not %s", r.scenario.Committee.FootnoteProfile, want.FootnoteProfile)
	}
	if want.AlternativeProfile == nil {
		return
	}
	reused, once := r.finalText(), r.textUnder("once")
	bodyOnce, notesOnce := splitNotes(once)
	_, notes := splitNotes(reused)
	r.same("the notes under the other profile", notesOnce, notes)
	if len(indicator.FindAllString(bodyOnce, -1)) != strings.Count(notes, "\n")+1 {
		r.problem("under the other profile a note is cited more than once:\n%s", bodyOnce)
	}
	if indicator.ReplaceAllString(once, "") != indicator.ReplaceAllString(reused, "") {
		r.problem("the other profile changes words:\n%s", once)
	}
}

var indicator = regexp.MustCompile(`[⁰¹²³⁴⁵⁶⁷⁸⁹]+`)

// splitNotes divides a printed text from the notes at its end.
func splitNotes(printed string) (body, notes string) {
	at := strings.LastIndex(printed, "\n\n")
	if at < 0 || !indicator.MatchString(printed[at:]) {
		return printed, ""
	}
	return printed[:at], strings.TrimSpace(printed[at:])
}

// textUnder prints the text as a committee with another note profile would.
func (r *replayed) textUnder(profile string) string {
	r.t.Helper()
	secretariat, path := r.actors["Secretariat"], "/committees/"+r.committee
	tag := secretariat.get(path).is(http.StatusOK).Header.Get("ETag")
	c := r.scenario.Committee
	secretariat.call(http.MethodPut, path).with("If-Match", tag).json(map[string]any{
		"name": c.Name, "session": c.Session, "rules": c.Rules, "footnote_profile": profile,
	}).send().is(http.StatusOK)
	return r.finalText()
}

// compareRest holds what only some scenarios have.
func (r *replayed) compareRest() {
	want := r.scenario.Expected
	for name, movers := range want.Movers {
		page := r.amendment(name)
		got := []string{page.Amendment.By}
		for _, m := range page.Amendment.Joined {
			got = append(got, m.Name)
		}
		r.same("the movers of "+name, strings.Join(got, ", "), strings.Join(movers, ", "))
	}
	if len(want.Sponsors) > 0 {
		r.same("the sponsors", strings.Join(r.sponsors(), ", "), strings.Join(want.Sponsors, ", "))
	}
	if want.OldDraftStatus != "" {
		r.same("the status of the old draft", r.draftNow(r.drafts[0]).Draft.Status, want.OldDraftStatus)
	}
	if want.NewDraftStatus != "" {
		r.same("the status of the new draft", r.now().Draft.Status, want.NewDraftStatus)
	}
	for words, name := range want.Attribution {
		r.compareAttribution(words, name)
	}
	for label, outcome := range want.Parts {
		r.comparePart(label, outcome)
	}
	if len(want.Drafts) > 0 || want.ReintroducedFrom != "" {
		r.compareDrafts()
	}
}

func (r *replayed) sponsors() []string {
	var list struct{ Document []string }
	r.actors["Chair"].get("/drafts/"+r.draft+"/sponsors").into(http.StatusOK, &list)
	return list.Document
}

// compareAttribution holds who brought words into the text: an amendment or a
// delegation.
func (r *replayed) compareAttribution(words, name string) {
	for _, span := range r.spans() {
		if strings.Contains(span.Text, words) {
			if by := r.names[span.Amendment]; by != name && span.By != name {
				r.problem("%q was brought in by %s (%s), not by %s", words, by, span.By, name)
			}
			return
		}
	}
	r.problem("no stretch of the text holds %q", words)
}

type spanAnswer struct{ Text, Amendment, By string }

// spans are all words of the current text with who brought them in.
func (r *replayed) spans() []spanAnswer {
	r.t.Helper()
	var found struct {
		Clauses []struct {
			Spans []struct{ Text, Source string }
		}
		Sources []struct {
			ID, By    string
			Amendment string `json:"amendment_id"`
		}
	}
	path := fmt.Sprintf("/drafts/%s/versions/%d/provenance", r.draft, r.now().Draft.CurrentVersion)
	r.actors["Chair"].get(path).into(http.StatusOK, &found)
	sources := map[string]spanAnswer{}
	for _, s := range found.Sources {
		sources[s.ID] = spanAnswer{Amendment: s.Amendment, By: s.By}
	}
	all := []spanAnswer{}
	for _, c := range found.Clauses {
		for _, s := range c.Spans {
			all = append(all, spanAnswer{s.Text, sources[s.Source].Amendment, sources[s.Source].By})
		}
	}
	return all
}

func (r *replayed) comparePart(label, outcome string) {
	for _, d := range r.divisions() {
		for _, p := range d.Parts {
			if p.Label == label {
				r.same("part "+label, strings.TrimPrefix(p.Outcome, "part_"), strings.Replace(outcome, "adopted", "retained", 1))
				return
			}
		}
	}
	r.problem("no part %q was decided", label)
}

type divisionAnswer struct {
	Parts []struct {
		Label, Outcome string
		Clauses        []string
	}
}

func (r *replayed) divisions() []divisionAnswer {
	var o struct{ Divisions []divisionAnswer }
	r.actors["Chair"].get("/drafts/"+r.draft+"/outlook").into(http.StatusOK, &o)
	return o.Divisions
}

// compareDrafts holds the statuses of several drafts, named D1, D2 … or by their
// symbols.
func (r *replayed) compareDrafts() {
	want := r.scenario.Expected
	for name, status := range want.Drafts {
		found := false
		for i, id := range r.drafts {
			var page struct {
				Draft struct{ Symbol, Status string }
			}
			r.actors["Chair"].get("/drafts/"+id).into(http.StatusOK, &page)
			if name == fmt.Sprintf("D%d", i+1) || name == page.Draft.Symbol {
				found = true
				r.same("the status of "+name, page.Draft.Status, status)
			}
		}
		if !found {
			r.problem("there is no draft %s", name)
		}
	}
	if want.ReintroducedFrom != "" && r.now().Draft.From != r.drafts[0] {
		r.problem("the draft does not name the one that it was reintroduced from")
	}
}
