package main

import "chapeau/drafting/amend"

// MergeCmd merges amendments into their base.
type MergeCmd struct {
	Base  string   `arg:"" help:"The text that all of them amend."`
	Files []string `arg:"" help:"Amendments, or edited copies of the base."`
}

// Run prints the merged text, the statuses, the conflicts and the notices.
func (cmd *MergeCmd) Run(s *streams) error {
	base, err := s.text(cmd.Base)
	if err != nil {
		return err
	}
	amendments, err := s.proposals(base, cmd.Files)
	if err != nil {
		return err
	}
	result, err := amend.Merge(base, amendments)
	if err != nil {
		return err
	}
	if err := s.print(result); err != nil {
		return err
	}
	if len(result.Conflicts) > 0 {
		return errConflicts
	}
	return nil
}

// RebaseCmd carries an amendment over to a changed text.
type RebaseCmd struct {
	Base      string `required:"" help:"The text that the amendment was made against."`
	Current   string `required:"" help:"The text as it is now."`
	Amendment string `arg:"" help:"The amendment, or an edited copy of the base."`
}

// Run prints the current text with all that applies cleanly, the rebased
// amendment, the conflicts and the notices.
func (cmd *RebaseCmd) Run(s *streams) error {
	base, err := s.text(cmd.Base)
	if err != nil {
		return err
	}
	current, err := s.against(base, cmd.Current)
	if err != nil {
		return err
	}
	a, err := s.proposal(base, cmd.Amendment)
	if err != nil {
		return err
	}
	result, err := amend.Rebase(base, current, a)
	if err != nil {
		return place(cmd.Amendment, err)
	}
	if err := s.print(result); err != nil {
		return err
	}
	if len(result.Conflicts) > 0 {
		return errConflicts
	}
	return nil
}
