package docxtext

import "strings"

// A paragraph that moves stands in the file twice: where it was, with what others
// deleted in it, and where it is, with what others inserted. Both are made the
// whole paragraph with all changes in it, so that every view has one of them and
// each author's changes are found in it.

// weaveMoves does so for every move of a paragraph. A note whose indicator moves
// has a footnote of the file at either end: it is one note of the text, whatever
// others make of its words or of the indicator at its new place.
func (d *document) weaveMoves() {
	same := make(map[string]string)
	for _, m := range d.movedParagraphs() {
		from, to := d.paragraphs[m.from], d.paragraphs[m.to]
		goes, comes := from.mover(), to.mover()
		if goes == nil || comes == nil {
			continue
		}
		moveFields(from.pieces, goes)
		moveFields(to.pieces, comes)
		woven := weaveMove(from.pieces, to.pieces, goes.author, same)
		from.pieces, to.pieces = enclosed(woven, goes), enclosed(woven, comes)
	}
	d.makeOne(same)
}

// mover is the change that moves a paragraph.
func (p *paragraph) mover() *tracked {
	for _, one := range p.pieces {
		for c := one.change; c != nil; c = c.outer {
			if c.move != "" {
				return &tracked{author: c.author, deleted: c.deleted, move: c.move}
			}
		}
	}
	return nil
}

// moveFields makes fields move with their paragraph. Our own files have them
// deleted and inserted by the mover, since LibreOffice cannot move them.
func moveFields(pieces []piece, move *tracked) {
	for i, one := range pieces {
		c := one.change
		if one.repeats && c != nil && c.outer == nil && c.author == move.author && c.deleted == move.deleted {
			pieces[i].change = move
		}
	}
}

func enclosed(pieces []piece, move *tracked) []piece {
	out := make([]piece, len(pieces))
	for i, one := range pieces {
		one.change = one.change.inside(move)
		out[i] = one
	}
	return out
}

// withoutMove is a history without the move in it.
func (c *tracked) withoutMove() *tracked {
	if c == nil {
		return nil
	}
	outer := c.outer.withoutMove()
	if c.move != "" {
		return outer
	}
	kept := *c
	kept.outer = outer
	return &kept
}

func (c *tracked) isMoved() bool {
	for ; c != nil; c = c.outer {
		if c.move != "" {
			return true
		}
	}
	return false
}

// weaveMove lays both ends of a move over one another. What both do not have in
// common, such as the end of the sentence, the mover changed. The notes at the new
// place that are one with those at the old are added to same.
func weaveMove(from, to []piece, mover int, same map[string]string) []piece {
	before, after := moved(from), moved(to)
	head := commonStart(before, after)
	tail := commonStart(reversed(before[head:]), reversed(after[head:]))
	w := moveWeaver{from: from, to: to, same: same}
	w.both(head)
	w.only(&w.from, len(before)-head-tail, &tracked{author: mover, deleted: true})
	w.only(&w.to, len(after)-head-tail, &tracked{author: mover})
	w.both(tail)
	w.extra(&w.from)
	w.extra(&w.to)
	return w.out
}

// moved are the characters of the words that move; an indicator or a reference is
// one.
func moved(pieces []piece) []rune {
	var b strings.Builder
	for _, one := range pieces {
		if one.change.isMoved() {
			if one.isOne() {
				b.WriteRune(0xFFFC)
			} else {
				b.WriteString(one.words)
			}
		}
	}
	return []rune(b.String())
}

func commonStart(a, b []rune) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

func reversed(s []rune) []rune {
	out := make([]rune, len(s))
	for i, r := range s {
		out[len(s)-1-i] = r
	}
	return out
}

// moveWeaver takes pieces from both ends of a move.
type moveWeaver struct {
	from, to []piece
	out      []piece
	same     map[string]string // note at the new place → the one at the old
}

// extra takes the pieces in front that do not move: what others deleted or
// inserted there.
func (w *moveWeaver) extra(pieces *[]piece) {
	for len(*pieces) > 0 && !(*pieces)[0].change.isMoved() {
		w.out = append(w.out, (*pieces)[0])
		*pieces = (*pieces)[1:]
	}
}

// both takes characters that move, which stand at both ends.
func (w *moveWeaver) both(count int) {
	for count > 0 {
		w.extra(&w.from)
		w.extra(&w.to)
		n := size(w.to[0], size(w.from[0], min(count, len(w.to[0].words)+1)))
		there := cut(&w.from, n)
		here := cut(&w.to, n)
		here.change = here.change.withoutMove()
		if here.change == nil {
			here.change = there.change.withoutMove()
		}
		if here.note != there.note && here.note != "" && there.note != "" {
			w.same[here.note] = there.note
		}
		w.out = append(w.out, here)
		count -= n
	}
}

// only takes characters that move and stand at one end alone.
func (w *moveWeaver) only(pieces *[]piece, count int, change *tracked) {
	for count > 0 {
		w.extra(pieces)
		n := size((*pieces)[0], count)
		one := cut(pieces, n)
		one.change = one.change.withoutMove().inside(change)
		w.out = append(w.out, one)
		count -= n
	}
}

// size is how many characters a piece has, no more of them counted than most.
func size(one piece, most int) int {
	if one.isOne() {
		return min(1, most)
	}
	n := 0
	for range one.words {
		if n == most {
			break
		}
		n++
	}
	return n
}

// isOne tells the pieces that are one character: indicators and references.
func (p *piece) isOne() bool { return p.note != "" || p.isReference() }

// cut takes characters off the first piece; what is left of it stays first.
func cut(pieces *[]piece, count int) piece {
	one := (*pieces)[0]
	at := len(one.words)
	if !one.isOne() {
		at = bytesOf(one.words, count)
	}
	if at == len(one.words) {
		*pieces = (*pieces)[1:]
		return one
	}
	(*pieces)[0].words = one.words[at:]
	one.words = one.words[:at]
	return one
}

// bytesOf is how many bytes the first characters of words have.
func bytesOf(words string, characters int) int {
	for at := range words {
		if characters == 0 {
			return at
		}
		characters--
	}
	return len(words)
}
