package bundle

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"io"
	"strings"

	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// What is read of a bundle at most: files of its manifest, and bytes of each.
const (
	maxFiles    = 100_000
	maxManifest = 64 << 20
	maxFile     = 1 << 30
)

// Verify checks a bundle against its manifest: every file that it names is there
// with just these bytes, and there is no other. Errors: invalid for a file that is
// no bundle; conflict, with the path, where it does not hold what its manifest
// says.
func Verify(r io.ReaderAt, size int64) (Manifest, error) {
	archive, err := zip.NewReader(r, size)
	if err != nil {
		return Manifest{}, fault.Invalidf("", "the file is no ZIP file, or a damaged one: export the bundle again")
	}
	if len(archive.File) > maxFiles {
		return Manifest{}, fault.Invalidf("", "the file holds %d files; a bundle has at most %d: export it again", len(archive.File), maxFiles)
	}
	manifest, err := readManifest(archive)
	if err != nil {
		return Manifest{}, err
	}
	return manifest, manifest.check(archive)
}

func readManifest(archive *zip.Reader) (Manifest, error) {
	file, err := archive.Open(ManifestName)
	if err != nil {
		return Manifest{}, fault.Invalidf(ManifestName, "the file is no bundle: it has no %s; export the bundle again", ManifestName)
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, maxManifest+1))
	if err != nil || len(data) > maxManifest {
		return Manifest{}, fault.Invalidf(ManifestName, "the manifest is damaged or too large to be one: export the bundle again")
	}
	var m Manifest
	if err := text.DecodeStrict(data, &m); err != nil {
		return Manifest{}, err
	}
	if m.Schema != Schema {
		return Manifest{}, fault.Invalidf(ManifestName, "the manifest has the schema %q; a bundle's is %s: export the bundle again", m.Schema, Schema)
	}
	return m, nil
}

func (m Manifest) check(archive *zip.Reader) error {
	there := map[string]*zip.File{}
	for _, file := range archive.File {
		if there[file.Name] != nil {
			return fault.New(fault.Conflict, file.Name, "the file is in the bundle twice")
		}
		there[file.Name] = file
	}
	delete(there, ManifestName)
	for _, entry := range m.Files {
		file := there[entry.Path]
		if file == nil {
			return fault.New(fault.Conflict, entry.Path, "the manifest names the file, and the bundle does not hold it, or holds it once only")
		}
		delete(there, entry.Path)
		if err := entry.check(file); err != nil {
			return err
		}
	}
	for name := range there {
		return fault.New(fault.Conflict, name, "the bundle holds the file, and the manifest does not name it")
	}
	return nil
}

// check reads one file to its end.
func (e Entry) check(file *zip.File) error {
	if e.Bytes < 0 || file.UncompressedSize64 != uint64(e.Bytes) {
		return fault.New(fault.Conflict, e.Path, "the file has %d bytes, the manifest says %d", file.UncompressedSize64, e.Bytes)
	}
	in, err := file.Open()
	if err != nil {
		return fault.New(fault.Conflict, e.Path, "the file cannot be unpacked: it is damaged")
	}
	defer in.Close()
	sum := &counter{out: io.Discard, hash: sha256.New()}
	_, err = io.Copy(sum, io.LimitReader(in, maxFile))
	switch {
	case err != nil:
		return fault.New(fault.Conflict, e.Path, "the file cannot be unpacked: it is damaged")
	case sum.bytes != e.Bytes:
		return fault.New(fault.Conflict, e.Path, "the file has %d bytes, the manifest says %d", sum.bytes, e.Bytes)
	case !strings.EqualFold(hex.EncodeToString(sum.hash.Sum(nil)), e.SHA256):
		return fault.New(fault.Conflict, e.Path, "the file is not the one that the manifest describes: its hash is another")
	}
	return nil
}

// counter hashes and counts what is written through it.
type counter struct {
	out   io.Writer
	hash  hash.Hash
	bytes int64
}

func (c *counter) Write(p []byte) (int, error) {
	n, err := c.out.Write(p)
	c.hash.Write(p[:n])
	c.bytes += int64(n)
	return n, err
}
