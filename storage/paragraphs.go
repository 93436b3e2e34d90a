package storage

import (
	"time"

	"gorm.io/gorm/clause"

	"chapeau/drafting"
	"chapeau/drafting/fault"
)

type paragraphRow struct {
	DraftID   string `gorm:"primaryKey"`
	Clause    string `gorm:"primaryKey"`
	Status    string
	Package   int
	BySilence bool
	Version   int
	ChangedIn int
	HasBudget bool
	ByID      string
	ByName    string
	At        int64
}

func (paragraphRow) TableName() string { return "paragraphs" }

func rowOfParagraph(p drafting.Paragraph) paragraphRow {
	return paragraphRow{
		DraftID:   p.DraftID,
		Clause:    p.Clause,
		Status:    string(p.Status),
		Package:   p.Package,
		BySilence: p.BySilence,
		Version:   p.Version,
		ChangedIn: p.ChangedIn,
		HasBudget: p.HasBudget,
		ByID:      p.By.ID,
		ByName:    p.By.Name,
		At:        micros(p.At),
	}
}

func (r paragraphRow) paragraph() drafting.Paragraph {
	return drafting.Paragraph{
		DraftID:   r.DraftID,
		Clause:    r.Clause,
		Status:    drafting.ParagraphStatus(r.Status),
		Package:   r.Package,
		BySilence: r.BySilence,
		Version:   r.Version,
		ChangedIn: r.ChangedIn,
		HasBudget: r.HasBudget,
		By:        drafting.PersonRef{ID: r.ByID, Name: r.ByName},
		At:        moment(r.At),
	}
}

func (s snapshot) Paragraphs(draftID string) ([]drafting.Paragraph, error) {
	return each(s.db.Where("draft_id = ?", draftID).Order("clause"), paragraphRow.paragraph)
}

func (t *tx) PutParagraphs(all []drafting.Paragraph) error {
	if len(all) == 0 {
		return nil
	}
	rows := make([]paragraphRow, len(all))
	for i, p := range all {
		rows[i] = rowOfParagraph(p)
	}
	replace := clause.OnConflict{Columns: []clause.Column{{Name: "draft_id"}, {Name: "clause"}}, UpdateAll: true}
	return translate(t.db.Clauses(replace).CreateInBatches(rows, rowsAtOnce).Error)
}

type markRow struct {
	DraftID      string `gorm:"primaryKey"`
	Clause       string `gorm:"primaryKey"`
	DelegationID string `gorm:"primaryKey"`
	Position     string
	Reason       string
	Version      int
	ByID         string
	ByName       string
	At           int64
}

func (markRow) TableName() string { return "paragraph_marks" }

func (r markRow) mark() drafting.Mark {
	return drafting.Mark{
		DraftID:      r.DraftID,
		Clause:       r.Clause,
		DelegationID: r.DelegationID,
		Position:     drafting.Position(r.Position),
		Reason:       r.Reason,
		Version:      r.Version,
		By:           drafting.PersonRef{ID: r.ByID, Name: r.ByName},
		At:           moment(r.At),
	}
}

func (s snapshot) Marks(draftID string) ([]drafting.Mark, error) {
	return each(s.db.Where("draft_id = ?", draftID).Order("clause, delegation_id"), markRow.mark)
}

func (t *tx) PutMark(m drafting.Mark) error {
	row := markRow{m.DraftID, m.Clause, m.DelegationID, string(m.Position), m.Reason, m.Version, m.By.ID, m.By.Name, micros(m.At)}
	replace := clause.OnConflict{
		Columns:   []clause.Column{{Name: "draft_id"}, {Name: "clause"}, {Name: "delegation_id"}},
		UpdateAll: true,
	}
	return translate(t.db.Clauses(replace).Create(&row).Error)
}

func (t *tx) DeleteMark(m drafting.Mark) error {
	done := t.db.Where("draft_id = ? AND clause = ? AND delegation_id = ?", m.DraftID, m.Clause, m.DelegationID).Delete(&markRow{})
	if done.Error != nil {
		return translate(done.Error)
	}
	if done.RowsAffected == 0 {
		return fault.New(fault.NotFound, "", "the delegation has no position on paragraph %q", m.Clause)
	}
	return nil
}

type commentRow struct {
	ID           string `gorm:"primaryKey"`
	CommitteeID  string
	DraftID      string
	Clause       string
	Audience     string
	Owner        string
	SharedWith   []string `gorm:"serializer:json"`
	DelegationID *string
	Capacity     string
	ByName       string
	AuthorID     string
	AuthorName   string
	Words        string
	Version      int
	At           int64
	WithdrawnAt  *int64
	Hash         string
}

func (commentRow) TableName() string { return "comments" }

func rowOfComment(c drafting.Comment) *commentRow {
	return &commentRow{
		ID:           c.ID,
		CommitteeID:  c.CommitteeID,
		DraftID:      c.DraftID,
		Clause:       c.Clause,
		Audience:     string(c.Audience),
		Owner:        c.Owner,
		SharedWith:   c.SharedWith,
		DelegationID: optional(c.DelegationID),
		Capacity:     string(c.Capacity),
		ByName:       c.By,
		AuthorID:     c.Author.ID,
		AuthorName:   c.Author.Name,
		Words:        c.Words,
		Version:      c.Version,
		At:           micros(c.At),
		WithdrawnAt:  optionalMicros(c.WithdrawnAt),
		Hash:         c.Hash,
	}
}

func (r commentRow) comment() drafting.Comment {
	return drafting.Comment{
		ID:           r.ID,
		CommitteeID:  r.CommitteeID,
		DraftID:      r.DraftID,
		Clause:       r.Clause,
		Audience:     drafting.CommentAudience(r.Audience),
		Owner:        r.Owner,
		SharedWith:   r.SharedWith,
		DelegationID: plain(r.DelegationID),
		Capacity:     drafting.Capacity(r.Capacity),
		By:           r.ByName,
		Author:       drafting.PersonRef{ID: r.AuthorID, Name: r.AuthorName},
		Words:        r.Words,
		Version:      r.Version,
		At:           moment(r.At),
		WithdrawnAt:  optionalMoment(r.WithdrawnAt),
		Hash:         r.Hash,
	}
}

func (s snapshot) Comment(id string) (drafting.Comment, error) {
	var row commentRow
	err := first(s.db.Where("id = ?", id), &row, "comment", id)
	return row.comment(), err
}

func (s snapshot) Comments(draftID string) ([]drafting.Comment, error) {
	return each(s.db.Where("draft_id = ?", draftID).Order("at, id"), commentRow.comment)
}

func (t *tx) CreateComment(c drafting.Comment) error { return t.create(rowOfComment(c)) }

func (t *tx) WithdrawComment(id string, at time.Time) error {
	done := t.db.Model(&commentRow{}).Where("id = ? AND withdrawn_at IS NULL", id).Update("withdrawn_at", micros(at))
	if done.Error != nil {
		return translate(done.Error)
	}
	if done.RowsAffected > 0 {
		return nil
	}
	if _, err := t.Comment(id); err != nil {
		return err
	}
	return fault.New(fault.Conflict, "", "the comment is withdrawn already")
}
