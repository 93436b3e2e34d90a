// Package pdf makes PDF of the documents that package html writes, by the program
// WeasyPrint where the machine has it. The program reads nothing but the document
// and the machine's fonts, and is held to bounds of time and memory.
package pdf

import (
	"bytes"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"time"

	"chapeau/drafting/fault"
)

// The bounds of one rendering.
const (
	maxTime   = 2 * time.Minute
	maxMemory = 3 << 30 // bytes of address space, of which fonts take much
	maxPage   = 32 << 20
)

// install says how to get the program.
const install = "PDF is made by WeasyPrint, which this machine does not have: install it (on Debian, as root: apt-get install weasyprint), or use HTML and print that"

//go:embed render.py
var script string

// rendering holds a place for each rendering at work: as many as there are cores,
// for the whole program.
var rendering = make(chan struct{}, runtime.NumCPU())

// Available reports whether this machine can make PDF; if it cannot, the error
// says how to change that. Errors: unavailable.
func Available() error {
	_, err := interpreter()
	return err
}

// Render makes a PDF of an HTML document that holds everything it needs. The same
// document gives the same PDF with the same version of WeasyPrint and the same
// fonts. It waits where as many renderings are at work as the machine has cores.
// Errors: unavailable where WeasyPrint is missing or was not done in time,
// invalid for a document that refers to something outside itself, too_large.
func Render(ctx context.Context, html []byte) ([]byte, error) {
	python, err := interpreter()
	if err != nil {
		return nil, err
	}
	if len(html) > maxPage {
		return nil, fault.New(fault.TooLarge, "", "the document is larger than %d MB, too much for one PDF; export its parts", maxPage>>20)
	}
	select {
	case rendering <- struct{}{}:
		defer func() { <-rendering }()
	case <-ctx.Done():
		return nil, interrupted(ctx)
	}
	ctx, cancel := context.WithTimeout(ctx, maxTime)
	defer cancel()
	return run(ctx, python, html)
}

func run(ctx context.Context, python string, html []byte) ([]byte, error) {
	var out, errs bytes.Buffer
	// -I keeps what lies in the folder and the environment out of the program.
	command := exec.CommandContext(ctx, python, "-I", "-c", script, strconv.Itoa(maxMemory), strconv.Itoa(int(maxTime.Seconds())))
	command.Stdin, command.Stdout, command.Stderr = bytes.NewReader(html), &out, &errs
	command.Env = environment()
	command.WaitDelay = time.Second
	err := command.Run()
	switch {
	case ctx.Err() != nil:
		return nil, interrupted(ctx)
	case err != nil:
		return nil, failure(err, errs.String())
	case !bytes.HasPrefix(out.Bytes(), []byte("%PDF-")):
		return nil, fault.Wrap(errors.New(errs.String()), "WeasyPrint made no PDF of the document")
	}
	return out.Bytes(), nil
}

func interrupted(ctx context.Context) error {
	e := fault.New(fault.Unavailable, "", "the PDF was not done in time; try again, or export the document in parts")
	e.Cause = ctx.Err()
	return e
}

// failure turns what the program said into a fault.
func failure(err error, said string) error {
	lines := strings.Split(strings.TrimSpace(said), "\n")
	last := lines[len(lines)-1]
	url, refused := strings.CutPrefix(last, "refused ")
	switch {
	case refused:
		return fault.Invalidf("", "the document refers to %q; what a PDF shows must be in the document itself", url)
	case last == "memory" || strings.Contains(last, "MemoryError"):
		return fault.New(fault.TooLarge, "", "the document needs more than %d GB of memory as a PDF; export its parts", maxMemory>>30)
	case strings.Contains(last, "No module named"):
		e := fault.New(fault.Unavailable, "", "%s", install)
		e.Cause = err
		return e
	}
	return fault.Wrap(fmt.Errorf("weasyprint: %w: %s", err, said), "WeasyPrint could not make a PDF of the document")
}
