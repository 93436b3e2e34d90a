// Package citation is the grammar of document symbols ("A/C.3/72/L.5/Rev.1") and
// of the numbers by which resolutions and decisions are cited ("70/1", "2133
// (2014)"). It reads them, writes them, and finds them in running text with the
// organ that the words around them name. It never changes a word and looks
// nothing up: whether a document exists is not its business.
package citation

import (
	"strconv"
	"strings"
)

// Symbol is the symbol of a document. A document that several organs issue has
// one for each: the first, and Joint with the others.
type Symbol struct {
	Organ   string   // "A", "E", "S", "CEDAW"
	Bodies  []string // "C.3", "CN.15", and collections such as "RES"
	Session string   // "72", "S-30", or the year "2017"; empty where there is none
	Series  string   // "L", "CRP", "NGO"; empty where there is none
	Number  string   // "11", "57 B", "2133 (2014)"
	// Suffixes are the revisions, addenda, corrigenda and amendments, in the order
	// in which they stand.
	Suffixes []Suffix
	Asterisk bool     // reissued for technical reasons
	Joint    []Symbol // none of them has Joint itself

	slashed bool // the series is divided from its number by a slash: "NGO/12"
}

// SuffixKind says what a suffix makes of a document.
type SuffixKind string

// The kinds of suffix.
const (
	Revision    SuffixKind = "Rev"
	Addendum    SuffixKind = "Add"
	Corrigendum SuffixKind = "Corr"
	Amendment   SuffixKind = "Amend"
)

// Suffix is one "Rev.1". To is the last number of a range ("Add.7-9"), 0 where
// there is none.
type Suffix struct {
	Kind   SuffixKind
	Number int
	To     int
}

// String writes the suffix without its slash.
func (s Suffix) String() string {
	words := string(s.Kind) + "." + strconv.Itoa(s.Number)
	if s.To > 0 {
		words += "-" + strconv.Itoa(s.To)
	}
	return words
}

// String writes the symbol as it is printed.
func (s Symbol) String() string {
	words := s.single()
	for _, other := range s.Joint {
		words += "-" + other.single()
	}
	return words
}

func (s Symbol) single() string {
	parts := append([]string{s.Organ}, s.Bodies...)
	if s.Session != "" {
		parts = append(parts, s.Session)
	}
	switch {
	case s.Series == "":
		parts = append(parts, s.Number)
	case s.slashed:
		parts = append(parts, s.Series, s.Number)
	default:
		parts = append(parts, s.Series+"."+s.Number)
	}
	for _, suffix := range s.Suffixes {
		parts = append(parts, suffix.String())
	}
	words := strings.Join(parts, "/")
	if s.Asterisk {
		words += "*"
	}
	return words
}

// Base is the symbol of the document as it was first issued: without suffixes
// and asterisk.
func (s Symbol) Base() Symbol {
	return s.each(func(one Symbol) Symbol {
		one.Suffixes, one.Asterisk = nil, false
		return one
	})
}

// With is the symbol of the document's n-th revision, addendum, corrigendum or
// amendment. A suffix of that kind that is there already gets the new number, and
// what stands behind it goes: an addendum to the first revision is none to the
// second. An n below 1 takes the suffix away. The asterisk goes in any case.
func (s Symbol) With(kind SuffixKind, n int) Symbol {
	return s.each(func(one Symbol) Symbol {
		kept := make([]Suffix, 0, len(one.Suffixes)+1)
		for _, suffix := range one.Suffixes {
			if suffix.Kind == kind {
				break
			}
			kept = append(kept, suffix)
		}
		if n > 0 {
			kept = append(kept, Suffix{Kind: kind, Number: n})
		}
		one.Suffixes, one.Asterisk = kept, false
		return one
	})
}

// Suffix returns the number of the suffix of a kind, 0 where there is none.
func (s Symbol) Suffix(kind SuffixKind) int {
	for _, suffix := range s.Suffixes {
		if suffix.Kind == kind {
			return suffix.Number
		}
	}
	return 0
}

// each changes the symbol and those joined to it.
func (s Symbol) each(change func(Symbol) Symbol) Symbol {
	out := change(s)
	if len(s.Joint) == 0 {
		return out
	}
	out.Joint = make([]Symbol, len(s.Joint))
	for i, other := range s.Joint {
		out.Joint[i] = change(other)
	}
	return out
}
