// Package sharedtest finds what tests need and the project does not hold: the
// folder of shared test material (real documents, cases and scenarios), and the
// programs that open, check and print documents.
package sharedtest

import (
	"os"
	"path/filepath"
	"testing"
)

// Dir returns the shared folder: CHAPEAU_SHARED, else ../shared seen from the
// project's root. Where it is missing the test is skipped, and fails when CI is
// true.
func Dir(t testing.TB) string {
	t.Helper()
	if dir := os.Getenv("CHAPEAU_SHARED"); dir != "" {
		return existing(t, dir)
	}
	root, err := projectRoot()
	if err != nil {
		t.Fatalf("finding the project's root: %v", err)
	}
	return existing(t, filepath.Join(filepath.Dir(root), "shared"))
}

func existing(t testing.TB, dir string) string {
	t.Helper()
	if _, err := os.Stat(filepath.Join(dir, "README.md")); err == nil {
		abs, err := filepath.Abs(dir)
		if err != nil {
			t.Fatal(err)
		}
		return abs
	}
	if os.Getenv("CI") == "true" {
		t.Fatalf("the shared folder %s is missing and CI=true: set CHAPEAU_SHARED to it", dir)
	}
	t.Skipf("the shared folder %s is missing: set CHAPEAU_SHARED to run this test", dir)
	return ""
}

// projectRoot is the nearest folder upwards that holds go.mod.
func projectRoot() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir, nil
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", os.ErrNotExist
		}
		dir = parent
	}
}
