package api

import (
	"context"
	"net/http"

	"github.com/gin-gonic/gin"

	"chapeau/drafting"
	"chapeau/drafting/delegations"
	"chapeau/drafting/fault"
)

// governingService keeps what governs a committee: its rules, its groups, and
// its delegations by the dozen.
type governingService interface {
	Governance(ctx context.Context, actor drafting.Actor, committeeID string) (drafting.Governance, error)
	AddDelegations(ctx context.Context, actor drafting.Actor, committeeID string, in []drafting.DelegationInput) ([]drafting.Delegation, error)
	GroupMembers(ctx context.Context, actor drafting.Actor, groupID string) ([]drafting.GroupMember, error)
	SetGroupMembers(ctx context.Context, actor drafting.Actor, groupID string, members []drafting.GroupMember) ([]drafting.GroupMember, error)
}

type governing struct{ service governingService }

func (h governing) rules(c *gin.Context) error {
	found, err := h.service.Governance(c.Request.Context(), actorOf(c), c.Param("committee"))
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, found)
}

func (h governing) addDelegations(c *gin.Context) error {
	var in struct {
		Catalogue []string                `json:"catalogue"`
		List      string                  `json:"list"`
		Kind      drafting.DelegationKind `json:"kind"`
	}
	if err := decode(c, &in); err != nil {
		return err
	}
	chosen, err := fromCatalogue(in.Catalogue, in.Kind)
	if err != nil {
		return err
	}
	if in.Kind == "" {
		in.Kind = drafting.Member
	}
	listed, err := drafting.ReadDelegations(in.List, in.Kind)
	if err != nil {
		return err
	}
	added, err := h.service.AddDelegations(c.Request.Context(), actorOf(c), c.Param("committee"), append(chosen, listed...))
	if err != nil {
		return err
	}
	return answer(c, http.StatusCreated, whole(each(added, func(d drafting.Delegation) delegationView { return viewDelegation(d, nil) })))
}

// fromCatalogue looks codes up in the catalogue. Without a kind each is what the
// catalogue says.
func fromCatalogue(codes []string, kind drafting.DelegationKind) ([]drafting.DelegationInput, error) {
	chosen := make([]drafting.DelegationInput, len(codes))
	for i, code := range codes {
		d, err := delegations.Find(code)
		if fault.CodeOf(err) == fault.NotFound {
			return nil, fault.Invalidf("catalogue", "%s", err)
		}
		if err != nil {
			return nil, err
		}
		chosen[i] = drafting.DelegationInput{Name: d.Name, Code: d.Code, Kind: drafting.DelegationKind(d.Kind)}
		if kind != "" {
			chosen[i].Kind = kind
		}
	}
	return chosen, nil
}

type groupMembersView struct {
	Members []drafting.GroupMember `json:"members"`
	ETag    string                 `json:"etag"`
}

func (h governing) members(c *gin.Context) error {
	members, err := h.service.GroupMembers(c.Request.Context(), actorOf(c), c.Param("delegation"))
	if err != nil {
		return err
	}
	return answerMembers(c, members)
}

func (h governing) setMembers(c *gin.Context) error {
	seen, err := expectedTag(c)
	if err != nil {
		return err
	}
	var in struct {
		Members []drafting.GroupMember `json:"members"`
	}
	if err := decode(c, &in); err != nil {
		return err
	}
	ctx, actor, id := c.Request.Context(), actorOf(c), c.Param("delegation")
	now, err := h.service.GroupMembers(ctx, actor, id)
	if err != nil {
		return err
	}
	if seen != tagOf(id, now) {
		return fault.New(fault.Stale, "If-Match", "the group's members were changed since you saw them; look at them again and change what is still to be changed")
	}
	members, err := h.service.SetGroupMembers(ctx, actor, id, in.Members)
	if err != nil {
		return err
	}
	return answerMembers(c, members)
}

func answerMembers(c *gin.Context, members []drafting.GroupMember) error {
	tag := tagOf(c.Param("delegation"), members)
	c.Header("ETag", tag)
	return answer(c, http.StatusOK, groupMembersView{present(members), tag})
}
