package akn_test

import (
	"bytes"
	"runtime"
	"strings"
	"testing"

	"chapeau/drafting/fault"
	"chapeau/drafting/formats/akn"
	"chapeau/drafting/text"
)

// many is how often a hostile file says a thing: a million times, less where the
// race detector makes everything slow.
var many = map[bool]int{false: 1_000_000, true: 200_000}[raceDetector]

// proposal is an amendment paper that holds an operation as this package writes
// one.
func proposal(operation string) string {
	return `<amendment name="x"><meta><proprietary xmlns:c="urn:chapeau:akn:1"><c:amendment><c:operation>` + operation + `</c:operation></c:amendment></proprietary></meta><amendmentBody/></amendment></akomaNtoso>`
}

func TestHostileFilesAreRefused(t *testing.T) {
	body := func(content string) string {
		return statement("resolution", `<mainBody>`+content+`</mainBody>`)
	}
	for _, c := range []struct {
		name, file string
		code       fault.Code
		says       []string
	}{
		{"empty", " \n", fault.Invalid, []string{"empty"}},
		{"no element", "<!-- nothing -->", fault.Invalid, []string{"no element"}},
		{"words", "Locks", fault.Invalid, []string{"Locks", "<akomaNtoso>"}},
		{"another root", "<html><body/></html>", fault.Invalid, []string{"<html>", "<akomaNtoso>"}},
		{"nothing in it", opening + "</akomaNtoso>", fault.Invalid, []string{"no document"}},
		{"a judgment", opening + "<judgment/></akomaNtoso>", fault.Invalid, []string{"<judgment>", "statement"}},
		{"not UTF-8", body("<p>caf\xe9</p>"), fault.Invalid, []string{"UTF-8"}},
		{"UTF-16", "\xfe\xff\x00<\x00a", fault.Invalid, []string{"UTF-8"}},
		{"another encoding", `<?xml version="1.0" encoding="ISO-8859-1"?>` + body("<p/>"), fault.Invalid, []string{"ISO-8859-1", "UTF-8"}},
		{"a document type", `<?xml version="1.0"?><!DOCTYPE akomaNtoso SYSTEM "http://example.org/x.dtd">` + body("<p/>"), fault.Invalid, []string{"document type declaration", "line 1"}},
		{"an entity bomb", `<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>` + body("<p>&b;</p>"), fault.Invalid, []string{"document type declaration"}},
		{"an external entity", `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>` + body("<p>&x;</p>"), fault.Invalid, []string{"document type declaration"}},
		{"an entity that is not declared", "\n" + body("<p>&x;</p>"), fault.Invalid, []string{"line 2", "&x;"}},
		{"cut off", body("<p>Locks</p>")[:700], fault.Invalid, []string{"cut off"}},
		{"not closed", opening + `<statement name="x"><mainBody></statement></akomaNtoso>`, fault.Invalid, []string{"line 1", "mainBody"}},
		{"two documents", body("<p/>") + "<more/>", fault.Invalid, []string{"after the document"}},
		{"a character that is none", body("<p>a&#1;</p>"), fault.Invalid, []string{"line 1"}},
		{"deep", body(strings.Repeat("<division>", 100_000)), fault.TooLarge, []string{"nested", "flatten"}},
		{"deep in words", body("<p>" + strings.Repeat("<i>", 100_000)), fault.TooLarge, []string{"nested"}},
		{"deep lists", body("<paragraph>" + strings.Repeat("<list><point>", 30) + "<content><p>x</p></content>" + strings.Repeat("</point></list>", 30) + "</paragraph>"), fault.TooLarge, []string{"nested"}},
		{"a million paragraphs", body(strings.Repeat("<p>x</p>", many)), fault.TooLarge, []string{"paragraphs", "split"}},
		{"a million headings", body("<section>" + strings.Repeat("<heading>x</heading>", many) + "</section>"), fault.TooLarge, []string{"paragraphs"}},
		{"a million annexes", statement("resolution", "<mainBody/><attachments>"+strings.Repeat("<attachment/>", many)+"</attachments>"), fault.TooLarge, []string{"paragraphs"}},
		{"half a million texts", opening + "<documentCollection><collectionBody>" + strings.Repeat("<component><statement/></component>", many/2) + "</collectionBody></documentCollection></akomaNtoso>", fault.TooLarge, []string{"paragraphs"}},
		{"half a million notes", body("<p>" + strings.Repeat("<authorialNote><p>x</p></authorialNote>", many/2) + "</p>"), fault.TooLarge, []string{"footnotes"}},
		{"too many clauses", body(strings.Repeat("<p>x</p>", 60_000)), fault.TooLarge, []string{"50000 clauses"}},
		{"too large", strings.Repeat(" ", text.MaxBytes+1), fault.TooLarge, []string{"32 MB"}},
		{"an operation that is none", opening + proposal(`{"op":"burn"}`), fault.Invalid, []string{"operation 1", "burn"}},
		{"an operation that is cut off", opening + proposal(`{"op":"delete",`), fault.Invalid, []string{"line 1"}},
		{"an operation with what none has", opening + proposal(`{"op":"delete","clause":"o1","fuel":"oil"}`), fault.Invalid, []string{"fuel"}},
		{"operations without end", opening + proposal(strings.Repeat(`{"op":"delete","clause":"o1"}</c:operation><c:operation>`, 10_001)+`{"op":"delete","clause":"o1"}`), fault.TooLarge, []string{"10002"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := akn.Read([]byte(c.file))
			if fault.CodeOf(err) != c.code {
				t.Fatalf("error %v (%s), want %s", err, fault.CodeOf(err), c.code)
			}
			for _, words := range c.says {
				if !strings.Contains(err.Error(), words) {
					t.Errorf("does not say %q: %v", words, err)
				}
			}
		})
	}
}

// Refusing costs little memory, whatever the file would make of it.
func TestRefusingTakesLittleMemory(t *testing.T) {
	for name, file := range map[string]string{
		"a million paragraphs": statement("resolution", `<mainBody>`+strings.Repeat("<p>x</p>", many)+`</mainBody>`),
		"deep":                 statement("resolution", `<mainBody>`+strings.Repeat("<p>", many)),
		"a long comment":       statement("resolution", `<!-- `+strings.Repeat("x", 4<<20)+` --><mainBody><p>`),
	} {
		data := []byte(file)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		if _, err := akn.Read(data); err == nil {
			t.Errorf("%s is read", name)
		}
		runtime.ReadMemStats(&after)
		const most = 400 << 20
		if used := after.TotalAlloc - before.TotalAlloc; used > most {
			t.Errorf("%s: %d MB were allocated for a file of %d MB", name, used>>20, len(data)>>20)
		}
	}
}

func TestIs(t *testing.T) {
	for file, want := range map[string]bool{
		statement("resolution", ""): true,
		"\xef\xbb\xbf <?xml version=\"1.0\"?>\n<!-- a --><akn:akomaNtoso xmlns:akn=\"x\">": true,
		"<!DOCTYPE x><akomaNtoso>": true,
		"<html>":                   false,
		"akomaNtoso":               false,
		"":                         false,
		"<":                        false,
		"{\"a\":\"<akomaNtoso>\"}": false,
		"The Commission decides to read <akomaNtoso> files": false,
	} {
		if got := akn.Is([]byte(file)); got != want {
			t.Errorf("%.40q: %v", file, got)
		}
	}
}

// What somebody changes in the program's own file is what counts.
func TestAnEditedFileIsReadAsItStands(t *testing.T) {
	var b bytes.Buffer
	if err := akn.Text(&b, decode(t, pilots), akn.Options{}); err != nil {
		t.Fatal(err)
	}
	edited := b.String()
	for _, change := range []struct{ from, to string }{
		{"donors to act on", "all donors to act upon"},
		{`>paragraph 1 (a) above</ref>; and</p>`, `>paragraph 1 (a), as revised</ref>;</p>`},
		{`<docNumber>E/CN.99/2031/L.3*</docNumber>`, `<docNumber>E/CN.99/2031/L.9</docNumber>`},
		{`<point eId="para_1__list_1__point_a" chapeau:id="i1">`, `<point chapeau:id="i1"><num>(a)</num><content><p>To begin;</p></content></point><point chapeau:id="i1">`},
		{`<paragraph eId="para_2bis"`, `<paragraph><num>3.</num><content><p>Asks;</p></content></paragraph><paragraph eId="para_2bis"`},
	} {
		if !strings.Contains(edited, change.from) {
			t.Fatalf("the file lacks %s:\n%s", change.from, edited)
		}
		edited = strings.Replace(edited, change.from, change.to, 1)
	}
	result, err := akn.Read([]byte(edited))
	if err != nil {
		t.Fatal(err)
	}
	x := result.Text
	if got := x.Find("o2"); got.Text != "*Invites* all donors to act upon paragraph 1 (a), as revised" || got.End != nil {
		t.Errorf("the edited clause is %+v", got)
	}
	if x.Symbol != "E/CN.99/2031/L.9" {
		t.Errorf("the symbol is %q", x.Symbol)
	}
	if got := x.Find("i1"); got == nil || got.Text != "To begin" {
		t.Errorf("the new item is %+v", got)
	}
	if got := x.Find("o1").Children[1]; got.ID == "i1" || got.Text != "To prepare a code{fn:code}{fn:conv} <now>" {
		t.Errorf("the item behind it is %+v", got)
	}
	holdsNotes(t, result.Notes, []string{"as revised", `"i1"`})
	asks := 0
	x.Walk(func(c, _ *text.Clause) bool {
		if c.Text == "Asks" && c.Kind == text.Operative && c.Label == "" {
			asks++
		}
		return true
	})
	if asks != 1 {
		t.Errorf("the new paragraph is not there: %s", text.Encode(x))
	}
}
