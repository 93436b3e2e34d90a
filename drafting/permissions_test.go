package drafting_test

import (
	"slices"
	"testing"
	"time"

	"chapeau/drafting"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
)

// cast is everybody who could try something.
func cast(w *world) map[string]drafting.Actor {
	operator := must(w.service.CreatePerson(w.ctx, w.admin, drafting.PersonInput{
		Name: "Operator", Email: "operator@example.org", Password: "correct horse", Administrator: true,
	}))(w.t)
	return map[string]drafting.Actor{
		"administrator": {PersonID: operator.ID},
		"secretariat":   w.secretariat,
		"chair":         w.chair,
		"mover":         w.delegates["Delmark"],
		"delegate":      w.delegates["Karsk"],
		"sponsor":       w.delegates["Meridia"],
		"observer":      w.delegates["River Union"],
		"reader":        w.reader,
		"outsider":      w.outsider,
		"public":        w.public,
	}
}

// stage is a committee that meets, with a draft of Meridia's that is not
// published and amendments of Delmark: one drafted, one submitted.
type stage struct {
	*world
	draft              drafting.Draft
	drafted, submitted drafting.AmendmentView
	announced          drafting.Draft    // another one, whose notice runs
	issued             drafting.Document // of that
	item, spare        drafting.AgendaItem
	invitation         drafting.Invitation
}

func newStage(t *testing.T) stage {
	w := newWorld(t)
	s := stage{world: w, draft: w.sponsored("Meridia")}
	s.submitted = w.submitted("Delmark", s.draft, edit("o2", "every two years", "every year"))
	s.drafted = w.drafted("Delmark", s.draft, edit("p2", "recent", "past"))
	return s
}

// announce adds what the secretariat handles: a draft that was issued in one of
// the committee's languages, an item of the agenda, and an open invitation.
func (w *world) announce(s *stage) {
	w.t.Helper()
	must(w.service.UpdateCommittee(w.ctx, w.secretariat, w.committee.ID, drafting.CommitteeInput{
		Name: w.committee.Name, Body: w.committee.Body, Languages: []string{"en", "fr"},
	}))(w.t)
	s.item = must(w.service.AddAgendaItem(w.ctx, w.secretariat, w.committee.ID, drafting.AgendaInput{Number: "4", Title: "Safety"}))(w.t)
	s.spare = must(w.service.AddAgendaItem(w.ctx, w.secretariat, w.committee.ID, drafting.AgendaInput{Number: "7", Title: "Locks"}))(w.t)
	s.draft = must(w.placed(s.draft.ID, s.item.ID))(w.t)
	s.announced = w.tabledWithoutSymbol()
	s.announced = must(w.placed(s.announced.ID, s.item.ID))(w.t)
	in := drafting.IssueInput{Form: drafting.OriginalDocument, Symbol: "E/CN.99/2031/L.8", Languages: []string{"en"}}
	s.issued = must(w.issues(s.announced.ID, in))(w.t)
	invitation, _, err := w.service.Invite(w.ctx, w.secretariat, w.committee.ID, drafting.InvitationInput{Role: drafting.Reader})
	s.invitation = must(invitation, err)(w.t)
}

// scene is a stage with a draft in each stage of its life: all of Meridia, but
// for the chair's own. Karsk is a co-sponsor of the joined one, whose text has
// changed since, and was told.
type scene struct {
	stage
	chairs, zero, handedIn, withdrawn, joined drafting.Draft
	takenBack                                 drafting.AmendmentView
	alert                                     drafting.AlertView
}

func newScene(t *testing.T) scene {
	s := scene{stage: newStage(t)}
	s.delegation("Castoria", drafting.Member)
	s.chairs, s.zero, s.handedIn = s.world.draft(), s.zeroDraft("Meridia"), s.zeroDraft("Meridia")
	sponsor := s.delegates["Meridia"]
	must(s.service.SubmitDraft(s.ctx, sponsor, s.handedIn.ID, drafting.StepInput{ExpectedVersion: 1}))(t)
	s.withdrawn = s.sponsored("Meridia")
	must(s.service.WithdrawDraft(s.ctx, sponsor, s.withdrawn.ID, drafting.StepInput{ExpectedVersion: 1}))(t)
	s.takenBack = s.world.submitted("Delmark", s.chairs, remove("p2"))
	must(s.service.WithdrawAmendment(s.ctx, s.delegates["Delmark"], s.takenBack.ID, 1, ""))(t)
	s.joined = s.sponsored("Meridia")
	must(s.service.JoinSponsors(s.ctx, s.delegates["Karsk"], s.joined.ID, drafting.SponsorInput{ExpectedVersion: 1}))(t)
	must(s.service.ReviseOrally(s.ctx, sponsor, s.joined.ID, drafting.EditInput{ExpectedVersion: 1, Ops: []amend.Op{remove("p2")}}))(t)
	s.alert = must(s.service.Alerts(s.ctx, s.delegates["Karsk"], s.committee.ID))(t)[0]
	s.announce(&s.stage)
	for _, d := range []*drafting.Draft{&s.chairs, &s.zero, &s.handedIn, &s.withdrawn, &s.joined} {
		*d = must(s.placed(d.ID, s.item.ID))(t)
	}
	return s
}

// TestEveryActionAsEveryRole tries each method as each role. Those who may do it
// get a committee of their own; all others share one that must stay as it is.
func TestEveryActionAsEveryRole(t *testing.T) {
	words := "*Decides* to meet again"
	for _, c := range []struct {
		name    string
		try     func(s scene, a drafting.Actor) error
		allowed []string
	}{
		{"create a committee", func(s scene, a drafting.Actor) error {
			_, err := s.service.CreateCommittee(s.ctx, a, drafting.CommitteeInput{Name: "Another"})
			return err
		}, []string{"administrator"}},
		{"change the committee", func(s scene, a drafting.Actor) error {
			_, err := s.service.UpdateCommittee(s.ctx, a, s.committee.ID, drafting.CommitteeInput{Name: "Renamed"})
			return err
		}, []string{"administrator", "secretariat"}},
		{"add a delegation", func(s scene, a drafting.Actor) error {
			_, err := s.service.CreateDelegation(s.ctx, a, s.committee.ID, drafting.DelegationInput{Name: "Quillon", Kind: drafting.Member})
			return err
		}, []string{"administrator", "secretariat"}},
		{"rename a delegation", func(s scene, a drafting.Actor) error {
			_, err := s.service.UpdateDelegation(s.ctx, a, s.delegations["Karsk"].ID, drafting.DelegationInput{Name: "Quillon", Kind: drafting.Member})
			return err
		}, []string{"administrator", "secretariat"}},
		{"set a group's members", func(s scene, a drafting.Actor) error {
			_, err := s.service.SetGroupMembers(s.ctx, a, s.delegations["Coastal Group"].ID, []drafting.GroupMember{{DelegationID: s.delegations["Karsk"].ID}})
			return err
		}, []string{"administrator", "secretariat"}},
		{"see a group's members", func(s scene, a drafting.Actor) error {
			_, err := s.service.GroupMembers(s.ctx, a, s.delegations["Coastal Group"].ID)
			return err
		}, []string{"administrator", "secretariat", "chair", "mover", "delegate", "sponsor", "observer", "reader"}},
		{"see the rules", func(s scene, a drafting.Actor) error {
			_, err := s.service.Governance(s.ctx, a, s.committee.ID)
			return err
		}, []string{"administrator", "secretariat", "chair", "mover", "delegate", "sponsor", "observer", "reader"}},
		{"add many delegations", func(s scene, a drafting.Actor) error {
			_, err := s.service.AddDelegations(s.ctx, a, s.committee.ID, []drafting.DelegationInput{{Name: "Quillon", Kind: drafting.Member}})
			return err
		}, []string{"administrator", "secretariat"}},
		{"list open invitations", func(s scene, a drafting.Actor) error {
			_, err := s.service.OpenInvitations(s.ctx, a, s.committee.ID)
			return err
		}, []string{"administrator", "secretariat"}},
		{"take an invitation back", func(s scene, a drafting.Actor) error {
			return s.service.TakeBackInvitation(s.ctx, a, s.committee.ID, s.invitation.ID)
		}, []string{"administrator", "secretariat"}},
		{"call the roll", func(s scene, a drafting.Actor) error {
			_, err := s.service.CallRoll(s.ctx, a, s.meeting.ID, []string{s.delegations["Karsk"].ID})
			return err
		}, []string{"secretariat", "chair"}},
		{"close a meeting", func(s scene, a drafting.Actor) error {
			_, err := s.service.CloseMeeting(s.ctx, a, s.meeting.ID)
			return err
		}, []string{"secretariat", "chair"}},
		{"read a meeting's record", func(s scene, a drafting.Actor) error {
			_, err := s.service.MeetingRecord(s.ctx, a, s.meeting.ID)
			return err
		}, insiders},
		{"add an item to the agenda", func(s scene, a drafting.Actor) error {
			_, err := s.service.AddAgendaItem(s.ctx, a, s.committee.ID, drafting.AgendaInput{Number: "5", Title: "Training"})
			return err
		}, []string{"administrator", "secretariat"}},
		{"change an item of the agenda", func(s scene, a drafting.Actor) error {
			_, err := s.service.ChangeAgendaItem(s.ctx, a, s.committee.ID, s.item.ID, drafting.AgendaInput{Number: "5", Title: "Training"})
			return err
		}, []string{"administrator", "secretariat"}},
		{"order the agenda", func(s scene, a drafting.Actor) error {
			_, err := s.service.OrderAgenda(s.ctx, a, s.committee.ID, []string{s.spare.ID, s.item.ID})
			return err
		}, []string{"administrator", "secretariat"}},
		{"take an item off the agenda", func(s scene, a drafting.Actor) error {
			return s.service.RemoveAgendaItem(s.ctx, a, s.committee.ID, s.spare.ID)
		}, []string{"administrator", "secretariat"}},
		{"issue a draft", func(s scene, a drafting.Actor) error {
			_, err := s.service.IssueDraftDocument(s.ctx, a, s.draft.ID, drafting.IssueInput{ExpectedWording: 1, Form: drafting.OriginalDocument})
			return err
		}, []string{"secretariat"}},
		{"issue an amendment", func(s scene, a drafting.Actor) error {
			in := drafting.IssueInput{ExpectedWording: 1, Form: drafting.OriginalDocument, Symbol: "E/CN.99/2031/L.90"}
			_, err := s.service.IssueAmendmentDocument(s.ctx, a, s.submitted.ID, in)
			return err
		}, []string{"secretariat"}},
		{"circulate in another language", func(s scene, a drafting.Actor) error {
			_, err := s.service.Circulate(s.ctx, a, s.issued.ID, []string{"fr"}, nil)
			return err
		}, []string{"secretariat"}},
		{"waive a notice", func(s scene, a drafting.Actor) error {
			_, err := s.service.WaiveNotice(s.ctx, a, s.announced.ID, drafting.WaiverInput{Draft: true, Reason: "Agreed."})
			return err
		}, []string{"chair"}},
		{"invite", func(s scene, a drafting.Actor) error {
			_, _, err := s.service.Invite(s.ctx, a, s.committee.ID, drafting.InvitationInput{Role: drafting.Chair})
			return err
		}, []string{"administrator", "secretariat"}},
		{"give a role", func(s scene, a drafting.Actor) error {
			_, err := s.service.GiveRole(s.ctx, a, s.committee.ID, drafting.RoleInput{PersonID: s.outsider.PersonID, Role: drafting.Reader})
			return err
		}, []string{"administrator", "secretariat"}},
		{"take a role", func(s scene, a drafting.Actor) error {
			return s.service.TakeRole(s.ctx, a, s.committee.ID, s.delegates["Meridia"].PersonID)
		}, []string{"administrator", "secretariat"}},
		{"see the people", func(s scene, a drafting.Actor) error {
			_, err := s.service.Members(s.ctx, a, s.committee.ID)
			return err
		}, []string{"administrator", "secretariat", "chair"}},
		{"see the delegations", func(s scene, a drafting.Actor) error {
			_, err := s.service.Delegations(s.ctx, a, s.committee.ID)
			return err
		}, []string{"administrator", "secretariat", "chair", "mover", "delegate", "sponsor", "observer", "reader"}},
		{"see a draft that is not published", func(s scene, a drafting.Actor) error {
			_, err := s.service.Version(s.ctx, a, s.draft.ID, 0)
			return err
		}, insiders},
		{"see amendments", func(s scene, a drafting.Actor) error {
			_, err := s.service.Amendments(s.ctx, a, s.draft.ID, drafting.AmendmentFilter{})
			return err
		}, insiders},
		{"see a submitted amendment", func(s scene, a drafting.Actor) error {
			_, err := s.service.Amendment(s.ctx, a, s.submitted.ID)
			return err
		}, insiders},
		{"see an amendment that was not submitted", func(s scene, a drafting.Actor) error {
			_, err := s.service.Amendment(s.ctx, a, s.drafted.ID)
			return err
		}, []string{"mover"}},
		{"see decisions", func(s scene, a drafting.Actor) error {
			_, err := s.service.Decisions(s.ctx, a, s.draft.ID)
			return err
		}, insiders},
		{"see provenance", func(s scene, a drafting.Actor) error {
			_, err := s.service.Provenance(s.ctx, a, s.draft.ID, 0)
			return err
		}, insiders},
		{"create a draft", func(s scene, a drafting.Actor) error {
			_, err := s.service.CreateDraft(s.ctx, a, s.committee.ID, drafting.DraftInput{Text: navigationAids()})
			return err
		}, []string{"secretariat", "chair", "mover", "delegate", "sponsor"}},
		{"table a draft", func(s scene, a drafting.Actor) error {
			_, err := s.service.CreateDraft(s.ctx, a, s.committee.ID, drafting.DraftInput{Text: navigationAids(), Status: drafting.Tabled})
			return err
		}, []string{"secretariat"}},
		{"import", func(s scene, a drafting.Actor) error {
			_, err := s.service.Import(s.ctx, a, s.committee.ID, importOf(navigationAids()))
			return err
		}, []string{"secretariat", "chair"}},
		{"publish", func(s scene, a drafting.Actor) error {
			_, err := s.service.Publish(s.ctx, a, s.draft.ID)
			return err
		}, []string{"secretariat", "chair"}},
		{"unpublish", func(s scene, a drafting.Actor) error {
			_, err := s.service.Unpublish(s.ctx, a, s.draft.ID)
			return err
		}, []string{"secretariat", "chair"}},
		{"give a symbol", func(s scene, a drafting.Actor) error {
			symbol := "E/CN.99/2031/L.9"
			_, err := s.service.ChangeDraft(s.ctx, a, s.draft.ID, drafting.DraftChange{Symbol: &symbol})
			return err
		}, []string{"secretariat"}},
		{"say who must act on a text", func(s scene, a drafting.Actor) error {
			_, err := s.service.SetAddressee(s.ctx, a, s.draft.ID, drafting.Addressee{Kind: drafting.AddressedToCommittee})
			return err
		}, []string{"secretariat"}},
		{"edit the text", func(s scene, a drafting.Actor) error {
			in := drafting.EditInput{ExpectedVersion: 1, Ops: []amend.Op{add("o4", words)}, Note: "Meridia wrote to the secretariat."}
			_, err := s.service.EditText(s.ctx, a, s.draft.ID, in)
			return err
		}, []string{"secretariat"}},
		{"edit a text under negotiation", func(s scene, a drafting.Actor) error {
			in := drafting.EditInput{ExpectedVersion: 1, Ops: []amend.Op{add("o4", words)}, Note: "Meridia wrote to the secretariat."}
			_, err := s.service.EditText(s.ctx, a, s.zero.ID, in)
			return err
		}, []string{"secretariat", "chair", "sponsor"}},
		{"make an informal text", func(s scene, a drafting.Actor) error {
			_, err := s.service.MakeInformal(s.ctx, a, s.zero.ID, drafting.StepInput{ExpectedVersion: 1})
			return err
		}, []string{"secretariat", "chair", "sponsor"}},
		{"submit a draft", func(s scene, a drafting.Actor) error {
			_, err := s.service.SubmitDraft(s.ctx, a, s.zero.ID, drafting.StepInput{ExpectedVersion: 1})
			return err
		}, []string{"secretariat", "sponsor"}},
		{"table a submitted draft", func(s scene, a drafting.Actor) error {
			in := drafting.TableInput{StepInput: drafting.StepInput{ExpectedVersion: 1}, Symbol: "E/CN.99/2031/L.20"}
			_, err := s.service.TableDraft(s.ctx, a, s.handedIn.ID, in)
			return err
		}, []string{"secretariat"}},
		{"name a facilitator", func(s scene, a drafting.Actor) error {
			_, err := s.service.NameFacilitator(s.ctx, a, s.draft.ID, s.delegates["Karsk"].PersonID)
			return err
		}, []string{"secretariat", "chair"}},
		{"withdraw a draft", func(s scene, a drafting.Actor) error {
			_, err := s.service.WithdrawDraft(s.ctx, a, s.draft.ID, drafting.StepInput{ExpectedVersion: 1})
			return err
		}, []string{"secretariat", "sponsor"}},
		{"reintroduce a draft", func(s scene, a drafting.Actor) error {
			in := drafting.ReintroduceInput{}
			if a == s.secretariat {
				in.DelegationID = s.delegations["Karsk"].ID
			}
			_, err := s.service.ReintroduceDraft(s.ctx, a, s.withdrawn.ID, in)
			return err
		}, []string{"secretariat", "mover", "delegate", "sponsor"}},
		{"revise orally", func(s scene, a drafting.Actor) error {
			in := drafting.EditInput{ExpectedVersion: 1, Ops: []amend.Op{add("o4", words)}}
			_, err := s.service.ReviseOrally(s.ctx, a, s.draft.ID, in)
			return err
		}, []string{"secretariat", "sponsor"}},
		{"accept an amendment into the text", func(s scene, a drafting.Actor) error {
			_, err := s.service.IncorporateAmendment(s.ctx, a, s.submitted.ID, drafting.IncorporateInput{ExpectedRevision: 1})
			return err
		}, []string{"secretariat", "sponsor"}},
		{"see the sponsors", func(s scene, a drafting.Actor) error {
			_, err := s.service.Sponsors(s.ctx, a, s.draft.ID)
			return err
		}, insiders},
		{"see where the draft stands", func(s scene, a drafting.Actor) error {
			_, err := s.service.Stage(s.ctx, a, s.draft.ID, nil)
			return err
		}, insiders},
		{"join the sponsors", func(s scene, a drafting.Actor) error {
			in := drafting.SponsorInput{ExpectedVersion: 1}
			if a == s.secretariat {
				in.DelegationID = s.delegations["Karsk"].ID
			}
			_, err := s.service.JoinSponsors(s.ctx, a, s.chairs.ID, in)
			return err
		}, []string{"secretariat", "mover", "delegate", "sponsor"}},
		{"consent for Karsk", func(s scene, a drafting.Actor) error {
			_, err := s.service.Consent(s.ctx, a, s.joined.ID, drafting.SponsorInput{ExpectedVersion: 2, DelegationID: s.delegations["Karsk"].ID})
			return err
		}, []string{"secretariat", "delegate"}},
		{"leave for Karsk", func(s scene, a drafting.Actor) error {
			_, err := s.service.LeaveSponsors(s.ctx, a, s.joined.ID, drafting.SponsorInput{DelegationID: s.delegations["Karsk"].ID})
			return err
		}, []string{"secretariat", "delegate"}},
		{"name a main sponsor", func(s scene, a drafting.Actor) error {
			id := s.delegations["Karsk"].ID
			_, err := s.service.ChangeDraft(s.ctx, a, s.draft.ID, drafting.DraftChange{MainSponsorID: &id})
			return err
		}, []string{"secretariat"}},
		{"take up an amendment again", func(s scene, a drafting.Actor) error {
			in := drafting.ResubmitInput{}
			if a == s.secretariat {
				in.DelegationID = s.delegations["Karsk"].ID
			}
			_, err := s.service.ResubmitAmendment(s.ctx, a, s.takenBack.ID, in)
			return err
		}, []string{"secretariat", "mover", "delegate", "sponsor"}},
		{"see alerts", func(s scene, a drafting.Actor) error {
			_, err := s.service.Alerts(s.ctx, a, s.committee.ID)
			return err
		}, insiders},
		{"see Karsk's alert", func(s scene, a drafting.Actor) error {
			_, err := s.service.SeeAlert(s.ctx, a, s.alert.ID)
			return err
		}, []string{"delegate"}},
		{"propose", func(s scene, a drafting.Actor) error {
			in := drafting.AmendmentInput{Base: 1, Ops: []amend.Op{add("o4", words)}}
			if a == s.secretariat {
				in.DelegationID = s.delegations["Meridia"].ID
			}
			_, err := s.service.CreateAmendment(s.ctx, a, s.draft.ID, in)
			return err
		}, []string{"secretariat", "chair", "mover", "delegate", "sponsor"}},
		{"propose for another delegation", func(s scene, a drafting.Actor) error {
			in := drafting.AmendmentInput{Base: 1, Ops: []amend.Op{add("o4", words)}, DelegationID: s.delegations["Castoria"].ID}
			_, err := s.service.CreateAmendment(s.ctx, a, s.draft.ID, in)
			return err
		}, []string{"secretariat"}},
		{"submit a drafted amendment", func(s scene, a drafting.Actor) error {
			_, err := s.service.SubmitAmendment(s.ctx, a, s.drafted.ID, s.drafted.Revision)
			return err
		}, []string{"mover"}},
		{"update a drafted amendment", func(s scene, a drafting.Actor) error {
			_, err := s.service.UpdateAmendment(s.ctx, a, s.drafted.ID, drafting.AmendmentChange{ExpectedRevision: 1, Base: 1, Ops: []amend.Op{remove("p2")}})
			return err
		}, []string{"mover"}},
		{"revise a submitted amendment", func(s scene, a drafting.Actor) error {
			_, err := s.service.ReviseAmendment(s.ctx, a, s.submitted.ID, drafting.AmendmentChange{ExpectedRevision: 1, Base: 1, Ops: []amend.Op{remove("p2")}})
			return err
		}, []string{"mover", "secretariat"}},
		{"withdraw a submitted amendment", func(s scene, a drafting.Actor) error {
			_, err := s.service.WithdrawAmendment(s.ctx, a, s.submitted.ID, 1, "")
			return err
		}, []string{"mover", "secretariat"}},
		{"preview a merge", func(s scene, a drafting.Actor) error {
			_, err := s.service.Preview(s.ctx, a, s.draft.ID, drafting.PreviewInput{Amendments: refs(s.submitted)})
			return err
		}, insiders},
		{"adopt an amendment", func(s scene, a drafting.Actor) error {
			_, err := s.service.Adopt(s.ctx, a, s.draft.ID, drafting.AdoptInput{ExpectedVersion: 1, Amendments: refs(s.submitted)})
			return err
		}, []string{"chair"}},
		{"reject an amendment", func(s scene, a drafting.Actor) error {
			_, err := s.service.Reject(s.ctx, a, s.draft.ID, drafting.RejectInput{ExpectedVersion: 1, Amendments: refs(s.submitted)})
			return err
		}, []string{"chair"}},
		{"decide on the draft", func(s scene, a drafting.Actor) error {
			_, err := s.service.DecideDraft(s.ctx, a, s.draft.ID, drafting.DecideDraftInput{ExpectedVersion: 1, Outcome: drafting.DraftAdopted})
			return err
		}, []string{"chair"}},
		{"see how paragraphs stand", func(s scene, a drafting.Actor) error {
			_, err := s.service.Paragraphs(s.ctx, a, s.draft.ID)
			return err
		}, insiders},
		{"say where a paragraph stands", func(s scene, a drafting.Actor) error {
			return s.stands(a, s.draft.ID, "o1", drafting.AgreedAdRef)
		}, []string{"secretariat", "chair"}},
		{"take a position", func(s scene, a drafting.Actor) error {
			in := drafting.MarkInput{ExpectedVersion: 1, Position: drafting.PositionAgrees, DelegationID: s.recordedBy(a)}
			_, err := s.service.MarkParagraph(s.ctx, a, s.draft.ID, "o1", in)
			return err
		}, insiders},
		{"take a position for another delegation", func(s scene, a drafting.Actor) error {
			in := drafting.MarkInput{ExpectedVersion: 1, Position: drafting.PositionAgrees, DelegationID: s.delegations["Castoria"].ID}
			_, err := s.service.MarkParagraph(s.ctx, a, s.draft.ID, "o1", in)
			return err
		}, []string{"secretariat", "chair"}},
		{"take a position back", func(s scene, a drafting.Actor) error {
			for _, name := range []string{"Delmark", "Karsk", "Meridia", "Castoria", "River Union"} {
				if a == s.delegates[name] || name == "Castoria" && s.recordedBy(a) != "" {
					s.mark(name, s.draft.ID, "o1", drafting.PositionAgrees)
				}
			}
			_, err := s.service.UnmarkParagraph(s.ctx, a, s.draft.ID, "o1", s.recordedBy(a))
			return err
		}, insiders},
		{"read comments", func(s scene, a drafting.Actor) error {
			_, err := s.service.Comments(s.ctx, a, s.draft.ID, "o1")
			return err
		}, insiders},
		{"comment", func(s scene, a drafting.Actor) error {
			in := drafting.CommentInput{Audience: drafting.CommentToCommittee, Words: "Well said."}
			_, err := s.service.CommentOn(s.ctx, a, s.draft.ID, "o1", in)
			return err
		}, insiders},
		{"write a note of one's own", func(s scene, a drafting.Actor) error {
			in := drafting.CommentInput{Audience: drafting.CommentToOwn, Words: "Ask the capital."}
			_, err := s.service.CommentOn(s.ctx, a, s.draft.ID, "o1", in)
			return err
		}, insiders},
		{"comment for another delegation", func(s scene, a drafting.Actor) error {
			in := drafting.CommentInput{Audience: drafting.CommentToCommittee, Words: "Well said.", DelegationID: s.delegations["Castoria"].ID}
			_, err := s.service.CommentOn(s.ctx, a, s.draft.ID, "o1", in)
			return err
		}, []string{"secretariat", "chair"}},
		{"put a text under silence", func(s scene, a drafting.Actor) error {
			s.shape(s.draft.ID, func(d *drafting.Draft) { d.Status = drafting.InformalText })
			_, err := s.service.StartSilence(s.ctx, a, s.draft.ID, drafting.SilenceInput{ExpectedVersion: 1, Until: "2031-05-13T09:30"})
			return err
		}, []string{"secretariat", "chair"}},
		{"object to a text under silence", func(s scene, a drafting.Actor) error {
			s.silence(time.Hour)
			_, err := s.service.BreakSilence(s.ctx, a, s.draft.ID, drafting.ObjectionInput{DelegationID: s.recordedBy(a)})
			return err
		}, insiders},
		{"close a silence", func(s scene, a drafting.Actor) error {
			s.silence(-time.Hour)
			_, err := s.service.CloseSilence(s.ctx, a, s.draft.ID, 1)
			return err
		}, []string{"secretariat", "chair"}},
		{"call a silence off", func(s scene, a drafting.Actor) error {
			s.silence(time.Hour)
			_, err := s.service.CallOffSilence(s.ctx, a, s.draft.ID, "")
			return err
		}, []string{"secretariat", "chair"}},
		{"mark budget implications", func(s scene, a drafting.Actor) error {
			_, err := s.service.MarkBudget(s.ctx, a, s.draft.ID, "o2", true)
			return err
		}, []string{"secretariat", "chair"}},
		{"state budget implications", func(s scene, a drafting.Actor) error {
			if a == s.secretariat {
				must(s.service.MarkBudget(s.ctx, a, s.draft.ID, "o2", true))(s.t)
			}
			_, err := s.service.StateBudget(s.ctx, a, s.draft.ID, drafting.BudgetInput{ExpectedVersion: 1, Words: "None.", Clauses: []string{"o2"}})
			return err
		}, []string{"secretariat"}},
		{"share a drafted amendment", func(s scene, a drafting.Actor) error {
			_, err := s.service.ShareAmendment(s.ctx, a, s.drafted.ID, 1, []string{s.delegations["Karsk"].ID})
			return err
		}, []string{"mover"}},
		{"check the text", func(s scene, a drafting.Actor) error {
			_, err := s.service.Lint(s.ctx, a, s.draft.ID, 0)
			return err
		}, insiders},
		{"see the suggested sequence", func(s scene, a drafting.Actor) error {
			_, err := s.service.SequenceSuggestions(s.ctx, a, s.draft.ID)
			return err
		}, insiders},
		{"see what the final numbers would be", func(s scene, a drafting.Actor) error {
			_, err := s.service.Numbering(s.ctx, a, s.draft.ID)
			return err
		}, insiders},
	} {
		t.Run(c.name, func(t *testing.T) {
			untouched := newScene(t)
			before := len(untouched.eventTypes(untouched.chair))
			for name, actor := range cast(untouched.world) {
				if slices.Contains(c.allowed, name) {
					s := newScene(t)
					if err := c.try(s, cast(s.world)[name]); err != nil {
						t.Errorf("%s may not: %v (%s)", name, err, causes(err))
					}
					s.sound()
					continue
				}
				if err := c.try(untouched, actor); !refused(name, err) {
					t.Errorf("%s may, or was refused as %v", name, err)
				}
			}
			untouched.sound()
			if after := len(untouched.eventTypes(untouched.chair)); after != before {
				t.Errorf("what was refused left %d events", after-before)
			}
		})
	}
}

// recordedBy is the delegation that an officer records for, none for others.
func (s stage) recordedBy(a drafting.Actor) string {
	if a == s.secretariat || a == s.chair {
		return s.delegations["Castoria"].ID
	}
	return ""
}

// silence puts the draft under silence until a while from now.
func (s stage) silence(until time.Duration) {
	s.shape(s.draft.ID, func(d *drafting.Draft) {
		at := s.clock.Now().Add(until)
		d.Status, d.StatusBefore, d.SilenceUntil = drafting.Silence, drafting.InformalText, &at
	})
}

// refused tells whether an error is a refusal. The chair may propose, but not
// in a delegation's name: that is a wrong input.
func refused(name string, err error) bool {
	switch fault.CodeOf(err) {
	case fault.Forbidden, fault.Unauthenticated, fault.NotFound:
		return true
	case fault.Invalid:
		return name == "chair"
	}
	return false
}

var insiders = []string{"secretariat", "chair", "mover", "delegate", "sponsor", "observer"}

func TestObserversProposeWhereTheCommitteeLetsThem(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	in := drafting.AmendmentInput{Base: 1, Ops: []amend.Op{remove("p2")}}
	_, err := w.service.CreateAmendment(w.ctx, w.delegates["River Union"], draft.ID, in)
	wantCode(t, err, fault.Forbidden)
	settings := drafting.CommitteeInput{Name: w.committee.Name, ObserversMayPropose: true}
	must(w.service.UpdateCommittee(w.ctx, w.secretariat, w.committee.ID, settings))(t)
	must(w.service.CreateAmendment(w.ctx, w.delegates["River Union"], draft.ID, in))(t)
}

func TestARoleThatWasTakenAwayCountsAtOnce(t *testing.T) {
	s := newStage(t)
	mover := s.delegates["Delmark"]
	if err := s.service.TakeRole(s.ctx, s.secretariat, s.committee.ID, mover.PersonID); err != nil {
		t.Fatal(err)
	}
	_, err := s.service.Amendment(s.ctx, mover, s.drafted.ID)
	wantCode(t, err, fault.NotFound)
	_, err = s.service.Draft(s.ctx, mover, s.draft.ID)
	wantCode(t, err, fault.NotFound)
}

func TestSomebodyOfAnotherCommitteeIsAStranger(t *testing.T) {
	s := newStage(t)
	other := must(s.service.CreateCommittee(s.ctx, s.admin, drafting.CommitteeInput{Name: "Another"}))(t)
	stranger := s.account("Stranger")
	must(s.service.GiveRole(s.ctx, s.admin, other.ID, drafting.RoleInput{PersonID: stranger.PersonID, Role: drafting.Chair}))(t)
	_, err := s.service.Draft(s.ctx, stranger, s.draft.ID)
	wantCode(t, err, fault.NotFound)
	_, err = s.service.Adopt(s.ctx, stranger, s.draft.ID, drafting.AdoptInput{ExpectedVersion: 1, Amendments: refs(s.submitted)})
	wantCode(t, err, fault.NotFound)
	_, err = s.service.Events(s.ctx, stranger, s.committee.ID, 0, 0)
	wantCode(t, err, fault.NotFound)
	_, err = s.service.GiveRole(s.ctx, s.admin, other.ID, drafting.RoleInput{
		PersonID: stranger.PersonID, Role: drafting.Delegate, DelegationID: s.delegations["Karsk"].ID,
	})
	wantCode(t, err, fault.Invalid)
}
