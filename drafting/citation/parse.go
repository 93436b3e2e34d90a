package citation

import (
	"regexp"
	"strconv"
	"strings"

	"chapeau/drafting/fault"
)

// maxSymbol is longer than any symbol, joint ones included.
const maxSymbol = 160

var (
	organPart   = regexp.MustCompile(`^[A-Z]{1,8}$`)
	bodyPart    = regexp.MustCompile(`^[A-Z][A-Za-z]{0,15}(?:\.(?:\d{1,4}|[A-Z]{1,4}))?$`)
	sessionPart = regexp.MustCompile(`^(?:\d{1,4}|E?S-\d{1,2})$`)
	seriesPart  = regexp.MustCompile(`^[A-Z][A-Za-z]{0,7}$`)
	numberPart  = regexp.MustCompile(`^[1-9]\d{0,5}[a-z]?(?: [A-Z]{1,2})?(?: \((?:\d{4}|(?:E?S-)?[IVXLC]+|(?:Sect|Part|Vol|Chap|Prog)\.? (?:\d{1,3}|[IVXLC]+))\))?$`)
	dottedPart  = regexp.MustCompile(`^([A-Z][A-Za-z]{0,7})\.([1-9]\d{0,4}[a-z]?)$`)
	suffixPart  = regexp.MustCompile(`^(Rev|Add|Corr|Amend)\.([1-9]\d{0,2})(?:-([1-9]\d{0,2}))?$`)
	suffixLike  = regexp.MustCompile(`^(?i:(rev|add|corr|amend)(?:ision|endum|igendum|ment)?[. ]*(\d*))(-\d+)?$`)
	jointBreak  = regexp.MustCompile(`-[A-Z]{1,8}/`)
)

// bodies are what a number behind them names a body with, and never a document:
// committees, commissions, conferences, working groups.
var bodies = map[string]bool{"C": true, "CN": true, "AC": true, "CONF": true, "SC": true, "Sub": true, "WG": true}

// ParseSymbol reads the symbol of a document:
//
//	organ {"/" body} ["/" session or year] ["/" series] "/" number {"/" suffix "." n} ["*"]
//
// with joint symbols divided by a hyphen. Whatever it accepts, String writes the
// same again. Errors have the code invalid and say what would be right.
func ParseSymbol(s string) (Symbol, error) {
	switch {
	case strings.TrimSpace(s) == "":
		return Symbol{}, fault.Invalidf("symbol", "the symbol is empty; write one such as A/C.3/72/L.5")
	case len(s) > maxSymbol:
		return Symbol{}, fault.Invalidf("symbol", "the symbol has %d characters; none is longer than %d", len(s), maxSymbol)
	case strings.TrimSpace(s) != s:
		return Symbol{}, fault.Invalidf("symbol", "a blank stands at an end of the symbol %q; leave it out", s)
	}
	var all []Symbol
	for _, part := range splitJoint(s) {
		one, err := parseSingle(part)
		if err != nil {
			return Symbol{}, err
		}
		all = append(all, one)
	}
	symbol := all[0]
	if len(all) > 1 {
		symbol.Joint = all[1:]
	}
	return symbol, nil
}

// splitJoint divides a joint symbol where a hyphen stands before a further organ:
// that of "A/S-30/L.1" does not.
func splitJoint(s string) []string {
	var parts []string
	for {
		at := jointBreak.FindStringIndex(s)
		if at == nil {
			return append(parts, s)
		}
		parts, s = append(parts, s[:at[0]]), s[at[0]+1:]
	}
}

func parseSingle(s string) (Symbol, error) {
	reader := symbolReader{words: s}
	if bare, starred := strings.CutSuffix(s, "*"); starred {
		s, reader.symbol.Asterisk = bare, true
	}
	reader.parts = strings.Split(s, "/")
	for _, step := range []func() error{reader.organ, reader.suffixes, reader.number, reader.bodies} {
		if err := step(); err != nil {
			return Symbol{}, err
		}
	}
	return reader.symbol, nil
}

// symbolReader takes the parts of a symbol off both ends: the organ from the
// front, suffixes and number from the back. What is left are bodies, session and
// series.
type symbolReader struct {
	words  string
	parts  []string
	symbol Symbol
}

func (r *symbolReader) wrong(format string, args ...any) error {
	return fault.Invalidf("symbol", "%q is no symbol: "+format, append([]any{r.words}, args...)...)
}

func (r *symbolReader) organ() error {
	for _, part := range r.parts {
		if part == "" {
			return r.wrong("nothing stands before, behind or between its slashes; write one slash between two parts")
		}
	}
	if !organPart.MatchString(r.parts[0]) {
		return r.wrong("it begins with %q, where the organ stands in capitals, such as A, S or E", r.parts[0])
	}
	if len(r.parts) == 1 {
		return r.wrong("a number is missing; write it behind a slash, as in A/72/84")
	}
	r.symbol.Organ, r.parts = r.parts[0], r.parts[1:]
	return nil
}

func (r *symbolReader) last() string { return r.parts[len(r.parts)-1] }

func (r *symbolReader) suffixes() error {
	first := len(r.parts)
	for first > 0 && suffixLike.MatchString(r.parts[first-1]) {
		first--
	}
	for _, part := range r.parts[first:] {
		suffix, err := r.suffix(part)
		if err != nil {
			return err
		}
		r.symbol.Suffixes = append(r.symbol.Suffixes, suffix)
	}
	r.parts = r.parts[:first]
	if len(r.parts) == 0 {
		return r.wrong("the number of the document is missing before %q", r.symbol.Suffixes[0])
	}
	return nil
}

func (r *symbolReader) suffix(part string) (Suffix, error) {
	found := suffixPart.FindStringSubmatch(part)
	if found == nil {
		like := suffixLike.FindStringSubmatch(part)
		kind := strings.ToUpper(like[1][:1]) + strings.ToLower(like[1][1:])
		number := strings.TrimLeft(like[2], "0")
		if number == "" {
			number = "1"
		}
		return Suffix{}, r.wrong("%q is written %s.%s, with a capital, a full stop and a number from 1 to 999", part, kind, number)
	}
	number, _ := strconv.Atoi(found[2])
	to, _ := strconv.Atoi(found[3])
	if found[3] != "" && to <= number {
		return Suffix{}, r.wrong("the range %q ends before it begins", part)
	}
	return Suffix{Kind: SuffixKind(found[1]), Number: number, To: to}, nil
}

func (r *symbolReader) number() error {
	last := r.last()
	if dotted := dottedPart.FindStringSubmatch(last); dotted != nil {
		if bodies[dotted[1]] {
			return r.wrong("%q is a body; the number of the document is missing behind it", last)
		}
		r.symbol.Series, r.symbol.Number = dotted[1], dotted[2]
		r.parts = r.parts[:len(r.parts)-1]
		return nil
	}
	if !numberPart.MatchString(last) {
		return r.wrong("%q is no number of a document; write one such as 11, L.5 or 2133 (2014)", last)
	}
	r.symbol.Number = last
	r.parts = r.parts[:len(r.parts)-1]
	if n := len(r.parts); n > 1 && seriesPart.MatchString(r.last()) && sessionPart.MatchString(r.parts[n-2]) {
		r.symbol.Series, r.symbol.slashed = r.last(), true
		r.parts = r.parts[:n-1]
	}
	return nil
}

func (r *symbolReader) bodies() error {
	if n := len(r.parts); n > 0 && sessionPart.MatchString(r.last()) {
		r.symbol.Session = r.last()
		r.parts = r.parts[:n-1]
	}
	for _, part := range r.parts {
		switch {
		case sessionPart.MatchString(part):
			return r.wrong("%q stands where a body such as C.3 or CN.15 would; a symbol has one session or year", part)
		case !bodyPart.MatchString(part):
			return r.wrong("%q is no body; write one such as C.3 or CN.15", part)
		}
	}
	if len(r.parts) > 0 {
		r.symbol.Bodies = r.parts
	}
	return nil
}
