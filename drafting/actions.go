package drafting

import (
	"context"
	"slices"
	"time"

	"chapeau/drafting/fault"
)

// DraftAction is something that an actor may do with one draft as it stands.
type DraftAction string

// The actions on a draft. RecordSponsors is to record who joins, leaves and
// consents, for delegations that one names; DecideAmendments to adopt and reject
// amendments, DecideWhole to adopt or reject the draft, NameTheAddressee to say who
// must act on its text, RequestVote to ask for a vote or a division, State to put
// something on record, ExplainVote to explain a vote on the draft itself, UndoLatest
// to take the latest decision back.
const (
	EditDraft             DraftAction = "edit"
	AmendDraft            DraftAction = "amend"
	MakeInformalText      DraftAction = "make_informal"
	SubmitTheDraft        DraftAction = "submit"
	TableDraft            DraftAction = "table"
	WithdrawTheDraft      DraftAction = "withdraw"
	ReintroduceDraft      DraftAction = "reintroduce"
	ReviseDraftOrally     DraftAction = "revise_orally"
	IncorporateAmendments DraftAction = "incorporate"
	NameTheFacilitator    DraftAction = "name_facilitator"
	NameMainSponsor       DraftAction = "name_main_sponsor"
	NameTheAddressee      DraftAction = "name_addressee"
	JoinTheSponsors       DraftAction = "join"
	LeaveSponsors         DraftAction = "leave"
	ConsentToText         DraftAction = "consent"
	RecordSponsors        DraftAction = "record_sponsors"
	ChangeDraftData       DraftAction = "change"
	PublishDraft          DraftAction = "publish"
	UnpublishDraft        DraftAction = "unpublish"
	DecideAmendments      DraftAction = "decide_amendments"
	DecideWhole           DraftAction = "decide"
	ChangeByConsequence   DraftAction = "change_consequentially"
	ReconsiderDraft       DraftAction = "reconsider"
	CloseTheAction        DraftAction = "close_action"
	RequestVote           DraftAction = "request_vote"
	State                 DraftAction = "state"
	ExplainVote           DraftAction = "explain_vote"
	IssueDocument         DraftAction = "issue_document"
	WaiveItsNotice        DraftAction = "waive_notice"
	ReadRecord            DraftAction = "read_record"
	CommentOnText         DraftAction = "comment"
	TakePositions         DraftAction = "mark_paragraphs"
	SetTheStandings       DraftAction = "set_standings"
	PutUnderSilence       DraftAction = "start_silence"
	BreakTheSilence       DraftAction = "break_silence"
	CloseTheSilence       DraftAction = "close_silence"
	CallOffTheSilence     DraftAction = "call_off_silence"
	MarkTheBudget         DraftAction = "mark_budget"
	StateTheBudget        DraftAction = "state_budget"
	ProposeConsequence    DraftAction = "propose_consequential"
	ChallengeARuling      DraftAction = "challenge"
	UndoLatest            DraftAction = "undo"
)

// AmendmentAction is something that an actor may do with one amendment as it
// stands.
type AmendmentAction string

// The actions on an amendment.
const (
	EditAmendment          AmendmentAction = "edit"
	SubmitTheAmendment     AmendmentAction = "submit"
	ReviseTheAmendment     AmendmentAction = "revise"
	WithdrawTheAmendment   AmendmentAction = "withdraw"
	ShareTheAmendment      AmendmentAction = "share"
	ConfirmAmendmentRebase AmendmentAction = "confirm_rebase"
	JoinAnother            AmendmentAction = "join"
	AmendTheAmendment      AmendmentAction = "amend"
	RuleOnAmendment        AmendmentAction = "rule"
	AdoptAmendment         AmendmentAction = "adopt"
	RejectAmendment        AmendmentAction = "reject"
	IssueItsDocument       AmendmentAction = "issue_document"
	AcceptAmendment        AmendmentAction = "incorporate"
	TakeUpAgain            AmendmentAction = "resubmit"
)

// DraftActions are what the actor may do with a draft now, so that a page
// offers nothing that would be refused. Errors: not_found.
func (s *Service) DraftActions(ctx context.Context, actor Actor, draftID string) ([]DraftAction, error) {
	return view(ctx, s, func(r Snapshot) ([]DraftAction, error) {
		draft, st, err := seeDraft(r, actor, draftID)
		if err != nil {
			return nil, err
		}
		inLife, err := st.actionsInLife(r, draft)
		if err != nil {
			return nil, err
		}
		actions := st.actionsOn(draft)
		explains, err := st.explains(r, draft)
		if explains && slices.Contains(actions, State) {
			actions = append(actions, ExplainVote)
		}
		return slices.Concat(actions, inLife, st.actionsOnParagraphs(draft, s.moment()), st.actionsOnFinalText(draft)), err
	})
}

// draftRule says when an actor may do something with a draft: where the table
// allows it, and the draft stands so that it is possible.
type draftRule struct {
	action     DraftAction
	permission Action
	possible   bool
}

func (st standing) actionsOn(d Draft) []DraftAction {
	return st.allowed([]draftRule{
		{AmendDraft, Propose, d.Status.Open()},
		{ChangeDraftData, ChangeDrafts, d.Status != Final},
		{NameTheAddressee, NameAddressees, d.Section == ""},
		{PublishDraft, PublishDrafts, !d.Published()},
		{UnpublishDraft, PublishDrafts, d.Published()},
		{DecideAmendments, Decide, d.Status.Open() && !d.Status.Negotiated()},
		{DecideWhole, Decide, d.Status.Open() && !d.Status.Negotiated()},
		{ChangeByConsequence, ChangeConsequentially, d.Status == UnderAction},
		{ReconsiderDraft, Decide, d.Status.Decided() && d.Status != Final},
		{CloseTheAction, Decide, d.Status.Decided() && d.Status != Final && d.Proceedings.ClosedAt == nil},
		{RequestVote, RequestVotes, d.Status.Open()},
		{State, MakeStatements, d.Status.Open() || d.Status.Decided()},
		{ProposeConsequence, ProposeConsequential, d.Status == UnderAction},
		{ChallengeARuling, ChallengeRulings, d.Status == UnderAction},
		{UndoLatest, Decide, (d.Status == UnderAction || d.Status.Decided()) && !d.actionClosed()},
		{IssueDocument, IssueDocuments, paper{draft: d}.refusesAll() == nil},
		{WaiveItsNotice, WaiveNotices, d.Status.Open()},
		{ReadRecord, SeeAmendments, true},
	})
}

func (st standing) actionsOnParagraphs(d Draft, now time.Time) []DraftAction {
	open, silence := d.Status.Open(), silenceOf(d, now)
	return st.allowed([]draftRule{
		{CommentOnText, MakeComments, open},
		{TakePositions, MarkParagraphs, open},
		{SetTheStandings, SetStandings, open && silence == nil},
		{PutUnderSilence, ConductSilence, d.Status == InformalText},
		{BreakTheSilence, Object, silence != nil && !silence.Ended},
		{CloseTheSilence, ConductSilence, silence != nil && silence.Ended},
		{CallOffTheSilence, ConductSilence, silence != nil},
		{MarkTheBudget, MarkBudgets, open},
		{StateTheBudget, RecordBudget, open},
	})
}

func (st standing) allowed(rules []draftRule) []DraftAction {
	actions := []DraftAction{}
	for _, rule := range rules {
		if rule.possible && st.may(rule.permission) {
			actions = append(actions, rule.action)
		}
	}
	return actions
}

// AmendmentActions are what the actor may do now with amendments of one draft,
// by their ids. Errors: not_found, also for an amendment of another draft.
func (s *Service) AmendmentActions(ctx context.Context, actor Actor, draftID string, ids []string) (map[string][]AmendmentAction, error) {
	return view(ctx, s, func(r Snapshot) (map[string][]AmendmentAction, error) {
		draft, st, err := seeDraft(r, actor, draftID)
		if err != nil {
			return nil, err
		}
		all, err := r.Amendments(draftID)
		if err != nil {
			return nil, err
		}
		byID := make(map[string]Amendment, len(all))
		for _, a := range all {
			byID[a.ID] = a
		}
		taking, err := st.takingIn(r, draft, all)
		if err != nil {
			return nil, err
		}
		actions := make(map[string][]AmendmentAction, len(ids))
		for _, id := range ids {
			a, known := byID[id]
			if !known || !st.sees(a) {
				return nil, noSuch("amendment", id)
			}
			actions[id] = append(st.actionsWith(a, byID[a.ToID], draft), taking.with(a)...)
		}
		return actions, nil
	})
}

// actionsWith follows the same rules as the methods that carry the actions out.
// parent is what a sub-amendment changes.
func (st standing) actionsWith(a, parent Amendment, d Draft) []AmendmentAction {
	if a.Status.Final() || !d.Status.Open() {
		return []AmendmentAction{}
	}
	mine, behind := st.handles(a), a.Status == NeedsRebase || a.ToID == "" && a.Base != d.Version
	decides := st.may(Decide) && a.Status.Pending() && !d.Status.Negotiated()
	rules := []struct {
		action  AmendmentAction
		allowed bool
	}{
		{EditAmendment, mine && a.Status == Drafted},
		{SubmitTheAmendment, mine && a.Status == Drafted && parent.Status != Drafted},
		{ShareTheAmendment, mine && a.Status == Drafted},
		{ReviseTheAmendment, mine && a.Status.Pending() && a.Status != Put},
		{ConfirmAmendmentRebase, mine && behind},
		{WithdrawTheAmendment, mine && a.Status != Put},
		{JoinAnother, mine && (a.Status == Submitted || a.Status == Admitted)},
		{AmendTheAmendment, st.may(Propose) && a.Status.Pending()},
		{RuleOnAmendment, decides},
		{AdoptAmendment, decides},
		{RejectAmendment, decides},
		{IssueItsDocument, st.may(IssueDocuments) && paper{draft: d, amendment: &a}.refusesAll() == nil},
	}
	actions := []AmendmentAction{}
	for _, rule := range rules {
		if rule.allowed {
			actions = append(actions, rule.action)
		}
	}
	return actions
}

// PendingAmendments counts the amendments that await a decision, by draft; no
// draft is counted whose amendments the actor may not see.
func (s *Service) PendingAmendments(ctx context.Context, actor Actor, draftIDs []string) (map[string]int, error) {
	return view(ctx, s, func(r Snapshot) (map[string]int, error) {
		counts := make(map[string]int, len(draftIDs))
		for _, id := range draftIDs {
			_, st, err := seeDraft(r, actor, id)
			if fault.CodeOf(err) == fault.NotFound {
				continue
			}
			if err != nil {
				return nil, err
			}
			if !st.may(SeeAmendments) {
				continue
			}
			pending, err := r.Amendments(id, pendingStatuses...)
			if err != nil {
				return nil, err
			}
			counts[id] = len(pending)
		}
		return counts, nil
	})
}
