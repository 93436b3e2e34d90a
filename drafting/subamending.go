package drafting

import (
	"slices"

	"chapeau/drafting/action"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// baseText is the text that a wording of an amendment changes: a version of the
// draft or, for a sub-amendment, what its amendment proposed in the revision that
// the wording was made for.
func baseText(r Snapshot, a Amendment, wording Revision) (*text.Text, error) {
	if a.ToID == "" {
		v, err := r.Version(a.DraftID, wording.Base)
		return v.Text, err
	}
	parent, err := r.Amendment(a.ToID)
	if err != nil {
		return nil, err
	}
	its, err := r.Revision(parent.ID, wording.ToRevision)
	if err != nil {
		return nil, err
	}
	base, err := baseText(r, parent, its)
	if err != nil {
		return nil, err
	}
	proposed, err := action.Proposed(base, its.Content)
	if err != nil {
		return nil, fault.Wrap(err, "%s no longer fits its own base", parent.name())
	}
	return proposed, nil
}

// degreeOf is 1 for an amendment to the draft, 2 for one to that, and so on.
func degreeOf(r Snapshot, a Amendment) (int, error) {
	degree := 1
	for a.ToID != "" {
		var err error
		if a, err = r.Amendment(a.ToID); err != nil {
			return 0, err
		}
		degree++
	}
	return degree, nil
}

// withinDegree refuses to decide on an amendment that is further from the text
// than the rules allow.
func withinDegree(r Snapshot, a Amendment) error {
	degree, err := degreeOf(r, a)
	if err != nil || degree == 1 {
		return err
	}
	ruled, err := rulesOf(r, a.CommitteeID)
	if err != nil || degree <= ruled.Amendments.DegreeLimit {
		return err
	}
	return fault.New(fault.Conflict, "amendments", "%s is an amendment of degree %d, and the rules allow %d: rule it out of order", a.name(), degree, ruled.Amendments.DegreeLimit)
}

// amendable is the amendment that somebody amends, which must be pending. One that
// was imported together with an amendment to it is so for that one, too, before it
// is submitted.
func amendable(r Snapshot, st standing, draft Draft, toID string) (Amendment, error) {
	parent, err := r.Amendment(toID)
	if err != nil || parent.DraftID != draft.ID || !st.sees(parent) {
		return Amendment{}, fault.Invalidf("to", "there is no amendment %q of this draft, or you may not see it", toID)
	}
	if parent.Status.Pending() {
		return parent, nil
	}
	if parent.Status == Drafted {
		subs, err := r.SubAmendments(parent.ID)
		if err != nil || slices.ContainsFunc(subs, func(sub Amendment) bool { return sub.Status == Drafted && st.handles(sub) }) {
			return parent, err
		}
	}
	return Amendment{}, fault.New(fault.Conflict, "to", "%s is %s: only a pending amendment can be amended", parent.name(), inWords(string(parent.Status)))
}

// subBase is what a sub-amendment is proposed to: its amendment, and the text that
// this proposes now.
func subBase(r Snapshot, st standing, draft Draft, toID string) (Amendment, Revision, *text.Text, error) {
	parent, err := amendable(r, st, draft, toID)
	if err != nil {
		return Amendment{}, Revision{}, nil, err
	}
	its, err := r.Revision(parent.ID, parent.Revision)
	if err != nil {
		return Amendment{}, Revision{}, nil, err
	}
	base, err := baseText(r, parent, its)
	if err != nil {
		return Amendment{}, Revision{}, nil, err
	}
	proposed, err := action.Proposed(base, its.Content)
	return parent, its, proposed, err
}

// previewInto merges sub-amendments into what their amendment proposes.
func previewInto(r Snapshot, draft Draft, picked []chosen, resolutions []amend.Resolution) (Preview, error) {
	parent, err := r.Amendment(picked[0].amendment.ToID)
	if err != nil {
		return Preview{}, err
	}
	its, err := parentWording(r, parent, picked)
	if err != nil {
		return Preview{}, err
	}
	base, err := proposedText(r, parent, its)
	if err != nil {
		return Preview{}, err
	}
	wordings := contents(picked)
	merged, err := amend.Merge(base, wordings)
	if err != nil {
		return Preview{}, err
	}
	p := Preview{Version: draft.Version, Result: merged, Ground: &Ground{parent.ID, parent.Label, parent.By, its.Number, base}}
	shown := merged.Text
	resolved, err := amend.Resolve(base, wordings, resolutions)
	switch {
	case err == nil:
		p.Text, shown = resolved, resolved
	case fault.CodeOf(err) != fault.Conflict:
		return Preview{}, err
	}
	p.Changes = amend.Compare(base, shown)
	return p, nil
}

// adoptInto takes sub-amendments into their amendment: it gets a new wording, and
// the text of the draft stays.
func (w *work) adoptInto(draft Draft, open openAmendments, picked []chosen, in AdoptInput) (Adoption, error) {
	parent, err := w.Amendment(picked[0].amendment.ToID)
	if err != nil {
		return Adoption{}, err
	}
	its, err := parentWording(w, parent, picked)
	if err != nil {
		return Adoption{}, err
	}
	base, err := baseText(w, parent, its)
	if err != nil {
		return Adoption{}, err
	}
	composed, conflicts, err := compose(base, its.Content, picked, in.Resolutions)
	if err != nil {
		return Adoption{}, err
	}
	subs := refs(picked)
	decision := Decision{
		Outcome: AmendmentsAdopted, Amendments: subs, Conflicts: conflicts, Resolutions: in.Resolutions, Reason: in.Reason,
		Into:   &AmendmentRef{parent.ID, parent.Label, parent.Revision + 1},
		Before: beforeOf(draft, open.with(append([]chosen{{amendment: parent}}, picked...))),
	}
	if err := w.voteOnAmendments(draft, &decision, picked, in.Vote); err != nil {
		return Adoption{}, err
	}
	if err := w.decide(&draft, &decision); err != nil {
		return Adoption{}, err
	}
	if err := w.settleAdopted(picked, decision); err != nil {
		return Adoption{}, err
	}
	draft.UpdatedAt = w.now
	if err := w.UpdateDraft(draft, draft.Version); err != nil {
		return Adoption{}, err
	}
	next := its
	next.Content, next.Layers = composed, its.layered(parent, subs)
	r, err := w.repeat(&parent, next, its.Base, RevisionAmended)
	if err != nil {
		return Adoption{}, err
	}
	return Adoption{Decision: decision, Amended: decision.Into}, w.reworded(parent, r, AmendmentRevised)
}

// layered are the wordings that an amendment is made of once subs are in it.
func (r Revision) layered(a Amendment, subs []AmendmentRef) []AmendmentRef {
	layers := r.Layers
	if len(layers) == 0 {
		layers = []AmendmentRef{{a.ID, a.Label, r.Number}}
	}
	return append(append([]AmendmentRef{}, layers...), subs...)
}

// parentWording is the wording that sub-amendments change, which must be the
// latest of their amendment.
func parentWording(r Snapshot, parent Amendment, picked []chosen) (Revision, error) {
	if !parent.Status.Pending() {
		return Revision{}, fault.New(fault.Conflict, "amendments", "%s, which it changes, is %s", parent.name(), inWords(string(parent.Status)))
	}
	for _, c := range picked {
		if c.revision.ToRevision != parent.Revision {
			return Revision{}, fault.New(fault.Conflict, "amendments", "%s was changed since %s was made for it: its mover revises it or confirms where it stands now", parent.name(), c.amendment.name())
		}
	}
	return r.Revision(parent.ID, parent.Revision)
}

// compose makes an amendment's new wording of sub-amendments, and checks that
// nothing changed that nobody proposed.
func compose(base *text.Text, parent amend.Amendment, subs []chosen, resolutions []amend.Resolution) (amend.Amendment, []amend.ConflictReport, error) {
	proposed, err := action.Proposed(base, parent)
	if err != nil {
		return amend.Amendment{}, nil, err
	}
	wordings := contents(subs)
	merged, err := amend.Merge(proposed, wordings)
	if err != nil {
		return amend.Amendment{}, nil, err
	}
	composed, err := action.Compose(base, parent, wordings, resolutions)
	if fault.CodeOf(err) == fault.Conflict {
		e := fault.New(fault.Conflict, "resolutions", "%s", err.Error())
		e.Detail, e.Cause = map[string]any{"conflicts": merged.Conflicts}, err
		return amend.Amendment{}, nil, e
	}
	if err != nil {
		return amend.Amendment{}, nil, err
	}
	result, err := action.Proposed(base, composed)
	if err != nil {
		return amend.Amendment{}, nil, err
	}
	return composed, merged.Conflicts, checkMerge(proposed, wordings, merged.Conflicts, resolutions, result)
}

// reworded writes a wording that an amendment got, and has the sub-amendments to
// it follow.
func (w *work) reworded(a Amendment, r Revision, event EventType) error {
	if err := w.AppendRevisions([]Revision{r}); err != nil {
		return err
	}
	if err := w.UpdateAmendments([]Amendment{a}); err != nil {
		return err
	}
	if err := w.recordAmendment(a, event, audienceOf(a), r.Hash); err != nil {
		return err
	}
	return w.subsFollow(a)
}

// subsFollow carries the pending sub-amendments of an amendment over to its
// latest wording, and theirs after them. One that does not follow cleanly waits
// for its mover.
func (w *work) subsFollow(parent Amendment) error {
	all, err := w.SubAmendments(parent.ID)
	if err != nil || len(all) == 0 {
		return err
	}
	now, err := w.Revision(parent.ID, parent.Revision)
	if err != nil {
		return err
	}
	after, err := baseText(w, parent, now)
	if err != nil {
		return err
	}
	for _, sub := range all {
		if !sub.Status.Pending() {
			continue
		}
		if err := w.follow(sub, parent, now, after); err != nil {
			return err
		}
	}
	return nil
}

func (w *work) follow(sub, parent Amendment, now Revision, after *text.Text) error {
	latest, err := w.Revision(sub.ID, sub.Revision)
	if err != nil || latest.ToRevision == now.Number {
		return err
	}
	result, err := w.carrySub(parent, latest, now, after)
	if err != nil {
		return err
	}
	if sub.Status == NeedsRebase || needsMover(result) {
		sub.Status, sub.Conflicts, sub.Notices, sub.UpdatedAt = NeedsRebase, result.Conflicts, result.Notices, w.now
		return w.UpdateAmendments([]Amendment{sub})
	}
	next := latest
	next.Content, next.ToRevision = result.Amendment, now.Number
	r, err := w.repeat(&sub, next, now.Base, RevisionRebased)
	if err != nil {
		return err
	}
	return w.reworded(sub, r, AmendmentConfirmed)
}

// carrySub takes a sub-amendment's wording over to another wording of its
// amendment.
func (w *work) carrySub(parent Amendment, latest, now Revision, after *text.Text) (amend.RebaseResult, error) {
	return carrySub(w, parent, latest, now, after)
}

func carrySub(r Snapshot, parent Amendment, latest, now Revision, after *text.Text) (amend.RebaseResult, error) {
	old, err := r.Revision(parent.ID, latest.ToRevision)
	if err != nil {
		return amend.RebaseResult{}, err
	}
	before, err := baseText(r, parent, old)
	if err != nil {
		return amend.RebaseResult{}, err
	}
	return action.Carry(before, old.Content, after, now.Content, latest.Content)
}

// lapseSubs ends the pending sub-amendments of an amendment that has ended
// itself, and theirs.
func (w *work) lapseSubs(parent Amendment, decisionID string) error {
	all, err := w.SubAmendments(parent.ID)
	if err != nil {
		return err
	}
	for _, sub := range all {
		if sub.Status.Final() {
			continue
		}
		sub.Status, sub.DecisionID, sub.UpdatedAt = Lapsed, decisionID, w.now
		if err := w.UpdateAmendments([]Amendment{sub}); err != nil {
			return err
		}
		if err := w.recordAmendment(sub, AmendmentLapsed, audienceOf(sub), ""); err != nil {
			return err
		}
		if err := w.lapseSubs(sub, decisionID); err != nil {
			return err
		}
	}
	return nil
}

// attributions tells of an amendment that sub-amendments changed who brought in
// which of its words, nil where none did. What the chair put where they collided
// is from settled.
func (w *work) attributions(a Amendment, settled string) (map[string][]amend.Span, error) {
	all, err := w.Revisions(a.ID)
	if err != nil {
		return nil, err
	}
	all = effectiveRevisions(all)
	wordings, layered := make([]action.Wording, len(all)), false
	for i, r := range all {
		if wordings[i], err = w.wordingOf(a, r); err != nil {
			return nil, err
		}
		if i > 0 && r.Reason == RevisionAmended {
			layered, wordings[i].Author = true, settled
			if wordings[i].Subs, err = w.subContributions(r, len(all[i-1].Layers), settled); err != nil {
				return nil, err
			}
		}
	}
	if !layered {
		return nil, nil
	}
	return action.Attribute(a.ID, wordings)
}

func (w *work) wordingOf(a Amendment, r Revision) (action.Wording, error) {
	base, err := baseText(w, a, r)
	if err != nil {
		return action.Wording{}, err
	}
	one := action.Wording{Base: base, Amendment: r.Content}
	if a.ToID == "" {
		one.Provenance, err = w.VersionProvenance(a.DraftID, r.Base)
	}
	return one, err
}

// subContributions are the sub-amendments that made a wording of the one before
// it, which had so many layers.
func (w *work) subContributions(r Revision, before int, settled string) ([]amend.Contribution, error) {
	all := []amend.Contribution{}
	for _, ref := range r.Layers[max(1, before):] {
		sub, err := w.Amendment(ref.ID)
		if err != nil {
			return nil, err
		}
		its, err := w.Revision(ref.ID, ref.Revision)
		if err != nil {
			return nil, err
		}
		words, err := w.attributions(sub, settled)
		if err != nil {
			return nil, err
		}
		all = append(all, amend.Contribution{Source: ref.ID, Amendment: its.Content, Words: words})
	}
	return all, nil
}
