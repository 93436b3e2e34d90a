package api

import (
	"context"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"

	"chapeau/drafting"
)

// sponsorService keeps the sponsors of drafts.
type sponsorService interface {
	Sponsors(ctx context.Context, actor drafting.Actor, draftID string) (drafting.Sponsors, error)
	JoinSponsors(ctx context.Context, actor drafting.Actor, draftID string, in drafting.SponsorInput) (drafting.Sponsors, error)
	Consent(ctx context.Context, actor drafting.Actor, draftID string, in drafting.SponsorInput) (drafting.Sponsors, error)
	LeaveSponsors(ctx context.Context, actor drafting.Actor, draftID string, in drafting.SponsorInput) (drafting.Sponsors, error)
}

type sponsors struct{ service sponsorService }

type sponsorView struct {
	Delegation  nameView   `json:"delegation"`
	OnBehalfOf  string     `json:"on_behalf_of,omitempty"`
	Main        bool       `json:"main"`
	Late        bool       `json:"late,omitempty"`
	ConsentedTo int        `json:"consented_to,omitempty"`
	JoinedAt    *time.Time `json:"joined_at,omitempty"`
	LeftAt      *time.Time `json:"left_at,omitempty"`
}

func viewSponsor(s drafting.Sponsor) sponsorView {
	return sponsorView{
		Delegation: nameView{ID: s.DelegationID, Name: s.Name}, OnBehalfOf: s.OnBehalfOf,
		Main: s.Main, Late: s.Late, ConsentedTo: s.ConsentedTo, JoinedAt: s.JoinedAt, LeftAt: s.LeftAt,
	}
}

// sponsorList is who stands behind a draft. Document is how the document lists
// them.
type sponsorList struct {
	Items    []sponsorView `json:"items"`
	Document []string      `json:"document"`
	Version  int           `json:"version"`
}

func (h sponsors) answer(c *gin.Context, status int, found drafting.Sponsors) error {
	c.Header("ETag", etag(found.Version))
	return answer(c, status, sponsorList{
		Items: each(found.Sponsors, viewSponsor), Document: present(found.Document), Version: found.Version,
	})
}

func (h sponsors) list(c *gin.Context) error {
	found, err := h.service.Sponsors(c.Request.Context(), actorOf(c), c.Param("draft"))
	if err != nil {
		return err
	}
	return h.answer(c, http.StatusOK, found)
}

func (h sponsors) join(c *gin.Context) error {
	seen, err := expected(c)
	if err != nil {
		return err
	}
	var in struct {
		DelegationID string `json:"delegation_id"`
		OnBehalfOfID string `json:"on_behalf_of_id"`
		Reason       string `json:"reason"`
	}
	if err := decodeOptional(c, &in); err != nil {
		return err
	}
	found, err := h.service.JoinSponsors(c.Request.Context(), actorOf(c), c.Param("draft"), drafting.SponsorInput{
		ExpectedVersion: seen, DelegationID: in.DelegationID, OnBehalfOfID: in.OnBehalfOfID, Reason: in.Reason,
	})
	if err != nil {
		return err
	}
	return h.answer(c, http.StatusCreated, found)
}

func (h sponsors) consent(c *gin.Context) error {
	seen, err := expected(c)
	if err != nil {
		return err
	}
	return h.change(c, seen, h.service.Consent)
}

func (h sponsors) leave(c *gin.Context) error { return h.change(c, 0, h.service.LeaveSponsors) }

// sponsorChange is what consenting and leaving share.
type sponsorChange func(context.Context, drafting.Actor, string, drafting.SponsorInput) (drafting.Sponsors, error)

func (h sponsors) change(c *gin.Context, seen int, change sponsorChange) error {
	var in struct {
		DelegationID string `json:"delegation_id"`
		Reason       string `json:"reason"`
	}
	if err := decodeOptional(c, &in); err != nil {
		return err
	}
	found, err := change(c.Request.Context(), actorOf(c), c.Param("draft"), drafting.SponsorInput{
		ExpectedVersion: seen, DelegationID: in.DelegationID, Reason: in.Reason,
	})
	if err != nil {
		return err
	}
	return h.answer(c, http.StatusOK, found)
}
