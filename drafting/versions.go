package drafting

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// Versions are a draft's, by number and without their texts: to readers and
// the public only those from the published one on.
func (s *Service) Versions(ctx context.Context, actor Actor, draftID string) ([]Version, error) {
	return view(ctx, s, func(r Snapshot) ([]Version, error) {
		draft, st, err := seeDraft(r, actor, draftID)
		if err != nil {
			return nil, err
		}
		all, err := r.Versions(draftID)
		if err != nil {
			return nil, err
		}
		seen := []Version{}
		for _, v := range all {
			if st.seesVersion(draft, v.Number) {
				seen = append(seen, st.shown(v))
			}
		}
		return seen, nil
	})
}

// Version returns one version with its text; number 0 is the current one.
// Errors: not_found, also where the actor may not see it.
func (s *Service) Version(ctx context.Context, actor Actor, draftID string, number int) (Version, error) {
	return view(ctx, s, func(r Snapshot) (Version, error) {
		return seeVersion(r, actor, draftID, number)
	})
}

func seeVersion(r Snapshot, actor Actor, draftID string, number int) (Version, error) {
	draft, st, err := seeDraft(r, actor, draftID)
	if err != nil {
		return Version{}, err
	}
	if number == 0 {
		number = draft.Version
	}
	if !st.seesVersion(draft, number) {
		return Version{}, noSuch("version", strconv.Itoa(number))
	}
	v, err := r.Version(draftID, number)
	if err != nil {
		return Version{}, err
	}
	return st.shown(v), nil
}

func (st standing) seesVersion(draft Draft, number int) bool {
	return st.may(SeeUnpublished) || draft.Published() && number >= draft.PublishedFrom
}

// shown leaves out what outsiders do not see of a version: who wrote it, why,
// and which decision made it.
func (st standing) shown(v Version) Version {
	if st.may(SeeUnpublished) {
		return v
	}
	v.Author, v.Note, v.DecisionID, v.Adopted = PersonRef{}, "", "", nil
	return v
}

// VersionComparison is two versions, with their texts, and what differs.
type VersionComparison struct {
	From    Version          `json:"from"`
	To      Version          `json:"to"`
	Changes amend.Comparison `json:"changes"`
}

// Compare shows what differs between two versions of a draft; number 0 is the
// current one. Errors: not_found.
func (s *Service) Compare(ctx context.Context, actor Actor, draftID string, from, to int) (VersionComparison, error) {
	c, err := view(ctx, s, func(r Snapshot) (VersionComparison, error) {
		var c VersionComparison
		var err error
		if c.From, err = seeVersion(r, actor, draftID, from); err != nil {
			return c, err
		}
		c.To, err = seeVersion(r, actor, draftID, to)
		return c, err
	})
	if err != nil {
		return VersionComparison{}, err
	}
	c.Changes = amend.Compare(c.From.Text, c.To.Text)
	return c, nil
}

// Provenance tells where every word of a version came from; number 0 is the
// current one. Outsiders may not see it.
func (s *Service) Provenance(ctx context.Context, actor Actor, draftID string, number int) (Provenance, error) {
	return view(ctx, s, func(r Snapshot) (Provenance, error) {
		draft, st, err := seeDraft(r, actor, draftID)
		if err != nil {
			return Provenance{}, err
		}
		if err := st.require(SeeAmendments); err != nil {
			return Provenance{}, err
		}
		if number == 0 {
			number = draft.Version
		}
		clauses, err := r.VersionProvenance(draftID, number)
		if err != nil {
			return Provenance{}, err
		}
		sources, err := explainSources(r, draftID, clauses)
		return Provenance{Clauses: clauses, Sources: sources}, err
	})
}

// versionSource names a version in spans; an amendment is named by its id.
func versionSource(number int) string { return fmt.Sprintf("v%d", number) }

// sourceSeparator stands between several who proposed the same words, as
// amend.Trace joins them.
const sourceSeparator = ", "

// explainSources says what each source in the spans stands for.
func explainSources(r Snapshot, draftID string, clauses map[string][]amend.Span) (map[string]Source, error) {
	amendments, err := r.Amendments(draftID)
	if err != nil {
		return nil, err
	}
	byID := map[string]Amendment{}
	for _, a := range amendments {
		byID[a.ID] = a
	}
	sources := map[string]Source{}
	for _, spans := range clauses {
		for _, span := range spans {
			if _, known := sources[span.Source]; !known {
				sources[span.Source] = explain(span.Source, byID)
			}
		}
	}
	return sources, nil
}

// explain names the version, or the movers joined as in a list.
func explain(source string, byID map[string]Amendment) Source {
	explained := Source{}
	for _, part := range strings.Split(source, sourceSeparator) {
		a, moved := byID[part]
		if !moved {
			number, _ := strconv.Atoi(strings.TrimPrefix(part, "v"))
			explained.Version = number
			continue
		}
		if explained.Amendment == "" {
			explained.Amendment, explained.Label, explained.By, explained.OnBehalfOf = a.ID, a.Label, a.By, a.OnBehalfOf
			continue
		}
		explained.Label += sourceSeparator + a.Label
		explained.By += sourceSeparator + a.By
	}
	return explained
}

// EditInput is a changed text: as operations on the expected version, or as an
// edited copy of it whose clauses may lack ids. Note says why, for the record.
type EditInput struct {
	ExpectedVersion int        `json:"expected_version"`
	Ops             []amend.Op `json:"ops,omitempty"`
	Copy            *text.Text `json:"copy,omitempty"`
	Note            string     `json:"note"`
}

// Advance is a new version and what became of the pending amendments: Rebased
// ones followed it, NeedsRebase ones wait for their movers.
type Advance struct {
	Version     Version        `json:"version"`
	Rebased     []AmendmentRef `json:"rebased"`
	NeedsRebase []AmendmentRef `json:"needs_rebase"`
}

// edit applies an editor's operations, or what their copy changes.
func edit(base *text.Text, in EditInput, id, by string) (*text.Text, error) {
	content, err := proposed(base, in.Ops, in.Copy, id, by)
	if err != nil {
		return nil, err
	}
	return amend.Apply(base, content)
}

// proposed reads a proposal that is given either as operations or as an edited
// copy of the base.
func proposed(base *text.Text, ops []amend.Op, edited *text.Text, id, by string) (amend.Amendment, error) {
	if edited != nil && len(ops) > 0 {
		return amend.Amendment{}, fault.Invalidf("copy", "give either ops or an edited copy, not both")
	}
	if edited != nil {
		return amend.FromCopy(base, edited, id, by)
	}
	if len(ops) == 0 {
		return amend.Amendment{}, fault.Invalidf("ops", "there is no operation: nothing is proposed")
	}
	return amend.Amendment{Schema: amend.Schema, ID: id, By: by, Ops: ops}, nil
}
