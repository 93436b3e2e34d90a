// Command benchtable reads what `go test -bench` prints and writes it as the
// table of docs/merging.md: each piece of work, what was measured, what is to be
// reached, and the ratio to the yardsticks measured in the same run.
package main

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// goal is one row: a benchmark, its limit, and the yardsticks beside it with the
// share of their time that may be used (0: any).
type goal struct {
	work       string
	benchmark  string
	limit      time.Duration
	yardsticks []yardstick
}

type yardstick struct {
	name      string
	benchmark string
	share     float64
}

var goals = []goal{
	{"diff of a 100-word clause, 3 words changed", "Clause100Words/chapeau", 30 * time.Microsecond, []yardstick{
		{"plain go-diff on words", "Clause100Words/yardstick=plain", 0.5}, {"go-diff on letters", "Clause100Words/yardstick=letters", 0},
	}},
	{"draft of 60 clauses, 10 edited", "Draft60ClausesEdited10/chapeau", 200 * time.Microsecond, []yardstick{{"plain go-diff on words", "Draft60ClausesEdited10/yardstick=plain", 0.5}}},
	{"5,000 clauses without ids, 500 edited, some moved", "Text5000ClausesWithoutIDs/chapeau", 15 * time.Millisecond, []yardstick{{"git diff --word-diff", "Text5000ClausesWithoutIDs/yardstick=git-word-diff", 0}}},
	{"one clause of 5,000 tokens rewritten", "ClauseRewritten5000Tokens/chapeau", 100 * time.Millisecond, []yardstick{{"plain go-diff on words", "ClauseRewritten5000Tokens/yardstick=plain", 0}}},
	{"merge of 10 amendments into 60 clauses", "Merge60Clauses/amendments=10", 200 * time.Microsecond, nil},
	{"merge of 200 amendments into 60 clauses", "Merge60Clauses/amendments=200", 5 * time.Millisecond, nil},
	{"merge of 5,000 amendments into 1,000 clauses", "MergeMany/clauses=1000/amendments=5000", 100 * time.Millisecond, nil},
	{"merge of 5,000 amendments to one clause", "MergeMany/clauses=one/amendments=5000", 100 * time.Millisecond, nil},
	{"classes of the pairs of 200 amendments on 60 clauses", "Classify60Clauses/amendments=200/pairs", 10 * time.Millisecond, []yardstick{{"merge of the same", "Classify60Clauses/amendments=200/yardstick=merge", 0}}},
	{"classes of the pairs of 600 amendments on 60 clauses", "Classify60Clauses/amendments=600/pairs", 50 * time.Millisecond, []yardstick{{"merge of the same", "Classify60Clauses/amendments=600/yardstick=merge", 0}}},
	{"proposed order of 600 amendments on 60 clauses", "Classify60Clauses/amendments=600/order", 100 * time.Millisecond, []yardstick{{"merge of the same", "Classify60Clauses/amendments=600/yardstick=merge", 0}}},
	{"rebase of 199 amendments, in memory", "Rebase199", 5 * time.Millisecond, nil},
	{"Word file of 5,000 paragraphs", "Text5000Paragraphs", time.Second, nil},
	{"Word file of 5,000 paragraphs, 200 amendments tracked", "Tracked5000Paragraphs", 3 * time.Second, nil},
	{"adoption with 199 pending, on disk", "Adoption199", 60 * time.Millisecond, nil},
}

// growth is the exponent by which the time grows with the number of amendments.
type growth struct {
	work, small, large string
	factor, limit      float64
}

var growths = []growth{
	{"exponent, 1,250 to 20,000 amendments on 1,000 clauses", "MergeMany/clauses=1000/amendments=1250", "MergeMany/clauses=1000/amendments=20000", 16, 1.1},
	{"exponent, 1,250 to 20,000 amendments on one clause", "MergeMany/clauses=one/amendments=1250", "MergeMany/clauses=one/amendments=20000", 16, 1.1},
}

var line = regexp.MustCompile(`^Benchmark(\S+?)(?:-\d+)?\s+\d+\s+([\d.]+) ns/op`)

func main() {
	measured, err := read(io.TeeReader(os.Stdin, os.Stderr))
	if err != nil {
		fmt.Fprintln(os.Stderr, "benchtable:", err)
		os.Exit(1)
	}
	write(os.Stdout, measured)
}

// read collects the time of each benchmark.
func read(r io.Reader) (map[string]time.Duration, error) {
	measured := make(map[string]time.Duration)
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		found := line.FindStringSubmatch(lines.Text())
		if found == nil {
			continue
		}
		nanoseconds, err := strconv.ParseFloat(found[2], 64)
		if err != nil {
			return nil, err
		}
		measured[found[1]] = time.Duration(nanoseconds)
	}
	return measured, lines.Err()
}

func write(w io.Writer, measured map[string]time.Duration) {
	fmt.Fprintln(w, "\n| work | measured | reach | beside, in the same run | |")
	fmt.Fprintln(w, "| --- | --- | --- | --- | --- |")
	for _, g := range goals {
		if took, ok := measured[g.benchmark]; ok {
			fmt.Fprintf(w, "| %s | %s | ≤ %s | %s | %s |\n", g.work, show(took), show(g.limit), beside(g, measured), verdict(g.reached(measured)))
		}
	}
	for _, g := range growths {
		small, large := measured[g.small], measured[g.large]
		if small == 0 || large == 0 {
			continue
		}
		exponent := math.Log(float64(large)/float64(small)) / math.Log(g.factor)
		fmt.Fprintf(w, "| %s | %.2f | ≤ %.1f | | %s |\n", g.work, exponent, g.limit, verdict(exponent <= g.limit))
	}
}

func beside(g goal, measured map[string]time.Duration) string {
	var columns []string
	for _, y := range g.yardsticks {
		took, ok := measured[y.benchmark]
		if !ok {
			continue
		}
		column := fmt.Sprintf("%s %s (× %.2f)", y.name, show(took), float64(measured[g.benchmark])/float64(took))
		if y.share > 0 {
			column += fmt.Sprintf(", reach × %.1f", y.share)
		}
		columns = append(columns, column)
	}
	return strings.Join(columns, "; ")
}

func (g goal) reached(measured map[string]time.Duration) bool {
	if measured[g.benchmark] > g.limit {
		return false
	}
	for _, y := range g.yardsticks {
		if took := measured[y.benchmark]; y.share > 0 && took > 0 && float64(measured[g.benchmark]) > y.share*float64(took) {
			return false
		}
	}
	return true
}

func verdict(reached bool) string {
	if reached {
		return "reached"
	}
	return "not reached"
}

func show(d time.Duration) string {
	switch {
	case d >= time.Second:
		return fmt.Sprintf("%.2f s", d.Seconds())
	case d >= time.Millisecond:
		return fmt.Sprintf("%.2f ms", float64(d)/float64(time.Millisecond))
	default:
		return fmt.Sprintf("%.1f µs", float64(d)/float64(time.Microsecond))
	}
}
