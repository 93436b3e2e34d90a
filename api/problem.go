package api

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"

	"github.com/gin-gonic/gin"

	"chapeau/drafting/fault"
)

// Codes that only arise at the edge, beside those of package fault.
const (
	preconditionRequired fault.Code = "precondition_required"
	tooManyRequests      fault.Code = "too_many_requests"
)

// statuses maps every code to its HTTP status, in this one place.
var statuses = map[fault.Code]int{
	fault.Invalid:         http.StatusBadRequest,
	fault.Unauthenticated: http.StatusUnauthorized,
	fault.Forbidden:       http.StatusForbidden,
	fault.NotFound:        http.StatusNotFound,
	fault.Conflict:        http.StatusConflict,
	fault.Stale:           http.StatusPreconditionFailed,
	fault.TooLarge:        http.StatusRequestEntityTooLarge,
	fault.Unavailable:     http.StatusServiceUnavailable,
	fault.Internal:        http.StatusInternalServerError,
	preconditionRequired:  http.StatusPreconditionRequired,
	tooManyRequests:       http.StatusTooManyRequests,
}

// problem is an error as RFC 9457 has it.
type problem struct {
	Type      string         `json:"type"`
	Title     string         `json:"title"`
	Status    int            `json:"status"`
	Detail    string         `json:"detail"`
	Code      fault.Code     `json:"code"`
	Field     string         `json:"field,omitempty"`
	Extra     map[string]any `json:"extra,omitempty"`
	RequestID string         `json:"request_id"`
}

// fail answers with err as problem+json. Once an answer has begun, nothing more
// can be said and the error is only logged.
func fail(c *gin.Context, log *slog.Logger, err error) {
	known := asFault(err)
	status, ok := statuses[known.Code]
	if !ok {
		status = http.StatusInternalServerError
	}
	if status == http.StatusInternalServerError {
		log.ErrorContext(c.Request.Context(), "internal error", "request", requestIDOf(c), "path", c.Request.URL.Path, "error", err, "cause", innermost(err))
	}
	if c.Writer.Written() {
		return
	}
	writeProblem(c, status, known)
}

// asFault finds the fault in an error's chain. A request that was given up or
// ran out of time is unavailable; anything unknown is internal and its words
// are not shown.
func asFault(err error) *fault.Error {
	var known *fault.Error
	switch {
	case errors.As(err, &known) && known.Code != fault.Internal:
		return known
	case errors.Is(err, context.DeadlineExceeded):
		return fault.New(fault.Unavailable, "", "this took too long and was stopped; nothing was changed: try again, or with less at once")
	case errors.Is(err, context.Canceled):
		return fault.New(fault.Unavailable, "", "the request was given up; nothing was changed")
	}
	return fault.New(fault.Internal, "", "something went wrong here; nothing was changed. Name the request id to whoever runs this server")
}

// innermost is where an error began.
func innermost(err error) error {
	for inner := errors.Unwrap(err); inner != nil; inner = errors.Unwrap(err) {
		err = inner
	}
	return err
}

func writeProblem(c *gin.Context, status int, known *fault.Error) {
	body, err := json.Marshal(problem{
		Type:      "about:blank",
		Title:     http.StatusText(status),
		Status:    status,
		Detail:    known.Message,
		Code:      known.Code,
		Field:     known.Field,
		Extra:     known.Detail,
		RequestID: requestIDOf(c),
	})
	if err != nil {
		c.Status(http.StatusInternalServerError)
		return
	}
	if status == http.StatusUnauthorized {
		c.Header("WWW-Authenticate", `Bearer realm="chapeau"`)
	}
	c.Data(status, "application/problem+json", body)
}
