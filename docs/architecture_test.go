package docs_test

import (
	"encoding/json"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "chapeau/"

// layers names, for every folder of the program, the folders it may import.
// A folder that is not here fails the test: a new one is placed on purpose.
var layers = map[string][]string{
	"diffing":              {},
	"drafting/fault":       {},
	"drafting/text":        {"diffing", "drafting/fault"},
	"drafting/amend":       {"diffing", "drafting/fault", "drafting/text"},
	"drafting/action":      {"diffing", "drafting/fault", "drafting/text", "drafting/amend"},
	"drafting/delegations": {"drafting/fault", "drafting/text"},
	"drafting/rules":       {"drafting/fault", "drafting/text", "drafting/delegations"},
	"drafting/citation":    {"drafting/fault", "drafting/text"},
	"drafting/reference":   {"drafting/fault", "drafting/text"},
	"drafting/lint":        {"diffing", "drafting/amend", "drafting/fault", "drafting/text", "drafting/citation", "drafting/reference"},
	"drafting/formats/":    {"diffing", "drafting/fault", "drafting/text", "drafting/citation", "drafting/reference", "drafting/amend", "drafting/formats/"},
	"drafting":             {"diffing", "drafting/fault", "drafting/text", "drafting/citation", "drafting/reference", "drafting/amend", "drafting/lint", "drafting/action", "drafting/rules", "drafting/delegations", "drafting/formats/"},
	"drafting/sample":      {"drafting/fault", "drafting/text", "drafting/amend", "drafting"},
	"storage":              {"diffing", "drafting", "drafting/"},
	"storage/":             {"diffing", "drafting", "drafting/", "storage", "storage/"},
	"api":                  {"diffing", "drafting", "drafting/", "api/"},
	"api/jobs":             {"drafting/fault"},
	"frontend":             {},
	"docs":                 {},
	"cmd/":                 {"diffing", "drafting", "drafting/", "storage", "storage/", "api", "api/", "frontend", "cmd/"},

	"drafting/sharedtest":      {},
	"drafting/amend/amendtest": {"drafting/text", "drafting/amend"},

	"drafting/formats/reporttext/corpustest": {"drafting/text", "drafting/formats/", "drafting/sharedtest"},
}

// testHelps are never in the program.
var testHelps = []string{"drafting/sharedtest", "drafting/amend/amendtest", "drafting/formats/reporttext/corpustest", "drafting/formats/ziptest"}

// webAndDatabase are what the domain must not know, not even at second hand.
var webAndDatabase = []string{"net/http", "database/sql", "github.com/gin-gonic/", "gorm.io/"}

type pkg struct {
	ImportPath string
	Imports    []string
	Deps       []string
}

func (p pkg) folder() string { return strings.TrimPrefix(p.ImportPath, module) }

func TestImportsRunOneWay(t *testing.T) {
	for _, p := range packages(t) {
		allowed, known := layers[layerOf(p.folder())]
		if !known {
			t.Errorf("%s stands in no layer: give it one here and in architecture.md", p.folder())
			continue
		}
		for _, path := range p.Imports {
			imported, ours := strings.CutPrefix(path, module)
			if ours && !slices.ContainsFunc(allowed, func(a string) bool { return covers(a, imported) }) {
				t.Errorf("%s imports %s, which is not below it", p.folder(), imported)
			}
		}
	}
}

func TestDomainKnowsNeitherWebNorDatabase(t *testing.T) {
	for _, p := range packages(t) {
		if !covers("diffing", p.folder()) && !covers("drafting", p.folder()) && !covers("drafting/", p.folder()) {
			continue
		}
		if slices.Contains(testHelps, p.folder()) {
			continue
		}
		for _, foreign := range webAndDatabase {
			if slices.ContainsFunc(p.Deps, func(dep string) bool { return covers(foreign, dep) }) {
				t.Errorf("%s depends on %s", p.folder(), foreign)
			}
		}
	}
}

func TestTestHelpsStayOutOfTheProgram(t *testing.T) {
	for _, p := range packages(t) {
		for _, help := range testHelps {
			if strings.HasPrefix(p.folder(), "cmd/") && slices.Contains(p.Deps, module+help) {
				t.Errorf("%s carries %s into the program", p.folder(), help)
			}
		}
	}
}

// layerOf finds the layer of a folder: its own name, or the longest layer
// ending in a slash that it lies in.
func layerOf(folder string) string {
	if _, ok := layers[folder]; ok {
		return folder
	}
	best := ""
	for name := range layers {
		if strings.HasSuffix(name, "/") && strings.HasPrefix(folder, name) && len(name) > len(best) {
			best = name
		}
	}
	return best
}

// covers tells whether a layer name covers a path: itself or, for a name
// ending in a slash, everything in that folder.
func covers(layer, path string) bool {
	return path == layer || strings.HasSuffix(layer, "/") && strings.HasPrefix(path, layer)
}

// packages lists the program's packages with what they import and depend on.
func packages(t *testing.T) []pkg {
	t.Helper()
	out, err := exec.Command("go", "list", "-deps", "-json=ImportPath,Imports,Deps", module+"...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []pkg
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p pkg
		if err := dec.Decode(&p); err == io.EOF {
			break
		} else if err != nil {
			t.Fatalf("reading go list: %v", err)
		}
		if strings.HasPrefix(p.ImportPath, module) {
			all = append(all, p)
		}
	}
	if len(all) == 0 {
		t.Fatal("go list named no package of this module")
	}
	return all
}
