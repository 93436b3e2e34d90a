package drafting

import (
	"context"

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
// say tabled. A delegate's draft has their delegation as main sponsor.
type DraftInput struct {
	Text          *text.Text  `json:"text"`
	Symbol        string      `json:"symbol"`
	Status        DraftStatus `json:"status"`
	MainSponsorID string      `json:"main_sponsor_id"`
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

// Import stores every text as a draft of its own, all of them or none. Errors:
// forbidden, invalid.
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
// stays.
type DraftChange struct {
	Symbol        *string      `json:"symbol"`
	Status        *DraftStatus `json:"status"`
	MainSponsorID *string      `json:"main_sponsor_id"`
}

// ChangeDraft changes a draft's symbol, status (zero_draft or tabled, before
// action begins) or main sponsor. Errors: forbidden, invalid, conflict, also once
// the text is sealed.
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
			map[string]any{"symbol": draft.Symbol, "status": draft.Status},
		)
	})
}

func (in DraftChange) fill(r Snapshot, st standing, draft *Draft) error {
	if in.Symbol != nil {
		symbol, err := givenSymbol(r, *draft, *in.Symbol)
		if err != nil {
			return err
		}
		draft.Symbol = symbol
	}
	if in.MainSponsorID != nil {
		sponsor, err := mainSponsor(r, st, draft.CommitteeID, *in.MainSponsorID)
		if err != nil {
			return err
		}
		draft.MainSponsorID = sponsor
	}
	if in.Status == nil || *in.Status == draft.Status {
		return nil
	}
	if draft.Status != ZeroDraft && draft.Status != Tabled {
		return fault.New(fault.Conflict, "status", "the draft is %s: its status now changes by decisions only", draft.Status)
	}
	if err := st.mayStart(*in.Status); err != nil {
		return err
	}
	draft.Status = *in.Status
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
	return fault.New(fault.Conflict, "", "the draft is closed (%s): nothing more can change in it", draft.Status)
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
