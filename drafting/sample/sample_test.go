package sample

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"chapeau/drafting"
	"chapeau/drafting/amend"
	"chapeau/drafting/text"
)

func TestTextsAreCanonical(t *testing.T) {
	for name, x := range read(t).Texts {
		file := "texts/" + name + ".json"
		have, err := files.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(text.Encode(x)), string(have)); diff != "" {
			t.Errorf("%s (-canonical +file):\n%s", file, diff)
		}
	}
}

func TestNegotiationIsLargeEnoughToTry(t *testing.T) {
	n := read(t)
	if got := count(n.Delegations, func(d Delegation) bool { return d.Kind == drafting.Member }); got != 8 {
		t.Errorf("%d member delegations; want 8", got)
	}
	if got := len(n.Drafts); got != 3 {
		t.Errorf("%d drafts; want 3", got)
	}
	if got := len(n.Amendments); got < 20 || got > 30 {
		t.Errorf("%d amendments; want 20 to 30", got)
	}
	for _, role := range []drafting.Role{drafting.Secretariat, drafting.Chair, drafting.Delegate, drafting.Reader} {
		if !slices.ContainsFunc(n.People, func(p Person) bool { return p.Role == role }) {
			t.Errorf("nobody is %s", role)
		}
	}
}

func TestTextsShowWhatResolutionsAreMadeOf(t *testing.T) {
	for name, x := range read(t).Texts {
		seen := make(map[text.Kind]int)
		var words strings.Builder
		x.Walk(func(c, _ *text.Clause) bool {
			seen[c.Kind]++
			words.WriteString(c.Text)
			return true
		})
		if paragraphs := seen[text.Preambular] + seen[text.Operative]; paragraphs < 20 || paragraphs > 40 {
			t.Errorf("%s has %d paragraphs; want 20 to 40", name, paragraphs)
		}
		if seen[text.Item] == 0 {
			t.Errorf("%s has no sub-paragraph", name)
		}
		if !strings.Contains(words.String(), "{ref:") {
			t.Errorf("%s has no live reference", name)
		}
		if indicators := strings.Count(words.String(), "{fn:"); indicators <= len(x.Footnotes) {
			t.Errorf("%s has %d indicators of %d notes; want a note that is cited again", name, indicators, len(x.Footnotes))
		}
	}
	n := read(t)
	if len(n.Texts["pilots"].Annexes) == 0 {
		t.Error("pilots has no annex")
	}
	if n.Texts["pilots"].Find("h1") == nil {
		t.Error("pilots has no heading")
	}
}

func TestEveryPartIsUsedOnce(t *testing.T) {
	n := read(t)
	var texts, moved []string
	for _, d := range n.Drafts {
		texts = append(texts, d.Text)
		for _, s := range d.Steps {
			if s.Do != DraftOnly && s.Do != Propose {
				continue
			}
			for _, name := range s.Amendments {
				moved = append(moved, d.Text+"/"+name)
			}
		}
	}
	slices.Sort(texts)
	slices.Sort(moved)
	if diff := cmp.Diff(slices.Sorted(maps.Keys(n.Texts)), texts); diff != "" {
		t.Errorf("texts (-file +negotiation):\n%s", diff)
	}
	if diff := cmp.Diff(slices.Sorted(maps.Keys(n.Amendments)), moved); diff != "" {
		t.Errorf("amendments (-file +negotiation):\n%s", diff)
	}
}

func TestEveryAmendmentAppliesAlone(t *testing.T) {
	n := read(t)
	for name, a := range n.Amendments {
		base := n.Texts[draftOf(name)]
		changed, err := amend.Apply(base, a)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if bytes.Equal(text.Encode(base), text.Encode(changed)) {
			t.Errorf("%s changes nothing", name)
		}
	}
}

// TestEveryKindOfClash merges each draft's amendments at once: what a chair
// could meet is there to be met.
func TestEveryKindOfClash(t *testing.T) {
	n := read(t)
	conflicts := make(map[amend.ConflictKind]bool)
	notices := make(map[amend.NoticeKind]bool)
	movers := 0
	for draft, base := range n.Texts {
		var all []amend.Amendment
		for _, name := range slices.Sorted(maps.Keys(n.Amendments)) {
			if draftOf(name) == draft {
				all = append(all, n.Amendments[name])
			}
		}
		merged, err := amend.Merge(base, all)
		if err != nil {
			t.Fatalf("%s: %v", draft, err)
		}
		for _, c := range merged.Conflicts {
			conflicts[c.Kind] = true
			for _, alternative := range c.Alternatives {
				movers = max(movers, len(alternative.By))
			}
		}
		for _, notice := range merged.Notices {
			notices[notice.Kind] = true
		}
	}
	for _, kind := range []amend.ConflictKind{amend.Overlap, amend.SamePoint, amend.DeleteEdit, amend.MoveMove} {
		if !conflicts[kind] {
			t.Errorf("no conflict of the kind %s", kind)
		}
	}
	for _, kind := range []amend.NoticeKind{amend.OrderChoice, amend.Adjacent, amend.DanglingReference} {
		if !notices[kind] {
			t.Errorf("no notice of the kind %s", kind)
		}
	}
	if movers < 2 {
		t.Error("no proposal has several movers")
	}
}

func read(t *testing.T) *Negotiation {
	t.Helper()
	n, err := Read()
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func draftOf(amendment string) string {
	draft, _, _ := strings.Cut(amendment, "/")
	return draft
}

func count[T any](all []T, is func(T) bool) int {
	n := 0
	for _, one := range all {
		if is(one) {
			n++
		}
	}
	return n
}
