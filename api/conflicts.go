package api

import (
	"chapeau/diffing"
	"chapeau/drafting/amend"
)

// conflictView is a collision with every variant, and the clause it is in.
type conflictView struct {
	ID           string             `json:"id"`
	Clause       string             `json:"clause"`
	Label        string             `json:"label"`
	Kind         amend.ConflictKind `json:"kind"`
	Base         string             `json:"base"`
	Current      *string            `json:"current,omitempty"`
	BaseText     *string            `json:"base_text,omitempty"`
	Alternatives []alternativeView  `json:"alternatives"`
}

// alternativeView is one variant; its runs show the clause as it stands against
// the clause with this variant in place.
type alternativeView struct {
	Amendments []string     `json:"amendments"`
	By         []string     `json:"by"`
	Text       string       `json:"text"`
	ClauseText string       `json:"clause_text,omitempty"`
	Delete     bool         `json:"delete,omitempty"`
	Place      *amend.Place `json:"place,omitempty"`
	Runs       []runView    `json:"runs"`
}

type noticeView struct {
	Kind       amend.NoticeKind `json:"kind"`
	Clause     string           `json:"clause"`
	Label      string           `json:"label"`
	Amendments []string         `json:"amendments"`
}

// viewConflicts shows collisions on the text that they are about.
func viewConflicts(on *reading, conflicts []amend.ConflictReport) []conflictView {
	return each(conflicts, func(c amend.ConflictReport) conflictView {
		view := conflictView{ID: c.ID, Clause: c.Clause, Label: on.label(c.Clause), Kind: c.Kind, Base: c.Base, Current: c.Current}
		if words, ok := on.words(c.Clause); ok {
			view.BaseText = &words
		}
		view.Alternatives = each(c.Alternatives, func(a amend.Alternative) alternativeView {
			return viewAlternative(on, c.Clause, a)
		})
		return view
	})
}

func viewAlternative(on *reading, clause string, a amend.Alternative) alternativeView {
	view := alternativeView{
		Amendments: present(a.Amendments), By: present(a.By), Text: a.Text,
		ClauseText: a.ClauseText, Delete: a.Delete, Place: a.Place, Runs: []runView{},
	}
	words, ok := on.words(clause)
	show := comparer{before: on, after: on}
	switch {
	case ok && a.Delete:
		view.Runs = show.runs(clause, []diffing.Run{{Op: "del", Text: words}})
	case ok && a.ClauseText != "":
		view.Runs = show.runs(clause, diffing.Words(words, a.ClauseText))
	}
	return view
}

func viewNotices(on *reading, notices []amend.Notice) []noticeView {
	return each(notices, func(n amend.Notice) noticeView {
		return noticeView{Kind: n.Kind, Clause: n.Clause, Label: on.label(n.Clause), Amendments: present(n.Amendments)}
	})
}
