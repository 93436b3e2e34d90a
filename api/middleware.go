package api

import (
	"crypto/rand"
	"errors"
	"log/slog"
	"net/http"
	"runtime/debug"
	"time"

	"github.com/gin-gonic/gin"

	"chapeau/drafting/fault"
)

const requestIDKey = "request id"

// identify gives every request an id that stands in its answer and in the log.
func identify(c *gin.Context) {
	id := rand.Text()[:12]
	c.Set(requestIDKey, id)
	c.Header("X-Request-Id", id)
}

func requestIDOf(c *gin.Context) string { return c.GetString(requestIDKey) }

// record logs and counts every request when it is answered. Queries are left
// out of the log: they can hold what people look for.
func (s *Server) record(c *gin.Context) {
	start := time.Now()
	c.Next()
	took, status, path := time.Since(start), c.Writer.Status(), c.FullPath()
	s.metrics.observe(c.Request.Method, path, status, took)
	level := slog.LevelInfo
	if path == "/healthz" || path == "/readyz" || path == "/metrics" {
		level = slog.LevelDebug
	}
	s.log.Log(c.Request.Context(), level, "request",
		"request", requestIDOf(c), "method", c.Request.Method, "path", c.Request.URL.Path,
		"status", status, "took", took.Round(time.Microsecond), "bytes", max(c.Writer.Size(), 0), "person", actorOf(c).PersonID)
}

// recoverPanics answers a panic as an internal error, so that one request
// cannot stop the others. A handler that gave up its connection stays silent.
func (s *Server) recoverPanics(c *gin.Context) {
	defer func() {
		reason := recover()
		if reason == nil {
			return
		}
		if err, ok := reason.(error); ok && errors.Is(err, http.ErrAbortHandler) {
			c.Abort()
			return
		}
		s.log.ErrorContext(c.Request.Context(), "panic", "request", requestIDOf(c), "reason", reason, "stack", string(debug.Stack()))
		fail(c, s.log, fault.New(fault.Internal, "", "panic"))
		c.Abort()
	}()
	c.Next()
}

// protect sets the headers that keep a browser from doing what we never ask it
// to. The web application's page sets a wider content policy of its own.
func (s *Server) protect(c *gin.Context) {
	h := c.Writer.Header()
	h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Referrer-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
	h.Set("Cache-Control", "no-store")
	if s.secure {
		h.Set("Strict-Transport-Security", "max-age=31536000")
	}
}

// refuseCrossOrigin stops writes that another site makes a browser send.
func (s *Server) refuseCrossOrigin(c *gin.Context) {
	if err := s.crossOrigin.Check(c.Request); err != nil {
		fail(c, s.log, fault.New(fault.Forbidden, "Origin", "this request comes from another site; it must come from this server's own pages or from a program"))
		c.Abort()
	}
}
