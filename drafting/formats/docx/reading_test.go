package docx_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// decision is what becomes of the tracked changes of a document.
type decision int

const (
	accepted decision = iota
	rejected
)

// gone tells of the elements whose content a decision takes out.
func (d decision) gone(element string) bool {
	if d == accepted {
		return element == "del" || element == "moveFrom"
	}
	return element == "ins" || element == "moveTo"
}

// node is an element of a part.
type node struct {
	name     string
	attrs    map[string]string
	children []*node
	words    string
}

func (n *node) child(names ...string) *node {
	for _, name := range names {
		if n == nil {
			return nil
		}
		i := slices.IndexFunc(n.children, func(c *node) bool { return c.name == name })
		if i < 0 {
			return nil
		}
		n = n.children[i]
	}
	return n
}

func (n *node) val() string {
	if n == nil {
		return ""
	}
	return n.attrs["val"]
}

func (n *node) each(visit func(*node)) {
	visit(n)
	for _, c := range n.children {
		c.each(visit)
	}
}

// file is a document with its parts, read by the standard library's XML reader.
type file struct {
	parts     map[string]*node
	footnotes map[string]*node
	formats   map[string][]numberFormat // numId → levels
}

type numberFormat struct {
	start         int
	kind, pattern string
}

func readFile(data []byte) (*file, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	f := &file{parts: make(map[string]*node), footnotes: make(map[string]*node), formats: make(map[string][]numberFormat)}
	for _, entry := range z.File {
		r, err := entry.Open()
		if err != nil {
			return nil, err
		}
		if f.parts[entry.Name], err = readPart(r); err != nil {
			return nil, fmt.Errorf("%s: %w", entry.Name, err)
		}
	}
	for _, n := range f.parts["word/footnotes.xml"].children {
		f.footnotes[n.attrs["id"]] = n
	}
	f.readNumbering()
	return f, nil
}

func readPart(r io.Reader) (*node, error) {
	root := &node{}
	open := []*node{root}
	d := xml.NewDecoder(r)
	for {
		token, err := d.Token()
		if err == io.EOF {
			return root.children[0], nil
		}
		if err != nil {
			return nil, err
		}
		top := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			n := &node{name: token.Name.Local, attrs: make(map[string]string)}
			for _, a := range token.Attr {
				n.attrs[a.Name.Local] = a.Value
			}
			top.children = append(top.children, n)
			open = append(open, n)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			top.words += string(token)
		}
	}
}

func (f *file) readNumbering() {
	levels := make(map[string][]numberFormat)
	root := f.parts["word/numbering.xml"]
	for _, a := range root.children {
		switch a.name {
		case "abstractNum":
			for _, l := range a.children {
				if l.name == "lvl" {
					start, _ := strconv.Atoi(l.child("start").val())
					levels[a.attrs["abstractNumId"]] = append(levels[a.attrs["abstractNumId"]], numberFormat{start, l.child("numFmt").val(), l.child("lvlText").val()})
				}
			}
		case "num":
			f.formats[a.attrs["numId"]] = levels[a.child("abstractNumId").val()]
		}
	}
}

// reading reads a document as it is after a decision.
type reading struct {
	*file
	decision  decision
	counts    map[string][]int
	notes     int
	bookmarks map[string]int // bookmark → number of the note that it marks
	pending   string         // words of paragraphs whose mark is gone
}

// paragraphs are what is printed after a decision, in the form of printed; and
// how often a number that is repeated is not that of its note.
func (f *file) paragraphs(d decision) []string {
	r := reading{file: f, decision: d, counts: make(map[string][]int), bookmarks: make(map[string]int)}
	if first := f.parts["word/settings.xml"].child("footnotePr", "numStart").val(); first != "" {
		r.notes, _ = strconv.Atoi(first)
		r.notes--
	}
	var out []string
	for _, p := range f.parts["word/document.xml"].child("body").children {
		if p.name != "p" {
			continue
		}
		words, stands := r.paragraph(p)
		style := r.properties(p).child("pStyle").val()
		if stands && words != "\t" && !strings.HasPrefix(style, "Masthead") && style != "EndOfText" {
			out = append(out, words)
		}
	}
	return out
}

// paragraph is a paragraph's label and words; it does not stand where its mark is
// gone: then its words are the beginning of the next.
func (r *reading) paragraph(p *node) (string, bool) {
	words := r.pending + r.words(p.children)
	r.pending = ""
	for _, mark := range p.child("pPr", "rPr").childrenOrNone() {
		if r.decision.gone(mark.name) {
			r.pending = words
			return "", false
		}
	}
	label := r.label(r.properties(p))
	if before, after, tab := strings.Cut(words, "‹t›"); tab && label == "" {
		label, words = before, after
	}
	return label + "\t" + joinMarks(words), true
}

// properties are a paragraph's as they are after the decision.
func (r *reading) properties(p *node) *node {
	if was := p.child("pPr", "pPrChange", "pPr"); was != nil && r.decision == rejected {
		return was
	}
	return p.child("pPr")
}

func (n *node) childrenOrNone() []*node {
	if n == nil {
		return nil
	}
	return n.children
}

// label counts as Word does: each level by itself, from its start again after a
// paragraph of a level above.
func (r *reading) label(properties *node) string {
	id, level := properties.child("numPr", "numId").val(), 0
	if id == "" {
		return ""
	}
	level, _ = strconv.Atoi(properties.child("numPr", "ilvl").val())
	counts := r.counts[id]
	for len(counts) <= level {
		counts = append(counts, r.formats[id][len(counts)].start-1)
	}
	counts = counts[:level+1]
	counts[level]++
	r.counts[id] = counts
	f := r.formats[id][level]
	return strings.ReplaceAll(f.pattern, "%"+strconv.Itoa(level+1), count(f.kind, counts[level]))
}

func count(kind string, n int) string {
	switch kind {
	case "lowerLetter":
		return strings.Repeat(string(rune('a'+(n-1)%26)), (n-1)/26+1)
	case "lowerRoman":
		s := ""
		for _, step := range []struct {
			n int
			s string
		}{{10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
			for ; n >= step.n; n -= step.n {
				s += step.s
			}
		}
		return s
	default:
		return strconv.Itoa(n)
	}
}

// words reads what stands in a paragraph or a change.
func (r *reading) words(nodes []*node) string {
	var b strings.Builder
	var marks []string
	for _, n := range nodes {
		switch {
		case r.decision.gone(n.name):
		case n.name == "r":
			b.WriteString(r.run(n))
		case n.name == "ins", n.name == "del", n.name == "moveFrom", n.name == "moveTo", n.name == "hyperlink":
			b.WriteString(r.words(n.children))
		case n.name == "bookmarkStart":
			marks = append(marks, n.attrs["name"])
			continue
		case n.name == "bookmarkEnd":
			marks = nil
		}
		for _, mark := range marks {
			r.bookmarks[mark] = r.notes
		}
	}
	return b.String()
}

func (r *reading) run(n *node) string {
	var b strings.Builder
	for _, c := range n.children {
		switch c.name {
		case "t", "delText":
			b.WriteString(c.words)
		case "tab":
			b.WriteString("‹t›")
		case "br":
			b.WriteString("‹b›")
		case "footnoteReference":
			b.WriteString(r.note(c.attrs["id"]))
		}
	}
	s := b.String()
	switch properties := n.child("rPr"); {
	case s == "" || properties == nil:
	case properties.child("rStyle").val() == "FootnoteReference" && s[0] >= '0' && s[0] <= '9':
		return "‹r " + s + "›"
	case properties.child("i") != nil && properties.child("i").val() != "0", properties.child("rStyle").val() == "Emphasis":
		return "‹i›" + s + "‹/i›"
	}
	return s
}

func (r *reading) note(id string) string {
	r.notes++
	number := r.notes
	words := ""
	for _, p := range r.footnotes[id].children {
		words += r.words(p.children)
	}
	return fmt.Sprintf("‹n %d: %s›", number, strings.TrimPrefix(joinMarks(words), " "))
}
