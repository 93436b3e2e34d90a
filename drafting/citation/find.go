package citation

import (
	"regexp"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"chapeau/drafting/text"
)

// MentionKind says what a mention is.
type MentionKind string

// The kinds of mention.
const (
	SymbolMention   MentionKind = "symbol"
	CitationMention MentionKind = "citation"
)

// Mention is a symbol or a citation where it stands in running text.
type Mention struct {
	Kind MentionKind
	// Start and End are bytes of the inline text: of the number or symbol alone, not
	// of the words around.
	Start, End int
	Words      string // as a reader sees them
	Symbol     Symbol
	Citation   Citation
	Decision   bool // cited as a decision, not as a resolution
	// Organ is the one that the words name, or the only one whose shape the citation
	// has; empty where neither tells.
	Organ Organ
	// Own: "its resolution", of the body whose text this is.
	Own bool
}

// Find finds the symbols and the citations of resolutions and decisions in an
// inline text, in their order, in the official languages. A bare number is a
// citation only behind the word "resolution" or "decision" or in a list that
// begins there.
func Find(inline string) []Mention {
	plain := text.Flatten(inline)
	mentions := findSymbols(plain)
	for _, phrase := range findPhrases(plain.Words) {
		mentions = append(mentions, phrase.mentions(plain)...)
	}
	sort.SliceStable(mentions, func(i, j int) bool { return mentions[i].Start < mentions[j].Start })
	return withoutOverlaps(mentions)
}

// withoutOverlaps keeps the first of mentions that share words.
func withoutOverlaps(mentions []Mention) []Mention {
	kept := mentions[:0]
	for _, m := range mentions {
		if len(kept) == 0 || m.Start >= kept[len(kept)-1].End {
			kept = append(kept, m)
		}
	}
	return kept
}

// symbolCandidate is what looks like a symbol: capitals, slashes, a digit
// somewhere. Collections of resolutions have blanks in their numbers.
var symbolCandidate = regexp.MustCompile(`[A-Z]{1,8}/(?:RES|DEC)/[A-Za-z0-9./-]+(?: [A-Z]\b)?(?: \([0-9IVXLCES-]+\))?\*?|[A-Z]{1,8}/[A-Za-z0-9./-]*\*?`)

// candidates are the places of words that look like symbols, without the
// punctuation of the sentence that follows.
func candidates(words string) [][2]int {
	if strings.IndexByte(words, '/') < 0 {
		return nil
	}
	var all [][2]int
	for _, at := range symbolCandidate.FindAllStringIndex(words, -1) {
		start, end := at[0], at[1]
		if before, _ := utf8.DecodeLastRuneInString(words[:start]); unicode.IsLetter(before) || unicode.IsDigit(before) || before == '/' {
			continue
		}
		end = start + len(strings.TrimRight(words[start:end], ".-/"))
		if strings.ContainsAny(words[start:end], "0123456789") && strings.Contains(words[start:end], "/") {
			all = append(all, [2]int{start, end})
		}
	}
	return all
}

// wellKnown are the organs whose symbols are told by two parts; "TEU/24" is none.
var wellKnown = map[string]bool{"A": true, "E": true, "S": true, "T": true, "ST": true, "TD": true, "DP": true}

func findSymbols(plain text.Plain) []Mention {
	var mentions []Mention
	for _, at := range candidates(plain.Words) {
		words := plain.Words[at[0]:at[1]]
		if symbol, err := ParseSymbol(words); err == nil && (wellKnown[symbol.Organ] || strings.Count(words, "/") > 1) {
			mentions = append(mentions, Mention{
				Kind: SymbolMention, Start: plain.Start(at[0]), End: plain.End(at[1]), Words: words, Symbol: symbol, Organ: symbol.organ(),
			})
		}
	}
	return mentions
}

// organ is the principal organ that a symbol's first letter stands for.
func (s Symbol) organ() Organ {
	switch s.Organ {
	case "A":
		return GeneralAssembly
	case "S":
		return SecurityCouncil
	case "E":
		return EconomicAndSocialCouncil
	default:
		return ""
	}
}

// phrase is a stretch of words that cites: "its resolutions 70/1 and 70/2 B".
type phrase struct {
	words    string
	start    int // of the word "resolution"
	numbers  []numbered
	decision bool

	between    string // the organ's name between the word and the numbers, as in Arabic
	possessive bool   // "its", written at the word itself, as in Arabic
}

// numbered is one citation of a phrase, its place in the words, and where what
// belongs to it (a date) ends.
type numbered struct {
	citation   Citation
	start, end int
}

// mentions gives each citation of a phrase its organ. What names the organ stands
// beside the first or the last number and holds for all.
func (p phrase) mentions(plain text.Plain) []Mention {
	organ, own := p.organ()
	mentions := make([]Mention, len(p.numbers))
	for i, n := range p.numbers {
		m := Mention{
			Kind: CitationMention, Start: plain.Start(n.start), End: plain.End(n.end), Words: plain.Words[n.start:n.end],
			Citation: n.citation, Decision: p.decision, Organ: organ, Own: own,
		}
		if fitting := n.citation.Organs(); organ == "" && !own && len(fitting) == 1 {
			m.Organ = fitting[0]
		}
		mentions[i] = m
	}
	return mentions
}
