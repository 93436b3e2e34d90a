package main

import (
	"context"
	"io"

	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/formats/akn"
	"chapeau/drafting/formats/html"
	"chapeau/drafting/formats/markdown"
	"chapeau/drafting/text"
)

// ExportCmd writes a document.
type ExportCmd struct {
	File    string   `arg:"" help:"A text or a report."`
	As      string   `required:"" enum:"txt,md,html,pdf,akn,json" help:"txt, md, html, pdf, akn (Akoma Ntoso) or json."`
	Paper   string   `enum:"A4,letter" default:"A4" help:"The sheet of html and pdf: A4 or letter."`
	Out     string   `short:"o" placeholder:"FILE" help:"Where to write; standard output where it is not given."`
	Tracked []string `placeholder:"AMENDMENT" sep:"none" help:"With --as html or pdf: show this amendment's changes in the text. Repeated: all of them merged."`
}

// Run writes the document.
func (cmd *ExportCmd) Run(ctx context.Context, s *streams) error {
	data, err := s.read(cmd.File)
	if err != nil {
		return err
	}
	if isJSON(data) && schemaOf(data) == text.ReportSchema {
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
	if len(cmd.Tracked) > 0 {
		return cmd.tracked(ctx, s, t)
	}
	return s.printTo(cmd.Out, func(w io.Writer) error {
		switch cmd.As {
		case "txt":
			return markdown.Plain(w, t, text.Options{})
		case "md":
			return markdown.Markdown(w, t, text.Options{})
		case "html", "pdf":
			return cmd.paged(ctx, w, t, html.Options{})
		case "akn":
			return akn.Text(w, t, akn.Options{})
		default:
			_, err := w.Write(text.Encode(t))
			return err
		}
	})
}

// paged writes a text as HTML or PDF.
func (cmd *ExportCmd) paged(ctx context.Context, w io.Writer, t *text.Text, o html.Options) error {
	o.Print, o.Masthead = printed(cmd.As, html.Paper(cmd.Paper)), head(t)
	return paged(ctx, cmd.As, w, func(w io.Writer) error { return html.Text(w, t, o) })
}

func (cmd *ExportCmd) report(ctx context.Context, s *streams, report *text.Report) error {
	if len(cmd.Tracked) > 0 {
		return fault.Invalidf("--tracked", "a report has no amendments; name the one text that is amended")
	}
	return s.printTo(cmd.Out, func(w io.Writer) error {
		switch cmd.As {
		case "txt":
			return markdown.PlainReport(w, report, text.Reuse)
		case "md":
			return markdown.Report(w, report, text.Reuse)
		case "html", "pdf":
			return paged(ctx, cmd.As, w, func(w io.Writer) error {
				return html.PrintedReport(w, report, text.Reuse, printed(cmd.As, html.Paper(cmd.Paper)))
			})
		case "akn":
			return akn.Report(w, report, text.Reuse, akn.Options{})
		default:
			_, err := w.Write(text.EncodeReport(report))
			return err
		}
	})
}

// tracked writes the text with what amendments change in it, each change by its
// mover. At a conflict the base's words stand.
func (cmd *ExportCmd) tracked(ctx context.Context, s *streams, base *text.Text) error {
	if cmd.As != "html" && cmd.As != "pdf" {
		return fault.Invalidf("--tracked", "tracked changes are written as html or pdf; use --as html or --as pdf")
	}
	var amendments []amend.Amendment
	for _, name := range cmd.Tracked {
		a, err := s.proposal(base, name)
		if err != nil {
			return err
		}
		amendments = append(amendments, a)
	}
	result, err := amend.Merge(base, amendments)
	if err != nil {
		return err
	}
	tracked := html.Tracked{Changed: result.Text, Comparison: amend.Compare(base, result.Text), Amendments: amendments}
	return s.printTo(cmd.Out, func(w io.Writer) error {
		return cmd.paged(ctx, w, base, html.Options{Tracked: &tracked})
	})
}
