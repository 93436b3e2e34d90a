package api

import (
	"context"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"

	"chapeau/api/jobs"
)

// Service is all that the handlers call; each declares its own part of it.
type Service interface {
	sessionService
	peopleService
	tokenService
	invitationService
	committeeService
	governingService
	meetingService
	issuingService
	draftService
	lifeService
	sponsorService
	alertService
	versionService
	amendmentService
	actionService
	finalizingService
	paragraphService
	commentService
	silenceService
	importService
	understandingService
	exportService
	recordService
	eventService
	demoService
}

// Options are what a server takes from its surroundings.
type Options struct {
	Service Service
	// Hub wakes the event streams; storage calls its Wake after each commit.
	Hub *Hub
	// Ready tells whether the database answers.
	Ready func(context.Context) error
	// FrontEnd holds the built web application; nil or without index.html, a
	// page says how to build it.
	FrontEnd fs.FS
	Log      *slog.Logger
	// Version is the program's, for people to read.
	Version string
	// Demo offers signing in as one of the sample's persons.
	Demo bool
	// Secure says that browsers come over TLS: cookies are then for TLS alone.
	Secure bool
	// SignInEvery and SignInBurst limit attempts by address: so many at once,
	// and one more each interval. Zero means 10 and 6 seconds.
	SignInEvery time.Duration
	SignInBurst int
	// Jobs bound what is done in the background.
	Jobs jobs.Limits
	// Heartbeat is how often a quiet event stream shows that it lives. Zero
	// means 15 seconds.
	Heartbeat time.Duration
}

// Server answers all requests. It is an http.Handler.
type Server struct {
	engine      *gin.Engine
	hub         *Hub
	log         *slog.Logger
	secure      bool
	metrics     *metrics
	jobs        *jobs.Keeper
	crossOrigin *http.CrossOriginProtection
	sessions    sessions
}

// New builds a server. It fails where the front end's page cannot be read.
func New(o Options) (*Server, error) {
	page, err := newFrontEnd(o.FrontEnd)
	if err != nil {
		return nil, fmt.Errorf("the front end cannot be read: %w", err)
	}
	o.fill()
	s := &Server{
		hub: o.Hub, log: o.Log, secure: o.Secure,
		metrics: newMetrics(), jobs: jobs.New(jobs.Options{Limits: o.Jobs, Log: o.Log}), crossOrigin: http.NewCrossOriginProtection(),
		sessions: sessions{service: o.Service, guard: newSignInGuard(o.SignInEvery, o.SignInBurst), secure: o.Secure},
	}
	if s.engine, err = s.newEngine(); err != nil {
		return nil, err
	}
	for _, r := range s.routes(o) {
		s.engine.Handle(r.method, r.path, s.wrap(r))
	}
	s.engine.NoRoute(s.wrap(route{pace: quick, handle: page.serve}))
	s.engine.NoMethod(s.wrap(route{pace: quick, handle: methodNotAllowed}))
	return s, nil
}

func (o *Options) fill() {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Hub == nil {
		o.Hub = NewHub()
	}
	if o.Ready == nil {
		o.Ready = func(context.Context) error { return nil }
	}
	if o.SignInEvery == 0 {
		o.SignInEvery = 6 * time.Second
	}
	if o.SignInBurst == 0 {
		o.SignInBurst = 10
	}
	if o.Heartbeat == 0 {
		o.Heartbeat = heartbeat
	}
}

// newEngine is gin with nothing of its own turned on: no proxy is trusted, and
// logging, recovery and errors are ours.
func (s *Server) newEngine() (*gin.Engine, error) {
	gin.SetMode(gin.ReleaseMode)
	engine := gin.New()
	if err := engine.SetTrustedProxies(nil); err != nil {
		return nil, err
	}
	engine.HandleMethodNotAllowed = true
	engine.RedirectTrailingSlash = false
	engine.UseRawPath = true // the id of a clause may hold a slash
	engine.Use(identify, s.record, s.recoverPanics, s.protect, s.refuseCrossOrigin, s.authenticate)
	return engine, nil
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.engine.ServeHTTP(w, r) }

// Close ends the event streams and the jobs, so that a server can stop. Results
// that are still kept are removed.
func (s *Server) Close() {
	s.hub.Close()
	if err := s.jobs.Close(); err != nil {
		s.log.Error("the results of jobs cannot be removed", "error", err)
	}
}

// authenticate finds out who asks, for all addresses of the API.
func (s *Server) authenticate(c *gin.Context) {
	actor, err := s.sessions.authenticate(c)
	if err != nil {
		fail(c, s.log, err)
		c.Abort()
		return
	}
	c.Set(actorKey, actor)
}

// Operations are all that the server answers, each as its method and path.
func (s *Server) Operations() []string {
	return each(s.engine.Routes(), func(r gin.RouteInfo) string { return r.Method + " " + r.Path })
}
