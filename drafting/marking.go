package drafting

import (
	"context"
	"slices"
	"strings"

	"chapeau/drafting/fault"
)

// MarkInput is a delegation's position on a paragraph as it reads in the version
// expected. A delegate marks for their own delegation and may leave DelegationID
// empty; officers record for the one that they name. A pending delegation says
// why.
type MarkInput struct {
	ExpectedVersion int      `json:"expected_version"`
	DelegationID    string   `json:"delegation_id"`
	Position        Position `json:"position"`
	Reason          string   `json:"reason"`
}

func (in *MarkInput) check() error {
	in.Reason = strings.TrimSpace(in.Reason)
	switch {
	case in.Position != PositionAgrees && !in.Position.Holds():
		return fault.Invalidf("position", "%q is no position; a delegation agrees, is pending or objects", in.Position)
	case in.Position == PositionPending && in.Reason == "":
		return fault.Invalidf("reason", "say what the delegation waits for")
	case len(in.Reason) > maximalRationale:
		return fault.Invalidf("reason", "it has %d bytes; at most %d are possible", len(in.Reason), maximalRationale)
	}
	return nil
}

// MarkParagraph notes a delegation's position, in place of its earlier one. An
// agreed paragraph that a delegation holds becomes pending, with its package.
// Errors: forbidden, not_found, invalid, stale, conflict where the draft is
// closed, or under silence: then a delegation objects to the whole or is silent.
func (s *Service) MarkParagraph(ctx context.Context, actor Actor, draftID, clause string, in MarkInput) (ParagraphList, error) {
	return write(ctx, s, actor, "mark paragraph", []any{draftID, clause, in}, func(w *work) (ParagraphList, error) {
		if err := in.check(); err != nil {
			return ParagraphList{}, err
		}
		draft, st, b, err := w.boardFor(draftID, MarkParagraphs)
		if err != nil {
			return ParagraphList{}, err
		}
		if draft.Version != in.ExpectedVersion {
			return ParagraphList{}, errStaleVersion(draft, in.ExpectedVersion)
		}
		d, err := st.speaking(w, draft, MarkParagraphs, in.DelegationID)
		if err != nil {
			return ParagraphList{}, err
		}
		p, err := b.negotiable("clause", clause)
		if err != nil {
			return ParagraphList{}, err
		}
		if draft.Status == Silence && in.Position.Holds() {
			return ParagraphList{}, errUnderSilence(w, draft, "object to the text to break it, or agree by being silent")
		}
		if err := w.putMark(b, clause, d, in); err != nil {
			return ParagraphList{}, err
		}
		if in.Position.Holds() && p.Status.Agreed() {
			err = w.holdUp(b, p)
		}
		if err != nil {
			return ParagraphList{}, err
		}
		return w.paragraphsAfter(draft, st)
	})
}

// boardFor loads how the paragraphs stand of an open draft that the actor may do
// the action on.
func (w *work) boardFor(draftID string, a Action) (Draft, standing, board, error) {
	draft, st, err := w.draftFor(draftID, a)
	if err != nil {
		return Draft{}, standing{}, board{}, err
	}
	if !draft.Status.Open() {
		return Draft{}, standing{}, board{}, errClosed(draft)
	}
	b, err := loadBoard(w, draft)
	return draft, st, b, err
}

// putMark writes a position, and the paragraph where nothing was recorded about
// it: from then on it remembers when its words change.
func (w *work) putMark(b board, clause string, d Delegation, in MarkInput) error {
	if _, known := b.rows[clause]; !known {
		p := b.at(clause)
		if err := w.PutParagraphs([]Paragraph{p}); err != nil {
			return err
		}
		b.rows[clause] = p
	}
	m := Mark{
		DraftID: b.draft.ID, Clause: clause, DelegationID: d.ID,
		Position: in.Position, Reason: in.Reason, Version: b.draft.Version, By: w.by, At: w.now,
	}
	if err := w.PutMark(m); err != nil {
		return err
	}
	return w.recordMark(b.draft, m, ParagraphMarked, map[string]any{"clause": clause, "position": m.Position, "reason": m.Reason})
}

func (w *work) recordMark(draft Draft, m Mark, event EventType, particulars map[string]any) error {
	return w.record(Event{
		CommitteeID:  draft.CommitteeID,
		Type:         event,
		Audience:     ToCommittee,
		DraftID:      draft.ID,
		Version:      draft.Version,
		DelegationID: m.DelegationID,
	}, particulars)
}

// holdUp makes an agreed paragraph pending, and those that it is tied to.
func (w *work) holdUp(b board, p Paragraph) error {
	members := b.tied(p)
	for i := range members {
		members[i] = w.moved(members[i], ParagraphPending, b.draft.Version)
	}
	return w.putParagraphs(b.draft, members, ParagraphsStood, map[string]any{"clause": p.Clause})
}

// UnmarkParagraph takes a delegation's position back. A paragraph that was held
// by it alone stays pending until officers say where it stands. Errors:
// forbidden, not_found, conflict where the delegation has no position on it.
func (s *Service) UnmarkParagraph(ctx context.Context, actor Actor, draftID, clause, delegationID string) (ParagraphList, error) {
	return write(ctx, s, actor, "unmark paragraph", []any{draftID, clause, delegationID}, func(w *work) (ParagraphList, error) {
		draft, st, b, err := w.boardFor(draftID, MarkParagraphs)
		if err != nil {
			return ParagraphList{}, err
		}
		d, err := st.speaking(w, draft, MarkParagraphs, delegationID)
		if err != nil {
			return ParagraphList{}, err
		}
		if _, err := b.negotiable("clause", clause); err != nil {
			return ParagraphList{}, err
		}
		own := slices.IndexFunc(b.marks[clause], func(m Mark) bool { return m.DelegationID == d.ID })
		if own < 0 {
			return ParagraphList{}, fault.New(fault.Conflict, "", "%s has taken no position on %s: there is none to take back", d.Name, b.name(clause))
		}
		m := b.marks[clause][own]
		if err := w.DeleteMark(m); err != nil {
			return ParagraphList{}, err
		}
		if err := w.recordMark(draft, m, ParagraphUnmarked, map[string]any{"clause": clause}); err != nil {
			return ParagraphList{}, err
		}
		return w.paragraphsAfter(draft, st)
	})
}
