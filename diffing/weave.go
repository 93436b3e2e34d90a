package diffing

import (
	"sort"
	"strings"
)

// writer builds an inline text from pieces that are each balanced, joining the
// emphasis of two neighbours where one closes it and the next opens it again.
type writer struct {
	b strings.Builder
}

func (w *writer) add(piece string) {
	if piece == "" {
		return
	}
	if piece[0] == '*' && endsInMark(w.b.String()) {
		joined := w.b.String()
		w.b.Reset()
		w.b.WriteString(joined[:len(joined)-1])
		piece = piece[1:]
	}
	w.b.WriteString(piece)
}

// endsInMark tells whether s ends in an emphasis mark rather than in an escaped
// asterisk.
func endsInMark(s string) bool {
	if !strings.HasSuffix(s, "*") {
		return false
	}
	slashes := 0
	for i := len(s) - 2; i >= 0 && s[i] == '\\'; i-- {
		slashes++
	}
	return slashes%2 == 0
}

// Apply puts hunks, which are sorted and do not overlap, into their base.
func Apply(base string, hunks []Hunk) string {
	var w writer
	at, open := 0, false
	for _, h := range hunks {
		w.add(balance(base[at:h.From], open, h.FromOpen))
		w.add(h.Text)
		at, open = h.To, h.ToOpen
	}
	w.add(balance(base[at:], open, false))
	return w.b.String()
}

// Words shows the change from base to changed as runs for a reader.
func Words(base, changed string) []Run {
	return Runs(base, Hunks(base, changed))
}

// Runs shows hunks within their base.
func Runs(base string, hunks []Hunk) []Run {
	runs := make([]Run, 0, 3*len(hunks)+1)
	add := func(op, text string) {
		if text != "" {
			runs = append(runs, Run{Op: op, Text: text})
		}
	}
	at, open := 0, false
	for _, h := range hunks {
		add(Equal, balance(base[at:h.From], open, h.FromOpen))
		add(Delete, balance(base[h.From:h.To], h.FromOpen, h.ToOpen))
		add(Insert, h.Text)
		at, open = h.To, h.ToOpen
	}
	add(Equal, balance(base[at:], open, false))
	return runs
}

// Variant is one of the texts proposed for a place, with the movers (indexes
// into the proposals) that propose it.
type Variant struct {
	Text   string
	Movers []int
}

// Place is a stretch of the base that one or several movers change. Where all
// propose the same there is one variant. Otherwise it is a collision: SamePoint
// tells that all only insert there.
type Place struct {
	From, To         int
	FromOpen, ToOpen bool
	Base             string // the base's words there, balanced
	SamePoint        bool
	Variants         []Variant
	Adjacent         bool // touches a place that others change
}

// Collides tells whether movers propose different texts for the place.
func (p *Place) Collides() bool { return len(p.Variants) > 1 }

// Fabric is a base with every place that movers change.
type Fabric struct {
	Base   string
	Places []Place
}

// Weave lays the hunks of several movers over one base. Hunks that share a token
// of the base belong to one place, as does everything connected with them;
// insertions at one point share a place; an insertion at the edge of a replaced
// stretch stays outside it. It takes time in proportion to the number of hunks,
// sorting aside.
func Weave(base string, proposals [][]Hunk) Fabric {
	fabric := Fabric{Base: base}
	if len(proposals) == 1 {
		fabric.Places = single(base, proposals[0])
		return fabric
	}
	owned := sortHunks(proposals)
	for i := 0; i < len(owned); {
		end := i + 1
		place := Place{From: owned[i].From, To: owned[i].To, FromOpen: owned[i].FromOpen, ToOpen: owned[i].ToOpen}
		for end < len(owned) && belongs(&place, owned[end].Hunk) {
			if owned[end].To > place.To {
				place.To, place.ToOpen = owned[end].To, owned[end].ToOpen
			}
			end++
		}
		place.SamePoint = place.From == place.To
		place.Base = balance(base[place.From:place.To], place.FromOpen, place.ToOpen)
		place.Variants = variants(base, &place, owned[i:end])
		fabric.Places = append(fabric.Places, place)
		i = end
	}
	fabric.markAdjacent()
	return fabric
}

func single(base string, hunks []Hunk) []Place {
	places := make([]Place, len(hunks))
	for i, h := range hunks {
		places[i] = Place{
			From: h.From, To: h.To, FromOpen: h.FromOpen, ToOpen: h.ToOpen, SamePoint: h.From == h.To,
			Base:     balance(base[h.From:h.To], h.FromOpen, h.ToOpen),
			Variants: []Variant{{Text: h.Text, Movers: []int{0}}},
		}
	}
	return places
}

type ownedHunk struct {
	Hunk
	mover int
}

func sortHunks(proposals [][]Hunk) []ownedHunk {
	count := 0
	for _, hunks := range proposals {
		count += len(hunks)
	}
	owned := make([]ownedHunk, 0, count)
	for mover, hunks := range proposals {
		for _, h := range hunks {
			owned = append(owned, ownedHunk{h, mover})
		}
	}
	sort.SliceStable(owned, func(i, j int) bool {
		a, b := &owned[i], &owned[j]
		if a.From != b.From {
			return a.From < b.From
		}
		return a.From == a.To && b.From != b.To // insertions before what is replaced
	})
	return owned
}

// belongs tells whether a hunk that starts no earlier shares the place.
func belongs(place *Place, h Hunk) bool {
	if place.From == place.To {
		return h.From == h.To && h.From == place.From
	}
	return h.From < place.To && (h.From != h.To || h.From > place.From)
}

// variants groups the movers of a place by the text that each would have there.
func variants(base string, place *Place, owned []ownedHunk) []Variant {
	if len(owned) == 1 {
		return []Variant{{Text: owned[0].Text, Movers: []int{owned[0].mover}}}
	}
	byMover := make(map[int][]Hunk, len(owned))
	var movers []int
	for _, h := range owned {
		if _, seen := byMover[h.mover]; !seen {
			movers = append(movers, h.mover)
		}
		byMover[h.mover] = append(byMover[h.mover], h.Hunk)
	}
	sort.Ints(movers)
	byText := make(map[string]int, len(movers))
	var found []Variant
	for _, mover := range movers {
		text := within(base, place, byMover[mover])
		n, seen := byText[text]
		if !seen {
			n = len(found)
			byText[text] = n
			found = append(found, Variant{Text: text})
		}
		found[n].Movers = append(found[n].Movers, mover)
	}
	return found
}

// within is the text of a place with one mover's hunks in it.
func within(base string, place *Place, hunks []Hunk) string {
	var w writer
	at, open := place.From, place.FromOpen
	for _, h := range hunks {
		w.add(balance(base[at:h.From], open, h.FromOpen))
		w.add(h.Text)
		at, open = h.To, h.ToOpen
	}
	w.add(balance(base[at:place.To], open, place.ToOpen))
	return w.b.String()
}

// markAdjacent marks neighbouring places of different movers that have no word
// between them.
func (f *Fabric) markAdjacent() {
	for i := 1; i < len(f.Places); i++ {
		before, after := &f.Places[i-1], &f.Places[i]
		if !sameMovers(before, after) && !holdsWord(f.Base[before.To:after.From]) {
			before.Adjacent, after.Adjacent = true, true
		}
	}
}

func sameMovers(a, b *Place) bool {
	return len(a.Variants) == 1 && len(b.Variants) == 1 &&
		len(a.Variants[0].Movers) == 1 && len(b.Variants[0].Movers) == 1 &&
		a.Variants[0].Movers[0] == b.Variants[0].Movers[0]
}

func holdsWord(s string) bool {
	if len(s) > 64 {
		return true
	}
	for _, token := range Tokenize(s) {
		if token.Kind <= Mark {
			return true
		}
	}
	return false
}

// Render writes the base with one variant at each place: choose returns its
// index, or -1 for the base's own words.
func (f *Fabric) Render(choose func(place int) int) string {
	var w writer
	at, open := 0, false
	for i := range f.Places {
		p := &f.Places[i]
		n := choose(i)
		if n < 0 {
			continue
		}
		w.add(balance(f.Base[at:p.From], open, p.FromOpen))
		w.add(p.Variants[n].Text)
		at, open = p.To, p.ToOpen
	}
	w.add(balance(f.Base[at:], open, false))
	return w.b.String()
}

// Piece is a stretch of a rendered text: words of the base, from its byte From on
// (Place is -1 then), or the variant that was chosen at a place. Marks counts the
// emphasis marks at its beginning that the base has not there.
type Piece struct {
	Text           string
	Place, Variant int
	From           int
	Marks          int
}

// Pieces takes the text that Render writes for the same choices apart. Joined the
// pieces are that text.
func (f *Fabric) Pieces(choose func(place int) int) []Piece {
	var pieces []Piece
	at, open := 0, false
	for i := range f.Places {
		p := &f.Places[i]
		n := choose(i)
		if n < 0 {
			continue
		}
		pieces = addPiece(pieces, basePiece(f.Base, at, p.From, open, p.FromOpen))
		pieces = addPiece(pieces, Piece{Text: p.Variants[n].Text, Place: i, Variant: n})
		at, open = p.To, p.ToOpen
	}
	return addPiece(pieces, basePiece(f.Base, at, len(f.Base), open, false))
}

func basePiece(base string, from, to int, open, endOpen bool) Piece {
	p := Piece{Text: balance(base[from:to], open, endOpen), Place: -1, From: from}
	if open && p.Text != "" {
		p.Marks = 1
	}
	return p
}

// addPiece joins the emphasis of two neighbours, as a writer does.
func addPiece(pieces []Piece, p Piece) []Piece {
	if p.Text == "" {
		return pieces
	}
	if n := len(pieces); n > 0 && p.Text[0] == '*' && endsInMark(pieces[n-1].Text) {
		last := &pieces[n-1]
		last.Text = last.Text[:len(last.Text)-1]
		p.Text, p.Marks = p.Text[1:], max(0, p.Marks-1)
		if last.Text == "" {
			pieces = pieces[:n-1]
		}
	}
	if p.Text == "" {
		return pieces
	}
	return append(pieces, p)
}

// Merged writes the base with everything that does not collide.
func (f *Fabric) Merged() string {
	return f.Render(func(i int) int {
		if f.Places[i].Collides() {
			return -1
		}
		return 0
	})
}
