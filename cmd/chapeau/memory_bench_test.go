package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// BenchmarkIdleServer measures what the program keeps in memory when it serves
// the sample and nobody asks for anything.
func BenchmarkIdleServer(b *testing.B) {
	program := filepath.Join(b.TempDir(), "chapeau")
	if out, err := exec.Command("go", "build", "-trimpath", "-o", program, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	for b.Loop() {
		b.ReportMetric(idleMegabytes(b, program), "MB")
	}
}

func idleMegabytes(b *testing.B, program string) float64 {
	b.Helper()
	server := exec.Command(program, "serve", "--demo", "--listen", "127.0.0.1:0")
	printed, err := server.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	if err := server.Start(); err != nil {
		b.Fatal(err)
	}
	if _, err := bufio.NewReader(printed).ReadString('\n'); err != nil {
		b.Fatal(err)
	}
	time.Sleep(time.Second)
	megabytes := residentMegabytes(b, server.Process.Pid)
	if err := server.Process.Signal(syscall.SIGTERM); err != nil {
		b.Fatal(err)
	}
	if err := server.Wait(); err != nil {
		b.Fatal(err)
	}
	return megabytes
}

func residentMegabytes(b *testing.B, pid int) float64 {
	b.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		b.Skipf("resident memory is read from /proc, which this system does not have: %v", err)
	}
	for line := range strings.Lines(string(status)) {
		var kilobytes float64
		if n, _ := fmt.Sscanf(line, "VmRSS: %f kB", &kilobytes); n == 1 {
			return kilobytes / 1024
		}
	}
	b.Fatal("/proc tells no VmRSS")
	return 0
}
