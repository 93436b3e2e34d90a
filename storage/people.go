package storage

import (
	"time"

	"gorm.io/gorm"

	"chapeau/drafting"
	"chapeau/drafting/fault"
)

type personRow struct {
	ID             string `gorm:"primaryKey"`
	Name           string
	Email          string
	Administrator  bool
	CreatedAt      int64 `gorm:"autoCreateTime:false"`
	PasswordHash   string
	FailedSignIns  int
	SignInLockedTo int64
}

func (personRow) TableName() string { return "people" }

func rowOfPerson(p drafting.Person) *personRow {
	return &personRow{
		ID:             p.ID,
		Name:           p.Name,
		Email:          p.Email,
		Administrator:  p.Administrator,
		CreatedAt:      micros(p.CreatedAt),
		PasswordHash:   p.PasswordHash,
		FailedSignIns:  p.FailedSignIns,
		SignInLockedTo: micros(p.SignInLockedTo),
	}
}

func (r personRow) person() drafting.Person {
	return drafting.Person{
		ID:             r.ID,
		Name:           r.Name,
		Email:          r.Email,
		Administrator:  r.Administrator,
		CreatedAt:      moment(r.CreatedAt),
		PasswordHash:   r.PasswordHash,
		FailedSignIns:  r.FailedSignIns,
		SignInLockedTo: moment(r.SignInLockedTo),
	}
}

func (s snapshot) CountPeople() (int, error) {
	var n int64
	err := s.db.Model(&personRow{}).Count(&n).Error
	return int(n), translate(err)
}

func (s snapshot) Person(id string) (drafting.Person, error) {
	var row personRow
	err := first(s.db.Where("id = ?", id), &row, "person", id)
	return row.person(), err
}

func (s snapshot) PersonByEmail(email string) (drafting.Person, error) {
	var row personRow
	err := first(s.db.Where("email = ?", email), &row, "person", email)
	return row.person(), err
}

func (s snapshot) PeopleOf(committeeID string) ([]drafting.Person, error) {
	members := s.db.Model(&membershipRow{}).Select("person_id").Where("committee_id = ?", committeeID)
	return each(s.db.Where("id IN (?)", members).Order("name, id"), personRow.person)
}

func (t *tx) CreatePerson(p drafting.Person) error { return t.create(rowOfPerson(p)) }

func (t *tx) UpdatePerson(p drafting.Person) error {
	return t.change(rowOfPerson(p), "person", p.ID, "created_at")
}

type sessionRow struct {
	SecretHash string `gorm:"primaryKey"`
	PersonID   string
	CreatedAt  int64 `gorm:"autoCreateTime:false"`
	ExpiresAt  int64
}

func (sessionRow) TableName() string { return "sessions" }

func (s snapshot) Session(secretHash string) (drafting.Session, error) {
	var row sessionRow
	err := first(s.db.Where("secret_hash = ?", secretHash), &row, "session", "")
	return drafting.Session{
		SecretHash: row.SecretHash,
		PersonID:   row.PersonID,
		CreatedAt:  moment(row.CreatedAt),
		ExpiresAt:  moment(row.ExpiresAt),
	}, err
}

func (t *tx) CreateSession(s drafting.Session) error {
	return t.create(&sessionRow{s.SecretHash, s.PersonID, micros(s.CreatedAt), micros(s.ExpiresAt)})
}

func (t *tx) DeleteSession(secretHash string) error {
	return t.delete(&sessionRow{}, "secret_hash = ?", secretHash)
}

func (t *tx) DeleteSessionsOf(personID string) error {
	return t.delete(&sessionRow{}, "person_id = ?", personID)
}

func (t *tx) DeleteSessionsExpiredBefore(at time.Time) error {
	return t.delete(&sessionRow{}, "expires_at < ?", micros(at))
}

// delete removes the rows that a condition names, if there are any.
func (t *tx) delete(model any, condition string, args ...any) error {
	return translate(t.db.Where(condition, args...).Delete(model).Error)
}

type apiTokenRow struct {
	ID         string `gorm:"primaryKey"`
	PersonID   string
	Name       string
	SecretHash string
	CreatedAt  int64 `gorm:"autoCreateTime:false"`
}

func (apiTokenRow) TableName() string { return "api_tokens" }

func (r apiTokenRow) token() drafting.APIToken {
	return drafting.APIToken{
		ID:         r.ID,
		PersonID:   r.PersonID,
		Name:       r.Name,
		SecretHash: r.SecretHash,
		CreatedAt:  moment(r.CreatedAt),
	}
}

func (s snapshot) APIToken(secretHash string) (drafting.APIToken, error) {
	var row apiTokenRow
	err := first(s.db.Where("secret_hash = ?", secretHash), &row, "token", "")
	return row.token(), err
}

func (s snapshot) APITokensOf(personID string) ([]drafting.APIToken, error) {
	return each(s.db.Where("person_id = ?", personID).Order("created_at, id"), apiTokenRow.token)
}

func (t *tx) CreateAPIToken(k drafting.APIToken) error {
	return t.create(&apiTokenRow{k.ID, k.PersonID, k.Name, k.SecretHash, micros(k.CreatedAt)})
}

func (t *tx) DeleteAPIToken(personID, id string) error {
	return deleted(t.db.Where("person_id = ? AND id = ?", personID, id).Delete(&apiTokenRow{}), "token", id)
}

// deleted is not_found where nothing was there to delete.
func deleted(done *gorm.DB, what, id string) error {
	if done.Error != nil {
		return translate(done.Error)
	}
	if done.RowsAffected == 0 {
		return fault.New(fault.NotFound, "", "there is no %s %q", what, id)
	}
	return nil
}

type invitationRow struct {
	ID            string `gorm:"primaryKey"`
	SecretHash    string
	CommitteeID   *string
	Administrator bool
	Email         string
	Role          string
	DelegationID  *string
	InvitedByID   string
	InvitedByName string
	CreatedAt     int64 `gorm:"autoCreateTime:false"`
	ExpiresAt     int64
	UsedAt        *int64
}

func (invitationRow) TableName() string { return "invitations" }

func (r invitationRow) invitation() drafting.Invitation {
	return drafting.Invitation{
		ID:            r.ID,
		SecretHash:    r.SecretHash,
		CommitteeID:   plain(r.CommitteeID),
		Administrator: r.Administrator,
		Email:         r.Email,
		Role:          drafting.Role(r.Role),
		DelegationID:  plain(r.DelegationID),
		InvitedBy:     drafting.PersonRef{ID: r.InvitedByID, Name: r.InvitedByName},
		CreatedAt:     moment(r.CreatedAt),
		ExpiresAt:     moment(r.ExpiresAt),
		UsedAt:        optionalMoment(r.UsedAt),
	}
}

func (s snapshot) Invitation(secretHash string) (drafting.Invitation, error) {
	var row invitationRow
	err := first(s.db.Where("secret_hash = ?", secretHash), &row, "invitation", "")
	return row.invitation(), err
}

func (s snapshot) OpenInvitations(committeeID string) ([]drafting.Invitation, error) {
	return each(s.db.Where("committee_id = ? AND used_at IS NULL", committeeID).Order("created_at DESC, id"), invitationRow.invitation)
}

func (t *tx) CreateInvitation(i drafting.Invitation) error {
	return t.create(&invitationRow{
		ID:            i.ID,
		SecretHash:    i.SecretHash,
		CommitteeID:   optional(i.CommitteeID),
		Administrator: i.Administrator,
		Email:         i.Email,
		Role:          string(i.Role),
		DelegationID:  optional(i.DelegationID),
		InvitedByID:   i.InvitedBy.ID,
		InvitedByName: i.InvitedBy.Name,
		CreatedAt:     micros(i.CreatedAt),
		ExpiresAt:     micros(i.ExpiresAt),
		UsedAt:        optionalMicros(i.UsedAt),
	})
}

func (t *tx) UseInvitation(id string, at time.Time) error {
	done := t.db.Model(&invitationRow{}).Where("id = ? AND used_at IS NULL", id).Update("used_at", micros(at))
	if done.Error != nil {
		return translate(done.Error)
	}
	if done.RowsAffected == 0 {
		return fault.New(fault.Conflict, "", "the invitation was used already: ask for a new one")
	}
	return nil
}

func (t *tx) DeleteInvitation(committeeID, id string) error {
	done := t.db.Where("id = ? AND committee_id = ? AND used_at IS NULL", id, committeeID).Delete(&invitationRow{})
	return deleted(done, "open invitation", id)
}

func (t *tx) DeleteUnusedAdministratorInvitations() error {
	return t.delete(&invitationRow{}, "administrator AND used_at IS NULL")
}
