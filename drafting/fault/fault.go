// Package fault is the one error type of Chapeau: a code for the program and a
// sentence for the person who must act. It depends on nothing, so that every
// package of the domain can use it.
package fault

import (
	"errors"
	"fmt"
)

// Code says what kind of thing went wrong. The API maps each to one HTTP status.
type Code string

// The codes an Error can carry.
const (
	Invalid         Code = "invalid"
	Unauthenticated Code = "unauthenticated"
	Forbidden       Code = "forbidden"
	NotFound        Code = "not_found"
	Conflict        Code = "conflict"
	Stale           Code = "stale"
	TooLarge        Code = "too_large"
	Unavailable     Code = "unavailable"
	Internal        Code = "internal"
)

// Error is a failure told to a person. Message says what is wrong and what
// would be right; Field names the place (a JSON field, a clause, a line);
// Detail holds machine-readable particulars. Cause is logged, never shown.
type Error struct {
	Code    Code
	Message string
	Field   string
	Detail  map[string]any
	Cause   error
}

// Error returns the sentence, with its place in front where one is known.
func (e *Error) Error() string {
	if e.Field == "" {
		return e.Message
	}
	return e.Field + ": " + e.Message
}

// Unwrap gives the cause to errors.Is and errors.As.
func (e *Error) Unwrap() error { return e.Cause }

// New returns an error with a code, a place (may be empty) and a sentence.
func New(code Code, field, format string, args ...any) *Error {
	return &Error{Code: code, Field: field, Message: fmt.Sprintf(format, args...)}
}

// Invalidf is New with the code Invalid, the commonest of all.
func Invalidf(field, format string, args ...any) *Error {
	return New(Invalid, field, format, args...)
}

// Wrap hides a cause behind the code Internal.
func Wrap(cause error, format string, args ...any) *Error {
	e := New(Internal, "", format, args...)
	e.Cause = cause
	return e
}

// CodeOf returns the code of the first Error in err's chain: Internal for any
// other error, empty for nil.
func CodeOf(err error) Code {
	if err == nil {
		return ""
	}
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return Internal
}
