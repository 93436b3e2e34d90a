package rules

import (
	"fmt"
	"strings"

	"chapeau/drafting/text"
)

// Subject is what was put to the vote, as the report names it: Carried and Lost
// are what becomes of it with the majority and without, Several tells that it is
// more than one thing.
type Subject struct {
	Name      string `json:"name"`
	Qualifier string `json:"qualifier,omitempty"`
	Carried   string `json:"carried"`
	Lost      string `json:"lost"`
	Several   bool   `json:"several,omitempty"`
}

// Draft is a draft resolution or decision, by its symbol or, where it has none,
// its title. The qualifier tells how its text differs from the one circulated,
// such as "as orally revised".
func Draft(kind text.DocumentKind, symbol, title, qualifier string) Subject {
	name := symbol
	if name == "" {
		name = "“" + title + "”"
	}
	return Subject{Name: "draft " + string(kind) + " " + name, Qualifier: qualifier, Carried: "adopted", Lost: "rejected"}
}

// Amendment is an amendment of its movers, to a place in the text where one is
// named, such as "operative paragraph 2".
func Amendment(to string, movers ...string) Subject {
	return amendment("amendment", to, movers)
}

// SubAmendment is an amendment to an amendment.
func SubAmendment(to string, movers ...string) Subject {
	return amendment("sub-amendment", to, movers)
}

func amendment(word, to string, movers []string) Subject {
	name := "the " + word
	if len(movers) > 0 {
		name += " of " + enumerate(movers)
	}
	if to != "" {
		name += " to " + to
	}
	return Subject{Name: name, Carried: "adopted", Lost: "rejected"}
}

// Amendments are several amendments that are decided together.
func Amendments(movers ...string) Subject {
	return Subject{Name: "the amendments of " + enumerate(movers), Carried: "adopted", Lost: "rejected", Several: true}
}

// Part is a part of a proposal that is voted on by itself, such as "operative
// paragraph 2".
func Part(part string, of Subject) Subject {
	return Subject{Name: part + " of " + of.Name, Carried: "retained", Lost: "deleted"}
}

// Division is the motion that parts of a proposal be decided one by one.
func Division(of Subject) Subject {
	return Subject{Name: "the motion for division of " + of.Name, Carried: "adopted", Lost: "rejected"}
}

// NoAction is the motion that no decision be taken on a proposal.
func NoAction(on Subject) Subject {
	return Subject{Name: "the motion that no decision be taken on " + on.Name, Carried: "adopted", Lost: "rejected"}
}

// Reconsidering is the motion to take up again what was decided.
func Reconsidering(what Subject) Subject {
	return Subject{Name: "the motion to reconsider " + what.Name, Carried: "adopted", Lost: "rejected"}
}

// Appeal is the challenge to a ruling, which the majority must support to
// overrule it. Chair is who ruled, in the body's word.
func Appeal(chair string) Subject {
	return Subject{Name: "the appeal against the ruling of the " + chair, Carried: "upheld", Lost: "rejected"}
}

// Qualifier tells how the text that was decided on differs from the one that
// was circulated: empty, "as orally revised", "as amended", or both.
func Qualifier(orallyRevised, amended bool) string {
	switch {
	case orallyRevised && amended:
		return "as orally revised and amended"
	case orallyRevised:
		return "as orally revised"
	case amended:
		return "as amended"
	}
	return ""
}

// Sentence tells the result of a vote for the report, such as "Draft resolution
// E/CN.99/2031/L.13/Rev.1 was adopted by a recorded vote of 13 to 5, with 4
// abstentions." The votes that prevailed come first. The vote is one that Count
// has taken.
func Sentence(s Subject, v Vote, t Tally) string {
	switch t.Outcome {
	case NoQuorum:
		return fmt.Sprintf("No decision was taken on %s, for want of the quorum of %s.", s.Name, counted(t.Quorum, "member", "members"))
	case SecondVote:
		return fmt.Sprintf("The votes on %s being equally divided, at %s, a second vote is to be taken.", s.Name, figures(t, t.InFavour, t.Against))
	}
	subject := capital(s.Name)
	if s.Qualifier != "" {
		subject += ", " + s.Qualifier + ","
	}
	if s.Several {
		return fmt.Sprintf("%s were %s.", subject, s.result(v, t))
	}
	return fmt.Sprintf("%s was %s.", subject, s.result(v, t))
}

// result tells what became of the subject, and by which votes.
func (s Subject) result(v Vote, t Tally) string {
	won, lost := method(v.Kind, t, t.InFavour, t.Against), method(v.Kind, t, t.Against, t.InFavour)
	switch {
	case v.Kind == WithoutVote && t.Outcome == Adopted:
		return s.Carried + " without a vote"
	case v.Kind == WithoutVote:
		return s.Lost + " without a vote"
	case t.Outcome == Adopted:
		return s.Carried + " by " + won
	case t.EquallyDivided && v.Second:
		return s.Lost + " by " + lost + ", the votes being equally divided for the second time"
	case t.EquallyDivided:
		return s.Lost + " by " + lost + ", the votes being equally divided"
	case t.InFavour > t.Against:
		return "not " + s.Carried + ", " + won + ", falling short of the required two-thirds majority"
	case t.Against == 0:
		return "not " + s.Carried + ", there being no vote in favour or against and " + counted(t.Abstaining, "abstention", "abstentions")
	}
	return s.Lost + " by " + lost
}

// method tells how the vote was taken and its figures.
func method(kind Kind, t Tally, first, second int) string {
	switch kind {
	case Recorded:
		return "a recorded vote of " + figures(t, first, second)
	case RollCall:
		return "a roll-call vote of " + figures(t, first, second)
	}
	return counted(first, "vote", "votes") + " to " + number(second) + abstentions(t.Abstaining)
}

func figures(t Tally, first, second int) string {
	return number(first) + " to " + number(second) + abstentions(t.Abstaining)
}

func abstentions(n int) string {
	if n == 0 {
		return ", with no abstentions"
	}
	return ", with " + counted(n, "abstention", "abstentions")
}

// Lists tells who voted how, for the report: "In favour: …. Against: None.
// Abstaining: …." in English order. It is empty for a vote without names.
func Lists(v Vote) string {
	if v.Roll == nil {
		return ""
	}
	return fmt.Sprintf("In favour: %s. Against: %s. Abstaining: %s.", listed(v.Roll.InFavour), listed(v.Roll.Against), listed(v.Roll.Abstaining))
}

func listed(names []string) string {
	if len(names) == 0 {
		return "None"
	}
	return strings.Join(sorted(names), ", ")
}
