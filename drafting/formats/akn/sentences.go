package akn

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"chapeau/drafting/formats/instructions"
	"chapeau/drafting/text"
)

// quote is a quotation of the paper: its eId and, where it holds a new clause,
// that clause.
type quote struct {
	eID    string
	clause *text.Clause
}

// take makes sentences those of the paper. It names what they quote, so that other
// quotations can point there.
func (p *paper) take(sentences []instructions.Sentence) {
	p.sentences = sentences
	for i := range sentences {
		segments := sentences[i].Segments
		for k := range segments {
			if segments[k].IsQuotation() {
				p.quotes[&segments[k]] = p.newQuote(modID(i)+"__", &segments[k])
			}
		}
	}
}

func (p *paper) newQuote(prefix string, s *instructions.Segment) quote {
	if s.Role != instructions.Inserted {
		q := quote{eID: p.ids.next(prefix, "qtext")}
		if s.Number > 0 {
			p.footnotes[s.Number] = "#" + q.eID
		}
		return q
	}
	q := quote{eID: p.ids.next(prefix, "qstr"), clause: p.clauseOf(s.New)}
	p.name(q.clause, q.eID+"__"+elementOf(q.clause)+"_1")
	p.linkNew(s.New)
	return q
}

// clauseOf is a new clause as it is quoted.
func (p *paper) clauseOf(quoted *instructions.Clause) *text.Clause {
	c := &text.Clause{ID: quoted.ID, Kind: quoted.Kind}
	p.labels[c] = quoted.Label
	p.quoted[c] = func() { p.parts(quoted.Parts()) }
	for _, under := range quoted.Under {
		c.Children = append(c.Children, p.clauseOf(under))
	}
	return c
}

func elementOf(c *text.Clause) string {
	switch c.Kind {
	case text.Preambular:
		return "container"
	case text.Heading:
		return "dvs"
	case text.Item:
		return "point"
	default:
		return "para"
	}
}

// linkNew says where a new clause stands.
func (p *paper) linkNew(c *instructions.Clause) {
	here := "#" + p.targets[c.ID]
	p.clauses[c.ID], p.clauses["new-"+strconv.Itoa(c.Number)] = here, here
	for _, under := range c.Under {
		p.linkNew(under)
	}
}

// textualMod says what a sentence changes, and with which of its words.
func (p *paper) textualMod(i int, s *instructions.Sentence) {
	kind, pos, destination := p.modification(s)
	p.block("textualMod", attribute{"type", kind}, attribute{"eId", "amod_" + strconv.Itoa(i+1)})
	p.empty("source", attribute{"href", "#" + modID(i)})
	p.empty("destination", attribute{"href", destination}, attribute{"pos", pos})
	p.quotations("old", s, instructions.Old)
	p.quotations("new", s, instructions.New, instructions.Inserted)
	p.end()
}

// modification is what a sentence does to the first that it names.
func (p *paper) modification(s *instructions.Sentence) (kind, pos, destination string) {
	for i := range s.Segments {
		name := &s.Segments[i]
		where := cmp.Or(p.linkOf(name), p.of.expression())
		switch name.Role {
		case instructions.Deleted:
			return "repeal", "", where
		case instructions.Moved:
			return "renumbering", "", where
		case instructions.After:
			return "insertion", "after", where
		case instructions.Before:
			return "insertion", "before", where
		case instructions.Within:
			return "insertion", "start", where
		case instructions.Changed:
			return "substitution", "", where
		}
	}
	return "insertion", "", p.of.expression()
}

func (p *paper) quotations(name string, s *instructions.Sentence, roles ...instructions.Role) {
	for i := range s.Segments {
		if segment := &s.Segments[i]; slices.Contains(roles, segment.Role) {
			p.empty(name, attribute{"href", "#" + p.quotes[segment].eID})
		}
	}
}

// linkOf is where that stands which a segment names.
func (p *paper) linkOf(s *instructions.Segment) string {
	in := p.of.expression() + "#"
	switch s.Part {
	case instructions.TitlePart:
		return in + "preface"
	case instructions.BodyPart, instructions.TextPart:
		return in + "preamble"
	case instructions.OperativePart:
		return in + "body"
	case instructions.AnnexPart:
		return in + "att_" + strconv.Itoa(s.Number)
	case instructions.NotePart:
		return p.footnotes[s.Number]
	default:
		return p.clauses[s.Clause]
	}
}

// mod writes a sentence.
func (p *paper) mod(i int, s *instructions.Sentence) {
	p.inline("mod", attribute{"eId", modID(i)}, own("prints", printedWords(s)))
	for k := range s.Segments {
		p.segment(&s.Segments[k])
	}
	p.end()
}

// printedWords are the words of a sentence without indicators of notes.
func printedWords(s *instructions.Sentence) string {
	var b strings.Builder
	for i := range s.Segments {
		before, after := quotationMarks(&s.Segments[i])
		b.WriteString(before)
		for _, part := range s.Segments[i].Parts() {
			if part.Note == 0 {
				b.WriteString(part.Text)
			}
		}
		b.WriteString(after)
	}
	return b.String()
}

func quotationMarks(s *instructions.Segment) (before, after string) {
	if s.IsQuotation() {
		return "“", "”"
	}
	return "", ""
}

func (p *paper) segment(s *instructions.Segment) {
	before, after := quotationMarks(s)
	marks := []attribute{{"eId", p.quotes[s].eID}, {"startQuote", before}, {"endQuote", after}}
	switch {
	case s.Role == instructions.Inserted:
		p.inline("quotedStructure", marks...)
		p.newClause(p.quotes[s].clause)
		p.end()
	case s.IsQuotation():
		p.inline("quotedText", marks...)
		p.parts(s.Parts())
		p.end()
	case s.Role == instructions.Plain:
		p.parts(s.Parts())
	default:
		p.named(s)
	}
}

// named writes a name with a link to what it means. References in it are words.
func (p *paper) named(s *instructions.Segment) {
	p.link(p.linkOf(s))
	parts := s.Parts()
	for i := range parts {
		parts[i].Refs = nil
	}
	p.parts(parts)
	p.end()
}

// link opens the element that holds the words of a link, which may lead nowhere.
func (p *paper) link(to string) {
	if to == "" {
		p.inline("inline", attribute{"name", "reference"})
		return
	}
	p.inline("ref", attribute{"href", to})
}

// newClause writes a new clause.
func (p *paper) newClause(c *text.Clause) {
	switch c.Kind {
	case text.Preambular:
		p.container(c)
	case text.Heading:
		p.division(c)
		p.end()
	case text.Item:
		p.unit("point", text.Item, c)
	default:
		p.unit("paragraph", text.Operative, c)
	}
}

// parts writes words as a sentence prints them.
func (p *paper) parts(parts []text.Part) {
	emphasis := false
	for _, part := range parts {
		if part.Emphasis != emphasis {
			p.turn(part.Emphasis)
			emphasis = part.Emphasis
		}
		switch {
		case part.Note > 0:
			p.mark("noteRef", attribute{"href", cmp.Or(p.footnotes[part.Note], "#")}, attribute{"marker", strconv.Itoa(part.Note)})
		case len(part.Refs) > 0:
			p.link(p.firstOf(part.Refs))
			p.words(part.Text)
			p.end()
		default:
			p.words(part.Text)
		}
	}
	if emphasis {
		p.turn(false)
	}
}

// firstOf is where the first of several clauses stands that stands anywhere.
func (p *paper) firstOf(clauses []string) string {
	for _, id := range clauses {
		if p.clauses[id] != "" {
			return p.clauses[id]
		}
	}
	return ""
}
