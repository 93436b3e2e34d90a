package docxtext_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"chapeau/drafting/amend"
	"chapeau/drafting/amend/amendtest"
	"chapeau/drafting/formats/docx"
	"chapeau/drafting/formats/docxtext"
	"chapeau/drafting/formats/reporttext/corpustest"
	"chapeau/drafting/text"
)

func edited(t rapid.TB, data []byte, base *text.Text) ([]amend.Amendment, []string) {
	t.Helper()
	amendments, notes, err := docxtext.Edited(data, base)
	if err != nil {
		t.Fatal(err)
	}
	return amendments, notes
}

func TestUnchangedCopyIsTheDraft(t *testing.T) {
	for _, x := range corpustest.Texts(t, corpustest.Report) {
		amendments, notes := edited(t, written(t, x), x)
		if len(amendments) > 0 || !said(notes, "unchanged") {
			t.Errorf("%s: %+v, %q", x.Title, amendments, notes)
		}
	}
}

// TestEditedCopyGivesItsWords writes an amended text as a clean file and reads it
// as a copy of the base.
func TestEditedCopyGivesItsWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := amendtest.Text(t)
		changed, err := amend.Apply(base, amendtest.Amendment(t, base, "A", 4))
		if err != nil {
			t.Fatal(err)
		}
		amendments, notes := edited(t, written(t, changed), base)
		if len(amendments) > 1 {
			t.Fatalf("%d amendments; %q", len(amendments), notes)
		}
		got := base
		for _, a := range amendments {
			if a.ID != docxtext.Untracked {
				t.Fatalf("the amendment is %q", a.ID)
			}
			if got, err = amend.Apply(base, a); err != nil {
				t.Fatal(err)
			}
		}
		if diff := cmp.Diff(outline(changed), outline(got)); diff != "" {
			t.Fatalf("(-changed +read):\n%s\nnotes %q", diff, notes)
		}
	})
}

// TestTrackedCopyGivesItsAmendments writes tracked changes and reads them against
// the known draft.
func TestTrackedCopyGivesItsAmendments(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := amendtest.Text(t)
		amendments := []amend.Amendment{amendtest.Amendment(t, base, "A", 3), amendtest.Amendment(t, base, "B", 3)}
		var b bytes.Buffer
		if err := docx.Tracked(&b, base, amendments, docx.Options{}); err != nil {
			t.Fatal(err)
		}
		want, err := amend.Merge(base, amendments)
		if err != nil {
			t.Fatal(err)
		}
		read, notes := edited(t, b.Bytes(), base)
		read = slices.DeleteFunc(read, func(a amend.Amendment) bool { return a.To != "" })
		if i := slices.IndexFunc(read, func(a amend.Amendment) bool { return a.ID == docxtext.Untracked }); i >= 0 {
			t.Fatalf("something is not tracked: %+v", read[i])
		}
		got, err := amend.Merge(base, read)
		if err != nil {
			t.Fatal(err)
		}
		if len(got.Conflicts) > 0 || said(notes, "one by one") || said(notes, "sub-amendment") ||
			slices.ContainsFunc(got.Notices, func(n amend.Notice) bool { return n.Kind == amend.OrderChoice }) {
			return
		}
		if diff := cmp.Diff(outline(want.Text), outline(got.Text)); diff != "" {
			t.Fatalf("(-written +read):\n%s\nnotes %q", diff, notes)
		}
	})
}

const locks = `{"kind":"resolution","title":"Safety of inland locks","body":"The Commission on Inland Waterways,","clauses":[
 {"id":"p1","kind":"preambular","text":"*Recalling* its earlier work{fn:work}"},
 {"id":"o1","kind":"operative","text":"*Requests* the Secretariat to survey the locks"},
 {"id":"o2","kind":"operative","text":"*Invites* States to act on {ref:o1}"}],
 "footnotes":{"work":"Resolution 1/1."}}`

// TestCopyTypedByHand reads copies that carry none of our styles.
func TestCopyTypedByHand(t *testing.T) {
	base := decodeText(t, locks)
	opening := p(r("Safety of inland locks")) + p(r("The Commission on Inland Waterways,")) + p(italic("Recalling "), r("its earlier work,"), note(1))
	for _, c := range []struct {
		name, body string
		want       []string
		ids, says  string
	}{
		{
			name: "unchanged, with blanks in the emphasis",
			body: opening + p(r("1.\t"), italic("Requests "), r("the Secretariat to survey the locks;")) + p(r("2.\t"), italic("Invites"), r(" States to act on paragraph 1 above.")),
			want: []string{"1. Requests the Secretariat to survey the locks;", "2. Invites States to act on paragraph 1 above.", "¹ Resolution 1/1."},
			says: "unchanged",
		},
		{
			name: "words changed without tracking",
			body: opening + p(r("1.\t"), italic("Requests "), r("the Secretariat to survey all locks;")) + p(r("2.\t"), italic("Invites"), r(" States to act on paragraph 1 above.")),
			want: []string{"1. Requests the Secretariat to survey all locks;", "2. Invites States to act on paragraph 1 above.", "¹ Resolution 1/1."},
			ids:  "U1", says: "no tracked changes",
		},
		{
			name: "tracked and untracked",
			body: opening + p(r("1.\t"), italic("Requests "), r("the Secretariat to survey all locks;")) + p(r("2.\t"), italic("Invites"), r(" States"), ins("Delmark", r(" warmly")), r(" to act on paragraph 1 above.")),
			want: []string{"1. Requests the Secretariat to survey all locks;", "2. Invites States warmly to act on paragraph 1 above.", "¹ Resolution 1/1."},
			ids:  "U1 A1", says: "no tracked change shows",
		},
		{
			name: "the title is another one",
			body: p(r("Pilots")) + strings.TrimPrefix(opening, p(r("Safety of inland locks"))) + p(r("1.\t"), italic("Requests "), r("the Secretariat to survey the locks;")) + p(r("2.\t"), italic("Invites"), r(" States to act on paragraph 1 above.")),
			want: []string{"1. Requests the Secretariat to survey the locks;", "2. Invites States to act on paragraph 1 above.", "¹ Resolution 1/1."},
			ids:  "U1", says: "1 change is read",
		},
		{
			name: "a letterhead is named",
			body: p(r("Permanent Mission of Delmark")) + opening + p(r("1.\t"), italic("Requests "), r("the Secretariat to survey the locks;")) + p(r("2.\t"), italic("Invites"), r(" States to act on paragraph 1 above.")),
			want: []string{"1. Requests the Secretariat to survey the locks;", "2. Invites States to act on paragraph 1 above.", "¹ Resolution 1/1."},
			says: "“Permanent Mission of Delmark” stands above the text",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			amendments, notes := edited(t, file(t, c.body, footnotes("Resolution 1/1.")), base)
			var ids []string
			for _, a := range amendments {
				ids = append(ids, a.ID)
			}
			if got := strings.Join(ids, " "); got != c.ids {
				t.Errorf("amendments %q, want %q", got, c.ids)
			}
			merged, err := amend.Merge(base, amendments)
			if err != nil || len(merged.Conflicts) > 0 {
				t.Fatal(err, merged.Conflicts)
			}
			same(t, "merged", c.want, merged.Text)
			if !strings.Contains(merged.Text.Clauses[2].Text, "{ref:o1}") {
				t.Errorf("the reference became words: %q", merged.Text.Clauses[2].Text)
			}
			if !said(notes, c.says) {
				t.Errorf("notes %q, want one that says %q", notes, c.says)
			}
		})
	}
}
