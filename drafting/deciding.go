package drafting

import (
	"context"
	"slices"

	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// chosen is an amendment that a decision is about, in the wording that the
// deciding person saw.
type chosen struct {
	amendment Amendment
	revision  Revision
}

func (c chosen) ref() AmendmentRef {
	return AmendmentRef{c.amendment.ID, c.amendment.Label, c.amendment.Revision}
}

func refs(all []chosen) []AmendmentRef {
	named := make([]AmendmentRef, len(all))
	for i, c := range all {
		named[i] = c.ref()
	}
	return named
}

func contents(all []chosen) []amend.Amendment {
	wordings := make([]amend.Amendment, len(all))
	for i, c := range all {
		wordings[i] = c.revision.Content
	}
	return wordings
}

// choose picks the amendments that are named, in that order, from a draft's open
// ones: invalid where none or one twice is named, not_found where one is not the
// draft's or the actor may not see it, conflict where one is settled, stale where
// it was revised since.
func (o openAmendments) choose(r Snapshot, st standing, draft Draft, named []AmendmentRef) ([]chosen, error) {
	if len(named) == 0 {
		return nil, fault.Invalidf("amendments", "no amendment is named")
	}
	byID := map[string]Amendment{}
	for _, a := range o.all {
		byID[a.ID] = a
	}
	picked, seen := make([]chosen, 0, len(named)), map[string]bool{}
	for _, ref := range named {
		a, open := byID[ref.ID]
		switch {
		case !open:
			return nil, whyNotOpen(r, st, draft, ref.ID)
		case !st.sees(a):
			return nil, noSuch("amendment", ref.ID)
		case seen[a.ID]:
			return nil, fault.Invalidf("amendments", "%s is named twice", a.name())
		case a.Revision != ref.Revision:
			return nil, errStaleRevision(a, ref.Revision)
		}
		seen[a.ID] = true
		picked = append(picked, chosen{a, o.latest[a.ID]})
	}
	return picked, nil
}

// whyNotOpen tells of an amendment that was settled, to whom may know.
func whyNotOpen(r Snapshot, st standing, draft Draft, id string) error {
	a, err := r.Amendment(id)
	if err != nil && fault.CodeOf(err) != fault.NotFound {
		return err
	}
	if err != nil || a.DraftID != draft.ID || !st.sees(a) {
		return noSuch("amendment", id)
	}
	return fault.New(fault.Conflict, "amendments", "%s is %s already", a.name(), a.Status)
}

// PreviewInput is a set of amendments to try out, with how to settle what
// collides.
type PreviewInput struct {
	Amendments  []AmendmentRef     `json:"amendments"`
	Resolutions []amend.Resolution `json:"resolutions"`
}

// Preview is what adopting a set of amendments would give. Text is the text
// with the resolutions in place, nil while a conflict is open; Changes compares
// the current version with it, or with the merge so far.
type Preview struct {
	Version    int               `json:"version"`
	Amendments []AmendmentRef    `json:"amendments"`
	Result     amend.MergeResult `json:"result"`
	Text       *text.Text        `json:"text,omitempty"`
	Changes    amend.Comparison  `json:"changes"`
}

// Preview merges a set of amendments into the current version and stores
// nothing. Errors: forbidden, not_found, invalid for a resolution that fits no
// conflict, stale for a revised amendment.
func (s *Service) Preview(ctx context.Context, actor Actor, draftID string, in PreviewInput) (Preview, error) {
	return view(ctx, s, func(r Snapshot) (Preview, error) {
		draft, st, err := seeDraft(r, actor, draftID)
		if err != nil {
			return Preview{}, err
		}
		if err := st.require(PreviewMerges); err != nil {
			return Preview{}, err
		}
		open, err := loadOpen(r, draftID)
		if err != nil {
			return Preview{}, err
		}
		picked, err := open.choose(r, st, draft, in.Amendments)
		if err != nil {
			return Preview{}, err
		}
		current, err := r.Version(draftID, draft.Version)
		if err != nil {
			return Preview{}, err
		}
		t, err := takeUp(r, current, picked, in.Resolutions)
		if err != nil {
			return Preview{}, err
		}
		p, err := preview(current, t, st.person.Name)
		p.Amendments = refs(picked)
		return p, err
	})
}

// preview merges what was taken up. While one of the amendments collides with
// what changed under it, only such conflicts are shown: how they are settled
// decides what can collide among the amendments.
func preview(current Version, t taken, by string) (Preview, error) {
	merged, err := amend.Merge(current.Text, t.wordings(by))
	if err != nil {
		return Preview{}, err
	}
	p := Preview{Version: current.Number, Result: merged}
	shown := merged.Text
	p.Result.Amendments = t.statuses(merged.Amendments)
	p.Result.Notices = append(t.notices, merged.Notices...)
	if len(t.open) > 0 {
		p.Result.Conflicts = t.conflicts
		p.Changes = amend.Compare(current.Text, shown)
		return p, nil
	}
	p.Result.Conflicts = append(t.conflicts, merged.Conflicts...)
	resolved, err := amend.Resolve(current.Text, t.wordings(by), t.rest)
	switch {
	case err == nil:
		p.Text, shown = resolved, resolved
	case fault.CodeOf(err) != fault.Conflict:
		return Preview{}, err
	}
	p.Changes = amend.Compare(current.Text, shown)
	return p, nil
}

// statuses are what became of the amendments, those that were carried over with
// the outcome of that; the ruling is none of them.
func (t taken) statuses(merged []amend.AmendmentResult) []amend.AmendmentResult {
	all := slices.Clone(merged[:len(t.picked)])
	for i := range all {
		if outcome := t.outcomes[all[i].ID]; len(t.open) > 0 && (outcome == amend.Conflict || outcome == amend.Orphaned) {
			all[i].Status = outcome
		}
	}
	return all
}

// AdoptInput is a decision to adopt amendments together. Each is named with the
// revision that the deciding person saw; Resolutions settle what collides, in
// that person's words.
type AdoptInput struct {
	ExpectedVersion int                `json:"expected_version"`
	Amendments      []AmendmentRef     `json:"amendments"`
	Resolutions     []amend.Resolution `json:"resolutions"`
	Reason          string             `json:"reason"`
}

// Adoption is a decision to adopt, the version that it made, and what became of
// the amendments that are still pending.
type Adoption struct {
	Decision Decision `json:"decision"`
	Advance
}

// Adopt merges amendments into the text, all or nothing: it writes the decision,
// the new version with the provenance of its words, and carries every pending
// amendment over. Equal amendments are one change with several movers. Errors:
// forbidden, stale where the draft or an amendment changed since it was looked
// at, conflict where the draft is closed or a collision is open, invalid for a
// resolution that fits none.
func (s *Service) Adopt(ctx context.Context, actor Actor, draftID string, in AdoptInput) (Adoption, error) {
	return write(ctx, s, actor, "adopt", []any{draftID, in}, func(w *work) (Adoption, error) {
		draft, open, picked, err := w.chooseForDecision(draftID, in.ExpectedVersion, in.Amendments)
		if err != nil {
			return Adoption{}, err
		}
		current, err := w.Version(draftID, draft.Version)
		if err != nil {
			return Adoption{}, err
		}
		t, err := takeUp(w, current, picked, in.Resolutions)
		if err != nil {
			return Adoption{}, err
		}
		result, conflicts, err := mergeWithRulings(current.Text, t, w.by.Name)
		if err != nil {
			return Adoption{}, err
		}
		if err := w.keep(&t, current); err != nil {
			return Adoption{}, err
		}
		picked = t.picked
		decision := Decision{
			Outcome:     AmendmentsAdopted,
			Amendments:  refs(picked),
			Result:      draft.Version + 1,
			Conflicts:   conflicts,
			Resolutions: in.Resolutions,
			Ruling:      t.ruling,
			Reason:      in.Reason,
		}
		if err := w.decide(&draft, &decision); err != nil {
			return Adoption{}, err
		}
		if err := w.settle(picked, Adopted, decision); err != nil {
			return Adoption{}, err
		}
		next := Version{Reason: Amended, Adopted: decision.Amendments, DecisionID: decision.ID, Note: in.Reason}
		advance, err := w.advance(draft, current, result, next, picked, open.without(picked))
		return Adoption{Decision: decision, Advance: advance}, err
	})
}

// chooseForDecision loads an open draft at the version expected, its open
// amendments, and of these the submitted ones that the chair decides on.
func (w *work) chooseForDecision(draftID string, expectedVersion int, named []AmendmentRef) (Draft, openAmendments, []chosen, error) {
	draft, st, err := w.openDraft(draftID, Decide, expectedVersion)
	if err != nil {
		return Draft{}, openAmendments{}, nil, err
	}
	open, err := loadOpen(w, draftID)
	if err != nil {
		return Draft{}, openAmendments{}, nil, err
	}
	picked, err := open.choose(w, st, draft, named)
	if err != nil {
		return Draft{}, openAmendments{}, nil, err
	}
	for _, c := range picked {
		if !c.amendment.Status.Pending() {
			return Draft{}, openAmendments{}, nil, fault.New(fault.Conflict, "amendments", "%s is not submitted: only a submitted amendment can be decided on", c.amendment.name())
		}
	}
	return draft, open, picked, nil
}

// mergeWithRulings merges and settles every conflict, and checks that nothing
// changed that nobody proposed. Where a conflict is open the error shows all
// conflicts.
func mergeWithRulings(base *text.Text, t taken, by string) (*text.Text, []amend.ConflictReport, error) {
	if len(t.open) > 0 {
		e := fault.New(fault.Conflict, "resolutions", "%d conflicts with what changed under the amendments are not resolved: %q; decide each, then adopt", len(t.open), t.open)
		e.Detail = map[string]any{"conflicts": t.conflicts}
		return nil, nil, e
	}
	wordings := t.wordings(by)
	merged, err := amend.Merge(base, wordings)
	if err != nil {
		return nil, nil, err
	}
	result, err := amend.Resolve(base, wordings, t.rest)
	if fault.CodeOf(err) == fault.Conflict {
		e := fault.New(fault.Conflict, "resolutions", "%s", err.Error())
		e.Detail, e.Cause = map[string]any{"conflicts": merged.Conflicts}, err
		return nil, nil, e
	}
	if err != nil {
		return nil, nil, err
	}
	return result, append(t.conflicts, merged.Conflicts...), checkMerge(base, wordings, merged.Conflicts, t.rest, result)
}

// decide writes the decision and opens action on the draft. The draft itself is
// written by the caller.
func (w *work) decide(draft *Draft, d *Decision) error {
	if len(d.Reason) > maximalRationale {
		return fault.Invalidf("reason", "it has %d bytes; at most %d are possible", len(d.Reason), maximalRationale)
	}
	d.ID, d.CommitteeID, d.DraftID = w.service.newID(), draft.CommitteeID, draft.ID
	d.Amendments, d.Conflicts = list(d.Amendments), list(d.Conflicts)
	d.Resolutions = list(d.Resolutions)
	d.Against, d.By, d.At = draft.Version, w.by, w.now
	earlier, err := w.CountDecisions(d.DraftID)
	if err != nil {
		return err
	}
	d.Number = earlier + 1
	if d.Hash, err = hashDecision(*d); err != nil {
		return err
	}
	if err := w.AppendDecision(*d); err != nil {
		return err
	}
	if draft.Status.BeforeAction() {
		draft.Status = UnderAction
	}
	event := Event{CommitteeID: d.CommitteeID, Type: AmendmentsDecided, Audience: ToCommittee, DraftID: d.DraftID, Version: d.Against, DecisionID: d.ID}
	if d.Outcome == DraftAdopted || d.Outcome == DraftNotAdopted {
		event.Type, event.Audience = DraftDecided, ToReaders
	}
	return w.record(event, map[string]any{"outcome": d.Outcome, "amendments": d.Amendments, "hash": d.Hash})
}

// list is never nil, so that a record reads the same before and after it was
// stored.
func list[T any](items []T) []T {
	if items == nil {
		return []T{}
	}
	return items
}

// hashDecision covers everything but the hash itself.
func hashDecision(d Decision) (string, error) {
	d.Hash = ""
	return hashOf(d)
}

// settle writes what a decision made of amendments.
func (w *work) settle(picked []chosen, status AmendmentStatus, d Decision) error {
	settled := make([]Amendment, len(picked))
	for i, c := range picked {
		settled[i] = c.amendment
		settled[i].Status, settled[i].DecisionID, settled[i].UpdatedAt = status, d.ID, w.now
	}
	return w.UpdateAmendments(settled)
}

// RejectInput is a decision to reject amendments.
type RejectInput struct {
	ExpectedVersion int            `json:"expected_version"`
	Amendments      []AmendmentRef `json:"amendments"`
	Reason          string         `json:"reason"`
}

// Reject decides against amendments; the text stays. Errors as Adopt.
func (s *Service) Reject(ctx context.Context, actor Actor, draftID string, in RejectInput) (Decision, error) {
	return write(ctx, s, actor, "reject", []any{draftID, in}, func(w *work) (Decision, error) {
		draft, _, picked, err := w.chooseForDecision(draftID, in.ExpectedVersion, in.Amendments)
		if err != nil {
			return Decision{}, err
		}
		decision := Decision{Outcome: AmendmentsRejected, Amendments: refs(picked), Reason: in.Reason}
		if err := w.decide(&draft, &decision); err != nil {
			return Decision{}, err
		}
		if err := w.settle(picked, Rejected, decision); err != nil {
			return Decision{}, err
		}
		draft.UpdatedAt = w.now
		return decision, w.UpdateDraft(draft, draft.Version)
	})
}

// DecideDraftInput is a decision on a draft as a whole: draft_adopted (without
// a vote) or draft_rejected.
type DecideDraftInput struct {
	ExpectedVersion int     `json:"expected_version"`
	Outcome         Outcome `json:"outcome"`
	Reason          string  `json:"reason"`
}

// DecideDraft adopts or rejects a draft as a whole and closes it; amendments
// that are still open lapse. Errors: forbidden, invalid, stale, conflict.
func (s *Service) DecideDraft(ctx context.Context, actor Actor, draftID string, in DecideDraftInput) (Decision, error) {
	return write(ctx, s, actor, "decide draft", []any{draftID, in}, func(w *work) (Decision, error) {
		draft, _, err := w.openDraft(draftID, Decide, in.ExpectedVersion)
		if err != nil {
			return Decision{}, err
		}
		status, err := closing(in.Outcome)
		if err != nil {
			return Decision{}, err
		}
		decision := Decision{Outcome: in.Outcome, Reason: in.Reason}
		if err := w.decide(&draft, &decision); err != nil {
			return Decision{}, err
		}
		if err := w.lapse(draft, decision.ID); err != nil {
			return Decision{}, err
		}
		draft.Status, draft.UpdatedAt = status, w.now
		return decision, w.UpdateDraft(draft, draft.Version)
	})
}

// closing is the status that a decision on the whole gives a draft.
func closing(o Outcome) (DraftStatus, error) {
	switch o {
	case DraftAdopted:
		return AdoptedWithoutVote, nil
	case DraftNotAdopted:
		return DraftRejected, nil
	}
	return "", fault.Invalidf("outcome", "%q decides no draft; it is draft_adopted or draft_rejected", o)
}

// Decisions are a draft's, oldest first. Errors: forbidden for outsiders.
func (s *Service) Decisions(ctx context.Context, actor Actor, draftID string) ([]Decision, error) {
	return view(ctx, s, func(r Snapshot) ([]Decision, error) {
		_, st, err := seeDraft(r, actor, draftID)
		if err != nil {
			return nil, err
		}
		if err := st.require(SeeAmendments); err != nil {
			return nil, err
		}
		return r.Decisions(draftID)
	})
}
