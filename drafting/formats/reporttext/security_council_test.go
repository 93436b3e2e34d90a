package reporttext_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"chapeau/drafting/formats/markdown"
	"chapeau/drafting/formats/reporttext"
	"chapeau/drafting/sharedtest"
	"chapeau/drafting/text"
)

type expectation struct {
	TopNumbers  int  `json:"top_numbers"`
	Unambiguous bool `json:"unambiguous"`
	Lettered    int  `json:"lettered"`
}

func securityCouncil(t *testing.T) (string, map[string]expectation) {
	t.Helper()
	dir := filepath.Join(sharedtest.Dir(t), "corpus", "security-council")
	data, err := os.ReadFile(filepath.Join(dir, "expect.json"))
	if err != nil {
		t.Fatal(err)
	}
	var expected map[string]expectation
	if err := json.Unmarshal(data, &expected); err != nil {
		t.Fatal(err)
	}
	if len(expected) < 90 {
		t.Fatalf("%d resolutions are described, want 90", len(expected))
	}
	return dir, expected
}

func readFile(t *testing.T, path string) (string, reporttext.Result) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	result, err := reporttext.Read(data)
	if err != nil {
		t.Fatalf("%s: %v", filepath.Base(path), err)
	}
	if result.Text == nil {
		t.Fatalf("%s was read as a report", filepath.Base(path))
	}
	return string(data), result
}

// words are the runs of letters and digits.
func words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
}

func tally(words []string) map[string]int {
	counts := make(map[string]int)
	for _, w := range words {
		counts[w]++
	}
	return counts
}

func exported(t *testing.T, x *text.Text) string {
	t.Helper()
	var b bytes.Buffer
	if err := markdown.Plain(&b, x, text.Options{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestNoWordOfAnOldResolutionIsLostAddedOrDoubled(t *testing.T) {
	dir, expected := securityCouncil(t)
	inOrder := 0
	for _, name := range slices.Sorted(maps.Keys(expected)) {
		source, result := readFile(t, filepath.Join(dir, name))
		want, got := words(source), words(exported(t, result.Text))
		if slices.Equal(want, got) {
			inOrder++
			continue
		}
		if have, had := tally(got), tally(want); !maps.Equal(have, had) {
			for w, n := range had {
				if have[w] != n {
					t.Errorf("%s: %q occurs %d times in the source, %d in the text", name, w, n, have[w])
				}
			}
			for w, n := range have {
				if had[w] == 0 {
					t.Errorf("%s: %q is added %d times", name, w, n)
				}
			}
		}
	}
	// In one resolution recognition put the labels of items beside them.
	if inOrder < len(expected)-1 {
		t.Errorf("%d of %d resolutions keep the order of their words", inOrder, len(expected))
	}
}

func TestNumberedOperativeParagraphsAreCounted(t *testing.T) {
	dir, expected := securityCouncil(t)
	for name, want := range expected {
		if want.TopNumbers == 0 || !want.Unambiguous {
			continue
		}
		_, result := readFile(t, filepath.Join(dir, name))
		if _, operative := count(result.Text); operative != want.TopNumbers {
			t.Errorf("%s: %d operative paragraphs, want %d", name, operative, want.TopNumbers)
		}
	}
}

func count(x *text.Text) (preambular, operative int) {
	for _, c := range x.Clauses {
		switch c.Kind {
		case text.Preambular:
			preambular++
		case text.Operative:
			operative++
		}
	}
	return preambular, operative
}

// split is how many preambular and operative paragraphs a reader counts. A
// recital before the body line counts as a part of it.
type split struct{ preambular, operative int }

var unnumbered = map[string]split{
	"0004": {1, 2}, "0014": {0, 1}, "0024": {0, 1}, "0034": {0, 2}, "0044": {4, 1}, "0064": {1, 1}, "0074": {1, 1},
	"0104": {1, 1}, "0124": {1, 1}, "0154": {1, 1}, "0174": {1, 1}, "0184": {1, 1}, "0214": {4, 1}, "0224": {1, 1},
	"0304": {1, 1}, "0354": {1, 1}, "0374": {1, 1}, "0394": {1, 1}, "0464": {1, 1}, "0494": {1, 1}, "0524": {1, 1},
	"0584": {1, 1}, "0624": {1, 1}, "0704": {1, 1}, "0744": {1, 1}, "0754": {1, 1},
}

func TestUnnumberedOperativeParagraphsAreToldFromThePreamble(t *testing.T) {
	dir, expected := securityCouncil(t)
	right, all := 0, 0
	for name, e := range expected {
		if e.TopNumbers != 0 {
			continue
		}
		all++
		want, known := unnumbered[strings.Split(name, "_")[2]]
		if !known {
			t.Errorf("%s is not in the table", name)
			continue
		}
		_, result := readFile(t, filepath.Join(dir, name))
		preambular, operative := count(result.Text)
		if want != (split{preambular, operative}) {
			t.Logf("%s: %d preambular and %d operative paragraphs, want %v", name, preambular, operative, want)
			continue
		}
		right++
	}
	if right*10 < all*9 {
		t.Errorf("%d of %d are right, want nine of ten", right, all)
	}
	t.Logf("%d of %d are right", right, all)
}

func TestLetteredItemsAreCounted(t *testing.T) {
	dir, expected := securityCouncil(t)
	for name, want := range expected {
		if want.Lettered == 0 || !want.Unambiguous {
			continue
		}
		_, result := readFile(t, filepath.Join(dir, name))
		lettered := 0
		result.Text.Walk(func(c, parent *text.Clause) bool {
			if parent != nil && parent.List == text.Alpha || parent == nil && strings.HasPrefix(c.Label, "(") {
				lettered++
			}
			return true
		})
		if lettered < want.Lettered {
			t.Errorf("%s: %d lettered items, want at least %d", name, lettered, want.Lettered)
		}
	}
}
