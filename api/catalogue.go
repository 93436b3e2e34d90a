package api

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"chapeau/drafting/delegations"
	"chapeau/drafting/rules"
)

// catalogue answers what there is to choose from when a committee is set up. It
// is the same for everybody.
type catalogue struct{}

type catalogueView struct {
	Items  []catalogueDelegationView `json:"items"`
	Groups []regionalGroupView       `json:"groups"`
}

// catalogueDelegationView is a delegation, with its name in the reader's
// language.
type catalogueDelegationView struct {
	delegations.Delegation
	LocalName string `json:"local_name"`
}

type regionalGroupView struct {
	Code    string   `json:"code"`
	Name    string   `json:"name"`
	States  string   `json:"states,omitempty"`
	Members []string `json:"members"`
}

func (catalogue) delegations(c *gin.Context) error {
	language := c.Query("language")
	return answer(c, http.StatusOK, catalogueView{
		Items: each(delegations.All(), func(d delegations.Delegation) catalogueDelegationView {
			return catalogueDelegationView{d, d.NameIn(language)}
		}),
		Groups: each(delegations.Groups(), func(g delegations.Group) regionalGroupView {
			return regionalGroupView{g.Code, g.Name, g.States, present(g.Members)}
		}),
	})
}

func (catalogue) rules(c *gin.Context) error {
	return answer(c, http.StatusOK, whole(rules.Profiles()))
}
