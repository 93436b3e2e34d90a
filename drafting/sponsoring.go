package drafting

import (
	"context"
	"slices"
	"strings"
	"time"

	"chapeau/drafting/delegations"
	"chapeau/drafting/fault"
	"chapeau/drafting/rules"
)

// Sponsor is a sponsor of a draft as people read it. JoinedAt is nil for the
// main sponsor; ConsentedTo is the last version that a co-sponsor has agreed to
// stand for.
type Sponsor struct {
	DelegationID string     `json:"delegation_id"`
	Name         string     `json:"name"`
	OnBehalfOf   string     `json:"on_behalf_of,omitempty"`
	Main         bool       `json:"main,omitempty"`
	Late         bool       `json:"late,omitempty"`
	ConsentedTo  int        `json:"consented_to,omitempty"`
	JoinedAt     *time.Time `json:"joined_at,omitempty"`
	LeftAt       *time.Time `json:"left_at,omitempty"`
}

// stands reports whether it is a sponsor now.
func (s Sponsor) stands() bool { return s.LeftAt == nil }

// listed is how the document names the sponsor.
func (s Sponsor) listed() string {
	if s.OnBehalfOf == "" {
		return s.Name
	}
	article := "the "
	if strings.HasPrefix(strings.ToLower(s.OnBehalfOf), article) {
		article = ""
	}
	return s.Name + " (on behalf of " + article + s.OnBehalfOf + ")"
}

// Sponsors are a draft's: the main sponsor first, then the co-sponsors in the
// order in which they joined, those that left included. Document is the list
// that the document shows, in English order; the text's own `sponsors` are what
// its source says.
type Sponsors struct {
	Version  int       `json:"version"`
	Sponsors []Sponsor `json:"sponsors"`
	Document []string  `json:"document"`
}

// Sponsors tells who stands behind a draft. Outsiders see who does now, and
// nothing of consent or of late sponsors. Errors: not_found.
func (s *Service) Sponsors(ctx context.Context, actor Actor, draftID string) (Sponsors, error) {
	return view(ctx, s, func(r Snapshot) (Sponsors, error) {
		draft, st, err := seeDraft(r, actor, draftID)
		if err != nil {
			return Sponsors{}, err
		}
		all, err := sponsorsOf(r, draft)
		if err != nil {
			return Sponsors{}, err
		}
		found := Sponsors{Version: draft.Version, Sponsors: all, Document: onDocument(all)}
		if !st.may(SeeAmendments) {
			found.Sponsors = forOutsiders(all)
		}
		return found, nil
	})
}

func forOutsiders(all []Sponsor) []Sponsor {
	shown := []Sponsor{}
	for _, s := range all {
		if s.stands() && !s.Late {
			shown = append(shown, Sponsor{DelegationID: s.DelegationID, Name: s.Name, OnBehalfOf: s.OnBehalfOf, Main: s.Main})
		}
	}
	return shown
}

// sponsorsOf reads them with their names.
func sponsorsOf(r Snapshot, draft Draft) ([]Sponsor, error) {
	known, err := r.Delegations(draft.CommitteeID)
	if err != nil {
		return nil, err
	}
	names := map[string]string{}
	for _, d := range known {
		names[d.ID] = d.Name
	}
	all := []Sponsor{}
	if draft.MainSponsorID != "" {
		all = append(all, Sponsor{
			DelegationID: draft.MainSponsorID,
			Name:         names[draft.MainSponsorID],
			OnBehalfOf:   names[draft.OnBehalfOfID],
			Main:         true,
		})
	}
	joined, err := r.Sponsorships(draft.ID)
	if err != nil {
		return nil, err
	}
	for _, p := range joined {
		if p.DelegationID == draft.MainSponsorID {
			continue
		}
		all = append(all, Sponsor{
			DelegationID: p.DelegationID,
			Name:         names[p.DelegationID],
			OnBehalfOf:   names[p.OnBehalfOfID],
			Late:         p.Late,
			ConsentedTo:  p.ConsentedTo,
			JoinedAt:     &p.JoinedAt,
			LeftAt:       p.LeftAt,
		})
	}
	return all, nil
}

// onDocument is the list of sponsors on the document.
func onDocument(all []Sponsor) []string {
	listed := slices.DeleteFunc(slices.Clone(all), func(s Sponsor) bool { return !s.stands() || s.Late })
	slices.SortFunc(listed, func(a, b Sponsor) int { return delegations.Compare(a.Name, b.Name) })
	names := make([]string, len(listed))
	for i, s := range listed {
		names[i] = s.listed()
	}
	return names
}

// SponsorInput says who joins the sponsors of a draft, leaves them or consents to
// its text. A delegate acts for their own delegation; the secretariat records for
// the one that it names. OnBehalfOfID, of a joiner, names a group.
type SponsorInput struct {
	ExpectedVersion int    `json:"expected_version"`
	DelegationID    string `json:"delegation_id"`
	OnBehalfOfID    string `json:"on_behalf_of_id"`
	Reason          string `json:"reason"`
}

func (in SponsorInput) check() error { return StepInput{Reason: in.Reason}.check() }

// JoinSponsors makes a delegation a co-sponsor of the text as it is, from the
// draft's creation until the decision on it. Who joins after an adoption is
// late, if the committee's rules allow it: in the record, not on the document.
// Errors: forbidden, invalid, stale, conflict.
func (s *Service) JoinSponsors(ctx context.Context, actor Actor, draftID string, in SponsorInput) (Sponsors, error) {
	return write(ctx, s, actor, "join sponsors", []any{draftID, in}, func(w *work) (Sponsors, error) {
		draft, st, err := w.draftFor(draftID, SponsorDrafts)
		if err != nil {
			return Sponsors{}, err
		}
		late, err := joining(w, draft)
		if err != nil {
			return Sponsors{}, err
		}
		delegation, behind, err := w.joiner(draft, st, in)
		if err != nil {
			return Sponsors{}, err
		}
		joined := Sponsorship{
			DraftID: draft.ID, DelegationID: delegation.ID, OnBehalfOfID: behind.ID,
			JoinedAt: w.now, Late: late, ConsentedTo: draft.Version,
		}
		if err := w.keepSponsorship(draft, joined, SponsorJoined, in.Reason); err != nil {
			return Sponsors{}, err
		}
		return w.tellOfSponsor(draft, delegation, AlertSponsorJoined)
	})
}

// joining reports whether a delegation that joins now is late. Error: conflict
// where nobody can join.
func joining(r Snapshot, draft Draft) (late bool, err error) {
	committee, err := r.Committee(draft.CommitteeID)
	if err != nil {
		return false, err
	}
	held, err := committee.settings().Resolve()
	if err != nil {
		return false, err
	}
	return joiningUnder(held, draft)
}

func joiningUnder(held rules.Rules, draft Draft) (late bool, err error) {
	if draft.Status.Open() {
		return false, nil
	}
	if !draft.Status.Adopted() {
		return false, fault.New(fault.Conflict, "", "%s is %s and has no sponsors any more: %s", draft.name(), statusWords[draft.Status], possibleNow[draft.Status])
	}
	if !held.Sponsorship.AfterAdoption {
		return false, fault.New(fault.Conflict, "", "%s is adopted: under the rules of this committee the list of sponsors closed with that; a delegation may make a statement", draft.name())
	}
	return true, nil
}

// joiner is the delegation that joins, and the group that it speaks for.
func (w *work) joiner(draft Draft, st standing, in SponsorInput) (delegation, behind Delegation, err error) {
	if err := in.check(); err != nil {
		return Delegation{}, Delegation{}, err
	}
	if delegation, err = st.ownOrRecorded(w, draft, SponsorDrafts, in.DelegationID); err != nil {
		return Delegation{}, Delegation{}, err
	}
	if delegation.ID == draft.MainSponsorID {
		return Delegation{}, Delegation{}, fault.New(fault.Conflict, "", "%s is the main sponsor already", delegation.Name)
	}
	earlier, err := w.Sponsorship(draft.ID, delegation.ID)
	switch {
	case err != nil && fault.CodeOf(err) != fault.NotFound:
		return Delegation{}, Delegation{}, err
	case err == nil && earlier.Stands():
		return Delegation{}, Delegation{}, fault.New(fault.Conflict, "", "%s is a co-sponsor already", delegation.Name)
	case in.ExpectedVersion != draft.Version:
		return Delegation{}, Delegation{}, errStaleVersion(draft, in.ExpectedVersion)
	}
	behind, err = group(w, delegation, in.OnBehalfOfID, w.now)
	return delegation, behind, err
}

// ownOrRecorded is speaking for what nobody but the secretariat records: a
// facilitator who is a delegate speaks for their own delegation alone.
func (st standing) ownOrRecorded(r Snapshot, draft Draft, a Action, delegationID string) (Delegation, error) {
	if st.membership.Role == Delegate && delegationID != "" && delegationID != st.delegation.ID {
		return Delegation{}, fault.New(fault.Forbidden, "delegation_id", "a delegate speaks for their own delegation only")
	}
	return st.speaking(r, draft, a, delegationID)
}

// Consent says that a co-sponsor stands for the draft as it reads now. Consenting
// again changes nothing. Errors: forbidden, stale, conflict.
func (s *Service) Consent(ctx context.Context, actor Actor, draftID string, in SponsorInput) (Sponsors, error) {
	return write(ctx, s, actor, "consent", []any{draftID, in}, func(w *work) (Sponsors, error) {
		draft, _, sponsorship, err := w.coSponsor(draftID, ConsentToText, in)
		if err != nil {
			return Sponsors{}, err
		}
		if draft.Version != in.ExpectedVersion {
			return Sponsors{}, errStaleVersion(draft, in.ExpectedVersion)
		}
		if sponsorship.ConsentedTo == draft.Version {
			return w.sponsorsNow(draft)
		}
		sponsorship.ConsentedTo = draft.Version
		if err := w.keepSponsorship(draft, sponsorship, SponsorConsented, in.Reason); err != nil {
			return Sponsors{}, err
		}
		return w.sponsorsNow(draft)
	})
}

// LeaveSponsors ends a co-sponsorship, until the decision on the draft. The main
// sponsor cannot leave: it withdraws the draft, or the secretariat names another.
// Errors: forbidden, conflict.
func (s *Service) LeaveSponsors(ctx context.Context, actor Actor, draftID string, in SponsorInput) (Sponsors, error) {
	return write(ctx, s, actor, "leave sponsors", []any{draftID, in}, func(w *work) (Sponsors, error) {
		draft, delegation, sponsorship, err := w.coSponsor(draftID, LeaveSponsors, in)
		if err != nil {
			return Sponsors{}, err
		}
		sponsorship.LeftAt = &w.now
		if err := w.keepSponsorship(draft, sponsorship, SponsorLeft, in.Reason); err != nil {
			return Sponsors{}, err
		}
		return w.tellOfSponsor(draft, delegation, AlertSponsorLeft)
	})
}

// coSponsor loads the sponsorship that the actor acts on.
func (w *work) coSponsor(draftID string, a DraftAction, in SponsorInput) (Draft, Delegation, Sponsorship, error) {
	none := func(err error) (Draft, Delegation, Sponsorship, error) {
		return Draft{}, Delegation{}, Sponsorship{}, err
	}
	draft, st, err := w.draftIn(draftID, a)
	if err != nil {
		return none(err)
	}
	if err := in.check(); err != nil {
		return none(err)
	}
	delegation, err := st.ownOrRecorded(w, draft, SponsorDrafts, in.DelegationID)
	if err != nil {
		return none(err)
	}
	if delegation.ID == draft.MainSponsorID {
		return none(fault.New(fault.Conflict, "", "%s is the main sponsor: it stands for every text of the draft, until it withdraws it or the secretariat names another main sponsor", delegation.Name))
	}
	sponsorship, err := w.Sponsorship(draft.ID, delegation.ID)
	if fault.CodeOf(err) == fault.NotFound || err == nil && !sponsorship.Stands() {
		return none(fault.New(fault.Conflict, "", "%s is no co-sponsor of %s: it may join", delegation.Name, draft.name()))
	}
	return draft, delegation, sponsorship, err
}

// keepSponsorship writes a sponsorship, with all of it in the log.
func (w *work) keepSponsorship(draft Draft, s Sponsorship, event EventType, reason string) error {
	if err := w.PutSponsorship(s); err != nil {
		return err
	}
	audience := ToReaders
	if event == SponsorConsented || s.Late {
		audience = ToCommittee
	}
	return w.record(Event{
		CommitteeID:  draft.CommitteeID,
		Type:         event,
		Audience:     audience,
		DraftID:      draft.ID,
		Version:      draft.Version,
		DelegationID: s.DelegationID,
	}, map[string]any{"sponsorship": s, "reason": reason})
}

// tellOfSponsor alerts the sponsors to one who came or went, and returns them.
func (w *work) tellOfSponsor(draft Draft, who Delegation, kind AlertKind) (Sponsors, error) {
	particulars := map[string]any{"by": who.Name, "version": draft.Version}
	if err := w.alertSponsors(draft, Alert{Kind: kind}, particulars, who.ID); err != nil {
		return Sponsors{}, err
	}
	return w.sponsorsNow(draft)
}

func (w *work) sponsorsNow(draft Draft) (Sponsors, error) {
	all, err := sponsorsOf(w, draft)
	return Sponsors{Version: draft.Version, Sponsors: all, Document: onDocument(all)}, err
}

// alertSponsors alerts the main sponsor and the co-sponsors, and others beside
// them, to something about a draft: all but the delegation that did it.
func (w *work) alertSponsors(draft Draft, a Alert, particulars map[string]any, others ...string) error {
	all, err := sponsorsOf(w, draft)
	if err != nil {
		return err
	}
	own, err := w.ownDelegation(draft.CommitteeID)
	if err != nil {
		return err
	}
	told := []string{}
	for _, s := range all {
		if s.stands() {
			told = append(told, s.DelegationID)
		}
	}
	told = slices.DeleteFunc(append(told, others...), func(id string) bool { return id == own })
	a.CommitteeID, a.DraftID = draft.CommitteeID, draft.ID
	return w.alert(a, told, particulars)
}

// ownDelegation is the delegation of who acts, empty where they have none.
func (w *work) ownDelegation(committeeID string) (string, error) {
	m, err := w.Membership(committeeID, w.actor.PersonID)
	if fault.CodeOf(err) == fault.NotFound {
		return "", nil
	}
	return m.DelegationID, err
}

// changeMainSponsor puts another delegation, or none, in the main sponsor's
// place. The one that was it stays as a co-sponsor who has consented to the text
// as it is, and may leave; the new one is no co-sponsor any more.
func (w *work) changeMainSponsor(draft *Draft, id, onBehalfOfID string) error {
	former, formerly := draft.MainSponsorID, draft.OnBehalfOfID
	draft.MainSponsorID, draft.OnBehalfOfID = id, onBehalfOfID
	if former == id {
		return nil
	}
	if former != "" {
		stays := Sponsorship{DraftID: draft.ID, DelegationID: former, OnBehalfOfID: formerly, JoinedAt: w.now, ConsentedTo: draft.Version}
		if err := w.keepSponsorship(*draft, stays, SponsorJoined, ""); err != nil {
			return err
		}
	}
	earlier, err := w.Sponsorship(draft.ID, id)
	switch {
	case err != nil && fault.CodeOf(err) != fault.NotFound:
		return err
	case err == nil && earlier.Stands():
		earlier.LeftAt = &w.now
		if err := w.keepSponsorship(*draft, earlier, SponsorLeft, ""); err != nil {
			return err
		}
	}
	name := ""
	if id != "" {
		now, err := w.Delegation(id)
		if err != nil {
			return err
		}
		name = now.Name
	}
	return w.alertSponsors(*draft, Alert{Kind: AlertMainSponsorChanged}, map[string]any{"by": name})
}
