package drafting_test

import (
	"strings"
	"testing"

	"chapeau/drafting"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
)

// traced is who brought in the words of a clause: "words<mover>" for each span
// that is not from the first version.
func (w *world) traced(draftID, clause string) string {
	w.t.Helper()
	found := must(w.service.Provenance(w.ctx, w.chair, draftID, 0))(w.t)
	b, joined := strings.Builder{}, ""
	for _, span := range found.Clauses[clause] {
		joined += span.Text
		source := found.Sources[span.Source]
		switch {
		case source.By != "":
			b.WriteString("‹" + span.Text + "|" + source.By + "›")
		case source.Version > 1:
			b.WriteString("‹" + span.Text + "|version›")
		default:
			b.WriteString(span.Text)
		}
	}
	if joined != w.words(draftID, 0, clause) {
		w.t.Errorf("the spans of %s join to %q", clause, joined)
	}
	return b.String()
}

func TestASubAmendmentIsDecidedBeforeItsAmendment(t *testing.T) {
	c := newCrowd(t)
	for name, try := range map[string]func() error{
		"adopt":  func() error { _, err := c.adopts(c.draft.ID, nil, c.yearly.ID); return err },
		"reject": func() error { _, err := c.rejects(c.draft.ID, nil, c.yearly.ID); return err },
		"put":    func() error { _, err := c.rules(c.draft.ID, drafting.AmendmentsPut, c.yearly.ID); return err },
	} {
		err := try()
		if fault.CodeOf(err) != fault.Conflict || !strings.Contains(err.Error(), "A2 is an amendment to it and still pending: decide or rule on that first") {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, err := c.adopts(c.draft.ID, nil, c.written.ID, c.charts.ID)
	wantRefusal(t, err, fault.Invalid, "do not change the same text")
	adopted := must(c.adopts(c.draft.ID, hands(2, 1, 0), c.written.ID))(t)
	wantSame(t, adopted.Decision.Sentence, "The sub-amendment of Karsk to the amendment of Delmark was adopted by 2 votes to 1, with no abstentions.")
	wantSame(t, []any{*adopted.Amended, c.version(c.draft.ID)}, []any{drafting.AmendmentRef{ID: c.yearly.ID, Label: "A1", Revision: 2}, 1})
	must(c.rejects(c.draft.ID, nil, c.pilots.ID))(t)
	must(c.adopts(c.draft.ID, nil, c.yearly.ID))(t)
	wantSame(t, c.fate(c.yearly.ID), drafting.AdoptedAsAmended)
	wantSame(t, c.traced(c.draft.ID, "o2"), "*Requests* the Secretariat to submit a report on navigation aids every ‹year, with a |Delmark›‹written |Karsk›‹summary|Delmark›")
	wantSame(t, must(c.service.Amendment(c.ctx, c.delegates["Meridia"], c.privateSub.ID))(t).Status, drafting.Lapsed)
	c.sound()
}

func TestBeyondTheDegreeLimitOneCanOnlyBeRuledOutOfOrder(t *testing.T) {
	c := newCrowd(t)
	third := c.sub("Delmark", c.written, edit("o2", "written", "brief written"))
	wantSame(t, third.Status, drafting.Submitted)
	wantSame(t, must(c.service.Outlook(c.ctx, c.chair, c.draft.ID))(t).BeyondDegree, []string{third.ID})
	for name, try := range map[string]func() error{
		"adopt":  func() error { _, err := c.adopts(c.draft.ID, nil, third.ID); return err },
		"reject": func() error { _, err := c.rejects(c.draft.ID, nil, third.ID); return err },
		"put":    func() error { _, err := c.rules(c.draft.ID, drafting.AmendmentsPut, third.ID); return err },
		"admit":  func() error { _, err := c.rules(c.draft.ID, drafting.AmendmentsAdmitted, third.ID); return err },
		"moot":   func() error { _, err := c.rules(c.draft.ID, drafting.AmendmentsMoot, third.ID); return err },
	} {
		err := try()
		if fault.CodeOf(err) != fault.Conflict || !strings.Contains(err.Error(), "is an amendment of degree 3, and the rules allow 2: rule it out of order") {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, err := c.adopts(c.draft.ID, nil, c.written.ID)
	wantRefusal(t, err, fault.Conflict, "is an amendment to it and still pending")
	must(c.rules(c.draft.ID, drafting.AmendmentsNotAdmitted, third.ID))(t)
	must(c.adopts(c.draft.ID, nil, c.written.ID))(t)
	c.sound()
}

func TestEveryWordOfAnAmendmentAsAmendedHasItsMover(t *testing.T) {
	w := newWorld(t)
	w.governed(func(in *drafting.CommitteeInput) { in.DegreeLimit = 3 })
	draft := w.draft()
	yearly := w.submitted("Delmark", draft, edit("o2", "every two years", "every year, with a summary"), add("o2", "*Encourages* States to mark their rivers"))
	apart := w.submitted("Karsk", draft, edit("o2", "a report", "a public report"))
	written := w.sub("Karsk", yearly, edit("o2", "summary", "written summary"))
	brief := w.sub("Meridia", written, edit("o2", "written", "brief written"))
	inserted := yearly.Changes.Clauses[1].Clause
	rivers := w.sub("Meridia", yearly, edit(inserted, "rivers", "rivers and lakes"))

	must(w.adopts(draft.ID, nil, brief.ID))(t)
	must(w.adopts(draft.ID, nil, apart.ID))(t) // everything is carried over
	must(w.adopts(draft.ID, nil, written.ID, rivers.ID))(t)
	must(w.adopts(draft.ID, nil, yearly.ID))(t)
	wantSame(t, w.traced(draft.ID, "o2"), "*Requests* the Secretariat to submit a ‹public |Karsk›report on navigation aids every ‹year, with a |Delmark›‹brief |Meridia›‹written |Karsk›‹summary|Delmark›")
	wantSame(t, w.traced(draft.ID, inserted), "‹*Encourages* States to mark their rivers|Delmark›‹ and lakes|Meridia›")
	for id, want := range map[string]drafting.AmendmentStatus{
		yearly.ID: drafting.AdoptedAsAmended, written.ID: drafting.AdoptedAsAmended, brief.ID: drafting.Adopted, rivers.ID: drafting.Adopted,
	} {
		if got := w.fate(id); got != want {
			t.Errorf("%s is %s, want %s", w.amendment(id).Label, got, want)
		}
	}
	w.sound()
}

func TestWordsWithWhichTheChairSettlesAreNobodyElses(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	yearly := w.submitted("Delmark", draft, edit("o2", "every two years", "every year, with a summary"))
	brief := w.sub("Karsk", yearly, edit("o2", "summary", "brief overview"))
	long := w.sub("Meridia", yearly, edit("o2", "summary", "long annex"))
	_, err := w.adopts(draft.ID, nil, brief.ID, long.ID)
	wantRefusal(t, err, fault.Conflict, "are not resolved")
	words := "*Requests* the Secretariat to submit a report on navigation aids every year, with a table"
	must(w.service.Adopt(w.ctx, w.chair, draft.ID, drafting.AdoptInput{
		ExpectedVersion: 1, Amendments: w.refsNow(brief.ID, long.ID), Resolutions: []amend.Resolution{{Conflict: "c1", Text: &words}},
	}))(t)
	must(w.adopts(draft.ID, nil, yearly.ID))(t)
	wantSame(t, w.traced(draft.ID, "o2"), "*Requests* the Secretariat to submit a report on navigation aids every ‹year, with a |Delmark›‹table|version›")
	w.sound()
}

func TestWordsAreTracedAfterADecisionWasTakenBack(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	yearly := w.submitted("Delmark", draft, edit("o2", "every two years", "every year, with a summary"))
	brief := w.sub("Karsk", yearly, edit("o2", "summary", "brief summary"))
	table := w.sub("Meridia", yearly, edit("o2", "with a summary", "with one table"))
	must(w.adopts(draft.ID, nil, brief.ID))(t)
	now := w.amendment(table.ID)
	must(w.service.ReviseAmendment(w.ctx, w.delegates["Meridia"], table.ID, drafting.AmendmentChange{
		ExpectedRevision: now.Revision, ToRevision: 2, Ops: []amend.Op{edit("o2", "with a brief summary", "with one table")},
	}))(t)
	second := must(w.adopts(draft.ID, nil, table.ID))(t)
	must(w.undoes(second.Decision.ID))(t)
	must(w.rejects(draft.ID, nil, table.ID))(t)
	must(w.adopts(draft.ID, nil, yearly.ID))(t)
	wantSame(t, w.traced(draft.ID, "o2"), "*Requests* the Secretariat to submit a report on navigation aids every ‹year, with a |Delmark›‹brief |Karsk›‹summary|Delmark›")
	wantSame(t, w.fate(yearly.ID), drafting.AdoptedAsAmended)
	w.sound()
}

func TestAnAmendmentThatWasTurnedBackIsNotAsAmended(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	yearly := w.submitted("Delmark", draft, edit("o2", "every two years", "every year, with a summary"))
	brief := w.sub("Karsk", yearly, edit("o2", "summary", "brief summary"))
	first := must(w.adopts(draft.ID, nil, brief.ID))(t)
	must(w.undoes(first.Decision.ID))(t)
	must(w.rejects(draft.ID, nil, brief.ID))(t)
	must(w.adopts(draft.ID, nil, yearly.ID))(t)
	wantSame(t, w.fate(yearly.ID), drafting.Adopted)
	w.sound()
}

func TestSubAmendmentsFollowTheirAmendment(t *testing.T) {
	c := newCrowd(t)
	delmark, karsk := c.delegates["Delmark"], c.delegates["Karsk"]
	revise := func(ops ...amend.Op) {
		t.Helper()
		now := c.amendment(c.yearly.ID)
		must(c.service.ReviseAmendment(c.ctx, delmark, now.ID, drafting.AmendmentChange{ExpectedRevision: now.Revision, Base: now.Base, Ops: ops}))(t)
	}
	// Reworded elsewhere: both follow.
	revise(edit("o2", "every two years", "every single year, with a summary"), edit("p2", "floods", "great floods"))
	for _, id := range []string{c.written.ID, c.pilots.ID} {
		now := c.amendment(id)
		wantSame(t, []any{now.Status, now.Revision, now.Ground.Revision}, []any{drafting.Submitted, 2, 2})
	}
	// On a new version: they follow once more.
	must(c.adopts(c.draft.ID, nil, c.charts.ID))(t)
	wantSame(t, []any{c.amendment(c.yearly.ID).Revision, c.amendment(c.written.ID).Ground.Revision}, []any{3, 3})
	// What one changes is gone: it waits for its mover.
	revise(edit("o2", "every two years", "every single year"), edit("p2", "floods", "great floods"))
	wantSame(t, []drafting.AmendmentStatus{c.fate(c.written.ID), c.fate(c.pilots.ID)}, []drafting.AmendmentStatus{drafting.NeedsRebase, drafting.Submitted})
	_, err := c.adopts(c.draft.ID, nil, c.written.ID)
	wantRefusal(t, err, fault.Conflict, "A1 was changed since A2 was made for it: its mover revises it or confirms where it stands now")
	_, err = c.service.ConfirmRebase(c.ctx, karsk, c.written.ID, c.amendment(c.written.ID).Revision)
	wantRefusal(t, err, fault.Conflict, "revise it")
	now := c.amendment(c.written.ID)
	_, err = c.service.ReviseAmendment(c.ctx, karsk, c.written.ID, drafting.AmendmentChange{
		ExpectedRevision: now.Revision, ToRevision: 2, Ops: []amend.Op{edit("o2", "single", "other")},
	})
	wantRefusal(t, err, fault.Stale, "A1 is at revision 4, not 2")
	must(c.service.ReviseAmendment(c.ctx, karsk, c.written.ID, drafting.AmendmentChange{
		ExpectedRevision: now.Revision, ToRevision: 4, Ops: []amend.Op{edit("o2", "single", "other")},
	}))(t)
	must(c.adopts(c.draft.ID, nil, c.written.ID, c.pilots.ID))(t)
	must(c.adopts(c.draft.ID, nil, c.yearly.ID))(t)
	wantSame(t, c.words(c.draft.ID, 0, "o2"), "*Requests* the Secretariat to submit a report on navigation aids every other year")
	c.sound()
}

func TestSubAmendmentsEndWithTheirAmendment(t *testing.T) {
	for name, end := range map[string]func(c crowd) error{
		"withdrawn": func(c crowd) error {
			_, err := c.service.WithdrawAmendment(c.ctx, c.delegates["Delmark"], c.yearly.ID, c.yearly.Revision, "")
			return err
		},
		"ruled out of order": func(c crowd) error {
			_, err := c.rules(c.draft.ID, drafting.AmendmentsNotAdmitted, c.yearly.ID)
			return err
		},
		"joined another": func(c crowd) error {
			same := c.submitted("Meridia", c.draft, edit("o2", "every two years", "every year, with a summary"), edit("p2", "floods", "great floods"))
			_, err := c.merges("Delmark", c.yearly.ID, same.ID)
			return err
		},
		"the draft rejected": func(c crowd) error {
			_, err := c.decides(c.draft.ID, drafting.DraftNotAdopted, nil)
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			c := newCrowd(t)
			if err := end(c); err != nil {
				t.Fatal(err)
			}
			own := must(c.service.Amendment(c.ctx, c.delegates["Meridia"], c.privateSub.ID))(t)
			for _, status := range []drafting.AmendmentStatus{c.fate(c.written.ID), c.fate(c.pilots.ID), own.Status} {
				wantSame(t, status, drafting.Lapsed)
			}
			_, err := c.service.CreateAmendment(c.ctx, c.delegates["Karsk"], c.draft.ID, drafting.AmendmentInput{
				To: c.yearly.ID, ToRevision: 1, Ops: []amend.Op{edit("o2", "summary", "table")},
			})
			if fault.CodeOf(err) != fault.Conflict {
				t.Errorf("an ended amendment is amended: %v", err)
			}
			c.sound()
		})
	}
}

func TestASubAmendmentChangesWhatItsAmendmentProposes(t *testing.T) {
	c := newCrowd(t)
	propose := func(mover string, in drafting.AmendmentInput) error {
		_, err := c.service.CreateAmendment(c.ctx, c.delegates[mover], c.draft.ID, in)
		return err
	}
	ops := []amend.Op{edit("o2", "summary", "table")}
	wantRefusal(t, propose("Karsk", drafting.AmendmentInput{To: c.yearly.ID, ToRevision: 1, Ops: []amend.Op{remove("o4")}}), fault.Invalid, "o4")
	wantRefusal(t, propose("Karsk", drafting.AmendmentInput{To: "nothing", ToRevision: 1, Ops: ops}), fault.Invalid, "there is no amendment")
	wantRefusal(t, propose("Karsk", drafting.AmendmentInput{To: c.private.ID, ToRevision: 1, Ops: ops}), fault.Invalid, "there is no amendment")
	wantRefusal(t, propose("Meridia", drafting.AmendmentInput{To: c.private.ID, ToRevision: 1, Ops: ops}), fault.Conflict, "only a pending amendment can be amended")
	wantRefusal(t, propose("Karsk", drafting.AmendmentInput{To: c.yearly.ID, ToRevision: 7, Ops: ops}), fault.Stale, "A1 is at revision 1, not 7")
	c.sound()
}
