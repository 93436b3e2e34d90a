package drafting

import (
	"context"

	"chapeau/drafting/fault"
)

// DraftAction is something that an actor may do with one draft as it stands.
type DraftAction string

// The actions on a draft. DecideAmendments is to adopt and reject amendments,
// DecideWhole to adopt or reject the draft, RequestVote to ask for a vote or a
// division, State to put something on record, UndoLatest to take the latest
// decision back.
const (
	EditDraft           DraftAction = "edit"
	AmendDraft          DraftAction = "amend"
	ChangeDraftData     DraftAction = "change"
	PublishDraft        DraftAction = "publish"
	UnpublishDraft      DraftAction = "unpublish"
	DecideAmendments    DraftAction = "decide_amendments"
	DecideWhole         DraftAction = "decide"
	ChangeByConsequence DraftAction = "change_consequentially"
	ReconsiderDraft     DraftAction = "reconsider"
	CloseTheAction      DraftAction = "close_action"
	RequestVote         DraftAction = "request_vote"
	State               DraftAction = "state"
	ProposeConsequence  DraftAction = "propose_consequential"
	ChallengeARuling    DraftAction = "challenge"
	UndoLatest          DraftAction = "undo"
	IssueDocument       DraftAction = "issue_document"
	WaiveItsNotice      DraftAction = "waive_notice"
	PlaceOnAgenda       DraftAction = "put_under_item"
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
	ConfirmAmendmentRebase AmendmentAction = "confirm_rebase"
	JoinAnother            AmendmentAction = "join"
	AmendTheAmendment      AmendmentAction = "amend"
	RuleOnAmendment        AmendmentAction = "rule"
	AdoptAmendment         AmendmentAction = "adopt"
	RejectAmendment        AmendmentAction = "reject"
	IssueItsDocument       AmendmentAction = "issue_document"
)

// DraftActions are what the actor may do with a draft now, so that a page
// offers nothing that would be refused. Errors: not_found.
func (s *Service) DraftActions(ctx context.Context, actor Actor, draftID string) ([]DraftAction, error) {
	return view(ctx, s, func(r Snapshot) ([]DraftAction, error) {
		draft, st, err := seeDraft(r, actor, draftID)
		if err != nil {
			return nil, err
		}
		return st.actionsOn(draft), nil
	})
}

func (st standing) actionsOn(d Draft) []DraftAction {
	rules := []struct {
		action     DraftAction
		permission Action
		possible   bool
	}{
		{EditDraft, EditTexts, d.Status.Open()},
		{AmendDraft, Propose, d.Status.Open()},
		{ChangeDraftData, ChangeDrafts, true},
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
		{PlaceOnAgenda, ChangeDrafts, true},
	}
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
		actions := make(map[string][]AmendmentAction, len(ids))
		for _, id := range ids {
			a, known := byID[id]
			if !known || !st.sees(a) {
				return nil, noSuch("amendment", id)
			}
			actions[id] = st.actionsWith(a, draft)
		}
		return actions, nil
	})
}

// actionsWith follows the same rules as the methods that carry the actions out.
func (st standing) actionsWith(a Amendment, d Draft) []AmendmentAction {
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
		{SubmitTheAmendment, mine && a.Status == Drafted},
		{ReviseTheAmendment, mine && a.Status.Pending()},
		{ConfirmAmendmentRebase, mine && behind},
		{WithdrawTheAmendment, mine && a.Status != Put},
		{JoinAnother, mine && a.Status.Pending() && a.Status != NeedsRebase},
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
