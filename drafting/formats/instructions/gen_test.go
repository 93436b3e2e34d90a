package instructions

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestGen(t *testing.T) {
	data, _ := os.ReadFile("/tmp/w/cases.txt")
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		src := map[byte]string{'R': sampleResolution, 'D': sampleDecision, 'S': soleDecision}[line[0]]
		words := strings.ReplaceAll(line[2:], `\n`, "\n")
		out, err := outcome(sample(t, src), words)
		fmt.Printf("%s\n%v\n", words, out)
		if err != nil {
			fmt.Printf("ERR %v\n", err)
		}
	}
}
