package drafting

import (
	"context"

	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
)

// catchUp carries one amendment over to the current version, as a new revision
// that proposes the same. It is a conflict where refuse says that its mover has
// to do more.
func (w *work) catchUp(a *Amendment, draft Draft, refuse func(amend.RebaseResult) bool) error {
	revision, err := w.Revision(a.ID, a.Revision)
	if err != nil {
		return err
	}
	result, next, err := w.carriedOver(*a, revision, draft)
	if err != nil {
		return err
	}
	if refuse(result) {
		e := fault.New(fault.Conflict, "", "the text changed where %s stands: revise it against version %d, or confirm where it stands now", a.name(), draft.Version)
		e.Detail = map[string]any{"conflicts": result.Conflicts, "notices": result.Notices}
		return e
	}
	carried, err := w.repeat(a, next, next.Base, RevisionRebased)
	if err != nil {
		return err
	}
	return w.AppendRevisions([]Revision{carried})
}

// carriedOver is how an amendment fares on what it changes as that is now: the
// current version, or its amendment's latest wording; and its wording there.
func (w *work) carriedOver(a Amendment, revision Revision, draft Draft) (amend.RebaseResult, Revision, error) {
	result, err := rebaseNow(w, a, revision, draft)
	next := revision
	next.Content, next.Base = result.Amendment, draft.Version
	if err != nil || a.ToID == "" {
		return result, next, err
	}
	parent, err := w.Amendment(a.ToID)
	if err != nil {
		return result, next, err
	}
	next.Base, next.ToRevision = parent.Base, parent.Revision
	return result, next, nil
}

// rebaseNow carries a revision over to what the amendment changes as that is now.
func rebaseNow(r Snapshot, a Amendment, revision Revision, draft Draft) (amend.RebaseResult, error) {
	if a.ToID == "" {
		return rebaseOnto(r, a, revision, draft.Version)
	}
	parent, err := r.Amendment(a.ToID)
	if err != nil {
		return amend.RebaseResult{}, err
	}
	its, err := r.Revision(parent.ID, parent.Revision)
	if err != nil {
		return amend.RebaseResult{}, err
	}
	after, err := baseText(r, parent, its)
	if err != nil {
		return amend.RebaseResult{}, err
	}
	return carrySub(r, parent, revision, its, after)
}

// isBehind tells whether what an amendment changes has moved on since it was
// worded. The wordings of an amendment that is not submitted are its mover's own:
// until it is, nothing need follow them.
func isBehind(r Snapshot, a Amendment, draft Draft) (bool, error) {
	if a.ToID == "" {
		return a.Base != draft.Version, nil
	}
	latest, err := r.Revision(a.ID, a.Revision)
	if err != nil {
		return false, err
	}
	parent, err := r.Amendment(a.ToID)
	return parent.SubmittedAt != nil && latest.ToRevision != parent.Revision, err
}

// rebaseOnto carries a revision over to another version of its draft.
func rebaseOnto(r Snapshot, a Amendment, revision Revision, version int) (amend.RebaseResult, error) {
	base, err := r.Version(a.DraftID, revision.Base)
	if err != nil {
		return amend.RebaseResult{}, err
	}
	current, err := r.Version(a.DraftID, version)
	if err != nil {
		return amend.RebaseResult{}, err
	}
	return amend.NewRebaser(base.Text, current.Text).Rebase(revision.Content)
}

// ConfirmRebase says that an amendment stands where the changed text has it now:
// its operations, carried over to the current version, become a new revision.
// Errors: forbidden, stale, and conflict where its words still collide.
func (s *Service) ConfirmRebase(ctx context.Context, actor Actor, id string, expectedRevision int) (AmendmentView, error) {
	return write(ctx, s, actor, "confirm rebase", []any{id, expectedRevision}, func(w *work) (AmendmentView, error) {
		a, draft, err := w.amendmentFor(id, expectedRevision)
		if err != nil {
			return AmendmentView{}, err
		}
		behind, err := isBehind(w, a, draft)
		if err != nil {
			return AmendmentView{}, err
		}
		if !behind {
			return AmendmentView{}, fault.New(fault.Conflict, "", "%s stands on the current version already: there is nothing to confirm", a.name())
		}
		if err := w.catchUp(&a, draft, collides); err != nil {
			return AmendmentView{}, err
		}
		if a.Status == NeedsRebase {
			a.Status = a.standingAgain()
		}
		if err := w.UpdateAmendments([]Amendment{a}); err != nil {
			return AmendmentView{}, err
		}
		revision, err := w.Revision(a.ID, a.Revision)
		if err != nil {
			return AmendmentView{}, err
		}
		if err := w.recordAmendment(a, AmendmentConfirmed, audienceOf(a), revision.Hash); err != nil {
			return AmendmentView{}, err
		}
		if err := w.subsFollow(a); err != nil {
			return AmendmentView{}, err
		}
		return showAmendment(w, a, draft)
	})
}

// collides tells whether a rebase left words out, which nobody can confirm.
func collides(r amend.RebaseResult) bool {
	return r.Status == amend.Conflict || r.Status == amend.Orphaned || len(r.Conflicts) > 0
}
