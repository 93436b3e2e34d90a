package main

import (
	"context"
	"io"

	"chapeau/drafting/fault"
	"chapeau/drafting/formats/export"
	"chapeau/drafting/formats/html"
	"chapeau/drafting/formats/intake"
	"chapeau/drafting/formats/masthead"
	"chapeau/drafting/formats/session"
	"chapeau/drafting/text"
)

// ExportCmd writes a document.
type ExportCmd struct {
	File    string   `arg:"" help:"A text or a report."`
	As      string   `required:"" enum:"txt,md,html,docx,pdf,akn,json" help:"txt, md, html, docx (Word), pdf, akn (Akoma Ntoso) or json."`
	Paper   string   `enum:"A4,letter" default:"A4" help:"The sheet of html and pdf: A4 or letter."`
	Out     string   `short:"o" placeholder:"FILE" help:"Where to write; standard output where it is not given."`
	Tracked []string `placeholder:"AMENDMENT" sep:"none" help:"With --as docx, html or pdf: show this amendment's changes in the text, each by its mover. Repeated: all of them merged; where they conflict the text's words stand."`
}

// Run writes the document.
func (cmd *ExportCmd) Run(ctx context.Context, s *streams) error {
	data, err := s.read(cmd.File)
	if err != nil {
		return err
	}
	if intake.IsJSON(data) && intake.SchemaOf(data) == text.ReportSchema {
		report, err := text.DecodeReport(data)
		if err != nil {
			return place(cmd.File, err)
		}
		return cmd.report(ctx, s, report)
	}
	t, err := parseText(data, text.Decode)
	if err != nil {
		return place(cmd.File, err)
	}
	print := export.Print{Text: t, Masthead: masthead.Of(t), Paper: html.Paper(cmd.Paper)}
	if len(cmd.Tracked) > 0 {
		return cmd.tracked(ctx, s, print)
	}
	format, err := export.Find(cmd.As, export.OfText)
	if err != nil {
		return err
	}
	return s.printTo(cmd.Out, func(w io.Writer) error { return format.Text(ctx, w, print) })
}

func (cmd *ExportCmd) report(ctx context.Context, s *streams, report *text.Report) error {
	if len(cmd.Tracked) > 0 {
		return fault.Invalidf("--tracked", "a report has no amendments; name the one text that is amended")
	}
	format, err := export.Find(cmd.As, export.OfReport)
	if err != nil {
		return err
	}
	printed := export.Report{Paper: session.Paper{Chapter: report, Notes: text.Reuse}, Sheet: html.Paper(cmd.Paper)}
	return s.printTo(cmd.Out, func(w io.Writer) error { return format.Report(ctx, w, printed) })
}

// tracked writes the text with what amendments change in it.
func (cmd *ExportCmd) tracked(ctx context.Context, s *streams, print export.Print) error {
	format, err := export.Find(cmd.As, export.OfTracked)
	if err != nil {
		return err
	}
	amendments, err := s.proposals(print.Text, cmd.Tracked)
	if err != nil {
		return err
	}
	return s.printTo(cmd.Out, func(w io.Writer) error {
		return format.Tracked(ctx, w, export.Tracked{Print: print, Amendments: amendments})
	})
}
