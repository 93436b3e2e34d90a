package akn

import (
	"encoding/xml"
	"strings"

	"chapeau/drafting/text"
)

// inlineElements are the standard's elements that stand among words and say
// something of them that a text does not keep; their words are words.
var inlineElements = setOf("ref mref rref mod mmod rmod remark recordedTime vote outcome ins omissis embeddedText opinion placeholder fillIn decoration " +
	"a abbr span docType docTitle docNumber docProponent docDate legislature session shortTitle docAuthority docPurpose docCommittee docIntroducer " +
	"docStage docStatus docJurisdiction docketNumber courtType neutralCitation party judge lawyer signature argument date time person organization " +
	"concept object event location process role term quantity def entity affectedDocument relatedDocument change inline quotedText marker")

// marksLost are what words can be and a text does not keep.
var marksLost = map[string]string{"b": "bold", "u": "underlined", "sup": "superscript", "sub": "subscript"}

func setOf(names string) map[string]bool {
	set := make(map[string]bool)
	for _, name := range strings.Fields(names) {
		set[name] = true
	}
	return set
}

func isInline(name string) bool {
	switch name {
	case "i", "del", "authorialNote", "noteRef", "eol", "eop", "br", "img":
		return true
	}
	return inlineElements[name] || marksLost[name] != ""
}

// inlineText reads the words of a block as inline text.
func (r *reader) inlineText(e xml.StartElement) (string, error) {
	pieces, err := r.pieces(e)
	if err != nil {
		return "", err
	}
	return spelled(e, compose(pieces)), nil
}

// spelled is what was read, in the spelling that the element says it had; the
// words in the element count where the two differ.
func spelled(e xml.StartElement, read string) string {
	read = tidy(read)
	if exact, given := ownOf(e, "spelling"); given && respelled(exact) == read {
		return exact
	}
	return read
}

// plainText reads the words of a block that has no marks.
func (r *reader) plainText(e xml.StartElement) (string, error) {
	words, err := r.wordsOf()
	if err != nil {
		return "", err
	}
	if exact, given := ownOf(e, "spelling"); given && tidy(exact) == words {
		return exact, nil
	}
	return words, nil
}

// clauseWords reads the words of a clause. The end is nil where the file does not
// say it apart from them.
func (r *reader) clauseWords(e xml.StartElement) (words string, end *string, err error) {
	pieces, err := r.pieces(e)
	if err != nil {
		return "", nil, err
	}
	given, apart := ownOf(e, "end")
	if !apart || text.ValidateEnd("", given) != nil {
		return spelled(e, compose(pieces)), nil, nil
	}
	front, trailing := cutTrailing(&text.Text{Lang: r.lang}, pieces)
	cut, found := strings.CutSuffix(compose(front), given)
	if !found {
		return spelled(e, compose(pieces)), nil, nil
	}
	return spelled(e, compose(append(text.Inlines(cut), trailing...))), &given, nil
}

func (r *reader) pieces(e xml.StartElement) ([]text.Inline, error) {
	var p inlinePieces
	err := r.inlines(&p, isItalic(e))
	return p.all, err
}

// inlinePieces gathers what stands among words.
type inlinePieces struct{ all []text.Inline }

func (p *inlinePieces) words(s string, emphasis bool) {
	if s != "" {
		p.all = append(p.all, text.Inline{Text: s, Emphasis: emphasis})
	}
}

func (r *reader) inlines(p *inlinePieces, emphasis bool) error {
	return r.content(func(e xml.StartElement) error {
		return r.inline(p, e, emphasis)
	}, func(words string) error {
		p.words(words, emphasis)
		return nil
	})
}

// isItalic tells emphasis, whether an element or a style says so.
func isItalic(e xml.StartElement) bool {
	if e.Name.Local == "i" {
		return true
	}
	return strings.Contains(strings.ToLower(attributeOf(e, "class")), "italic") || strings.Contains(strings.ToLower(attributeOf(e, "style")), "italic")
}

// inline reads one element among words.
func (r *reader) inline(p *inlinePieces, e xml.StartElement, emphasis bool) error {
	inside := emphasis || isItalic(e)
	switch name := e.Name.Local; {
	case name == "authorialNote":
		return r.note(p, e, emphasis)
	case name == "noteRef":
		p.all = append(p.all, text.Inline{Kind: text.Note, Emphasis: emphasis, Keys: []string{r.citedKey(e)}})
		return r.skip()
	case name == "eol", name == "br", name == "eop":
		p.words("\n", emphasis)
		return r.skip()
	case name == "img":
		r.remark("a picture (%s) is not taken over", attributeOf(e, "src"))
		return r.skip()
	case name == "del":
		return r.deleted()
	case name == "ref" || name == "inline":
		return r.reference(p, e, inside)
	case name == "quotedText", name == "embeddedText":
		p.words(attributeOf(e, "startQuote"), emphasis)
		err := r.inlines(p, inside)
		p.words(attributeOf(e, "endQuote"), emphasis)
		return err
	case name == "i", inlineElements[name]:
		return r.inlines(p, inside)
	case name == "sup":
		return r.raised(p, inside)
	case marksLost[name] != "":
		r.remark("that words are %s is not kept", marksLost[name])
		return r.inlines(p, inside)
	}
	r.remark("<%s> among words is not known; its words are kept as plain words", e.Name.Local)
	p.words("\n", emphasis)
	err := r.inlines(p, inside)
	p.words("\n", emphasis)
	return err
}

func (r *reader) deleted() error {
	words, err := r.wordsOf()
	if words != "" {
		r.remark("the words “%s” are marked as deleted and are not taken over", words)
	}
	return err
}

// reference reads a reference. It is live where this package wrote it and its
// words are still those that it printed; the words of any other are plain words.
func (r *reader) reference(p *inlinePieces, e xml.StartElement, emphasis bool) error {
	var inside inlinePieces
	if err := r.inlines(&inside, emphasis); err != nil {
		return err
	}
	ids, live := r.liveIDs(e)
	if !live {
		p.all = append(p.all, inside.all...)
		return nil
	}
	if prints, _ := ownOf(e, "prints"); compose(inside.all) != compose([]text.Inline{{Text: prints, Emphasis: emphasis && prints != ""}}) {
		r.remark("the reference “%s” was changed and is now plain words", tidy(compose(inside.all)))
		p.all = append(p.all, inside.all...)
		return nil
	}
	p.all = append(p.all, text.Inline{Kind: text.Ref, Emphasis: emphasis, Keys: ids})
	return nil
}

func (r *reader) liveIDs(e xml.StartElement) ([]string, bool) {
	list, given := ownOf(e, "ids")
	if !given {
		return nil, false
	}
	if text.MarkLength("{refs:"+list+"}") != len(list)+len("{refs:}") {
		return nil, false
	}
	return strings.Split(list, ","), true
}
