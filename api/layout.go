package api

import (
	"chapeau/drafting/text"
)

// layoutView is a text as a reader sees it, in one list of lines.
type layoutView struct {
	Lang    string      `json:"lang"`
	Title   []partView  `json:"title"`
	Body    []partView  `json:"body"`
	Lines   []lineView  `json:"lines"`
	Notes   []noteView  `json:"notes"`
	Annexes []annexView `json:"annexes"`
}

// partView is a stretch of words ready to show, or a note's indicator.
type partView struct {
	Text     string   `json:"text"`
	Emphasis bool     `json:"emphasis,omitempty"`
	Note     int      `json:"note,omitempty"`
	NoteKey  string   `json:"note_key,omitempty"`
	Refs     []string `json:"refs,omitempty"`
}

// lineView is one paragraph as printed, with the inline text an editor needs.
type lineView struct {
	Clause string     `json:"clause"`
	Kind   text.Kind  `json:"kind"`
	Depth  int        `json:"depth"`
	Label  string     `json:"label"`
	List   text.List  `json:"list,omitempty"`
	Parts  []partView `json:"parts"`
	Text   string     `json:"text"`
	Parent string     `json:"parent,omitempty"`
	Annex  int        `json:"annex,omitempty"`
}

type noteView struct {
	Number int        `json:"number"`
	Key    string     `json:"key"`
	Parts  []partView `json:"parts"`
	Text   string     `json:"text"`
}

type annexView struct {
	Number int        `json:"number"`
	Title  []partView `json:"title"`
}

// viewLayout shows a laid-out text.
func viewLayout(t *text.Text, p *text.Page) layoutView {
	view := layoutView{
		Lang:    languageOf(t),
		Title:   viewParts(p.Title),
		Body:    viewParts(p.Body),
		Lines:   viewLines(p.Lines, 0, []lineView{}),
		Notes:   []noteView{},
		Annexes: []annexView{},
	}
	for i, annex := range p.Annexes {
		view.Annexes = append(view.Annexes, annexView{Number: i + 1, Title: viewParts(annex.Title)})
		view.Lines = viewLines(annex.Lines, i+1, view.Lines)
	}
	for _, note := range p.Notes {
		view.Notes = append(view.Notes, noteView{Number: note.Number, Key: note.Key, Parts: viewParts(note.Parts), Text: t.Footnotes[note.Key]})
	}
	return view
}

// viewLines appends a tree's lines. A line's parent is the last line above it
// that is one step less deep.
func viewLines(lines []text.Line, annex int, views []lineView) []lineView {
	var open []string
	for _, line := range lines {
		open = append(open[:line.Depth], line.Clause.ID)
		view := lineView{
			Clause: line.Clause.ID, Kind: line.Clause.Kind, Depth: line.Depth, Label: line.Label,
			List: line.Clause.List, Parts: viewParts(line.Parts), Text: line.Clause.Text, Annex: annex,
		}
		if line.Depth > 0 {
			view.Parent = open[line.Depth-1]
		}
		views = append(views, view)
	}
	return views
}

func viewParts(parts []text.Part) []partView {
	return each(parts, func(p text.Part) partView { return partView(p) })
}

func languageOf(t *text.Text) string {
	if t.Lang == "" {
		return "en"
	}
	return t.Lang
}
