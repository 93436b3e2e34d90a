// Package bundle packs the documents of one draft into a ZIP file that can be
// handed on and checked: a manifest names every file with its SHA-256 hash, a
// table of contents tells people what is there. The same documents give the same
// bytes.
package bundle

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"time"

	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// Schema is the form of a manifest.
const Schema = "chapeau/bundle@1"

// The files that every bundle has.
const (
	ManifestName = "manifest.json"
	ContentsName = "contents.md"
)

// File is one document. Path has its folders divided by slashes; About says in a
// few words what it is.
type File struct {
	Path  string
	About string
	Write func(context.Context, io.Writer) error
}

// Bundle is what is packed. Head says what it is a bundle of, Notes what a reader
// should know of it; At stands as the time of every file.
type Bundle struct {
	Head  string
	Notes []string
	At    time.Time
	Files []File
}

// Manifest names the files of a bundle with their hashes, by path.
type Manifest struct {
	Schema string  `json:"schema"`
	Files  []Entry `json:"files"`
}

// Entry is a file of a manifest.
type Entry struct {
	Path   string `json:"path"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}

// Write packs the bundle: its files by path, then the contents, then the
// manifest. After each file done is called. Errors: the writers' own, that of the
// context, internal for two files of one path.
func Write(ctx context.Context, w io.Writer, b Bundle, done func()) error {
	p := packer{zip: zip.NewWriter(w), at: b.At.UTC().Truncate(2 * time.Second)}
	files := append(slices.Clone(b.Files), File{Path: ContentsName, Write: b.writeContents})
	slices.SortFunc(files, func(x, y File) int { return strings.Compare(x.Path, y.Path) })
	for _, file := range files {
		if err := p.add(ctx, file); err != nil {
			return err
		}
		done()
	}
	manifest := Manifest{Schema: Schema, Files: p.entries}
	if _, err := p.write(ManifestName, func(w io.Writer) error {
		_, err := w.Write(text.EncodeJSON(manifest))
		return err
	}); err != nil {
		return err
	}
	return p.zip.Close()
}

// Total is how many files Write will tell of.
func (b Bundle) Total() int { return len(b.Files) + 1 }

// packer writes files and notes their hashes.
type packer struct {
	zip     *zip.Writer
	at      time.Time
	entries []Entry
}

func (p *packer) add(ctx context.Context, file File) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if file.Path == ManifestName || !clean(file.Path) || p.has(file.Path) {
		return fault.New(fault.Internal, "", "a bundle cannot hold a file %q, or holds it already", file.Path)
	}
	entry, err := p.write(file.Path, func(w io.Writer) error { return file.Write(ctx, w) })
	p.entries = append(p.entries, entry)
	return err
}

func (p *packer) has(name string) bool {
	return len(p.entries) > 0 && p.entries[len(p.entries)-1].Path == name
}

func (p *packer) write(name string, write func(io.Writer) error) (Entry, error) {
	out, err := p.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: p.at})
	if err != nil {
		return Entry{}, err
	}
	counted := &counter{out: out, hash: sha256.New()}
	err = write(counted)
	return Entry{Path: name, Bytes: counted.bytes, SHA256: hex.EncodeToString(counted.hash.Sum(nil))}, err
}

// clean reports whether a path stays inside the folder that a bundle is unpacked
// to.
func clean(name string) bool {
	return name != "" && path.Clean(name) == name && !path.IsAbs(name) && name != ".." && !strings.HasPrefix(name, "../") && !strings.Contains(name, `\`)
}

// writeContents writes what people read first.
func (b Bundle) writeContents(_ context.Context, w io.Writer) error {
	var out bytes.Buffer
	fmt.Fprintf(&out, "# %s\n", b.Head)
	for _, note := range b.Notes {
		fmt.Fprintf(&out, "\n%s\n", note)
	}
	files := slices.Clone(b.Files)
	slices.SortFunc(files, func(x, y File) int { return strings.Compare(x.Path, y.Path) })
	folder := "."
	fmt.Fprint(&out, "\n")
	for _, file := range files {
		if in := path.Dir(file.Path); in != folder {
			folder = in
			fmt.Fprintf(&out, "\n## %s\n\n", folder)
		}
		fmt.Fprintf(&out, "- `%s`: %s\n", file.Path, file.About)
	}
	fmt.Fprintf(&out, "\n`%s` names every file with its SHA-256 hash; `chapeau verify --bundle FILE` checks them.\n", ManifestName)
	_, err := w.Write(out.Bytes())
	return err
}
