package sharedtest

import (
	"os"
	"os/exec"
	"testing"
)

// Program is the path of a program that a test runs. Where it is missing the test
// is skipped, with the step of the set-up that installs it, and fails when CI is
// true.
func Program(t testing.TB, name, setUp string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	Needs(t, err, setUp)
	return path
}

// Needs skips a test where the machine lacks something, and fails it when CI is
// true. A nil error is that nothing is missing.
func Needs(t testing.TB, missing error, setUp string) {
	t.Helper()
	switch {
	case missing == nil:
	case os.Getenv("CI") == "true":
		t.Fatalf("%v, and CI=true: run %s", missing, setUp)
	default:
		t.Skipf("%v: run %s to run this test", missing, setUp)
	}
}
