package docxtext

// What an author writes into a paragraph that another inserted stands side by
// side with the other's words in the file. It is a change within the other's
// insertion all the same: without the paragraph it has no place.

// own finds who inserted each new paragraph and puts the changes of others in it
// within that insertion.
func (d *document) own() {
	for i, p := range d.paragraphs {
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
	for i := range p.pieces {
		if by := p.pieces[i].change.inserter(); by >= 0 && by != insertion.author {
			p.pieces[i].change = p.pieces[i].change.inside(insertion)
		}
	}
	if by := p.mark.inserter(); by >= 0 && by != insertion.author {
		p.inner = p.mark.inside(insertion)
		return
	}
	p.inner = p.mark
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
