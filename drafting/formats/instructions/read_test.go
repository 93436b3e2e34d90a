package instructions

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

var update = flag.Bool("update", false, "write what the instructions of testdata give now")

// instructionCase is a block of a file of testdata: which sample text, the words
// behind `> `, and what comes of them.
type instructionCase struct {
	sample, words, outcome string
}

func readCases(t *testing.T, name string) []instructionCase {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	var cases []instructionCase
	for _, block := range strings.Split(strings.TrimSpace(string(data)), "\n\n") {
		var c instructionCase
		var words, lines []string
		for _, line := range strings.Split(block, "\n") {
			switch {
			case strings.HasPrefix(line, "# "):
				c.sample = line[2:]
			case strings.HasPrefix(line, "> "):
				words = append(words, line[2:])
			default:
				lines = append(lines, line)
			}
		}
		c.words, c.outcome = strings.Join(words, "\n"), strings.Join(lines, "\n")
		cases = append(cases, c)
	}
	return cases
}

func (c instructionCase) base(t *testing.T) *text.Text {
	source := map[string]string{"resolution": sampleResolution, "decision": sampleDecision, "sole": soleDecision}[c.sample]
	return sample(t, source)
}

func (c instructionCase) block() string {
	return "# " + c.sample + "\n> " + strings.ReplaceAll(c.words, "\n", "\n> ") + "\n" + c.outcome
}

func checkCases(t *testing.T, name string, least int, outcomeOf func(c instructionCase) string) {
	cases := readCases(t, name)
	if len(cases) < least {
		t.Errorf("%s has %d cases, want at least %d", name, len(cases), least)
	}
	var blocks []string
	for _, c := range cases {
		got := outcomeOf(c)
		if got != c.outcome && !*update {
			t.Errorf("%s\ngives\n%s\nwant\n%s", c.words, got, c.outcome)
		}
		c.outcome = got
		blocks = append(blocks, c.block())
	}
	if *update {
		if err := os.WriteFile(filepath.Join("testdata", name), []byte(strings.Join(blocks, "\n\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestUnderstood reads instructions in older and current wordings, and compares the
// lines of the text that come and go.
func TestUnderstood(t *testing.T) {
	checkCases(t, "understood.txt", 60, func(c instructionCase) string {
		got, err := outcome(c.base(t), c.words)
		if err != nil {
			t.Errorf("%s\nis refused: %v", c.words, err)
		}
		return got
	})
}

// TestRefused reads instructions that are ambiguous or wrong, and compares every
// word of the reason. The words in question stand where the error says.
func TestRefused(t *testing.T) {
	checkCases(t, "refused.txt", 30, func(c instructionCase) string {
		_, err := Read(c.base(t), c.words, text.Options{})
		var known *fault.Error
		if !errors.As(err, &known) || known.Code != fault.Invalid {
			t.Errorf("%s\nis not refused: %v", c.words, err)
			return ""
		}
		all, _ := known.Detail["sentences"].([]Misunderstanding)
		for _, m := range all {
			if c.words[m.Start:m.End] != m.Words || !strings.Contains(c.words, m.Sentence) || strings.Count(c.words[:m.Start], "\n")+1 != m.Line {
				t.Errorf("%s\nis pointed at wrongly: %+v", c.words, m)
			}
		}
		return err.Error()
	})
}
