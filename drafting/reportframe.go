package drafting

import (
	"slices"

	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// ReportFrame is what the report that a committee's texts were imported from says
// around them: inline text, as in text.Report.
type ReportFrame struct {
	CommitteeID string         `json:"committee_id"`
	Title       string         `json:"title"`
	Subtitle    string         `json:"subtitle"`
	Sections    []FrameSection `json:"sections"`
}

// FrameSection is one section without its texts.
type FrameSection struct {
	Letter string `json:"letter"`
	Title  string `json:"title"`
	Intro  string `json:"intro"`
}

// reportFrame is a committee's, empty where it imported no report.
func reportFrame(r Snapshot, committeeID string) (ReportFrame, error) {
	frame, err := r.ReportFrame(committeeID)
	if fault.CodeOf(err) == fault.NotFound {
		return ReportFrame{CommitteeID: committeeID}, nil
	}
	return frame, err
}

// keepFrame keeps what an imported report says around its texts. Another report
// may add sections, but not say otherwise what is there already, for each of its
// words would then be lost.
func (w *work) keepFrame(committeeID string, report *text.Report) error {
	frame, err := reportFrame(w, committeeID)
	if err != nil {
		return err
	}
	if len(frame.Sections) == 0 {
		frame.Title, frame.Subtitle = report.Title, report.Subtitle
	}
	if frame.Title != report.Title || frame.Subtitle != report.Subtitle {
		return fault.New(fault.Conflict, "", "the committee has imported a report already, “%s”: import this one, “%s”, into a committee of its own", text.PlainWords(frame.Title), text.PlainWords(report.Title))
	}
	for _, s := range report.Sections {
		section := FrameSection{s.Letter, s.Title, s.Intro}
		i := slices.IndexFunc(frame.Sections, func(known FrameSection) bool { return known.Letter == s.Letter })
		switch {
		case i < 0:
			frame.Sections = append(frame.Sections, section)
		case frame.Sections[i] != section:
			return fault.New(fault.Conflict, "", "section %s of the committee's report is “%s” already: import this report into a committee of its own, or give the section another letter", s.Letter, text.PlainWords(frame.Sections[i].Title))
		}
	}
	return w.PutReportFrame(frame)
}
