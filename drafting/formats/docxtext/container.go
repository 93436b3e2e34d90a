package docxtext

import (
	"archive/zip"
	"bytes"
	"io"
	"path"
	"slices"
	"strings"

	"chapeau/drafting/fault"
)

// container is the archive that a Word file is. Only the parts that hold text
// are ever unpacked; nothing is written to disk and nothing outside is fetched.
type container struct {
	files map[string]*zip.File // by lower-case name: Word does not tell case
}

const contentTypesPart = "[content_types].xml"

// Is tells whether data looks like a Word file: an archive with a list of content
// types. Read says what else may be wrong with it.
func Is(data []byte) bool {
	return bytes.HasPrefix(data, []byte("PK\x03\x04")) && bytes.Contains(data, []byte("[Content_Types].xml"))
}

// openContainer checks the archive as a whole.
func openContainer(data []byte) (*container, error) {
	if len(data) > MaxFile {
		return nil, fault.New(fault.TooLarge, "", "the file has %d MB; at most %d MB are read: take its pictures out or split it", len(data)>>20, MaxFile>>20)
	}
	if err := otherFormat(data); err != nil {
		return nil, err
	}
	if entries := bytes.Count(data, []byte("PK\x01\x02")); entries > MaxEntries {
		return nil, fault.New(fault.TooLarge, "", "the archive holds %d files; a Word file has at most %d: save it again from Word", entries, MaxEntries)
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fault.Invalidf("", "the file is cut off or damaged: its table of contents cannot be read; send it again or save it again from Word")
	}
	c := &container{files: make(map[string]*zip.File, len(archive.File))}
	if err := c.add(archive.File); err != nil {
		return nil, err
	}
	if c.files[contentTypesPart] == nil {
		return nil, notWord(c)
	}
	return c, checkOverlap(archive.File)
}

// otherFormat recognises what people send in the place of a .docx file.
func otherFormat(data []byte) error {
	for _, other := range []struct{ start, what string }{
		{"\xd0\xcf\x11\xe0", "the file is an old Word document (.doc) or is protected by a password; open it in Word, take the password off and save it as .docx"},
		{`{\rtf`, "the file is rich text (.rtf); open it in Word and save it as .docx"},
		{"%PDF", "the file is a PDF; import its text, or open it in Word and save it as .docx"},
		{"<", "the file is one XML or HTML document; open it in Word and save it as .docx"},
	} {
		if bytes.HasPrefix(data, []byte(other.start)) {
			return fault.Invalidf("", "%s", other.what)
		}
	}
	if !bytes.HasPrefix(data, []byte("PK")) {
		return fault.Invalidf("", "this is not a Word file: a .docx file is an archive; open the document in Word and save it as .docx")
	}
	return nil
}

// add takes the archive's files in, or says what no Word file has.
func (c *container) add(files []*zip.File) error {
	unpacked := uint64(0)
	for _, f := range files {
		if err := checkName(f.Name); err != nil {
			return err
		}
		if f.Flags&1 != 0 {
			return fault.Invalidf(f.Name, "this part is encrypted; take the password off and save the document again")
		}
		if unpacked += f.UncompressedSize64; unpacked > MaxUnpacked || f.UncompressedSize64 > MaxUnpacked {
			return fault.New(fault.TooLarge, f.Name, "the archive unpacks to more than %d MB; take its pictures out and save it again from Word", MaxUnpacked>>20)
		}
		name := strings.ToLower(f.Name)
		if c.files[name] != nil {
			return fault.Invalidf(f.Name, "the archive holds two files of this name; save the document again from Word")
		}
		if path.Base(name) == "vbaproject.bin" {
			return hasMacros(f.Name)
		}
		c.files[name] = f
	}
	return nil
}

func hasMacros(place string) error {
	return fault.Invalidf(place, "the file has macros, which are not accepted; save it in Word as “Word Document (.docx)”, without macros")
}

// checkName refuses names that would lead out of the archive, were it unpacked.
func checkName(name string) error {
	if name == "" || strings.HasPrefix(name, "/") || strings.ContainsAny(name, "\\\x00:") || slices.Contains(strings.Split(name, "/"), "..") {
		return fault.Invalidf("", "the archive holds a file named %.80q, which leads out of it; no Word file does: save the document again from Word", name)
	}
	return nil
}

// checkOverlap refuses archives whose files share their bytes, the trick of
// archives that unpack to far more than they hold.
func checkOverlap(files []*zip.File) error {
	type stretch struct {
		from, to int64
		name     string
	}
	stretches := make([]stretch, 0, len(files))
	for _, f := range files {
		from, err := f.DataOffset()
		if err != nil {
			return fault.Invalidf(f.Name, "the file is cut off or damaged: this part cannot be found in it; save the document again from Word")
		}
		stretches = append(stretches, stretch{from, from + int64(f.CompressedSize64), f.Name})
	}
	slices.SortFunc(stretches, func(a, b stretch) int {
		if a.from != b.from {
			return int(a.from - b.from)
		}
		return int(a.to - b.to)
	})
	for i := 1; i < len(stretches); i++ {
		if stretches[i].from < stretches[i-1].to {
			return fault.Invalidf(stretches[i].name, "two files of the archive share their bytes; no Word file is packed so: save the document again from Word")
		}
	}
	return nil
}

// notWord says what an archive without content types is.
func notWord(c *container) error {
	if c.files["mimetype"] != nil || c.files["content.xml"] != nil {
		return fault.Invalidf("", "the file is an OpenDocument text (.odt); open it in LibreOffice or Word and save it as .docx")
	}
	return fault.Invalidf("", "this is not a Word file: the archive has no [Content_Types].xml; open the document in Word and save it as .docx")
}

// has tells whether the archive holds a part.
func (c *container) has(name string) bool { return c.files[strings.ToLower(name)] != nil }

// open unpacks a part. What it unpacks to is bounded whatever the archive says.
func (c *container) open(name string) (*xmlReader, error) {
	f := c.files[strings.ToLower(name)]
	if f == nil {
		return nil, fault.Invalidf(name, "the file lacks this part; it is cut off or damaged: save the document again from Word")
	}
	if f.UncompressedSize64 > MaxPart {
		return nil, tooLargePart(name)
	}
	unpacked, err := f.Open()
	if err != nil {
		return nil, damaged(name)
	}
	defer unpacked.Close()
	data := bytes.NewBuffer(make([]byte, 0, f.UncompressedSize64+bytes.MinRead))
	if _, err := data.ReadFrom(io.LimitReader(unpacked, MaxPart+1)); err != nil {
		return nil, damaged(name)
	}
	if data.Len() > MaxPart {
		return nil, tooLargePart(name)
	}
	return newXMLReader(name, data.Bytes())
}

func tooLargePart(name string) error {
	return fault.New(fault.TooLarge, name, "this part unpacks to more than %d MB; split the document", MaxPart>>20)
}

func damaged(name string) error {
	return fault.Invalidf(name, "this part of the file is damaged and cannot be unpacked; save the document again from Word")
}
