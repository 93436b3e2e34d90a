package api

import (
	"context"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"

	"chapeau/drafting"
)

// paragraphService says how the paragraphs of a draft stand.
type paragraphService interface {
	Paragraphs(ctx context.Context, actor drafting.Actor, draftID string) (drafting.ParagraphList, error)
	SetStanding(ctx context.Context, actor drafting.Actor, draftID, clause string, in drafting.StandingInput) (drafting.ParagraphList, error)
	MarkParagraph(ctx context.Context, actor drafting.Actor, draftID, clause string, in drafting.MarkInput) (drafting.ParagraphList, error)
	UnmarkParagraph(ctx context.Context, actor drafting.Actor, draftID, clause, delegationID string) (drafting.ParagraphList, error)
	MarkBudget(ctx context.Context, actor drafting.Actor, draftID, clause string, implications bool) (drafting.ParagraphList, error)
	StateBudget(ctx context.Context, actor drafting.Actor, draftID string, in drafting.BudgetInput) (drafting.Statement, error)
}

type paragraphs struct{ service paragraphService }

// paragraphListView is how a draft's paragraphs stand, in one answer.
type paragraphListView struct {
	Status    drafting.DraftStatus `json:"status"`
	Version   int                  `json:"version"`
	Items     []paragraphView      `json:"items"`
	Comments  map[string]int       `json:"comments"`
	Silence   *silenceView         `json:"silence,omitempty"`
	Objection *objectionView       `json:"objection,omitempty"`
}

type paragraphView struct {
	Clause    string                     `json:"clause"`
	Standing  drafting.ParagraphStatus   `json:"standing"`
	Package   []string                   `json:"package"`
	BySilence bool                       `json:"by_silence"`
	SetBy     string                     `json:"set_by,omitempty"`
	SetAt     *time.Time                 `json:"set_at,omitempty"`
	ChangedIn int                        `json:"changed_in,omitempty"`
	Marks     []markView                 `json:"marks"`
	Comments  int                        `json:"comments"`
	Budget    *budgetView                `json:"budget,omitempty"`
	Next      []drafting.ParagraphStatus `json:"next"`
}

type markView struct {
	Delegation nameView          `json:"delegation"`
	Position   drafting.Position `json:"position"`
	Reason     string            `json:"reason"`
	Version    int               `json:"version"`
	Current    bool              `json:"current"`
	By         string            `json:"by"`
	At         time.Time         `json:"at"`
}

// budgetView is shown where a paragraph has budget implications.
type budgetView struct {
	Outstanding bool                 `json:"outstanding"`
	Statement   *budgetStatementView `json:"statement,omitempty"`
}

type budgetStatementView struct {
	Symbol  string    `json:"symbol"`
	Words   string    `json:"words"`
	Version int       `json:"version"`
	At      time.Time `json:"at"`
}

type silenceView struct {
	Until time.Time `json:"until"`
	Ended bool      `json:"ended"`
}

type objectionView struct {
	By     string    `json:"by"`
	Clause string    `json:"clause,omitempty"`
	Words  string    `json:"words"`
	At     time.Time `json:"at"`
}

func viewParagraphs(list drafting.ParagraphList) (paragraphListView, error) {
	view := paragraphListView{Status: list.Status, Version: list.Version, Items: []paragraphView{}, Comments: list.Comments}
	if list.Silence != nil {
		silence := silenceView(*list.Silence)
		view.Silence = &silence
	}
	if st := list.Objection; st != nil {
		view.Objection = &objectionView{By: st.By, Clause: st.Clause, Words: st.Words, At: st.At}
	}
	outstanding := make(map[string]bool, len(list.Outstanding))
	for _, clause := range list.Outstanding {
		outstanding[clause] = true
	}
	for _, p := range list.Paragraphs {
		shown := viewParagraph(p)
		if p.HasBudget {
			budget, err := viewBudget(p, outstanding[p.Clause])
			if err != nil {
				return paragraphListView{}, err
			}
			shown.Budget = &budget
		}
		view.Items = append(view.Items, shown)
	}
	return view, nil
}

func viewParagraph(p drafting.ParagraphView) paragraphView {
	view := paragraphView{
		Clause: p.Clause, Standing: p.Status, Package: present(p.Tied), BySilence: p.BySilence, SetBy: p.By.Name,
		ChangedIn: p.ChangedIn, Marks: each(p.Marks, viewMark), Comments: p.Comments, Next: present(p.Next),
	}
	if !p.At.IsZero() {
		view.SetAt = &p.At
	}
	return view
}

func viewMark(m drafting.MarkView) markView {
	return markView{
		Delegation: nameView{ID: m.DelegationID, Name: m.Delegation}, Position: m.Position, Reason: m.Reason,
		Version: m.Version, Current: m.Current, By: m.By.Name, At: m.At,
	}
}

func viewBudget(p drafting.ParagraphView, outstanding bool) (budgetView, error) {
	if p.Statement == nil {
		return budgetView{Outstanding: outstanding}, nil
	}
	data, err := p.Statement.Budget()
	return budgetView{Outstanding: outstanding, Statement: &budgetStatementView{
		Symbol: data.Symbol, Words: p.Statement.Words, Version: p.Statement.Version, At: p.Statement.At,
	}}, err
}

// answerParagraphs answers how the paragraphs stand; the ETag is the draft's.
func answerParagraphs(c *gin.Context, status int, list drafting.ParagraphList, err error) error {
	if err != nil {
		return err
	}
	view, err := viewParagraphs(list)
	if err != nil {
		return err
	}
	c.Header("ETag", etag(list.Version))
	return answer(c, status, view)
}

func (h paragraphs) list(c *gin.Context) error {
	list, err := h.service.Paragraphs(c.Request.Context(), actorOf(c), c.Param("draft"))
	return answerParagraphs(c, http.StatusOK, list, err)
}

func (h paragraphs) stand(c *gin.Context) error {
	seen, err := expected(c)
	if err != nil {
		return err
	}
	var in struct {
		Standing drafting.ParagraphStatus `json:"standing"`
		Package  []string                 `json:"package"`
		Pending  []string                 `json:"pending"`
		Reason   string                   `json:"reason"`
	}
	if err := decode(c, &in); err != nil {
		return err
	}
	list, err := h.service.SetStanding(c.Request.Context(), actorOf(c), c.Param("draft"), c.Param("clause"), drafting.StandingInput{
		ExpectedVersion: seen, Status: in.Standing, Package: in.Package, Pending: in.Pending, Reason: in.Reason,
	})
	return answerParagraphs(c, http.StatusOK, list, err)
}

func (h paragraphs) mark(c *gin.Context) error {
	seen, err := expected(c)
	if err != nil {
		return err
	}
	var in struct {
		DelegationID string            `json:"delegation_id"`
		Position     drafting.Position `json:"position"`
		Reason       string            `json:"reason"`
	}
	if err := decode(c, &in); err != nil {
		return err
	}
	list, err := h.service.MarkParagraph(c.Request.Context(), actorOf(c), c.Param("draft"), c.Param("clause"), drafting.MarkInput{
		ExpectedVersion: seen, DelegationID: in.DelegationID, Position: in.Position, Reason: in.Reason,
	})
	return answerParagraphs(c, http.StatusOK, list, err)
}

func (h paragraphs) unmark(c *gin.Context) error {
	list, err := h.service.UnmarkParagraph(c.Request.Context(), actorOf(c), c.Param("draft"), c.Param("clause"), c.Query("delegation"))
	return answerParagraphs(c, http.StatusOK, list, err)
}

func (h paragraphs) markBudget(c *gin.Context) error   { return h.setBudget(c, true) }
func (h paragraphs) unmarkBudget(c *gin.Context) error { return h.setBudget(c, false) }

func (h paragraphs) setBudget(c *gin.Context, implications bool) error {
	list, err := h.service.MarkBudget(c.Request.Context(), actorOf(c), c.Param("draft"), c.Param("clause"), implications)
	return answerParagraphs(c, http.StatusOK, list, err)
}

func (h paragraphs) stateBudget(c *gin.Context) error {
	seen, err := expected(c)
	if err != nil {
		return err
	}
	var in struct {
		Symbol  string   `json:"symbol"`
		Words   string   `json:"words"`
		Clauses []string `json:"clauses"`
	}
	if err := decode(c, &in); err != nil {
		return err
	}
	_, err = h.service.StateBudget(c.Request.Context(), actorOf(c), c.Param("draft"), drafting.BudgetInput{
		ExpectedVersion: seen, Symbol: in.Symbol, Words: in.Words, Clauses: in.Clauses,
	})
	if err != nil {
		return err
	}
	list, err := h.service.Paragraphs(c.Request.Context(), actorOf(c), c.Param("draft"))
	return answerParagraphs(c, http.StatusCreated, list, err)
}
