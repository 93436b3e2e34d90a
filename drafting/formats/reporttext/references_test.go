package reporttext_test

import (
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"chapeau/drafting/fault"
	"chapeau/drafting/formats/reporttext"
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

func TestReferencesAreOfferedWithWhatTheyPrint(t *testing.T) {
	x := read(t, referring).Text
	var got []string
	for _, o := range reporttext.References(x) {
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
	x := read(t, referring).Text
	if got := x.Find("o3").Text; got != "Invites donors to support paragraphs 1 and 2 above" {
		t.Errorf("clause o3 holds %q", got)
	}
}

func TestAcceptedReferencesPrintTheSameWords(t *testing.T) {
	x := read(t, referring).Text
	offers := slices.DeleteFunc(reporttext.References(x), func(o reporttext.Offer) bool { return o.Prints != o.Words })
	live, err := reporttext.Accept(x, offers)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(outline(x), outline(live)); diff != "" {
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
		offers := reporttext.References(read(t, source).Text)
		if len(offers) != 1 || offers[0].Words+" "+offers[0].Replacement != want {
			t.Errorf("offers %+v, want %s", offers, want)
		}
	}
}

func TestAcceptRefusesWordsThatMoved(t *testing.T) {
	x := read(t, referring).Text
	_, err := reporttext.Accept(x, []reporttext.Offer{{Clause: "o3", Start: 3, Words: "paragraph 1 above", Replacement: "{ref:o1}"}})
	if fault.CodeOf(err) != fault.Invalid {
		t.Errorf("error %v, want one with the code invalid", err)
	}
}

// TestReferencesOfOldResolutions: references to a resolution's own paragraphs
// are found, those to other instruments' paragraphs are not.
func TestReferencesOfOldResolutions(t *testing.T) {
	dir, expected := securityCouncil(t)
	found, same := 0, 0
	for name := range expected {
		_, result := readFile(t, filepath.Join(dir, name))
		for _, o := range reporttext.References(result.Text) {
			found++
			if o.Prints == o.Words {
				same++
			}
		}
	}
	if found < 17 || same < 16 {
		t.Errorf("%d references are offered, %d print the same words; want 17 and 16", found, same)
	}
	_, report := corpusReport(t)
	for _, one := range instruments(report) {
		if offers := reporttext.References(one); len(offers) > 0 {
			t.Errorf("%s: %d references are offered, but all in the report lead elsewhere", one.Designation, len(offers))
		}
	}
}
