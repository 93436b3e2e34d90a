package delegations_test

import (
	"slices"
	"strings"
	"testing"

	"chapeau/drafting/delegations"
	"chapeau/drafting/fault"
	"golang.org/x/text/language"
)

func TestTheCatalogueHasEveryMemberOnce(t *testing.T) {
	if n := len(delegations.Members()); n != 193 {
		t.Errorf("there are %d members, not 193", n)
	}
	count := map[delegations.Kind]int{}
	names, codes := map[string]bool{}, map[string]bool{}
	for _, d := range delegations.All() {
		count[d.Kind]++
		if names[d.Name] {
			t.Errorf("%s is there twice", d.Name)
		}
		names[d.Name] = true
		for _, code := range []string{d.Code, d.Alpha3} {
			if codes[code] && code != "" {
				t.Errorf("%s has a code that another has, %s", d.Name, code)
			}
			codes[code] = true
		}
	}
	if count[delegations.Member] != 193 || count[delegations.Observer] != 2 || count[delegations.Organization] < 40 {
		t.Errorf("by kind there are %v", count)
	}
}

func TestCodesOfStatesAreThoseOfOneRegion(t *testing.T) {
	for _, d := range delegations.All() {
		if d.Kind == delegations.Organization {
			if d.Alpha3 != "" || d.Group != "" || d.Formal != "" {
				t.Errorf("%s is an organization, but %+v", d.Name, d)
			}
			continue
		}
		two, err := language.ParseRegion(d.Code)
		if err != nil || len(d.Code) != 2 || !two.IsCountry() {
			t.Errorf("%s: %s is no code of a country: %v", d.Name, d.Code, err)
		}
		if two.ISO3() != d.Alpha3 {
			t.Errorf("%s: %s and %s are two countries", d.Name, d.Code, d.Alpha3)
		}
	}
}

func TestTheCatalogueIsInEnglishOrder(t *testing.T) {
	byKind := map[delegations.Kind][]string{}
	kinds := []delegations.Kind{}
	for _, d := range delegations.All() {
		if len(byKind[d.Kind]) == 0 {
			kinds = append(kinds, d.Kind)
		}
		byKind[d.Kind] = append(byKind[d.Kind], d.Name)
	}
	if want := []delegations.Kind{delegations.Member, delegations.Observer, delegations.Organization}; !slices.Equal(kinds, want) {
		t.Errorf("the kinds come as %q", kinds)
	}
	for kind, names := range byKind {
		sorted := slices.Clone(names)
		delegations.Sort(sorted)
		for i := range names {
			if names[i] != sorted[i] {
				t.Errorf("%s: %s stands where %s should", kind, names[i], sorted[i])
				break
			}
		}
	}
}

func TestEveryMemberIsInOneRegionalGroup(t *testing.T) {
	want := map[string]int{
		"african": 54, "asia-pacific": 54, "eastern-european": 23, "latin-american-caribbean": 33, "western-european-others": 29, "g77": 0,
	}
	total := 0
	for _, g := range delegations.Groups() {
		if len(g.Members) != want[g.Code] {
			t.Errorf("the %s has %d members, not %d", g.Name, len(g.Members), want[g.Code])
		}
		delete(want, g.Code)
		total += len(g.Members)
	}
	if len(want) > 0 || total != 193 {
		t.Errorf("groups are missing: %v; %d members are in a group", want, total)
	}
}

func TestNamesAreThoseInUse(t *testing.T) {
	for code, want := range map[string]string{
		"TR": "Türkiye", "CZE": "Czechia", "SZ": "Eswatini", "mk": "North Macedonia", "NL": "Netherlands (Kingdom of the)",
		"CV": "Cabo Verde", "GMB": "Gambia", "PS": "State of Palestine", "VA": "Holy See", "eu": "European Union", "AU": "Australia",
	} {
		d, err := delegations.Find(code)
		if err != nil || d.Name != want {
			t.Errorf("%s is %q, not %s: %v", code, d.Name, want, err)
		}
	}
}

func TestAnUnknownCodeIsNotFound(t *testing.T) {
	for _, code := range []string{"", "XX", "Switzerland"} {
		if d, err := delegations.Find(code); fault.CodeOf(err) != fault.NotFound {
			t.Errorf("%q is %+v: %v", code, d, err)
		}
	}
}

func TestFormalNamesDifferInMoreThanTheArticle(t *testing.T) {
	for _, d := range delegations.All() {
		if d.Formal != "" && strings.TrimPrefix(d.Formal, "the ") == d.Name {
			t.Errorf("%s has the formal name %s", d.Name, d.Formal)
		}
	}
}

func TestNamesInTheOfficialLanguages(t *testing.T) {
	for _, c := range []struct{ code, lang, want string }{
		{"CH", "en", "Switzerland"},
		{"CH", "fr", "Suisse"},
		{"CH", "ru", "Швейцария"},
		{"KP", "fr", "République populaire démocratique de Corée"},
		{"MK", "es", "Macedonia del Norte"},
		{"SZ", "ru", "Эсватини"},
		{"TR", "es", "Türkiye"},
		{"GB", "zh", "大不列颠及北爱尔兰联合王国"},
		{"PS", "ar", "دولة فلسطين"},
		{"EU", "fr", "European Union"},
		{"CH", "de", "Switzerland"},
		{"CH", "", "Switzerland"},
	} {
		d, err := delegations.Find(c.code)
		if err != nil {
			t.Fatal(err)
		}
		if got := d.NameIn(c.lang); got != c.want {
			t.Errorf("%s in %s is %s, not %s", c.code, c.lang, got, c.want)
		}
	}
}

// Within a language no two States have one name, and none has an English one
// but those that are written alike.
func TestEveryStateHasANameOfItsOwnInEveryLanguage(t *testing.T) {
	for _, lang := range []string{"ar", "en", "es", "fr", "ru", "zh"} {
		seen := map[string]string{}
		for _, d := range delegations.All() {
			if d.Kind == delegations.Organization {
				continue
			}
			name := d.NameIn(lang)
			if name == "" || seen[name] != "" {
				t.Errorf("%s: %s and %s are both %q", lang, d.Name, seen[name], name)
			}
			seen[name] = d.Name
			if latin := lang == "en" || lang == "es" || lang == "fr"; !latin && name == d.Name {
				t.Errorf("%s: %s has its English name", lang, d.Name)
			}
		}
	}
}
