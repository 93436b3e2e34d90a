package api

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"chapeau/drafting"
)

type agendaItemView struct {
	ID     string `json:"id"`
	Number string `json:"number"`
	Title  string `json:"title"`
}

func viewAgendaItem(item drafting.AgendaItem) agendaItemView {
	return agendaItemView{item.ID, item.Number, item.Title}
}

func (h meetings) agenda(c *gin.Context) error {
	all, err := h.service.Agenda(c.Request.Context(), actorOf(c), c.Param("committee"))
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, whole(each(all, viewAgendaItem)))
}

func (h meetings) addItem(c *gin.Context) error {
	var in drafting.AgendaInput
	if err := decode(c, &in); err != nil {
		return err
	}
	item, err := h.service.AddAgendaItem(c.Request.Context(), actorOf(c), c.Param("committee"), in)
	if err != nil {
		return err
	}
	return answer(c, http.StatusCreated, viewAgendaItem(item))
}

func (h meetings) changeItem(c *gin.Context) error {
	var in drafting.AgendaInput
	if err := decode(c, &in); err != nil {
		return err
	}
	item, err := h.service.ChangeAgendaItem(c.Request.Context(), actorOf(c), c.Param("committee"), c.Param("item"), in)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, viewAgendaItem(item))
}

func (h meetings) removeItem(c *gin.Context) error {
	if err := h.service.RemoveAgendaItem(c.Request.Context(), actorOf(c), c.Param("committee"), c.Param("item")); err != nil {
		return err
	}
	return done(c)
}

func (h meetings) orderAgenda(c *gin.Context) error {
	var in struct {
		Items []string `json:"items"`
	}
	if err := decode(c, &in); err != nil {
		return err
	}
	all, err := h.service.OrderAgenda(c.Request.Context(), actorOf(c), c.Param("committee"), in.Items)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, whole(each(all, viewAgendaItem)))
}
