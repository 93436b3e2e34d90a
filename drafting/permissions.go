package drafting

import (
	"slices"

	"chapeau/drafting/fault"
)

// Action is something an actor may or may not do in a committee.
type Action string

// The actions.
const (
	SeeCommittee        Action = "see_committee"
	SeePeople           Action = "see_people"
	SeeUnpublished      Action = "see_unpublished"
	SeeAmendments       Action = "see_amendments"
	ManageCommittee     Action = "manage_committee"
	ManagePeople        Action = "manage_people"
	CreateDrafts        Action = "create_drafts"
	ImportTexts         Action = "import_texts"
	ChangeDrafts        Action = "change_drafts"
	PublishDrafts       Action = "publish_drafts"
	EditTexts           Action = "edit_texts"
	Propose             Action = "propose"
	RecordForDelegation Action = "record_for_delegation"
	PreviewMerges       Action = "preview_merges"
	Decide              Action = "decide"
)

// administrator stands in the table for the instance's administrators, who set
// committees up but have no part in their work.
const administrator Role = "administrator"

// permission is one row of the table: who may do an action, and what it is
// called in a refusal.
type permission struct {
	action Action
	words  string
	roles  []Role
}

// permissions is the whole table. Ownership (whose amendment it is) and the
// setting for observers are checked on top of it, in owns, handles and
// mayPropose. The public and readers see only what is published.
var permissions = []permission{
	{SeeCommittee, "see the committee", []Role{Secretariat, Chair, Delegate, Reader, administrator}},
	{SeePeople, "see the committee's people", []Role{Secretariat, Chair, administrator}},
	{SeeUnpublished, "see drafts that are not published", []Role{Secretariat, Chair, Delegate}},
	{SeeAmendments, "see amendments and decisions", []Role{Secretariat, Chair, Delegate}},
	{ManageCommittee, "change the committee", []Role{Secretariat, administrator}},
	{ManagePeople, "invite people and give roles", []Role{Secretariat, administrator}},
	{CreateDrafts, "create a draft", []Role{Secretariat, Chair, Delegate}},
	{ImportTexts, "import texts", []Role{Secretariat, Chair}},
	{ChangeDrafts, "change a draft's symbol, status or sponsor", []Role{Secretariat}},
	{PublishDrafts, "publish a draft", []Role{Secretariat, Chair}},
	{EditTexts, "edit a draft's text", []Role{Secretariat, Chair}},
	{Propose, "propose an amendment", []Role{Secretariat, Chair, Delegate}},
	{RecordForDelegation, "record for a delegation", []Role{Secretariat}},
	{PreviewMerges, "preview a merge", []Role{Secretariat, Chair, Delegate}},
	{Decide, "decide on amendments and drafts", []Role{Chair}},
}

func permissionFor(a Action) permission {
	i := slices.IndexFunc(permissions, func(p permission) bool { return p.action == a })
	if i < 0 {
		return permission{action: a, words: string(a)}
	}
	return permissions[i]
}

// standing is who an actor is in one committee.
type standing struct {
	person     Person
	membership Membership
	public     bool
}

// standingOf looks up who the actor is in a committee. An account without a
// membership stands there like the public, but is known.
func standingOf(r Snapshot, actor Actor, committeeID string) (standing, error) {
	if actor.Public() {
		return standing{public: true}, nil
	}
	person, err := r.Person(actor.PersonID)
	if fault.CodeOf(err) == fault.NotFound {
		return standing{}, fault.New(fault.Unauthenticated, "", "the account is gone: sign in with another")
	}
	if err != nil {
		return standing{}, err
	}
	membership, err := r.Membership(committeeID, person.ID)
	if err != nil && fault.CodeOf(err) != fault.NotFound {
		return standing{}, err
	}
	return standing{person: person, membership: membership}, nil
}

// may looks an action up in the table.
func (st standing) may(a Action) bool {
	for _, role := range permissionFor(a).roles {
		if st.has(role) {
			return true
		}
	}
	return false
}

func (st standing) has(role Role) bool {
	if role == administrator {
		return st.person.Administrator
	}
	return st.membership.Role == role && role != ""
}

// require is nil where the table allows the action: unauthenticated for the
// public, forbidden for anybody else.
func (st standing) require(a Action) error {
	if st.may(a) {
		return nil
	}
	if st.public {
		return fault.New(fault.Unauthenticated, "", "this needs an account: sign in first")
	}
	p := permissionFor(a)
	return fault.New(fault.Forbidden, "", "only %s may %s here", rolesInWords(p.roles), p.words)
}

// owns reports whether something private to a delegation, or to the person who
// wrote it, is the actor's own.
func (st standing) owns(delegationID, personID string) bool {
	if st.public || !st.may(Propose) {
		return false
	}
	if st.membership.Role == Delegate && delegationID != "" {
		return st.membership.DelegationID == delegationID
	}
	return st.person.ID == personID
}

// sees reports whether the actor may see an amendment of a draft that they may
// see: one that was never submitted is its owner's alone.
func (st standing) sees(a Amendment) bool {
	if a.SubmittedAt == nil {
		return st.owns(a.DelegationID, a.Author.ID)
	}
	return st.may(SeeAmendments)
}

// handles reports whether the actor may revise, submit, withdraw or confirm an
// amendment: its owner, and for one that was submitted by a delegation the
// secretariat, which records what the delegation says.
func (st standing) handles(a Amendment) bool {
	if st.owns(a.DelegationID, a.Author.ID) {
		return true
	}
	return a.SubmittedAt != nil && a.DelegationID != "" && st.may(RecordForDelegation)
}

// seeCommittee returns the actor's standing in a committee that they may see:
// members and administrators always, others once a draft of it is published.
func seeCommittee(r Snapshot, actor Actor, committeeID string) (standing, error) {
	if _, err := r.Committee(committeeID); err != nil {
		return standing{}, err
	}
	st, err := standingOf(r, actor, committeeID)
	if err != nil || st.may(SeeCommittee) {
		return st, err
	}
	open, err := r.PublishedCommittees()
	if err != nil {
		return standing{}, err
	}
	if !slices.Contains(open, committeeID) {
		return standing{}, noSuch("committee", committeeID)
	}
	return st, nil
}

// requireIn returns the actor's standing where the table allows the action.
func requireIn(r Snapshot, actor Actor, committeeID string, a Action) (standing, error) {
	st, err := seeCommittee(r, actor, committeeID)
	if err != nil {
		return standing{}, err
	}
	return st, st.require(a)
}

// seeDraft returns a draft that the actor may see, with their standing in its
// committee. A draft that they may not see is not_found, as if it were not
// there.
func seeDraft(r Snapshot, actor Actor, draftID string) (Draft, standing, error) {
	draft, err := r.Draft(draftID)
	if err != nil {
		return Draft{}, standing{}, err
	}
	st, err := standingOf(r, actor, draft.CommitteeID)
	if err != nil {
		return Draft{}, standing{}, err
	}
	if !draft.Published() && !st.may(SeeUnpublished) {
		return Draft{}, standing{}, noSuch("draft", draftID)
	}
	return draft, st, nil
}

// seeAmendment returns an amendment that the actor may see, with its draft and
// their standing. One that they may not see is not_found.
func seeAmendment(r Snapshot, actor Actor, id string) (Amendment, Draft, standing, error) {
	a, err := r.Amendment(id)
	if err != nil {
		return Amendment{}, Draft{}, standing{}, err
	}
	draft, st, err := seeDraft(r, actor, a.DraftID)
	if err != nil && fault.CodeOf(err) != fault.NotFound {
		return Amendment{}, Draft{}, standing{}, err
	}
	if err != nil || !st.sees(a) {
		return Amendment{}, Draft{}, standing{}, noSuch("amendment", id)
	}
	return a, draft, st, nil
}

// noSuch is also what an actor is told about things that they may not see.
func noSuch(what, id string) error {
	return fault.New(fault.NotFound, "", "there is no %s %q, or you may not see it", what, id)
}

func rolesInWords(roles []Role) string {
	words := map[Role]string{
		Secretariat:   "the secretariat",
		Chair:         "the chair",
		Delegate:      "delegates",
		Reader:        "readers",
		administrator: "administrators",
	}
	all := ""
	for i, role := range roles {
		switch {
		case i == 0:
		case i == len(roles)-1:
			all += " and "
		default:
			all += ", "
		}
		all += words[role]
	}
	return all
}
