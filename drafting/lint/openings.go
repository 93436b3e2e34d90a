package lint

import (
	"regexp"

	"chapeau/drafting/text"
)

// participle is the form that the openings of preambular paragraphs have.
var participle = regexp.MustCompile(`^\p{L}[\p{L}-]+(?:ing|ed)$`)

// checkPreambularOpenings says nothing, at the default level, of an opening that it
// does not know but that has the form of one.
func checkPreambularOpenings(d *document, say reporter) {
	for _, c := range d.text.Clauses {
		if c.Kind != text.Preambular {
			continue
		}
		o, found := d.opening(c)
		if o.known || found && !d.strict() && participle.MatchString(o.verb) {
			continue
		}
		say(d.clauses[c.ID], "", "a preambular paragraph opens with a phrase such as Recalling, Noting with concern or Deeply convinced; this one opens with %q", firstWords(d.clauses[c.ID]))
	}
}

// leadIns are what may stand before the verb of an operative paragraph: "Acting
// under Chapter VII of the Charter, decides".
var leadIns = wordSet(`acting having considering recognizing bearing pursuant`)

// checkOperativeVerbs lets the clauses of a decision begin with what its body line
// decides: "to" and "that".
func checkOperativeVerbs(d *document, say reporter) {
	for _, c := range d.text.Clauses {
		if c.Kind != text.Operative {
			continue
		}
		o, _ := d.opening(c)
		clausal := d.text.Kind == text.Decision && (o.verb == "to" || o.verb == "that")
		if o.known || leadIns[o.verb] || clausal {
			continue
		}
		say(d.clauses[c.ID], "", "an operative paragraph opens with a verb such as Requests, Takes note or Calls upon; this one opens with %q", firstWords(d.clauses[c.ID]))
	}
}

// checkEmphasis looks at the openings that it knows.
func checkEmphasis(d *document, say reporter) {
	for _, c := range d.text.Clauses {
		if o, found := d.opening(c); found && o.known && !o.emphasis && o.whole {
			say(d.clauses[c.ID], "*"+o.words()+"*", "the opening %q is in italics", o.words())
		}
	}
}

// firstWords are the words that a passage begins with, few enough for a sentence.
func firstWords(p passage) string {
	const enough = 3
	count := 0
	for i, r := range p.plain.Words {
		if r == ' ' {
			count++
		}
		if count == enough {
			return p.plain.Words[:i] + " …"
		}
	}
	return p.plain.Words
}
