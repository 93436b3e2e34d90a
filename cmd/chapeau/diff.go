package main

import (
	"io"
	"strings"

	"chapeau/diffing"
	"chapeau/drafting/amend"
	"chapeau/drafting/formats/html"
	"chapeau/drafting/text"
)

// DiffCmd compares two texts.
type DiffCmd struct {
	Base string `arg:"" help:"The text before."`
	New  string `arg:"" help:"The text after; clauses without ids, or plain text, are aligned by what they say."`
	As   string `default:"json" enum:"json,text,html,instructions" help:"json, text, html, or instructions: the amendment in words."`
}

// Run prints what differs.
func (cmd *DiffCmd) Run(s *streams) error {
	base, err := s.text(cmd.Base)
	if err != nil {
		return err
	}
	changed, err := s.against(base, cmd.New)
	if err != nil {
		return err
	}
	comparison := amend.Compare(base, changed)
	switch cmd.As {
	case "instructions":
		return writeInstructions(s.out, base, comparison)
	case "text":
		return writeComparison(s.out, base, changed, comparison)
	case "html":
		return html.Text(s.out, base, html.Options{Tracked: &html.Tracked{Changed: changed, Comparison: comparison}})
	default:
		return s.print(comparison)
	}
}

// against reads a text that follows a base: with the base's ids where it lacks
// its own.
func (s *streams) against(base *text.Text, name string) (*text.Text, error) {
	copied, err := s.copied(name)
	if err != nil {
		return nil, err
	}
	complete := true
	copied.Walk(func(c, _ *text.Clause) bool {
		complete = c.ID != ""
		return complete
	})
	if complete {
		return copied, nil
	}
	a, err := amend.FromCopy(base, copied, "new", "")
	if err != nil {
		return nil, place(name, err)
	}
	return amend.Apply(base, a)
}

// writeComparison writes the clauses that differ, deletions as [-words-] and
// insertions as {+words+}.
func writeComparison(w io.Writer, base, changed *text.Text, comparison amend.Comparison) error {
	var b strings.Builder
	before, after := text.Labels(base, text.Final, nil), text.Labels(changed, text.Final, nil)
	for _, clause := range comparison.Clauses {
		if clause.Status == amend.Same {
			continue
		}
		label := after[clause.Clause]
		if clause.Status == amend.Deleted {
			label = before[clause.Clause]
		}
		b.WriteString(clause.Clause + " " + string(clause.Status))
		if label != "" {
			b.WriteString(" (" + label + ")")
		}
		b.WriteString(": " + markedWords(clause.Runs) + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func markedWords(runs []diffing.Run) string {
	var b strings.Builder
	for _, run := range runs {
		switch run.Op {
		case diffing.Insert:
			b.WriteString("{+" + run.Text + "+}")
		case diffing.Delete:
			b.WriteString("[-" + run.Text + "-]")
		default:
			b.WriteString(run.Text)
		}
	}
	return b.String()
}
