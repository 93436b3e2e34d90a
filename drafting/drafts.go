package drafting

import (
	"context"
	"slices"
	"time"

	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// Page is a stretch of a list: what comes after the id After, at most Limit.
type Page struct {
	After string `json:"after"`
	Limit int    `json:"limit"`
}

// pageLimit is how many items a page has where none or too many are asked for.
const pageLimit = 200

func (p Page) limit() int {
	if p.Limit <= 0 || p.Limit > pageLimit {
		return pageLimit
	}
	return p.Limit
}

// DraftInput is what a draft starts from. Symbol is the text's own where it is
// empty; Status is zero_draft where it is empty, and only the secretariat may
// say tabled. A delegate's draft has their delegation as main sponsor;
// OnBehalfOfID is the group that the main sponsor speaks for. CirculatedAt is when
// the document of a tabled one reached the members, the present where it is nil.
type DraftInput struct {
	Text          *text.Text  `json:"text"`
	Symbol        string      `json:"symbol"`
	Status        DraftStatus `json:"status"`
	MainSponsorID string      `json:"main_sponsor_id"`
	OnBehalfOfID  string      `json:"on_behalf_of_id"`
	CirculatedAt  *time.Time  `json:"circulated_at"`
	Note          string      `json:"note"`
}

// CreateDraft starts a draft with its first version. It is not published.
// Errors: forbidden, invalid.
func (s *Service) CreateDraft(ctx context.Context, actor Actor, committeeID string, in DraftInput) (Draft, error) {
	return write(ctx, s, actor, "create draft", []any{committeeID, in}, func(w *work) (Draft, error) {
		st, err := requireIn(w, actor, committeeID, CreateDrafts)
		if err != nil {
			return Draft{}, err
		}
		draft := Draft{CommitteeID: committeeID, Status: ZeroDraft}
		if draft.Symbol, err = optionalLine("symbol", in.Symbol); err != nil {
			return Draft{}, err
		}
		if in.Status != "" {
			if err := st.mayStart(in.Status); err != nil {
				return Draft{}, err
			}
			draft.Status = in.Status
		}
		if draft.MainSponsorID, err = mainSponsor(w, st, committeeID, in.MainSponsorID); err != nil {
			return Draft{}, err
		}
		if draft.OnBehalfOfID, err = behindMainSponsor(w, draft, in.OnBehalfOfID, w.now); err != nil {
			return Draft{}, err
		}
		if draft.Status == Tabled {
			if draft.TabledAt, err = circulated(in.CirculatedAt, w.now); err != nil {
				return Draft{}, err
			}
		}
		return w.startDraft(draft, in.Text, Created, in.Note)
	})
}

// mayStart refuses a first status other than zero draft and, for the
// secretariat, tabled.
func (st standing) mayStart(status DraftStatus) error {
	switch {
	case status == ZeroDraft:
		return nil
	case status == Tabled:
		return st.require(ChangeDrafts)
	}
	return fault.Invalidf("status", "a draft cannot start as %q; it starts as zero_draft or tabled", status)
}

// mainSponsor is a delegate's own delegation, or the one that an officer names.
func mainSponsor(r Snapshot, st standing, committeeID, id string) (string, error) {
	own := st.membership.DelegationID
	if st.membership.Role == Delegate {
		if id != "" && id != own {
			return "", fault.New(fault.Forbidden, "main_sponsor_id", "a delegate's draft has their own delegation as main sponsor")
		}
		return own, nil
	}
	if id == "" {
		return "", nil
	}
	d, err := delegationIn(r, committeeID, "main_sponsor_id", id)
	return d.ID, err
}

// behindMainSponsor is the group that a draft's main sponsor speaks for.
func behindMainSponsor(r Snapshot, draft Draft, id string, at time.Time) (string, error) {
	if id == "" {
		return "", nil
	}
	if draft.MainSponsorID == "" {
		return "", fault.Invalidf("on_behalf_of_id", "the draft has no main sponsor who could speak for a group: name one")
	}
	sponsor, err := r.Delegation(draft.MainSponsorID)
	if err != nil {
		return "", err
	}
	behind, err := group(r, sponsor, id, at)
	return behind.ID, err
}

// startDraft writes a draft with its first version and says so in the log.
func (w *work) startDraft(draft Draft, t *text.Text, reason VersionReason, note string) (Draft, error) {
	first, err := text.Canonical(t)
	if err != nil {
		return Draft{}, err
	}
	draft.ID = w.service.newID()
	draft.Kind, draft.Title, draft.Designation = first.Kind, first.Title, first.Designation
	if draft.Symbol == "" {
		draft.Symbol = first.Symbol
	}
	draft.Version, draft.CreatedAt, draft.UpdatedAt = 1, w.now, w.now
	if err := w.CreateDraft(&draft); err != nil {
		return Draft{}, err
	}
	event := Event{CommitteeID: draft.CommitteeID, Type: DraftCreated, Audience: ToCommittee, DraftID: draft.ID}
	if err := w.record(event, map[string]any{"title": draft.Title}); err != nil {
		return Draft{}, err
	}
	version := Version{
		DraftID: draft.ID,
		Number:  1,
		Text:    first,
		Hash:    text.Hash(first, ""),
		Author:  w.by,
		At:      w.now,
		Reason:  reason,
		Note:    note,
	}
	return draft, w.appendVersion(draft, version, firstProvenance(version))
}

// ImportInput is what an import found: single texts, or a report whose
// instruments become drafts in their order.
type ImportInput struct {
	Texts  []*text.Text `json:"texts,omitempty"`
	Report *text.Report `json:"report,omitempty"`
	Note   string       `json:"note"`
}

// Import stores every text as a draft of its own, all of them or none, and what a
// report says around them. Errors: forbidden, invalid, conflict where another report
// was imported before.
func (s *Service) Import(ctx context.Context, actor Actor, committeeID string, in ImportInput) ([]Draft, error) {
	return write(ctx, s, actor, "import", []any{committeeID, in}, func(w *work) ([]Draft, error) {
		if _, err := requireIn(w, actor, committeeID, ImportTexts); err != nil {
			return nil, err
		}
		drafts := []Draft{}
		start := func(section string, t *text.Text) error {
			draft := Draft{CommitteeID: committeeID, Status: Tabled, Section: section}
			draft, err := w.startDraft(draft, t, Imported, in.Note)
			drafts = append(drafts, draft)
			return err
		}
		for _, t := range in.Texts {
			if err := start("", t); err != nil {
				return nil, err
			}
		}
		if in.Report != nil {
			if err := w.keepFrame(committeeID, in.Report); err != nil {
				return nil, err
			}
			for _, section := range in.Report.Sections {
				for _, t := range section.Texts {
					if err := start(section.Letter, t); err != nil {
						return nil, err
					}
				}
			}
		}
		if len(drafts) == 0 {
			return nil, fault.Invalidf("", "the import holds no text")
		}
		return drafts, nil
	})
}

// Drafts are a committee's that the actor may see, in the order of the
// committee's list.
func (s *Service) Drafts(ctx context.Context, actor Actor, committeeID string, page Page) ([]Draft, error) {
	return view(ctx, s, func(r Snapshot) ([]Draft, error) {
		st, err := seeCommittee(r, actor, committeeID)
		if err != nil {
			return nil, err
		}
		return seenDrafts(r, st, committeeID, page)
	})
}

// seenDrafts reads on until the page is full, because some may be hidden.
func seenDrafts(r Snapshot, st standing, committeeID string, page Page) ([]Draft, error) {
	seen := []Draft{}
	for after := page.After; ; {
		batch, err := r.Drafts(committeeID, after, pageLimit)
		if err != nil {
			return nil, err
		}
		for _, d := range batch {
			if d.Published() || st.may(SeeUnpublished) {
				seen = append(seen, d)
			}
			if len(seen) == page.limit() {
				return seen, nil
			}
			after = d.ID
		}
		if len(batch) < pageLimit {
			return seen, nil
		}
	}
}

// Draft returns a draft: not_found where the actor may not see it.
func (s *Service) Draft(ctx context.Context, actor Actor, id string) (Draft, error) {
	return view(ctx, s, func(r Snapshot) (Draft, error) {
		draft, _, err := seeDraft(r, actor, id)
		return draft, err
	})
}

// DraftChange is what the secretariat may change around a text. A nil field
// stays; an empty one is taken away.
type DraftChange struct {
	Symbol        *string `json:"symbol"`
	MainSponsorID *string `json:"main_sponsor_id"`
	OnBehalfOfID  *string `json:"on_behalf_of_id"`
	AgendaItemID  *string `json:"agenda_item_id"`
}

// ChangeDraft changes a draft's symbol, its item of the agenda or, until the
// decision on it, its main sponsor. Errors: forbidden, invalid, conflict, also
// once the text is sealed.
func (s *Service) ChangeDraft(ctx context.Context, actor Actor, id string, in DraftChange) (Draft, error) {
	return write(ctx, s, actor, "change draft", []any{id, in}, func(w *work) (Draft, error) {
		draft, st, err := w.draftFor(id, ChangeDrafts)
		if err != nil {
			return Draft{}, err
		}
		if draft.Status == Final {
			return Draft{}, errSealed(draft)
		}
		if err := in.fill(w, st, &draft); err != nil {
			return Draft{}, err
		}
		draft.UpdatedAt = w.now
		if err := w.UpdateDraft(draft, draft.Version); err != nil {
			return Draft{}, err
		}
		return draft, w.record(
			Event{CommitteeID: draft.CommitteeID, Type: DraftChanged, Audience: ToReaders, DraftID: draft.ID},
			map[string]any{"symbol": draft.Symbol, "main_sponsor_id": draft.MainSponsorID, "on_behalf_of_id": draft.OnBehalfOfID, "agenda_item_id": draft.AgendaItemID},
		)
	})
}

func (in DraftChange) fill(w *work, st standing, draft *Draft) error {
	if in.Symbol != nil {
		symbol, err := givenSymbol(w, *draft, *in.Symbol)
		if err != nil {
			return err
		}
		if symbol == "" && draft.Symbol != "" && draft.TabledAt != nil {
			return fault.Invalidf("symbol", "%s was tabled under its symbol: give it another, but not none", draft.name())
		}
		draft.Symbol = symbol
	}
	if err := in.fillAgendaItem(w, draft); err != nil {
		return err
	}
	if in.MainSponsorID == nil && in.OnBehalfOfID == nil {
		return nil
	}
	return in.fillMainSponsor(w, st, draft)
}

func (in DraftChange) fillAgendaItem(r Snapshot, draft *Draft) error {
	if in.AgendaItemID == nil {
		return nil
	}
	items, err := r.AgendaItems(draft.CommitteeID)
	if err != nil {
		return err
	}
	known := slices.ContainsFunc(items, func(item AgendaItem) bool { return item.ID == *in.AgendaItemID })
	if *in.AgendaItemID != "" && !known {
		return fault.Invalidf("agenda_item_id", "there is no item %q on the agenda", *in.AgendaItemID)
	}
	draft.AgendaItemID = *in.AgendaItemID
	return nil
}

func (in DraftChange) fillMainSponsor(w *work, st standing, draft *Draft) error {
	if err := phaseOf(NameMainSponsor).check(*draft); err != nil {
		return err
	}
	id, behind := draft.MainSponsorID, draft.OnBehalfOfID
	if in.MainSponsorID != nil {
		var err error
		if id, err = mainSponsor(w, st, draft.CommitteeID, *in.MainSponsorID); err != nil {
			return err
		}
		if id != draft.MainSponsorID {
			behind = ""
		}
	}
	if in.OnBehalfOfID != nil {
		behind = *in.OnBehalfOfID
	}
	behind, err := behindMainSponsor(w, Draft{CommitteeID: draft.CommitteeID, MainSponsorID: id}, behind, w.now)
	if err != nil {
		return err
	}
	return w.changeMainSponsor(draft, id, behind)
}

// NameFacilitator has a person of the committee conduct a draft's negotiation,
// nobody where personID is empty. Errors: forbidden, invalid, conflict once the
// draft is decided.
func (s *Service) NameFacilitator(ctx context.Context, actor Actor, draftID, personID string) (Draft, error) {
	return write(ctx, s, actor, "name facilitator", []any{draftID, personID}, func(w *work) (Draft, error) {
		draft, _, err := w.draftIn(draftID, NameTheFacilitator)
		if err != nil {
			return Draft{}, err
		}
		if err := mayFacilitate(w, draft, personID); err != nil {
			return Draft{}, err
		}
		draft.FacilitatorID, draft.UpdatedAt = personID, w.now
		if err := w.UpdateDraft(draft, draft.Version); err != nil {
			return Draft{}, err
		}
		return draft, w.record(
			Event{CommitteeID: draft.CommitteeID, Type: FacilitatorNamed, Audience: ToCommittee, DraftID: draft.ID},
			map[string]any{"facilitator_id": personID},
		)
	})
}

// mayFacilitate refuses who has no part in the committee's work.
func mayFacilitate(r Snapshot, draft Draft, personID string) error {
	if personID == "" {
		return nil
	}
	m, err := r.Membership(draft.CommitteeID, personID)
	if err != nil && fault.CodeOf(err) != fault.NotFound {
		return err
	}
	if err != nil || m.Role == Reader {
		return fault.Invalidf("person_id", "a facilitator is a delegate of the committee, its chair or one of its secretariat: name one of them")
	}
	return nil
}

// draftFor loads a draft that the actor may see and do the action on.
func (w *work) draftFor(id string, a Action) (Draft, standing, error) {
	draft, st, err := seeDraft(w, w.actor, id)
	if err != nil {
		return Draft{}, standing{}, err
	}
	return draft, st, st.require(a)
}

// openDraft is draftFor where the text can still change: conflict where the
// draft is closed or under silence, stale where it is no longer at the version expected.
func (w *work) openDraft(id string, a Action, expectedVersion int) (Draft, standing, error) {
	draft, st, err := w.draftFor(id, a)
	if err != nil {
		return Draft{}, standing{}, err
	}
	if !draft.Status.Open() {
		return Draft{}, standing{}, errClosed(draft)
	}
	if draft.Status == Silence {
		return Draft{}, standing{}, errUnderSilence(w, draft, "nothing in it changes or is decided meanwhile; call the silence off first")
	}
	if draft.Version != expectedVersion {
		return Draft{}, standing{}, errStaleVersion(draft, expectedVersion)
	}
	return draft, st, nil
}

func errClosed(draft Draft) error {
	return fault.New(fault.Conflict, "", "%s is %s and closed; %s", draft.name(), statusWords[draft.Status], possibleNow[draft.Status])
}

func errStaleVersion(draft Draft, expected int) error {
	e := fault.New(fault.Stale, "", "the draft is at version %d, not %d: look at it again, then repeat", draft.Version, expected)
	e.Detail = map[string]any{"version": draft.Version}
	return e
}

// Publish lets readers and the public see the draft, from its current version
// on. Publishing again changes nothing.
func (s *Service) Publish(ctx context.Context, actor Actor, id string) (Draft, error) {
	return write(ctx, s, actor, "publish", id, func(w *work) (Draft, error) {
		draft, _, err := w.draftFor(id, PublishDrafts)
		if err != nil || draft.Published() {
			return draft, err
		}
		draft.PublishedFrom = draft.Version
		return w.setPublication(draft, DraftPublished)
	})
}

// Unpublish hides the draft from readers and the public.
func (s *Service) Unpublish(ctx context.Context, actor Actor, id string) (Draft, error) {
	return write(ctx, s, actor, "unpublish", id, func(w *work) (Draft, error) {
		draft, _, err := w.draftFor(id, PublishDrafts)
		if err != nil || !draft.Published() {
			return draft, err
		}
		draft.PublishedFrom = 0
		return w.setPublication(draft, DraftUnpublished)
	})
}

func (w *work) setPublication(draft Draft, event EventType) (Draft, error) {
	draft.UpdatedAt = w.now
	if err := w.UpdateDraft(draft, draft.Version); err != nil {
		return Draft{}, err
	}
	return draft, w.record(
		Event{CommitteeID: draft.CommitteeID, Type: event, Audience: ToReaders, DraftID: draft.ID, Version: draft.Version},
		nil,
	)
}
