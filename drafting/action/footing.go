package action

import (
	"strings"

	"chapeau/drafting/amend"
	"chapeau/drafting/text"
)

// value names something that is set as a whole: a kind of value and its note or
// clause.
type value struct {
	of, name string
}

// place is what a meeting calls the value's place.
func (v value) place() string {
	switch v.of {
	case "footnote":
		return "footnote:" + v.name
	case "end", "list":
		return v.name
	default:
		return v.of
	}
}

// footing is what one amendment does, arranged by where it does it.
type footing struct {
	*amend.Effect
	words   map[string]*amend.WordChange
	deletes map[string]bool
	moves   map[string]*amend.Placement
	gaps    map[amend.Gap][]*amend.Placement
	values  map[value]*amend.Setting
	touches map[string]bool // clauses of the base to which it does something other than delete them
	above   map[string]bool // those and all clauses above them
	over    map[string]bool // the deleted clauses and all above them
	brings  map[string]bool // its new clauses
	refers  map[string]bool // clauses to which words that it brings in refer
	follows map[string]bool // clauses behind which it places one
}

func newFooting(o *outline, e *amend.Effect) *footing {
	f := &footing{
		Effect: e, words: make(map[string]*amend.WordChange), deletes: make(map[string]bool), moves: make(map[string]*amend.Placement),
		gaps: make(map[amend.Gap][]*amend.Placement), values: make(map[value]*amend.Setting), touches: make(map[string]bool),
		above: make(map[string]bool), over: make(map[string]bool), brings: make(map[string]bool), refers: make(map[string]bool), follows: make(map[string]bool),
	}
	for i := range e.Words {
		w := &e.Words[i]
		f.words[w.Clause] = w
		f.touches[w.Clause] = true
		f.refer(w.Text, w.Base)
	}
	for _, id := range e.Deleted {
		f.deletes[id] = true
		o.upwards(id, func(id string) { f.over[id] = true })
	}
	for i := range e.Placed {
		f.place(o, &e.Placed[i])
	}
	for i := range e.Set {
		f.set(&e.Set[i])
	}
	for id := range f.touches {
		o.upwards(id, func(id string) { f.above[id] = true })
	}
	return f
}

func (f *footing) place(o *outline, p *amend.Placement) {
	f.gaps[p.Gap] = append(f.gaps[p.Gap], p)
	if o.has(p.Gap.Parent) {
		f.touches[p.Gap.Parent] = true
	}
	if anchor := o.clauses[p.Gap.After]; anchor != nil && (anchor.Kind != text.Preambular || p.Kind == text.Preambular) {
		f.follows[anchor.ID] = true
	}
	if p.IsMove() {
		f.moves[p.ID] = p
		f.touches[p.ID] = true
		return
	}
	f.bring(p.Clause)
}

func (f *footing) bring(c *text.Clause) {
	f.brings[c.ID] = true
	f.refer(c.Text, "")
	for _, child := range c.Children {
		f.bring(child)
	}
}

func (f *footing) set(s *amend.Setting) {
	f.values[value{s.Of, s.Name}] = s
	switch s.Of {
	case "end", "list":
		f.touches[s.Name] = true
	default:
		f.refer(s.Value, s.Base)
	}
}

// refer notes the references that words have and those before them had not.
func (f *footing) refer(words, before string) {
	if !strings.Contains(words, "{ref") {
		return
	}
	known := make(map[string]bool)
	for _, id := range text.RefIDs(before) {
		known[id] = true
	}
	for _, id := range text.RefIDs(words) {
		if !known[id] {
			f.refers[id] = true
		}
	}
}
