package akn

import (
	"encoding/xml"

	"chapeau/drafting/text"
)

// groups are elements that gather paragraphs, unless they have words themselves.
var groups = setOf("section part chapter title book tome division subsection subpart subchapter subtitle subdivision article hcontainer container " +
	"recitals citations speechGroup debateSection administrationOfOath rollCall prayers resolutions communication papers")

// units are elements that are one paragraph, or gather some.
var units = setOf("paragraph clause point indent alinea rule subrule proviso subparagraph subclause level transitional item recital citation li " +
	"speech question answer other")

// transparent are elements around the words or paragraphs of another.
var transparent = setOf("content intro div blockContainer tblock foreign tocItem formula longTitle")

// passage is what is being read: the body or preamble, which has no clause of its
// own, or one element of it with what it holds.
type passage struct {
	kind   text.Kind    // of the paragraphs in it
	clause *text.Clause // nil for a body or preamble
	own    bool         // this package wrote the clause
	group  bool
	begun  bool // the clause has its words
	after  bool // what comes now stands behind the clause and its items
	num    string
	titles []*text.Clause // headings of an element that others wrote
	out    []*text.Clause // what follows
}

// body reads the clauses of a body or preamble.
func (r *reader) body(kind text.Kind, special func(e xml.StartElement) (bool, error)) ([]*text.Clause, error) {
	p := &passage{kind: kind, group: true}
	err := r.insideBut(p, special)
	return p.out, err
}

// unit reads an element that is a paragraph or gathers some.
func (r *reader) unit(e xml.StartElement, kind text.Kind) ([]*text.Clause, error) {
	if err := r.counted(); err != nil {
		return nil, err
	}
	p := &passage{kind: kind}
	p.clause, p.own = r.newClause(e, kind)
	p.group = groups[e.Name.Local] && (!p.own || e.Name.Local == "division")
	if err := r.inside(p); err != nil {
		return nil, err
	}
	return r.assemble(p), nil
}

// inside reads what an element holds. Words and inline elements that stand in no
// block are kept as one.
func (r *reader) inside(p *passage) error { return r.insideBut(p, nil) }

// insideBut is inside with elements that are read in another way.
func (r *reader) insideBut(p *passage, special func(e xml.StartElement) (bool, error)) error {
	var loose inlinePieces
	flush := func() error {
		words := tidy(compose(loose.all))
		loose.all = nil
		if words == "" {
			return nil
		}
		return r.take(p, words, nil)
	}
	err := r.content(func(e xml.StartElement) error {
		if isInline(e.Name.Local) {
			return r.inline(&loose, e, false)
		}
		if err := flush(); err != nil {
			return err
		}
		if special != nil {
			if done, err := special(e); done || err != nil {
				return err
			}
		}
		return r.part(p, e)
	}, func(words string) error {
		loose.words(words, false)
		return nil
	})
	if err != nil {
		return err
	}
	return flush()
}

// loose keeps words that stand between the entries of a list or the rows of a
// table as a paragraph.
func (r *reader) loose(p *passage, words string) error {
	if words = tidy(words); words == "" {
		return nil
	}
	r.remark("the words “%s” stand outside any paragraph; they are kept as one", words)
	return r.take(p, text.Escape(words), nil)
}

// part reads one element of a passage.
func (r *reader) part(p *passage, e xml.StartElement) error {
	switch name := e.Name.Local; {
	case name == "num":
		num, err := r.wordsOf()
		p.num = num
		return err
	case name == "heading", name == "subheading":
		return r.headingOf(p, e)
	case name == "crossHeading":
		return r.crossHeading(p, e)
	case name == "wrapUp", name == "listWrapUp":
		p.after = true
		return r.wrapped(p, e)
	case transparent[name]:
		return r.inside(p)
	case name == "list", name == "sublist", name == "blockList", name == "ol", name == "ul":
		return r.list(p, e)
	case units[name], groups[name]:
		return r.nested(p, e)
	case name == "p", name == "block", name == "listIntroduction", name == "narrative", name == "summary", name == "scene", name == "from", name == "quotedStructure":
		return r.words(p, e)
	case name == "table":
		return r.table(p)
	case name == "toc", name == "meta":
		return r.aside(e)
	case name == "componentRef", name == "documentRef":
		r.remark("the part %s of the document is in another file and is not taken over", attributeOf(e, "href")+attributeOf(e, "src"))
		return r.skip()
	}
	r.remark("<%s> is not known; its words are kept as paragraphs", e.Name.Local)
	return r.words(p, e)
}

// wrapped reads the words behind a list, which may be words or blocks.
func (r *reader) wrapped(p *passage, e xml.StartElement) error {
	if e.Name.Local == "listWrapUp" {
		return r.words(p, e)
	}
	return r.inside(p)
}

// words reads a block of words: the passage's own, or those of a paragraph that
// follows it.
func (r *reader) words(p *passage, e xml.StartElement) error {
	words, end, err := r.clauseWords(e)
	if err != nil {
		return err
	}
	if words == "" && end == nil && !(p.own && !p.begun) {
		return nil
	}
	return r.take(p, words, end)
}

func (r *reader) take(p *passage, words string, end *string) error {
	if p.clause != nil && !p.begun && !p.after && len(p.out) == 0 {
		p.clause.Text, p.clause.End, p.begun = words, end, true
		return nil
	}
	kind := text.Prose
	if p.kind == text.Preambular {
		kind = text.Preambular
	}
	p.out = append(p.out, &text.Clause{Kind: kind, Text: words, End: end})
	return r.counted()
}

// headingOf reads the heading of an element. Where this package wrote the
// element, the heading is its clause.
func (r *reader) headingOf(p *passage, e xml.StartElement) error {
	words, end, err := r.clauseWords(e)
	if err != nil {
		return err
	}
	switch {
	case p.own && p.group && !p.begun && p.clause.Text == "":
		p.clause.Text, p.clause.End = words, end
	case words != "":
		p.titles = append(p.titles, &text.Clause{Kind: text.Heading, Text: words, End: end})
		return r.counted()
	}
	return nil
}

// crossHeading reads a heading between paragraphs or items.
func (r *reader) crossHeading(p *passage, e xml.StartElement) error {
	c, _ := r.newClause(e, text.Heading)
	words, end, err := r.clauseWords(e)
	if err != nil {
		return err
	}
	c.Text, c.End = words, end
	if p.clause != nil && (p.begun || !p.group) {
		p.clause.Children = append(p.clause.Children, c)
	} else {
		p.out = append(p.out, c)
	}
	return r.counted()
}

// nested reads an element inside another: an item of it where it has words of its
// own, otherwise one of the paragraphs that it gathers.
func (r *reader) nested(p *passage, e xml.StartElement) error {
	if p.clause == nil || p.group && !p.begun {
		found, err := r.unit(e, p.kind)
		p.out = append(p.out, found...)
		return err
	}
	found, err := r.unit(e, text.Item)
	p.clause.Children = append(p.clause.Children, found...)
	return err
}

// list reads a list: its introduction gives the clause that has its items their
// words.
func (r *reader) list(p *passage, e xml.StartElement) error {
	var holder *text.Clause
	err := r.content(func(e xml.StartElement) error {
		switch name := e.Name.Local; {
		case name == "intro" || name == "listIntroduction":
			if p.clause == nil {
				return r.listOfItsOwn(p, e, &holder)
			}
			if name == "intro" {
				return r.inside(p)
			}
			return r.words(p, e)
		case name == "wrapUp" || name == "listWrapUp":
			p.after = true
			return r.wrapped(p, e)
		case name == "crossHeading" || units[name] || groups[name]:
			if holder == nil {
				holder = r.holder(p)
			}
			return r.entry(holder, e)
		default:
			return r.part(p, e)
		}
	}, func(words string) error { return r.loose(p, words) })
	if holder != nil && e.Name.Local == "ul" {
		holder.List = text.Bullet
	}
	return err
}

// listOfItsOwn reads the introduction of a list that stands in no paragraph: it
// is one.
func (r *reader) listOfItsOwn(p *passage, e xml.StartElement, holder **text.Clause) error {
	before := len(p.out)
	var err error
	if e.Name.Local == "intro" {
		err = r.inside(p)
	} else {
		err = r.words(p, e)
	}
	if len(p.out) > before {
		*holder = p.out[len(p.out)-1]
	}
	return err
}

// holder is the clause whose items a list has.
func (r *reader) holder(p *passage) *text.Clause {
	switch {
	case p.clause != nil && (p.begun || !p.group || p.own && len(p.out) == 0):
		return p.clause
	case len(p.out) > 0:
		return p.out[len(p.out)-1]
	case len(p.titles) > 0:
		return p.titles[len(p.titles)-1]
	}
	c := &text.Clause{Kind: p.kind}
	p.out = append(p.out, c)
	return c
}

func (r *reader) entry(holder *text.Clause, e xml.StartElement) error {
	if e.Name.Local != "crossHeading" {
		found, err := r.unit(e, text.Item)
		holder.Children = append(holder.Children, found...)
		return err
	}
	c, _ := r.newClause(e, text.Heading)
	words, end, err := r.clauseWords(e)
	c.Text, c.End = words, end
	holder.Children = append(holder.Children, c)
	if err != nil {
		return err
	}
	return r.counted()
}

// assemble lists the clauses that a passage has become: its headings, its clause,
// what follows. The number of an element that only gathers others belongs to its
// heading.
func (r *reader) assemble(p *passage) []*text.Clause {
	stands := p.own || p.begun || len(p.clause.Children) > 0 || !p.group && p.num != ""
	found := p.titles
	if !stands && p.num != "" {
		if len(found) == 0 {
			found = []*text.Clause{{Kind: text.Heading}}
		}
		found[0].Text = tidy(text.Escape(p.num) + " " + found[0].Text)
	}
	if stands {
		if !p.own {
			r.nums[p.clause] = p.num
			withoutEnd(p)
		}
		found = append(found, p.clause)
	}
	return append(found, p.out...)
}

// withoutEnd keeps a clause that others wrote without words from being given an
// end.
func withoutEnd(p *passage) {
	if !p.begun {
		none := ""
		p.clause.End = &none
	}
}

// table keeps the words of a table, a paragraph for each row.
func (r *reader) table(p *passage) error {
	r.remark("a table is kept as paragraphs, one for each row, with | between its cells")
	return r.content(func(e xml.StartElement) error {
		var row inlinePieces
		if e.Name.Local != "tr" {
			if err := r.inlines(&row, false); err != nil {
				return err
			}
		} else if err := r.row(&row); err != nil {
			return err
		}
		if words := tidy(compose(row.all)); words != "" {
			p.out = append(p.out, &text.Clause{Kind: text.Prose, Text: words})
		}
		return r.counted()
	}, func(words string) error { return r.loose(p, words) })
}

func (r *reader) row(row *inlinePieces) error {
	cells := 0
	return r.content(func(xml.StartElement) error {
		if cells++; cells > 1 {
			row.words(" | ", false)
		}
		words, err := r.flow()
		row.all = append(row.all, text.Inlines(words)...)
		return err
	}, func(words string) error {
		row.words(words, false)
		return nil
	})
}
