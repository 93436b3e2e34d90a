package drafting

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"

	"chapeau/drafting/fault"
)

// PasswordHasher makes and checks what is stored of a password. Tests give a
// cheap one.
type PasswordHasher interface {
	Hash(password string) (string, error)
	// Matches reports whether hash was made of password; false for a hash that
	// cannot be read.
	Matches(hash, password string) bool
}

// Argon2id hashes with argon2id, written in the usual form
// `$argon2id$v=19$m=…,t=…,p=…$salt$key`. At most two run at once, so that many
// sign-ins at the same moment cannot take all memory.
type Argon2id struct {
	memory, rounds uint32
	running        chan struct{}
}

// NewArgon2id uses 19 MiB and two rounds, as OWASP recommends.
func NewArgon2id() *Argon2id {
	return &Argon2id{memory: 19 * 1024, rounds: 2, running: make(chan struct{}, 2)}
}

// Hash returns the hash of a password with a fresh salt.
func (h *Argon2id) Hash(password string) (string, error) {
	var salt [16]byte
	rand.Read(salt[:])
	key := h.derive(password, salt[:], h.memory, h.rounds)
	encode := base64.RawStdEncoding.EncodeToString
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=1$%s$%s", argon2.Version, h.memory, h.rounds, encode(salt[:]), encode(key)), nil
}

// Matches compares in constant time.
func (h *Argon2id) Matches(hash, password string) bool {
	parts := strings.Split(hash, "$")
	if len(parts) != 6 {
		return false
	}
	var memory, rounds uint32
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=1", &memory, &rounds); err != nil || memory > 1<<20 || rounds == 0 {
		return false
	}
	salt, err := base64.RawStdEncoding.DecodeString(parts[4])
	if err != nil {
		return false
	}
	key, err := base64.RawStdEncoding.DecodeString(parts[5])
	if err != nil || len(key) != 32 {
		return false
	}
	return subtle.ConstantTimeCompare(key, h.derive(password, salt, memory, rounds)) == 1
}

func (h *Argon2id) derive(password string, salt []byte, memory, rounds uint32) []byte {
	h.running <- struct{}{}
	defer func() { <-h.running }()
	return argon2.IDKey([]byte(password), salt, rounds, memory, 1, 32)
}

// checkPassword refuses what cannot be a safe password.
func checkPassword(password string) error {
	if length := utf8.RuneCountInString(password); length < 10 || length > 200 {
		return fault.Invalidf("password", "a password has between 10 and 200 characters; this one has %d", length)
	}
	return nil
}
