package drafting

import (
	"context"
	"slices"
	"strings"
	"time"

	"chapeau/drafting/fault"
)

// IssueInput is a document to issue. ExpectedWording is the version of the
// draft, or the revision of the amendment, that the secretariat saw. Symbol may
// be empty: then it is the next one. Words are an addendum's or a
// corrigendum's. Languages are all of the committee's where none is named;
// CirculatedAt is now where it is nil.
type IssueInput struct {
	ExpectedWording int          `json:"expected_wording"`
	Form            DocumentForm `json:"form"`
	Symbol          string       `json:"symbol"`
	Words           string       `json:"words"`
	Languages       []string     `json:"languages"`
	CirculatedAt    *time.Time   `json:"circulated_at"`
}

// IssueDraftDocument issues a document of a draft; an original or a revision
// gives the draft its symbol. Errors: forbidden, invalid, stale where the draft
// changed since it was looked at, conflict where the draft cannot have such a
// document now, the symbol is taken, or it is not the next one.
func (s *Service) IssueDraftDocument(ctx context.Context, actor Actor, draftID string, in IssueInput) (Document, error) {
	return write(ctx, s, actor, "issue draft document", []any{draftID, in}, func(w *work) (Document, error) {
		draft, _, err := w.draftFor(draftID, IssueDocuments)
		if err != nil {
			return Document{}, err
		}
		if draft.Version != in.ExpectedWording {
			return Document{}, errStaleVersion(draft, in.ExpectedWording)
		}
		return w.issue(draft, nil, in)
	})
}

// IssueAmendmentDocument issues a document of a submitted amendment. Errors as
// IssueDraftDocument.
func (s *Service) IssueAmendmentDocument(ctx context.Context, actor Actor, amendmentID string, in IssueInput) (Document, error) {
	return write(ctx, s, actor, "issue amendment document", []any{amendmentID, in}, func(w *work) (Document, error) {
		a, draft, st, err := seeAmendment(w, actor, amendmentID)
		if err != nil {
			return Document{}, err
		}
		if err := st.require(IssueDocuments); err != nil {
			return Document{}, err
		}
		if a.Revision != in.ExpectedWording {
			return Document{}, errStaleRevision(a, in.ExpectedWording)
		}
		return w.issue(draft, &a, in)
	})
}

// issue writes a document, gives its paper the symbol, and says so in the log.
func (w *work) issue(draft Draft, amendment *Amendment, in IssueInput) (Document, error) {
	all, err := w.Documents(draft.CommitteeID)
	if err != nil {
		return Document{}, err
	}
	p := paperOf(draft, amendment, all)
	d := Document{
		ID: w.service.newID(), CommitteeID: draft.CommitteeID, Number: len(all) + 1, DraftID: draft.ID,
		AmendmentID: p.amendmentID(), Form: in.Form, Carries: p.wording(), Person: w.by, At: w.now,
	}
	if err := w.fillDocument(&d, p, in); err != nil {
		return Document{}, err
	}
	if d.Hash, err = hashDocument(d); err != nil {
		return Document{}, err
	}
	if err := w.AppendDocument(d); err != nil {
		return Document{}, named(err, "symbol", "%s is taken in this committee", d.Symbol)
	}
	if err := w.recordDocument(d); err != nil {
		return Document{}, err
	}
	return d, w.giveSymbol(p, d)
}

// fillDocument checks an input and writes it into a document.
func (w *work) fillDocument(d *Document, p paper, in IssueInput) error {
	if !slices.Contains([]DocumentForm{OriginalDocument, RevisedDocument, AddendumDocument, CorrigendumDocument}, in.Form) {
		return fault.Invalidf("form", "%q is no form of document; the forms are original, revision, addendum and corrigendum", in.Form)
	}
	if err := p.refuses(in.Form); err != nil {
		return err
	}
	var err error
	if d.Words, err = documentWords(in); err != nil {
		return err
	}
	if d.Symbol, err = w.symbolFor(p, in); err != nil {
		return err
	}
	switch {
	case in.Form == RevisedDocument:
		d.Replaces = p.symbol()
	case !in.Form.CarriesText():
		d.Carries = p.carried()
	}
	d.Circulated, err = w.circulations(p.draft.CommitteeID, in.Languages, in.CirculatedAt)
	return err
}

// documentWords are the words of a document that needs some.
func documentWords(in IssueInput) (string, error) {
	words := strings.TrimSpace(in.Words)
	switch {
	case len(words) > maximalWords:
		return "", fault.Invalidf("words", "the document has %d bytes; at most %d are possible", len(words), maximalWords)
	case in.Form.CarriesText() && words != "":
		return "", fault.Invalidf("words", "an original and a revision print the text itself: leave the words out, or issue an addendum or a corrigendum")
	case !in.Form.CarriesText() && words == "":
		return "", fault.Invalidf("words", "%s says something: give its words", in.Form.withArticle())
	}
	return words, nil
}

func (f DocumentForm) withArticle() string {
	if f == AddendumDocument {
		return "an addendum"
	}
	return "a " + string(f)
}

// symbolFor is the symbol of a new document: the one that is named, if it is
// right, else the next one.
func (w *work) symbolFor(p paper, in IssueInput) (string, error) {
	symbol, err := optionalLine("symbol", in.Symbol)
	if err != nil {
		return "", err
	}
	if in.Form == OriginalDocument {
		return w.firstSymbol(p, symbol)
	}
	next, err := p.next(in.Form)
	if err != nil {
		return "", err
	}
	if symbol != "" && symbol != next {
		return "", fault.New(fault.Conflict, "symbol", "the next %s of %s is %s, not %s", in.Form, p.symbol(), next, symbol)
	}
	return next, nil
}

// firstSymbol is the symbol of an original: of a paper that has one already, it
// is that.
func (w *work) firstSymbol(p paper, symbol string) (string, error) {
	g, err := registerOf(w, p.draft.CommitteeID)
	if err != nil {
		return "", err
	}
	switch {
	case symbol == "" && p.symbol() != "":
		symbol = p.symbol()
	case symbol == "" && g.root == "":
		return "", fault.Invalidf("symbol", "name the symbol, or set the root of this committee's symbols, so that the next one is found")
	case symbol == "":
		symbol = g.free()
	case p.symbol() != "" && symbol != p.symbol():
		return "", fault.New(fault.Conflict, "symbol", "%s has its symbol already: issue it under that one", p.name())
	}
	return symbol, g.checkFirst(p, symbol)
}

// circulations are when a document went out in each language. A document cannot
// have gone out in the future.
func (w *work) circulations(committeeID string, languages []string, at *time.Time) ([]Circulation, error) {
	committee, err := w.Committee(committeeID)
	if err != nil {
		return nil, err
	}
	if len(languages) == 0 {
		languages = committee.Languages
	}
	when := w.now
	if at != nil {
		when = at.UTC().Truncate(time.Microsecond)
	}
	if when.After(w.now) {
		return nil, fault.Invalidf("circulated_at", "a document cannot have been circulated in the future: issue it when it is")
	}
	all := make([]Circulation, len(languages))
	for i, language := range languages {
		switch {
		case !slices.Contains(committee.Languages, language):
			return nil, fault.Invalidf("languages", "%q is no language of this committee; its languages are %s", language, strings.Join(committee.Languages, ", "))
		case slices.Contains(languages[:i], language):
			return nil, fault.Invalidf("languages", "%q is named twice", language)
		}
		all[i] = Circulation{language, when}
	}
	slices.SortFunc(all, func(a, b Circulation) int { return strings.Compare(a.Language, b.Language) })
	return all, nil
}

func (w *work) recordDocument(d Document) error {
	return w.record(
		documentEvent(d, DocumentIssued),
		map[string]any{"document": d.ID, "symbol": d.Symbol, "form": d.Form, "replaces": d.Replaces, "hash": d.Hash, "circulated": d.Circulated},
	)
}

// documentEvent is an event about a document: a draft's is public with its
// draft, an amendment's as secret as amendments are.
func documentEvent(d Document, kind EventType) Event {
	e := Event{CommitteeID: d.CommitteeID, Type: kind, Audience: ToCommittee, DraftID: d.DraftID, AmendmentID: d.AmendmentID}
	if d.AmendmentID == "" {
		e.Audience, e.Version = ToReaders, d.Carries
	}
	return e
}

// giveSymbol makes an original's or a revision's symbol its paper's own.
func (w *work) giveSymbol(p paper, d Document) error {
	if !d.Form.CarriesText() {
		return nil
	}
	if p.amendment != nil {
		a := *p.amendment
		a.Symbol, a.UpdatedAt = d.Symbol, w.now
		return w.UpdateAmendments([]Amendment{a})
	}
	draft := p.draft
	draft.Symbol, draft.UpdatedAt = d.Symbol, w.now
	if d.Form == OriginalDocument {
		at := d.CirculatedAt()
		draft.TabledAt = &at
	}
	return w.UpdateDraft(draft, draft.Version)
}

// Circulate notes that a document went out in further languages. Errors:
// forbidden, invalid, conflict for a language in which it did before.
func (s *Service) Circulate(ctx context.Context, actor Actor, documentID string, languages []string, at *time.Time) (Document, error) {
	return write(ctx, s, actor, "circulate", []any{documentID, languages, at}, func(w *work) (Document, error) {
		d, err := w.documentFor(documentID)
		if err != nil {
			return Document{}, err
		}
		if len(languages) == 0 {
			return Document{}, fault.Invalidf("languages", "name the languages in which %s is circulated now", d.Symbol)
		}
		further, err := w.circulations(d.CommitteeID, languages, at)
		if err != nil {
			return Document{}, err
		}
		for _, c := range further {
			if d.in(c.Language) {
				return Document{}, fault.New(fault.Conflict, "languages", "%s was circulated in %q before", d.Symbol, c.Language)
			}
		}
		if err := w.AppendCirculations(d.ID, further); err != nil {
			return Document{}, err
		}
		d.Circulated = append(d.Circulated, further...)
		slices.SortFunc(d.Circulated, func(a, b Circulation) int { return strings.Compare(a.Language, b.Language) })
		return d, w.record(documentEvent(d, DocumentCirculated), map[string]any{"document": d.ID, "symbol": d.Symbol, "circulated": further})
	})
}

// documentFor loads a document that the actor may issue.
func (w *work) documentFor(id string) (Document, error) {
	d, err := w.Document(id)
	if err != nil {
		return Document{}, err
	}
	if _, _, err := w.draftFor(d.DraftID, IssueDocuments); err != nil {
		return Document{}, err
	}
	return d, nil
}
