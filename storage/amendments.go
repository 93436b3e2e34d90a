package storage

import (
	"gorm.io/gorm/clause"

	"chapeau/drafting"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
)

type amendmentRow struct {
	ID                string `gorm:"primaryKey"`
	CommitteeID       string
	DraftID           string
	Ordinal           int
	Label             string
	Symbol            string
	ToID              *string
	IntoID            *string
	ResubmittedFrom   *string
	Joined            []drafting.Mover `gorm:"serializer:json"`
	SharedWith        []string         `gorm:"serializer:json"`
	DelegationID      *string
	ByName            string
	OnBehalfOfID      *string
	OnBehalfOfName    string
	AuthorID          string
	AuthorName        string
	Status            string
	Revision          int
	Base              int
	SubmittedRevision int
	SubmittedAt       *int64
	AdmittedAt        *int64
	DecisionID        string
	Conflicts         []amend.ConflictReport `gorm:"serializer:json"`
	Notices           []amend.Notice         `gorm:"serializer:json"`
	CreatedAt         int64                  `gorm:"autoCreateTime:false"`
	UpdatedAt         int64                  `gorm:"autoUpdateTime:false"`
}

func (amendmentRow) TableName() string { return "amendments" }

// standingColumns are those that change in an amendment's life.
var standingColumns = []string{
	"label", "symbol", "into_id", "joined", "shared_with", "status", "revision", "base", "submitted_revision", "submitted_at", "admitted_at",
	"decision_id", "conflicts", "notices", "updated_at",
}

func rowOfAmendment(a drafting.Amendment) amendmentRow {
	return amendmentRow{
		ID:                a.ID,
		CommitteeID:       a.CommitteeID,
		DraftID:           a.DraftID,
		Ordinal:           a.Ordinal,
		Label:             a.Label,
		Symbol:            a.Symbol,
		ToID:              optional(a.ToID),
		IntoID:            optional(a.IntoID),
		ResubmittedFrom:   optional(a.ResubmittedFrom),
		Joined:            a.Joined,
		SharedWith:        a.SharedWith,
		DelegationID:      optional(a.DelegationID),
		ByName:            a.By,
		OnBehalfOfID:      optional(a.OnBehalfOfID),
		OnBehalfOfName:    a.OnBehalfOf,
		AuthorID:          a.Author.ID,
		AuthorName:        a.Author.Name,
		Status:            string(a.Status),
		Revision:          a.Revision,
		Base:              a.Base,
		SubmittedRevision: a.SubmittedRevision,
		SubmittedAt:       optionalMicros(a.SubmittedAt),
		AdmittedAt:        optionalMicros(a.AdmittedAt),
		DecisionID:        a.DecisionID,
		Conflicts:         a.Conflicts,
		Notices:           a.Notices,
		CreatedAt:         micros(a.CreatedAt),
		UpdatedAt:         micros(a.UpdatedAt),
	}
}

func (r amendmentRow) amendment() drafting.Amendment {
	return drafting.Amendment{
		ID:                r.ID,
		CommitteeID:       r.CommitteeID,
		DraftID:           r.DraftID,
		Ordinal:           r.Ordinal,
		Label:             r.Label,
		Symbol:            r.Symbol,
		ToID:              plain(r.ToID),
		IntoID:            plain(r.IntoID),
		ResubmittedFrom:   plain(r.ResubmittedFrom),
		Joined:            r.Joined,
		SharedWith:        r.SharedWith,
		DelegationID:      plain(r.DelegationID),
		By:                r.ByName,
		OnBehalfOfID:      plain(r.OnBehalfOfID),
		OnBehalfOf:        r.OnBehalfOfName,
		Author:            drafting.PersonRef{ID: r.AuthorID, Name: r.AuthorName},
		Status:            drafting.AmendmentStatus(r.Status),
		Revision:          r.Revision,
		Base:              r.Base,
		SubmittedRevision: r.SubmittedRevision,
		SubmittedAt:       optionalMoment(r.SubmittedAt),
		AdmittedAt:        optionalMoment(r.AdmittedAt),
		DecisionID:        r.DecisionID,
		Conflicts:         r.Conflicts,
		Notices:           r.Notices,
		CreatedAt:         moment(r.CreatedAt),
		UpdatedAt:         moment(r.UpdatedAt),
	}
}

func (s snapshot) Amendment(id string) (drafting.Amendment, error) {
	var row amendmentRow
	err := first(s.db.Where("id = ?", id), &row, "amendment", id)
	return row.amendment(), err
}

func (s snapshot) Amendments(draftID string, statuses ...drafting.AmendmentStatus) ([]drafting.Amendment, error) {
	query := s.db.Where("draft_id = ?", draftID).Order("ordinal")
	if len(statuses) > 0 {
		query = query.Where("status IN ?", statuses)
	}
	return each(query, amendmentRow.amendment)
}

func (s snapshot) SubAmendments(amendmentID string) ([]drafting.Amendment, error) {
	return each(s.db.Where("to_id = ?", amendmentID).Order("ordinal"), amendmentRow.amendment)
}

func (t *tx) CreateAmendment(a *drafting.Amendment) error {
	last, err := t.highest(&amendmentRow{}, "ordinal", "draft_id = ?", a.DraftID)
	if err != nil {
		return err
	}
	a.Ordinal = last + 1
	row := rowOfAmendment(*a)
	return t.create(&row)
}

// UpdateAmendments inserts rows that are there already, so that one statement
// changes many of them; that they are there is checked first.
func (t *tx) UpdateAmendments(all []drafting.Amendment) error {
	if len(all) == 0 {
		return nil
	}
	ids, rows := make([]string, len(all)), make([]amendmentRow, len(all))
	for i, a := range all {
		ids[i], rows[i] = a.ID, rowOfAmendment(a)
	}
	if err := t.allThere(ids); err != nil {
		return err
	}
	change := clause.OnConflict{
		Columns:   []clause.Column{{Name: "id"}},
		DoUpdates: clause.AssignmentColumns(standingColumns),
	}
	return translate(t.db.Clauses(change).CreateInBatches(rows, rowsAtOnce).Error)
}

func (t *tx) allThere(ids []string) error {
	there := 0
	for start := 0; start < len(ids); start += rowsAtOnce {
		var n int64
		some := ids[start:min(start+rowsAtOnce, len(ids))]
		if err := t.db.Model(&amendmentRow{}).Where("id IN ?", some).Count(&n).Error; err != nil {
			return translate(err)
		}
		there += int(n)
	}
	if there != len(ids) {
		return fault.New(fault.NotFound, "", "%d of the %d amendments do not exist", len(ids)-there, len(ids))
	}
	return nil
}

type revisionRow struct {
	AmendmentID string `gorm:"primaryKey"`
	Number      int    `gorm:"primaryKey;autoIncrement:false"`
	Base        int
	ToRevision  int
	Layers      []drafting.AmendmentRef `gorm:"serializer:json"`
	Restores    int
	Content     amend.Amendment `gorm:"serializer:json"`
	Hash        string
	Reason      string
	AuthorID    string
	AuthorName  string
	At          int64
}

func (revisionRow) TableName() string { return "amendment_revisions" }

func (r revisionRow) revision() drafting.Revision {
	return drafting.Revision{
		AmendmentID: r.AmendmentID,
		Number:      r.Number,
		Base:        r.Base,
		ToRevision:  r.ToRevision,
		Layers:      r.Layers,
		Restores:    r.Restores,
		Content:     r.Content,
		Hash:        r.Hash,
		Reason:      drafting.RevisionReason(r.Reason),
		Author:      drafting.PersonRef{ID: r.AuthorID, Name: r.AuthorName},
		At:          moment(r.At),
	}
}

func (s snapshot) Revision(amendmentID string, number int) (drafting.Revision, error) {
	var row revisionRow
	err := s.db.Where("amendment_id = ? AND number = ?", amendmentID, number).Take(&row).Error
	return row.revision(), orMissing(err, "revision", number)
}

func (s snapshot) Revisions(amendmentID string) ([]drafting.Revision, error) {
	return each(s.db.Where("amendment_id = ?", amendmentID).Order("number"), revisionRow.revision)
}

func (s snapshot) LatestRevisions(draftID string, statuses ...drafting.AmendmentStatus) (map[string]drafting.Revision, error) {
	query := s.db.Table("amendment_revisions AS r").Select("r.*").
		Joins("JOIN amendments AS a ON a.id = r.amendment_id AND a.revision = r.number").
		Where("a.draft_id = ?", draftID)
	if len(statuses) > 0 {
		query = query.Where("a.status IN ?", statuses)
	}
	all, err := each(query, revisionRow.revision)
	latest := make(map[string]drafting.Revision, len(all))
	for _, r := range all {
		latest[r.AmendmentID] = r
	}
	return latest, err
}

func (t *tx) AppendRevisions(all []drafting.Revision) error {
	if len(all) == 0 {
		return nil
	}
	rows := make([]revisionRow, len(all))
	for i, r := range all {
		rows[i] = revisionRow{
			AmendmentID: r.AmendmentID,
			Number:      r.Number,
			Base:        r.Base,
			ToRevision:  r.ToRevision,
			Layers:      r.Layers,
			Restores:    r.Restores,
			Content:     r.Content,
			Hash:        r.Hash,
			Reason:      string(r.Reason),
			AuthorID:    r.Author.ID,
			AuthorName:  r.Author.Name,
			At:          micros(r.At),
		}
	}
	return t.create(&rows)
}
