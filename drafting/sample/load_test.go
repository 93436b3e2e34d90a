package sample_test

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"chapeau/drafting"
	"chapeau/drafting/fault"
	"chapeau/drafting/sample"
	"chapeau/storage"
)

// play loads the sample into a new database.
func play(t *testing.T) *drafting.Service {
	t.Helper()
	store, err := storage.Open(t.Context(), filepath.Join(t.TempDir(), "sample.db"), storage.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	service := drafting.New(store, drafting.Options{Demo: true})
	if err := sample.Load(t.Context(), service); err != nil {
		t.Fatalf("loading the sample: %v", err)
	}
	return service
}

func TestLoadPlaysTheNegotiation(t *testing.T) {
	service := play(t)

	t.Run("one can be anybody", func(t *testing.T) {
		have := make(map[drafting.Role]int)
		for _, identity := range identities(t, service) {
			for _, role := range identity.Roles {
				if !identity.Person.Administrator {
					have[role.Membership.Role]++
				}
			}
		}
		want := map[drafting.Role]int{drafting.Secretariat: 1, drafting.Chair: 1, drafting.Delegate: 9, drafting.Reader: 1}
		if diff := cmp.Diff(want, have); diff != "" {
			t.Errorf("roles (-want +have):\n%s", diff)
		}
	})

	t.Run("every draft stands where its steps left it", func(t *testing.T) {
		want := map[string]map[drafting.AmendmentStatus]int{
			"E/CN.99/2031/L.3": {drafting.Adopted: 2, drafting.Rejected: 1, drafting.NeedsRebase: 2, drafting.Submitted: 11, drafting.Withdrawn: 1},
			"E/CN.99/2031/L.4": {drafting.Submitted: 6},
			"E/CN.99/2031/L.5": {drafting.Submitted: 3},
		}
		chair := as(t, service, "Tomas Ilgar")
		have := make(map[string]map[drafting.AmendmentStatus]int)
		for _, draft := range drafts(t, service, chair) {
			have[draft.Symbol] = statuses(t, service, chair, draft.ID)
		}
		if diff := cmp.Diff(want, have); diff != "" {
			t.Errorf("amendments by draft (-want +have):\n%s", diff)
		}
	})

	t.Run("an adoption has made a second version", func(t *testing.T) {
		chair := as(t, service, "Tomas Ilgar")
		versions := make(map[string]int)
		for _, draft := range drafts(t, service, chair) {
			versions[draft.Symbol] = draft.Version
		}
		want := map[string]int{"E/CN.99/2031/L.3": 2, "E/CN.99/2031/L.4": 1, "E/CN.99/2031/L.5": 1}
		if diff := cmp.Diff(want, versions); diff != "" {
			t.Errorf("versions (-want +have):\n%s", diff)
		}
	})

	t.Run("what Fenland has not submitted is Fenland's", func(t *testing.T) {
		for name, want := range map[string]int{"Maud Petrov": 1, "Darya Nkemelu": 0, "Tomas Ilgar": 0} {
			actor := as(t, service, name)
			have := 0
			for _, draft := range drafts(t, service, actor) {
				have += statuses(t, service, actor, draft.ID)[drafting.Drafted]
			}
			if have != want {
				t.Errorf("%s sees %d drafted amendments; want %d", name, have, want)
			}
		}
	})

	t.Run("every draft stands under an item of the agenda, two are issued", func(t *testing.T) {
		issued := map[string]int{"E/CN.99/2031/L.3": 1, "E/CN.99/2031/L.4": 0, "E/CN.99/2031/L.5": 1}
		chair := as(t, service, "Tomas Ilgar")
		for _, draft := range drafts(t, service, chair) {
			papers, err := service.Papers(t.Context(), chair, draft.ID)
			if err != nil {
				t.Fatal(err)
			}
			if draft.AgendaItemID == "" || len(papers.Documents) != issued[draft.Symbol] {
				t.Errorf("%s has the item %q and %d documents; want an item and %d documents", draft.Symbol, draft.AgendaItemID, len(papers.Documents), issued[draft.Symbol])
			}
		}
	})

	t.Run("a note that Karsk keeps is Karsk's", func(t *testing.T) {
		for name, want := range map[string]int{"Darya Nkemelu": 1, "Maud Petrov": 0, "Tomas Ilgar": 0} {
			actor, have := as(t, service, name), 0
			for _, draft := range drafts(t, service, actor) {
				comments, err := service.Comments(t.Context(), actor, draft.ID, "o4")
				if err != nil {
					t.Fatal(err)
				}
				have += len(comments)
			}
			if have != want {
				t.Errorf("%s reads %d comments; want %d", name, have, want)
			}
		}
	})

	t.Run("the public sees what is published", func(t *testing.T) {
		if have := len(drafts(t, service, drafting.Actor{})); have != 2 {
			t.Errorf("the public sees %d drafts; want 2", have)
		}
	})

	t.Run("the record holds", func(t *testing.T) {
		verified, err := service.Verify(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if verified.Break != "" {
			t.Errorf("the record is broken: %s", verified.Break)
		}
	})
}

func TestLoadRefusesADatabaseWithAccounts(t *testing.T) {
	service := play(t)
	if err := sample.Load(t.Context(), service); fault.CodeOf(err) != fault.Conflict {
		t.Errorf("loading again: %v; want a conflict", err)
	}
}

func identities(t *testing.T, service *drafting.Service) []drafting.Identity {
	t.Helper()
	all, err := service.DemoIdentities(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func as(t *testing.T, service *drafting.Service, name string) drafting.Actor {
	t.Helper()
	for _, identity := range identities(t, service) {
		if identity.Person.Name == name {
			return drafting.Actor{PersonID: identity.Person.ID}
		}
	}
	t.Fatalf("nobody is called %s", name)
	return drafting.Actor{}
}

func drafts(t *testing.T, service *drafting.Service, actor drafting.Actor) []drafting.Draft {
	t.Helper()
	committees, err := service.Committees(t.Context(), actor)
	if err != nil {
		t.Fatal(err)
	}
	if len(committees) != 1 {
		t.Fatalf("%d committees; want 1", len(committees))
	}
	all, err := service.Drafts(t.Context(), actor, committees[0].ID, drafting.Page{Limit: 100})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func statuses(t *testing.T, service *drafting.Service, actor drafting.Actor, draftID string) map[drafting.AmendmentStatus]int {
	t.Helper()
	all, err := service.Amendments(t.Context(), actor, draftID, drafting.AmendmentFilter{})
	if err != nil {
		t.Fatal(err)
	}
	have := make(map[drafting.AmendmentStatus]int)
	for _, a := range all {
		have[a.Status]++
	}
	return have
}
