package action_test

import (
	"strings"
	"testing"

	"chapeau/drafting/action"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

func clauses(label string, ids ...string) action.Part {
	return action.Part{Label: label, Clauses: ids}
}

func passage(label, clause, words string) action.Part {
	return action.Part{Label: label, Words: []action.Passage{{Clause: clause, Text: words}}}
}

func paragraph(t *testing.T, lang, words string, end *string) *text.Text {
	t.Helper()
	made, err := text.Canonical(&text.Text{
		Kind: text.Resolution, Lang: lang, Title: "Locks", Body: "The Commission,", Footnotes: map[string]string{"a": "E/CN.99/1.", "b": "E/CN.99/2."},
		Clauses: []*text.Clause{{ID: "o1", Kind: text.Operative, Text: words, End: end}, {ID: "o2", Kind: text.Operative, Text: "*Decides* to meet"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func TestRemovedWordsLeaveATidyText(t *testing.T) {
	none := ""
	for _, test := range []struct {
		name, lang, words, part, want string
		end                           *string
	}{
		{"in the middle", "", "*Urges* all States to report every year to it", "to report every year", "*Urges* all States to it;", nil},
		{"between commas", "", "*Urges* States, observers, and all donors to report", "observers", "*Urges* States, and all donors to report;", nil},
		{"at the end, behind a comma", "", "*Urges* States to report, within existing resources", "within existing resources", "*Urges* States to report;", nil},
		{"at the end, with its comma", "", "*Urges* States to report, within existing resources", ", within existing resources", "*Urges* States to report;", nil},
		{"at the beginning", "", "In March, *urges* States to report", "In March", "*urges* States to report;", nil},
		{"in brackets", "", "*Urges* States (and observers) to report", "and observers", "*Urges* States to report;", nil},
		{"behind an opening quote", "", "*Urges* “all States” to report", "all", "*Urges* “States” to report;", nil},
		{"with the note that stands on it", "", "*Urges* States{fn:a} and observers{fn:b} to report", "and observers", "*Urges* States¹ to report;", nil},
		{"with a note in it", "", "*Urges* States and the observers{fn:b} there to report", "and the observers there", "*Urges* States to report;", nil},
		{"a part of an emphasis", "", "*Strongly urges* States to report", "Strongly", "*urges* States to report;", nil},
		{"all of an emphasis", "", "*Urges* States to report", "Urges", "States to report;", nil},
		{"the second sentence", "", "*Urges* States to report. Reports are public", "Reports are public", "*Urges* States to report;", nil},
		{"an end within quotes", "", "*Urges* States to report “in full.”", "“in full.”", "*Urges* States to report;", &none},
		{"an end of its own stays", "", "*Urges* States to report every year", "every year", "*Urges* States to report; and", words("; and")},
		{"in Chinese", "zh", "请各国每年提出报告", "每年", "请各国提出报告；", nil},
		{"in French", "fr", "*Prie* les États de faire rapport, chaque année", "chaque année", "*Prie* les États de faire rapport ;", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			base := paragraph(t, test.lang, test.words, test.end)
			ops, err := action.Remove(base, []action.Part{passage("A", "o1", test.part)})
			if err != nil {
				t.Fatal(err)
			}
			left, err := amend.Apply(base, amendment("X", "", ops...))
			if err != nil {
				t.Fatal(err)
			}
			if got := firstParagraph(left); got != test.want {
				t.Errorf("%q is left, want %q", got, test.want)
			}
		})
	}
}

// firstParagraph is the first operative paragraph as it is printed.
func firstParagraph(t *text.Text) string {
	for _, line := range text.Layout(t, text.Options{}).Lines {
		if line.Clause.ID != "o1" {
			continue
		}
		var b strings.Builder
		for _, part := range line.Parts {
			switch {
			case part.Note > 0:
				b.WriteString(text.Superscript(part.Note))
			case part.Emphasis:
				b.WriteString("*" + part.Text + "*")
			default:
				b.WriteString(part.Text)
			}
		}
		return b.String()
	}
	return ""
}

func TestPartsThatDivideNothing(t *testing.T) {
	for _, test := range []struct {
		name  string
		parts []action.Part
		says  string
	}{
		{"no label", []action.Part{clauses("", "o2")}, "a part has no label"},
		{"one label twice", []action.Part{clauses("A", "o2"), clauses("A", "o3")}, "two parts have the label"},
		{"nothing named", []action.Part{{Label: "A"}}, "it names nothing"},
		{"a clause that is not there", []action.Part{clauses("A", "o9")}, "there is no clause \"o9\""},
		{"words of a clause that is not there", []action.Part{passage("A", "o9", "every")}, "there is no clause \"o9\""},
		{"one clause twice", []action.Part{clauses("A", "o2"), clauses("B", "o2")}, "is in part A already"},
		{"a sub-paragraph of a named one", []action.Part{clauses("A", "o1"), clauses("B", "i1")}, "is in part A already"},
		{"the paragraph above a named one", []action.Part{clauses("A", "i1"), clauses("B", "o1")}, "stands under clause o1"},
		{"words of a named clause", []action.Part{clauses("A", "o1"), passage("B", "i1", "forty")}, "is in part A already"},
		{"words that are not there", []action.Part{passage("A", "o2", "every year")}, "stand nowhere in clause o2"},
		{"words that stand there twice", []action.Part{passage("A", "o2", "the")}, "stand 3 times in clause o2"},
		{"an occurrence too many", []action.Part{{Label: "A", Words: []action.Passage{{Clause: "o2", Text: "the", Occurrence: 4}}}}, "occurrence 4"},
		{"words named twice", []action.Part{passage("A", "o2", "every two years"), passage("B", "o2", "two")}, "are named twice"},
		{"all words of a clause", []action.Part{passage("A", "i2", "To publish"), passage("B", "i2", "the results")}, "name the clause instead"},
		{"no word", []action.Part{passage("A", "o2", " ")}, "holds no word"},
	} {
		t.Run(test.name, func(t *testing.T) {
			err := action.CheckParts(lockText(t), test.parts)
			if fault.CodeOf(err) != fault.Invalid || !strings.Contains(err.Error(), test.says) {
				t.Errorf("it gives %v, want that %s", err, test.says)
			}
		})
	}
}

func TestAllOperativesRejected(t *testing.T) {
	prose := &text.Text{Kind: text.Decision, Clauses: []*text.Clause{{ID: "x1", Kind: text.Prose, Text: "The Commission decided to meet"}}}
	for _, test := range []struct {
		name     string
		text     *text.Text
		rejected []action.Part
		want     bool
	}{
		{"none", lockText(t), nil, false},
		{"all but one", lockText(t), []action.Part{clauses("A", "o1", "o2"), clauses("B", "o3")}, false},
		{"all in several parts", lockText(t), []action.Part{clauses("A", "o1", "o2"), clauses("B", "o3", "o4")}, true},
		{"words of the last", lockText(t), []action.Part{clauses("A", "o1", "o2", "o3"), passage("B", "o4", "donors to contribute")}, false},
		{"the sub-paragraphs of one", lockText(t), []action.Part{clauses("A", "i1", "i2", "o2", "o3", "o4")}, false},
		{"a decision's paragraph", prose, []action.Part{clauses("A", "x1")}, true},
		{"a text without any", &text.Text{Clauses: []*text.Clause{{ID: "p1", Kind: text.Preambular, Text: "*Noting*"}}}, nil, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := action.AllOperativesRejected(test.text, test.rejected); got != test.want {
				t.Errorf("it is %v", got)
			}
		})
	}
}

func TestDividingAnAmendment(t *testing.T) {
	a := amendment("A1", "", edit("o2", "every two years", "every year and in full"), edit("i1", "forty locks", "locks"), study(), remove("o4"), move("p2", "p1"))
	for _, test := range []struct {
		name  string
		parts []action.Part
		want  map[string]string // clause → its words, empty where it is gone
	}{
		{"the new paragraph", []action.Part{clauses("A", "n1")}, map[string]string{"n1": "", "o4": "", "o2": "*Requests* the Secretariat to report every year and in full on the state of the locks"}},
		{"the deletion", []action.Part{clauses("A", "o4")}, map[string]string{"o4": "*Invites* donors to contribute", "n1": "*Takes note* of the study on fatigue{fn:study}"}},
		{"a paragraph's words", []action.Part{clauses("A", "o2")}, map[string]string{"o2": "*Requests* the Secretariat to report every two years on the state of the locks"}},
		{"some of the new words", []action.Part{passage("A", "o2", "and in full")}, map[string]string{"o2": "*Requests* the Secretariat to report every year on the state of the locks"}},
		{"all that stands for what goes", []action.Part{passage("A", "o2", "year and in full")}, map[string]string{"o2": "*Requests* the Secretariat to report every two years on the state of the locks"}},
		{"words that it takes out", []action.Part{passage("A", "i1", "forty")}, map[string]string{"i1": "To inspect forty locks every two years"}},
		{"words around those that it takes out", []action.Part{passage("A", "i1", "inspect locks")}, map[string]string{"i1": "To inspect forty locks every two years"}},
		{"words of the new paragraph", []action.Part{passage("A", "n1", "on fatigue")}, map[string]string{"n1": "*Takes note* of the study"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			base := lockText(t)
			left, err := action.RemoveFrom(base, a, test.parts)
			if err != nil {
				t.Fatal(err)
			}
			result, err := amend.Apply(base, left)
			if err != nil {
				t.Fatal(err)
			}
			for id, want := range test.want {
				got := ""
				if c := result.Find(id); c != nil {
					got = c.Text
				}
				if got != want {
					t.Errorf("%s is %q, want %q", id, got, want)
				}
			}
			if left.ID != a.ID || left.By != a.By {
				t.Errorf("what is left is %s of %s", left.ID, left.By)
			}
		})
	}
}

func TestPartsThatDivideNothingOfAnAmendment(t *testing.T) {
	for _, test := range []struct {
		name  string
		ops   []amend.Op
		parts []action.Part
		says  string
	}{
		{"a paragraph that it leaves alone", ops(edit("o2", "two", "four")), []action.Part{clauses("A", "o4")}, "changes nothing in clause o4"},
		{"words of a paragraph that it leaves alone", ops(edit("o2", "two", "four")), []action.Part{passage("A", "o4", "donors")}, "changes no words in clause o4"},
		{"other words of a paragraph", ops(edit("o2", "two", "four")), []action.Part{passage("A", "o2", "Secretariat")}, "are not what the amendment proposes"},
		{"everything", ops(edit("o2", "two", "four")), []action.Part{clauses("A", "o2")}, "nothing of the amendment is left"},
		{"a sub-paragraph that goes with its paragraph", ops(remove("o1"), edit("o2", "two", "four")), []action.Part{clauses("A", "i1")}, "goes with the one above it"},
		{"a move without which a paragraph would be lost", ops(move("i1", "o2"), remove("o1")), []action.Part{clauses("A", "i1")}, "clause \"i1\" would be lost"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := action.RemoveFrom(lockText(t), amendment("A1", "", test.ops...), test.parts)
			if fault.CodeOf(err) != fault.Invalid || !strings.Contains(err.Error(), test.says) {
				t.Errorf("it gives %v, want that %s", err, test.says)
			}
		})
	}
}
