package api

import (
	"fmt"
	"maps"
	"net/http"
	"slices"

	"github.com/gin-gonic/gin"

	"chapeau/drafting"
	"chapeau/drafting/amend"
)

// provenanceView tells who brought in each word of a version.
type provenanceView struct {
	Version int                `json:"version"`
	Clauses []clauseProvenance `json:"clauses"`
	Sources []sourceView       `json:"sources"`
}

// clauseProvenance is one clause in spans that joined are its text.
type clauseProvenance struct {
	Clause string     `json:"clause"`
	Label  string     `json:"label"`
	Spans  []spanView `json:"spans"`
}

type spanView struct {
	Text   string     `json:"text"`
	Source string     `json:"source"`
	Parts  []partView `json:"parts"`
}

type sourceView struct {
	ID          string `json:"id"`
	Kind        string `json:"kind"`
	Label       string `json:"label"`
	AmendmentID string `json:"amendment_id,omitempty"`
	By          string `json:"by,omitempty"`
	OnBehalfOf  string `json:"on_behalf_of,omitempty"`
	Version     int    `json:"version,omitempty"`
}

func viewSource(id string, s drafting.Source) sourceView {
	view := sourceView{
		ID: id, Kind: "version", Label: fmt.Sprintf("version %d", s.Version),
		AmendmentID: s.Amendment, By: s.By, OnBehalfOf: s.OnBehalfOf, Version: s.Version,
	}
	if s.Amendment != "" {
		view.Kind, view.Label = "amendment", s.Label
	}
	return view
}

func (h versions) provenance(c *gin.Context) error {
	n, err := number("version", c.Param("version"))
	if err != nil {
		return err
	}
	ctx := c.Request.Context()
	found, err := h.service.Provenance(ctx, actorOf(c), c.Param("draft"), n)
	if err != nil {
		return err
	}
	shown, err := h.readings(c).of(ctx, n)
	if err != nil {
		return err
	}
	view := provenanceView{Version: n, Clauses: viewSpans(shown, found.Clauses), Sources: []sourceView{}}
	for _, source := range slices.Sorted(maps.Keys(found.Sources)) {
		view.Sources = append(view.Sources, viewSource(source, found.Sources[source]))
	}
	return answer(c, http.StatusOK, view)
}

// viewSpans shows the spans in reading order: title, body line, clauses, notes.
func viewSpans(r *reading, spans map[string][]amend.Span) []clauseProvenance {
	places := []string{titleClause, bodyClause}
	for _, line := range r.layout().Lines {
		places = append(places, line.Clause)
	}
	for _, note := range r.page.Notes {
		places = append(places, footnotePrefix+note.Key)
	}
	views := []clauseProvenance{}
	for _, place := range places {
		if of, ok := spans[place]; ok {
			views = append(views, clauseProvenance{Clause: place, Label: r.label(place), Spans: each(of, func(s amend.Span) spanView {
				return spanView{Text: s.Text, Source: s.Source, Parts: r.parts(place, s.Text)}
			})})
		}
	}
	return views
}
