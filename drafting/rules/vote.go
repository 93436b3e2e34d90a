package rules

// Kind is how a decision is taken.
type Kind string

// The kinds: nobody asks for a vote; hands are counted; the machine or the
// secretariat records who votes how; the members are called one by one.
const (
	WithoutVote Kind = "without_vote"
	ShowOfHands Kind = "show_of_hands"
	Recorded    Kind = "recorded"
	RollCall    Kind = "roll_call"
)

// Vote is a vote as it was announced. The numbers may be left out where Roll
// has the names. Majority is simple where it is empty; DrawnName is the member
// drawn by lot to vote first in a roll-call; Second says that an earlier vote
// on the same question was equally divided.
type Vote struct {
	Kind       Kind     `json:"kind"`
	InFavour   int      `json:"in_favour"`
	Against    int      `json:"against"`
	Abstaining int      `json:"abstaining"`
	NotVoting  int      `json:"not_voting,omitempty"`
	Roll       *Roll    `json:"roll,omitempty"`
	Majority   Majority `json:"majority,omitempty"`
	DrawnName  string   `json:"drawn_name,omitempty"`
	Second     bool     `json:"second,omitempty"`
}

// Roll is who voted how, by the members' names.
type Roll struct {
	InFavour   []string `json:"in_favour"`
	Against    []string `json:"against"`
	Abstaining []string `json:"abstaining"`
	NotVoting  []string `json:"not_voting"`
}

// Outcome is what a vote gives.
type Outcome string

// The outcomes. NoQuorum is no decision: too few members took part.
const (
	Adopted    Outcome = "adopted"
	Rejected   Outcome = "rejected"
	SecondVote Outcome = "second_vote"
	NoQuorum   Outcome = "no_quorum"
)

// Tally is a vote counted. Members is how many may vote; NotVoting are those of
// them that took no part. MajorityReached says that the votes in favour are the
// majority of those present and voting that was needed, whatever the quorum.
type Tally struct {
	InFavour        int      `json:"in_favour"`
	Against         int      `json:"against"`
	Abstaining      int      `json:"abstaining"`
	NotVoting       int      `json:"not_voting"`
	Members         int      `json:"members"`
	Majority        Majority `json:"majority"`
	MajorityReached bool     `json:"majority_of_present_and_voting"`
	Quorum          int      `json:"quorum"`
	QuorumMet       bool     `json:"quorum_met"`
	EquallyDivided  bool     `json:"equally_divided"`
	Outcome         Outcome  `json:"outcome"`
}
