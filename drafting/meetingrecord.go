package drafting

import (
	"context"
	"encoding/json"
	"slices"
	"time"
)

// EntryKind says what an entry of a meeting's record is.
type EntryKind string

// The kinds of entry.
const (
	EntryOpened       EntryKind = "opened"
	EntryRoll         EntryKind = "roll"
	EntryDecision     EntryKind = "decision"
	EntryStatement    EntryKind = "statement"
	EntryOralRevision EntryKind = "oral_revision"
	EntryWaiver       EntryKind = "waiver"
	EntryDocument     EntryKind = "document"
	EntryClosed       EntryKind = "closed"
)

// RecordEntry is one thing that was recorded at a meeting, with the record of
// its kind: an oral revision's is the version, without its text, that it made.
// Draft is what it is about, Present the delegations of a roll.
type RecordEntry struct {
	Sequence  int64      `json:"sequence"`
	At        time.Time  `json:"at"`
	By        PersonRef  `json:"by"`
	Kind      EntryKind  `json:"kind"`
	Draft     *Draft     `json:"draft,omitempty"`
	Present   []string   `json:"present,omitempty"`
	Decision  *Decision  `json:"decision,omitempty"`
	Statement *Statement `json:"statement,omitempty"`
	Version   *Version   `json:"version,omitempty"`
	Waiver    *Waiver    `json:"waiver,omitempty"`
	Document  *Document  `json:"document,omitempty"`
}

// MeetingRecord is a meeting with what was recorded at it, in order.
type MeetingRecord struct {
	Meeting Meeting       `json:"meeting"`
	Entries []RecordEntry `json:"entries"`
}

// MeetingRecord returns what was recorded at a meeting, read from the event log,
// as far as the actor may see it. Errors: not_found, forbidden for outsiders.
func (s *Service) MeetingRecord(ctx context.Context, actor Actor, meetingID string) (MeetingRecord, error) {
	return view(ctx, s, func(r Snapshot) (MeetingRecord, error) {
		m, err := r.Meeting(meetingID)
		if err != nil {
			return MeetingRecord{}, err
		}
		st, err := requireIn(r, actor, m.CommitteeID, SeeAmendments)
		if err != nil {
			return MeetingRecord{}, err
		}
		k := recordKeeper{
			watcher: watcher{Snapshot: r, standing: st, drafts: map[string]Draft{}},
			meeting: m, versions: map[string][]Version{}, decisions: map[string]bool{},
		}
		entries, err := k.read()
		return MeetingRecord{Meeting: m, Entries: entries}, err
	})
}

// recordKeeper reads the record of one meeting from its committee's log: one
// meeting is open at a time, so what stands between its opening and its closing
// happened while it sat.
type recordKeeper struct {
	watcher
	meeting   Meeting
	versions  map[string][]Version // by draft, without texts
	decisions map[string]bool      // told already
}

func (k recordKeeper) read() ([]RecordEntry, error) {
	entries, sits, last := []RecordEntry{}, false, int64(0)
	for {
		batch, err := k.Snapshot.Events(k.meeting.CommitteeID, last, eventBatch)
		if err != nil {
			return nil, err
		}
		for _, e := range batch {
			last = e.Sequence
			sits = sits || e.Type == MeetingOpened && k.isOurs(e)
			if !sits {
				continue
			}
			found, err := k.entry(e)
			if err != nil {
				return nil, err
			}
			if found.Kind != "" {
				entries = append(entries, found)
			}
			if e.Type == MeetingClosed {
				return entries, nil
			}
		}
		if len(batch) < eventBatch {
			return entries, nil
		}
	}
}

// loggedMeeting is what the log says of a meeting, a statement, a waiver or a
// document.
type loggedMeeting struct {
	Meeting   int      `json:"meeting"`
	Present   []string `json:"present"`
	Statement string   `json:"statement"`
	Waiver    string   `json:"waiver"`
	Document  string   `json:"document"`
}

func logged(e Event) loggedMeeting {
	var says loggedMeeting
	if json.Unmarshal(e.Data, &says) != nil {
		return loggedMeeting{}
	}
	return says
}

func (k recordKeeper) isOurs(e Event) bool { return logged(e).Meeting == k.meeting.Number }

// entry turns an event into an entry; one without a kind is none.
func (k recordKeeper) entry(e Event) (RecordEntry, error) {
	found := RecordEntry{Sequence: e.Sequence, At: e.At, By: e.Actor}
	seen, err := k.sees(e)
	if err != nil || !seen {
		return found, err
	}
	switch e.Type {
	case MeetingOpened:
		found.Kind = EntryOpened
	case RollCalled:
		found.Kind, found.Present = EntryRoll, logged(e).Present
	case MeetingClosed:
		found.Kind = EntryClosed
	case StatementMade:
		err = k.statement(&found, logged(e).Statement)
	case NoticeWaived:
		err = k.waiver(&found, e.DraftID, logged(e).Waiver)
	case DocumentIssued:
		err = k.document(&found, logged(e).Document)
	case VersionCreated:
		err = k.oralRevision(&found, e)
	default:
		err = k.decision(&found, e.DecisionID)
	}
	if err != nil || found.Kind == "" || e.DraftID == "" {
		return found, err
	}
	draft, err := k.draft(e.DraftID)
	found.Draft = &draft
	return found, err
}

func (k recordKeeper) draft(id string) (Draft, error) {
	if known, ok := k.drafts[id]; ok {
		return known, nil
	}
	draft, err := k.Draft(id)
	k.drafts[id] = draft
	return draft, err
}

func (k recordKeeper) statement(into *RecordEntry, id string) error {
	st, err := k.Statement(id)
	into.Kind, into.Statement = EntryStatement, &st
	return err
}

func (k recordKeeper) waiver(into *RecordEntry, draftID, id string) error {
	all, err := k.Waivers(draftID)
	if err != nil {
		return err
	}
	if i := slices.IndexFunc(all, func(v Waiver) bool { return v.ID == id }); i >= 0 {
		into.Kind, into.Waiver = EntryWaiver, &all[i]
	}
	return nil
}

func (k recordKeeper) document(into *RecordEntry, id string) error {
	d, err := k.Document(id)
	into.Kind, into.Document = EntryDocument, &d
	return err
}

// oralRevision tells of a version that was made at the meeting by nobody's
// decision.
func (k recordKeeper) oralRevision(into *RecordEntry, e Event) error {
	all, known := k.versions[e.DraftID]
	if !known {
		var err error
		if all, err = k.Versions(e.DraftID); err != nil {
			return err
		}
		k.versions[e.DraftID] = all
	}
	i := slices.IndexFunc(all, func(v Version) bool { return v.Number == e.Version })
	if i >= 0 && all[i].Sitting != nil && all[i].DecisionID == "" {
		into.Kind, into.Version = EntryOralRevision, &all[i]
	}
	return nil
}

// decision tells of a decision once, however many events it brought about.
func (k recordKeeper) decision(into *RecordEntry, id string) error {
	if id == "" || k.decisions[id] {
		return nil
	}
	k.decisions[id] = true
	d, err := k.Decision(id)
	into.Kind, into.Decision = EntryDecision, &d
	return err
}
