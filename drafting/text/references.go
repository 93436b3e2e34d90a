package text

import (
	"strconv"
	"strings"
)

// referencePrinter writes live references as words, seen from where they stand.
type referencePrinter struct {
	terms   referenceWords
	kind    DocumentKind
	lang    string
	labels  map[string]string
	places  map[string]int // clause id → place in reading order
	clauses map[string]*Clause
	parents map[string]*Clause
}

// referenceWords are one language's words for references. Numbers stand for %,
// the list of paragraphs.
type referenceWords struct {
	one, many, sub, subs, above, below, present string
	and, to, gone                               string
	preambular, preambulars                     string
	ordinal                                     func(int) string
	first                                       bool // above and below stand before the paragraph
}

var references = map[string]referenceWords{
	"en": {
		one: "paragraph", many: "paragraphs", sub: "subparagraph", subs: "subparagraphs", above: "above", below: "below",
		present: "the present paragraph", and: " and ", to: " to ", gone: "[deleted paragraph]",
		preambular: "the % preambular paragraph", preambulars: "the % preambular paragraphs", ordinal: englishOrdinal,
	},
	"fr": {
		one: "paragraphe", many: "paragraphes", sub: "alinéa", subs: "alinéas", above: "ci-dessus", below: "ci-après",
		present: "le présent paragraphe", and: " et ", to: " à ", gone: "[paragraphe supprimé]",
		preambular: "le % alinéa du préambule", preambulars: "les % alinéas du préambule", ordinal: frenchOrdinal,
	},
	"es": {
		one: "párrafo", many: "párrafos", sub: "apartado", subs: "apartados", above: "supra", below: "infra",
		present: "el presente párrafo", and: " y ", to: " a ", gone: "[párrafo suprimido]",
		preambular: "el % párrafo del preámbulo", preambulars: "los párrafos % del preámbulo", ordinal: plainOrdinal("º"),
	},
	"ru": {
		one: "пункт", many: "пункты", sub: "подпункт", subs: "подпункты", above: "выше", below: "ниже",
		present: "настоящий пункт", and: " и ", to: "–", gone: "[исключенный пункт]",
		preambular: "% пункт преамбулы", preambulars: "% пункты преамбулы", ordinal: plainOrdinal("-й"),
	},
	"zh": {
		one: "第%段", many: "第%段", sub: "第%分段", subs: "第%分段", above: "上文", below: "下文",
		present: "本段", and: "和", to: "至", gone: "[已删段落]",
		preambular: "序言部分第%段", preambulars: "序言部分第%段", ordinal: plainOrdinal(""), first: true,
	},
	"ar": {
		one: "الفقرة", many: "الفقرات", sub: "الفقرة الفرعية", subs: "الفقرات الفرعية", above: "أعلاه", below: "أدناه",
		present: "هذه الفقرة", and: " و ", to: " إلى ", gone: "[فقرة محذوفة]",
		preambular: "الفقرة % من الديباجة", preambulars: "الفقرات % من الديباجة", ordinal: plainOrdinal(""),
	},
}

func newReferencePrinter(t *Text, labels map[string]string) *referencePrinter {
	lang := Language(t)
	words, ok := references[lang]
	if !ok {
		words, lang = references["en"], "en"
	}
	p := &referencePrinter{
		terms: words, kind: t.Kind, lang: lang, labels: labels,
		places: make(map[string]int), clauses: make(map[string]*Clause), parents: make(map[string]*Clause),
	}
	t.Walk(func(c, parent *Clause) bool {
		p.places[c.ID] = len(p.places)
		p.clauses[c.ID] = c
		p.parents[c.ID] = parent
		return true
	})
	return p
}

// side says where a clause stands, seen from a reference.
type side int

const (
	above side = iota
	below
	present
	gone
	preambular
)

// words writes the reference that stands in clause from to the given ids. Those
// above and those below are each named.
func (p *referencePrinter) words(from string, ids []string) string {
	var phrases []string
	for _, where := range []side{preambular, above, present, below, gone} {
		if phrase := p.phrase(where, p.on(where, from, ids)); phrase != "" {
			phrases = append(phrases, phrase)
		}
	}
	return joinWords(phrases, p.terms.and)
}

func (p *referencePrinter) on(where side, from string, ids []string) []string {
	var found []string
	for _, id := range ids {
		if p.side(from, id) == where {
			found = append(found, id)
		}
	}
	return found
}

func (p *referencePrinter) side(from, id string) side {
	c, exists := p.clauses[id]
	here, placed := p.places[from]
	switch {
	case !exists:
		return gone
	case p.root(id).Kind == Preambular && c.Kind == Preambular:
		return preambular
	case id == from:
		return present
	case placed && p.places[id] > here:
		return below
	default:
		return above
	}
}

func (p *referencePrinter) root(id string) *Clause {
	c := p.clauses[id]
	for parent := p.parents[c.ID]; parent != nil; parent = p.parents[c.ID] {
		c = parent
	}
	return c
}

func (p *referencePrinter) phrase(where side, ids []string) string {
	if len(ids) == 0 {
		return ""
	}
	switch where {
	case gone:
		return p.terms.gone
	case present:
		return p.terms.present
	case preambular:
		return p.preambularPhrase(ids)
	default:
		return p.placed(where, ids)
	}
}

func (p *referencePrinter) preambularPhrase(ids []string) string {
	ordinals := make([]string, len(ids))
	for i, id := range ids {
		ordinals[i] = p.ordinalOf(p.labels[id])
	}
	pattern := p.terms.preambular
	if len(ids) > 1 {
		pattern = p.terms.preambulars
	}
	return strings.Replace(pattern, "%", joinWords(ordinals, p.terms.and), 1)
}

// ordinalOf writes "3" as third and "3 bis" as "third bis".
func (p *referencePrinter) ordinalOf(label string) string {
	number, rest, _ := strings.Cut(label, " ")
	value, err := strconv.Atoi(number)
	if err != nil {
		return label
	}
	if rest != "" {
		return p.terms.ordinal(value) + " " + rest
	}
	return p.terms.ordinal(value)
}

func (p *referencePrinter) placed(where side, ids []string) string {
	noun := p.noun(ids)
	direction := p.terms.above
	if where == below {
		direction = p.terms.below
	}
	list := p.list(ids)
	if strings.Contains(noun, "%") {
		return direction + strings.Replace(noun, "%", list, 1)
	}
	if list == "" {
		return noun + " " + direction
	}
	return noun + " " + list + " " + direction
}

func (p *referencePrinter) noun(ids []string) string {
	sub := p.kind == Decision && p.root(ids[0]).Kind == Operative && p.labels[p.root(ids[0]).ID] != ""
	switch {
	case sub && len(ids) > 1:
		return p.terms.subs
	case sub:
		return p.terms.sub
	case len(ids) > 1:
		return p.terms.many
	default:
		return p.terms.one
	}
}

// list writes the numbers of several clauses: three or more in a row as a run.
func (p *referencePrinter) list(ids []string) string {
	var pieces []string
	for i := 0; i < len(ids); {
		run := p.runLength(ids[i:])
		if run >= 3 {
			pieces = append(pieces, p.number(ids[i])+p.terms.to+p.number(ids[i+run-1]))
			i += run
			continue
		}
		pieces = append(pieces, p.number(ids[i]))
		i++
	}
	return joinWords(pieces, p.terms.and)
}

func (p *referencePrinter) runLength(ids []string) int {
	length := 1
	for length < len(ids) {
		previous, err1 := strconv.Atoi(p.number(ids[length-1]))
		number, err2 := strconv.Atoi(p.number(ids[length]))
		if err1 != nil || err2 != nil || number != previous+1 {
			break
		}
		length++
	}
	return length
}

// number writes a clause's full number: `3`, `3 (b)`, `3 (b) (i)`, `(b)`.
func (p *referencePrinter) number(id string) string {
	var pieces []string
	for c := p.clauses[id]; c != nil; c = p.parents[c.ID] {
		label := p.labels[c.ID]
		if label == "" {
			continue
		}
		parent := p.parents[c.ID]
		if parent != nil && parent.List != Decimal || parent == nil && p.kind == Decision && c.Kind == Operative {
			label = bracketed(p.lang, label)
		}
		pieces = append([]string{label}, pieces...)
	}
	return strings.Join(pieces, " ")
}

func joinWords(items []string, and string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	comma := ", "
	if and == "和" {
		comma = "、"
	}
	return strings.Join(items[:len(items)-1], comma) + and + items[len(items)-1]
}

func englishOrdinal(n int) string {
	units := []string{"", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"}
	tens := []string{"", "", "twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet"}
	switch {
	case n <= 0 || n > 99:
		return strconv.Itoa(n) + "th"
	case n < 20:
		return units[n]
	case n%10 == 0:
		return tens[n/10] + "ieth"
	default:
		return tens[n/10] + "y-" + units[n%10]
	}
}

func frenchOrdinal(n int) string {
	if n == 1 {
		return "premier"
	}
	return strconv.Itoa(n) + "e"
}

func plainOrdinal(suffix string) func(int) string {
	return func(n int) string { return strconv.Itoa(n) + suffix }
}
