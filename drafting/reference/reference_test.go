package reference_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"chapeau/drafting/fault"
	"chapeau/drafting/formats/markdown"
	"chapeau/drafting/formats/reporttext"
	"chapeau/drafting/reference"
	"chapeau/drafting/text"
)

const referring = `Pilots

The Commission on Locks,

Recalling paragraph 21 of its resolution 24/3 and paragraph 2 of the plan,

1. Requests the Secretariat:

(a) To survey the locks;

(b) To report on subparagraph (a) above, in line with paragraph 4 below;

2. Decides, pursuant to paragraph 1 (b) above and paragraph 9 below, to act;

3. Invites donors to support paragraphs 1 and 2 above;

4. Calls upon States to follow paragraphs 1 to 3 above and paragraphs 1, 3 above.`

func read(t *testing.T, source string) *text.Text {
	t.Helper()
	result, err := reporttext.Read([]byte(source))
	if err != nil {
		t.Fatal(err)
	}
	return result.Text
}

func exported(t *testing.T, x *text.Text) string {
	t.Helper()
	var b strings.Builder
	if err := markdown.Plain(&b, x, text.Options{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestReferencesAreOfferedWithWhatTheyPrint(t *testing.T) {
	x := read(t, referring)
	var got []string
	for _, o := range reference.Find(x) {
		if c := x.Find(o.Clause); c.Text[o.Start:o.Start+len(o.Words)] != o.Words {
			t.Errorf("%q does not stand at %d of clause %s", o.Words, o.Start, o.Clause)
		}
		line := o.Clause + " " + o.Words + " " + o.Replacement
		if o.Prints != o.Words {
			line += " prints " + o.Prints
		}
		got = append(got, line)
	}
	want := []string{
		"i2 subparagraph (a) above {ref:i1} prints paragraph 1 (a) above", "i2 paragraph 4 below {ref:o4}", "o2 paragraph 1 (b) above {ref:i2}",
		"o3 paragraphs 1 and 2 above {refs:o1,o2}", "o4 paragraphs 1 to 3 above {refs:o1,o2,o3}",
		"o4 paragraphs 1, 3 above {refs:o1,o3} prints paragraphs 1 and 3 above",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("offers (-want +got):\n%s", diff)
	}
}

func TestReadingConvertsNoReference(t *testing.T) {
	x := read(t, referring)
	if got := x.Find("o3").Text; got != "Invites donors to support paragraphs 1 and 2 above" {
		t.Errorf("clause o3 holds %q", got)
	}
}

func TestAcceptedReferencesPrintTheSameWords(t *testing.T) {
	x := read(t, referring)
	offers := slices.DeleteFunc(reference.Find(x), func(o reference.Offer) bool { return o.Prints != o.Words })
	live, err := reference.Accept(x, offers)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(exported(t, x), exported(t, live)); diff != "" {
		t.Errorf("accepting %d references changed the text:\n%s", len(offers), diff)
	}
	if got := live.Find("o2").Text; got != "Decides, pursuant to {ref:i2} and paragraph 9 below, to act" {
		t.Errorf("clause o2 holds %q", got)
	}
	if x.Find("o2").Text == live.Find("o2").Text {
		t.Error("the text itself was changed")
	}
}

func TestReferencesInOtherLanguages(t *testing.T) {
	for source, want := range map[string]string{
		"Pilotes\n\nLa Commission de la navigation,\n\nRappelant le plan des écluses et des ports,\n\n1. Prie les États d'agir ;\n\n2. Décide de suivre le paragraphe 1 ci-dessus.": "paragraphe 1 ci-dessus {ref:o1}",
		"航标\n\n航运委员会，\n\n1. 促请会员国合作；\n\n2. 决定执行上文第1段。":                                                                                                                              "上文第1段 {ref:o1}",
	} {
		offers := reference.Find(read(t, source))
		if len(offers) != 1 || offers[0].Words+" "+offers[0].Replacement != want {
			t.Errorf("offers %+v, want %s", offers, want)
		}
	}
}

func TestAcceptRefusesWordsThatMoved(t *testing.T) {
	x := read(t, referring)
	_, err := reference.Accept(x, []reference.Offer{{Clause: "o3", Start: 3, Words: "paragraph 1 above", Replacement: "{ref:o1}"}})
	if fault.CodeOf(err) != fault.Invalid {
		t.Errorf("error %v, want one with the code invalid", err)
	}
}

const bare = `Pilots

The Commission on Locks,

Recalling paragraph 1,

1. Requests the Secretariat:

(a) To survey the locks under article 4, paragraph 2, and rule 3, subparagraph 1 (a);

(b) To report on the survey as paragraph 3 asks, and on paragraph 2 of the annex;

2. Decides, pursuant to paragraphs 1 and 3 of the present resolution, to act on paragraph 9;

3. Invites donors to follow paragraph 2 above and paragraph 1, of the plan;

4. Calls upon States to report the levels that paragraph 1 (b) names.`

func TestBareReferencesAreFoundWhereTheyLookInternal(t *testing.T) {
	var got []string
	for _, o := range reference.FindBare(read(t, bare)) {
		got = append(got, o.Clause+" "+o.Words+" "+o.Replacement+" prints "+o.Prints)
	}
	want := []string{
		"i2 paragraph 3 {ref:o3} prints paragraph 3 below",
		"o2 paragraphs 1 and 3 of the present resolution {refs:o1,o3} prints paragraph 1 above and paragraph 3 below",
		"o4 paragraph 1 (b) {ref:i2} prints paragraph 1 (b) above",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("offers (-want +got):\n%s", diff)
	}
}
