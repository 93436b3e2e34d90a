package docx

import (
	"archive/zip"
	"io"
	"time"
)

// part is one file of the package.
type part struct {
	name, contentType string
	content           *xmlWriter
}

const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml."

// write writes the package.
func (d *document) write(w io.Writer) error {
	ids := 0
	parts := []part{
		{"word/document.xml", wordType + "document.main+xml", d.documentPart(&ids)},
		{"word/footnotes.xml", wordType + "footnotes+xml", d.footnotesPart(&ids)},
		{"word/styles.xml", wordType + "styles+xml", d.stylesPart()},
		{"word/numbering.xml", wordType + "numbering+xml", d.numberingPart()},
		{"word/settings.xml", wordType + "settings+xml", d.settingsPart()},
		{"word/header1.xml", wordType + "header+xml", d.headerPart(d.symbol)},
		{"word/header2.xml", wordType + "header+xml", d.headerPart("")},
		{"word/footer1.xml", wordType + "footer+xml", d.footerPart()},
		{"docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", d.corePart()},
		{"docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml", appPart()},
	}
	parts = append([]part{{"[Content_Types].xml", "", contentTypes(parts)}, {"_rels/.rels", "", packageRelations()}}, parts...)
	parts = append(parts, part{"word/_rels/document.xml.rels", "", documentRelations()})
	for _, p := range parts {
		if p.content.err != nil {
			return p.content.err
		}
	}
	return writeZip(w, parts, d.at)
}

func writeZip(w io.Writer, parts []part, at time.Time) error {
	z := zip.NewWriter(w)
	for _, p := range parts {
		header := &zip.FileHeader{Name: p.name, Method: zip.Deflate}
		if at.Year() >= 1980 { // the first year of a zip file
			header.Modified = at.UTC()
		}
		f, err := z.CreateHeader(header)
		if err != nil {
			return err
		}
		if _, err := f.Write(p.content.b.Bytes()); err != nil {
			return err
		}
	}
	return z.Close()
}

func contentTypes(parts []part) *xmlWriter {
	w := &xmlWriter{}
	w.raw(xmlHead)
	w.open("Types", "xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")
	w.empty("Default", "Extension", "rels", "ContentType", "application/vnd.openxmlformats-package.relationships+xml")
	w.empty("Default", "Extension", "xml", "ContentType", "application/xml")
	for _, p := range parts {
		w.empty("Override", "PartName", "/"+p.name, "ContentType", p.contentType)
	}
	w.close("Types")
	return w
}

const packageNamespace = "http://schemas.openxmlformats.org/package/2006/"

func packageRelations() *xmlWriter {
	return relations([][3]string{
		{"rId1", relationNamespace + "/officeDocument", "word/document.xml"},
		{"rId2", packageNamespace + "relationships/metadata/core-properties", "docProps/core.xml"},
		{"rId3", relationNamespace + "/extended-properties", "docProps/app.xml"},
	})
}

func documentRelations() *xmlWriter {
	return relations([][3]string{
		{"rIdStyles", relationNamespace + "/styles", "styles.xml"},
		{"rIdNumbering", relationNamespace + "/numbering", "numbering.xml"},
		{"rIdSettings", relationNamespace + "/settings", "settings.xml"},
		{"rIdFootnotes", relationNamespace + "/footnotes", "footnotes.xml"},
		{"rIdHeader", relationNamespace + "/header", "header1.xml"},
		{"rIdFirstHeader", relationNamespace + "/header", "header2.xml"},
		{"rIdFooter", relationNamespace + "/footer", "footer1.xml"},
	})
}

func relations(all [][3]string) *xmlWriter {
	w := &xmlWriter{}
	w.raw(xmlHead)
	w.open("Relationships", "xmlns", packageNamespace+"relationships")
	for _, r := range all {
		w.empty("Relationship", "Id", r[0], "Type", r[1], "Target", r[2])
	}
	w.close("Relationships")
	return w
}

// settingsPart writes settings.xml. In a tracked document whoever goes on writing
// is tracked too.
func (d *document) settingsPart() *xmlWriter {
	w := &xmlWriter{}
	w.raw(xmlHead)
	w.open("w:settings", "xmlns:w", wordNamespace)
	w.raw(`<w:zoom w:percent="100"/>`)
	if d.tracked {
		w.raw(`<w:trackRevisions/>`)
	}
	w.raw(`<w:defaultTabStop w:val="567"/><w:characterSpacingControl w:val="doNotCompress"/>`)
	d.noteNumbers(w, `<w:footnote w:id="-1"/><w:footnote w:id="0"/>`)
	w.raw(`<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>`)
	w.raw(`<w:themeFontLang w:val="en-GB" w:eastAsia="zh-CN" w:bidi="ar-SA"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>`)
	w.close("w:settings")
	return w
}

// headerPart writes the head of a page: the document's symbol.
func (d *document) headerPart(symbol string) *xmlWriter {
	ids := 0
	c := d.newContent(&ids)
	c.raw(xmlHead)
	c.open("w:hdr", "xmlns:w", wordNamespace)
	if symbol == "" {
		c.raw(`<w:p><w:pPr><w:spacing w:after="0"/></w:pPr></w:p>`)
	} else {
		c.paragraph(&paragraph{look: look{style: "Header"}, runs: plain(symbol), script: d.script})
	}
	c.close("w:hdr")
	return &c.xmlWriter
}

// footerPart writes the foot of a page: its number and how many there are.
func (d *document) footerPart() *xmlWriter {
	w := &xmlWriter{}
	w.raw(xmlHead)
	w.open("w:ftr", "xmlns:w", wordNamespace)
	w.raw(`<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>`)
	writeField(w, "PAGE")
	w.raw(`<w:r><w:t>/</w:t></w:r>`)
	writeField(w, "NUMPAGES")
	w.raw(`</w:p>`)
	w.close("w:ftr")
	return w
}

func writeField(w *xmlWriter, instruction string) {
	w.raw(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ` + instruction + ` </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`)
}

func (d *document) corePart() *xmlWriter {
	w := &xmlWriter{}
	w.raw(xmlHead)
	w.open("cp:coreProperties", "xmlns:cp", packageNamespace+"metadata/core-properties", "xmlns:dc", "http://purl.org/dc/elements/1.1/",
		"xmlns:dcterms", "http://purl.org/dc/terms/", "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
	w.element("dc:title", d.title)
	if d.symbol != "" {
		w.element("dc:identifier", d.symbol)
	}
	w.element("dc:language", d.script.tag)
	if !d.at.IsZero() {
		at := dateTime(d.at)
		w.element("dcterms:created", at, "xsi:type", "dcterms:W3CDTF")
		w.element("dcterms:modified", at, "xsi:type", "dcterms:W3CDTF")
	}
	w.close("cp:coreProperties")
	return w
}

func appPart() *xmlWriter {
	w := &xmlWriter{}
	w.raw(xmlHead)
	w.open("Properties", "xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties")
	w.element("Application", "Chapeau")
	w.close("Properties")
	return w
}
