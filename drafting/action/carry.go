package action

import (
	"slices"

	"chapeau/diffing"
	"chapeau/drafting/amend"
	"chapeau/drafting/text"
)

// Carry takes a sub-amendment over to its amendment's new wording, after that was
// reworded or carried over itself: from the text that the old wording proposes to
// the one that the new wording does, as amend.Rebase. Clauses that the amendment
// inserts are told by what they say, since a new wording may name them otherwise.
// Errors have the code invalid.
func Carry(oldBase *text.Text, oldParent amend.Amendment, newBase *text.Text, newParent, sub amend.Amendment) (amend.RebaseResult, error) {
	before, err := Proposed(oldBase, oldParent)
	if err != nil {
		return amend.RebaseResult{}, err
	}
	after, err := Proposed(newBase, newParent)
	if err != nil {
		return amend.RebaseResult{}, err
	}
	names := oldNames(inserted(oldBase, before), inserted(newBase, after))
	result, err := amend.NewRebaser(before, renamed(after, names)).Rebase(sub)
	if err != nil {
		return amend.RebaseResult{}, err
	}
	rename(&result, turned(names))
	result.Text, err = amend.Apply(after, result.Amendment)
	return result, err
}

// inserted are the clauses of a text that its base has not.
func inserted(base, t *text.Text) []*text.Clause {
	o := newOutline(base)
	var clauses []*text.Clause
	t.Walk(func(c, _ *text.Clause) bool {
		if !o.has(c.ID) {
			clauses = append(clauses, c)
		}
		return true
	})
	return clauses
}

// oldNames finds the old ids of the clauses that an amendment's new wording
// inserts, where they have others now. A clause that is none of the old ones but
// has the id of one gets an id that is free.
func oldNames(before, after []*text.Clause) map[string]string {
	names := make(map[string]string)
	taken, left := make(map[string]bool), make(map[string]bool)
	for _, c := range before {
		left[c.ID] = true
	}
	var others []*text.Clause
	for j, i := range diffing.Align(wordsOf(before), wordsOf(after)) {
		if i < 0 {
			others = append(others, after[j])
			continue
		}
		names[after[j].ID] = before[i].ID
		taken[before[i].ID] = true
		delete(left, before[i].ID)
	}
	for _, c := range others {
		if left[c.ID] {
			taken[c.ID] = true // reworded altogether, under its old id
			continue
		}
		fresh := c.ID
		for taken[fresh] {
			fresh += "-2"
		}
		names[c.ID] = fresh
		taken[fresh] = true
	}
	for id, old := range names {
		if id == old {
			delete(names, id)
		}
	}
	return names
}

func wordsOf(clauses []*text.Clause) []string {
	words := make([]string, len(clauses))
	for i, c := range clauses {
		words[i] = c.Text
	}
	return words
}

// turned maps the other way round.
func turned(names map[string]string) map[string]string {
	back := make(map[string]string, len(names))
	for from, to := range names {
		back[to] = from
	}
	return back
}

// renamed is a text with other ids for its clauses.
func renamed(t *text.Text, names map[string]string) *text.Text {
	if len(names) == 0 {
		return t
	}
	out := *t
	out.Clauses = renamedClauses(t.Clauses, names)
	out.Annexes = slices.Clone(t.Annexes)
	for i := range out.Annexes {
		out.Annexes[i].Clauses = renamedClauses(out.Annexes[i].Clauses, names)
	}
	return &out
}

func renamedClauses(clauses []*text.Clause, names map[string]string) []*text.Clause {
	if clauses == nil {
		return nil
	}
	out := make([]*text.Clause, len(clauses))
	for i, c := range clauses {
		clause := *c
		clause.ID, clause.Text = nameOf(c.ID, names), text.RenameRefs(c.Text, names)
		clause.Children = renamedClauses(c.Children, names)
		out[i] = &clause
	}
	return out
}

func nameOf(id string, names map[string]string) string {
	if name, known := names[id]; known {
		return name
	}
	return id
}

// rename gives the clauses in a rebase's result other ids.
func rename(r *amend.RebaseResult, names map[string]string) {
	if len(names) == 0 {
		return
	}
	r.Amendment.Ops = amend.RenameClauses(r.Amendment.Ops, names)
	for i := range r.Ops {
		r.Ops[i].Clause = nameOf(r.Ops[i].Clause, names)
	}
	for i := range r.Conflicts {
		r.Conflicts[i].Clause = nameOf(r.Conflicts[i].Clause, names)
	}
	for i := range r.Notices {
		r.Notices[i].Clause = nameOf(r.Notices[i].Clause, names)
	}
}
