package drafting

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// AddresseeKind says how it is known who must act on a text.
type AddresseeKind string

// The kinds of addressee. As worded, the body line tells: "The General Assembly,".
// What is the committee's own is brought to attention; to an organ the committee
// recommends it.
const (
	AddressedAsWorded    AddresseeKind = ""
	AddressedToCommittee AddresseeKind = "committee"
	AddressedToOrgan     AddresseeKind = "organ"
)

// Addressee is who must act on a text, as the secretariat says it where the words
// do not tell. Organ is the name of an organ, without an article.
type Addressee struct {
	Kind  AddresseeKind `json:"kind"`
	Organ string        `json:"organ,omitempty"`
}

// organ is the organ that must act on a text, empty where the text is the
// committee's own; wordedFor is what its words say of it.
func (a Addressee) organ(wordedFor string) string {
	if a.Kind == AddressedAsWorded {
		return wordedFor
	}
	return a.Organ
}

// read checks an addressee that somebody names, and gives it the spelling that the
// report has. Errors: invalid.
func (a Addressee) read(c Committee) (Addressee, error) {
	switch a.Kind {
	case AddressedAsWorded, AddressedToCommittee:
		if a.Organ != "" {
			return a, fault.Invalidf("organ", "an organ is named with the kind %q alone: say this kind, or leave the organ out", AddressedToOrgan)
		}
		return a, nil
	case AddressedToOrgan:
	default:
		return a, fault.Invalidf("kind", "%q is not who can act on a text: it is %q, %q or, as its words have it, empty", a.Kind, AddressedToCommittee, AddressedToOrgan)
	}
	organ, err := organName(a.Organ)
	if err != nil {
		return a, err
	}
	if strings.EqualFold(organ, withoutArticle(c.Name)) {
		return a, fault.Invalidf("organ", "the %s is the committee itself: say that the text is the committee's own", organ)
	}
	return Addressee{AddressedToOrgan, organ}, nil
}

// organName is one line of printable words without an article; a principal organ's
// is spelt as the report has it.
func organName(words string) (string, error) {
	line, err := requiredLine("organ", words)
	if err != nil {
		return "", err
	}
	if !utf8.ValidString(line) || strings.ContainsFunc(line, unprintable) {
		return "", fault.Invalidf("organ", "it holds characters that cannot be printed; type the name anew")
	}
	name := withoutArticle(line)
	for _, principal := range principalOrgans {
		if strings.EqualFold(name, principal) {
			return principal, nil
		}
	}
	return name, nil
}

// unprintable are control characters and the separators of lines and paragraphs.
func unprintable(r rune) bool { return unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp) }

// withoutArticle is a name to which a sentence can give an article: "General
// Assembly" for "The General Assembly".
func withoutArticle(name string) string {
	first, rest, found := strings.Cut(name, " ")
	if found && strings.EqualFold(first, "the") {
		return strings.TrimSpace(rest)
	}
	return name
}

// bodyOrgan finds the organ in a body line, which may go on after it: `The General
// Assembly, recalling …:`.
var bodyOrgan = regexp.MustCompile(`^\s*(?:The )?([^,:]*)`)

// principalOrgans are those to which another recommends a text for adoption, in the
// order of the report's sections.
var principalOrgans = []string{"General Assembly", "Economic and Social Council", "Security Council", "Trusteeship Council"}

// wordedFor is the principal organ in whose words a text is, which must act on it;
// empty where the text is the committee's own.
func wordedFor(t *text.Text, c Committee) string {
	found := bodyOrgan.FindStringSubmatch(text.PlainWords(t.Body))[1]
	if !slices.Contains(principalOrgans, found) || strings.Contains(c.Name, found) {
		return ""
	}
	return found
}
