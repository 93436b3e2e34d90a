package drafting

import (
	"slices"

	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
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
	return errEnded(a, "amendments")
}

// errEnded says of an amendment that is settled what can still be done about it.
func errEnded(a Amendment, field string) error {
	possible := "the decision can be taken back, or the draft reconsidered"
	switch a.Status {
	case Withdrawn, Lapsed:
		possible = "the same can be proposed again as a new amendment"
	case MergedInto:
		possible = "what becomes of the amendment that it joined becomes of it"
	case Incorporated:
		possible = "its words are in the text, which another amendment can change"
	}
	return fault.New(fault.Conflict, field, "%s is %s: nothing more can happen to it; %s", a.name(), inWords(string(a.Status)), possible)
}

// chooseForDecision loads a draft under action, or ready for it, at the version
// expected, its open amendments, and of these the submitted ones that the chair
// decides on.
func (w *work) chooseForDecision(draftID string, expectedVersion int, named []AmendmentRef) (Draft, openAmendments, []chosen, error) {
	draft, st, err := w.actionable(draftID, expectedVersion)
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

// actionable is openDraft for the chair's decisions: conflict where the draft is
// still negotiated informally, or a ruling is challenged.
func (w *work) actionable(draftID string, expectedVersion int) (Draft, standing, error) {
	draft, st, err := w.openDraft(draftID, Decide, expectedVersion)
	if err != nil {
		return Draft{}, standing{}, err
	}
	if err := actionable(draft); err != nil {
		return Draft{}, standing{}, err
	}
	return draft, st, noOpenChallenge(w, draft)
}

func actionable(draft Draft) error {
	if !draft.Status.Negotiated() {
		return nil
	}
	return fault.New(fault.Conflict, "", "%s is %s: it can be decided on once it is submitted or tabled", draft.name(), statusWords[draft.Status])
}

// mayBeDecided refuses amendments whose turn it is not: while their notice or the
// draft's runs, those further from the text than the rules allow, those with
// sub-amendments that are still pending, sub-amendments to different amendments
// at once, and what the confirmed order puts later.
func (w *work) mayBeDecided(draft Draft, open openAmendments, picked []chosen) error {
	if err := sameTarget(picked); err != nil {
		return err
	}
	isPicked := map[string]bool{}
	if err := noticeBlocks(w, draft, w.now); err != nil {
		return err
	}
	for _, c := range picked {
		if err := withinDegree(w, c.amendment); err != nil {
			return err
		}
		if err := amendmentNoticeBlocks(w, draft, c.amendment, w.now); err != nil {
			return err
		}
		isPicked[c.amendment.ID] = true
	}
	for _, a := range open.all {
		if a.ToID != "" && isPicked[a.ToID] && a.Status.Pending() {
			return fault.New(fault.Conflict, "amendments", "%s is an amendment to it and still pending: decide or rule on that first", a.name())
		}
	}
	return inTurn(draft.Proceedings.Order, open, picked)
}

// inTurn holds the order that the chair has confirmed, among the amendments that
// are still pending.
func inTurn(order []string, open openAmendments, picked []chosen) error {
	if len(order) == 0 {
		return nil
	}
	pending := map[string]Amendment{}
	for _, a := range open.all {
		if a.Status.Pending() {
			pending[a.ID] = a
		}
	}
	turn := slices.DeleteFunc(slices.Clone(order), func(id string) bool { return pending[id].ID == "" })
	for _, c := range picked {
		if !slices.Contains(turn, c.amendment.ID) {
			return fault.New(fault.Conflict, "amendments", "%s is not in the order that was confirmed: confirm an order with it first", c.amendment.name())
		}
	}
	next := turn[:min(len(picked), len(turn))]
	for _, c := range picked {
		if !slices.Contains(next, c.amendment.ID) {
			first := pending[turn[0]]
			return fault.New(fault.Conflict, "amendments", "by the confirmed order %s is next: decide or rule on it, or confirm another order", first.name())
		}
	}
	return nil
}
