package docx_test

import (
	"bytes"
	"context"
	_ "embed"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"chapeau/drafting/amend"
	"chapeau/drafting/amend/amendtest"
	"chapeau/drafting/formats/docx"
	"chapeau/drafting/formats/reporttext/corpustest"
	"chapeau/drafting/text"
)

//go:embed testdata/office.xba
var macro []byte

// officeRounds is how many sets of amendments LibreOffice accepts and rejects.
const officeRounds = 200

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
	program, err := exec.LookPath("soffice")
	if err != nil && os.Getenv("CI") == "true" {
		t.Fatal("LibreOffice is missing and CI=true: run .ci/install-libreoffice")
	}
	if err != nil {
		t.Skip("LibreOffice is missing: run .ci/install-libreoffice to run this test")
	}
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
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Minute)
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

// plainBody takes the italics out that the style of the body line has.
func plainBody(style, words string) string {
	if style != "Body line" {
		return words
	}
	return strings.NewReplacer("‹i›", "", "‹/i›", "").Replace(words)
}

func (o *office) check(name, how string, want []string) {
	o.t.Helper()
	for i := range want {
		if i == 1 {
			want[i] = plainBody("Body line", want[i])
		}
	}
	if diff := cmp.Diff(want, o.paragraphs(name, how)); diff != "" {
		o.t.Errorf("%s %s (-want +got):\n%s", name, how, diff)
	}
}

// TestOfficeAcceptsAndRejects lets LibreOffice accept and reject everything in
// documents of the real report's resolutions, amended at random by three
// delegations.
func TestOfficeAcceptsAndRejects(t *testing.T) {
	o := newOffice(t)
	resolutions := corpustest.Resolutions(t)
	type round struct{ accepted, rejected []string }
	rounds := make([]round, officeRounds)
	for i := range rounds {
		base := resolutions[i%len(resolutions)]
		three := rapid.Custom(func(t *rapid.T) []amend.Amendment { return drawAmendments(t, base) }).Example(i)
		options := docx.Options{At: time.Date(2031, 5, 1, 9, 30, 0, 0, time.UTC)}
		if i%2 == 1 {
			options.Layout = text.Options{Numbering: text.Still, Reference: base}
		}
		merged, err := amend.Merge(base, three)
		if err != nil {
			t.Fatal(err)
		}
		rounds[i] = round{printed(merged.Text, options.Layout), printed(base, options.Layout)}
		o.add(fmt.Sprintf("tracked%d.docx", i), tracked(t, base, three, options))
	}
	o.run()
	for i, r := range rounds {
		name := fmt.Sprintf("tracked%d.docx", i)
		o.check(name, "accepted", r.accepted)
		o.check(name, "rejected", r.rejected)
	}
}

var (
	_ = bytes.NewReader
	_ = amendtest.Text
)
