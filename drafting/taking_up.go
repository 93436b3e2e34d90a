package drafting

import (
	"slices"
	"strings"

	"chapeau/diffing"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
)

// rulingID names the deciding person's own words among the wordings of a merge.
const rulingID = "ruling"

// taken are amendments that somebody decides on, as they stand on the current
// version. One that was made for an older version is carried over; where its
// words collide with what changed since, the deciding person settles that like
// any other collision: the words proposed come in as the amendment's, words of
// the person's own as a ruling beside the amendments.
type taken struct {
	picked    []chosen
	conflicts []amend.ConflictReport // with what changed under the amendments
	notices   []amend.Notice
	outcomes  map[string]amend.Status // of those that were carried over
	open      []string                // conflicts that nothing settles yet
	ruling    []amend.Op              // in the deciding person's words
	put       map[string]bool         // amendment and clause whose proposed words were chosen
	rest      []amend.Resolution      // what is for collisions among the amendments
}

// takeUp carries what was picked over to the current version. Errors: invalid
// for a resolution that fits no conflict or cannot settle it.
func takeUp(r Snapshot, current Version, picked []chosen, resolutions []amend.Resolution) (taken, error) {
	t := taken{picked: slices.Clone(picked), rest: mergeResolutions(refs(picked), resolutions), outcomes: map[string]amend.Status{}}
	rulings := map[string]amend.Resolution{}
	for _, resolution := range resolutions {
		rulings[resolution.Conflict] = resolution
	}
	for i := range t.picked {
		if t.picked[i].amendment.Base == current.Number {
			continue
		}
		if err := t.carry(r, current, &t.picked[i], rulings); err != nil {
			return taken{}, err
		}
	}
	for _, resolution := range resolutions {
		known := func(c amend.ConflictReport) bool { return c.ID == resolution.Conflict }
		if collidesWithText(refs(picked), resolution.Conflict) && !slices.ContainsFunc(t.conflicts, known) {
			return taken{}, fault.Invalidf("resolutions", "there is no conflict %q; preview again and settle what it shows", resolution.Conflict)
		}
	}
	return t, nil
}

// collidesWithText tells the conflicts of an amendment with the changed text,
// `<amendment>-c1`, from those among amendments.
func collidesWithText(amendments []AmendmentRef, conflict string) bool {
	return slices.ContainsFunc(amendments, func(a AmendmentRef) bool { return strings.HasPrefix(conflict, a.ID+"-") })
}

// mergeResolutions are those that settle collisions among the amendments.
func mergeResolutions(amendments []AmendmentRef, all []amend.Resolution) []amend.Resolution {
	return slices.DeleteFunc(slices.Clone(all), func(r amend.Resolution) bool { return collidesWithText(amendments, r.Conflict) })
}

func (t *taken) carry(r Snapshot, current Version, c *chosen, rulings map[string]amend.Resolution) error {
	result, err := rebaseOnto(r, c.amendment, c.revision, current.Number)
	if err != nil {
		return err
	}
	t.notices = append(t.notices, result.Notices...)
	t.outcomes[c.amendment.ID] = result.Status
	carried := result.Amendment
	carried.Ops = slices.Clone(carried.Ops)
	for _, conflict := range result.Conflicts {
		conflict.ID = c.amendment.ID + "-" + conflict.ID
		t.conflicts = append(t.conflicts, conflict)
		ruling, settled := rulings[conflict.ID]
		if !settled {
			t.open = append(t.open, conflict.ID)
			continue
		}
		if err := t.settle(current, &carried, conflict, ruling); err != nil {
			return err
		}
	}
	c.revision.Content = carried
	return nil
}

// settle carries out one resolution. What cannot be put into the text as it is
// now can only be kept out of it, or revised by its mover.
func (t *taken) settle(current Version, a *amend.Amendment, c amend.ConflictReport, r amend.Resolution) error {
	proposed := c.Alternatives[0]
	chosen := r.Choose == 1 && r.Text == nil && !r.Keep
	switch {
	case r.Keep && r.Text == nil && r.Choose == 0 && !r.Delete:
		return nil
	case (chosen || r.Delete && r.Text == nil && !r.Keep) && proposed.Delete:
		a.Ops = append(a.Ops, amend.Op{Kind: amend.Delete, Clause: c.Clause})
		return nil
	case r.Delete || c.Kind == amend.TargetGone || c.Kind == amend.MoveMove:
	case r.Text != nil && !r.Keep && r.Choose == 0:
		takeOutWords(a, c.Clause)
		return t.rule(c.Clause, *r.Text)
	case chosen && proposed.ClauseText != "":
		return t.putWords(current, a, c, proposed.ClauseText)
	case chosen && isValue(c.Clause):
		a.Ops = append(a.Ops, setting(c.Clause, proposed.Text))
		return nil
	}
	return fault.Invalidf("resolutions", "%s cannot be settled so: keep the text as it is, give words of your own where words collide, or have the mover revise the amendment", c.ID)
}

// rule adds the deciding person's words for a place, once.
func (t *taken) rule(clause, words string) error {
	op := setting(clause, words)
	for _, known := range t.ruling {
		if known.Kind != op.Kind || known.Clause != op.Clause || known.Key != op.Key {
			continue
		}
		if *known.Text != words {
			return fault.Invalidf("resolutions", "two resolutions give clause %s different words; give it one text", clause)
		}
		return nil
	}
	t.ruling = append(t.ruling, op)
	return nil
}

// putWords gives a clause the words that the amendment proposed for it at one
// conflict, in place of what could be carried over of them. What was chosen at
// another conflict of the same clause stays.
func (t *taken) putWords(current Version, a *amend.Amendment, c amend.ConflictReport, words string) error {
	place := a.ID + "\x00" + c.Clause
	again := t.put[place]
	if t.put == nil {
		t.put = map[string]bool{}
	}
	t.put[place] = true
	for i := range a.Ops {
		op := &a.Ops[i]
		if op.Kind != amend.Edit || op.Clause != c.Clause {
			continue
		}
		if !again || op.Text == nil {
			op.Text = &words
			return nil
		}
		both, err := together(current, c, *op.Text, words)
		op.Text = &both
		return err
	}
	a.Ops = append(a.Ops, setting(c.Clause, words))
	return nil
}

// together is a clause of the current version with what each of two wordings
// changes in it. Errors: invalid where they change the same words.
func together(current Version, c amend.ConflictReport, first, second string) (string, error) {
	now := current.Text.Find(c.Clause)
	if now == nil {
		return "", fault.Invalidf("resolutions", "clause %s is gone; preview again and settle what it shows", c.Clause)
	}
	fabric := diffing.Weave(now.Text, [][]diffing.Hunk{diffing.Hunks(now.Text, first), diffing.Hunks(now.Text, second)})
	for i := range fabric.Places {
		if fabric.Places[i].Collides() {
			return "", fault.Invalidf("resolutions", "what is chosen at %s and at another conflict of the same paragraph does not go together; give the paragraph words of your own", c.ID)
		}
	}
	return fabric.Merged(), nil
}

// takeOutWords leaves a clause's words to somebody else; its end and its list
// stay the amendment's.
func takeOutWords(a *amend.Amendment, clause string) {
	for i := range a.Ops {
		if a.Ops[i].Kind == amend.Edit && a.Ops[i].Clause == clause {
			a.Ops[i].Text = nil
		}
	}
	a.Ops = slices.DeleteFunc(a.Ops, func(op amend.Op) bool {
		return op.Kind == amend.Edit && op.Clause == clause && op.Text == nil && op.End == nil && op.List == ""
	})
}

// isValue tells the places that are set as a whole from clauses.
func isValue(place string) bool {
	return place == "title" || place == "body" || strings.HasPrefix(place, "footnote:")
}

// setting is the operation that gives a place its words.
func setting(place, words string) amend.Op {
	key, isNote := strings.CutPrefix(place, "footnote:")
	switch {
	case place == "title":
		return amend.Op{Kind: amend.SetTitle, Text: &words}
	case place == "body":
		return amend.Op{Kind: amend.SetBody, Text: &words}
	case isNote:
		return amend.Op{Kind: amend.SetFootnote, Key: key, Text: &words}
	}
	return amend.Op{Kind: amend.Edit, Clause: place, Text: &words}
}

// wordings are what is merged: the amendments, and the ruling where there is one.
func (t taken) wordings(by string) []amend.Amendment {
	return withRuling(contents(t.picked), t.ruling, by)
}

func withRuling(wordings []amend.Amendment, ruling []amend.Op, by string) []amend.Amendment {
	if len(ruling) == 0 {
		return wordings
	}
	return append(wordings, amend.Amendment{Schema: amend.Schema, ID: rulingID, By: by, Ops: ruling})
}

// keep writes what was carried over as new revisions of the amendments.
func (w *work) keep(t *taken, current Version) error {
	for i := range t.picked {
		c := &t.picked[i]
		if c.amendment.Base == current.Number {
			continue
		}
		revision, err := w.newRevision(&c.amendment, current.Number, c.revision.Content, RevisionRebased)
		if err != nil {
			return err
		}
		if err := w.AppendRevisions([]Revision{revision}); err != nil {
			return err
		}
		c.revision = revision
		if err := w.recordAmendment(c.amendment, AmendmentConfirmed, audienceOf(c.amendment), revision.Hash); err != nil {
			return err
		}
	}
	return nil
}
