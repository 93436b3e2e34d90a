package api

import (
	"math"
	"net"
	"strconv"
	"sync"
	"time"

	"github.com/gin-gonic/gin"
	"golang.org/x/time/rate"

	"chapeau/drafting/fault"
)

const (
	// maxAddresses bounds how many addresses are remembered.
	maxAddresses = 10_000
	// maxPasswords is how many passwords are checked at once; each takes 19 MiB.
	maxPasswords = 2
)

// signInGuard limits how often one address may try a password, and how many
// passwords are checked at once.
type signInGuard struct {
	every time.Duration
	burst int
	busy  chan struct{}

	mu        sync.Mutex
	addresses map[string]*rate.Limiter
}

// newSignInGuard allows an address burst attempts at once and one more each
// interval.
func newSignInGuard(every time.Duration, burst int) *signInGuard {
	return &signInGuard{
		every: every, burst: burst,
		busy:      make(chan struct{}, maxPasswords),
		addresses: make(map[string]*rate.Limiter),
	}
}

// enter waits for its turn and returns what ends it. too_many_requests when the
// address has tried too often.
func (g *signInGuard) enter(c *gin.Context) (release func(), err error) {
	if !g.limiter(addressOf(c)).Allow() {
		seconds := int(math.Ceil(g.every.Seconds()))
		c.Header("Retry-After", strconv.Itoa(seconds))
		return nil, fault.New(tooManyRequests, "", "too many attempts from this address; try again in %d seconds", seconds)
	}
	select {
	case g.busy <- struct{}{}:
		return func() { <-g.busy }, nil
	case <-c.Request.Context().Done():
		return nil, c.Request.Context().Err()
	}
}

func (g *signInGuard) limiter(address string) *rate.Limiter {
	g.mu.Lock()
	defer g.mu.Unlock()
	if known, ok := g.addresses[address]; ok {
		return known
	}
	if len(g.addresses) >= maxAddresses {
		g.forgetRested()
	}
	limiter := rate.NewLimiter(rate.Every(g.every), g.burst)
	g.addresses[address] = limiter
	return limiter
}

// forgetRested drops the addresses that have all their attempts again; where
// none has, any one goes.
func (g *signInGuard) forgetRested() {
	for address, limiter := range g.addresses {
		if limiter.Tokens() >= float64(g.burst) {
			delete(g.addresses, address)
		}
	}
	for address := range g.addresses {
		if len(g.addresses) < maxAddresses {
			return
		}
		delete(g.addresses, address)
	}
}

// addressOf is who is counted: an IPv4 address, or the /64 of an IPv6 one,
// because a single host has all of it.
func addressOf(c *gin.Context) string {
	host, _, err := net.SplitHostPort(c.Request.RemoteAddr)
	if err != nil {
		return c.Request.RemoteAddr
	}
	ip := net.ParseIP(host)
	if ip == nil || ip.To4() != nil {
		return host
	}
	return ip.Mask(net.CIDRMask(64, 128)).String()
}
