package amend

import (
	"chapeau/drafting/text"
)

// prepare gives every footnote key and clause id that an amendment brings a name
// that is its own, where another amendment, the base (the first text) or, for
// notes, any of the texts uses the same for something else: notes become `<key>-<amendment>`, clauses get the id that they
// would have had without one. Amendments that collide with nothing are returned
// as they are.
func prepare(amendments []Amendment, texts ...*index) []Amendment {
	n := newNameTable(amendments, texts)
	out := make([]Amendment, len(amendments))
	for i := range amendments {
		names := n.namesFor(&amendments[i])
		out[i] = names.amendment(&amendments[i])
	}
	return out
}

// nameTable finds the names that collide.
type nameTable struct {
	texts          []*index
	notes          map[string]string      // key → the first note brought under it
	bringers       map[broughtNote]string // the smallest id of the amendments that bring it
	owners         map[string]int         // clause id → the first amendment that brings it
	collidingNotes map[string]bool
	collidingIDs   map[string]bool
}

func newNameTable(amendments []Amendment, texts []*index) *nameTable {
	n := &nameTable{texts: texts}
	for i := range amendments {
		n.see(i, &amendments[i])
	}
	return n
}

// broughtNote is a note under a key that amendments bring: the same for all that
// bring the same words under the same key.
type broughtNote struct {
	key, words string
}

func (n *nameTable) see(i int, a *Amendment) {
	for j := range a.Ops {
		op := &a.Ops[j]
		for key, note := range op.Footnotes {
			n.seeNote(key, note, a.ID)
		}
		if op.Kind == SetFootnote && op.Text != nil && !n.hasNote(op.Key) {
			n.seeNote(op.Key, *op.Text, a.ID)
		}
		if op.NewClause != nil {
			eachNew(op.NewClause, func(c *text.Clause) { n.seeID(i, c.ID) })
		}
	}
}

// hasNote tells whether the first text, the amendments' base, has a note.
func (n *nameTable) hasNote(key string) bool {
	_, known := n.texts[0].text.Footnotes[key]
	return known
}

func (n *nameTable) seeNote(key, note, amendment string) {
	for _, x := range n.texts {
		if old, known := x.text.Footnotes[key]; known && old != note {
			n.collidingNotes = mark(n.collidingNotes, key)
		}
	}
	if first, known := n.notes[key]; known && first != note {
		n.collidingNotes = mark(n.collidingNotes, key)
	}
	if n.notes == nil {
		n.notes = make(map[string]string)
	}
	n.notes[key] = note
	if n.bringers == nil {
		n.bringers = make(map[broughtNote]string)
	}
	brought := broughtNote{key, note}
	if first, known := n.bringers[brought]; !known || amendment < first {
		n.bringers[brought] = amendment
	}
}

func (n *nameTable) seeID(i int, id string) {
	if id == "" {
		return
	}
	owner, known := n.owners[id]
	if n.hasClause(id) || known && owner != i {
		n.collidingIDs = mark(n.collidingIDs, id)
	}
	if n.owners == nil {
		n.owners = make(map[string]int)
	}
	n.owners[id] = i
}

// hasClause tells whether the first text, the amendments' base, has a clause.
func (n *nameTable) hasClause(id string) bool {
	_, taken := n.texts[0].nodes[id]
	return taken
}

func mark(set map[string]bool, key string) map[string]bool {
	if set == nil {
		set = make(map[string]bool)
	}
	set[key] = true
	return set
}

func eachNew(c *text.Clause, visit func(*text.Clause)) {
	if c == nil {
		return
	}
	visit(c)
	for _, child := range c.Children {
		eachNew(child, visit)
	}
}

// namesFor are the new names of what an amendment brings under a name that
// collides.
func (n *nameTable) namesFor(a *Amendment) renaming {
	if len(n.collidingNotes) == 0 && len(n.collidingIDs) == 0 {
		return renaming{}
	}
	names := renaming{notes: make(map[string]string), ids: make(map[string]string)}
	for i := range a.Ops {
		op := &a.Ops[i]
		for key, note := range op.Footnotes {
			n.renameNote(&names, key, note)
		}
		if op.Kind == SetFootnote && op.Text != nil && !n.hasNote(op.Key) {
			n.renameNote(&names, op.Key, *op.Text)
		}
		auto := namer{prefix: (&change{amendment: a}).autoID(i)}
		eachNew(op.NewClause, func(c *text.Clause) {
			id := auto.next()
			if c.ID != "" && n.collidingIDs[c.ID] {
				for n.hasClause(id) {
					id += "-2"
				}
				names.ids[c.ID] = id
			}
		})
	}
	return names
}

// renameNote gives a colliding note a key of its own, unless a text has that very
// note under its key. Equal notes under one key stay one, named after the
// smallest id of those that bring it.
func (n *nameTable) renameNote(names *renaming, key, note string) {
	if !n.collidingNotes[key] {
		return
	}
	for _, x := range n.texts {
		if x.text.Footnotes[key] == note {
			return
		}
	}
	name := key + "-" + n.bringers[broughtNote{key, note}]
	for n.isNoteTaken(name, note) {
		name += "-2"
	}
	names.notes[key] = name
}

// isNoteTaken tells whether a text has another note under the key.
func (n *nameTable) isNoteTaken(key, note string) bool {
	for _, x := range n.texts {
		if old, known := x.text.Footnotes[key]; known && old != note {
			return true
		}
	}
	return false
}

// RenameClauses gives clauses other ids wherever operations name them or refer
// to them.
func RenameClauses(ops []Op, ids map[string]string) []Op {
	names := renaming{ids: ids}
	return names.all(ops)
}

// renaming holds the new names of an amendment's own notes and clauses.
type renaming struct {
	notes, ids map[string]string
}

func (r *renaming) isEmpty() bool { return len(r.notes) == 0 && len(r.ids) == 0 }

// amendment is an amendment under the new names.
func (r *renaming) amendment(a *Amendment) Amendment {
	out := *a
	if r.isEmpty() {
		return out
	}
	out.Ops = r.all(a.Ops)
	return out
}

func (r *renaming) all(ops []Op) []Op {
	renamed := make([]Op, len(ops))
	for i := range ops {
		renamed[i] = r.op(ops[i])
	}
	return renamed
}

func (r *renaming) id(id string) string {
	if name, renamed := r.ids[id]; renamed {
		return name
	}
	return id
}

func (r *renaming) words(s *string) *string {
	if s == nil {
		return nil
	}
	renamed := text.RenameRefs(text.RenameNotes(*s, r.notes), r.ids)
	return &renamed
}

func (r *renaming) op(op Op) Op {
	op.Text, op.With, op.InsertText = r.words(op.Text), r.words(op.With), r.words(op.InsertText)
	op.Clause, op.FirstOf = r.id(op.Clause), r.id(op.FirstOf)
	if op.Kind != Edit {
		op.After = r.id(op.After)
	}
	if name, renamed := r.notes[op.Key]; renamed {
		op.Key = name
	}
	op.NewClause = r.clause(op.NewClause)
	if len(op.Footnotes) > 0 {
		notes := make(map[string]string, len(op.Footnotes))
		for key, note := range op.Footnotes {
			if name, renamed := r.notes[key]; renamed {
				key = name
			}
			notes[key] = *r.words(&note)
		}
		op.Footnotes = notes
	}
	return op
}

func (r *renaming) clause(c *text.Clause) *text.Clause {
	if c == nil {
		return nil
	}
	out := *c
	out.ID, out.Text = r.id(c.ID), *r.words(&c.Text)
	out.Children = nil
	for _, child := range c.Children {
		out.Children = append(out.Children, r.clause(child))
	}
	return &out
}
