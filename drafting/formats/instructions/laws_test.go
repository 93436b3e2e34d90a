package instructions

import (
	"fmt"
	"strings"
	"testing"

	"chapeau/drafting/amend"
	"chapeau/drafting/amend/amendtest"
	"chapeau/drafting/text"
	"pgregory.net/rapid"
)

// Law: what is written reads back to the same text, and to the same operations.
func TestWordsComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := amendtest.Text(t)
		a := amendtest.Amendment(t, base, "A", 4)
		if err := comesBack(base, a, text.Options{}); err != nil {
			t.Fatal(err)
		}
	})
}

func comesBack(base *text.Text, a amend.Amendment, layout text.Options) error {
	sentences, err := Write(base, a, layout)
	if err != nil {
		return fmt.Errorf("%w%s", err, attempt(base, a, layout))
	}
	changed, err := amend.Apply(base, a)
	if err != nil {
		return err
	}
	want := amend.Operations(base, changed)
	if len(want) == 0 {
		if len(sentences) > 0 {
			return fmt.Errorf("nothing changes, and the words say %v", sentences)
		}
		return nil
	}
	var lines []string
	for _, s := range sentences {
		lines = append(lines, s.Words)
		if len(s.Ops) == 0 {
			return fmt.Errorf("the sentence says no operation: %s\nof %s", s.Words, text.EncodeJSON(a))
		}
	}
	r, err := Read(base, strings.Join(lines, "\n"), layout)
	if err != nil {
		return fmt.Errorf("%w\nin\n%s\nof %s", err, strings.Join(lines, "\n"), text.EncodeJSON(a))
	}
	if err := sameOps(base, r.Amendment.Ops, want); err != nil {
		return fmt.Errorf("%w\nof %s", err, strings.Join(lines, "\n"))
	}
	for _, u := range r.Sentences {
		if len(u.Ops) == 0 {
			return fmt.Errorf("no operation comes of %q", u.Words)
		}
	}
	got, err := amend.Apply(base, r.Amendment)
	if err != nil {
		return err
	}
	if g, w := normal(base, got), normal(base, changed); g != w {
		return fmt.Errorf("the words\n%s\ngive %s", strings.Join(lines, "\n"), firstDifference(g, w))
	}
	return nil
}

// sameOps tells whether two lists of operations are the same, whatever the names of
// what is new.
func sameOps(base *text.Text, got, want []amend.Op) error {
	if len(got) != len(want) {
		return fmt.Errorf("%d operations, want %d", len(got), len(want))
	}
	name := func(id string) string {
		if base.Find(id) == nil {
			return "new"
		}
		return id
	}
	for i := range got {
		g, w := got[i], want[i]
		if g.Kind != w.Kind || name(g.Clause) != name(w.Clause) || name(g.After) != name(w.After) || name(g.FirstOf) != name(w.FirstOf) {
			return fmt.Errorf("operation %d is %+v, want %+v", i+1, g, w)
		}
	}
	return nil
}

// normal is a text with new clauses and notes named by their order.
func normal(base, t *text.Text) string {
	known := make(map[string]bool)
	base.Walk(func(c, _ *text.Clause) bool { known[c.ID] = true; return true })
	out := copyText(t)
	plainLists(out, func(c *text.Clause) bool { return !known[c.ID] })
	ids, keys := make(map[string]string), make(map[string]string)
	out.Walk(func(c, _ *text.Clause) bool {
		if !known[c.ID] {
			ids[c.ID] = fmt.Sprintf("fresh-%d", len(ids)+1)
		}
		return true
	})
	for _, s := range out.Texts() {
		for _, key := range text.NoteKeys(s) {
			if _, is := base.Footnotes[key]; !is && keys[key] == "" {
				keys[key] = fmt.Sprintf("fresh-%d", len(keys)+1)
			}
		}
	}
	for _, key := range sortedKeys(out.Footnotes) {
		if _, is := base.Footnotes[key]; !is && keys[key] == "" {
			keys[key] = "uncited " + out.Footnotes[key]
		}
	}
	rename := func(s string) string { return text.RenameRefs(text.RenameNotes(s, keys), ids) }
	out.Walk(func(c, _ *text.Clause) bool {
		c.Text = rename(c.Text)
		if ids[c.ID] != "" {
			c.ID = ids[c.ID]
		}
		return true
	})
	out.Title, out.Body = rename(out.Title), rename(out.Body)
	notes := make(map[string]string)
	for key, note := range out.Footnotes {
		if keys[key] != "" {
			key = keys[key]
		}
		notes[key] = rename(note)
	}
	out.Footnotes = notes
	return string(text.Encode(out))
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return fmt.Sprintf("%s\nnot %s", g[i], w[i])
		}
	}
	return fmt.Sprintf("%d lines, not %d", len(g), len(w))
}

// attempt is what Write would have said of an amendment that it refuses.
func attempt(base *text.Text, a amend.Amendment, layout text.Options) string {
	a.Ops = named(base, a)
	changed, _ := amend.Apply(base, a)
	w := newWriter(base, changed, layout)
	w.findMoves(a.Ops)
	w.write()
	var lines []string
	for _, s := range w.inOrder() {
		lines = append(lines, s.String())
	}
	r := w.reader(strings.Join(lines, "\n"))
	r.run()
	got := r.rev.compose()
	want := copyText(w.changed)
	plainLists(want, func(c *text.Clause) bool { return w.doc.nodes[c.ID] == nil })
	return fmt.Sprintf("\n%s\nOPS %s\nWRONG %v\nGOT %s", strings.Join(lines, "\n"), text.EncodeJSON(a.Ops), r.wrong, firstDifference(string(text.Encode(got)), string(text.Encode(want))))
}
