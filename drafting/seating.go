package drafting

import (
	"context"
	"slices"
	"strings"

	"chapeau/drafting/fault"
)

// maximalDelegations is how many delegations are added at once.
const maximalDelegations = 500

// ReadDelegations reads a list of delegations, one a line: its code and its name
// with a semicolon between them ("XD;Delmark"), or its name alone. A third part
// is its kind, which else is the one given. Errors: invalid, with the line.
func ReadDelegations(list string, kind DelegationKind) ([]DelegationInput, error) {
	read := []DelegationInput{}
	for i, line := range strings.Split(list, "\n") {
		if strings.TrimSpace(line) == "" {
			continue
		}
		in, err := readDelegation(line, kind)
		if err != nil {
			return nil, fault.Invalidf("list", "line %d: %s", i+1, err)
		}
		read = append(read, in)
	}
	return read, nil
}

func readDelegation(line string, kind DelegationKind) (DelegationInput, error) {
	parts := strings.Split(line, ";")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	in := DelegationInput{Name: parts[0], Kind: kind}
	switch len(parts) {
	case 1:
	case 2:
		in.Code, in.Name = parts[0], parts[1]
	case 3:
		in.Code, in.Name, in.Kind = parts[0], parts[1], DelegationKind(parts[2])
	default:
		return in, fault.Invalidf("", "it has %d semicolons; write code;name or code;name;kind", len(parts)-1)
	}
	var checked Delegation
	return in, in.fill(&checked)
}

// AddDelegations adds many delegations at once, all of them or none. Errors:
// forbidden, invalid, conflict naming every name and code that the committee has
// already or that is there twice.
func (s *Service) AddDelegations(ctx context.Context, actor Actor, committeeID string, in []DelegationInput) ([]Delegation, error) {
	return write(ctx, s, actor, "add delegations", []any{committeeID, in}, func(w *work) ([]Delegation, error) {
		if _, err := requireIn(w, actor, committeeID, ManageCommittee); err != nil {
			return nil, err
		}
		switch {
		case len(in) == 0:
			return nil, fault.Invalidf("delegations", "no delegation is named")
		case len(in) > maximalDelegations:
			return nil, fault.Invalidf("delegations", "%d delegations are named; at most %d are added at once", len(in), maximalDelegations)
		}
		added := make([]Delegation, len(in))
		for i, one := range in {
			added[i] = Delegation{ID: s.newID(), CommitteeID: committeeID}
			if err := one.fill(&added[i]); err != nil {
				return nil, err
			}
		}
		if err := checkTwice(w, committeeID, added); err != nil {
			return nil, err
		}
		for _, d := range added {
			if err := w.addDelegation(d); err != nil {
				return nil, err
			}
		}
		return added, nil
	})
}

// checkTwice refuses names and codes that are there twice, case aside, and names
// them all.
func checkTwice(r Snapshot, committeeID string, added []Delegation) error {
	present, err := r.Delegations(committeeID)
	if err != nil {
		return err
	}
	names, codes := map[string]bool{}, map[string]bool{}
	for _, d := range present {
		names[strings.ToLower(d.Name)], codes[strings.ToLower(d.Code)] = true, d.Code != ""
	}
	already, twice := []string{}, []string{}
	seenNames, seenCodes := map[string]bool{}, map[string]bool{}
	for _, d := range added {
		name, code := strings.ToLower(d.Name), strings.ToLower(d.Code)
		switch {
		case names[name] || codes[code]:
			already = append(already, d.Name)
		case seenNames[name] || seenCodes[code]:
			twice = append(twice, d.Name)
		}
		seenNames[name], seenCodes[code] = true, code != ""
	}
	if len(already)+len(twice) == 0 {
		return nil
	}
	sentence := "nothing was added"
	if len(already) > 0 {
		sentence += "; in the committee already, by name or code: " + strings.Join(already, ", ")
	}
	if len(twice) > 0 {
		sentence += "; named twice, by name or code: " + strings.Join(twice, ", ")
	}
	e := fault.New(fault.Conflict, "delegations", "%s: leave them out", sentence)
	e.Detail = map[string]any{"duplicates": slices.Concat(already, twice)}
	return e
}

// addDelegation stores a delegation and says so in the log.
func (w *work) addDelegation(d Delegation) error {
	if err := w.CreateDelegation(d); err != nil {
		return named(err, "name", "there is a delegation %q already", d.Name)
	}
	return w.record(
		Event{CommitteeID: d.CommitteeID, Type: DelegationCreated, Audience: ToCommittee, DelegationID: d.ID},
		map[string]any{"name": d.Name},
	)
}
