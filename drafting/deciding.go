package drafting

import (
	"context"
	"slices"
	"strings"

	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/rules"
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

// PreviewInput is a set of amendments to try out, with how to settle what
// collides.
type PreviewInput struct {
	Amendments  []AmendmentRef     `json:"amendments"`
	Resolutions []amend.Resolution `json:"resolutions"`
}

// Preview is what adopting a set of amendments would give. Text is the text
// with the resolutions in place, nil while a conflict is open; Changes compares
// the current version with it, or with the merge so far. Of sub-amendments Ground
// is the amendment that they change: text and changes are then of what it proposes.
type Preview struct {
	Version    int               `json:"version"`
	Amendments []AmendmentRef    `json:"amendments"`
	Result     amend.MergeResult `json:"result"`
	Text       *text.Text        `json:"text,omitempty"`
	Changes    amend.Comparison  `json:"changes"`
	Ground     *Ground           `json:"ground,omitempty"`
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
		if err := sameTarget(picked); err != nil {
			return Preview{}, err
		}
		p, err := previewOf(r, draft, st, picked, in.Resolutions)
		p.Amendments = refs(picked)
		return p, err
	})
}

func previewOf(r Snapshot, draft Draft, st standing, picked []chosen, resolutions []amend.Resolution) (Preview, error) {
	if picked[0].amendment.ToID != "" {
		return previewInto(r, draft, picked, resolutions)
	}
	current, err := r.Version(draft.ID, draft.Version)
	if err != nil {
		return Preview{}, err
	}
	t, err := takeUp(r, current, picked, resolutions)
	if err != nil {
		return Preview{}, err
	}
	return preview(current, t, st.person.Name)
}

// sameTarget refuses amendments that do not change the same text.
func sameTarget(picked []chosen) error {
	for _, c := range picked {
		if c.amendment.ToID != picked[0].amendment.ToID {
			return fault.Invalidf("amendments", "%s and %s do not change the same text: decide them one after the other", picked[0].amendment.name(), c.amendment.name())
		}
	}
	return nil
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
	if q.second, err = wasTied(w, draft.ID, AmendmentsTied, func(tied Decision) bool { return sameAmendments(tied, picked) }); err != nil {
		return err
	}
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

// RejectInput is a decision to reject amendments, or to note that the votes on
// one were equally divided where the rules ask for a second vote.
type RejectInput struct {
	ExpectedVersion int            `json:"expected_version"`
	Amendments      []AmendmentRef `json:"amendments"`
	Vote            *rules.Vote    `json:"vote,omitempty"`
	Tied            bool           `json:"tied,omitempty"`
	Reason          string         `json:"reason"`
}

// Reject decides against amendments; the text stays. Errors as Adopt.
func (s *Service) Reject(ctx context.Context, actor Actor, draftID string, in RejectInput) (Decision, error) {
	return write(ctx, s, actor, "reject", []any{draftID, in}, func(w *work) (Decision, error) {
		draft, open, picked, err := w.chooseForDecision(draftID, in.ExpectedVersion, in.Amendments)
		if err != nil {
			return Decision{}, err
		}
		if err := w.mayBeDecided(draft, open, picked); err != nil {
			return Decision{}, err
		}
		if err := draft.Proceedings.partsDone(picked, false); err != nil {
			return Decision{}, err
		}
		status := Rejected
		decision := Decision{Outcome: AmendmentsRejected, Amendments: refs(picked), Reason: in.Reason, Before: beforeOf(draft, open.with(picked))}
		if in.Tied {
			status, decision.Outcome = Put, AmendmentsTied
		}
		if err := w.voteOnAmendments(draft, &decision, picked, in.Vote); err != nil {
			return Decision{}, err
		}
		if err := w.decide(&draft, &decision); err != nil {
			return Decision{}, err
		}
		if err := w.settle(picked, status, decision); err != nil {
			return Decision{}, err
		}
		draft.UpdatedAt = w.now
		return decision, w.UpdateDraft(draft, draft.Version)
	})
}

// DecideDraftInput is a decision on a draft as a whole: draft_adopted,
// draft_rejected, draft_tied where the votes were equally divided and the rules
// ask for a second one, or on the motion to take no decision draft_no_action or
// draft_no_action_rejected. Vote is how it was decided, nil without a vote. An
// adopted text may get the symbol that it is known by ("14/1").
type DecideDraftInput struct {
	ExpectedVersion int         `json:"expected_version"`
	Outcome         Outcome     `json:"outcome"`
	Vote            *rules.Vote `json:"vote,omitempty"`
	ResultSymbol    string      `json:"result_symbol,omitempty"`
	Reason          string      `json:"reason"`
}

// DecideDraft adopts or rejects a draft as a whole, or takes no action on it, and
// ends the action; amendments that are still open lapse. Errors: forbidden,
// invalid, stale, conflict where the draft is closed, a challenge, a division or
// a request for a vote is open, or there is no quorum.
func (s *Service) DecideDraft(ctx context.Context, actor Actor, draftID string, in DecideDraftInput) (Decision, error) {
	return write(ctx, s, actor, "decide draft", []any{draftID, in}, func(w *work) (Decision, error) {
		draft, _, err := w.actionable(draftID, in.ExpectedVersion)
		if err != nil {
			return Decision{}, err
		}
		c, err := closing(in.Outcome, in.Vote)
		if err != nil {
			return Decision{}, err
		}
		if err := w.readyToClose(draft, in, c); err != nil {
			return Decision{}, err
		}
		return w.decideWhole(draft, in, c)
	})
}

func (w *work) decideWhole(draft Draft, in DecideDraftInput, c closure) (Decision, error) {
	open, err := loadOpen(w, draft.ID)
	if err != nil {
		return Decision{}, err
	}
	decision := Decision{Outcome: in.Outcome, Reason: in.Reason, Before: beforeOf(draft, nil)}
	if err := w.voteOnDraft(draft, &decision, in.Vote, c); err != nil {
		return Decision{}, err
	}
	if c.status == "" {
		if err := w.decide(&draft, &decision); err != nil {
			return Decision{}, err
		}
		draft.UpdatedAt = w.now
		return decision, w.UpdateDraft(draft, draft.Version)
	}
	if decision.ResultSymbol, err = w.resultSymbol(draft, in); err != nil {
		return Decision{}, err
	}
	decision.Before = beforeOf(draft, open.chosen())
	if err := w.decide(&draft, &decision); err != nil {
		return Decision{}, err
	}
	if err := w.lapse(draft, decision.ID); err != nil {
		return Decision{}, err
	}
	draft.Status, draft.ResultSymbol, draft.UpdatedAt = c.status, decision.ResultSymbol, w.now
	if err := w.UpdateDraft(draft, draft.Version); err != nil {
		return Decision{}, err
	}
	return decision, w.alertSponsors(draft, Alert{Kind: AlertDecided}, map[string]any{"decision": decision.ID, "status": draft.Status})
}

// resultSymbol is what an adopted text is called; nothing else gets one.
func (w *work) resultSymbol(draft Draft, in DecideDraftInput) (string, error) {
	if strings.TrimSpace(in.ResultSymbol) == "" {
		return "", nil
	}
	if in.Outcome != DraftAdopted {
		return "", fault.Invalidf("result_symbol", "only an adopted text gets a symbol of its own: leave it out")
	}
	return w.readResultSymbol(draft, "result_symbol", in.ResultSymbol)
}

// closure is what an outcome makes of a draft: the status that it gives, empty
// where the action goes on, and whether it is about the motion to take no action.
type closure struct {
	status   DraftStatus
	noAction bool
}

func closing(o Outcome, vote *rules.Vote) (closure, error) {
	switch o {
	case DraftAdopted:
		if vote == nil || vote.Kind == rules.WithoutVote {
			return closure{status: AdoptedWithoutVote}, nil
		}
		return closure{status: AdoptedByVote}, nil
	case DraftNotAdopted:
		return closure{status: DraftRejected}, nil
	case DraftTied:
		return closure{}, nil
	case DraftNoAction:
		return closure{status: NoAction, noAction: true}, nil
	case NoActionRejected:
		return closure{noAction: true}, nil
	}
	return closure{}, fault.Invalidf("outcome", "%q decides no draft; it is draft_adopted, draft_rejected, draft_tied, draft_no_action or draft_no_action_rejected", o)
}

// readyToClose refuses a decision on the whole while something must be decided
// before it.
func (w *work) readyToClose(draft Draft, in DecideDraftInput, c closure) error {
	if c.noAction {
		return nil
	}
	if err := noticeBlocks(w, draft, w.now); err != nil {
		return err
	}
	if in.Outcome == DraftAdopted {
		if err := requireBudgetStatements(w, draft); err != nil {
			return err
		}
	}
	allRejected, err := w.allOperativesRejected(draft)
	if err != nil {
		return err
	}
	if err := draft.Proceedings.divisionDone(in.Outcome, allRejected); err != nil || allRejected {
		return err
	}
	return honoursRequests(w, draft, "", in.Vote)
}

func (w *work) voteOnDraft(draft Draft, d *Decision, vote *rules.Vote, c closure) error {
	qualifier, err := qualifierOf(w, draft.ID)
	if err != nil {
		return err
	}
	subject := rules.Draft(draft.Kind, draft.Symbol, text.PlainWords(draft.Title), qualifier)
	if c.noAction {
		subject = rules.NoAction(rules.Draft(draft.Kind, draft.Symbol, text.PlainWords(draft.Title), ""))
		return w.count(draft, d, question{kind: rules.Motion, subject: subject, vote: vote})
	}
	second, err := wasTied(w, draft.ID, DraftTied, func(Decision) bool { return true })
	if err != nil {
		return err
	}
	return w.count(draft, d, question{kind: rules.Proposal, subject: subject, vote: vote, second: second})
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
