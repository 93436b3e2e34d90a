package drafting

import (
	"context"

	"chapeau/drafting/rules"
)

// Governance is what governs a committee: Profile is its rules profile as it is,
// Rules what holds there. The quorums are numbers of its Members.
type Governance struct {
	Profile        rules.Profile `json:"profile"`
	Rules          rules.Rules   `json:"rules"`
	Members        int           `json:"members"`
	QuorumToOpen   int           `json:"quorum_to_open"`
	QuorumToDecide int           `json:"quorum_to_decide"`
}

// Governance returns what governs a committee. Errors: not_found where the actor
// may not see the committee.
func (s *Service) Governance(ctx context.Context, actor Actor, committeeID string) (Governance, error) {
	return view(ctx, s, func(r Snapshot) (Governance, error) {
		if _, err := seeCommittee(r, actor, committeeID); err != nil {
			return Governance{}, err
		}
		holding, err := rulesOf(r, committeeID)
		if err != nil {
			return Governance{}, err
		}
		profile, err := rules.Find(holding.Name)
		if err != nil {
			return Governance{}, err
		}
		members, err := membersOf(r, committeeID)
		if err != nil {
			return Governance{}, err
		}
		n := len(members)
		return Governance{
			Profile: profile, Rules: holding, Members: n,
			QuorumToOpen: holding.QuorumToOpen(n), QuorumToDecide: holding.QuorumToDecide(n),
		}, nil
	})
}
