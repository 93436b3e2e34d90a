package drafting

import (
	"context"
	"slices"

	"chapeau/drafting/fault"
)

// decide writes the decision at the present sitting and opens action on the
// draft. The draft itself is written by the caller.
func (w *work) decide(draft *Draft, d *Decision) error {
	return w.decideFor(onWhole[d.Outcome], draft, d)
}

// decideFor is decide, telling the draft's readers too, or the committee alone.
func (w *work) decideFor(readers bool, draft *Draft, d *Decision) error {
	if len(d.Reason) > maximalRationale {
		return fault.Invalidf("reason", "it has %d bytes; at most %d are possible", len(d.Reason), maximalRationale)
	}
	at, err := sitting(w, *draft)
	if err != nil {
		return err
	}
	d.Sitting = at
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
	if len(d.Amendments) == 0 {
		event.Type = DraftDecided
	}
	if readers {
		event.Audience = ToReaders
	}
	return w.record(event, map[string]any{"outcome": d.Outcome, "amendments": d.Amendments, "hash": d.Hash})
}

// beforeOf is how a draft and amendments stand, for taking a decision back.
func beforeOf(draft Draft, picked []chosen) *Before {
	b := &Before{Status: draft.Status, ResultSymbol: draft.ResultSymbol, NumberedAt: draft.NumberedAt, Proceedings: draft.Proceedings}
	for _, c := range picked {
		a := c.amendment
		if a.Status == Drafted || slices.ContainsFunc(b.Amendments, func(known AmendmentBefore) bool { return known.ID == a.ID }) {
			continue
		}
		b.Amendments = append(b.Amendments, AmendmentBefore{a.ID, a.Status, a.Revision, a.Base, a.DecisionID, a.AdmittedAt})
	}
	return b
}

// rememberParagraphs adds how paragraphs stand to what is kept for taking a
// decision back.
func (w *work) rememberParagraphs(draft Draft, d *Decision) error {
	rows, err := w.Paragraphs(draft.ID)
	if err != nil {
		return err
	}
	for _, p := range rows {
		if p.Status != ParagraphOpen {
			d.Before.Paragraphs = append(d.Before.Paragraphs, p)
		}
	}
	return nil
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

// settle writes what a decision made of amendments, and tells the movers of those
// that it ends. One that was decided on was admitted thereby; the sub-amendments
// that are still open end with it.
func (w *work) settle(picked []chosen, status AmendmentStatus, d Decision) error {
	settled := make([]Amendment, len(picked))
	for i, c := range picked {
		settled[i] = c.amendment
		settled[i].Status, settled[i].DecisionID, settled[i].UpdatedAt = status, d.ID, w.now
		if settled[i].AdmittedAt == nil && status != NotAdmitted {
			settled[i].AdmittedAt = &w.now
		}
	}
	if err := w.UpdateAmendments(settled); err != nil || !status.Final() {
		return err
	}
	for _, a := range settled {
		told := Alert{CommitteeID: a.CommitteeID, DraftID: a.DraftID, AmendmentID: a.ID, Kind: AlertDecided}
		if err := w.alert(told, a.moverIDs(), map[string]any{"decision": d.ID, "status": status}); err != nil {
			return err
		}
		if err := w.lapseSubs(a, d.ID); err != nil {
			return err
		}
	}
	return nil
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
