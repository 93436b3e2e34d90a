package drafting

import (
	"context"

	"chapeau/drafting/fault"
)

// IncorporateInput accepts an amendment into the text. Note says why, for the
// record.
type IncorporateInput struct {
	ExpectedRevision int    `json:"expected_revision"`
	Note             string `json:"note"`
}

// Incorporation is an amendment that the sponsor accepted, and the version that
// it made.
type Incorporation struct {
	Amendment AmendmentView `json:"amendment"`
	Advance
}

// IncorporateAmendment takes an amendment into the text before action begins: the
// main sponsor does, or the secretariat records it. A text that was handed in is
// so revised orally, at a meeting. The amendment must stand cleanly on the
// current version; its words are its mover's in the provenance, and the laws of
// an adoption hold. Co-sponsors and movers are alerted. Errors: forbidden,
// stale, conflict.
func (s *Service) IncorporateAmendment(ctx context.Context, actor Actor, id string, in IncorporateInput) (Incorporation, error) {
	return write(ctx, s, actor, "incorporate amendment", []any{id, in}, func(w *work) (Incorporation, error) {
		c, draft, err := w.incorporable(id, in)
		if err != nil {
			return Incorporation{}, err
		}
		next := Version{Reason: SponsorIncorporated, Adopted: []AmendmentRef{c.ref()}, Note: in.Note}
		if next.Sitting, err = sittingOnceHandedIn(w, draft); err != nil {
			return Incorporation{}, err
		}
		advance, err := w.incorporate(draft, c, next)
		if err != nil {
			return Incorporation{}, err
		}
		draft.Version = advance.Version.Number
		shown, err := showAmendment(w, c.incorporated(w), draft)
		return Incorporation{Amendment: shown, Advance: advance}, err
	})
}

// incorporable loads an amendment that the actor may accept now, with its draft.
func (w *work) incorporable(id string, in IncorporateInput) (chosen, Draft, error) {
	a, _, _, err := seeAmendment(w, w.actor, id)
	if err != nil {
		return chosen{}, Draft{}, err
	}
	draft, st, err := w.draftIn(a.DraftID, IncorporateAmendments)
	if err != nil {
		return chosen{}, Draft{}, err
	}
	if _, err := st.forMainSponsor(w, draft, ReviseOrally); err != nil {
		return chosen{}, Draft{}, err
	}
	if a.Revision != in.ExpectedRevision {
		return chosen{}, Draft{}, errStaleRevision(a, in.ExpectedRevision)
	}
	if len(in.Note) > maximalRationale {
		return chosen{}, Draft{}, fault.Invalidf("note", "it has %d bytes; at most %d are possible", len(in.Note), maximalRationale)
	}
	open, err := w.Amendments(draft.ID, openStatuses...)
	if err != nil {
		return chosen{}, Draft{}, err
	}
	if err := a.canBeIncorporated(draft, open); err != nil {
		return chosen{}, Draft{}, err
	}
	revision, err := w.Revision(a.ID, a.Revision)
	return chosen{a, revision}, draft, err
}

// canBeIncorporated holds that an amendment stands cleanly on the current
// version and that nothing hangs on it. open are the draft's open amendments.
func (a Amendment) canBeIncorporated(draft Draft, open []Amendment) error {
	switch {
	case a.ToID != "":
		return fault.New(fault.Conflict, "", "%s changes another amendment and not the text: the mover of that one takes it up", a.name())
	case a.Status == NeedsRebase || a.Status.Pending() && a.Base != draft.Version:
		return fault.New(fault.Conflict, "", "%s does not stand cleanly on version %d: its mover revises it or confirms where it stands first, or the main sponsor revises the text in words of its own", a.name(), draft.Version)
	case a.Status != Submitted && a.Status != Admitted:
		return fault.New(fault.Conflict, "", "%s is %s: a submitted amendment that is not decided on can be accepted", a.name(), a.Status)
	}
	for _, other := range open {
		if other.ToID == a.ID && other.Status.Pending() {
			return fault.New(fault.Conflict, "", "%s would change %s: it is decided on or withdrawn first", other.name(), a.name())
		}
	}
	return nil
}

// sittingOnceHandedIn is where a submitted or tabled text is revised orally, nil
// while it is negotiated informally.
func sittingOnceHandedIn(r Snapshot, draft Draft) (*Sitting, error) {
	if draft.Status.Negotiated() {
		return nil, nil
	}
	return sitting(r, draft)
}

// incorporate merges the amendment alone, under the laws of an adoption, and
// makes the result the next version.
func (w *work) incorporate(draft Draft, c chosen, next Version) (Advance, error) {
	current, err := w.Version(draft.ID, draft.Version)
	if err != nil {
		return Advance{}, err
	}
	picked := []chosen{c}
	t, err := takeUp(w, current, picked, nil)
	if err != nil {
		return Advance{}, err
	}
	result, _, err := mergeWithRulings(current.Text, t, w.by.Name)
	if err != nil {
		return Advance{}, err
	}
	open, err := loadOpen(w, draft.ID)
	if err != nil {
		return Advance{}, err
	}
	a := c.incorporated(w)
	if err := w.UpdateAmendments([]Amendment{a}); err != nil {
		return Advance{}, err
	}
	if err := w.recordAmendment(a, AmendmentIncorporated, ToCommittee, ""); err != nil {
		return Advance{}, err
	}
	return w.advance(draft, current, result, next, picked, open.without(picked))
}

func (c chosen) incorporated(w *work) Amendment {
	a := c.amendment
	a.Status, a.UpdatedAt = Incorporated, w.now
	return a
}

// moverIDs are the delegations in whose names an amendment stands.
func (a Amendment) moverIDs() []string {
	ids := []string{a.DelegationID}
	for _, m := range a.Joined {
		ids = append(ids, m.DelegationID)
	}
	return ids
}
