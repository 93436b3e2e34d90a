package drafting

import (
	"context"
	"slices"
	"strconv"

	"chapeau/drafting/lint"
)

// TextCheck is what the editorial rules say of one version. ToBeAdopted tells that
// nothing of the negotiation may be left in it.
type TextCheck struct {
	Version     int            `json:"version"`
	ToBeAdopted bool           `json:"to_be_adopted"`
	Findings    []lint.Finding `json:"findings"`
}

// Lint looks at a version of a draft as an editor would; number 0 is the current
// one. It changes nothing. Errors: not_found, forbidden for outsiders.
func (s *Service) Lint(ctx context.Context, actor Actor, draftID string, number int) (TextCheck, error) {
	return view(ctx, s, func(r Snapshot) (TextCheck, error) {
		draft, st, err := seeDraft(r, actor, draftID)
		if err != nil {
			return TextCheck{}, err
		}
		if err := st.require(CheckTexts); err != nil {
			return TextCheck{}, err
		}
		if number == 0 {
			number = draft.Version
		}
		if !st.seesVersion(draft, number) {
			return TextCheck{}, noSuch("version", strconv.Itoa(number))
		}
		version, err := r.Version(draftID, number)
		if err != nil {
			return TextCheck{}, err
		}
		return checkText(r, draft, version)
	})
}

// checkText applies the rules. Square brackets that stand in a numbered text were
// confirmed as meant when its numbering was finalized.
func checkText(r Snapshot, draft Draft, version Version) (TextCheck, error) {
	committee, err := r.Committee(draft.CommitteeID)
	if err != nil {
		return TextCheck{}, err
	}
	check := TextCheck{Version: version.Number, ToBeAdopted: draft.Status.Adopted()}
	check.Findings = lint.Check(version.Text, lint.Options{ToBeAdopted: check.ToBeAdopted, Body: committee.Name})
	if draft.numbered(version.Number) {
		check.Findings = slices.DeleteFunc(check.Findings, func(f lint.Finding) bool { return f.Rule == lint.LeftoverBrackets })
	}
	return check, nil
}
