package drafting_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"chapeau/drafting"
	"chapeau/drafting/fault"
	"chapeau/drafting/formats/html"
	"chapeau/drafting/formats/markdown"
	"chapeau/drafting/formats/reporttext"
	"chapeau/drafting/formats/session"
	"chapeau/drafting/sharedtest"
	"chapeau/drafting/text"
)

// TestAnImportedReportGivesItselfBack holds, on the real report, that what the
// committee's report says after an import is what was imported, word by word.
func TestAnImportedReportGivesItselfBack(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(sharedtest.Dir(t), "corpus", "*.txt"))
	if err != nil || len(files) != 1 {
		t.Fatalf("the corpus holds %d reports (%v), want one", len(files), err)
	}
	source, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	read, err := reporttext.Read(source)
	if err != nil {
		t.Fatal(err)
	}
	w := newWorld(t)
	must(w.service.Import(w.ctx, w.secretariat, w.committee.ID, drafting.ImportInput{Report: read.Report}))(t)
	paper := must(w.service.SessionReport(w.ctx, w.secretariat, w.committee.ID))(t).Paper
	for name, write := range map[string][2]func(*bytes.Buffer) error{
		"text": {
			func(b *bytes.Buffer) error { return markdown.PlainReport(b, read.Report, text.Reuse) },
			func(b *bytes.Buffer) error { return session.Plain(b, paper) },
		},
		"Markdown": {
			func(b *bytes.Buffer) error { return markdown.Report(b, read.Report, text.Reuse) },
			func(b *bytes.Buffer) error { return session.Markdown(b, paper) },
		},
		"HTML": {
			func(b *bytes.Buffer) error { return html.Report(b, read.Report, text.Reuse) },
			func(b *bytes.Buffer) error { return session.HTML(b, paper, html.Print{}) },
		},
	} {
		var want, got bytes.Buffer
		if err := write[0](&want); err != nil {
			t.Fatal(err)
		}
		if err := write[1](&got); err != nil {
			t.Fatal(err)
		}
		wantSame(t, got.String(), want.String())
		if want.Len() == 0 {
			t.Errorf("as %s the report is empty", name)
		}
	}
	again, err := reporttext.Read(plainReport(t, paper))
	if err != nil {
		t.Fatal(err)
	}
	for i, s := range again.Report.Sections {
		if original := read.Report.Sections[i]; s.Letter != original.Letter || s.Title != original.Title || s.Intro != original.Intro || len(s.Texts) != len(original.Texts) {
			t.Errorf("section %s comes back as %q", original.Letter, s.Title)
		}
	}
}

func plainReport(t *testing.T, p session.Paper) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := session.Plain(&b, p); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAnotherReportDoesNotOverwriteWhatTheFirstSaid(t *testing.T) {
	w := newWorld(t)
	report := func(title, section, intro string) *text.Report {
		return &text.Report{Title: title, Sections: []text.Section{{Letter: section, Title: "Texts", Intro: intro, Texts: []*text.Text{navigationAids()}}}}
	}
	imports := func(r *text.Report) error {
		_, err := w.service.Import(w.ctx, w.secretariat, w.committee.ID, drafting.ImportInput{Report: r})
		return err
	}
	for _, step := range []struct {
		report *text.Report
		code   fault.Code
	}{
		{report("Chapter I", "A", "1. The Commission:"), ""},
		{report("Chapter I", "A", "1. The Commission:"), ""},
		{report("Chapter I", "B", "2. It also:"), ""},
		{report("Chapter I", "A", "1. Other words:"), fault.Conflict},
		{report("Chapter II", "C", ""), fault.Conflict},
	} {
		if err := imports(step.report); fault.CodeOf(err) != step.code {
			t.Errorf("%q, section %q: %v", step.report.Title, step.report.Sections[0].Intro, err)
		}
	}
	drafts := must(w.service.Drafts(w.ctx, w.secretariat, w.committee.ID, drafting.Page{}))(t)
	must(w.service.Publish(w.ctx, w.chair, drafts[2].ID))(t)
	if got := string(plainReport(t, must(w.service.SessionReport(w.ctx, w.public, w.committee.ID))(t).Paper)); strings.Contains(got, "1. The Commission:") || !strings.Contains(got, "B. Texts\n\n2. It also:") {
		t.Errorf("the public reads\n%s", got)
	}
	got := string(plainReport(t, must(w.service.SessionReport(w.ctx, w.secretariat, w.committee.ID))(t).Paper))
	if !strings.HasPrefix(got, "Chapter I\n\nA. Texts\n\n1. The Commission:\n") || !strings.Contains(got, "B. Texts\n\n2. It also:") || strings.Count(got, "Navigation aids") != 3 {
		t.Errorf("the report is\n%s", got)
	}
}

// adoptedAs puts a text before the committee and has it adopted.
func (w *world) adoptedAs(t *text.Text, resultSymbol string) drafting.Draft {
	w.t.Helper()
	d := must(w.service.CreateDraft(w.ctx, w.secretariat, w.committee.ID, drafting.DraftInput{
		Text: t, Symbol: w.freeSymbol(), Status: drafting.Tabled, CirculatedAt: &lastWeek,
	}))(w.t)
	must(w.service.DecideDraft(w.ctx, w.chair, d.ID, drafting.DecideDraftInput{ExpectedVersion: 1, Outcome: drafting.DraftAdopted, ResultSymbol: resultSymbol}))(w.t)
	return d
}

// worded is a text of one kind with a body line and a title.
func worded(kind text.DocumentKind, body, title string) *text.Text {
	t := navigationAids()
	t.Kind, t.Body, t.Title = kind, body, title
	return t
}

func TestSectionsAreByWhoMustAct(t *testing.T) {
	w := newWorld(t)
	w.adoptedAs(worded(text.Resolution, "The Commission on Inland Waterways,", "Own one"), "14/1")
	w.adoptedAs(worded(text.Resolution, "The Economic and Social Council,", "Council one"), "")
	w.adoptedAs(worded(text.Resolution, "The General Assembly,", "Assembly one"), "")
	w.adoptedAs(worded(text.Decision, "The Economic and Social Council, recalling its rules:", "Council two"), "")
	w.adoptedAs(worded(text.Resolution, "*The General Assembly*,", "Assembly two"), "")
	w.adoptedAs(&text.Text{Kind: text.Decision, Title: "Own two", Clauses: []*text.Clause{{Kind: text.Prose, Text: "The Commission decides to meet{fn:a}"}}, Footnotes: map[string]string{"a": "Rule 4."}}, "14/101")
	w.draft()
	rejected := w.draft()
	must(w.service.DecideDraft(w.ctx, w.chair, rejected.ID, drafting.DecideDraftInput{ExpectedVersion: 1, Outcome: drafting.DraftNoAction, Vote: hands(2, 0, 0)}))(t)
	report := must(w.service.Report(w.ctx, w.secretariat, w.committee.ID))(t)
	var got []string
	for _, s := range report.Sections {
		got = append(got, s.Letter+". "+s.Title, s.Intro)
		for _, one := range s.Texts {
			line := one.Designation + ": " + one.Title
			if one.ReportParagraph != 0 {
				line += " (paragraph " + string(rune('0'+one.ReportParagraph)) + ")"
			}
			got = append(got, line)
		}
	}
	wantSame(t, got, []string{
		"A. Draft resolutions recommended for adoption by the General Assembly",
		"1. The Commission on Inland Waterways recommends to the General Assembly the adoption of the following draft resolutions:",
		"Draft resolution I: Assembly one", "Draft resolution II: Assembly two",
		"B. Draft resolution recommended for adoption by the Economic and Social Council",
		"2. The Commission on Inland Waterways recommends to the Economic and Social Council the adoption of the following draft resolution:",
		"Draft resolution: Council one",
		"C. Draft decision recommended for adoption by the Economic and Social Council",
		"3. The Commission on Inland Waterways recommends to the Economic and Social Council the adoption of the following draft decision:",
		"Draft decision: Council two",
		"D. Resolution and decision adopted by the Commission on Inland Waterways",
		"4. The Commission on Inland Waterways adopted the following resolution and decision, which are brought to attention:",
		"Resolution 14/1: Own one", "Decision 14/101: Own two (paragraph 5)",
		"E. Texts on which no decision was taken", "",
		": Navigation aids",
	})
	plain := string(plainReport(t, must(w.service.SessionReport(w.ctx, w.secretariat, w.committee.ID))(t).Paper))
	for _, says := range []string{
		"Report of the Commission on Inland Waterways\n\nChapter I\n\nMatters calling for action", "5. The Commission decides to meet.⁶", "¹ E/CN.99/2028/4, annex.\n² E/CN.99/2028/4, annex.",
	} {
		if !strings.Contains(plain, says) {
			t.Errorf("the report does not say %q:\n%s", says, plain)
		}
	}
}

func TestProceedingsTellWhatWasDecidedAndSaid(t *testing.T) {
	c := acted(t)
	item := must(c.service.AddAgendaItem(c.ctx, c.secretariat, c.committee.ID, drafting.AgendaInput{Number: "4 (a)", Title: "Aids & charts"}))(t)
	must(c.service.AddAgendaItem(c.ctx, c.secretariat, c.committee.ID, drafting.AgendaInput{Number: "5", Title: "Nothing"}))(t)
	must(c.service.ChangeDraft(c.ctx, c.secretariat, c.draft.ID, drafting.DraftChange{AgendaItemID: &item.ID}))(t)
	paper := must(c.service.SessionReport(c.ctx, c.delegates["Karsk"], c.committee.ID))(t).Paper
	if len(paper.Chapters) != 1 || paper.Chapters[0].Number != "II" || len(paper.Chapters[0].Parts) != 1 {
		t.Fatalf("the chapters are %+v", paper.Chapters)
	}
	got := string(plainReport(t, paper))
	at := 0
	for _, says := range []string{
		"Chapter II\n\nAgenda item 4 (a): Aids & charts\n\n", "At its 1st meeting, on 12 May 2031, the Commission considered agenda item 4 (a), “Aids & charts”.",
		"had before it draft resolution E/CN.99/2031/L.", "entitled “Navigation aids”", "At its 1st meeting, on 12 May 2031, the Commission took up the draft resolution.",
		"Karsk asked for", "\n    We shall vote in favour.\n    We thank all.\n", "It is resolution 14/1.", "In favour: Delmark, Meridia.", "Reason: after a long night",
		"Karsk stated that it had intended to vote against", "Karsk dissociated itself from paragraph 2", "For the text, see chapter I, section A, resolution 14/1.",
	} {
		found := strings.Index(got[at:], says)
		if found < 0 {
			t.Fatalf("it does not say, where it should: %q\n%s", says, got)
		}
		at += found
	}
	for _, hidden := range []string{"Taken back", "clandestine", "decision 7"} {
		if strings.Contains(got, hidden) {
			t.Errorf("it says %q", hidden)
		}
	}
	next := 0
	for _, found := range regexp.MustCompile(`(?m)^(\d+)\. (?:The Commission|At its|Karsk|Delmark|For the text)`).FindAllStringSubmatch(got, -1) {
		n := 0
		for _, digit := range found[1] {
			n = 10*n + int(digit-'0')
		}
		if n <= next {
			t.Errorf("paragraph %d stands behind paragraph %d", n, next)
		}
		next = n
	}
}

// TestTheReportIsAsTheReaderMaySeeIt: proceedings are for the committee, and a text
// that is not published is in nobody else's report.
func TestTheReportIsAsTheReaderMaySeeIt(t *testing.T) {
	c := acted(t)
	for name, actor := range cast(c.world) {
		made, err := c.service.SessionReport(c.ctx, actor, c.committee.ID)
		paper := made.Paper
		if inside := slices.Contains(insiders, name); inside && (err != nil || len(paper.Chapters) == 0 || len(paper.Chapter.Sections) == 0) || !inside && (len(paper.Chapters) > 0 || paper.Chapter != nil && len(paper.Chapter.Sections) > 0) {
			t.Errorf("%s before it is published: %+v %v", name, paper, err)
		}
	}
	must(c.service.Publish(c.ctx, c.chair, c.draft.ID))(t)
	paper := must(c.service.SessionReport(c.ctx, c.public, c.committee.ID))(t).Paper
	if len(paper.Chapters) != 0 || len(paper.Chapter.Sections) == 0 {
		t.Errorf("the public reads %+v", paper)
	}
}
