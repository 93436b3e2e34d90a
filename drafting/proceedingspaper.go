package drafting

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"chapeau/drafting/formats/record"
	"chapeau/drafting/formats/session"
	"chapeau/drafting/text"
)

// proceedings tell what was done on each item of the agenda, in its order, and on
// drafts under none. An item under which nothing was done has no chapter.
func (p *reporter) proceedings() ([]session.Chapter, error) {
	items, err := p.AgendaItems(p.committee.ID)
	if err != nil {
		return nil, err
	}
	meetings, err := p.Meetings(p.committee.ID)
	if err != nil {
		return nil, err
	}
	told, err := p.told(meetings)
	if err != nil {
		return nil, err
	}
	var chapters []session.Chapter
	for _, item := range append(slices.Clone(items), AgendaItem{}) {
		c := p.onItem(item, told, meetings)
		if len(c.Parts) == 0 {
			continue
		}
		c.Number = strings.ToUpper(text.RomanNumeral(2 + len(chapters)))
		chapters = append(chapters, c)
	}
	return chapters, nil
}

// toldDraft is what is told of one draft, meeting by meeting.
type toldDraft struct {
	reported
	narrator *narrator
	acts     map[string][]record.Entry // meeting → what was done, "" outside meetings
}

// told reads the records of the drafts that were before the committee.
func (p *reporter) told(meetings []Meeting) ([]toldDraft, error) {
	var all []toldDraft
	for _, d := range p.drafts {
		k := keeper{Snapshot: p, record: DraftRecord{Draft: d.Draft}}
		for _, step := range []func() error{k.setting, k.versions, k.amendments, k.acts} {
			if err := step(); err != nil {
				return nil, err
			}
		}
		t := toldDraft{reported: d, narrator: newNarrator(k.record), acts: map[string][]record.Entry{}}
		met := t.narrator.reportedActs()
		for _, at := range append([]string{""}, ids(meetings)...) {
			if entries := met[at]; len(entries) > 0 {
				t.acts[at] = entries
			}
		}
		if len(t.acts) > 0 || d.AgendaItemID != "" && !d.Status.Negotiated() {
			all = append(all, t)
		}
	}
	return all, nil
}

func ids(meetings []Meeting) []string {
	all := make([]string, len(meetings))
	for i, m := range meetings {
		all[i] = m.ID
	}
	return all
}

// onItem is the chapter on one item; on none where its id is empty.
func (p *reporter) onItem(item AgendaItem, told []toldDraft, meetings []Meeting) session.Chapter {
	c := session.Chapter{Title: "Other matters"}
	var drafts []toldDraft
	for _, t := range told {
		if t.AgendaItemID == item.ID {
			drafts = append(drafts, t)
		}
	}
	if item.ID != "" {
		c.Title = "Agenda item " + item.Number + ": " + item.Title
		if at := metOn(drafts, meetings); len(at) > 0 {
			c.Paragraphs = p.paragraphs("At its " + p.meetings(at) + ", the " + p.short() + " considered agenda item " + item.Number + ", “" + item.Title + "”.")
		}
	}
	for _, t := range drafts {
		c.Parts = append(c.Parts, p.onDraft(t, meetings))
	}
	return c
}

// metOn are the meetings at which something was done about any of the drafts.
func metOn(drafts []toldDraft, meetings []Meeting) []Meeting {
	return slices.DeleteFunc(slices.Clone(meetings), func(m Meeting) bool {
		return !slices.ContainsFunc(drafts, func(t toldDraft) bool { return len(t.acts[m.ID]) > 0 })
	})
}

// onDraft tells of one draft: what it was, what was done at each meeting, and what
// became of it.
func (p *reporter) onDraft(t toldDraft, meetings []Meeting) session.Part {
	name := "draft " + string(t.Kind)
	part := session.Part{Title: capitalized(strings.TrimSpace(name+" "+t.Symbol)) + ": " + text.PlainWords(t.Title)}
	part.Paragraphs = p.paragraphs(p.before(t, name))
	for _, at := range append([]Meeting{{}}, slices.Clone(meetings)...) {
		acts := t.acts[at.ID]
		if len(acts) == 0 {
			continue
		}
		lead := "Outside its meetings, the following was recorded on the " + name + "."
		if at.ID != "" {
			lead = "At its " + p.meetings([]Meeting{at}) + ", the " + p.short() + " took up the " + name + "."
		}
		part.Paragraphs = append(part.Paragraphs, p.paragraphs(lead)...)
		for _, e := range acts {
			part.Paragraphs = append(part.Paragraphs, session.Paragraph{Number: p.numbers.take(), Words: e.Words, Details: e.Details, Quote: e.Quote})
		}
	}
	if end := p.end(t, name); end != "" {
		part.Paragraphs = append(part.Paragraphs, p.paragraphs(end)...)
	}
	return part
}

func (p *reporter) paragraphs(words ...string) []session.Paragraph {
	all := make([]session.Paragraph, len(words))
	for i, w := range words {
		all[i] = session.Paragraph{Number: p.numbers.take(), Words: w}
	}
	return all
}

// before says what draft the committee had before it, and whose it was.
func (p *reporter) before(t toldDraft, name string) string {
	words := "The " + p.short() + " had before it " + article(t.Symbol, name) + ", entitled “" + text.PlainWords(t.Title) + "”"
	if sponsors := onDocument(t.narrator.rec.Sponsors); len(sponsors) > 0 {
		words += ", sponsored by " + and(sponsors)
	}
	return words + "."
}

// article names a draft by its symbol, or as one of its kind.
func article(symbol, name string) string {
	if symbol == "" {
		return "a " + name
	}
	return name + " " + symbol
}

// end says where the text stands, or why there is none.
func (p *reporter) end(t toldDraft, name string) string {
	switch {
	case t.Status.Adopted() && p.place[t.ID] != "":
		return "For the text, see " + p.place[t.ID] + "."
	case t.Status == DraftWithdrawn:
		return "The " + name + " was withdrawn."
	case t.Status.Open():
		return "No decision was taken on the " + name + "."
	}
	return ""
}

// meetings are named with their days: "1st and 3rd meetings, on 12 and 14 May
// 2031".
func (p *reporter) meetings(all []Meeting) string {
	var numbers, days []string
	for i, m := range all {
		numbers = append(numbers, text.Ordinal(m.Number))
		day := m.OpenedAt.In(p.committee.zone())
		if i+1 < len(all) {
			next := all[i+1].OpenedAt.In(p.committee.zone())
			switch {
			case day.Format(time.DateOnly) == next.Format(time.DateOnly):
				continue
			case day.Year() == next.Year() && day.Month() == next.Month():
				days = append(days, day.Format("2"))
				continue
			}
		}
		days = append(days, day.Format("2 January 2006"))
	}
	noun := " meeting"
	if len(all) > 1 {
		noun = " meetings"
	}
	return and(numbers) + noun + ", on " + and(days)
}

// short is what the committee is called in a sentence: "Commission".
func (p *reporter) short() string {
	for _, noun := range []string{"Commission", "Committee", "Council", "Assembly", "Board", "Conference"} {
		if strings.Contains(p.committee.Name, noun) {
			return noun
		}
	}
	return cmp.Or(p.committee.Name, "committee")
}
