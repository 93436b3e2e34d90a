package drafting

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// MarkBudget marks that a paragraph has budget implications, or that it has none.
// While it has, and their statement is not recorded, the draft is not decided on.
// Errors: forbidden, not_found, conflict where the draft is closed.
func (s *Service) MarkBudget(ctx context.Context, actor Actor, draftID, clause string, implications bool) (ParagraphList, error) {
	return write(ctx, s, actor, "mark budget", []any{draftID, clause, implications}, func(w *work) (ParagraphList, error) {
		draft, st, b, err := w.boardFor(draftID, MarkBudgets)
		if err != nil {
			return ParagraphList{}, err
		}
		p, err := b.negotiable("clause", clause)
		if err != nil {
			return ParagraphList{}, err
		}
		if p.HasBudget != implications {
			if err := w.putBudget(b, p, implications); err != nil {
				return ParagraphList{}, err
			}
		}
		return w.paragraphsAfter(draft, st)
	})
}

func (w *work) putBudget(b board, p Paragraph, implications bool) error {
	p.HasBudget = implications
	if err := w.PutParagraphs([]Paragraph{p}); err != nil {
		return err
	}
	return w.record(
		Event{CommitteeID: b.draft.CommitteeID, Type: BudgetMarked, Audience: ToCommittee, DraftID: b.draft.ID, Version: b.draft.Version},
		map[string]any{"clause": p.Clause, "budget": implications},
	)
}

// BudgetInput is a statement of the budget implications of paragraphs as they
// read in the version expected: under a symbol, in words, or both.
type BudgetInput struct {
	ExpectedVersion int      `json:"expected_version"`
	Symbol          string   `json:"symbol"`
	Words           string   `json:"words"`
	Clauses         []string `json:"clauses"`
}

// BudgetData are the particulars of a budget statement: its symbol and the clauses
// that it is about.
type BudgetData struct {
	Symbol  string   `json:"symbol,omitempty"`
	Clauses []string `json:"clauses"`
}

// Budget reads the particulars of a budget statement.
func (st Statement) Budget() (BudgetData, error) {
	var data BudgetData
	if err := json.Unmarshal(st.Data, &data); err != nil {
		return BudgetData{}, fault.Wrap(err, "statement %d cannot be read", st.Number)
	}
	return data, nil
}

// StateBudget records a statement of budget implications. It stands for the words
// that its paragraphs have now: where they change, another is needed. Errors:
// forbidden, invalid, stale, conflict where a paragraph is not marked as having
// implications or the draft is closed.
func (s *Service) StateBudget(ctx context.Context, actor Actor, draftID string, in BudgetInput) (Statement, error) {
	return write(ctx, s, actor, "state budget", []any{draftID, in}, func(w *work) (Statement, error) {
		draft, _, b, err := w.boardFor(draftID, RecordBudget)
		if err != nil {
			return Statement{}, err
		}
		if draft.Version != in.ExpectedVersion {
			return Statement{}, errStaleVersion(draft, in.ExpectedVersion)
		}
		data, err := in.read(b)
		if err != nil {
			return Statement{}, err
		}
		statement := Statement{Kind: BudgetStatement, By: "Secretariat", Words: strings.TrimSpace(in.Words)}
		if len(data.Clauses) == 1 {
			statement.Clause = data.Clauses[0]
		}
		// A statement may be circulated between meetings.
		if statement.Sitting, err = sitting(w, draft); err != nil && fault.CodeOf(err) != fault.Conflict {
			return Statement{}, err
		}
		return w.state(draft, statement, map[string]any{"symbol": data.Symbol, "clauses": data.Clauses})
	})
}

// read checks a statement against the paragraphs that it is about.
func (in BudgetInput) read(b board) (BudgetData, error) {
	symbol, err := optionalLine("symbol", in.Symbol)
	if err != nil {
		return BudgetData{}, err
	}
	if symbol == "" && strings.TrimSpace(in.Words) == "" {
		return BudgetData{}, fault.Invalidf("words", "give the statement's symbol, its words, or both")
	}
	if len(in.Clauses) == 0 {
		return BudgetData{}, fault.Invalidf("clauses", "name the paragraphs that the statement is about")
	}
	for i, clause := range in.Clauses {
		p, err := b.negotiable("clauses", clause)
		if err != nil {
			return BudgetData{}, err
		}
		if slices.Contains(in.Clauses[:i], clause) {
			return BudgetData{}, fault.Invalidf("clauses", "%s is named twice", b.name(clause))
		}
		if !p.HasBudget {
			return BudgetData{}, fault.New(fault.Conflict, "clauses", "%s is not marked as having budget implications: mark it first", b.name(clause))
		}
	}
	return BudgetData{symbol, in.Clauses}, nil
}

// budget is what is stated about the budget implications of a draft: the latest
// statement about each clause, and the texts that the statements were made on.
type budget struct {
	statements map[string]Statement
	texts      map[int]*text.Text
}

func readBudget(r Snapshot, statements []Statement) (budget, error) {
	found := budget{statements: map[string]Statement{}, texts: map[int]*text.Text{}}
	for _, st := range statements {
		if st.Kind != BudgetStatement {
			continue
		}
		data, err := st.Budget()
		if err != nil {
			return budget{}, err
		}
		for _, clause := range data.Clauses {
			found.statements[clause] = st
		}
		if found.texts[st.Version] != nil {
			continue
		}
		version, err := r.Version(st.DraftID, st.Version)
		if err != nil {
			return budget{}, err
		}
		found.texts[st.Version] = version.Text
	}
	return found, nil
}

// latest is the last statement about a clause, nil where there is none.
func (g budget) latest(clause string) *Statement {
	st, stated := g.statements[clause]
	if !stated {
		return nil
	}
	return &st
}

// covers reports whether a statement was made on the words that a clause has now.
func (g budget) covers(c *text.Clause) bool {
	st, stated := g.statements[c.ID]
	if !stated {
		return false
	}
	then := g.texts[st.Version].Find(c.ID)
	return then != nil && then.Text == c.Text
}

// outstanding are the marked clauses, in reading order, that no statement covers.
func (g budget) outstanding(b board) []string {
	clauses := []string{}
	b.text.Walk(func(c, _ *text.Clause) bool {
		if b.at(c.ID).HasBudget && !g.covers(c) {
			clauses = append(clauses, c.ID)
		}
		return true
	})
	return clauses
}

// budgetOutstanding are the clauses of a draft, in reading order, whose budget
// implications are not stated for the words that they have now.
func budgetOutstanding(r Snapshot, draft Draft) ([]string, error) {
	b, err := loadBoard(r, draft)
	if err != nil {
		return nil, err
	}
	statements, err := r.Statements(draft.ID)
	if err != nil {
		return nil, err
	}
	stated, err := readBudget(r, statements)
	if err != nil {
		return nil, err
	}
	return stated.outstanding(b), nil
}

// requireBudgetStatements is a conflict, naming the paragraphs, where a draft has
// budget implications that are not stated: it is not decided on before.
func requireBudgetStatements(r Snapshot, draft Draft) error {
	clauses, err := budgetOutstanding(r, draft)
	if err != nil || len(clauses) == 0 {
		return err
	}
	b, err := loadBoard(r, draft)
	if err != nil {
		return err
	}
	paragraphs := make([]Paragraph, len(clauses))
	for i, clause := range clauses {
		paragraphs[i] = b.at(clause)
	}
	has := "has"
	if len(clauses) > 1 {
		has = "have"
	}
	e := fault.New(fault.Conflict, "", "%s %s budget implications whose statement is not recorded: the secretariat records it first", b.names(paragraphs), has)
	e.Detail = map[string]any{"clauses": clauses}
	return e
}
