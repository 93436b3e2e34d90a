package pdf

import (
	"bufio"
	"os"
	"os/exec"
	"strings"

	"chapeau/drafting/fault"
)

// interpreter is the Python that runs WeasyPrint: the one that the program
// `weasyprint` on the path names in its first line. The library is then called by
// a script, since the program itself reads whatever a document refers to.
func interpreter() (string, error) {
	program, err := exec.LookPath("weasyprint")
	if err != nil {
		return "", fault.New(fault.Unavailable, "", "%s", install)
	}
	python, err := named(program)
	if err != nil {
		e := fault.New(fault.Unavailable, "", "%s names no Python that could run it; install WeasyPrint anew (on Debian, as root: apt-get install --reinstall weasyprint)", program)
		e.Cause = err
		return "", e
	}
	return python, nil
}

// named is the interpreter in a script's first line.
func named(program string) (string, error) {
	file, err := os.Open(program)
	if err != nil {
		return "", err
	}
	defer file.Close()
	first, err := bufio.NewReader(file).ReadString('\n')
	if err != nil {
		return "", err
	}
	words := strings.Fields(strings.TrimPrefix(first, "#!"))
	if !strings.HasPrefix(first, "#!") || len(words) == 0 {
		return "", os.ErrInvalid
	}
	if strings.HasSuffix(words[0], "/env") && len(words) > 1 {
		return exec.LookPath(words[1])
	}
	return exec.LookPath(words[0])
}

// environment is what the program may know: where its fonts' cache lies, and a
// date that does not pass, so that it writes the same file again.
func environment() []string {
	env := []string{"SOURCE_DATE_EPOCH=0", "PYTHONHASHSEED=0", "LC_ALL=C.UTF-8", "TZ=UTC", "OPENBLAS_NUM_THREADS=1"}
	for _, name := range []string{"PATH", "HOME", "XDG_CACHE_HOME", "FONTCONFIG_FILE", "FONTCONFIG_PATH"} {
		if value, set := os.LookupEnv(name); set {
			env = append(env, name+"="+value)
		}
	}
	return env
}
