package instructions

import (
	"fmt"
	"regexp"
	"strings"

	"chapeau/drafting/text"
)

// lineLabel is what numbers or bullets a line: `(a) `, `a) `, `5. `, `5 bis. `,
// `• `.
var lineLabel = regexp.MustCompile(`^(?:\(([0-9]{1,3}|[A-Za-z]{1,5})((?: [a-z]+)?)\)|([0-9]{1,3}|[A-Za-z]{1,5})\)|([0-9]{1,3})((?: [a-z]+)?)\.|([•–—‣▪○●-]))[\s\x{a0}]+`)

// labelLength is the length of the label that words begin with, its blank included.
func labelLength(s string) int { return len(lineLabel.FindString(s)) }

// blockLine is one line of a quotation of several.
type blockLine struct {
	label  string // without brackets; `•` for any bullet
	dotted bool   // `5.` rather than `(5)`
	indent int
	words  string
	at     int // where words begin in the quotation
}

// blockLines splits quoted words into lines: the paragraph, and each line behind it
// that begins with a label. Other lines go on with the one before.
func blockLines(words string) []blockLine {
	var lines []blockLine
	at := 0
	for _, raw := range strings.SplitAfter(words, "\n") {
		trimmed := strings.TrimLeft(raw, " \t\u00a0")
		line := blockLine{indent: indentation(raw[:len(raw)-len(trimmed)]), at: at + len(raw) - len(trimmed), words: trimmed}
		at += len(raw)
		escaped := len(lines) > 0 && strings.HasSuffix(strings.TrimSuffix(lines[len(lines)-1].words, "\n"), `\`)
		if label := lineLabel.FindStringSubmatch(trimmed); label != nil && !escaped {
			line.label = strings.ToLower(label[1] + label[2] + label[3] + label[4] + label[5])
			line.dotted = label[4] != ""
			if label[6] != "" {
				line.label = "•"
			}
			line.words, line.at = trimmed[len(label[0]):], line.at+len(label[0])
		}
		if len(lines) > 0 && line.label == "" {
			lines[len(lines)-1].words += raw
			continue
		}
		lines = append(lines, line)
	}
	for i := range lines {
		lines[i].words = strings.TrimRight(lines[i].words, "\n\r")
	}
	return lines
}

func indentation(blanks string) int {
	n := 0
	for _, r := range blanks {
		if r == '\t' {
			n += 3
		}
		n++
	}
	return n
}

// level is an open list while a block is read: the clause that it stands under, how
// it is labelled, how many entries it has and how far they are indented.
type level struct {
	under  *node
	list   text.List
	count  int
	indent int
}

// tree puts the lines behind the first under its clause, each by the label that it
// bears. make makes the clause of a line. Errors say which line does not fit.
func tree(root *node, lines []blockLine, makeNode func(blockLine, *node) *node) error {
	open := []level{{under: root, indent: -1}}
	for _, line := range lines[1:] {
		depth, list, err := fitting(open, line)
		if err != nil {
			return err
		}
		open = open[:depth+1]
		at := &open[depth]
		at.list, at.indent = list, line.indent
		at.count++
		at.under.clause.List = list
		child := makeNode(line, at.under)
		at.under.children = append(at.under.children, child)
		open = append(open, level{under: child, indent: -1})
	}
	return nil
}

// fitting finds the open list that a line goes on with, or the one that it begins.
func fitting(open []level, line blockLine) (int, text.List, error) {
	type candidate struct {
		depth int
		list  text.List
		fits  bool // by its indentation
	}
	var candidates []candidate
	for depth, at := range open {
		if at.count > 0 {
			if text.ItemLabel(at.list, at.count+1) == line.label && (at.list == text.Decimal) == line.dotted {
				candidates = append(candidates, candidate{depth, at.list, at.indent == line.indent})
			}
			continue
		}
		for _, list := range []text.List{text.Alpha, text.Roman, text.Decimal, text.Bullet} {
			if text.ItemLabel(list, 1) == line.label && (list == text.Decimal) == line.dotted {
				deeper := depth == 0 || line.indent > open[depth-1].indent
				candidates = append(candidates, candidate{depth, list, deeper})
			}
		}
	}
	if len(candidates) == 1 {
		return candidates[0].depth, candidates[0].list, nil
	}
	var fit []candidate
	for _, c := range candidates {
		if c.fits {
			fit = append(fit, c)
		}
	}
	switch {
	case len(fit) == 1:
		return fit[0].depth, fit[0].list, nil
	case len(candidates) == 0:
		return 0, "", fmt.Errorf("the label (%s) does not follow what stands before it", line.label)
	default:
		return 0, "", fmt.Errorf("the label (%s) may go on with one list or begin another", line.label)
	}
}

// printedLabel is a label as a line of a block bears it.
func printedLabel(list text.List, n int) string {
	switch list {
	case text.Decimal:
		return text.ItemLabel(list, n) + "."
	case text.Bullet, text.None:
		return text.ItemLabel(list, n)
	default:
		return "(" + text.ItemLabel(list, n) + ")"
	}
}
