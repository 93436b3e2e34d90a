package drafting

import (
	"context"
	"slices"

	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// ImportInput is what an import found: single texts, or a report whose
// instruments become drafts in their order. Proposals are amendments to the one
// text that came with it.
type ImportInput struct {
	Texts     []*text.Text       `json:"texts,omitempty"`
	Report    *text.Report       `json:"report,omitempty"`
	Proposals []ImportedProposal `json:"proposals,omitempty"`
	Note      string             `json:"note"`
}

// ImportedProposal is what a file proposes to its text in the name of a
// delegation. To is the Key of a proposal before it where it changes what that one
// proposes: its operations then fit the text that the other makes of its own, under
// the ids that the other gives its clauses, and it becomes an amendment to that
// amendment.
type ImportedProposal struct {
	Key          string     `json:"key,omitempty"`
	To           string     `json:"to,omitempty"`
	DelegationID string     `json:"delegation_id"`
	Ops          []amend.Op `json:"ops"`
}

func (in ImportInput) check() error {
	if len(in.Proposals) > 0 && (in.Report != nil || len(in.Texts) != 1) {
		return fault.Invalidf("proposals", "amendments come with one text; this import has more")
	}
	known := map[string]bool{}
	for _, p := range in.Proposals {
		if p.To != "" && !known[p.To] {
			return fault.Invalidf("proposals", "the proposal %q is to %q, which is none before it: give that first, or leave out both", p.Key, p.To)
		}
		if p.Key != "" && known[p.Key] {
			return fault.Invalidf("proposals", "two proposals have the key %q; give each its own", p.Key)
		}
		if p.Key != "" {
			known[p.Key] = true
		}
	}
	return nil
}

// Import stores every text as a draft of its own and drafts the amendments that
// came with it and those to them, all or none, and what a report says around its
// texts. Errors: forbidden, invalid where an amendment does not fit what it changes,
// conflict where another report was imported before.
func (s *Service) Import(ctx context.Context, actor Actor, committeeID string, in ImportInput) ([]Draft, error) {
	return write(ctx, s, actor, "import", []any{committeeID, in}, func(w *work) ([]Draft, error) {
		st, err := requireIn(w, actor, committeeID, ImportTexts)
		if err != nil {
			return nil, err
		}
		if err := in.check(); err != nil {
			return nil, err
		}
		drafts, err := w.importTexts(committeeID, in)
		if err != nil {
			return nil, err
		}
		if len(in.Proposals) == 0 {
			return drafts, nil
		}
		return drafts, w.importProposals(st, drafts[0], in.Proposals)
	})
}

func (w *work) importTexts(committeeID string, in ImportInput) ([]Draft, error) {
	drafts := []Draft{}
	start := func(section string, t *text.Text) error {
		draft := Draft{CommitteeID: committeeID, Status: Tabled, Section: section}
		draft, err := w.startDraft(draft, t, Imported, in.Note)
		drafts = append(drafts, draft)
		return err
	}
	for _, t := range in.Texts {
		if err := start("", t); err != nil {
			return nil, err
		}
	}
	if in.Report != nil {
		if err := w.keepFrame(committeeID, in.Report); err != nil {
			return nil, err
		}
		for _, section := range in.Report.Sections {
			for _, t := range section.Texts {
				if err := start(section.Letter, t); err != nil {
					return nil, err
				}
			}
		}
	}
	if len(drafts) == 0 {
		return nil, fault.Invalidf("", "the import holds no text")
	}
	return drafts, nil
}

// importProposals drafts the amendments that came with a draft. Each is its
// delegation's, and who imported it reads it too, until one of them submits it. What
// others change in it shows its words, so that it is shared with them.
func (w *work) importProposals(st standing, draft Draft, proposals []ImportedProposal) error {
	stored := make(map[string]Amendment, len(proposals))
	var amended []string
	for _, p := range proposals {
		a, err := w.importProposal(st, draft, stored[p.To], p)
		if err != nil {
			return err
		}
		if p.Key != "" {
			stored[p.Key] = a
		}
		if p.To != "" {
			amended = append(amended, a.ID)
		}
	}
	for _, id := range amended {
		if err := w.shareWithMover(id); err != nil {
			return err
		}
	}
	return nil
}

// importProposal drafts one amendment, to another where that is not the zero
// value.
func (w *work) importProposal(st standing, draft Draft, parent Amendment, p ImportedProposal) (Amendment, error) {
	g := ground{version: draft.Version}
	var err error
	if parent.ID == "" {
		g.text, err = currentBase(w, draft, draft.Version)
	} else {
		g, err = w.groundOn(parent)
	}
	if err != nil {
		return Amendment{}, err
	}
	in := AmendmentInput{To: parent.ID, ToRevision: parent.Revision, DelegationID: p.DelegationID, Base: draft.Version, Ops: p.Ops}
	a, content, err := w.service.prepare(w, draft, st, g.text, in)
	if err == nil {
		err = g.covers(content.amendment)
	}
	if err != nil {
		return Amendment{}, misplaced(err, a, parent)
	}
	return a, w.startAmendment(&a, g, content)
}

// misplaced says of an amendment to another that does not fit it whose it is.
func misplaced(err error, a, parent Amendment) error {
	if parent.ID == "" || fault.CodeOf(err) != fault.Invalid || a.By == "" {
		return err
	}
	e := fault.Invalidf("proposals", "what %s changes in the amendment of %s cannot be an amendment to it: %s", a.By, parent.By, err)
	e.Detail, e.Cause = map[string]any{"by": a.By, "to": parent.By}, err
	return e
}

// shareWithMover lets the mover of an amendment read those that it changes, before
// they are submitted.
func (w *work) shareWithMover(id string) error {
	sub, err := w.Amendment(id)
	if err != nil {
		return err
	}
	for above := sub; above.ToID != ""; {
		if above, err = w.Amendment(above.ToID); err != nil {
			return err
		}
		if above.DelegationID == sub.DelegationID || slices.Contains(above.SharedWith, sub.DelegationID) {
			continue
		}
		before := above.SharedWith
		above.SharedWith = append(slices.Clone(before), sub.DelegationID)
		if err := w.UpdateAmendments([]Amendment{above}); err != nil {
			return err
		}
		if err := w.recordSharing(above, before); err != nil {
			return err
		}
	}
	return nil
}
