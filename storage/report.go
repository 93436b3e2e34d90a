package storage

import (
	"gorm.io/gorm/clause"

	"chapeau/drafting"
)

type reportFrameRow struct {
	CommitteeID string `gorm:"primaryKey"`
	Title       string
	Subtitle    string
	Sections    []drafting.FrameSection `gorm:"serializer:json"`
}

func (reportFrameRow) TableName() string { return "report_frames" }

func (s snapshot) ReportFrame(committeeID string) (drafting.ReportFrame, error) {
	var row reportFrameRow
	err := first(s.db.Where("committee_id = ?", committeeID), &row, "imported report of committee", committeeID)
	return drafting.ReportFrame(row), err
}

func (t *tx) PutReportFrame(f drafting.ReportFrame) error {
	row := reportFrameRow(f)
	replace := clause.OnConflict{
		Columns:   []clause.Column{{Name: "committee_id"}},
		DoUpdates: clause.AssignmentColumns([]string{"title", "subtitle", "sections"}),
	}
	return translate(t.db.Clauses(replace).Create(&row).Error)
}
