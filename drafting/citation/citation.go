package citation

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"chapeau/drafting/fault"
)

// Form is a way to number resolutions and decisions.
type Form string

// The forms. Each is shown by the citation that has it.
const (
	BySession        Form = "session"         // 70/1, 57/270 B
	BySpecialSession Form = "special_session" // S-30/1, ES-10/15
	ByRomanSession   Form = "roman_session"   // 415 (V), 2200 A (XXI), 2248 (S-V)
	ByYear           Form = "year"            // 2016/2
	InYear           Form = "in_year"         // 2133 (2014)
)

// Citation is the number by which a resolution or decision is cited. The organ
// is no part of it: it stands in the words around.
type Citation struct {
	Form    Form
	Session string // "70", "S-30", "XXI", or the year "2016"
	Number  int
	Part    string // "B"; empty where the resolution has no parts
}

// String writes the citation as it is printed.
func (c Citation) String() string {
	number := strconv.Itoa(c.Number)
	part := ""
	if c.Part != "" {
		part = " " + c.Part
	}
	if c.Form == ByRomanSession || c.Form == InYear {
		return number + part + " (" + c.Session + ")"
	}
	return c.Session + "/" + number + part
}

// forms are the ways in which a citation is written. The groups are session,
// number and part, in the order that each form names.
var forms = []struct {
	form                  Form
	pattern               string
	session, number, part int
}{
	{BySpecialSession, `(E?S-[1-9]\d?)/([1-9]\d{0,2})( [A-Z]{1,2}\b)?`, 1, 2, 3},
	{ByYear, `((?:19[4-9]|20\d)\d)/([1-9]\d{0,2})( [A-Z]\b)?`, 1, 2, 3},
	{BySession, `([1-9]\d?)/([1-9]\d{0,2})( [A-Z]{1,2}\b)?`, 1, 2, 3},
	{InYear, `([1-9]\d{0,3})[ \x{00A0}]\(((?:19[4-9]|20\d)\d)\)`, 2, 1, 0},
	{ByRomanSession, `([1-9]\d{0,3})( [A-Z])?[ \x{00A0}]\(((?:E?S-)?[IVXLC]{1,7})\)`, 3, 1, 2},
}

var formPatterns = compileForms()

func compileForms() []*regexp.Regexp {
	patterns := make([]*regexp.Regexp, len(forms))
	for i, f := range forms {
		patterns[i] = regexp.MustCompile(`^` + f.pattern)
	}
	return patterns
}

// citationAt reads the citation that s begins with, and its length; 0 where it
// begins with none.
func citationAt(s string) (Citation, int) {
	for i, f := range forms {
		found := formPatterns[i].FindStringSubmatch(s)
		if found == nil || continuesNumber(s[len(found[0]):]) {
			continue
		}
		c := Citation{Form: f.form, Session: found[f.session]}
		c.Number, _ = strconv.Atoi(found[f.number])
		if f.part > 0 {
			c.Part = strings.TrimSpace(found[f.part])
		}
		return c, len(found[0])
	}
	return Citation{}, 0
}

// continuesNumber tells that what was read is only the beginning of a number.
func continuesNumber(rest string) bool {
	if rest == "" {
		return false
	}
	switch b := rest[0]; {
	case b >= '0' && b <= '9', b == '/':
		return true
	case b >= 'A' && b <= 'Z', b >= 'a' && b <= 'z':
		return true
	default:
		return false
	}
}

// ParseCitation reads the number of a resolution or decision in any of the
// forms. Whatever it accepts, String writes the same again, a no-break space
// apart. Errors have the code invalid and say what would be right.
func ParseCitation(s string) (Citation, error) {
	if c, n := citationAt(s); n > 0 && n == len(s) {
		return c, nil
	}
	if strings.TrimSpace(s) == "" {
		return Citation{}, fault.Invalidf("citation", "the citation is empty; write one such as 70/1, 2133 (2014) or 2200 A (XXI)")
	}
	if better, why := mend(s); better != "" {
		return Citation{}, fault.Invalidf("citation", "%s: write %s", why, better)
	}
	return Citation{}, fault.Invalidf("citation", "%.60q is no citation; write one such as 70/1, 57/270 B, 2133 (2014), 2016/2 or 2200 A (XXI)", s)
}

// Organs returns the kinds of organ whose shape a citation has: more than one
// where only the words around it can tell.
func (c Citation) Organs() []Organ {
	var all []Organ
	for _, o := range []Organ{GeneralAssembly, SecurityCouncil, EconomicAndSocialCouncil, Commission} {
		if c.fits(o) {
			all = append(all, o)
		}
	}
	return all
}

// fits tells whether an organ numbers its resolutions so. The Assembly has
// numbered by session and slash since its thirty-first; the highest numbers of
// before are those at which it and the Economic and Social Council changed over. No
// subsidiary body has come to its seventieth session, or to sixty resolutions in
// one.
func (c Citation) fits(o Organ) bool {
	switch o {
	case GeneralAssembly:
		return c.Form == BySpecialSession || c.Form == ByRomanSession && c.Number <= 3541 && (special(c.Session) || romanValue(c.Session) <= 30) ||
			c.Form == BySession && c.session() >= 31
	case SecurityCouncil:
		return c.Form == InYear && c.Part == ""
	case EconomicAndSocialCouncil:
		return c.Form == ByYear || c.Form == ByRomanSession && c.Number <= 2130 && !special(c.Session)
	default:
		return c.Form == BySession && c.session() < 70 && c.Number < 60 || c.Form == BySpecialSession && !strings.HasPrefix(c.Session, "ES")
	}
}

func (c Citation) session() int {
	number, _ := strconv.Atoi(c.Session)
	return number
}

func special(session string) bool { return strings.Contains(session, "S-") }

// romanValue reads a Roman number; what it is not gives a value all the same,
// for it only weighs shapes.
func romanValue(s string) int {
	values := map[rune]int{'I': 1, 'V': 5, 'X': 10, 'L': 50, 'C': 100}
	total, before := 0, 0
	for _, r := range slices.Backward([]rune(s)) {
		if values[r] < before {
			total -= values[r]
			continue
		}
		total, before = total+values[r], values[r]
	}
	return total
}
