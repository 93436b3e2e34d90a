package drafting

import (
	"context"
	"slices"
	"strings"

	"chapeau/drafting/fault"
)

// Undo takes the latest decision on a draft back, until its action is closed: as
// a new entry in the record, never by erasing. Text, amendments and proceedings
// stand again as they did before it; what was proposed, revised or withdrawn
// since stays so, and is carried over. Errors: forbidden, invalid without a
// reason, conflict where a later decision stands, the text changed otherwise
// since, the action is closed or the text is numbered.
func (s *Service) Undo(ctx context.Context, actor Actor, decisionID, reason string) (Decision, error) {
	return write(ctx, s, actor, "undo", []any{decisionID, reason}, func(w *work) (Decision, error) {
		d, draft, st, err := w.decisionFor(decisionID)
		if err != nil {
			return Decision{}, err
		}
		if err := st.require(Decide); err != nil {
			return Decision{}, err
		}
		if err := w.mayUndo(draft, d, reason); err != nil {
			return Decision{}, err
		}
		undone := Decision{Outcome: DecisionUndone, Amendments: d.Amendments, About: d.ID, Reason: reason}
		if d.Result != 0 {
			undone.Result = draft.Version + 1
		}
		if err := w.decideFor(onWhole[d.Outcome], &draft, &undone); err != nil {
			return Decision{}, err
		}
		draft.Status, draft.ResultSymbol, draft.Proceedings = d.Before.Status, d.Before.ResultSymbol, d.Before.Proceedings
		draft.NumberedAt = d.Before.NumberedAt
		draft.UpdatedAt = w.now
		return undone, w.restore(draft, d, undone)
	})
}

func (w *work) mayUndo(draft Draft, d Decision, reason string) error {
	if strings.TrimSpace(reason) == "" {
		return fault.Invalidf("reason", "say why the decision is taken back")
	}
	if draft.actionClosed() {
		return fault.New(fault.Conflict, "", "the action on %s is closed: what was decided can only be reconsidered, by a two-thirds majority", draft.name())
	}
	if d.Before == nil {
		return fault.New(fault.Conflict, "", "this entry cannot be taken back: take the same decision anew")
	}
	effective, err := effectiveDecisions(w, draft.ID)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(effective, func(e Decision) bool { return e.ID == d.ID }) {
		return fault.New(fault.Conflict, "", "decision %d was taken back already", d.Number)
	}
	if last := effective[len(effective)-1]; last.ID != d.ID {
		return fault.New(fault.Conflict, "", "decision %d was taken later: take that back first", last.Number)
	}
	return w.textStands(draft, d)
}

// textStands refuses to restore the text from before a decision that is not what
// the present text comes from, and to reopen one that was changed since it was
// decided on as a whole.
func (w *work) textStands(draft Draft, d Decision) error {
	if d.Result == 0 && !onWhole[d.Outcome] {
		return nil
	}
	all, err := w.Versions(draft.ID)
	if err != nil {
		return err
	}
	effective := effectiveVersions(all)
	last := effective[len(effective)-1].Number
	if d.Result != 0 && last != d.Result || d.Result == 0 && last > d.Against {
		return fault.New(fault.Conflict, "", "the text was changed after this decision: it can only be reconsidered")
	}
	return nil
}

// restore gives draft and amendments back what a decision took. Where it made a
// version, another one restores the text before it.
func (w *work) restore(draft Draft, d, undone Decision) error {
	r, err := w.newRestoration(draft, d)
	if err != nil {
		return err
	}
	if err := r.giveStandingsBack(); err != nil {
		return err
	}
	if d.Result == 0 {
		if err := w.UpdateDraft(draft, draft.Version); err != nil {
			return err
		}
		return r.giveWordingsBack()
	}
	return r.giveTextBack(undone)
}

// restoration gives amendments back what a decision took of them.
type restoration struct {
	*work
	draft  Draft
	undone Decision
	before map[string]AmendmentBefore
	all    []Amendment // of the draft, as they stand after each step
}

func (w *work) newRestoration(draft Draft, d Decision) (*restoration, error) {
	r := &restoration{work: w, draft: draft, undone: d, before: map[string]AmendmentBefore{}}
	for _, b := range d.Before.Amendments {
		r.before[b.ID] = b
	}
	var err error
	r.all, err = w.Amendments(draft.ID)
	return r, err
}

// giveStandingsBack has the amendments that the decision settled stand as they
// did. One that was withdrawn or joined another since stays so; a sub-amendment
// whose amendment ended since ends with it.
func (r *restoration) giveStandingsBack() error {
	changed := []Amendment{}
	for i := range r.all {
		a := &r.all[i]
		if !r.settled(*a) {
			continue
		}
		b := r.standingBefore(*a)
		if a.Status != NeedsRebase || b.Status.Final() {
			a.Status = b.Status
		}
		a.DecisionID, a.AdmittedAt, a.UpdatedAt = b.DecisionID, b.AdmittedAt, r.now
		if parent := r.find(a.ToID); parent != nil && parent.Status.Final() {
			a.Status = Lapsed
		}
		changed = append(changed, *a)
	}
	if err := r.UpdateAmendments(changed); err != nil {
		return err
	}
	for _, a := range changed {
		if !a.Status.Final() {
			continue
		}
		if err := r.lapseSubs(a, a.DecisionID); err != nil {
			return err
		}
	}
	return nil
}

// settled tells whether an amendment stands as the decision has it: as it was
// settled or, after a ruling was overruled, as it was given back.
func (r *restoration) settled(a Amendment) bool {
	switch a.Status {
	case Withdrawn, MergedInto, Incorporated:
		return false
	}
	return a.DecisionID == r.undone.ID || r.undone.Outcome == RulingOverruled && r.touched(a.ID)
}

// standingBefore is how an amendment stood; of one that the decision does not name
// nobody but its mover knew then.
func (r *restoration) standingBefore(a Amendment) AmendmentBefore {
	b, recorded := r.before[a.ID]
	switch {
	case recorded:
	case a.SubmittedAt == nil:
		b.Status = Drafted
	default:
		b.Status, b.AdmittedAt = a.standingAgain(), a.AdmittedAt
	}
	return b
}

func (r *restoration) find(id string) *Amendment {
	i := slices.IndexFunc(r.all, func(a Amendment) bool { return a.ID == id })
	if i < 0 {
		return nil
	}
	return &r.all[i]
}

// giveTextBack makes a version of the text before the decision, and has every
// pending amendment follow it: with the words that it had on that text or, where
// its mover has reworded it since, carried over.
func (r *restoration) giveTextBack(undone Decision) error {
	now, err := r.Version(r.draft.ID, r.draft.Version)
	if err != nil {
		return err
	}
	earlier, err := r.Version(r.draft.ID, r.undone.Against)
	if err != nil {
		return err
	}
	provenance, err := r.VersionProvenance(r.draft.ID, earlier.Number)
	if err != nil {
		return err
	}
	same, others, err := r.sort(earlier.Number)
	if err != nil {
		return err
	}
	paragraphs, err := r.paragraphsBefore()
	if err != nil {
		return err
	}
	next := Version{Text: earlier.Text, Reason: Undone, DecisionID: undone.ID, Note: undone.Reason, Sitting: undone.Sitting, Restores: earlier.Number}
	advance, err := r.advanceTo(r.draft, now, next, provenance, others)
	if err != nil {
		return err
	}
	if err := r.giveParagraphsBack(paragraphs, advance.Version.Number); err != nil {
		return err
	}
	return r.stand(same, advance.Version.Number)
}

// paragraphsBefore are those whose standing nobody but the decision has changed
// since, as they stood before it.
func (r *restoration) paragraphsBefore() ([]Paragraph, error) {
	rows, err := r.Paragraphs(r.draft.ID)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(slices.Clone(r.undone.Before.Paragraphs), func(b Paragraph) bool {
		return !slices.ContainsFunc(rows, func(p Paragraph) bool {
			return p.Clause == b.Clause && (p.At.Equal(b.At) || p.At.Equal(r.undone.At))
		})
	}), nil
}

// giveParagraphsBack has paragraphs stand as they did before the decision, on the
// version that gives their words back.
func (r *restoration) giveParagraphsBack(before []Paragraph, version int) error {
	rows, err := r.Paragraphs(r.draft.ID)
	if err != nil {
		return err
	}
	back := []Paragraph{}
	for _, b := range before {
		i := slices.IndexFunc(rows, func(p Paragraph) bool { return p.Clause == b.Clause })
		if i < 0 || rows[i].Status == b.Status && rows[i].Package == b.Package {
			continue
		}
		b.ChangedIn, b.HasBudget = rows[i].ChangedIn, rows[i].HasBudget
		back = append(back, b)
	}
	if len(back) == 0 {
		return nil
	}
	draft := r.draft
	draft.Version = version
	return r.putParagraphs(draft, back, ParagraphsFollowed, map[string]any{})
}

// giveWordingsBack is giveTextBack where the decision changed no text: amendments
// that it reworded get their words back, and what stands on an older version is
// carried over to the present one.
func (r *restoration) giveWordingsBack() error {
	same, others := []givenBack{}, openAmendments{latest: map[string]Revision{}}
	for _, a := range r.all {
		if !r.touched(a.ID) || !a.Status.Pending() {
			continue
		}
		if a.ToID != "" {
			if err := r.giveSubBack(a); err != nil {
				return err
			}
			continue
		}
		wording, err := r.wordingBefore(a)
		if err != nil {
			return err
		}
		if wording.Base == r.draft.Version {
			same = append(same, givenBack{a, wording})
			continue
		}
		if a, wording, err = r.reword(a, wording); err != nil {
			return err
		}
		others.all, others.latest[a.ID] = append(others.all, a), wording
	}
	if err := r.stand(same, r.draft.Version); err != nil || len(others.all) == 0 {
		return err
	}
	current, err := r.Version(r.draft.ID, r.draft.Version)
	if err != nil {
		return err
	}
	_, _, err = r.carryOver(r.draft, current, current, r.withSubs(others))
	return err
}

func (r *restoration) touched(id string) bool {
	_, touched := r.before[id]
	return touched
}

// giveSubBack has a sub-amendment stand on its amendment again, where the decision
// touched that one not; else it follows it.
func (r *restoration) giveSubBack(sub Amendment) error {
	if r.touched(sub.ToID) {
		return nil
	}
	parent := *r.find(sub.ToID)
	return r.standAsSub(sub, parent, parent.Revision)
}

// givenBack is an amendment with a wording that it gets back.
type givenBack struct {
	amendment Amendment
	wording   Revision
}

// sort divides the pending amendments to the text by whether they had words on
// the version that is given back.
func (r *restoration) sort(version int) (same []givenBack, others openAmendments, err error) {
	others.latest = map[string]Revision{}
	for _, a := range r.all {
		if !a.Status.Pending() || a.ToID != "" {
			continue
		}
		wording, err := r.wordingBefore(a)
		if err != nil {
			return nil, others, err
		}
		if wording.Base == version {
			same = append(same, givenBack{a, wording})
			continue
		}
		if a, wording, err = r.reword(a, wording); err != nil {
			return nil, others, err
		}
		others.all, others.latest[a.ID] = append(others.all, a), wording
	}
	return same, r.withSubs(others), nil
}

// withSubs adds the amendments to amendments, which follow those.
func (r *restoration) withSubs(o openAmendments) openAmendments {
	for _, a := range r.all {
		if a.ToID != "" {
			o.all = append(o.all, a)
		}
	}
	return o
}

// wordingBefore is the wording of an amendment before the decision; its latest one
// where its mover has reworded it since.
func (r *restoration) wordingBefore(a Amendment) (Revision, error) {
	all, err := r.Revisions(a.ID)
	if err != nil {
		return Revision{}, err
	}
	b, recorded := r.before[a.ID]
	earlier, known := lastWording(all, func(wording Revision) bool {
		if recorded {
			return wording.Number == b.Revision
		}
		return a.ToID == "" && wording.Base == r.undone.Against
	})
	if !known {
		earlier = all[len(all)-1]
	}
	return earlier, nil
}

// lastWording is the latest wording of an amendment that is asked for, among
// those since its mover last worded it.
func lastWording(all []Revision, asked func(Revision) bool) (Revision, bool) {
	for _, r := range slices.Backward(all) {
		if asked(r) {
			return r, true
		}
		if r.Reason == RevisionRevised || r.Reason == RevisionDrafted {
			break
		}
	}
	return Revision{}, false
}

// reword gives an amendment an earlier wording back where it stood, and writes it.
func (r *restoration) reword(a Amendment, wording Revision) (Amendment, Revision, error) {
	if wording.Number == a.Revision {
		return a, wording, nil
	}
	again, err := r.repeat(&a, wording, wording.Base, RevisionUndone)
	if err != nil {
		return a, again, err
	}
	if err := r.AppendRevisions([]Revision{again}); err != nil {
		return a, again, err
	}
	return a, again, r.recordRewordings(r.draft, []Revision{again})
}

// stand has amendments stand on a version with words that they had on the same
// text, and their sub-amendments on those.
func (r *restoration) stand(all []givenBack, version int) error {
	amendments, revisions := []Amendment{}, []Revision{}
	for i, back := range all {
		a := &all[i].amendment
		a.Status = r.statusBefore(*a)
		if back.wording.Number == a.Revision && back.wording.Base == version {
			continue
		}
		again, err := r.repeat(a, back.wording, version, RevisionUndone)
		if err != nil {
			return err
		}
		amendments, revisions = append(amendments, *a), append(revisions, again)
	}
	if err := r.AppendRevisions(revisions); err != nil {
		return err
	}
	if err := r.UpdateAmendments(amendments); err != nil {
		return err
	}
	if err := r.recordRewordings(r.draft, revisions); err != nil {
		return err
	}
	for _, back := range all {
		if err := r.standUnder(back.amendment, back.wording.Number); err != nil {
			return err
		}
	}
	return nil
}

// statusBefore is where a pending amendment stands once it has its words back.
func (r *restoration) statusBefore(a Amendment) AmendmentStatus {
	if a.Status != NeedsRebase {
		return a.Status
	}
	if b, recorded := r.before[a.ID]; recorded {
		return b.Status
	}
	return a.standingAgain()
}

// standUnder has the sub-amendments of an amendment that got its wording with a
// number back stand on its latest one, which says the same; one that had no words
// on it is carried over.
func (r *restoration) standUnder(parent Amendment, number int) error {
	for _, sub := range r.all {
		if sub.ToID != parent.ID || !sub.Status.Pending() {
			continue
		}
		if err := r.standAsSub(sub, parent, number); err != nil {
			return err
		}
	}
	return nil
}

func (r *restoration) standAsSub(sub, parent Amendment, number int) error {
	wording, known, err := r.wordingOn(sub, number)
	if err != nil {
		return err
	}
	if !known {
		return r.carryUnder(sub, parent)
	}
	if wording.Number != sub.Revision || wording.ToRevision != parent.Revision {
		if sub, err = r.standOn(sub, parent, wording); err != nil {
			return err
		}
	}
	return r.standUnder(sub, wording.Number)
}

// wordingOn is what a sub-amendment said of one wording of its amendment.
func (r *restoration) wordingOn(sub Amendment, parentRevision int) (Revision, bool, error) {
	earlier, err := r.wordingBefore(sub)
	if err != nil || earlier.ToRevision == parentRevision {
		return earlier, true, err
	}
	all, err := r.Revisions(sub.ID)
	if err != nil {
		return Revision{}, false, err
	}
	wording, known := lastWording(all, func(wording Revision) bool { return wording.ToRevision == parentRevision })
	return wording, known, nil
}

// standOn writes a sub-amendment's wording again, for its amendment's latest one.
func (r *restoration) standOn(sub, parent Amendment, wording Revision) (Amendment, error) {
	wording.ToRevision = parent.Revision
	sub.Status = r.statusBefore(sub)
	again, err := r.repeat(&sub, wording, parent.Base, RevisionUndone)
	if err != nil {
		return sub, err
	}
	if err := r.AppendRevisions([]Revision{again}); err != nil {
		return sub, err
	}
	if err := r.UpdateAmendments([]Amendment{sub}); err != nil {
		return sub, err
	}
	return sub, r.recordRewordings(r.draft, []Revision{again})
}

// carryUnder carries a sub-amendment over to its amendment's latest wording.
func (r *restoration) carryUnder(sub, parent Amendment) error {
	now, err := r.Revision(parent.ID, parent.Revision)
	if err != nil {
		return err
	}
	after, err := baseText(r, parent, now)
	if err != nil {
		return err
	}
	return r.follow(sub, parent, now, after)
}

// recordRewordings says in the log which wordings came back.
func (w *work) recordRewordings(draft Draft, revisions []Revision) error {
	if len(revisions) == 0 {
		return nil
	}
	named, hashes := []AmendmentRef{}, map[string]string{}
	for _, r := range revisions {
		named = append(named, AmendmentRef{ID: r.AmendmentID, Revision: r.Number})
		hashes[r.AmendmentID] = r.Hash
	}
	return w.record(
		Event{CommitteeID: draft.CommitteeID, Type: AmendmentsRebased, Audience: ToCommittee, DraftID: draft.ID, Version: draft.Version},
		map[string]any{"rebased": named, "hashes": hashes},
	)
}

// repeat is an earlier wording as the amendment's next revision, on a version
// with the same text.
func (w *work) repeat(a *Amendment, earlier Revision, base int, reason RevisionReason) (Revision, error) {
	next := Revision{Content: earlier.Content, ToRevision: earlier.ToRevision, Layers: earlier.Layers, Base: base, Reason: reason}
	if reason == RevisionUndone {
		next.Restores = earlier.Number
	}
	return w.nextRevision(a, next)
}

// effectiveRevisions are the wordings that the latest one comes from: one that
// gives an earlier wording back takes out what lies between.
func effectiveRevisions(all []Revision) []Revision {
	effective := []Revision{}
	for _, r := range all {
		if r.Reason != RevisionUndone {
			effective = append(effective, r)
			continue
		}
		for len(effective) > 0 && effective[len(effective)-1].Number > r.Restores {
			effective = effective[:len(effective)-1]
		}
	}
	return effective
}
