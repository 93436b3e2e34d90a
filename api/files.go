package api

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"unicode/utf8"

	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/formats/akn"
	"chapeau/drafting/formats/docxtext"
	"chapeau/drafting/formats/reporttext"
	"chapeau/drafting/text"
)

// contents are what a file holds: a text or a report, and what its authors mark
// as their changes to the text.
type contents struct {
	reporttext.Result
	Proposals []proposal
}

// proposal is what one author changes in a text. Problem says why their changes
// are no amendment; then there are no operations.
type proposal struct {
	By      string
	Ops     []amend.Op
	Notes   []string
	Problem string
}

// fileFormat is what a file is, as far as its first bytes tell.
type fileFormat string

const (
	autoFormat fileFormat = "auto"
	wordFormat fileFormat = "docx"
	aknFormat  fileFormat = "akn"
	jsonFormat fileFormat = "json"
	textFormat fileFormat = "text"
)

// textReader reads a file that holds a whole text.
type textReader struct {
	format fileFormat
	binary bool                   // the file is no text in UTF-8
	is     func(data []byte) bool // whether a file is of the format
	read   func(data []byte) (contents, error)
}

// textReaders are asked in their order which of them a file belongs to; plain
// text is what is left.
func textReaders() []textReader {
	return []textReader{
		{format: wordFormat, binary: true, is: isArchive, read: readWord},
		{format: aknFormat, binary: true, is: akn.Is, read: readAKN},
		{format: jsonFormat, is: isJSON, read: readJSON},
		{format: textFormat, is: func([]byte) bool { return true }, read: readPlain},
	}
}

// readFile reads a file's instruments.
func readFile(data []byte, format fileFormat) (contents, error) {
	if len(bytes.TrimSpace(data)) == 0 {
		return contents{}, fault.Invalidf("", "the file is empty; it should hold a text or a report")
	}
	reader, err := readerOf(data, format)
	if err != nil {
		return contents{}, err
	}
	if !reader.binary {
		if err := checkPlain(data); err != nil {
			return contents{}, err
		}
	}
	return reader.read(data)
}

// readerOf is the reader of a format, of auto the one whose file it is.
func readerOf(data []byte, format fileFormat) (textReader, error) {
	names := string(autoFormat)
	for _, reader := range textReaders() {
		if format == reader.format || format == autoFormat && reader.is(data) {
			return reader, nil
		}
		names += ", " + string(reader.format)
	}
	return textReader{}, fault.Invalidf("format", "the format %q is not known here; it is one of %s", format, names)
}

// checkPlain refuses what is no plain text.
func checkPlain(data []byte) error {
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return fault.Invalidf("", "the file is binary (a zero byte at offset %d); save it as plain text in UTF-8, or as JSON", i)
	}
	if !utf8.Valid(data) {
		return fault.Invalidf("", "the file is not valid UTF-8 at byte %d; save it as UTF-8", invalidAt(data))
	}
	return nil
}

func withoutMark(data []byte) []byte { return bytes.TrimPrefix(data, []byte("\ufeff")) }

func isJSON(data []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(withoutMark(data), " \t\r\n"), []byte("{"))
}

// isArchive reports whether a file is a ZIP file, as those of Word are; the
// reader says which archives are not.
func isArchive(data []byte) bool { return bytes.HasPrefix(data, []byte("PK")) }

// readWord reads a Word file. Tracked changes are proposals to the text without
// them.
func readWord(data []byte) (contents, error) {
	found, err := docxtext.Read(data)
	if err != nil {
		return contents{}, err
	}
	read := contents{Result: reporttext.Result{Text: found.Text, Report: found.Report, Notes: found.Notes}}
	if found.Marked != nil {
		read.Text = found.Marked.Base
		read.Proposals = proposalsOf(slices.Concat(found.Marked.Amendments, found.Marked.SubAmendments))
	}
	return read, nil
}

// proposalsOf are amendments as their authors' proposals. A sub-amendment stands
// on what another author proposes and cannot be one before that is.
func proposalsOf(all []amend.Amendment) []proposal {
	movers := map[string]string{}
	for _, a := range all {
		movers[a.ID] = a.By
	}
	proposals := make([]proposal, len(all))
	for i, a := range all {
		proposals[i] = proposal{By: a.By, Ops: a.Ops}
		if a.To != "" {
			proposals[i].Ops = nil
			proposals[i].Problem = fmt.Sprintf("these changes are made in words that %s inserted: propose them as an amendment to that amendment, once it is submitted", movers[a.To])
		}
	}
	return proposals
}

func readAKN(data []byte) (contents, error) {
	found, err := akn.Read(data)
	if err != nil {
		return contents{}, err
	}
	if found.Amendment != nil {
		return contents{}, fault.Invalidf("", "the file is an amendment to another text: open the draft that it amends and have it read there")
	}
	return contents{Result: reporttext.Result{Text: found.Text, Report: found.Report, Notes: found.Notes}}, nil
}

func readPlain(data []byte) (contents, error) {
	found, err := reporttext.Read(data)
	return contents{Result: found}, err
}

// readJSON reads a text or a report in the interchange form, whichever its
// schema says. JSON that does not even say that is read as a text, which tells
// what is wrong with it.
func readJSON(data []byte) (contents, error) {
	data = withoutMark(data)
	if schemaOf(data) == text.ReportSchema {
		report, err := text.DecodeReport(data)
		return contents{Result: reporttext.Result{Report: report}}, err
	}
	t, err := text.Decode(data)
	return contents{Result: reporttext.Result{Text: t}}, err
}

// schemaOf is the form that JSON says it is in; operations alone are an
// amendment.
func schemaOf(data []byte) string {
	var head struct {
		Schema string           `json:"schema"`
		Ops    *json.RawMessage `json:"ops"`
	}
	if json.Unmarshal(data, &head) != nil {
		return ""
	}
	if head.Schema == "" && head.Ops != nil {
		return amend.Schema
	}
	return head.Schema
}

// encode writes an answer as the request itself would have been answered.
func encode(w interface{ Write([]byte) (int, error) }, value any) error {
	data, err := json.Marshal(value)
	if err != nil {
		return fault.Wrap(err, "the answer cannot be written")
	}
	_, err = w.Write(data)
	return err
}
