package drafting

import (
	"slices"
	"time"

	"chapeau/drafting/rules"
)

// Notice tells from when on a text that was circulated may be considered: the
// draft, or the amendment that AmendmentID names. Symbol is the document's. Runs
// tells that this is still to come and nobody has waived it. WaiverID names the
// ruling that lifted it, WaivedBy who may give one.
type Notice struct {
	AmendmentID  string       `json:"amendment_id,omitempty"`
	Symbol       string       `json:"symbol"`
	CirculatedAt time.Time    `json:"circulated_at"`
	WorkingDays  int          `json:"working_days"`
	From         time.Time    `json:"from"`
	Runs         bool         `json:"runs"`
	WaivedBy     rules.Waiver `json:"waived_by"`
	WaiverID     string       `json:"waiver_id,omitempty"`
}

// noticeBlocks refuses action on a draft at a moment: conflict while the notice
// of its current document runs and was not waived. A draft of which nothing says
// when it was circulated came from elsewhere: for it no notice is counted.
func noticeBlocks(r Snapshot, draft Draft, at time.Time) error {
	return blocks(r, draft, nil, at)
}

// amendmentNoticeBlocks is noticeBlocks for an amendment to the draft. One that
// was issued in no document is moved orally, and the chair who puts it permits
// it.
func amendmentNoticeBlocks(r Snapshot, draft Draft, a Amendment, at time.Time) error {
	return blocks(r, draft, &a, at)
}

func blocks(r Snapshot, draft Draft, amendment *Amendment, at time.Time) error {
	issued, err := r.Documents(draft.CommitteeID)
	if err != nil {
		return err
	}
	c, err := noticeCounter(r, draft, at)
	if err != nil {
		return err
	}
	p := paperOf(draft, amendment, issued)
	if n, counted := c.notice(p); counted && n.Runs {
		return rules.CheckNotice(p.name(), n.CirculatedAt, at, c.rule(p), c.calendar)
	}
	return nil
}

// counter counts the notices of one draft's papers at a moment.
type counter struct {
	now      time.Time
	rules    rules.NoticeRules
	calendar rules.Calendar
	waivers  []Waiver
}

func noticeCounter(r Snapshot, draft Draft, now time.Time) (counter, error) {
	committee, err := r.Committee(draft.CommitteeID)
	if err != nil {
		return counter{}, err
	}
	holding, err := committee.settings().Resolve()
	if err != nil {
		return counter{}, err
	}
	waivers, err := r.Waivers(draft.ID)
	return counter{now, holding.Notice, committee.calendar(), waivers}, err
}

func (c counter) rule(p paper) rules.Notice {
	if p.amendment == nil {
		return c.rules.Drafts
	}
	return c.rules.Amendments
}

// notice is a paper's, false where nothing says when it was circulated.
func (c counter) notice(p paper) (Notice, bool) {
	circulated, known := p.circulatedAt()
	if !known {
		return Notice{}, false
	}
	rule := c.rule(p)
	n := Notice{
		AmendmentID: p.amendmentID(), Symbol: p.symbol(), CirculatedAt: circulated,
		WorkingDays: rule.WorkingDays, From: rules.Earliest(circulated, rule, c.calendar).UTC(), WaivedBy: rule.WaivedBy,
	}
	if i := slices.IndexFunc(c.waivers, func(v Waiver) bool { return v.covers(p, circulated) }); i >= 0 {
		n.WaiverID = c.waivers[i].ID
	}
	n.Runs = n.WaiverID == "" && c.now.Before(n.From)
	return n, true
}

// circulatedAt is when the paper's wording in force first went to the
// delegations: as its document says, or as the draft was tabled.
func (p paper) circulatedAt() (time.Time, bool) {
	if d := p.current(); d.Symbol != "" {
		return d.CirculatedAt(), true
	}
	if p.amendment == nil && p.draft.TabledAt != nil {
		return *p.draft.TabledAt, true
	}
	return time.Time{}, false
}

// noticesOf are those of a draft's papers that were circulated.
func noticesOf(r Snapshot, papers []paper, now time.Time) ([]Notice, error) {
	c, err := noticeCounter(r, papers[0].draft, now)
	if err != nil {
		return nil, err
	}
	notices := []Notice{}
	for _, p := range papers {
		if n, counted := c.notice(p); counted {
			notices = append(notices, n)
		}
	}
	return notices, nil
}
