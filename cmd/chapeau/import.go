package main

import (
	"os"

	"chapeau/drafting/fault"
	"chapeau/drafting/formats/akn"
	"chapeau/drafting/formats/reporttext"
	"chapeau/drafting/reference"
	"chapeau/drafting/text"
)

// ImportCmd reads a document into the interchange form.
type ImportCmd struct {
	File           string `arg:"" help:"The document; - reads standard input."`
	LiveReferences bool   `help:"Make plain references to other paragraphs of the same text (\"paragraph 10 above\") live, where they print the same words. Without it they are only listed."`
	Format         string `default:"auto" enum:"auto,text,json,akn,instructions" help:"What the file holds: auto, text (plain text or Markdown), json, akn (Akoma Ntoso), or instructions (an amendment in words, against --base)."`
	Base           string `placeholder:"FILE" help:"The text that instructions amend."`
}

// Run prints a text, or a report where the file holds several instruments. What
// a person should look at goes to standard error.
func (cmd *ImportCmd) Run(s *streams) error {
	if cmd.Format == "instructions" || cmd.Base != "" {
		return cmd.instructions(s)
	}
	data, err := s.read(cmd.File)
	if err != nil {
		return err
	}
	if cmd.Format == "json" || cmd.Format == "auto" && isJSON(data) {
		return place(cmd.File, cmd.json(s, data))
	}
	if cmd.Format == "akn" || cmd.Format == "auto" && akn.Is(data) {
		return place(cmd.File, cmd.akomaNtoso(s, data))
	}
	result, err := reporttext.Read(data)
	if err != nil {
		return place(cmd.File, err)
	}
	return place(cmd.File, cmd.document(s, result.Text, result.Report, result.Notes))
}

func (cmd *ImportCmd) remark(notes []string) {
	for _, note := range notes {
		say(os.Stderr, "%s: %s", cmd.File, note)
	}
}

// document prints the text or the report that a file holds.
func (cmd *ImportCmd) document(s *streams, t *text.Text, report *text.Report, notes []string) error {
	cmd.remark(notes)
	if report == nil {
		t, err := cmd.references(t)
		if err != nil {
			return err
		}
		return s.print(t)
	}
	for i := range report.Sections {
		texts := report.Sections[i].Texts
		for j := range texts {
			var err error
			if texts[j], err = cmd.references(texts[j]); err != nil {
				return err
			}
		}
	}
	return s.print(report)
}

// references lists the plain references that could be live, and makes them so
// where that is asked and changes no printed word.
func (cmd *ImportCmd) references(t *text.Text) (*text.Text, error) {
	var accepted []reference.Offer
	for _, o := range reference.Find(t) {
		switch {
		case cmd.LiveReferences && o.Prints == o.Words:
			accepted = append(accepted, o)
		case cmd.LiveReferences:
			say(os.Stderr, "%s: %q in clause %s stays plain: as a live reference it would print %q", cmd.File, o.Words, o.Clause, o.Prints)
		default:
			say(os.Stderr, "%s: %q in clause %s can be a live reference; --live-references makes it one", cmd.File, o.Words, o.Clause)
		}
	}
	if len(accepted) == 0 {
		return t, nil
	}
	return reference.Accept(t, accepted)
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
