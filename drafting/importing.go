package drafting

import (
	"context"

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
// delegation.
type ImportedProposal struct {
	DelegationID string     `json:"delegation_id"`
	Ops          []amend.Op `json:"ops"`
}

func (in ImportInput) check() error {
	if len(in.Proposals) > 0 && (in.Report != nil || len(in.Texts) != 1) {
		return fault.Invalidf("proposals", "amendments come with one text; this import has more")
	}
	return nil
}

// Import stores every text as a draft of its own, drafts the amendments that came
// with it and keeps what a report says around its texts, all of them or none.
// Errors: forbidden, invalid, conflict where another report was imported before.
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
		for _, p := range in.Proposals {
			if err := w.importProposal(st, drafts[0], p); err != nil {
				return nil, err
			}
		}
		return drafts, nil
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

// importProposal drafts an amendment to a draft that was just imported. Its
// delegation, and who imported it, read it until one of them submits it.
func (w *work) importProposal(st standing, draft Draft, p ImportedProposal) error {
	g, err := w.ground(st, draft, "", 0, draft.Version)
	if err != nil {
		return err
	}
	in := AmendmentInput{DelegationID: p.DelegationID, Base: draft.Version, Ops: p.Ops}
	a, content, err := w.service.prepare(w, draft, st, g.text, in)
	if err != nil {
		return err
	}
	return w.startAmendment(&a, g, content)
}
