package drafting

import (
	"slices"
	"strings"

	"chapeau/drafting/formats/record"
)

// reportedOutcomes are the decisions that a session report tells of; how the
// proceedings were arranged is in the draft's own record.
var reportedOutcomes = map[Outcome]bool{
	AmendmentsNotAdmitted: true, AmendmentsAdopted: true, AmendmentsRejected: true, AmendmentsTied: true, AmendmentsNotPut: true, AmendmentsMoot: true,
	DivisionGranted: true, DivisionRefused: true, PartRetained: true, PartRejected: true, PartTied: true, ConsequentialMade: true,
	RulingUpheld: true, RulingOverruled: true,
	DraftAdopted: true, DraftNotAdopted: true, DraftTied: true, DraftNoAction: true, NoActionRejected: true, DraftReconsidered: true, ReconsiderationFailed: true,
}

// reportedStatements are the statements that it tells of.
var reportedStatements = map[StatementKind]bool{
	VoteRequest: true, DivisionRequest: true, ExplanationBefore: true, ExplanationAfter: true, VoteIntention: true, Dissociation: true, Objection: true,
	BudgetStatement: true, GeneralStatement: true,
}

// reportedActs are what a session report tells of a draft, by meeting, in order:
// decisions that stand, with who voted how, what was said, and oral revisions.
func (n *narrator) reportedActs() map[string][]record.Entry {
	acts := map[string][]record.Entry{}
	add := func(at *Sitting, e record.Entry) {
		meeting := ""
		if at != nil {
			meeting = at.MeetingID
		}
		acts[meeting] = append(acts[meeting], e)
	}
	for _, v := range n.rec.Versions {
		if v.Reason == OrallyRevised && v.DecisionID == "" {
			add(v.Sitting, record.Entry{At: v.At, Words: "The draft " + string(n.rec.Draft.Kind) + " was orally revised."})
		}
	}
	withdrawn := n.withdrawnRequests()
	for _, st := range n.rec.Statements {
		if reportedStatements[st.Kind] && !withdrawn[st.ID] {
			add(st.Sitting, n.statement(st))
		}
	}
	for _, d := range standingDecisions(n.rec.Decisions) {
		if reportedOutcomes[d.Outcome] {
			add(d.Sitting, n.reportedDecision(d))
		}
	}
	for meeting := range acts {
		slices.SortStableFunc(acts[meeting], func(a, b record.Entry) int { return a.At.Compare(b.At) })
	}
	return acts
}

// withdrawnRequests are the requests that were taken back.
func (n *narrator) withdrawnRequests() map[string]bool {
	withdrawn := map[string]bool{}
	for _, st := range n.rec.Statements {
		if st.Kind == RequestWithdrawn {
			withdrawn[st.StatementID] = true
		}
	}
	return withdrawn
}

// reportedDecision is a decision in the report's sentence. A vote on a ruling is
// told by its sentence alone: the ruling's number means nothing here.
func (n *narrator) reportedDecision(d Decision) record.Entry {
	e := record.Entry{At: d.At, Words: n.decided(d)}
	if (d.Outcome == RulingUpheld || d.Outcome == RulingOverruled) && d.Sentence != "" {
		e.Words = d.Sentence
	}
	e.Details = slices.DeleteFunc([]string{n.lists(d), n.reason(d), n.settled(d)}, func(s string) bool { return strings.TrimSpace(s) == "" })
	return e
}
