package docxtext

import (
	"encoding/xml"
	"strings"
)

// style is a paragraph or character style as far as it matters to a text.
type style struct {
	name    string
	based   string
	italic  toggle
	hidden  toggle
	raised  bool
	list    listPlace
	hasList bool
	outline bool // it is a heading's
}

// toggle is a property that may be unsaid, on or off.
type toggle int

const (
	unsaid toggle = iota
	on
	off
)

func toggled(e xml.StartElement) toggle {
	if isOn(e) {
		return on
	}
	return off
}

// listPlace is where a paragraph stands in the document's numbering.
type listPlace struct {
	number string // the w:numId, "" for none, "0" for none in spite of the style
	level  int
}

// stylesheet holds the styles by id and the language that all words have unless
// they say otherwise.
type stylesheet struct {
	styles map[string]*style
	langs  map[string]string // by script: val, bidi, eastAsia
	normal string            // the paragraph style of paragraphs that name none
}

func readStyles(c *container, name string) (*stylesheet, error) {
	sheet := &stylesheet{styles: make(map[string]*style), langs: make(map[string]string)}
	if name == "" {
		return sheet, nil
	}
	err := c.readPart(name, func(r *xmlReader, e xml.StartElement) error {
		switch e.Name.Local {
		case "docDefaults":
			return sheet.readDefaults(r)
		case "style":
			return sheet.readStyle(r, e)
		default:
			return r.skip()
		}
	})
	return sheet, err
}

func (s *stylesheet) readDefaults(r *xmlReader) error {
	return r.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "lang":
			s.langs = languages(e)
			return r.skip()
		case "rPrDefault", "rPr":
			return s.readDefaults(r)
		default:
			return r.skip()
		}
	})
}

func (s *stylesheet) readStyle(r *xmlReader, e xml.StartElement) error {
	one := &style{}
	id := attribute(e, "styleId")
	s.styles[id] = one
	if attribute(e, "type") == "paragraph" && attribute(e, "default") != "" && attribute(e, "default") != "0" {
		s.normal = id
	}
	return r.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "name":
			one.name = attribute(e, "val")
			return r.skip()
		case "basedOn":
			one.based = attribute(e, "val")
			return r.skip()
		case "pPr":
			return one.readParagraph(r)
		case "rPr":
			return one.readCharacters(r)
		default:
			return r.skip()
		}
	})
}

func (s *style) readParagraph(r *xmlReader) error {
	return r.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "numPr":
			s.hasList = true
			return readListPlace(r, &s.list)
		case "outlineLvl":
			s.outline = true
		}
		return r.skip()
	})
}

func (s *style) readCharacters(r *xmlReader) error {
	return r.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "i":
			s.italic = toggled(e)
		case "vanish":
			s.hidden = toggled(e)
		case "vertAlign":
			s.raised = attribute(e, "val") == "superscript"
		}
		return r.skip()
	})
}

// readListPlace reads a w:numPr.
func readListPlace(r *xmlReader, place *listPlace) error {
	return r.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "numId":
			place.number = attribute(e, "val")
		case "ilvl":
			place.level = min(max(integer(attribute(e, "val")), 0), maxLevels-1)
		}
		return r.skip()
	})
}

// chain visits a style and those that it is based on, until one answers.
func (s *stylesheet) chain(id string, answers func(*style) bool) {
	const longest = 20
	for range longest {
		one := s.styles[id]
		if one == nil || answers(one) {
			return
		}
		id = one.based
	}
}

func (s *stylesheet) italic(id string) bool {
	found := unsaid
	s.chain(id, func(one *style) bool { found = one.italic; return found != unsaid })
	return found == on
}

func (s *stylesheet) hidden(id string) bool {
	found := unsaid
	s.chain(id, func(one *style) bool { found = one.hidden; return found != unsaid })
	return found == on
}

func (s *stylesheet) raised(id string) bool {
	found := false
	s.chain(id, func(one *style) bool { found = found || one.raised; return found })
	return found
}

// isEmphasis tells the style that Word calls emphasis, however it looks.
func (s *stylesheet) isEmphasis(id string) bool {
	one := s.styles[id]
	return one != nil && strings.EqualFold(one.name, "emphasis")
}

// listOf is the place in the numbering that a style gives its paragraphs. A
// style based on a numbered one may say no more than its level.
func (s *stylesheet) listOf(id string) listPlace {
	var place listPlace
	levelled := false
	s.chain(id, func(one *style) bool {
		if one.hasList && !levelled {
			place.level, levelled = one.list.level, true
		}
		if one.hasList {
			place.number = one.list.number
		}
		return place.number != ""
	})
	return place
}

// isHeading tells the styles that Word calls headings.
func (s *stylesheet) isHeading(id string) bool {
	found := false
	s.chain(id, func(one *style) bool { found = found || one.outline; return found })
	return found
}
