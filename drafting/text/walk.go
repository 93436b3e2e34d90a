package text

// Walk visits every clause in reading order, annexes last, with its parent
// (nil at the top). It stops when visit returns false.
func (t *Text) Walk(visit func(c, parent *Clause) bool) {
	if !walk(t.Clauses, nil, visit) {
		return
	}
	for _, annex := range t.Annexes {
		if !walk(annex.Clauses, nil, visit) {
			return
		}
	}
}

func walk(clauses []*Clause, parent *Clause, visit func(c, parent *Clause) bool) bool {
	for _, c := range clauses {
		if !visit(c, parent) || !walk(c.Children, c, visit) {
			return false
		}
	}
	return true
}

// Find returns the clause with the id, or nil.
func (t *Text) Find(id string) *Clause {
	var found *Clause
	t.Walk(func(c, _ *Clause) bool {
		if c.ID == id {
			found = c
		}
		return found == nil
	})
	return found
}

// Texts returns every inline text that may hold footnote indicators, in the
// order in which notes are numbered: title, body line, clauses, annexes.
func (t *Text) Texts() []string {
	texts := []string{t.Title, t.Body}
	collect := func(c, _ *Clause) bool {
		texts = append(texts, c.Text)
		return true
	}
	walk(t.Clauses, nil, collect)
	for _, annex := range t.Annexes {
		texts = append(texts, annex.Title)
		walk(annex.Clauses, nil, collect)
	}
	return texts
}

// CitedNotes are the keys of the notes that have an indicator.
func (t *Text) CitedNotes() map[string]bool {
	cited := make(map[string]bool, len(t.Footnotes))
	for _, s := range t.Texts() {
		for _, key := range NoteKeys(s) {
			cited[key] = true
		}
	}
	return cited
}
