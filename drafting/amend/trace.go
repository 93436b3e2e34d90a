package amend

import (
	"slices"
	"strings"

	"chapeau/diffing"
	"chapeau/drafting/text"
)

// Trace carries the provenance of every word from a text to the one that
// followed it. Words that stay keep their source; new ones are traced to the
// contribution that proposed just them at that place, several joined by ", ",
// and else to source (the version itself, or the person who decided). The spans
// of a clause join to its text. Without before every word comes from source.
func Trace(before map[string][]Span, base, result *text.Text, contributions []Contribution, source string) map[string][]Span {
	t := newTracer(before, base, contributions, source)
	spans := make(map[string][]Span)
	result.Walk(func(c, _ *text.Clause) bool {
		spans[c.ID] = t.clause(c)
		return true
	})
	return spans
}

type tracer struct {
	before map[string][]Span
	base   *index
	source string
	edits  map[string][]offer // clause id → the words proposed for it
	new    map[string][]Span  // words of a new clause → who brings them
}

// offer is what a contribution does to one clause: the places that it changes
// and, for each, who brings in the words there.
type offer struct {
	hunks []diffing.Hunk
	spans [][]Span
}

func newOffer(base, proposed string, words []Span) offer {
	hunks := diffing.Hunks(base, proposed)
	return offer{hunks, SpansByHunk(proposed, hunks, words)}
}

// ownWords tells who brought in the words of a clause that a contribution
// proposes: whoever the spans name, if they are of these words, else its source.
func ownWords(spans []Span, words, source string) []Span {
	if len(spans) > 0 && Joined(spans) == words {
		return spans
	}
	return whole(words, source)
}

// spans are a contribution's words under the new names.
func (r *renaming) spans(words map[string][]Span) map[string][]Span {
	if r.isEmpty() || len(words) == 0 {
		return words
	}
	out := make(map[string][]Span, len(words))
	for id, spans := range words {
		renamed := make([]Span, len(spans))
		for i, span := range spans {
			renamed[i] = Span{Text: *r.words(&span.Text), Source: span.Source}
		}
		out[r.id(id)] = renamed
	}
	return out
}

func newTracer(before map[string][]Span, base *text.Text, contributions []Contribution, source string) *tracer {
	t := &tracer{before: before, base: newIndex(base), source: source, edits: make(map[string][]offer), new: make(map[string][]Span)}
	amendments := make([]Amendment, len(contributions))
	for i := range contributions {
		amendments[i] = contributions[i].Amendment
	}
	table := newNameTable(amendments, []*index{t.base})
	for i := range contributions {
		names := table.namesFor(&amendments[i])
		a, words := names.amendment(&amendments[i]), names.spans(contributions[i].Words)
		c, err := t.base.read(&a)
		if err != nil {
			continue // it does not fit this base, so that no word of it is here
		}
		for id, e := range c.edits {
			t.edits[id] = append(t.edits[id], newOffer(t.base.nodes[id].clause.Text, e.text, ownWords(words[id], e.text, contributions[i].Source)))
		}
		for _, it := range c.items {
			if !it.isMove() {
				proposed := it.clause.Text
				t.new[proposed] = joinSpans(t.new[proposed], ownWords(words[it.id], proposed, contributions[i].Source))
			}
		}
	}
	return t
}

// joinSpans lays two accounts of the same words over one another: where they
// differ, both sources are named.
func joinSpans(a, b []Span) []Span {
	if len(a) == 0 {
		return b
	}
	var w spanWriter
	for len(a) > 0 && len(b) > 0 {
		n := min(len(a[0].Text), len(b[0].Text))
		w.write(a[0].Text[:n], joinSources(a[0].Source, b[0].Source))
		a, b = behind(a, n), behind(b, n)
	}
	return w.spans
}

// behind is what is left of spans behind their first n bytes, which lie in one.
func behind(spans []Span, n int) []Span {
	if n == len(spans[0].Text) {
		return spans[1:]
	}
	rest := append([]Span(nil), spans...)
	rest[0].Text = rest[0].Text[n:]
	return rest
}

// spanWriter joins neighbouring spans of one source.
type spanWriter struct {
	spans []Span
}

func (w *spanWriter) write(s, source string) {
	if s == "" {
		return
	}
	if n := len(w.spans); n > 0 && w.spans[n-1].Source == source {
		w.spans[n-1].Text += s
		return
	}
	w.spans = append(w.spans, Span{Text: s, Source: source})
}

// joinSources names two sources of the same words, each once, sorted.
func joinSources(a, b string) string {
	if a == "" || a == b {
		return b
	}
	sources := append(strings.Split(a, sourceSeparator), b)
	slices.Sort(sources)
	return strings.Join(slices.Compact(sources), sourceSeparator)
}

// sourceSeparator stands between several who proposed the same words.
const sourceSeparator = ", "

func (t *tracer) clause(c *text.Clause) []Span {
	n := t.base.nodes[c.ID]
	if n == nil {
		if spans, known := t.new[c.Text]; known {
			return spans
		}
		return whole(c.Text, t.source)
	}
	old := t.before[c.ID]
	if len(old) == 0 {
		old = whole(n.clause.Text, t.source)
	}
	if c.Text == n.clause.Text {
		return old
	}
	return t.changed(n.clause, c, old)
}

func whole(s, source string) []Span {
	if s == "" {
		return nil
	}
	return []Span{{Text: s, Source: source}}
}

// changed writes the spans of a clause whose words changed: what stays keeps its
// source, byte by byte of the base's spans; what came in is traced to who proposed
// it.
func (t *tracer) changed(base, c *text.Clause, old []Span) []Span {
	if offers := t.edits[base.ID]; len(offers) > 0 {
		w := woven{base: base.Text, old: old, offers: offers, author: t.source}
		if spans, found := w.spans(c.Text); found {
			return spans
		}
	}
	var w spanWriter
	at := 0
	for _, stretch := range diffing.Stretches(c.Text, diffing.Hunks(base.Text, c.Text)) {
		words := c.Text[at : at+stretch.Length]
		if stretch.Hunk != nil {
			for _, span := range t.spansOf(base.ID, *stretch.Hunk, words) {
				w.write(span.Text, span.Source)
			}
		} else {
			keep(old, stretch.From, words, w.write)
		}
		at += stretch.Length
	}
	return w.spans
}

// keep writes words that stay with the sources that they have in the base from
// byte from on.
func keep(old []Span, from int, words string, write func(s, source string)) {
	offset, written := 0, 0
	for i, span := range old {
		offset += len(span.Text)
		end := min(len(words), offset-from)
		if i == len(old)-1 {
			end = len(words) // an emphasis mark more than the base has there
		}
		if end > written {
			write(words[written:end], span.Source)
			written = end
		}
	}
}

// spansOf finds who proposed a hunk, and with it the words that stand in its
// place.
func (t *tracer) spansOf(clause string, h diffing.Hunk, words string) []Span {
	var found []Span
	for _, o := range t.edits[clause] {
		for i, proposed := range o.hunks {
			if proposed.Same(h) {
				found = joinSpans(found, fitted(o.spans[i], words, t.source))
			}
		}
	}
	if found == nil {
		return whole(words, t.source)
	}
	return found
}

// fitted gives spans the emphasis marks that their words have where they stand;
// those depend on what stands beside them. Where the words are others the author
// is the source of all.
func fitted(spans []Span, words, author string) []Span {
	proposed := Joined(spans)
	if proposed == words {
		return spans
	}
	if strings.ReplaceAll(proposed, "*", "") != strings.ReplaceAll(words, "*", "") {
		return whole(words, author)
	}
	var w spanWriter
	for _, span := range spans {
		for i := 0; i < len(span.Text); i++ {
			for words != "" && words[0] == '*' && span.Text[i] != '*' {
				w.write("*", span.Source)
				words = words[1:]
			}
			if words != "" && words[0] == span.Text[i] {
				w.write(words[:1], span.Source)
				words = words[1:]
			}
		}
	}
	w.write(words, author)
	return w.spans
}
