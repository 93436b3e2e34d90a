package drafting

import (
	"context"
	"slices"
	"strings"

	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
)

// Undo takes the latest decision on a draft back, until its action is closed: as
// a new entry in the record, never by erasing. Text, amendments and proceedings
// stand again as they did before it; what was proposed since is carried over.
// Errors: forbidden, invalid without a reason, conflict where a later decision
// stands, the action is closed or the text is numbered.
func (s *Service) Undo(ctx context.Context, actor Actor, decisionID, reason string) (Decision, error) {
	return write(ctx, s, actor, "undo", []any{decisionID, reason}, func(w *work) (Decision, error) {
		d, draft, st, err := w.decisionFor(decisionID)
		if err != nil {
			return Decision{}, err
		}
		if err := st.require(Decide); err != nil {
			return Decision{}, err
		}
		if err := w.mayUndo(draft, d, reason); err != nil {
			return Decision{}, err
		}
		undone := Decision{Outcome: DecisionUndone, Amendments: d.Amendments, About: d.ID, Reason: reason}
		if d.Result != 0 {
			undone.Result = draft.Version + 1
		}
		if err := w.decide(&draft, &undone); err != nil {
			return Decision{}, err
		}
		draft.Status, draft.ResultSymbol, draft.Proceedings = d.Before.Status, d.Before.ResultSymbol, d.Before.Proceedings
		draft.UpdatedAt = w.now
		return undone, w.restore(draft, d, undone)
	})
}

func (w *work) mayUndo(draft Draft, d Decision, reason string) error {
	if strings.TrimSpace(reason) == "" {
		return fault.Invalidf("reason", "say why the decision is taken back")
	}
	if draft.actionClosed() {
		return fault.New(fault.Conflict, "", "the action on %s is closed: what was decided can only be reconsidered, by a two-thirds majority", draft.name())
	}
	effective, err := effectiveDecisions(w, draft.ID)
	if err != nil {
		return err
	}
	if len(effective) == 0 || d.Before == nil {
		return fault.New(fault.Conflict, "", "this decision cannot be taken back")
	}
	last := effective[len(effective)-1]
	if last.ID != d.ID {
		return fault.New(fault.Conflict, "", "decision %d was taken later: take that back first", last.Number)
	}
	if d.Result != 0 && d.Result != draft.Version {
		return fault.New(fault.Conflict, "", "the text was changed after this decision: it can only be reconsidered")
	}
	return nil
}

// restore gives draft and amendments back what a decision took. Where it made a
// version, another one restores the text before it.
func (w *work) restore(draft Draft, d, undone Decision) error {
	if d.Result == 0 {
		if err := w.restoreAmendments(draft, d); err != nil {
			return err
		}
		return w.UpdateDraft(draft, draft.Version)
	}
	now, err := w.Version(draft.ID, draft.Version)
	if err != nil {
		return err
	}
	earlier, err := w.Version(draft.ID, d.Against)
	if err != nil {
		return err
	}
	if err := w.restoreAmendments(draft, d); err != nil {
		return err
	}
	open, err := loadOpen(w, draft.ID)
	if err != nil {
		return err
	}
	provenance, err := w.VersionProvenance(draft.ID, earlier.Number)
	if err != nil {
		return err
	}
	next := Version{Text: earlier.Text, Reason: Undone, DecisionID: undone.ID, Note: undone.Reason, Sitting: undone.Sitting, Restores: earlier.Number}
	r := restoration{work: w, draft: draft, undone: d, earlier: earlier}
	return r.advance(now, next, provenance, open)
}

// restoreAmendments gives the amendments that a decision settled, or lapsed with
// the draft, their standing back.
func (w *work) restoreAmendments(draft Draft, d Decision) error {
	all := make([]Amendment, len(d.Before.Amendments))
	revisions := []Revision{}
	for i, b := range d.Before.Amendments {
		a, err := w.Amendment(b.ID)
		if err != nil {
			return err
		}
		if a.Revision != b.Revision {
			r, err := w.rewordAsBefore(&a, b)
			if err != nil {
				return err
			}
			revisions = append(revisions, r)
		}
		a.Status, a.DecisionID, a.UpdatedAt = b.Status, "", w.now
		if a.Status == NeedsRebase {
			if err := w.explainRebase(&a, draft); err != nil {
				return err
			}
		}
		all[i] = a
	}
	if err := w.AppendRevisions(revisions); err != nil {
		return err
	}
	if err := w.UpdateAmendments(all); err != nil {
		return err
	}
	return w.recordRewordings(draft, revisions)
}

// rewordAsBefore is a new revision with the words that an amendment had.
func (w *work) rewordAsBefore(a *Amendment, b AmendmentBefore) (Revision, error) {
	earlier, err := w.Revision(a.ID, b.Revision)
	if err != nil {
		return Revision{}, err
	}
	return w.repeat(a, earlier, earlier.Base, RevisionUndone)
}

// repeat is an earlier wording as the amendment's next revision, on a version
// with the same text.
func (w *work) repeat(a *Amendment, earlier Revision, base int, reason RevisionReason) (Revision, error) {
	r, err := w.newRevision(a, base, earlier.Content, reason)
	if err != nil || earlier.ToRevision == 0 && len(earlier.Layers) == 0 {
		return r, err
	}
	r.ToRevision, r.Layers = earlier.ToRevision, earlier.Layers
	r.Hash, err = hashRevision(r)
	return r, err
}

// explainRebase tells again what stands between an amendment and the current
// version.
func (w *work) explainRebase(a *Amendment, draft Draft) error {
	r, err := w.Revision(a.ID, a.Revision)
	if err != nil || a.ToID != "" {
		return err
	}
	result, err := rebaseOnto(w, *a, r, draft.Version)
	if err != nil {
		return err
	}
	a.Conflicts, a.Notices = result.Conflicts, result.Notices
	return nil
}

// recordRewordings says in the log which wordings came back.
func (w *work) recordRewordings(draft Draft, revisions []Revision) error {
	if len(revisions) == 0 {
		return nil
	}
	named, hashes := []AmendmentRef{}, map[string]string{}
	for _, r := range revisions {
		named = append(named, AmendmentRef{ID: r.AmendmentID, Revision: r.Number})
		hashes[r.AmendmentID] = r.Hash
	}
	return w.record(
		Event{CommitteeID: draft.CommitteeID, Type: AmendmentsRebased, Audience: ToCommittee, DraftID: draft.ID, Version: draft.Version},
		map[string]any{"rebased": named, "hashes": hashes},
	)
}

// restoration makes a version of an earlier text and has every pending amendment
// follow it: one that stands on the earlier version stands on the new one with
// the same words, one that had followed the undone version gets its words from
// before that back, any other is carried over.
type restoration struct {
	*work
	draft   Draft
	undone  Decision
	earlier Version
}

func (r restoration) advance(now, next Version, provenance map[string][]amend.Span, open openAmendments) error {
	same := openAmendments{latest: map[string]Revision{}}
	others := openAmendments{latest: open.latest}
	for _, a := range open.all {
		if !a.Status.Pending() || a.ToID != "" {
			continue
		}
		wording, known, err := r.before(a, open.latest[a.ID])
		if err != nil {
			return err
		}
		if !known {
			others.all = append(others.all, a)
			continue
		}
		same.all = append(same.all, a)
		same.latest[a.ID] = wording
	}
	advance, err := r.advanceTo(r.draft, now, next, provenance, others)
	if err != nil {
		return err
	}
	return r.follow(same, advance.Version.Number)
}

// before is the wording of an amendment on the text that comes back.
func (r restoration) before(a Amendment, latest Revision) (Revision, bool, error) {
	if latest.Base == r.earlier.Number {
		return latest, true, nil
	}
	if latest.Base != r.undone.Result || latest.Reason != RevisionRebased {
		return Revision{}, false, nil
	}
	all, err := r.Revisions(a.ID)
	if err != nil {
		return Revision{}, false, err
	}
	i := slices.IndexFunc(all, func(earlier Revision) bool { return earlier.Number == latest.Number-1 })
	if i < 0 || all[i].Base != r.earlier.Number {
		return Revision{}, false, nil
	}
	return all[i], true, nil
}

// follow puts amendments on the restored version with the words that they had on
// the same text.
func (r restoration) follow(same openAmendments, version int) error {
	revisions, amendments := []Revision{}, []Amendment{}
	for _, a := range same.all {
		status := a.Status
		if status == NeedsRebase {
			status = a.standingAgain()
		}
		repeated, err := r.repeat(&a, same.latest[a.ID], version, RevisionUndone)
		if err != nil {
			return err
		}
		a.Status = status
		revisions, amendments = append(revisions, repeated), append(amendments, a)
	}
	if err := r.AppendRevisions(revisions); err != nil {
		return err
	}
	if err := r.UpdateAmendments(amendments); err != nil {
		return err
	}
	return r.recordRewordings(r.draft, revisions)
}
