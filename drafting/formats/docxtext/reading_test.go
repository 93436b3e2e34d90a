package docxtext_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"chapeau/drafting/text"
)

const numberedLists = `numbering <w:abstractNum w:abstractNumId="0">` +
	`<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>` +
	`<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>` +
	`<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="(%3)"/></w:lvl></w:abstractNum>` +
	`<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>` +
	`<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="Part %1"/></w:lvl></w:abstractNum>` +
	`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>` +
	`<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>` +
	`<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>`

func listed(list, level string, runs ...string) string {
	return styled(`<w:numPr><w:ilvl w:val="`+level+`"/><w:numId w:val="`+list+`"/></w:numPr>`, runs...)
}

func field(code, shown string) string {
	return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ` + code + ` </w:instrText></w:r>` +
		`<w:r><w:fldChar w:fldCharType="separate"/></w:r>` + r(shown) + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
}

const pageBreak = `<w:r><w:br w:type="page"/></w:r>`

// readingCases are clean files and what they are read as.
var readingCases = []struct {
	name, body string
	parts      []string
	want       []string
	notes      []string // each is said
}{
	{
		name: "automatic numbers, letters and Roman numbers",
		body: p(r("Locks")) + p(r("The Commission on Locks,")) + p(r("Recalling its work,")) +
			listed("1", "0", r("Requests the Secretariat:")) + listed("1", "1", r("To survey the locks:")) + listed("1", "2", r("In the north;")) + listed("1", "2", r("In the south;")) +
			listed("1", "1", r("To report;")) + listed("1", "0", r("Decides:")) + listed("1", "1", r("To meet.")),
		parts: []string{numberedLists},
		want: []string{
			"title Locks", "body The Commission on Locks,", "preambular  Recalling its work,",
			"operative 1. Requests the Secretariat:", "item (a) To survey the locks:", "item (i) In the north;", "item (ii) In the south;", "item (b) To report;",
			"operative 2. Decides:", "item (a) To meet.",
		},
	},
	{
		name: "a list that begins at five",
		body: p(r("Locks")) + p(r("The Commission on Locks,")) + listed("2", "0", r("Requests a survey;")) + listed("2", "0", r("Decides to meet.")),

		parts: []string{numberedLists},
		want:  []string{"title Locks", "body The Commission on Locks,", "operative 5. Requests a survey;", "operative 6. Decides to meet."},
	},
	{
		name:  "bullets of a symbol font",
		body:  p(r("Locks")) + p(r("The Commission on Locks,")) + p(r("1. Requests:")) + listed("3", "0", r("Locks")) + listed("3", "0", r("Pilots")) + p(r("2. Decides to meet.")),
		parts: []string{numberedLists},
		want:  []string{"title Locks", "body The Commission on Locks,", "operative 1. Requests:", "item • Locks", "item • Pilots", "operative 2. Decides to meet."},
	},
	{
		name:  "numbers that are no labels of a draft stay words",
		body:  p(r("Locks")) + p(r("The Commission on Locks,")) + p(r("1. Requests a survey;")) + listed("4", "0", r("Training")) + p(r("2. Decides to meet.")),
		parts: []string{numberedLists},
		want:  []string{"title Locks", "body The Commission on Locks,", "operative 1. Requests a survey;", "heading  Part I Training", "operative 2. Decides to meet."},
	},
	{
		name: "pages that begin at a paragraph and within one",
		body: p(r("Locks")) + p(r("The Commission on Locks,")) + p(pageBreak, r("1. Requests a survey"), pageBreak, r("of the locks;")) + p(pageBreak) + p(r("2. Decides to meet."), pageBreak),
		want: []string{"title Locks", "body The Commission on Locks,", "operative 1. Requests a survey of the locks;", "operative 2. Decides to meet."},
	},
	{
		name:  "words behind the mark of a note",
		body:  p(r("Locks")) + p(r("The Commission on Locks,")) + p(r("1. Decides to meet"), `<w:r><w:footnoteReference w:id="1" w:customMarkFollows="1"/><w:t>*</w:t><w:t xml:space="preserve"> twice a year.</w:t></w:r>`),
		parts: []string{`footnotes <w:footnote w:id="1">` + p(r("* Reissued.")) + `</w:footnote>`},
		want:  []string{"title Locks", "body The Commission on Locks,", "operative 1. Decides to meet¹ twice a year.", "note 1 Reissued."},
	},
	{
		name: "typed by hand: tabs, smart quotes, hyphens, symbols, controls, links",
		body: p(r("Locks")) + p(r("The Commission on Locks,")) + p(italic("Recalling "), r("the “Code”,")) +
			p(r("1."), `<w:r><w:tab/></w:r>`, italic("Requests"), r(" law"), `<w:r><w:noBreakHyphen/></w:r>`, r("making"), `<w:r><w:sym w:font="Symbol" w:char="F0B1"/></w:r>`, r("5;")) +
			`<w:sdt><w:sdtPr/><w:sdtContent>` + p(r("2. "), `<w:sdt><w:sdtContent>`+r("Invites ")+`</w:sdtContent></w:sdt>`, `<w:smartTag>`+r("Fenland")+`</w:smartTag>`, `<w:hyperlink>`+r(" to act.")+`</w:hyperlink>`) + `</w:sdtContent></w:sdt>`,
		want: []string{
			"title Locks", "body The Commission on Locks,", "preambular  *Recalling* the “Code”,",
			"operative 1. *Requests* law\u2011making±5;", "operative 2. Invites Fenland to act.",
		},
	},
	{
		name: "a repeated footnote by a field",
		body: p(r("Locks")) + p(r("The Commission on Locks,")) + p(r("Recalling the Code,"), `<w:bookmarkStart w:id="4" w:name="_Ref7"/>`, note(1), `<w:bookmarkEnd w:id="4"/>`) +
			p(r("1. Requests work on the Code"), field(`NOTEREF _Ref7 \h`, "1"), r(" and on page "), field("PAGE", "12"), r(";")) +
			p(r("2. Decides"), `<w:fldSimple w:instr=" NOTEREF _Ref7 "><w:r><w:t>1</w:t></w:r></w:fldSimple>`, r(" to meet"), note(2), r(".")),
		parts: []string{footnotes("The Code.", "Second note.")},
		want: []string{
			"title Locks", "body The Commission on Locks,", "preambular  Recalling the Code,¹", "operative 1. Requests work on the Code¹ and on page 12;",
			"operative 2. Decides¹ to meet².", "note 1 The Code.", "note 2 Second note.",
		},
	},
	{
		name: "line breaks in the place of paragraphs",
		body: p(r("Locks")) + p(r("The Commission on Locks,")) + p(r("1. Requests:"), `<w:r><w:br/></w:r>`, r("(a) A survey of"), `<w:r><w:br/></w:r>`, r("all locks;"), `<w:r><w:br/></w:r>`, r("(b) A report;")) + p(r("2. Decides to meet.")),
		want: []string{
			"title Locks", "body The Commission on Locks,", "operative 1. Requests:", "item (a) A survey of all locks;", "item (b) A report;", "operative 2. Decides to meet.",
		},
	},
	{
		name: "what is not the text is named",
		body: p(r("Locks")) + p(r("The Commission on Locks,")) + p(r("1. Requests a survey"), `<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>`, r(" of 5 m"), `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>`, r(";")) +
			p(r("2. Decides "), `<w:r><w:rPr><w:strike/></w:rPr><w:t>never</w:t></w:r>`, r(" to meet."), `<m:oMath><m:r><m:t>E=mc</m:t></m:r></m:oMath>`),
		parts: []string{"header " + p(r("Advance copy")), `comments <w:comment w:id="1">` + p(r("Really?")) + `</w:comment>`},
		want:  []string{"title Locks", "body The Commission on Locks,", "operative 1. Requests a survey of 5 m2;", "operative 2. Decides never to meet."},
		notes: []string{"“Advance copy”", "1 comment is left out", "“secret”", "“E=mc”", "“never”", "raised characters are kept as plain ones: “2”"},
	},
	{
		name: "tables and text boxes are read in order",
		body: p(r("Locks")) + p(r("The Commission on Locks,")) + `<w:tbl><w:tr><w:tc>` + p(r("1. Requests a survey;")) + `</w:tc><w:tc>` + p(r("2. Invites States;")) + `</w:tc></w:tr></w:tbl>` +
			p(r("3. Decides to meet;"), `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>`+p(r("4. Thanks Fenland."))+`</w:txbxContent></wps:txbx></w:drawing></mc:Choice>`+
				`<mc:Fallback><w:pict><v:textbox><w:txbxContent>`+p(r("4. Thanks Fenland."))+`</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`),
		want:  []string{"title Locks", "body The Commission on Locks,", "operative 1. Requests a survey;", "operative 2. Invites States;", "operative 3. Decides to meet;", "operative 4. Thanks Fenland."},
		notes: []string{"1 text box is read"},
	},
	{
		name: "characters of the model's marks",
		body: p(r("Locks")) + p(r("The Commission on Locks,")) + p(r("1. Recalls E/CN.99/2031/L.3* and {fn:x} and 5\\6 ²;")) + p(r("2. Decides to meet.")),
		want: []string{"title Locks", "body The Commission on Locks,", "operative 1. Recalls E/CN.99/2031/L.3* and {fn:x} and 5\\6 ²;", "operative 2. Decides to meet."},
	},
	{
		name: "right to left",
		body: p(r("الأهوسة")) + p(r("إن لجنة الأهوسة،")) + p(r("إذ تشير إلى عملها،")) + p(r("1 - تطلب إلى الأمانة إجراء مسح؛")) + p(r("2 - تقرر أن تجتمع.")),
		want: []string{"title الأهوسة", "body إن لجنة الأهوسة،", "preambular  إذ تشير إلى عملها،", "operative 1. تطلب إلى الأمانة إجراء مسح؛", "operative 2. تقرر أن تجتمع."},
	},
}

func TestCleanFilesBecomeTexts(t *testing.T) {
	for _, c := range readingCases {
		t.Run(c.name, func(t *testing.T) {
			result := read(t, file(t, c.body, c.parts...))
			if result.Text == nil {
				t.Fatalf("%+v", result)
			}
			if diff := cmp.Diff(c.want, outline(result.Text)); diff != "" {
				t.Errorf("(-want +got):\n%s\nnotes %q", diff, result.Notes)
			}
			for _, note := range c.notes {
				if !said(result.Notes, note) {
					t.Errorf("the notes %q do not say %q", result.Notes, note)
				}
			}
			if len(c.notes) == 0 && len(result.Notes) > 0 {
				t.Errorf("notes %q", result.Notes)
			}
			if _, err := text.Decode(text.Encode(result.Text)); err != nil {
				t.Errorf("the text is not one of the interchange form: %v", err)
			}
		})
	}
}

func TestSeveralInstrumentsBecomeAReport(t *testing.T) {
	one := p(r("The Commission on Locks,")) + p(r("1. Requests a survey;")) + p(r("2. Decides to meet."))
	body := p(r("Report")) + p(r("A. Draft resolutions")) + p(r("Draft resolution I")) + p(r("Locks")) + one + p(r("Draft resolution II")) + p(r("Pilots")) + one
	result := read(t, file(t, body))
	if result.Report == nil || len(result.Report.Sections) != 1 || len(result.Report.Sections[0].Texts) != 2 {
		t.Fatalf("%+v", result)
	}
	_, err := readErr(file(t, body+p(ins("Delmark", r("3. Thanks Fenland.")))))
	if err == nil || !strings.Contains(err.Error(), "several instruments and tracked changes") {
		t.Errorf("error %v", err)
	}
}
