package drafting

import (
	"encoding/json"
	"time"
)

// papersRecord is what a committee's log says of its documents and waivers: their
// hashes by id, and when each document went out in each language.
type papersRecord struct {
	documents    map[string]string
	waivers      map[string]string
	circulations map[string]map[string]time.Time
}

// madePaper is what events say in their data about documents and waivers.
type madePaper struct {
	Hash       string        `json:"hash"`
	Document   string        `json:"document"`
	Waiver     string        `json:"waiver"`
	Circulated []Circulation `json:"circulated"`
}

// gatherPaper reads an event about a document or a waiver; false for any other.
func (v *verifier) gatherPaper(e Event) (bool, error) {
	if e.Type != DocumentIssued && e.Type != DocumentCirculated && e.Type != NoticeWaived {
		return false, nil
	}
	var says madePaper
	if err := json.Unmarshal(e.Data, &says); err != nil {
		return true, broken("event %d has unreadable data", e.Sequence)
	}
	switch e.Type {
	case NoticeWaived:
		v.papers.waivers[says.Waiver] = says.Hash
		return true, nil
	case DocumentIssued:
		v.papers.documents[says.Document] = says.Hash
		v.papers.circulations[says.Document] = map[string]time.Time{}
	}
	for _, c := range says.Circulated {
		v.papers.circulations[says.Document][c.Language] = c.At
	}
	return true, nil
}

// documents checks the committee's documents and when they were circulated.
func (v *verifier) documents() error {
	all, err := v.Documents(v.committee.ID)
	if err != nil {
		return err
	}
	for i, d := range all {
		hash, err := hashDocument(d)
		if err != nil {
			return err
		}
		if d.Number != i+1 {
			return broken("document %d is missing", i+1)
		}
		if hash != d.Hash || v.papers.documents[d.ID] != hash {
			return broken("document %s is not what the log says", d.Symbol)
		}
		if err := v.circulated(d); err != nil {
			return err
		}
		delete(v.papers.documents, d.ID)
		v.found.Documents++
	}
	for key := range v.papers.documents {
		return broken("document %s stands in the log but is missing", key)
	}
	return nil
}

func (v *verifier) circulated(d Document) error {
	logged := v.papers.circulations[d.ID]
	if len(d.Circulated) != len(logged) {
		return broken("document %s was circulated in %d languages, but the log says %d", d.Symbol, len(d.Circulated), len(logged))
	}
	for _, c := range d.Circulated {
		if at, known := logged[c.Language]; !known || !at.Equal(c.At) {
			return broken("document %s was not circulated in %q when the log says", d.Symbol, c.Language)
		}
	}
	return nil
}

// waivers checks a draft's waivers.
func (v *verifier) waivers(draft Draft) error {
	all, err := v.Waivers(draft.ID)
	if err != nil {
		return err
	}
	for i, waiver := range all {
		hash, err := hashWaiver(waiver)
		if err != nil {
			return err
		}
		if waiver.Number != i+1 {
			return broken("waiver %d is missing", i+1)
		}
		if hash != waiver.Hash || v.papers.waivers[waiver.ID] != hash {
			return broken("waiver %d is not what the log says", waiver.Number)
		}
		delete(v.papers.waivers, waiver.ID)
		v.found.Waivers++
	}
	return nil
}
