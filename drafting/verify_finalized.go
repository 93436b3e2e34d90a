package drafting

import (
	"errors"

	"chapeau/drafting/text"
)

// seal is what the log says of a draft that was sealed.
type seal struct {
	version int
	hash    string
}

// finalized checks a version that the secretariat made after the adoption: it
// differs from its parent only as it may.
func finalized(version, parent Version) error {
	switch version.Reason {
	case Resequenced:
		if err := checkResequenced(parent.Text, version.Text); err != nil {
			return broken("it is resequenced, but %v", errors.Unwrap(err))
		}
	case Numbered:
		if text.Hash(text.Finalize(parent.Text), parent.Hash) != version.Hash {
			return broken("it is not version %d with its numbering finalized", parent.Number)
		}
	}
	return nil
}

// seal checks that a draft is sealed where the log says so, and by the hash of its
// last version; and that the log says so where its numbering is finalized.
func (v *verifier) seal(d Draft, last Version, effective []Version) error {
	if d.NumberedAt != nil && v.numberings[d.ID] != effective[len(effective)-1].Number {
		return broken("its numbering is finalized, but not in the log")
	}
	s, sealed := v.seals[d.ID]
	if sealed != (d.Status == Final) || sealed != (d.SealedAt != nil) {
		return broken("the draft and the log do not agree whether it is sealed")
	}
	if sealed && (s.version != last.Number || s.hash != last.Hash) {
		return broken("version %d is not the one that was sealed", last.Number)
	}
	return nil
}
