package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"chapeau/drafting/fault"
	"chapeau/drafting/formats/intake"
	"chapeau/drafting/text"
)

// read returns the bytes of a file, or of standard input for `-`.
func (s *streams) read(name string) ([]byte, error) {
	source := s.in
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return nil, fileFault(name, err)
		}
		defer file.Close()
		source = file
	}
	data, err := io.ReadAll(io.LimitReader(source, text.MaxBytes+1))
	if err != nil {
		return nil, fileFault(name, err)
	}
	if len(data) > text.MaxBytes {
		return nil, fault.New(fault.TooLarge, name, "the file is larger than %d MB; split it", text.MaxBytes>>20)
	}
	return data, nil
}

func fileFault(name string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fault.New(fault.NotFound, name, "there is no such file")
	case errors.Is(err, fs.ErrPermission):
		return fault.New(fault.Forbidden, name, "the file may not be read; change its permissions")
	default:
		return fault.Invalidf(name, "the file cannot be read: %v", errors.Unwrap(err))
	}
}

// place puts the file's name before what is wrong in it.
func place(name string, err error) error {
	var known *fault.Error
	if err == nil || !errors.As(err, &known) {
		return err
	}
	placed := *known
	placed.Field = name
	if known.Field != "" {
		placed.Field += ": " + known.Field
	}
	return &placed
}

// text reads a file that holds one text, as JSON or as plain text.
func (s *streams) text(name string) (*text.Text, error) {
	return s.textBy(name, text.Decode)
}

// copied reads what may be an edited copy: clauses without ids stay so, and only
// JSON has any.
func copied(data []byte) (*text.Text, error) {
	t, err := parseText(data, text.DecodeLoose)
	if err == nil && !intake.IsJSON(data) {
		t = text.WithoutIDs(t)
	}
	return t, err
}

func (s *streams) textBy(name string, decode func([]byte) (*text.Text, error)) (*text.Text, error) {
	data, err := s.read(name)
	if err != nil {
		return nil, err
	}
	t, err := parseText(data, decode)
	return t, place(name, err)
}

func parseText(data []byte, decode func([]byte) (*text.Text, error)) (*text.Text, error) {
	if intake.IsJSON(data) {
		if schema := intake.SchemaOf(data); schema != "" && schema != text.Schema {
			return nil, fault.Invalidf("", "the file holds %s where a text (%s) is expected", schema, text.Schema)
		}
		return decode(data)
	}
	found, err := intake.Read(data, intake.Auto)
	switch {
	case err != nil:
		return nil, err
	case found.Marked != nil:
		return nil, fault.Invalidf("", "the file has tracked changes where one text is expected; import it, and take its base or merge its amendments")
	case found.Text == nil:
		return nil, fault.Invalidf("", "the file holds a report or an amendment where one text is expected; import it and take the one you mean")
	}
	return found.Text, nil
}

// print writes a result as JSON.
func (s *streams) print(value any) error {
	_, err := s.out.Write(text.EncodeJSON(value))
	return err
}

// printTo writes to a file, or to standard output where none is named. The file
// appears whole or not at all.
func (s *streams) printTo(name string, write func(io.Writer) error) error {
	if name == "" || name == "-" {
		return write(s.out)
	}
	var content bytes.Buffer
	if err := write(&content); err != nil {
		return err
	}
	temporary, err := os.CreateTemp(filepath.Dir(name), ".chapeau-*")
	if err != nil {
		return fault.Invalidf(name, "the file cannot be written: %v", err)
	}
	defer os.Remove(temporary.Name())
	_, err = temporary.Write(content.Bytes())
	err = errors.Join(err, temporary.Chmod(0o644), temporary.Close())
	if err == nil {
		err = os.Rename(temporary.Name(), name)
	}
	if err != nil {
		return fault.Invalidf(name, "the file cannot be written: %v", err)
	}
	return nil
}

// say writes a remark that is no error.
func say(w io.Writer, format string, args ...any) {
	fmt.Fprintf(w, "chapeau: "+format+"\n", args...)
}
