package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	"chapeau/api"
	"chapeau/drafting"
	"chapeau/drafting/fault"
	"chapeau/drafting/sample"
	"chapeau/frontend"
	"chapeau/storage"
)

// ServeCmd serves the web application and its API.
type ServeCmd struct {
	Listen         string `default:"127.0.0.1:8080" env:"CHAPEAU_LISTEN" help:"Address and port to listen on."`
	Database       string `env:"CHAPEAU_DATABASE" help:"The database's file; chapeau.db in the working folder where it is not given."`
	Demo           bool   `env:"CHAPEAU_DEMO" help:"Serve a sample negotiation with one-click sign-in, on this machine only; without --database in a database that is removed at the end."`
	TLSCertificate string `env:"CHAPEAU_TLS_CERTIFICATE" type:"existingfile" help:"Certificate file (PEM), to serve over TLS."`
	TLSKey         string `env:"CHAPEAU_TLS_KEY" type:"existingfile" help:"Key file (PEM) of the certificate."`
	InsecureHTTP   bool   `name:"insecure-http" env:"CHAPEAU_INSECURE_HTTP" help:"Allow plain HTTP on other addresses than this machine's own, for a proxy in front that does TLS."`
	PublicURL      string `name:"public-url" env:"CHAPEAU_PUBLIC_URL" help:"The address that people use, where a proxy stands in front; with https cookies are for TLS alone."`
	LogFormat      string `default:"text" enum:"text,json" env:"CHAPEAU_LOG_FORMAT" help:"How the log is written: text or json."`
	LogLevel       string `default:"info" enum:"debug,info,warn,error" env:"CHAPEAU_LOG_LEVEL" help:"The least level that is logged."`
}

// shutdownPatience is how long requests may still take once the server stops.
const shutdownPatience = 10 * time.Second

// Run serves until the context or a signal ends it. Requests that have begun
// are answered first.
func (cmd *ServeCmd) Run(ctx context.Context, s *streams) error {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	log, err := cmd.logger(os.Stderr)
	if err != nil {
		return err
	}
	return cmd.serve(ctx, s.out, log)
}

func (cmd *ServeCmd) serve(ctx context.Context, out io.Writer, log *slog.Logger) error {
	if err := cmd.check(); err != nil {
		return err
	}
	database, remove, err := cmd.database()
	if err != nil {
		return err
	}
	defer remove()
	hub := api.NewHub()
	store, err := storage.Open(ctx, database, storage.Options{OnCommit: hub.Wake})
	if err != nil {
		return err
	}
	defer store.Close()
	service := drafting.New(store, drafting.Options{Demo: cmd.Demo})
	if err := cmd.loadSample(ctx, service); err != nil {
		return err
	}
	debug.FreeOSMemory() // the sample's password hashes took much that is never needed again
	files, err := frontend.Dist()
	if err != nil {
		return err
	}
	server, err := api.New(api.Options{
		Service: service, Hub: hub, Ready: store.Ping, FrontEnd: files,
		Log: log, Version: version, Demo: cmd.Demo, Secure: cmd.secure(),
	})
	if err != nil {
		return err
	}
	defer server.Close()
	listener, err := net.Listen("tcp", cmd.Listen)
	if err != nil {
		return fault.Invalidf("listen", "%s cannot be listened on (%s); choose another address or port with --listen", cmd.Listen, cause(err))
	}
	if err := cmd.greet(ctx, out, service, listener); err != nil {
		return errors.Join(err, listener.Close())
	}
	return cmd.answer(ctx, listener, server, log)
}

// check refuses what would be unsafe: passwords over an open network, and a
// sample that anybody can sign in to where others can reach it.
func (cmd *ServeCmd) check() error {
	host, _, err := net.SplitHostPort(cmd.Listen)
	if err != nil {
		return fault.Invalidf("listen", "%q is no address to listen on; one looks like 127.0.0.1:8080", cmd.Listen)
	}
	if (cmd.TLSCertificate == "") != (cmd.TLSKey == "") {
		return fault.Invalidf("tls-certificate", "give --tls-certificate and --tls-key together")
	}
	if _, err := url.Parse(cmd.PublicURL); err != nil {
		return fault.Invalidf("public-url", "%q is no address; one looks like https://chapeau.example", cmd.PublicURL)
	}
	if isLoopback(host) {
		return nil
	}
	if cmd.Demo {
		return fault.Invalidf("demo", "in the sample anybody can sign in as anyone: it is served on this machine only, such as --listen 127.0.0.1:8080")
	}
	if cmd.TLSCertificate == "" && !cmd.InsecureHTTP {
		return fault.Invalidf("listen", "%s can be reached from other machines and passwords would travel in the open; give --tls-certificate and --tls-key, or --insecure-http where a proxy in front does TLS", cmd.Listen)
	}
	return nil
}

func isLoopback(host string) bool {
	if host == "localhost" {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}

// secure says whether browsers come over TLS.
func (cmd *ServeCmd) secure() bool {
	return cmd.TLSCertificate != "" || strings.HasPrefix(cmd.PublicURL, "https://")
}

// database is the file to serve. The sample without one gets a new file in a
// new folder, which remove deletes.
func (cmd *ServeCmd) database() (path string, remove func(), err error) {
	keep := func() {}
	if cmd.Database != "" {
		return cmd.Database, keep, nil
	}
	if !cmd.Demo {
		return defaultDatabase, keep, nil
	}
	folder, err := os.MkdirTemp("", "chapeau-demo-")
	if err != nil {
		return "", keep, fault.Invalidf("database", "no temporary folder can be made for the sample (%s); give --database", cause(err))
	}
	return filepath.Join(folder, defaultDatabase), func() { _ = os.RemoveAll(folder) }, nil
}

// loadSample plays the sample into an empty database. One that was served as a
// sample before is served as it is; one with real accounts is refused, because
// anybody could be anyone in it.
func (cmd *ServeCmd) loadSample(ctx context.Context, service *drafting.Service) error {
	if !cmd.Demo {
		return nil
	}
	err := sample.Load(ctx, service)
	if fault.CodeOf(err) != fault.Conflict {
		return err
	}
	known, err := service.DemoIdentities(ctx)
	if err != nil {
		return err
	}
	for _, identity := range known {
		if !strings.HasSuffix(identity.Person.Email, ".example") {
			return fault.Invalidf("demo", "%s holds accounts of real people and the sample would let anybody be them; take another --database", cmd.Database)
		}
	}
	return nil
}

// greet tells where the server is and, while it has no account, the link that
// makes the first administrator.
func (cmd *ServeCmd) greet(ctx context.Context, out io.Writer, service *drafting.Service, listener net.Listener) error {
	address := cmd.address(listener)
	fmt.Fprintf(out, "Chapeau is at %s\n", address)
	if cmd.Demo {
		fmt.Fprintln(out, "It serves the sample negotiation: sign in as the chair, the secretariat or any delegate with one click.")
		return nil
	}
	secret, err := service.Bootstrap(ctx)
	if err != nil || secret == "" {
		return err
	}
	fmt.Fprintf(out, "There is no account yet. This link makes the first administrator, once:\n%s/invitation#%s\n", address, secret)
	return nil
}

func (cmd *ServeCmd) address(listener net.Listener) string {
	switch {
	case cmd.PublicURL != "":
		return strings.TrimSuffix(cmd.PublicURL, "/")
	case cmd.TLSCertificate != "":
		return "https://" + listener.Addr().String()
	default:
		return "http://" + listener.Addr().String()
	}
}

// answer serves until the context ends, then lets begun requests finish.
func (cmd *ServeCmd) answer(ctx context.Context, listener net.Listener, server *api.Server, log *slog.Logger) error {
	web := &http.Server{
		Handler:           server,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       3 * time.Minute,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelDebug),
	}
	web.RegisterOnShutdown(server.Close)
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		patience, cancel := context.WithTimeout(context.Background(), shutdownPatience)
		defer cancel()
		stopped <- web.Shutdown(patience)
	}()
	err := cmd.listen(web, listener)
	if !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	log.Info("stopping")
	return <-stopped
}

func (cmd *ServeCmd) listen(web *http.Server, listener net.Listener) error {
	if cmd.TLSCertificate != "" {
		return web.ServeTLS(listener, cmd.TLSCertificate, cmd.TLSKey)
	}
	return web.Serve(listener)
}

func (cmd *ServeCmd) logger(w io.Writer) (*slog.Logger, error) {
	var level slog.Level
	if err := level.UnmarshalText([]byte(cmd.LogLevel)); err != nil {
		return nil, fault.Invalidf("log-level", "%q is no level; they are debug, info, warn and error", cmd.LogLevel)
	}
	options := &slog.HandlerOptions{Level: level}
	if cmd.LogFormat == "json" {
		return slog.New(slog.NewJSONHandler(w, options)), nil
	}
	return slog.New(slog.NewTextHandler(w, options)), nil
}

// cause is the innermost of an error's words, without the addresses around it.
func cause(err error) string {
	for inner := errors.Unwrap(err); inner != nil; inner = errors.Unwrap(err) {
		err = inner
	}
	return err.Error()
}
