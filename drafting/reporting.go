package drafting

import (
	"context"

	"chapeau/drafting/text"
)

// Report is the committee's drafts that the actor may see, at their current
// versions, as a chapter of its session report: in the sections that they were
// imported from, those without one first, each under the numbers that a reader of
// the draft sees. Errors: not_found.
func (s *Service) Report(ctx context.Context, actor Actor, committeeID string) (*text.Report, error) {
	return view(ctx, s, func(r Snapshot) (*text.Report, error) {
		st, err := seeCommittee(r, actor, committeeID)
		if err != nil {
			return nil, err
		}
		committee, err := r.Committee(committeeID)
		if err != nil {
			return nil, err
		}
		drafts, err := r.Drafts(committeeID, "", 0)
		if err != nil {
			return nil, err
		}
		report := &text.Report{
			Schema: text.ReportSchema, Title: text.Escape(committee.Name), Subtitle: text.Escape(committee.Session),
			Still: map[*text.Text]*text.Text{},
		}
		for _, d := range drafts {
			if !d.Published() && !st.may(SeeUnpublished) {
				continue
			}
			v, err := r.Version(d.ID, d.Version)
			if err != nil {
				return nil, err
			}
			layout, err := layoutOf(r, d, d.numbered(v.Number))
			if err != nil {
				return nil, err
			}
			report.Still[v.Text] = layout.Reference
			addToReport(report, d.Section, v.Text)
		}
		return report, nil
	})
}

// MayReport tells whether the actor may still see all of the drafts that a report
// was made of: not_found where they may not.
func (s *Service) MayReport(ctx context.Context, actor Actor, committeeID string, drafts []string) error {
	_, err := view(ctx, s, func(r Snapshot) (struct{}, error) {
		if _, err := seeCommittee(r, actor, committeeID); err != nil {
			return struct{}{}, err
		}
		for _, id := range drafts {
			if _, _, err := seeDraft(r, actor, id); err != nil {
				return struct{}{}, err
			}
		}
		return struct{}{}, nil
	})
	return err
}

// addToReport puts a text at the end of its section, which is made where it is
// new.
func addToReport(report *text.Report, letter string, t *text.Text) {
	for i := range report.Sections {
		if report.Sections[i].Letter == letter {
			report.Sections[i].Texts = append(report.Sections[i].Texts, t)
			return
		}
	}
	report.Sections = append(report.Sections, text.Section{Letter: letter, Texts: []*text.Text{t}})
}
