package rules_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"chapeau/drafting/rules"
)

// words are how the documentation says the words of the data.
var words = strings.NewReplacer(
	"one_quarter", "one quarter of the members", "one_third", "one third of the members",
	"two_thirds", "two thirds", "second_vote", "a second vote", "if_amended", "only if it was amended",
	"reuse", "repeated", "once", "first place only",
)

func noticeInWords(n rules.Notice) string {
	if n.WorkingDays == 0 {
		return "none"
	}
	return fmt.Sprintf("%d working day, by %s, waived by the %s", n.WorkingDays, n.Counted, n.WaivedBy)
}

// tableOf is a profile as docs/rules.md prints it.
func tableOf(p rules.Profile) string {
	var b strings.Builder
	fmt.Fprintf(&b, "### %s (`%s`)\n\n%s.\n\n| rule | | source |\n| --- | --- | --- |\n", p.Title, p.Name, p.Source)
	row := func(rule string, value any, source string) {
		text := words.Replace(fmt.Sprint(value))
		if value == rules.MoreThanHalf {
			text = "more than half of the members"
		}
		fmt.Fprintf(&b, "| %s | %s | %s |\n", rule, text, source)
	}
	row("quorum to open a meeting", p.Quorum.ToOpen, p.Quorum.Source)
	row("quorum for a decision", p.Quorum.ToDecide, p.Quorum.Source)
	row("majority for proposals", p.Majorities.Proposals, p.Majorities.Source)
	row("majority for important questions", p.Majorities.ImportantQuestions, "")
	row("majority for reconsideration", p.Majorities.Reconsideration, "")
	row("majority that overrules the chair", p.Majorities.OverrulingChair, "")
	row("equally divided votes", p.Tie.Outcome, p.Tie.Source)
	row("degree of amendments", p.Amendments.DegreeLimit, p.Amendments.Source)
	row("notice of drafts", noticeInWords(p.Notice.Drafts), p.Notice.Source)
	row("notice of amendments", noticeInWords(p.Notice.Amendments), "")
	row("indicator of a note", p.Footnotes.Profile, p.Footnotes.Source)
	row("a sponsor explains its vote", p.Explanations.Sponsors, p.Explanations.Source)
	joins := "no"
	if p.Sponsorship.AfterAdoption {
		joins = "yes"
	}
	row("sponsors join after adoption", joins, p.Sponsorship.Source)
	row("what the sponsor accepts", p.Terms.Incorporated, "")
	row("what is put to the vote", p.Terms.Contested, "")
	return b.String()
}

func TestTheDocumentationHasTheProfilesAsTheyAre(t *testing.T) {
	data, err := os.ReadFile("../../docs/rules.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range rules.Profiles() {
		if table := tableOf(p); !strings.Contains(string(data), table) {
			t.Errorf("docs/rules.md should have\n%s", table)
		}
	}
}
