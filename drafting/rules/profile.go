// Package rules holds the rules of procedure as data and everything that is
// computed from a vote: whether a tally fits the members, who has the majority,
// whether there was a quorum, in which order a roll is called, how the result is
// told in the report, and when a text that was circulated may be considered.
//
// It is pure. It counts and tells; it decides nothing. A count that does not fit
// is refused with a sentence for the person who counted.
package rules

// Share is a part of the members that must be present.
type Share string

// The shares that rules of procedure ask for.
const (
	OneQuarter   Share = "one_quarter"
	OneThird     Share = "one_third"
	MoreThanHalf Share = "majority"
)

// Of is the least number of members that makes up the share: at least a
// quarter, at least a third, or more than half of them.
func (s Share) Of(members int) int {
	switch s {
	case OneQuarter:
		return (members + 3) / 4
	case OneThird:
		return (members + 2) / 3
	}
	return members/2 + 1
}

// Majority is what a proposal needs of the members present and voting, which
// are those that vote in favour or against.
type Majority string

// The majorities.
const (
	Simple    Majority = "simple"
	TwoThirds Majority = "two_thirds"
)

// Reached tells whether the votes in favour are the majority: more than those
// against, or at least twice as many. Without a vote in favour there is none.
func (m Majority) Reached(inFavour, against int) bool {
	if m == TwoThirds {
		return inFavour > 0 && inFavour >= 2*against
	}
	return inFavour > against
}

// TieRule is what becomes of a proposal when the votes are equally divided.
type TieRule string

// The tie rules: the proposal is rejected, or a second vote is taken, in which a
// tie rejects it.
const (
	TieRejects       TieRule = "rejected"
	TieBringsASecond TieRule = "second_vote"
)

// Question is a kind of question put to the vote, each with the majority it
// needs.
type Question string

// The questions. A motion is about the procedure, such as one for division.
const (
	Proposal          Question = "proposal"
	ImportantQuestion Question = "important_question"
	Motion            Question = "motion"
	Reconsideration   Question = "reconsideration"
	OverrulingChair   Question = "overruling_chair"
)

// FootnoteProfile says how often a note's indicator is printed.
type FootnoteProfile string

// The footnote profiles: at every place that refers to the note, or only at the
// first.
const (
	ReuseIndicators FootnoteProfile = "reuse"
	IndicatorsOnce  FootnoteProfile = "once"
)

// SponsorRule says whether a sponsor may explain its vote.
type SponsorRule string

// The sponsor rules: never on its own proposal, only when the proposal has been
// amended, or always.
const (
	SponsorsSilent        SponsorRule = "refused"
	SponsorsAfterAmending SponsorRule = "if_amended"
	SponsorsFree          SponsorRule = "allowed"
)

// Profile is the rules of procedure of one kind of body. Every part names in
// Source the rule that it comes from, for a person to look up.
type Profile struct {
	Name         string         `json:"name"`
	Title        string         `json:"title"`
	Source       string         `json:"source"`
	Quorum       Quorum         `json:"quorum"`
	Majorities   Majorities     `json:"majorities"`
	Tie          Tie            `json:"tie"`
	Amendments   AmendmentRules `json:"amendments"`
	Notice       NoticeRules    `json:"notice"`
	Footnotes    Footnotes      `json:"footnotes"`
	Explanations Explanations   `json:"explanations"`
	Sponsorship  Sponsorship    `json:"sponsorship"`
	Terms        Terms          `json:"terms"`
}

// Quorum is the share of the members that must be present to open a meeting and
// to take a decision.
type Quorum struct {
	ToOpen   Share  `json:"to_open"`
	ToDecide Share  `json:"to_decide"`
	Source   string `json:"source"`
}

// Majorities are what each question needs.
type Majorities struct {
	Proposals          Majority `json:"proposals"`
	ImportantQuestions Majority `json:"important_questions"`
	Reconsideration    Majority `json:"reconsideration"`
	OverrulingChair    Majority `json:"overruling_chair"`
	Source             string   `json:"source"`
}

// Of is the majority that a question needs.
func (m Majorities) Of(q Question) Majority {
	switch q {
	case ImportantQuestion:
		return m.ImportantQuestions
	case Reconsideration:
		return m.Reconsideration
	case OverrulingChair:
		return m.OverrulingChair
	}
	return m.Proposals
}

// Tie is what a tie does.
type Tie struct {
	Outcome TieRule `json:"outcome"`
	Source  string  `json:"source"`
}

// AmendmentRules limits their degree: 2 allows an amendment to an amendment, and no
// further.
type AmendmentRules struct {
	DegreeLimit int    `json:"degree_limit"`
	Source      string `json:"source"`
}

// NoticeRules are how long drafts and amendments must have been before the
// members.
type NoticeRules struct {
	Drafts     Notice `json:"drafts"`
	Amendments Notice `json:"amendments"`
	Source     string `json:"source"`
}

// Footnotes is how notes are printed.
type Footnotes struct {
	Profile FootnoteProfile `json:"profile"`
	Source  string          `json:"source"`
}

// Explanations is whether sponsors may explain their votes.
type Explanations struct {
	Sponsors SponsorRule `json:"sponsors"`
	Source   string      `json:"source"`
}

// MayExplain tells whether a delegation may explain its vote on a proposal.
func (e Explanations) MayExplain(sponsor, amended bool) bool {
	return !sponsor || e.Sponsors == SponsorsFree || e.Sponsors == SponsorsAfterAmending && amended
}

// Sponsorship is whether delegations may join the sponsors of a text that has
// been adopted.
type Sponsorship struct {
	AfterAdoption bool   `json:"after_adoption"`
	Source        string `json:"source"`
}

// Terms are the body's words for things, in English. Incorporated is what an
// amendment is called that the sponsor accepts, Contested one that is put to the
// vote.
type Terms struct {
	Body         string `json:"body"`
	Chair        string `json:"chair"`
	Sponsor      string `json:"sponsor"`
	CoSponsor    string `json:"co_sponsor"`
	Incorporated string `json:"incorporated"`
	Contested    string `json:"contested"`
}
