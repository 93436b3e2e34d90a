package citation

import (
	"regexp"
	"sort"
	"strings"

	"chapeau/drafting/text"
)

// Flaw is a symbol or citation in running text that the grammar does not have, or
// that its organ would not write so. Better is what would be right, empty where
// that cannot be told.
type Flaw struct {
	Start, End int // bytes of the inline text
	Words      string
	Message    string // a sentence: what is wrong, what would be right
	Better     string
}

// Flaws finds what is nearly a symbol or a citation in an inline text. body is the
// organ whose text this is, which "its resolution" means; it may be empty.
func Flaws(inline string, body Organ) []Flaw {
	plain := text.Flatten(inline)
	flaws := symbolFlaws(plain)
	for _, m := range Find(inline) {
		if flaw, wrong := organFlaw(m, body); wrong {
			flaws = append(flaws, flaw)
		}
	}
	flaws = append(flaws, numberFlaws(plain)...)
	sort.SliceStable(flaws, func(i, j int) bool { return flaws[i].Start < flaws[j].Start })
	return flaws
}

// plainlySymbol is what only a symbol begins with: an influenza called A/H1N1 and
// the word HIV/AIDS are none.
var plainlySymbol = regexp.MustCompile(`^(?:A|E|S|T|ST)/(?:\d|E?S-\d|(?:C|CN|AC|CONF|SC|L|PV)\.\d|(?:RES|DEC|HRC|PRST|INF|CONF|BUR)/)`)

func symbolFlaws(plain text.Plain) []Flaw {
	var flaws []Flaw
	for _, at := range candidates(plain.Words) {
		words := plain.Words[at[0]:at[1]]
		if !plainlySymbol.MatchString(words) {
			continue
		}
		if _, err := ParseSymbol(words); err != nil {
			_, why, _ := strings.Cut(err.Error(), ": ")
			flaws = append(flaws, Flaw{Start: plain.Start(at[0]), End: plain.End(at[1]), Words: words, Message: why, Better: mendSymbol(words)})
		}
	}
	return flaws
}

// mendSymbol writes suffixes in their form, where that is all that is wrong.
func mendSymbol(words string) string {
	parts := strings.Split(words, "/")
	for i, part := range parts {
		if like := suffixLike.FindStringSubmatch(part); like != nil && like[2] != "" && i > 0 {
			parts[i] = strings.ToUpper(like[1][:1]) + strings.ToLower(like[1][1:]) + "." + strings.TrimLeft(like[2], "0") + like[3]
		}
	}
	better := strings.Join(parts, "/")
	if _, err := ParseSymbol(better); err != nil {
		return ""
	}
	return better
}

// organFlaw tells of a citation that the organ beside it does not write so.
func organFlaw(m Mention, body Organ) (Flaw, bool) {
	organ := m.Organ
	if m.Own {
		organ = body
	}
	if m.Kind != CitationMention || organ == "" || organ.Accepts(m.Citation) {
		return Flaw{}, false
	}
	what := "resolutions"
	if m.Decision {
		what = "decisions"
	}
	return Flaw{
		Start: m.Start, End: m.End, Words: m.Words,
		Message: "the " + string(organ) + " numbers no " + what + " as " + m.Words + "; it writes " + organ.example() + ": check the number and the organ",
	}, true
}

// example is how an organ writes.
func (o Organ) example() string {
	switch o {
	case GeneralAssembly:
		return "70/1, 57/270 B or, before its thirty-first session, 2200 A (XXI)"
	case SecurityCouncil:
		return "2133 (2014)"
	case EconomicAndSocialCouncil:
		return "2016/2 or, before 1978, 155 C (VII)"
	default:
		return "26/1"
	}
}

// nearNumber is what looks like the number of a resolution behind the word.
var (
	nearNumber = regexp.MustCompile(`^(?:E?S ?-)?\d{1,4}(?: ?[-–—/\\] ?\d{1,4})?(?: ?[A-Z]{1,2}\b)?(?: ?\((?:\d{4}|[IVXLC]{1,7})\))?`)
	plural     = regexp.MustCompile(`(?i)s[ \x{00A0}]+$|ones[ \x{00A0}]+$`)
	onlyDigits = regexp.MustCompile(`^\d{3,4}$`)
	dashed     = regexp.MustCompile(`^\d+ ?[-–—]`)
)

// numberFlaws finds near citations behind the word "resolution" or "decision".
func numberFlaws(plain text.Plain) []Flaw {
	var flaws []Flaw
	words := plain.Words
	if !strings.ContainsAny(words, "0123456789") {
		return nil
	}
	for _, at := range citingWord.FindAllStringIndex(words, -1) {
		_, from := list(words, at[1])
		near := nearNumber.FindString(words[from:])
		if near == "" || continuesNumber(words[from+len(near):]) {
			continue
		}
		if plural.MatchString(words[at[0]:at[1]]) && dashed.MatchString(near) {
			continue // "resolutions 1-3" is a range
		}
		better, why := mend(near)
		if better == "" && onlyDigits.MatchString(near) && saysSecurityCouncil(words[:at[0]]) {
			why = "a resolution of the Security Council is cited with its year, as 2133 (2014)"
		}
		if why != "" {
			flaws = append(flaws, Flaw{
				Start: plain.Start(from), End: plain.End(from + len(near)), Words: near, Message: sentence(near, why, better), Better: better,
			})
		}
	}
	return flaws
}

func sentence(near, why, better string) string {
	if better == "" {
		return `"` + near + `": ` + why
	}
	return `"` + near + `" is written ` + better + ": " + why
}

func saysSecurityCouncil(before string) bool {
	said := saidBefore.FindStringSubmatch(nearEnd(before))
	return said != nil && organNamed(said[1]) == SecurityCouncil
}

// repairs are the ways in which a citation is miswritten, with what is right.
var repairs = []struct {
	miswritten *regexp.Regexp
	right      string
	why        string
}{
	{regexp.MustCompile(`^(\d{1,3})/((?:19[4-9]|20\d)\d)$`), "$2/$1", "the year stands before the number"},
	{regexp.MustCompile(`^(\d{1,2}) ?[-–—\\] ?(\d{1,3})( ?[A-Z])?$`), "$1/$2$3", "session and number are divided by a slash"},
	{regexp.MustCompile(`^((?:E?S-)?\d{1,4}) ?/ ?(\d{1,3})( [A-Z])?$`), "$1/$2$3", "no blank stands beside the slash"},
	{regexp.MustCompile(`^(.*\d)([A-Z]{1,2})((?: ?\([IVXLC]+\))?)$`), "$1 $2$3", "a blank stands before the letter of the part"},
	{regexp.MustCompile(`^(\d{1,4}(?: [A-Z])?)(\((?:\d{4}|[IVXLC]+)\))$`), "$1 $2", "a blank stands before the parenthesis"},
	{regexp.MustCompile(`^(E?S) -(\d.*)$`), "$1-$2", "no blank stands before the hyphen"},
}

// mend finds the citation that was meant, and why it is not written so; both
// empty where none is near.
func mend(s string) (better, why string) {
	for range repairs { // one repair can make room for another
		repaired := false
		for _, r := range repairs {
			if !r.miswritten.MatchString(s) {
				continue
			}
			if changed := r.miswritten.ReplaceAllString(s, r.right); changed != s {
				s, repaired = changed, true
				why = r.why
			}
		}
		if !repaired {
			break
		}
	}
	if c, n := citationAt(s); why == "" || n != len(s) || c.Number == 0 {
		return "", ""
	}
	return s, why
}
