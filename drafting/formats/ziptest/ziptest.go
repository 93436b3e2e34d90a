// Package ziptest looks into archives, such as Word files and bundles, for tests.
package ziptest

import (
	"archive/zip"
	"bytes"
	"io"
	"testing"
)

// Files are the files of an archive by their names.
func Files(t testing.TB, archive []byte) map[string]string {
	t.Helper()
	files := make(map[string]string)
	each(t, archive, func(name string, data []byte) { files[name] = string(data) })
	return files
}

// Changed is an archive with one of its files changed, the others as they are.
func Changed(t testing.TB, archive []byte, file string, change func([]byte) []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	each(t, archive, func(name string, data []byte) {
		if name == file {
			data = change(data)
		}
		written, err := w.Create(name)
		if err == nil {
			_, err = written.Write(data)
		}
		if err != nil {
			t.Fatal(err)
		}
	})
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func each(t testing.TB, archive []byte, see func(name string, data []byte)) {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range r.File {
		in, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		see(file.Name, data)
	}
}
