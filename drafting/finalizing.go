package drafting

import (
	"context"
	"fmt"
	"strings"

	"chapeau/drafting/fault"
	"chapeau/drafting/lint"
	"chapeau/drafting/text"
)

// What is done with an adopted text on its way to its final form, and what the
// editorial rules are asked for at any time.
const (
	CheckDraft      DraftAction = "check"
	ResequenceDraft DraftAction = "resequence"
	NumberDraft     DraftAction = "finalize_numbering"
	SymbolizeDraft  DraftAction = "set_result_symbol"
	SealDraft       DraftAction = "seal"
)

func (st standing) actionsOnFinalText(d Draft) []DraftAction {
	finalizing := d.Status.Adopted() && d.Status != Final
	return st.allowed([]draftRule{
		{CheckDraft, CheckTexts, true},
		{ResequenceDraft, FinalizeTexts, finalizing && d.NumberedAt == nil},
		{NumberDraft, FinalizeTexts, finalizing && d.NumberedAt == nil},
		{SymbolizeDraft, IssueDocuments, finalizing},
		{SealDraft, SealTexts, finalizing && d.NumberedAt != nil && d.ResultSymbol != ""},
	})
}

// adoptedDraft loads a draft whose adopted text is being finalized: conflict
// before the adoption and once it is sealed.
func (w *work) adoptedDraft(id string, a Action) (Draft, error) {
	draft, _, err := w.draftFor(id, a)
	switch {
	case err != nil:
		return Draft{}, err
	case draft.Status == Final:
		return Draft{}, errSealed(draft)
	case !draft.Status.Adopted():
		return Draft{}, fault.New(fault.Conflict, "", "%s is %s: its text is finalized once the committee has adopted it", draft.name(), inWords(string(draft.Status)))
	}
	return draft, nil
}

// adoptedAt is adoptedDraft at the version expected, else stale.
func (w *work) adoptedAt(id string, a Action, expectedVersion int) (Draft, error) {
	draft, err := w.adoptedDraft(id, a)
	if err == nil && draft.Version != expectedVersion {
		return Draft{}, errStaleVersion(draft, expectedVersion)
	}
	return draft, err
}

func errSealed(draft Draft) error {
	return fault.New(fault.Conflict, "", "%s is sealed: nothing in it changes any more", draft.name())
}

// NumberingInput finalizes the numbering of a text. Confirm says that the square
// brackets in it are meant.
type NumberingInput struct {
	ExpectedVersion int  `json:"expected_version"`
	Confirm         bool `json:"confirm"`
}

// FinalizeNumbering numbers an adopted text as it stands: labels of the negotiation
// such as "2 bis" give way to computed numbers, and references and notes follow.
// Labels that the source fixed stay. A version is only written where the text
// changes. Errors: forbidden, stale, conflict where the draft is not adopted or
// numbered already, where alternatives both stand, a reference leads to a paragraph
// that is gone, or square brackets are not confirmed.
func (s *Service) FinalizeNumbering(ctx context.Context, actor Actor, draftID string, in NumberingInput) (Draft, error) {
	return write(ctx, s, actor, "finalize numbering", []any{draftID, in}, func(w *work) (Draft, error) {
		draft, err := w.adoptedAt(draftID, FinalizeTexts, in.ExpectedVersion)
		if err != nil {
			return Draft{}, err
		}
		if draft.NumberedAt != nil {
			return Draft{}, fault.New(fault.Conflict, "", "the numbering of %s is finalized already", draft.name())
		}
		current, err := w.Version(draftID, draft.Version)
		if err != nil {
			return Draft{}, err
		}
		still, err := layoutOf(w, draft, false)
		if err != nil {
			return Draft{}, err
		}
		hindrances := hindrancesOf(current.Text, still)
		if err := refuseNumbering(hindrances, in.Confirm); err != nil {
			return Draft{}, err
		}
		draft.NumberedAt, draft.UpdatedAt = &w.now, w.now
		return w.number(draft, current, hindrances)
	})
}

// number writes what finalizing the numbering changes. The log names the brackets
// that were confirmed.
func (w *work) number(draft Draft, current Version, confirmed []Hindrance) (Draft, error) {
	if final := text.Finalize(current.Text); final != current.Text {
		advance, err := w.advance(draft, current, final, Version{Reason: Numbered}, nil, openAmendments{})
		if err != nil {
			return Draft{}, err
		}
		current = advance.Version
	} else if err := w.UpdateDraft(draft, current.Number); err != nil {
		return Draft{}, err
	}
	particulars := map[string]any{"hash": current.Hash}
	if len(confirmed) > 0 {
		particulars["confirmed"] = confirmed
	}
	err := w.record(
		Event{CommitteeID: draft.CommitteeID, Type: DraftNumbered, Audience: ToReaders, DraftID: draft.ID, Version: current.Number},
		particulars,
	)
	if err != nil {
		return Draft{}, err
	}
	return w.Draft(draft.ID)
}

// HindranceKind says what stands against finalizing a numbering.
type HindranceKind string

// The kinds of hindrance. Only brackets can be confirmed as meant.
const (
	AlternativesStand HindranceKind = "alternatives"
	ReferencesGone    HindranceKind = "reference_gone"
	BracketsLeft      HindranceKind = "brackets"
)

// Hindrance is one thing that stands against finalizing a numbering, and where:
// Clauses are ids of clauses, or title, body, annex 1 … as findings have them.
type Hindrance struct {
	Kind    HindranceKind `json:"kind"`
	Clauses []string      `json:"clauses"`
	Message string        `json:"message"`
}

// hindrancesOf finds them in a text, naming paragraphs by the numbers that they
// have in the negotiation.
func hindrancesOf(t *text.Text, still text.Options) []Hindrance {
	names := newParagraphNames(t, still)
	found := []Hindrance{}
	for _, group := range text.Alternatives(t) {
		ids := make([]string, len(group))
		for i, c := range group {
			ids[i] = c.ID
		}
		found = append(found, Hindrance{AlternativesStand, ids, names.standing(ids) + ": the committee keeps one of them"})
	}
	for _, f := range lint.Check(t, lint.Options{ToBeAdopted: true}) {
		kind := map[string]HindranceKind{lint.ReferenceGone: ReferencesGone, lint.LeftoverBrackets: BracketsLeft}[f.Rule]
		if kind != "" {
			found = append(found, Hindrance{kind, []string{f.Clause}, names.of(f.Clause) + ": " + f.Message})
		}
	}
	return found
}

// refuseNumbering is a conflict that tells every hindrance, those that can be
// confirmed only where they are not.
func refuseNumbering(hindrances []Hindrance, confirmed bool) error {
	words, left, onlyBrackets := []string{}, []Hindrance{}, true
	for _, h := range hindrances {
		if h.Kind == BracketsLeft && confirmed {
			continue
		}
		words, left = append(words, h.Message), append(left, h)
		onlyBrackets = onlyBrackets && h.Kind == BracketsLeft
	}
	if len(left) == 0 {
		return nil
	}
	way := "the committee settles that, by taking its decision back or reconsidering it"
	if onlyBrackets {
		way = "confirm them if they are meant"
	}
	e := fault.New(fault.Conflict, "", "the numbering cannot be finalized. %s; %s", strings.Join(words, "; "), way)
	e.Detail = map[string]any{"hindrances": left}
	return e
}

// paragraphNames tells what people call the places that findings name, by the
// labels that a reader sees.
type paragraphNames struct {
	text   *text.Text
	labels map[string]string
}

func newParagraphNames(t *text.Text, o text.Options) paragraphNames {
	return paragraphNames{t, text.Labels(t, o.Numbering, o.Reference)}
}

func (n paragraphNames) of(place string) string {
	switch {
	case n.text.Find(place) != nil:
		return text.Name(n.text, n.labels, place)
	case place == "body":
		return "the body line"
	case strings.HasPrefix(place, "annex "):
		return "the title of " + place
	case place == "":
		return "a footnote"
	default:
		return "the " + place
	}
}

// standing says that several paragraphs stand: "paragraph 3 and 3 alt both stand".
func (n paragraphNames) standing(ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = strings.TrimPrefix(n.of(id), "paragraph ")
	}
	last := len(names) - 1
	if last == 1 {
		return fmt.Sprintf("paragraph %s and %s both stand", names[0], names[1])
	}
	return fmt.Sprintf("paragraphs %s and %s all stand", strings.Join(names[:last], ", "), names[last])
}
