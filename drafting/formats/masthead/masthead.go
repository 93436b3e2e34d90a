// Package masthead is what stands above a text on the document that bears it:
// whose document it is, its symbol, the agenda item, who sponsors it; and the
// fixed words of it in the six languages of the United Nations.
package masthead

import (
	"time"

	"chapeau/drafting/citation"
	"chapeau/drafting/text"
)

// Masthead holds plain words; what is empty is not printed. Sponsors are in the
// order in which they are printed. A zero Date is none.
type Masthead struct {
	Organization string // above everything: "United Nations"
	Organ        string // whose document it is: "General Assembly", "Commission on Inland Waterways"
	Session      string // "Twenty-sixth session"
	Committee    string // below the organ, where the organ is another: "Third Committee"
	Symbol       string // "A/C.3/72/L.5/Rev.1"
	Date         time.Time
	Lang         string   // BCP 47 tag of the language that the fixed words are in; English where it is empty
	Original     string   // of the language that the text was written in
	AgendaItem   string   // its number: "5 (a)"
	AgendaName   string   // its title
	Sponsors     []string // countries and organizations
	Kind         text.DocumentKind
	Stage        string // what it is: "Draft resolution", "Resolution adopted by the Commission"; for a draft without one, its kind
	IsDraft      bool   // a draft is distributed to few and says so
}

// Of is what a text says of itself: its symbol, sponsors, designation, kind and
// language. A symbol of series L is that of a draft.
func Of(t *text.Text) Masthead {
	symbol, err := citation.ParseSymbol(t.Symbol)
	return Masthead{
		Symbol: t.Symbol, Sponsors: t.Sponsors, Stage: text.PlainWords(t.Designation),
		Kind: t.Kind, Lang: text.Language(t), Original: text.Language(t), IsDraft: err == nil && symbol.Series == "L",
	}
}
