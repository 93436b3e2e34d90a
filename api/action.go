package api

import (
	"context"
	"encoding/json"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"

	"chapeau/drafting"
	"chapeau/drafting/action"
	"chapeau/drafting/amend"
	"chapeau/drafting/rules"
)

// actionService conducts the action on a draft.
type actionService interface {
	decisionService
	Outlook(ctx context.Context, actor drafting.Actor, draftID string) (drafting.Outlook, error)
	ConfirmOrder(ctx context.Context, actor drafting.Actor, draftID string, in drafting.OrderInput) (drafting.Decision, error)
	Rule(ctx context.Context, actor drafting.Actor, draftID string, in drafting.RulingInput) (drafting.Decision, error)
	Challenge(ctx context.Context, actor drafting.Actor, decisionID string, in drafting.ChallengeInput) (drafting.Statement, error)
	DecideChallenge(ctx context.Context, actor drafting.Actor, statementID string, in drafting.ChallengeDecision) (drafting.Decision, error)
	ConfirmDivision(ctx context.Context, actor drafting.Actor, requestID string, in drafting.DivisionInput) (drafting.Decision, error)
	DecidePart(ctx context.Context, actor drafting.Actor, draftID string, in drafting.PartInput) (drafting.Adoption, error)
	ChangeConsequentially(ctx context.Context, actor drafting.Actor, draftID string, in drafting.ConsequentialInput) (drafting.Adoption, error)
	Reconsider(ctx context.Context, actor drafting.Actor, draftID string, in drafting.ReconsiderInput) (drafting.Decision, error)
	CloseAction(ctx context.Context, actor drafting.Actor, draftID string, expectedVersion int) (drafting.Decision, error)
	Undo(ctx context.Context, actor drafting.Actor, decisionID, reason string) (drafting.Decision, error)
	PutOnRecord(ctx context.Context, actor drafting.Actor, draftID string, in drafting.StatementInput) (drafting.Statement, error)
	Statements(ctx context.Context, actor drafting.Actor, draftID string) ([]drafting.Statement, error)
}

// proceedings conducts the action on a draft: what is prepared for it, ruled in
// it and put on its record.
type proceedings struct {
	service actionService
	decisions
}

// outlookView is what is prepared for the action.
type outlookView struct {
	Version          int                   `json:"version"`
	Qualifier        string                `json:"qualifier"`
	Confirmed        []string              `json:"confirmed"`
	Proposed         []action.Step         `json:"proposed"`
	Pairs            []action.Pair         `json:"pairs"`
	Duplicates       [][]string            `json:"duplicates"`
	Falls            []action.Fall         `json:"falls"`
	Waiting          []waitingView         `json:"waiting"`
	BeyondDegree     []string              `json:"beyond_degree"`
	VoteRequests     []statementView       `json:"vote_requests"`
	DivisionRequests []statementView       `json:"division_requests"`
	Challenges       []statementView       `json:"challenges"`
	Divisions        []drafting.Division   `json:"divisions"`
	Hindrances       []string              `json:"hindrances"`
	LastDecision     string                `json:"last_decision,omitempty"`
	Members          []string              `json:"members"`
	Present          int                   `json:"present"`
	Quorum           int                   `json:"quorum"`
	Majorities       majoritiesView        `json:"majorities"`
	Tie              rules.TieRule         `json:"tie"`
	SecondVotes      []drafting.SecondVote `json:"second_votes"`
	DegreeLimit      int                   `json:"degree_limit"`
	Terms            rules.Terms           `json:"terms"`
}

// majoritiesView are what each question needs.
type majoritiesView struct {
	Proposal        rules.Majority `json:"proposal"`
	Reconsideration rules.Majority `json:"reconsideration"`
	OverrulingChair rules.Majority `json:"overruling_chair"`
}

func viewMajorities(m rules.Majorities) majoritiesView {
	return majoritiesView{m.Of(rules.Proposal), m.Of(rules.Reconsideration), m.Of(rules.OverrulingChair)}
}

// waitingView is an amendment that does not stand on the current version.
type waitingView struct {
	Amendment string             `json:"amendment"`
	Status    amend.Status       `json:"status"`
	Notices   []amend.NoticeKind `json:"notices"`
}

func (h proceedings) outlook(c *gin.Context) error {
	found, err := h.service.Outlook(c.Request.Context(), actorOf(c), c.Param("draft"))
	if err != nil {
		return err
	}
	c.Header("ETag", etag(found.Version))
	return answer(c, http.StatusOK, outlookView{
		Version: found.Version, Qualifier: found.Qualifier, Confirmed: found.Confirmed, Proposed: found.Proposed,
		Pairs: found.Pairs, Duplicates: found.Duplicates, Falls: found.Falls, Waiting: each(found.Waiting, viewWaiting),
		BeyondDegree: found.BeyondDegree, VoteRequests: each(found.VoteRequests, viewStatement),
		DivisionRequests: each(found.DivisionRequests, viewStatement), Challenges: each(found.Challenges, viewStatement),
		Divisions: found.Divisions, Hindrances: found.Hindrances, LastDecision: found.LastDecision, Members: found.Members,
		Present: found.Present, Majorities: viewMajorities(found.Rules.Majorities), Tie: found.Rules.Tie.Outcome, SecondVotes: found.SecondVotes,
		Quorum: found.Rules.QuorumToDecide(len(found.Members)), DegreeLimit: found.Rules.Amendments.DegreeLimit, Terms: found.Rules.Terms,
	})
}

func viewWaiting(w drafting.Waiting) waitingView {
	return waitingView{w.Amendment, w.Status, each(w.Notices, func(n amend.Notice) amend.NoticeKind { return n.Kind })}
}

func (h proceedings) order(c *gin.Context) error {
	var in struct {
		Order  []string `json:"order"`
		Reason string   `json:"reason"`
	}
	seen, err := decodeSeen(c, &in)
	if err != nil {
		return err
	}
	decided, err := h.service.ConfirmOrder(c.Request.Context(), actorOf(c), c.Param("draft"), drafting.OrderInput{
		ExpectedVersion: seen, Order: in.Order, Reason: in.Reason,
	})
	return h.answerDecision(c, decided, err)
}

func (h proceedings) rule(c *gin.Context) error {
	var in struct {
		Ruling     string       `json:"ruling"`
		Amendments []atRevision `json:"amendments"`
		Reason     string       `json:"reason"`
	}
	seen, err := decodeSeen(c, &in)
	if err != nil {
		return err
	}
	decided, err := h.service.Rule(c.Request.Context(), actorOf(c), c.Param("draft"), drafting.RulingInput{
		ExpectedVersion: seen, Ruling: drafting.Outcome("amendments_" + in.Ruling),
		Amendments: each(in.Amendments, atRevision.ref), Reason: in.Reason,
	})
	return h.answerDecision(c, decided, err)
}

func (h proceedings) decidePart(c *gin.Context) error {
	var in struct {
		Part        string      `json:"part"`
		AmendmentID string      `json:"amendment_id"`
		Outcome     string      `json:"outcome"`
		Vote        *rules.Vote `json:"vote"`
		Reason      string      `json:"reason"`
	}
	seen, err := decodeSeen(c, &in)
	if err != nil {
		return err
	}
	decided, err := h.service.DecidePart(c.Request.Context(), actorOf(c), c.Param("draft"), drafting.PartInput{
		ExpectedVersion: seen, AmendmentID: in.AmendmentID, Part: in.Part,
		Outcome: drafting.Outcome("part_" + in.Outcome), Vote: in.Vote, Reason: in.Reason,
	})
	if err != nil {
		return err
	}
	return h.answerAdoption(c, decided)
}

func (h proceedings) changeConsequentially(c *gin.Context) error {
	var in struct {
		Ops       []amend.Op `json:"ops"`
		Statement string     `json:"statement"`
		Reason    string     `json:"reason"`
	}
	seen, err := decodeSeen(c, &in)
	if err != nil {
		return err
	}
	changed, err := h.service.ChangeConsequentially(c.Request.Context(), actorOf(c), c.Param("draft"), drafting.ConsequentialInput{
		ExpectedVersion: seen, Ops: in.Ops, Statement: in.Statement, Reason: in.Reason,
	})
	if err != nil {
		return err
	}
	return h.answerAdoption(c, changed)
}

func (h proceedings) reconsider(c *gin.Context) error {
	var in struct {
		Outcome string      `json:"outcome"`
		Vote    *rules.Vote `json:"vote"`
		Reason  string      `json:"reason"`
	}
	seen, err := decodeSeen(c, &in)
	if err != nil {
		return err
	}
	outcome := drafting.Outcome("draft_" + in.Outcome)
	if in.Outcome == "rejected" {
		outcome = drafting.ReconsiderationFailed
	}
	decided, err := h.service.Reconsider(c.Request.Context(), actorOf(c), c.Param("draft"), drafting.ReconsiderInput{
		ExpectedVersion: seen, Outcome: outcome, Vote: in.Vote, Reason: in.Reason,
	})
	if err != nil {
		return err
	}
	return h.answerWhole(c, decided)
}

func (h proceedings) closeAction(c *gin.Context) error {
	seen, err := expected(c)
	if err != nil {
		return err
	}
	decided, err := h.service.CloseAction(c.Request.Context(), actorOf(c), c.Param("draft"), seen)
	if err != nil {
		return err
	}
	return h.answerWhole(c, decided)
}

func (h proceedings) settleDivision(c *gin.Context) error {
	var in struct {
		Outcome string        `json:"outcome"`
		Parts   []action.Part `json:"parts"`
		Vote    *rules.Vote   `json:"vote"`
		Reason  string        `json:"reason"`
	}
	seen, err := decodeSeen(c, &in)
	if err != nil {
		return err
	}
	decided, err := h.service.ConfirmDivision(c.Request.Context(), actorOf(c), c.Param("statement"), drafting.DivisionInput{
		ExpectedVersion: seen, Outcome: drafting.Outcome("division_" + in.Outcome), Parts: in.Parts, Vote: in.Vote, Reason: in.Reason,
	})
	return h.answerDecision(c, decided, err)
}

func (h proceedings) decideChallenge(c *gin.Context) error {
	var in struct {
		Outcome string      `json:"outcome"`
		Vote    *rules.Vote `json:"vote"`
		Reason  string      `json:"reason"`
	}
	if err := decode(c, &in); err != nil {
		return err
	}
	decided, err := h.service.DecideChallenge(c.Request.Context(), actorOf(c), c.Param("statement"), drafting.ChallengeDecision{
		Outcome: drafting.Outcome("ruling_" + in.Outcome), Vote: in.Vote, Reason: in.Reason,
	})
	return h.answerDecision(c, decided, err)
}

func (h proceedings) undo(c *gin.Context) error {
	var in struct {
		Reason string `json:"reason"`
	}
	if err := decode(c, &in); err != nil {
		return err
	}
	undone, err := h.service.Undo(c.Request.Context(), actorOf(c), c.Param("decision"), in.Reason)
	return h.answerDecision(c, undone, err)
}

// answerDecision answers a decision that was just taken.
func (h proceedings) answerDecision(c *gin.Context, decided drafting.Decision, err error) error {
	if err != nil {
		return err
	}
	view, err := h.view(c, decided)
	if err != nil {
		return err
	}
	return answer(c, http.StatusCreated, view)
}

// decodeSeen reads If-Match and a body.
func decodeSeen(c *gin.Context, body any) (int, error) {
	seen, err := expected(c)
	if err != nil {
		return 0, err
	}
	return seen, decode(c, body)
}

// statementView is something that a delegation put on record.
type statementView struct {
	ID           string                 `json:"id"`
	DraftID      string                 `json:"draft_id"`
	Number       int                    `json:"number"`
	Kind         drafting.StatementKind `json:"kind"`
	DelegationID string                 `json:"delegation_id,omitempty"`
	By           string                 `json:"by"`
	OnBehalfOf   string                 `json:"on_behalf_of,omitempty"`
	AmendmentID  string                 `json:"amendment_id,omitempty"`
	Clause       string                 `json:"clause,omitempty"`
	DecisionID   string                 `json:"decision_id,omitempty"`
	StatementID  string                 `json:"statement_id,omitempty"`
	Particulars  json.RawMessage        `json:"particulars,omitempty"`
	Words        string                 `json:"words"`
	Sitting      *drafting.Sitting      `json:"sitting,omitempty"`
	Version      int                    `json:"version"`
	Person       string                 `json:"person"`
	At           time.Time              `json:"at"`
}

func viewStatement(s drafting.Statement) statementView {
	return statementView{
		ID: s.ID, DraftID: s.DraftID, Number: s.Number, Kind: s.Kind, DelegationID: s.DelegationID, By: s.By,
		OnBehalfOf: s.OnBehalfOf, AmendmentID: s.AmendmentID, Clause: s.Clause, DecisionID: s.DecisionID,
		StatementID: s.StatementID, Particulars: s.Data, Words: s.Words, Sitting: s.Sitting, Version: s.Version,
		Person: s.Person.Name, At: s.At,
	}
}

func (h proceedings) statements(c *gin.Context) error {
	all, err := h.service.Statements(c.Request.Context(), actorOf(c), c.Param("draft"))
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, whole(each(all, viewStatement)))
}

func (h proceedings) putOnRecord(c *gin.Context) error {
	var in drafting.StatementInput
	if err := decode(c, &in); err != nil {
		return err
	}
	made, err := h.service.PutOnRecord(c.Request.Context(), actorOf(c), c.Param("draft"), in)
	if err != nil {
		return err
	}
	return answer(c, http.StatusCreated, viewStatement(made))
}

func (h proceedings) challenge(c *gin.Context) error {
	var in drafting.ChallengeInput
	if err := decode(c, &in); err != nil {
		return err
	}
	made, err := h.service.Challenge(c.Request.Context(), actorOf(c), c.Param("decision"), in)
	if err != nil {
		return err
	}
	return answer(c, http.StatusCreated, viewStatement(made))
}
