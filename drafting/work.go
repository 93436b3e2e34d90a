package drafting

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"time"

	"chapeau/drafting/fault"
)

// requestMemory is how long the answer to a request with a key is remembered.
const requestMemory = 24 * time.Hour

// work is one write transaction of one actor. What is recorded during it is
// appended to the event log at its end.
type work struct {
	Tx
	service *Service
	actor   Actor
	by      PersonRef
	now     time.Time
	events  []Event
}

// write does one piece of work in one transaction: all of it or nothing. When
// the actor gave a request key, a second call with the same operation and input
// gives the first one's answer without doing anything.
func write[T any](ctx context.Context, s *Service, actor Actor, operation string, input any, do func(*work) (T, error)) (T, error) {
	var answer T
	err := s.store.Update(ctx, func(tx Tx) error {
		w, err := s.begin(tx, actor)
		if err != nil {
			return err
		}
		request, err := newRequest(actor, operation, input)
		if err != nil {
			return err
		}
		answered, err := request.answered(w, &answer)
		if err != nil || answered {
			return err
		}
		if answer, err = do(w); err != nil {
			return err
		}
		if err := w.appendEvents(); err != nil {
			return err
		}
		return request.remember(w, answer)
	})
	if err != nil {
		var none T
		return none, err
	}
	return answer, nil
}

// begin starts an actor's work. It is unauthenticated for the public and for
// an account that is gone.
func (s *Service) begin(tx Tx, actor Actor) (*work, error) {
	if actor.Public() {
		return nil, fault.New(fault.Unauthenticated, "", "this needs an account: sign in first")
	}
	person, err := tx.Person(actor.PersonID)
	if fault.CodeOf(err) == fault.NotFound {
		return nil, fault.New(fault.Unauthenticated, "", "the account is gone: sign in with another")
	}
	if err != nil {
		return nil, err
	}
	by := PersonRef{ID: person.ID, Name: person.Name}
	return &work{Tx: tx, service: s, actor: actor, by: by, now: s.moment()}, nil
}

// request is what a repeated write is recognised by. Without a key it does
// nothing.
type request struct {
	personID, key, fingerprint string
}

func newRequest(actor Actor, operation string, input any) (request, error) {
	if actor.RequestKey == "" {
		return request{}, nil
	}
	if len(actor.RequestKey) > 200 {
		return request{}, fault.Invalidf("Idempotency-Key", "the key is longer than 200 bytes")
	}
	data, err := json.Marshal(input)
	if err != nil {
		return request{}, fault.Wrap(err, "the request could not be fingerprinted")
	}
	return request{actor.PersonID, actor.RequestKey, digest(append([]byte(operation+"\n"), data...))}, nil
}

// answered loads the answer that was given to the same request before. It is a
// conflict when the key was used for another request.
func (q request) answered(w *work, answer any) (bool, error) {
	if q.key == "" {
		return false, nil
	}
	earlier, err := w.AnsweredRequest(q.personID, q.key)
	if fault.CodeOf(err) == fault.NotFound {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	if earlier.Fingerprint != q.fingerprint {
		return false, fault.New(fault.Conflict, "Idempotency-Key", "the key was used for another request: take a new one")
	}
	if err := json.Unmarshal(earlier.Answer, answer); err != nil {
		return false, fault.Wrap(err, "the remembered answer cannot be read")
	}
	return true, nil
}

func (q request) remember(w *work, answer any) error {
	if q.key == "" {
		return nil
	}
	data, err := json.Marshal(answer)
	if err != nil {
		return fault.Wrap(err, "the answer cannot be remembered")
	}
	if err := w.DeleteAnsweredRequestsBefore(w.now.Add(-requestMemory)); err != nil {
		return err
	}
	return w.CreateAnsweredRequest(AnsweredRequest{q.personID, q.key, q.fingerprint, data, w.now})
}

// digest is a SHA-256 in hexadecimal.
func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
