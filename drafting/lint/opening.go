package lint

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"chapeau/drafting/text"
)

// mark is the place of a paragraph among those with the same verb.
type mark int

const (
	unmarked mark = iota
	also
	further
)

var marks = map[string]mark{"also": also, "further": further}

// next is the mark that the next paragraph in the row has.
func (m mark) next() mark { return (m + 1) % 3 }

func (m mark) word() string { return [...]string{"", "also", "further"}[m] }

// opening is how a paragraph opens in English: "*Also requests*", "*Taking note
// further* with concern".
type opening struct {
	from, to int // bytes of the inline text, the emphasis included
	inline   string
	known    bool // the vocabulary has the verb

	mark      mark
	verbFirst bool // the mark stands behind the verb
	adjective bool // "further" stands behind the verb, but more likely as an adjective: "further action"

	verb      string // in small letters, without mark and adverb: "taking note"
	qualifier string // what tells it from another with that verb: "deeply", "with concern"
	adverb    string
	written   string // the verb as it is written, its adverb included: "Strongly condemns"
	tail      string // emphasised words behind the verb and the mark
	emphasis  bool   // whether any of it is emphasised
	whole     bool   // whether it can be replaced: it holds no note, and its emphasis begins with it
	rest      string // the plain words behind verb and mark
}

// token is a word of an opening.
type token struct {
	start, end int // bytes of the plain words
	lower      string
}

const (
	leading   = " \u00a0[](){}“‘\"'«|_—–…"
	maxTokens = 8
)

var openingWord = regexp.MustCompile(`^\p{L}[\p{L}’'-]*`)

// readOpening reads the opening of an English paragraph; found is false where it
// begins with no word.
func readOpening(inline string, plain text.Plain, words lexicon) (o opening, found bool) {
	tokens := firstTokens(plain.Words)
	if len(tokens) == 0 {
		return opening{}, false
	}
	o.inline = inline
	at := 0
	if m := marks[tokens[0].lower]; m != unmarked && len(tokens) > 1 {
		o.mark, at = m, 1
	}
	verb := o.readVerb(tokens[at:], words)
	o.written = writtenWords(plain.Words, tokens[at:at+verb])
	end := at + verb
	if o.mark == unmarked && end < len(tokens) && marks[tokens[end].lower] != unmarked {
		if o.adjective = isAdjective(plain, tokens[end-1], tokens[end]); !o.adjective {
			o.mark, o.verbFirst = marks[tokens[end].lower], true
			end++
		}
	}
	o.extent(plain, tokens[0].start, tokens[end-1].end)
	o.rest = plain.Words[tokens[end-1].end:]
	o.qualifier = strings.TrimSpace(o.adverb + " " + qualifierOf(o.verb, o.rest))
	return o, true
}

// firstTokens are the words that a paragraph begins with, divided by single
// blanks; brackets and quotes before them do not count.
func firstTokens(words string) []token {
	at := len(words) - len(strings.TrimLeft(words, leading))
	var tokens []token
	for len(tokens) < maxTokens {
		word := openingWord.FindString(words[at:])
		if word == "" || continuesWord(words[at+len(word):]) {
			break
		}
		tokens = append(tokens, token{at, at + len(word), strings.ToLower(word)})
		at += len(word)
		if at == len(words) || words[at] != ' ' {
			break
		}
		at++
	}
	return tokens
}

// continuesWord tells that what was read is only the beginning of a word, such as
// one with a digit in it.
func continuesWord(rest string) bool {
	next, _ := utf8.DecodeRuneInString(rest)
	return rest != "" && (unicode.IsLetter(next) || unicode.IsNumber(next) || unicode.IsMark(next))
}

// readVerb reads the verb and the words that belong to it, an adverb before it
// included; a mark may stand among them ("Taking further note"). It returns how many
// tokens these are.
func (o *opening) readVerb(tokens []token, words lexicon) int {
	at := 0
	if adverbs[tokens[0].lower] && len(tokens) > 1 {
		o.adverb, at = tokens[0].lower, 1
	}
	first := tokens[at].lower
	o.known = words.words[first]
	parts := []string{first}
	end := at + 1
	if first == "having" && len(tokens) > end && marks[tokens[end].lower] == unmarked {
		first, end = tokens[end].lower, end+1
		parts = append(parts, first)
	}
	for _, complement := range complementsOf(words, first) {
		if n, m := followed(tokens[end:], strings.Fields(complement)); n > 0 {
			if m != unmarked {
				o.mark, o.verbFirst = m, true
			}
			parts, end = append(parts, complement), end+n
			break
		}
	}
	o.verb = strings.Join(parts, " ")
	return end
}

// complementsOf are the words that may belong to a verb; "having taken" has those
// of "taking".
func complementsOf(words lexicon, first string) []string {
	switch first {
	case "taken":
		return words.complements["taking"]
	case "borne":
		return words.complements["bearing"]
	default:
		return words.complements[first]
	}
}

// followed tells whether words follow, with at most one mark before or among them,
// and how many tokens that is.
func followed(tokens []token, words []string) (count int, m mark) {
	matched := 0
	for _, t := range tokens {
		if matched == len(words) {
			break
		}
		switch {
		case t.lower == words[matched]:
			matched++
		case m == unmarked && marks[t.lower] != unmarked:
			m = marks[t.lower]
		default:
			return 0, unmarked
		}
		count++
	}
	if matched < len(words) {
		return 0, unmarked
	}
	return count, m
}

// writtenWords are the words of tokens as they are written, without a mark among
// them.
func writtenWords(words string, tokens []token) string {
	var written []string
	for _, t := range tokens {
		if marks[t.lower] == unmarked {
			written = append(written, words[t.start:t.end])
		}
	}
	return strings.Join(written, " ")
}

// plainlyMark are the words before which "further" is a mark and no adjective:
// "Recalling further the report", but "Encourages further reports".
var plainlyMark = wordSet(`a about above all also an and any as at by for from her his how in including its of on our paragraph
	resolution resolutions some such that the their these this those to under upon what when where which with`)

// isAdjective tells whether a "further" behind the verb belongs to what follows:
// it is not emphasised with the verb, and a noun seems to stand behind it.
func isAdjective(plain text.Plain, verb, word token) bool {
	number := plain.Emphasis(word.start)
	if marks[word.lower] != further || number > 0 && number == plain.Emphasis(verb.start) {
		return false
	}
	next, _, _ := strings.Cut(strings.TrimPrefix(plain.Words[word.end:], " "), " ")
	first, _ := utf8.DecodeRuneInString(next)
	return unicode.IsLower(first) && !plainlyMark[strings.Trim(next, ",;")]
}

// extent finds where the opening stands in the inline text: its words and, where
// they are emphasised, all of that emphasis.
func (o *opening) extent(plain text.Plain, start, end int) {
	number := 0
	for at := start; at < end && number == 0; at++ {
		number = plain.Emphasis(at)
	}
	to := end
	for number > 0 && to < len(plain.Words) && plain.Emphasis(to) == number {
		to++
	}
	o.tail = plain.Words[end:to]
	o.emphasis = number > 0
	o.from, o.to = plain.Start(start), plain.End(to)
	if plain.Emphasis(start) > 0 && strings.HasSuffix(o.inline[:o.from], "*") {
		o.from--
	}
	if o.emphasis && plain.Emphasis(to-1) == number {
		o.to++
	}
	words := o.inline[o.from:o.to]
	o.whole = !strings.ContainsAny(words, `{\`) && strings.Count(words, "*")%2 == 0
}

// feelings are the nouns that tell one "with concern" or "expresses its concern"
// from another.
const feelings = `alarm|anger|appreciation|approval|concern|condolences|confidence|consternation|conviction|determination|disappointment|dismay|` +
	`distress|gratitude|hope|indignation|interest|pleasure|readiness|regret|satisfaction|solidarity|sorrow|support|sympathy|thanks`

var (
	qualified = regexp.MustCompile(`^,? (?:with (?:\p{L}+ ){0,4}?(?:` + feelings + `)|again|once (?:again|more)|anew|in particular|` +
		`in (?:this|that) (?:regard|context|respect|connection)|to (?:this|that) end|at the same time|in the meantime|nevertheless|inter alia|however)\b`)
	// seized is the formula that closes resolutions and stands in no row.
	seized    = regexp.MustCompile(`^ to remain (?:\p{L}+ ){0,3}?seized\b`)
	expressed = regexp.MustCompile(`^ (?:(?:its|the|his|her|their) )?(?:\p{L}+ ){0,4}?(?:` + feelings + `)\b`)
)

// qualifierOf is what belongs to a verb and tells its paragraph from another with
// that verb, in small letters.
func qualifierOf(verb, rest string) string {
	found := qualified.FindString(rest)
	if verb == "decides" && seized.MatchString(rest) {
		found = seized.FindString(rest)
	}
	if found == "" && (strings.HasSuffix(verb, "expressing") || strings.HasSuffix(verb, "expresses")) {
		found = expressed.FindString(rest)
	}
	return strings.ToLower(strings.TrimLeft(found, ", "))
}

// words is the opening as it stands, in inline text.
func (o opening) words() string { return o.inline[o.from:o.to] }

// with is the opening with another mark: before the verb, or behind it.
func (o opening) with(m mark, verbFirst bool) string {
	written := o.written
	switch {
	case m == unmarked:
		written = upperFirst(written)
	case verbFirst:
		written = markBehind(upperFirst(written), m.word())
	default:
		written = upperFirst(m.word()) + " " + lowerFirst(written)
	}
	written += o.tail
	if o.emphasis {
		return "*" + written + "*"
	}
	return written
}

// markBehind puts a mark behind a verb, before its preposition: "Calling also
// upon".
func markBehind(written, word string) string {
	if at := strings.LastIndexByte(written, ' '); at > 0 {
		switch written[at+1:] {
		case "upon", "on", "for":
			return written[:at] + " " + word + written[at:]
		}
	}
	return written + " " + word
}

func upperFirst(s string) string { return changeFirst(s, unicode.ToUpper) }

func lowerFirst(s string) string { return changeFirst(s, unicode.ToLower) }

func changeFirst(s string, change func(rune) rune) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(change(r)) + s[size:]
}
