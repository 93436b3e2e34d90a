package drafting

import (
	"context"
	"slices"

	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// PreviewInput is a set of amendments to try out, with how to settle what
// collides.
type PreviewInput struct {
	Amendments  []AmendmentRef     `json:"amendments"`
	Resolutions []amend.Resolution `json:"resolutions"`
}

// Preview is what adopting a set of amendments would give. Text is the text
// with the resolutions in place, nil while a conflict is open; Changes compares
// the current version with it, or with the merge so far. Of sub-amendments Ground
// is the amendment that they change: text and changes are then of what it proposes.
type Preview struct {
	Version    int               `json:"version"`
	Amendments []AmendmentRef    `json:"amendments"`
	Result     amend.MergeResult `json:"result"`
	Text       *text.Text        `json:"text,omitempty"`
	Changes    amend.Comparison  `json:"changes"`
	Ground     *Ground           `json:"ground,omitempty"`
}

// Preview merges a set of amendments into the current version and stores
// nothing. Errors: forbidden, not_found, invalid for a resolution that fits no
// conflict, stale for a revised amendment.
func (s *Service) Preview(ctx context.Context, actor Actor, draftID string, in PreviewInput) (Preview, error) {
	return view(ctx, s, func(r Snapshot) (Preview, error) {
		draft, st, err := seeDraft(r, actor, draftID)
		if err != nil {
			return Preview{}, err
		}
		if err := st.require(PreviewMerges); err != nil {
			return Preview{}, err
		}
		open, err := loadOpen(r, draftID)
		if err != nil {
			return Preview{}, err
		}
		picked, err := open.choose(r, st, draft, in.Amendments)
		if err != nil {
			return Preview{}, err
		}
		if err := sameTarget(picked); err != nil {
			return Preview{}, err
		}
		p, err := previewOf(r, draft, st, picked, in.Resolutions)
		p.Amendments = refs(picked)
		return p, err
	})
}

func previewOf(r Snapshot, draft Draft, st standing, picked []chosen, resolutions []amend.Resolution) (Preview, error) {
	if picked[0].amendment.ToID != "" {
		return previewInto(r, draft, picked, resolutions)
	}
	current, err := r.Version(draft.ID, draft.Version)
	if err != nil {
		return Preview{}, err
	}
	t, err := takeUp(r, current, picked, resolutions)
	if err != nil {
		return Preview{}, err
	}
	return preview(current, t, st.person.Name)
}

// sameTarget refuses amendments that do not change the same text.
func sameTarget(picked []chosen) error {
	for _, c := range picked {
		if c.amendment.ToID != picked[0].amendment.ToID {
			return fault.Invalidf("amendments", "%s and %s do not change the same text: decide them one after the other", picked[0].amendment.name(), c.amendment.name())
		}
	}
	return nil
}

// preview merges what was taken up. While one of the amendments collides with
// what changed under it, only such conflicts are shown: how they are settled
// decides what can collide among the amendments.
func preview(current Version, t taken, by string) (Preview, error) {
	merged, err := amend.Merge(current.Text, t.wordings(by))
	if err != nil {
		return Preview{}, err
	}
	p := Preview{Version: current.Number, Result: merged}
	shown := merged.Text
	p.Result.Amendments = t.statuses(merged.Amendments)
	p.Result.Notices = append(t.notices, merged.Notices...)
	if len(t.open) > 0 {
		p.Result.Conflicts = t.conflicts
		p.Changes = amend.Compare(current.Text, shown)
		return p, nil
	}
	p.Result.Conflicts = append(t.conflicts, merged.Conflicts...)
	resolved, err := amend.Resolve(current.Text, t.wordings(by), t.rest)
	switch {
	case err == nil:
		p.Text, shown = resolved, resolved
	case fault.CodeOf(err) != fault.Conflict:
		return Preview{}, err
	}
	p.Changes = amend.Compare(current.Text, shown)
	return p, nil
}

// statuses are what became of the amendments, those that were carried over with
// the outcome of that; the ruling is none of them.
func (t taken) statuses(merged []amend.AmendmentResult) []amend.AmendmentResult {
	all := slices.Clone(merged[:len(t.picked)])
	for i := range all {
		if outcome := t.outcomes[all[i].ID]; len(t.open) > 0 && (outcome == amend.Conflict || outcome == amend.Orphaned) {
			all[i].Status = outcome
		}
	}
	return all
}

// mergeWithRulings merges and settles every conflict, and checks that nothing
// changed that nobody proposed. Where a conflict is open the error shows all
// conflicts.
func mergeWithRulings(base *text.Text, t taken, by string) (*text.Text, []amend.ConflictReport, error) {
	if len(t.open) > 0 {
		e := fault.New(fault.Conflict, "resolutions", "%d conflicts with what changed under the amendments are not resolved: %q; decide each, then adopt", len(t.open), t.open)
		e.Detail = map[string]any{"conflicts": t.conflicts}
		return nil, nil, e
	}
	wordings := t.wordings(by)
	merged, err := amend.Merge(base, wordings)
	if err != nil {
		return nil, nil, err
	}
	result, err := amend.Resolve(base, wordings, t.rest)
	if fault.CodeOf(err) == fault.Conflict {
		e := fault.New(fault.Conflict, "resolutions", "%s", err.Error())
		e.Detail, e.Cause = map[string]any{"conflicts": merged.Conflicts}, err
		return nil, nil, e
	}
	if err != nil {
		return nil, nil, err
	}
	return result, append(t.conflicts, merged.Conflicts...), checkMerge(base, wordings, merged.Conflicts, t.rest, result)
}
