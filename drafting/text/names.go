package text

// Name is what people call a clause in an English sentence, by the labels that a
// reader sees: `paragraph 3 (b)`, `preambular paragraph 2`, `the heading
// “Pilots”`. A clause that the text does not have is `a paragraph that is not in
// the text`.
func Name(t *Text, labels map[string]string, clause string) string {
	p := newReferencePrinter(t, labels)
	c := p.clauses[clause]
	if c == nil {
		return "a paragraph that is not in the text"
	}
	number := p.number(clause)
	switch {
	case c.Kind == Heading:
		return "the heading “" + PlainWords(c.Text) + "”"
	case number == "":
		return "the paragraph “" + beginning(c.Text) + "”"
	case p.root(clause).Kind == Preambular:
		return "preambular paragraph " + number
	}
	return "paragraph " + number
}

// shownWords is how much of a clause without a number tells it from others.
const shownWords = 40

// beginning is the first words of a clause.
func beginning(inline string) string {
	words := []rune(PlainWords(inline))
	if len(words) <= shownWords {
		return string(words)
	}
	return string(words[:shownWords]) + "…"
}
