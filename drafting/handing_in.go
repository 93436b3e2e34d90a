package drafting

import (
	"context"
	"time"

	"chapeau/drafting/fault"
)

// StepInput is a step in a draft's life. ExpectedVersion is the version that the
// person saw, Reason why, in their words.
type StepInput struct {
	ExpectedVersion int    `json:"expected_version"`
	Reason          string `json:"reason"`
}

func (in StepInput) check() error {
	if len(in.Reason) > maximalRationale {
		return fault.Invalidf("reason", "it has %d bytes; at most %d are possible", len(in.Reason), maximalRationale)
	}
	return nil
}

// MakeInformal makes an informal text of a zero draft: from now on its revisions
// are counted. Errors: forbidden, stale, conflict.
func (s *Service) MakeInformal(ctx context.Context, actor Actor, draftID string, in StepInput) (Draft, error) {
	return write(ctx, s, actor, "make informal", []any{draftID, in}, func(w *work) (Draft, error) {
		draft, st, err := w.draftAt(draftID, MakeInformalText, in.ExpectedVersion)
		if err != nil {
			return Draft{}, err
		}
		return w.enter(draft, MakeInformalText, st.delegation.Name, in, nil)
	})
}

// SubmitDraft hands a draft in to the secretariat, for its main sponsor; one
// without a main sponsor is the chair's, which the secretariat records. Errors:
// forbidden, stale, conflict.
func (s *Service) SubmitDraft(ctx context.Context, actor Actor, draftID string, in StepInput) (Draft, error) {
	return write(ctx, s, actor, "submit draft", []any{draftID, in}, func(w *work) (Draft, error) {
		draft, st, err := w.draftAt(draftID, SubmitTheDraft, in.ExpectedVersion)
		if err != nil {
			return Draft{}, err
		}
		by := Delegation{Name: "Chair"}
		if draft.MainSponsorID != "" {
			if by, err = st.forMainSponsor(w, draft, SubmitDrafts); err != nil {
				return Draft{}, err
			}
		}
		draft.Revision = 0
		return w.enter(draft, SubmitTheDraft, by.Name, in, nil)
	})
}

// TableInput tables a draft. Symbol may be empty where the draft has one, or
// where the committee's symbols have a root: then it is the next free one.
// Languages are those in which the document went out, all of the committee's
// where none is named. CirculatedAt is when it reached the members, the present
// where it is nil.
type TableInput struct {
	StepInput
	Symbol       string     `json:"symbol"`
	Languages    []string   `json:"languages"`
	CirculatedAt *time.Time `json:"circulated_at"`
}

// TableDraft tables a submitted draft: its first document is issued under its
// symbol. Errors: forbidden, invalid without a symbol or for a moment in the
// future, stale, conflict, also where the symbol is taken.
func (s *Service) TableDraft(ctx context.Context, actor Actor, draftID string, in TableInput) (Draft, error) {
	return write(ctx, s, actor, "table draft", []any{draftID, in}, func(w *work) (Draft, error) {
		draft, _, err := w.draftAt(draftID, TableDraft, in.ExpectedVersion)
		if err != nil {
			return Draft{}, err
		}
		if err := in.fill(w, &draft); err != nil {
			return Draft{}, err
		}
		draft, err = w.enter(draft, TableDraft, "", in.StepInput, map[string]any{"symbol": draft.Symbol, "circulated_at": draft.TabledAt})
		if err != nil {
			return Draft{}, err
		}
		_, err = w.issue(draft, nil, IssueInput{Form: OriginalDocument, Languages: in.Languages, CirculatedAt: draft.TabledAt})
		return draft, err
	})
}

func (in TableInput) fill(w *work, draft *Draft) error {
	symbol, err := optionalLine("symbol", in.Symbol)
	if err != nil {
		return err
	}
	if draft.Symbol, err = w.firstSymbol(paper{draft: *draft}, symbol); err != nil {
		return err
	}
	draft.TabledAt, err = circulated(in.CirculatedAt, w.now)
	return err
}

// circulated is when a document reached the members, in the precision that a
// store keeps. Error: invalid where that is still to come.
func circulated(at *time.Time, now time.Time) (*time.Time, error) {
	if at == nil {
		return &now, nil
	}
	if at.After(now) {
		return nil, fault.Invalidf("circulated_at", "%s is still to come: a document is tabled once it was circulated", at.UTC().Format(time.RFC3339))
	}
	moment := at.UTC().Truncate(time.Microsecond)
	return &moment, nil
}

// enter takes a draft into the status that a phase of its life gives it, and
// records who took it there and why.
func (w *work) enter(draft Draft, a DraftAction, by string, in StepInput, particulars map[string]any) (Draft, error) {
	if err := in.check(); err != nil {
		return Draft{}, err
	}
	from := draft.Status
	draft.Status, draft.UpdatedAt = phaseOf(a).to, w.now
	if err := w.UpdateDraft(draft, draft.Version); err != nil {
		return Draft{}, err
	}
	data := map[string]any{"from": from, "to": draft.Status, "by": by, "reason": in.Reason}
	for name, value := range particulars {
		data[name] = value
	}
	return draft, w.record(Event{
		CommitteeID: draft.CommitteeID,
		Type:        stepEvents[a],
		Audience:    ToReaders,
		DraftID:     draft.ID,
		Version:     draft.Version,
	}, data)
}

// stepEvents are what the log calls the steps.
var stepEvents = map[DraftAction]EventType{
	MakeInformalText: DraftMadeInformal,
	SubmitTheDraft:   DraftSubmitted,
	TableDraft:       DraftTabled,
	WithdrawTheDraft: DraftTakenBack,
}

// forMainSponsor is the draft's main sponsor, where the actor acts for it: its
// own delegate, or the secretariat, which records what it says. Errors:
// forbidden, conflict where the draft has no main sponsor.
func (st standing) forMainSponsor(r Snapshot, draft Draft, a Action) (Delegation, error) {
	if err := st.require(a); err != nil {
		return Delegation{}, err
	}
	if draft.MainSponsorID == "" {
		return Delegation{}, fault.New(fault.Conflict, "", "%s has no main sponsor, for whom this would be recorded: name one first", draft.name())
	}
	return st.speaking(r, draft, a, draft.MainSponsorID)
}
