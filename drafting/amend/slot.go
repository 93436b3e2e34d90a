package amend

import (
	"strings"
)

// slot names a value that is set as a whole: `title`, `body`, `footnote:KEY`,
// `end:CLAUSE`, `list:CLAUSE`.
type slot string

const (
	titleSlot slot = "title"
	bodySlot  slot = "body"
)

func footnoteSlot(key string) slot { return slot("footnote:" + key) }

func endSlot(clause string) slot { return slot("end:" + clause) }

func listSlot(clause string) slot { return slot("list:" + clause) }

// note is the key of the note whose words a slot has.
func (s slot) note() (string, bool) { return strings.CutPrefix(string(s), "footnote:") }

// clause is the clause that an end or a list belongs to.
func (s slot) clause() (string, bool) {
	kind, id, found := strings.Cut(string(s), ":")
	return id, found && kind != "footnote"
}

// value is what a text has in a slot.
func (x *index) value(s slot) string {
	kind, id, _ := strings.Cut(string(s), ":")
	switch kind {
	case "title":
		return x.text.Title
	case "body":
		return x.text.Body
	case "footnote":
		return x.text.Footnotes[id]
	case "end":
		return x.renderedEnd(x.nodes[id].clause)
	default:
		return string(x.nodes[id].clause.List)
	}
}

// words are those of a clause or of a slot, empty where the text has neither.
func (x *index) words(place string) string {
	s := slot(place)
	if _, isNote := s.note(); isNote || s == titleSlot || s == bodySlot {
		return x.value(s)
	}
	if n := x.nodes[place]; n != nil {
		return n.clause.Text
	}
	return ""
}

// words are what an amendment makes of those of a clause or of a slot, if it has
// any for them.
func (c *change) words(place string) (string, bool) {
	if set := c.slots[slot(place)]; set != nil {
		return set.value, true
	}
	if key, isNote := slot(place).note(); isNote {
		note, brought := c.notes[key]
		return note, brought
	}
	if e := c.edits[place]; e != nil {
		return e.text, true
	}
	return "", false
}

// setting is what an amendment sets a slot to. For an end, absent means the
// conventional one.
type setting struct {
	value    string
	absent   bool
	op       int
	withheld bool
}

func (c *change) setFootnote(n int, op *Op) error {
	old, known := c.base.text.Footnotes[op.Key]
	if known {
		c.set(n, footnoteSlot(op.Key), *op.Text, false, old)
		return nil
	}
	c.ops[n].changes = true
	return c.bring(n, map[string]string{op.Key: *op.Text})
}

// set gives a slot a value. One that the base has already is no change, and
// takes back what an operation before set.
func (c *change) set(n int, s slot, value string, absent bool, base string) {
	if !absent && value == base {
		delete(c.slots, s)
		return
	}
	if c.slots == nil {
		c.slots = make(map[slot]*setting)
	}
	if _, known := c.slots[s]; !known {
		c.slotOrder = append(c.slotOrder, s)
	}
	c.slots[s] = &setting{value: value, absent: absent, op: n}
	c.ops[n].changes = true
}
