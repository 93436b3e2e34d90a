package drafting

import (
	"cmp"
	"context"
	"slices"
	"time"

	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/formats/masthead"
	"chapeau/drafting/text"
)

// Print is a version of a draft as its document prints it: under the numbers that
// hold for it and below a masthead.
type Print struct {
	Version  Version
	Layout   text.Options
	Masthead masthead.Masthead
}

// Print reads a version for a document; number 0 is the current one. Errors:
// not_found, also where the actor may not see it.
func (s *Service) Print(ctx context.Context, actor Actor, draftID string, number int) (Print, error) {
	return view(ctx, s, func(r Snapshot) (Print, error) { return printOf(r, actor, draftID, number) })
}

func printOf(r Snapshot, actor Actor, draftID string, number int) (Print, error) {
	draft, st, err := seeDraft(r, actor, draftID)
	if err != nil {
		return Print{}, err
	}
	p := Print{}
	if p.Version, err = seeVersion(r, actor, draftID, number); err != nil {
		return Print{}, err
	}
	if p.Layout, err = layoutOf(r, draft, draft.numbered(p.Version.Number)); err != nil {
		return Print{}, err
	}
	p.Layout.PreambularNumbers = false
	p.Masthead, err = mastheadOf(r, st, draft, p.Version)
	return p, err
}

// mastheadOf is what stands above a version: of an adopted draft the name and the
// day of the result, else the symbol and the day of the document that carries the
// wording.
func mastheadOf(r Snapshot, st standing, draft Draft, v Version) (masthead.Masthead, error) {
	committee, err := r.Committee(draft.CommitteeID)
	if err != nil {
		return masthead.Masthead{}, err
	}
	m := masthead.Of(v.Text)
	m.Organ, m.Session, m.Kind, m.IsDraft = committee.Name, committee.Session, draft.Kind, true
	if err := putAgendaItem(r, draft, &m); err != nil {
		return masthead.Masthead{}, err
	}
	sponsors, err := sponsorsOf(r, draft)
	if err != nil {
		return masthead.Masthead{}, err
	}
	if listed := onDocument(sponsors); len(listed) > 0 {
		m.Sponsors = listed
	}
	at, err := putSymbol(r, st, draft, v, &m)
	if err != nil {
		return masthead.Masthead{}, err
	}
	if draft.Status.Adopted() && v.Number == draft.Version {
		if at, err = putResult(r, draft, committee, &m); err != nil {
			return masthead.Masthead{}, err
		}
	}
	if at != nil {
		m.Date = at.In(committee.zone())
	}
	return m, nil
}

func putAgendaItem(r Snapshot, draft Draft, m *masthead.Masthead) error {
	if draft.AgendaItemID == "" {
		return nil
	}
	item, err := agendaItem(r, draft.CommitteeID, draft.AgendaItemID)
	m.AgendaItem, m.AgendaName = item.Number, item.Title
	return err
}

// putSymbol names the latest document that carries this wording or an earlier
// one, and returns when it went to the delegations.
func putSymbol(r Snapshot, st standing, draft Draft, v Version, m *masthead.Masthead) (*time.Time, error) {
	if draft.Symbol != "" {
		m.Symbol = draft.Symbol
	}
	issued, err := r.Documents(draft.CommitteeID)
	if err != nil {
		return nil, err
	}
	for _, d := range slices.Backward(issued) {
		carries := d.DraftID == draft.ID && d.AmendmentID == "" && d.Form.CarriesText() && d.Carries <= v.Number
		if !carries || !st.seesDocument(draft, d) {
			continue
		}
		m.Symbol = d.Symbol
		if len(d.Circulated) == 0 {
			return nil, nil
		}
		at := d.CirculatedAt()
		return &at, nil
	}
	return draft.TabledAt, nil
}

// putResult names what a draft became, and returns when it was adopted.
func putResult(r Snapshot, draft Draft, committee Committee, m *masthead.Masthead) (*time.Time, error) {
	m.IsDraft = false
	m.Stage = capitalized(string(draft.Kind)) + " adopted by the " + committee.Name
	if draft.ResultSymbol != "" {
		m.Symbol = draft.ResultSymbol
	}
	all, err := r.Decisions(draft.ID)
	if err != nil {
		return nil, err
	}
	for _, d := range slices.Backward(standingDecisions(all)) {
		if d.Outcome == DraftAdopted {
			return &d.At, nil
		}
	}
	return nil, nil
}

// TrackedPrint is a version with amendments to be shown in it, each against that
// version, in the order in which they were named.
type TrackedPrint struct {
	Print
	Amendments []amend.Amendment
	Labels     []string // "A1", empty for one that was not submitted
}

// PrintTracked reads a version and amendments to it. One that was worded against
// an earlier version is carried over where nothing stands in its way. Errors:
// not_found for what the actor may not see; invalid where one is named twice, is
// of another draft or amends another amendment; conflict where one does not fit
// the version.
func (s *Service) PrintTracked(ctx context.Context, actor Actor, draftID string, number int, ids []string) (TrackedPrint, error) {
	return view(ctx, s, func(r Snapshot) (TrackedPrint, error) {
		p, err := printOf(r, actor, draftID, number)
		if err != nil {
			return TrackedPrint{}, err
		}
		tracked := TrackedPrint{Print: p}
		for i, id := range ids {
			if slices.Contains(ids[:i], id) {
				return TrackedPrint{}, fault.Invalidf("amendments", "the amendment %q is named twice", id)
			}
			a, err := trackable(r, actor, draftID, id)
			if err != nil {
				return TrackedPrint{}, err
			}
			content, err := contentOn(r, a, p.Version)
			if err != nil {
				return TrackedPrint{}, err
			}
			tracked.Amendments, tracked.Labels = append(tracked.Amendments, content), append(tracked.Labels, a.Label)
		}
		return tracked, nil
	})
}

// trackable is an amendment of a draft that can be shown in its text.
func trackable(r Snapshot, actor Actor, draftID, id string) (Amendment, error) {
	a, _, _, err := seeAmendment(r, actor, id)
	switch {
	case err != nil:
		return Amendment{}, err
	case a.DraftID != draftID:
		return Amendment{}, fault.Invalidf("amendments", "%s is not an amendment to this draft", a.name())
	case a.ToID != "":
		return Amendment{}, fault.Invalidf("amendments", "%s amends another amendment, not the text: leave it out, or take its own paper", a.name())
	}
	return a, nil
}

// contentOn is an amendment's latest wording as it stands on a version.
func contentOn(r Snapshot, a Amendment, v Version) (amend.Amendment, error) {
	revision, err := r.Revision(a.ID, a.Revision)
	if err != nil || revision.Base == v.Number {
		return revision.Content, err
	}
	if revision.Base > v.Number {
		return amend.Amendment{}, fault.New(fault.Conflict, "amendments", "%s is worded against version %d: take that version, not %d", a.name(), revision.Base, v.Number)
	}
	carried, err := rebaseOnto(r, a, revision, v.Number)
	if err != nil {
		return amend.Amendment{}, err
	}
	if carried.Status != amend.Clean {
		return amend.Amendment{}, fault.New(fault.Conflict, "amendments", "%s is worded against version %d and collides with what changed up to version %d: take version %d, or leave it out", a.name(), revision.Base, v.Number, revision.Base)
	}
	return carried.Amendment, nil
}

// AmendmentPrint is one amendment as its own paper prints it: against the text
// that it changes, under that text's numbers.
type AmendmentPrint struct {
	Amendment Amendment
	Content   amend.Amendment
	Base      *text.Text
	Layout    text.Options
	Masthead  masthead.Masthead
	To        string // the label of the amendment that a sub-amendment changes
}

// PrintAmendment reads an amendment for its paper. Errors: not_found.
func (s *Service) PrintAmendment(ctx context.Context, actor Actor, id string) (AmendmentPrint, error) {
	return view(ctx, s, func(r Snapshot) (AmendmentPrint, error) {
		a, draft, st, err := seeAmendment(r, actor, id)
		if err != nil {
			return AmendmentPrint{}, err
		}
		revision, err := r.Revision(a.ID, a.Revision)
		if err != nil {
			return AmendmentPrint{}, err
		}
		p := AmendmentPrint{Amendment: st.shownAmendment(a), Content: revision.Content}
		if p.Base, err = baseText(r, a, revision); err != nil {
			return AmendmentPrint{}, err
		}
		if p.Layout, err = layoutOf(r, draft, draft.numbered(revision.Base)); err != nil {
			return AmendmentPrint{}, err
		}
		if a.ToID != "" {
			parent, err := r.Amendment(a.ToID)
			if err != nil {
				return AmendmentPrint{}, err
			}
			p.To = parent.name()
		}
		version, err := r.Version(draft.ID, revision.Base)
		if err != nil {
			return AmendmentPrint{}, err
		}
		if p.Masthead, err = mastheadOf(r, st, draft, version); err != nil {
			return AmendmentPrint{}, err
		}
		return p, putAmendment(r, a, p.To, &p.Masthead)
	})
}

// putAmendment turns the masthead of a draft into that of an amendment to it:
// with its own symbol, movers and day.
func putAmendment(r Snapshot, a Amendment, to string, m *masthead.Masthead) error {
	m.Stage = "Amendment to " + cmp.Or(to, m.Symbol, "the draft")
	m.Symbol, m.Date, m.IsDraft = a.Symbol, time.Time{}, true
	m.Sponsors = []string{moverWords(a)}
	for _, joined := range a.Joined {
		m.Sponsors = append(m.Sponsors, Sponsor{Name: joined.Name, OnBehalfOf: joined.OnBehalfOf}.listed())
	}
	committee, err := r.Committee(a.CommitteeID)
	if err == nil && a.SubmittedAt != nil {
		m.Date = a.SubmittedAt.In(committee.zone())
	}
	return err
}

// moverWords is how a document names who proposes an amendment.
func moverWords(a Amendment) string { return Sponsor{Name: a.By, OnBehalfOf: a.OnBehalfOf}.listed() }

// MayPrint tells whether the actor may still see a version and amendments, as when
// they asked for a document of them: not_found where they may not.
func (s *Service) MayPrint(ctx context.Context, actor Actor, draftID string, number int, amendments []string) error {
	_, err := view(ctx, s, func(r Snapshot) (struct{}, error) {
		draft, st, err := seeDraft(r, actor, draftID)
		if err != nil {
			return struct{}{}, err
		}
		if !st.seesVersion(draft, number) {
			return struct{}{}, noSuch("draft", draftID)
		}
		for _, id := range amendments {
			if _, _, _, err := seeAmendment(r, actor, id); err != nil {
				return struct{}{}, err
			}
		}
		return struct{}{}, nil
	})
	return err
}

// MayRead tells whether the actor may still see all that the committee sees of a
// draft. Errors: not_found, forbidden.
func (s *Service) MayRead(ctx context.Context, actor Actor, draftID string) error {
	_, err := view(ctx, s, func(r Snapshot) (struct{}, error) {
		_, st, err := seeDraft(r, actor, draftID)
		if err != nil {
			return struct{}{}, err
		}
		return struct{}{}, st.require(SeeAmendments)
	})
	return err
}
