package docx

import "strings"

// numberingPart writes numbering.xml: for each list its levels, and the list.
func (d *document) numberingPart() *xmlWriter {
	w := &xmlWriter{}
	w.raw(xmlHead)
	w.open("w:numbering", "xmlns:w", wordNamespace)
	for _, l := range d.numbers.lists {
		writeLevels(w, l)
	}
	for _, l := range d.numbers.lists {
		w.open("w:num", "w:numId", itoa(l.id))
		w.value("w:abstractNumId", itoa(l.id))
		w.close("w:num")
	}
	w.close("w:numbering")
	return w
}

func writeLevels(w *xmlWriter, l *list) {
	w.open("w:abstractNum", "w:abstractNumId", itoa(l.id))
	w.raw(`<w:multiLevelType w:val="multilevel"/>`)
	for i, f := range l.formats {
		start := 1
		if i == 0 {
			start = l.start
		}
		w.open("w:lvl", "w:ilvl", itoa(i))
		w.value("w:start", itoa(start))
		w.value("w:numFmt", f.kind)
		w.value("w:lvlText", f.pattern(i))
		w.raw(`<w:lvlJc w:val="left"/><w:pPr>` + indentation(hanging, l.depth+i) + `</w:pPr><w:rPr><w:i w:val="0"/><w:iCs w:val="0"/></w:rPr>`)
		w.close("w:lvl")
	}
	w.close("w:abstractNum")
}

// pattern is a format as the text of a level, in which %1 is the first level's
// number. A percent sign cannot stand in a surrounding.
func (f format) pattern(level int) string {
	if f.kind == bullet {
		return "•"
	}
	return strings.Join([]string{f.before, "%", itoa(level + 1), f.after}, "")
}
