package drafting

import "chapeau/drafting/rules"

// qualifierOf tells how a draft's text differs from the one that was tabled, in
// the words of reports: empty, "as orally revised", "as amended" or both. What
// the chair took back does not count.
func qualifierOf(r Snapshot, draftID string) (string, error) {
	revised, amended, err := changedSince(r, draftID)
	return rules.Qualifier(revised, amended), err
}

// changedSince tells whether a draft's text was orally revised and whether it was
// amended.
func changedSince(r Snapshot, draftID string) (revised, amended bool, err error) {
	all, err := r.Versions(draftID)
	if err != nil {
		return false, false, err
	}
	for _, v := range effectiveVersions(all) {
		switch v.Reason {
		case OrallyRevised, SponsorIncorporated:
			revised = true
		case Amended, Divided:
			amended = true
		}
	}
	return revised, amended, nil
}

// effectiveVersions are those that the current text comes from: one that gives
// an earlier text back takes out what lies between.
func effectiveVersions(all []Version) []Version {
	effective := []Version{}
	for _, v := range all {
		if v.Reason != Undone {
			effective = append(effective, v)
			continue
		}
		for len(effective) > 0 && effective[len(effective)-1].Number > v.Restores {
			effective = effective[:len(effective)-1]
		}
	}
	return effective
}
