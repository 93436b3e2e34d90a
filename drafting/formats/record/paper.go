// Package record writes the record of one draft as a paper that can be handed to a
// delegation: its stages, each meeting with what was decided and said there in the
// report's sentences, every amendment with its tracked words and its fate, and the
// text last. It takes plain data, in English, and decides nothing about it.
package record

import (
	"slices"
	"strings"
	"time"

	"chapeau/drafting/text"
)

// Paper is the record of one draft. Words are plain, texts and their changes have
// inline marks. Moments are printed in Zone. Outcome is one sentence on where the
// draft stands, Chain one on how the record can be checked.
type Paper struct {
	Kind       string // "Draft resolution"
	Title      string
	Symbol     string
	Committee  string
	Session    string
	Item       string
	Outcome    string
	Sponsors   string
	Stages     []Stage
	Meetings   []Meeting
	Between    []Entry // what was recorded between meetings
	Amendments []Amendment
	Versions   []Version
	Final      Final
	Chain      string
	Zone       *time.Location
}

// Stage is a step in the life of the draft.
type Stage struct {
	At    time.Time
	Words string
}

// Meeting is one meeting with what was recorded at it, in order. Present is empty
// where nobody called the roll.
type Meeting struct {
	Number  int
	Item    string
	Opened  time.Time
	Closed  *time.Time
	Present string
	Entries []Entry
}

// Entry is one thing that was recorded. Name is what it is called ("Decision 4"),
// Details what belongs to it (who voted how, the reason), Quote what somebody said,
// TakenBack that it no longer stands.
type Entry struct {
	At        time.Time
	Name      string
	Words     string
	Details   []string
	Quote     string
	Changes   []Change
	TakenBack string
}

// Amendment is one amendment with what its latest wording would change and, where
// it was worded otherwise, what it would have changed as submitted.
type Amendment struct {
	Name      string // "A1"
	Head      string // "Karsk, on behalf of the Coastal Group"
	Fate      string
	Rationale string
	Wordings  []string
	Changes   []Change
	Submitted []Change
}

// Version is one line of the table of versions.
type Version struct {
	Number int
	At     time.Time
	Why    string
	By     string
	Hash   string
}

// Final is the text at the end.
type Final struct {
	Heading string
	Text    *text.Text
	Layout  text.Options
}

// moment is how a paper prints a point in time.
func (p *Paper) moment(at time.Time) string {
	return at.In(p.zone()).Format("2 January 2006, 15:04")
}

func (p *Paper) zone() *time.Location {
	if p.Zone == nil {
		return time.UTC
	}
	return p.Zone
}

func (m Meeting) name() string { return text.Ordinal(m.Number) + " meeting" }

// held says when a meeting was, and under which item.
func (p *Paper) held(m Meeting) string {
	words := p.moment(m.Opened)
	if m.Closed != nil {
		words += " to " + p.until(m)
	}
	if m.Item != "" {
		words += ". Agenda item " + m.Item
	}
	return words + "."
}

// until is when a meeting was closed: the time alone where it was the same day.
func (p *Paper) until(m Meeting) string {
	day := func(at time.Time) string { return at.In(p.zone()).Format(time.DateOnly) }
	if day(m.Opened) == day(*m.Closed) {
		return m.Closed.In(p.zone()).Format("15:04")
	}
	return p.moment(*m.Closed)
}

// place is what a change is called, with what becomes of it.
func (c Change) place() string {
	if c.What == "" {
		return c.Place
	}
	return c.Place + " (" + c.What + ")"
}

// joined are the words that are there.
func joined(separator string, words ...string) string {
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), separator)
}
