package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/formats/instructions"
	"chapeau/drafting/text"
)

// instructions reads an amendment in words and prints it as operations, named like
// the file.
func (cmd *ImportCmd) instructions(s *streams) error {
	switch {
	case cmd.Format != "instructions":
		return fault.Invalidf("--base", "only instructions are read against a base; add --format instructions")
	case cmd.Base == "":
		return fault.Invalidf("--base", "instructions amend a text; name its file: --format instructions --base FILE")
	}
	base, err := s.text(cmd.Base)
	if err != nil {
		return err
	}
	data, err := s.read(cmd.File)
	if err != nil {
		return err
	}
	reading, err := instructions.Read(base, string(data), text.Options{})
	if err != nil {
		return misunderstood(cmd.File, err)
	}
	for _, sentence := range reading.Sentences {
		if len(sentence.Ops) == 0 {
			say(os.Stderr, "%s: line %d: %q: %s", cmd.File, sentence.Line, sentence.Words, sentence.Remark)
		}
	}
	reading.Amendment.ID = amendmentID(cmd.File)
	return s.print(reading.Amendment)
}

// amendmentID names an amendment like its file.
func amendmentID(file string) string {
	id := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
	if text.ValidateKey("", id) != nil || id == "-" {
		return ""
	}
	return id
}

// misunderstood names the file before each sentence that could not be carried out.
func misunderstood(file string, err error) error {
	var known *fault.Error
	if !errors.As(err, &known) || known.Detail["sentences"] == nil {
		return place(file, err)
	}
	placed := *known
	placed.Message = strings.ReplaceAll(known.Message, "\n", "\nchapeau: "+file+": ")
	return place(file, &placed)
}

// writeInstructions writes a comparison as an amendment in words, a sentence a line.
func writeInstructions(w io.Writer, base *text.Text, comparison amend.Comparison) error {
	sentences, err := instructions.Write(base, amend.Amendment{Ops: comparison.Ops}, text.Options{})
	if err != nil {
		return err
	}
	var b strings.Builder
	for _, sentence := range sentences {
		b.WriteString(sentence.Words + "\n")
	}
	_, err = io.WriteString(w, b.String())
	return err
}
