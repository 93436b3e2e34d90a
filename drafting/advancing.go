package drafting

import (
	"slices"

	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// openAmendments are a draft's that are not settled, with their latest
// wordings, loaded at once.
type openAmendments struct {
	all    []Amendment
	latest map[string]Revision
}

func loadOpen(r Snapshot, draftID string) (openAmendments, error) {
	all, err := r.Amendments(draftID, openStatuses...)
	if err != nil {
		return openAmendments{}, err
	}
	latest, err := r.LatestRevisions(draftID, openStatuses...)
	return openAmendments{all, latest}, err
}

// without leaves out those that a decision settles.
func (o openAmendments) without(settled []chosen) openAmendments {
	gone := map[string]bool{}
	for _, c := range settled {
		gone[c.amendment.ID] = true
	}
	rest := make([]Amendment, 0, len(o.all))
	for _, a := range o.all {
		if !gone[a.ID] {
			rest = append(rest, a)
		}
	}
	return openAmendments{rest, o.latest}
}

// chosen are all of them.
func (o openAmendments) chosen() []chosen {
	all := make([]chosen, len(o.all))
	for i, a := range o.all {
		all[i] = chosen{a, o.latest[a.ID]}
	}
	return all
}

// put are those that are before the committee for decision.
func (o openAmendments) put() []chosen {
	return slices.DeleteFunc(o.chosen(), func(c chosen) bool { return c.amendment.Status != Put })
}

// with adds to some amendments the open ones that change them, or those.
func (o openAmendments) with(some []chosen) []chosen {
	in := map[string]bool{}
	for _, c := range some {
		in[c.amendment.ID] = true
	}
	all := slices.Clone(some)
	for grown := true; grown; {
		grown = false
		for _, a := range o.all {
			if !in[a.ID] && in[a.ToID] {
				in[a.ID], grown = true, true
				all = append(all, chosen{a, o.latest[a.ID]})
			}
		}
	}
	return all
}

// contributions are the adopted amendments as provenance names them, with the
// part that sub-amendments have in their words; source is the version that they
// go into.
func (w *work) contributions(adopted []chosen, source string) ([]amend.Contribution, error) {
	all := make([]amend.Contribution, len(adopted))
	for i, c := range adopted {
		words, err := w.attributions(c.amendment, source)
		if err != nil {
			return nil, err
		}
		all[i] = amend.Contribution{Source: c.amendment.ID, Amendment: c.revision.Content, Words: words}
	}
	return all, nil
}

// advance makes result the draft's new version: it writes the version with the
// provenance of its words, carries over the amendments that are still pending,
// has the paragraphs' standings follow and moves the draft on. A text under
// silence does not change. next brings the version's reason and note; adopted are
// the amendments that made it, open those that stay.
func (w *work) advance(draft Draft, current Version, result *text.Text, next Version, adopted []chosen, open openAmendments) (Advance, error) {
	if draft.Status == Silence {
		return Advance{}, errUnderSilence(w, draft, "its words stay as they are; call the silence off first")
	}
	before, err := w.VersionProvenance(draft.ID, current.Number)
	if err != nil {
		return Advance{}, err
	}
	source := versionSource(current.Number + 1)
	brought, err := w.contributions(adopted, source)
	if err != nil {
		return Advance{}, err
	}
	next.Text = result
	provenance := amend.Trace(before, current.Text, result, brought, source)
	return w.advanceTo(draft, current, next, provenance, open)
}

// advanceTo is advance for a version whose words' provenance is known.
func (w *work) advanceTo(draft Draft, current, next Version, provenance map[string][]amend.Span, open openAmendments) (Advance, error) {
	next.DraftID, next.Number, next.Parent = draft.ID, current.Number+1, current.Number
	next.ParentHash, next.Hash = current.Hash, text.Hash(next.Text, current.Hash)
	next.Author, next.At = w.by, w.now
	if err := w.appendVersion(draft, next, provenance); err != nil {
		return Advance{}, err
	}
	rebased, waiting, err := w.carryOver(draft, current, next, open)
	if err != nil {
		return Advance{}, err
	}
	if err := w.followText(draft, current, next); err != nil {
		return Advance{}, err
	}
	draft.Version, draft.Title, draft.UpdatedAt = next.Number, next.Text.Title, w.now
	if err := w.UpdateDraft(draft, current.Number); err != nil {
		return Advance{}, err
	}
	if err := w.alertToText(draft, next); err != nil {
		return Advance{}, err
	}
	return Advance{Version: next, Rebased: rebased, NeedsRebase: waiting}, nil
}

// alertToText tells every sponsor that the text has changed, and of an amendment
// that was accepted into it, its movers too.
func (w *work) alertToText(draft Draft, v Version) error {
	told, movers := Alert{Kind: AlertTextRevised}, []string{}
	switch v.Reason {
	case OrallyRevised:
		told.Kind = AlertRevisedOrally
	case SponsorIncorporated:
		accepted, err := w.Amendment(v.Adopted[0].ID)
		if err != nil {
			return err
		}
		told.Kind, told.AmendmentID, movers = AlertIncorporated, accepted.ID, accepted.moverIDs()
	}
	return w.alertSponsors(draft, told, map[string]any{"version": v.Number, "reason": v.Reason}, movers...)
}

// firstProvenance says of every word of a first version that it came with it.
func firstProvenance(v Version) map[string][]amend.Span {
	nothing := &text.Text{Schema: text.Schema, Kind: v.Text.Kind, Lang: v.Text.Lang}
	return amend.Trace(nil, nothing, v.Text, nil, versionSource(v.Number))
}

// appendVersion writes a version with the provenance of its words, and says so
// in the log.
func (w *work) appendVersion(draft Draft, v Version, provenance map[string][]amend.Span) error {
	if err := checkProvenance(v.Text, provenance); err != nil {
		return err
	}
	if err := w.AppendVersion(v, provenance); err != nil {
		return err
	}
	kept, err := hashVersionRecord(v)
	if err != nil {
		return err
	}
	return w.record(
		Event{CommitteeID: draft.CommitteeID, Type: VersionCreated, Audience: ToReaders, DraftID: draft.ID, Version: v.Number},
		map[string]any{"hash": v.Hash, "reason": v.Reason, "record": kept},
	)
}

// hashVersionRecord covers everything about a version but its text, which its own
// hash covers.
func hashVersionRecord(v Version) (string, error) {
	v.Text = nil
	return hashOf(v)
}

// carryOver rebases every amendment that is still pending onto the new version.
// One that follows cleanly gets a new revision there; one whose words collide,
// or whose place a person should look at, keeps its base and waits for its
// mover. Drafted ones follow when they are submitted.
func (w *work) carryOver(draft Draft, current, next Version, open openAmendments) (rebased, waiting []AmendmentRef, err error) {
	c := carrier{work: w, current: current, next: next, rebasers: map[int]*amend.Rebaser{}}
	c.rebased, c.waiting = []AmendmentRef{}, []AmendmentRef{}
	for _, a := range open.all {
		if !a.Status.Pending() || a.ToID != "" {
			continue
		}
		if err := c.carry(a, open.latest[a.ID]); err != nil {
			return nil, nil, err
		}
	}
	if err := c.write(draft); err != nil {
		return nil, nil, err
	}
	if err := c.subsFollowAll(open); err != nil {
		return nil, nil, err
	}
	return c.rebased, c.waiting, nil
}

// carrier collects what rebasing the pending amendments gives, to write it at
// once. There is one rebaser for each base that a pending amendment has.
type carrier struct {
	*work
	current, next    Version
	rebasers         map[int]*amend.Rebaser
	amendments       []Amendment
	revisions        []Revision
	overtaken        []Amendment // which followed until now
	rebased, waiting []AmendmentRef
}

// subsFollowAll has the sub-amendments of what was carried over follow it.
func (c *carrier) subsFollowAll(open openAmendments) error {
	amended := map[string]bool{}
	for _, a := range open.all {
		amended[a.ToID] = true
	}
	for _, a := range c.amendments {
		if !amended[a.ID] {
			continue
		}
		if err := c.subsFollow(a); err != nil {
			return err
		}
	}
	return nil
}

func (c *carrier) carry(a Amendment, r Revision) error {
	rebaser, err := c.rebaser(a)
	if err != nil {
		return err
	}
	result, err := rebaser.Rebase(r.Content)
	if err != nil {
		return fault.Wrap(err, "amendment %s cannot be rebased", a.Label)
	}
	a.UpdatedAt = c.now
	if a.Status == NeedsRebase || needsMover(result) {
		if a.Status != NeedsRebase {
			c.overtaken = append(c.overtaken, a)
		}
		a.Status, a.Conflicts, a.Notices = NeedsRebase, result.Conflicts, result.Notices
		c.amendments = append(c.amendments, a)
		c.waiting = append(c.waiting, AmendmentRef{a.ID, a.Label, a.Revision})
		return nil
	}
	revision, err := c.newRevision(&a, c.next.Number, result.Amendment, RevisionRebased)
	if err != nil {
		return err
	}
	c.amendments = append(c.amendments, a)
	c.revisions = append(c.revisions, revision)
	c.rebased = append(c.rebased, AmendmentRef{a.ID, a.Label, a.Revision})
	return nil
}

func (c *carrier) rebaser(a Amendment) (*amend.Rebaser, error) {
	if r, known := c.rebasers[a.Base]; known {
		return r, nil
	}
	base := c.current
	if a.Base != base.Number {
		var err error
		if base, err = c.Version(a.DraftID, a.Base); err != nil {
			return nil, err
		}
	}
	r := amend.NewRebaser(base.Text, c.next.Text)
	c.rebasers[a.Base] = r
	return r, nil
}

// needsMover tells whether a person must look at a rebase before it counts.
func needsMover(r amend.RebaseResult) bool {
	if r.Status == amend.Conflict || r.Status == amend.Orphaned {
		return true
	}
	return slices.ContainsFunc(r.Notices, func(n amend.Notice) bool {
		return n.Kind == amend.Adjacent || n.Kind == amend.Reanchored || n.Kind == amend.DanglingReference
	})
}

func (c *carrier) write(draft Draft) error {
	if len(c.amendments) == 0 {
		return nil
	}
	if err := c.AppendRevisions(c.revisions); err != nil {
		return err
	}
	if err := c.UpdateAmendments(c.amendments); err != nil {
		return err
	}
	for _, a := range c.overtaken {
		told := Alert{CommitteeID: draft.CommitteeID, DraftID: draft.ID, AmendmentID: a.ID, Kind: AlertNeedsRebase}
		if err := c.alert(told, a.moverIDs(), map[string]any{"version": c.next.Number}); err != nil {
			return err
		}
	}
	hashes := map[string]string{}
	for _, r := range c.revisions {
		hashes[r.AmendmentID] = r.Hash
	}
	return c.record(
		Event{CommitteeID: draft.CommitteeID, Type: AmendmentsRebased, Audience: ToCommittee, DraftID: draft.ID, Version: c.next.Number},
		map[string]any{"rebased": c.rebased, "needs_rebase": c.waiting, "hashes": hashes},
	)
}

// newRevision is the amendment's next revision, against a version; the
// amendment moves on to it.
func (w *work) newRevision(a *Amendment, base int, content amend.Amendment, reason RevisionReason) (Revision, error) {
	return w.nextRevision(a, Revision{Base: base, Content: content, Reason: reason})
}

// nextRevision numbers and signs an amendment's next revision.
func (w *work) nextRevision(a *Amendment, r Revision) (Revision, error) {
	a.Revision++
	a.Base, a.Conflicts, a.Notices, a.UpdatedAt = r.Base, nil, nil, w.now
	r.AmendmentID, r.Number, r.Author, r.At = a.ID, a.Revision, w.by, w.now
	hash, err := hashRevision(r)
	r.Hash = hash
	return r, err
}

func hashRevision(r Revision) (string, error) {
	r.Hash = ""
	return hashOf(r)
}
