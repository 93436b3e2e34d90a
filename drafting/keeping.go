package drafting

import (
	"context"
	"slices"

	"chapeau/drafting/action"
	"chapeau/drafting/text"
)

// Record returns the whole record of one draft, as the committee may see it: what
// was not submitted and what is said in private is not in it, not even for whom it
// belongs to. Errors: not_found, forbidden for outsiders.
func (s *Service) Record(ctx context.Context, actor Actor, draftID string) (DraftRecord, error) {
	return view(ctx, s, func(r Snapshot) (DraftRecord, error) {
		draft, st, err := seeDraft(r, actor, draftID)
		if err != nil {
			return DraftRecord{}, err
		}
		if err := st.require(SeeAmendments); err != nil {
			return DraftRecord{}, err
		}
		k := keeper{Snapshot: r, record: DraftRecord{Schema: RecordSchema, Draft: draft}}
		return k.keep()
	})
}

// keeper gathers a draft's record.
type keeper struct {
	Snapshot
	record DraftRecord
}

func (k *keeper) keep() (DraftRecord, error) {
	for _, step := range []func() error{k.setting, k.versions, k.amendments, k.acts, k.papers, k.meetings, k.log} {
		if err := step(); err != nil {
			return DraftRecord{}, err
		}
	}
	return k.record, nil
}

// setting is the committee, its rules and delegations, and who stands behind the
// draft.
func (k *keeper) setting() error {
	draft := k.record.Draft
	var err error
	if k.record.Committee, err = k.Committee(draft.CommitteeID); err != nil {
		return err
	}
	holding, err := rulesOf(k, draft.CommitteeID)
	if err != nil {
		return err
	}
	k.record.chair = holding.Terms.Chair
	all, err := k.Delegations(draft.CommitteeID)
	if err != nil {
		return err
	}
	k.record.Names = map[string]string{}
	for _, d := range all {
		k.record.Names[d.ID] = d.Name
	}
	if draft.AgendaItemID != "" {
		item, err := agendaItem(k, draft.CommitteeID, draft.AgendaItemID)
		if err != nil {
			return err
		}
		k.record.Item = &item
	}
	if k.record.Qualifier, err = qualifierOf(k, draft.ID); err != nil {
		return err
	}
	if k.record.layout, err = layoutOf(k, draft, false); err != nil {
		return err
	}
	k.record.Sponsors, err = sponsorsOf(k, draft)
	return err
}

func (k *keeper) versions() error {
	for number := 1; number <= k.record.Draft.Version; number++ {
		v, err := k.Version(k.record.Draft.ID, number)
		if err != nil {
			return err
		}
		k.record.Versions = append(k.record.Versions, v)
	}
	return nil
}

// amendments are those that were submitted, each from the wording on in which it
// was.
func (k *keeper) amendments() error {
	all, err := k.Amendments(k.record.Draft.ID)
	if err != nil {
		return err
	}
	k.record.Amendments = []AmendmentRecord{}
	for _, a := range all {
		if a.SubmittedAt == nil {
			continue
		}
		kept, err := k.amendment(a)
		if err != nil {
			return err
		}
		k.record.Amendments = append(k.record.Amendments, kept)
	}
	return nil
}

func (k *keeper) amendment(a Amendment) (AmendmentRecord, error) {
	kept := AmendmentRecord{Amendment: a}
	all, err := k.Revisions(a.ID)
	if err != nil {
		return kept, err
	}
	kept.Revisions = slices.DeleteFunc(all, func(r Revision) bool { return r.Number < a.SubmittedRevision })
	if kept.base, kept.proposed, err = k.worded(a, kept.Revisions[len(kept.Revisions)-1]); err != nil {
		return kept, err
	}
	if _, reworded := lastWording(kept.Revisions, func(r Revision) bool { return r.Number > a.SubmittedRevision && r.rewords() }); reworded {
		kept.firstBase, kept.firstProposed, err = k.worded(a, kept.Revisions[0])
	}
	return kept, err
}

// rewords reports whether a wording says something else than the one before it.
func (r Revision) rewords() bool {
	return r.Reason == RevisionRevised || r.Reason == RevisionAmended || r.Reason == RevisionDivided
}

// worded is a text and what an amendment makes of it in one wording.
func (k *keeper) worded(a Amendment, r Revision) (base, proposed *text.Text, err error) {
	if base, err = baseText(k, a, r); err != nil {
		return nil, nil, err
	}
	proposed, err = action.Proposed(base, r.Content)
	return base, proposed, err
}

// acts are what was decided and what was put on record.
func (k *keeper) acts() error {
	var err error
	if k.record.Decisions, err = k.Decisions(k.record.Draft.ID); err != nil {
		return err
	}
	k.record.Statements, err = k.Statements(k.record.Draft.ID)
	return err
}

// papers are the documents of the draft and of its amendments, and the notices
// that were waived.
func (k *keeper) papers() error {
	all, err := k.Documents(k.record.Draft.CommitteeID)
	if err != nil {
		return err
	}
	k.record.Documents = slices.DeleteFunc(all, func(d Document) bool { return d.DraftID != k.record.Draft.ID })
	k.record.Waivers, err = k.Waivers(k.record.Draft.ID)
	return err
}

// meetings are those at which something about the draft was recorded.
func (k *keeper) meetings() error {
	all, err := k.Meetings(k.record.Draft.CommitteeID)
	if err != nil {
		return err
	}
	met := k.record.met()
	k.record.Meetings = slices.DeleteFunc(all, func(m Meeting) bool { return !met[m.ID] })
	return nil
}

// met are the ids of the meetings that the record names.
func (rec DraftRecord) met() map[string]bool {
	met := map[string]bool{}
	note := func(at *Sitting) {
		if at != nil {
			met[at.MeetingID] = true
		}
	}
	for _, d := range rec.Decisions {
		note(d.Sitting)
	}
	for _, st := range rec.Statements {
		note(st.Sitting)
	}
	for _, v := range rec.Versions {
		note(v.Sitting)
	}
	for _, waived := range rec.Waivers {
		note(waived.Sitting)
	}
	return met
}

// log follows the committee's events from the draft's first one to its last.
func (k *keeper) log() error {
	k.record.Log = []LogEntry{}
	for after, last := int64(0), 0; ; {
		batch, err := k.Events(k.record.Draft.CommitteeID, after, eventBatch)
		if err != nil {
			return err
		}
		for _, e := range batch {
			after = e.Sequence
			about := e.DraftID == k.record.Draft.ID
			if !about && len(k.record.Log) == 0 {
				continue
			}
			k.record.Log = append(k.record.Log, k.record.entry(e))
			if about {
				last = len(k.record.Log)
			}
		}
		if len(batch) < eventBatch {
			k.record.Log = k.record.Log[:last]
			return nil
		}
	}
}

// entry shows an event that the whole committee may see, of the draft or of a
// meeting.
func (rec DraftRecord) entry(e Event) LogEntry {
	entry := LogEntry{Sequence: e.Sequence, Hash: e.Hash}
	ours := e.DraftID == rec.Draft.ID || e.Type == MeetingOpened || e.Type == MeetingClosed || e.Type == RollCalled
	if ours && (e.Audience == ToCommittee || e.Audience == ToReaders) {
		entry.Event = &e
	}
	return entry
}
