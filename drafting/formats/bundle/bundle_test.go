package bundle_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"chapeau/drafting/fault"
	"chapeau/drafting/formats/bundle"
	"chapeau/drafting/formats/ziptest"
)

func file(path, words string) bundle.File {
	return bundle.File{Path: path, About: "about " + path, Write: func(_ context.Context, w io.Writer) error {
		_, err := io.WriteString(w, words)
		return err
	}}
}

func sample() bundle.Bundle {
	return bundle.Bundle{
		Head: "Documents of E/CN.99/2031/L.3", Notes: []string{"What was not submitted is not here."},
		At:    time.Date(2031, 5, 12, 9, 30, 1, 500, time.UTC),
		Files: []bundle.File{file("versions/v02.txt", "two"), file("versions/v01.txt", "one"), file("decisions.json", "[]")},
	}
}

func written(t *testing.T, b bundle.Bundle) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := bundle.Write(t.Context(), &out, b, func() {}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func verify(data []byte) (bundle.Manifest, error) {
	return bundle.Verify(bytes.NewReader(data), int64(len(data)))
}

// packed is an archive of these files, whatever they are.
func packed(t *testing.T, files map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for name, words := range files {
		one, err := w.Create(name)
		if err == nil {
			_, err = io.WriteString(one, words)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestABundleHoldsWhatItsManifestSays(t *testing.T) {
	told := 0
	var out bytes.Buffer
	if err := bundle.Write(t.Context(), &out, sample(), func() { told++ }); err != nil {
		t.Fatal(err)
	}
	if told != sample().Total() {
		t.Errorf("%d files were told of, %d were announced", told, sample().Total())
	}
	manifest, err := verify(out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, entry := range manifest.Files {
		paths = append(paths, entry.Path)
	}
	if got := strings.Join(paths, " "); got != "contents.md decisions.json versions/v01.txt versions/v02.txt" {
		t.Errorf("the manifest names %s", got)
	}
	all := ziptest.Files(t, out.Bytes())
	for _, words := range []string{"# Documents of E/CN.99/2031/L.3", "What was not submitted", "## versions", "`versions/v01.txt`: about versions/v01.txt"} {
		if !strings.Contains(all[bundle.ContentsName], words) {
			t.Errorf("the contents do not say %q:\n%s", words, all[bundle.ContentsName])
		}
	}
}

func TestTheSameDocumentsGiveTheSameBytes(t *testing.T) {
	first, again := sample(), sample()
	again.Files[0], again.Files[2] = again.Files[2], again.Files[0]
	if !bytes.Equal(written(t, first), written(t, again)) {
		t.Error("two bundles of the same files differ")
	}
}

func TestABundleThatWasChangedDoesNotHold(t *testing.T) {
	whole := ziptest.Files(t, written(t, sample()))
	for name, one := range map[string]struct {
		change func(map[string]string)
		code   fault.Code
		words  string
	}{
		"another word":         {func(f map[string]string) { f["versions/v01.txt"] = "One" }, fault.Conflict, "versions/v01.txt"},
		"a word more":          {func(f map[string]string) { f["versions/v01.txt"] = "one more" }, fault.Conflict, "bytes"},
		"a file that is gone":  {func(f map[string]string) { delete(f, "decisions.json") }, fault.Conflict, "decisions.json"},
		"a file that came":     {func(f map[string]string) { f["versions/v03.txt"] = "three" }, fault.Conflict, "does not name"},
		"no manifest":          {func(f map[string]string) { delete(f, bundle.ManifestName) }, fault.Invalid, "no bundle"},
		"a broken manifest":    {func(f map[string]string) { f[bundle.ManifestName] = "{" }, fault.Invalid, ""},
		"a manifest of others": {func(f map[string]string) { f[bundle.ManifestName] = `{"schema": "other", "files": []}` }, fault.Invalid, "chapeau/bundle@1"},
	} {
		t.Run(name, func(t *testing.T) {
			changed := map[string]string{}
			for path, words := range whole {
				changed[path] = words
			}
			one.change(changed)
			_, err := verify(packed(t, changed))
			if fault.CodeOf(err) != one.code || !strings.Contains(err.Error(), one.words) {
				t.Errorf("it is refused with %v", err)
			}
		})
	}
	if _, err := verify([]byte("PK no archive")); fault.CodeOf(err) != fault.Invalid {
		t.Errorf("what is no archive is refused with %v", err)
	}
}

func TestPathsStayInside(t *testing.T) {
	for _, path := range []string{"", "/etc/passwd", "../up", "a/../../up", `a\b`, bundle.ManifestName, "versions/v01.txt"} {
		b := sample()
		b.Files = append(b.Files, file(path, "x"))
		if err := bundle.Write(t.Context(), io.Discard, b, func() {}); fault.CodeOf(err) != fault.Internal {
			t.Errorf("a file %q is written, with %v", path, err)
		}
	}
}

func TestPackingStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	written := 0
	b := sample()
	for i := range b.Files {
		write := b.Files[i].Write
		b.Files[i].Write = func(ctx context.Context, w io.Writer) error {
			written++
			cancel()
			return write(ctx, w)
		}
	}
	if err := bundle.Write(ctx, io.Discard, b, func() {}); !errors.Is(err, context.Canceled) || written != 1 {
		t.Errorf("%d files were written after the cancelling, and it ended with %v", written-1, err)
	}
}

func FuzzVerify(f *testing.F) {
	var out bytes.Buffer
	if err := bundle.Write(context.Background(), &out, sample(), func() {}); err != nil {
		f.Fatal(err)
	}
	f.Add(out.Bytes())
	f.Add([]byte("PK\x05\x06"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, err := verify(data); err != nil && fault.CodeOf(err) == fault.Internal {
			t.Fatalf("refused with %v", err)
		}
	})
}
