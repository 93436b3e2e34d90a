package docxtext

import (
	"slices"

	"chapeau/drafting/formats/reporttext"
	"chapeau/drafting/text"
)

// match tells which line of a reading each line of another view is.
func (d *document) match(known *reading, v view, lines []line) []target {
	targets := make([]target, len(lines))
	for i, at := range d.pairs(known, v, lines) {
		if at >= 0 {
			targets[i] = target{known.places[at], true}
		}
	}
	return targets
}

// places of lines by paragraph: -1 where a paragraph is in none.
func (d *document) linesOf(lines []line) []int {
	at := make([]int, len(d.paragraphs))
	for i := range at {
		at[i] = -1
	}
	for i := range lines {
		for p := lines[i].first; p <= lines[i].last; p++ {
			at[p] = i
		}
	}
	return at
}

// kinship is how much two lines of different views have in common.
type kinship struct {
	known, now int
	shared     int
}

// pairs finds for each line of a view the known line with which it shares most
// words, each known line once.
func (d *document) pairs(known *reading, v view, lines []line) []int {
	before, now := d.linesOf(known.lines), d.linesOf(lines)
	shared := make(map[[2]int]int)
	for i, p := range d.paragraphs {
		if before[i] < 0 || now[i] < 0 {
			continue
		}
		key := [2]int{before[i], now[i]}
		for _, one := range p.pieces {
			if one.change.alive(known.view.accepted) && one.change.alive(v.accepted) {
				shared[key] += 2 * (len(one.words) + len(one.note))
			}
		}
		if known.view.ends(p) && v.ends(p) {
			shared[key]++
		}
	}
	for _, m := range d.movedParagraphs() {
		if before[m.from] >= 0 && now[m.to] >= 0 {
			size := min(len(d.paragraphs[m.from].plain(known.view.accepted)), len(d.paragraphs[m.to].plain(v.accepted)))
			shared[[2]int{before[m.from], now[m.to]}] += 2 * size
		}
	}
	return strongest(shared, len(known.lines), len(lines))
}

// strongest makes pairs of lines, those that share most first.
func strongest(shared map[[2]int]int, known, now int) []int {
	list := make([]kinship, 0, len(shared))
	for key, size := range shared {
		if size > 0 {
			list = append(list, kinship{key[0], key[1], size})
		}
	}
	slices.SortFunc(list, func(a, b kinship) int {
		if a.shared != b.shared {
			return b.shared - a.shared
		}
		if a.now != b.now {
			return a.now - b.now
		}
		return a.known - b.known
	})
	taken := make([]bool, known)
	pairs := make([]int, now)
	for i := range pairs {
		pairs[i] = -1
	}
	for _, k := range list {
		if !taken[k.known] && pairs[k.now] < 0 {
			taken[k.known], pairs[k.now] = true, k.known
		}
	}
	return pairs
}

// movedParagraph is a paragraph that stands where it was moved from and where it
// was moved to.
type movedParagraph struct{ from, to int }

// movedParagraphs pairs both ends of every move, in order; where the ends have
// different numbers of paragraphs, by their words.
func (d *document) movedParagraphs() []movedParagraph {
	from, to := make(map[string][]int), make(map[string][]int)
	var names []string
	for i, p := range d.paragraphs {
		name, deleted := p.move()
		switch {
		case name == "":
		case deleted:
			if len(from[name]) == 0 {
				names = append(names, name)
			}
			from[name] = append(from[name], i)
		default:
			to[name] = append(to[name], i)
		}
	}
	var moved []movedParagraph
	for _, name := range names {
		if len(from[name]) == len(to[name]) {
			for k := range from[name] {
				moved = append(moved, movedParagraph{from[name][k], to[name][k]})
			}
			continue
		}
		moved = append(moved, d.pairMoved(from[name], to[name])...)
	}
	return moved
}

// pairMoved pairs paragraphs that say the same, each once.
func (d *document) pairMoved(from, to []int) []movedParagraph {
	byWords := make(map[string][]int)
	for _, j := range to {
		words := d.paragraphs[j].plain(accepting)
		byWords[words] = append(byWords[words], j)
	}
	var moved []movedParagraph
	for _, i := range from {
		words := d.paragraphs[i].plain(rejecting)
		if same := byWords[words]; len(same) > 0 {
			moved = append(moved, movedParagraph{i, same[0]})
			byWords[words] = same[1:]
		}
	}
	return moved
}

// move is the name of the move that a paragraph is one end of as a whole, and
// whether it is the end that goes. What others changed in it does not count.
func (p *paragraph) move() (name string, goes bool) {
	for _, one := range p.pieces {
		if one.change == nil && (!isBlank(one.words) || one.note != "") {
			return "", false
		}
		for c := one.change; c != nil; c = c.outer {
			if c.move == "" {
				continue
			}
			if name != "" && (c.move != name || c.deleted != goes) {
				return "", false
			}
			name, goes = c.move, c.deleted
		}
	}
	return name, goes
}

// preambleFirst puts preambular paragraphs with what stands under them in front of
// others that somebody deletes. In a file, what comes may stand behind what goes,
// and so behind the operative paragraphs that only another author takes out.
func (d *document) preambleFirst(lines []line, targets []target) ([]line, []target) {
	outLines, outTargets := make([]line, 0, len(lines)), make([]target, 0, len(lines))
	const near = 1000
	at := -1 // where the paragraph before went to
	for i := range lines {
		switch kind := d.clauseKind(&lines[i]); {
		case kind == text.Preambular:
			at = len(outLines)
			for at > max(0, len(outLines)-near) && !d.stays(&outLines[at-1]) && d.clauseKind(&outLines[at-1]) != text.Preambular {
				at--
			}
		case kind == text.Item && at >= 0 && d.stays(&lines[i]):
			at++
		default:
			at = len(outLines)
		}
		at = min(max(at, 0), len(outLines))
		outLines, outTargets = slices.Insert(outLines, at, lines[i]), slices.Insert(outTargets, at, targets[i])
	}
	return outLines, outTargets
}

// clauseKind is what the style of our own files says of a line, "" where nothing.
func (d *document) clauseKind(l *line) text.Kind {
	if role := d.role(l); role.part == reporttext.Clause {
		return role.kind
	}
	return ""
}

// stays tells of a line that some of its words are still there once all changes
// are accepted.
func (d *document) stays(l *line) bool {
	return slices.ContainsFunc(l.pieces, func(one piece) bool { return one.change.alive(accepting) })
}
