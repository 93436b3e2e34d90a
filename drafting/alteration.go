package drafting

import (
	"context"

	"chapeau/drafting/text"
)

// Qualifier is what a report adds to a draft's symbol: what happened to the text
// since it was last issued in writing.
type Qualifier string

// The qualifiers. An amendment that the sponsor accepts is part of its oral
// revision.
const (
	AsIssued                  Qualifier = ""
	AsOrallyRevised           Qualifier = "as_orally_revised"
	AsAmended                 Qualifier = "as_amended"
	AsOrallyRevisedAndAmended Qualifier = "as_orally_revised_and_amended"
)

// alteration is what has happened to a text.
type alteration struct{ orally, amended bool }

// alterationOf reads it from a draft's versions, by number. A revision in writing
// issues the text anew; what was undone did not happen.
func alterationOf(versions []Version) alteration {
	now, at := alteration{}, map[int]alteration{}
	for _, v := range versions {
		switch v.Reason {
		case Revised:
			now.orally = false
		case OrallyRevised, SponsorIncorporated:
			now.orally = true
		case Amended, Divided:
			now.amended = true
		case Undone:
			now = at[v.Restores]
		}
		at[v.Number] = now
	}
	return now
}

func (a alteration) qualifier() Qualifier {
	switch {
	case a.orally && a.amended:
		return AsOrallyRevisedAndAmended
	case a.orally:
		return AsOrallyRevised
	case a.amended:
		return AsAmended
	}
	return AsIssued
}

// Stage is what people ask about a draft beside its status. Facilitator is nil
// where there is none, and for outsiders; ReintroducedAs the draft that takes up
// a withdrawn one; Meeting the number of the committee's open meeting, 0 where
// none is open. WordedFor is the organ in whose words the text is, empty where they
// are the committee's own, and for outsiders.
type Stage struct {
	Facilitator    *PersonRef `json:"facilitator,omitempty"`
	Qualifier      Qualifier  `json:"qualifier"`
	ReintroducedAs string     `json:"reintroduced_as,omitempty"`
	Meeting        int        `json:"meeting,omitempty"`
	WordedFor      string     `json:"worded_for,omitempty"`
}

// Stage tells where a draft stands. Current is the text of its current version,
// which who asks has read already; nil where nobody asks in whose words it is.
// Errors: not_found where the actor may not see the draft.
func (s *Service) Stage(ctx context.Context, actor Actor, draftID string, current *text.Text) (Stage, error) {
	return view(ctx, s, func(r Snapshot) (Stage, error) {
		draft, st, err := seeDraft(r, actor, draftID)
		if err != nil {
			return Stage{}, err
		}
		versions, err := r.Versions(draftID)
		if err != nil {
			return Stage{}, err
		}
		stage := Stage{Qualifier: alterationOf(versions).qualifier()}
		if !st.may(SeeUnpublished) {
			return stage, nil
		}
		return stage.forInsiders(r, draft, current)
	})
}

func (s Stage) forInsiders(r Snapshot, draft Draft, current *text.Text) (Stage, error) {
	if draft.FacilitatorID != "" {
		person, err := r.Person(draft.FacilitatorID)
		if err != nil {
			return Stage{}, err
		}
		s.Facilitator = &PersonRef{ID: person.ID, Name: person.Name}
	}
	again, found, err := reintroducedAs(r, draft)
	if err != nil {
		return Stage{}, err
	}
	if found {
		s.ReintroducedAs = again.ID
	}
	meetings, err := r.Meetings(draft.CommitteeID)
	if err != nil {
		return Stage{}, err
	}
	for _, m := range meetings {
		if m.Open() {
			s.Meeting = m.Number
		}
	}
	if current == nil {
		return s, nil
	}
	committee, err := r.Committee(draft.CommitteeID)
	s.WordedFor = wordedFor(current, committee)
	return s, err
}
