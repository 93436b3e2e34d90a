package pdf_test

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
	"unicode"

	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/formats/html"
	"chapeau/drafting/formats/masthead"
	"chapeau/drafting/formats/pdf"
	"chapeau/drafting/sharedtest"
	"chapeau/drafting/text"
)

// needsPDF skips where the machine cannot make or read PDF; under CI it can.
func needsPDF(t testing.TB) {
	t.Helper()
	sharedtest.Needs(t, pdf.Available(), ".ci/install-weasyprint")
	sharedtest.Program(t, "pdftotext", ".ci/install-weasyprint")
}

func render(t testing.TB, page []byte) []byte {
	t.Helper()
	document, err := pdf.Render(context.Background(), page)
	if err != nil {
		t.Fatal(err)
	}
	return document
}

func page(t testing.TB, x *text.Text, o html.Options) []byte {
	t.Helper()
	o.NotesOnPage = true
	var b bytes.Buffer
	if err := html.Text(&b, x, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// pages are the words of a PDF, page by page, in the order in which they were
// written.
func pages(t testing.TB, document []byte) []string {
	t.Helper()
	return strings.Split(strings.TrimSuffix(poppler(t, document, "pdftotext", "-raw", "-", "-"), "\f"), "\f")
}

// letters are words without blanks and invisible characters: how lines are broken
// does not count.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, s)
}

// words of the sample texts.
var vocabulary = strings.Fields("the Secretariat States bordering navigable rivers locks pilots gauges dredging plans survey data open season barges crews harbours mills rights communities banks official affluent “quays” naïve co-operation")

// negotiated is a text of some paragraphs, with notes, of which some are cited
// twice, headings and items.
func negotiated(t testing.TB, paragraphs, notes int) *text.Text {
	t.Helper()
	random := rand.New(rand.NewPCG(7, uint64(paragraphs)))
	words := func(n int) string {
		all := make([]string, n)
		for i := range all {
			all[i] = vocabulary[random.IntN(len(vocabulary))]
		}
		return strings.Join(all, " ")
	}
	x := &text.Text{
		Kind: text.Resolution, Symbol: "E/CN.99/2031/L.3/Rev.1", Title: "Safety of *navigation* on shared rivers", Body: "The Commission on Inland Waterways,", Footnotes: map[string]string{},
		Annexes: []text.Annex{{Title: "Terms of reference", Clauses: []*text.Clause{{Kind: text.Prose, Text: words(50)}}}},
	}
	noted := 0
	cite := func() string {
		if noted == notes || len(x.Clauses) < paragraphs-1 && noted*paragraphs >= notes*(len(x.Clauses)+1) {
			if noted > 3 && random.IntN(5) == 0 {
				return fmt.Sprintf("{fn:n%d}", 1+random.IntN(noted))
			}
			return ""
		}
		noted++
		key := fmt.Sprintf("n%d", noted)
		x.Footnotes[key] = fmt.Sprintf("Official records of %s, document %d, ", words(3+random.IntN(30)), noted) + "*annex*."
		return "{fn:" + key + "}"
	}
	for i := range paragraphs {
		c := &text.Clause{Kind: text.Operative, Text: "*Requests* " + words(20+random.IntN(60)) + cite() + " and " + words(9) + cite()}
		switch {
		case i < paragraphs/3:
			c.Kind, c.Text = text.Preambular, strings.Replace(c.Text, "Requests", "Recalling", 1)
		case i%9 == 0:
			x.Clauses = append(x.Clauses, &text.Clause{Kind: text.Heading, Text: "On " + words(4)})
		case i%5 == 0:
			c.Children = []*text.Clause{{Kind: text.Item, Text: "To keep " + words(12) + cite()}, {Kind: text.Item, Text: "To see", Children: []*text.Clause{{Kind: text.Item, Text: words(30) + cite()}, {Kind: text.Item, Text: words(9)}}}}
		}
		x.Clauses = append(x.Clauses, c)
	}
	for last := x.Clauses[len(x.Clauses)-1]; noted < notes; {
		last.Text += " with " + words(5) + cite()
	}
	canonical, err := text.Canonical(x)
	if err != nil {
		t.Fatal(err)
	}
	return canonical
}

// flow is a text as one string of letters, with the place behind the first
// indicator of each note, and the notes.
type flow struct {
	words   strings.Builder
	behind  []int    // note → place
	notes   []string // as they are printed
	numbers map[string]int
}

func flowOf(x *text.Text) *flow {
	laid := text.Layout(x, text.Options{})
	f := &flow{numbers: map[string]int{}}
	f.add("", laid.Title)
	f.add("", laid.Body)
	f.lines(laid.Lines)
	for _, annex := range laid.Annexes {
		f.add("", annex.Title)
		f.lines(annex.Lines)
	}
	for _, n := range laid.Notes {
		var b strings.Builder
		fmt.Fprint(&b, n.Number)
		for _, p := range n.Parts {
			b.WriteString(p.Text)
		}
		f.notes = append(f.notes, letters(b.String()))
	}
	return f
}

func (f *flow) lines(lines []text.Line) {
	for _, l := range lines {
		f.add(l.Label, l.Parts)
	}
}

func (f *flow) add(label string, parts []text.Part) {
	f.words.WriteString(letters(label))
	for _, p := range parts {
		f.words.WriteString(letters(p.Text))
		if p.Note > len(f.behind) {
			f.behind = append(f.behind, f.words.Len())
		}
	}
}

var furniture = regexp.MustCompile(`(E/CN\.99/2031/L\.3/Rev\.1)?\d+/\d+$`)

// TestEveryWordAndEachNoteOnItsPage holds that the pages have the text's words in
// their order, and each at its foot exactly the notes whose first indicator it has.
func TestEveryWordAndEachNoteOnItsPage(t *testing.T) {
	needsPDF(t)
	for _, size := range []struct {
		paragraphs, notes int
		paper             html.Paper
	}{{3, 0, html.A4}, {12, 30, html.Letter}, {12, 30, html.A4}, {90, 70, html.A4}} {
		x := negotiated(t, size.paragraphs, size.notes)
		f := flowOf(x)
		if len(f.notes) != size.notes {
			t.Fatalf("the sample has %d notes, not %d", len(f.notes), size.notes)
		}
		found := pages(t, render(t, page(t, x, html.Options{Print: html.Print{Paper: size.paper}})))
		found[0] = strings.Replace(found[0], x.Symbol, "", 1)
		at, noted := 0, 0
		for i, got := range found {
			got = furniture.ReplaceAllString(letters(got), "")
			length := f.pageAt(at, noted, got)
			if length < 0 {
				t.Fatalf("%d paragraphs, page %d: it reads\n%s\nafter\n%s", size.paragraphs, i+1, got, f.words.String()[max(0, at-80):at])
			}
			at += length
			for noted < len(f.behind) && f.behind[noted] <= at {
				noted++
			}
		}
		if at != f.words.Len() || noted != len(f.notes) {
			t.Errorf("%d paragraphs: %d of %d letters and %d of %d notes are printed", size.paragraphs, at, f.words.Len(), noted, len(f.notes))
		}
	}
}

// pageAt finds how many letters of the flow from a place on a page has, so that
// all else on it are the notes whose first indicator is among them; -1 if there is
// no such number.
func (f *flow) pageAt(at, noted int, page string) int {
	rest := f.words.String()[at:]
	common := 0
	for common < len(rest) && common < len(page) && rest[common] == page[common] {
		common++
	}
	for length := common; length >= 0; length-- {
		foot := ""
		for n := noted; n < len(f.behind) && f.behind[n] <= at+length; n++ {
			foot += f.notes[n]
		}
		if page[length:] == foot {
			return length
		}
	}
	return -1
}

// poppler runs one of its programs on a PDF.
func poppler(t testing.TB, document []byte, program string, arguments ...string) string {
	t.Helper()
	command := exec.Command(program, arguments...)
	command.Stdin = bytes.NewReader(document)
	out, err := command.Output()
	if err != nil {
		t.Fatalf("%s: %v", program, err)
	}
	return string(out)
}

// TestEveryWordHasOneTag holds that those who have the file read to them hear each
// word once and in its order, each note once, and no
// running heads; and that headings and lists are told to be such.
func TestEveryWordHasOneTag(t *testing.T) {
	needsPDF(t)
	sharedtest.Program(t, "pdfinfo", ".ci/install-weasyprint")
	x := negotiated(t, 30, 12)
	document := render(t, page(t, x, html.Options{}))
	if about := poppler(t, document, "pdfinfo", "-"); !regexp.MustCompile(`Tagged: +yes`).MatchString(about) {
		t.Skipf("this version of WeasyPrint writes no tags that are known to be right:\n%s", about)
	}
	var said strings.Builder
	for _, line := range strings.Split(poppler(t, document, "pdfinfo", "-struct-text", "-"), "\n") {
		if words, quoted := strings.CutPrefix(strings.TrimSpace(line), `"`); quoted {
			said.WriteString(letters(strings.TrimSuffix(words, `"`)))
		}
	}
	f, got := flowOf(x), said.String()
	for _, note := range f.notes {
		if n := strings.Count(got, note); n != 1 {
			t.Errorf("the note %q is read %d times", note, n)
		}
		got = strings.Replace(got, note, "", 1)
	}
	if want := letters(x.Symbol) + f.words.String(); got != want {
		t.Errorf("what is read to somebody is\n%s\nnot\n%s", got, want)
	}
	for _, tag := range []string{"H1", "H2", "H4", "P", "L", "LI", "Link"} {
		if !regexp.MustCompile(`(?m)^ *` + tag + `\b`).MatchString(poppler(t, document, "pdfinfo", "-struct", "-")) {
			t.Errorf("nothing is tagged as %s", tag)
		}
	}
}

func TestTheSameDocumentGivesTheSamePDF(t *testing.T) {
	needsPDF(t)
	written := page(t, negotiated(t, 5, 3), html.Options{})
	if !bytes.Equal(render(t, written), render(t, written)) {
		t.Error("two renderings differ")
	}
}

func TestMastheadAndRunningHeader(t *testing.T) {
	needsPDF(t)
	x := negotiated(t, 20, 5)
	m := masthead.Of(x)
	m.Organization, m.Organ, m.Session, m.AgendaItem, m.AgendaName = "League of Rivers", "Commission on Inland Waterways", "Fourteenth session", "5 (a)", "Safety"
	m.Sponsors, m.Date = []string{"Castoria", "Delmark"}, time.Date(2031, 5, 12, 0, 0, 0, 0, time.UTC)
	found := pages(t, render(t, page(t, x, html.Options{Masthead: &m})))
	at := 0
	for _, says := range []string{"League of Rivers", "E/CN.99/2031/L.3/Rev.1", "Commission on Inland Waterways", "Distr.: Limited", "12 May 2031", "Original: English", "Fourteenth session", "Agenda item 5 (a)", "Safety", "Castoria and Delmark: draft resolution", "Safety of navigation"} {
		n := strings.Index(letters(found[0])[at:], letters(says))
		if n < 0 {
			t.Fatalf("the first page does not say %q where it should:\n%s", says, found[0])
		}
		at += n
	}
	for i, got := range found {
		if n := strings.Count(got, x.Symbol); n != 1 {
			t.Errorf("page %d has the symbol %d times", i+1, n)
		}
		if !strings.HasSuffix(letters(got), fmt.Sprintf("%d/%d", i+1, len(found))) {
			t.Errorf("page %d has no number", i+1)
		}
	}
}

func TestOtherScriptsKeepTheirWords(t *testing.T) {
	needsPDF(t)
	for lang, x := range map[string]*text.Text{
		"zh": {Title: "引航员示范守则", Body: "内陆水道委员会，", Clauses: []*text.Clause{{Kind: text.Preambular, Text: "*回顾*《河流标志公约》{fn:a}以及共有河流安全航行"}, {Kind: text.Operative, Text: "*请*秘书处编写守则"}}, Footnotes: map[string]string{"a": "《公约》，第四条。"}},
		"ru": {Title: "Кодекс лоцманов", Body: "Комиссия по внутренним водным путям,", Clauses: []*text.Clause{{Kind: text.Operative, Text: "*Просит* Секретариат подготовить кодекс{fn:a}"}}, Footnotes: map[string]string{"a": "Конвенция, статья 4."}},
	} {
		x.Kind, x.Lang = text.Resolution, lang
		canonical, err := text.Canonical(x)
		if err != nil {
			t.Fatal(err)
		}
		f := flowOf(canonical)
		got := furniture.ReplaceAllString(letters(pages(t, render(t, page(t, canonical, html.Options{})))[0]), "")
		if f.pageAt(0, 0, got) != f.words.Len() {
			t.Errorf("%s reads\n%s\nnot\n%s", lang, got, f.words.String())
		}
	}
}

func TestArabicRunsFromRightToLeft(t *testing.T) {
	needsPDF(t)
	x := &text.Text{Kind: text.Resolution, Lang: "ar", Title: "مدونة", Body: "إن اللجنة،", Clauses: []*text.Clause{{Kind: text.Operative, Text: "E/CN.99/4 وتطلب"}}}
	canonical, err := text.Canonical(x)
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command("pdftotext", "-bbox", "-", "-")
	command.Stdin = bytes.NewReader(render(t, page(t, canonical, html.Options{})))
	out, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	symbol := regexp.MustCompile(`xMin="(\d+)[^>]*>\S*CN.99/4<`).FindStringSubmatch(string(out))
	if symbol == nil || len(symbol[1]) != 3 || symbol[1] < "450" {
		t.Errorf("a line that begins with a symbol does not begin at the right: %v\n%s", symbol, out)
	}
}

func TestNothingOutsideTheDocumentIsRead(t *testing.T) {
	needsPDF(t)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	var asked atomic.Int32
	go func() {
		for {
			connection, err := listener.Accept()
			if err != nil {
				return
			}
			asked.Add(1)
			connection.Close()
		}
	}()
	secret := filepath.Join(t.TempDir(), "secret.css")
	if err := os.WriteFile(secret, []byte(`p::after { content: "revealed" }`), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, url := range []string{"file://" + secret, secret, "http://" + listener.Addr().String() + "/x"} {
		for _, references := range []string{
			`<style>@import url(%s);</style>`,
			`<svg xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="%s" width="9" height="9"/></svg>`,
			`<base href="%s"><img src="x">`,
			`<link rel="stylesheet" href="%[1]s"><img src="%[1]s"><object data="%[1]s"></object><embed src="%[1]s"><link rel="attachment" href="%[1]s">
			<a rel="attachment" href="%[1]s">x</a><p style="background: url(%[1]s)">x</p><style>@font-face { font-family: X; src: url(%[1]s); } p { font-family: X }</style>
			<style>li { list-style-image: url(%[1]s) } @page { background: url(%[1]s) }</style><ul><li>x</ul>`,
		} {
			document, err := pdf.Render(context.Background(), []byte("<!DOCTYPE html><html><body><p>x</p>"+fmt.Sprintf(references, url)+"</body></html>"))
			if fault.CodeOf(err) != fault.Invalid && !strings.HasPrefix(references, "<base") {
				t.Errorf("%s with %s: %v", url, references, err)
			}
			if document != nil && strings.Contains(pages(t, document)[0], "revealed") {
				t.Errorf("%s was read", fmt.Sprintf(references, url))
			}
		}
	}
	if asked.Load() != 0 {
		t.Errorf("the network was asked %d times", asked.Load())
	}
}

func TestWithoutTheProgramItSaysHowToInstallIt(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	for _, err := range []error{pdf.Available(), second(pdf.Render(context.Background(), []byte("<p>x</p>")))} {
		if fault.CodeOf(err) != fault.Unavailable || !strings.Contains(err.Error(), "apt-get install weasyprint") {
			t.Errorf("the error is %v", err)
		}
	}
}

func second(_ []byte, err error) error { return err }

// program puts a `weasyprint` on the path that is run by a script in place of Python.
func program(t *testing.T, script string) {
	t.Helper()
	folder := t.TempDir()
	python := filepath.Join(folder, "python")
	for name, content := range map[string]string{python: "#!/bin/sh\n" + script, filepath.Join(folder, "weasyprint"): "#!" + python + "\n"} {
		if err := os.WriteFile(name, []byte(content), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", folder)
}

func TestFailuresOfTheProgram(t *testing.T) {
	for script, want := range map[string]struct {
		code fault.Code
		says string
	}{
		"echo 'ModuleNotFoundError: No module named weasyprint' >&2; exit 1": {fault.Unavailable, "apt-get install weasyprint"},
		"echo memory >&2; exit 1":                             {fault.TooLarge, "memory"},
		"echo 'refused file:///etc/hostname' >&2; exit 1":     {fault.Invalid, "file:///etc/hostname"},
		"echo 'Traceback' >&2; echo 'ValueError' >&2; exit 1": {fault.Internal, "could not make"},
		"echo nonsense": {fault.Internal, "made no PDF"},
	} {
		program(t, script)
		_, err := pdf.Render(context.Background(), []byte("<p>x</p>"))
		if fault.CodeOf(err) != want.code || err == nil || !strings.Contains(err.Error(), want.says) {
			t.Errorf("%s: the error is %v (%s)", script, err, fault.CodeOf(err))
		}
	}
}

func TestARenderingEndsWithItsContext(t *testing.T) {
	program(t, "/bin/sleep 60")
	ctx, cancel := context.WithCancel(context.Background())
	time.AfterFunc(50*time.Millisecond, cancel)
	_, err := pdf.Render(ctx, []byte("<p>x</p>"))
	if fault.CodeOf(err) != fault.Unavailable {
		t.Errorf("the error is %v", err)
	}
}

func TestAProgramWithoutAnInterpreterIsNamed(t *testing.T) {
	folder := t.TempDir()
	name := filepath.Join(folder, "weasyprint")
	for _, content := range []string{"", "nothing\n", "#!\n", "#!/no/such/python\n"} {
		if err := os.WriteFile(name, []byte(content), 0o700); err != nil {
			t.Fatal(err)
		}
		t.Setenv("PATH", folder)
		if err := pdf.Available(); fault.CodeOf(err) != fault.Unavailable || !strings.Contains(err.Error(), name) {
			t.Errorf("%q: the error is %v", content, err)
		}
	}
}

func TestTrackedChangesArePrinted(t *testing.T) {
	needsPDF(t)
	base := negotiated(t, 4, 2)
	words := "*Requests* pilots"
	amendments := []amend.Amendment{
		{ID: "A1", By: "Karsk", Ops: []amend.Op{{Kind: amend.Edit, Clause: base.Clauses[1].ID, Text: &words}}},
		{ID: "A2", By: "Orland", Ops: []amend.Op{{Kind: amend.Delete, Clause: base.Clauses[2].ID}}},
	}
	merged, err := amend.Merge(base, amendments)
	if err != nil {
		t.Fatal(err)
	}
	tracked := html.Tracked{Changed: merged.Text, Comparison: amend.Compare(base, merged.Text), Amendments: amendments}
	got := strings.Join(pages(t, render(t, page(t, base, html.Options{Tracked: &tracked}))), "\n")
	for _, says := range []string{"A Karsk", "B Orland", "[A]", "[B]", "put in", "taken out"} {
		if !strings.Contains(letters(got), letters(says)) {
			t.Errorf("it does not say %q:\n%s", says, got)
		}
	}
}

// BenchmarkRender60Paragraphs also tells how long a core was at work on it, which
// does not depend on what else the machine does.
func BenchmarkRender60Paragraphs(b *testing.B) {
	needsPDF(b)
	written := page(b, negotiated(b, 60, 40), html.Options{})
	before := cpu(b)
	for b.Loop() {
		render(b, written)
	}
	b.ReportMetric((cpu(b)-before).Seconds()/float64(b.N), "cpu-s/op")
}

// cpu is the time that finished child processes had a core.
func cpu(t testing.TB) time.Duration {
	t.Helper()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_CHILDREN, &used); err != nil {
		t.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
