package export

import (
	"context"
	"io"

	"chapeau/drafting/formats/akn"
)

func aknText(_ context.Context, w io.Writer, p Print) error {
	return akn.Text(w, p.Text, aknOptions(p))
}

func aknWords(_ context.Context, w io.Writer, p Words) error {
	return akn.Amendment(w, p.Text, p.Amendment, aknOptions(p.Print))
}

// aknReport writes chapter I, the texts themselves.
func aknReport(_ context.Context, w io.Writer, r Report) error {
	return akn.Report(w, r.Chapter, r.Notes, akn.Options{})
}

func aknOptions(p Print) akn.Options {
	return akn.Options{Layout: p.Layout, Masthead: p.Masthead, Date: p.Masthead.Date, Adopted: !p.Masthead.IsDraft, Version: p.Version}
}
