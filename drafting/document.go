package drafting

import (
	"slices"
	"time"
)

// DocumentForm says what a document is to the one before it.
type DocumentForm string

// The forms. An original is the first document of a draft or an amendment; a
// revision replaces it with a later wording; an addendum adds to it and a
// corrigendum corrects it, both in words of their own.
const (
	OriginalDocument    DocumentForm = "original"
	RevisedDocument     DocumentForm = "revision"
	AddendumDocument    DocumentForm = "addendum"
	CorrigendumDocument DocumentForm = "corrigendum"
)

// CarriesText reports whether the document prints the whole wording.
func (f DocumentForm) CarriesText() bool { return f == OriginalDocument || f == RevisedDocument }

// Document is what the secretariat issued under a symbol, for ever: of a draft,
// or of the amendment that AmendmentID names. Number counts the committee's
// documents. Carries is the version of the draft, or the revision of the
// amendment, that the document prints or belongs to. Replaces is the symbol
// that it takes the place of. Words are an addendum's or a corrigendum's. Hash
// covers everything but itself and the circulations, which stand in the event
// log one by one.
type Document struct {
	ID          string        `json:"id"`
	CommitteeID string        `json:"committee_id"`
	Number      int           `json:"number"`
	DraftID     string        `json:"draft_id"`
	AmendmentID string        `json:"amendment_id,omitempty"`
	Form        DocumentForm  `json:"form"`
	Symbol      string        `json:"symbol"`
	Replaces    string        `json:"replaces,omitempty"`
	Carries     int           `json:"carries"`
	Words       string        `json:"words,omitempty"`
	Circulated  []Circulation `json:"circulated,omitempty"`
	Person      PersonRef     `json:"person"`
	At          time.Time     `json:"at"`
	Hash        string        `json:"hash"`
}

// Circulation is when a document went to the delegations in a language, a BCP
// 47 tag.
type Circulation struct {
	Language string    `json:"language"`
	At       time.Time `json:"at"`
}

// CirculatedAt is when the document first went to the delegations.
func (d Document) CirculatedAt() time.Time {
	return slices.MinFunc(d.Circulated, func(a, b Circulation) int { return a.At.Compare(b.At) }).At
}

// in reports whether the document was circulated in a language.
func (d Document) in(language string) bool {
	return slices.ContainsFunc(d.Circulated, func(c Circulation) bool { return c.Language == language })
}

// hashDocument covers everything but the hash itself and the circulations.
func hashDocument(d Document) (string, error) {
	d.Hash, d.Circulated = "", nil
	return hashOf(d)
}
