package drafting

import (
	"context"
	"slices"
	"strings"

	"chapeau/drafting/fault"
)

// CommentInput is something to say at a paragraph. A comment to the committee
// may be recorded for a delegation that is named; a note is always one's own.
// SharedWith names the delegations that a shared note is for.
type CommentInput struct {
	Audience     CommentAudience `json:"audience"`
	DelegationID string          `json:"delegation_id"`
	SharedWith   []string        `json:"shared_with"`
	Words        string          `json:"words"`
}

func (in *CommentInput) check() error {
	in.Words = strings.TrimSpace(in.Words)
	switch {
	case in.Audience != CommentToCommittee && in.Audience != CommentToOwn && in.Audience != CommentShared:
		return fault.Invalidf("audience", "%q is no audience; a comment is for the committee, for one's own side (own), or shared", in.Audience)
	case in.Words == "":
		return fault.Invalidf("words", "it is empty; it needs some words")
	case len(in.Words) > maximalWords:
		return fault.Invalidf("words", "it has %d bytes; at most %d are possible", len(in.Words), maximalWords)
	case in.Audience == CommentShared && len(in.SharedWith) == 0:
		return fault.Invalidf("shared_with", "name the delegations that the note is shared with")
	case in.Audience != CommentShared && len(in.SharedWith) > 0:
		return fault.Invalidf("shared_with", "only a shared note is for delegations by name")
	case in.Audience != CommentToCommittee && in.DelegationID != "":
		return fault.Invalidf("delegation_id", "a note is one's own: nobody writes one for another delegation")
	}
	return nil
}

// CommentView is a comment as the actor reads it, and whether they may withdraw
// it. Whom a note is shared with is told to its own side alone.
type CommentView struct {
	Comment
	MayWithdraw bool `json:"may_withdraw"`
}

// Comments are those at a paragraph that the actor may read, oldest first.
// Errors: not_found, forbidden for outsiders.
func (s *Service) Comments(ctx context.Context, actor Actor, draftID, clause string) ([]CommentView, error) {
	return view(ctx, s, func(r Snapshot) ([]CommentView, error) {
		_, st, err := seeDraft(r, actor, draftID)
		if err != nil {
			return nil, err
		}
		if err := st.require(SeeAmendments); err != nil {
			return nil, err
		}
		all, err := r.Comments(draftID)
		if err != nil {
			return nil, err
		}
		seen := []CommentView{}
		for _, c := range all {
			if c.Clause == clause && st.reads(c) {
				seen = append(seen, st.shownComment(c))
			}
		}
		return seen, nil
	})
}

// reads reports whether the actor may read a comment of a draft that they may
// see.
func (st standing) reads(c Comment) bool {
	if !st.may(SeeAmendments) {
		return false
	}
	if c.Audience == CommentToCommittee || c.Owner == st.side() {
		return true
	}
	return st.delegation.ID != "" && slices.Contains(c.SharedWith, st.delegation.ID)
}

// side is whose side an actor is on: a delegate's delegation, the secretariat, or
// for the chair and a facilitator the person alone. Ids never look like
// `secretariat`.
func (st standing) side() string {
	switch st.membership.Role {
	case Delegate:
		return st.delegation.ID
	case Secretariat:
		return string(Secretariat)
	}
	return st.person.ID
}

func (st standing) shownComment(c Comment) CommentView {
	shown := CommentView{Comment: c, MayWithdraw: c.WithdrawnAt == nil && st.withdraws(c)}
	shown.Hash = ""
	if c.Owner != st.side() {
		shown.Owner, shown.SharedWith = "", nil
	}
	if c.WithdrawnAt != nil {
		shown.Words = ""
	}
	return shown
}

// withdraws reports whether a comment is the actor's to withdraw: their own
// side's, or one that they recorded for a delegation.
func (st standing) withdraws(c Comment) bool {
	if c.Owner == st.side() {
		return st.may(MakeComments)
	}
	return c.Author.ID == st.person.ID && c.Audience == CommentToCommittee && st.may(RecordPositions)
}

// countComments counts what the actor may read, by clause, without what was
// withdrawn.
func countComments(r Snapshot, draftID string, st standing) (map[string]int, error) {
	all, err := r.Comments(draftID)
	counts := map[string]int{}
	for _, c := range all {
		if c.WithdrawnAt == nil && st.reads(c) {
			counts[c.Clause]++
		}
	}
	return counts, err
}

// CommentOn says something at a paragraph of the current text, or at its `title`
// or `body`. Errors: forbidden, not_found, invalid, conflict where the draft is
// closed.
func (s *Service) CommentOn(ctx context.Context, actor Actor, draftID, clause string, in CommentInput) (CommentView, error) {
	return write(ctx, s, actor, "comment", []any{draftID, clause, in}, func(w *work) (CommentView, error) {
		if err := in.check(); err != nil {
			return CommentView{}, err
		}
		draft, st, b, err := w.boardFor(draftID, MakeComments)
		if err != nil {
			return CommentView{}, err
		}
		if clause != "title" && clause != "body" {
			if _, err := b.negotiable("clause", clause); err != nil {
				return CommentView{}, err
			}
		}
		c := Comment{
			ID: s.newID(), CommitteeID: draft.CommitteeID, DraftID: draftID, Clause: clause, Audience: in.Audience,
			Author: w.by, Words: in.Words, Version: draft.Version, At: w.now,
		}
		if err := w.sign(&c, st, draft, in.DelegationID); err != nil {
			return CommentView{}, err
		}
		if c.SharedWith, err = sharedWith(w, draft.CommitteeID, c.DelegationID, in.SharedWith); err != nil {
			return CommentView{}, err
		}
		if c.Hash, err = hashComment(c); err != nil {
			return CommentView{}, err
		}
		if err := w.CreateComment(c); err != nil {
			return CommentView{}, err
		}
		return st.shownComment(c), w.recordComment(c, CommentMade)
	})
}

// sign writes in whose name a comment is, and whose side it belongs to.
func (w *work) sign(c *Comment, st standing, draft Draft, delegationID string) error {
	if st.membership.Role == Delegate || delegationID != "" {
		d, err := st.speaking(w, draft, MakeComments, delegationID)
		c.DelegationID, c.By, c.Owner = d.ID, d.Name, d.ID
		return err
	}
	c.By, c.Owner = w.by.Name, st.side()
	for _, capacity := range []Capacity{AsSecretariat, AsChair, AsFacilitator} {
		if st.acts(capacity) {
			c.Capacity = capacity
			break
		}
	}
	return nil
}

// sharedWith checks the delegations that something private is shared with: others
// than its own, each once.
func sharedWith(r Snapshot, committeeID, own string, named []string) ([]string, error) {
	var ids []string
	for _, id := range named {
		d, err := delegationIn(r, committeeID, "shared_with", id)
		if err != nil {
			return nil, err
		}
		if d.ID == own {
			return nil, fault.Invalidf("shared_with", "%s sees it already: it is its own", d.Name)
		}
		if slices.Contains(ids, d.ID) {
			return nil, fault.Invalidf("shared_with", "%s is named twice", d.Name)
		}
		ids = append(ids, d.ID)
	}
	return ids, nil
}

// WithdrawComment takes a comment back: it shows as withdrawn, without its words.
// Errors: not_found where the actor may not read it, forbidden, conflict where it
// is withdrawn already.
func (s *Service) WithdrawComment(ctx context.Context, actor Actor, id string) (CommentView, error) {
	return write(ctx, s, actor, "withdraw comment", id, func(w *work) (CommentView, error) {
		c, err := w.Comment(id)
		if err != nil {
			return CommentView{}, err
		}
		_, st, err := seeDraft(w, actor, c.DraftID)
		if err != nil && fault.CodeOf(err) != fault.NotFound {
			return CommentView{}, err
		}
		if err != nil || !st.reads(c) {
			return CommentView{}, noSuch("comment", id)
		}
		if !st.withdraws(c) {
			return CommentView{}, fault.New(fault.Forbidden, "", "only %s may withdraw this", c.By)
		}
		if c.WithdrawnAt != nil {
			return CommentView{}, fault.New(fault.Conflict, "", "it is withdrawn already")
		}
		c.WithdrawnAt = &w.now
		if err := w.WithdrawComment(id, w.now); err != nil {
			return CommentView{}, err
		}
		return st.shownComment(c), w.recordComment(c, CommentWithdrawn)
	})
}

// recordComment says in the log that something was said, to those alone who may
// read it.
func (w *work) recordComment(c Comment, event EventType) error {
	e := Event{CommitteeID: c.CommitteeID, Type: event, Audience: ToCommittee, DraftID: c.DraftID, Version: c.Version, DelegationID: c.DelegationID}
	if c.Audience != CommentToCommittee {
		e.Audience, e.Named = ToNamed, append([]string{c.Owner}, c.SharedWith...)
	}
	return w.record(e, map[string]any{"comment": c.ID, "clause": c.Clause, "hash": c.Hash})
}

// hashComment covers what can never change.
func hashComment(c Comment) (string, error) {
	c.Hash, c.WithdrawnAt = "", nil
	return hashOf(c)
}
