package docxtext_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"chapeau/drafting/fault"
	"chapeau/drafting/formats/docxtext"
)

// hostileFile is a file that must be refused, with what the refusal says.
type hostileFile struct {
	name string
	data func(testing.TB) []byte
	code fault.Code
	says string

	large bool
}

func hostileFiles() []hostileFile {
	ordinary := p(r("Locks"))
	document := func(inside string) func(testing.TB) []byte {
		return func(t testing.TB) []byte { return file(t, inside) }
	}
	raw := func(change func(files map[string]string)) func(testing.TB) []byte {
		return func(t testing.TB) []byte {
			files := content(ordinary)
			change(files)
			return archive(t, files)
		}
	}
	prolog := func(prolog string) func(testing.TB) []byte {
		return raw(func(f map[string]string) { f["word/document.xml"] = prolog + f["word/document.xml"] })
	}
	return []hostileFile{
		{"nothing", func(testing.TB) []byte { return nil }, fault.Invalid, "not a Word file", false},
		{"words", func(testing.TB) []byte { return []byte("The Commission,") }, fault.Invalid, "not a Word file", false},
		{"an old Word document", func(testing.TB) []byte { return []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more") }, fault.Invalid, "save it as .docx", false},
		{"rich text", func(testing.TB) []byte { return []byte(`{\rtf1 Locks}`) }, fault.Invalid, "save it as .docx", false},
		{"a PDF", func(testing.TB) []byte { return []byte("%PDF-1.7") }, fault.Invalid, "PDF", false},
		{"an OpenDocument text", func(t testing.TB) []byte {
			return archive(t, map[string]string{"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"})
		}, fault.Invalid, ".odt", false},
		{"an archive", func(t testing.TB) []byte { return archive(t, map[string]string{"a.txt": "a"}) }, fault.Invalid, "[Content_Types].xml", false},
		{"a cut file", func(t testing.TB) []byte { data := file(t, ordinary); return data[:len(data)/2] }, fault.Invalid, "cut off", false},
		{"a cut document", raw(func(f map[string]string) {
			f["word/document.xml"] = f["word/document.xml"][:len(f["word/document.xml"])-30]
		}), fault.Invalid, "XML is broken", false},
		{"a damaged part", func(t testing.TB) []byte {
			data := file(t, strings.Repeat(ordinary, 500))
			at := bytes.Index(data, []byte("word/document.xml")) + 60
			copy(data[at:], strings.Repeat("\xff", 40))
			return data
		}, fault.Invalid, "damaged", false},
		{"macros by content type", raw(func(f map[string]string) {
			f["[Content_Types].xml"] = contentTypes(`<Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>`)
		}), fault.Invalid, "macros", false},
		{"macros in a part", raw(func(f map[string]string) { f["word/vbaProject.bin"] = "x" }), fault.Invalid, "macros", false},
		{"a spreadsheet", raw(func(f map[string]string) {
			f["[Content_Types].xml"] = contentTypes(`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>`)
		}), fault.Invalid, "another program", false},
		{"no content type", raw(func(f map[string]string) { f["[Content_Types].xml"] = `<Types/>` }), fault.Invalid, "does not say what this part is", false},
		{"no document", raw(func(f map[string]string) { delete(f, "word/document.xml") }), fault.Invalid, "does not say where its document is", false},
		{"a document outside", raw(func(f map[string]string) { f["_rels/.rels"] = relationship("officeDocument", "../../etc/passwd") }), fault.Invalid, "lies outside", false},
		{"another root", raw(func(f map[string]string) { f["word/document.xml"] = `<html/>` }), fault.Invalid, "not with a Word document", false},
		{"no words", document(p() + p()), fault.Invalid, "no words", false},
		{"a path upwards", raw(func(f map[string]string) { f["../evil.xml"] = "x" }), fault.Invalid, "leads out of it", false},
		{"an absolute path", raw(func(f map[string]string) { f["/etc/evil.xml"] = "x" }), fault.Invalid, "leads out of it", false},
		{"a path of Windows", raw(func(f map[string]string) { f[`word\..\evil.xml`] = "x" }), fault.Invalid, "leads out of it", false},
		{"a name twice", func(t testing.TB) []byte {
			return zipped(t, func(z *zip.Writer) { packFiles(t, z, content(ordinary)); packFiles(t, z, content(ordinary)) })
		}, fault.Invalid, "two files of this name", false},
		{"an entity bomb", prolog(`<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>`), fault.Invalid, "declares a document type", false},
		{"an external entity", prolog(`<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>`), fault.Invalid, "declares a document type", false},
		{"an unknown entity", document(p(r("&e;"))), fault.Invalid, "XML is broken", false},
		{"deep nesting", document(strings.Repeat("<w:sdt><w:sdtContent>", 100_000)), fault.TooLarge, "nests", false},
		{"deep nesting of what is skipped", document("<w:x>" + strings.Repeat("<w:y>", 400_000)), fault.TooLarge, "nests", true},
		{"a million paragraphs", document(strings.Repeat("<w:p/>", 1_000_000)), fault.TooLarge, "elements", true},
		{"four hundred thousand paragraphs", document(strings.Repeat("<w:p/>", 400_000)), fault.TooLarge, "more than 50000 paragraphs", true},
		{"a million runs", document("<w:p>" + strings.Repeat("<w:r><w:t>a</w:t></w:r>", 1_000_000) + "</w:p>"), fault.TooLarge, "elements", true},
		{"a million line breaks", document("<w:p><w:r><w:t>a</w:t>" + strings.Repeat("<w:br/>", 1_100_000) + "</w:r></w:p>"), fault.TooLarge, "elements", true},
		{"tracked changes within one another", document("<w:p>" + strings.Repeat(`<w:ins w:author="a">`, 400_000)), fault.TooLarge, "nests", true},
		{"a thousand authors", func(t testing.TB) []byte {
			var b strings.Builder
			for i := range 1000 {
				b.WriteString(ins(fmt.Sprintf("author %d", i), r("a")))
			}
			return file(t, p(b.String()))
		}, fault.TooLarge, "people", false},
		{"changes of formatting by two hundred thousand people", func(t testing.TB) []byte {
			var b strings.Builder
			for i := range 200_000 {
				fmt.Fprintf(&b, `<w:pPrChange w:author="%d"/>`, i)
			}
			return file(t, styled(b.String(), r("a")))
		}, fault.TooLarge, "people", true},
		{"a row inserted a hundred thousand times", document(`<w:tbl><w:tr><w:trPr>` + strings.Repeat(`<w:ins w:author="a"/>`, 100_000) + `</w:trPr><w:tc>` + ordinary + `</w:tc></w:tr></w:tbl>`), fault.TooLarge, "nests tracked changes", true},
		{"a paragraph's end inserted a hundred thousand times", document(styled(`<w:rPr>`+strings.Repeat(`<w:ins w:author="a"/>`, 100_000)+`</w:rPr>`, r("a"))), fault.TooLarge, "nests tracked changes", true},
		{"a tag of a million attributes", document("<w:p " + attributes(1_000_000) + "/>"), fault.TooLarge, "longer than any Word file has", true},
		{"a tag with a long attribute", document(`<w:p w:x="` + strings.Repeat(">", 1<<20) + `"/>`), fault.TooLarge, "longer than any Word file has", false},
		{"one word of three megabytes", document(p(r(strings.Repeat("a", 3<<20)))), fault.TooLarge, "longer than any Word file has", true},
		{"a comment of three megabytes", document("<!--" + strings.Repeat("a", 3<<20) + "-->"), fault.TooLarge, "longer than any Word file has", true},
		{"a document of a gigabyte", func(t testing.TB) []byte {
			return zipped(t, func(z *zip.Writer) {
				packFiles(t, z, without(content(ordinary), "word/document.xml"))
				_, err := z.CreateRaw(&zip.FileHeader{Name: "word/document.xml", Method: zip.Deflate, UncompressedSize64: 1 << 30})
				if err != nil {
					t.Fatal(err)
				}
			})
		}, fault.TooLarge, "unpacks to more than", false},
		{"a document of thirty megabytes of nothing", document(strings.Repeat("<w:x> </w:x>", 1000) + strings.Repeat(" ", 30<<20)), fault.TooLarge, "unpacks to more than 24 MB", true},
		{"a document that says it is small", lyingSize, fault.Invalid, "", false},
		{"two hundred thousand files", manyFiles, fault.TooLarge, "the archive holds", true},
		{"files that share their bytes", overlapping, fault.Invalid, "share their bytes", false},
		{"an encrypted part", func(t testing.TB) []byte {
			data := file(t, ordinary)
			at := bytes.Index(data, []byte("PK\x01\x02"))
			data[at+8] |= 1
			return data
		}, fault.Invalid, "encrypted", false},
		{"a list pattern of a megabyte", func(t testing.TB) []byte {
			return file(t, listed("1", "0", r("a")), `numbering <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="`+strings.Repeat("%1", 30_000)+`"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`)
		}, fault.TooLarge, "pattern", false},
		{"fields within fields", document(p(strings.Repeat(`<w:r><w:fldChar w:fldCharType="begin"/></w:r>`, 1000))), fault.TooLarge, "fields are nested", false},
	}
}

func attributes(count int) string {
	var b strings.Builder
	for i := range count {
		fmt.Fprintf(&b, `a%d="" `, i)
	}
	return b.String()
}

func without(files map[string]string, name string) map[string]string {
	delete(files, name)
	return files
}

func zipped(t testing.TB, fill func(*zip.Writer)) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	fill(z)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func packFiles(t testing.TB, z *zip.Writer, files map[string]string) {
	t.Helper()
	for name, words := range files {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(words)); err != nil {
			t.Fatal(err)
		}
	}
}

// lyingSize is a file whose document unpacks to more than its table of contents
// says.
func lyingSize(t testing.TB) []byte {
	data := file(t, strings.Repeat(p(r("Locks")), 40_000))
	at := bytes.LastIndex(data, []byte("word/document.xml")) - 46
	binary.LittleEndian.PutUint32(data[at+24:], 100)
	return data
}

// manyFiles is an archive of very many empty files.
func manyFiles(t testing.TB) []byte {
	return zipped(t, func(z *zip.Writer) {
		packFiles(t, z, content(p(r("Locks"))))
		for i := range 200_000 {
			if _, err := z.CreateHeader(&zip.FileHeader{Name: fmt.Sprint(i), Method: zip.Store}); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// overlapping is an archive in which two names lead to the same bytes.
func overlapping(t testing.TB) []byte {
	files := content(p(r("Locks")))
	files["word/a.xml"], files["word/b.xml"] = strings.Repeat("a", 1000), strings.Repeat("a", 1000)
	data := archive(t, files)
	directory := bytes.Index(data, []byte("PK\x01\x02"))
	a := bytes.Index(data[directory:], []byte("word/a.xml")) + directory - 46
	b := bytes.Index(data[directory:], []byte("word/b.xml")) + directory - 46
	copy(data[b+42:b+46], data[a+42:a+46])
	return data
}

// TestHostileFilesAreRefused also tells how long each refusal takes and how much
// memory it needs.
func TestHostileFilesAreRefused(t *testing.T) {
	for _, f := range hostileFiles() {
		t.Run(f.name, func(t *testing.T) {
			if raceDetector && f.large {
				t.Skip("making the file takes long with the race detector")
			}
			data := f.data(t)
			var err error
			took, memory := measured(func() { _, err = docxtext.Read(data) })
			if fault.CodeOf(err) != f.code || !strings.Contains(err.Error(), f.says) {
				t.Errorf("error %v (%s), want %s that says %q", err, fault.CodeOf(err), f.code, f.says)
			}
			t.Logf("%s, %d MB allocated, file of %d kB: %v", took.Round(time.Millisecond), memory>>20, len(data)>>10, err)
		})
	}
}

// TestLargeFilesAreReadInTime holds that what a file is read in grows with the file
// and not with its square: each of these would take a minute or more.
func TestLargeFilesAreReadInTime(t *testing.T) {
	if raceDetector {
		t.Skip("the race detector is slow")
	}
	const most = 40 * time.Second
	words := strings.Repeat("<w:t>aaaaaaaaaa</w:t>", 200_000)
	for name, body := range map[string]string{
		"the mark of a note":         p(`<w:r><w:footnoteReference w:id="1" w:customMarkFollows="1"/>`+words+`</w:r>`, r("a")),
		"the words of a reference":   p(`<w:bookmarkStart w:id="7" w:name="ch_a"/>`, r("a")) + p(`<w:hyperlink w:anchor="ch_a" w:tooltip="x"><w:r>`+words+`</w:r></w:hyperlink>`),
		"a line of blank paragraphs": strings.Repeat(marked("del", "Karsk", r(" ")), 45_000) + p(r("a")),
		"a moved paragraph": `<w:moveFromRangeStart w:id="1" w:name="m"/>` + p(`<w:moveFrom w:author="a"><w:r><w:t>`+strings.Repeat("a", 200_000)+`</w:t></w:r></w:moveFrom>`) + `<w:moveFromRangeEnd w:id="1"/>` + p(r("b")) +
			`<w:moveToRangeStart w:id="2" w:name="m"/>` + p(`<w:moveTo w:author="a"><w:r>`+strings.Repeat("<w:t>a</w:t>", 200_000)+`</w:r></w:moveTo>`) + `<w:moveToRangeEnd w:id="2"/>`,
	} {
		data := file(t, body, footnotes("n"))
		if took, _ := measured(func() { read(t, data) }); took > most {
			t.Errorf("%s: a file of %d kB takes %s", name, len(data)>>10, took.Round(time.Second))
		}
	}
}

// measured tells how long a function runs and the bytes that it allocates in all,
// more than it ever holds at once.
func measured(run func()) (time.Duration, uint64) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	start := time.Now()
	run()
	took := time.Since(start)
	runtime.ReadMemStats(&after)
	return took, after.TotalAlloc - before.TotalAlloc
}
