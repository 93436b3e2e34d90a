package drafting

import (
	"context"
	"encoding/json"
	"slices"

	"chapeau/drafting/action"
	"chapeau/drafting/fault"
	"chapeau/drafting/rules"
)

// StatementInput is what a delegation puts on record. DelegationID names it
// where the secretariat records for it. AmendmentID, Clause and StatementID say
// what it is about, where that is not the draft. Vote is the kind of vote that is
// asked for, Parts the division, Intended how a delegation had meant to vote.
type StatementInput struct {
	Kind         StatementKind `json:"kind"`
	DelegationID string        `json:"delegation_id,omitempty"`
	OnBehalfOfID string        `json:"on_behalf_of_id,omitempty"`
	AmendmentID  string        `json:"amendment_id,omitempty"`
	Clause       string        `json:"clause,omitempty"`
	StatementID  string        `json:"statement_id,omitempty"`
	Vote         rules.Kind    `json:"vote,omitempty"`
	Parts        []action.Part `json:"parts,omitempty"`
	Intended     string        `json:"intended,omitempty"`
	Words        string        `json:"words"`
}

// divisionParts is what a request for division asks for.
type divisionParts struct {
	Parts []action.Part `json:"parts"`
}

// readParticulars reads what a statement carries beside its words.
func readParticulars(st Statement, into any) error {
	if len(st.Data) == 0 {
		return nil
	}
	if err := json.Unmarshal(st.Data, into); err != nil {
		return fault.Wrap(err, "statement %d cannot be read", st.Number)
	}
	return nil
}

// recordable is what one kind of statement asks for.
type recordable struct {
	permission Action
	check      func(w *work, draft Draft, d Delegation, in StatementInput) (map[string]any, error)
}

var recordables = map[StatementKind]recordable{
	VoteRequest:           {RequestVotes, (*work).checkVoteRequest},
	DivisionRequest:       {RequestVotes, (*work).checkDivisionRequest},
	RequestWithdrawn:      {RequestVotes, (*work).checkWithdrawal},
	ExplanationBefore:     {MakeStatements, (*work).checkExplanation},
	ExplanationAfter:      {MakeStatements, (*work).checkExplanation},
	VoteIntention:         {MakeStatements, (*work).checkIntention},
	Dissociation:          {MakeStatements, (*work).checkDissociation},
	ConsequentialProposal: {ProposeConsequential, (*work).checkProposal},
	GeneralStatement:      {MakeStatements, nil},
}

// PutOnRecord records what a delegation asks for or states about a draft, at the
// open meeting. It changes no text and no tally. Errors: forbidden, also for a
// sponsor who explains a vote where the rules do not let it; invalid for what is
// not there; conflict when it is too early or too late for it.
func (s *Service) PutOnRecord(ctx context.Context, actor Actor, draftID string, in StatementInput) (Statement, error) {
	return write(ctx, s, actor, "put on record", []any{draftID, in}, func(w *work) (Statement, error) {
		kind, known := recordables[in.Kind]
		if !known {
			return Statement{}, fault.Invalidf("kind", "%q is nothing that a delegation puts on record here", in.Kind)
		}
		draft, st, err := seeDraft(w, actor, draftID)
		if err != nil {
			return Statement{}, err
		}
		d, err := st.speaking(w, draft, kind.permission, in.DelegationID)
		if err != nil {
			return Statement{}, err
		}
		behind, err := group(w, d, in.OnBehalfOfID, w.now)
		if err != nil {
			return Statement{}, err
		}
		if err := w.isAbout(draft, in); err != nil {
			return Statement{}, err
		}
		particulars := map[string]any{}
		if kind.check != nil {
			if particulars, err = kind.check(w, draft, d, in); err != nil {
				return Statement{}, err
			}
		}
		at, err := sitting(w, draft)
		if err != nil {
			return Statement{}, err
		}
		return w.state(draft, Statement{
			Kind: in.Kind, DelegationID: d.ID, By: d.Name, OnBehalfOf: behind.Name, AmendmentID: in.AmendmentID,
			Clause: in.Clause, StatementID: in.StatementID, Words: in.Words, Sitting: at,
		}, particulars)
	})
}

// isAbout refuses a statement about what is not there or not before the committee,
// and about a draft that was withdrawn.
func (w *work) isAbout(draft Draft, in StatementInput) error {
	if draft.Status == DraftWithdrawn {
		return fault.New(fault.Conflict, "", "%s is %s: %s", draft.name(), statusWords[draft.Status], possibleNow[draft.Status])
	}
	if in.AmendmentID != "" {
		a, err := w.Amendment(in.AmendmentID)
		if err != nil || a.DraftID != draft.ID || a.SubmittedAt == nil {
			return fault.Invalidf("amendment_id", "there is no amendment %q of this draft", in.AmendmentID)
		}
	}
	if in.Clause != "" {
		current, err := w.Version(draft.ID, draft.Version)
		if err != nil {
			return err
		}
		if current.Text.Find(in.Clause) == nil {
			return fault.Invalidf("clause", "there is no paragraph %q in the text", in.Clause)
		}
	}
	if in.StatementID != "" {
		st, err := w.Statement(in.StatementID)
		if err != nil || st.DraftID != draft.ID {
			return fault.Invalidf("statement_id", "there is no statement %q about this draft", in.StatementID)
		}
	}
	return nil
}

// undecided refuses what can only be asked for before the decision, on the draft
// or on the amendment that it is about.
func (w *work) undecided(draft Draft, amendmentID string) error {
	if !draft.Status.Open() {
		return fault.New(fault.Conflict, "", "%s is %s: this can only be asked for before the decision", draft.name(), inWords(string(draft.Status)))
	}
	if amendmentID == "" {
		return nil
	}
	_, _, _, err := w.standingWording(draft, amendmentID)
	return err
}

func (w *work) checkVoteRequest(draft Draft, _ Delegation, in StatementInput) (map[string]any, error) {
	if err := w.undecided(draft, in.AmendmentID); err != nil {
		return nil, err
	}
	if _, known := voteInWords[in.Vote]; !known {
		return nil, fault.Invalidf("vote", "%q is no vote to ask for; it is show_of_hands, recorded or roll_call", in.Vote)
	}
	return map[string]any{"vote": in.Vote}, nil
}

func (w *work) checkDivisionRequest(draft Draft, _ Delegation, in StatementInput) (map[string]any, error) {
	if err := w.undecided(draft, in.AmendmentID); err != nil {
		return nil, err
	}
	if err := w.checkParts(draft, in.AmendmentID, in.Parts); err != nil {
		return nil, err
	}
	return map[string]any{"parts": in.Parts}, nil
}

// checkWithdrawal lets a delegation take back what it asked for itself.
func (w *work) checkWithdrawal(draft Draft, d Delegation, in StatementInput) (map[string]any, error) {
	for _, kind := range []StatementKind{VoteRequest, DivisionRequest} {
		standing, err := standingRequests(w, draft.ID, kind)
		if err != nil {
			return nil, err
		}
		i := slices.IndexFunc(standing, func(st Statement) bool { return st.ID == in.StatementID })
		if i >= 0 && standing[i].DelegationID != d.ID {
			return nil, fault.New(fault.Forbidden, "statement_id", "%s asked for it: only %s can take it back", standing[i].By, standing[i].By)
		}
		if i >= 0 {
			about, err := joinedInto(w, standing[i].AmendmentID)
			if err != nil {
				return nil, err
			}
			return nil, w.undecided(draft, about)
		}
	}
	return nil, fault.Invalidf("statement_id", "there is no request %q that still stands", in.StatementID)
}

// checkExplanation lets members explain their votes on the draft or on an
// amendment: before the decision, or after it; on a proposal of their own only as
// the rules have it.
func (w *work) checkExplanation(draft Draft, d Delegation, in StatementInput) (map[string]any, error) {
	explained, err := w.explained(draft, d, in.AmendmentID)
	if err != nil {
		return nil, err
	}
	if in.Kind == ExplanationBefore && explained.decided {
		return nil, fault.New(fault.Conflict, "kind", "%s is decided: explain the vote after it", explained.name)
	}
	if in.Kind == ExplanationAfter && !explained.decided {
		return nil, fault.New(fault.Conflict, "kind", "%s is not decided yet: explain the vote before it", explained.name)
	}
	r, err := rulesOf(w, draft.CommitteeID)
	if err != nil {
		return nil, err
	}
	if r.Explanations.MayExplain(explained.own, explained.altered) {
		return nil, nil
	}
	return nil, fault.New(fault.Forbidden, "", "%s is the proposal of %s and has not been amended: one does not explain a vote on one's own text (%s)", explained.name, d.Name, r.Explanations.Source)
}

// explained is what a vote is explained on: whether it is decided, whether it is
// the delegation's own, and whether the committee has altered it.
type explained struct {
	name                  string
	decided, own, altered bool
}

func (w *work) explained(draft Draft, d Delegation, amendmentID string) (explained, error) {
	if amendmentID == "" {
		return explainedDraft(w, draft, d)
	}
	a, err := w.Amendment(amendmentID)
	if err != nil {
		return explained{}, err
	}
	r, err := w.Revision(a.ID, a.Revision)
	if err != nil {
		return explained{}, err
	}
	altered, err := w.wasAltered(chosen{a, r})
	return explained{a.name(), a.Status.Final(), slices.Contains(a.moverIDs(), d.ID), altered}, err
}

func explainedDraft(r Snapshot, draft Draft, d Delegation) (explained, error) {
	its, err := standingOfDelegation(r, d, draft)
	if err != nil {
		return explained{}, err
	}
	now, err := alterationNow(r, draft.ID)
	return explained{draft.name(), !draft.Status.Open(), its.acts(AsMainSponsor) || its.acts(AsCoSponsor), now.amended}, err
}

// explains tells whether the rules let the actor's delegation explain its vote on
// the draft. Who speaks for no delegation records explanations of others.
func (st standing) explains(r Snapshot, draft Draft) (bool, error) {
	if st.delegation.ID == "" {
		return true, nil
	}
	on, err := explainedDraft(r, draft, st.delegation)
	if err != nil {
		return false, err
	}
	rulebook, err := rulesOf(r, draft.CommitteeID)
	return rulebook.Explanations.MayExplain(on.own, on.altered), err
}

// checkIntention lets a member say after a vote how it had meant to vote.
func (w *work) checkIntention(draft Draft, d Delegation, in StatementInput) (map[string]any, error) {
	if !slices.Contains([]string{"in_favour", "against", "abstaining"}, in.Intended) {
		return nil, fault.Invalidf("intended", "%q is no vote; it is in_favour, against or abstaining", in.Intended)
	}
	all, err := effectiveDecisions(w, draft.ID)
	if err != nil {
		return nil, err
	}
	for _, decision := range slices.Backward(all) {
		if decision.Vote == nil || decision.Vote.Roll == nil || !concerns(decision, in.AmendmentID) {
			continue
		}
		if slices.Contains(sideOf(decision.Vote.Roll, in.Intended), d.Name) {
			return nil, fault.New(fault.Conflict, "intended", "%s is recorded as %s already", d.Name, inWords(in.Intended))
		}
		return map[string]any{"intended": in.Intended}, nil
	}
	return nil, fault.New(fault.Conflict, "", "there was no vote with names yet that an intention could be noted to")
}

func concerns(d Decision, amendmentID string) bool {
	if amendmentID == "" {
		return len(d.Amendments) == 0 && d.Part == ""
	}
	return slices.ContainsFunc(d.Amendments, func(a AmendmentRef) bool { return a.ID == amendmentID })
}

func sideOf(r *rules.Roll, side string) []string {
	switch side {
	case "in_favour":
		return r.InFavour
	case "against":
		return r.Against
	}
	return r.Abstaining
}

// checkDissociation lets a member dissociate itself from what was adopted: from
// the text or from a paragraph of it.
func (w *work) checkDissociation(draft Draft, _ Delegation, in StatementInput) (map[string]any, error) {
	if !draft.Status.Adopted() {
		return nil, fault.New(fault.Conflict, "", "%s is %s: one dissociates oneself from what was adopted", draft.name(), inWords(string(draft.Status)))
	}
	return nil, nil
}

func (w *work) checkProposal(draft Draft, _ Delegation, in StatementInput) (map[string]any, error) {
	if draft.Status != UnderAction {
		return nil, fault.New(fault.Conflict, "", "%s is %s: a consequential change is proposed while the action goes on", draft.name(), inWords(string(draft.Status)))
	}
	return nil, nil
}
