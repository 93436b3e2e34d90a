package reporttext

import "chapeau/drafting/text"

// A paragraph without a label is told by where it stands and how it ends:
// preambular paragraphs end with a comma, operative ones with a semicolon or a
// full stop, headings with nothing.

// plain places a paragraph without label by what stands around it and how it
// ends.
func (b *builder) plain(i int, p paragraph) {
	b.adopted = b.adopted || len(b.tops) > 0 && adoption.MatchString(p.words)
	switch {
	case p.heading && !b.adopted && endMark(p.words) == 0:
		b.top(p, text.Heading, "")
	case p.misread:
		b.due++
		b.top(p, text.Prose, "")
	case b.adopted:
		b.top(p, text.Prose, "")
	case b.continuesQuote(p):
		b.under(b.last.parent, p, text.None, "")
	case b.operative != nil && b.opensList():
		b.under(b.last, p, text.None, "")
	case b.operative != nil:
		b.top(p, b.afterOperative(i, p), "")
	default:
		b.top(p, b.inPreamble(i, p), "")
	}
}

// continuesQuote tells a further paragraph of an unlabelled list, such as a
// quotation of several paragraphs.
func (b *builder) continuesQuote(p paragraph) bool {
	if b.last == nil || b.last.parent == nil || b.last.parent.list != text.None {
		return false
	}
	return endMark(b.last.source.words) != '.' && endMark(p.words) != 0
}

// inPreamble is the kind of a paragraph before which no operative one stands.
func (b *builder) inPreamble(i int, p paragraph) text.Kind {
	mark := endMark(p.words)
	switch {
	case b.endless && !b.numbers && !b.letters:
		return openingKind(p)
	case mark == 0 && b.isHeading(i, p):
		return text.Heading
	case b.numbers || b.letters:
		return text.Preambular
	case mark == ':':
		mark = b.ends[i]
	case mark == 0 && b.isLastBeforeVote(i) && len(b.tops) > 0:
		return text.Operative
	}
	if mark == ';' || mark == '.' {
		return text.Operative
	}
	return text.Preambular
}

// openingKind tells the kind of a paragraph by its first word, where a text has
// neither end punctuation nor numbers: there is nothing else to go by.
func openingKind(p paragraph) text.Kind {
	if isParticiple(p.words) {
		return text.Preambular
	}
	return text.Operative
}

// isHeading tells a heading in a preamble from a preambular paragraph that has
// lost its comma: it is short.
func (b *builder) isHeading(i int, p paragraph) bool {
	if i+1 >= len(b.paragraphs) || printedNote(p.words) > 0 {
		return false
	}
	words := countWords(p.words)
	return words <= 6 || words <= 12 && b.paragraphs[i+1].label.kind == numbered
}

// endsAfter gives for each paragraph how what follows it ends: the first end mark
// that is not itself a colon.
func endsAfter(paragraphs []paragraph) []rune {
	ends := make([]rune, len(paragraphs))
	next := ';'
	for i := len(paragraphs) - 1; i >= 0; i-- {
		ends[i] = next
		if mark := endMark(paragraphs[i].words); mark != ':' && mark != 0 {
			next = mark
		}
	}
	return ends
}

func (b *builder) isLastBeforeVote(i int) bool {
	return i+1 == len(b.paragraphs) || adoption.MatchString(b.paragraphs[i+1].words)
}

// afterOperative is the kind of a paragraph without label behind an operative
// one: a heading, the preamble of a further part, an operative paragraph whose
// number is missing, or prose behind the text's end.
func (b *builder) afterOperative(i int, p paragraph) text.Kind {
	mark, goesOn := endMark(p.words), i < b.labelled
	if !b.numbers && !b.letters {
		return b.afterUnnumbered(i, mark, p)
	}
	switch {
	case goesOn && mark == 0:
		return text.Heading
	case goesOn && mark == ',':
		return text.Preambular
	case b.numbers && (mark == ';' || mark == '.') && b.lacksNumber(i):
		return text.Operative
	default:
		return text.Prose
	}
}

// lacksNumber tells an operative paragraph whose number is missing: the numbers
// leave a gap for it, or it is the last behind one that goes on.
func (b *builder) lacksNumber(i int) bool {
	if next := b.ahead[i]; next > 0 {
		return next > b.due
	}
	return endMark(b.operative.deepest().source.words) != '.'
}

func (b *builder) afterUnnumbered(i int, mark rune, p paragraph) text.Kind {
	switch {
	case b.endless:
		return text.Operative
	case printedNote(p.words) > 0 && endMark(b.operative.deepest().source.words) == '.':
		return text.Prose
	case mark == 0 && !b.isLastBeforeVote(i):
		return text.Heading
	default:
		return text.Operative
	}
}
