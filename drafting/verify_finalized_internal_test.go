package drafting

import (
	"strings"
	"testing"

	"chapeau/drafting/text"
)

// TestAFinalizedVersionDiffersOnlyAsItMay: what the hashes cannot tell, the words
// do.
func TestAFinalizedVersionDiffersOnlyAsItMay(t *testing.T) {
	paragraphs := func(label, first, second string) *text.Text {
		return &text.Text{Schema: text.Schema, Kind: text.Resolution, Title: "Locks", Clauses: []*text.Clause{
			{ID: "o1", Kind: text.Operative, Text: first},
			{ID: "o2", Kind: text.Operative, Label: label, Text: second},
		}}
	}
	parent := paragraphs("1 bis", "*Requests* a report", "*Requests* charts")
	retitled := paragraphs("1 bis", "*Requests* a report", "*Also requests* charts")
	retitled.Title = "Locks and canals"
	for _, c := range []struct {
		name   string
		reason VersionReason
		result *text.Text
		says   string // empty where all is well
	}{
		{"an opening", Resequenced, paragraphs("1 bis", "*Requests* a report", "*Also requests* charts"), ""},
		{"another verb", Resequenced, paragraphs("1 bis", "*Requests* a report", "*Invites* charts"), "clause o2"},
		{"words behind the opening", Resequenced, paragraphs("1 bis", "*Requests* a report", "*Also requests* maps"), "clause o2"},
		{"a label", Resequenced, paragraphs("", "*Requests* a report", "*Also requests* charts"), "more than openings"},
		{"the title", Resequenced, retitled, "more than openings"},
		{"the numbering", Numbered, paragraphs("", "*Requests* a report", "*Requests* charts"), ""},
		{"the numbering and a word", Numbered, paragraphs("", "*Requests* a report", "*Requests* maps"), "numbering finalized"},
		{"no numbering", Numbered, parent, "numbering finalized"},
	} {
		earlier := Version{Number: 1, Text: parent, Hash: text.Hash(parent, "")}
		version := Version{Number: 2, Reason: c.reason, Text: c.result, Hash: text.Hash(c.result, earlier.Hash)}
		err := finalized(version, earlier)
		if (err == nil) != (c.says == "") || err != nil && !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, want %q", c.name, err, c.says)
		}
	}
}
