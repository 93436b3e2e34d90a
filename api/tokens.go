package api

import (
	"context"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"

	"chapeau/drafting"
)

// tokenService keeps personal API tokens.
type tokenService interface {
	CreateAPIToken(ctx context.Context, actor drafting.Actor, name string) (drafting.APIToken, string, error)
	APITokens(ctx context.Context, actor drafting.Actor) ([]drafting.APIToken, error)
	DeleteAPIToken(ctx context.Context, actor drafting.Actor, id string) error
}

type tokens struct{ service tokenService }

type tokenView struct {
	ID        string    `json:"id"`
	Name      string    `json:"name"`
	CreatedAt time.Time `json:"created_at"`
}

func viewToken(t drafting.APIToken) tokenView {
	return tokenView{ID: t.ID, Name: t.Name, CreatedAt: t.CreatedAt}
}

func (h tokens) list(c *gin.Context) error {
	all, err := h.service.APITokens(c.Request.Context(), actorOf(c))
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, whole(each(all, viewToken)))
}

func (h tokens) create(c *gin.Context) error {
	var in struct {
		Name string `json:"name"`
	}
	if err := decode(c, &in); err != nil {
		return err
	}
	token, secret, err := h.service.CreateAPIToken(c.Request.Context(), actorOf(c), in.Name)
	if err != nil {
		return err
	}
	return answer(c, http.StatusCreated, struct {
		Token  tokenView `json:"token"`
		Secret string    `json:"secret"`
	}{viewToken(token), secret})
}

func (h tokens) delete(c *gin.Context) error {
	if err := h.service.DeleteAPIToken(c.Request.Context(), actorOf(c), c.Param("token")); err != nil {
		return err
	}
	return done(c)
}
