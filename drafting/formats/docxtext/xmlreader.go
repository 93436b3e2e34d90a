package docxtext

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"chapeau/drafting/fault"
)

// xmlReader reads one part element by element. It knows no document types and
// no entities but XML's own five.
type xmlReader struct {
	part    string
	decoder *xml.Decoder
	depth   int
}

// newXMLReader reads a part once its size is known to be bearable.
func newXMLReader(part string, data []byte) (*xmlReader, error) {
	if err := survey(part, data); err != nil {
		return nil, err
	}
	return &xmlReader{part: part, decoder: xml.NewDecoder(bytes.NewReader(data))}, nil
}

// next gives the next start, end or text; io.EOF at the part's end.
func (r *xmlReader) next() (xml.Token, error) {
	for {
		token, err := r.decoder.Token()
		if err != nil {
			return nil, r.broken(err)
		}
		switch token.(type) {
		case xml.StartElement:
			return token, r.count()
		case xml.EndElement:
			r.depth--
			return token, nil
		case xml.CharData:
			return token, nil
		case xml.Directive:
			return nil, fault.Invalidf(r.part, "this part declares a document type or entities, which no Word file does; save the document again from Word")
		}
	}
}

func (r *xmlReader) count() error {
	if r.depth++; r.depth > MaxDepth {
		return fault.New(fault.TooLarge, r.part, "this part nests its elements more than %d deep; no Word file does: save the document again from Word", MaxDepth)
	}
	return nil
}

func (r *xmlReader) broken(err error) error {
	var known *fault.Error
	if err == io.EOF || errors.As(err, &known) {
		return err
	}
	line, _ := r.decoder.InputPos()
	said := err.Error()
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		said = syntax.Msg
	}
	return fault.Invalidf(r.part, "the XML is broken at line %d (%s): the document was damaged or made by a faulty program; open it in Word, let Word repair it and save it again", line, said)
}

// root reads up to the part's outermost element.
func (r *xmlReader) root() (xml.StartElement, error) {
	for {
		token, err := r.next()
		if err == io.EOF {
			return xml.StartElement{}, fault.Invalidf(r.part, "this part is empty; save the document again from Word")
		}
		if err != nil {
			return xml.StartElement{}, err
		}
		if start, ok := token.(xml.StartElement); ok {
			return start, nil
		}
	}
}

// finish reads to the part's end, so that what is broken behind is seen.
func (r *xmlReader) finish() error {
	for {
		if _, err := r.next(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// each visits the elements directly within the one just begun, up to its end. A
// visitor must read its element to the end.
func (r *xmlReader) each(visit func(xml.StartElement) error) error {
	for {
		token, err := r.next()
		if err == io.EOF {
			return io.ErrUnexpectedEOF
		}
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.StartElement:
			if err := visit(token); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

// skip reads an element to its end.
func (r *xmlReader) skip() error {
	for depth := r.depth; r.depth >= depth; {
		if _, err := r.next(); err != nil {
			return err
		}
	}
	return nil
}

// characters is the text directly within the element just begun.
func (r *xmlReader) characters() (string, error) {
	var b strings.Builder
	for {
		token, err := r.next()
		if err != nil {
			return "", err
		}
		switch token := token.(type) {
		case xml.CharData:
			b.Write(token)
		case xml.StartElement:
			if err := r.skip(); err != nil {
				return "", err
			}
		case xml.EndElement:
			return b.String(), nil
		}
	}
}

// The namespaces whose elements and attributes are told apart. Each has its
// transitional name, as Word writes, and its strict one.
func isWord(space string) bool {
	return space == "http://schemas.openxmlformats.org/wordprocessingml/2006/main" || space == "http://purl.oclc.org/ooxml/wordprocessingml/main"
}

func isMath(space string) bool {
	return space == "http://schemas.openxmlformats.org/officeDocument/2006/math" || space == "http://purl.oclc.org/ooxml/officeDocument/math"
}

const compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006"

// attribute is the value of an attribute by its local name.
func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// isOn reads a property that is on by being there and off by its value.
func isOn(e xml.StartElement) bool {
	switch attribute(e, "val") {
	case "0", "false", "off", "none":
		return false
	default:
		return true
	}
}
