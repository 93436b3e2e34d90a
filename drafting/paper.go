package drafting

import (
	"slices"
	"strconv"
	"strings"

	"chapeau/drafting/citation"
	"chapeau/drafting/fault"
)

// paper is what documents are issued of: a draft, or one of its amendments.
// Documents are its own, in the order in which they were issued.
type paper struct {
	draft     Draft
	amendment *Amendment
	documents []Document
}

// paperOf gathers a draft's, or an amendment's, documents among all of its
// committee.
func paperOf(draft Draft, amendment *Amendment, issued []Document) paper {
	p := paper{draft: draft, amendment: amendment}
	for _, d := range issued {
		if d.DraftID == draft.ID && d.AmendmentID == p.amendmentID() {
			p.documents = append(p.documents, d)
		}
	}
	return p
}

func (p paper) amendmentID() string {
	if p.amendment == nil {
		return ""
	}
	return p.amendment.ID
}

// id tells papers apart.
func (p paper) id() string {
	if p.amendment == nil {
		return p.draft.ID
	}
	return p.amendment.ID
}

// symbol is the one that the paper has now.
func (p paper) symbol() string {
	if p.amendment == nil {
		return p.draft.Symbol
	}
	return p.amendment.Symbol
}

func (p paper) name() string {
	if p.amendment == nil {
		return p.draft.name()
	}
	return p.amendment.name()
}

// wording is the number of the version or revision that the paper is at.
func (p paper) wording() int {
	if p.amendment == nil {
		return p.draft.Version
	}
	return p.amendment.Revision
}

// wordings is what the numbers count.
func (p paper) wordings() string {
	if p.amendment == nil {
		return "version"
	}
	return "revision"
}

// current is the document that prints the wording in force, the zero one where
// none was issued here.
func (p paper) current() Document {
	for _, d := range slices.Backward(p.documents) {
		if d.Form.CarriesText() {
			return d
		}
	}
	return Document{}
}

// carried is the number of the wording that the paper's symbol stands for. One
// that came with its symbol from elsewhere came with its first wording.
func (p paper) carried() int { return max(1, p.current().Carries) }

// refuses says why no document of a form can be issued of the paper now, nil
// where one can.
func (p paper) refuses(form DocumentForm) error {
	if err := p.refusesAll(); err != nil {
		return err
	}
	if err := p.decided(); err != nil && form.CarriesText() {
		return err
	}
	switch {
	case form == OriginalDocument && len(p.documents) > 0:
		return fault.New(fault.Conflict, "form", "%s was issued as %s: issue a revision, an addendum or a corrigendum", p.name(), p.documents[0].Symbol)
	case form == OriginalDocument:
		return nil
	case p.symbol() == "":
		return fault.New(fault.Conflict, "form", "%s has no symbol yet: issue its first document before one that follows it", p.name())
	case form == RevisedDocument && p.wording() <= p.carried():
		return fault.New(fault.Conflict, "form", "%s carries %s %d, which is the current one: a revision needs a later wording; a slip is put right by a corrigendum", p.symbol(), p.wordings(), p.carried())
	}
	return nil
}

// refusesAll says in which states nothing at all is issued of a paper.
func (p paper) refusesAll() error {
	switch {
	case p.draft.Status.Negotiated():
		return fault.New(fault.Conflict, "", "the draft is still negotiated (%s): it gets a symbol once it is submitted and tabled", p.draft.Status)
	case p.draft.Status == SubmittedDraft:
		return fault.New(fault.Conflict, "", "the draft is submitted: its first document is issued when it is tabled")
	case p.draft.Status == DraftWithdrawn:
		return errClosed(p.draft)
	case p.amendment != nil && p.amendment.Status == Drafted:
		return fault.New(fault.Conflict, "", "the amendment was not submitted yet: nobody but its delegation may see it")
	case p.amendment != nil && p.amendment.Status == Withdrawn:
		return fault.New(fault.Conflict, "", "%s was withdrawn: nothing more is issued of it", p.name())
	}
	return nil
}

// decided says that the paper's wording is no longer before the committee.
func (p paper) decided() error {
	switch {
	case !p.draft.Status.Open():
		return fault.New(fault.Conflict, "form", "%s is decided (%s): only an addendum or a corrigendum can follow", p.draft.name(), p.draft.Status)
	case p.amendment != nil && p.amendment.Status.Final():
		return fault.New(fault.Conflict, "form", "%s is decided (%s): only an addendum or a corrigendum can follow", p.name(), p.amendment.Status)
	}
	return nil
}

// suffixes are the suffix that each form that follows gives a symbol.
var suffixes = map[DocumentForm]citation.SuffixKind{
	RevisedDocument:     citation.Revision,
	AddendumDocument:    citation.Addendum,
	CorrigendumDocument: citation.Corrigendum,
}

// next is the symbol of the paper's next document of a form that follows
// another. Error: invalid where the present symbol cannot be read.
func (p paper) next(form DocumentForm) (string, error) {
	symbol, err := citation.ParseSymbol(p.symbol())
	if err != nil {
		return "", err
	}
	kind := suffixes[form]
	if form == RevisedDocument {
		return symbol.With(kind, symbol.Suffix(kind)+1).String(), nil
	}
	last := 0
	for _, d := range p.documents {
		issued, err := citation.ParseSymbol(d.Symbol)
		if err == nil && d.Form == form && issued.With(kind, 0).String() == symbol.With(kind, 0).String() {
			last = max(last, issued.Suffix(kind))
		}
	}
	return symbol.With(kind, last+1).String(), nil
}

// register are the symbols of a committee, each without its suffixes and with
// the id of the paper that has it.
type register struct {
	root   string
	owners map[string]string
}

func registerOf(r Snapshot, committeeID string) (register, error) {
	committee, err := r.Committee(committeeID)
	if err != nil {
		return register{}, err
	}
	drafts, err := r.Drafts(committeeID, "", 0)
	if err != nil {
		return register{}, err
	}
	issued, err := r.Documents(committeeID)
	if err != nil {
		return register{}, err
	}
	g := register{root: committee.SymbolRoot, owners: map[string]string{}}
	for _, d := range drafts {
		if d.Symbol != "" {
			g.owners[baseOf(d.Symbol)] = d.ID
		}
	}
	for _, d := range issued {
		owner := d.DraftID
		if d.AmendmentID != "" {
			owner = d.AmendmentID
		}
		g.owners[baseOf(d.Symbol)] = owner
	}
	return g, nil
}

// baseOf is a symbol without suffixes; one that is none stays as it is.
func baseOf(symbol string) string {
	parsed, err := citation.ParseSymbol(symbol)
	if err != nil {
		return symbol
	}
	return parsed.Base().String()
}

// free is the next free symbol of the committee's limited series, empty where
// it has no root for its symbols.
func (g register) free() string {
	if g.root == "" {
		return ""
	}
	series, last := g.root+"/L.", 0
	for base := range g.owners {
		if number, ours := strings.CutPrefix(base, series); ours {
			n, _ := strconv.Atoi(number)
			last = max(last, n)
		}
	}
	return series + strconv.Itoa(last+1)
}

// checkFirst refuses a symbol for a first document that is none, that follows
// another, or that is taken.
func (g register) checkFirst(p paper, symbol string) error {
	parsed, err := citation.ParseSymbol(symbol)
	if err != nil {
		return err
	}
	if len(parsed.Suffixes) > 0 && symbol != p.symbol() {
		return fault.Invalidf("symbol", "%s follows another document; the first one has a symbol such as %s", symbol, parsed.Base())
	}
	return g.checkFree(p, symbol)
}

// checkFree refuses a symbol that is none, or another paper's.
func (g register) checkFree(p paper, symbol string) error {
	parsed, err := citation.ParseSymbol(symbol)
	if err != nil {
		return err
	}
	if owner := g.owners[parsed.Base().String()]; owner != "" && owner != p.id() {
		return fault.New(fault.Conflict, "symbol", "%s is taken in this committee: %s", symbol, g.advice())
	}
	return nil
}

func (g register) advice() string {
	if free := g.free(); free != "" {
		return free + " is free"
	}
	return "choose another"
}

// givenSymbol is the symbol with which a draft came from elsewhere. Once it was
// issued here its symbol follows its documents.
func givenSymbol(r Snapshot, draft Draft, symbol string) (string, error) {
	symbol, err := optionalLine("symbol", symbol)
	if err != nil || symbol == draft.Symbol {
		return symbol, err
	}
	issued, err := r.Documents(draft.CommitteeID)
	if err != nil {
		return "", err
	}
	p := paperOf(draft, nil, issued)
	if len(p.documents) > 0 {
		return "", fault.New(fault.Conflict, "symbol", "%s was issued under its symbol: issue a revision instead", draft.Symbol)
	}
	if symbol == "" {
		return "", nil
	}
	g, err := registerOf(r, draft.CommitteeID)
	if err != nil {
		return "", err
	}
	return symbol, g.checkFree(p, symbol)
}

// checkSymbolRoot is a root that symbols can begin with.
func checkSymbolRoot(root string) (string, error) {
	root, err := optionalLine("symbol_root", root)
	if err != nil || root == "" {
		return root, err
	}
	first, err := citation.ParseSymbol(root + "/L.1")
	if err != nil || first.Series != "L" {
		return "", fault.Invalidf("symbol_root", "%q cannot begin a symbol; write one such as E/CN.99/2031, without a slash at its end", root)
	}
	return root, nil
}
