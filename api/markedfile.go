package api

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"chapeau/drafting"
	"chapeau/drafting/action"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// proposedView is what one author of a marked file changes in its text or, where
// To names another proposal, in what that one proposes. Delegation is whose amendment
// it becomes: chosen by whoever imports it, or offered because it has the author's
// name. Stored says that it did.
type proposedView struct {
	ID         string          `json:"id"`
	To         string          `json:"to,omitempty"`
	By         string          `json:"by"`
	Delegation *nameView       `json:"delegation,omitempty"`
	Ops        []amend.Op      `json:"ops"`
	Comparison *comparisonView `json:"comparison,omitempty"`
	Notes      []string        `json:"notes"`
	Problem    string          `json:"problem,omitempty"`
	Stored     bool            `json:"stored"`
}

// propose shows what each author changes, and whose amendment that becomes.
// Errors: invalid for an author or a proposal that the file does not have, or a
// delegation that the committee does not.
func (v *importView) propose(found contents, in importRequest, known []drafting.Delegation, degreeLimit int) error {
	matched := map[string]bool{}
	proposed := map[string]*proposedText{}
	for _, p := range found.Proposals {
		shown, err := viewProposed(found.Text, p, proposed, degreeLimit)
		if err != nil {
			return err
		}
		id, chosen := in.movers[p.By]
		i := slices.IndexFunc(known, func(d drafting.Delegation) bool {
			return chosen && d.ID == id || !chosen && strings.EqualFold(d.Name, p.By)
		})
		if chosen {
			matched[p.By] = true
			if i < 0 {
				return fault.Invalidf("mover", "there is no delegation %q in this committee for the author %q", id, p.By)
			}
		}
		if i >= 0 {
			shown.Delegation = &nameView{ID: known[i].ID, Name: known[i].Name}
		}
		v.Proposals = append(v.Proposals, shown)
	}
	if len(matched) != len(in.movers) {
		return fault.Invalidf("mover", "the file has no changes of %d of the authors that are named; read it again and match those that it shows", len(in.movers)-len(matched))
	}
	for _, id := range in.leave {
		if v.proposal(id) == nil {
			return fault.Invalidf("leave", "the file proposes nothing with the id %q; read it again and leave out what it shows", id)
		}
	}
	return nil
}

// proposedText is what one proposal of a file makes of another text: what those to
// it change.
type proposedText struct {
	base, text *text.Text
	amendment  amend.Amendment
	degree     int
}

// viewProposed shows one proposal and keeps what it proposes for those to it.
func viewProposed(base *text.Text, p proposal, proposed map[string]*proposedText, degreeLimit int) (proposedView, error) {
	shown := proposedView{ID: p.ID, To: p.To, By: p.By, Ops: present(p.Ops), Notes: present(p.Notes), Problem: p.Problem}
	if p.Problem != "" {
		return shown, nil
	}
	made := &proposedText{base: base, amendment: amend.Amendment{Schema: amend.Schema, ID: p.ID, By: p.By, Ops: p.Ops}, degree: 1}
	if p.To != "" {
		parent := proposed[p.To]
		if parent == nil {
			shown.Problem = "These changes are made in words whose own insertion cannot come in. Leave them out, or accept or reject them in the file and import that."
			return shown, nil
		}
		if shown.Problem = parent.refuses(made.amendment); shown.Problem != "" {
			return shown, nil
		}
		made.base, made.degree = parent.text, parent.degree+1
	}
	if made.degree > max(degreeLimit, 1) {
		shown.Notes = append(shown.Notes, fmt.Sprintf("This is an amendment of degree %d, and the rules of this committee allow %d: it can come in, but the chair can only rule it out of order.", made.degree, degreeLimit))
	}
	var err error
	if made.text, err = amend.Apply(made.base, made.amendment); err != nil {
		return proposedView{}, err
	}
	proposed[p.ID] = made
	options := text.Options{Numbering: text.Still, Reference: base, PreambularNumbers: true}
	comparison := comparer{before: read(made.base, options), after: read(made.text, options)}.view(amend.Compare(made.base, made.text), false)
	shown.Comparison = &comparison
	return shown, nil
}

// refuses says why an amendment cannot be one to what is proposed, in a sentence;
// empty where it can.
func (p *proposedText) refuses(sub amend.Amendment) string {
	err := action.WithinParent(p.base, p.amendment, sub)
	if err == nil {
		return ""
	}
	reason := err.Error()
	var known *fault.Error
	if errors.As(err, &known) {
		reason = known.Message
	}
	return fmt.Sprintf("What %s changes in the words of %s cannot be an amendment to that amendment: %s. Leave it out, or accept or reject it in the file and import that.", sub.By, p.amendment.By, reason)
}

// take are the proposals that are stored. One stays out where its author is nobody's,
// or where it is left out by name. Errors: invalid for one that has no place.
func (v *importView) take(in importRequest) ([]drafting.ImportedProposal, error) {
	var taken []drafting.ImportedProposal
	for i := range v.Proposals {
		p := &v.Proposals[i]
		parent := v.proposal(p.To)
		switch {
		case slices.Contains(in.leave, p.ID):
			p.Notes = append(p.Notes, "These changes were not stored: they were left out.")
		case in.movers[p.By] == "":
			p.Notes = append(p.Notes, "These changes were not stored: no delegation was chosen for their author.")
		case p.Problem != "":
			return nil, fault.Invalidf("leave", "%s", p.Problem)
		case parent != nil && !parent.Stored:
			return nil, fault.Invalidf("leave", "%s changed words that %s inserted, and what %s proposes is not stored: choose a delegation for that author, or leave out what %s changed there",
				p.By, parent.By, parent.By, p.By)
		default:
			taken = append(taken, drafting.ImportedProposal{Key: p.ID, To: p.To, DelegationID: in.movers[p.By], Ops: p.Ops})
			p.Stored = true
		}
	}
	return taken, nil
}

// proposal is the one with an id, nil where there is none.
func (v *importView) proposal(id string) *proposedView {
	if i := slices.IndexFunc(v.Proposals, func(p proposedView) bool { return p.ID == id }); i >= 0 {
		return &v.Proposals[i]
	}
	return nil
}
