package diffing

import (
	"reflect"
	"strings"
	"testing"

	"github.com/rivo/uniseg"
)

func cores(s string) []string {
	var out []string
	for _, token := range Tokenize(s) {
		if token.Kind != Space {
			out = append(out, s[token.CoreStart:token.CoreEnd])
		}
	}
	return out
}

func TestTokens(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"in 1,500 or 2,000 ports", []string{"in", "1,500", "or", "2,000", "ports"}},
		{"E/CN.15/2017/11, annex.", []string{"E/CN.15/2017/11", ",", "annex", "."}},
		{"A/C.3/72/L.5/Rev.1.", []string{"A/C.3/72/L.5/Rev.1", "."}},
		{"resolution 70/1 and", []string{"resolution", "70/1", "and"}},
		{"State’s law-making 'right'", []string{"State’s", "law-making", "'", "right", "'"}},
		{"2027–2031", []string{"2027", "–", "2031"}},
		{"*Calls upon* all", []string{"Calls", "upon", "all"}},
		{`L.3\* and {fn:a}{ref:o1}`, []string{"L", ".", "3", `\*`, "and", "{fn:a}", "{ref:o1}"}},
		{"请秘书长", []string{"请", "秘", "书", "长"}},
		{"e\u0301tat 👩‍🚀!", []string{"e\u0301tat", "👩‍🚀", "!"}},
		{"at 10:30, then", []string{"at", "10:30", ",", "then"}},
	} {
		if got := cores(c.text); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%q splits into %q, want %q", c.text, got, c.want)
		}
	}
}

func TestEmphasisBelongsToTheWordItTouches(t *testing.T) {
	s := "*Calls upon* States"
	var raw []string
	for _, token := range Tokenize(s) {
		raw = append(raw, s[token.Start:token.End])
	}
	if want := []string{"*Calls", " ", "upon*", " ", "States"}; !reflect.DeepEqual(raw, want) {
		t.Errorf("tokens are %q, want %q", raw, want)
	}
}

func checkTokens(t *testing.T, s string) {
	t.Helper()
	var joined strings.Builder
	at := int32(0)
	for _, token := range Tokenize(s) {
		if token.Start != at || token.CoreStart < token.Start || token.CoreEnd < token.CoreStart || token.End < token.CoreEnd {
			t.Fatalf("token %+v of %q is out of place", token, s)
		}
		joined.WriteString(s[token.Start:token.End])
		at = token.End
	}
	if joined.String() != s {
		t.Fatalf("tokens of %q join to %q", s, joined.String())
	}
}

func FuzzTokenize(f *testing.F) {
	for _, seed := range []string{"", "*", "**", "a*b**c", `\*`, "*Calls upon* all", "E/CN.15/1", "é", "👩‍🚀", "请\u0301", " \u0301a", "{fn:a}{fn:", "\r\n", "\xff*\xfe", "🇫🇷🇩🇪", "한국어", "नमस्ते"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		checkTokens(t, s)
		if strings.ContainsAny(s, `*\{`) {
			return
		}
		boundaries := map[int32]bool{}
		at, rest, state := int32(0), s, -1
		for rest != "" {
			cluster, tail, _, next := uniseg.FirstGraphemeClusterInString(rest, state)
			rest, state = tail, next
			boundaries[at] = true
			at += int32(len(cluster))
		}
		for _, token := range Tokenize(s) {
			if !boundaries[token.Start] {
				t.Fatalf("%q is split inside a grapheme cluster at byte %d", s, token.Start)
			}
		}
	})
}
