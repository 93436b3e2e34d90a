package api

import (
	"encoding/json"
	"fmt"
	"slices"

	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/formats/intake"
	"chapeau/drafting/text"
)

// contents are what a file holds: a text or a report, and what its authors mark
// as their changes to the text.
type contents struct {
	Text      *text.Text
	Report    *text.Report
	Notes     []string
	Proposals []proposal
}

// proposal is what one author changes in a text, or in what another proposal makes
// of it, whose ID is then in To. Problem says why their changes are no amendment;
// then there are no operations.
type proposal struct {
	ID, To  string
	By      string
	Ops     []amend.Op
	Notes   []string
	Problem string
}

// readFile reads a file's instruments. Tracked changes are proposals to the text
// without them.
func readFile(data []byte, format intake.Format) (contents, error) {
	found, err := intake.Read(data, format)
	if err != nil {
		return contents{}, err
	}
	read := contents{Text: found.Text, Report: found.Report, Notes: found.Notes}
	switch {
	case found.Amendment != nil:
		return contents{}, fault.Invalidf("", "the file is an amendment to another text: open the draft that it amends and have it read there")
	case found.Marked != nil:
		read.Text = found.Marked.Base
		for _, a := range slices.Concat(found.Marked.Amendments, found.Marked.SubAmendments) {
			read.Proposals = append(read.Proposals, proposal{ID: a.ID, To: a.To, By: a.By, Ops: a.Ops})
		}
	}
	return read, nil
}

// proposalsOf are amendments to a draft as their authors' proposals. A sub-amendment
// stands on what another author proposes and cannot be one before that is.
func proposalsOf(all []amend.Amendment) []proposal {
	movers := map[string]string{}
	for _, a := range all {
		movers[a.ID] = a.By
	}
	proposals := make([]proposal, len(all))
	for i, a := range all {
		proposals[i] = proposal{ID: a.ID, By: a.By, Ops: a.Ops}
		if a.To != "" {
			proposals[i].Ops = nil
			proposals[i].Problem = fmt.Sprintf("these changes are made in words that %s inserted: propose them as an amendment to that amendment, once it is submitted", movers[a.To])
		}
	}
	return proposals
}

// encode writes an answer as the request itself would have been answered.
func encode(w interface{ Write([]byte) (int, error) }, value any) error {
	data, err := json.Marshal(value)
	if err != nil {
		return fault.Wrap(err, "the answer cannot be written")
	}
	_, err = w.Write(data)
	return err
}
