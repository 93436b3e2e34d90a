package akn

import (
	"strconv"
	"strings"
)

// identifiers gives out eIds, each once in a file.
type identifiers struct {
	taken map[string]int // eId → how often it was asked for
	count map[string]int // prefix and element → how many have no number
}

func newIdentifiers() *identifiers {
	return &identifiers{taken: make(map[string]int), count: make(map[string]int)}
}

// numbered names an element by its printed number: `para_5bis` for "5 bis.".
func (n *identifiers) numbered(prefix, name, label string) string {
	number := bareNumber(label)
	if number == "" {
		return n.next(prefix, name)
	}
	return n.unique(prefix + name + "_" + number)
}

// next names an element by its place among those of its name.
func (n *identifiers) next(prefix, name string) string {
	n.count[prefix+name]++
	return n.unique(prefix + name + "_" + strconv.Itoa(n.count[prefix+name]))
}

func (n *identifiers) unique(id string) string {
	for {
		n.taken[id]++
		if n.taken[id] == 1 {
			return id
		}
		id += "-" + strconv.Itoa(n.taken[id])
	}
}

// bareNumber keeps the letters and digits of a number, as the naming convention
// has it.
func bareNumber(label string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(label) {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			b.WriteRune(r)
		}
	}
	return b.String()
}
