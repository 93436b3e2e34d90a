package drafting

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"chapeau/drafting/citation"
	"chapeau/drafting/fault"
	"chapeau/drafting/lint"
)

// SetResultSymbol gives an adopted text the symbol that it is known by, in place
// of an earlier one, until it is sealed: the number of a resolution or decision
// ("14/1", "2133 (2014)"), or a document's symbol. Errors: forbidden, invalid for
// what is no symbol, conflict where the draft is not adopted or is sealed, or another
// text of the committee has the symbol.
func (s *Service) SetResultSymbol(ctx context.Context, actor Actor, draftID, symbol string) (Draft, error) {
	return write(ctx, s, actor, "set result symbol", []any{draftID, symbol}, func(w *work) (Draft, error) {
		draft, err := w.adoptedDraft(draftID, IssueDocuments)
		if err != nil {
			return Draft{}, err
		}
		read, err := w.readResultSymbol(draft, "symbol", symbol)
		if err != nil || read == draft.ResultSymbol {
			return draft, err
		}
		draft.ResultSymbol, draft.UpdatedAt = read, w.now
		if err := w.UpdateDraft(draft, draft.Version); err != nil {
			return Draft{}, err
		}
		return draft, w.record(
			Event{CommitteeID: draft.CommitteeID, Type: DraftChanged, Audience: ToReaders, DraftID: draft.ID},
			map[string]any{"result_symbol": read},
		)
	})
}

// readResultSymbol takes the number by which a resolution is cited in any organ's
// form, and the symbol of a document; conflict where another text of the kind has
// it. A resolution and a decision may share a number.
func (w *work) readResultSymbol(draft Draft, field, value string) (string, error) {
	symbol, err := optionalLine(field, value)
	if err != nil {
		return "", err
	}
	if _, err := citation.ParseCitation(symbol); err != nil {
		if _, no := citation.ParseSymbol(symbol); no != nil {
			return "", fault.Invalidf(field, "%s", err)
		}
	}
	all, err := w.Drafts(draft.CommitteeID, "", 0)
	if err != nil {
		return "", err
	}
	for _, other := range all {
		if other.ID != draft.ID && other.Kind == draft.Kind && other.ResultSymbol == symbol {
			return "", fault.New(fault.Conflict, field, "%s %s is %s already: take another number", draft.Kind, symbol, other.name())
		}
	}
	return symbol, nil
}

// SealInput names the version that is sealed.
type SealInput struct {
	ExpectedVersion int `json:"expected_version"`
}

// Seal ends the work on an adopted text: the chair confirms it, and nothing in it
// can change afterwards. The log names the hash that it is sealed by. Errors:
// forbidden, stale, conflict before the adoption, where the text is not numbered, has
// no symbol or an editorial error, or is sealed already.
func (s *Service) Seal(ctx context.Context, actor Actor, draftID string, in SealInput) (Draft, error) {
	return write(ctx, s, actor, "seal", []any{draftID, in}, func(w *work) (Draft, error) {
		draft, err := w.adoptedAt(draftID, SealTexts, in.ExpectedVersion)
		if err != nil {
			return Draft{}, err
		}
		sealed, err := w.Version(draftID, draft.Version)
		if err != nil {
			return Draft{}, err
		}
		if err := w.maySeal(draft, sealed); err != nil {
			return Draft{}, err
		}
		draft.Status, draft.SealedAt, draft.UpdatedAt = Final, &w.now, w.now
		if err := w.UpdateDraft(draft, draft.Version); err != nil {
			return Draft{}, err
		}
		return draft, w.record(
			Event{CommitteeID: draft.CommitteeID, Type: DraftSealed, Audience: ToReaders, DraftID: draft.ID, Version: draft.Version},
			map[string]any{"hash": sealed.Hash, "result_symbol": draft.ResultSymbol},
		)
	})
}

// maySeal tells what is still to be done before the seal.
func (w *work) maySeal(draft Draft, version Version) error {
	if draft.NumberedAt == nil {
		return fault.New(fault.Conflict, "", "the numbering of %s is not finalized: the secretariat does that before the seal", draft.name())
	}
	if draft.ResultSymbol == "" {
		return fault.New(fault.Conflict, "", "%s has no symbol as an adopted text: the secretariat gives it one before the seal", draft.name())
	}
	check, err := checkText(w, draft, version)
	if err != nil {
		return err
	}
	errors := slices.DeleteFunc(check.Findings, func(f lint.Finding) bool { return f.Severity != lint.Error })
	if len(errors) == 0 {
		return nil
	}
	layout, err := layoutOf(w, draft, true)
	if err != nil {
		return err
	}
	names, words := newParagraphNames(version.Text, layout), make([]string, len(errors))
	for i, f := range errors {
		words[i] = fmt.Sprintf("%s: %s", names.of(f.Clause), f.Message)
	}
	e := fault.New(fault.Conflict, "", "the text has errors that a sealed one may not have. %s; the committee settles that, by taking its decision back or reconsidering it", strings.Join(words, "; "))
	e.Detail = map[string]any{"findings": errors}
	return e
}
