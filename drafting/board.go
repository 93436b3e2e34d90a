package drafting

import (
	"cmp"
	"slices"
	"strings"

	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// board is how all paragraphs of a draft stand on its current version, with the
// positions of the delegations, loaded at once.
type board struct {
	draft       Draft
	text        *text.Text
	labels      map[string]string
	order       map[string]int // of the clauses in the text
	rows        map[string]Paragraph
	marks       map[string][]Mark // by clause
	delegations map[string]Delegation
}

func loadBoard(r Snapshot, draft Draft) (board, error) {
	b := board{draft: draft, order: map[string]int{}, rows: map[string]Paragraph{}, marks: map[string][]Mark{}}
	if err := b.readText(r); err != nil {
		return board{}, err
	}
	rows, err := r.Paragraphs(draft.ID)
	if err != nil {
		return board{}, err
	}
	for _, p := range rows {
		b.rows[p.Clause] = p
	}
	if b.delegations, err = delegationsByID(r, draft.CommitteeID); err != nil {
		return board{}, err
	}
	marks, err := r.Marks(draft.ID)
	if err != nil {
		return board{}, err
	}
	slices.SortStableFunc(marks, func(a, c Mark) int {
		return strings.Compare(b.delegations[a.DelegationID].Name, b.delegations[c.DelegationID].Name)
	})
	for _, m := range marks {
		b.marks[m.Clause] = append(b.marks[m.Clause], m)
	}
	return b, nil
}

// readText reads the current text with the numbers that it is negotiated under.
func (b *board) readText(r Snapshot) error {
	current, err := r.Version(b.draft.ID, b.draft.Version)
	if err != nil {
		return err
	}
	first, err := r.Version(b.draft.ID, 1)
	if err != nil {
		return err
	}
	b.text = current.Text
	b.labels = text.Labels(current.Text, text.Still, first.Text)
	b.text.Walk(func(c, _ *text.Clause) bool {
		b.order[c.ID] = len(b.order)
		return true
	})
	return nil
}

func delegationsByID(r Snapshot, committeeID string) (map[string]Delegation, error) {
	all, err := r.Delegations(committeeID)
	byID := make(map[string]Delegation, len(all))
	for _, d := range all {
		byID[d.ID] = d
	}
	return byID, err
}

// at is how a clause stands; it is open where nothing was recorded.
func (b board) at(clause string) Paragraph {
	if p, known := b.rows[clause]; known {
		return p
	}
	return Paragraph{DraftID: b.draft.ID, Clause: clause, Status: ParagraphOpen, Version: b.draft.Version}
}

// negotiable is at for a clause that the text has: not_found for an unknown one,
// conflict for one that was deleted.
func (b board) negotiable(field, clause string) (Paragraph, error) {
	if _, stands := b.order[clause]; stands {
		return b.at(clause), nil
	}
	if _, known := b.rows[clause]; known {
		return Paragraph{}, fault.New(fault.Conflict, field, "the paragraph is deleted: it is open again when the text has it again")
	}
	return Paragraph{}, noSuch("paragraph", clause)
}

// all are the clauses of the text in reading order, then those that are deleted.
func (b board) all() []Paragraph {
	paragraphs := make([]Paragraph, 0, len(b.order)+len(b.rows))
	for clause := range b.order {
		paragraphs = append(paragraphs, b.at(clause))
	}
	for clause, p := range b.rows {
		if _, stands := b.order[clause]; !stands {
			paragraphs = append(paragraphs, p)
		}
	}
	slices.SortFunc(paragraphs, b.compare)
	return paragraphs
}

func (b board) compare(p, q Paragraph) int {
	i, first := b.order[p.Clause]
	j, second := b.order[q.Clause]
	switch {
	case first && second:
		return cmp.Compare(i, j)
	case first:
		return -1
	case second:
		return 1
	}
	return strings.Compare(p.Clause, q.Clause)
}

// tied is a paragraph with those of its package, in reading order.
func (b board) tied(p Paragraph) []Paragraph {
	if p.Package == 0 {
		return []Paragraph{p}
	}
	members := []Paragraph{}
	for _, other := range b.rows {
		if other.Package == p.Package {
			members = append(members, other)
		}
	}
	slices.SortFunc(members, b.compare)
	return members
}

// holding are the delegations that keep any of the paragraphs from being agreed,
// by name.
func (b board) holding(paragraphs []Paragraph) []string {
	names := []string{}
	for _, p := range paragraphs {
		for _, m := range b.marks[p.Clause] {
			if m.Position.Holds() {
				names = append(names, b.delegations[m.DelegationID].Name)
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// name is how people call a clause in a sentence.
func (b board) name(clause string) string { return text.Name(b.text, b.labels, clause) }

// names are several in one sentence, capitalized where they begin it.
func (b board) names(paragraphs []Paragraph) string {
	all := make([]string, len(paragraphs))
	for i, p := range paragraphs {
		all[i] = b.name(p.Clause)
	}
	return strings.Join(all, ", ")
}

// nextPackage is a number that no package of the draft has.
func (b board) nextPackage() int {
	last := 0
	for _, p := range b.rows {
		last = max(last, p.Package)
	}
	return last + 1
}

// agreeing are the delegations that have agreed to a paragraph as it stands:
// those that marked the present words so, or all of them.
func agreeing(p Paragraph, marks []Mark, delegations []string) []string {
	if p.byAll() {
		return delegations
	}
	ids := []string{}
	for _, m := range marks {
		if m.Clause == p.Clause && m.Position == PositionAgrees && m.Version >= p.ChangedIn {
			ids = append(ids, m.DelegationID)
		}
	}
	return ids
}
