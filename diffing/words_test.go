package diffing

import (
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestWords(t *testing.T) {
	for _, c := range []struct {
		name, base, changed string
		want                []Run
	}{
		{
			"one word", "without delay now", "without hesitation now",
			[]Run{{Equal, "without "}, {Delete, "delay"}, {Insert, "hesitation"}, {Equal, " now"}},
		},
		{
			"sentences that begin alike", "Stresses the need for training. Stresses the need for equipment. Stresses the need for funding.",
			"Stresses the need for training. Stresses the need for funding.",
			[]Run{{Equal, "Stresses the need for training. "}, {Delete, "Stresses the need for equipment. "}, {Equal, "Stresses the need for funding."}},
		},
		{
			"words added inside an emphasis", "*Welcomes* the plan", "*Welcomes with appreciation* the plan",
			[]Run{{Equal, "*Welcomes*"}, {Insert, "* with appreciation*"}, {Equal, " the plan"}},
		},
		{
			"half of an emphasis", "*Calls upon* States to act", "*Calls on* States to act",
			[]Run{{Equal, "*Calls *"}, {Delete, "*upon*"}, {Insert, "*on*"}, {Equal, " States to act"}},
		},
		{
			"a comma", "States, where appropriate, to act", "States where appropriate, to act",
			[]Run{{Equal, "States"}, {Delete, ","}, {Equal, " where appropriate, to act"}},
		},
		{
			"numbers are single words", "of 1,500 vessels in all ports", "of 2,000 vessels in all ports",
			[]Run{{Equal, "of "}, {Delete, "1,500"}, {Insert, "2,000"}, {Equal, " vessels in all ports"}},
		},
	} {
		if got := Words(c.base, c.changed); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// inlineText generates canonical inline texts: balanced emphasis, notes,
// references, several scripts, escaped marks.
func inlineText(maxWords int) *rapid.Generator[string] {
	word := rapid.SampledFrom([]string{
		"the", "a", "of", "States", "Member", "report", "reports", "1,500", "70/1", "E/CN.15/2017/11", "law-making",
		"请", "秘书长", "الدول", "é", "{fn:a}", "{fn:b}", "{ref:o1}", `\*`, `\{`, "“rule”", "[bracket]", "don’t", "–", "…", "👩‍🚀", ".", ";",
	})
	separator := rapid.SampledFrom([]string{" ", " ", " ", " ", ", ", "", " ", ". ", " (", ") "})
	return rapid.Custom(func(t *rapid.T) string {
		var b strings.Builder
		emphasis := false
		n := rapid.IntRange(0, maxWords).Draw(t, "words")
		for i := 0; i < n; i++ {
			if rapid.IntRange(0, 7).Draw(t, "toggle") == 0 && (b.Len() == 0 || !endsInMark(b.String())) {
				b.WriteByte('*')
				emphasis = !emphasis
			}
			b.WriteString(word.Draw(t, "word"))
			b.WriteString(separator.Draw(t, "separator"))
		}
		if emphasis {
			if endsInMark(b.String()) {
				return b.String()[:b.Len()-1]
			}
			b.WriteByte('*')
		}
		return b.String()
	})
}

// edited changes a few words of a text, or draws another.
func edited(base string) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		if rapid.IntRange(0, 5).Draw(t, "other") == 0 {
			return inlineText(12).Draw(t, "changed")
		}
		tokens := Tokenize(base)
		var b strings.Builder
		for _, token := range tokens {
			raw := base[token.Start:token.End]
			switch rapid.IntRange(0, 12).Draw(t, "edit") {
			case 0:
				b.WriteString(strings.Repeat("*", strings.Count(raw, "*")-2*strings.Count(raw, `\*`)&1))
			case 1:
				b.WriteString(raw + " new words ")
			default:
				b.WriteString(raw)
			}
		}
		return canonical(b.String())
	})
}

func canonical(s string) string {
	for strings.Contains(s, "**") {
		s = strings.ReplaceAll(s, "**", "")
	}
	if emphasisOpen(s) {
		return strings.ReplaceAll(strings.ReplaceAll(s, `\*`, ""), "*", "")
	}
	return s
}

func join(runs []Run, ops ...string) string {
	var b strings.Builder
	for _, run := range runs {
		for _, op := range ops {
			if run.Op == op {
				b.WriteString(run.Text)
			}
		}
	}
	return withoutSeams(b.String())
}

// withoutSeams removes `**` where both are marks.
func withoutSeams(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && strings.IndexByte(`*{}\`, s[i+1]) >= 0 {
			b.WriteString(s[i : i+2])
			i++
			continue
		}
		if strings.HasPrefix(s[i:], "**") {
			i++
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

func TestHunksGiveTheChangedTextExactly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := inlineText(20).Draw(t, "base")
		changed := edited(base).Draw(t, "changed")
		hunks := Hunks(base, changed)
		if got := Apply(base, hunks); got != changed {
			t.Fatalf("applying the hunks gives %q, want %q\nhunks %+v", got, changed, hunks)
		}
		for i := 1; i < len(hunks); i++ {
			if hunks[i].From <= hunks[i-1].To {
				t.Fatalf("hunks %+v touch", hunks)
			}
		}
		runs := Runs(base, hunks)
		if got := join(runs, Equal, Delete); got != base {
			t.Fatalf("equal and deleted runs give %q, want %q\n%q", got, base, runs)
		}
		if got := join(runs, Equal, Insert); got != changed {
			t.Fatalf("equal and inserted runs give %q, want %q\n%q", got, changed, runs)
		}
		for _, run := range runs {
			if emphasisOpen(run.Text) {
				t.Fatalf("run %q is not balanced", run)
			}
		}
	})
}

func TestWeavingOneMoverIsThatMoversText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := inlineText(15).Draw(t, "base")
		first, second := edited(base).Draw(t, "first"), edited(base).Draw(t, "second")
		one := Weave(base, [][]Hunk{Hunks(base, first)})
		if got := one.Merged(); got != first {
			t.Fatalf("one mover's weave is %q, want %q", got, first)
		}
		same := Weave(base, [][]Hunk{Hunks(base, first), Hunks(base, first)})
		if got := same.Merged(); got != first {
			t.Fatalf("two movers of the same text give %q, want %q", got, first)
		}
		forth := Weave(base, [][]Hunk{Hunks(base, first), Hunks(base, second)})
		back := Weave(base, [][]Hunk{Hunks(base, second), Hunks(base, first)})
		if forth.Merged() != back.Merged() {
			t.Fatalf("the order of movers matters: %q and %q", forth.Merged(), back.Merged())
		}
		if got := forth.Render(func(int) int { return -1 }); got != base {
			t.Fatalf("with every place left as it is the weave gives %q, want the base %q", got, base)
		}
	})
}

func TestEveryMoversTextCanBeChosen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := inlineText(15).Draw(t, "base")
		texts := []string{edited(base).Draw(t, "first"), edited(base).Draw(t, "second"), edited(base).Draw(t, "third")}
		var proposals [][]Hunk
		for _, text := range texts {
			proposals = append(proposals, Hunks(base, text))
		}
		fabric := Weave(base, proposals)
		for mover, text := range texts {
			got := fabric.Render(func(i int) int { return variantOf(&fabric.Places[i], mover) })
			if got != text {
				t.Fatalf("choosing mover %d everywhere gives %q, want %q", mover, got, text)
			}
		}
	})
}

func variantOf(place *Place, mover int) int {
	for n, variant := range place.Variants {
		for _, m := range variant.Movers {
			if m == mover {
				return n
			}
		}
	}
	return -1
}

func TestRealisticEditsGiveFewChanges(t *testing.T) {
	base := "Requests the Secretariat, in consultation with the river commissions and within existing resources, to prepare a model code for pilots, to submit it to the Commission at its fifteenth session and to report every two years on the progress made in carrying it out"
	changed := "Requests the Secretariat, in close consultation with the river commissions and other bodies, to prepare a draft model code for pilots, to submit it to the Commission at its sixteenth session and to report every year on the progress made in applying it"
	changes := 0
	for _, run := range Words(base, changed) {
		if run.Op != Equal {
			changes++
			if strings.TrimSpace(run.Text) == "" {
				t.Errorf("a change of separators alone: %q", run)
			}
		}
	}
	if changes > 11 {
		t.Errorf("%d changed runs, want at most 11: %q", changes, Words(base, changed))
	}
}

func TestRewrittenTextIsReplacedWhole(t *testing.T) {
	base := "Decides to convene a meeting of experts in the spring"
	changed := "Invites all donors to fund the clinics along every canal"
	want := []Run{{Delete, base}, {Insert, changed}}
	if got := Words(base, changed); !reflect.DeepEqual(got, want) {
		t.Errorf("got %q", got)
	}
}

func FuzzWeave(f *testing.F) {
	f.Add("a b c", "a x c", "a b y")
	f.Add("*Calls upon* States", "*Calls* on States", "*Urges all* States")
	f.Fuzz(func(t *testing.T, base, first, second string) {
		proposals := [][]Hunk{Hunks(base, first), Hunks(base, second)}
		fabric := Weave(base, proposals)
		if got := fabric.Render(func(int) int { return -1 }); got != base {
			t.Fatalf("with nothing chosen the weave gives %q, want %q", got, base)
		}
		if wellFormed(base) && wellFormed(first) {
			if got := Apply(base, proposals[0]); got != first {
				t.Fatalf("applying gives %q, want %q", got, first)
			}
		}
	})
}

func wellFormed(s string) bool { return !emphasisOpen(s) && withoutSeams(s) == s }

// The pieces of a rendered text join to it, and those of the base stand there.
func TestPiecesJoinToTheRenderedText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := inlineText(15).Draw(t, "base")
		var proposals [][]Hunk
		for range rapid.IntRange(1, 3).Draw(t, "movers") {
			proposals = append(proposals, Hunks(base, edited(base).Draw(t, "proposal")))
		}
		fabric := Weave(base, proposals)
		choices := make([]int, len(fabric.Places))
		for i := range choices {
			choices[i] = rapid.IntRange(-1, len(fabric.Places[i].Variants)-1).Draw(t, "choice")
		}
		choose := func(place int) int { return choices[place] }
		var joined strings.Builder
		for _, piece := range fabric.Pieces(choose) {
			joined.WriteString(piece.Text)
			kept := strings.TrimSuffix(piece.Text[piece.Marks:], "*")
			if piece.Place < 0 && !strings.HasPrefix(base[piece.From:], kept) && !strings.HasPrefix(base[piece.From:], "*"+kept) {
				t.Fatalf("the piece %q does not stand at byte %d of %q", piece.Text, piece.From, base)
			}
		}
		if got, want := joined.String(), fabric.Render(choose); got != want {
			t.Fatalf("the pieces join to %q, not to %q", got, want)
		}
	})
}
