package action

import (
	"cmp"

	"chapeau/drafting/amend"
)

// Candidate is an amendment that awaits action. Content is its wording, against
// the text; that of a sub-amendment against the text that its amendment, Parent,
// proposes. Number is its place in the order of submission.
type Candidate struct {
	ID      string
	Label   string
	Number  int
	Parent  string
	Content amend.Amendment
}

// wording is the content under the candidate's own identity.
func (c *Candidate) wording() amend.Amendment {
	a := c.Content
	a.ID, a.To = c.ID, c.Parent
	return a
}

func wordings(candidates []Candidate) []amend.Amendment {
	all := make([]amend.Amendment, len(candidates))
	for i := range candidates {
		all[i] = candidates[i].wording()
	}
	return all
}

// name is what a sentence calls the candidate.
func (c *Candidate) name() string { return cmp.Or(c.Label, c.ID) }
