package drafting

import (
	"context"

	"chapeau/drafting/text"
)

// LayoutOptions say how a draft's texts are numbered: while it is negotiated
// its first version's numbers stay still and preambular paragraphs are numbered
// too; once it is adopted it is numbered as it stands. The numbers are the same
// for everybody who may see the draft, also where its first version was never
// published. Errors: not_found.
func (s *Service) LayoutOptions(ctx context.Context, actor Actor, draftID string) (text.Options, error) {
	return view(ctx, s, func(r Snapshot) (text.Options, error) {
		draft, _, err := seeDraft(r, actor, draftID)
		if err != nil {
			return text.Options{}, err
		}
		if draft.Status == AdoptedWithoutVote {
			return text.Options{Numbering: text.Final}, nil
		}
		first, err := r.Version(draftID, 1)
		if err != nil {
			return text.Options{}, err
		}
		return text.Options{Numbering: text.Still, Reference: first.Text, PreambularNumbers: true}, nil
	})
}
