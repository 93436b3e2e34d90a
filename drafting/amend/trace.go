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
	new    map[string]string  // words of a new clause → who brings it
}

// offer is what a contribution does to one clause.
type offer struct {
	source string
	hunks  []diffing.Hunk
}

func newTracer(before map[string][]Span, base *text.Text, contributions []Contribution, source string) *tracer {
	t := &tracer{before: before, base: newIndex(base), source: source, edits: make(map[string][]offer), new: make(map[string]string)}
	amendments := make([]Amendment, len(contributions))
	for i := range contributions {
		amendments[i] = contributions[i].Amendment
	}
	for i, a := range prepare(amendments, t.base) {
		c, err := t.base.read(&a)
		if err != nil {
			continue // it does not fit this base, so that no word of it is here
		}
		for id, e := range c.edits {
			t.edits[id] = append(t.edits[id], offer{contributions[i].Source, diffing.Hunks(t.base.nodes[id].clause.Text, e.text)})
		}
		for _, it := range c.items {
			if !it.isMove() {
				t.new[it.clause.Text] = joinSources(t.new[it.clause.Text], contributions[i].Source)
			}
		}
	}
	return t
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
		if source, known := t.new[c.Text]; known {
			return whole(c.Text, source)
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
// source, byte by byte of the base's spans; the rest is traced hunk by hunk.
func (t *tracer) changed(base, c *text.Clause, old []Span) []Span {
	hunks := diffing.Hunks(base.Text, c.Text)
	var out []Span
	write := func(s, source string) {
		if s == "" {
			return
		}
		if n := len(out); n > 0 && out[n-1].Source == source {
			out[n-1].Text += s
			return
		}
		out = append(out, Span{Text: s, Source: source})
	}
	at := 0
	for _, stretch := range diffing.Stretches(c.Text, hunks) {
		if stretch.Hunk != nil {
			write(c.Text[at:at+stretch.Length], t.sourceOf(base.ID, *stretch.Hunk))
			at += stretch.Length
			continue
		}
		keep(old, stretch.From, c.Text[at:at+stretch.Length], write)
		at += stretch.Length
	}
	return out
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

// sourceOf finds who proposed a hunk.
func (t *tracer) sourceOf(clause string, h diffing.Hunk) string {
	found := ""
	for _, o := range t.edits[clause] {
		for _, proposed := range o.hunks {
			if proposed.From == h.From && proposed.To == h.To && proposed.Text == h.Text {
				found = joinSources(found, o.source)
			}
		}
	}
	if found == "" {
		return t.source
	}
	return found
}
