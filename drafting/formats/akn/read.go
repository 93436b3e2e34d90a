package akn

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// reader reads one file in a single pass.
type reader struct {
	*stream
	remarks []string
	said    map[string]bool
	clauses int
	*textReader
	amendmentReader
	result Result
}

// maxRemarks is how many remarks are told one by one.
const maxRemarks = 1000

func readDocument(data []byte) (Result, error) {
	if err := checkEncoding(data); err != nil {
		return Result{}, err
	}
	r := &reader{stream: newStream(data), said: make(map[string]bool), textReader: newTextReader()}
	if err := r.root(); err != nil {
		if err == io.EOF {
			err = fault.Invalidf(r.line(), "the file ends in the middle of something; it is cut off")
		}
		return Result{}, err
	}
	r.result.Notes = r.remarks
	return r.result, nil
}

// root reads the one document of a file.
func (r *reader) root() error {
	start, err := r.firstElement()
	if err != nil {
		return err
	}
	if start.Name.Local != "akomaNtoso" {
		return fault.Invalidf(r.line(), "the file's root is <%s>; an Akoma Ntoso file begins with <akomaNtoso>", start.Name.Local)
	}
	found := false
	err = r.children(func(e xml.StartElement) error {
		if found {
			return r.aside(e)
		}
		found = true
		return r.documentType(e)
	})
	if err != nil {
		return err
	}
	if !found {
		return fault.Invalidf(r.line(), "the file holds no document; it should hold a statement")
	}
	return r.nothingAfter()
}

func (r *reader) firstElement() (xml.StartElement, error) {
	for {
		token, err := r.next()
		switch token := token.(type) {
		case xml.StartElement:
			return token, nil
		case nil:
			if err == io.EOF {
				return xml.StartElement{}, fault.Invalidf("", "the file holds no element; it should hold an Akoma Ntoso document")
			}
			return xml.StartElement{}, err
		case xml.CharData:
			if words := strings.TrimSpace(string(token)); words != "" {
				return xml.StartElement{}, fault.Invalidf(r.line(), "the file begins with %q; an Akoma Ntoso file begins with <akomaNtoso>", shortened(words))
			}
		}
	}
}

func (r *reader) nothingAfter() error {
	for {
		token, err := r.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if words, isWords := token.(xml.CharData); isWords && strings.TrimSpace(string(words)) == "" {
			continue
		}
		return fault.Invalidf(r.line(), "there is something after the document; keep one document in a file")
	}
}

// documentType reads a document by what it is.
func (r *reader) documentType(e xml.StartElement) error {
	switch e.Name.Local {
	case "statement", "doc", "act", "bill", "debateReport":
		t, err := r.statement(e)
		if err != nil {
			return err
		}
		r.result.Text, r.result.Masthead = t, r.masthead
		return nil
	case "documentCollection", "amendmentList", "officialGazette":
		return r.collection(e)
	case "amendment":
		return r.amendment(e)
	default:
		return fault.Invalidf(r.line(), "the file holds a <%s>; what is read is a statement, a doc, an act, a bill, an amendment or a collection of them", e.Name.Local)
	}
}

// children visits the elements inside the one that was begun, up to its end. The
// visitor reads each to its end. Words between them belong nowhere and are told.
func (r *reader) children(visit func(e xml.StartElement) error) error {
	return r.content(visit, func(words string) error {
		if words = tidy(words); words != "" {
			r.remark("the words “%s” stand outside any paragraph and are not taken over", words)
		}
		return nil
	})
}

// content is children for what may have words between its elements.
func (r *reader) content(visit func(e xml.StartElement) error, words func(string) error) error {
	for {
		token, err := r.next()
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.EndElement:
			return nil
		case xml.CharData:
			err = words(string(token))
		case xml.StartElement:
			err = visit(token)
		}
		if err != nil {
			return err
		}
	}
}

// skip reads over an element that holds no words of a text.
func (r *reader) skip() error {
	return r.content(func(xml.StartElement) error { return r.skip() }, func(string) error { return nil })
}

// wordsOf gives the plain words of an element; blocks are divided by a blank.
func (r *reader) wordsOf() (string, error) {
	var b strings.Builder
	if err := r.gather(&b); err != nil {
		return "", err
	}
	return tidy(b.String()), nil
}

func (r *reader) gather(b *strings.Builder) error {
	return r.content(func(e xml.StartElement) error {
		if !isInline(e.Name.Local) && b.Len() > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(attributeOf(e, "startQuote"))
		err := r.gather(b)
		b.WriteString(attributeOf(e, "endQuote"))
		return err
	}, func(words string) error {
		b.WriteString(words)
		return nil
	})
}

// aside reads an element whose words have no place in a text, and tells them.
func (r *reader) aside(e xml.StartElement) error {
	words, err := r.wordsOf()
	if err != nil {
		return err
	}
	if words != "" {
		r.remark("the words “%s” (%s) have no place in a text and are not taken over", words, e.Name.Local)
	}
	return nil
}

// remark tells the person who imports to look at something, once.
func (r *reader) remark(format string, args ...any) {
	sentence := fmt.Sprintf(format, args...)
	switch {
	case r.said[sentence]:
	case len(r.remarks) < maxRemarks:
		r.said[sentence] = true
		r.remarks = append(r.remarks, sentence)
	case len(r.remarks) == maxRemarks:
		r.remarks = append(r.remarks, "there are more remarks, which are left out")
	}
}

// shortened is the beginning of words, for a sentence.
func shortened(words string) string {
	const most = 40
	if utf8.RuneCountInString(words) <= most {
		return words
	}
	return string([]rune(words)[:most]) + "…"
}

// attributeOf gives an attribute of the standard, ownOf one of this package.
func attributeOf(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Space == "" && a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func ownOf(e xml.StartElement, name string) (string, bool) {
	for _, a := range e.Attr {
		if a.Name.Space == Namespace && a.Name.Local == name {
			return unquoted(a.Value), true
		}
	}
	return "", false
}

func isOwn(name xml.Name, local string) bool { return name.Space == Namespace && name.Local == local }

// counted refuses a document with more clauses than a text may have, before they
// are all in memory.
func (r *reader) counted() error { return r.count(1) }

func (r *reader) count(more int) error {
	const each = 2 // a paragraph and something around it
	if r.clauses += more; r.clauses > each*text.MaxClauses {
		return fault.New(fault.TooLarge, r.line(), "the document has more than %d paragraphs; split it", text.MaxClauses)
	}
	return nil
}
