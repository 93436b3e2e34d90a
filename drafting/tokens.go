package drafting

import (
	"context"

	"chapeau/drafting/fault"
)

// tokenPrefix tells an API token from a session's secret, for people and for
// tools that search for leaked secrets.
const tokenPrefix = "chapeau_"

// CreateAPIToken makes a token that lets a program act as the actor. The secret
// is told once.
func (s *Service) CreateAPIToken(ctx context.Context, actor Actor, name string) (APIToken, string, error) {
	label, err := requiredLine("name", name)
	if err != nil {
		return APIToken{}, "", err
	}
	secret := tokenPrefix + s.newSecret()
	token := APIToken{ID: s.newID(), PersonID: actor.PersonID, Name: label, SecretHash: digest([]byte(secret)), CreatedAt: s.moment()}
	err = s.store.Update(ctx, func(w Tx) error {
		if _, err := account(w, actor); err != nil {
			return err
		}
		return w.CreateAPIToken(token)
	})
	if err != nil {
		return APIToken{}, "", err
	}
	return token, secret, nil
}

// APITokens are the actor's own, without their secrets.
func (s *Service) APITokens(ctx context.Context, actor Actor) ([]APIToken, error) {
	return view(ctx, s, func(r Snapshot) ([]APIToken, error) {
		if _, err := account(r, actor); err != nil {
			return nil, err
		}
		return r.APITokensOf(actor.PersonID)
	})
}

// DeleteAPIToken ends one of the actor's own tokens: not_found for any other.
func (s *Service) DeleteAPIToken(ctx context.Context, actor Actor, id string) error {
	return s.store.Update(ctx, func(w Tx) error {
		if _, err := account(w, actor); err != nil {
			return err
		}
		return w.DeleteAPIToken(actor.PersonID, id)
	})
}

// AuthenticateToken returns who an API token acts as: unauthenticated when it
// is unknown.
func (s *Service) AuthenticateToken(ctx context.Context, secret string) (Actor, error) {
	return view(ctx, s, func(r Snapshot) (Actor, error) {
		token, err := r.APIToken(digest([]byte(secret)))
		if fault.CodeOf(err) == fault.NotFound {
			return Actor{}, fault.New(fault.Unauthenticated, "", "the token is unknown or was deleted: make a new one")
		}
		if err != nil {
			return Actor{}, err
		}
		return Actor{PersonID: token.PersonID}, nil
	})
}
