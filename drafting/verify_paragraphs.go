package drafting

import (
	"encoding/json"
)

// place is a paragraph of a draft, or what one delegation said of it.
type place struct {
	draftID, clause, delegationID string
}

// negotiated is what the log says last of paragraphs and comments.
type negotiated struct {
	standings map[place]stood
	positions map[place]Position
	budgets   map[place]bool
	comments  map[string]said // by comment
}

// said is what the log says of a comment.
type said struct {
	hash      string
	withdrawn bool
}

func newNegotiated() negotiated {
	return negotiated{
		standings: map[place]stood{},
		positions: map[place]Position{},
		budgets:   map[place]bool{},
		comments:  map[string]said{},
	}
}

// told is what events say in their data about paragraphs and comments.
type told struct {
	Standings []stood  `json:"standings"`
	Clause    string   `json:"clause"`
	Position  Position `json:"position"`
	Budget    bool     `json:"budget"`
	Comment   string   `json:"comment"`
	Hash      string   `json:"hash"`
}

func (n negotiated) gather(e Event) error {
	switch e.Type {
	case ParagraphsStood, ParagraphsFollowed, ParagraphMarked, ParagraphUnmarked, BudgetMarked, CommentMade, CommentWithdrawn:
	default:
		return nil
	}
	var says told
	if err := json.Unmarshal(e.Data, &says); err != nil {
		return broken("event %d has unreadable data", e.Sequence)
	}
	for _, each := range says.Standings {
		n.standings[place{e.DraftID, each.Clause, ""}] = each
	}
	switch e.Type {
	case ParagraphMarked:
		n.positions[place{e.DraftID, says.Clause, e.DelegationID}] = says.Position
	case ParagraphUnmarked:
		delete(n.positions, place{e.DraftID, says.Clause, e.DelegationID})
	case BudgetMarked:
		n.budgets[place{e.DraftID, says.Clause, ""}] = says.Budget
	case CommentMade:
		n.comments[says.Comment] = said{hash: says.Hash}
	case CommentWithdrawn:
		n.comments[says.Comment] = said{says.Hash, true}
	}
	return nil
}

// paragraphs checks that a draft's paragraphs, the positions on them and what is
// said at them are what the log says last. What is found is taken off it.
func (v *verifier) paragraphs(d Draft) error {
	rows, err := v.Paragraphs(d.ID)
	if err != nil {
		return err
	}
	for _, p := range rows {
		if err := v.negotiated.paragraph(p); err != nil {
			return err
		}
		v.found.Paragraphs++
	}
	marks, err := v.Marks(d.ID)
	if err != nil {
		return err
	}
	for _, m := range marks {
		at := place{d.ID, m.Clause, m.DelegationID}
		if v.negotiated.positions[at] != m.Position {
			return broken("the position of delegation %s on paragraph %s is not what the log says", m.DelegationID, m.Clause)
		}
		delete(v.negotiated.positions, at)
	}
	comments, err := v.Comments(d.ID)
	if err != nil {
		return err
	}
	for _, c := range comments {
		if err := v.negotiated.comment(c); err != nil {
			return err
		}
		v.found.Comments++
	}
	return nil
}

func (n negotiated) paragraph(p Paragraph) error {
	at := place{p.DraftID, p.Clause, ""}
	logged, moved := n.standings[at]
	if !moved {
		logged.Status = ParagraphOpen
	}
	if p.Status != logged.Status || p.Package != logged.Package {
		return broken("paragraph %s does not stand as the log says", p.Clause)
	}
	if p.HasBudget != n.budgets[at] {
		return broken("the budget implications of paragraph %s are not what the log says", p.Clause)
	}
	delete(n.standings, at)
	delete(n.budgets, at)
	return nil
}

func (n negotiated) comment(c Comment) error {
	hash, err := hashComment(c)
	if err != nil {
		return err
	}
	logged := n.comments[c.ID]
	if hash != c.Hash || logged.hash != hash || logged.withdrawn != (c.WithdrawnAt != nil) {
		return broken("comment %s is not what the log says", c.ID)
	}
	delete(n.comments, c.ID)
	return nil
}

func (n negotiated) nothingMissing() error {
	for at := range n.standings {
		return broken("the standing of paragraph %s is in the log but missing", at.clause)
	}
	for at := range n.budgets {
		return broken("the budget implications of paragraph %s are in the log but missing", at.clause)
	}
	for at := range n.positions {
		return broken("a position on paragraph %s is in the log but missing", at.clause)
	}
	for id := range n.comments {
		return broken("comment %s stands in the log but is missing", id)
	}
	return nil
}
