package storage

import "chapeau/drafting"

type statementRow struct {
	ID           string `gorm:"primaryKey"`
	CommitteeID  string
	DraftID      string
	Number       int
	Kind         string
	DelegationID *string
	ByName       string
	OnBehalfOf   string
	Clause       string
	AmendmentID  string
	DecisionID   string
	StatementID  string
	Words        string
	Data         string
	Sitting      *drafting.Sitting `gorm:"serializer:json"`
	Version      int
	PersonID     string
	PersonName   string
	At           int64
	Hash         string
}

func (statementRow) TableName() string { return "statements" }

func rowOfStatement(st drafting.Statement) *statementRow {
	return &statementRow{
		ID:           st.ID,
		CommitteeID:  st.CommitteeID,
		DraftID:      st.DraftID,
		Number:       st.Number,
		Kind:         string(st.Kind),
		DelegationID: optional(st.DelegationID),
		ByName:       st.By,
		OnBehalfOf:   st.OnBehalfOf,
		Clause:       st.Clause,
		AmendmentID:  st.AmendmentID,
		DecisionID:   st.DecisionID,
		StatementID:  st.StatementID,
		Words:        st.Words,
		Data:         string(st.Data),
		Sitting:      st.Sitting,
		Version:      st.Version,
		PersonID:     st.Person.ID,
		PersonName:   st.Person.Name,
		At:           micros(st.At),
		Hash:         st.Hash,
	}
}

func (r statementRow) statement() drafting.Statement {
	return drafting.Statement{
		ID:           r.ID,
		CommitteeID:  r.CommitteeID,
		DraftID:      r.DraftID,
		Number:       r.Number,
		Kind:         drafting.StatementKind(r.Kind),
		DelegationID: plain(r.DelegationID),
		By:           r.ByName,
		OnBehalfOf:   r.OnBehalfOf,
		Clause:       r.Clause,
		AmendmentID:  r.AmendmentID,
		DecisionID:   r.DecisionID,
		StatementID:  r.StatementID,
		Words:        r.Words,
		Data:         rawJSON(r.Data),
		Sitting:      r.Sitting,
		Version:      r.Version,
		Person:       drafting.PersonRef{ID: r.PersonID, Name: r.PersonName},
		At:           moment(r.At),
		Hash:         r.Hash,
	}
}

func (s snapshot) Statement(id string) (drafting.Statement, error) {
	var row statementRow
	err := first(s.db.Where("id = ?", id), &row, "statement", id)
	return row.statement(), err
}

func (s snapshot) Statements(draftID string) ([]drafting.Statement, error) {
	return each(s.db.Where("draft_id = ?", draftID).Order("number"), statementRow.statement)
}

func (s snapshot) CountStatements(draftID string) (int, error) {
	return s.highest(&statementRow{}, "number", "draft_id = ?", draftID)
}

func (t *tx) AppendStatement(st drafting.Statement) error { return t.create(rowOfStatement(st)) }
