package action

import (
	"slices"

	"chapeau/diffing"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// CheckAmendmentParts tells whether parts divide what an amendment proposes. A
// part names clauses of the proposed text or clauses that the amendment deletes,
// and words of the proposed text or words that the amendment takes out; each must
// name something that the amendment changes. Errors have the code invalid.
func CheckAmendmentParts(base *text.Text, a amend.Amendment, parts []Part) error {
	_, err := divideAmendment(base, a, parts)
	return err
}

// RemoveFrom is an amendment without the rejected parts of what it proposes:
// there the base's words, clauses and places stand. Words of the base that a
// rejected passage holds stay. Errors have the code invalid: as in
// CheckAmendmentParts, where nothing of the amendment is left, and where the rest
// cannot stand without a part.
func RemoveFrom(base *text.Text, a amend.Amendment, rejected []Part) (amend.Amendment, error) {
	r, err := divideAmendment(base, a, rejected)
	if err != nil {
		return amend.Amendment{}, err
	}
	return amend.Reduce(base, a, r)
}

// amendmentDivision is what parts take out of an amendment.
type amendmentDivision struct {
	*scope
	*division
	restored map[string][]stretch // clause → bytes of the base's words that are to stand again
}

func divideAmendment(base *text.Text, a amend.Amendment, parts []Part) (amend.Reduction, error) {
	s, err := newScope(base, a)
	if err != nil {
		return amend.Reduction{}, err
	}
	if err := checkLabels(parts); err != nil {
		return amend.Reduction{}, err
	}
	d := &amendmentDivision{
		scope:    s,
		division: &division{outline: s.proposed, clauses: make(map[string]string), words: make(map[string]*cutting)},
		restored: make(map[string][]stretch),
	}
	for i := range parts {
		for _, id := range parts[i].Clauses {
			if err := d.take(&parts[i], id); err != nil {
				return amend.Reduction{}, err
			}
		}
	}
	for i := range parts {
		for _, words := range parts[i].Words {
			if err := d.takePassage(&parts[i], words); err != nil {
				return amend.Reduction{}, err
			}
		}
	}
	return d.reduction()
}

// take takes all that the amendment does to a clause.
func (d *amendmentDivision) take(p *Part, id string) error {
	if d.scope.base.has(id) && !d.proposed.has(id) {
		if _, taken := d.division.clauses[id]; taken {
			return fault.Invalidf(p.field(), "clause %s is in a part already; name it once", id)
		}
		d.division.clauses[id] = p.Label
	} else if err := d.takeClause(p, id); err != nil {
		return err
	}
	if !d.changesWithin(id) {
		return fault.Invalidf(p.field(), "the amendment changes nothing in clause %s; name what it proposes", id)
	}
	return nil
}

// changesWithin tells whether the amendment does anything to a clause or under it,
// or deletes one above it.
func (d *amendmentDivision) changesWithin(id string) bool {
	if d.brings[id] || d.over[id] || d.footing.above[id] || d.scope.base.has(id) && !d.proposed.has(id) {
		return true
	}
	return slices.ContainsFunc(d.Placed, func(p amend.Placement) bool { return p.Within == id })
}

// takePassage takes words of the proposed text, or words of the base that the
// amendment takes out.
func (d *amendmentDivision) takePassage(p *Part, words Passage) error {
	change := d.footing.words[words.Clause]
	if change == nil {
		if !d.isNew(words.Clause) && d.proposed.has(words.Clause) {
			return fault.Invalidf(p.field(), "the amendment changes no words in clause %s; name what it proposes", words.Clause)
		}
		return d.takeWords(p, words)
	}
	if len(amend.FindWords(change.Text, words.Text)) > 0 {
		return d.takeWords(p, words)
	}
	at, err := findPassage(p, change.Base, words)
	if err != nil {
		return err
	}
	tokens := diffing.Tokenize(change.Base)
	d.restored[words.Clause] = append(d.restored[words.Clause], stretch{int(tokens[at[0]].Start), int(tokens[at[1]].End)})
	return nil
}

// reduction is what the parts take out, in the terms of the amendment.
func (d *amendmentDivision) reduction() (amend.Reduction, error) {
	r := amend.Reduction{Words: make(map[string]string)}
	for id := range d.division.clauses {
		r.Clauses = append(r.Clauses, id)
	}
	slices.Sort(r.Clauses)
	for id, cut := range d.division.words {
		if d.isNew(id) {
			if cut.isEmpty() {
				return r, fault.Invalidf("parts", "the parts take all words of clause %s; name the clause instead", id)
			}
			r.Words[id], _ = shortened(d.proposed.text, d.proposed.clauses[id], cut)
		}
	}
	for id, change := range d.footing.words {
		cut := d.division.words[id]
		if cut == nil && len(d.restored[id]) == 0 {
			continue
		}
		if cut == nil {
			cut = newCutting(change.Text)
		}
		v := reversal{cutting: cut, change: change, restored: d.restored[id]}
		words, changed := v.words()
		if !changed {
			return r, fault.Invalidf("parts", "the words named in clause %s are not what the amendment proposes; name words that it puts in or takes out", id)
		}
		r.Words[id] = words
	}
	return r, nil
}

// reversal gives a changed clause the base's words again where parts say so.
type reversal struct {
	*cutting
	change   *amend.WordChange
	restored []stretch
}

// words are the proposed words with the base's in the places that passages take
// whole, and without what they take of others.
func (v *reversal) words() (string, bool) {
	named := slices.Clone(v.out)
	places := diffing.Weave(v.change.Base, [][]diffing.Hunk{v.change.Hunks}).Places
	clear(v.out)
	v.fixed = make([]bool, len(v.tokens))
	for i := range v.tokens {
		v.fixed[i] = v.tokens[i].Kind != diffing.Space
	}
	var turned []diffing.Hunk
	changed := false
	for i, own := range proposedStretches(v.change.Text, v.change.Hunks) {
		first, last := v.tokensOf(own)
		for k := first; k < last; k++ {
			v.fixed[k] = false
		}
		switch {
		case v.isTaken(named, first, last) || v.isRestored(&places[i]):
			turned = append(turned, v.turn(own, places[i].Base))
			for k := first; k < last; k++ {
				v.fixed[k] = true
			}
			changed = true
		default:
			for k := first; k < last; k++ {
				v.out[k] = named[k]
				changed = changed || named[k]
			}
		}
	}
	hunks := append(turned, v.hunks()...)
	slices.SortStableFunc(hunks, func(a, b diffing.Hunk) int { return a.From - b.From })
	return diffing.Apply(v.change.Text, hunks), changed
}

// tokensOf are the tokens of a stretch: the first, and the one behind the last.
func (v *reversal) tokensOf(s stretch) (first, last int) {
	for first < len(v.tokens) && int(v.tokens[first].Start) < s.from {
		first++
	}
	last = first
	for last < len(v.tokens) && int(v.tokens[last].End) <= s.to {
		last++
	}
	return first, last
}

// isTaken tells whether passages take all that a place puts in. One that puts in
// nothing is taken where they hold the words on both its sides, at the end of the
// clause where they hold all its words.
func (v *reversal) isTaken(named []bool, first, last int) bool {
	if first == last && first > 0 && last < len(named) {
		return named[first-1] && named[last]
	}
	if first == last {
		first, last = 0, len(named)
	}
	words := slices.ContainsFunc(v.tokens[first:last], holds)
	for k := first; k < last; k++ {
		if !named[k] && (holds(v.tokens[k]) || !words && v.tokens[k].Kind != diffing.Space) {
			return false
		}
	}
	return true
}

// isRestored tells whether a passage names words of the base that stood at a
// place.
func (v *reversal) isRestored(place *diffing.Place) bool {
	return slices.ContainsFunc(v.restored, func(s stretch) bool { return s.from < place.To && place.From < s.to })
}

// turn is the hunk that gives a place of the proposed words the base's again.
func (v *reversal) turn(own stretch, base string) diffing.Hunk {
	return diffing.Hunk{From: own.from, To: own.to, FromOpen: v.isOpenAt(own.from), ToOpen: v.isOpenAt(own.to), Text: base}
}

// isOpenAt tells whether an emphasis is open where a token begins.
func (v *reversal) isOpenAt(offset int) bool {
	for _, token := range v.tokens {
		if int(token.Start) == offset {
			return opensBefore(token)
		}
	}
	return false
}
