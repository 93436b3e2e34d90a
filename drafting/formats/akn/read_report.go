package akn

import (
	"encoding/xml"
	"strings"

	"chapeau/drafting/text"
)

// collection reads a collection: its components are sections, which are
// collections themselves, or texts.
func (r *reader) collection(e xml.StartElement) error {
	report := &text.Report{Schema: text.ReportSchema, Sections: []text.Section{}}
	r.textReader = newTextReader()
	err := r.children(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "meta":
			return r.partMeta(func() error { return r.aside(e) })
		case "coverPage", "preface":
			return r.reportFront(report)
		case "collectionBody", "components":
			return r.children(func(e xml.StartElement) error { return r.component(report, e) })
		default:
			return r.aside(e)
		}
	})
	r.result.Report = report
	return err
}

// reportFront reads a report's title and, below it, its subtitle.
func (r *reader) reportFront(report *text.Report) error {
	return r.content(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "docTitle", "longTitle":
			title, err := r.inlineText(e)
			report.Title = title
			return err
		case "docPurpose", "shortTitle":
			subtitle, err := r.inlineText(e)
			report.Subtitle = subtitle
			return err
		case "p", "container", "div":
			return r.reportFront(report)
		default:
			return r.aside(e)
		}
	}, func(words string) error {
		if words = tidy(words); words != "" {
			r.remark("the words “%s” stand above the report and are not taken over", words)
		}
		return nil
	})
}

// component reads one component of a report: a section, or a text that belongs to
// the last one.
func (r *reader) component(report *text.Report, e xml.StartElement) error {
	if e.Name.Local != "component" {
		return r.aside(e)
	}
	section := text.Section{Texts: []*text.Text{}}
	letter, own := ownOf(e, "letter")
	section.Letter = letter
	return r.children(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "num":
			num, err := r.wordsOf()
			if !own {
				section.Letter = bareLabel(num)
			}
			return err
		case "heading":
			title, err := r.inlineText(e)
			section.Title = title
			return err
		case "documentCollection", "amendmentList":
			err := r.section(&section)
			report.Sections = append(report.Sections, section)
			return err
		case "statement", "doc", "act", "bill":
			t, err := r.statement(e)
			if err != nil {
				return err
			}
			if len(report.Sections) == 0 {
				report.Sections = append(report.Sections, text.Section{Letter: section.Letter, Title: section.Title, Texts: []*text.Text{}})
			} else if section.Title != "" {
				r.remark("the heading “%s” of a text is not taken over", text.PlainWords(section.Title))
			}
			last := &report.Sections[len(report.Sections)-1]
			last.Texts = append(last.Texts, t)
			return nil
		case "documentRef":
			r.remark("a part of the collection is in another file (%s) and is not taken over", attributeOf(e, "href"))
			return r.skip()
		default:
			return r.aside(e)
		}
	})
}

// section reads the texts of a section and its introduction.
func (r *reader) section(section *text.Section) error {
	return r.children(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "meta":
			return r.partMeta(func() error { return r.aside(e) })
		case "coverPage", "preface":
			return r.introduction(section)
		case "collectionBody", "components":
			return r.children(func(e xml.StartElement) error { return r.sectionText(section, e) })
		default:
			return r.aside(e)
		}
	})
}

func (r *reader) introduction(section *text.Section) error {
	var paragraphs []string
	err := r.children(func(e xml.StartElement) error {
		words, err := r.inlineText(e)
		paragraphs = append(paragraphs, words)
		return err
	})
	section.Intro = strings.Join(paragraphs, "\n\n")
	return err
}

func (r *reader) sectionText(section *text.Section, e xml.StartElement) error {
	if e.Name.Local != "component" {
		return r.aside(e)
	}
	return r.children(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "statement", "doc", "act", "bill":
			t, err := r.statement(e)
			if err != nil {
				return err
			}
			section.Texts = append(section.Texts, t)
			return nil
		case "documentCollection", "amendmentList":
			return r.section(section)
		case "documentRef":
			r.remark("a part of the collection is in another file (%s) and is not taken over", attributeOf(e, "href"))
			return r.skip()
		default:
			return r.aside(e)
		}
	})
}
