package drafting

import (
	"slices"

	"chapeau/drafting/fault"
)

// Action is something an actor may or may not do in a committee.
type Action string

// The actions.
const (
	SeeCommittee          Action = "see_committee"
	SeePeople             Action = "see_people"
	SeeUnpublished        Action = "see_unpublished"
	SeeAmendments         Action = "see_amendments"
	ManageCommittee       Action = "manage_committee"
	ManagePeople          Action = "manage_people"
	HoldMeetings          Action = "hold_meetings"
	CreateDrafts          Action = "create_drafts"
	ImportTexts           Action = "import_texts"
	ChangeDrafts          Action = "change_drafts"
	IssueDocuments        Action = "issue_documents"
	PublishDrafts         Action = "publish_drafts"
	NameAddressees        Action = "name_addressees"
	NameFacilitators      Action = "name_facilitators"
	EditTexts             Action = "edit_texts"
	WriteRevisions        Action = "write_revisions"
	SubmitDrafts          Action = "submit_drafts"
	WithdrawDrafts        Action = "withdraw_drafts"
	ReintroduceDrafts     Action = "reintroduce_drafts"
	Propose               Action = "propose"
	TakeUpAmendments      Action = "take_up_amendments"
	RecordForDelegation   Action = "record_for_delegation"
	RecordPositions       Action = "record_positions"
	MakeComments          Action = "comment"
	MarkParagraphs        Action = "mark_paragraphs"
	SetStandings          Action = "set_standings"
	ConductSilence        Action = "conduct_silence"
	Object                Action = "object"
	ReviseOrally          Action = "revise_orally"
	ChangeConsequentially Action = "change_consequentially"
	ProposeConsequential  Action = "propose_consequential"
	SponsorDrafts         Action = "sponsor_drafts"
	RequestVotes          Action = "request_votes"
	CastVotes             Action = "cast_votes"
	ChallengeRulings      Action = "challenge_rulings"
	MakeStatements        Action = "make_statements"
	PreviewMerges         Action = "preview_merges"
	Decide                Action = "decide"
	WaiveNotices          Action = "waive_notices"
	MarkBudgets           Action = "mark_budgets"
	RecordBudget          Action = "record_budget"
	CheckTexts            Action = "check_texts"
	FinalizeTexts         Action = "finalize_texts"
	SealTexts             Action = "seal_texts"
)

// Capacity is in what part somebody acts: as their role in the committee has it,
// and as what they are to the draft. A sponsor is a member or an observer too.
type Capacity string

// The capacities.
const (
	AsMainSponsor   Capacity = "main_sponsor"
	AsCoSponsor     Capacity = "co_sponsor"
	AsMember        Capacity = "member"
	AsObserver      Capacity = "observer"
	AsFacilitator   Capacity = "facilitator"
	AsChair         Capacity = "chair"
	AsSecretariat   Capacity = "secretariat"
	AsReader        Capacity = "reader"
	AsAdministrator Capacity = "administrator" // sets committees up, has no part in their work
)

// permission is one row of the table: who may do an action, and what it is
// called in a refusal. Where bySetting is set, observers may too if the
// committee lets them propose.
type permission struct {
	action    Action
	words     string
	who       []Capacity
	bySetting bool
}

// The sets of capacities that recur in the table.
var (
	officers  = []Capacity{AsChair, AsSecretariat}
	insiders  = []Capacity{AsMember, AsObserver, AsFacilitator, AsChair, AsSecretariat}
	movers    = []Capacity{AsMember, AsFacilitator, AsChair, AsSecretariat}
	recorders = []Capacity{AsMember, AsSecretariat}
)

// permissions is the whole table. Ownership (whose amendment it is) is checked
// on top of it, in owns and handles; that the secretariat acts for a delegation
// that it names, in speaking. The public and readers see only what is published.
var permissions = []permission{
	{action: SeeCommittee, words: "see the committee", who: append([]Capacity{AsReader, AsAdministrator}, insiders...)},
	{action: SeePeople, words: "see the committee's people", who: append([]Capacity{AsAdministrator}, officers...)},
	{action: SeeUnpublished, words: "see drafts that are not published", who: insiders},
	{action: SeeAmendments, words: "see amendments and decisions", who: insiders},
	{action: ManageCommittee, words: "change the committee", who: []Capacity{AsSecretariat, AsAdministrator}},
	{action: ManagePeople, words: "invite people and give roles", who: []Capacity{AsSecretariat, AsAdministrator}},
	{action: HoldMeetings, words: "open and close meetings", who: officers},
	{action: CreateDrafts, words: "create a draft", who: movers, bySetting: true},
	{action: ImportTexts, words: "import texts", who: officers},
	{action: ChangeDrafts, words: "change a draft's status or sponsor", who: []Capacity{AsSecretariat}},
	{action: IssueDocuments, words: "give symbols and issue documents", who: []Capacity{AsSecretariat}},
	{action: PublishDrafts, words: "publish a draft", who: officers},
	{action: NameAddressees, words: "say who must act on a text", who: []Capacity{AsSecretariat}},
	{action: NameFacilitators, words: "name a facilitator", who: officers},
	{action: EditTexts, words: "edit a draft's text", who: []Capacity{AsMainSponsor, AsFacilitator, AsChair, AsSecretariat}},
	{action: WriteRevisions, words: "write a revised text", who: []Capacity{AsSecretariat}},
	{action: SubmitDrafts, words: "submit a draft", who: []Capacity{AsMainSponsor, AsSecretariat}},
	{action: WithdrawDrafts, words: "withdraw a draft", who: []Capacity{AsMainSponsor, AsSecretariat}},
	{action: ReintroduceDrafts, words: "reintroduce a draft", who: recorders},
	{action: Propose, words: "propose an amendment", who: movers, bySetting: true},
	{action: TakeUpAmendments, words: "take up an amendment again", who: recorders, bySetting: true},
	{action: RecordForDelegation, words: "record for a delegation", who: []Capacity{AsFacilitator, AsSecretariat}},
	{action: RecordPositions, words: "record a delegation's comments and positions", who: []Capacity{AsFacilitator, AsChair, AsSecretariat}},
	{action: MakeComments, words: "comment on a paragraph", who: insiders},
	{action: MarkParagraphs, words: "mark a paragraph as agreed or pending", who: insiders},
	{action: SetStandings, words: "say where a paragraph stands", who: []Capacity{AsFacilitator, AsChair, AsSecretariat}},
	{action: ConductSilence, words: "put a text under silence", who: []Capacity{AsFacilitator, AsChair, AsSecretariat}},
	{action: Object, words: "object", who: insiders},
	{action: ReviseOrally, words: "revise the text orally or accept an amendment into it", who: []Capacity{AsMainSponsor, AsSecretariat}},
	{action: ChangeConsequentially, words: "put a consequential change", who: officers},
	{action: ProposeConsequential, words: "propose a consequential change", who: []Capacity{AsMainSponsor, AsSecretariat}},
	{action: SponsorDrafts, words: "sponsor a draft", who: recorders, bySetting: true},
	{action: RequestVotes, words: "request a vote or a division", who: []Capacity{AsMember}},
	{action: CastVotes, words: "vote", who: recorders},
	{action: ChallengeRulings, words: "challenge a ruling", who: []Capacity{AsMember}},
	{action: MakeStatements, words: "explain a vote or make a statement", who: recorders},
	{action: PreviewMerges, words: "preview a merge", who: insiders},
	{action: Decide, words: "decide on amendments and drafts", who: []Capacity{AsChair}},
	{action: WaiveNotices, words: "waive a notice", who: []Capacity{AsChair}},
	{action: MarkBudgets, words: "mark a paragraph as having budget implications", who: officers},
	{action: RecordBudget, words: "record a statement of budget implications", who: []Capacity{AsSecretariat}},
	{action: CheckTexts, words: "check a text", who: insiders},
	{action: FinalizeTexts, words: "number and sequence the adopted text", who: []Capacity{AsSecretariat}},
	{action: SealTexts, words: "confirm and seal the adopted text", who: []Capacity{AsChair}},
}

func permissionFor(a Action) permission {
	i := slices.IndexFunc(permissions, func(p permission) bool { return p.action == a })
	if i < 0 {
		return permission{action: a, words: string(a)}
	}
	return permissions[i]
}

// standing is who an actor is in one committee and, where it was looked up for a
// draft, to that draft.
type standing struct {
	person           Person
	membership       Membership
	delegation       Delegation // a delegate's
	observersPropose bool       // the committee's setting
	draft            []Capacity // what the actor is to the draft
	public           bool
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
	if fault.CodeOf(err) == fault.NotFound {
		return standing{person: person}, nil
	}
	if err != nil {
		return standing{}, err
	}
	return withRole(r, standing{person: person, membership: membership})
}

// withRole adds what the table asks of a membership: a delegate's delegation,
// and whether observers may propose where it is an observer's.
func withRole(r Snapshot, st standing) (standing, error) {
	if st.membership.Role != Delegate {
		return st, nil
	}
	var err error
	if st.delegation, err = r.Delegation(st.membership.DelegationID); err != nil || st.delegation.Votes() {
		return st, err
	}
	committee, err := r.Committee(st.membership.CommitteeID)
	st.observersPropose = committee.ObserversMayPropose
	return st, err
}

// on adds what the actor is to a draft: its facilitator, its main sponsor or one
// of its co-sponsors.
func (st standing) on(r Snapshot, draft Draft) (standing, error) {
	st.draft = nil
	if draft.FacilitatorID != "" && draft.FacilitatorID == st.person.ID && st.membership.Role != "" {
		st.draft = append(st.draft, AsFacilitator)
	}
	own := st.delegation.ID
	if own == "" {
		return st, nil
	}
	if own == draft.MainSponsorID {
		st.draft = append(st.draft, AsMainSponsor)
		return st, nil
	}
	sponsorship, err := r.Sponsorship(draft.ID, own)
	if fault.CodeOf(err) == fault.NotFound {
		return st, nil
	}
	if err == nil && sponsorship.Stands() {
		st.draft = append(st.draft, AsCoSponsor)
	}
	return st, err
}

// may looks an action up in the table.
func (st standing) may(a Action) bool {
	p := permissionFor(a)
	if slices.ContainsFunc(p.who, st.acts) {
		return true
	}
	return p.bySetting && st.observersPropose && st.acts(AsObserver)
}

// acts reports whether the actor has a capacity.
func (st standing) acts(c Capacity) bool {
	switch c {
	case AsAdministrator:
		return st.person.Administrator
	case AsMember:
		return st.membership.Role == Delegate && st.delegation.Votes()
	case AsObserver:
		return st.membership.Role == Delegate && !st.delegation.Votes()
	case AsChair, AsSecretariat, AsReader:
		return string(st.membership.Role) == string(c)
	}
	return slices.Contains(st.draft, c)
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
	return fault.New(fault.Forbidden, "", "only %s may %s here", capacitiesInWords(p.who), p.words)
}

// owns reports whether something private to a delegation, or to the person who
// wrote it, is the actor's own and theirs to propose.
func (st standing) owns(delegationID, personID string) bool {
	return st.may(Propose) && st.isOwn(delegationID, personID)
}

// isOwn is owns for what needs no right to propose.
func (st standing) isOwn(delegationID, personID string) bool {
	if st.public || !st.may(SeeUnpublished) {
		return false
	}
	if st.membership.Role == Delegate && delegationID != "" {
		return st.membership.DelegationID == delegationID
	}
	return st.person.ID == personID
}

// sees reports whether the actor may see an amendment of a draft that they may
// see: one that was never submitted is its owner's alone, and seen by the
// delegations that it was shared with.
func (st standing) sees(a Amendment) bool {
	if a.SubmittedAt == nil {
		return st.owns(a.DelegationID, a.Author.ID) || st.isShared(a)
	}
	return st.may(SeeAmendments)
}

func (st standing) isShared(a Amendment) bool {
	return st.delegation.ID != "" && slices.Contains(a.SharedWith, st.delegation.ID)
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
	if st, err = st.on(r, draft); err != nil {
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

func capacitiesInWords(who []Capacity) string {
	words := map[Capacity]string{
		AsMainSponsor:   "the main sponsor",
		AsCoSponsor:     "co-sponsors",
		AsMember:        "delegates of members",
		AsObserver:      "observers",
		AsFacilitator:   "the facilitator",
		AsChair:         "the chair",
		AsSecretariat:   "the secretariat",
		AsReader:        "readers",
		AsAdministrator: "administrators",
	}
	all := ""
	for i, capacity := range who {
		switch {
		case i == 0:
		case i == len(who)-1:
			all += " and "
		default:
			all += ", "
		}
		all += words[capacity]
	}
	return all
}
