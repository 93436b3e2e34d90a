package api_test

import "net/http"

// committeeAttempts are the operations around a committee: its rules, groups,
// meetings, agenda, documents and invitations.
func committeeAttempts() []attempt {
	return []attempt{
		{"see the catalogue of delegations", everybody, reads(func(*world) string { return "/catalogue/delegations" })},
		{"see the catalogue of rules", everybody, reads(func(*world) string { return "/catalogue/rules" })},
		{"see the rules", everybody, reads(func(w *world) string { return w.in("/rules") })},
		{"see the agenda", everybody, reads(func(w *world) string { return w.in("/agenda") })},
		{"list issued documents", everybody, reads(func(w *world) string { return w.in("/documents") })},
		{"see a draft's papers", everybody, readsDraft("/documents")},
		{"list meetings", insiders, reads(func(w *world) string { return w.in("/meetings") })},
		{"read a meeting's record", insiders, reads(func(w *world) string { return "/meetings/" + w.meeting() })},
		{"see a group's members", members, reads(func(w *world) string { return "/delegations/" + w.group() + "/members" })},
		{"set a group's members", secretariat, func(w *world, as *client) *reply {
			group := w.group()
			tag := w.secretariat.get("/delegations/" + group + "/members").is(http.StatusOK).Header.Get("ETag")
			return as.call(http.MethodPut, "/delegations/"+group+"/members").with("If-Match", tag).
				json(map[string]any{"members": []any{map[string]any{"delegation_id": w.delegations["Delmark"]}}}).send()
		}},
		{"add many delegations", secretariat.created(), func(w *world, as *client) *reply {
			return as.post(w.in("/delegations/bulk"), map[string]any{"list": w.fresh("Delegation")})
		}},
		{"list open invitations", secretariat, reads(func(w *world) string { return w.in("/invitations") })},
		{"take an invitation back", want{401, 403, 403, 403, 403, 403, 204}, func(w *world, as *client) *reply {
			var made struct{ Invitation struct{ ID string } }
			w.secretariat.post(w.in("/invitations"), map[string]any{"email": email(w.fresh("Guest")), "role": "reader"}).into(http.StatusCreated, &made)
			return as.call(http.MethodDelete, w.in("/invitations/"+made.Invitation.ID)).send()
		}},
		{"open a meeting", officers.created(), func(w *world, as *client) *reply {
			w.closeMeetings()
			return as.call(http.MethodPost, w.in("/meetings")).send()
		}},
		{"call the roll", officers, func(w *world, as *client) *reply {
			id := w.meeting()
			tag := w.secretariat.get("/meetings/" + id).is(http.StatusOK).Header.Get("ETag")
			return as.call(http.MethodPut, "/meetings/"+id+"/roll").with("If-Match", tag).
				json(map[string]any{"present": []string{w.delegations["Delmark"], w.delegations["Karsk"]}}).send()
		}},
		{"close a meeting", officers, func(w *world, as *client) *reply {
			return as.call(http.MethodPost, "/meetings/"+w.meeting()+"/close").send()
		}},
		{"add an item to the agenda", secretariat.created(), func(w *world, as *client) *reply {
			return as.post(w.in("/agenda"), map[string]any{"number": w.fresh("Item "), "title": "Safety"})
		}},
		{"change an item of the agenda", secretariat, func(w *world, as *client) *reply {
			return as.call(http.MethodPut, w.in("/agenda/"+w.item())).json(map[string]any{"number": w.fresh("Item "), "title": "Safety"}).send()
		}},
		{"order the agenda", secretariat, func(w *world, as *client) *reply {
			return as.call(http.MethodPut, w.in("/agenda")).json(map[string]any{"items": w.items()}).send()
		}},
		{"take an item off the agenda", want{401, 403, 403, 403, 403, 403, 204}, func(w *world, as *client) *reply {
			return as.call(http.MethodDelete, w.in("/agenda/"+w.item())).send()
		}},
		{"issue a draft", secretariat.created(), func(w *world, as *client) *reply {
			return as.call(http.MethodPost, "/drafts/"+w.published()+"/documents").seen(1).json(w.original()).send()
		}},
		{"issue an amendment", want{401, 404, 404, 403, 403, 403, 201}, func(w *world, as *client) *reply {
			_, a := w.submitted()
			return as.call(http.MethodPost, "/amendments/"+a.ID+"/documents").seen(a.Revision).json(w.original()).send()
		}},
		{"circulate a document in another language", want{401, 403, 403, 403, 403, 403, 409}, func(w *world, as *client) *reply {
			_, document := w.announced()
			return as.post("/documents/"+document+"/circulations", map[string]any{"languages": []string{"en"}})
		}},
		{"waive a notice", chairs.created(), func(w *world, as *client) *reply {
			draft, _ := w.announced()
			w.placeOnAgenda(draft)
			w.meeting()
			return as.post("/drafts/"+draft+"/waivers", map[string]any{"draft": true, "reason": "Agreed."})
		}},
	}
}

func (w *world) closeMeetings() {
	w.t.Helper()
	var list struct {
		Items []struct {
			ID   string
			Open bool
		}
	}
	w.secretariat.get(w.in("/meetings")).into(http.StatusOK, &list)
	for _, m := range list.Items {
		if m.Open {
			w.secretariat.call(http.MethodPost, "/meetings/"+m.ID+"/close").send().is(http.StatusOK)
		}
	}
}

// meeting is a new one that is open.
func (w *world) meeting() string {
	w.t.Helper()
	w.closeMeetings()
	var m struct{ ID string }
	w.secretariat.call(http.MethodPost, w.in("/meetings")).send().into(http.StatusCreated, &m)
	return m.ID
}

// group is a new one without members.
func (w *world) group() string {
	w.t.Helper()
	var made struct{ ID string }
	w.secretariat.post(w.in("/delegations"), map[string]any{"name": w.fresh("Group"), "kind": "group"}).into(http.StatusCreated, &made)
	return made.ID
}

// item is a new item of the agenda, items are all of them.
func (w *world) item() string {
	w.t.Helper()
	var made struct{ ID string }
	w.secretariat.post(w.in("/agenda"), map[string]any{"number": w.fresh("Item "), "title": "Safety"}).into(http.StatusCreated, &made)
	return made.ID
}

func (w *world) items() []string {
	w.t.Helper()
	var agenda struct{ Items []struct{ ID string } }
	w.secretariat.get(w.in("/agenda")).into(http.StatusOK, &agenda)
	ids := []string{}
	for _, item := range agenda.Items {
		ids = append(ids, item.ID)
	}
	return ids
}

func (w *world) placeOnAgenda(draft string) {
	w.t.Helper()
	if items := w.items(); len(items) > 0 {
		w.secretariat.call(http.MethodPatch, "/drafts/"+draft).json(map[string]any{"agenda_item_id": items[0]}).send().is(http.StatusOK)
	}
}

// original is a first document under a symbol that nobody has.
func (w *world) original() map[string]any {
	return map[string]any{"form": "original", "symbol": "E/CN.99/2031/" + w.fresh("L.9")}
}

// announced is a published draft that was issued just now, and its document.
func (w *world) announced() (string, string) {
	w.t.Helper()
	draft := w.published()
	var document issued
	w.issues(draft, 1, w.original()).into(http.StatusCreated, &document)
	return draft, document.ID
}
