package drafting

import "chapeau/drafting/rules"

// qualifierOf tells how a draft's text differs from the one that was issued, in
// the words of reports: empty, "as orally revised", "as amended" or both. What
// the chair took back does not count.
func qualifierOf(r Snapshot, draftID string) (string, error) {
	now, err := alterationNow(r, draftID)
	return rules.Qualifier(now.orally, now.amended), err
}

func alterationNow(r Snapshot, draftID string) (alteration, error) {
	all, err := r.Versions(draftID)
	return alterationOf(all), err
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
