package storage

import (
	"encoding/json"

	"gorm.io/gorm/clause"

	"chapeau/drafting"
)

type meetingRow struct {
	ID           string `gorm:"primaryKey"`
	CommitteeID  string
	Number       int
	Present      []string `gorm:"serializer:json"`
	OpenedAt     int64
	OpenedByID   string
	OpenedByName string
	ClosedAt     *int64
}

func (meetingRow) TableName() string { return "meetings" }

func rowOfMeeting(m drafting.Meeting) *meetingRow {
	return &meetingRow{
		ID:           m.ID,
		CommitteeID:  m.CommitteeID,
		Number:       m.Number,
		Present:      m.Present,
		OpenedAt:     micros(m.OpenedAt),
		OpenedByID:   m.OpenedBy.ID,
		OpenedByName: m.OpenedBy.Name,
		ClosedAt:     optionalMicros(m.ClosedAt),
	}
}

func (r meetingRow) meeting() drafting.Meeting {
	return drafting.Meeting{
		ID:          r.ID,
		CommitteeID: r.CommitteeID,
		Number:      r.Number,
		Present:     r.Present,
		OpenedAt:    moment(r.OpenedAt),
		OpenedBy:    drafting.PersonRef{ID: r.OpenedByID, Name: r.OpenedByName},
		ClosedAt:    optionalMoment(r.ClosedAt),
	}
}

func (s snapshot) Meeting(id string) (drafting.Meeting, error) {
	var row meetingRow
	err := first(s.db.Where("id = ?", id), &row, "meeting", id)
	return row.meeting(), err
}

func (s snapshot) Meetings(committeeID string) ([]drafting.Meeting, error) {
	return each(s.db.Where("committee_id = ?", committeeID).Order("number"), meetingRow.meeting)
}

func (t *tx) CreateMeeting(m drafting.Meeting) error { return t.create(rowOfMeeting(m)) }

func (t *tx) UpdateMeeting(m drafting.Meeting) error {
	return t.change(rowOfMeeting(m), "meeting", m.ID, "committee_id", "number", "opened_at")
}

type agendaItemRow struct {
	ID          string `gorm:"primaryKey"`
	CommitteeID string
	Ordinal     int
	Number      string
	Title       string
}

func (agendaItemRow) TableName() string { return "agenda_items" }

func (r agendaItemRow) item() drafting.AgendaItem { return drafting.AgendaItem(r) }

func (s snapshot) AgendaItems(committeeID string) ([]drafting.AgendaItem, error) {
	return each(s.db.Where("committee_id = ?", committeeID).Order("ordinal"), agendaItemRow.item)
}

func (t *tx) CreateAgendaItem(item drafting.AgendaItem) error {
	row := agendaItemRow(item)
	return t.create(&row)
}

func (t *tx) UpdateAgendaItem(item drafting.AgendaItem) error {
	row := agendaItemRow(item)
	return t.change(&row, "item of the agenda", item.ID, "committee_id")
}

func (t *tx) DeleteAgendaItem(item drafting.AgendaItem) error {
	return deleted(t.db.Where("id = ?", item.ID).Delete(&agendaItemRow{}), "item of the agenda", item.ID)
}

// OrderAgenda writes the places twice, because no two items may have one place
// at any time.
func (t *tx) OrderAgenda(committeeID string, ids []string) error {
	for _, sign := range []int{-1, 1} {
		for i, id := range ids {
			place := t.db.Model(&agendaItemRow{}).Where("id = ? AND committee_id = ?", id, committeeID)
			if err := place.Update("ordinal", sign*(i+1)).Error; err != nil {
				return translate(err)
			}
		}
	}
	return nil
}

type sponsorshipRow struct {
	DraftID      string `gorm:"primaryKey"`
	DelegationID string `gorm:"primaryKey"`
	OnBehalfOfID *string
	JoinedAt     int64
	LeftAt       *int64
	Late         bool
	ConsentedTo  int
}

func (sponsorshipRow) TableName() string { return "sponsorships" }

func (r sponsorshipRow) sponsorship() drafting.Sponsorship {
	return drafting.Sponsorship{
		DraftID:      r.DraftID,
		DelegationID: r.DelegationID,
		OnBehalfOfID: plain(r.OnBehalfOfID),
		JoinedAt:     moment(r.JoinedAt),
		LeftAt:       optionalMoment(r.LeftAt),
		Late:         r.Late,
		ConsentedTo:  r.ConsentedTo,
	}
}

func (s snapshot) Sponsorship(draftID, delegationID string) (drafting.Sponsorship, error) {
	var row sponsorshipRow
	err := first(s.db.Where("draft_id = ? AND delegation_id = ?", draftID, delegationID), &row, "sponsorship of", delegationID)
	return row.sponsorship(), err
}

func (s snapshot) Sponsorships(draftID string) ([]drafting.Sponsorship, error) {
	return each(s.db.Where("draft_id = ?", draftID).Order("joined_at, delegation_id"), sponsorshipRow.sponsorship)
}

func (t *tx) PutSponsorship(p drafting.Sponsorship) error {
	row := sponsorshipRow{p.DraftID, p.DelegationID, optional(p.OnBehalfOfID), micros(p.JoinedAt), optionalMicros(p.LeftAt), p.Late, p.ConsentedTo}
	replace := clause.OnConflict{
		Columns:   []clause.Column{{Name: "draft_id"}, {Name: "delegation_id"}},
		DoUpdates: clause.AssignmentColumns([]string{"on_behalf_of_id", "joined_at", "left_at", "late", "consented_to"}),
	}
	return translate(t.db.Clauses(replace).Create(&row).Error)
}

type alertRow struct {
	ID           string `gorm:"primaryKey"`
	CommitteeID  string
	DelegationID string
	DraftID      *string
	AmendmentID  *string
	Clause       string
	Kind         string
	Data         string
	At           int64
	SeenAt       *int64
}

func (alertRow) TableName() string { return "alerts" }

func rowOfAlert(a drafting.Alert) alertRow {
	return alertRow{
		ID:           a.ID,
		CommitteeID:  a.CommitteeID,
		DelegationID: a.DelegationID,
		DraftID:      optional(a.DraftID),
		AmendmentID:  optional(a.AmendmentID),
		Clause:       a.Clause,
		Kind:         string(a.Kind),
		Data:         string(a.Data),
		At:           micros(a.At),
		SeenAt:       optionalMicros(a.SeenAt),
	}
}

func (r alertRow) alert() drafting.Alert {
	return drafting.Alert{
		ID:           r.ID,
		CommitteeID:  r.CommitteeID,
		DelegationID: r.DelegationID,
		DraftID:      plain(r.DraftID),
		AmendmentID:  plain(r.AmendmentID),
		Clause:       r.Clause,
		Kind:         drafting.AlertKind(r.Kind),
		Data:         rawJSON(r.Data),
		At:           moment(r.At),
		SeenAt:       optionalMoment(r.SeenAt),
	}
}

// rawJSON is stored JSON, nil where there is none.
func rawJSON(stored string) json.RawMessage {
	if stored == "" {
		return nil
	}
	return json.RawMessage(stored)
}

func (s snapshot) Alert(id string) (drafting.Alert, error) {
	var row alertRow
	err := first(s.db.Where("id = ?", id), &row, "alert", id)
	return row.alert(), err
}

func (s snapshot) Alerts(committeeID string) ([]drafting.Alert, error) {
	return each(s.db.Where("committee_id = ?", committeeID).Order("at DESC, rowid DESC"), alertRow.alert)
}

func (t *tx) CreateAlerts(all []drafting.Alert) error {
	rows := make([]alertRow, len(all))
	for i, a := range all {
		rows[i] = rowOfAlert(a)
	}
	return t.create(&rows)
}

func (t *tx) UpdateAlert(a drafting.Alert) error {
	row := rowOfAlert(a)
	return t.change(&row, "alert", a.ID, "committee_id", "delegation_id", "at")
}
