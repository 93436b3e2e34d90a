package storage

import "chapeau/drafting"

type documentRow struct {
	ID          string `gorm:"primaryKey"`
	CommitteeID string
	Number      int
	DraftID     string
	AmendmentID *string
	Form        string
	Symbol      string
	Replaces    string
	Carries     int
	Words       string
	PersonID    string
	PersonName  string
	At          int64
	Hash        string
}

func (documentRow) TableName() string { return "documents" }

func rowOfDocument(d drafting.Document) *documentRow {
	return &documentRow{
		ID:          d.ID,
		CommitteeID: d.CommitteeID,
		Number:      d.Number,
		DraftID:     d.DraftID,
		AmendmentID: optional(d.AmendmentID),
		Form:        string(d.Form),
		Symbol:      d.Symbol,
		Replaces:    d.Replaces,
		Carries:     d.Carries,
		Words:       d.Words,
		PersonID:    d.Person.ID,
		PersonName:  d.Person.Name,
		At:          micros(d.At),
		Hash:        d.Hash,
	}
}

func (r documentRow) document() drafting.Document {
	return drafting.Document{
		ID:          r.ID,
		CommitteeID: r.CommitteeID,
		Number:      r.Number,
		DraftID:     r.DraftID,
		AmendmentID: plain(r.AmendmentID),
		Form:        drafting.DocumentForm(r.Form),
		Symbol:      r.Symbol,
		Replaces:    r.Replaces,
		Carries:     r.Carries,
		Words:       r.Words,
		Person:      drafting.PersonRef{ID: r.PersonID, Name: r.PersonName},
		At:          moment(r.At),
		Hash:        r.Hash,
	}
}

type circulationRow struct {
	DocumentID string `gorm:"primaryKey"`
	Language   string `gorm:"primaryKey"`
	At         int64
}

func (circulationRow) TableName() string { return "circulations" }

func (r circulationRow) itself() circulationRow { return r }

func (s snapshot) Documents(committeeID string) ([]drafting.Document, error) {
	all, err := each(s.db.Where("committee_id = ?", committeeID).Order("number"), documentRow.document)
	if err != nil {
		return nil, err
	}
	ours := s.db.Model(&documentRow{}).Select("id").Where("committee_id = ?", committeeID)
	circulated, err := each(s.db.Where("document_id IN (?)", ours).Order("document_id, language"), circulationRow.itself)
	if err != nil {
		return nil, err
	}
	byDocument := map[string][]drafting.Circulation{}
	for _, c := range circulated {
		byDocument[c.DocumentID] = append(byDocument[c.DocumentID], drafting.Circulation{Language: c.Language, At: moment(c.At)})
	}
	for i := range all {
		all[i].Circulated = byDocument[all[i].ID]
	}
	return all, nil
}

func (s snapshot) Document(id string) (drafting.Document, error) {
	var row documentRow
	if err := first(s.db.Where("id = ?", id), &row, "document", id); err != nil {
		return drafting.Document{}, err
	}
	d := row.document()
	circulated, err := each(s.db.Where("document_id = ?", id).Order("language"), circulationRow.itself)
	for _, c := range circulated {
		d.Circulated = append(d.Circulated, drafting.Circulation{Language: c.Language, At: moment(c.At)})
	}
	return d, err
}

func (t *tx) AppendDocument(d drafting.Document) error {
	if err := t.create(rowOfDocument(d)); err != nil {
		return err
	}
	return t.AppendCirculations(d.ID, d.Circulated)
}

func (t *tx) AppendCirculations(documentID string, all []drafting.Circulation) error {
	if len(all) == 0 {
		return nil
	}
	rows := make([]circulationRow, len(all))
	for i, c := range all {
		rows[i] = circulationRow{documentID, c.Language, micros(c.At)}
	}
	return t.create(&rows)
}

type waiverRow struct {
	ID              string `gorm:"primaryKey"`
	CommitteeID     string
	DraftID         string
	Number          int
	CoversDraft     bool
	CoversAll       bool
	CoversAmendment *string
	Reason          string
	Sitting         *drafting.Sitting `gorm:"serializer:json"`
	PersonID        string
	PersonName      string
	At              int64
	Hash            string
}

func (waiverRow) TableName() string { return "waivers" }

func rowOfWaiver(v drafting.Waiver) *waiverRow {
	return &waiverRow{
		ID:              v.ID,
		CommitteeID:     v.CommitteeID,
		DraftID:         v.DraftID,
		Number:          v.Number,
		CoversDraft:     v.Draft,
		CoversAll:       v.Amendments,
		CoversAmendment: optional(v.AmendmentID),
		Reason:          v.Reason,
		Sitting:         v.Sitting,
		PersonID:        v.Person.ID,
		PersonName:      v.Person.Name,
		At:              micros(v.At),
		Hash:            v.Hash,
	}
}

func (r waiverRow) waiver() drafting.Waiver {
	return drafting.Waiver{
		ID:          r.ID,
		CommitteeID: r.CommitteeID,
		DraftID:     r.DraftID,
		Number:      r.Number,
		Draft:       r.CoversDraft,
		Amendments:  r.CoversAll,
		AmendmentID: plain(r.CoversAmendment),
		Reason:      r.Reason,
		Sitting:     r.Sitting,
		Person:      drafting.PersonRef{ID: r.PersonID, Name: r.PersonName},
		At:          moment(r.At),
		Hash:        r.Hash,
	}
}

func (s snapshot) Waivers(draftID string) ([]drafting.Waiver, error) {
	return each(s.db.Where("draft_id = ?", draftID).Order("number"), waiverRow.waiver)
}

func (t *tx) AppendWaiver(v drafting.Waiver) error { return t.create(rowOfWaiver(v)) }
