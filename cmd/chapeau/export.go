package main

import (
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
	As      string   `required:"" enum:"txt,md,html,akn,json" help:"txt, md, html, akn (Akoma Ntoso) or json."`
	Out     string   `short:"o" placeholder:"FILE" help:"Where to write; standard output where it is not given."`
	Tracked []string `placeholder:"AMENDMENT" sep:"none" help:"With --as html: show this amendment's changes in the text. Repeated: all of them merged."`
}

// Run writes the document.
func (cmd *ExportCmd) Run(s *streams) error {
	data, err := s.read(cmd.File)
	if err != nil {
		return err
	}
	if isJSON(data) && schemaOf(data) == text.ReportSchema {
		report, err := text.DecodeReport(data)
		if err != nil {
			return place(cmd.File, err)
		}
		return cmd.report(s, report)
	}
	t, err := parseText(data, text.Decode)
	if err != nil {
		return place(cmd.File, err)
	}
	if len(cmd.Tracked) > 0 {
		return cmd.tracked(s, t)
	}
	return s.printTo(cmd.Out, func(w io.Writer) error {
		switch cmd.As {
		case "txt":
			return markdown.Plain(w, t, text.Options{})
		case "md":
			return markdown.Markdown(w, t, text.Options{})
		case "html":
			return html.Text(w, t, html.Options{})
		case "akn":
			return akn.Text(w, t, akn.Options{})
		default:
			_, err := w.Write(text.Encode(t))
			return err
		}
	})
}

func (cmd *ExportCmd) report(s *streams, report *text.Report) error {
	if len(cmd.Tracked) > 0 {
		return fault.Invalidf("--tracked", "a report has no amendments; name the one text that is amended")
	}
	return s.printTo(cmd.Out, func(w io.Writer) error {
		switch cmd.As {
		case "txt":
			return markdown.PlainReport(w, report, text.Reuse)
		case "md":
			return markdown.Report(w, report, text.Reuse)
		case "html":
			return html.Report(w, report, text.Reuse)
		case "akn":
			return akn.Report(w, report, text.Reuse, akn.Options{})
		default:
			_, err := w.Write(text.EncodeReport(report))
			return err
		}
	})
}

// tracked writes the text with what amendments change in it. At a conflict the
// base's words stand.
func (cmd *ExportCmd) tracked(s *streams, base *text.Text) error {
	if cmd.As != "html" {
		return fault.Invalidf("--tracked", "tracked changes are written as html; use --as html")
	}
	var amendments []amend.Amendment
	by := ""
	for _, name := range cmd.Tracked {
		a, err := s.proposal(base, name)
		if err != nil {
			return err
		}
		amendments = append(amendments, a)
		by = a.By
	}
	if len(amendments) > 1 {
		by = ""
	}
	result, err := amend.Merge(base, amendments)
	if err != nil {
		return err
	}
	tracked := html.Tracked{Changed: result.Text, Comparison: amend.Compare(base, result.Text), By: by}
	return s.printTo(cmd.Out, func(w io.Writer) error {
		return html.Text(w, base, html.Options{Tracked: &tracked})
	})
}
