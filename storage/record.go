package storage

import (
	"encoding/json"
	"slices"
	"time"

	"chapeau/drafting"
	"chapeau/drafting/amend"
	"chapeau/drafting/rules"
)

type decisionRow struct {
	ID            string `gorm:"primaryKey"`
	CommitteeID   string
	DraftID       string
	Number        int
	Outcome       string
	Amendments    []drafting.AmendmentRef `gorm:"serializer:json"`
	Against       int
	Result        int
	Conflicts     []amend.ConflictReport `gorm:"serializer:json"`
	Resolutions   []amend.Resolution     `gorm:"serializer:json"`
	Ruling        []amend.Op             `gorm:"serializer:json"`
	Reason        string
	Poll          *rules.Poll  `gorm:"serializer:json"`
	Vote          *rules.Vote  `gorm:"serializer:json"`
	Tally         *rules.Tally `gorm:"serializer:json"`
	Sentence      string
	IntoAmendment *drafting.AmendmentRef `gorm:"serializer:json"`
	Sequence      []string               `gorm:"serializer:json"`
	Division      *drafting.Division     `gorm:"serializer:json"`
	Part          string
	ResultSymbol  string
	About         string
	Challenge     string
	Proposal      string
	StoodBefore   *drafting.Before  `gorm:"serializer:json"`
	Sitting       *drafting.Sitting `gorm:"serializer:json"`
	ByID          string
	ByName        string
	At            int64
	Hash          string
}

func (decisionRow) TableName() string { return "decisions" }

func (r decisionRow) decision() drafting.Decision {
	return drafting.Decision{
		ID:           r.ID,
		CommitteeID:  r.CommitteeID,
		DraftID:      r.DraftID,
		Number:       r.Number,
		Outcome:      drafting.Outcome(r.Outcome),
		Amendments:   r.Amendments,
		Against:      r.Against,
		Result:       r.Result,
		Conflicts:    r.Conflicts,
		Resolutions:  r.Resolutions,
		Ruling:       r.Ruling,
		Reason:       r.Reason,
		Poll:         r.Poll,
		Vote:         r.Vote,
		Tally:        r.Tally,
		Sentence:     r.Sentence,
		Into:         r.IntoAmendment,
		Order:        r.Sequence,
		Division:     r.Division,
		Part:         r.Part,
		ResultSymbol: r.ResultSymbol,
		About:        r.About,
		Challenge:    r.Challenge,
		Proposal:     r.Proposal,
		Before:       r.StoodBefore,
		Sitting:      r.Sitting,
		By:           drafting.PersonRef{ID: r.ByID, Name: r.ByName},
		At:           moment(r.At),
		Hash:         r.Hash,
	}
}

func (s snapshot) Decision(id string) (drafting.Decision, error) {
	var row decisionRow
	err := first(s.db.Where("id = ?", id), &row, "decision", id)
	return row.decision(), err
}

// Decisions are read once in a transaction; each caller has a list of its own.
func (s snapshot) Decisions(draftID string) ([]drafting.Decision, error) {
	if known, read := s.decisions[draftID]; read {
		return slices.Clone(known), nil
	}
	all, err := each(s.db.Where("draft_id = ?", draftID).Order("number"), decisionRow.decision)
	if err != nil {
		return nil, err
	}
	s.decisions[draftID] = all
	return slices.Clone(all), nil
}

func (s snapshot) CountDecisions(draftID string) (int, error) {
	return s.highest(&decisionRow{}, "number", "draft_id = ?", draftID)
}

func (t *tx) AppendDecision(d drafting.Decision) error {
	delete(t.decisions, d.DraftID)
	return t.create(&decisionRow{
		ID:            d.ID,
		CommitteeID:   d.CommitteeID,
		DraftID:       d.DraftID,
		Number:        d.Number,
		Outcome:       string(d.Outcome),
		Amendments:    d.Amendments,
		Against:       d.Against,
		Result:        d.Result,
		Conflicts:     d.Conflicts,
		Resolutions:   d.Resolutions,
		Ruling:        d.Ruling,
		Reason:        d.Reason,
		Poll:          d.Poll,
		Vote:          d.Vote,
		Tally:         d.Tally,
		Sentence:      d.Sentence,
		IntoAmendment: d.Into,
		Sequence:      d.Order,
		Division:      d.Division,
		Part:          d.Part,
		ResultSymbol:  d.ResultSymbol,
		About:         d.About,
		Challenge:     d.Challenge,
		Proposal:      d.Proposal,
		StoodBefore:   d.Before,
		Sitting:       d.Sitting,
		ByID:          d.By.ID,
		ByName:        d.By.Name,
		At:            micros(d.At),
		Hash:          d.Hash,
	})
}

type eventRow struct {
	CommitteeID  string `gorm:"primaryKey"`
	Sequence     int64  `gorm:"primaryKey;autoIncrement:false"`
	Type         string
	Audience     string
	DraftID      string
	Version      int
	AmendmentID  string
	DelegationID string
	DecisionID   string
	Named        []string `gorm:"serializer:json"`
	ActorID      string
	ActorName    string
	At           int64
	Data         string
	PreviousHash string
	Hash         string
}

func (eventRow) TableName() string { return "events" }

func rowOfEvent(e drafting.Event) eventRow {
	return eventRow{
		CommitteeID:  e.CommitteeID,
		Sequence:     e.Sequence,
		Type:         string(e.Type),
		Audience:     string(e.Audience),
		DraftID:      e.DraftID,
		Version:      e.Version,
		AmendmentID:  e.AmendmentID,
		DelegationID: e.DelegationID,
		DecisionID:   e.DecisionID,
		Named:        e.Named,
		ActorID:      e.Actor.ID,
		ActorName:    e.Actor.Name,
		At:           micros(e.At),
		Data:         string(e.Data),
		PreviousHash: e.PreviousHash,
		Hash:         e.Hash,
	}
}

func (r eventRow) event() drafting.Event {
	e := drafting.Event{
		CommitteeID:  r.CommitteeID,
		Sequence:     r.Sequence,
		Type:         drafting.EventType(r.Type),
		Audience:     drafting.Audience(r.Audience),
		DraftID:      r.DraftID,
		Version:      r.Version,
		AmendmentID:  r.AmendmentID,
		DelegationID: r.DelegationID,
		DecisionID:   r.DecisionID,
		Named:        r.Named,
		Actor:        drafting.PersonRef{ID: r.ActorID, Name: r.ActorName},
		At:           moment(r.At),
		PreviousHash: r.PreviousHash,
		Hash:         r.Hash,
	}
	if r.Data != "" {
		e.Data = json.RawMessage(r.Data)
	}
	return e
}

func (s snapshot) Events(committeeID string, after int64, limit int) ([]drafting.Event, error) {
	query := s.db.Where("committee_id = ? AND sequence > ?", committeeID, after).Order("sequence").Limit(limit)
	return each(query, eventRow.event)
}

func (s snapshot) ChainHead(committeeID string) (drafting.ChainHead, error) {
	var row committeeRow
	query := s.db.Select("event_sequence", "event_hash").Where("id = ?", committeeID)
	err := first(query, &row, "committee", committeeID)
	return drafting.ChainHead{Sequence: row.EventSequence, Hash: row.EventHash}, err
}

// LockChain needs no lock of its own: a write transaction is alone from its
// first moment on.
func (t *tx) LockChain(committeeID string) (drafting.ChainHead, error) {
	return t.ChainHead(committeeID)
}

func (t *tx) AppendEvents(all []drafting.Event) error {
	rows, last := make([]eventRow, len(all)), map[string]drafting.Event{}
	for i, e := range all {
		rows[i], last[e.CommitteeID] = rowOfEvent(e), e
	}
	if err := t.create(&rows); err != nil {
		return err
	}
	for committeeID, e := range last {
		head := map[string]any{"event_sequence": e.Sequence, "event_hash": e.Hash}
		if err := t.db.Model(&committeeRow{}).Where("id = ?", committeeID).Updates(head).Error; err != nil {
			return translate(err)
		}
		t.appendedTo = append(t.appendedTo, committeeID)
	}
	return nil
}

type answeredRequestRow struct {
	PersonID    string `gorm:"primaryKey"`
	Key         string `gorm:"primaryKey"`
	Fingerprint string
	Answer      []byte
	At          int64
}

func (answeredRequestRow) TableName() string { return "answered_requests" }

func (s snapshot) AnsweredRequest(personID, key string) (drafting.AnsweredRequest, error) {
	var row answeredRequestRow
	err := first(s.db.Where("person_id = ? AND key = ?", personID, key), &row, "answered request", key)
	return drafting.AnsweredRequest{
		PersonID:    row.PersonID,
		Key:         row.Key,
		Fingerprint: row.Fingerprint,
		Answer:      row.Answer,
		At:          moment(row.At),
	}, err
}

func (t *tx) CreateAnsweredRequest(a drafting.AnsweredRequest) error {
	return t.create(&answeredRequestRow{a.PersonID, a.Key, a.Fingerprint, a.Answer, micros(a.At)})
}

func (t *tx) DeleteAnsweredRequestsBefore(at time.Time) error {
	return t.delete(&answeredRequestRow{}, "at < ?", micros(at))
}
