// Command chapeau is the drafting and amendment workflow for multilateral
// resolutions: the web application (serve) and the same work on files (import,
// lint, diff, merge, rebase, export, verify).
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/alecthomas/kong"
)

// version is set when the program is built.
var version = "dev"

// The codes that the program exits with.
const (
	exitDone      = 0
	exitWrong     = 1 // the input is wrong
	exitUsage     = 2 // the command line is wrong
	exitConflicts = 3 // a merge or rebase left conflicts; its result is printed
)

// commandLine is everything that can be typed after chapeau.
type commandLine struct {
	Import  ImportCmd        `cmd:"" help:"Read a document: a text, or a report where it holds several instruments."`
	Lint    LintCmd          `cmd:"" help:"Say, with reasons, what in a text departs from the conventions of resolutions."`
	Diff    DiffCmd          `cmd:"" help:"Show what differs between two texts, clause by clause and word by word."`
	Merge   MergeCmd         `cmd:"" help:"Merge amendments or edited copies into their base. Exits 3 where conflicts are left."`
	Rebase  RebaseCmd        `cmd:"" help:"Carry an amendment over to a text that has changed. Exits 3 where conflicts are left."`
	Export  ExportCmd        `cmd:"" help:"Write a text or a report as a document."`
	Serve   ServeCmd         `cmd:"" help:"Serve the web application."`
	Verify  VerifyCmd        `cmd:"" help:"Check the chain of events and every version of a database."`
	Version kong.VersionFlag `help:"Print the version."`
}

// errConflicts says that the work is done and printed, but conflicts are left.
var errConflicts = errors.New("conflicts are left; they are listed in the result")

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run carries out one command line and returns the exit code. What a command
// prints goes to out; one line about what went wrong to errs.
func run(args []string, in io.Reader, out, errs io.Writer) int {
	var line commandLine
	exit := -1
	parser, err := kong.New(&line,
		kong.Name("chapeau"),
		kong.Description("Drafting and amending resolutions, word by word."),
		kong.Vars{"version": version},
		kong.Writers(out, errs),
		kong.Exit(func(code int) { exit = code }),
		kong.BindTo(context.Background(), (*context.Context)(nil)),
		kong.Bind(&streams{in: in, out: out}),
	)
	if err != nil {
		fmt.Fprintf(errs, "chapeau: %v\n", err)
		return exitUsage
	}
	command, err := parser.Parse(args)
	if exit >= 0 {
		return exit // help or the version was printed
	}
	if err != nil {
		fmt.Fprintf(errs, "chapeau: %v; chapeau --help lists what it can do\n", err)
		return exitUsage
	}
	switch err := command.Run(); {
	case err == nil:
		return exitDone
	case errors.Is(err, errConflicts):
		return exitConflicts
	default:
		fmt.Fprintf(errs, "chapeau: %v\n", err)
		return exitWrong
	}
}

// streams are where a command reads `-` from and prints to.
type streams struct {
	in  io.Reader
	out io.Writer
}
