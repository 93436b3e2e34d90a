package akn

import (
	"encoding/xml"
	"io"

	"chapeau/drafting/amend"
	"chapeau/drafting/text"
)

func writeAmendment(w io.Writer, base *text.Text, a amend.Amendment, o Options) error { return nil }
func (r *reader) amendment(e xml.StartElement) error                                   { return r.skip() }
