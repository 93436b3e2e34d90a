package drafting

import (
	"context"
	"time"

	"chapeau/drafting/fault"
)

// How long a session lasts, and how slowly an account locks: from the fifth
// failed sign-in on, each one closes it for twice as long as the one before,
// half a minute at first and never more than a quarter of an hour.
const (
	sessionLife       = 30 * 24 * time.Hour
	toleratedFailures = 4
	shortestLock      = 30 * time.Second
	longestLock       = 15 * time.Minute
)

// SignedIn is a new session. Secret is told once, for the browser's cookie.
type SignedIn struct {
	Secret  string  `json:"-"`
	Session Session `json:"session"`
	Person  Person  `json:"person"`
}

// SignIn opens a session for an account. A wrong password, an unknown address
// and a locked account give the same unauthenticated error.
func (s *Service) SignIn(ctx context.Context, email, password string) (SignedIn, error) {
	person, err := view(ctx, s, func(r Snapshot) (Person, error) {
		return r.PersonByEmail(normalEmail(email))
	})
	if err != nil && fault.CodeOf(err) != fault.NotFound {
		return SignedIn{}, err
	}
	known := err == nil
	if known && s.moment().Before(person.SignInLockedTo) {
		return SignedIn{}, errSignIn()
	}
	// The hash of an unknown account is computed too: the time tells nothing.
	matches := s.passwords.Matches(person.PasswordHash, password)
	if !known {
		_, _ = s.passwords.Hash(password)
	}
	if !known {
		return SignedIn{}, errSignIn()
	}
	if !matches {
		return SignedIn{}, s.countFailure(ctx, person.ID)
	}
	return s.openSession(ctx, person.ID)
}

func errSignIn() error {
	return fault.New(fault.Unauthenticated, "", "the e-mail address or the password is wrong, or the account is closed for some minutes after wrong tries")
}

// countFailure returns the error that the person is told.
func (s *Service) countFailure(ctx context.Context, personID string) error {
	err := s.store.Update(ctx, func(w Tx) error {
		person, err := w.Person(personID)
		if err != nil {
			return err
		}
		person.FailedSignIns++
		person.SignInLockedTo = s.moment().Add(lockAfter(person.FailedSignIns))
		return w.UpdatePerson(person)
	})
	if err != nil {
		return err
	}
	return errSignIn()
}

func lockAfter(failures int) time.Duration {
	if failures <= toleratedFailures {
		return 0
	}
	lock := shortestLock
	for range min(failures-toleratedFailures-1, 10) {
		lock *= 2
	}
	return min(lock, longestLock)
}

func (s *Service) openSession(ctx context.Context, personID string) (SignedIn, error) {
	var in SignedIn
	err := s.store.Update(ctx, func(w Tx) error {
		person, err := w.Person(personID)
		if err != nil {
			return err
		}
		person.FailedSignIns, person.SignInLockedTo = 0, time.Time{}
		if err := w.UpdatePerson(person); err != nil {
			return err
		}
		in, err = s.newSession(w, person)
		return err
	})
	return in, err
}

// newSession writes a session for the person and clears away expired ones.
func (s *Service) newSession(w Tx, person Person) (SignedIn, error) {
	now := s.moment()
	secret := s.newSecret()
	session := Session{
		SecretHash: digest([]byte(secret)),
		PersonID:   person.ID,
		CreatedAt:  now,
		ExpiresAt:  now.Add(sessionLife),
	}
	if err := w.DeleteSessionsExpiredBefore(now); err != nil {
		return SignedIn{}, err
	}
	return SignedIn{Secret: secret, Session: session, Person: person}, w.CreateSession(session)
}

// SignOut closes the session. One that is gone already is no error.
func (s *Service) SignOut(ctx context.Context, sessionSecret string) error {
	return s.store.Update(ctx, func(w Tx) error {
		return w.DeleteSession(digest([]byte(sessionSecret)))
	})
}

// Authenticate returns who a session's secret belongs to: unauthenticated when
// the session is unknown or over.
func (s *Service) Authenticate(ctx context.Context, sessionSecret string) (Actor, error) {
	return view(ctx, s, func(r Snapshot) (Actor, error) {
		session, err := r.Session(digest([]byte(sessionSecret)))
		if fault.CodeOf(err) == fault.NotFound {
			return Actor{}, errSessionOver()
		}
		if err != nil {
			return Actor{}, err
		}
		if !s.moment().Before(session.ExpiresAt) {
			return Actor{}, errSessionOver()
		}
		return Actor{PersonID: session.PersonID}, nil
	})
}

func errSessionOver() error {
	return fault.New(fault.Unauthenticated, "", "the session is over: sign in again")
}

// DemoIdentities are the persons who can be chosen by one click. It is
// forbidden unless the service runs a demo.
func (s *Service) DemoIdentities(ctx context.Context) ([]Identity, error) {
	if !s.demo {
		return nil, errNoDemo()
	}
	return view(ctx, s, func(r Snapshot) ([]Identity, error) {
		committees, err := r.Committees()
		if err != nil {
			return nil, err
		}
		all, seen := []Identity{}, map[string]bool{}
		for _, c := range committees {
			people, err := r.PeopleOf(c.ID)
			if err != nil {
				return nil, err
			}
			for _, p := range people {
				if seen[p.ID] {
					continue
				}
				seen[p.ID] = true
				identity, err := identityOf(r, p)
				if err != nil {
					return nil, err
				}
				all = append(all, identity)
			}
		}
		return all, nil
	})
}

// SignInDemo opens a session without a password. It is forbidden unless the
// service runs a demo.
func (s *Service) SignInDemo(ctx context.Context, personID string) (SignedIn, error) {
	if !s.demo {
		return SignedIn{}, errNoDemo()
	}
	return s.openSession(ctx, personID)
}

func errNoDemo() error {
	return fault.New(fault.Forbidden, "", "this is no demo: sign in with e-mail address and password")
}
