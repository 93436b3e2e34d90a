package main

import (
	"bytes"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"chapeau/drafting/formats/pdf"
	"chapeau/drafting/sharedtest"
)

const oneReport = `{"schema":"chapeau/report@1","title":"Chapter I","subtitle":"Matters","sections":[{"letter":"A","title":"Texts","intro":"1. The Commission:","texts":[` + oneText + `]}]}`

func TestPDFOfATextAReportAndAmendments(t *testing.T) {
	sharedtest.Needs(t, pdf.Available(), ".ci/install-weasyprint")
	w := workshop{t, t.TempDir()}
	base := w.write("base.json", []byte(strings.Replace(oneText, `"title"`, `"symbol":"E/CN.99/2031/L.9","title"`, 1)))
	first := w.write("a.json", []byte(`{"schema":"chapeau/amendment@1","id":"A","by":"Delmark","ops":[{"op":"edit","clause":"o1","find":"ports","with":"harbours"}]}`))
	second := w.write("b.json", []byte(`{"schema":"chapeau/amendment@1","id":"B","by":"Karsk","ops":[{"op":"edit","clause":"o1","find":"pilots","with":"crews"}]}`))
	for name, c := range map[string]struct {
		args []string
		says []string
		page string
	}{
		"a text":         {[]string{base}, []string{"E/CN.99/2031/L.9", "Distr.: Limited", "Requests all ports to meet all pilots."}, "595.276 x 841.89"},
		"on letter":      {[]string{base, "--paper", "letter"}, []string{"Requests all ports"}, "612 x 792"},
		"a report":       {[]string{w.write("report.json", []byte(oneReport))}, []string{"Chapter I", "A. Texts", "Requests all ports to meet all pilots."}, "595.276"},
		"an amendment":   {[]string{base, "--tracked", first}, []string{"Delmark", "portsharbours"}, "595.276"},
		"several movers": {[]string{base, "--tracked", first, "--tracked", second}, []string{"A Delmark", "B Karsk", "portsharboursA", "pilotscrewsB"}, "595.276"},
	} {
		file := filepath.Join(w.folder, "out.pdf")
		w.run([]int{exitDone}, append(append([]string{"export"}, c.args...), "--as", "pdf", "-o", file)...)
		words, err := exec.Command("pdftotext", "-raw", file, "-").Output()
		if err != nil {
			t.Fatalf("%s: pdftotext: %v", name, err)
		}
		for _, says := range c.says {
			if !strings.Contains(strings.ReplaceAll(string(words), "\u2060", ""), says) {
				t.Errorf("%s does not say %q:\n%s", name, says, words)
			}
		}
		about, err := exec.Command("pdfinfo", file).Output()
		if err != nil || !strings.Contains(string(about), c.page) {
			t.Errorf("%s: %v\n%s", name, err, about)
		}
	}
}

func TestPDFWithoutItsProgramIsSaidInOneLine(t *testing.T) {
	w := workshop{t, t.TempDir()}
	base := w.write("base.json", []byte(oneText))
	t.Setenv("PATH", w.folder)
	var out, errs bytes.Buffer
	code := run([]string{"export", base, "--as", "pdf"}, strings.NewReader(""), &out, &errs)
	if code != exitWrong || out.Len() > 0 || strings.Count(errs.String(), "\n") != 1 || !strings.Contains(errs.String(), "apt-get install weasyprint") {
		t.Errorf("exits with %d and says %q", code, errs.String())
	}
}
