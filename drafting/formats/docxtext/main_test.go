package docxtext_test

import (
	"flag"
	"os"
	"testing"
)

// TestMain plays fewer rounds where the race detector makes each of them slow.
func TestMain(m *testing.M) {
	flag.Parse()
	if raceDetector {
		if err := flag.Set("rapid.checks", "8"); err != nil {
			panic(err)
		}
	}
	os.Exit(m.Run())
}
