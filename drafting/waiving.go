package drafting

import (
	"context"
	"strings"

	"chapeau/drafting/fault"
)

// WaiverInput is what the chair waives the notice of, and why: the draft, all of
// its amendments that were circulated, or one that is named. One waiver can cover
// the draft and amendments.
type WaiverInput struct {
	Draft       bool   `json:"draft"`
	Amendments  bool   `json:"amendments"`
	AmendmentID string `json:"amendment_id"`
	Reason      string `json:"reason"`
}

// WaiveNotice records at the meeting that is open that texts may be considered
// before their notice has passed. Errors: forbidden, invalid, conflict where no
// meeting is open, the draft is closed, or no notice runs for what is named.
func (s *Service) WaiveNotice(ctx context.Context, actor Actor, draftID string, in WaiverInput) (Waiver, error) {
	return write(ctx, s, actor, "waive notice", []any{draftID, in}, func(w *work) (Waiver, error) {
		draft, st, err := w.draftFor(draftID, WaiveNotices)
		if err != nil {
			return Waiver{}, err
		}
		if !draft.Status.Open() {
			return Waiver{}, errClosed(draft)
		}
		reason, err := in.check()
		if err != nil {
			return Waiver{}, err
		}
		at, err := sitting(w, draft)
		if err != nil {
			return Waiver{}, err
		}
		if err := w.checkWaiver(st, draft, in); err != nil {
			return Waiver{}, err
		}
		return w.waive(draft, Waiver{
			Draft: in.Draft, Amendments: in.Amendments, AmendmentID: in.AmendmentID, Reason: reason, Sitting: at,
		})
	})
}

// check refuses a waiver of nothing, without a reason, or of an amendment beside
// all of them.
func (in WaiverInput) check() (string, error) {
	reason := strings.TrimSpace(in.Reason)
	switch {
	case !in.Draft && !in.Amendments && in.AmendmentID == "":
		return "", fault.Invalidf("draft", "nothing is named: the notice of the draft, of its amendments or of one of them is waived")
	case in.Amendments && in.AmendmentID != "":
		return "", fault.Invalidf("amendment_id", "all amendments are named already: leave out the one, or waive the notice of it alone")
	case reason == "":
		return "", fault.Invalidf("reason", "a ruling has a reason: say why the notice is waived")
	case len(reason) > maximalRationale:
		return "", fault.Invalidf("reason", "it has %d bytes; at most %d are possible", len(reason), maximalRationale)
	}
	return reason, nil
}

// checkWaiver refuses a waiver where no notice runs that it would lift, and one
// of an amendment that the chair does not see here.
func (w *work) checkWaiver(st standing, draft Draft, in WaiverInput) error {
	issued, err := w.Documents(draft.CommitteeID)
	if err != nil {
		return err
	}
	papers, err := papersOf(w, draft, issued)
	if err != nil {
		return err
	}
	if in.AmendmentID != "" {
		a, err := w.Amendment(in.AmendmentID)
		if fault.CodeOf(err) == fault.NotFound || err == nil && (a.DraftID != draft.ID || !st.sees(a)) {
			return fault.Invalidf("amendment_id", "%q is no amendment to %s", in.AmendmentID, draft.name())
		}
		if err != nil {
			return err
		}
	}
	c, err := noticeCounter(w, draft, w.now)
	if err != nil {
		return err
	}
	would := Waiver{Draft: in.Draft, Amendments: in.Amendments, AmendmentID: in.AmendmentID, At: w.now}
	for _, p := range papers {
		if n, counted := c.notice(p); counted && n.Runs && would.covers(p, n.CirculatedAt) {
			return nil
		}
	}
	return fault.New(fault.Conflict, "", "no notice runs for what is named: it was waived, has passed, or nothing was circulated that it is counted from; the texts can be considered now")
}

// waive writes a waiver with its number and hash, and says so in the log.
func (w *work) waive(draft Draft, v Waiver) (Waiver, error) {
	v.ID, v.CommitteeID, v.DraftID, v.Person, v.At = w.service.newID(), draft.CommitteeID, draft.ID, w.by, w.now
	earlier, err := w.Waivers(draft.ID)
	if err != nil {
		return Waiver{}, err
	}
	v.Number = len(earlier) + 1
	if v.Hash, err = hashWaiver(v); err != nil {
		return Waiver{}, err
	}
	if err := w.AppendWaiver(v); err != nil {
		return Waiver{}, err
	}
	return v, w.record(
		Event{CommitteeID: v.CommitteeID, Type: NoticeWaived, Audience: ToCommittee, DraftID: v.DraftID, Version: draft.Version},
		map[string]any{"waiver": v.ID, "reason": v.Reason, "hash": v.Hash},
	)
}
