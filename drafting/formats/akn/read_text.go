package akn

import (
	"encoding/xml"
	"strconv"
	"strings"
	"time"

	"chapeau/drafting/formats/masthead"
	"chapeau/drafting/text"
)

// textReader is what is known of the text that is being read.
type textReader struct {
	ours      bool // the file has this package's values for the text
	kind      text.DocumentKind
	lang      string
	symbol    *string
	stated    string // the document's name in its meta
	number    string // the document's number in its meta
	title     string
	named     string // its designation
	formula   string
	begun     bool // the body line was read
	para      int
	sponsors  []string
	others    bool // the sponsors in the masthead are not the text's
	masthead  masthead.Masthead
	footnotes map[string]string
	keys      noteKeys
	ids       map[string]bool
	nums      map[*text.Clause]string // clauses that others wrote, with their numbers as printed
	annexes   []text.Annex
	titles    [][]string // of the annexes, in pieces
	marker    string     // the number of the note that is being read
}

func newTextReader() *textReader {
	return &textReader{footnotes: make(map[string]string), keys: newNoteKeys(), ids: make(map[string]bool), nums: make(map[*text.Clause]string)}
}

// textWeight is how many paragraphs a text counts as, however short it is.
const textWeight = 20

// statement reads one text.
func (r *reader) statement(e xml.StartElement) (*text.Text, error) {
	if err := r.count(textWeight); err != nil {
		return nil, err
	}
	r.textReader = newTextReader()
	r.stated = attributeOf(e, "name")
	var clauses []*text.Clause
	err := r.children(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "meta":
			return r.meta()
		case "coverPage", "preface":
			return r.front(e)
		case "preamble":
			found, err := r.preamble()
			clauses = append(clauses, found...)
			return err
		case "mainBody", "body", "debateBody":
			found, err := r.body(text.Operative, nil)
			clauses = append(clauses, found...)
			return err
		case "attachments":
			return r.attachments()
		default:
			return r.aside(e)
		}
	})
	if err != nil {
		return nil, err
	}
	r.sayMissing()
	return r.settle(clauses)
}

// meta reads what the meta says of the text itself.
func (r *reader) meta() error {
	return r.children(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "identification":
			return r.identification()
		case "notes":
			return r.metaNotes()
		case "proprietary":
			return r.content(r.proprietaryElement, func(string) error { return nil })
		default:
			return r.skip()
		}
	})
}

// metaNotes reads the notes that stand apart from where they are cited.
func (r *reader) metaNotes() error {
	return r.children(func(e xml.StartElement) error {
		_, err := r.noteWords(e)
		return err
	})
}

// partMeta reads the meta of a part of a document, of which only notes are words.
func (r *reader) partMeta(notes func() error) error {
	return r.children(func(e xml.StartElement) error {
		if e.Name.Local == "notes" {
			return notes()
		}
		return r.skip()
	})
}

func (r *reader) identification() error {
	return r.content(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "FRBRlanguage":
			r.lang = languageOf(attributeOf(e, "language"))
		case "FRBRnumber":
			if shown := attributeOf(e, "showAs"); shown != "" {
				r.number = shown
			}
		case "FRBRname":
			if r.stated == "" || r.stated == "statement" {
				r.stated = attributeOf(e, "value")
			}
		}
		return r.identification()
	}, func(string) error { return nil })
}

// languageOf is the tag of a three-letter code; English is the model's default.
func languageOf(code string) string {
	code = strings.ToLower(code)
	for tag, letters := range languages {
		if code == letters {
			code = tag
		}
	}
	if code == "en" || code == "und" {
		return ""
	}
	return code
}

// proprietaryElement reads this package's own values; what others keep there is
// not for reading.
func (r *reader) proprietaryElement(e xml.StartElement) error {
	switch {
	case isOwn(e.Name, "text"):
		r.ownValues(e)
		return r.content(r.proprietaryElement, func(string) error { return nil })
	case isOwn(e.Name, "sponsor"):
		name, err := r.plainText(e)
		r.sponsors = append(r.sponsors, name)
		return err
	default:
		return r.skip()
	}
}

func (r *reader) ownValues(e xml.StartElement) {
	r.ours = true
	kind, _ := ownOf(e, "kind")
	r.kind = text.DocumentKind(kind)
	r.lang, _ = ownOf(e, "lang")
	if symbol, given := ownOf(e, "symbol"); given {
		r.symbol = &symbol
	}
	number, _ := ownOf(e, "report-paragraph")
	r.para, _ = strconv.Atoi(number)
	_, r.others = ownOf(e, "sponsors")
}

// front reads a cover page or preface: the elements that say what they are, at
// any depth. Other words are told.
func (r *reader) front(e xml.StartElement) error {
	var other inlinePieces
	err := r.content(func(inner xml.StartElement) error {
		if done, err := r.frontElement(inner); done {
			return err
		}
		return r.front(inner)
	}, func(words string) error {
		other.words(words, false)
		return nil
	})
	words := strings.Trim(tidy(compose(other.all)), " ,;:–—-")
	if words != "" && !r.isAgendaItem(words) {
		r.remark("the words “%s” stand above the text and are not taken over", words)
	}
	return err
}

// isAgendaItem takes an agenda item that its words tell: "Agenda item 5 (a)". The
// number may stand in an element of its own.
func (r *reader) isAgendaItem(words string) bool {
	number, found := strings.CutPrefix(words, agendaItem)
	if number = strings.TrimSpace(number); found && number != "" && r.masthead.AgendaItem == "" {
		r.masthead.AgendaItem = number
		return true
	}
	return found && number == ""
}

// frontElement reads an element that says what its words are.
func (r *reader) frontElement(e xml.StartElement) (bool, error) {
	switch e.Name.Local {
	case "docTitle", "longTitle":
		return true, r.docTitle(e)
	case "docProponent", "docIntroducer":
		return true, r.docProponent(e)
	case "docType":
		return true, r.headWords(e, &r.named)
	case "docNumber":
		err := r.headWords(e, &r.masthead.Symbol)
		if !r.ours {
			r.masthead.Symbol = strings.TrimSuffix(r.masthead.Symbol, ".")
		}
		return true, err
	case "docAuthority", "legislature":
		return true, r.headWords(e, &r.masthead.Organ)
	case "session":
		return true, r.headWords(e, &r.masthead.Session)
	case "docCommittee":
		return true, r.headWords(e, &r.masthead.Committee)
	case "docStage", "docStatus":
		return true, r.headWords(e, &r.masthead.Stage)
	case "docDate":
		if date, err := time.Parse(time.DateOnly, attributeOf(e, "date")); err == nil {
			r.masthead.Date = date
		}
		return true, r.skip()
	case "inline":
		return r.agendaItem(e)
	default:
		return false, nil
	}
}

// headWords keeps the first words of their kind; others are told.
func (r *reader) headWords(e xml.StartElement, into *string) error {
	words, err := r.plainText(e)
	if err != nil || words == "" || *into == words {
		return err
	}
	if *into != "" {
		r.remark("the words “%s” (%s) stand above the text and are not taken over", words, e.Name.Local)
		return nil
	}
	*into = words
	return nil
}

func (r *reader) agendaItem(e xml.StartElement) (bool, error) {
	switch name := strings.ToLower(strings.ReplaceAll(attributeOf(e, "name"), " ", "")); name {
	case "agendaitem", "agendaitemnumber":
		return true, r.headWords(e, &r.masthead.AgendaItem)
	case "agendaitemname", "agendaitemtitle":
		return true, r.headWords(e, &r.masthead.AgendaName)
	default:
		return false, nil
	}
}

// docTitle reads a title. A preface has the text's own behind that of a cover
// page, which says what the document is.
func (r *reader) docTitle(e xml.StartElement) error {
	read := r.inlineText
	if e.Name.Local == "longTitle" {
		read = func(xml.StartElement) (string, error) { return r.flow() }
	}
	words, err := read(e)
	if err != nil || words == "" {
		return err
	}
	switch {
	case r.title == "" || r.title == words:
	case r.masthead.Stage == "":
		r.masthead.Stage = text.PlainWords(r.title)
	default:
		r.remark("the words “%s” stand above the text as a title of its own and are not taken over", text.PlainWords(r.title))
	}
	r.title = words
	return nil
}

func (r *reader) docProponent(e xml.StartElement) error {
	name, err := r.plainText(e)
	_, own := ownOf(e, "sponsor")
	if err != nil || name == "" && !own {
		return err
	}
	r.masthead.Sponsors = append(r.masthead.Sponsors, name)
	if !r.others {
		r.sponsors = append(r.sponsors, name)
	}
	return nil
}

// preamble reads the body line and the preambular paragraphs.
func (r *reader) preamble() ([]*text.Clause, error) {
	return r.body(text.Preambular, func(e xml.StartElement) (bool, error) {
		if e.Name.Local != "formula" || r.begun {
			return false, nil
		}
		r.begun = true
		words, err := r.flow()
		r.formula = words
		return true, err
	})
}

// attachments reads annexes.
func (r *reader) attachments() error {
	return r.children(func(e xml.StartElement) error {
		if e.Name.Local != "attachment" {
			return r.aside(e)
		}
		return r.attachment()
	})
}

func (r *reader) attachment() error {
	if err := r.counted(); err != nil {
		return err
	}
	at := len(r.annexes)
	r.annexes = append(r.annexes, text.Annex{})
	r.titles = append(r.titles, nil)
	num := ""
	return r.children(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "num":
			words, err := r.wordsOf()
			num = words
			return err
		case "heading", "subheading":
			words, err := r.inlineText(e)
			if num != "" {
				words, num = tidy(text.Escape(num)+" "+words), ""
			}
			r.entitle(at, words)
			return err
		case "doc", "statement", "act", "bill":
			if num != "" {
				r.entitle(at, text.Escape(num))
			}
			return r.annexed(at)
		case "documentRef", "componentRef":
			r.remark("an annex is in another file (%s) and is not taken over", attributeOf(e, "href")+attributeOf(e, "src"))
			return r.skip()
		default:
			return r.aside(e)
		}
	})
}

// entitle adds words to an annex's title: its heading, its own title page.
func (r *reader) entitle(annex int, words string) {
	if words != "" {
		r.titles[annex] = append(r.titles[annex], words)
	}
}

// annexed reads the document that is an annex.
func (r *reader) annexed(at int) error {
	add := func(found []*text.Clause, err error) error {
		r.annexes[at].Clauses = append(r.annexes[at].Clauses, found...)
		return err
	}
	return r.children(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "meta":
			return r.partMeta(r.metaNotes)
		case "coverPage", "preface":
			words, err := r.flow()
			r.entitle(at, words)
			return err
		case "preamble":
			return add(r.body(text.Preambular, nil))
		case "mainBody", "body":
			return add(r.body(text.Operative, nil))
		case "attachments":
			return r.attachments()
		default:
			return r.aside(e)
		}
	})
}

// naturalKinds are the kinds that this package's elements have where they do not
// say another.
var naturalKinds = map[string]text.Kind{
	"container": text.Preambular, "paragraph": text.Operative, "division": text.Heading, "crossHeading": text.Heading, "point": text.Item, "item": text.Item,
}

// newClause begins a clause and tells whether this package wrote it.
func (r *reader) newClause(e xml.StartElement, kind text.Kind) (*text.Clause, bool) {
	id, own := ownOf(e, "id")
	natural, known := naturalKinds[e.Name.Local]
	if !own || !known {
		return &text.Clause{Kind: kind}, false
	}
	c := &text.Clause{ID: r.freeID(id), Kind: natural}
	if stated, given := ownOf(e, "kind"); given && isKind(text.Kind(stated)) {
		c.Kind = text.Kind(stated)
	}
	if list, _ := ownOf(e, "list"); text.ValidateList("", text.List(list)) == nil {
		c.List = text.List(list)
	}
	c.Label, _ = ownOf(e, "label")
	unnumbered, _ := ownOf(e, "unnumbered")
	c.Unnumbered = unnumbered == "true"
	addition, added := ownOf(e, "addition-to")
	alternative, replaces := ownOf(e, "alternative-to")
	if added || replaces {
		c.Relation = &text.Relation{AdditionTo: addition, AlternativeTo: alternative}
	}
	return c, true
}

func isKind(kind text.Kind) bool {
	switch kind {
	case text.Preambular, text.Operative, text.Heading, text.Item, text.Prose:
		return true
	default:
		return false
	}
}

// freeID is an id that no clause before it has; a paragraph that was copied within
// the file gets a new one.
func (r *reader) freeID(id string) string {
	if id == "" || text.ValidateKey("", id) != nil {
		return ""
	}
	if r.ids[id] {
		r.remark("two paragraphs have the id %q; the later one gets its own", id)
		return ""
	}
	r.ids[id] = true
	return id
}
