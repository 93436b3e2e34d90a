package drafting

import (
	"context"
	"slices"

	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
)

// AmendmentFilter narrows a list of amendments; an empty field lets all pass.
// Clause is the id of a clause that they touch (or `title`, `body`). Compared
// asks for the changes of each.
type AmendmentFilter struct {
	Statuses     []AmendmentStatus `json:"statuses"`
	DelegationID string            `json:"delegation_id"`
	Clause       string            `json:"clause"`
	Compared     bool              `json:"compared"`
}

// Amendments are a draft's that the actor may see, in the order in which they
// were first written. Outsiders see none.
func (s *Service) Amendments(ctx context.Context, actor Actor, draftID string, f AmendmentFilter) ([]AmendmentView, error) {
	return view(ctx, s, func(r Snapshot) ([]AmendmentView, error) {
		draft, st, err := seeDraft(r, actor, draftID)
		if err != nil {
			return nil, err
		}
		if err := st.require(SeeAmendments); err != nil {
			return nil, err
		}
		l := lister{Snapshot: r, draft: draft, filter: f, versions: map[int]Version{}, rebasers: map[int]*amend.Rebaser{}}
		return l.list(st)
	})
}

// lister shows many amendments, loading each version once.
type lister struct {
	Snapshot
	draft    Draft
	filter   AmendmentFilter
	versions map[int]Version
	rebasers map[int]*amend.Rebaser
}

func (l lister) list(st standing) ([]AmendmentView, error) {
	all, err := l.Snapshot.Amendments(l.draft.ID, l.filter.Statuses...)
	if err != nil {
		return nil, err
	}
	latest, err := l.LatestRevisions(l.draft.ID, l.filter.Statuses...)
	if err != nil {
		return nil, err
	}
	views := []AmendmentView{}
	for _, a := range all {
		content := latest[a.ID].Content
		if !st.sees(a) || !l.filter.passes(a, content) {
			continue
		}
		shown := AmendmentView{Amendment: st.shownAmendment(a), Content: content}
		if l.filter.Compared {
			if err := l.compare(&shown); err != nil {
				return nil, err
			}
		}
		views = append(views, shown)
	}
	return views, nil
}

func (f AmendmentFilter) passes(a Amendment, content amend.Amendment) bool {
	if f.DelegationID != "" && a.DelegationID != f.DelegationID {
		return false
	}
	return f.Clause == "" || slices.ContainsFunc(content.Ops, func(op amend.Op) bool { return touches(op, f.Clause) })
}

// touches reports whether an operation is at the clause, right after it or
// first in it.
func touches(op amend.Op, clause string) bool {
	switch op.Kind {
	case amend.SetTitle:
		return clause == "title"
	case amend.SetBody:
		return clause == "body"
	case amend.Insert:
		return op.After == clause || op.FirstOf == clause
	case amend.Move:
		return op.Clause == clause || op.After == clause || op.FirstOf == clause
	}
	return op.Clause == clause
}

// compare adds what the amendment changes, and how it stands on the current
// version.
func (l lister) compare(shown *AmendmentView) error {
	if shown.ToID != "" {
		whole, err := showAmendment(l, shown.Amendment, l.draft)
		*shown = whole
		return err
	}
	base, err := l.version(shown.Base)
	if err != nil {
		return err
	}
	result, err := amend.Apply(base.Text, shown.Content)
	if err != nil {
		return fault.Wrap(err, "%s no longer fits its own base", shown.name())
	}
	shown.Changes = changesOf(base.Text, result)
	if shown.Status.Final() || shown.Base == l.draft.Version {
		return nil
	}
	current, err := l.version(l.draft.Version)
	if err != nil {
		return err
	}
	if l.rebasers[shown.Base] == nil {
		l.rebasers[shown.Base] = amend.NewRebaser(base.Text, current.Text)
	}
	rebase, err := l.rebasers[shown.Base].Rebase(shown.Content)
	shown.Rebase = &rebase
	return err
}

func (l lister) version(number int) (Version, error) {
	if v, known := l.versions[number]; known {
		return v, nil
	}
	v, err := l.Version(l.draft.ID, number)
	if err != nil {
		return Version{}, err
	}
	l.versions[number] = v
	return v, nil
}
