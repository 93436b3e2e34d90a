package main

import (
	"chapeau/drafting/fault"
	"chapeau/drafting/formats/intake"
	"chapeau/drafting/formats/reporttext"
	"chapeau/drafting/lint"
	"chapeau/drafting/text"
)

// LintCmd looks at a text, or at every text of a report, as an editor would.
type LintCmd struct {
	File    string `arg:"" help:"A text, a report, or a document that import reads; - reads standard input."`
	Level   string `default:"default" enum:"default,strict" help:"default keeps still where conventions differ from body to body; strict says that too."`
	Adopted bool   `help:"The text is to be adopted: square brackets and numbers such as \"2 bis\" are findings."`
	Body    string `placeholder:"NAME" help:"The body whose text this is, where its body line does not say it."`
}

// lintResult is what lint prints.
type lintResult struct {
	Findings []placedFinding `json:"findings"`
}

// placedFinding is a finding; in a report Text says in which of its texts: the
// section's letter and the designation.
type placedFinding struct {
	Text string `json:"text,omitempty"`
	lint.Finding
}

// Run prints the findings. Having found something is no failure.
func (cmd *LintCmd) Run(s *streams) error {
	texts, err := s.texts(cmd.File)
	if err != nil {
		return err
	}
	options := lint.Options{Level: lint.Level(cmd.Level), ToBeAdopted: cmd.Adopted, Body: cmd.Body}
	result := lintResult{Findings: []placedFinding{}}
	for _, t := range texts {
		for _, f := range lint.Check(t.text, options) {
			result.Findings = append(result.Findings, placedFinding{t.place, f})
		}
	}
	return s.print(result)
}

// placedText is one text of a file; place names it within a report and is empty
// where the file is a single text.
type placedText struct {
	place string
	text  *text.Text
}

// texts reads a file that holds a text or a report, as JSON or as a document.
func (s *streams) texts(name string) ([]placedText, error) {
	data, err := s.read(name)
	if err != nil {
		return nil, err
	}
	all, err := parseTexts(data)
	return all, place(name, err)
}

func parseTexts(data []byte) ([]placedText, error) {
	if !intake.IsJSON(data) {
		result, err := reporttext.Read(data)
		if err != nil {
			return nil, err
		}
		if result.Text != nil {
			return []placedText{{text: result.Text}}, nil
		}
		return textsOf(result.Report), nil
	}
	switch schema := intake.SchemaOf(data); schema {
	case text.ReportSchema:
		report, err := text.DecodeReport(data)
		if err != nil {
			return nil, err
		}
		return textsOf(report), nil
	case "", text.Schema:
		t, err := text.Decode(data)
		if err != nil {
			return nil, err
		}
		return []placedText{{text: t}}, nil
	default:
		return nil, fault.Invalidf("schema", "the file holds %s; lint reads a text (%s) or a report (%s)", schema, text.Schema, text.ReportSchema)
	}
}

// textsOf names each text by its section and designation, or its title where it
// has none.
func textsOf(report *text.Report) []placedText {
	var all []placedText
	for _, section := range report.Sections {
		for _, t := range section.Texts {
			name := t.Designation
			if name == "" {
				name = text.PlainWords(t.Title)
			}
			if section.Letter != "" {
				name = section.Letter + ". " + name
			}
			all = append(all, placedText{name, t})
		}
	}
	return all
}
