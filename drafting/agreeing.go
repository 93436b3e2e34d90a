package drafting

import (
	"context"
	"slices"
	"strings"

	"chapeau/drafting/fault"
)

// StandingInput says where officers take a paragraph. Package names the other
// clauses that it is tied to, where it becomes part of a package; Pending the
// delegations that are waited for, each then recorded with Reason as why, where it
// becomes pending.
type StandingInput struct {
	ExpectedVersion int             `json:"expected_version"`
	Status          ParagraphStatus `json:"status"`
	Package         []string        `json:"package"`
	Pending         []string        `json:"pending"`
	Reason          string          `json:"reason"`
}

func (in StandingInput) check() error {
	switch {
	case !slices.Contains(ParagraphStatuses(), in.Status):
		return fault.Invalidf("standing", "%q is no standing of a paragraph; they are %v", in.Status, ParagraphStatuses())
	case len(in.Package) > 0 && in.Status != InPackage:
		return fault.Invalidf("package", "only a package ties paragraphs: name the others with the standing package alone")
	case len(in.Pending) > 0 && in.Status != ParagraphPending:
		return fault.Invalidf("pending", "delegations are waited for where a paragraph is pending: name them with that standing alone")
	case len(in.Reason) > maximalRationale:
		return fault.Invalidf("reason", "it has %d bytes; at most %d are possible", len(in.Reason), maximalRationale)
	}
	return nil
}

// SetStanding says where a paragraph stands, with those that its package ties to
// it. It cannot be agreed while a delegation is pending or objects; agreement in
// committee needs an open meeting. Reopening unties a package and tells every
// delegation that had agreed. Errors: forbidden, not_found, invalid, stale,
// conflict where it cannot be so from where it stands, with what is possible.
func (s *Service) SetStanding(ctx context.Context, actor Actor, draftID, clause string, in StandingInput) (ParagraphList, error) {
	return write(ctx, s, actor, "set standing", []any{draftID, clause, in}, func(w *work) (ParagraphList, error) {
		if err := in.check(); err != nil {
			return ParagraphList{}, err
		}
		draft, st, err := w.openDraft(draftID, SetStandings, in.ExpectedVersion)
		if err != nil {
			return ParagraphList{}, err
		}
		b, err := loadBoard(w, draft)
		if err != nil {
			return ParagraphList{}, err
		}
		setting := standingSetter{work: w, board: b, st: st, in: in}
		if err := setting.set(clause); err != nil {
			return ParagraphList{}, err
		}
		return w.paragraphsAfter(draft, st)
	})
}

// standingSetter carries out one setting of a standing.
type standingSetter struct {
	*work
	board
	st standing
	in StandingInput
}

func (s standingSetter) set(clause string) error {
	p, err := s.negotiable("clause", clause)
	if err != nil {
		return err
	}
	members, err := s.members(p)
	if err != nil {
		return err
	}
	for _, member := range members {
		if err := s.allows(member); err != nil {
			return err
		}
	}
	particulars := map[string]any{"clause": clause, "reason": s.in.Reason}
	switch {
	case s.in.Status == ParagraphPending:
		err = s.recordPending(p, members)
	case s.in.Status.Agreed():
		err = s.agree(members, particulars)
	case s.in.Status == ParagraphReopened:
		err = s.tellReopened(s.draft, members, s.draft.Version)
	}
	if err != nil {
		return err
	}
	return s.stand(members, particulars)
}

// members are the paragraphs that change together: those of a new package, or
// those that are tied already.
func (s standingSetter) members(p Paragraph) ([]Paragraph, error) {
	tied := s.tied(p)
	if s.in.Status != InPackage {
		return tied, nil
	}
	if p.Package > 0 && len(s.in.Package) == 0 {
		return tied, nil
	}
	members := []Paragraph{p}
	for _, clause := range s.in.Package {
		other, err := s.negotiable("package", clause)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(members, other) {
			members = append(members, other)
		}
	}
	if len(members) < 2 {
		return nil, fault.Invalidf("package", "a package ties at least two paragraphs: name the others")
	}
	for _, member := range members {
		if member.Package > 0 {
			return nil, fault.New(fault.Conflict, "package", "%s is tied to %s already: reopen that package first", s.name(member.Clause), s.others(member))
		}
	}
	slices.SortFunc(members, s.compare)
	return members, nil
}

// others names what a paragraph is tied to.
func (s standingSetter) others(p Paragraph) string {
	return s.names(slices.DeleteFunc(s.tied(p), func(q Paragraph) bool { return q.Clause == p.Clause }))
}

// allows refuses a transition that the table of standings does not have, and
// says which ones it has.
func (s standingSetter) allows(p Paragraph) error {
	next := p.Status.next()
	if slices.Contains(next, s.in.Status) {
		return nil
	}
	possible := make([]string, len(next))
	for i, status := range next {
		possible[i] = status.words()
	}
	e := fault.New(fault.Conflict, "standing", "%s is %s: it cannot become %s from there, only %s", s.name(p.Clause), p.Status.words(), s.in.Status.words(), strings.Join(possible, ", "))
	e.Detail = map[string]any{"standing": p.Status, "possible": next}
	return e
}

// recordPending marks the delegations that are waited for. Somebody must be.
func (s standingSetter) recordPending(p Paragraph, members []Paragraph) error {
	for _, id := range s.in.Pending {
		d, err := s.st.speaking(s.work, s.draft, MarkParagraphs, id)
		if err != nil {
			return err
		}
		in := MarkInput{Position: PositionPending, Reason: s.in.Reason}
		if err := in.check(); err != nil {
			return err
		}
		if err := s.putMark(s.board, p.Clause, d, in); err != nil {
			return err
		}
	}
	if len(s.in.Pending) == 0 && len(s.holding(members)) == 0 {
		return fault.New(fault.Conflict, "pending", "no delegation is pending on %s: name those that are waited for", s.names(members))
	}
	return nil
}

// agree refuses an agreement that a delegation holds up, and one of the
// committee outside a meeting.
func (s standingSetter) agree(members []Paragraph, particulars map[string]any) error {
	if holding := s.holding(members); len(holding) > 0 {
		e := fault.New(fault.Conflict, "standing", "%s cannot be %s while it is held by %s: it can be pending", s.names(members), s.in.Status.words(), strings.Join(holding, ", "))
		e.Detail = map[string]any{"held_by": holding}
		return e
	}
	if s.in.Status != AgreedInCommittee {
		return nil
	}
	at, err := sitting(s.work, s.draft)
	particulars["sitting"] = at
	return err
}

// stand writes where the members stand now.
func (s standingSetter) stand(members []Paragraph, particulars map[string]any) error {
	number := 0
	if s.in.Status == InPackage && members[0].Package == 0 {
		number = s.nextPackage()
	}
	for i := range members {
		members[i] = s.moved(members[i], s.in.Status, s.draft.Version)
		if number > 0 {
			members[i].Package = number
		}
	}
	return s.putParagraphs(s.draft, members, ParagraphsStood, particulars)
}

// moved is a paragraph as it stands from now on. Where it is neither agreed, nor
// waited for, nor in a package, nothing ties it any more.
func (w *work) moved(p Paragraph, status ParagraphStatus, version int) Paragraph {
	p.Status, p.Version, p.By, p.At, p.BySilence = status, version, w.by, w.now, false
	if !status.Agreed() && status != ParagraphPending && status != InPackage {
		p.Package = 0
	}
	return p
}

// stood is what an event says of a paragraph that changed its standing.
type stood struct {
	Clause  string          `json:"clause"`
	Status  ParagraphStatus `json:"status"`
	Package int             `json:"package,omitempty"`
}

// putParagraphs writes paragraphs whose standing changed and says so in the log.
func (w *work) putParagraphs(draft Draft, all []Paragraph, event EventType, particulars map[string]any) error {
	if err := w.PutParagraphs(all); err != nil {
		return err
	}
	told := make([]stood, len(all))
	for i, p := range all {
		told[i] = stood{p.Clause, p.Status, p.Package}
	}
	particulars["standings"] = told
	return w.record(
		Event{CommitteeID: draft.CommitteeID, Type: event, Audience: ToCommittee, DraftID: draft.ID, Version: draft.Version},
		particulars,
	)
}
