package storage

import (
	"chapeau/drafting"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

type draftRow struct {
	ID               string `gorm:"primaryKey"`
	CommitteeID      string
	Ordinal          int
	Kind             string
	Title            string
	Symbol           string
	Section          string
	Designation      string
	Status           string
	PublishedFrom    int
	Version          int
	MainSponsorID    *string
	OnBehalfOfID     *string
	Revision         int
	StatusBefore     string
	FacilitatorID    *string
	AgendaItemID     *string
	ReintroducedFrom *string
	ResultSymbol     string
	AddresseeKind    string
	AddresseeOrgan   string
	TabledAt         *int64
	SilenceUntil     *int64
	NumberedAt       *int64
	SealedAt         *int64
	Proceedings      drafting.Proceedings `gorm:"serializer:json"`
	CreatedAt        int64                `gorm:"autoCreateTime:false"`
	UpdatedAt        int64                `gorm:"autoUpdateTime:false"`
	LastLabel        int
}

func (draftRow) TableName() string { return "drafts" }

func rowOfDraft(d drafting.Draft) *draftRow {
	return &draftRow{
		ID:               d.ID,
		CommitteeID:      d.CommitteeID,
		Ordinal:          d.Ordinal,
		Kind:             string(d.Kind),
		Title:            d.Title,
		Symbol:           d.Symbol,
		Section:          d.Section,
		Designation:      d.Designation,
		Status:           string(d.Status),
		PublishedFrom:    d.PublishedFrom,
		Version:          d.Version,
		MainSponsorID:    optional(d.MainSponsorID),
		OnBehalfOfID:     optional(d.OnBehalfOfID),
		Revision:         d.Revision,
		StatusBefore:     string(d.StatusBefore),
		FacilitatorID:    optional(d.FacilitatorID),
		AgendaItemID:     optional(d.AgendaItemID),
		ReintroducedFrom: optional(d.ReintroducedFrom),
		ResultSymbol:     d.ResultSymbol,
		AddresseeKind:    string(d.Addressee.Kind),
		AddresseeOrgan:   d.Addressee.Organ,
		TabledAt:         optionalMicros(d.TabledAt),
		SilenceUntil:     optionalMicros(d.SilenceUntil),
		NumberedAt:       optionalMicros(d.NumberedAt),
		SealedAt:         optionalMicros(d.SealedAt),
		Proceedings:      d.Proceedings,
		CreatedAt:        micros(d.CreatedAt),
		UpdatedAt:        micros(d.UpdatedAt),
		LastLabel:        d.LastLabel,
	}
}

func (r draftRow) draft() drafting.Draft {
	return drafting.Draft{
		ID:               r.ID,
		CommitteeID:      r.CommitteeID,
		Ordinal:          r.Ordinal,
		Kind:             text.DocumentKind(r.Kind),
		Title:            r.Title,
		Symbol:           r.Symbol,
		Section:          r.Section,
		Designation:      r.Designation,
		Status:           drafting.DraftStatus(r.Status),
		PublishedFrom:    r.PublishedFrom,
		Version:          r.Version,
		MainSponsorID:    plain(r.MainSponsorID),
		OnBehalfOfID:     plain(r.OnBehalfOfID),
		Revision:         r.Revision,
		StatusBefore:     drafting.DraftStatus(r.StatusBefore),
		FacilitatorID:    plain(r.FacilitatorID),
		AgendaItemID:     plain(r.AgendaItemID),
		ReintroducedFrom: plain(r.ReintroducedFrom),
		ResultSymbol:     r.ResultSymbol,
		Addressee:        drafting.Addressee{Kind: drafting.AddresseeKind(r.AddresseeKind), Organ: r.AddresseeOrgan},
		TabledAt:         optionalMoment(r.TabledAt),
		SilenceUntil:     optionalMoment(r.SilenceUntil),
		NumberedAt:       optionalMoment(r.NumberedAt),
		SealedAt:         optionalMoment(r.SealedAt),
		Proceedings:      r.Proceedings,
		CreatedAt:        moment(r.CreatedAt),
		UpdatedAt:        moment(r.UpdatedAt),
		LastLabel:        r.LastLabel,
	}
}

func (s snapshot) Draft(id string) (drafting.Draft, error) {
	var row draftRow
	err := first(s.db.Where("id = ?", id), &row, "draft", id)
	return row.draft(), err
}

func (s snapshot) Drafts(committeeID, after string, limit int) ([]drafting.Draft, error) {
	query := s.db.Where("committee_id = ?", committeeID).Order("ordinal")
	if after != "" {
		last := s.db.Model(&draftRow{}).Select("ordinal").Where("id = ?", after)
		query = query.Where("ordinal > (?)", last)
	}
	if limit > 0 {
		query = query.Limit(limit)
	}
	return each(query, draftRow.draft)
}

func (s snapshot) PublishedCommittees() ([]string, error) {
	ids := []string{}
	err := s.db.Model(&draftRow{}).Where("published_from > 0").Distinct().Order("committee_id").Pluck("committee_id", &ids).Error
	return ids, translate(err)
}

func (t *tx) CreateDraft(d *drafting.Draft) error {
	last, err := t.highest(&draftRow{}, "ordinal", "committee_id = ?", d.CommitteeID)
	if err != nil {
		return err
	}
	d.Ordinal = last + 1
	return t.create(rowOfDraft(*d))
}

// highest is the greatest value of a column among the rows that a condition
// names, 0 where there are none.
func (s snapshot) highest(model any, column, condition string, args ...any) (int, error) {
	var value int
	err := s.db.Model(model).Where(condition, args...).Select("coalesce(max(" + column + "), 0)").Scan(&value).Error
	return value, translate(err)
}

func (t *tx) UpdateDraft(d drafting.Draft, expectedVersion int) error {
	row := rowOfDraft(d)
	done := t.db.Model(row).Where("version = ?", expectedVersion).
		Select("*").Omit("committee_id", "ordinal", "created_at").Updates(row)
	if done.Error != nil {
		return translate(done.Error)
	}
	if done.RowsAffected > 0 {
		return nil
	}
	present, err := t.Draft(d.ID)
	if err != nil {
		return err
	}
	return fault.New(fault.Stale, "", "the draft is at version %d, not %d", present.Version, expectedVersion)
}

type versionRow struct {
	DraftID    string `gorm:"primaryKey"`
	Number     int    `gorm:"primaryKey;autoIncrement:false"`
	Parent     int
	Hash       string
	ParentHash string
	AuthorID   string
	AuthorName string
	At         int64
	Reason     string
	Adopted    []drafting.AmendmentRef `gorm:"serializer:json"`
	DecisionID string
	Note       string
	Sitting    *drafting.Sitting `gorm:"serializer:json"`
	Restores   int
	Text       *text.Text `gorm:"serializer:json"`
}

func (versionRow) TableName() string { return "versions" }

func (r versionRow) version() drafting.Version {
	return drafting.Version{
		DraftID:    r.DraftID,
		Number:     r.Number,
		Parent:     r.Parent,
		Text:       r.Text,
		Hash:       r.Hash,
		ParentHash: r.ParentHash,
		Author:     drafting.PersonRef{ID: r.AuthorID, Name: r.AuthorName},
		At:         moment(r.At),
		Reason:     drafting.VersionReason(r.Reason),
		Adopted:    r.Adopted,
		DecisionID: r.DecisionID,
		Note:       r.Note,
		Sitting:    r.Sitting,
		Restores:   r.Restores,
	}
}

func (s snapshot) Version(draftID string, number int) (drafting.Version, error) {
	var row versionRow
	err := s.db.Where("draft_id = ? AND number = ?", draftID, number).Take(&row).Error
	return row.version(), orMissing(err, "version", number)
}

// orMissing says which number there is none of.
func orMissing(err error, what string, number int) error {
	err = translate(err)
	if fault.CodeOf(err) == fault.NotFound {
		return fault.New(fault.NotFound, "", "there is no %s %d", what, number)
	}
	return err
}

func (s snapshot) Versions(draftID string) ([]drafting.Version, error) {
	return each(s.db.Omit("text").Where("draft_id = ?", draftID).Order("number"), versionRow.version)
}

// provenanceRow stands apart from its version, which is read far more often.
type provenanceRow struct {
	DraftID string                  `gorm:"primaryKey"`
	Number  int                     `gorm:"primaryKey;autoIncrement:false"`
	Spans   map[string][]amend.Span `gorm:"serializer:json"`
}

func (provenanceRow) TableName() string { return "provenance" }

func (s snapshot) VersionProvenance(draftID string, number int) (map[string][]amend.Span, error) {
	var row provenanceRow
	err := s.db.Where("draft_id = ? AND number = ?", draftID, number).Take(&row).Error
	return row.Spans, orMissing(err, "provenance of version", number)
}

func (t *tx) AppendVersion(v drafting.Version, provenance map[string][]amend.Span) error {
	err := t.create(&versionRow{
		DraftID:    v.DraftID,
		Number:     v.Number,
		Parent:     v.Parent,
		Hash:       v.Hash,
		ParentHash: v.ParentHash,
		AuthorID:   v.Author.ID,
		AuthorName: v.Author.Name,
		At:         micros(v.At),
		Reason:     string(v.Reason),
		Adopted:    v.Adopted,
		DecisionID: v.DecisionID,
		Note:       v.Note,
		Sitting:    v.Sitting,
		Restores:   v.Restores,
		Text:       v.Text,
	})
	if err != nil {
		return err
	}
	if provenance == nil {
		provenance = map[string][]amend.Span{}
	}
	return t.create(&provenanceRow{v.DraftID, v.Number, provenance})
}
