package docxtext

import (
	"encoding/xml"
	"path"
	"strings"

	"chapeau/drafting/fault"
)

// parts are the names of those parts of a Word file that hold text, "" where it
// has none. What a relationship leads to outside the file is never followed.
type parts struct {
	document, styles, numbering, footnotes, endnotes, comments string
	furniture                                                  []string // headers and footers
}

const (
	documentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
	templateType = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
)

// findParts follows the relationships from the archive's root to the document
// and on to what belongs to it.
func findParts(c *container) (parts, error) {
	var p parts
	types, err := contentTypes(c)
	if err != nil {
		return p, err
	}
	roots, err := relationships(c, "")
	if err != nil {
		return p, err
	}
	for _, r := range roots {
		if r.kind == "officeDocument" {
			p.document = r.target
		}
	}
	if p.document == "" {
		return p, fault.Invalidf("_rels/.rels", "the file does not say where its document is; it is damaged: save the document again from Word")
	}
	if err := checkType(p.document, types); err != nil {
		return p, err
	}
	belonging, err := relationships(c, p.document)
	if err != nil {
		return p, err
	}
	for _, r := range belonging {
		p.place(r)
	}
	return p, nil
}

func (p *parts) place(r relationship) {
	switch r.kind {
	case "styles":
		p.styles = r.target
	case "numbering":
		p.numbering = r.target
	case "footnotes":
		p.footnotes = r.target
	case "endnotes":
		p.endnotes = r.target
	case "comments":
		p.comments = r.target
	case "header", "footer":
		p.furniture = append(p.furniture, r.target)
	}
}

// checkType tells whether the main part is a Word document without macros.
func checkType(document string, types map[string]string) error {
	kind := types[strings.ToLower(document)]
	switch {
	case kind == documentType, kind == templateType:
		return nil
	case strings.Contains(kind, "macroEnabled"):
		return hasMacros(document)
	case kind == "":
		return fault.Invalidf(document, "the file does not say what this part is; it is damaged: save the document again from Word")
	default:
		return fault.Invalidf(document, "this is a file of another program (%.80s); only Word documents (.docx) are read", kind)
	}
}

// contentTypes maps part names to their types, and extensions as ".xml" to those
// that parts of the extension have by default.
func contentTypes(c *container) (map[string]string, error) {
	types := make(map[string]string)
	err := c.readPart(contentTypesPart, func(r *xmlReader, e xml.StartElement) error {
		switch e.Name.Local {
		case "Override":
			types[strings.ToLower(strings.TrimPrefix(attribute(e, "PartName"), "/"))] = attribute(e, "ContentType")
		case "Default":
			types["."+strings.ToLower(attribute(e, "Extension"))] = attribute(e, "ContentType")
		}
		return r.skip()
	})
	for name := range c.files {
		if _, known := types[name]; !known {
			types[name] = types[path.Ext(name)]
		}
	}
	return types, err
}

// relationship is what a part names as belonging to it: its kind is the last
// word of the relationship's type, its target a part's name.
type relationship struct{ kind, target string }

// relationships reads those of a part, "" for the archive itself. A part without
// any has none.
func relationships(c *container, part string) ([]relationship, error) {
	folder, name := path.Split(part)
	list := folder + "_rels/" + name + ".rels"
	if !c.has(list) {
		return nil, nil
	}
	var found []relationship
	err := c.readPart(list, func(r *xmlReader, e xml.StartElement) error {
		if e.Name.Local == "Relationship" && attribute(e, "TargetMode") != "External" {
			target, err := resolve(folder, attribute(e, "Target"))
			if err != nil {
				return err
			}
			if c.has(target) {
				found = append(found, relationship{path.Base(attribute(e, "Type")), target})
			}
		}
		return r.skip()
	})
	return found, err
}

func resolve(folder, target string) (string, error) {
	joined := path.Join("/", folder, target)
	if strings.HasPrefix(target, "/") {
		joined = path.Clean(target)
	}
	if strings.Contains(target, "\\") || strings.HasPrefix(path.Join(folder, target), "../") {
		return "", fault.Invalidf("", "the file refers to %.80q, which lies outside of it; save the document again from Word", target)
	}
	return strings.TrimPrefix(joined, "/"), nil
}

// readPart visits the elements directly within a part's outermost one.
func (c *container) readPart(name string, visit func(*xmlReader, xml.StartElement) error) error {
	r, err := c.open(name)
	if err != nil {
		return err
	}
	if _, err := r.root(); err != nil {
		return err
	}
	if err := r.each(func(e xml.StartElement) error { return visit(r, e) }); err != nil {
		return err
	}
	return r.finish()
}
