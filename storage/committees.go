package storage

import (
	"gorm.io/gorm/clause"

	"chapeau/drafting"
)

// committeeRow also holds the head of the committee's event log, which only
// LockChain and AppendEvents touch.
type committeeRow struct {
	ID                  string `gorm:"primaryKey"`
	Name                string
	Body                string
	Session             string
	Languages           []string `gorm:"serializer:json"`
	TimeZone            string
	Rules               string
	ObserversMayPropose bool
	SymbolRoot          string
	OwnRules            drafting.OwnRules `gorm:"serializer:json"`
	CreatedAt           int64             `gorm:"autoCreateTime:false"`
	EventSequence       int64
	EventHash           string
}

func (committeeRow) TableName() string { return "committees" }

func rowOfCommittee(c drafting.Committee) *committeeRow {
	return &committeeRow{
		ID:                  c.ID,
		Name:                c.Name,
		Body:                c.Body,
		Session:             c.Session,
		Languages:           c.Languages,
		TimeZone:            c.TimeZone,
		Rules:               c.Rules,
		ObserversMayPropose: c.ObserversMayPropose,
		SymbolRoot:          c.SymbolRoot,
		OwnRules:            c.OwnRules,
		CreatedAt:           micros(c.CreatedAt),
	}
}

func (r committeeRow) committee() drafting.Committee {
	return drafting.Committee{
		ID:                  r.ID,
		Name:                r.Name,
		Body:                r.Body,
		Session:             r.Session,
		Languages:           r.Languages,
		TimeZone:            r.TimeZone,
		Rules:               r.Rules,
		ObserversMayPropose: r.ObserversMayPropose,
		SymbolRoot:          r.SymbolRoot,
		OwnRules:            r.OwnRules,
		CreatedAt:           moment(r.CreatedAt),
	}
}

func (s snapshot) Committee(id string) (drafting.Committee, error) {
	var row committeeRow
	err := first(s.db.Where("id = ?", id), &row, "committee", id)
	return row.committee(), err
}

func (s snapshot) Committees() ([]drafting.Committee, error) {
	return each(s.db.Order("name, session, id"), committeeRow.committee)
}

func (t *tx) CreateCommittee(c drafting.Committee) error { return t.create(rowOfCommittee(c)) }

func (t *tx) UpdateCommittee(c drafting.Committee) error {
	return t.change(rowOfCommittee(c), "committee", c.ID, "created_at", "event_sequence", "event_hash")
}

type delegationRow struct {
	ID          string `gorm:"primaryKey"`
	CommitteeID string
	Name        string
	Code        string
	Kind        string
}

func (delegationRow) TableName() string { return "delegations" }

func rowOfDelegation(d drafting.Delegation) *delegationRow {
	return &delegationRow{d.ID, d.CommitteeID, d.Name, d.Code, string(d.Kind)}
}

func (r delegationRow) delegation() drafting.Delegation {
	return drafting.Delegation{
		ID:          r.ID,
		CommitteeID: r.CommitteeID,
		Name:        r.Name,
		Code:        r.Code,
		Kind:        drafting.DelegationKind(r.Kind),
	}
}

func (s snapshot) Delegation(id string) (drafting.Delegation, error) {
	var row delegationRow
	err := first(s.db.Where("id = ?", id), &row, "delegation", id)
	return row.delegation(), err
}

func (s snapshot) Delegations(committeeID string) ([]drafting.Delegation, error) {
	return each(s.db.Where("committee_id = ?", committeeID).Order("name, id"), delegationRow.delegation)
}

func (t *tx) CreateDelegation(d drafting.Delegation) error { return t.create(rowOfDelegation(d)) }

func (t *tx) UpdateDelegation(d drafting.Delegation) error {
	return t.change(rowOfDelegation(d), "delegation", d.ID, "committee_id")
}

type membershipRow struct {
	CommitteeID  string `gorm:"primaryKey"`
	PersonID     string `gorm:"primaryKey"`
	Role         string
	DelegationID *string
	CreatedAt    int64 `gorm:"autoCreateTime:false"`
}

func (membershipRow) TableName() string { return "memberships" }

func (r membershipRow) membership() drafting.Membership {
	return drafting.Membership{
		CommitteeID:  r.CommitteeID,
		PersonID:     r.PersonID,
		Role:         drafting.Role(r.Role),
		DelegationID: plain(r.DelegationID),
		CreatedAt:    moment(r.CreatedAt),
	}
}

func (s snapshot) Membership(committeeID, personID string) (drafting.Membership, error) {
	var row membershipRow
	err := first(s.db.Where("committee_id = ? AND person_id = ?", committeeID, personID), &row, "membership of", personID)
	return row.membership(), err
}

func (s snapshot) Memberships(committeeID string) ([]drafting.Membership, error) {
	return each(s.db.Where("committee_id = ?", committeeID).Order("person_id"), membershipRow.membership)
}

func (s snapshot) MembershipsOf(personID string) ([]drafting.Membership, error) {
	return each(s.db.Where("person_id = ?", personID).Order("committee_id"), membershipRow.membership)
}

func (t *tx) PutMembership(m drafting.Membership) error {
	row := membershipRow{m.CommitteeID, m.PersonID, string(m.Role), optional(m.DelegationID), micros(m.CreatedAt)}
	replace := clause.OnConflict{
		Columns:   []clause.Column{{Name: "committee_id"}, {Name: "person_id"}},
		DoUpdates: clause.AssignmentColumns([]string{"role", "delegation_id", "created_at"}),
	}
	return translate(t.db.Clauses(replace).Create(&row).Error)
}

func (t *tx) DeleteMembership(committeeID, personID string) error {
	done := t.db.Where("committee_id = ? AND person_id = ?", committeeID, personID).Delete(&membershipRow{})
	return deleted(done, "membership of", personID)
}
