package drafting

import (
	"context"
	"slices"
)

// Documents are a committee's that the actor may see, in the order in which they
// were issued: those of drafts that they may see, from the version on that they
// may see, and those of amendments for those who see amendments. Errors:
// not_found where the actor may not see the committee.
func (s *Service) Documents(ctx context.Context, actor Actor, committeeID string) ([]Document, error) {
	return view(ctx, s, func(r Snapshot) ([]Document, error) {
		st, err := seeCommittee(r, actor, committeeID)
		if err != nil {
			return nil, err
		}
		drafts, err := r.Drafts(committeeID, "", 0)
		if err != nil {
			return nil, err
		}
		byID := map[string]Draft{}
		for _, d := range drafts {
			byID[d.ID] = d
		}
		all, err := r.Documents(committeeID)
		if err != nil {
			return nil, err
		}
		return slices.DeleteFunc(all, func(d Document) bool { return !st.seesDocument(byID[d.DraftID], d) }), nil
	})
}

// seesDocument reports whether the actor may see a document of a draft.
func (st standing) seesDocument(draft Draft, d Document) bool {
	if st.may(SeeUnpublished) {
		return true
	}
	return d.AmendmentID == "" && draft.Published() && d.Carries >= draft.PublishedFrom
}

// NextDocument is a document that could be issued now: of the draft, or of the
// amendment that AmendmentID names. Symbol is empty where a person must choose
// it.
type NextDocument struct {
	AmendmentID string       `json:"amendment_id,omitempty"`
	Form        DocumentForm `json:"form"`
	Symbol      string       `json:"symbol"`
	Wording     int          `json:"wording"`
}

// Papers are the documents of a draft and of its amendments, the notices that
// run for them, what the chair has waived, and what the actor can issue next.
type Papers struct {
	Documents []Document     `json:"documents"`
	Notices   []Notice       `json:"notices"`
	Waivers   []Waiver       `json:"waivers"`
	Next      []NextDocument `json:"next"`
}

// Papers returns a draft's papers, as far as the actor may see them. Errors:
// not_found.
func (s *Service) Papers(ctx context.Context, actor Actor, draftID string) (Papers, error) {
	return view(ctx, s, func(r Snapshot) (Papers, error) {
		draft, st, err := seeDraft(r, actor, draftID)
		if err != nil {
			return Papers{}, err
		}
		found := Papers{Documents: []Document{}, Notices: []Notice{}, Waivers: []Waiver{}, Next: []NextDocument{}}
		issued, err := r.Documents(draft.CommitteeID)
		if err != nil {
			return Papers{}, err
		}
		for _, d := range issued {
			if d.DraftID == draft.ID && st.seesDocument(draft, d) {
				found.Documents = append(found.Documents, d)
			}
		}
		if !st.may(SeeAmendments) {
			return found, nil
		}
		if found.Waivers, err = r.Waivers(draft.ID); err != nil {
			return Papers{}, err
		}
		papers, err := papersOf(r, draft, issued)
		if err != nil {
			return Papers{}, err
		}
		if found.Notices, err = noticesOf(r, papers, s.moment()); err != nil {
			return Papers{}, err
		}
		if st.may(IssueDocuments) {
			found.Next, err = nextDocuments(r, papers)
		}
		return found, err
	})
}

// papersOf are a draft and its submitted amendments, each with its documents.
func papersOf(r Snapshot, draft Draft, issued []Document) ([]paper, error) {
	all, err := r.Amendments(draft.ID)
	if err != nil {
		return nil, err
	}
	papers := []paper{paperOf(draft, nil, issued)}
	for i := range all {
		if all[i].SubmittedAt != nil {
			papers = append(papers, paperOf(draft, &all[i], issued))
		}
	}
	return papers, nil
}

// nextDocuments are what each paper can have next.
func nextDocuments(r Snapshot, papers []paper) ([]NextDocument, error) {
	g, err := registerOf(r, papers[0].draft.CommitteeID)
	if err != nil {
		return nil, err
	}
	next := []NextDocument{}
	for _, p := range papers {
		for _, form := range []DocumentForm{OriginalDocument, RevisedDocument, AddendumDocument, CorrigendumDocument} {
			if p.refuses(form) != nil {
				continue
			}
			n := NextDocument{AmendmentID: p.amendmentID(), Form: form, Symbol: p.symbol(), Wording: p.wording()}
			switch {
			case form == OriginalDocument && n.Symbol != "" && g.checkFirst(p, n.Symbol) != nil:
				continue // another draft was issued under it, the one that this one reintroduces
			case form != OriginalDocument:
				if n.Symbol, err = p.next(form); err != nil {
					continue // the symbol came from elsewhere and is none that can be carried on
				}
			case n.Symbol == "":
				n.Symbol = g.free()
			}
			next = append(next, n)
		}
	}
	return next, nil
}
