package docxtext_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"chapeau/drafting/amend"
	"chapeau/drafting/formats/docxtext"
	"chapeau/drafting/text"
)

// file makes a Word file of the paragraphs of a body and of other parts, as w:
// elements without their namespace.
func file(t testing.TB, body string, parts ...string) []byte {
	t.Helper()
	return archive(t, content(body, parts...))
}

const wordNamespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" ` +
	`xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" ` +
	`xmlns:v="urn:schemas-microsoft-com:vml" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

// content are the files of a Word file by name. Other parts begin with their
// name, such as "numbering", and a blank.
func content(body string, parts ...string) map[string]string {
	files := map[string]string{
		"_rels/.rels":       relationship("officeDocument", "word/document.xml"),
		"word/document.xml": `<w:document ` + wordNamespaces + `><w:body>` + body + `</w:body></w:document>`,
	}
	types := override("word/document.xml", "document.main")
	var related []string
	for _, part := range parts {
		name, inside, _ := strings.Cut(part, " ")
		root := map[string]string{"footnotes": "footnotes", "endnotes": "endnotes", "numbering": "numbering", "styles": "styles", "comments": "comments", "header": "hdr"}[name]
		files["word/"+name+".xml"] = `<w:` + root + ` ` + wordNamespaces + `>` + inside + `</w:` + root + `>`
		related = append(related, name)
		types += override("word/"+name+".xml", name)
	}
	slices.Sort(related)
	list := ""
	for i, name := range related {
		list += fmt.Sprintf(`<Relationship Id="r%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s.xml"/>`, i, name, name)
	}
	files["word/_rels/document.xml.rels"] = relationships(list)
	files["[Content_Types].xml"] = contentTypes(types)
	return files
}

func contentTypes(overrides string) string {
	return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>` + overrides + `</Types>`
}

func override(part, kind string) string {
	return fmt.Sprintf(`<Override PartName="/%s" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.%s+xml"/>`, part, kind)
}

func relationships(list string) string {
	return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + list + `</Relationships>`
}

func relationship(kind, target string) string {
	return relationships(fmt.Sprintf(`<Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"/>`, kind, target))
}

// archive packs files.
func archive(t testing.TB, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// p is a paragraph of runs.
func p(runs ...string) string { return `<w:p>` + strings.Join(runs, "") + `</w:p>` }

// styled is a paragraph with properties.
func styled(properties string, runs ...string) string {
	return `<w:p><w:pPr>` + properties + `</w:pPr>` + strings.Join(runs, "") + `</w:p>`
}

// marked is a paragraph whose end is a tracked change.
func marked(kind, author string, runs ...string) string {
	return styled(`<w:rPr>`+change(kind, author)+`/></w:rPr>`, runs...)
}

func change(kind, author string) string {
	return fmt.Sprintf(`<w:%s w:id="1" w:author="%s" w:date="2031-05-04T10:00:00Z"`, kind, author)
}

func r(words string) string { return `<w:r><w:t xml:space="preserve">` + words + `</w:t></w:r>` }
func italic(words string) string {
	return `<w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">` + words + `</w:t></w:r>`
}

func ins(author string, runs ...string) string {
	return change("ins", author) + `>` + strings.Join(runs, "") + `</w:ins>`
}

func del(author, words string) string {
	return change("del", author) + `><w:r><w:delText xml:space="preserve">` + words + `</w:delText></w:r></w:del>`
}
func note(id int) string { return fmt.Sprintf(`<w:r><w:footnoteReference w:id="%d"/></w:r>`, id) }

func footnotes(words ...string) string {
	s := `footnotes <w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>`
	for i, one := range words {
		s += fmt.Sprintf(`<w:footnote w:id="%d"><w:p><w:r><w:footnoteRef/></w:r>%s</w:p></w:footnote>`, i+1, r(" "+one))
	}
	return s
}

func read(t rapid.TB, data []byte) docxtext.Result {
	t.Helper()
	result, err := docxtext.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// outline is a text as lines of kinds, labels and words, for comparing.
func outline(t *text.Text) []string {
	page := text.Layout(t, text.Options{})
	lines := []string{"title " + inline(page.Title), "body " + inline(page.Body)}
	list := func(laid []text.Line) {
		for _, l := range laid {
			lines = append(lines, strings.TrimSpace(fmt.Sprintf("%s%s %s %s", strings.Repeat("  ", l.Depth), l.Clause.Kind, l.Label, inline(l.Parts))))
		}
	}
	list(page.Lines)
	for _, annex := range page.Annexes {
		lines = append(lines, "annex "+inline(annex.Title))
		list(annex.Lines)
	}
	for _, n := range page.Notes {
		lines = append(lines, fmt.Sprintf("note %d %s", n.Number, inline(n.Parts)))
	}
	return lines
}

func inline(parts []text.Part) string {
	var b strings.Builder
	for _, p := range parts {
		switch {
		case p.Note > 0:
			b.WriteString(text.Superscript(p.Note))
		case p.Emphasis:
			b.WriteString("*" + p.Text + "*")
		default:
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

func applied(t testing.TB, base *text.Text, a amend.Amendment) *text.Text {
	t.Helper()
	changed, err := amend.Apply(base, a)
	if err != nil {
		t.Fatal(err)
	}
	return changed
}

// same compares what stands behind the preamble: labels, words and notes.
func same(t testing.TB, what string, want []string, got *text.Text) {
	t.Helper()
	page := text.Layout(got, text.Options{})
	var lines []string
	for _, l := range page.Lines[1:] {
		lines = append(lines, strings.TrimSpace(l.Label+" "+strings.ReplaceAll(inline(l.Parts), "*", "")))
	}
	for _, n := range page.Notes {
		lines = append(lines, text.Superscript(n.Number)+" "+inline(n.Parts))
	}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

func decodeText(t testing.TB, s string) *text.Text {
	t.Helper()
	x, err := text.Decode([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func readErr(data []byte) (docxtext.Result, error) { return docxtext.Read(data) }
