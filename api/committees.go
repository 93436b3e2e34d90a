package api

import (
	"context"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"

	"chapeau/drafting"
	"chapeau/drafting/fault"
)

// committeeService keeps committees and their delegations.
type committeeService interface {
	CreateCommittee(ctx context.Context, actor drafting.Actor, in drafting.CommitteeInput) (drafting.Committee, error)
	UpdateCommittee(ctx context.Context, actor drafting.Actor, id string, in drafting.CommitteeInput) (drafting.Committee, error)
	Committee(ctx context.Context, actor drafting.Actor, id string) (drafting.Committee, error)
	Committees(ctx context.Context, actor drafting.Actor) ([]drafting.Committee, error)
	CreateDelegation(ctx context.Context, actor drafting.Actor, committeeID string, in drafting.DelegationInput) (drafting.Delegation, error)
	UpdateDelegation(ctx context.Context, actor drafting.Actor, id string, in drafting.DelegationInput) (drafting.Delegation, error)
	Delegations(ctx context.Context, actor drafting.Actor, committeeID string) ([]drafting.Delegation, error)
	GroupsOf(ctx context.Context, actor drafting.Actor, committeeID string) (map[string][]string, error)
	Me(ctx context.Context, actor drafting.Actor) (drafting.Identity, error)
}

type committees struct{ service committeeService }

// committeeView is a committee, with the reader's own role in it.
type committeeView struct {
	ID                  string   `json:"id"`
	Name                string   `json:"name"`
	Session             string   `json:"session"`
	Body                string   `json:"body"`
	Languages           []string `json:"languages"`
	Rules               string   `json:"rules"`
	TimeZone            string   `json:"time_zone"`
	ObserversMayPropose bool     `json:"observers_may_propose"`
	SymbolRoot          string   `json:"symbol_root,omitempty"`
	drafting.OwnRules
	ETag       string        `json:"etag"`
	CreatedAt  time.Time     `json:"created_at"`
	Role       drafting.Role `json:"role,omitempty"`
	Delegation *nameView     `json:"delegation,omitempty"`
}

func viewCommittee(c drafting.Committee, role *drafting.IdentityRole) committeeView {
	view := committeeView{
		ID: c.ID, Name: c.Name, Session: c.Session, Body: c.Body, Languages: present(c.Languages), Rules: c.Rules,
		TimeZone: c.TimeZone, ObserversMayPropose: c.ObserversMayPropose, SymbolRoot: c.SymbolRoot, OwnRules: c.OwnRules,
		ETag: tagOf(c.ID, c), CreatedAt: c.CreatedAt,
	}
	if role == nil {
		return view
	}
	view.Role = role.Membership.Role
	if role.Delegation != nil {
		view.Delegation = &nameView{ID: role.Delegation.ID, Name: role.Delegation.Name}
	}
	return view
}

// roles are the reader's, by committee; none for the public.
func (h committees) roles(c *gin.Context) (map[string]*drafting.IdentityRole, error) {
	actor := actorOf(c)
	if actor.Public() {
		return nil, nil
	}
	me, err := h.service.Me(c.Request.Context(), actor)
	if err != nil {
		return nil, err
	}
	roles := make(map[string]*drafting.IdentityRole, len(me.Roles))
	for i := range me.Roles {
		roles[me.Roles[i].Committee.ID] = &me.Roles[i]
	}
	return roles, nil
}

func (h committees) list(c *gin.Context) error {
	p, err := pageOf(c)
	if err != nil {
		return err
	}
	all, err := h.service.Committees(c.Request.Context(), actorOf(c))
	if err != nil {
		return err
	}
	roles, err := h.roles(c)
	if err != nil {
		return err
	}
	views := each(all, func(one drafting.Committee) committeeView { return viewCommittee(one, roles[one.ID]) })
	page, err := cut(views, p, func(v committeeView) string { return v.ID })
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, page)
}

func (h committees) show(c *gin.Context) error {
	committee, err := h.service.Committee(c.Request.Context(), actorOf(c), c.Param("committee"))
	if err != nil {
		return err
	}
	return h.answer(c, http.StatusOK, committee)
}

func (h committees) create(c *gin.Context) error {
	var in drafting.CommitteeInput
	if err := decode(c, &in); err != nil {
		return err
	}
	committee, err := h.service.CreateCommittee(c.Request.Context(), actorOf(c), in)
	if err != nil {
		return err
	}
	return h.answer(c, http.StatusCreated, committee)
}

func (h committees) update(c *gin.Context) error {
	seen, err := expectedTag(c)
	if err != nil {
		return err
	}
	var in drafting.CommitteeInput
	if err := decode(c, &in); err != nil {
		return err
	}
	ctx, actor, id := c.Request.Context(), actorOf(c), c.Param("committee")
	now, err := h.service.Committee(ctx, actor, id)
	if err != nil {
		return err
	}
	if seen != tagOf(id, now) {
		return fault.New(fault.Stale, "If-Match", "the committee's settings were changed since you saw them; look at them again and change what is still to be changed")
	}
	changed, err := h.service.UpdateCommittee(ctx, actor, id, in)
	if err != nil {
		return err
	}
	return h.answer(c, http.StatusOK, changed)
}

func (h committees) answer(c *gin.Context, status int, committee drafting.Committee) error {
	roles, err := h.roles(c)
	if err != nil {
		return err
	}
	c.Header("ETag", tagOf(committee.ID, committee))
	return answer(c, status, viewCommittee(committee, roles[committee.ID]))
}

// delegationView is a delegation of a committee.
type delegationView struct {
	ID          string                  `json:"id"`
	CommitteeID string                  `json:"committee_id"`
	Name        string                  `json:"name"`
	Code        string                  `json:"code,omitempty"`
	Kind        drafting.DelegationKind `json:"kind"`
	Groups      []string                `json:"groups,omitempty"`
}

// viewDelegation shows a delegation with the groups that it is a member of.
func viewDelegation(d drafting.Delegation, groups []string) delegationView {
	return delegationView{ID: d.ID, CommitteeID: d.CommitteeID, Name: d.Name, Code: d.Code, Kind: d.Kind, Groups: groups}
}

func (h committees) delegations(c *gin.Context) error {
	ctx, actor, id := c.Request.Context(), actorOf(c), c.Param("committee")
	all, err := h.service.Delegations(ctx, actor, id)
	if err != nil {
		return err
	}
	groups, err := h.service.GroupsOf(ctx, actor, id)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, whole(each(all, func(d drafting.Delegation) delegationView { return viewDelegation(d, groups[d.ID]) })))
}

func (h committees) createDelegation(c *gin.Context) error {
	in, err := delegationInput(c)
	if err != nil {
		return err
	}
	delegation, err := h.service.CreateDelegation(c.Request.Context(), actorOf(c), c.Param("committee"), in)
	if err != nil {
		return err
	}
	return answer(c, http.StatusCreated, viewDelegation(delegation, nil))
}

func (h committees) updateDelegation(c *gin.Context) error {
	in, err := delegationInput(c)
	if err != nil {
		return err
	}
	delegation, err := h.service.UpdateDelegation(c.Request.Context(), actorOf(c), c.Param("delegation"), in)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, viewDelegation(delegation, nil))
}

// delegationInput reads a delegation; one without a kind is a member.
func delegationInput(c *gin.Context) (drafting.DelegationInput, error) {
	in := drafting.DelegationInput{Kind: drafting.Member}
	if err := decode(c, &in); err != nil {
		return drafting.DelegationInput{}, err
	}
	return in, nil
}
