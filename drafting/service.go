package drafting

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"time"
)

// Service is all that Chapeau does for a committee. It is safe for use by many
// goroutines and keeps nothing in memory between calls.
type Service struct {
	store     Store
	now       func() time.Time
	newID     func() string
	newSecret func() string
	passwords PasswordHasher
	demo      bool
}

// Options are what a Service takes from its surroundings. The zero value uses
// the real clock, random ids and secrets, and argon2id. Demo allows signing in
// without a password and is only for a sample committee on one's own machine.
type Options struct {
	Now       func() time.Time
	NewID     func() string
	NewSecret func() string
	Passwords PasswordHasher
	Demo      bool
}

// New returns a service that keeps everything in store.
func New(store Store, o Options) *Service {
	s := &Service{
		store:     store,
		now:       o.Now,
		newID:     o.NewID,
		newSecret: o.NewSecret,
		passwords: o.Passwords,
		demo:      o.Demo,
	}
	if s.now == nil {
		s.now = time.Now
	}
	if s.newID == nil {
		s.newID = RandomID
	}
	if s.newSecret == nil {
		s.newSecret = RandomSecret
	}
	if s.passwords == nil {
		s.passwords = NewArgon2id()
	}
	return s
}

// moment is the present in the precision that a store keeps.
func (s *Service) moment() time.Time {
	return s.now().UTC().Truncate(time.Microsecond)
}

// RandomID returns 12 letters and digits (60 random bits): short enough for a
// link, and for the ids of clauses that an amendment brings in.
func RandomID() string {
	const alphabet = "abcdefghjkmnpqrstuvwxyz123456789"
	var random [12]byte
	rand.Read(random[:])
	for i, b := range random {
		random[i] = alphabet[b%32]
	}
	return string(random[:])
}

// RandomSecret returns 256 random bits in a form that fits a link or a cookie.
func RandomSecret() string {
	var random [32]byte
	rand.Read(random[:])
	return base64.RawURLEncoding.EncodeToString(random[:])
}

// view runs read in one consistent snapshot and returns what it found.
func view[T any](ctx context.Context, s *Service, read func(Snapshot) (T, error)) (T, error) {
	var found T
	err := s.store.View(ctx, func(r Snapshot) error {
		var err error
		found, err = read(r)
		return err
	})
	if err != nil {
		var none T
		return none, err
	}
	return found, nil
}
