package export

import (
	"context"
	"io"

	"chapeau/drafting/formats/akn"
	"chapeau/drafting/formats/session"
)

func aknText(_ context.Context, w io.Writer, p Print) error {
	return akn.Text(w, p.Text, aknOptions(p))
}

func aknWords(_ context.Context, w io.Writer, p Words) error {
	return akn.Amendment(w, p.Text, p.Amendment, aknOptions(p.Print))
}

// aknReport writes chapter I: the standard has no place for the proceedings.
func aknReport(_ context.Context, w io.Writer, r session.Paper) error {
	return akn.Report(w, r.Chapter, r.Notes, akn.Options{})
}

func aknOptions(p Print) akn.Options {
	return akn.Options{Layout: p.Layout, Masthead: p.Masthead, Date: p.Masthead.Date, Adopted: !p.Masthead.IsDraft, Version: p.Version}
}
