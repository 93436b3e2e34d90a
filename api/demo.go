package api

import (
	"context"
	"net/http"

	"github.com/gin-gonic/gin"

	"chapeau/drafting"
	"chapeau/drafting/fault"
)

// demoService lets anybody be one of the sample's persons.
type demoService interface {
	DemoIdentities(ctx context.Context) ([]drafting.Identity, error)
	SignInDemo(ctx context.Context, personID string) (drafting.SignedIn, error)
}

// demo answers only where the server was started with the sample.
type demo struct {
	service  demoService
	sessions sessions
	enabled  bool
}

type personaView struct {
	ID         string        `json:"id"`
	Name       string        `json:"name"`
	Role       drafting.Role `json:"role"`
	Delegation string        `json:"delegation,omitempty"`
}

func (h demo) personas(c *gin.Context) error {
	if !h.enabled {
		return errNoSample()
	}
	known, err := h.service.DemoIdentities(c.Request.Context())
	if err != nil {
		return err
	}
	personas := []personaView{}
	for _, identity := range known {
		if len(identity.Roles) > 0 {
			personas = append(personas, viewPersona(identity))
		}
	}
	return answer(c, http.StatusOK, struct {
		Personas []personaView `json:"personas"`
	}{personas})
}

func viewPersona(identity drafting.Identity) personaView {
	role := identity.Roles[0]
	view := personaView{ID: identity.Person.ID, Name: identity.Person.Name, Role: role.Membership.Role}
	if role.Delegation != nil {
		view.Delegation = role.Delegation.Name
	}
	return view
}

func (h demo) signIn(c *gin.Context) error {
	if !h.enabled {
		return errNoSample()
	}
	var in struct {
		Persona string `json:"persona"`
	}
	if err := decode(c, &in); err != nil {
		return err
	}
	signedIn, err := h.service.SignInDemo(c.Request.Context(), in.Persona)
	if err != nil {
		return err
	}
	return h.sessions.welcome(c, signedIn)
}

func errNoSample() error {
	return fault.New(fault.NotFound, "", "this server does not serve the sample negotiation; start it with --demo for that")
}
