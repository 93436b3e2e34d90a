package api

import (
	"context"
	"net/http"

	"github.com/gin-gonic/gin"

	"chapeau/drafting"
	"chapeau/drafting/fault"
)

// peopleService keeps accounts and roles.
type peopleService interface {
	CreatePerson(ctx context.Context, actor drafting.Actor, in drafting.PersonInput) (drafting.Person, error)
	Members(ctx context.Context, actor drafting.Actor, committeeID string) ([]drafting.CommitteeMember, error)
	GiveRole(ctx context.Context, actor drafting.Actor, committeeID string, in drafting.RoleInput) (drafting.Membership, error)
	TakeRole(ctx context.Context, actor drafting.Actor, committeeID, personID string) error
	Committee(ctx context.Context, actor drafting.Actor, id string) (drafting.Committee, error)
	Delegations(ctx context.Context, actor drafting.Actor, committeeID string) ([]drafting.Delegation, error)
}

type people struct{ service peopleService }

type personView struct {
	ID            string `json:"id"`
	Name          string `json:"name"`
	Email         string `json:"email"`
	Administrator bool   `json:"administrator"`
}

func viewPerson(p drafting.Person) personView {
	return personView{ID: p.ID, Name: p.Name, Email: p.Email, Administrator: p.Administrator}
}

// nameView names something that has an id.
type nameView struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

type membershipView struct {
	CommitteeID   string            `json:"committee_id"`
	CommitteeName string            `json:"committee_name"`
	PersonID      string            `json:"person_id"`
	PersonName    string            `json:"person_name"`
	Email         string            `json:"email,omitempty"`
	Role          drafting.Role     `json:"role"`
	Delegation    *nameView         `json:"delegation,omitempty"`
	Actions       []drafting.Action `json:"actions,omitempty"`
}

func (h people) create(c *gin.Context) error {
	var in drafting.PersonInput
	if err := decode(c, &in); err != nil {
		return err
	}
	person, err := h.service.CreatePerson(c.Request.Context(), actorOf(c), in)
	if err != nil {
		return err
	}
	return answer(c, http.StatusCreated, viewPerson(person))
}

func (h people) members(c *gin.Context) error {
	views, err := h.membershipViews(c)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, whole(views))
}

func (h people) giveRole(c *gin.Context) error {
	var in struct {
		Role         drafting.Role `json:"role"`
		DelegationID string        `json:"delegation_id"`
	}
	if err := decode(c, &in); err != nil {
		return err
	}
	role := drafting.RoleInput{PersonID: c.Param("person"), Role: in.Role, DelegationID: in.DelegationID}
	if _, err := h.service.GiveRole(c.Request.Context(), actorOf(c), c.Param("committee"), role); err != nil {
		return err
	}
	views, err := h.membershipViews(c)
	if err != nil {
		return err
	}
	for _, view := range views {
		if view.PersonID == role.PersonID {
			return answer(c, http.StatusOK, view)
		}
	}
	return fault.New(fault.Conflict, "person", "the role was taken away again at the same moment")
}

func (h people) takeRole(c *gin.Context) error {
	if err := h.service.TakeRole(c.Request.Context(), actorOf(c), c.Param("committee"), c.Param("person")); err != nil {
		return err
	}
	return done(c)
}

// membershipViews are the committee's people with the names of their
// delegations.
func (h people) membershipViews(c *gin.Context) ([]membershipView, error) {
	ctx, actor, id := c.Request.Context(), actorOf(c), c.Param("committee")
	members, err := h.service.Members(ctx, actor, id)
	if err != nil {
		return nil, err
	}
	committee, err := h.service.Committee(ctx, actor, id)
	if err != nil {
		return nil, err
	}
	delegations, err := h.service.Delegations(ctx, actor, id)
	if err != nil {
		return nil, err
	}
	names := delegationNames(delegations)
	return each(members, func(m drafting.CommitteeMember) membershipView {
		return membershipView{
			CommitteeID: id, CommitteeName: committee.Name,
			PersonID: m.Person.ID, PersonName: m.Person.Name, Email: m.Person.Email,
			Role: m.Membership.Role, Delegation: names[m.Membership.DelegationID],
		}
	}), nil
}

func delegationNames(delegations []drafting.Delegation) map[string]*nameView {
	names := make(map[string]*nameView, len(delegations))
	for _, d := range delegations {
		names[d.ID] = &nameView{ID: d.ID, Name: d.Name}
	}
	return names
}
