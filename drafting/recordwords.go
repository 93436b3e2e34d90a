package drafting

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"chapeau/drafting/action"
	"chapeau/drafting/formats/record"
	"chapeau/drafting/rules"
	"chapeau/drafting/text"
)

// decision tells of one decision: its sentence, who voted how, its reason, what it
// made, and whether it still stands.
func (n *narrator) decision(d Decision) record.Entry {
	e := record.Entry{At: d.At, Name: fmt.Sprintf("Decision %d", d.Number), Words: n.decided(d)}
	if d.Vote != nil && len(d.Amendments) > 0 {
		e.Name += ", on " + n.labelled(d.Amendments)
	}
	e.Details = slices.DeleteFunc([]string{n.lists(d), n.reason(d), n.settled(d), n.gave(d)}, func(s string) bool { return s == "" })
	if d.Result != 0 && len(d.Amendments) == 0 && d.Outcome != DecisionUndone {
		e.Changes = n.between(d.Against, d.Result)
	}
	switch {
	case n.undoneBy[d.ID].ID != "":
		e.TakenBack = fmt.Sprintf("Taken back by decision %d.", n.undoneBy[d.ID].Number)
	case n.overruled[d.ID].ID != "":
		e.TakenBack = fmt.Sprintf("Overruled by decision %d.", n.overruled[d.ID].Number)
	}
	return e
}

// decided is a decision in one sentence: the report's own where there was one.
func (n *narrator) decided(d Decision) string {
	chair, named := n.rec.chair, n.named(d.Amendments)
	switch d.Outcome {
	case AmendmentsAdmitted:
		return "The " + chair + " ruled that " + named + " was in order."
	case AmendmentsNotAdmitted:
		return "The " + chair + " ruled that " + named + " was out of order."
	case AmendmentsPut:
		return "The " + chair + " put " + named + " to the decision of the committee."
	case AmendmentsNotPut:
		return "The " + chair + " ruled that what was adopted implied the rejection of " + named + ", which was not put."
	case AmendmentsMoot:
		return "The " + chair + " ruled that " + named + " was moot."
	case OrderConfirmed:
		return "The " + chair + " confirmed the order in which the amendments are taken: " + n.labels(d.Order) + "."
	case DivisionGranted:
		return sentences(d.Sentence, "The division was granted: "+n.parts(d.Division.AmendmentID, d.Against, partsOf(*d.Division))+".")
	case DivisionRefused:
		return sentences(d.Sentence, "The division was refused.")
	case ConsequentialMade:
		return "A consequential change was made, to which nobody objected."
	case RulingUpheld:
		return sentences(d.Sentence, fmt.Sprintf("The ruling in decision %d stands.", n.decisions[d.About].Number))
	case RulingOverruled:
		return sentences(d.Sentence, fmt.Sprintf("The ruling in decision %d was overruled; %s stands again.", n.decisions[d.About].Number, named))
	case DraftAdopted:
		return sentences(d.Sentence, n.symbolOf(d))
	case ActionClosed:
		return "The action on the draft was closed."
	case DecisionUndone:
		return fmt.Sprintf("The %s took back decision %d: %s", chair, n.decisions[d.About].Number, n.decided(n.decisions[d.About]))
	}
	return d.Sentence
}

func (n *narrator) symbolOf(d Decision) string {
	if d.ResultSymbol == "" {
		return ""
	}
	return "It is " + string(n.rec.Draft.Kind) + " " + d.ResultSymbol + "."
}

// named are amendments as the paper calls them: by label and mover.
func (n *narrator) named(all []AmendmentRef) string {
	names := make([]string, len(all))
	for i, ref := range all {
		names[i] = n.amendments[ref.ID].Label + " (" + n.amendments[ref.ID].By + ")"
	}
	return and(names)
}

func (n *narrator) labelled(all []AmendmentRef) string {
	labels := make([]string, len(all))
	for i, ref := range all {
		labels[i] = n.amendments[ref.ID].Label
	}
	return and(labels)
}

func (n *narrator) labels(ids []string) string {
	labels := make([]string, len(ids))
	for i, id := range ids {
		labels[i] = n.amendments[id].Label
	}
	return strings.Join(labels, ", ")
}

// lists are who voted how, and who took no part.
func (n *narrator) lists(d Decision) string {
	if d.Vote == nil || d.Vote.Roll == nil {
		return ""
	}
	words := rules.Lists(*d.Vote)
	if len(d.Vote.Roll.NotVoting) > 0 {
		words += " Not voting: " + strings.Join(d.Vote.Roll.NotVoting, ", ") + "."
	}
	return words
}

func (n *narrator) reason(d Decision) string {
	if strings.TrimSpace(d.Reason) == "" {
		return ""
	}
	return "Reason: " + d.Reason
}

// settled tells how collisions were settled in the deciding person's words.
func (n *narrator) settled(d Decision) string {
	words := []string{}
	for _, r := range d.Resolutions {
		if r.Text != nil {
			words = append(words, "“"+text.PlainWords(*r.Text)+"”")
		}
	}
	if len(words) == 0 {
		return ""
	}
	return "Where they collided, these words were settled on: " + strings.Join(words, "; ") + "."
}

// gave is what a decision made of the text or of an amendment.
func (n *narrator) gave(d Decision) string {
	switch {
	case d.Into != nil:
		return fmt.Sprintf("%s has wording %d.", n.amendments[d.Into.ID].Label, d.Into.Revision)
	case d.Result != 0:
		return fmt.Sprintf("The text is version %d.", d.Result)
	}
	return ""
}

func partsOf(d Division) []action.Part {
	parts := make([]action.Part, len(d.Parts))
	for i, p := range d.Parts {
		parts[i] = p.Part
	}
	return parts
}

// parts name what each part of a division holds, in a version of the text or in
// what an amendment proposes.
func (n *narrator) parts(amendmentID string, version int, parts []action.Part) string {
	from := []*text.Text{n.rec.Versions[version-1].Text}
	if a, known := n.amendments[amendmentID]; known {
		from = []*text.Text{a.proposed, a.base}
	}
	all := make([]string, len(parts))
	for i, p := range parts {
		holds := []string{}
		for _, clause := range p.Clauses {
			holds = append(holds, n.clause(clause, from))
		}
		for _, words := range p.Words {
			holds = append(holds, "the words “"+text.PlainWords(words.Text)+"” in "+n.clause(words.Clause, from))
		}
		all[i] = "part " + p.Label + ", " + and(holds)
	}
	return strings.Join(all, "; ")
}

// clause is what a clause is called in the first of some texts that has it.
func (n *narrator) clause(id string, from []*text.Text) string {
	for _, t := range from {
		if t.Find(id) != nil {
			return text.Name(t, text.Labels(t, text.Still, n.rec.layout.Reference), id)
		}
	}
	return text.Name(from[0], nil, id)
}

// statement tells of what a delegation put on record.
func (n *narrator) statement(st Statement) record.Entry {
	return record.Entry{
		At: st.At, Name: fmt.Sprintf("Statement %d", st.Number), Quote: st.Words,
		Words: onBehalf(st.By, st.OnBehalfOf) + " " + n.stated(st) + ".",
	}
}

func (n *narrator) stated(st Statement) string {
	about := ""
	if st.AmendmentID != "" {
		about = " on " + n.amendments[st.AmendmentID].Label
	}
	switch st.Kind {
	case VoteRequest:
		return "asked for " + voteInWords[particulars[voteRequest](st).Kind] + cmp.Or(about, " on the draft")
	case DivisionRequest:
		return "asked for division" + cmp.Or(strings.Replace(about, " on ", " of ", 1), " of the draft") + ": " + n.parts(st.AmendmentID, st.Version, particulars[divisionParts](st).Parts)
	case RequestWithdrawn:
		return fmt.Sprintf("took back the request in statement %d", n.statements[st.StatementID].Number)
	case ExplanationBefore:
		return "explained its vote before it was taken" + about
	case ExplanationAfter:
		return "explained its vote after it was taken" + about
	case VoteIntention:
		return "stated that it had intended " + voteWords[particulars[intention](st).Intended] + about
	case Dissociation:
		return "dissociated itself from " + n.place(st, "the text")
	case Objection:
		return "objected to " + n.place(st, "the text")
	case RulingChallenge:
		return fmt.Sprintf("challenged the ruling in decision %d", n.decisions[st.DecisionID].Number)
	case ConsequentialProposal:
		return "proposed a consequential change"
	case BudgetStatement:
		return "stated the budget implications of " + n.place(st, "the text")
	}
	return "made a statement" + about
}

// intention is how a delegation had meant to vote.
type intention struct {
	Intended string `json:"intended"`
}

var voteWords = map[string]string{"in_favour": "to vote in favour", "against": "to vote against", "abstaining": "to abstain"}

// place is the paragraph that a statement is about, or the whole.
func (n *narrator) place(st Statement, whole string) string {
	if st.Clause == "" {
		return whole
	}
	return n.clause(st.Clause, []*text.Text{n.rec.Versions[st.Version-1].Text})
}

// and joins names as a sentence does.
func and(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}
