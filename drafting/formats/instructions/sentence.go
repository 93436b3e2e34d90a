package instructions

import (
	"slices"
	"strings"
)

// sentence is one instruction of a paper: its tokens without line breaks and list
// marks, and where it stands.
type sentence struct {
	tokens     []token
	start, end int
	line       int
	ended      bool   // by a full stop
	listed     string // how it is marked as an entry of a list; empty where it is not
}

// sentences splits a paper's tokens. A sentence ends with a full stop, or with a
// line where what follows cannot belong to it.
func sentences(paper string, tokens []token) []sentence {
	s := splitter{tokens: tokens, breakAt: lineBreaks(paper)}
	for s.at < len(tokens) {
		s.next()
	}
	return s.found
}

type splitter struct {
	tokens  []token
	at      int
	found   []sentence
	breakAt []int
}

// lineBreaks are the places of a paper's line feeds.
func lineBreaks(paper string) []int {
	var all []int
	for i := range len(paper) {
		if paper[i] == '\n' {
			all = append(all, i)
		}
	}
	return all
}

// lineAt is the line, from 1, that a byte stands in.
func lineAt(breaks []int, at int) int {
	n, _ := slices.BinarySearch(breaks, at)
	return n + 1
}

func (s *splitter) next() {
	for s.at < len(s.tokens) && s.tokens[s.at].kind == lineToken {
		s.at++
	}
	listed := s.markStyle(s.at)
	s.at += s.listMark(s.at)
	var kept []token
	ended := false
	for s.at < len(s.tokens) && !ended {
		t := s.tokens[s.at]
		switch {
		case t.kind == lineToken:
			if !s.continues(kept) {
				s.close(kept, false, listed)
				return
			}
			s.skipBreak(kept)
			continue
		case isMark(t, ".") && s.abbreviates(kept):
			s.at++
			continue
		case isMark(t, ".") && s.stops():
			ended = true
		case isMark(t, ";") && s.breaks(s.at+1):
			ended = true
		}
		kept = append(kept, t)
		s.at++
	}
	s.close(kept, ended, listed)
}

func (s *splitter) close(kept []token, ended bool, listed string) {
	if len(kept) == 0 || len(kept) == 1 && kept[0].kind == markToken {
		return
	}
	found := sentence{tokens: kept, start: kept[0].start, end: kept[len(kept)-1].end, ended: ended, listed: listed}
	found.line = lineAt(s.breakAt, found.start)
	s.found = append(s.found, found)
}

// listMark returns how many tokens number or bullet a list entry: `1.`, `2)`,
// `(a)`, `–`.
func (s *splitter) listMark(at int) int {
	t := func(i int) token {
		if at+i < len(s.tokens) {
			return s.tokens[at+i]
		}
		return token{kind: endToken}
	}
	isLabel := t(0).kind == numberToken || t(0).kind == wordToken && len(t(0).text) == 1
	switch {
	case t(0).kind == markToken && strings.Contains("–—-•*·‣▪○●", t(0).text):
		return 1 + s.listMark(at+1)
	case isLabel && (isMark(t(1), ".") || isMark(t(1), ")")) && t(2).kind != endToken && t(2).kind != lineToken:
		return 2
	case isMark(t(0), "(") && (t(1).kind == numberToken || t(1).kind == wordToken && len(t(1).text) <= 4) && isMark(t(2), ")") && t(3).kind == wordToken:
		return 3
	default:
		return 0
	}
}

// markStyle is how a list entry that begins here is marked: `1.`, `1)`, `a)`, `(`,
// a bullet; empty where none begins.
func (s *splitter) markStyle(at int) string {
	if s.listMark(at) == 0 {
		return ""
	}
	t := s.tokens[at]
	switch t.kind {
	case numberToken:
		return "1" + s.tokens[at+1].text
	case wordToken:
		return "a" + s.tokens[at+1].text
	default:
		return t.text
	}
}

// openWords are words that no sentence ends with.
var openWords = []string{
	"a", "add", "after", "an", "and", "as", "at", "before", "by", "delete", "expression", "following", "for", "from", "in", "insert", "new",
	"of", "or", "paragraph", "phrase", "read", "reading", "replace", "substitute", "the", "to", "with", "word", "words",
}

// continues tells whether a sentence goes on behind a line break.
func (s *splitter) continues(kept []token) bool {
	next := s.at
	for next < len(s.tokens) && s.tokens[next].kind == lineToken {
		next++
	}
	if len(kept) == 0 || next == len(s.tokens) {
		return len(kept) == 0
	}
	last, follows := kept[len(kept)-1], s.tokens[next]
	switch {
	case isMark(last, ":"), isMark(last, ","), last.kind == wordToken && slices.Contains(openWords, last.text):
		return true
	case s.listMark(next) > 0:
		return false
	case follows.kind == quoteToken, follows.kind == wordToken && !follows.capital:
		return true
	default:
		return follows.kind == markToken && strings.Contains(",;.", follows.text)
	}
}

// skipBreak passes over a line break inside a sentence, and over the mark of a
// list that begins there.
func (s *splitter) skipBreak(kept []token) {
	for s.at < len(s.tokens) && s.tokens[s.at].kind == lineToken {
		s.at++
	}
	if len(kept) > 0 && isMark(kept[len(kept)-1], ":") {
		kept[len(kept)-1].below = s.markStyle(s.at)
		s.at += s.listMark(s.at)
	}
}

// abbreviates tells whether a full stop only shortens the word before it.
func (s *splitter) abbreviates(kept []token) bool {
	if len(kept) == 0 || kept[len(kept)-1].kind != wordToken || s.at+1 == len(s.tokens) || s.breaks(s.at+1) {
		return false
	}
	return slices.Contains([]string{"para", "paras", "op", "ops", "pp", "pps", "subpara", "no"}, kept[len(kept)-1].text)
}

// stops tells whether a full stop ends its sentence: a blank or nothing follows.
func (s *splitter) stops() bool {
	return s.breaks(s.at+1) || s.tokens[s.at+1].start > s.tokens[s.at].end
}

func (s *splitter) breaks(at int) bool {
	return at >= len(s.tokens) || s.tokens[at].kind == lineToken
}

func isMark(t token, mark string) bool { return t.kind == markToken && t.text == mark }
