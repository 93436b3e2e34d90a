package citation

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"chapeau/drafting/text"
)

// What cites, in the official languages: the word for resolution or decision,
// perhaps an organ's name, and the numbers. In Chinese the numbers stand before
// the word.
var (
	citingWord = regexp.MustCompile(`(?:` +
		`(?i:\b(?:(resolutions?|résolutions?|resoluci(?:ón|ones))|(decisions?|décisions?|decisi(?:ón|ones))))` +
		`|(?i:(резолюци\p{L}+)|(решени\p{L}+))` +
		`|\p{L}*(?:(قرار(?:ات|ي|ين)?(?:ه|ها)?)|(مقرر(?:ات|ي|ين)?(?:ه|ها)?))` +
		`)[ \x{00A0}]+`)
	possessive    = regexp.MustCompile(`(?:قرار|مقرر)(?:ات)?(?:ها|ه)[ \x{00A0}]`)
	organBetween  = regexp.MustCompile(`^(?:` + organNames + `)[ \x{00A0}]+`)
	numberSign    = regexp.MustCompile(`^(?:[Nn]os?\.|n[°º]|núms?\.|№№?)[ \x{00A0}]*`)
	chineseCiting = regexp.MustCompile(`第([0-9S/、和 ()（）IVXLCE-]+)号(?:(决议)|(决定))`)
)

// A list goes on through the date of each resolution and a comma or an "and".
var (
	dateBehind = regexp.MustCompile(`^,? (?:of|du|de|del|от) (?:\d{1,2}|1er)(?: (?:de )?\p{L}+)?(?: (?:de )?\d{4})?(?: года)?`)
	listGoesOn = regexp.MustCompile(`^(?:(?:,|;|، ?)? ?(?:and|or|as well as|et|ou|y|e|o|и|или|و)? ?|、|和)`)
	partGoesOn = regexp.MustCompile(`^(?:, | and | or | et | ou | y | o | и )([A-Z])\b`)
)

func findPhrases(words string) []phrase {
	if !strings.ContainsAny(words, "0123456789") {
		return nil
	}
	var phrases []phrase
	for _, at := range citingWord.FindAllStringSubmatchIndex(words, -1) {
		p := phrase{words: words, start: at[0], decision: at[4] >= 0 || at[8] >= 0 || at[12] >= 0}
		p.possessive = possessive.MatchString(words[at[0]:at[1]])
		p.between = organBetween.FindString(words[at[1]:])
		begin := at[1] + len(p.between)
		begin += len(numberSign.FindString(words[begin:]))
		if p.numbers, _ = list(words, begin); len(p.numbers) > 0 {
			phrases = append(phrases, p)
		}
	}
	for _, at := range chineseCiting.FindAllStringSubmatchIndex(words, -1) {
		p := phrase{words: words, start: at[0], decision: at[6] >= 0}
		if p.numbers = chineseList(words, at[2], at[3]); len(p.numbers) > 0 {
			phrases = append(phrases, p)
		}
	}
	return phrases
}

// list reads the citations that begin at a place, and where a further one would
// begin that is none.
func list(words string, at int) (all []numbered, end int) {
	for {
		c, n := citationAt(words[at:])
		if n == 0 {
			return all, at
		}
		all = append(all, numbered{c, at, at + n})
		all, at = furtherParts(words, all, at+n)
		at = behindNotes(words, at)
		at += len(dateBehind.FindString(words[at:]))
		at = behindNotes(words, at)
		joiner := listGoesOn.FindString(words[at:])
		if strings.TrimSpace(joiner) == "" {
			return all, at
		}
		at = behindNotes(words, at+len(joiner))
		at += len(words[at:]) - len(strings.TrimPrefix(words[at:], " "))
	}
}

// furtherParts reads the "and B" of "53/243 A and B": the same resolution's
// further parts.
func furtherParts(words string, list []numbered, at int) ([]numbered, int) {
	for list[len(list)-1].citation.Part != "" {
		found := partGoesOn.FindStringSubmatchIndex(words[at:])
		if found == nil {
			break
		}
		c := list[len(list)-1].citation
		c.Part = words[at+found[2] : at+found[3]]
		list = append(list, numbered{c, at + found[2], at + found[3]})
		at += found[1]
	}
	return list, at
}

// behindNotes skips indicators.
func behindNotes(words string, at int) int {
	for strings.HasPrefix(words[at:], string(text.MarkHere)) {
		at += len(string(text.MarkHere))
	}
	return at
}

// chineseList reads the numbers between 第 and 号; a year may stand close to its
// number.
func chineseList(words string, from, to int) []numbered {
	var list []numbered
	for from < to {
		end := from + strings.IndexAny(words[from:to]+"、", "、和")
		number := words[from:end]
		spaced := strings.NewReplacer("（", " (", "）", ")").Replace(number)
		if !strings.Contains(spaced, " (") {
			spaced = strings.Replace(spaced, "(", " (", 1)
		}
		c, n := citationAt(spaced)
		if n != len(spaced) {
			return list
		}
		list = append(list, numbered{c, from, end})
		from = min(to, end+len("、"))
	}
	return list
}

// What stands before or behind a phrase and says whose resolutions they are.
var (
	ownBefore  = regexp.MustCompile(`(?:^|\P{L})(?:[Ii]ts|[Ss](?:a|es)|[Ss]us?|[Сс]во\p{L}+)(?: \p{Ll}+){0,2} ?$|其[0-9年月日]*$`)
	saidBefore = regexp.MustCompile(`(` + organNames + `)(?:['’]s?)?(?: \p{Ll}+)? ?$`)
	bareBefore = regexp.MustCompile(`\b(Assembly|Council|Commission|Committee)(?:['’]s?)?(?: \p{Ll}+)? $`)
	saidBehind = regexp.MustCompile(`^,? ?(?:of |de l['’]|de la |du |del |des )?(?:the )?(` + organNames + `)`)
	inBefore   = regexp.MustCompile(`(?:^|\P{L})(?:in|by|through|under|dans|par|en|por|в|на) ?$`)
)

// organ tells whose resolutions a phrase cites.
func (p phrase) organ() (organ Organ, own bool) {
	before := nearEnd(p.words[:p.start])
	if said := saidBefore.FindStringSubmatch(before); said != nil {
		return organNamed(said[1]), false
	}
	if its := ownBefore.FindStringIndex(before); its != nil {
		organ = doer(p.words[:p.start-len(before)+its[0]])
		return organ, organ == ""
	}
	if p.possessive {
		return "", true
	}
	if p.between != "" {
		return organNamed(p.between), false
	}
	behind := p.words[p.numbers[len(p.numbers)-1].end:]
	behind = behind[len(dateBehind.FindString(behind)):]
	if said := saidBehind.FindStringSubmatch(behind); said != nil {
		return organNamed(said[1]), false
	}
	if bare := bareBefore.FindStringSubmatch(before); bare != nil {
		return p.bareOrgan(bare[1]), false
	}
	return "", false
}

// nearEnd is the end of words, long enough for the name of an organ.
func nearEnd(words string) string {
	const enough = 200
	if len(words) <= enough {
		return words
	}
	start := len(words) - enough
	for start < len(words) && !utf8.RuneStart(words[start]) {
		start++
	}
	return words[start:]
}

// doer is the organ, other than the body of the text, that did something "in its
// resolution": the last that is named.
func doer(before string) Organ {
	if !inBefore.MatchString(nearEnd(before)) {
		return ""
	}
	named := organAnyName.FindAllString(before, -1)
	if len(named) == 0 {
		return ""
	}
	return organNamed(named[len(named)-1])
}

// bareOrgan is the organ of "Council resolution": which Council it is the shape
// tells.
func (p phrase) bareOrgan(name string) Organ {
	first := p.numbers[0].citation
	switch {
	case name == "Assembly":
		return GeneralAssembly
	case name != "Council":
		return Commission
	case first.fits(SecurityCouncil):
		return SecurityCouncil
	case first.fits(EconomicAndSocialCouncil):
		return EconomicAndSocialCouncil
	default:
		return HumanRightsCouncil
	}
}
