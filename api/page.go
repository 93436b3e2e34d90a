package api

import (
	"encoding/base64"

	"github.com/gin-gonic/gin"

	"chapeau/drafting/fault"
)

const (
	usualPage   = 100
	largestPage = 500
)

// page is the part of a list that is asked for: at most Limit things after the
// one that After names.
type page struct {
	After string
	Limit int
}

// list is a page of a list as it is answered. NextCursor is empty on the last.
type list[T any] struct {
	Items      []T    `json:"items"`
	NextCursor string `json:"next_cursor,omitempty"`
}

func pageOf(c *gin.Context) (page, error) {
	limit, err := optionalNumber("limit", c.Query("limit"))
	if err != nil {
		return page{}, err
	}
	if limit > largestPage {
		return page{}, fault.Invalidf("limit", "the limit is %d; a page has at most %d", limit, largestPage)
	}
	if limit == 0 {
		limit = usualPage
	}
	after, err := base64.RawURLEncoding.DecodeString(c.Query("cursor"))
	if err != nil {
		return page{}, fault.Invalidf("cursor", "the cursor is not one that this list gave; start without one")
	}
	return page{After: string(after), Limit: limit}, nil
}

func cursor(id string) string { return base64.RawURLEncoding.EncodeToString([]byte(id)) }

// cut takes a page out of a whole list in its order. A cursor that names
// nothing in the list is invalid: what it named is gone.
func cut[T any](all []T, p page, id func(T) string) (list[T], error) {
	start := 0
	if p.After != "" {
		start = len(all) + 1
		for i, item := range all {
			if id(item) == p.After {
				start = i + 1
				break
			}
		}
		if start > len(all) {
			return list[T]{}, fault.Invalidf("cursor", "where the page before ended is gone from the list; start again without a cursor")
		}
	}
	return more(all[start:], p, id), nil
}

// more makes a page of items that start where it does and may go on beyond it.
func more[T any](items []T, p page, id func(T) string) list[T] {
	if len(items) <= p.Limit {
		return list[T]{Items: present(items)}
	}
	items = items[:p.Limit]
	return list[T]{Items: items, NextCursor: cursor(id(items[len(items)-1]))}
}

// whole is a list that is never paged.
func whole[T any](items []T) list[T] { return list[T]{Items: present(items)} }

// present makes an empty list of none, so that it is [] and not null in JSON.
func present[T any](items []T) []T {
	if items == nil {
		return []T{}
	}
	return items
}

// each maps a list.
func each[A, B any](items []A, view func(A) B) []B {
	views := make([]B, len(items))
	for i, item := range items {
		views[i] = view(item)
	}
	return views
}
