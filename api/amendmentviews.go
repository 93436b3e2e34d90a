package api

import (
	"strings"
	"time"

	"github.com/gin-gonic/gin"

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

// amendmentViews shows amendments of one draft. It lays each version out once,
// however many amendments stand on it.
type amendmentViews struct {
	c        *gin.Context
	service  textService
	draftID  string
	options  *text.Options
	readings map[int]*reading
}

func newAmendmentViews(c *gin.Context, service textService, draftID string) *amendmentViews {
	return &amendmentViews{c: c, service: service, draftID: draftID, readings: make(map[int]*reading)}
}

// reading is a version laid out; number 0 is the current one.
func (v *amendmentViews) reading(number int) (*reading, error) {
	if known, ok := v.readings[number]; ok {
		return known, nil
	}
	options, err := v.layoutOptions()
	if err != nil {
		return nil, err
	}
	version, err := v.service.Version(v.c.Request.Context(), actorOf(v.c), v.draftID, number)
	if err != nil {
		return nil, err
	}
	r := read(version.Text, options)
	v.readings[number], v.readings[version.Number] = r, r
	return r, nil
}

func (v *amendmentViews) layoutOptions() (text.Options, error) {
	if v.options == nil {
		options, err := v.service.LayoutOptions(v.c.Request.Context(), actorOf(v.c), v.draftID)
		if err != nil {
			return text.Options{}, err
		}
		v.options = &options
	}
	return *v.options, nil
}

func (v *amendmentViews) page(in drafting.AmendmentView) (amendmentPage, error) {
	base, err := v.reading(in.Amendment.Base)
	if err != nil {
		return amendmentPage{}, err
	}
	current, err := v.reading(0)
	if err != nil {
		return amendmentPage{}, err
	}
	page := amendmentPage{Amendment: viewAmendment(in, base, current), May: present(in.May)}
	if in.Changes != nil {
		show, err := v.comparer(in, false)
		if err != nil {
			return amendmentPage{}, err
		}
		comparison := show.view(*in.Changes, false)
		page.Comparison = &comparison
	}
	if in.Rebase != nil {
		version, err := v.service.Draft(v.c.Request.Context(), actorOf(v.c), v.draftID)
		if err != nil {
			return amendmentPage{}, err
		}
		page.Rebase = &rebaseView{
			Version: version.Version, Status: in.Rebase.Status,
			Conflicts: viewConflicts(current, in.Rebase.Conflicts), Notices: viewNotices(current, in.Rebase.Notices),
		}
	}
	return page, nil
}

func (v *amendmentViews) preview(tried drafting.AmendmentView) (amendmentPreview, error) {
	show, err := v.comparer(tried, true)
	if err != nil {
		return amendmentPreview{}, err
	}
	view := amendmentPreview{
		Version: tried.Base, Ops: present(tried.Content.Ops),
		Status: amend.Clean, Conflicts: []conflictView{}, Notices: []noticeView{},
		Comparison: show.view(*tried.Changes, false), Layout: viewLayout(show.after.text, show.after.page),
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
		DecisionID: a.DecisionID, CreatedAt: a.CreatedAt, SubmittedAt: a.SubmittedAt, UpdatedAt: a.UpdatedAt,
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
func (v *amendmentViews) comparer(in drafting.AmendmentView, wholeText bool) (comparer, error) {
	base, err := v.reading(in.Amendment.Base)
	if err != nil {
		return comparer{}, err
	}
	if !wholeText && !showsNew(in) {
		return comparer{before: base, after: base}, nil
	}
	options, err := v.layoutOptions()
	if err != nil {
		return comparer{}, err
	}
	amended, err := amend.Apply(base.text, in.Content)
	if err != nil {
		return comparer{}, err
	}
	return comparer{before: base, after: read(amended, options)}, nil
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

func (v *amendmentViews) revision(r drafting.Revision) (revisionView, error) {
	view := revisionView{
		Revision: r.Number, BaseVersion: r.Base, Reason: r.Reason, Author: r.Author.Name,
		Rationale: r.Content.Rationale, Hash: r.Hash, Ops: present(r.Content.Ops), At: r.At,
	}
	base, err := v.reading(r.Base)
	if err != nil {
		return view, err
	}
	amended, err := amend.Apply(base.text, r.Content)
	if err != nil {
		return view, err
	}
	options, err := v.layoutOptions()
	if err != nil {
		return view, err
	}
	show := comparer{before: base, after: read(amended, options)}
	comparison := show.view(amend.Compare(base.text, amended), false)
	view.Comparison = &comparison
	return view, nil
}
