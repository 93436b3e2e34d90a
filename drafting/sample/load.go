package sample

import (
	"context"
	"crypto/rand"
	"time"

	"chapeau/drafting"
	"chapeau/drafting/fault"
)

const administratorEmail = "administrator@waterways.example"

// Load plays the sample into an empty store through the service, each person
// acting as themselves. An error with the code conflict says that the store
// already has accounts.
func Load(ctx context.Context, service *drafting.Service) error {
	n, err := Read()
	if err != nil {
		return err
	}
	l := &loader{
		service:     service,
		negotiation: n,
		agenda:      make(map[string]string),
		delegations: make(map[string]string),
		delegates:   make(map[string]drafting.Actor),
		amendments:  make(map[string]string),
	}
	if err := l.open(ctx); err != nil {
		return err
	}
	for _, d := range n.Drafts {
		if err := l.draft(ctx, d); err != nil {
			return err
		}
	}
	return nil
}

// loader carries what the service named: ids by the names in the files.
type loader struct {
	service     *drafting.Service
	negotiation *Negotiation

	committee   string
	agenda      map[string]string // by number
	delegations map[string]string
	amendments  map[string]string

	administrator, secretariat, chair drafting.Actor
	delegates                         map[string]drafting.Actor // by delegation
}

// open makes the first account, the committee, its delegations and people, and
// opens its first meeting.
func (l *loader) open(ctx context.Context) error {
	if err := l.becomeAdministrator(ctx); err != nil {
		return err
	}
	c := l.negotiation.Committee
	committee, err := l.service.CreateCommittee(ctx, l.administrator, drafting.CommitteeInput{
		Name: c.Name, Body: c.Body, Session: c.Session,
		Languages: c.Languages, TimeZone: c.TimeZone, Rules: c.Rules,
	})
	if err != nil {
		return err
	}
	l.committee = committee.ID
	for _, d := range l.negotiation.Delegations {
		created, err := l.service.CreateDelegation(ctx, l.administrator, l.committee, drafting.DelegationInput{Name: d.Name, Code: d.Code, Kind: d.Kind})
		if err != nil {
			return err
		}
		l.delegations[d.Name] = created.ID
	}
	if err := l.groups(ctx); err != nil {
		return err
	}
	for _, p := range l.negotiation.People {
		if err := l.person(ctx, p); err != nil {
			return err
		}
	}
	for _, item := range c.Agenda {
		added, err := l.service.AddAgendaItem(ctx, l.secretariat, l.committee, item)
		if err != nil {
			return err
		}
		l.agenda[item.Number] = added.ID
	}
	_, err = l.service.OpenMeeting(ctx, l.chair, l.committee)
	return err
}

// groups gives each group its members.
func (l *loader) groups(ctx context.Context) error {
	for _, d := range l.negotiation.Delegations {
		if len(d.Members) == 0 {
			continue
		}
		members := make([]drafting.GroupMember, len(d.Members))
		for i, name := range d.Members {
			members[i] = drafting.GroupMember{DelegationID: l.delegations[name]}
		}
		if _, err := l.service.SetGroupMembers(ctx, l.administrator, l.delegations[d.Name], members); err != nil {
			return err
		}
	}
	return nil
}

func (l *loader) becomeAdministrator(ctx context.Context) error {
	secret, err := l.service.Bootstrap(ctx)
	if err != nil {
		return err
	}
	if secret == "" {
		return fault.New(fault.Conflict, "database", "the database already has accounts; the sample negotiation needs an empty one")
	}
	signedIn, err := l.service.AcceptInvitation(ctx, secret, drafting.AcceptInput{
		Name: "Administrator", Email: administratorEmail, Password: rand.Text(),
	})
	if err != nil {
		return err
	}
	l.administrator = drafting.Actor{PersonID: signedIn.Person.ID}
	return nil
}

// person makes an account with a role. Its password is random and told to
// nobody: in the sample one signs in by choosing a person.
func (l *loader) person(ctx context.Context, p Person) error {
	created, err := l.service.CreatePerson(ctx, l.administrator, drafting.PersonInput{Name: p.Name, Email: p.Email, Password: rand.Text()})
	if err != nil {
		return err
	}
	role := drafting.RoleInput{PersonID: created.ID, Role: p.Role, DelegationID: l.delegations[p.Delegation]}
	if _, err := l.service.GiveRole(ctx, l.administrator, l.committee, role); err != nil {
		return err
	}
	actor := drafting.Actor{PersonID: created.ID}
	switch p.Role {
	case drafting.Secretariat:
		l.secretariat = actor
	case drafting.Chair:
		l.chair = actor
	case drafting.Delegate:
		if _, known := l.delegates[p.Delegation]; !known {
			l.delegates[p.Delegation] = actor
		}
	}
	return nil
}

// draft tables one text, circulated a month ago, and plays its steps.
func (l *loader) draft(ctx context.Context, d Draft) error {
	content, circulated := l.negotiation.Texts[d.Text], time.Now().AddDate(0, -1, 0)
	draft, err := l.service.CreateDraft(ctx, l.secretariat, l.committee, drafting.DraftInput{
		Text: content, Symbol: content.Symbol, Status: drafting.Tabled, CirculatedAt: &circulated, MainSponsorID: l.delegations[d.Sponsor],
	})
	if err != nil {
		return err
	}
	if err := l.issue(ctx, draft, d, circulated); err != nil {
		return err
	}
	for _, name := range d.CoSponsors {
		in := drafting.SponsorInput{ExpectedVersion: draft.Version}
		if _, err := l.service.JoinSponsors(ctx, l.delegates[name], draft.ID, in); err != nil {
			return err
		}
	}
	if d.Published {
		if _, err := l.service.Publish(ctx, l.secretariat, draft.ID); err != nil {
			return err
		}
	}
	for _, step := range d.Steps {
		if err := l.step(ctx, draft.ID, d.Text, step); err != nil {
			return err
		}
	}
	return l.margin(ctx, draft.ID, d)
}

// issue puts a draft under its item of the agenda and, where that was done, issues
// its document.
func (l *loader) issue(ctx context.Context, draft drafting.Draft, d Draft, circulated time.Time) error {
	item := l.agenda[d.AgendaItem]
	_, err := l.service.ChangeDraft(ctx, l.secretariat, draft.ID, drafting.DraftChange{AgendaItemID: &item})
	if err != nil || !d.Issued {
		return err
	}
	_, err = l.service.IssueDraftDocument(ctx, l.secretariat, draft.ID, drafting.IssueInput{
		ExpectedWording: draft.Version, Form: drafting.OriginalDocument, Languages: l.negotiation.Committee.Languages, CirculatedAt: &circulated,
	})
	return err
}

// margin writes what stands beside the paragraphs: positions and comments.
func (l *loader) margin(ctx context.Context, draftID string, d Draft) error {
	for _, p := range d.Positions {
		current, err := l.service.Draft(ctx, l.delegates[p.By], draftID)
		if err != nil {
			return err
		}
		in := drafting.MarkInput{ExpectedVersion: current.Version, Position: p.Position, Reason: p.Reason}
		if _, err := l.service.MarkParagraph(ctx, l.delegates[p.By], draftID, p.Clause, in); err != nil {
			return inFile("negotiation.json", err)
		}
	}
	for _, c := range d.Comments {
		in := drafting.CommentInput{Audience: c.Audience, Words: c.Words}
		if _, err := l.service.CommentOn(ctx, l.delegates[c.By], draftID, c.Clause, in); err != nil {
			return inFile("negotiation.json", err)
		}
	}
	return nil
}

func (l *loader) step(ctx context.Context, draftID, folder string, s Step) error {
	names := make([]string, len(s.Amendments))
	for i, name := range s.Amendments {
		names[i] = folder + "/" + name
	}
	switch s.Do {
	case DraftOnly, Propose:
		return l.propose(ctx, draftID, names, s.Do == Propose)
	case Withdraw:
		return l.withdraw(ctx, names, s.Reason)
	case Adopt, Reject:
		return l.decide(ctx, draftID, names, s)
	default:
		return fault.Invalidf("negotiation.json", "the step %q is none of draft, propose, withdraw, adopt, reject", s.Do)
	}
}

// propose drafts amendments as their movers and, if asked, submits them.
func (l *loader) propose(ctx context.Context, draftID string, names []string, submit bool) error {
	for _, name := range names {
		a := l.negotiation.Amendments[name]
		current, err := l.service.Draft(ctx, l.delegates[a.By], draftID)
		if err != nil {
			return err
		}
		view, err := l.service.CreateAmendment(ctx, l.delegates[a.By], draftID, drafting.AmendmentInput{
			DelegationID: l.delegations[a.By], OnBehalfOfID: l.delegations[a.OnBehalfOf],
			Base: current.Version, Ops: a.Ops, Rationale: a.Rationale,
		})
		if err != nil {
			return inFile(name, err)
		}
		l.amendments[name] = view.ID
		if !submit {
			continue
		}
		if _, err := l.service.SubmitAmendment(ctx, l.delegates[a.By], view.ID, view.Revision); err != nil {
			return inFile(name, err)
		}
	}
	return nil
}

func (l *loader) withdraw(ctx context.Context, names []string, reason string) error {
	for _, name := range names {
		mover := l.delegates[l.negotiation.Amendments[name].By]
		view, err := l.service.Amendment(ctx, mover, l.amendments[name])
		if err != nil {
			return inFile(name, err)
		}
		if _, err := l.service.WithdrawAmendment(ctx, mover, view.ID, view.Revision, reason); err != nil {
			return inFile(name, err)
		}
	}
	return nil
}

// decide adopts or rejects amendments as the chair, at the revisions that
// stand now.
func (l *loader) decide(ctx context.Context, draftID string, names []string, s Step) error {
	draft, err := l.service.Draft(ctx, l.chair, draftID)
	if err != nil {
		return err
	}
	refs := make([]drafting.AmendmentRef, len(names))
	for i, name := range names {
		view, err := l.service.Amendment(ctx, l.chair, l.amendments[name])
		if err != nil {
			return inFile(name, err)
		}
		refs[i] = drafting.AmendmentRef{ID: view.ID, Revision: view.Revision}
	}
	if s.Do == Adopt {
		_, err = l.service.Adopt(ctx, l.chair, draftID, drafting.AdoptInput{ExpectedVersion: draft.Version, Amendments: refs, Reason: s.Reason})
		return err
	}
	_, err = l.service.Reject(ctx, l.chair, draftID, drafting.RejectInput{ExpectedVersion: draft.Version, Amendments: refs, Reason: s.Reason})
	return err
}
