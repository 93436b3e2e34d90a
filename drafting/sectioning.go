package drafting

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"chapeau/drafting/text"
)

// chapter puts the drafts into the sections of chapter I.
func (p *reporter) chapter() {
	p.report = &text.Report{
		Schema: text.ReportSchema, Title: "Chapter I", Subtitle: "Matters calling for action or brought to attention",
		Sections: []text.Section{}, Still: map[*text.Text]*text.Text{},
	}
	if len(p.frame.Sections) > 0 {
		p.report.Title, p.report.Subtitle = p.frame.Title, p.frame.Subtitle
	}
	p.imported()
	for _, s := range p.byActor() {
		p.section(s)
	}
	p.pending()
}

// imported are the sections of an imported report, in its words.
func (p *reporter) imported() {
	for _, s := range p.frame.Sections {
		p.numbers.see(s.Intro)
		p.report.Sections = append(p.report.Sections, text.Section{Letter: s.Letter, Title: s.Title, Intro: s.Intro})
	}
	for _, d := range p.drafts {
		if d.Section == "" {
			continue
		}
		i := slices.IndexFunc(p.report.Sections, func(s text.Section) bool { return s.Letter == d.Section })
		if i < 0 {
			i = len(p.report.Sections)
			p.report.Sections = append(p.report.Sections, text.Section{Letter: d.Section})
		}
		p.numbers.last = max(p.numbers.last, d.text.ReportParagraph)
		p.put(&p.report.Sections[i], d, d.text)
	}
}

// put adds a draft's text to a section and remembers where.
func (p *reporter) put(s *text.Section, d reported, t *text.Text) {
	s.Texts = append(s.Texts, t)
	p.report.Still[t] = d.layout.Reference
	where := "chapter I"
	if s.Letter != "" {
		where += ", section " + s.Letter
	}
	if t.Designation != "" {
		where += ", " + lowerFirst(text.PlainWords(t.Designation))
	}
	p.place[d.ID] = where
}

// adoptedFor are the adopted texts of one kind on which one organ must act: the
// committee's own where it is empty.
type adoptedFor struct {
	organ  string
	kind   text.DocumentKind
	drafts []reported
}

// byActor groups the adopted texts that no imported report placed by who must act:
// the principal organs first, then others by name, resolutions before decisions, and
// what the committee adopts for itself last, resolutions and decisions together.
func (p *reporter) byActor() []adoptedFor {
	var groups []adoptedFor
	for _, d := range p.drafts {
		if d.Section != "" || !d.Status.Adopted() {
			continue
		}
		key := adoptedFor{organ: d.Addressee.organ(wordedFor(d.text, p.committee)), kind: d.Kind}
		if key.organ == "" {
			key.kind = ""
		}
		i := slices.IndexFunc(groups, func(g adoptedFor) bool { return g.organ == key.organ && g.kind == key.kind })
		if i < 0 {
			i = len(groups)
			groups = append(groups, key)
		}
		groups[i].drafts = append(groups[i].drafts, d)
	}
	slices.SortStableFunc(groups, func(a, b adoptedFor) int {
		return cmp.Or(cmp.Compare(a.rank(), b.rank()), strings.Compare(a.organ, b.organ), -strings.Compare(string(a.kind), string(b.kind)))
	})
	return groups
}

func (g adoptedFor) rank() int {
	if g.organ == "" {
		return len(principalOrgans) + 1
	}
	if i := slices.Index(principalOrgans, g.organ); i >= 0 {
		return i
	}
	return len(principalOrgans)
}

// section writes one section of adopted texts: its title, its introductory
// paragraph and its instruments under their numbers.
func (p *reporter) section(g adoptedFor) {
	s := text.Section{Letter: p.nextLetter()}
	kind, committee := kinds(g.drafts), withoutArticle(p.committee.Name)
	if g.organ == "" {
		s.Title = text.Escape(capitalized(kind + " adopted by the " + committee))
		s.Intro = p.numbers.next() + ". " + text.Escape("The "+committee+" adopted the following "+kind+", which "+agrees(g.drafts, "is", "are")+" brought to attention:")
	} else {
		s.Title = text.Escape(capitalized("draft " + kind + " recommended for adoption by the " + g.organ))
		s.Intro = p.numbers.next() + ". " + text.Escape("The "+committee+" recommends to the "+g.organ+" the adoption of the following draft "+kind+":")
	}
	for i, d := range g.drafts {
		p.put(&s, d, p.instrument(g, i))
	}
	p.report.Sections = append(p.report.Sections, s)
}

// instrument is a draft's text under what the report calls it. A decision of one
// paragraph takes the report's own number.
func (p *reporter) instrument(g adoptedFor, i int) *text.Text {
	d, t := g.drafts[i], *g.drafts[i].text
	switch {
	case g.organ == "" && d.ResultSymbol != "":
		t.Designation = text.Escape(capitalized(string(d.Kind)) + " " + d.ResultSymbol)
	case g.organ == "":
		t.Designation = text.Escape(capitalized(string(d.Kind)))
	case len(g.drafts) == 1:
		t.Designation = "Draft " + string(d.Kind)
	default:
		t.Designation = "Draft " + string(d.Kind) + " " + strings.ToUpper(text.RomanNumeral(i+1))
	}
	t.ReportParagraph = 0
	if g.organ == "" && len(t.Clauses) == 1 && t.Clauses[0].Kind == text.Prose {
		t.ReportParagraph = p.numbers.take()
	}
	return &t
}

// pending are the texts that are still to be decided.
func (p *reporter) pending() {
	var s text.Section
	for _, d := range p.drafts {
		if d.Section == "" && d.Status.Open() {
			p.put(&s, d, d.text)
		}
	}
	if len(s.Texts) == 0 {
		return
	}
	if len(p.report.Sections) > 0 {
		s.Letter, s.Title = p.nextLetter(), "Texts on which no decision was taken"
	}
	p.report.Sections = append(p.report.Sections, s)
}

// nextLetter is behind the highest letter of the sections.
func (p *reporter) nextLetter() string {
	last := byte('A' - 1)
	for _, s := range p.report.Sections {
		if len(s.Letter) == 1 {
			last = max(last, s.Letter[0])
		}
	}
	return string(rune(last + 1))
}

// kinds is what texts are, as a sentence has it: "resolutions and decision".
func kinds(drafts []reported) string {
	var all []string
	for _, kind := range []text.DocumentKind{text.Resolution, text.Decision} {
		count := 0
		for _, d := range drafts {
			if d.Kind == kind {
				count++
			}
		}
		switch {
		case count == 1:
			all = append(all, string(kind))
		case count > 1:
			all = append(all, string(kind)+"s")
		}
	}
	return and(all)
}

func agrees(drafts []reported, one, many string) string {
	if len(drafts) == 1 {
		return one
	}
	return many
}

// numerals count the report's paragraphs.
type numerals struct{ last int }

func (n *numerals) take() int {
	n.last++
	return n.last
}

func (n *numerals) next() string { return strconv.Itoa(n.take()) }

var paragraphNumber = regexp.MustCompile(`(?m)^(\d{1,4})\. `)

// see takes in the numbers that imported paragraphs have.
func (n *numerals) see(words string) {
	for _, found := range paragraphNumber.FindAllStringSubmatch(words, -1) {
		if number, err := strconv.Atoi(found[1]); err == nil {
			n.last = max(n.last, number)
		}
	}
}

func lowerFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}
