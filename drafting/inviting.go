package drafting

import (
	"context"
	"slices"
	"time"

	"chapeau/drafting/fault"
)

// invitationLife is how long an invitation's link works.
const invitationLife = 14 * 24 * time.Hour

// Bootstrap returns the secret of a one-time link for the first administrator,
// and ends every earlier one. It is empty once there is an account.
func (s *Service) Bootstrap(ctx context.Context) (string, error) {
	secret := ""
	err := s.store.Update(ctx, func(w Tx) error {
		people, err := w.CountPeople()
		if err != nil || people > 0 {
			return err
		}
		if err := w.DeleteUnusedAdministratorInvitations(); err != nil {
			return err
		}
		var invitation Invitation
		invitation, secret = s.newInvitation(PersonRef{})
		invitation.Administrator = true
		return w.CreateInvitation(invitation)
	})
	if err != nil {
		return "", err
	}
	return secret, nil
}

func (s *Service) newInvitation(by PersonRef) (Invitation, string) {
	secret, now := s.newSecret(), s.moment()
	return Invitation{
		ID:         s.newID(),
		SecretHash: digest([]byte(secret)),
		InvitedBy:  by,
		CreatedAt:  now,
		ExpiresAt:  now.Add(invitationLife),
	}, secret
}

// InvitationInput is whom to invite, and to what. Email may be empty: then the
// invited person gives it.
type InvitationInput struct {
	Email        string `json:"email"`
	Role         Role   `json:"role"`
	DelegationID string `json:"delegation_id"`
}

// Invite makes a one-time link that gives a role in a committee. The secret is
// told once. Errors: forbidden, invalid, not_found for the delegation.
func (s *Service) Invite(ctx context.Context, actor Actor, committeeID string, in InvitationInput) (Invitation, string, error) {
	email := ""
	if in.Email != "" {
		var err error
		if email, err = checkEmail(in.Email); err != nil {
			return Invitation{}, "", err
		}
	}
	secret := ""
	actor.RequestKey = "" // a remembered answer would keep the secret
	invitation, err := write(ctx, s, actor, "invite", nil, func(w *work) (Invitation, error) {
		if _, err := requireIn(w, actor, committeeID, ManagePeople); err != nil {
			return Invitation{}, err
		}
		if err := checkRole(w, committeeID, in.Role, in.DelegationID); err != nil {
			return Invitation{}, err
		}
		var invitation Invitation
		invitation, secret = s.newInvitation(w.by)
		invitation.CommitteeID, invitation.Email = committeeID, email
		invitation.Role, invitation.DelegationID = in.Role, in.DelegationID
		if err := w.CreateInvitation(invitation); err != nil {
			return Invitation{}, err
		}
		return invitation, w.record(
			Event{CommitteeID: committeeID, Type: PersonInvited, Audience: ToOfficers, DelegationID: in.DelegationID},
			map[string]any{"invitation": invitation.ID, "role": in.Role},
		)
	})
	return invitation, secret, err
}

// OpenInvitations are a committee's that nobody has accepted and that are not too
// old, newest first. Their secrets are told to nobody again. Errors: forbidden.
func (s *Service) OpenInvitations(ctx context.Context, actor Actor, committeeID string) ([]Invitation, error) {
	return view(ctx, s, func(r Snapshot) ([]Invitation, error) {
		if _, err := requireIn(r, actor, committeeID, ManagePeople); err != nil {
			return nil, err
		}
		all, err := r.OpenInvitations(committeeID)
		if err != nil {
			return nil, err
		}
		return slices.DeleteFunc(all, func(i Invitation) bool { return !s.moment().Before(i.ExpiresAt) }), nil
	})
}

// TakeBackInvitation makes an invitation's link worthless. Errors: forbidden,
// not_found where it is none of the committee's or was accepted already.
func (s *Service) TakeBackInvitation(ctx context.Context, actor Actor, committeeID, id string) error {
	_, err := write(ctx, s, actor, "take back invitation", []any{committeeID, id}, func(w *work) (struct{}, error) {
		if _, err := requireIn(w, actor, committeeID, ManagePeople); err != nil {
			return struct{}{}, err
		}
		if err := w.DeleteInvitation(committeeID, id); err != nil {
			return struct{}{}, err
		}
		return struct{}{}, w.record(
			Event{CommitteeID: committeeID, Type: InvitationTaken, Audience: ToOfficers},
			map[string]any{"invitation": id},
		)
	})
	return err
}

// checkRole refuses a role that is none, a delegate without a delegation of the
// committee, and a delegation for anybody else.
func checkRole(r Snapshot, committeeID string, role Role, delegationID string) error {
	switch role {
	case Secretariat, Chair, Reader:
		if delegationID != "" {
			return fault.Invalidf("delegation_id", "only a delegate has a delegation")
		}
		return nil
	case Delegate:
		_, err := delegationIn(r, committeeID, "delegation_id", delegationID)
		return err
	}
	return fault.Invalidf("role", "%q is no role; the roles are secretariat, chair, delegate and reader", role)
}

// delegationIn loads a delegation of the committee: invalid for any other.
func delegationIn(r Snapshot, committeeID, field, id string) (Delegation, error) {
	d, err := r.Delegation(id)
	if err != nil && fault.CodeOf(err) != fault.NotFound {
		return Delegation{}, err
	}
	if err != nil || d.CommitteeID != committeeID {
		return Delegation{}, fault.Invalidf(field, "%q is no delegation of this committee", id)
	}
	return d, nil
}

// InvitationView is an invitation as its link shows it. HasAccount tells that
// the invited address can accept with its present password.
type InvitationView struct {
	Invitation Invitation  `json:"invitation"`
	Committee  *Committee  `json:"committee,omitempty"`
	Delegation *Delegation `json:"delegation,omitempty"`
	HasAccount bool        `json:"has_account"`
}

// InvitationBySecret shows an invitation to whoever holds its link: not_found
// when it is unknown, used or too old.
func (s *Service) InvitationBySecret(ctx context.Context, secret string) (InvitationView, error) {
	return view(ctx, s, func(r Snapshot) (InvitationView, error) {
		invitation, err := s.openInvitation(r, secret)
		if err != nil {
			return InvitationView{}, err
		}
		shown := InvitationView{Invitation: invitation}
		if invitation.CommitteeID != "" {
			committee, err := r.Committee(invitation.CommitteeID)
			if err != nil {
				return InvitationView{}, err
			}
			shown.Committee = &committee
		}
		if shown.Delegation, err = delegationIfAny(r, invitation.DelegationID); err != nil {
			return InvitationView{}, err
		}
		if invitation.Email != "" {
			_, err := r.PersonByEmail(invitation.Email)
			shown.HasAccount = err == nil
		}
		return shown, nil
	})
}

func (s *Service) openInvitation(r Snapshot, secret string) (Invitation, error) {
	invitation, err := r.Invitation(digest([]byte(secret)))
	if err != nil && fault.CodeOf(err) != fault.NotFound {
		return Invitation{}, err
	}
	if err != nil || invitation.UsedAt != nil || !s.moment().Before(invitation.ExpiresAt) {
		return Invitation{}, fault.New(fault.NotFound, "", "the invitation is unknown, used or too old: ask for a new one")
	}
	return invitation, nil
}

// AcceptInput is what the invited person gives. Email counts only where the
// invitation names none; who has an account gives its password.
type AcceptInput struct {
	Name     string `json:"name"`
	Email    string `json:"email"`
	Password string `json:"password"`
}

// AcceptInvitation uses up an invitation: it makes the account where there is
// none, gives the role and signs in. Errors: not_found, invalid, and
// unauthenticated where an account's password is wrong.
func (s *Service) AcceptInvitation(ctx context.Context, secret string, in AcceptInput) (SignedIn, error) {
	invitation, err := view(ctx, s, func(r Snapshot) (Invitation, error) { return s.openInvitation(r, secret) })
	if err != nil {
		return SignedIn{}, err
	}
	if invitation.Email != "" {
		in.Email = invitation.Email
	}
	person, known, err := s.invitedPerson(ctx, invitation, in)
	if err != nil {
		return SignedIn{}, err
	}
	var signedIn SignedIn
	err = s.store.Update(ctx, func(tx Tx) error {
		if !known {
			if err := createPerson(tx, person); err != nil {
				return err
			}
		}
		if err := tx.UseInvitation(invitation.ID, s.moment()); err != nil {
			return err
		}
		if err := s.giveInvitedRole(tx, invitation, person); err != nil {
			return err
		}
		var err error
		signedIn, err = s.newSession(tx, person)
		return err
	})
	if err != nil {
		return SignedIn{}, err
	}
	return signedIn, nil
}

// invitedPerson is the account that accepts: an existing one that proves itself
// with its password, or a new one that is not stored yet.
func (s *Service) invitedPerson(ctx context.Context, invitation Invitation, in AcceptInput) (Person, bool, error) {
	person, err := view(ctx, s, func(r Snapshot) (Person, error) { return r.PersonByEmail(normalEmail(in.Email)) })
	if fault.CodeOf(err) == fault.NotFound {
		person, err = s.newPerson(PersonInput{Name: in.Name, Email: in.Email, Password: in.Password, Administrator: invitation.Administrator})
		return person, false, err
	}
	if err != nil {
		return Person{}, false, err
	}
	signedIn, err := s.SignIn(ctx, in.Email, in.Password)
	if err != nil {
		return Person{}, false, err
	}
	return person, true, s.SignOut(ctx, signedIn.Secret)
}

func (s *Service) giveInvitedRole(tx Tx, invitation Invitation, person Person) error {
	if invitation.CommitteeID == "" {
		return nil
	}
	w, err := s.begin(tx, Actor{PersonID: person.ID})
	if err != nil {
		return err
	}
	m := Membership{
		CommitteeID:  invitation.CommitteeID,
		PersonID:     person.ID,
		Role:         invitation.Role,
		DelegationID: invitation.DelegationID,
		CreatedAt:    w.now,
	}
	if err := w.giveMembership(m); err != nil {
		return err
	}
	return w.appendEvents()
}
