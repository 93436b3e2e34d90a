package lint

import (
	"fmt"

	"chapeau/drafting/text"
)

// SequenceChange suggests another opening for a paragraph, so that "Also" and
// "Further" stand in their order. From is the opening as it stands at the
// beginning of the clause's inline text, emphasis included; To takes its place.
type SequenceChange struct {
	Clause string `json:"clause"`
	From   string `json:"from"`
	To     string `json:"to"`
	Reason string `json:"reason"`
}

// Sequence suggests the openings that an English text's preambular and operative
// paragraphs would have by the convention: of those in a row with the same verb
// the second says also, the third further, the fourth neither, and so on. In a
// preamble the verb stands first (Recalling also), in an operative paragraph the
// mark (Also requests), unless its row has it the other way. Headings do not break a
// row: numbers run on through them, and so does the corpus. An operative paragraph
// without mark that addresses somebody else begins the row anew. Nothing is
// changed: a person takes each suggestion or leaves it.
func Sequence(t *text.Text) []SequenceChange {
	d := newDocument(t, Options{})
	if !d.english() {
		return nil
	}
	var changes []SequenceChange
	for _, s := range d.steps() {
		if s.changes() {
			changes = append(changes, SequenceChange{Clause: s.clause.ID, From: s.opening.words(), To: s.to, Reason: s.reason})
		}
	}
	return changes
}

// checkSequence says the same as Sequence; at the strict level also of paragraphs
// that address somebody else, and of marks that refer over others.
func checkSequence(d *document, say reporter) {
	for _, s := range d.steps() {
		if s.changes() {
			say(d.clauses[s.clause.ID], s.to, "%s", s.reason)
		}
	}
}

// step is a paragraph in its row.
type step struct {
	clause  *text.Clause
	opening opening
	paired  bool // the paragraph before it has the same verb
	due     mark // the mark that its place gives it
	apart   bool // it uses the verb in another way than the paragraph before it: with concern
	other   bool // it addresses somebody else
	to      string
	reason  string
}

func (s step) changes() bool { return s.to != "" && s.to != s.opening.words() && s.opening.whole }

// row is what is known of the paragraphs before: their kind and verb, the mark
// that the last has or should have.
type row struct {
	kind      text.Kind
	last      step
	mark      mark
	verbFirst bool // the row's marks stand behind the verb
}

// steps are the paragraphs of the text in their rows. A paragraph that is neither
// preambular nor operative nor a heading breaks a row.
func (d *document) steps() []step {
	var steps []step
	var current row
	seen := make(map[string]bool)
	for _, c := range d.text.Clauses {
		if c.Kind == text.Heading {
			continue
		}
		o, found := d.opening(c)
		if !found {
			current = row{}
			continue
		}
		s := step{clause: c, opening: o}
		current = d.step(&s, current, seen)
		seen[string(c.Kind)+o.verb] = true
		steps = append(steps, s)
	}
	return steps
}

// opening reads the opening of a preambular or operative clause.
func (d *document) opening(c *text.Clause) (opening, bool) {
	switch c.Kind {
	case text.Preambular:
		return readOpening(c.Text, d.clauses[c.ID].plain, preambular)
	case text.Operative:
		return readOpening(c.Text, d.clauses[c.ID].plain, operative)
	default:
		return opening{}, false
	}
}

// step places a paragraph in its row, or in a new one, and returns the row with it.
func (d *document) step(s *step, r row, seen map[string]bool) row {
	o := s.opening
	verbFirst := s.clause.Kind == text.Preambular
	if r.kind != s.clause.Kind || r.last.opening.verb != o.verb {
		r = row{kind: s.clause.Kind}
		r.mark, r.verbFirst = d.first(s, seen), o.mark != unmarked && o.verbFirst
	} else {
		s.paired, s.due = true, r.mark.next()
		s.apart = r.last.opening.qualifier != o.qualifier
		s.other = s.clause.Kind == text.Operative && addresseeOf(r.last.opening.rest) != addresseeOf(o.rest)
		r.verbFirst = r.verbFirst || o.mark != unmarked && o.verbFirst
		r.mark = d.following(s, verbFirst || r.verbFirst)
	}
	if s.to == "" && verbFirst && o.mark != unmarked && !o.verbFirst {
		s.to, s.reason = o.with(o.mark, true), fmt.Sprintf("in a preamble %q stands behind the verb", o.mark.word())
	}
	r.last = *s
	return r
}

// first is a paragraph that begins a row: it has no mark, unless one further up
// has the verb, which the mark may mean.
func (d *document) first(s *step, seen map[string]bool) mark {
	o := s.opening
	switch {
	case o.mark == unmarked:
		return unmarked
	case !seen[string(s.clause.Kind)+o.verb]:
		s.reason = fmt.Sprintf("no paragraph before it opens with %q, so that %q refers to nothing", o.written, o.mark.word())
	case d.strict():
		s.reason = fmt.Sprintf("the paragraph before it has another verb, so that %q refers over it", o.mark.word())
	default:
		return o.mark
	}
	s.to = o.with(unmarked, false)
	return unmarked
}

// following is a paragraph behind one with the same verb. One without mark begins
// the row anew where it uses the verb in another way, and at the default level where
// it addresses somebody else.
func (d *document) following(s *step, verbFirst bool) mark {
	o := s.opening
	if o.mark == s.due || o.adjective && s.due == further {
		return s.due
	}
	if o.mark == unmarked && (s.apart || s.other && !d.strict()) {
		return unmarked
	}
	s.to = o.with(s.due, verbFirst)
	switch s.due {
	case also:
		s.reason = "the paragraph before it opens with the same verb; the second in a row says also"
	case further:
		s.reason = "the two paragraphs before it open with the same verb; the third in a row says further"
	default:
		s.reason = "the paragraphs before it have said also and further; the row begins anew with the plain verb"
	}
	return s.due
}
