package akn_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"chapeau/drafting/sharedtest"
)

// schema gathers files and holds them against the standard's schema at the end of
// a test, all in one call.
type schema struct {
	t      *testing.T
	folder string
	names  []string
}

func newSchema(t *testing.T) *schema {
	t.Helper()
	sharedtest.Program(t, "xmllint", ".ci/install-xmllint")
	s := &schema{t: t, folder: t.TempDir()}
	xsd := filepath.Join(sharedtest.Dir(t), "schema", "akomantoso30.xsd")
	t.Cleanup(func() { s.validate(xsd) })
	return s
}

func (s *schema) add(data []byte) {
	name := filepath.Join(s.folder, fmt.Sprintf("%04d.xml", len(s.names)))
	if err := os.WriteFile(name, data, 0o600); err != nil {
		s.t.Fatal(err)
	}
	s.names = append(s.names, name)
}

// addSome adds one file of many: enough of them to see, few enough to be quick.
func (s *schema) addSome(data []byte) { s.addUpTo(150, data) }

func (s *schema) addUpTo(most int, data []byte) {
	if len(s.names) < most {
		s.add(data)
	}
}

func (s *schema) validate(xsd string) {
	if len(s.names) == 0 || s.t.Failed() {
		return
	}
	args := append([]string{"--noout", "--nonet", "--schema", xsd}, s.names...)
	if out, err := exec.Command("xmllint", args...).CombinedOutput(); err != nil {
		s.t.Errorf("not valid: %v\n%s", err, complaints(out))
	}
}

// complaints are the first lines that say what is wrong.
func complaints(out []byte) string {
	const most = 20
	var lines []string
	for line := range strings.Lines(string(out)) {
		if !strings.HasSuffix(line, " validates\n") && len(lines) < most {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "")
}
