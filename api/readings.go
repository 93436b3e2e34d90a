package api

import (
	"context"

	"chapeau/drafting"
	"chapeau/drafting/text"
)

// textService reads a draft's texts and says how they are numbered.
type textService interface {
	Draft(ctx context.Context, actor drafting.Actor, id string) (drafting.Draft, error)
	Version(ctx context.Context, actor drafting.Actor, draftID string, number int) (drafting.Version, error)
	LayoutOptions(ctx context.Context, actor drafting.Actor, draftID string, number int) (text.Options, error)
}

// readings lays out the texts of one draft for one reader: each version once,
// however often it is looked at.
type readings struct {
	service  textService
	actor    drafting.Actor
	draftID  string
	options  map[int]text.Options // by version
	versions map[int]*reading
}

func newReadings(service textService, actor drafting.Actor, draftID string) *readings {
	return &readings{service: service, actor: actor, draftID: draftID, options: make(map[int]text.Options), versions: make(map[int]*reading)}
}

// of is a version laid out; number 0 is the current one.
func (r *readings) of(ctx context.Context, number int) (*reading, error) {
	if known, ok := r.versions[number]; ok {
		return known, nil
	}
	version, err := r.service.Version(ctx, r.actor, r.draftID, number)
	if err != nil {
		return nil, err
	}
	laid, err := r.layOut(ctx, version.Text, version.Number)
	if err != nil {
		return nil, err
	}
	laid.version = version
	r.versions[number], r.versions[version.Number] = laid, laid
	return laid, nil
}

// layOut lays out a text of the draft, also one that is no version, such as a
// merge, as the version that it belongs to is; 0 is the current one.
func (r *readings) layOut(ctx context.Context, t *text.Text, number int) (*reading, error) {
	options, known := r.options[number]
	if !known {
		var err error
		if options, err = r.service.LayoutOptions(ctx, r.actor, r.draftID, number); err != nil {
			return nil, err
		}
		r.options[number] = options
	}
	return read(t, options), nil
}
