package docxtext

import (
	"encoding/xml"
	"strconv"
	"strings"

	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// maxLevels is how many levels a list of Word has.
const maxLevels = 9

// maxPattern is how many bytes the pattern of a level's numbers may have.
const maxPattern = 200

// level is how one level of a list is numbered. pattern is w:lvlText: the
// numbers of the levels stand for %1 to %9.
type level struct {
	start   int
	format  string
	pattern string
	restart int // the level, from 1, behind which it begins again; 0 never, -1 any above
	legal   bool
	style   string
}

// listKind is a w:abstractNum: lists of one kind count on from one another.
type listKind struct {
	levels [maxLevels]*level
	link   string // the style that names the list to use instead
}

// list is a w:num with what it changes in its kind.
type list struct {
	kind   string
	levels [maxLevels]*level
	starts [maxLevels]*int
}

// numbering holds a document's lists.
type numbering struct {
	kinds map[string]*listKind
	lists map[string]*list
}

func readNumbering(c *container, name string) (*numbering, error) {
	n := &numbering{kinds: make(map[string]*listKind), lists: make(map[string]*list)}
	if name == "" {
		return n, nil
	}
	err := c.readPart(name, func(r *xmlReader, e xml.StartElement) error {
		switch e.Name.Local {
		case "abstractNum":
			kind := &listKind{}
			n.kinds[attribute(e, "abstractNumId")] = kind
			return kind.read(r)
		case "num":
			one := &list{}
			n.lists[attribute(e, "numId")] = one
			return one.read(r)
		default:
			return r.skip()
		}
	})
	return n, err
}

func (k *listKind) read(r *xmlReader) error {
	return r.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "lvl":
			return readLevel(r, e, &k.levels)
		case "numStyleLink":
			k.link = attribute(e, "val")
		}
		return r.skip()
	})
}

func (l *list) read(r *xmlReader) error {
	return r.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "abstractNumId":
			l.kind = attribute(e, "val")
		case "lvlOverride":
			return l.readOverride(r, integer(attribute(e, "ilvl")))
		}
		return r.skip()
	})
}

func (l *list) readOverride(r *xmlReader, at int) error {
	return r.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "startOverride":
			if at >= 0 && at < maxLevels {
				start := integer(attribute(e, "val"))
				l.starts[at] = &start
			}
		case "lvl":
			return readLevel(r, e, &l.levels)
		}
		return r.skip()
	})
}

func readLevel(r *xmlReader, e xml.StartElement, into *[maxLevels]*level) error {
	at := integer(attribute(e, "ilvl"))
	if at < 0 || at >= maxLevels {
		return r.skip()
	}
	one := &level{format: "decimal", restart: -1}
	into[at] = one
	return r.each(func(e xml.StartElement) error {
		switch value := attribute(e, "val"); e.Name.Local {
		case "start":
			one.start = integer(value)
		case "numFmt":
			one.format = value
		case "lvlText":
			if one.pattern = value; len(value) > maxPattern {
				return fault.New(fault.TooLarge, r.part, "the pattern of a list's numbers has %d bytes; at most %d are read: write its words into the paragraphs", len(value), maxPattern)
			}
		case "lvlRestart":
			one.restart = integer(value)
		case "isLgl":
			one.legal = isOn(e)
		case "pStyle":
			one.style = value
		case "AlternateContent":
			return r.each(func(e xml.StartElement) error { return r.skip() })
		}
		return r.skip()
	})
}

func integer(s string) int {
	value, _ := strconv.Atoi(s)
	return value
}

// styledList is the place in the numbering that a style gives its paragraphs: at
// the level that names the style, else at the one that the style names.
func (d *document) styledList(id string) listPlace {
	place := d.sheet.listOf(id)
	one := d.numbering.lists[place.number]
	if one == nil || d.numbering.kinds[one.kind] == nil {
		return place
	}
	for i := range maxLevels {
		if lvl := one.level(d.numbering.kinds[one.kind], i); lvl != nil && lvl.style == id && id != "" {
			place.level = i
		}
	}
	return place
}

// label is what Word prints before a paragraph.
type label struct {
	printed string // "1.", "(a)", "•"; "" where the level prints nothing
	format  string // w:numFmt
	counted bool   // the paragraph stands in a list
	number  int
}

// counter numbers the paragraphs of one view in their order.
type counter struct {
	numbering *numbering
	sheet     *stylesheet
	counts    map[string]*[maxLevels]count // by kind of list
	begun     map[string]bool              // the lists whose own starts have been set
}

type count struct {
	value int
	begun bool
}

func newCounter(n *numbering, sheet *stylesheet) *counter {
	return &counter{numbering: n, sheet: sheet, counts: make(map[string]*[maxLevels]count), begun: make(map[string]bool)}
}

// next counts a paragraph and gives its label.
func (c *counter) next(place listPlace) label {
	one, kind, name := c.find(place.number)
	if kind == nil {
		return label{}
	}
	counts := c.counts[name]
	if counts == nil {
		counts = new([maxLevels]count)
		c.counts[name] = counts
	}
	c.begin(place.number, one, counts)
	lvl := one.level(kind, place.level)
	if lvl == nil {
		return label{}
	}
	at := &counts[place.level]
	if !at.begun {
		*at = count{one.startOf(kind, place.level), true}
	} else {
		at.value++
	}
	for deeper := place.level + 1; deeper < maxLevels; deeper++ {
		if l := one.level(kind, deeper); l == nil || l.restart < 0 || l.restart > 0 && place.level < l.restart {
			counts[deeper].begun = false
		}
	}
	return label{printed: one.print(kind, place.level, counts), format: lvl.format, counted: true, number: at.value}
}

// begin sets a list's own starts when its first paragraph comes.
func (c *counter) begin(number string, one *list, counts *[maxLevels]count) {
	if c.begun[number] {
		return
	}
	c.begun[number] = true
	for i, start := range one.starts {
		if start != nil {
			counts[i].begun = false
		}
	}
}

// find gives a list, its kind and the kind's name; a kind may lead on to the
// list of a style.
func (c *counter) find(number string) (*list, *listKind, string) {
	one := c.numbering.lists[number]
	if number == "" || number == "0" || one == nil {
		return nil, nil, ""
	}
	kind := c.numbering.kinds[one.kind]
	if kind != nil && kind.link != "" {
		linked := c.numbering.lists[c.sheet.listOf(kind.link).number]
		if linked != nil && c.numbering.kinds[linked.kind] != nil {
			return one, c.numbering.kinds[linked.kind], linked.kind
		}
	}
	return one, kind, one.kind
}

func (l *list) level(kind *listKind, at int) *level {
	if l.levels[at] != nil {
		return l.levels[at]
	}
	return kind.levels[at]
}

func (l *list) startOf(kind *listKind, at int) int {
	if l.starts[at] != nil {
		return *l.starts[at]
	}
	return l.level(kind, at).start
}

// print writes a level's pattern with the numbers in it.
func (l *list) print(kind *listKind, at int, counts *[maxLevels]count) string {
	lvl := l.level(kind, at)
	if lvl.format == "none" && !strings.Contains(lvl.pattern, "%") {
		return lvl.pattern
	}
	var b strings.Builder
	for i := 0; i < len(lvl.pattern); i++ {
		if lvl.pattern[i] != '%' || i+1 == len(lvl.pattern) || lvl.pattern[i+1] < '1' || lvl.pattern[i+1] > '9' {
			b.WriteByte(lvl.pattern[i])
			continue
		}
		i++
		other := int(lvl.pattern[i] - '1')
		named := l.level(kind, other)
		if named == nil {
			continue
		}
		number := counts[other].value
		if !counts[other].begun {
			number = l.startOf(kind, other)
		}
		format := named.format
		if lvl.legal && other != at {
			format = "decimal"
		}
		b.WriteString(counted(format, number))
	}
	return b.String()
}

// counted writes a number in one of Word's formats. A format that drafts do not
// use counts in plain digits.
func counted(format string, number int) string {
	const most = 32_767
	number = min(max(number, 0), most)
	switch format {
	case "lowerLetter":
		return letters(number, "abcdefghijklmnopqrstuvwxyz")
	case "upperLetter":
		return letters(number, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	case "russianLower":
		return letters(number, "абвгдежзиклмнопрстуфхцчшщэюя")
	case "russianUpper":
		return letters(number, "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ")
	case "arabicAbjad":
		return letters(number, "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ")
	case "arabicAlpha":
		return letters(number, "أبتثجحخدذرزسشصضطظعغفقكلمنهوي")
	case "lowerRoman":
		return text.RomanNumeral(number)
	case "upperRoman":
		return strings.ToUpper(text.RomanNumeral(number))
	case "decimalZero":
		if number < 10 {
			return "0" + strconv.Itoa(number)
		}
	case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCountingThousand", "ideographDigital":
		return han(number)
	case "hindiNumbers":
		return digits(number, '٠')
	case "decimalFullWidth", "decimalFullWidth2":
		return digits(number, '０')
	case "none":
		return ""
	}
	return strconv.Itoa(number)
}

// longestLetters is how often a letter is repeated at most.
const longestLetters = 20

// letters writes 1 as a, 26 as z, 27 as aa.
func letters(number int, alphabet string) string {
	row := []rune(alphabet)
	if number < 1 {
		return ""
	}
	return strings.Repeat(string(row[(number-1)%len(row)]), min((number-1)/len(row)+1, longestLetters))
}

// han writes a number up to 99 in Chinese characters, a larger one in digits.
func han(number int) string {
	row := []rune("〇一二三四五六七八九")
	tens, ones := number/10, number%10
	switch {
	case number > 99:
		return strconv.Itoa(number)
	case tens == 0:
		return string(row[ones])
	}
	out := "十"
	if tens > 1 {
		out = string(row[tens]) + out
	}
	if ones > 0 {
		out += string(row[ones])
	}
	return out
}

func digits(number int, zero rune) string {
	return strings.Map(func(r rune) rune { return zero + r - '0' }, strconv.Itoa(number))
}
