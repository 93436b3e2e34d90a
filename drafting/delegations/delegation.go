package delegations

import (
	"slices"
	"strings"

	"chapeau/drafting/fault"
)

// Kind says what a delegation speaks for.
type Kind string

// The kinds of delegation in the catalogue. Only members vote.
const (
	Member       Kind = "member"
	Observer     Kind = "observer"
	Organization Kind = "organization"
)

// Delegation is a State or an organization. Code and Alpha3 are a State's codes
// of ISO 3166-1; Code is an organization's acronym (AUN for the African Union:
// AU is Australia's). Name is the name on documents, Formal the one used in
// treaties where it differs in more than its article. Group is the code of the
// regional group in which a member stands for elections.
type Delegation struct {
	Code   string `json:"code"`
	Alpha3 string `json:"alpha3,omitempty"`
	Kind   Kind   `json:"kind"`
	Name   string `json:"name"`
	Formal string `json:"formal,omitempty"`
	Group  string `json:"group,omitempty"`

	names map[string]string // by language, where the common name is another one
}

// All are the delegations: the members in the order in which a roll is called,
// the observer States, then the organizations, each in English order.
func All() []Delegation { return slices.Clone(catalogue) }

// Members are the Member States of the United Nations in the order in which a
// roll is called.
func Members() []Delegation { return slices.Clone(catalogue[:lastMember(catalogue)]) }

func lastMember(all []Delegation) int {
	i := slices.IndexFunc(all, func(d Delegation) bool { return d.Kind != Member })
	if i < 0 {
		return len(all)
	}
	return i
}

// Find returns the delegation with a code: two letters or three for a State,
// the acronym for an organization, in capitals or not. Error: not_found.
func Find(code string) (Delegation, error) {
	if unreadable != nil {
		return Delegation{}, unreadable
	}
	i := slices.IndexFunc(catalogue, func(d Delegation) bool {
		return strings.EqualFold(d.Code, code) || d.Alpha3 != "" && strings.EqualFold(d.Alpha3, code)
	})
	if i < 0 {
		return Delegation{}, fault.New(fault.NotFound, "code", "the catalogue has no delegation %q; a State is found by its code of two or three letters, such as CH or CHE", code)
	}
	return catalogue[i], nil
}
