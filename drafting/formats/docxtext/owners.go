package docxtext

import "slices"

// What an author writes into an insertion of another stands side by side with the
// other's words in the file. It is a change within the other's insertion all the
// same: without the sentence or the paragraph it has no place.

// own puts what authors write between the words of others' insertions within
// these, finds who inserted each new paragraph, and puts the changes of others in
// it within that insertion.
func (d *document) own() {
	for _, note := range d.notes {
		for _, p := range note {
			p.surround()
		}
	}
	for i, p := range d.paragraphs {
		p.surround()
		d.ownNotes(p)
		follows := i > 0 && d.paragraphs[i-1].box == p.box && d.paragraphs[i-1].mark.inserter() >= 0
		if p.mark.inserter() < 0 && !follows {
			continue
		}
		if owner := p.mainInserter(); owner >= 0 {
			p.isNew = true
			p.enclose(&tracked{author: owner})
		}
	}
}

// ownNotes puts what others wrote into the notes that an author brings within the
// insertion of their indicators.
func (d *document) ownNotes(p *paragraph) {
	for _, one := range p.pieces {
		around := one.change.root()
		if one.note == "" || around == nil {
			continue
		}
		for _, line := range d.notes[one.note] {
			line.encloseWords(around)
		}
	}
}

// mainInserter is who inserted most of a paragraph's words, -1 where some of them
// are no insertion.
func (p *paragraph) mainInserter() int {
	sizes := make(map[int]int)
	author := -1
	for _, one := range p.pieces {
		by := one.change.inserter()
		if by < 0 && !isBlank(one.words) {
			return -1
		}
		if by < 0 {
			continue
		}
		sizes[by] += len(one.words) + len(one.note)
		if author < 0 || sizes[by] > sizes[author] {
			author = by
		}
	}
	return author
}

// enclose puts what others inserted within an insertion.
func (p *paragraph) enclose(insertion *tracked) {
	p.encloseWords(insertion)
	if by := p.mark.inserter(); by >= 0 && by != insertion.author {
		p.inner = p.mark.inside(insertion)
		return
	}
	p.inner = p.mark
}

func (p *paragraph) encloseWords(insertion *tracked) {
	for i := range p.pieces {
		if by := p.pieces[i].change.inserter(); by >= 0 && by != insertion.author {
			p.pieces[i].change = p.pieces[i].change.inside(insertion)
		}
	}
}

// surround goes through the stretches of a paragraph that are all insertions.
func (p *paragraph) surround() {
	for from := 0; from < len(p.pieces); {
		to := from
		for to < len(p.pieces) && p.pieces[to].change.root() != nil {
			to++
		}
		surround(p.pieces[from:to])
		from = to + 1
	}
}

// surround puts what stands between pieces of one author's insertion, or in place
// of some, within it. What is within that is seen first.
func surround(all []piece) {
	for pieces := all; len(pieces) > 0; {
		around := pieces[0].change.root()
		last := 0
		for i := range pieces {
			if pieces[i].change.root().author == around.author {
				last = i
			}
		}
		enclosed := pieces[:last+1]
		pieces = pieces[last+1:]
		for from := 0; from < len(enclosed); {
			to := from + 1
			mine := enclosed[from].change.root().author == around.author
			for to < len(enclosed) && (enclosed[to].change.root().author == around.author) == mine {
				to++
			}
			if !mine {
				surround(enclosed[from:to])
				if !wroteAround(enclosed, from, to) {
					putInside(enclosed[from:to], &tracked{author: around.author})
				}
			}
			from = to
		}
	}
	replaced(all)
}

// wroteAround tells whether pieces were there before what stands on both sides of
// them: then nobody wrote into an insertion.
func wroteAround(pieces []piece, from, to int) bool {
	before, behind := pieces[from-1].change.root().date, pieces[to].change.root().date
	return !slices.ContainsFunc(pieces[from:to], func(one piece) bool {
		date := one.change.root().date
		return date >= before || date >= behind
	})
}

// replaced puts what an author writes in place of words of another's insertion
// within it: it stands beside the words that the author took out there.
func replaced(pieces []piece) {
	for i := range pieces {
		out := pieces[i].change
		if !out.deleted || out.outer == nil || !out.outer.isInsertion() || out.outer.isOf(out.author) {
			continue
		}
		isOwn := func(k int) bool {
			return k >= 0 && k < len(pieces) && pieces[k].change.root().author == out.author
		}
		from, to := i, i+1
		for isOwn(from - 1) {
			from--
		}
		for isOwn(to) {
			to++
		}
		putInside(pieces[from:i], out.outer)
		putInside(pieces[i+1:to], out.outer)
	}
}

func putInside(pieces []piece, insertion *tracked) {
	for i := range pieces {
		pieces[i].change = pieces[i].change.inside(insertion)
	}
}

// isOf tells whether a change or one around it is an author's.
func (c *tracked) isOf(author int) bool {
	return c != nil && (c.author == author || c.outer.isOf(author))
}

// root is the insertion that words are in, the outermost where several are around
// them; nil for words that are in none.
func (c *tracked) root() *tracked {
	if c == nil {
		return nil
	}
	for c.outer != nil {
		c = c.outer
	}
	if !c.isInsertion() {
		return nil
	}
	return c
}

// inside is a change with another around all that is around it.
func (c *tracked) inside(outermost *tracked) *tracked {
	if c == nil {
		return outermost
	}
	moved := *c
	moved.outer = c.outer.inside(outermost)
	return &moved
}
