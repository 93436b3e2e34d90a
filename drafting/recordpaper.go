package drafting

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"chapeau/drafting/formats/record"
	"chapeau/drafting/text"
)

// Paper is the record as people read it, in English and in the committee's time
// zone: stages, meetings, amendments, versions, and the text last.
func (rec DraftRecord) Paper() record.Paper {
	n := newNarrator(rec)
	return record.Paper{
		Kind: "draft " + string(rec.Draft.Kind), Title: rec.Draft.Title, Symbol: rec.Draft.Symbol,
		Committee: rec.Committee.Name, Session: rec.Committee.Session, Item: n.item(), Outcome: n.outcome(),
		Sponsors: strings.Join(onDocument(rec.Sponsors), ", "), Stages: n.stages(), Meetings: n.meetings(), Between: n.entries(""),
		Amendments: n.amendmentsTold(), Versions: n.versions(), Final: n.final(), Chain: n.chain(), Zone: rec.Committee.zone(),
	}
}

// narrator tells a record.
type narrator struct {
	rec        DraftRecord
	decisions  map[string]Decision
	undoneBy   map[string]Decision // decision → what took it back
	overruled  map[string]Decision // ruling → what overruled it
	amendments map[string]AmendmentRecord
	statements map[string]Statement
}

func newNarrator(rec DraftRecord) *narrator {
	n := &narrator{
		rec: rec, decisions: map[string]Decision{}, undoneBy: map[string]Decision{}, overruled: map[string]Decision{},
		amendments: map[string]AmendmentRecord{}, statements: map[string]Statement{},
	}
	for _, d := range rec.Decisions {
		n.decisions[d.ID] = d
		if d.Outcome == DecisionUndone {
			n.undoneBy[d.About] = d
		}
	}
	for _, d := range standingDecisions(rec.Decisions) {
		if d.Outcome == RulingOverruled {
			n.overruled[d.About] = d
		}
	}
	for _, a := range rec.Amendments {
		n.amendments[a.ID] = a
	}
	for _, st := range rec.Statements {
		n.statements[st.ID] = st
	}
	return n
}

func (n *narrator) item() string {
	if n.rec.Item == nil {
		return ""
	}
	return n.rec.Item.Number + ": " + n.rec.Item.Title
}

// outcome is what was last decided on the whole, or else where the draft stands.
func (n *narrator) outcome() string {
	for _, d := range slices.Backward(standingDecisions(n.rec.Decisions)) {
		if d.Outcome == DraftReconsidered {
			break
		}
		if whole, err := closing(d.Outcome, d.Vote); err == nil && whole.status != "" {
			return sentences(d.Sentence, n.resultSymbol())
		}
	}
	return capitalized(n.rec.Draft.name()) + " is " + strings.TrimSuffix(statusWords[n.rec.Draft.Status], ",") + "."
}

func (n *narrator) resultSymbol() string {
	if n.rec.Draft.ResultSymbol == "" {
		return ""
	}
	return "It is " + string(n.rec.Draft.Kind) + " " + n.rec.Draft.ResultSymbol + "."
}

// sentences are those that there are.
func sentences(all ...string) string {
	return strings.Join(slices.DeleteFunc(all, func(s string) bool { return s == "" }), " ")
}

func capitalized(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// stageWords are the events that are stages in a draft's life.
var stageWords = map[EventType]string{
	DraftCreated:      "The draft was entered.",
	DraftMadeInformal: "It became an informal text.",
	SilenceStarted:    "It was put under silence.",
	SilenceBroken:     "The silence was broken.",
	SilenceClosed:     "The silence ended without an objection.",
	SilenceCalledOff:  "The silence was called off.",
	DraftSubmitted:    "It was submitted.",
	DraftTabled:       "It was tabled.",
	DraftTakenBack:    "It was withdrawn.",
	DraftReintroduced: "It was taken up again as a new draft.",
	DraftPublished:    "It was published.",
	DraftUnpublished:  "It was taken back from the public.",
	DraftNumbered:     "Its numbering was finalized.",
	DraftSealed:       "Its text was sealed.",
}

// stages are what happened to the draft as a whole, in order.
func (n *narrator) stages() []record.Stage {
	stages := []record.Stage{}
	for _, entry := range n.rec.Log {
		if entry.Event != nil && stageWords[entry.Event.Type] != "" {
			stages = append(stages, record.Stage{At: entry.Event.At, Words: stageWords[entry.Event.Type]})
		}
	}
	if tabled := n.rec.Draft.TabledAt; tabled != nil && !n.rec.tells(DraftTabled) {
		stages = append(stages, record.Stage{At: *tabled, Words: stageWords[DraftTabled]})
	}
	for _, d := range n.rec.Documents {
		stages = append(stages, record.Stage{At: d.At, Words: n.issued(d)})
	}
	for i, d := range n.rec.Decisions {
		if i == 0 {
			stages = append(stages, record.Stage{At: d.At, Words: "Action began."})
		}
		if onWhole[d.Outcome] || d.Outcome == ActionClosed || d.Outcome == DecisionUndone && onWhole[n.decisions[d.About].Outcome] {
			stages = append(stages, record.Stage{At: d.At, Words: n.decided(d)})
		}
	}
	slices.SortStableFunc(stages, func(a, b record.Stage) int { return a.At.Compare(b.At) })
	return stages
}

// tells reports whether the log has such an event of the draft.
func (rec DraftRecord) tells(kind EventType) bool {
	return slices.ContainsFunc(rec.Log, func(entry LogEntry) bool { return entry.Event != nil && entry.Event.Type == kind })
}

func (n *narrator) issued(d Document) string {
	what := "It was issued"
	if d.AmendmentID != "" {
		what = n.amendments[d.AmendmentID].Label + " was issued"
	}
	return what + " as " + d.Symbol + "."
}

// meetings are those of the record, with what was recorded at each.
func (n *narrator) meetings() []record.Meeting {
	all := make([]record.Meeting, len(n.rec.Meetings))
	for i, m := range n.rec.Meetings {
		present := []string{}
		for _, id := range m.Present {
			present = append(present, n.rec.Names[id])
		}
		entries := n.entries(m.ID)
		all[i] = record.Meeting{Number: m.Number, Opened: m.OpenedAt, Closed: m.ClosedAt, Present: strings.Join(present, ", "), Entries: entries, Item: n.itemAt(m.ID)}
	}
	return all
}

// itemAt is the item of the agenda under which the draft was taken up at a
// meeting.
func (n *narrator) itemAt(meetingID string) string {
	for _, d := range n.rec.Decisions {
		if d.Sitting != nil && d.Sitting.MeetingID == meetingID {
			return d.Sitting.Item
		}
	}
	for _, st := range n.rec.Statements {
		if st.Sitting != nil && st.Sitting.MeetingID == meetingID {
			return st.Sitting.Item
		}
	}
	return ""
}

// entries are what was recorded at a meeting, or between meetings where the id is
// empty, in order.
func (n *narrator) entries(meetingID string) []record.Entry {
	at := func(s *Sitting) bool { return s == nil && meetingID == "" || s != nil && s.MeetingID == meetingID }
	entries := []record.Entry{}
	for _, v := range n.rec.Versions {
		if v.DecisionID == "" && v.Number > 1 && at(v.Sitting) {
			entries = append(entries, n.revision(v))
		}
	}
	for _, w := range n.rec.Waivers {
		if at(w.Sitting) {
			entries = append(entries, n.waiver(w))
		}
	}
	for _, st := range n.rec.Statements {
		if at(st.Sitting) {
			entries = append(entries, n.statement(st))
		}
	}
	for _, d := range n.rec.Decisions {
		if at(d.Sitting) {
			entries = append(entries, n.decision(d))
		}
	}
	slices.SortStableFunc(entries, func(a, b record.Entry) int { return a.At.Compare(b.At) })
	return entries
}

// revision tells of a version that no decision made.
func (n *narrator) revision(v Version) record.Entry {
	e := record.Entry{At: v.At, Name: fmt.Sprintf("Version %d", v.Number), Words: capitalized(n.why(v)) + ", by " + v.Author.Name + "."}
	if v.Note != "" {
		e.Details = []string{"Note: " + v.Note}
	}
	e.Changes = n.between(v.Number-1, v.Number)
	return e
}

func (n *narrator) waiver(w Waiver) record.Entry {
	covers := []string{}
	for _, c := range []struct {
		covered bool
		words   string
	}{{w.Draft, "the draft"}, {w.Amendments, "the amendments"}, {w.AmendmentID != "", n.amendments[w.AmendmentID].Label}} {
		if c.covered {
			covers = append(covers, c.words)
		}
	}
	return record.Entry{
		At: w.At, Name: fmt.Sprintf("Waiver %d", w.Number), Words: "The notice of " + strings.Join(covers, " and ") + " was waived.",
		Details: []string{"Reason: " + w.Reason},
	}
}

// between is what differs between two versions.
func (n *narrator) between(from, to int) []record.Change {
	if from < 1 || to > len(n.rec.Versions) {
		return nil
	}
	return record.Tracked(n.rec.Versions[from-1].Text, n.rec.Versions[to-1].Text, n.rec.layout)
}

// reasonWords say why a version exists.
var reasonWords = map[VersionReason]string{
	Created: "entered", Imported: "imported", Reintroduced: "taken up again", Revised: "revised in writing", OrallyRevised: "orally revised",
	SponsorIncorporated: "amendment accepted by the sponsor", Amended: "amended", Consequential: "consequential change", Divided: "without a rejected part",
	Undone: "as before a decision that was taken back", Resequenced: "openings put in sequence", Numbered: "numbering finalized",
}

func (n *narrator) why(v Version) string {
	words := reasonWords[v.Reason]
	if len(v.Adopted) > 0 {
		labels := []string{}
		for _, ref := range v.Adopted {
			labels = append(labels, n.amendments[ref.ID].Label)
		}
		words += ": " + strings.Join(labels, ", ")
	}
	if v.Restores > 0 {
		words += fmt.Sprintf(" (text of version %d)", v.Restores)
	}
	return words
}

func (n *narrator) versions() []record.Version {
	all := make([]record.Version, len(n.rec.Versions))
	for i, v := range n.rec.Versions {
		all[i] = record.Version{Number: v.Number, At: v.At, Why: n.why(v), By: v.Author.Name, Hash: v.Hash}
	}
	return all
}

// fates say where an amendment stands.
var fates = map[AmendmentStatus]string{
	Submitted: "Submitted, not decided", Admitted: "Admitted, not decided", NotAdmitted: "Ruled out of order", NeedsRebase: "Waits for its mover, because the text changed under it",
	MergedInto: "Joined an equal amendment", Incorporated: "Accepted by the sponsor", Put: "Put, not decided", Adopted: "Adopted", AdoptedAsAmended: "Adopted as amended",
	Rejected: "Rejected", NotPut: "Not put, its rejection being implied", Moot: "Moot", Withdrawn: "Withdrawn", Lapsed: "Lapsed",
}

func (n *narrator) amendmentsTold() []record.Amendment {
	all := make([]record.Amendment, len(n.rec.Amendments))
	for i, a := range n.rec.Amendments {
		latest := a.Revisions[len(a.Revisions)-1]
		all[i] = record.Amendment{
			Name: a.Label, Head: n.head(a), Fate: n.fate(a), Rationale: latest.Content.Rationale,
			Wordings: n.wordings(a), Changes: record.Tracked(a.base, a.proposed, n.rec.layout),
		}
		if a.firstProposed != nil {
			all[i].Submitted = record.Tracked(a.firstBase, a.firstProposed, n.rec.layout)
		}
	}
	return all
}

// head says whose an amendment is and what it is to.
func (n *narrator) head(a AmendmentRecord) string {
	words := onBehalf(a.By, a.OnBehalfOf)
	for _, m := range a.Joined {
		words += "; joined by " + onBehalf(m.Name, m.OnBehalfOf)
	}
	if a.ToID != "" {
		words += "; to " + n.amendments[a.ToID].Label
	}
	if a.Symbol != "" {
		words += " (" + a.Symbol + ")"
	}
	return words
}

func onBehalf(name, group string) string {
	if group == "" {
		return name
	}
	return Sponsor{Name: name, OnBehalfOf: group}.listed()
}

func (n *narrator) fate(a AmendmentRecord) string {
	words := fates[a.Status]
	if a.IntoID != "" {
		words += ", " + n.amendments[a.IntoID].Label
	}
	if d, decided := n.decisions[a.DecisionID]; decided && a.Status.Final() {
		words += fmt.Sprintf(" (decision %d)", d.Number)
	}
	return words + "."
}

// wordingWords say why a wording was written.
var wordingWords = map[RevisionReason]string{
	RevisionDrafted: "submitted", RevisionRevised: "revised by its mover", RevisionRebased: "carried over", RevisionAmended: "as amended",
	RevisionDivided: "without a rejected part", RevisionUndone: "as before a decision that was taken back",
}

// wordings are the history of an amendment that had more than one wording.
func (n *narrator) wordings(a AmendmentRecord) []string {
	if len(a.Revisions) < 2 {
		return nil
	}
	zone, all := n.rec.Committee.zone(), make([]string, len(a.Revisions))
	for i, r := range a.Revisions {
		on := fmt.Sprintf("on version %d", r.Base)
		if r.ToRevision > 0 {
			on = fmt.Sprintf("on wording %d of %s", r.ToRevision, n.amendments[a.ToID].Label)
		}
		all[i] = fmt.Sprintf("Wording %d, %s: %s, %s", r.Number, r.At.In(zone).Format("2 January 2006, 15:04"), wordingWords[r.Reason], on)
	}
	return all
}

// final is the text at the end: as it was adopted, or as it stands.
func (n *narrator) final() record.Final {
	current := n.rec.Versions[len(n.rec.Versions)-1]
	f := record.Final{Heading: fmt.Sprintf("The text as it stands (version %d)", current.Number), Text: current.Text, Layout: n.rec.layout}
	if n.rec.Draft.Status.Adopted() {
		f.Heading = fmt.Sprintf("The adopted text (version %d)", current.Number)
	}
	if n.rec.Draft.numbered(current.Number) {
		f.Layout = text.Options{Numbering: text.Final, Notes: n.rec.layout.Notes}
	}
	f.Layout.PreambularNumbers = false
	return f
}

// chain says how the record can be checked.
func (n *narrator) chain() string {
	if len(n.rec.Log) == 0 {
		return ""
	}
	first, last := n.rec.Log[0], n.rec.Log[len(n.rec.Log)-1]
	return fmt.Sprintf("This record covers events %d to %d of the committee's log; the last one has the hash %s. The same record as JSON (%s) holds every hash.", first.Sequence, last.Sequence, last.Hash, RecordSchema)
}

// particulars reads what a statement carries beside its words; what cannot be read
// is left out of the paper, the record as JSON has it.
func particulars[T any](st Statement) T {
	var data T
	if json.Unmarshal(st.Data, &data) != nil {
		var none T
		return none
	}
	return data
}
