package rules

import (
	"embed"
	"slices"
	"strings"

	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

//go:embed profiles/*.json
var files embed.FS

// names are the profiles in the order in which a person is offered them.
var names = []string{
	"un-general-assembly-plenary",
	"un-main-committee",
	"un-ecosoc",
	"un-functional-commission",
	"model-un",
}

// profiles are read once. The files are part of the program; a test reads each.
var profiles, unreadable = readProfiles()

// Profiles are all rules profiles.
func Profiles() []Profile { return slices.Clone(profiles) }

// Find returns the profile of a name. Error: invalid for a name that no profile
// has.
func Find(name string) (Profile, error) {
	if unreadable != nil {
		return Profile{}, unreadable
	}
	i := slices.Index(names, name)
	if i < 0 {
		return Profile{}, fault.Invalidf("rules", "%q is no rules profile; they are %s", name, strings.Join(names, ", "))
	}
	return profiles[i], nil
}

func readProfiles() ([]Profile, error) {
	all := make([]Profile, len(names))
	for i, name := range names {
		data, err := files.ReadFile("profiles/" + name + ".json")
		if err != nil {
			return nil, fault.Wrap(err, "the rules profile %s is missing", name)
		}
		if err := text.DecodeStrict(data, &all[i]); err != nil {
			return nil, fault.Wrap(err, "the rules profile %s cannot be read", name)
		}
	}
	return all, nil
}
