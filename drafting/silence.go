package drafting

import (
	"context"
	"slices"
	"time"

	"chapeau/drafting/fault"
)

// SilenceInput puts the version expected under silence until a moment: as
// RFC 3339, or without an offset in the committee's time zone
// ("2031-05-12T18:00").
type SilenceInput struct {
	ExpectedVersion int    `json:"expected_version"`
	Until           string `json:"until"`
}

// localMinute is a moment on the clocks of the committee's time zone.
const localMinute = "2006-01-02T15:04"

// StartSilence puts an informal text under silence and tells every delegation.
// Meanwhile its words stay as they are: what delegations are silent about must be
// what is then agreed. Errors: forbidden, invalid for a deadline that is not to
// come, stale, conflict where the text is not an informal one.
func (s *Service) StartSilence(ctx context.Context, actor Actor, draftID string, in SilenceInput) (Draft, error) {
	return write(ctx, s, actor, "start silence", []any{draftID, in}, func(w *work) (Draft, error) {
		draft, _, err := w.draftFor(draftID, ConductSilence)
		if err != nil {
			return Draft{}, err
		}
		if draft.Status == Silence {
			return Draft{}, errUnderSilence(w, draft, "wait for the deadline, or call it off")
		}
		if draft.Status != InformalText {
			return Draft{}, fault.New(fault.Conflict, "", "%s is %s: only an informal text is put under silence", draft.name(), draft.Status)
		}
		if draft.Version != in.ExpectedVersion {
			return Draft{}, errStaleVersion(draft, in.ExpectedVersion)
		}
		until, err := w.deadline(draft, in.Until)
		if err != nil {
			return Draft{}, err
		}
		draft.StatusBefore, draft.Status, draft.SilenceUntil = draft.Status, Silence, &until
		return w.moveSilence(draft, SilenceStarted, AlertSilenceStarted, map[string]any{"until": until})
	})
}

// deadline reads a moment that is still to come.
func (w *work) deadline(draft Draft, until string) (time.Time, error) {
	zone, err := zoneOf(w, draft.CommitteeID)
	if err != nil {
		return time.Time{}, err
	}
	at, err := time.Parse(time.RFC3339, until)
	if err != nil {
		at, err = time.ParseInLocation(localMinute, until, zone)
	}
	if err != nil {
		return time.Time{}, fault.Invalidf("until", "%q is no moment; one looks like 2031-05-12T18:00, in the committee's time zone", until)
	}
	if len(until) == len(localMinute) && at.In(zone).Format(localMinute) != until {
		return time.Time{}, fault.Invalidf("until", "the clocks of %s have no %s: they are put forward then", zone, until)
	}
	if !at.After(w.now) {
		return time.Time{}, fault.Invalidf("until", "%s is past: the deadline must be still to come", inZone(at, zone))
	}
	return at.UTC(), nil
}

func zoneOf(r Snapshot, committeeID string) (*time.Location, error) {
	committee, err := r.Committee(committeeID)
	if err != nil {
		return nil, err
	}
	zone, err := time.LoadLocation(committee.TimeZone)
	if err != nil {
		return nil, fault.Wrap(err, "the committee's time zone is not known here")
	}
	return zone, nil
}

func inZone(at time.Time, zone *time.Location) string {
	return at.In(zone).Format("2 January 2006, 15:04") + " (" + zone.String() + ")"
}

// moveSilence writes a draft whose silence began or ended, says so in the log
// and, where there is something to tell, tells every delegation.
func (w *work) moveSilence(draft Draft, event EventType, kind AlertKind, particulars map[string]any) (Draft, error) {
	draft.UpdatedAt = w.now
	if err := w.UpdateDraft(draft, draft.Version); err != nil {
		return Draft{}, err
	}
	if kind != "" {
		everybody, err := w.delegationIDs(draft.CommitteeID)
		if err != nil {
			return Draft{}, err
		}
		told := Alert{CommitteeID: draft.CommitteeID, DraftID: draft.ID, Kind: kind}
		if clause, named := particulars["clause"].(string); named {
			told.Clause = clause
		}
		if err := w.alert(told, everybody, particulars); err != nil {
			return Draft{}, err
		}
	}
	return draft, w.record(
		Event{CommitteeID: draft.CommitteeID, Type: event, Audience: ToCommittee, DraftID: draft.ID, Version: draft.Version},
		particulars,
	)
}

// afterSilence is the draft as it was before the silence.
func afterSilence(draft Draft) Draft {
	draft.Status, draft.StatusBefore, draft.SilenceUntil = draft.StatusBefore, "", nil
	return draft
}

// ObjectionInput is an objection to a text under silence: in a delegation's name,
// to a clause or to the whole, with words where there are any.
type ObjectionInput struct {
	DelegationID string `json:"delegation_id"`
	Clause       string `json:"clause"`
	Words        string `json:"words"`
}

// BreakSilence records a delegation's objection, which ends the silence at once,
// and tells every delegation. Errors: forbidden, invalid for an unknown clause,
// conflict where the draft is not under silence or the deadline has passed.
func (s *Service) BreakSilence(ctx context.Context, actor Actor, draftID string, in ObjectionInput) (Statement, error) {
	return write(ctx, s, actor, "break silence", []any{draftID, in}, func(w *work) (Statement, error) {
		draft, st, err := w.silenceFor(draftID, Object)
		if err != nil {
			return Statement{}, err
		}
		d, err := st.speaking(w, draft, Object, in.DelegationID)
		if err != nil {
			return Statement{}, err
		}
		if !w.now.Before(*draft.SilenceUntil) {
			return Statement{}, w.errSilenceEnded(draft)
		}
		if err := w.inText(draft, "clause", in.Clause); err != nil {
			return Statement{}, err
		}
		objection, err := w.state(draft, Statement{Kind: Objection, DelegationID: d.ID, By: d.Name, Clause: in.Clause, Words: in.Words}, nil)
		if err != nil {
			return Statement{}, err
		}
		particulars := map[string]any{"by": d.Name, "statement": objection.ID}
		if in.Clause != "" {
			particulars["clause"] = in.Clause
		}
		_, err = w.moveSilence(afterSilence(draft), SilenceBroken, AlertSilenceBroken, particulars)
		return objection, err
	})
}

// inText refuses a clause that the current text does not have; none is fine.
func (w *work) inText(draft Draft, field, clause string) error {
	if clause == "" {
		return nil
	}
	current, err := w.Version(draft.ID, draft.Version)
	if err == nil && current.Text.Find(clause) == nil {
		err = fault.Invalidf(field, "version %d has no paragraph %q", draft.Version, clause)
	}
	return err
}

// silenceFor loads a draft under silence that the actor may do the action on.
func (w *work) silenceFor(draftID string, a Action) (Draft, standing, error) {
	draft, st, err := w.draftFor(draftID, a)
	if err != nil {
		return Draft{}, standing{}, err
	}
	if draft.Status != Silence || draft.SilenceUntil == nil {
		return Draft{}, standing{}, fault.New(fault.Conflict, "", "%s is %s: it is under no silence", draft.name(), draft.Status)
	}
	return draft, st, nil
}

func (w *work) errSilenceEnded(draft Draft) error {
	zone, err := zoneOf(w, draft.CommitteeID)
	if err != nil {
		return err
	}
	return fault.New(fault.Conflict, "", "the silence ended on %s and no delegation had objected: it can be closed or called off, no longer broken", inZone(*draft.SilenceUntil, zone))
}

// CloseSilence confirms, once the deadline has passed, that no delegation
// objected: every paragraph that is not agreed in committee is agreed ad
// referendum, and positions that held it are overtaken by the silence of those
// who had taken them. Nothing does this by itself. Errors: forbidden, stale,
// conflict before the deadline and where the draft is not under silence.
func (s *Service) CloseSilence(ctx context.Context, actor Actor, draftID string, expectedVersion int) (Draft, error) {
	return write(ctx, s, actor, "close silence", []any{draftID, expectedVersion}, func(w *work) (Draft, error) {
		draft, _, err := w.silenceFor(draftID, ConductSilence)
		if err != nil {
			return Draft{}, err
		}
		if draft.Version != expectedVersion {
			return Draft{}, errStaleVersion(draft, expectedVersion)
		}
		if w.now.Before(*draft.SilenceUntil) {
			return Draft{}, errUnderSilence(w, draft, "before that it can be broken or called off, not closed")
		}
		if err := w.agreeBySilence(draft); err != nil {
			return Draft{}, err
		}
		return w.moveSilence(afterSilence(draft), SilenceClosed, "", map[string]any{"until": draft.SilenceUntil})
	})
}

// agreeBySilence makes every paragraph agreed ad referendum and takes the
// positions away that held one.
func (w *work) agreeBySilence(draft Draft) error {
	b, err := loadBoard(w, draft)
	if err != nil {
		return err
	}
	agreed := []Paragraph{}
	for clause := range b.order {
		p := b.at(clause)
		if p.Status == AgreedInCommittee {
			continue
		}
		p = w.moved(p, AgreedAdRef, draft.Version)
		p.BySilence = true
		agreed = append(agreed, p)
		for _, m := range b.marks[clause] {
			if err := w.overtake(draft, m); err != nil {
				return err
			}
		}
	}
	slices.SortFunc(agreed, b.compare)
	return w.putParagraphs(draft, agreed, ParagraphsStood, map[string]any{"by_silence": true})
}

// overtake takes a position away that held a paragraph before the silence.
func (w *work) overtake(draft Draft, m Mark) error {
	if !m.Position.Holds() {
		return nil
	}
	if err := w.DeleteMark(m); err != nil {
		return err
	}
	return w.recordMark(draft, m, ParagraphUnmarked, map[string]any{"clause": m.Clause, "by_silence": true})
}

// CallOffSilence ends a silence without an agreement, before or after its
// deadline. Errors: forbidden, invalid, conflict where the draft is not under
// silence.
func (s *Service) CallOffSilence(ctx context.Context, actor Actor, draftID, reason string) (Draft, error) {
	return write(ctx, s, actor, "call off silence", []any{draftID, reason}, func(w *work) (Draft, error) {
		if len(reason) > maximalRationale {
			return Draft{}, fault.Invalidf("reason", "it has %d bytes; at most %d are possible", len(reason), maximalRationale)
		}
		draft, _, err := w.silenceFor(draftID, ConductSilence)
		if err != nil {
			return Draft{}, err
		}
		return w.moveSilence(afterSilence(draft), SilenceCalledOff, "", map[string]any{"reason": reason})
	})
}

// errUnderSilence says until when, and what can be done meanwhile.
func errUnderSilence(r Snapshot, draft Draft, possible string) error {
	zone, err := zoneOf(r, draft.CommitteeID)
	if err != nil {
		return err
	}
	e := fault.New(fault.Conflict, "", "%s is under silence until %s: %s", draft.name(), inZone(*draft.SilenceUntil, zone), possible)
	e.Detail = map[string]any{"until": draft.SilenceUntil}
	return e
}

// silenceOf is the silence that a draft is under, nil where it is under none.
func silenceOf(draft Draft, now time.Time) *SilenceView {
	if draft.Status != Silence || draft.SilenceUntil == nil {
		return nil
	}
	return &SilenceView{Until: *draft.SilenceUntil, Ended: !now.Before(*draft.SilenceUntil)}
}
