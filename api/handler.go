package api

import (
	"context"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"

	"chapeau/drafting"
)

// handler answers one request. An error that it returns is answered as
// problem+json; it returns none once it has begun its own answer.
type handler func(c *gin.Context) error

// pace is how long a request may take.
type pace time.Duration

// Most requests are quick; reading and writing whole documents takes longer; a
// stream lasts as long as its reader.
const (
	quick   = pace(30 * time.Second)
	slow    = pace(3 * time.Minute)
	endless = pace(0)
)

// route is one operation of the contract.
type route struct {
	method string
	path   string
	pace   pace
	handle handler
}

// wrap turns a handler into gin's: with its time limit, and its error told.
func (s *Server) wrap(r route) gin.HandlerFunc {
	return func(c *gin.Context) {
		if r.pace != endless {
			ctx, cancel := context.WithTimeout(c.Request.Context(), time.Duration(r.pace))
			defer cancel()
			c.Request = c.Request.WithContext(ctx)
			_ = http.NewResponseController(c.Writer).SetWriteDeadline(time.Now().Add(time.Duration(r.pace) + 10*time.Second))
		}
		if err := r.handle(c); err != nil {
			fail(c, s.log, err)
		}
	}
}

const actorKey = "actor"

// actorOf is who asks: the public where nobody signed in.
func actorOf(c *gin.Context) drafting.Actor {
	actor, _ := c.Get(actorKey)
	known, _ := actor.(drafting.Actor)
	known.RequestKey = c.GetHeader("Idempotency-Key")
	return known
}
