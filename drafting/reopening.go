package drafting

import (
	"slices"
	"strings"

	"chapeau/drafting/amend"
)

// followText moves the paragraphs on with a new version of an open draft: an
// agreed one whose words, form or place changed is reopened, with its package,
// and every delegation that had agreed is told; one that is gone is deleted, one
// that came back is open. What is numbered or put in sequence after the decision
// reopens nothing.
func (w *work) followText(draft Draft, current, next Version) error {
	if !draft.Status.Open() {
		return nil
	}
	rows, err := w.Paragraphs(draft.ID)
	if err != nil {
		return err
	}
	f := follower{work: w, draft: draft, version: next.Number, changes: amend.Changes(current.Text, next.Text)}
	f.follow(rows)
	if err := w.tellReopened(draft, f.agreed, next.Number); err != nil {
		return err
	}
	if err := w.PutParagraphs(f.reworded); err != nil || len(f.stood) == 0 {
		return err
	}
	draft.Version = next.Number
	return w.putParagraphs(draft, f.stood, ParagraphsFollowed, map[string]any{})
}

// follower finds what a new version does to paragraphs: stood are those whose
// standing changed, reworded those that only changed, agreed those that were
// agreed, as they were before.
type follower struct {
	*work
	draft   Draft
	version int
	changes map[string]amend.ClauseChange
	broken  []int // packages of which a member changed

	stood, reworded, agreed []Paragraph
}

func (f *follower) follow(rows []Paragraph) {
	known := make(map[string]bool, len(rows))
	for _, p := range rows {
		known[p.Clause] = true
		if _, touched := f.changes[p.Clause]; touched && p.Package > 0 {
			f.broken = append(f.broken, p.Package)
		}
	}
	for _, p := range rows {
		f.paragraph(p)
	}
	for clause, change := range f.changes {
		if change.Gone && !known[clause] {
			f.stand(Paragraph{DraftID: f.draft.ID, Clause: clause}, ParagraphDeleted)
		}
	}
	slices.SortFunc(f.stood, func(p, q Paragraph) int { return strings.Compare(p.Clause, q.Clause) })
}

func (f *follower) paragraph(p Paragraph) {
	change, touched := f.changes[p.Clause]
	falls := slices.Contains(f.broken, p.Package) || touched && p.Status.Agreed()
	if falls && p.Status.Agreed() {
		f.agreed = append(f.agreed, p)
	}
	if touched {
		p.ChangedIn = f.version
	}
	switch {
	case change.Gone:
		f.stand(p, ParagraphDeleted)
	case change.New:
		f.stand(p, ParagraphOpen)
	case falls:
		f.stand(p, ParagraphReopened)
	case touched:
		f.reworded = append(f.reworded, p)
	}
}

func (f *follower) stand(p Paragraph, status ParagraphStatus) {
	f.stood = append(f.stood, f.moved(p, status, f.version))
}

// tellReopened alerts the delegations that had agreed to paragraphs that are
// agreed no more.
func (w *work) tellReopened(draft Draft, paragraphs []Paragraph, version int) error {
	paragraphs = slices.DeleteFunc(slices.Clone(paragraphs), func(p Paragraph) bool { return !p.Status.Agreed() })
	if len(paragraphs) == 0 {
		return nil
	}
	marks, err := w.Marks(draft.ID)
	if err != nil {
		return err
	}
	everybody, err := w.delegationIDs(draft.CommitteeID)
	if err != nil {
		return err
	}
	for _, p := range paragraphs {
		a := Alert{CommitteeID: draft.CommitteeID, DraftID: draft.ID, Clause: p.Clause, Kind: AlertParagraphReopened}
		if err := w.alert(a, agreeing(p, marks, everybody), map[string]any{"version": version}); err != nil {
			return err
		}
	}
	return nil
}

func (w *work) delegationIDs(committeeID string) ([]string, error) {
	all, err := w.Delegations(committeeID)
	ids := make([]string, len(all))
	for i, d := range all {
		ids[i] = d.ID
	}
	return ids, err
}
