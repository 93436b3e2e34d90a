package docx

import (
	"maps"
	"slices"

	"chapeau/drafting/text"
)

// The styles' ids. Those of clauses carry their depth where it is not the top.
const (
	organStyle     = "MastheadOrgan"
	mastheadStyle  = "MastheadLine"
	symbolStyle    = "MastheadSymbol"
	agendaStyle    = "MastheadAgenda"
	sponsorsStyle  = "MastheadSponsors"
	stageStyle     = "MastheadStage"
	titleStyle     = "Title"
	bodyStyle      = "BodyLine"
	annexStyle     = "AnnexTitle"
	endStyle       = "EndOfText"
	reportStyle    = "ReportTitle"
	subtitleStyle  = "ReportSubtitle"
	sectionStyle   = "ReportSection"
	introStyle     = "ReportIntroduction"
	quoteStyle     = "ReportQuotation"
	stageInReport  = "ReportDesignation"
	titleInReport  = "ReportTextTitle"
	annexInReport  = "ReportAnnexTitle"
	footnoteStyle  = "FootnoteText"
	indicatorStyle = "FootnoteReference"
	emphasisStyle  = "Emphasis"
)

// step is the width of a level of indentation, in twentieths of a point: a
// centimetre.
const step = 567

// style is a paragraph style: what stands in its pPr and rPr, in the order of the
// schema.
type style struct {
	name      string
	next      string
	paragraph string
	words     string
}

const (
	bold   = "<w:b/><w:bCs/>"
	italic = "<w:i/><w:iCs/>"
)

func size(halfPoints int) string {
	return `<w:sz w:val="` + itoa(halfPoints) + `"/><w:szCs w:val="` + itoa(halfPoints+4) + `"/>`
}

// keptStyles are in every document, so that whoever goes on writing has them.
func keptStyles() map[string]style {
	centred := `<w:jc w:val="center"/>`
	return map[string]style{
		organStyle:    {"Masthead organ", mastheadStyle, `<w:keepNext/><w:spacing w:after="60"/><w:jc w:val="left"/>`, bold + size(28)},
		mastheadStyle: {"Masthead line", mastheadStyle, `<w:spacing w:after="20"/><w:jc w:val="left"/>`, ""},
		symbolStyle: {
			"Masthead symbol", mastheadStyle,
			`<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="4" w:color="auto"/></w:pBdr><w:spacing w:after="120"/><w:jc w:val="right"/>`, bold + size(24),
		},
		agendaStyle:   {"Masthead agenda item", sponsorsStyle, `<w:spacing w:before="160" w:after="0"/><w:jc w:val="left"/>`, bold},
		sponsorsStyle: {"Masthead sponsors", titleStyle, `<w:spacing w:before="200" w:after="0"/><w:jc w:val="left"/>`, bold},
		stageStyle:    {"Masthead stage", titleStyle, `<w:keepNext/><w:spacing w:before="280" w:after="120"/>` + centred, size(22)},
		titleStyle:    {"Title", bodyStyle, `<w:keepNext/><w:keepLines/><w:spacing w:before="200" w:after="280"/><w:ind w:left="1134" w:right="1134"/>` + centred + `<w:outlineLvl w:val="0"/>`, bold + size(26)},
		bodyStyle:     {"Body line", "Preambular", `<w:keepNext/><w:ind w:firstLine="567"/>`, ""},
		annexStyle:    {"Annex title", "Prose", `<w:keepNext/><w:keepLines/><w:pageBreakBefore/><w:spacing w:after="240"/>` + centred + `<w:outlineLvl w:val="0"/>`, bold + size(24)},
		endStyle: {
			"End of text", endStyle,
			`<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr><w:spacing w:before="120" w:after="0"/><w:ind w:left="3400" w:right="3400"/>` + centred, size(12),
		},
		reportStyle:   {"Report title", subtitleStyle, `<w:keepNext/><w:keepLines/><w:spacing w:after="160"/><w:jc w:val="left"/><w:outlineLvl w:val="0"/>`, bold + size(32)},
		subtitleStyle: {"Report subtitle", sectionStyle, `<w:keepNext/><w:keepLines/><w:spacing w:after="240"/><w:jc w:val="left"/>`, bold + size(26)},
		sectionStyle:  {"Report section", introStyle, `<w:keepNext/><w:keepLines/><w:spacing w:before="280" w:after="160"/><w:jc w:val="left"/><w:outlineLvl w:val="1"/>`, bold + size(26)},
		introStyle:    {"Report introduction", introStyle, "", ""},
		quoteStyle:    {"Report quotation", introStyle, `<w:ind w:left="1134" w:right="567"/>`, ""},
		stageInReport: {"Report designation", titleInReport, `<w:keepNext/><w:spacing w:before="320" w:after="60"/><w:jc w:val="left"/>`, bold},
		titleInReport: {"Report text title", bodyStyle, `<w:keepNext/><w:keepLines/><w:spacing w:after="200"/><w:jc w:val="left"/><w:outlineLvl w:val="2"/>`, bold + size(24)},
		annexInReport: {"Report annex title", "Prose", `<w:keepNext/><w:keepLines/><w:spacing w:before="320" w:after="160"/>` + centred + `<w:outlineLvl w:val="3"/>`, bold},
		"Preambular":  clauseStyle(text.Preambular, 0),
		"Operative":   clauseStyle(text.Operative, 0),
		"Subheading":  clauseStyle(text.Heading, 0),
		"Prose":       clauseStyle(text.Prose, 0),
		"Item1":       clauseStyle(text.Item, 1),
		"Item2":       clauseStyle(text.Item, 2),
		"Item3":       clauseStyle(text.Item, 3),
	}
}

// clauseNames are the names of the styles of clauses, which are also their ids.
var clauseNames = map[text.Kind]string{text.Preambular: "Preambular", text.Operative: "Operative", text.Heading: "Subheading", text.Item: "Item", text.Prose: "Prose"}

// styleOf is the style of a clause at its depth; the document has it from then on.
func (d *document) styleOf(l *line) string {
	id := clauseNames[l.kind]
	if l.depth > 0 {
		id += itoa(l.depth)
	}
	if _, known := d.styles[id]; !known {
		d.styles[id] = clauseStyle(l.kind, l.depth)
	}
	return id
}

func clauseStyle(kind text.Kind, depth int) style {
	s := style{name: clauseNames[kind]}
	if depth > 0 {
		s.name += " " + itoa(depth)
	}
	left := itoa(step * depth)
	switch {
	case kind == text.Heading:
		s.paragraph = `<w:keepNext/><w:keepLines/><w:spacing w:before="200"/><w:ind w:left="` + left + `"/><w:jc w:val="center"/><w:outlineLvl w:val="` + itoa(min(1+depth, 8)) + `"/>`
		s.words, s.next = bold, "Operative"
	case kind == text.Operative, kind == text.Item && depth > 0:
		s.paragraph = indentation(hanging, depth)
	default:
		s.paragraph = `<w:ind w:left="` + left + `" w:firstLine="` + itoa(step) + `"/>`
	}
	return s
}

// indentation is the w:ind of a paragraph that departs from its style, or of a
// level of a list.
func indentation(i indent, depth int) string {
	left := step * depth
	switch i {
	case hanging:
		return `<w:ind w:left="` + itoa(left+step) + `" w:hanging="` + itoa(step) + `"/>`
	case firstLine:
		return `<w:ind w:left="` + itoa(left) + `" w:firstLine="` + itoa(step) + `"/>`
	case flush:
		return `<w:ind w:left="` + itoa(left+step) + `" w:firstLine="0"/>`
	default:
		return ""
	}
}

// stylesPart writes styles.xml.
func (d *document) stylesPart() *xmlWriter {
	w := &xmlWriter{}
	w.raw(xmlHead)
	w.open("w:styles", "xmlns:w", wordNamespace)
	w.raw(`<w:docDefaults><w:rPrDefault><w:rPr>`)
	w.raw(`<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="` + d.script.eastAsianFont() + `" w:cs="Times New Roman"/>`)
	w.raw(size(22))
	d.script.language(w)
	w.raw(`</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`)
	w.raw(`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr>`)
	if d.script.rtl {
		w.raw(`<w:bidi/>`)
	}
	w.raw(`<w:spacing w:after="140" w:line="259" w:lineRule="auto"/><w:jc w:val="both"/></w:pPr></w:style>`)
	w.raw(`<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>`)
	w.raw(`<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>`)
	all := keptStyles()
	body := all[bodyStyle]
	body.words = d.script.emphasis()
	all[bodyStyle] = body
	maps.Copy(all, d.styles)
	for _, id := range slices.Sorted(maps.Keys(all)) {
		writeStyle(w, id, all[id])
	}
	w.raw(`<w:style w:type="paragraph" w:styleId="` + footnoteStyle + `"><w:name w:val="footnote text"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="40" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr>` + size(17) + `</w:rPr></w:style>`)
	w.raw(`<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/><w:basedOn w:val="Normal"/><w:pPr><w:pBdr><w:bottom w:val="single" w:sz="4" w:space="2" w:color="auto"/></w:pBdr><w:spacing w:after="0"/><w:jc w:val="right"/></w:pPr><w:rPr>` + bold + size(18) + `</w:rPr></w:style>`)
	w.raw(`<w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="0"/><w:jc w:val="center"/></w:pPr><w:rPr>` + size(18) + `</w:rPr></w:style>`)
	w.raw(`<w:style w:type="character" w:styleId="` + indicatorStyle + `"><w:name w:val="footnote reference"/><w:rPr><w:i w:val="0"/><w:iCs w:val="0"/><w:vertAlign w:val="superscript"/></w:rPr></w:style>`)
	w.raw(`<w:style w:type="character" w:styleId="` + emphasisStyle + `"><w:name w:val="Emphasis"/><w:qFormat/><w:rPr>` + d.script.emphasis() + `</w:rPr></w:style>`)
	w.close("w:styles")
	return w
}

func writeStyle(w *xmlWriter, id string, s style) {
	w.open("w:style", "w:type", "paragraph", "w:customStyle", custom(id), "w:styleId", id)
	w.value("w:name", s.name)
	w.value("w:basedOn", "Normal")
	if s.next != "" {
		w.value("w:next", s.next)
	}
	w.raw(`<w:qFormat/><w:pPr>` + s.paragraph + `</w:pPr><w:rPr>` + s.words + `</w:rPr>`)
	w.close("w:style")
}

// custom tells of a style that Word has not by itself.
func custom(id string) string {
	if id == titleStyle {
		return "0"
	}
	return "1"
}

func (s script) eastAsianFont() string {
	switch {
	case len(s.tag) > 1 && s.tag[:2] == "ja":
		return "MS Mincho"
	case len(s.tag) > 1 && s.tag[:2] == "ko":
		return "Batang"
	default:
		return "SimSun"
	}
}

// emphasis is how emphasis looks: Chinese characters do not slant, they change
// their typeface.
func (s script) emphasis() string {
	if s.eastAsia {
		return `<w:rFonts w:eastAsia="KaiTi"/>`
	}
	return italic
}
