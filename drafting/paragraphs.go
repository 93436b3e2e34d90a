package drafting

import (
	"context"
	"slices"
	"time"

	"chapeau/drafting/fault"
)

// ParagraphList is how a draft's paragraphs stand on a version of its text, those
// that are deleted last. Silence is set while the text is under it; Objection is
// the one that broke the last silence over this version. Outstanding are the
// clauses with budget implications whose statement is not recorded. Comments
// counts what the actor may read at the `title` and the `body`.
type ParagraphList struct {
	Status      DraftStatus     `json:"status"`
	Version     int             `json:"version"`
	Paragraphs  []ParagraphView `json:"paragraphs"`
	Silence     *SilenceView    `json:"silence,omitempty"`
	Objection   *Statement      `json:"objection,omitempty"`
	Outstanding []string        `json:"outstanding"`
	Comments    map[string]int  `json:"comments"`
}

// ParagraphView is how one paragraph stands. Tied are the other clauses of its
// package; Comments counts what the actor may read at it; Statement is the latest
// one about its budget implications; Next are the standings that the actor may
// give it now.
type ParagraphView struct {
	Paragraph
	Tied      []string          `json:"tied"`
	Marks     []MarkView        `json:"marks"`
	Comments  int               `json:"comments"`
	Statement *Statement        `json:"statement,omitempty"`
	Next      []ParagraphStatus `json:"next"`
}

// MarkView is a delegation's position with its name. It is current while the
// paragraph reads as it did when it was taken.
type MarkView struct {
	Mark
	Delegation string `json:"delegation"`
	Current    bool   `json:"current"`
}

// SilenceView is the silence that a text is under. It has ended once the
// deadline has passed, and waits to be closed.
type SilenceView struct {
	Until time.Time `json:"until"`
	Ended bool      `json:"ended"`
}

// Paragraphs tells how a draft's paragraphs stand, with positions, counts of
// comments and budget implications. Errors: not_found, forbidden for outsiders.
func (s *Service) Paragraphs(ctx context.Context, actor Actor, draftID string) (ParagraphList, error) {
	return view(ctx, s, func(r Snapshot) (ParagraphList, error) {
		draft, st, err := seeDraft(r, actor, draftID)
		if err != nil {
			return ParagraphList{}, err
		}
		if err := st.require(SeeAmendments); err != nil {
			return ParagraphList{}, err
		}
		return listParagraphs(r, draft, st, s.moment())
	})
}

// paragraphsAfter is the list as a piece of work left it.
func (w *work) paragraphsAfter(draft Draft, st standing) (ParagraphList, error) {
	return listParagraphs(w, draft, st, w.now)
}

func listParagraphs(r Snapshot, draft Draft, st standing, now time.Time) (ParagraphList, error) {
	b, err := loadBoard(r, draft)
	if err != nil {
		return ParagraphList{}, err
	}
	comments, err := countComments(r, draft.ID, st)
	if err != nil {
		return ParagraphList{}, err
	}
	statements, err := r.Statements(draft.ID)
	if err != nil {
		return ParagraphList{}, err
	}
	budget, err := readBudget(r, statements)
	if err != nil {
		return ParagraphList{}, err
	}
	meets, err := meetsNow(r, draft)
	if err != nil {
		return ParagraphList{}, err
	}
	sets := st.may(SetStandings) && draft.Status.Open() && draft.Status != Silence
	list := ParagraphList{
		Status: draft.Status, Version: draft.Version, Paragraphs: []ParagraphView{},
		Silence: silenceOf(draft, now), Objection: b.objection(statements), Outstanding: budget.outstanding(b),
		Comments: map[string]int{"title": comments["title"], "body": comments["body"]},
	}
	for _, p := range b.all() {
		shown := b.view(p)
		shown.Comments = comments[p.Clause]
		shown.Statement = budget.latest(p.Clause)
		if sets {
			shown.Next = b.possible(p, meets)
		}
		list.Paragraphs = append(list.Paragraphs, shown)
	}
	return list, nil
}

// objection is the one that broke the last silence over the present text, nil where
// that was another text or the text is silent or agreed by silence since.
func (b board) objection(statements []Statement) *Statement {
	var last *Statement
	for i, st := range statements {
		if st.Kind == Objection && st.Version == b.draft.Version {
			last = &statements[i]
		}
	}
	if last == nil || b.draft.Status != InformalText {
		return nil
	}
	for _, p := range b.rows {
		if p.BySilence && p.At.After(last.At) {
			return nil
		}
	}
	return last
}

func (b board) view(p Paragraph) ParagraphView {
	shown := ParagraphView{Paragraph: p, Tied: []string{}, Marks: []MarkView{}, Next: []ParagraphStatus{}}
	for _, other := range b.tied(p) {
		if other.Clause != p.Clause {
			shown.Tied = append(shown.Tied, other.Clause)
		}
	}
	for _, m := range b.marks[p.Clause] {
		shown.Marks = append(shown.Marks, MarkView{Mark: m, Delegation: b.delegations[m.DelegationID].Name, Current: m.Version >= p.ChangedIn})
	}
	return shown
}

// possible are the standings that officers may give a paragraph now: none of
// agreement while a delegation holds it, none of the committee's outside a
// meeting, and a package only where there is something to tie it to.
func (b board) possible(p Paragraph, meets bool) []ParagraphStatus {
	held := len(b.holding(b.tied(p))) > 0
	refused := func(status ParagraphStatus) bool {
		switch {
		case status == AgreedInCommittee && !meets:
			return true
		case status == InPackage && len(b.order) < 2:
			return true
		}
		return held && status.Agreed()
	}
	return slices.DeleteFunc(list(p.Status.next()), refused)
}

// meetsNow reports whether something about the draft could be recorded at a
// meeting now.
func meetsNow(r Snapshot, draft Draft) (bool, error) {
	at, err := sitting(r, draft)
	if fault.CodeOf(err) == fault.Conflict {
		return false, nil
	}
	return at != nil, err
}
