package drafting

import (
	"chapeau/drafting/action"
	"chapeau/drafting/text"
)

// falls suggests which amendments fall by what was adopted: into the text, or as
// sub-amendments into an amendment.
func (p *preparer) falls() error {
	p.out.Falls = []action.Fall{}
	decisions, err := effectiveDecisions(p, p.draft.ID)
	if err != nil {
		return err
	}
	if len(decisions) > 0 {
		p.out.LastDecision = decisions[len(decisions)-1].ID
	}
	for _, d := range decisions {
		if d.Outcome != AmendmentsAdopted {
			continue
		}
		fallen, err := p.fallenBy(d)
		if err != nil {
			return err
		}
		p.out.Falls = append(p.out.Falls, fallen...)
	}
	return nil
}

// fallenBy suggests what falls by one adoption, among the amendments to the same
// text that had words on it then and have not been reworded since.
func (p *preparer) fallenBy(d Decision) ([]action.Fall, error) {
	stood := []action.Candidate{}
	for _, a := range p.pending {
		r, known, err := p.wordingBeside(a, d)
		if err != nil {
			return nil, err
		}
		if known {
			stood = append(stood, onOneLevel(a, r))
		}
	}
	if len(stood) == 0 {
		return nil, nil
	}
	adopted := make([]action.Candidate, len(d.Amendments))
	for i, ref := range d.Amendments {
		a, err := p.Amendment(ref.ID)
		if err != nil {
			return nil, err
		}
		r, err := p.Revision(ref.ID, ref.Revision)
		if err != nil {
			return nil, err
		}
		adopted[i] = onOneLevel(a, r)
	}
	before, after, err := p.aroundAdoption(d)
	if err != nil {
		return nil, err
	}
	return action.Falls(before, adopted, after, stood)
}

// onOneLevel is an amendment among others to the same text.
func onOneLevel(a Amendment, r Revision) action.Candidate {
	c := candidate(a, r)
	c.Parent, c.Content.To = "", ""
	return c
}

// wordingBeside is what a pending amendment proposed to the text that an adoption
// changed, if it is one to that text and its mover has not reworded it since.
func (p *preparer) wordingBeside(a Amendment, d Decision) (Revision, bool, error) {
	beside := func(r Revision) bool { return a.ToID == "" && r.Base == d.Against }
	if d.Into != nil {
		beside = func(r Revision) bool { return a.ToID == d.Into.ID && r.ToRevision == d.Into.Revision-1 }
	}
	if latest := p.latest[a.ID]; beside(latest) {
		return latest, true, nil
	}
	all, known := p.worded[a.ID]
	if !known {
		var err error
		if all, err = p.Revisions(a.ID); err != nil {
			return Revision{}, false, err
		}
		p.worded[a.ID] = all
	}
	r, found := lastWording(all, beside)
	return r, found, nil
}

// aroundAdoption is the text that an adoption changed, before and after: of the
// draft, or what an amendment proposes.
func (p *preparer) aroundAdoption(d Decision) (before, after *text.Text, err error) {
	if d.Into != nil {
		if before, err = p.proposedIn(d.Into.ID, d.Into.Revision-1); err != nil {
			return nil, nil, err
		}
		after, err = p.proposedIn(d.Into.ID, d.Into.Revision)
		return before, after, err
	}
	was, err := p.Version(p.draft.ID, d.Against)
	if err != nil {
		return nil, nil, err
	}
	is, err := p.Version(p.draft.ID, d.Result)
	return was.Text, is.Text, err
}

// proposedIn is the text that an amendment proposes in one wording.
func (p *preparer) proposedIn(id string, revision int) (*text.Text, error) {
	a, err := p.Amendment(id)
	if err != nil {
		return nil, err
	}
	r, err := p.Revision(id, revision)
	if err != nil {
		return nil, err
	}
	base, err := baseText(p, a, r)
	if err != nil {
		return nil, err
	}
	return action.Proposed(base, r.Content)
}
