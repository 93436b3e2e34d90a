package drafting

import (
	"slices"

	"chapeau/drafting/fault"
)

// phase is one row of the life of a draft: something that can be done with it,
// who may do it, in which statuses, and which status it gives (none where it
// stays).
type phase struct {
	action DraftAction
	needs  Action
	words  string // what the draft can then be
	from   []DraftStatus
	to     DraftStatus
}

// The sets of statuses that recur in a draft's life.
var (
	informal    = []DraftStatus{ZeroDraft, InformalText}
	handedIn    = []DraftStatus{SubmittedDraft, Tabled}
	uncontested = []DraftStatus{ZeroDraft, InformalText, SubmittedDraft, Tabled}
	unopened    = []DraftStatus{ZeroDraft, InformalText, Silence, SubmittedDraft, Tabled}
	undecided   = append([]DraftStatus{UnderAction}, unopened...)
)

// life is the whole table. Whatever a delegation, the secretariat or the chair
// does with a draft short of deciding on it is refused in any other status. A
// text under silence stays as it is: those who were asked must know to what.
var life = []phase{
	{action: MakeInformalText, needs: EditTexts, words: "made an informal text", from: []DraftStatus{ZeroDraft}, to: InformalText},
	{action: SubmitTheDraft, needs: SubmitDrafts, words: "submitted", from: informal, to: SubmittedDraft},
	{action: TableDraft, needs: IssueDocuments, words: "tabled", from: []DraftStatus{SubmittedDraft}, to: Tabled},
	{action: WithdrawTheDraft, needs: WithdrawDrafts, words: "withdrawn", from: unopened, to: DraftWithdrawn},
	{action: ReintroduceDraft, needs: ReintroduceDrafts, words: "reintroduced", from: []DraftStatus{DraftWithdrawn}},
	{action: EditDraft, needs: EditTexts, words: "edited", from: uncontested},
	{action: ReviseDraftOrally, needs: ReviseOrally, words: "revised orally", from: handedIn},
	{action: IncorporateAmendments, needs: ReviseOrally, words: "changed by accepting an amendment", from: uncontested},
	{action: NameTheFacilitator, needs: NameFacilitators, words: "given a facilitator", from: undecided},
	{action: NameMainSponsor, needs: ChangeDrafts, words: "given another main sponsor", from: undecided},
	{action: ConsentToText, needs: SponsorDrafts, words: "consented to", from: undecided},
	{action: LeaveSponsors, needs: SponsorDrafts, words: "left by a co-sponsor", from: undecided},
}

func phaseOf(a DraftAction) phase {
	return life[slices.IndexFunc(life, func(p phase) bool { return p.action == a })]
}

// possible reports whether the status allows it.
func (p phase) possible(s DraftStatus) bool { return slices.Contains(p.from, s) }

// check is a conflict where the status does not allow it, with what is possible
// instead.
func (p phase) check(d Draft) error {
	if p.possible(d.Status) {
		return nil
	}
	return fault.New(fault.Conflict, "", "%s is %s and cannot be %s: %s", d.name(), statusWords[d.Status], p.words, possibleNow[d.Status])
}

// statusWords say in a sentence where a draft stands.
var statusWords = map[DraftStatus]string{
	ZeroDraft:          "a zero draft",
	InformalText:       "an informal text",
	Silence:            "under silence",
	SubmittedDraft:     "submitted",
	Tabled:             "tabled",
	UnderAction:        "under action",
	AdoptedWithoutVote: "adopted",
	AdoptedByVote:      "adopted",
	DraftRejected:      "rejected",
	NoAction:           "closed, as no action is taken on it,",
	DraftWithdrawn:     "withdrawn",
	Final:              "final",
}

// reconsider is what is possible once the committee has decided.
const reconsider = "the committee has decided, and only reconsideration, by two thirds, reopens action on it"

// possibleNow says for each status what can be done with the draft.
var possibleNow = map[DraftStatus]string{
	ZeroDraft:          "its main sponsor, the facilitator or the chair edits it or makes it an informal text, and its main sponsor submits it",
	InformalText:       "its main sponsor, the facilitator or the chair edits it, and its main sponsor submits it",
	Silence:            "the text stays as it is until the silence ends or an objection breaks it; its main sponsor may withdraw it",
	SubmittedDraft:     "its main sponsor revises it orally or withdraws it, and the secretariat tables it",
	Tabled:             "its main sponsor revises it orally or withdraws it, delegations propose amendments, and the chair takes it up",
	UnderAction:        "action has begun, so that an oral revision is too late; the committee adopts amendments, and the main sponsor may propose a consequential change, which the chair puts",
	AdoptedWithoutVote: reconsider,
	AdoptedByVote:      reconsider,
	DraftRejected:      reconsider,
	NoAction:           reconsider,
	DraftWithdrawn:     "any member may reintroduce it",
	Final:              "its text is numbered and sealed",
}

// draftIn loads a draft that the actor may see, on which the table of
// permissions and that of a draft's life allow an action now.
func (w *work) draftIn(id string, a DraftAction) (Draft, standing, error) {
	p := phaseOf(a)
	draft, st, err := w.draftFor(id, p.needs)
	if err != nil {
		return Draft{}, standing{}, err
	}
	return draft, st, p.check(draft)
}

// draftAt is draftIn for who saw a version: stale where the draft is no longer
// at it.
func (w *work) draftAt(id string, a DraftAction, expectedVersion int) (Draft, standing, error) {
	draft, st, err := w.draftIn(id, a)
	if err == nil && draft.Version != expectedVersion {
		err = errStaleVersion(draft, expectedVersion)
	}
	return draft, st, err
}
