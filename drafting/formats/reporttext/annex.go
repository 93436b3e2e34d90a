package reporttext

import "chapeau/drafting/text"

// splitAnnexes separates the annexes behind the clauses of a text.
func splitAnnexes(paragraphs []paragraph) (main []paragraph, annexes [][]paragraph) {
	main = paragraphs
	for i, p := range paragraphs {
		if p.part != AnnexTitle && (i == 0 || p.part != Unknown || p.label.kind != noLabel || !annexHeading.MatchString(bare(p.words))) {
			continue
		}
		if len(annexes) == 0 {
			main = paragraphs[:i]
		}
		annexes = append(annexes, nil)
		annexes[len(annexes)-1] = paragraphs[i:]
	}
	for i := 0; i+1 < len(annexes); i++ {
		annexes[i] = annexes[i][:len(annexes[i])-len(annexes[i+1])]
	}
	return main, annexes
}

// annex reads one annex: the line "Annex" with the title below it, then its
// clauses.
func (d *draft) annex(in inliner, paragraphs []paragraph) {
	title := 1
	if len(paragraphs) > 1 && paragraphs[0].part == Unknown && paragraphs[1].part == Unknown && paragraphs[1].label.kind == noLabel && endMark(paragraphs[1].words) == 0 {
		title = 2
	}
	tree := arrange(placeStrayLabels(joinCut(paragraphs[title:])))
	for _, n := range tree.tops {
		if n.source.part != Unknown {
			continue
		}
		if n.kind == text.Preambular || n.kind == text.Operative && n.printed == "" {
			n.kind = text.Prose
		}
	}
	d.headAt(Place{Part: AnnexTitle, Annex: len(d.text.Annexes)}, paragraphs[:title])
	d.text.Annexes = append(d.text.Annexes, text.Annex{Title: in.joined(paragraphs[:title], " "), Clauses: d.clauses(in, tree.tops)})
}
