package drafting

import (
	"context"
	"net/mail"
	"strings"

	"chapeau/drafting/fault"
)

// Identity is a person with all their roles.
type Identity struct {
	Person Person         `json:"person"`
	Roles  []IdentityRole `json:"roles"`
}

// IdentityRole is one role of a person, with what it lets them do.
type IdentityRole struct {
	Membership Membership  `json:"membership"`
	Committee  Committee   `json:"committee"`
	Delegation *Delegation `json:"delegation,omitempty"`
	Actions    []Action    `json:"actions"`
}

// Me returns the actor's account and roles: unauthenticated for the public.
func (s *Service) Me(ctx context.Context, actor Actor) (Identity, error) {
	return view(ctx, s, func(r Snapshot) (Identity, error) {
		st, err := account(r, actor)
		if err != nil {
			return Identity{}, err
		}
		return identityOf(r, st.person)
	})
}

// account is the actor's standing outside any committee: unauthenticated for
// the public.
func account(r Snapshot, actor Actor) (standing, error) {
	st, err := standingOf(r, actor, "")
	if err != nil {
		return standing{}, err
	}
	if st.public {
		return standing{}, fault.New(fault.Unauthenticated, "", "this needs an account: sign in first")
	}
	return st, nil
}

func identityOf(r Snapshot, person Person) (Identity, error) {
	identity := Identity{Person: person, Roles: []IdentityRole{}}
	memberships, err := r.MembershipsOf(person.ID)
	if err != nil {
		return identity, err
	}
	for _, m := range memberships {
		role := IdentityRole{Membership: m}
		if role.Committee, err = r.Committee(m.CommitteeID); err != nil {
			return identity, err
		}
		if role.Delegation, err = delegationIfAny(r, m.DelegationID); err != nil {
			return identity, err
		}
		st, err := withRole(r, standing{person: person, membership: m})
		if err != nil {
			return identity, err
		}
		role.Actions = st.actions()
		identity.Roles = append(identity.Roles, role)
	}
	return identity, nil
}

func delegationIfAny(r Snapshot, id string) (*Delegation, error) {
	if id == "" {
		return nil, nil
	}
	d, err := r.Delegation(id)
	if err != nil {
		return nil, err
	}
	return &d, nil
}

// actions are all that the table allows.
func (st standing) actions() []Action {
	allowed := []Action{}
	for _, p := range permissions {
		if st.may(p.action) {
			allowed = append(allowed, p.action)
		}
	}
	return allowed
}

// PersonInput is what an account is made of.
type PersonInput struct {
	Name          string `json:"name"`
	Email         string `json:"email"`
	Password      string `json:"password"`
	Administrator bool   `json:"administrator"`
}

// CreatePerson makes an account without an invitation. Only administrators may.
// Errors: invalid, conflict where the address has an account.
func (s *Service) CreatePerson(ctx context.Context, actor Actor, in PersonInput) (Person, error) {
	st, err := view(ctx, s, func(r Snapshot) (standing, error) { return account(r, actor) })
	if err != nil {
		return Person{}, err
	}
	if !st.person.Administrator {
		return Person{}, fault.New(fault.Forbidden, "", "only administrators may create accounts: invite the person instead")
	}
	person, err := s.newPerson(in)
	if err != nil {
		return Person{}, err
	}
	if err := s.store.Update(ctx, func(w Tx) error { return createPerson(w, person) }); err != nil {
		return Person{}, err
	}
	return person, nil
}

// newPerson checks the input and hashes the password, outside any transaction
// because that is slow.
func (s *Service) newPerson(in PersonInput) (Person, error) {
	name, err := requiredLine("name", in.Name)
	if err != nil {
		return Person{}, err
	}
	email, err := checkEmail(in.Email)
	if err != nil {
		return Person{}, err
	}
	if err := checkPassword(in.Password); err != nil {
		return Person{}, err
	}
	hash, err := s.passwords.Hash(in.Password)
	if err != nil {
		return Person{}, fault.Wrap(err, "the password cannot be hashed")
	}
	return Person{
		ID:            s.newID(),
		Name:          name,
		Email:         email,
		Administrator: in.Administrator,
		CreatedAt:     s.moment(),
		PasswordHash:  hash,
	}, nil
}

func createPerson(w Tx, person Person) error {
	_, err := w.PersonByEmail(person.Email)
	if err == nil {
		return fault.New(fault.Conflict, "email", "%s has an account already: sign in with it", person.Email)
	}
	if fault.CodeOf(err) != fault.NotFound {
		return err
	}
	return w.CreatePerson(person)
}

// ChangePassword sets a new password and closes every session of the account.
func (s *Service) ChangePassword(ctx context.Context, actor Actor, old, replacement string) error {
	st, err := view(ctx, s, func(r Snapshot) (standing, error) { return account(r, actor) })
	if err != nil {
		return err
	}
	if !s.passwords.Matches(st.person.PasswordHash, old) {
		return fault.New(fault.Forbidden, "old_password", "the present password is wrong")
	}
	if err := checkPassword(replacement); err != nil {
		return err
	}
	hash, err := s.passwords.Hash(replacement)
	if err != nil {
		return fault.Wrap(err, "the password cannot be hashed")
	}
	return s.store.Update(ctx, func(w Tx) error {
		person, err := w.Person(actor.PersonID)
		if err != nil {
			return err
		}
		person.PasswordHash = hash
		if err := w.UpdatePerson(person); err != nil {
			return err
		}
		return w.DeleteSessionsOf(person.ID)
	})
}

func normalEmail(email string) string { return strings.ToLower(strings.TrimSpace(email)) }

func checkEmail(email string) (string, error) {
	normal := normalEmail(email)
	parsed, err := mail.ParseAddress(normal)
	if err != nil || parsed.Address != normal || len(normal) > 254 {
		return "", fault.Invalidf("email", "%q is no e-mail address; one looks like name@example.org", email)
	}
	return normal, nil
}

// maximalLine bounds names, symbols and other single lines.
const maximalLine = 300

// requiredLine is a single line that may not be empty.
func requiredLine(field, value string) (string, error) {
	line, err := optionalLine(field, value)
	if err == nil && line == "" {
		return "", fault.Invalidf(field, "it is empty; it needs some words")
	}
	return line, err
}

func optionalLine(field, value string) (string, error) {
	line := strings.TrimSpace(value)
	if len(line) > maximalLine {
		return "", fault.Invalidf(field, "it has %d bytes; at most %d are possible", len(line), maximalLine)
	}
	if strings.ContainsAny(line, "\r\n\x00") {
		return "", fault.Invalidf(field, "it may not hold line breaks")
	}
	return line, nil
}
