package drafting

import "context"

// LastEvent is the sequence of the last entry in a committee's log, 0 where it
// has none: from there on everything is new. Errors: not_found.
func (s *Service) LastEvent(ctx context.Context, actor Actor, committeeID string) (int64, error) {
	return view(ctx, s, func(r Snapshot) (int64, error) {
		if _, err := seeCommittee(r, actor, committeeID); err != nil {
			return 0, err
		}
		head, err := r.ChainHead(committeeID)
		return head.Sequence, err
	})
}
