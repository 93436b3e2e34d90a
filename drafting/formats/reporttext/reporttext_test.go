package reporttext_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"chapeau/drafting/formats/reporttext"
	"chapeau/drafting/text"
)

func read(t *testing.T, source string) reporttext.Result {
	t.Helper()
	result, err := reporttext.Read([]byte(source))
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// outline writes a text as a reader sees it, one line a clause, the kind's first
// letter in front.
func outline(x *text.Text) []string {
	lines := []string{"T " + x.Title, "B " + x.Body}
	page := text.Layout(x, text.Options{})
	write := func(l text.Line) {
		label := l.Label
		if label != "" {
			label += " "
		}
		lines = append(lines, strings.Repeat("  ", l.Depth)+string(l.Clause.Kind[0])+" "+label+plain(l.Parts))
	}
	for _, l := range page.Lines {
		write(l)
	}
	for _, a := range page.Annexes {
		lines = append(lines, "A "+plain(a.Title))
		for _, l := range a.Lines {
			write(l)
		}
	}
	for _, n := range page.Notes {
		lines = append(lines, text.Superscript(n.Number)+" "+plain(n.Parts))
	}
	return lines
}

// Each case is a source and the outline of the text read from it.
var cases = []struct {
	name   string
	source string
	lang   string
	want   []string
	notes  int // sentences for the person
}{
	{
		name: "typed by hand without numbers or italics",
		source: `Safe crossings on the Orlena canal

The Commission on Inland Waterways,

Recalling its resolution 12/3 of 4 May 2029,
Noting with concern the collisions at the Meridia lock,

Urges Member States to mark every crossing;

Requests the Secretariat to publish a map;

Decides to remain seized of the matter.`,
		want: []string{
			"T Safe crossings on the Orlena canal", "B The Commission on Inland Waterways,",
			"p Recalling its resolution 12/3 of 4 May 2029,", "p Noting with concern the collisions at the Meridia lock,",
			"o 1. Urges Member States to mark every crossing;", "o 2. Requests the Secretariat to publish a map;", "o 3. Decides to remain seized of the matter.",
		},
		notes: 1,
	},
	{
		name:   "one paragraph a line, without blank lines",
		source: "Dredging\nThe Commission on Inland Waterways,\nAware of the silt in the Karsk delta,\nNoting the survey of 2030,\n1. Invites donors to contribute:\n(a) In kind;\n(b) In money:\n(i) Once;\n(ii) Every year;\n2. Decides to meet again.",
		want: []string{
			"T Dredging", "B The Commission on Inland Waterways,", "p Aware of the silt in the Karsk delta,", "p Noting the survey of 2030,",
			"o 1. Invites donors to contribute:", "  i (a) In kind;", "  i (b) In money:", "    i (i) Once;", "    i (ii) Every year;", "o 2. Decides to meet again.",
		},
	},
	{
		name: "hard line breaks, a paragraph without a blank line, a hyphen at the end of a line",
		source: `Dredging of the Karsk delta

The Commission on Inland Waterways,
Aware of the silt that the floods of the year
2029 left behind in the delta and of the co-
operation between the States,
Noting the survey,

1. Invites donors to contribute to the fund
for dredging, whatever their means;
2. Decides to meet again before the end of
2031.`,
		want: []string{
			"T Dredging of the Karsk delta", "B The Commission on Inland Waterways,",
			"p Aware of the silt that the floods of the year 2029 left behind in the delta and of the co- operation between the States,",
			"p Noting the survey,", "o 1. Invites donors to contribute to the fund for dredging, whatever their means;", "o 2. Decides to meet again before the end of 2031.",
		},
	},
	{
		name: "footnotes and pages cut paragraphs",
		source: `Pilots

The Commission on Inland Waterways,

Recalling the Convention on River Marking,¹ and the States that signed it in

¹ E/CN.99/2028/4, annex.

Delmark, and the plan,²

Noting the survey, and in particular,

² See [E/CN.99/2029/1](#).

its second chapter,

1. *Urges* States to ratify the Convention¹ without delay;

2. *Requests* a report on pilots and

harbour masters.`,
		want: []string{
			"T Pilots", "B The Commission on Inland Waterways,",
			"p Recalling the Convention on River Marking,¹ and the States that signed it in Delmark, and the plan,²",
			"p Noting the survey, and in particular, its second chapter,",
			"o 1. Urges States to ratify the Convention¹ without delay;", "o 2. Requests a report on pilots and harbour masters.",
			"¹ E/CN.99/2028/4, annex.", "² See E/CN.99/2029/1.",
		},
	},
	{
		name: "a copy out of a PDF file",
		source: `Pilots
The Commission on Inland Waterways,
Recalling the Convention on River Marking,1 and the
States that signed it in
_______________
1 E/CN.99/2028/4, annex.
2 See E/CN.99/2029/1.

V.31-00012
2/3
E/CN.99/2031/L.3

Delmark, and the plan for the upper reaches;2
1. Urges States to ratify the Convention;
2. Requests a report on

V.31-00012
3/3
E/CN.99/2031/L.3

harbour masters.`,
		want: []string{
			"T Pilots", "B The Commission on Inland Waterways,",
			"p Recalling the Convention on River Marking,¹ and the States that signed it in Delmark, and the plan for the upper reaches;²",
			"o 1. Urges States to ratify the Convention;", "o 2. Requests a report on harbour masters.",
			"¹ E/CN.99/2028/4, annex.", "² See E/CN.99/2029/1.",
		},
		notes: 6,
	},
	{
		name: "an agenda, bullets, headings and an annex",
		source: `# Congress of pilots

The Commission on Inland Waterways,

1. **Decides** to hold a congress;

Preparations

2. *Approves* the agenda:

1. Opening.
2. Topics:
 - (a) Locks;
 - (b) Canals.
3. Closing.

3. *Takes note* of these points:

- Fees
- Fuel

4. *Decides* to meet.

Annex

Terms of reference

1. The congress meets once.

2. It has a chair.`,
		want: []string{
			"T Congress of pilots", "B The Commission on Inland Waterways,", "o 1. Decides to hold a congress;", "h Preparations",
			"o 2. Approves the agenda:", "  i 1. Opening.", "  i 2. Topics:", "    i (a) Locks;", "    i (b) Canals.", "  i 3. Closing.",
			"o 3. Takes note of these points:", "  i • Fees", "  i • Fuel", "o 4. Decides to meet.",
			"A Annex Terms of reference", "o 1. The congress meets once.", "o 2. It has a chair.",
		},
	},
	{
		name: "an agenda in a text without numbers",
		source: `Pilots

The Commission on Locks,

Recalling its plan,

Welcomes the plan;

Approves this agenda:

1. Opening.

2. Closing.

Decides to meet.`,
		want: []string{
			"T Pilots", "B The Commission on Locks,", "p Recalling its plan,", "o 1. Welcomes the plan;", "o 2. Approves this agenda:",
			"  i 1. Opening.", "  i 2. Closing.", "o 3. Decides to meet.",
		},
		notes: 1,
	},
	{
		name: "a number that is missing, a paragraph that has none, numbers that begin again",
		source: `Pilots

The Commission on Locks,

A

1. Urges States to act;

Invites donors to help;

3. Requests a report:

(a) On locks;

(b) On pilots;

All reports are public;

4. Decides to go on.

B

1. Thanks the donors;

2. Decides to meet.`,
		want: []string{
			"T Pilots", "B The Commission on Locks,", "h A", "o 1. Urges States to act;", "o 2. Invites donors to help;", "o 3. Requests a report:",
			"  i (a) On locks;", "  i (b) On pilots;", "p All reports are public;", "o 4. Decides to go on.", "h B", "o 1. Thanks the donors;", "o 2. Decides to meet.",
		},
	},
	{
		name: "neither numbers nor ends, letters with full stops",
		source: `Pilots

The Commission on Locks

Recalling the Convention on River Marking

Concerned about collisions

Urges States to ratify the Convention:

a. Before the summer

b. Or in the autumn

Decides to meet again`,
		want: []string{
			"T Pilots", "B The Commission on Locks", "p Recalling the Convention on River Marking", "p Concerned about collisions",
			"o 1. Urges States to ratify the Convention:", "  i (a) Before the summer", "  i (b) Or in the autumn", "o 2. Decides to meet again",
		},
		notes: 1,
	},
	{
		name: "the head of an issued document",
		source: `E/CN.99/2031/L.3*

Fifteenth session
Agenda item 4

Delmark and Fenland: draft resolution

Safe crossings

The Commission on Locks,

Recalling its resolution 12/3,

1. Urges States to mark every crossing;

2. Decides to meet.`,
		want: []string{
			"T Safe crossings", "B The Commission on Locks,", "p Recalling its resolution 12/3,", "o 1. Urges States to mark every crossing;", "o 2. Decides to meet.",
		},
	},
	{
		name: "a decision with a recital and lettered clauses",
		source: `Draft decision II

Working hours of locks

The Commission on Inland Waterways, recalling its decision 9/2 of 3 May 2028 and the report on working hours:

(a) Takes note of the report;

(b) Approves the hours set out below:

1. Summer.
2. Winter.`,
		want: []string{
			"T Working hours of locks", "B The Commission on Inland Waterways, recalling its decision 9/2 of 3 May 2028 and the report on working hours:",
			"o (a) Takes note of the report;", "o (b) Approves the hours set out below:", "  i 1. Summer.", "  i 2. Winter.",
		},
	},
	{
		name:   "a decision that is one numbered paragraph",
		source: "Decision 14/1\n\nBoard of the Canal Museum\n\n6. At its 9th meeting, the Commission decided to take note of the report of the Board.",
		want:   []string{"T Board of the Canal Museum", "B ", "p At its 9th meeting, the Commission decided to take note of the report of the Board."},
	},
	{
		name: "numbers fixed by negotiation and a number that is printed twice",
		source: `Pilots

The Commission on Inland Waterways,

1. Urges States to act;

1 bis. Invites donors to help;

2. Decides to meet;

2. Requests a report.`,
		want: []string{
			"T Pilots", "B The Commission on Inland Waterways,", "o 1. Urges States to act;", "o 1 bis. Invites donors to help;",
			"o 2. Decides to meet;", "o 2. Requests a report.",
		},
	},
	{
		name: "French",
		source: `Balisage des voies navigables

La Commission de la navigation intérieure,

Rappelant sa résolution 12/3 du 4 mai 2029,

Consciente des dangers que présentent les écluses pour les pilotes,

1. Prie le Secrétariat :

a) D'établir un code¹ ;

b) D'en rendre compte ;

2. Décide de rester saisie de la question.

¹ E/CN.99/2028/4.`,
		lang: "fr",
		want: []string{
			"T Balisage des voies navigables", "B La Commission de la navigation intérieure,", "p Rappelant sa résolution 12/3 du 4 mai 2029,",
			"p Consciente des dangers que présentent les écluses pour les pilotes,", "o 1. Prie le Secrétariat :", "  i a) D'établir un code¹ ;", "  i b) D'en rendre compte ;",
			"o 2. Décide de rester saisie de la question.", "¹ E/CN.99/2028/4.",
		},
	},
	{
		name: "Spanish",
		source: `Señales en los ríos

La Comisión de Navegación Interior,

Recordando su resolución 12/3 de 4 de mayo de 2029,

Pide a la Secretaría que prepare un código para los pilotos;

Decide seguir ocupándose de la cuestión.`,
		lang: "es",
		want: []string{
			"T Señales en los ríos", "B La Comisión de Navegación Interior,", "p Recordando su resolución 12/3 de 4 de mayo de 2029,",
			"o 1. Pide a la Secretaría que prepare un código para los pilotos;", "o 2. Decide seguir ocupándose de la cuestión.",
		},
		notes: 1,
	},
	{
		name: "Russian, where paragraphs open with a small letter",
		source: `Знаки на реках

Комиссия по внутренним водным путям,

ссылаясь на свою резолюцию 12/3 от 4 мая 2029 года,

отмечая Конвенцию о знаках¹,

¹ E/CN.99/2028/4.

учитывая доклад Секретариата,

1. призывает государства сотрудничать;

2. постановляет продолжить рассмотрение этого вопроса.`,
		lang: "ru",
		want: []string{
			"T Знаки на реках", "B Комиссия по внутренним водным путям,", "p ссылаясь на свою резолюцию 12/3 от 4 мая 2029 года,",
			"p отмечая Конвенцию о знаках¹,", "p учитывая доклад Секретариата,", "o 1. призывает государства сотрудничать;",
			"o 2. постановляет продолжить рассмотрение этого вопроса.", "¹ E/CN.99/2028/4.",
		},
	},
	{
		name: "Arabic, with its own digits",
		source: `علامات الأنهار

إن لجنة الملاحة الداخلية،

إذ تشير إلى قرارها 12/3،

١ - تحث الدول على التعاون؛

٢ - تقرر أن تبقي المسألة قيد نظرها.`,
		lang: "ar",
		want: []string{
			"T علامات الأنهار", "B إن لجنة الملاحة الداخلية،", "p إذ تشير إلى قرارها 12/3،", "o 1. تحث الدول على التعاون؛", "o 2. تقرر أن تبقي المسألة قيد نظرها.",
		},
	},
	{
		name: "Chinese, with numbers of its own and hard line breaks",
		source: `内河航标

内河航运委员会，

回顾其2029年5月4日第12/3号决议，

一、促请会员国
进行合作；

二、决定继续处理此案。`,
		lang: "zh",
		want: []string{
			"T 内河航标", "B 内河航运委员会，", "p 回顾其2029年5月4日第12/3号决议，", "o 1. 促请会员国进行合作；", "o 2. 决定继续处理此案。",
		},
	},
	{
		name: "full-width digits",
		source: `内河航标

内河航运委员会，

回顾其决议，

１．促请会员国进行合作；

２．决定继续处理此案。`,
		lang: "zh",
		want: []string{"T 内河航标", "B 内河航运委员会，", "p 回顾其决议，", "o 1. 促请会员国进行合作；", "o 2. 决定继续处理此案。"},
	},
	{
		name: "symbols with an asterisk, bold, emphasis that is never closed",
		source: `**Pilots and
harbours**

The Commission on Inland Waterways,

*Recalling* document E/CN.99/2031/L.3* and the *Treaty Series*,

1. *Urges States to act {now};

2. *Decides* to meet.`,
		want: []string{
			"T Pilots and harbours", "B The Commission on Inland Waterways,", "p Recalling document E/CN.99/2031/L.3* and the Treaty Series,",
			"o 1. *Urges States to act {now};", "o 2. Decides to meet.",
		},
		notes: 1,
	},
	{
		name: "an indicator without note and a note without indicator",
		source: `Pilots

The Commission on Inland Waterways,

Recalling the Convention,⁴

1. Urges States to dredge 5 km² of the delta;

2. Decides to meet.

² See the survey of 2030.`,
		want: []string{
			"T Pilots", "B The Commission on Inland Waterways,", "p Recalling the Convention,⁴", "o 1. Urges States to dredge 5 km² of the delta;", "o 2. Decides to meet.",
			"p ² See the survey of 2030.",
		},
		notes: 2,
	},
	{
		name: "an old printed resolution",
		source: `7 (1951). Resolution of 3 March 1951
[W/12]

The Council of the Rivers

Having heard, on 2 March 1951, the Member for
Fenland,

Noting the survey, 8

Hereby resolves to study the matter;

To this end, the Council appoints a sub-committee.

Adopted at the 9th meeting by 5 votes to
none.

8 Ibid., document W/11.`,
		want: []string{
			"T 7 (1951). Resolution of 3 March 1951 [W/12]", "B The Council of the Rivers", "p Having heard, on 2 March 1951, the Member for Fenland,",
			"p Noting the survey, 8", "o Hereby resolves to study the matter;", "o To this end, the Council appoints a sub-committee.",
			"p Adopted at the 9th meeting by 5 votes to none.", "p 8 Ibid., document W/11.",
		},
		notes: 1,
	},
	{
		name: "a number misread as one with a comma",
		source: `Pilots

The Council of the Rivers,

1. Urges States to act;
2, Requests a report;

3. Decides to meet.`,
		want: []string{
			"T Pilots", "B The Council of the Rivers,", "o 1. Urges States to act;", "p 2, Requests a report;", "o 3. Decides to meet.",
		},
		notes: 1,
	},
}

func TestRead(t *testing.T) {
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			result := read(t, c.source)
			if result.Text == nil {
				t.Fatal("read as a report")
			}
			if diff := cmp.Diff(c.want, outline(result.Text)); diff != "" {
				t.Errorf("outline (-want +got):\n%s", diff)
			}
			if result.Text.Lang != c.lang {
				t.Errorf("language %q, want %q", result.Text.Lang, c.lang)
			}
			if len(result.Notes) != c.notes {
				t.Errorf("%d sentences for the person, want %d: %q", len(result.Notes), c.notes, result.Notes)
			}
		})
	}
}

func TestTheHeadOfADocumentIsKept(t *testing.T) {
	for _, c := range cases {
		if c.name != "the head of an issued document" {
			continue
		}
		x := read(t, c.source).Text
		if x.Symbol != "E/CN.99/2031/L.3*" || x.Designation != "Fifteenth session Agenda item 4 Delmark and Fenland: draft resolution" {
			t.Errorf("symbol %q, designation %q", x.Symbol, x.Designation)
		}
	}
}

func TestReadWindowsLinesAndByteOrderMark(t *testing.T) {
	source := strings.ReplaceAll("\uFEFF"+cases[0].source, "\n", "\r\n")
	if diff := cmp.Diff(cases[0].want, outline(read(t, source).Text)); diff != "" {
		t.Error(diff)
	}
}

func TestAnAddedParagraphNamesTheOneBefore(t *testing.T) {
	x := read(t, "Pilots\n\nThe Commission on Locks,\n\n1. Urges States to act;\n\n1 bis. Invites donors;\n\n1 alt. Urges States to wait;\n\n2. Decides to meet.").Text
	if r := x.Clauses[1].Relation; r == nil || r.AdditionTo != x.Clauses[0].ID {
		t.Errorf("1 bis has the relation %+v", r)
	}
	if r := x.Clauses[2].Relation; r == nil || r.AlternativeTo != x.Clauses[0].ID {
		t.Errorf("1 alt has the relation %+v", r)
	}
}

func TestSeveralInstrumentsMakeAReport(t *testing.T) {
	var b strings.Builder
	b.WriteString("Chapter I\n\nMatters for action\n\nA. Draft resolutions for adoption by the Assembly\n\n1. The Commission recommends the following draft resolutions:\n\n")
	for i, name := range []string{"I", "II"} {
		fmt.Fprintf(&b, "Draft resolution %s\n\nPilots %s\n\nThe Assembly,\n\nRecalling the plan,¹\n\n1. Urges States to act;\n\n2. Decides to meet.\n\n¹ Plan %d.\n\n", name, name, i+1)
	}
	b.WriteString("B. Draft decisions\n\nDraft decision I\n\nMuseum\n\n2. The Assembly decides to take note of the report.\n")
	report := read(t, b.String()).Report
	if report == nil {
		t.Fatal("read as a single text")
	}
	if report.Title != "Chapter I" || report.Subtitle != "Matters for action" || len(report.Sections) != 2 {
		t.Errorf("title %q, subtitle %q, %d sections", report.Title, report.Subtitle, len(report.Sections))
	}
	if got := report.Sections[0].Intro; got != "1. The Commission recommends the following draft resolutions:" {
		t.Errorf("introduction %q", got)
	}
	for i, x := range report.Sections[0].Texts {
		if note := x.Footnotes["n1"]; note != fmt.Sprintf("Plan %d.", i+1) {
			t.Errorf("text %d has the note %q: numbers that begin again belong to their own instrument", i+1, note)
		}
	}
	if museum := report.Sections[1].Texts[0]; museum.Kind != text.Decision || museum.ReportParagraph != 2 {
		t.Errorf("the decision is a %s with report paragraph %d", museum.Kind, museum.ReportParagraph)
	}
}
