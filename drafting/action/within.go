package action

import (
	"chapeau/diffing"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// WithinParent tells whether a sub-amendment changes only what its amendment
// proposes: clauses that this one inserts and what stands under them, words that
// it puts in or that stand where it took some out, the place of clauses that it
// moves, the gaps where it inserts or deletes, and the title, body line, notes,
// ends and lists that it sets. Words right beside its own count as its own.
// Anything else is an amendment by itself: the error has the code invalid, says
// what, and names the clause in Detail["clause"].
func WithinParent(base *text.Text, parent, sub amend.Amendment) error {
	s, err := newScope(base, parent)
	if err != nil {
		return err
	}
	effects, err := amend.Read(s.proposed.text, []amend.Amendment{sub})
	if err != nil {
		return err
	}
	if err := s.check(&effects[0]); err != nil {
		return err
	}
	result, err := amend.Apply(s.proposed.text, sub)
	if err != nil {
		return err
	}
	left := newOutline(result)
	if err := s.checkKept(left); err != nil {
		return err
	}
	return s.checkOrder(left)
}

// scope is what an amendment proposes.
type scope struct {
	*footing       // the amendment
	base, proposed *outline
	stretches      map[string][]stretch // clause → where its words are the amendment's
}

// stretch is bytes of a clause's proposed words.
type stretch struct {
	from, to int
}

func newScope(base *text.Text, parent amend.Amendment) (*scope, error) {
	effects, err := amend.Read(base, []amend.Amendment{parent})
	if err != nil {
		return nil, err
	}
	proposed, err := Proposed(base, parent)
	if err != nil {
		return nil, err
	}
	s := &scope{base: newOutline(base), proposed: newOutline(proposed), stretches: make(map[string][]stretch)}
	s.footing = newFooting(s.base, &effects[0])
	for i := range s.Words {
		w := &s.Words[i]
		s.stretches[w.Clause] = proposedStretches(w.Text, w.Hunks)
	}
	return s, nil
}

// proposedStretches are the places of changed words that hunks put in; empty
// ones where they only take words out.
func proposedStretches(changed string, hunks []diffing.Hunk) []stretch {
	var all []stretch
	at := 0
	for _, piece := range diffing.Stretches(changed, hunks) {
		if piece.Hunk != nil {
			all = append(all, stretch{at, at + piece.Length})
		}
		at += piece.Length
	}
	return all
}

// isNew tells whether the amendment brings a clause.
func (s *scope) isNew(id string) bool { return s.proposed.has(id) && !s.base.has(id) }

func (s *scope) check(sub *amend.Effect) error {
	for i := range sub.Words {
		if err := s.checkWords(&sub.Words[i]); err != nil {
			return err
		}
	}
	for i := range sub.Placed {
		if err := s.checkPlacement(&sub.Placed[i]); err != nil {
			return err
		}
	}
	for i := range sub.Set {
		if err := s.checkSetting(&sub.Set[i]); err != nil {
			return err
		}
	}
	return nil
}

// outside is the error about a change that the amendment does not cover.
func outside(clause, format string, args ...any) error {
	e := fault.Invalidf("ops", format+"; a sub-amendment changes only what its amendment proposes: propose this as an amendment of its own", args...)
	e.Detail = map[string]any{"clause": clause}
	return e
}

func (s *scope) checkWords(w *amend.WordChange) error {
	if s.isNew(w.Clause) {
		return nil
	}
	if len(s.stretches[w.Clause]) == 0 {
		return outside(w.Clause, "it changes the words of clause %s, which the amendment leaves as they are", w.Clause)
	}
	astray := firstAstray(w.Base, w.Hunks, s.stretches[w.Clause])
	if astray == nil || s.staysAtItsPlaces(w) {
		return nil
	}
	words := astray.Text
	if astray.From < astray.To {
		words = w.Base[astray.From:astray.To]
	}
	return outside(w.Clause, "it changes %s in clause %s, where the amendment changes other words", quoted(words), w.Clause)
}

// staysAtItsPlaces tells whether what a sub-amendment makes of a clause differs
// from the base only where the amendment does. Among words that repeat there is
// more than one way to tell which of them changed.
func (s *scope) staysAtItsPlaces(w *amend.WordChange) bool {
	own := s.words[w.Clause]
	var places []stretch
	for _, h := range own.Hunks {
		places = append(places, stretch{h.From, h.To})
	}
	hunks := diffing.Hunks(own.Base, w.Text)
	isWhole := len(hunks) == 1 && hunks[0].From == 0 && hunks[0].To == len(own.Base)
	return !isWhole && firstAstray(own.Base, hunks, places) == nil
}

// firstAstray is the first hunk that touches none of the stretches, nil where each
// touches one.
func firstAstray(words string, hunks []diffing.Hunk, stretches []stretch) *diffing.Hunk {
	for i := range hunks {
		if !touchesAny(words, hunks[i], stretches) {
			return &hunks[i]
		}
	}
	return nil
}

// touchesAny tells whether a hunk meets one of the stretches, or stands beside it
// with no word between.
func touchesAny(words string, h diffing.Hunk, stretches []stretch) bool {
	for _, s := range stretches {
		switch {
		case h.To < s.from:
			if !holdsWord(words[h.To:s.from]) {
				return true
			}
		case h.From > s.to:
			if !holdsWord(words[s.to:h.From]) {
				return true
			}
		default:
			return true
		}
	}
	return false
}

func holdsWord(s string) bool {
	for _, token := range diffing.Tokenize(s) {
		if token.Kind <= diffing.Mark {
			return true
		}
	}
	return false
}

// checkKept sees that no clause of the text goes that the amendment keeps, by
// itself or with a new one that it was moved under.
func (s *scope) checkKept(result *outline) error {
	var gone string
	s.proposed.text.Walk(func(c, _ *text.Clause) bool {
		if s.base.has(c.ID) && !result.has(c.ID) {
			gone = c.ID
		}
		return gone == ""
	})
	if gone == "" {
		return nil
	}
	return outside(gone, "it deletes clause %s, which the amendment does not insert", gone)
}

func (s *scope) checkPlacement(p *amend.Placement) error {
	switch {
	case p.IsMove(): // seen in the order that it leaves
		return nil
	case p.Within != "" || s.ownsGap(p.Gap):
		return nil
	default:
		return outside(p.Gap.After, "it inserts a clause where the amendment inserts, moves and deletes none")
	}
}

// checkOrder sees that the clauses which the amendment leaves where they are keep
// their order and what they stand under. Which of two clauses that changed places
// was moved is no matter.
func (s *scope) checkOrder(result *outline) error {
	last := make(map[string]string) // parent → the last of its clauses so far
	var moved string
	s.base.text.Walk(func(c, _ *text.Clause) bool {
		if !result.has(c.ID) || s.moves[c.ID] != nil {
			return true
		}
		parent := s.base.parents[c.ID]
		before, follows := last[parent]
		if result.parents[c.ID] != parent || follows && result.order[c.ID] < result.order[before] {
			moved = c.ID
		}
		last[parent] = c.ID
		return moved == ""
	})
	if moved == "" {
		return nil
	}
	return outside(moved, "it moves clause %s, which the amendment leaves where it is", moved)
}

// ownsGap tells whether the amendment inserts, moves or deletes at a gap of its
// text.
func (s *scope) ownsGap(at amend.Gap) bool {
	if s.isNew(at.Parent) || s.isNew(at.After) || s.moves[at.After] != nil {
		return true
	}
	if next := nextIn(s.proposed, at); next != "" && (s.isNew(next) || s.moves[next] != nil) {
		return true
	}
	next := nextIn(s.base, at)
	return next != "" && (s.deletes[next] || s.moves[next] != nil)
}

// nextIn is the clause behind a gap, empty where there is none.
func nextIn(o *outline, at amend.Gap) string {
	siblings := o.siblings(at)
	for i, c := range siblings {
		if c.ID == at.After && i+1 < len(siblings) {
			return siblings[i+1].ID
		}
	}
	if at.After == "" && len(siblings) > 0 {
		return siblings[0].ID
	}
	return ""
}

func (s *scope) checkSetting(set *amend.Setting) error {
	if s.values[value{set.Of, set.Name}] != nil {
		return nil
	}
	switch set.Of {
	case "footnote":
		if _, own := s.Notes[set.Name]; own {
			return nil
		}
		return outside("footnote:"+set.Name, "it sets the note %s, which the amendment leaves as it is", set.Name)
	case "end", "list":
		if s.isNew(set.Name) {
			return nil
		}
		return outside(set.Name, "it sets the %s of clause %s, which the amendment leaves as it is", set.Of, set.Name)
	default:
		return outside(set.Of, "it sets the %s, which the amendment leaves as it is", set.Of)
	}
}
