package drafting

import (
	"errors"
	"fmt"
	"slices"

	"chapeau/drafting/action"
	"chapeau/drafting/amend"
	"chapeau/drafting/rules"
	"chapeau/drafting/text"
)

// course is the action on a draft as its decisions tell it: what stands of them,
// the proceedings after the last, the division that each decision on a part
// belongs to, and the decision that gave an amendment a wording.
type course struct {
	byID        map[string]Decision
	effective   []Decision
	proceedings Proceedings
	divisions   map[string]Division // with what is decided, by decision
	reworded    map[string]Decision // by amendment and revision
}

// courseOf follows a draft's decisions from the first to the last.
func courseOf(all []Decision) (course, error) {
	c := course{
		byID: map[string]Decision{}, effective: standingDecisions(all),
		divisions: map[string]Division{}, reworded: map[string]Decision{},
	}
	for _, d := range all {
		if err := c.follow(d); err != nil {
			return c, fmt.Errorf("decision %d: %w", d.Number, err)
		}
		c.byID[d.ID] = d
		if d.Into != nil {
			c.reworded[numbered(d.Into.ID, d.Into.Revision)] = d
		}
	}
	return c, nil
}

func (c *course) follow(d Decision) error {
	switch d.Outcome {
	case OrderConfirmed:
		c.proceedings.Order = d.Order
	case DivisionGranted:
		if d.Division == nil {
			return broken("it grants a division and names no parts")
		}
		c.proceedings = c.proceedings.divided(*d.Division)
	case PartRetained, PartRejected:
		return c.followPart(d)
	case ActionClosed:
		c.proceedings.ClosedAt = &d.At
	case DraftReconsidered:
		c.proceedings = Proceedings{}
	case DecisionUndone:
		about, known := c.byID[d.About]
		if !known || about.Before == nil {
			return broken("what it takes back is no decision before it")
		}
		c.proceedings = about.Before.Proceedings
	}
	return nil
}

func (c *course) followPart(d Decision) error {
	amendmentID := ""
	if len(d.Amendments) > 0 {
		amendmentID = d.Amendments[0].ID
	}
	division, at, err := c.proceedings.openPart(amendmentID, d.Part)
	if err != nil {
		return broken("no division had the part %s open", d.Part)
	}
	division.Parts = slices.Clone(division.Parts)
	division.Parts[at].Outcome = d.Outcome
	division.NothingLeft = d.Outcome == PartRejected && amendmentID != "" && d.Into == nil
	c.proceedings = c.proceedings.divided(division)
	c.divisions[d.ID] = division
	return nil
}

// checkVote counts a decision's vote again and tells it again.
func checkVote(d Decision) error {
	declared, voted := declares[d.Outcome]
	if d.Vote == nil {
		if voted && d.Outcome != DivisionGranted && d.Outcome != DivisionRefused || d.Poll != nil || d.Tally != nil || d.Sentence != "" {
			return broken("it does not say how it was taken")
		}
		return nil
	}
	if !voted || d.Poll == nil || d.Tally == nil {
		return broken("it does not say what was put to the vote, or what that gave")
	}
	tally, err := d.Poll.Declare(*d.Vote, declared)
	switch {
	case err != nil:
		return broken("its vote does not give what it says: %v", err)
	case tally != *d.Tally:
		return broken("its tally is not what its vote gives")
	case rules.Sentence(d.Poll.Subject, *d.Vote, tally) != d.Sentence:
		return broken("its sentence does not tell its vote")
	}
	return nil
}

// ended are the standings that a decision gives to the amendments that it ends.
var ended = map[Outcome][]AmendmentStatus{
	AmendmentsAdopted:     {Adopted, AdoptedAsAmended},
	AmendmentsRejected:    {Rejected},
	AmendmentsNotAdmitted: {NotAdmitted},
	AmendmentsNotPut:      {NotPut},
	AmendmentsMoot:        {Moot},
}

// standings compares where the draft and its amendments stand with what was decided
// and not taken back or overruled.
func (c *course) standings(draft Draft, all []Amendment) error {
	for _, a := range all {
		if err := c.standing(a); err != nil {
			return err
		}
	}
	if same, err := sameRecord(draft.Proceedings, c.proceedings); err != nil || !same {
		return errors.Join(err, broken("its order, divisions and closing are not what was decided"))
	}
	status := c.status()
	switch {
	case status == "" && draft.Status.Decided(), status == "" && len(c.effective) > 0 && draft.Status.BeforeAction():
		return broken("it is %s, but no decision says so", draft.Status)
	case status != "" && draft.Status != status && !(draft.Status == Final && status.Adopted()):
		return broken("it is %s, but was decided to be %s", draft.Status, status)
	}
	return nil
}

func (c *course) standing(a Amendment) error {
	by, possible := c.ender(a.ID)
	switch {
	case possible == nil && isEnded(a.Status):
		return broken("%s is %s, but no decision says so", a.name(), a.Status)
	case possible != nil && c.tookItsOwnWay(a, by):
	case possible != nil && (!slices.Contains(possible, a.Status) || a.DecisionID != by):
		return broken("%s is %s, but decision %d says otherwise", a.name(), a.Status, c.byID[by].Number)
	}
	return nil
}

// tookItsOwnWay tells of an amendment that was withdrawn, joined another or was
// accepted while the ruling that ended it was overruled. It stays so when the vote
// that overruled it is taken back.
func (c *course) tookItsOwnWay(a Amendment, ruling string) bool {
	switch a.Status {
	case Withdrawn, MergedInto, Incorporated:
	default:
		return false
	}
	for _, d := range c.byID {
		if d.Outcome == RulingOverruled && d.About == ruling {
			return true
		}
	}
	return false
}

func isEnded(s AmendmentStatus) bool {
	for _, all := range ended {
		if slices.Contains(all, s) {
			return true
		}
	}
	return false
}

// ender is the decision that ended an amendment, and where it stands by it.
func (c *course) ender(amendmentID string) (string, []AmendmentStatus) {
	overruled := map[string]bool{}
	for _, d := range slices.Backward(c.effective) {
		switch {
		case d.Outcome == RulingOverruled:
			overruled[d.About] = true
		case ended[d.Outcome] != nil && !overruled[d.ID] && concerns(d, amendmentID):
			return d.ID, ended[d.Outcome]
		}
	}
	return "", nil
}

// status is what was last decided on the whole, empty where nothing stands.
func (c *course) status() DraftStatus {
	for _, d := range slices.Backward(c.effective) {
		if d.Outcome == DraftReconsidered {
			return UnderAction
		}
		if whole, err := closing(d.Outcome, d.Vote); err == nil && whole.status != "" {
			return whole.status
		}
	}
	return ""
}

// changed repeats a version that a decision made otherwise than by adopting
// amendments: from its operations, or from the version that it gives back.
func (v *verifier) changed(version, parent Version, c *course) error {
	d, known := c.byID[version.DecisionID]
	want := map[VersionReason]Outcome{Divided: PartRejected, Consequential: ConsequentialMade, Undone: DecisionUndone}[version.Reason]
	if !known || d.Outcome != want || d.Result != version.Number || d.Against != parent.Number {
		return broken("no decision says that it was made")
	}
	if version.Reason == Undone {
		return v.givenBack(version, c.byID[d.About])
	}
	result, err := edit(parent.Text, EditInput{Ops: d.Ruling}, versionSource(version.Number), d.By.Name)
	if err != nil {
		return broken("its decision cannot be repeated: %v", err)
	}
	if text.Hash(result, parent.Hash) != version.Hash {
		return broken("it is not version %d plus the operations of its decision", parent.Number)
	}
	return nil
}

// givenBack compares a version with the one that it restores, word by word and
// source by source.
func (v *verifier) givenBack(version Version, undone Decision) error {
	if version.Restores != undone.Against || version.Restores >= version.Number {
		return broken("it restores version %d, but decision %d was taken on version %d", version.Restores, undone.Number, undone.Against)
	}
	earlier, err := v.Version(version.DraftID, version.Restores)
	if err != nil {
		return err
	}
	if text.Hash(earlier.Text, "") != text.Hash(version.Text, "") {
		return broken("its text is not that of version %d, which it restores", earlier.Number)
	}
	was, err := v.VersionProvenance(version.DraftID, earlier.Number)
	if err != nil {
		return err
	}
	is, err := v.VersionProvenance(version.DraftID, version.Number)
	if err != nil {
		return err
	}
	if same, err := sameRecord(was, is); err != nil || !same {
		return errors.Join(err, broken("its words are not traced as those of version %d, which it restores", earlier.Number))
	}
	return nil
}

// made checks that the versions which decisions made are there.
func (c *course) made(versions []Version) error {
	for _, d := range c.byID {
		made := d.Result == 0 || d.Result <= len(versions) && versions[d.Result-1].DecisionID == d.ID
		if !made {
			return broken("decision %d made version %d, which does not name it", d.Number, d.Result)
		}
	}
	return nil
}

// reworded repeats a wording that a decision gave an amendment: from the
// sub-amendments that it took up, without the part that it rejected, or from the
// earlier wording that it gives back.
func (v *verifier) reworded(a Amendment, all []Revision, i int, c *course) error {
	r := all[i]
	for _, layer := range r.Layers {
		if _, err := v.Revision(layer.ID, layer.Revision); err != nil {
			return broken("the wording of %s that it is made of is missing", layer.Label)
		}
	}
	switch r.Reason {
	case RevisionAmended:
		return v.amended(a, all, i, c)
	case RevisionDivided:
		return v.divided(a, all, i, c)
	case RevisionUndone:
		return v.wordingGivenBack(a, all, r)
	}
	return nil
}

func (v *verifier) amended(a Amendment, all []Revision, i int, c *course) error {
	d, known := c.reworded[numbered(a.ID, all[i].Number)]
	if !known || d.Outcome != AmendmentsAdopted || i == 0 {
		return broken("no decision says that sub-amendments made it")
	}
	before := all[i-1]
	subs := make([]amend.Amendment, len(d.Amendments))
	for k, ref := range d.Amendments {
		sub, err := v.Revision(ref.ID, ref.Revision)
		if err != nil {
			return broken("the sub-amendment %s is missing", ref.Label)
		}
		if sub.ToRevision != before.Number {
			return broken("the sub-amendment %s is to revision %d", ref.Label, sub.ToRevision)
		}
		subs[k] = sub.Content
	}
	base, err := baseText(v, a, before)
	if err != nil {
		return err
	}
	composed, err := action.Compose(base, before.Content, subs, d.Resolutions)
	if err != nil {
		return broken("its decision cannot be repeated: %v", err)
	}
	if same, err := sameRecord(composed, all[i].Content); err != nil || !same {
		return errors.Join(err, broken("it is not revision %d plus what decision %d names", before.Number, d.Number))
	}
	if !slices.Equal(all[i].Layers, before.layered(a, d.Amendments)) {
		return broken("it does not name the wordings that it is made of")
	}
	return nil
}

func (v *verifier) divided(a Amendment, all []Revision, i int, c *course) error {
	d, known := c.reworded[numbered(a.ID, all[i].Number)]
	if !known || d.Outcome != PartRejected || i == 0 {
		return broken("no decision says that a part of it was rejected")
	}
	division := c.divisions[d.ID]
	at := slices.IndexFunc(division.Parts, func(p DividedPart) bool { return p.Label == d.Part })
	left, err := leftOf(v, a, all[:i], division, division.Parts[at].Part)
	if err != nil {
		return broken("its decision cannot be repeated: %v", err)
	}
	if same, err := sameRecord(left, all[i].Content); err != nil || !same {
		return errors.Join(err, broken("it is not revision %d without part %s", all[i-1].Number, d.Part))
	}
	return nil
}

func (v *verifier) wordingGivenBack(a Amendment, all []Revision, r Revision) error {
	if r.Restores < 1 || r.Restores >= r.Number {
		return broken("it gives back revision %d, which is none before it", r.Restores)
	}
	earlier := all[r.Restores-1]
	was, err := baseText(v, a, earlier)
	if err != nil {
		return err
	}
	is, err := baseText(v, a, r)
	if err != nil {
		return err
	}
	same, err := sameRecord([]any{earlier.Content, earlier.Layers, text.Hash(was, "")}, []any{r.Content, r.Layers, text.Hash(is, "")})
	if err != nil || !same {
		return errors.Join(err, broken("it is not what revision %d was, which it gives back", earlier.Number))
	}
	return nil
}

// sameRecord compares two things as they are stored.
func sameRecord(a, b any) (bool, error) {
	first, err := hashOf(a)
	if err != nil {
		return false, err
	}
	second, err := hashOf(b)
	return first == second, err
}
