// Package masthead is what stands above a text on the document that bears it:
// whose document it is, its symbol, the agenda item, who sponsors it.
package masthead

import (
	"time"

	"chapeau/drafting/text"
)

// Masthead holds plain words; what is empty is not printed. Sponsors are in the
// order in which they are printed. A zero Date is none.
type Masthead struct {
	Organ      string // whose document it is: "General Assembly", "Commission on Inland Waterways"
	Session    string // "Twenty-sixth session"
	Committee  string // below the organ, where the organ is another: "Third Committee"
	Symbol     string // "A/C.3/72/L.5/Rev.1"
	Date       time.Time
	AgendaItem string   // its number: "5 (a)"
	AgendaName string   // its title
	Sponsors   []string // countries and organizations
	Stage      string   // what it is: "Draft resolution", "Resolution adopted by the Commission"
	IsDraft    bool     // a draft is distributed to few and says so
}

// Of is what a text says of itself: its symbol, sponsors and designation.
func Of(t *text.Text) Masthead {
	return Masthead{Symbol: t.Symbol, Sponsors: t.Sponsors, Stage: text.PlainWords(t.Designation)}
}
