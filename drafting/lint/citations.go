package lint

import "chapeau/drafting/citation"

func checkCitations(d *document, say reporter) {
	for _, p := range d.passages {
		for _, flaw := range citation.Flaws(p.inline, d.organ) {
			say(p, flaw.Better, "%s", flaw.Message)
		}
	}
}
