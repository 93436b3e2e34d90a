package drafting_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"sync"
	"testing"

	"chapeau/drafting"
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// TestLongNegotiations plays negotiations made by a seeded generator: drafts,
// amendments, amendments to amendments, oral revisions, votes, rulings,
// divisions, withdrawals and what is taken back, in random order, with moves
// mixed in that nobody may make or that come at the wrong time. After every step
// the laws hold. CHAPEAU_SOAK=SEEDSxAMENDMENTS makes it longer, CHAPEAU_SEED=N
// begins at another seed than the first.
func TestLongNegotiations(t *testing.T) {
	seeds, amendments := 20, 100
	if raceDetector {
		seeds = 2
	}
	if length := os.Getenv("CHAPEAU_SOAK"); length != "" {
		if _, err := fmt.Sscanf(length, "%dx%d", &seeds, &amendments); err != nil {
			t.Fatalf("CHAPEAU_SOAK is %q; it looks like 200x600", length)
		}
	}
	first := 1
	if seed := os.Getenv("CHAPEAU_SEED"); seed != "" {
		if _, err := fmt.Sscanf(seed, "%d", &first); err != nil {
			t.Fatalf("CHAPEAU_SEED is %q; it is a number", seed)
		}
	}
	total := tally{}
	t.Cleanup(func() { t.Logf("%d steps done, %d refused; %v", total.done, total.refused, total.moves) })
	for seed := first; seed < first+seeds; seed++ {
		t.Run(fmt.Sprintf("seed %d", seed), func(t *testing.T) {
			t.Parallel()
			n := newSoaked(t, uint64(seed))
			for n.submitted < amendments && !t.Failed() {
				n.step()
			}
			n.w.sound()
			n.wasVaried()
			total.add(&n.tally)
		})
	}
}

// tally counts what a negotiation consisted of.
type tally struct {
	adding        sync.Mutex
	done, refused int
	moves         map[string]int
}

func (t *tally) add(other *tally) {
	t.adding.Lock()
	defer t.adding.Unlock()
	t.done, t.refused = t.done+other.done, t.refused+other.refused
	if t.moves == nil {
		t.moves = map[string]int{}
	}
	for move, n := range other.moves {
		t.moves[move] += n
	}
}

// soaked is one long negotiation.
type soaked struct {
	w         *world
	random    *rand.Rand
	names     []string // of the delegations that may move
	draft     drafting.Draft
	submitted int
	words     map[string]bool                     // that somebody proposed or the drafts began with
	statuses  map[string]drafting.AmendmentStatus // of every amendment seen
	head      int64                               // of the log
	read      textState                           // that the laws of the text were last held on
	last      drafting.Event
	tally     tally
}

func newSoaked(t *testing.T, seed uint64) *soaked {
	w := newWorld(t)
	for _, name := range []string{"Arvandia", "Borealia", "Fenland", "Juna"} {
		w.delegation(name, drafting.Member)
	}
	n := &soaked{
		w: w, random: rand.New(rand.NewPCG(seed, 26)), words: map[string]bool{},
		names:    []string{"Arvandia", "Borealia", "Delmark", "Fenland", "Juna", "Karsk", "Meridia"},
		statuses: map[string]drafting.AmendmentStatus{}, tally: tally{moves: map[string]int{}},
	}
	n.table()
	n.holds("the beginning")
	return n
}

// table puts another draft before the committee.
func (n *soaked) table() {
	n.w.t.Helper()
	content := n.content()
	for _, s := range content.Texts() {
		n.propose(s)
	}
	n.draft = must(n.w.service.CreateDraft(n.w.ctx, n.w.secretariat, n.w.committee.ID, drafting.DraftInput{
		Text: content, Symbol: n.w.freeSymbol(), Status: drafting.Tabled, CirculatedAt: &lastWeek,
		MainSponsorID: n.w.delegations[n.pick(n.names)].ID,
	}))(n.w.t)
}

func (n *soaked) pick(from []string) string { return from[n.random.IntN(len(from))] }

// content is a resolution of random length.
func (n *soaked) content() *text.Text {
	t := &text.Text{Schema: text.Schema, Kind: text.Resolution, Title: "Locks " + n.word(), Body: "The Commission on Inland Waterways,", Footnotes: map[string]string{}, Annexes: []text.Annex{}}
	for i := range 2 + n.random.IntN(3) {
		t.Clauses = append(t.Clauses, &text.Clause{ID: fmt.Sprintf("p%d", i+1), Kind: text.Preambular, Text: "*Noting* " + n.sentence()})
	}
	for i := range 5 + n.random.IntN(6) {
		c := &text.Clause{ID: fmt.Sprintf("o%d", i+1), Kind: text.Operative, Text: "*Requests* " + n.sentence()}
		if n.random.IntN(4) == 0 {
			c.List = text.Alpha
			for j := range 2 {
				c.Children = append(c.Children, &text.Clause{ID: fmt.Sprintf("o%di%d", i+1, j+1), Kind: text.Item, Text: "To " + n.sentence()})
			}
		}
		t.Clauses = append(t.Clauses, c)
	}
	return t
}

func (n *soaked) word() string {
	const letters = "abcdefghijklmnopqrstuvwxyz"
	word := make([]byte, 3+n.random.IntN(5))
	for i := range word {
		word[i] = letters[n.random.IntN(len(letters))]
	}
	return string(word)
}

func (n *soaked) sentence() string {
	s := n.word()
	for range 5 + n.random.IntN(9) {
		s += " " + n.word()
	}
	return s
}

// step makes one move, possible or not, and holds the laws afterwards.
func (n *soaked) step() {
	n.w.t.Helper()
	n.draft = n.w.now(n.draft.ID)
	if !n.draft.Status.Open() && n.random.IntN(3) == 0 {
		n.table()
	}
	m := n.choose()
	before := n.state()
	err := m.make(n)
	n.tally.moves[m.name]++
	if err == nil {
		n.tally.done++
		if m.illegal {
			n.w.t.Errorf("%s was let through", m.name)
		}
		n.holds(m.name)
		return
	}
	n.tally.refused++
	n.refused(m.name, err, before)
}

func (n *soaked) choose() move {
	total := 0
	for _, m := range moves {
		total += m.weight
	}
	at := n.random.IntN(total)
	for _, m := range moves {
		if at -= m.weight; at < 0 {
			return m
		}
	}
	return moves[0]
}

// snapshotOf is what a refused move must leave as it is.
type snapshotOf struct {
	head    int64
	status  drafting.DraftStatus
	version int
}

func (n *soaked) state() snapshotOf {
	head := must(n.w.service.LastEvent(n.w.ctx, n.w.chair, n.w.committee.ID))(n.w.t)
	return snapshotOf{head, n.draft.Status, n.draft.Version}
}

// refused holds that a refusal is told to a person and has changed nothing.
func (n *soaked) refused(name string, err error, before snapshotOf) {
	n.w.t.Helper()
	switch fault.CodeOf(err) {
	case fault.Forbidden, fault.Conflict, fault.Invalid, fault.Stale, fault.NotFound:
	default:
		n.w.t.Errorf("%s was refused as %s: %v (%s)", name, fault.CodeOf(err), err, causes(err))
	}
	n.draft = n.w.now(n.draft.ID)
	if after := n.state(); after != before {
		n.w.t.Errorf("%s was refused (%v) and changed %+v to %+v", name, err, before, after)
	}
}

// wasVaried holds that the negotiation was one: every kind of move was made, some
// were refused, and amendments came to different ends.
func (n *soaked) wasVaried() {
	n.w.t.Helper()
	ends := []drafting.AmendmentStatus{}
	for _, status := range n.statuses {
		if !slices.Contains(ends, status) {
			ends = append(ends, status)
		}
	}
	if n.tally.done < 100 || n.tally.refused < 20 || len(ends) < 5 {
		n.w.t.Errorf("%d steps were done, %d refused, the amendments are %v", n.tally.done, n.tally.refused, ends)
	}
}
