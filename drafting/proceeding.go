package drafting

import (
	"context"
	"slices"
	"time"

	"chapeau/drafting/action"
	"chapeau/drafting/amend"
	"chapeau/drafting/rules"
)

// Outlook is what the chair looks at before and while a draft is decided on: how
// the pending amendments stand to one another, in which order they may be taken,
// what falls by what was adopted, who asked for what, and what keeps the whole
// from being decided now. Everything in it is prepared; nothing of it is decided.
//
// Confirmed is the order that the chair has settled, of what is still pending;
// Proposed the one that is offered. Classified and ordered are the amendments
// that stand on the current version; Waiting are those whose movers must look at
// the changed text first. LastDecision is the one that may be taken back.
// Present is how many members were counted at the open meeting, 0 where nobody
// counted; SecondVotes are what the votes were equally divided on.
type Outlook struct {
	Version          int
	Qualifier        string
	Confirmed        []string
	Proposed         []action.Step
	Pairs            []action.Pair
	Duplicates       [][]string
	Falls            []action.Fall
	Waiting          []Waiting
	BeyondDegree     []string
	VoteRequests     []Statement
	DivisionRequests []Statement
	Challenges       []Statement
	Divisions        []Division
	Hindrances       []string
	LastDecision     string
	Members          []string
	Present          int
	SecondVotes      []SecondVote
	Rules            rules.Rules
}

// Waiting is an amendment that does not stand on the current version, and how it
// would fare there.
type Waiting struct {
	Amendment string
	Status    amend.Status
	Notices   []amend.Notice
}

// SecondVote is something that is put to the vote again, since the first vote on
// it was equally divided: an amendment, a part, or the draft where both are empty.
type SecondVote struct {
	Amendment string `json:"amendment_id,omitempty"`
	Part      string `json:"part,omitempty"`
}

// Outlook prepares the action on a draft. Errors: forbidden for outsiders,
// not_found.
func (s *Service) Outlook(ctx context.Context, actor Actor, draftID string) (Outlook, error) {
	return view(ctx, s, func(r Snapshot) (Outlook, error) {
		draft, st, err := seeDraft(r, actor, draftID)
		if err != nil {
			return Outlook{}, err
		}
		if err := st.require(SeeAmendments); err != nil {
			return Outlook{}, err
		}
		p := preparer{Snapshot: r, draft: draft, now: s.moment()}
		return p.prepare()
	})
}

// preparer gathers an outlook.
type preparer struct {
	Snapshot
	draft   Draft
	now     time.Time
	pending []Amendment
	latest  map[string]Revision
	worded  map[string][]Revision // the wordings of those that were looked up
	out     Outlook
}

func (p *preparer) prepare() (Outlook, error) {
	p.worded = map[string][]Revision{}
	p.out = Outlook{Version: p.draft.Version, Divisions: list(p.draft.Proceedings.Divisions)}
	for _, step := range []func() error{p.load, p.classify, p.orders, p.falls, p.requests, p.rulebook, p.ties, p.hinder} {
		if err := step(); err != nil {
			return Outlook{}, err
		}
	}
	return p.out, nil
}

// load reads the pending amendments and tells who of them waits.
func (p *preparer) load() error {
	var err error
	if p.pending, err = p.Amendments(p.draft.ID, pendingStatuses...); err != nil {
		return err
	}
	if p.latest, err = p.LatestRevisions(p.draft.ID, pendingStatuses...); err != nil {
		return err
	}
	p.out.Waiting, p.out.BeyondDegree = []Waiting{}, []string{}
	for _, a := range p.pending {
		if !p.stands(a) {
			waiting := Waiting{Amendment: a.ID, Status: amend.Conflict, Notices: list(a.Notices)}
			if len(a.Conflicts) == 0 {
				waiting.Status = amend.Clean
			}
			if slices.ContainsFunc(a.Conflicts, func(c amend.ConflictReport) bool { return c.Kind == amend.TargetGone }) {
				waiting.Status = amend.Orphaned
			}
			p.out.Waiting = append(p.out.Waiting, waiting)
		}
		if withinDegree(p, a) != nil {
			p.out.BeyondDegree = append(p.out.BeyondDegree, a.ID)
		}
	}
	return nil
}

// stands tells whether an amendment can be put as it is: it, and every amendment
// that it changes, stands on the current version.
func (p *preparer) stands(a Amendment) bool {
	if a.Status == NeedsRebase {
		return false
	}
	if a.ToID == "" {
		return a.Base == p.draft.Version
	}
	i := slices.IndexFunc(p.pending, func(parent Amendment) bool { return parent.ID == a.ToID })
	return i >= 0 && p.latest[a.ID].ToRevision == p.pending[i].Revision && p.stands(p.pending[i])
}

// candidates are the pending amendments that can be put as they are.
func (p *preparer) candidates() []action.Candidate {
	all := []action.Candidate{}
	for _, a := range p.pending {
		if p.stands(a) {
			all = append(all, candidate(a, p.latest[a.ID]))
		}
	}
	return all
}

func candidate(a Amendment, r Revision) action.Candidate {
	content := r.Content
	content.ID, content.To = a.ID, a.ToID
	return action.Candidate{ID: a.ID, Label: a.Label, Number: a.Ordinal, Parent: a.ToID, Content: content}
}

// classify tells how the amendments stand to one another, and offers an order.
func (p *preparer) classify() error {
	current, err := p.Version(p.draft.ID, p.draft.Version)
	if err != nil {
		return err
	}
	candidates := p.candidates()
	wordings := make([]amend.Amendment, len(candidates))
	for i, c := range candidates {
		wordings[i] = c.Content
	}
	classes, err := action.Classify(current.Text, wordings)
	if err != nil {
		return err
	}
	p.out.Pairs, p.out.Duplicates = list(classes.Pairs()), list(classes.Duplicates())
	steps, err := action.Propose(current.Text, candidates)
	p.out.Proposed = list(steps)
	return err
}

// orders tells what is left of the confirmed order.
func (p *preparer) orders() error {
	p.out.Confirmed = []string{}
	for _, id := range p.draft.Proceedings.Order {
		if slices.ContainsFunc(p.pending, func(a Amendment) bool { return a.ID == id }) {
			p.out.Confirmed = append(p.out.Confirmed, id)
		}
	}
	return nil
}

// requests gathers what members asked for and nobody has settled.
func (p *preparer) requests() error {
	var err error
	if p.out.VoteRequests, err = standingRequests(p, p.draft.ID, VoteRequest); err != nil {
		return err
	}
	if p.out.DivisionRequests, err = openDivisionRequests(p, p.draft.ID); err != nil {
		return err
	}
	if p.out.Challenges, err = openChallenges(p, p.draft.ID); err != nil {
		return err
	}
	if p.out.VoteRequests, err = p.awaited(p.out.VoteRequests); err != nil {
		return err
	}
	if p.out.DivisionRequests, err = p.awaited(p.out.DivisionRequests); err != nil {
		return err
	}
	p.out.Challenges = list(p.out.Challenges)
	p.out.Qualifier, err = qualifierOf(p, p.draft.ID)
	return err
}

// awaited are the requests about the draft or an amendment that is still pending.
func (p *preparer) awaited(requests []Statement) ([]Statement, error) {
	awaited := []Statement{}
	for _, request := range requests {
		about, err := joinedInto(p, request.AmendmentID)
		if err != nil {
			return nil, err
		}
		if about == "" || slices.ContainsFunc(p.pending, func(a Amendment) bool { return a.ID == about }) {
			awaited = append(awaited, request)
		}
	}
	return awaited, nil
}

func (p *preparer) rulebook() error {
	members, err := membersOf(p, p.draft.CommitteeID)
	if err != nil {
		return err
	}
	p.out.Members = names(members)
	if p.out.Present, err = presentNow(p, p.draft.CommitteeID, members); err != nil {
		return err
	}
	p.out.Rules, err = rulesOf(p, p.draft.CommitteeID)
	return err
}

// ties tells which votes are taken again.
func (p *preparer) ties() error {
	effective, err := effectiveDecisions(p, p.draft.ID)
	p.out.SecondVotes = slices.DeleteFunc(p.votable(), func(v SecondVote) bool { return !v.asked(effective) })
	return err
}

// asked tells from a draft's effective decisions whether the last vote on this
// asked for a second one.
func (v SecondVote) asked(effective []Decision) bool {
	switch {
	case v.Part != "":
		return partWasTied(effective, v.Amendment, v.Part)
	case v.Amendment != "":
		one := []chosen{{amendment: Amendment{ID: v.Amendment}}}
		return wasTied(effective, AmendmentsTied, func(d Decision) bool { return sameAmendments(d, one) })
	}
	return wasTied(effective, DraftTied, func(Decision) bool { return true })
}

// votable is everything that a vote may be taken on.
func (p *preparer) votable() []SecondVote {
	all := []SecondVote{{}}
	for _, a := range p.pending {
		all = append(all, SecondVote{Amendment: a.ID})
	}
	for _, d := range p.draft.Proceedings.Divisions {
		for _, part := range d.Parts {
			all = append(all, SecondVote{d.AmendmentID, part.Label})
		}
	}
	return all
}

// hinder says in sentences what keeps the draft from being decided on now.
func (p *preparer) hinder() error {
	p.out.Hindrances = []string{}
	for _, check := range []func() error{p.hasSitting, p.isActionable, p.isUnchallenged, p.hadNotice, p.isFunded, p.isDivided} {
		if err := check(); err != nil {
			p.out.Hindrances = append(p.out.Hindrances, err.Error())
		}
	}
	return nil
}

func (p *preparer) hasSitting() error {
	_, err := sitting(p, p.draft)
	return err
}

func (p *preparer) isActionable() error {
	if !p.draft.Status.Open() {
		return errClosed(p.draft)
	}
	return actionable(p.draft)
}

func (p *preparer) isUnchallenged() error { return noOpenChallenge(p, p.draft) }

func (p *preparer) hadNotice() error { return noticeBlocks(p, p.draft, p.now) }

func (p *preparer) isFunded() error { return requireBudgetStatements(p, p.draft) }

func (p *preparer) isDivided() error { return p.draft.Proceedings.divisionDone("", false) }
