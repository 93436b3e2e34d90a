// Package api speaks HTTP for the service: it decodes requests, calls drafting,
// and encodes what comes back, as openapi.yaml says. It also streams events,
// shows every clause as a reader sees it (numbers, notes, references and
// changes, so that a page computes none of them) and serves the web application.
//
// It decides nothing: who may do what, and what becomes of a text, is the
// service's. Every failure is answered as problem+json with a code and a
// sentence; an internal cause is logged under the request's id and never shown.
package api
