package drafting

import (
	"context"
	"slices"

	"chapeau/drafting/amend"
	"chapeau/drafting/rules"
)

// AdoptInput is a decision to adopt amendments together. Each is named with the
// revision that the deciding person saw; Resolutions settle what collides, in
// that person's words. Vote is how it was decided: without a vote where it is nil.
type AdoptInput struct {
	ExpectedVersion int                `json:"expected_version"`
	Amendments      []AmendmentRef     `json:"amendments"`
	Resolutions     []amend.Resolution `json:"resolutions"`
	Vote            *rules.Vote        `json:"vote,omitempty"`
	Reason          string             `json:"reason"`
}

// Adoption is a decision to adopt, the version that it made, and what became of
// the amendments that are still pending. Sub-amendments make no version: Amended
// is their amendment in its new wording.
type Adoption struct {
	Decision Decision `json:"decision"`
	Advance
	Amended *AmendmentRef `json:"amended,omitempty"`
}

// Adopt merges amendments into the text, all or nothing: it writes the decision,
// the new version with the provenance of its words, and carries every pending
// amendment over. Equal amendments are one change with several movers.
// Sub-amendments go into the amendment that they change. Errors: forbidden,
// stale where the draft or an amendment changed since it was looked at, conflict
// where the draft is closed, a collision is open, the order or a request for a
// vote is not followed, or there is no quorum, invalid for a resolution that
// fits none and a vote that cannot be.
func (s *Service) Adopt(ctx context.Context, actor Actor, draftID string, in AdoptInput) (Adoption, error) {
	return write(ctx, s, actor, "adopt", []any{draftID, in}, func(w *work) (Adoption, error) {
		draft, open, picked, err := w.chooseForDecision(draftID, in.ExpectedVersion, in.Amendments)
		if err != nil {
			return Adoption{}, err
		}
		if err := w.mayBeDecided(draft, open, picked); err != nil {
			return Adoption{}, err
		}
		if err := draft.Proceedings.partsDone(picked, true); err != nil {
			return Adoption{}, err
		}
		if picked[0].amendment.ToID != "" {
			return w.adoptInto(draft, open, picked, in)
		}
		return w.adopt(draft, open, picked, in)
	})
}

// adopt makes a version of the text with amendments that were picked.
func (w *work) adopt(draft Draft, open openAmendments, picked []chosen, in AdoptInput) (Adoption, error) {
	current, err := w.Version(draft.ID, draft.Version)
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
	decision := Decision{
		Outcome:     AmendmentsAdopted,
		Result:      draft.Version + 1,
		Conflicts:   conflicts,
		Resolutions: in.Resolutions,
		Ruling:      t.ruling,
		Reason:      in.Reason,
		Before:      beforeOf(draft, append(open.with(picked), open.put()...)),
	}
	if err := w.rememberParagraphs(draft, &decision); err != nil {
		return Adoption{}, err
	}
	if err := w.keep(&t, current); err != nil {
		return Adoption{}, err
	}
	picked = t.picked
	decision.Amendments = refs(picked)
	if err := w.voteOnAmendments(draft, &decision, picked, in.Vote); err != nil {
		return Adoption{}, err
	}
	if err := w.decide(&draft, &decision); err != nil {
		return Adoption{}, err
	}
	if err := w.settleAdopted(picked, decision); err != nil {
		return Adoption{}, err
	}
	next := Version{Reason: Amended, Adopted: decision.Amendments, DecisionID: decision.ID, Note: in.Reason, Sitting: decision.Sitting}
	advance, err := w.advance(draft, current, result, next, picked, open.without(picked))
	return Adoption{Decision: decision, Advance: advance}, err
}

// settleAdopted writes that amendments were adopted, those that sub-amendments
// or a division changed as amended.
func (w *work) settleAdopted(picked []chosen, d Decision) error {
	plain, changed := []chosen{}, []chosen{}
	for _, c := range picked {
		altered, err := w.wasAltered(c)
		if err != nil {
			return err
		}
		if altered {
			changed = append(changed, c)
			continue
		}
		plain = append(plain, c)
	}
	if err := w.settle(plain, Adopted, d); err != nil {
		return err
	}
	return w.settle(changed, AdoptedAsAmended, d)
}

// wasAltered tells whether the committee changed an amendment after its mover
// last worded it. A wording that was only carried over says nothing by itself.
func (w *work) wasAltered(c chosen) (bool, error) {
	if len(c.revision.Layers) > 0 {
		return true, nil
	}
	all, err := w.Revisions(c.amendment.ID)
	if err != nil {
		return false, err
	}
	_, altered := lastWording(effectiveRevisions(all), func(r Revision) bool { return r.Reason == RevisionDivided || r.Reason == RevisionAmended })
	return altered, nil
}

// voteOnAmendments counts the vote on amendments and honours requests for one.
func (w *work) voteOnAmendments(draft Draft, d *Decision, picked []chosen, vote *rules.Vote) error {
	q := question{kind: rules.Proposal, vote: vote}
	subject, err := w.subjectOf(draft, picked)
	if err != nil {
		return err
	}
	q.subject = subject
	for _, c := range picked {
		if err := honoursRequests(w, draft, c.amendment.ID, vote); err != nil {
			return err
		}
	}
	effective, err := effectiveDecisions(w, draft.ID)
	if err != nil {
		return err
	}
	q.second = wasTied(effective, AmendmentsTied, func(tied Decision) bool { return sameAmendments(tied, picked) })
	return w.count(draft, d, q)
}

// sameAmendments tells whether a decision was about just these amendments.
func sameAmendments(d Decision, picked []chosen) bool {
	return len(d.Amendments) == len(picked) && !slices.ContainsFunc(picked, func(c chosen) bool { return !concerns(d, c.amendment.ID) })
}

// subjectOf names amendments as the report does: by their movers.
func (w *work) subjectOf(draft Draft, picked []chosen) (rules.Subject, error) {
	movers := []string{}
	for _, c := range picked {
		for _, name := range c.amendment.movers() {
			if !slices.Contains(movers, name) {
				movers = append(movers, name)
			}
		}
	}
	if len(picked) > 1 {
		return rules.Amendments(movers...), nil
	}
	one := picked[0].amendment
	if one.ToID == "" {
		return rules.Amendment("", movers...), nil
	}
	parent, err := w.Amendment(one.ToID)
	if err != nil {
		return rules.Subject{}, err
	}
	return rules.SubAmendment("the amendment of "+parent.By, movers...), nil
}

// movers are the names of those in whose name an amendment stands.
func (a Amendment) movers() []string {
	all := []string{a.By}
	for _, m := range a.Joined {
		all = append(all, m.Name)
	}
	return all
}
