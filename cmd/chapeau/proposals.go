package main

import (
	"os"
	"path/filepath"
	"strings"

	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/formats/akn"
	"chapeau/drafting/formats/docxtext"
	"chapeau/drafting/formats/intake"
	"chapeau/drafting/text"
)

// proposals reads files that amend base.
func (s *streams) proposals(base *text.Text, names []string) ([]amend.Amendment, error) {
	var all []amend.Amendment
	for _, name := range names {
		found, err := s.proposed(base, name)
		if err != nil {
			return nil, place(name, err)
		}
		all = append(all, found...)
	}
	return all, nil
}

// proposal reads a file that holds one amendment to base.
func (s *streams) proposal(base *text.Text, name string) (amend.Amendment, error) {
	all, err := s.proposed(base, name)
	if err != nil {
		return amend.Amendment{}, place(name, err)
	}
	if len(all) != 1 {
		return amend.Amendment{}, place(name, fault.Invalidf("", "the file holds the changes of %d authors where one amendment is expected; import it and take the one you mean", len(all)))
	}
	return all[0], nil
}

// proposed is what a file proposes to base: an amendment, an edited copy, whose
// amendment is named like the file, or a Word file with one amendment an author.
func (s *streams) proposed(base *text.Text, name string) ([]amend.Amendment, error) {
	data, err := s.read(name)
	if err != nil {
		return nil, err
	}
	switch format := intake.Of(data); {
	case format == intake.Word:
		return editedWord(data, base, name)
	case format == intake.JSON && intake.SchemaOf(data) == amend.Schema:
		a, err := amend.Decode(data)
		return []amend.Amendment{a}, err
	case format == intake.AkomaNtoso:
		found, err := akn.Read(data)
		if err != nil {
			return nil, err
		}
		if found.Amendment != nil {
			return []amend.Amendment{*found.Amendment}, nil
		}
	}
	changed, err := copied(data)
	if err != nil {
		return nil, err
	}
	id := fileID(name)
	a, err := amend.FromCopy(base, changed, id, id)
	return []amend.Amendment{a}, err
}

// editedWord reads a Word file along its base. What is not tracked is named like
// the file. What somebody changes in another's insertion is no amendment to the base.
func editedWord(data []byte, base *text.Text, name string) ([]amend.Amendment, error) {
	all, notes, err := docxtext.Edited(data, base)
	for _, note := range notes {
		say(os.Stderr, "%s: %s", name, note)
	}
	for i := range all {
		if all[i].To != "" {
			return nil, fault.Invalidf("", "%s changed words that another author inserted, which is an amendment to that one's amendment; only amendments to the text are taken here: accept or reject those changes in the file, or import it and take the amendments that you mean", all[i].By)
		}
		if all[i].ID == docxtext.Untracked {
			all[i].ID, all[i].By = fileID(name), fileID(name)
		}
	}
	return all, err
}

// fileID names an amendment like its file.
func fileID(name string) string { return strings.TrimSuffix(filepath.Base(name), filepath.Ext(name)) }
