package main

import (
	"chapeau/drafting/fault"
	"chapeau/drafting/formats/akn"
	"chapeau/drafting/text"
)

// akomaNtoso reads a text, a report or an amendment paper.
func (cmd *ImportCmd) akomaNtoso(s *streams, data []byte) error {
	result, err := akn.Read(data)
	if err != nil {
		return err
	}
	if result.Amendment == nil {
		return cmd.document(s, result.Text, result.Report, result.Notes)
	}
	cmd.remark(result.Notes)
	return s.print(result.Amendment)
}

// aknText reads a file of Akoma Ntoso that holds one text.
func aknText(data []byte) (*text.Text, error) {
	result, err := akn.Read(data)
	if err != nil {
		return nil, err
	}
	if result.Text == nil {
		return nil, fault.Invalidf("", "the file holds a report or an amendment where one text is expected; import it first")
	}
	return result.Text, nil
}
