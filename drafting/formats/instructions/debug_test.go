package instructions

import (
	"fmt"
	"strings"

	"chapeau/drafting/amend"
	"chapeau/drafting/text"
)

// said tells what Write would have said.
func attempt(base *text.Text, a amend.Amendment, layout text.Options) string {
	a.Ops = named(base, a)
	changed, _ := amend.Apply(base, a)
	w := newWriter(base, changed, layout)
	w.findMoves(a.Ops)
	w.write()
	var lines []string
	for _, s := range w.inOrder() {
		lines = append(lines, s.words)
	}
	r := w.reader(strings.Join(lines, "\n"))
	r.run()
	got := r.rev.compose()
	want := copyText(w.changed)
	plainLists(want, func(c *text.Clause) bool { return w.doc.nodes[c.ID] == nil })
	return fmt.Sprintf("\n%s\nOPS %s\nWRONG %v\nGOT %s", strings.Join(lines, "\n"), text.EncodeJSON(a.Ops), r.wrong, firstDifference(string(text.Encode(got)), string(text.Encode(want))))
}
