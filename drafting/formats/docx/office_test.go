package docx_test

import (
	"context"
	_ "embed"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"chapeau/drafting/amend"
	"chapeau/drafting/formats/docx"
	"chapeau/drafting/formats/reporttext/corpustest"
	"chapeau/drafting/sharedtest"
	"chapeau/drafting/text"
)

//go:embed testdata/office.xba
var macro []byte

// officeRounds is how many sets of amendments LibreOffice accepts and rejects; with
// the race detector, which sees nothing of LibreOffice, a few.
func officeRounds() int {
	if raceDetector || testing.Short() {
		return 20
	}
	return 200
}

// office is a folder of documents and LibreOffice to read them.
type office struct {
	t       *testing.T
	program string
	folder  string
}

// newOffice finds LibreOffice. Where it is missing the test is skipped, and fails
// when CI is true.
func newOffice(t *testing.T) *office {
	t.Helper()
	program := sharedtest.Program(t, "soffice", ".ci/install-libreoffice")
	return &office{t: t, program: program, folder: t.TempDir()}
}

func (o *office) add(name string, data []byte) {
	o.t.Helper()
	if err := os.WriteFile(filepath.Join(o.folder, name), data, 0o600); err != nil {
		o.t.Fatal(err)
	}
}

// run starts LibreOffice in a profile of its own: once to make the profile, once
// to read every document of the folder.
func (o *office) run() {
	o.t.Helper()
	profile := o.t.TempDir()
	o.start(profile, "--terminate_after_init")
	library := filepath.Join(profile, "user", "basic", "Standard")
	if err := os.MkdirAll(library, 0o700); err != nil {
		o.t.Fatal(err)
	}
	const listing = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Office"/>
</library:library>
`
	for name, content := range map[string][]byte{"Office.xba": macro, "script.xlb": []byte(listing)} {
		if err := os.WriteFile(filepath.Join(library, name), content, 0o600); err != nil {
			o.t.Fatal(err)
		}
	}
	o.start(profile, `macro:///Standard.Office.Run("`+o.folder+`")`)
}

func (o *office) start(profile, argument string) {
	o.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Minute)
	defer cancel()
	command := exec.CommandContext(ctx, o.program, "-env:UserInstallation=file://"+profile, "--headless", "--norestore", "--nologo", argument)
	if out, err := command.CombinedOutput(); err != nil {
		o.t.Fatalf("LibreOffice: %v\n%s", err, out)
	}
}

// paragraphs are what LibreOffice shows of a document after what was done to it:
// opened, accepted or rejected. They have the form of printed.
func (o *office) paragraphs(name, how string) []string {
	o.t.Helper()
	data, err := os.ReadFile(filepath.Join(o.folder, name+"."+how))
	if err != nil {
		o.t.Fatalf("LibreOffice says nothing about %s %s", name, how)
	}
	var out []string
	for row := range strings.Lines(string(data)) {
		fields := strings.SplitN(strings.TrimSuffix(row, "\n"), "\t", 3)
		if len(fields) < 3 {
			o.t.Fatalf("%s %s: %s", name, how, row)
		}
		if strings.HasPrefix(fields[0], "Masthead") || fields[0] == "End of text" {
			continue
		}
		label, words := fields[1], fields[2]
		if before, after, tab := strings.Cut(words, "‹t›"); tab && label == "" {
			label, words = before, after
		}
		words = plainBody(fields[0], joinMarks(strings.ReplaceAll(words, ":  ", ": ")))
		out = append(out, label+"\t"+words)
	}
	return out
}

func withoutEmphasis(paragraphs []string) []string {
	out := make([]string, len(paragraphs))
	for i, p := range paragraphs {
		out[i] = plainBody("Body line", p)
	}
	return out
}

// plainBody takes the italics out that the style of the body line has.
func plainBody(style, words string) string {
	if style != "Body line" {
		return words
	}
	return strings.NewReplacer("‹i›", "", "‹/i›", "").Replace(words)
}

func (o *office) check(name, how string, want []string) {
	o.t.Helper()
	want = slices.Clone(want)
	want[1] = plainBody("Body line", want[1])
	got := o.paragraphs(name, how)
	if name == "zh.docx" { // emphasis is another typeface
		want = withoutEmphasis(want)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		o.t.Errorf("%s %s (-want +got):\n%s", name, how, diff)
	}
}

// hardForOffice are texts and amendments to them that LibreOffice 7.4 decides on
// otherwise than Word where they are written in the simplest way.
var hardForOffice = []struct {
	name, base string
	amendments []string
}{
	{
		name: "an item with the first note is deleted",
		base: `{"kind":"resolution","title":"T","body":"The Commission,","clauses":[{"id":"p1","kind":"preambular","text":"Recalling","children":[
		  {"id":"i1","text":"Rule one{fn:a} of many"},{"id":"i2","text":"Rule two"},{"id":"i3","text":"Rule three"}]},{"id":"p2","kind":"preambular","text":"Noting"}],"footnotes":{"a":"Rules."}}`,
		amendments: []string{`{"id":"A","by":"Karsk","ops":[{"op":"delete","clause":"i1"}]}`},
	},
	{
		name: "an item moves behind the first note and others write in it",
		base: `{"kind":"resolution","title":"T","body":"The Commission,","clauses":[{"id":"p1","kind":"preambular","text":"Recalling rule one{fn:a} of many"},{"id":"p2","kind":"preambular","text":"Noting"},
		  {"id":"o1","kind":"operative","text":"Decides","children":[{"id":"i1","text":"To build locks"},{"id":"i2","text":"To dig canals"}]},{"id":"o2","kind":"operative","text":"Thanks the hosts"}],"footnotes":{"a":"Rules."}}`,
		amendments: []string{`{"id":"A","by":"Karsk","ops":[{"op":"move","clause":"i1","first_of":"p1"}]}`, `{"id":"B","by":"Delmark","ops":[{"op":"edit","clause":"i1","find":"build","with":"build new"}]}`},
	},
	{
		name: "all clauses behind the first note go and come",
		base: `{"kind":"resolution","title":"T","body":"The Commission,","clauses":[{"id":"p1","kind":"preambular","text":"Recalling rule one{fn:a} of many"},{"id":"p2","kind":"preambular","text":"Noting{fn:b} rule two{fn:a}"},
		  {"id":"o1","kind":"operative","text":"Decides"},{"id":"o2","kind":"operative","text":"Thanks the hosts"}],"footnotes":{"a":"Rules.","b":"More."}}`,
		amendments: []string{
			`{"id":"A","by":"Karsk","ops":[{"op":"delete","clause":"p2"},{"op":"insert","after":"p1","clause":{"id":"n1","kind":"preambular","text":"Noting rule three{fn:a}"}}]}`,
			`{"id":"B","by":"Delmark","ops":[{"op":"move","clause":"o1","after":"o2"},{"op":"edit","clause":"o1","text":"Decides{fn:a} to meet"}]}`,
		},
	},
	{
		name:       "the first note becomes another at the end of its paragraph",
		base:       `{"kind":"resolution","title":"T","body":"The Commission,","clauses":[{"id":"p1","kind":"preambular","text":"Recalling rule one,{fn:a}"},{"id":"p2","kind":"preambular","text":"Noting rule two"}],"footnotes":{"a":"Rules."}}`,
		amendments: []string{`{"id":"A","by":"Karsk","ops":[{"op":"edit","clause":"p1","text":"Recalling rule one,{fn:b}","footnotes":{"b":"Other rules."}}]}`},
	},
	{
		name: "a clause with a reference moves",
		base: `{"kind":"resolution","title":"T","body":"The Commission,","clauses":[{"id":"p1","kind":"preambular","text":"Noting"},{"id":"o1","kind":"operative","text":"Decides","children":[{"id":"i1","text":"To act on {ref:o2}"},{"id":"i2","text":"To meet"}]},
		  {"id":"o2","kind":"operative","text":"Requests"},{"id":"o3","kind":"operative","text":"Thanks the hosts"}]}`,
		amendments: []string{`{"id":"A","by":"Karsk","ops":[{"op":"move","clause":"i1","after":"o2"}]}`},
	},
	{
		name: "a clause comes in front of the one with the first note and that moves",
		base: `{"kind":"resolution","title":"T","body":"The Commission,","clauses":[{"id":"p1","kind":"preambular","text":"Recalling rule one,{fn:a}"},{"id":"p2","kind":"preambular","text":"Noting rule two"},{"id":"p3","kind":"preambular","text":"Noting rule three"}],"footnotes":{"a":"Rules."}}`,
		amendments: []string{
			`{"id":"A","by":"Karsk","ops":[{"op":"move","clause":"p1","after":"p2"}]}`,
			`{"id":"B","by":"Delmark","ops":[{"op":"insert","first_of":"preamble","clause":{"id":"n1","kind":"preambular","text":"Aware of others{fn:b}"},"footnotes":{"b":"Others."}}]}`,
		},
	},
}

func decodeAmendments(t testing.TB, written []string) []amend.Amendment {
	t.Helper()
	var out []amend.Amendment
	for _, s := range written {
		a, err := amend.Decode([]byte(s))
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, a)
	}
	return out
}

// TestOfficeAcceptsAndRejects lets LibreOffice accept and reject everything in
// documents of the real report's resolutions, amended at random by three
// delegations, and open clean texts in several languages.
func TestOfficeAcceptsAndRejects(t *testing.T) {
	o := newOffice(t)
	resolutions := corpustest.Resolutions(t)
	type round struct{ accepted, rejected []string }
	rounds := make(map[string]round)
	play := func(name string, base *text.Text, amendments []amend.Amendment, options docx.Options) {
		merged, err := amend.Merge(base, amendments)
		if err != nil {
			t.Fatal(err)
		}
		name = "tracked " + name + ".docx"
		o.add(name, tracked(t, base, amendments, options))
		rounds[name] = round{printed(merged.Text, options.Layout), printed(base, options.Layout)}
	}
	for _, c := range hardForOffice {
		play(c.name, decode(t, c.base), decodeAmendments(t, c.amendments), docx.Options{})
	}
	for i := range officeRounds() {
		base := resolutions[i%len(resolutions)]
		three := rapid.Custom(func(t *rapid.T) []amend.Amendment { return drawAmendments(t, base) }).Example(i)
		options := docx.Options{At: time.Date(2031, 5, 1, 9, 30, 0, 0, time.UTC)}
		if i%2 == 1 {
			options.Layout = text.Options{Numbering: text.Still, Reference: base}
		}
		play(strconv.Itoa(i), base, three, options)
	}
	clean := make(map[string][]string)
	for _, lang := range []string{"en", "fr", "ru", "ar", "zh"} {
		x := decode(t, pilots)
		x.Lang = lang
		o.add(lang+".docx", write(t, x, docx.Options{}))
		clean[lang] = printed(x, text.Options{})
	}
	o.run()
	for lang, want := range clean {
		o.check(lang+".docx", "opened", want)
	}
	for name, r := range rounds {
		o.check(name, "accepted", r.accepted)
		o.check(name, "rejected", r.rejected)
	}
}
