package main

import (
	"os"

	"chapeau/drafting/fault"
	"chapeau/drafting/formats/reporttext"
	"chapeau/drafting/text"
)

// ImportCmd reads a document into the interchange form.
type ImportCmd struct {
	File   string `arg:"" help:"The document; - reads standard input."`
	Format string `default:"auto" enum:"auto,text,json" help:"What the file holds: auto, text (plain text or Markdown) or json."`
}

// Run prints a text, or a report where the file holds several instruments. What
// a person should look at goes to standard error.
func (cmd *ImportCmd) Run(s *streams) error {
	data, err := s.read(cmd.File)
	if err != nil {
		return err
	}
	if cmd.Format == "json" || cmd.Format == "auto" && isJSON(data) {
		return place(cmd.File, cmd.json(s, data))
	}
	result, err := reporttext.Read(data)
	if err != nil {
		return place(cmd.File, err)
	}
	for _, note := range result.Notes {
		say(os.Stderr, "%s: %s", cmd.File, note)
	}
	if result.Report != nil {
		return s.print(result.Report)
	}
	return s.print(result.Text)
}

// json reads the interchange form and prints its one spelling.
func (cmd *ImportCmd) json(s *streams, data []byte) error {
	switch schema := schemaOf(data); schema {
	case text.ReportSchema:
		report, err := text.DecodeReport(data)
		if err != nil {
			return err
		}
		return s.print(report)
	case "", text.Schema:
		t, err := text.Decode(data)
		if err != nil {
			return err
		}
		return s.print(t)
	default:
		return fault.Invalidf("schema", "the file holds %s; import reads a text (%s) or a report (%s)", schema, text.Schema, text.ReportSchema)
	}
}
