package rules

import "chapeau/drafting/fault"

// The limits of what a committee may decide otherwise.
const (
	maximalDegree      = 5
	maximalWorkingDays = 30
)

// Settings are a committee's rules: a profile, and what the committee has
// decided otherwise. A zero or nil field leaves the profile's rule.
// QuorumForDecision is a number of members; the notices are working days, and 0
// means that none is needed.
type Settings struct {
	Rules             string          `json:"rules"`
	QuorumForDecision int             `json:"quorum_for_decision,omitempty"`
	DegreeLimit       int             `json:"amendment_degree_limit,omitempty"`
	FootnoteProfile   FootnoteProfile `json:"footnote_profile,omitempty"`
	DraftNotice       *int            `json:"draft_notice,omitempty"`
	AmendmentNotice   *int            `json:"amendment_notice,omitempty"`
	LateSponsors      *bool           `json:"late_sponsors,omitempty"`
}

// Rules are the rules that hold in a committee: its profile with its own
// decisions in place. QuorumForDecision is 0 where the profile's share of the
// members holds.
type Rules struct {
	Profile
	QuorumForDecision int `json:"quorum_for_decision,omitempty"`
}

// QuorumToOpen is how many of the members must be present to open a meeting.
func (r Rules) QuorumToOpen(members int) int { return r.Quorum.ToOpen.Of(members) }

// QuorumToDecide is how many of the members must be present for a decision.
func (r Rules) QuorumToDecide(members int) int {
	if r.QuorumForDecision > 0 {
		return r.QuorumForDecision
	}
	return r.Quorum.ToDecide.Of(members)
}

// own is the source of a rule that the committee has set itself.
const own = "decided by the committee"

// Resolve gives the rules that hold. Error: invalid for an unknown profile and
// for a number that cannot be meant.
func (s Settings) Resolve() (Rules, error) {
	profile, err := Find(s.Rules)
	if err != nil {
		return Rules{}, err
	}
	if err := s.check(); err != nil {
		return Rules{}, err
	}
	r := Rules{Profile: profile, QuorumForDecision: s.QuorumForDecision}
	if s.QuorumForDecision > 0 {
		r.Quorum.Source = own
	}
	if s.DegreeLimit > 0 {
		r.Amendments = AmendmentRules{s.DegreeLimit, own}
	}
	if s.FootnoteProfile != "" {
		r.Footnotes = Footnotes{s.FootnoteProfile, own}
	}
	if s.DraftNotice != nil {
		r.Notice.Drafts.WorkingDays, r.Notice.Source = *s.DraftNotice, own
	}
	if s.AmendmentNotice != nil {
		r.Notice.Amendments.WorkingDays, r.Notice.Source = *s.AmendmentNotice, own
	}
	if s.LateSponsors != nil {
		r.Sponsorship = Sponsorship{*s.LateSponsors, own}
	}
	return r, nil
}

func (s Settings) check() error {
	switch {
	case s.QuorumForDecision < 0:
		return fault.Invalidf("quorum_for_decision", "%d members are no quorum; leave it out, or name how many must be present", s.QuorumForDecision)
	case s.DegreeLimit < 0 || s.DegreeLimit > maximalDegree:
		return fault.Invalidf("amendment_degree_limit", "%d is no degree: 1 allows amendments, 2 amendments to amendments, and at most %d is possible", s.DegreeLimit, maximalDegree)
	case s.FootnoteProfile != "" && s.FootnoteProfile != ReuseIndicators && s.FootnoteProfile != IndicatorsOnce:
		return fault.Invalidf("footnote_profile", "%q is no footnote profile; it is reuse or once", s.FootnoteProfile)
	}
	if err := checkNotice("draft_notice", s.DraftNotice); err != nil {
		return err
	}
	return checkNotice("amendment_notice", s.AmendmentNotice)
}

func checkNotice(field string, days *int) error {
	if days != nil && (*days < 0 || *days > maximalWorkingDays) {
		return fault.Invalidf(field, "%d working days are no notice; it is from 0 to %d", *days, maximalWorkingDays)
	}
	return nil
}
