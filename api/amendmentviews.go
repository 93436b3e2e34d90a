package api

import (
	"context"
	"strings"
	"time"

	"chapeau/drafting"
	"chapeau/drafting/amend"
	"chapeau/drafting/text"
)

type amendmentView struct {
	ID          string                   `json:"id"`
	DraftID     string                   `json:"draft_id"`
	Label       string                   `json:"label"`
	Delegation  *nameView                `json:"delegation,omitempty"`
	By          string                   `json:"by"`
	OnBehalfOf  string                   `json:"on_behalf_of,omitempty"`
	To          *groundView              `json:"to,omitempty"`
	Symbol      string                   `json:"symbol,omitempty"`
	Into        string                   `json:"into,omitempty"`
	Resubmitted string                   `json:"resubmitted_from,omitempty"`
	Joined      []drafting.Mover         `json:"joined,omitempty"`
	SharedWith  []string                 `json:"shared_with,omitempty"`
	Author      string                   `json:"author"`
	Status      drafting.AmendmentStatus `json:"status"`
	Revision    int                      `json:"revision"`
	BaseVersion int                      `json:"base_version"`
	Rationale   string                   `json:"rationale"`
	Ops         []amend.Op               `json:"ops"`
	Clauses     []string                 `json:"clauses"`
	Conflicts   []conflictView           `json:"conflicts"`
	Notices     []noticeView             `json:"notices"`
	DecisionID  string                   `json:"decision_id,omitempty"`
	CreatedAt   time.Time                `json:"created_at"`
	SubmittedAt *time.Time               `json:"submitted_at,omitempty"`
	UpdatedAt   time.Time                `json:"updated_at"`
}

// groundView is what a sub-amendment changes, with the text that it is against.
type groundView struct {
	AmendmentID string     `json:"amendment_id"`
	Label       string     `json:"label"`
	By          string     `json:"by"`
	Revision    int        `json:"revision"`
	Text        *text.Text `json:"text"`
	Layout      layoutView `json:"layout"`
}

func viewGround(g drafting.Ground, laid *reading) groundView {
	return groundView{g.AmendmentID, g.Label, g.By, g.Revision, g.Text, laid.layout()}
}

// amendmentPage is an amendment with its tracked clauses and what the reader
// may do with it.
type amendmentPage struct {
	Amendment  amendmentView              `json:"amendment"`
	Comparison *comparisonView            `json:"comparison,omitempty"`
	Rebase     *rebaseView                `json:"rebase,omitempty"`
	May        []drafting.AmendmentAction `json:"may"`
}

// rebaseView is how an amendment fares on a text that is no longer its base.
type rebaseView struct {
	Version   int            `json:"version"`
	Status    amend.Status   `json:"status"`
	Conflicts []conflictView `json:"conflicts"`
	Notices   []noticeView   `json:"notices"`
}

// amendmentPreview is what words that nobody stored would do.
type amendmentPreview struct {
	Version    int            `json:"version"`
	Ops        []amend.Op     `json:"ops"`
	Status     amend.Status   `json:"status"`
	Conflicts  []conflictView `json:"conflicts"`
	Notices    []noticeView   `json:"notices"`
	Comparison comparisonView `json:"comparison"`
	Layout     layoutView     `json:"layout"`
}

type revisionView struct {
	Revision    int                     `json:"revision"`
	BaseVersion int                     `json:"base_version"`
	Reason      drafting.RevisionReason `json:"reason"`
	Author      string                  `json:"author"`
	Rationale   string                  `json:"rationale"`
	Hash        string                  `json:"hash"`
	Ops         []amend.Op              `json:"ops"`
	Comparison  *comparisonView         `json:"comparison,omitempty"`
	At          time.Time               `json:"at"`
}

// amendmentViews shows amendments of one draft to one reader.
type amendmentViews struct{ *readings }

func newAmendmentViews(service textService, actor drafting.Actor, draftID string) amendmentViews {
	return amendmentViews{newReadings(service, actor, draftID)}
}

func (v amendmentViews) page(ctx context.Context, in drafting.AmendmentView) (amendmentPage, error) {
	base, err := v.base(ctx, in)
	if err != nil {
		return amendmentPage{}, err
	}
	current, err := v.of(ctx, 0)
	if err != nil {
		return amendmentPage{}, err
	}
	page := amendmentPage{Amendment: viewAmendment(in, base, current)}
	if in.Changes != nil {
		show, err := v.comparer(ctx, in, false)
		if err != nil {
			return amendmentPage{}, err
		}
		comparison := show.view(*in.Changes, false)
		page.Comparison = &comparison
	}
	if in.Rebase != nil {
		page.Rebase = &rebaseView{
			Version: current.version.Number, Status: in.Rebase.Status,
			Conflicts: viewConflicts(current, in.Rebase.Conflicts), Notices: viewNotices(current, in.Rebase.Notices),
		}
	}
	return page, nil
}

// base is the text that an amendment's words are against: a version, or what
// another amendment proposes.
func (v amendmentViews) base(ctx context.Context, in drafting.AmendmentView) (*reading, error) {
	if in.Ground == nil {
		return v.of(ctx, in.Amendment.Base)
	}
	return v.layOut(ctx, in.Ground.Text, in.Amendment.Base)
}

// ground reads what one wording is against.
func (v amendmentViews) ground(ctx context.Context, w drafting.Wording) (*reading, error) {
	if w.Ground == nil {
		return v.of(ctx, w.Base)
	}
	return v.layOut(ctx, w.Ground, w.Base)
}

func (v amendmentViews) preview(ctx context.Context, tried drafting.AmendmentView) (amendmentPreview, error) {
	show, err := v.comparer(ctx, tried, true)
	if err != nil {
		return amendmentPreview{}, err
	}
	view := amendmentPreview{
		Version: tried.Base, Ops: present(tried.Content.Ops),
		Status: amend.Clean, Conflicts: []conflictView{}, Notices: []noticeView{},
		Comparison: show.view(*tried.Changes, false), Layout: show.after.layout(),
	}
	if tried.Rebase != nil {
		view.Status = tried.Rebase.Status
		view.Conflicts = viewConflicts(show.before, tried.Rebase.Conflicts)
		view.Notices = viewNotices(show.before, tried.Rebase.Notices)
	}
	return view, nil
}

func viewAmendment(in drafting.AmendmentView, base, current *reading) amendmentView {
	a := in.Amendment
	view := amendmentView{
		ID: a.ID, DraftID: a.DraftID, Label: a.Label, By: a.By, OnBehalfOf: a.OnBehalfOf, Author: a.Author.Name,
		Status: a.Status, Revision: a.Revision, BaseVersion: a.Base,
		Rationale: in.Content.Rationale, Ops: present(in.Content.Ops), Clauses: touched(in.Content.Ops, base),
		Conflicts: viewConflicts(current, a.Conflicts), Notices: viewNotices(current, a.Notices),
		Symbol: a.Symbol, Into: a.IntoID, Resubmitted: a.ResubmittedFrom, Joined: a.Joined, SharedWith: a.SharedWith,
		DecisionID: a.DecisionID, CreatedAt: a.CreatedAt, SubmittedAt: a.SubmittedAt, UpdatedAt: a.UpdatedAt,
	}
	if g := in.Ground; g != nil {
		to := viewGround(*g, base)
		view.To = &to
	}
	if a.DelegationID != "" {
		view.Delegation = &nameView{ID: a.DelegationID, Name: a.By}
	}
	return view
}

// touched are the places that an amendment changes: what it edits, deletes and
// moves, and where it inserts.
func touched(ops []amend.Op, base *reading) []string {
	clauses, seen := []string{}, make(map[string]bool)
	for _, op := range ops {
		place := placeOf(op)
		if place == "" || seen[place] {
			continue
		}
		seen[place] = true
		clauses = append(clauses, place)
	}
	return base.inOrder(clauses)
}

func placeOf(op amend.Op) string {
	switch op.Kind {
	case amend.Insert:
		if op.After != "" {
			return op.After
		}
		return op.FirstOf
	case amend.SetTitle:
		return titleClause
	case amend.SetBody:
		return bodyClause
	case amend.SetFootnote:
		return footnotePrefix + op.Key
	}
	return op.Clause
}

// comparer compares an amendment's base with the text it proposes. That text is
// laid out only where the changes show something that the base does not have,
// or when it is asked for whole.
func (v amendmentViews) comparer(ctx context.Context, in drafting.AmendmentView, wholeText bool) (comparer, error) {
	base, err := v.base(ctx, in)
	if err != nil {
		return comparer{}, err
	}
	if !wholeText && !showsNew(in) {
		return comparer{before: base, after: base}, nil
	}
	return v.against(base, in.Content)
}

// against compares a text with what an amendment makes of it, under the same
// numbers.
func (v amendmentViews) against(base *reading, content amend.Amendment) (comparer, error) {
	amended, err := amend.Apply(base.text, content)
	if err != nil {
		return comparer{}, err
	}
	return comparer{before: base, after: read(amended, base.options)}, nil
}

// showsNew tells whether an amendment brings in a clause, a place, an end, a
// note or a reference: only then do numbers differ from the base's.
func showsNew(in drafting.AmendmentView) bool {
	for _, op := range in.Content.Ops {
		if op.Kind != amend.Edit && op.Kind != amend.SetTitle && op.Kind != amend.SetBody || op.End != nil {
			return true
		}
	}
	for _, clause := range in.Changes.Clauses {
		for _, run := range clause.Runs {
			if run.Op == "ins" && strings.Contains(run.Text, "{") {
				return true
			}
		}
	}
	return false
}

func (v amendmentViews) revision(ctx context.Context, r drafting.Wording) (revisionView, error) {
	view := revisionView{
		Revision: r.Number, BaseVersion: r.Base, Reason: r.Reason, Author: r.Author.Name,
		Rationale: r.Content.Rationale, Hash: r.Hash, Ops: present(r.Content.Ops), At: r.At,
	}
	base, err := v.ground(ctx, r)
	if err != nil {
		return view, err
	}
	show, err := v.against(base, r.Content)
	if err != nil {
		return view, err
	}
	comparison := show.view(amend.Compare(base.text, show.after.text), false)
	view.Comparison = &comparison
	return view, nil
}
