package akn

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"chapeau/drafting/fault"
)

// maxNesting is how deep elements may stand in each other: a text at its deepest
// needs some fifty levels.
const maxNesting = 200

// stream gives out the tokens of a file and refuses what a document has no need
// of.
type stream struct {
	decoder *xml.Decoder
	depth   int
}

func newStream(data []byte) *stream {
	return &stream{decoder: xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))))}
}

// next returns a StartElement, an EndElement or CharData; at the end io.EOF. The
// instruction that stands for a character which XML cannot hold is that
// character.
func (s *stream) next() (xml.Token, error) {
	for {
		token, err := s.decoder.Token()
		if err != nil {
			return nil, s.fault(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			if s.depth++; s.depth > maxNesting {
				return nil, fault.New(fault.TooLarge, s.line(), "elements are nested more than %d deep; flatten the document", maxNesting)
			}
			return token, nil
		case xml.EndElement:
			s.depth--
			return token, nil
		case xml.CharData:
			return token, nil
		case xml.Directive:
			return nil, fault.Invalidf(s.line(), "the file has a document type declaration, which is not read; remove <!%s …>", firstWord(token))
		case xml.ProcInst:
			if r, known := characterOf(token); known {
				return xml.CharData(string(r)), nil
			}
		}
	}
}

func characterOf(p xml.ProcInst) (rune, bool) {
	if p.Target != characterInstruction {
		return 0, false
	}
	n, err := strconv.ParseUint(string(p.Inst), 10, 32)
	if err != nil || n == 0 || !isOutsideXML(rune(n)) || !utf8.ValidRune(rune(n)) {
		return 0, false
	}
	return rune(n), true
}

func firstWord(directive []byte) string {
	const most = 20
	word := string(directive[:min(len(directive), most)])
	if fields := strings.Fields(word); len(fields) > 0 {
		return fields[0]
	}
	return ""
}

func (s *stream) line() string {
	line, _ := s.decoder.InputPos()
	return "line " + strconv.Itoa(line)
}

func (s *stream) fault(err error) error {
	if err == io.EOF {
		return err
	}
	var syntax *xml.SyntaxError
	if !errors.As(err, &syntax) {
		return fault.Invalidf(s.line(), "the file cannot be read: %s; save it as UTF-8", err)
	}
	field := "line " + strconv.Itoa(syntax.Line)
	switch {
	case strings.HasPrefix(syntax.Msg, "unexpected EOF"):
		return fault.Invalidf(field, "the file ends in the middle of something; it is cut off")
	case strings.HasPrefix(syntax.Msg, "invalid character entity"):
		return fault.Invalidf(field, "%s is not read; write the character itself", strings.TrimPrefix(syntax.Msg, "invalid character "))
	default:
		return fault.Invalidf(field, "this is not XML: %s", syntax.Msg)
	}
}

// checkEncoding refuses what is not UTF-8 before anything is read.
func checkEncoding(data []byte) error {
	if len(bytes.TrimSpace(data)) == 0 {
		return fault.Invalidf("", "the file is empty; it should hold an Akoma Ntoso document")
	}
	if !utf8.Valid(data) {
		return fault.Invalidf("", "the file is not valid UTF-8; save it as UTF-8")
	}
	return nil
}

// beginsLikeAkomaNtoso looks at the first element of a file.
func beginsLikeAkomaNtoso(data []byte) bool {
	const head = 64 << 10
	trimmed := bytes.TrimSpace(bytes.TrimPrefix(data[:min(len(data), head)], []byte("\xef\xbb\xbf")))
	if !bytes.HasPrefix(trimmed, []byte("<")) {
		return false
	}
	decoder := xml.NewDecoder(bytes.NewReader(trimmed))
	for {
		token, err := decoder.RawToken()
		if err != nil {
			return false
		}
		if start, isStart := token.(xml.StartElement); isStart {
			return start.Name.Local == "akomaNtoso"
		}
	}
}
