package drafting_test

import (
	"slices"
	"strings"

	"chapeau/diffing"
	"chapeau/drafting"
)

// textState is a version of a draft, whose text never changes.
type textState struct {
	draft   string
	version int
}

// propose notes words that somebody wants in a text.
func (n *soaked) propose(inline string) {
	for _, token := range diffing.Tokenize(inline) {
		if token.Kind == diffing.Word {
			n.words[strings.ToLower(inline[token.CoreStart:token.CoreEnd])] = true
		}
	}
}

// holds checks the laws after a step: the log goes on from where it was, the
// text has no word that nobody proposed, its provenance joins to it and names
// only what was adopted, amendments went only where they may, and what was not
// submitted is seen by nobody else. Now and then the whole record is verified.
func (n *soaked) holds(after string) {
	n.w.t.Helper()
	n.draft = n.w.now(n.draft.ID)
	n.logGoesOn(after)
	moved := n.amendmentsMoveAsTheyMay(after)
	if stands := (textState{n.draft.ID, n.draft.Version}); moved || stands != n.read {
		n.read = stands
		n.textIsProposed(after)
	}
	if n.tally.done%100 == 0 {
		n.w.sound()
	}
}

func (n *soaked) logGoesOn(after string) {
	n.w.t.Helper()
	err := n.w.store.View(n.w.ctx, func(r drafting.Snapshot) error {
		events, err := r.Events(n.w.committee.ID, n.head, 10_000)
		for _, e := range events {
			hash, _ := drafting.HashEvent(e)
			if e.Sequence != n.head+1 || e.PreviousHash != n.last.Hash || e.Hash != hash || e.Actor.ID == "" {
				n.w.t.Errorf("after %s event %d (%s) does not carry the chain on", after, e.Sequence, e.Type)
			}
			n.head, n.last = e.Sequence, e
		}
		return err
	})
	if err != nil {
		n.w.t.Fatal(err)
	}
}

func (n *soaked) textIsProposed(after string) {
	n.w.t.Helper()
	current := must(n.w.service.Version(n.w.ctx, n.w.chair, n.draft.ID, 0))(n.w.t)
	for _, inline := range current.Text.Texts() {
		for _, token := range diffing.Tokenize(inline) {
			word := strings.ToLower(inline[token.CoreStart:token.CoreEnd])
			if token.Kind == diffing.Word && !n.words[word] {
				n.w.t.Errorf("after %s the word %q is in the text, and nobody proposed it", after, word)
			}
		}
	}
	provenance := must(n.w.service.Provenance(n.w.ctx, n.w.chair, n.draft.ID, 0))(n.w.t)
	for source, explained := range provenance.Sources {
		if explained.Amendment != "" && !slices.Contains(adoptedStatuses, n.statuses[explained.Amendment]) {
			n.w.t.Errorf("after %s words of %s are in the text, which is %q", after, source, n.statuses[explained.Amendment])
		}
	}
}

// adoptedStatuses are those whose words may stand in a text. One that was divided
// or undone is pending again, and its words are out.
var adoptedStatuses = []drafting.AmendmentStatus{drafting.Adopted, drafting.AdoptedAsAmended, drafting.Incorporated}

// mayFollow are the standings that an amendment can come to from another.
var mayFollow = map[drafting.AmendmentStatus][]drafting.AmendmentStatus{
	"":                    {drafting.Drafted, drafting.Submitted},
	drafting.Drafted:      {drafting.Submitted, drafting.Withdrawn, drafting.Lapsed},
	drafting.MergedInto:   {drafting.Submitted, drafting.Admitted, drafting.NeedsRebase}, // where the other is withdrawn or reworded
	drafting.Withdrawn:    {},
	drafting.Incorporated: {},
}

// amendmentsMoveAsTheyMay tells whether any did.
func (n *soaked) amendmentsMoveAsTheyMay(after string) (moved bool) {
	n.w.t.Helper()
	seen := must(n.w.service.Amendments(n.w.ctx, n.w.chair, n.draft.ID, drafting.AmendmentFilter{Statuses: []drafting.AmendmentStatus{drafting.Drafted}}))(n.w.t)
	if len(seen) > 0 {
		n.w.t.Errorf("after %s the chair sees an amendment that was not submitted", after)
	}
	for _, a := range n.amendments() {
		was := n.statuses[a.ID]
		if next, limited := mayFollow[was]; limited && was != a.Status && !slices.Contains(next, a.Status) {
			n.w.t.Errorf("after %s %s went from %q to %q", after, a.Label, was, a.Status)
		}
		moved = moved || was != a.Status
		n.statuses[a.ID] = a.Status
	}
	return moved
}
