package drafting

import (
	"context"
	"strings"

	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// EditText writes a new version of the text and carries the pending amendments
// over to it. While a draft is negotiated its main sponsor, the facilitator and
// the chair edit it; the secretariat does on instruction, and says in the note
// whose. Once it is submitted, only the secretariat writes a revised text, on the
// main sponsor's instruction. Errors: forbidden, invalid, stale, conflict once
// action has begun.
func (s *Service) EditText(ctx context.Context, actor Actor, draftID string, in EditInput) (Advance, error) {
	return write(ctx, s, actor, "edit text", []any{draftID, in}, func(w *work) (Advance, error) {
		draft, st, err := w.draftIn(draftID, EditDraft)
		if err != nil {
			return Advance{}, err
		}
		if err := st.mayWrite(draft, in.Note); err != nil {
			return Advance{}, err
		}
		if draft.Status != ZeroDraft {
			draft.Revision++
		}
		return w.rewrite(draft, in, Version{Reason: Revised})
	})
}

// mayWrite holds who edits a text in which form, and that the secretariat says
// on whose instruction.
func (st standing) mayWrite(draft Draft, note string) error {
	own := draft.Status.Negotiated() && (st.acts(AsMainSponsor) || st.acts(AsFacilitator) || st.acts(AsChair))
	switch {
	case own:
		return nil
	case !st.may(WriteRevisions):
		return fault.New(fault.Forbidden, "", "%s is %s: only %s may %s, on the main sponsor's instruction; the main sponsor revises it orally at a meeting, anybody else proposes an amendment",
			draft.name(), statusWords[draft.Status], capacitiesInWords(permissionFor(WriteRevisions).who), permissionFor(WriteRevisions).words)
	case strings.TrimSpace(note) == "":
		return fault.Invalidf("note", "the secretariat changes a text on instruction: say in the note whose it is")
	}
	return nil
}

// ReviseOrally changes a submitted or tabled text at a meeting, before action on
// it begins: the main sponsor does, or the secretariat records it. The pending
// amendments are carried over and the co-sponsors alerted; each has consented to
// the text as it was, until it consents to the new one. Errors: forbidden,
// invalid, stale, conflict.
func (s *Service) ReviseOrally(ctx context.Context, actor Actor, draftID string, in EditInput) (Advance, error) {
	return write(ctx, s, actor, "revise orally", []any{draftID, in}, func(w *work) (Advance, error) {
		draft, st, err := w.draftIn(draftID, ReviseDraftOrally)
		if err != nil {
			return Advance{}, err
		}
		if _, err := st.forMainSponsor(w, draft, ReviseOrally); err != nil {
			return Advance{}, err
		}
		at, err := sitting(w, draft)
		if err != nil {
			return Advance{}, err
		}
		return w.rewrite(draft, in, Version{Reason: OrallyRevised, Sitting: at})
	})
}

// rewrite makes what an editor wants the draft's next version.
func (w *work) rewrite(draft Draft, in EditInput, next Version) (Advance, error) {
	if draft.Version != in.ExpectedVersion {
		return Advance{}, errStaleVersion(draft, in.ExpectedVersion)
	}
	current, err := w.Version(draft.ID, draft.Version)
	if err != nil {
		return Advance{}, err
	}
	edited, err := edit(current.Text, in, versionSource(draft.Version+1), w.by.Name)
	if err != nil {
		return Advance{}, err
	}
	if text.Hash(edited, "") == text.Hash(current.Text, "") {
		return Advance{}, fault.Invalidf("", "the edited text is the same as version %d", draft.Version)
	}
	open, err := loadOpen(w, draft.ID)
	if err != nil {
		return Advance{}, err
	}
	next.Note = in.Note
	return w.advance(draft, current, edited, next, nil, open)
}
