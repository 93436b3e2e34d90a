package api

import (
	"bytes"
	"context"
	"net/http"
	"slices"

	"github.com/gin-gonic/gin"

	"chapeau/api/jobs"
	"chapeau/drafting"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/formats/akn"
	"chapeau/drafting/formats/docxtext"
	"chapeau/drafting/formats/plaincopy"
	"chapeau/drafting/text"
)

// understandingService shows what a file or written instructions would change in
// a draft.
type understandingService interface {
	textService
	DraftActions(ctx context.Context, actor drafting.Actor, draftID string) ([]drafting.DraftAction, error)
	TryWords(ctx context.Context, actor drafting.Actor, draftID string, in drafting.AmendmentInput) (drafting.AmendmentView, error)
}

// understandings reads what somebody proposes to a draft that is known; nothing
// is stored.
type understandings struct {
	service understandingService
	jobs    background
}

// readingView is what was understood of a file or of instructions. Kind is
// what it was read as. Version is the one that it was read against.
type readingView struct {
	Kind      proposalKind       `json:"kind"`
	Version   int                `json:"version"`
	Proposals []readProposalView `json:"proposals"`
	Sentences []sentenceView     `json:"sentences"`
	Notes     []string           `json:"notes"`
}

// readProposalView is what one author proposes: as it would be tried in the
// editor, or why it is no amendment.
type readProposalView struct {
	By      string            `json:"by"`
	Notes   []string          `json:"notes"`
	Problem string            `json:"problem,omitempty"`
	Preview *amendmentPreview `json:"preview,omitempty"`
}

// sentenceView is one sentence of instructions: at its line, with the operations
// that come of it, or with what is wrong.
type sentenceView struct {
	Line    int           `json:"line"`
	Words   string        `json:"words"`
	Ops     []int         `json:"ops"`
	Remark  string        `json:"remark,omitempty"`
	Problem *sentenceFlaw `json:"problem,omitempty"`
}

// sentenceFlaw is why a sentence was not understood: the very words, what is
// wrong with them, and what would be right.
type sentenceFlaw struct {
	Words  string `json:"words"`
	Reason string `json:"reason"`
	Right  string `json:"right"`
}

// proposalKind is what a file is read as.
type proposalKind string

const (
	ofAnyKind      proposalKind = "auto"
	ofInstructions proposalKind = "instructions" // sentences that say what to change
	ofCopy         proposalKind = "copy"         // the whole text as its author wants it
	ofTracked      proposalKind = "tracked"      // the text with marked changes
	ofAmendment    proposalKind = "amendment"    // operations in the interchange form
)

// readingRequest is a file against a version of a draft.
type readingRequest struct {
	draft   string
	actor   drafting.Actor
	version int
	kind    proposalKind
	data    []byte
}

func (h understandings) create(c *gin.Context) error {
	in, later, err := h.request(c)
	if err != nil {
		return err
	}
	if later {
		return h.jobs.start(c, answering("reading", func(ctx context.Context) error { return h.mayPropose(ctx, in) },
			func(ctx context.Context, run *jobs.Run) (any, error) {
				return h.read(ctx, in, func(name string, total int) { run.Step(name, total) }, run.Advance)
			}))
	}
	view, err := h.read(c.Request.Context(), in, func(string, int) {}, func() {})
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, view)
}

func (h understandings) request(c *gin.Context) (in readingRequest, later bool, err error) {
	in = readingRequest{draft: c.Param("draft"), actor: actorOf(c), kind: proposalKind(c.DefaultQuery("kind", string(ofAnyKind)))}
	if in.version, err = optionalNumber("version", c.Query("version")); err != nil {
		return in, false, err
	}
	if later, err = flag(c, "background"); err != nil {
		return in, false, err
	}
	if err := h.mayPropose(c.Request.Context(), in); err != nil {
		return in, false, err
	}
	in.data, err = readBody(c, maxImportBytes)
	return in, later, err
}

// mayPropose refuses before anything large is read.
func (h understandings) mayPropose(ctx context.Context, in readingRequest) error {
	may, err := h.service.DraftActions(ctx, in.actor, in.draft)
	if err != nil {
		return err
	}
	if slices.Contains(may, drafting.AmendDraft) {
		return nil
	}
	if in.actor.Public() {
		return fault.New(fault.Unauthenticated, "", "this needs an account: sign in first")
	}
	return fault.New(fault.Forbidden, "", "only those who may propose an amendment to this draft have one read here, and only while it is open")
}

// read understands a file against a version and tries what each author proposes.
func (h understandings) read(ctx context.Context, in readingRequest, step func(string, int), advance func()) (readingView, error) {
	step(stepReading, 0)
	version, err := h.service.Version(ctx, in.actor, in.draft, in.version)
	if err != nil {
		return readingView{}, err
	}
	options, err := h.service.LayoutOptions(ctx, in.actor, in.draft, version.Number)
	if err != nil {
		return readingView{}, err
	}
	found, err := understand(ground{version.Text, options}, in.data, in.kind)
	if err != nil {
		return readingView{}, err
	}
	view := readingView{Kind: found.kind, Version: version.Number, Proposals: []readProposalView{}, Sentences: present(found.sentences), Notes: present(found.notes)}
	step(stepComparing, len(found.proposals))
	for _, p := range found.proposals {
		if err := ctx.Err(); err != nil {
			return readingView{}, err
		}
		shown, err := h.try(ctx, in, version.Number, p)
		if err != nil {
			return readingView{}, err
		}
		view.Proposals = append(view.Proposals, shown)
		advance()
	}
	return view, nil
}

// try shows what one author's words would do. Words that are no amendment are
// shown as that; the others of the file are none the worse for it.
func (h understandings) try(ctx context.Context, in readingRequest, version int, p proposal) (readProposalView, error) {
	shown := readProposalView{By: p.By, Notes: present(p.Notes), Problem: p.Problem}
	if p.Problem != "" {
		return shown, nil
	}
	tried, err := h.service.TryWords(ctx, in.actor, in.draft, drafting.AmendmentInput{Base: version, Ops: p.Ops})
	if fault.CodeOf(err) == fault.Invalid {
		shown.Problem = err.Error()
		return shown, nil
	}
	if err != nil {
		return shown, err
	}
	preview, err := newAmendmentViews(h.service, in.actor, in.draft).preview(ctx, tried)
	shown.Preview = &preview
	return shown, err
}

// ground is the text that something is read against, as it is numbered.
type ground struct {
	text    *text.Text
	options text.Options
}

// understood is what a file proposes.
type understood struct {
	kind      proposalKind
	proposals []proposal
	sentences []sentenceView
	notes     []string
}

// understand reads what somebody proposes to a known text. Plain text of no kind
// that is named is an edited copy: instructions are only read as such where
// somebody says so.
func understand(base ground, data []byte, kind proposalKind) (understood, error) {
	if len(bytes.TrimSpace(data)) == 0 {
		return understood{}, fault.Invalidf("", "there is nothing to read: give a file, or write what should change")
	}
	for _, reader := range proposalReaders() {
		if reader.takes(kind) && reader.fits(data) {
			return reader.read(base, data)
		}
	}
	return understood{}, fault.Invalidf("kind", "the file cannot be read as %q; what is read is an edited copy (copy), instructions in words (instructions) or an amendment as data (amendment)", kind)
}

// proposalReader reads a file of one form against a text. One that is only
// asked for by its kind is never what auto comes to.
type proposalReader struct {
	kinds     []proposalKind
	onlyNamed bool
	fits      func(data []byte) bool
	read      func(ground, []byte) (understood, error)
}

func (r proposalReader) takes(kind proposalKind) bool {
	if kind == ofAnyKind {
		return !r.onlyNamed
	}
	return slices.Contains(r.kinds, kind)
}

// proposalReaders are asked in their order.
func proposalReaders() []proposalReader {
	anything := func([]byte) bool { return true }
	return []proposalReader{
		{kinds: []proposalKind{ofInstructions}, onlyNamed: true, fits: anything, read: readInstructions},
		{kinds: []proposalKind{ofAmendment}, fits: isAmendment, read: readAmendment},
		{kinds: []proposalKind{ofCopy, ofTracked}, fits: isArchive, read: readEditedWord},
		{kinds: []proposalKind{ofCopy, ofAmendment}, fits: akn.Is, read: readProposedAKN},
		{kinds: []proposalKind{ofCopy}, fits: isJSON, read: readCopiedJSON},
		{kinds: []proposalKind{ofCopy}, fits: anything, read: readCopiedWords},
	}
}

// sole is what one author proposes, or why a file proposes nothing.
func sole(kind proposalKind, by string, ops []amend.Op, notes []string) (understood, error) {
	if len(ops) == 0 {
		return understood{}, fault.Invalidf("", "the copy says the same as the text: there is nothing to propose")
	}
	return understood{kind: kind, proposals: []proposal{{By: by, Ops: ops}}, notes: notes}, nil
}

func isAmendment(data []byte) bool {
	return isJSON(data) && schemaOf(withoutMark(data)) == amend.Schema
}

func readAmendment(_ ground, data []byte) (understood, error) {
	if err := checkPlain(data); err != nil {
		return understood{}, err
	}
	a, err := amend.Decode(withoutMark(data))
	if err != nil {
		return understood{}, err
	}
	return sole(ofAmendment, a.By, a.Ops, nil)
}

// readEditedWord reads a Word file along the text: one proposal for each author of
// tracked changes, and one for what is changed without being tracked.
func readEditedWord(base ground, data []byte) (understood, error) {
	amendments, notes, err := docxtext.Edited(data, base.text)
	if err != nil {
		return understood{}, err
	}
	if len(amendments) == 0 {
		return sole(ofCopy, "", nil, notes)
	}
	found := understood{kind: ofTracked, proposals: proposalsOf(amendments), notes: notes}
	if len(amendments) == 1 && amendments[0].ID == docxtext.Untracked {
		found.kind = ofCopy
	}
	return found, nil
}

// readProposedAKN reads a statement as a copy, and an amendment paper as what it
// proposes. Only files of our own carry the ids of the text; in others what looks
// like one is theirs.
func readProposedAKN(base ground, data []byte) (understood, error) {
	found, err := akn.Read(data)
	switch {
	case err != nil:
		return understood{}, err
	case found.Amendment != nil:
		return sole(ofAmendment, found.Amendment.By, found.Amendment.Ops, found.Notes)
	case found.Text == nil:
		return understood{}, errReportIsNoCopy
	}
	copied := found.Text
	if !bytes.Contains(data, []byte(akn.Namespace)) {
		copied = text.WithoutIDs(copied)
	}
	a, err := amend.FromCopy(base.text, copied, "", "")
	if err != nil {
		return understood{}, err
	}
	return sole(ofCopy, "", a.Ops, found.Notes)
}

var errReportIsNoCopy = fault.Invalidf("", "the file holds a report of several instruments, not a copy of this draft")

func readCopiedJSON(base ground, data []byte) (understood, error) {
	if err := checkPlain(data); err != nil {
		return understood{}, err
	}
	copied, err := text.DecodeLoose(withoutMark(data))
	if err != nil {
		return understood{}, err
	}
	a, err := amend.FromCopy(base.text, copied, "", "")
	if err != nil {
		return understood{}, err
	}
	return sole(ofCopy, "", a.Ops, nil)
}

// readCopiedWords reads plain text or Markdown, as an export wrote it.
func readCopiedWords(base ground, data []byte) (understood, error) {
	if err := checkPlain(data); err != nil {
		return understood{}, err
	}
	printed := base.options
	printed.PreambularNumbers = false
	ops, notes, err := plaincopy.Read(data, base.text, printed)
	if err != nil {
		return understood{}, err
	}
	return sole(ofCopy, "", ops, notes)
}
