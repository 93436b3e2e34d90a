package delegations

import (
	_ "embed" // the catalogue is part of the program

	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

//go:embed delegations.json
var file []byte

// catalogue is read once. The file is part of the program; a test reads it.
var catalogue, unreadable = readCatalogue()

// entry is a delegation as the file has it. Names are given by language where
// the United Nations does not use the common name of a State.
type entry struct {
	Delegation
	Names map[string]string `json:"names"`
}

func readCatalogue() ([]Delegation, error) {
	var entries []entry
	if err := text.DecodeStrict(file, &entries); err != nil {
		return nil, fault.Wrap(err, "the catalogue of delegations cannot be read")
	}
	all := make([]Delegation, len(entries))
	for i, e := range entries {
		all[i] = e.Delegation
		all[i].names = e.Names
	}
	return all, nil
}
