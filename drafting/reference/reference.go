// Package reference finds references to paragraphs of the same text that are
// still plain words ("paragraph 10 above"), and makes them live where a person
// says so. It never converts one by itself: only a person knows what "paragraph
// 10" means.
package reference

import (
	"regexp"
	"slices"
	"strings"

	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// Offer is a reference in plain words that a live one can take the place of:
// Words stand in the clause's text from byte Start; Replacement is the live
// reference and Prints what it prints: the same words, or others where the
// source does not write as the model does.
type Offer struct {
	Clause      string `json:"clause"`
	Start       int    `json:"start"`
	Words       string `json:"words"`
	Replacement string `json:"replacement"`
	Prints      string `json:"prints"`
}

// plainReference matches "paragraphs 3 and 4 above" in the official languages.
var plainReference = regexp.MustCompile(`(?:^|[^\p{L}\d]|\p{Han})(` +
	`(?:paragraphs?|subparagraphs?|paragraphes?|alinéas?|párrafos?|apartados?|пункты?|подпункты?|الفقرة|الفقرات) ` + places + ` (?:above|below|ci-dessus|ci-après|supra|infra|выше|ниже|أعلاه|أدناه)` +
	`|(?:上文|下文)第` + places + `段)`)

const (
	place  = `(?:\d{1,3}(?: (?:bis|ter|quater|quinquies))?(?: ?\(?[a-z]{1,5}\))*|\(?[a-z]{1,5}\))`
	places = place + `(?:(?:, | and | et | y | и | و |和| to | à | a |–| إلى |至|、)` + place + `){0,30}`
)

var (
	onePlace = regexp.MustCompile(`^` + place)
	oneRange = regexp.MustCompile(`^(?: to | à | a |–| إلى |至)$`)
	letters  = regexp.MustCompile(`[a-z]{1,5}\)`)
)

// Find finds the plain references that say "above" or "below", in the official
// languages. References to other instruments ("paragraph 21 of its resolution
// 24/3") are not found. The text must be canonical.
func Find(t *text.Text) []Offer {
	f := newFinder(t)
	return printed(t, f.offers(f.placed))
}

// printed says for each offer what its live reference prints at its place.
func printed(t *text.Text, offers []Offer) []Offer {
	if len(offers) == 0 {
		return nil
	}
	changed, err := Accept(t, offers)
	if err != nil {
		return nil
	}
	prints := make(map[string]string)
	for _, l := range text.Layout(changed, text.Options{}).Lines {
		for _, p := range l.Parts {
			if len(p.Refs) > 0 {
				prints[l.Clause.ID+text.ReferenceMark(p.Refs)] = p.Text
			}
		}
	}
	for i, o := range offers {
		offers[i].Prints = prints[o.Clause+o.Replacement]
	}
	return offers
}

// finder knows where the printed labels of a text lead.
type finder struct {
	order   []*text.Clause
	parents map[string]*text.Clause
	labels  map[string]string
	tops    []*text.Clause
}

func newFinder(t *text.Text) *finder {
	f := &finder{parents: make(map[string]*text.Clause), labels: text.Labels(t, text.Final, nil)}
	main := &text.Text{Clauses: t.Clauses}
	main.Walk(func(c, parent *text.Clause) bool {
		if c.Kind == text.Operative {
			f.tops = append(f.tops, c)
		}
		f.parents[c.ID] = parent
		f.order = append(f.order, c)
		return true
	})
	return f
}

// offers asks for each clause in reading order where plain references stand, and
// offers those whose paragraphs all exist.
func (f *finder) offers(stand func(*text.Clause) []stretch) []Offer {
	var offers []Offer
	for _, c := range f.order {
		for _, s := range stand(c) {
			if ids := f.targets(c, c.Text[s.start:s.places]); len(ids) > 0 {
				offers = append(offers, Offer{Clause: c.ID, Start: s.start, Words: c.Text[s.start:s.end], Replacement: text.ReferenceMark(ids)})
			}
		}
	}
	return offers
}

// stretch is where a plain reference stands in a clause's text: from start to
// end, its list of paragraphs up to places.
type stretch struct{ start, places, end int }

// placed are the references that say "above" or "below".
func (f *finder) placed(c *text.Clause) []stretch {
	var all []stretch
	for _, at := range plainReference.FindAllStringSubmatchIndex(c.Text, -1) {
		all = append(all, stretch{at[2], at[3], at[3]})
	}
	return all
}

// targets reads the list of places in a reference; nil where one of them leads
// nowhere.
func (f *finder) targets(from *text.Clause, words string) []string {
	start := strings.IndexFunc(words, func(r rune) bool { return r >= '0' && r <= '9' || r == '(' })
	if start < 0 {
		if start = letters.FindStringIndex(words)[0]; start < 0 {
			return nil
		}
	}
	rest := words[start:]
	var found []*text.Clause
	joiner := ""
	for {
		place := onePlace.FindString(rest)
		target := f.target(from, place)
		if place == "" || target == nil {
			return nil
		}
		found = f.extend(found, target, joiner)
		rest = rest[len(place):]
		next := strings.IndexFunc(rest, func(r rune) bool { return r >= '0' && r <= '9' || r == '(' })
		if next < 0 {
			break
		}
		joiner, rest = rest[:next], rest[next:]
	}
	ids := make([]string, len(found))
	for i, c := range found {
		ids[i] = c.ID
	}
	return ids
}

// extend adds a target, and after "to" all the paragraphs between.
func (f *finder) extend(found []*text.Clause, target *text.Clause, joiner string) []*text.Clause {
	if len(found) == 0 || !oneRange.MatchString(joiner) {
		return append(found, target)
	}
	row := f.siblings(target)
	from, to := slices.Index(row, found[len(found)-1]), slices.Index(row, target)
	if from < 0 || to < from {
		return append(found, target)
	}
	return append(found, row[from+1:to+1]...)
}

func (f *finder) siblings(c *text.Clause) []*text.Clause {
	if parent := f.parents[c.ID]; parent != nil {
		return parent.Children
	}
	return f.tops
}

// target finds the clause of "3", "3 (b)" or "(b)".
func (f *finder) target(from *text.Clause, place string) *text.Clause {
	steps := strings.FieldsFunc(place, func(r rune) bool { return r == ' ' || r == '(' || r == ')' })
	if len(steps) == 0 {
		return nil
	}
	if len(steps) > 1 && len(steps[1]) > 2 && !strings.Contains(place, "("+steps[1]) {
		steps = append([]string{steps[0] + " " + steps[1]}, steps[2:]...)
	}
	row := f.tops
	if steps[0][0] >= 'a' {
		row = f.ownRow(from, steps[0])
	}
	var found *text.Clause
	for _, step := range steps {
		at := slices.IndexFunc(row, func(c *text.Clause) bool { return f.labels[c.ID] == step })
		if at < 0 {
			return nil
		}
		found, row = row[at], row[at].Children
	}
	return found
}

// ownRow is the list in which a letter alone is looked up: the nearest around
// the clause that has such an item.
func (f *finder) ownRow(from *text.Clause, letter string) []*text.Clause {
	for c := from; c != nil; c = f.parents[c.ID] {
		row := f.siblings(c)
		if slices.ContainsFunc(row, func(c *text.Clause) bool { return f.labels[c.ID] == letter }) {
			return row
		}
	}
	return nil
}

// Accept returns the text with the offered live references in place of the plain
// words. It fails with the code invalid where the words no longer stand where
// the offer says.
func Accept(t *text.Text, offers []Offer) (*text.Text, error) {
	clauses := make(map[string]*text.Clause)
	t.Walk(func(c, _ *text.Clause) bool {
		clauses[c.ID] = c
		return true
	})
	byClause := make(map[string][]Offer)
	for _, o := range offers {
		c := clauses[o.Clause]
		if c == nil || o.Start < 0 || o.Start > len(c.Text) || !strings.HasPrefix(c.Text[o.Start:], o.Words) {
			return nil, fault.Invalidf("clause "+o.Clause, "the words %q do not stand at %d; look for references again", o.Words, o.Start)
		}
		byClause[o.Clause] = append(byClause[o.Clause], o)
	}
	changed := *t
	changed.Clauses = acceptList(t.Clauses, byClause)
	return text.Canonical(&changed)
}

func acceptList(clauses []*text.Clause, offers map[string][]Offer) []*text.Clause {
	changed := make([]*text.Clause, len(clauses))
	for i, c := range clauses {
		one := *c
		one.Text = acceptIn(c.Text, offers[c.ID])
		one.Children = acceptList(c.Children, offers)
		changed[i] = &one
	}
	return changed
}

// acceptIn replaces from the end, so that places ahead stay right. The same words
// offered twice are replaced once.
func acceptIn(words string, offers []Offer) string {
	offers = slices.Clone(offers)
	slices.SortFunc(offers, func(a, b Offer) int { return b.Start - a.Start })
	ahead := len(words)
	for _, o := range offers {
		if o.Start+len(o.Words) > ahead {
			continue
		}
		ahead = o.Start
		words = words[:o.Start] + o.Replacement + words[o.Start+len(o.Words):]
	}
	return words
}
