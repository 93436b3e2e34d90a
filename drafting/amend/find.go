package amend

import (
	"strings"

	"chapeau/diffing"
	"chapeau/drafting/fault"
)

// match is a place in a clause's inline text where words were found: the tokens
// first to last, without those between that the search skips.
type match struct {
	tokens []int
}

// phrase is words searched in a clause, token by token.
type phrase struct {
	text   string
	tokens []diffing.Token
}

func newPhrase(s string) phrase { return phrase{text: s, tokens: diffing.Tokenize(s)} }

func (p phrase) core(i int) string {
	return p.text[p.tokens[i].CoreStart:p.tokens[i].CoreEnd]
}

func (p phrase) hasMarks() bool {
	for _, token := range p.tokens {
		if token.Kind == diffing.Mark {
			return true
		}
	}
	return false
}

// find returns every place where the words stand in the clause as whole tokens.
// Emphasis does not matter; notes and references in the clause are skipped
// unless the words themselves hold some.
func find(clause, words phrase) []match {
	if len(words.tokens) == 0 {
		return nil
	}
	var visible []int
	keepMarks := words.hasMarks()
	for i, token := range clause.tokens {
		if token.Kind != diffing.Mark || keepMarks || strings.HasPrefix(clause.core(i), "{ref") {
			visible = append(visible, i)
		}
	}
	var found []match
	for start := 0; start+len(words.tokens) <= len(visible); start++ {
		if matchesAt(clause, words, visible[start:]) {
			found = append(found, match{visible[start : start+len(words.tokens)]})
		}
	}
	return found
}

func matchesAt(clause, words phrase, visible []int) bool {
	for k := range words.tokens {
		if clause.core(visible[k]) != words.core(k) {
			return false
		}
	}
	return true
}

// FindWords returns every place where words stand in an inline text as whole
// tokens, as the first and the last of them, both counted by diffing.Tokenize.
// Emphasis does not matter; notes between the words are skipped unless the words
// sought hold some.
func FindWords(inline, words string) [][2]int {
	found := find(newPhrase(inline), newPhrase(words))
	places := make([][2]int, len(found))
	for i, m := range found {
		places[i] = [2]int{m.tokens[0], m.tokens[len(m.tokens)-1]}
	}
	return places
}

// findOne returns the one place that an edit means, or the error that says where
// the words were sought and how often they stand there.
func findOne(field, clauseID string, clause, words phrase, occurrence int) (match, error) {
	found := find(clause, words)
	switch {
	case len(found) == 0:
		e := fault.Invalidf(field, "the words %q stand nowhere in clause %s; quote them as the clause has them", words.text, clauseID)
		e.Detail = map[string]any{"clause": clauseID, "words": words.text, "matches": 0}
		return match{}, e
	case occurrence > len(found):
		e := fault.Invalidf(field, "occurrence %d of the words %q is asked for, but clause %s has them %d times", occurrence, words.text, clauseID, len(found))
		e.Detail = map[string]any{"clause": clauseID, "words": words.text, "matches": len(found)}
		return match{}, e
	case occurrence > 0:
		return found[occurrence-1], nil
	case len(found) > 1:
		e := fault.Invalidf(field, "the words %q stand %d times in clause %s; say which with \"occurrence\", or quote more words", words.text, len(found), clauseID)
		e.Detail = map[string]any{"clause": clauseID, "words": words.text, "matches": len(found)}
		return match{}, e
	default:
		return found[0], nil
	}
}

// replace puts new words in the place of found ones. Only what differs between
// the two is touched, so that the notes between the found words stay. Words that
// carry no emphasis themselves take that of what they replace.
func replace(clause, words phrase, at match, with string) string {
	if strings.Contains(words.text, "*") || strings.Contains(with, "*") {
		return rewrite(clause, at, with)
	}
	var hunks []diffing.Hunk
	for _, h := range diffing.Hunks(words.text, with) {
		hunks = append(hunks, transfer(clause, words, at, h))
	}
	return diffing.Apply(clause.text, hunks)
}

// transfer moves a hunk from the sought words to the clause that holds them.
func transfer(clause, words phrase, at match, h diffing.Hunk) diffing.Hunk {
	insertion := h.From == h.To
	first, last := tokenAt(words, h.From), tokenAt(words, h.To)
	from, open := boundary(clause, at, first, insertion)
	moved := diffing.Hunk{From: from, FromOpen: open, To: from, ToOpen: open, Text: h.Text}
	if !insertion {
		end := at.tokens[last-1]
		moved.To, moved.ToOpen = int(clause.tokens[end].End), isOpenAfter(clause, end)
	}
	if moved.Text != "" && emphasisAt(clause, at, first, insertion) {
		moved.Text = "*" + moved.Text + "*"
	}
	return moved
}

// tokenAt returns the token that begins at a byte, or the number of tokens.
func tokenAt(p phrase, offset int) int {
	at := 0
	for i := range p.tokens {
		if at >= offset {
			return i
		}
		at += len(p.core(i))
	}
	return len(p.tokens)
}

// boundary is where a hunk begins in the clause: before the token that it
// replaces, or, for an insertion, behind the token before it.
func boundary(clause phrase, at match, token int, insertion bool) (int, bool) {
	if token > 0 && (insertion || token == len(at.tokens)) {
		before := at.tokens[token-1]
		return int(clause.tokens[before].End), isOpenAfter(clause, before)
	}
	i := at.tokens[min(token, len(at.tokens)-1)]
	return int(clause.tokens[i].Start), isOpenBefore(clause, i)
}

func isOpenBefore(p phrase, i int) bool {
	return p.tokens[i].Emphasis && p.tokens[i].Start == p.tokens[i].CoreStart
}

func isOpenAfter(p phrase, i int) bool {
	return p.tokens[i].Emphasis && p.tokens[i].End == p.tokens[i].CoreEnd
}

// emphasisAt tells what emphasis words without their own take: that of the word
// they replace, or, inserted, that of both neighbours.
func emphasisAt(clause phrase, at match, token int, insertion bool) bool {
	if !insertion {
		return clause.tokens[at.tokens[token]].Emphasis
	}
	if token == 0 || token == len(at.tokens) {
		i := at.tokens[max(0, token-1)]
		return token > 0 && isOpenAfter(clause, i)
	}
	return clause.tokens[at.tokens[token-1]].Emphasis && clause.tokens[at.tokens[token]].Emphasis
}

// rewrite replaces found words by words that carry their own emphasis. Notes
// between the found words stay behind them.
func rewrite(clause phrase, at match, with string) string {
	first, last := at.tokens[0], at.tokens[len(at.tokens)-1]
	var kept strings.Builder
	next := 0
	for i := first; i <= last; i++ {
		if next < len(at.tokens) && at.tokens[next] == i {
			next++
			continue
		}
		kept.WriteString(clause.core(i))
	}
	return diffing.Apply(clause.text, []diffing.Hunk{{
		From: int(clause.tokens[first].Start), FromOpen: isOpenBefore(clause, first),
		To: int(clause.tokens[last].End), ToOpen: isOpenAfter(clause, last),
		Text: with + kept.String(),
	}})
}

// insertAfter puts new words behind found ones, and behind the notes that stand
// on these.
func insertAfter(clause phrase, at match, inserted string) string {
	last := at.tokens[len(at.tokens)-1]
	for last+1 < len(clause.tokens) && strings.HasPrefix(clause.core(last+1), "{fn:") {
		last++
	}
	open := isOpenAfter(clause, last)
	if open && !strings.Contains(inserted, "*") {
		inserted = "*" + inserted + "*"
	}
	offset := int(clause.tokens[last].End)
	return diffing.Apply(clause.text, []diffing.Hunk{{From: offset, To: offset, FromOpen: open, ToOpen: open, Text: inserted}})
}
