// Package sample is a negotiation to try Chapeau with: one invented commission,
// eight delegations, three draft resolutions and the amendments to them, with
// every kind of clash. The texts and amendments are files in the interchange
// form; negotiation.json tells who does what with them, in order.
package sample

import (
	"embed"
	"io/fs"
	"path"
	"strings"

	"chapeau/drafting"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

//go:embed negotiation.json texts amendments
var files embed.FS

// Negotiation is the whole sample. Texts are keyed by name ("pilots"),
// amendments by their draft's name and their own ("pilots/01-holmia").
type Negotiation struct {
	Committee   Committee    `json:"committee"`
	Delegations []Delegation `json:"delegations"`
	People      []Person     `json:"people"`
	Drafts      []Draft      `json:"drafts"`

	Texts      map[string]*text.Text      `json:"-"`
	Amendments map[string]amend.Amendment `json:"-"`
}

// Committee is the body that negotiates.
type Committee struct {
	Name      string   `json:"name"`
	Body      string   `json:"body"`
	Session   string   `json:"session"`
	Languages []string `json:"languages"`
	TimeZone  string   `json:"time_zone"`
	Rules     string   `json:"rules"`

	Agenda []drafting.AgendaInput `json:"agenda"`
}

// Delegation is a State or a group in the committee. Members are the names of a
// group's.
type Delegation struct {
	Name    string                  `json:"name"`
	Code    string                  `json:"code"`
	Kind    drafting.DelegationKind `json:"kind"`
	Members []string                `json:"members"`
}

// Person acts in the negotiation; Delegation is the name of a delegate's.
type Person struct {
	Name       string        `json:"name"`
	Email      string        `json:"email"`
	Role       drafting.Role `json:"role"`
	Delegation string        `json:"delegation"`
}

// Draft is one draft resolution: the name of its text, the number of its item on
// the agenda, its sponsors and what happens to it.
type Draft struct {
	Text       string     `json:"text"`
	AgendaItem string     `json:"agenda_item"`
	Issued     bool       `json:"issued"` // as a document
	Sponsor    string     `json:"sponsor"`
	CoSponsors []string   `json:"co_sponsors"`
	Published  bool       `json:"published"`
	Steps      []Step     `json:"steps"`
	Positions  []Position `json:"positions"`
	Comments   []Comment  `json:"comments"`
}

// Position is what the delegation By says of a paragraph.
type Position struct {
	By       string            `json:"by"`
	Clause   string            `json:"clause"`
	Position drafting.Position `json:"position"`
	Reason   string            `json:"reason"`
}

// Comment is what the delegation By writes beside a paragraph.
type Comment struct {
	By       string                   `json:"by"`
	Clause   string                   `json:"clause"`
	Audience drafting.CommentAudience `json:"audience"`
	Words    string                   `json:"words"`
}

// Step is one thing done with amendments, named as their files are. Reason is
// given with a withdrawal or a decision.
type Step struct {
	Do         Act      `json:"do"`
	Amendments []string `json:"amendments"`
	Reason     string   `json:"reason"`
}

// Act is what a step does.
type Act string

// The acts: a delegation drafts (and keeps to itself), proposes or withdraws;
// the chair adopts or rejects.
const (
	DraftOnly Act = "draft"
	Propose   Act = "propose"
	Withdraw  Act = "withdraw"
	Adopt     Act = "adopt"
	Reject    Act = "reject"
)

// Read decodes the sample's files. It fails only where a file is wrong, with
// the code invalid and the file's name.
func Read() (*Negotiation, error) {
	n := &Negotiation{
		Texts:      make(map[string]*text.Text),
		Amendments: make(map[string]amend.Amendment),
	}
	data, err := files.ReadFile("negotiation.json")
	if err != nil {
		return nil, fault.Wrap(err, "the sample has no negotiation.json")
	}
	if err := text.DecodeStrict(data, n); err != nil {
		return nil, inFile("negotiation.json", err)
	}
	if err := eachFile("texts", n.readText); err != nil {
		return nil, err
	}
	if err := eachFile("amendments", n.readAmendment); err != nil {
		return nil, err
	}
	return n, nil
}

func (n *Negotiation) readText(name string, data []byte) error {
	t, err := text.Decode(data)
	n.Texts[name] = t
	return err
}

func (n *Negotiation) readAmendment(name string, data []byte) error {
	a, err := amend.Decode(data)
	n.Amendments[name] = a
	return err
}

// eachFile reads every JSON file below a folder, named by its path in it.
func eachFile(folder string, read func(name string, data []byte) error) error {
	return fs.WalkDir(files, folder, func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := files.ReadFile(file)
		if err != nil {
			return err
		}
		name := strings.TrimSuffix(strings.TrimPrefix(file, folder+"/"), path.Ext(file))
		return inFile(file, read(name, data))
	})
}

// inFile names the file in an error.
func inFile(file string, err error) error {
	if err == nil {
		return nil
	}
	named := fault.New(fault.CodeOf(err), file, "%s", err)
	named.Cause = err
	return named
}
