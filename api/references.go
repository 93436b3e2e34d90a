package api

import (
	"fmt"
	"slices"

	"chapeau/drafting/fault"
	"chapeau/drafting/reference"
	"chapeau/drafting/text"
)

// referenceOfferView offers to make a reference that is still plain words live.
type referenceOfferView struct {
	ID     string `json:"id"`
	Clause string `json:"clause"`
	Label  string `json:"label"`
	Words  string `json:"words"`
	Prints string `json:"prints"`
}

// offerID names an offer within one file: reading the same file again gives the
// same offers.
func offerID(instrument int, o reference.Offer) string {
	return fmt.Sprintf("%d:%s:%d", instrument, o.Clause, o.Start)
}

// viewOffers lists the plain references of one instrument.
func viewOffers(instrument int, t *text.Text) []referenceOfferView {
	offers := []referenceOfferView{}
	labels := text.Labels(t, text.Final, nil)
	for _, o := range reference.Find(t) {
		offers = append(offers, referenceOfferView{
			ID: offerID(instrument, o), Clause: o.Clause, Label: labels[o.Clause], Words: o.Words, Prints: o.Prints,
		})
	}
	return offers
}

// acceptReferences makes live the references that a person accepted by their
// ids. Errors: invalid for an id that this file does not offer.
func acceptReferences(found *contents, accepted []string) error {
	if len(accepted) == 0 {
		return nil
	}
	known := 0
	for i, t := range instruments(found) {
		var offers []reference.Offer
		for _, o := range reference.Find(*t) {
			if slices.Contains(accepted, offerID(i, o)) {
				offers = append(offers, o)
			}
		}
		known += len(offers)
		changed, err := reference.Accept(*t, offers)
		if err != nil {
			return err
		}
		*t = changed
	}
	if known != len(accepted) {
		return fault.Invalidf("accept", "%d of the %d accepted references are not offered for this file; read the file again and choose from what it offers", len(accepted)-known, len(accepted))
	}
	return nil
}

// instruments are the texts of a file, in its order.
func instruments(found *contents) []**text.Text {
	if found.Text != nil {
		return []**text.Text{&found.Text}
	}
	var all []**text.Text
	if found.Report == nil {
		return nil
	}
	for i := range found.Report.Sections {
		section := &found.Report.Sections[i]
		for j := range section.Texts {
			all = append(all, &section.Texts[j])
		}
	}
	return all
}
