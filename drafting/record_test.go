package drafting_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"chapeau/drafting"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/formats/record"
	"chapeau/drafting/rules"
	"chapeau/drafting/text"
)

// acted is a crowd whose action has gone all its way.
func acted(t *testing.T) crowd {
	c := newCrowd(t)
	must(c.states("Karsk", c.draft.ID, drafting.StatementInput{Kind: drafting.VoteRequest, Vote: rules.Recorded}))(t)
	must(c.adopts(c.draft.ID, hands(2, 1, 0), c.written.ID))(t)
	must(c.rejects(c.draft.ID, nil, c.pilots.ID))(t)
	must(c.adopts(c.draft.ID, nil, c.yearly.ID))(t)
	must(c.rules(c.draft.ID, drafting.AmendmentsNotPut, c.triennial.ID))(t)
	taken := must(c.adopts(c.draft.ID, nil, c.charts.ID))(t)
	must(c.undoes(taken.Decision.ID))(t)
	ruling := decided(c, func() (drafting.Decision, error) { return c.rules(c.draft.ID, drafting.AmendmentsMoot, c.charts.ID) })
	must(c.appeal(c.challenged(ruling), drafting.RulingOverruled, hands(2, 1, 0)))(t)
	must(c.divides(c.amendmentRequest))(t)
	must(c.decidesPart(c.draft.ID, c.donors.ID, "B", drafting.PartRejected, hands(1, 2, 0)))(t)
	must(c.decidesPart(c.draft.ID, c.donors.ID, "A", drafting.PartRetained, nil))(t)
	must(c.orders(c.draft.ID, c.donors.ID, c.progress.ID, c.charts.ID))(t)
	must(c.adopts(c.draft.ID, nil, c.donors.ID))(t)
	must(c.rejects(c.draft.ID, hands(0, 2, 1), c.progress.ID))(t)
	must(c.consequence())(t)
	must(c.states("Delmark", c.draft.ID, drafting.StatementInput{Kind: drafting.ExplanationBefore, Words: "We shall vote in favour.\nWe thank all."}))(t)
	must(c.service.DecideDraft(c.ctx, c.chair, c.draft.ID, drafting.DecideDraftInput{
		ExpectedVersion: c.version(c.draft.ID), Outcome: drafting.DraftAdopted, ResultSymbol: "14/1", Reason: "after a long night",
		Vote: &rules.Vote{Kind: rules.Recorded, Roll: &rules.Roll{InFavour: []string{"Delmark", "Meridia"}}},
	}))(t)
	must(c.states("Karsk", c.draft.ID, drafting.StatementInput{Kind: drafting.VoteIntention, Intended: "against"}))(t)
	must(c.states("Karsk", c.draft.ID, drafting.StatementInput{Kind: drafting.Dissociation, Clause: "o2"}))(t)
	return c
}

func (w *world) record(actor drafting.Actor, draftID string) drafting.DraftRecord {
	w.t.Helper()
	return must(w.service.Record(w.ctx, actor, draftID))(w.t)
}

func TestTheRecordIsForTheCommittee(t *testing.T) {
	s := newScenery(t)
	must(s.service.Publish(s.ctx, s.chair, s.draft.ID))(t)
	for name, actor := range cast(s.world) {
		_, err := s.service.Record(s.ctx, actor, s.draft.ID)
		if allowed := slices.Contains(insiders, name); allowed != (err == nil) || !allowed && !refused(name, err) {
			t.Errorf("%s: %v", name, err)
		}
	}
	must(s.service.Unpublish(s.ctx, s.chair, s.draft.ID))(t)
	_, err := s.service.Record(s.ctx, s.public, s.draft.ID)
	wantCode(t, err, fault.NotFound)
}

// TestTheRecordKeepsWhatIsPrivate: it is the same for everybody who may read it,
// and nothing in it tells of what was not submitted or was said in private.
func TestTheRecordKeepsWhatIsPrivate(t *testing.T) {
	c := newCrowd(t)
	meridia := c.delegates["Meridia"]
	secret := c.drafted("Meridia", c.draft, edit("p1", "Convention", "clandestine Convention"))
	must(c.service.SubmitAmendment(c.ctx, meridia, c.privateSub.ID, c.privateSub.Revision))(t)
	earlier := c.drafted("Delmark", c.draft, edit("p1", "Convention", "unspoken Convention"))
	now := must(c.service.UpdateAmendment(c.ctx, c.delegates["Delmark"], earlier.ID, drafting.AmendmentChange{
		ExpectedRevision: 1, Base: 1, Ops: []amend.Op{edit("p1", "Convention", "spoken Convention")},
	}))(t)
	must(c.service.SubmitAmendment(c.ctx, c.delegates["Delmark"], now.ID, now.Revision))(t)
	must(c.service.CommentOn(c.ctx, meridia, c.draft.ID, "o1", drafting.CommentInput{Audience: drafting.CommentToOwn, Words: "whispered"}))(t)
	must(c.decides(c.draft.ID, drafting.DraftNotAdopted, nil))(t) // what was not submitted lapses with it

	want := c.told(t, meridia)
	for name, actor := range cast(c.world) {
		if !slices.Contains(insiders, name) {
			continue
		}
		got := c.told(t, actor)
		wantSame(t, got, want)
		for _, private := range []string{secret.ID, c.private.ID, "clandestine", "unspoken", "whispered"} {
			if strings.Contains(got, private) {
				t.Errorf("%s is told of %q", name, private)
			}
		}
		if !strings.Contains(got, "spoken Convention") {
			t.Errorf("%s is not told of what was submitted", name)
		}
	}
}

// told is all that a record says, in every form.
func (w *world) toldAs(t *testing.T, rec drafting.DraftRecord) string {
	t.Helper()
	var all bytes.Buffer
	all.Write(must(json.MarshalIndent(rec, "", "  "))(t))
	for _, write := range []func() error{
		func() error { return record.Markdown(&all, rec.Paper()) },
		func() error { return record.HTML(&all, rec.Paper()) },
	} {
		if err := write(); err != nil {
			t.Fatal(err)
		}
	}
	return all.String()
}

func (c crowd) told(t *testing.T, actor drafting.Actor) string {
	t.Helper()
	return c.toldAs(t, c.record(actor, c.draft.ID))
}

// TestAnybodyCanCheckTheRecord does what somebody with the JSON alone can do: hash
// everything again and follow the chain.
func TestAnybodyCanCheckTheRecord(t *testing.T) {
	c := acted(t)
	data := must(json.MarshalIndent(c.record(c.delegates["Karsk"], c.draft.ID), "", "  "))(t)
	var rec struct {
		Versions   []json.RawMessage
		Amendments []struct{ Revisions []json.RawMessage }
		Decisions  []json.RawMessage
		Statements []json.RawMessage
		Log        []struct {
			Sequence int64
			Hash     string
			Event    json.RawMessage
		}
	}
	if err := json.Unmarshal(data, &rec); err != nil {
		t.Fatal(err)
	}
	chained, hidden := "", 0
	previous := ""
	for i, entry := range rec.Log {
		if entry.Event == nil {
			hidden++
			previous = entry.Hash
			continue
		}
		chained += string(entry.Event)
		var e struct {
			PreviousHash string `json:"previous_hash"`
		}
		if err := json.Unmarshal(entry.Event, &e); err != nil {
			t.Fatal(err)
		}
		if i > 0 && e.PreviousHash != previous || rehashed(t, entry.Event) != entry.Hash {
			t.Fatalf("event %d does not carry the chain on", entry.Sequence)
		}
		previous = entry.Hash
	}
	if hidden == 0 || len(rec.Log)-hidden < 20 {
		t.Errorf("%d of %d events are hidden", hidden, len(rec.Log))
	}
	records := slices.Concat(rec.Decisions, rec.Statements)
	for _, a := range rec.Amendments {
		records = append(records, a.Revisions...)
	}
	for _, r := range records {
		if hash := rehashed(t, r); !strings.Contains(string(r), hash) || !strings.Contains(chained, hash) {
			t.Errorf("this is not what the log says: %s", r)
		}
	}
	parent := ""
	for _, r := range rec.Versions {
		var v struct {
			Hash       string
			ParentHash string `json:"parent_hash"`
			Text       json.RawMessage
		}
		if err := json.Unmarshal(r, &v); err != nil {
			t.Fatal(err)
		}
		if hash := text.Hash(must(text.Decode(v.Text))(t), parent); hash != v.Hash || v.ParentHash != parent || !strings.Contains(chained, hash) {
			t.Errorf("a version is not what the log says: %s", v.Hash)
		}
		parent = v.Hash
	}
}

// rehashed is the SHA-256 of a record's compact JSON with its own hash left empty.
func rehashed(t *testing.T, r json.RawMessage) string {
	t.Helper()
	var named struct{ Hash string }
	var compact bytes.Buffer
	if err := json.Unmarshal(r, &named); err != nil {
		t.Fatal(err)
	}
	if err := json.Compact(&compact, r); err != nil {
		t.Fatal(err)
	}
	own := fmt.Sprintf(`"hash":%q`, named.Hash)
	at := strings.LastIndex(compact.String(), own)
	whole := compact.String()
	sum := sha256.Sum256([]byte(whole[:at] + `"hash":""` + whole[at+len(own):]))
	return hex.EncodeToString(sum[:])
}

func TestTheRecordTellsTheActionInOrder(t *testing.T) {
	c := acted(t)
	rec := c.record(c.chair, c.draft.ID)
	var markdown, page bytes.Buffer
	if err := record.Markdown(&markdown, rec.Paper()); err != nil {
		t.Fatal(err)
	}
	if err := record.HTML(&page, rec.Paper()); err != nil {
		t.Fatal(err)
	}
	if dir := os.Getenv("CHAPEAU_KEEP_PAPERS"); dir != "" {
		_ = os.WriteFile(dir+"/record.md", markdown.Bytes(), 0o644)
		_ = os.WriteFile(dir+"/record.html", page.Bytes(), 0o644)
	}
	at := 0
	for _, says := range []string{
		"# Record of draft resolution E/CN.99/2031/L.1: Navigation aids",
		"**Outcome:** Draft resolution E/CN.99/2031/L.1, as amended, was adopted by a recorded vote of 2 to none, with no abstentions. It is resolution 14/1.",
		"## Stages", "Action began.",
		"## 1st meeting",
		"The Chair put A5 (Meridia) to the decision of the committee.",
		"Karsk asked for division of the draft: part A, paragraph 1; part B, the words “on navigation aids” in paragraph 2.",
		"Karsk asked for a recorded vote on the draft.",
		"The sub-amendment of Karsk to the amendment of Delmark was adopted by 2 votes to 1, with no abstentions.",
		"A1 has wording 2.",
		"The sub-amendment of Meridia to the amendment of Delmark was rejected without a vote.",
		"The amendment of Delmark was adopted without a vote.", "The text is version 2.",
		"The Chair ruled that what was adopted implied the rejection of A4 (Karsk), which was not put.", "Reason: as announced",
		"*Taken back by decision 7.*",
		"The Chair took back decision 6: The amendment of Karsk was adopted without a vote.", "Reason: announced by mistake",
		"The Chair ruled that A6 (Karsk) was moot.", "*Overruled by decision 9.*",
		"Karsk challenged the ruling in decision 8.", "> It is in order.",
		"The ruling in decision 8 was overruled; A6 (Karsk) stands again.",
		"The division was granted: part A, paragraph 3 (a); part B, paragraph 3 (b).",
		"Part B of the amendment of Delmark was deleted by 2 votes to 1, with no abstentions.",
		"The Chair confirmed the order in which the amendments are taken: A7, A5, A6.",
		"A consequential change was made, to which nobody objected.", "Paragraph 2: ", "**summary**",
		"Delmark explained its vote before it was taken.", "> We shall vote in favour.\n> We thank all.",
		"In favour: Delmark, Meridia. Against: None. Abstaining: None. Not voting: Karsk.", "Reason: after a long night",
		"Karsk stated that it had intended to vote against.", "Karsk dissociated itself from paragraph 2.",
		"## Amendments", "### A1: Delmark", "Adopted as amended (decision 4).", "Its present words:", "~~two years~~**year, with a written summary**",
		"### A2: Karsk; to A1", "### A7: Delmark", "Its present words:", "Paragraph 3 (a): ", "As submitted:", "Paragraph 3 (b) (deleted): ",
		"## Versions of the text", "amended: A1",
		"## The adopted text (version ", "1. *Welcomes* the progress made",
		"This record covers events",
	} {
		found := strings.Index(markdown.String()[at:], says)
		if found < 0 {
			t.Errorf("the paper does not say, where it should: %s", says)
			continue
		}
		at += found + len(says)
	}
	for _, says := range []string{
		"<h1>Navigation aids</h1>", "<del>two years</del><ins>year, with a written summary</ins>", `class="entry taken-back"`,
		"<blockquote>\n<p>We shall vote in favour.</p>\n<p>We thank all.</p>", `<article class="text resolution"`,
	} {
		if !strings.Contains(page.String(), says) {
			t.Errorf("the page lacks %s", says)
		}
	}
}
