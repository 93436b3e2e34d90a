package api

import (
	"context"
	_ "embed"
	"net/http"

	"github.com/gin-gonic/gin"

	"chapeau/drafting/fault"
)

//go:embed openapi.yaml
var contract []byte

// instance answers about the server itself.
type instance struct {
	version string
	demo    bool
	ready   func(context.Context) error
}

func (h instance) show(c *gin.Context) error {
	return answer(c, http.StatusOK, struct {
		Name    string `json:"name"`
		Version string `json:"version"`
		Demo    bool   `json:"demo"`
	}{"Chapeau", h.version, h.demo})
}

func (h instance) contract(c *gin.Context) error {
	c.Data(http.StatusOK, "application/yaml", contract)
	return nil
}

type healthView struct {
	Status string `json:"status"`
}

func (h instance) health(c *gin.Context) error {
	return answer(c, http.StatusOK, healthView{"ok"})
}

func (h instance) readiness(c *gin.Context) error {
	if err := h.ready(c.Request.Context()); err != nil {
		unready := fault.New(fault.Unavailable, "", "the database does not answer; it is tried again with every request")
		unready.Cause = err
		return unready
	}
	return h.health(c)
}
