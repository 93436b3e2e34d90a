package api

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"chapeau/api/jobs"
	"chapeau/drafting"
	"chapeau/drafting/fault"
	"chapeau/drafting/formats/intake"
	"chapeau/drafting/text"
)

// importService stores what was read from a file.
type importService interface {
	Allowed(ctx context.Context, actor drafting.Actor, committeeID string) ([]drafting.Action, error)
	Delegations(ctx context.Context, actor drafting.Actor, committeeID string) ([]drafting.Delegation, error)
	Governance(ctx context.Context, actor drafting.Actor, committeeID string) (drafting.Governance, error)
	Import(ctx context.Context, actor drafting.Actor, committeeID string, in drafting.ImportInput) ([]drafting.Draft, error)
}

type imports struct {
	service importService
	jobs    background
}

// importView is what was understood of a file.
type importView struct {
	Committed bool           `json:"committed"`
	Report    *reportOutline `json:"report,omitempty"`
	Texts     []importedView `json:"texts"`
	Proposals []proposedView `json:"proposals"`
	Notes     []string       `json:"notes"`
}

type reportOutline struct {
	Title    string           `json:"title"`
	Subtitle string           `json:"subtitle"`
	Sections []sectionOutline `json:"sections"`
}

type sectionOutline struct {
	Letter string `json:"letter"`
	Title  string `json:"title"`
	Texts  int    `json:"texts"`
}

// importedView is one instrument with what it has been counted to hold.
type importedView struct {
	Title       string               `json:"title"`
	Kind        text.DocumentKind    `json:"kind"`
	Designation string               `json:"designation"`
	Section     string               `json:"section,omitempty"`
	Preambular  int                  `json:"preambular"`
	Operative   int                  `json:"operative"`
	Notes       int                  `json:"notes"`
	Text        *text.Text           `json:"text"`
	Layout      layoutView           `json:"layout"`
	References  []referenceOfferView `json:"references"`
	DraftID     string               `json:"draft_id,omitempty"`
}

// importRequest is a file and what to do with it.
type importRequest struct {
	committee string
	actor     drafting.Actor
	data      []byte
	format    intake.Format
	accept    []string
	movers    map[string]string // author → delegation
	leave     []string          // the proposals that stay out
	name      string
	commit    bool
}

// create reads a file and shows what it understood; with commit=true it also
// stores it, all of it or nothing.
func (h imports) create(c *gin.Context) error {
	in, later, err := h.request(c)
	if err != nil {
		return err
	}
	if later {
		return h.jobs.start(c, h.task(in))
	}
	view, err := h.importFile(c.Request.Context(), in, importing{func(string) {}, func() error { return nil }})
	if err != nil {
		return err
	}
	if in.commit {
		return answer(c, http.StatusCreated, view)
	}
	return answer(c, http.StatusOK, view)
}

// request reads what is asked for; later says that it is done in the background.
func (h imports) request(c *gin.Context) (in importRequest, later bool, err error) {
	in = importRequest{
		committee: c.Param("committee"), actor: actorOf(c), format: intake.Format(c.DefaultQuery("format", string(intake.Auto))),
		accept: c.QueryArray("accept"), leave: c.QueryArray("leave"), name: c.Query("name"),
	}
	if in.commit, err = flag(c, "commit"); err != nil {
		return in, false, err
	}
	if later, err = flag(c, "background"); err != nil {
		return in, false, err
	}
	if err := h.mayRead(c.Request.Context(), in); err != nil {
		return in, false, err
	}
	if in.movers, err = moversOf(c.QueryArray("mover")); err != nil {
		return in, false, err
	}
	in.data, err = readBody(c, maxImportBytes)
	return in, later, err
}

// moversOf reads which delegation each author of a marked file speaks for, as
// `delegation:author`; the author's name may hold anything.
func moversOf(pairs []string) (map[string]string, error) {
	movers := map[string]string{}
	for _, pair := range pairs {
		delegation, author, ok := strings.Cut(pair, ":")
		if !ok || delegation == "" {
			return nil, fault.Invalidf("mover", "%q names no delegation and author; write the delegation's id, a colon and the author as the file has them", pair)
		}
		if movers[author] != "" {
			return nil, fault.Invalidf("mover", "the author %q is matched twice", author)
		}
		movers[author] = delegation
	}
	return movers, nil
}

func (h imports) task(in importRequest) jobs.Task {
	return answering("import", func(ctx context.Context) error { return h.mayRead(ctx, in) },
		func(ctx context.Context, run *jobs.Run) (any, error) {
			return h.importFile(ctx, in, importing{func(step string) { run.Step(step, 0) }, run.Keep})
		})
}

// importing tells how far an import is, and that storing begins.
type importing struct {
	step func(string)
	keep func() error
}

// importFile does what is asked for and shows it.
func (h imports) importFile(ctx context.Context, in importRequest, at importing) (importView, error) {
	at.step(stepReading)
	found, err := readFile(in.data, in.format)
	if err != nil {
		return importView{}, err
	}
	if err := acceptReferences(&found, in.accept); err != nil {
		return importView{}, err
	}
	view := viewImport(found)
	if len(found.Proposals) > 0 || len(in.movers)+len(in.leave) > 0 {
		if err := h.propose(ctx, in, found, &view); err != nil {
			return importView{}, err
		}
	}
	if err := ctx.Err(); err != nil || !in.commit {
		return view, err
	}
	if err := at.keep(); err != nil {
		return view, err
	}
	at.step(stepStoring)
	return view, h.store(ctx, in, found, &view)
}

// propose shows what the authors change, against the committee's delegations and
// its rules.
func (h imports) propose(ctx context.Context, in importRequest, found contents, view *importView) error {
	known, err := h.service.Delegations(ctx, in.actor, in.committee)
	if err != nil {
		return err
	}
	governance, err := h.service.Governance(ctx, in.actor, in.committee)
	if err != nil {
		return err
	}
	return view.propose(found, in, known, governance.Rules.Amendments.DegreeLimit)
}

// store keeps the texts, and the amendments of the authors who are matched.
func (h imports) store(ctx context.Context, in importRequest, found contents, view *importView) error {
	storing := drafting.ImportInput{Report: found.Report, Note: in.name}
	if found.Text != nil {
		storing.Texts = []*text.Text{found.Text}
	}
	var err error
	if storing.Proposals, err = view.take(in); err != nil {
		return err
	}
	stored, err := h.service.Import(ctx, in.actor, in.committee, storing)
	if err != nil {
		return err
	}
	view.Committed = true
	for i, draft := range stored {
		view.Texts[i].DraftID = draft.ID
	}
	return nil
}

// mayRead refuses before anything large is read. Whoever may create a draft has
// its text read; storing what was read is an import.
func (h imports) mayRead(ctx context.Context, in importRequest) error {
	allowed, err := h.service.Allowed(ctx, in.actor, in.committee)
	if err != nil {
		return err
	}
	needed := drafting.CreateDrafts
	if in.commit {
		needed = drafting.ImportTexts
	}
	if slices.Contains(allowed, needed) {
		return nil
	}
	if in.actor.Public() {
		return fault.New(fault.Unauthenticated, "", "this needs an account: sign in first")
	}
	if in.commit {
		return fault.New(fault.Forbidden, "", "only the secretariat and the chair may import texts here")
	}
	return fault.New(fault.Forbidden, "", "only those who may create drafts have a text read here")
}

func viewImport(found contents) importView {
	view := importView{Texts: []importedView{}, Proposals: []proposedView{}, Notes: present(found.Notes)}
	if found.Text != nil {
		view.Texts = append(view.Texts, viewImported("", 0, found.Text))
	}
	if len(found.Proposals) > 0 {
		view.Texts[0].References = []referenceOfferView{} // their words are what the changes were made against
	}
	if found.Report == nil {
		return view
	}
	view.Report = &reportOutline{Title: found.Report.Title, Subtitle: found.Report.Subtitle, Sections: []sectionOutline{}}
	for _, section := range found.Report.Sections {
		view.Report.Sections = append(view.Report.Sections, sectionOutline{Letter: section.Letter, Title: section.Title, Texts: len(section.Texts)})
		for _, t := range section.Texts {
			view.Texts = append(view.Texts, viewImported(section.Letter, len(view.Texts), t))
		}
	}
	return view
}

func viewImported(section string, instrument int, t *text.Text) importedView {
	view := importedView{
		Title: text.PlainWords(t.Title), Kind: t.Kind, Designation: t.Designation, Section: section,
		Notes: len(t.Footnotes), Text: t,
		Layout:     viewLayout(t, text.Layout(t, text.Options{PreambularNumbers: true})),
		References: viewOffers(instrument, t),
	}
	t.Walk(func(c, _ *text.Clause) bool {
		switch c.Kind {
		case text.Preambular:
			view.Preambular++
		case text.Operative:
			view.Operative++
		}
		return true
	})
	return view
}
