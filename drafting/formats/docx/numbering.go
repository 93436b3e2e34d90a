package docx

// levels is how many levels a list of Word has.
const levels = 9

// list is one numbering of Word's: what it counts at its first level from start on,
// and at the levels below what convention has there. Its first level stands at a
// depth of the text, as a list does that somebody begins there.
//
// So a clause whose siblings have a list of their own is on the first level, which
// LibreOffice 7.4 takes every paragraph to be on that is numbered again when a
// change is rejected.
type list struct {
	id      int
	depth   int
	start   int
	formats [levels]format
}

// number is how a paragraph gets its label: from a list at a level, or as plain
// words. The zero number is no label.
type number struct {
	list    *list
	level   int
	literal string
}

// numbering finds for every line the list that gives just the label which the
// line prints. Two views of a text share their lists, so that a clause that both
// have is in the same one and Word renumbers by itself.
type numbering struct {
	lists  []*list
	byKey  map[listKey]*list
	breaks map[string]bool // clauses at which a count does not run on: they begin a list
	apart  map[string]bool // groups that have a list of their own, even where the clause above counts on for them
}

// listKey tells lists apart. A list is that of a group of siblings, or begins at a
// clause where the count does not run on.
type listKey struct {
	of     string
	at     string
	format format
	depth  int
	start  int
}

func newNumbering() *numbering {
	return &numbering{byKey: make(map[listKey]*list), breaks: make(map[string]bool), apart: make(map[string]bool)}
}

// group are siblings that are counted together, while their lines are read.
type group struct {
	key    string
	list   *list
	level  int
	format format
	next   int
}

// counting numbers the lines of one view.
type counting struct {
	*numbering
	prefix string
	open   []openLine // the line and those above it, by depth
	groups map[string]*group
}

// openLine is a line whose children are being read.
type openLine struct {
	id     string
	number number
}

// lines numbers the lines of a text or an annex, whose groups have names that
// begin with a prefix. It is not settled where a clause was met that must begin a
// list of its own, for then all views are numbered again.
func (n *numbering) lines(lines []line, prefix string) (settled bool) {
	c := counting{numbering: n, prefix: prefix, groups: make(map[string]*group)}
	settled = true
	for i := range lines {
		l := &lines[i]
		c.open = c.open[:min(l.depth, len(c.open))]
		var ok bool
		l.number, ok = c.number(l)
		settled = settled && ok
		c.open = append(c.open, openLine{l.id, l.number})
	}
	return settled
}

func (c *counting) number(l *line) (number, bool) {
	switch l.label {
	case "":
		return number{}, true
	case "•":
		return c.bulleted(l), true
	}
	readings := readLabel(l.label)
	if len(readings) == 0 {
		return number{literal: l.label}, true
	}
	g := c.groupOf(l)
	l.group = g.key
	if g.list != nil && !c.breaks[c.prefix+l.id] {
		if g.format.label(g.next) == l.label {
			return g.count(), true
		}
		c.breaks[c.prefix+l.id] = true
		return c.begin(g, l, sameFormat(readings, g.format)), false
	}
	if !c.breaks[c.prefix+l.id] && g.list == nil && readings[0].number == 1 {
		return c.first(g, l, readings[0]), true
	}
	settled := c.breaks[c.prefix+l.id]
	c.breaks[c.prefix+l.id] = true
	return c.begin(g, l, sameFormat(readings, g.format)), settled
}

// groupOf finds the siblings of a line: those of its kind at the top, else the
// children of one clause.
func (c *counting) groupOf(l *line) *group {
	key := c.prefix + " " + string(l.kind)
	if parent := c.parent(); parent != nil {
		key = c.prefix + " under " + parent.id
	}
	g := c.groups[key]
	if g == nil {
		g = &group{key: key}
		c.groups[key] = g
	}
	return g
}

func (c *counting) parent() *openLine {
	if len(c.open) == 0 {
		return nil
	}
	return &c.open[len(c.open)-1]
}

// count is the next number of the group.
func (g *group) count() number {
	g.next++
	return number{list: g.list, level: g.level}
}

// sameFormat prefers the reading in a format.
func sameFormat(readings []numberedLabel, f format) numberedLabel {
	for _, r := range readings {
		if r.format == f {
			return r
		}
	}
	return readings[0]
}

// first begins a group at its number 1: in the list of the clause above, where
// that counts so at the next level and starts again by itself.
func (c *counting) first(g *group, l *line, r numberedLabel) number {
	g.format, g.next = r.format, 2
	if parent := c.parent(); parent != nil && !c.apart[g.key] {
		above := parent.number
		if above.list != nil && above.level+1 < levels && above.list.formats[above.level+1] == r.format {
			g.list, g.level = above.list, above.level+1
			return number{list: g.list, level: g.level}
		}
	}
	g.list, g.level = c.list(listKey{of: g.key, format: r.format, depth: l.depth, start: 1}), 0
	return number{list: g.list}
}

// begin begins a list at a clause whose number does not follow.
func (c *counting) begin(g *group, l *line, r numberedLabel) number {
	g.list = c.list(listKey{of: g.key, at: l.id, format: r.format, depth: l.depth, start: r.number})
	g.level, g.format, g.next = 0, r.format, r.number+1
	return number{list: g.list}
}

func (c *counting) bulleted(l *line) number {
	return number{list: c.list(listKey{format: format{kind: bullet}, start: 1}), level: min(l.depth, levels-1)}
}

func (n *numbering) list(key listKey) *list {
	if known := n.byKey[key]; known != nil {
		return known
	}
	l := &list{id: len(n.lists) + 1, depth: key.depth, start: key.start, formats: conventional(key.depth, key.format)}
	n.lists = append(n.lists, l)
	n.byKey[key] = l
	return l
}

// conventional are the formats of a list that begins at a depth with a format: below
// it letters and Roman numbers in turn, in brackets down to the third level of a
// text and with a full stop below. Bullets stay bullets.
func conventional(depth int, f format) [levels]format {
	formats := [levels]format{f}
	kind := f.kind
	for i := 1; i < levels; i++ {
		switch {
		case f.kind == bullet:
			formats[i] = f
			continue
		case kind == lowerLetter:
			kind = lowerRoman
		default:
			kind = lowerLetter
		}
		formats[i] = format{kind: kind, before: "(", after: ")"}
		if f.before == "" && f.after == ")" {
			formats[i].before = ""
		}
		if depth+i > 2 {
			formats[i] = format{kind: kind, after: "."}
		}
	}
	return formats
}
