package drafting

import (
	"context"
	"slices"

	"chapeau/drafting/formats/session"
	"chapeau/drafting/text"
)

// Report is chapter I of the committee's session report: the drafts that the actor
// may see, at their current versions, each under the numbers that a reader of the
// draft sees. Those of an imported report stand in its sections, in its words.
// Those that the committee adopted stand in sections by who must act: the organ that
// the secretariat named, else the one whose words they are, or nobody, where they are
// the committee's own. What is still to be decided stands last; what was rejected or
// withdrawn is not in it. Errors: not_found.
func (s *Service) Report(ctx context.Context, actor Actor, committeeID string) (*text.Report, error) {
	return view(ctx, s, func(r Snapshot) (*text.Report, error) {
		p, err := newReporter(r, actor, committeeID)
		if err != nil {
			return nil, err
		}
		return p.report, nil
	})
}

// ReportPrint is a session report as one person may read it, and what it was made
// of: the drafts by their ids and, where it is whole, amendments and decisions.
type ReportPrint struct {
	Paper  session.Paper
	Drafts []string
	Whole  bool
}

// SessionReport is the whole report on the committee's session: chapter I and, for
// those who may see amendments and decisions, the proceedings, a chapter for each
// item of the agenda. Errors: not_found.
func (s *Service) SessionReport(ctx context.Context, actor Actor, committeeID string) (ReportPrint, error) {
	return view(ctx, s, func(r Snapshot) (ReportPrint, error) {
		p, err := newReporter(r, actor, committeeID)
		if err != nil {
			return ReportPrint{}, err
		}
		return p.print()
	})
}

// reporter gathers a session report as one person may read it.
type reporter struct {
	Snapshot
	standing  standing
	committee Committee
	frame     ReportFrame
	drafts    []reported
	report    *text.Report
	numbers   numerals
	place     map[string]string // draft → where chapter I has it
}

// reported is a draft with its current text.
type reported struct {
	Draft
	text   *text.Text
	layout text.Options
}

func newReporter(r Snapshot, actor Actor, committeeID string) (*reporter, error) {
	st, err := seeCommittee(r, actor, committeeID)
	if err != nil {
		return nil, err
	}
	p := &reporter{Snapshot: r, standing: st, place: map[string]string{}}
	if p.committee, err = r.Committee(committeeID); err != nil {
		return nil, err
	}
	if p.frame, err = reportFrame(r, committeeID); err != nil {
		return nil, err
	}
	if err := p.load(); err != nil {
		return nil, err
	}
	p.hide()
	p.chapter()
	return p, nil
}

// hide leaves out what an imported report says around texts of which the reader may
// see none.
func (p *reporter) hide() {
	if p.standing.may(SeeUnpublished) {
		return
	}
	p.frame.Sections = slices.DeleteFunc(p.frame.Sections, func(s FrameSection) bool {
		return !slices.ContainsFunc(p.drafts, func(d reported) bool { return d.Section == s.Letter })
	})
}

func (p *reporter) load() error {
	drafts, err := p.Drafts(p.committee.ID, "", 0)
	if err != nil {
		return err
	}
	for _, d := range drafts {
		if !d.Published() && !p.standing.may(SeeUnpublished) {
			continue
		}
		v, err := p.Version(d.ID, d.Version)
		if err != nil {
			return err
		}
		layout, err := layoutOf(p, d, d.numbered(v.Number))
		if err != nil {
			return err
		}
		p.drafts = append(p.drafts, reported{d, v.Text, layout})
	}
	return nil
}

// print is the report as its writers take it. An imported report has its own head.
func (p *reporter) print() (ReportPrint, error) {
	notes, err := noteProfile(p, p.committee.ID)
	if err != nil {
		return ReportPrint{}, err
	}
	made := ReportPrint{Paper: session.Paper{Chapter: p.report, Notes: notes}, Whole: p.standing.may(SeeAmendments)}
	for _, d := range p.drafts {
		made.Drafts = append(made.Drafts, d.ID)
	}
	if len(p.frame.Sections) == 0 {
		made.Paper.Head, made.Paper.Session = "Report of the "+withoutArticle(p.committee.Name), p.committee.Session
	}
	if made.Whole {
		made.Paper.Chapters, err = p.proceedings()
	}
	return made, err
}

// MayReport tells whether the actor may still see all that a report was made of.
// Errors: not_found.
func (s *Service) MayReport(ctx context.Context, actor Actor, committeeID string, made ReportPrint) error {
	_, err := view(ctx, s, func(r Snapshot) (struct{}, error) {
		st, err := seeCommittee(r, actor, committeeID)
		if err != nil {
			return struct{}{}, err
		}
		if made.Whole && !st.may(SeeAmendments) {
			return struct{}{}, noSuch("committee", committeeID)
		}
		for _, id := range made.Drafts {
			if _, _, err := seeDraft(r, actor, id); err != nil {
				return struct{}{}, err
			}
		}
		return struct{}{}, nil
	})
	return err
}
