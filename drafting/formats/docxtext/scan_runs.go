package docxtext

import (
	"encoding/xml"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// lineScanner reads what stands within one paragraph.
type lineScanner struct {
	*scanner
	paragraph *paragraph
	italic    bool // of the paragraph's style, which is no emphasis
	hides     bool // the paragraph's style hides its words
	boxes     []*paragraph
	link      *link
}

// inline reads one element of a paragraph.
func (l *lineScanner) inline(e xml.StartElement) error {
	if e.Name.Space == compatibility {
		return l.alternatives(e, l.inline)
	}
	if isMath(e.Name.Space) {
		return l.formula()
	}
	if !isWord(e.Name.Space) {
		return l.skip()
	}
	switch e.Name.Local {
	case "pPr":
		return l.properties()
	case "r":
		return l.run()
	case "ins", "del", "moveFrom", "moveTo":
		return l.changed(e, l.inline)
	case "hyperlink":
		return l.hyperlink(e)
	case "smartTag", "customXml", "dir", "bdo":
		return l.each(l.inline)
	case "sdt":
		return l.control(l.inline)
	case "fldSimple":
		return l.simpleField(e)
	case "subDoc":
		l.document.found.outside++
	}
	l.seeMark(e)
	return l.skip()
}

// properties reads a w:pPr. Of a tracked change of the paragraph's look both states
// are kept.
func (l *lineScanner) properties() error {
	p := l.paragraph
	own, old, err := l.propertySet(&p.mark)
	if err != nil {
		return err
	}
	p.look = l.lookOf(own)
	if old != nil {
		before := l.lookOf(*old)
		p.before, p.formatted = &before, old.change
	}
	l.italic, l.hides = l.document.sheet.italic(p.style), l.document.sheet.hidden(p.style)
	return nil
}

// lookOf completes what a w:pPr says by what its style says.
func (l *lineScanner) lookOf(own propertySet) look {
	out := look{style: own.style}
	if out.style == "" {
		out.style = l.document.sheet.normal
	}
	out.list = l.document.styledList(out.style)
	if own.hasList {
		out.list = own.list.over(out.list)
	}
	return out
}

// over is a paragraph's own place in the numbering, with the list of its style
// where it says no more than the level.
func (own listPlace) over(styled listPlace) listPlace {
	if own.number == "" {
		own.number = styled.number
	}
	return own
}

// propertySet is what a w:pPr says of the style and the list.
type propertySet struct {
	style   string
	list    listPlace
	hasList bool
	change  *tracked // of an old one: the change that replaced it
}

func (l *lineScanner) propertySet(mark **tracked) (own propertySet, old *propertySet, err error) {
	err = l.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "pStyle":
			own.style = attribute(e, "val")
		case "numPr":
			own.hasList = true
			return readListPlace(l.xmlReader, &own.list)
		case "rPr":
			return l.markProperties(mark)
		case "pPrChange":
			change, err := l.formatting(e)
			if err != nil {
				return err
			}
			return l.each(func(e xml.StartElement) error {
				if e.Name.Local != "pPr" {
					return l.skip()
				}
				before, _, err := l.propertySet(new(*tracked))
				before.change = change
				old = &before
				return err
			})
		}
		return l.skip()
	})
	return own, old, err
}

// markProperties reads whether the paragraph's end is inserted or deleted.
func (l *lineScanner) markProperties(mark **tracked) error {
	return l.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "ins", "del", "moveFrom", "moveTo":
			if *mark == nil {
				*mark = l.change
			}
			change, err := l.trackedIn(e, *mark)
			if err != nil {
				return err
			}
			*mark = change
		case "rPrChange":
			l.document.found.formats++
		}
		return l.skip()
	})
}

// formatting is a tracked change of formatting alone.
func (l *lineScanner) formatting(e xml.StartElement) (*tracked, error) {
	l.document.found.formats++
	change := &tracked{author: l.document.author(authorOf(e))}
	if len(l.document.authors) > MaxAuthors {
		return nil, l.tooManyAuthors()
	}
	return change, nil
}

// runStyle is what a run's properties say.
type runStyle struct {
	italic, hidden, struck toggle
	style, raised          string
	lang                   map[string]string // by script
	mark                   string            // the note whose mark the rest of the run is
}

func (l *lineScanner) isRaised(own *runStyle) bool {
	return own.raised == "superscript" || own.raised == "" && l.document.sheet.raised(own.style)
}

// run reads one w:r.
func (l *lineScanner) run() error {
	var own runStyle
	return l.each(func(e xml.StartElement) error {
		if e.Name.Local == "rPr" && isWord(e.Name.Space) {
			return l.runProperties(&own)
		}
		return l.content(e, &own)
	})
}

// runProperties reads a w:rPr; a tracked change of formatting gives the old one,
// but to words that are new.
func (l *lineScanner) runProperties(own *runStyle) error {
	return l.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "i":
			own.italic = toggled(e)
		case "vanish":
			own.hidden = toggled(e)
		case "strike", "dstrike":
			own.struck = toggled(e)
		case "rStyle":
			own.style = attribute(e, "val")
		case "lang":
			own.lang = languages(e)
		case "vertAlign":
			own.raised = attribute(e, "val")
		case "rPrChange":
			return l.oldProperties(own)
		}
		return l.skip()
	})
}

// languages are those of a w:lang, by script.
func languages(e xml.StartElement) map[string]string {
	langs := make(map[string]string, 1)
	for _, script := range scripts {
		if lang := attribute(e, script); lang != "" {
			langs[script] = lang
		}
	}
	return langs
}

func (l *lineScanner) oldProperties(own *runStyle) error {
	l.document.found.formats++
	return l.each(func(e xml.StartElement) error {
		if e.Name.Local != "rPr" || l.change.inserter() >= 0 {
			return l.skip()
		}
		old := runStyle{lang: own.lang, raised: own.raised, struck: own.struck}
		err := l.runProperties(&old)
		*own = old
		return err
	})
}

// content reads one element of a run.
func (l *lineScanner) content(e xml.StartElement, own *runStyle) error {
	if e.Name.Space == compatibility {
		return l.alternatives(e, func(e xml.StartElement) error { return l.content(e, own) })
	}
	if !isWord(e.Name.Space) {
		return l.skip()
	}
	switch e.Name.Local {
	case "t", "delText":
		words, err := l.characters()
		if err != nil {
			return err
		}
		return l.words(plainWords(words, attribute(e, "space") == "preserve"), own)
	case "tab", "ptab":
		return l.character("\t", own)
	case "br", "cr":
		if kind := attribute(e, "type"); (kind == "page" || kind == "column") && len(l.paragraph.pieces) == 0 {
			return l.skip() // it begins a page, and divides no words
		}
		return l.character("\n", own)
	case "noBreakHyphen":
		return l.hyphen(own)
	case "softHyphen":
		return l.character("\u00ad", own)
	case "sym":
		return l.character(l.symbol(e), own)
	case "footnoteReference":
		return l.indicator("f", e, own)
	case "endnoteReference":
		return l.indicator("e", e, own)
	case "fldChar":
		return l.fieldCharacter(e)
	case "instrText", "delInstrText":
		return l.fieldCode()
	case "drawing", "pict", "object":
		return l.picture()
	case "ruby":
		return l.each(func(e xml.StartElement) error {
			if e.Name.Local != "rubyBase" {
				return l.skip()
			}
			return l.each(l.inline)
		})
	default:
		return l.skip()
	}
}

// plainWords are the characters of a w:t: the blanks at its ends count only
// where it says so, line ends within are blanks.
func plainWords(words string, preserve bool) string {
	if !preserve {
		words = strings.Trim(words, " \t\r\n")
	}
	if !strings.ContainsAny(words, "\r\n") {
		return words
	}
	return strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ").Replace(words)
}

func (l *lineScanner) character(words string, own *runStyle) error {
	if err := l.skip(); err != nil {
		return err
	}
	return l.words(words, own)
}

// hyphen adds a hyphen that ends no line.
func (l *lineScanner) hyphen(own *runStyle) error {
	before := len(l.paragraph.pieces)
	if err := l.character("\u2011", own); err != nil {
		return err
	}
	for i := range l.paragraph.pieces[before:] {
		l.paragraph.pieces[before+i].hyphen = true
	}
	return nil
}

// words adds words to the paragraph, unless a field has given them already or
// they are hidden.
func (l *lineScanner) words(words string, own *runStyle) error {
	found := &l.document.found
	if words != "" {
		l.closed = nil
	}
	switch {
	case words == "" || l.isSilent():
		return nil
	case own.mark != "" && l.isMark(own.mark, words):
		l.document.custom[own.mark] += words
		return nil
	case own.hidden == on, own.hidden == unsaid && (l.hides || l.document.sheet.hidden(own.style)):
		found.note(&found.hidden, words)
		return nil
	case own.struck == on:
		found.note(&found.struck, words)
	case l.isRaised(own) && !isBlank(words) && words != "," && l.kind == "":
		found.note(&found.raised, words)
	}
	for script, lang := range own.lang {
		l.document.langs[script+" "+lang] += len(words)
	}
	l.paragraph.add(piece{words: words, emphasis: l.isEmphasis(own), raised: l.isRaised(own), link: l.link, change: l.change})
	return nil
}

// isMark tells whether words belong to a mark that a note has instead of a number.
// Word takes ten characters at most for one: what stands behind them is the text's.
func (l *lineScanner) isMark(note, words string) bool {
	const longest = 10
	return utf8.RuneCountInString(l.document.custom[note])+utf8.RuneCountInString(words) <= longest
}

// isEmphasis tells whether words are italic by themselves: those of a style that
// is italic as a whole are not.
func (l *lineScanner) isEmphasis(own *runStyle) bool {
	switch {
	case l.document.sheet.isEmphasis(own.style):
		return true
	case l.italic:
		return l.document.ours && own.italic == on
	}
	return own.italic == on || own.italic == unsaid && l.document.sheet.italic(own.style)
}

// symbol is a character of a symbol font, in Unicode where it is a known one.
func (l *lineScanner) symbol(e xml.StartElement) string {
	code, err := strconv.ParseUint(attribute(e, "char"), 16, 32)
	if err != nil || code == 0 || code > 0x10FFFF || code >= 0xD800 && code < 0xE000 {
		return ""
	}
	if known, ok := symbols[code&0xff]; ok && code >= 0xF000 && code <= 0xF0FF && strings.EqualFold(attribute(e, "font"), "Symbol") {
		return known
	}
	words := string(rune(code))
	if code >= 0xE000 && code <= 0xF8FF {
		l.document.found.note(&l.document.found.symbols, attribute(e, "font")+" "+attribute(e, "char"))
	}
	return words
}

// symbols are the characters of the font Symbol that stand in running text.
var symbols = map[uint64]string{
	0x2d: "−", 0xb0: "°", 0xb1: "±", 0xb2: "″", 0xb3: "≥", 0xb4: "×", 0xb7: "•", 0xa3: "≤", 0xae: "→", 0xac: "←", 0xa2: "′",
	0xb9: "≠", 0xbb: "≈", 0xbc: "…", 0xd7: "⋅", 0xb8: "÷", 0x61: "α", 0x62: "β", 0x67: "γ", 0x64: "δ", 0x65: "ε", 0x6c: "λ", 0x6d: "μ", 0x70: "π", 0x44: "Δ", 0x57: "Ω",
}

// indicator adds a note's indicator and remembers the bookmarks around it. Some
// programs write a bookmark just in front of what it marks.
func (l *lineScanner) indicator(kind string, e xml.StartElement, own *runStyle) error {
	key := kind + attribute(e, "id")
	if mark := attribute(e, "customMarkFollows"); mark != "" && mark != "0" && mark != "false" {
		own.mark = key
	}
	for _, b := range append(slices.Clone(l.bookmarks), l.closed...) {
		if _, known := l.document.marks[b.name]; !known {
			l.document.marks[b.name] = key
		}
	}
	l.closed = nil
	if !l.isSilent() {
		l.paragraph.add(piece{note: key, emphasis: l.isEmphasis(own), change: l.change})
	}
	return l.skip()
}

// picture reads the paragraphs of the text boxes in a picture; they stand behind
// the paragraph that it is anchored in.
func (l *lineScanner) picture() error {
	return l.each(l.drawn)
}

func (l *lineScanner) drawn(e xml.StartElement) error {
	switch {
	case e.Name.Space == compatibility:
		return l.alternatives(e, l.drawn)
	case e.Name.Local != "txbxContent":
		return l.each(l.drawn)
	}
	outer := l.scanner
	inner := *outer
	inner.paragraphs, inner.inCell, inner.fields, inner.clause = nil, false, nil, ""
	inner.nextBox()
	if err := inner.blocks(); err != nil {
		return err
	}
	l.document.found.boxes++
	for _, p := range inner.paragraphs {
		if p.row == nil {
			p.row = l.change // the box lives and goes with its anchor
		}
	}
	l.boxes = append(l.boxes, inner.paragraphs...)
	return nil
}

// readBoxes places the paragraphs of text boxes behind their anchor. Its end
// cannot join with what is not there any more.
func (l *lineScanner) readBoxes() error {
	if len(l.boxes) == 0 {
		return nil
	}
	l.paragraphs = append(l.paragraphs, l.boxes...)
	l.nextBox()
	return nil
}
