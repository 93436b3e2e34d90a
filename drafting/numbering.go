package drafting

import (
	"context"

	"chapeau/drafting/rules"
	"chapeau/drafting/text"
)

// LayoutOptions say how a version of a draft is numbered; number 0 is the current
// version. Until the numbering is finalized the first version's numbers stay still
// and preambular paragraphs are numbered too; then the current version is numbered
// as it stands, and earlier ones keep the numbers under which they were decided.
// Notes are printed as the committee's rules have it. The numbers are the same
// for everybody who may see the draft, also where its first version was never
// published. Errors: not_found.
func (s *Service) LayoutOptions(ctx context.Context, actor Actor, draftID string, number int) (text.Options, error) {
	return view(ctx, s, func(r Snapshot) (text.Options, error) {
		draft, _, err := seeDraft(r, actor, draftID)
		if err != nil {
			return text.Options{}, err
		}
		if number == 0 {
			number = draft.Version
		}
		return layoutOf(r, draft, draft.numbered(number))
	})
}

// layoutOf gives the options for a draft's texts, numbered as they stand or as
// they were negotiated.
func layoutOf(r Snapshot, draft Draft, numbered bool) (text.Options, error) {
	notes, err := noteProfile(r, draft.CommitteeID)
	if err != nil {
		return text.Options{}, err
	}
	if numbered {
		return text.Options{Numbering: text.Final, Notes: notes}, nil
	}
	first, err := r.Version(draft.ID, 1)
	if err != nil {
		return text.Options{}, err
	}
	return text.Options{Numbering: text.Still, Reference: first.Text, PreambularNumbers: true, Notes: notes}, nil
}

// NoteProfile says how notes are printed in the committee's report. Errors:
// not_found where the actor may not see the committee.
func (s *Service) NoteProfile(ctx context.Context, actor Actor, committeeID string) (text.NoteProfile, error) {
	return view(ctx, s, func(r Snapshot) (text.NoteProfile, error) {
		if _, err := seeCommittee(r, actor, committeeID); err != nil {
			return text.Reuse, err
		}
		return noteProfile(r, committeeID)
	})
}

// noteProfile is how the committee's rules have notes printed.
func noteProfile(r Snapshot, committeeID string) (text.NoteProfile, error) {
	holding, err := rulesOf(r, committeeID)
	if err != nil {
		return text.Reuse, err
	}
	if holding.Footnotes.Profile == rules.IndicatorsOnce {
		return text.Once, nil
	}
	return text.Reuse, nil
}
