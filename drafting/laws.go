package drafting

import (
	"fmt"
	"strings"

	"chapeau/diffing"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// The laws of a merge are checked again inside the transaction that adopts it,
// from what each amendment alone would do and without the code that merged: a
// text that broke one would never be stored.

// checkMerge holds three laws. No word is in the result that is not from the
// base, an adopted amendment or a resolution. No word of the base is gone that
// no amendment and no resolution took out. A clause that nobody touched is as it
// was, to the byte.
func checkMerge(base *text.Text, adopted []amend.Amendment, conflicts []amend.ConflictReport, resolutions []amend.Resolution, result *text.Text) error {
	l := newLedger(base)
	for _, a := range adopted {
		alone, err := amend.Apply(base, a)
		if err != nil {
			return err
		}
		l.enter(alone)
	}
	for _, c := range conflicts {
		l.enterConflict(c)
	}
	for _, r := range resolutions {
		if r.Text != nil {
			l.added.add(*r.Text)
		}
	}
	return l.audit(result)
}

// ledger counts the words that a merge may add and take out. It is kept place by
// place, so that a word that moves counts on both sides.
type ledger struct {
	base           *text.Text
	words          map[string]wordCount // of the base, by place
	added, removed wordCount
	touched        map[string]bool
}

func newLedger(base *text.Text) *ledger {
	return &ledger{
		base:    base,
		words:   countByPlace(base),
		added:   wordCount{},
		removed: wordCount{},
		touched: map[string]bool{},
	}
}

// enter books what one amendment does alone.
func (l *ledger) enter(alone *text.Text) {
	after := countByPlace(alone)
	for place, words := range after {
		for word, n := range words {
			l.added[word] += max(0, n-l.words[place][word])
		}
	}
	for place, words := range l.words {
		for word, n := range words {
			l.removed[word] += max(0, n-after[place][word])
		}
	}
	clauses := clausesByID(alone)
	l.base.Walk(func(c, _ *text.Clause) bool {
		if d := clauses[c.ID]; d == nil || d.Text != c.Text || !sameEnd(c, d) {
			l.touched[c.ID] = true
		}
		return true
	})
}

// enterConflict books a collision: a person settled it, who may have taken out
// any word of that clause and of those under it.
func (l *ledger) enterConflict(r amend.ConflictReport) {
	key, isNote := strings.CutPrefix(r.Clause, "footnote:")
	switch {
	case r.Clause == "title":
		l.removed.add(l.base.Title)
	case r.Clause == "body":
		l.removed.add(l.base.Body)
	case isNote:
		l.removed.add(l.base.Footnotes[key])
	}
	for _, a := range r.Alternatives {
		l.added.add(a.Text)
	}
	var open func(c *text.Clause)
	open = func(c *text.Clause) {
		l.touched[c.ID] = true
		l.removed.add(c.Text)
		for _, child := range c.Children {
			open(child)
		}
	}
	if c := l.base.Find(r.Clause); c != nil {
		open(c)
	}
}

// enterNotes books the notes that went with their last indicator.
func (l *ledger) enterNotes(result *text.Text) {
	cited := map[string]bool{}
	for _, inline := range result.Texts() {
		for _, key := range text.NoteKeys(inline) {
			cited[key] = true
		}
	}
	for key, note := range l.base.Footnotes {
		if _, kept := result.Footnotes[key]; !kept && !cited[key] {
			l.removed.add(note)
		}
	}
}

func (l *ledger) audit(result *text.Text) error {
	l.enterNotes(result)
	before, after := total(l.words), total(countByPlace(result))
	for word, n := range after {
		if n > before[word]+l.added[word] {
			return brokenLaw("the word %q would come in although nobody proposed it", word)
		}
	}
	for word, n := range before {
		if after[word] < n-l.removed[word] {
			return brokenLaw("the word %q would be lost although nobody proposed that", word)
		}
	}
	clauses := clausesByID(result)
	var broken error
	l.base.Walk(func(c, _ *text.Clause) bool {
		if d := clauses[c.ID]; !l.touched[c.ID] && (d == nil || d.Text != c.Text || !sameEnd(c, d)) {
			broken = brokenLaw("clause %s would change although nobody proposed that", c.ID)
		}
		return broken == nil
	})
	return broken
}

func brokenLaw(format string, args ...any) error {
	e := fault.New(fault.Internal, "", "the merge breaks a law, so nothing was changed")
	e.Cause = fault.New(fault.Internal, "", format, args...)
	return e
}

// wordCount is how often each word occurs, without emphasis and separators.
type wordCount map[string]int

func (c wordCount) add(inline string) {
	for _, token := range diffing.Tokenize(inline) {
		if token.Kind == diffing.Word {
			c[inline[token.CoreStart:token.CoreEnd]]++
		}
	}
}

// countByPlace counts the words of each clause, of the title, the body line,
// the annexes' titles and the notes.
func countByPlace(t *text.Text) map[string]wordCount {
	places := map[string]wordCount{}
	count := func(place, inline string) {
		words := wordCount{}
		words.add(inline)
		places[place] = words
	}
	count("title", t.Title)
	count("body", t.Body)
	t.Walk(func(c, _ *text.Clause) bool {
		count("clause "+c.ID, c.Text)
		return true
	})
	for key, note := range t.Footnotes {
		count("footnote "+key, note)
	}
	for i, annex := range t.Annexes {
		count(fmt.Sprintf("annex %d", i), annex.Title)
	}
	return places
}

func total(places map[string]wordCount) wordCount {
	all := wordCount{}
	for _, words := range places {
		for word, n := range words {
			all[word] += n
		}
	}
	return all
}

func clausesByID(t *text.Text) map[string]*text.Clause {
	all := map[string]*text.Clause{}
	t.Walk(func(c, _ *text.Clause) bool {
		all[c.ID] = c
		return true
	})
	return all
}

func sameEnd(a, b *text.Clause) bool {
	if a.End == nil || b.End == nil {
		return a.End == b.End
	}
	return *a.End == *b.End
}

// checkProvenance holds the law that the spans of a clause join to its text.
func checkProvenance(t *text.Text, provenance map[string][]amend.Span) error {
	var broken error
	t.Walk(func(c, _ *text.Clause) bool {
		joined := strings.Builder{}
		for _, span := range provenance[c.ID] {
			joined.WriteString(span.Text)
		}
		if joined.String() != c.Text {
			broken = brokenLaw("the provenance of clause %s does not join to its text", c.ID)
		}
		return broken == nil
	})
	return broken
}
