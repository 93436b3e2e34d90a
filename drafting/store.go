package drafting

import (
	"context"
	"time"

	"chapeau/drafting/amend"
)

// Store keeps everything. View runs read on one consistent snapshot; Update
// runs write in one transaction that is kept whole when it returns nil and
// leaves no trace when it returns an error. Updates run one after another. An
// error of the function comes back as it is. A row that does not exist is
// not_found; a row that exists already is conflict; a store that is busy or
// gone is unavailable.
type Store interface {
	View(ctx context.Context, read func(Snapshot) error) error
	Update(ctx context.Context, write func(Tx) error) error
}

// Snapshot is what a transaction can look up.
type Snapshot interface {
	PeopleReader
	CommitteeReader
	DraftReader
	AmendmentReader
	ParagraphReader
	ProceedingsReader
	RecordReader
}

// Tx is what a transaction can look up and write.
type Tx interface {
	Snapshot
	PeopleWriter
	CommitteeWriter
	DraftWriter
	AmendmentWriter
	ParagraphWriter
	ProceedingsWriter
	RecordWriter
}

// PeopleReader looks up accounts and what proves who somebody is.
type PeopleReader interface {
	CountPeople() (int, error)
	Person(id string) (Person, error)
	// PersonByEmail ignores case.
	PersonByEmail(email string) (Person, error)
	// PeopleOf are the persons with a membership in the committee, by name.
	PeopleOf(committeeID string) ([]Person, error)
	Session(secretHash string) (Session, error)
	APIToken(secretHash string) (APIToken, error)
	APITokensOf(personID string) ([]APIToken, error)
	Invitation(secretHash string) (Invitation, error)
	// OpenInvitations are a committee's that nobody has used, newest first.
	OpenInvitations(committeeID string) ([]Invitation, error)
}

// PeopleWriter keeps accounts, sessions, tokens and invitations.
type PeopleWriter interface {
	CreatePerson(Person) error
	UpdatePerson(Person) error
	CreateSession(Session) error
	DeleteSession(secretHash string) error
	DeleteSessionsOf(personID string) error
	DeleteSessionsExpiredBefore(time.Time) error
	CreateAPIToken(APIToken) error
	DeleteAPIToken(personID, id string) error
	CreateInvitation(Invitation) error
	// UseInvitation marks it used; conflict when it was used already.
	UseInvitation(id string, at time.Time) error
	// DeleteInvitation takes back one of a committee's that nobody has used.
	DeleteInvitation(committeeID, id string) error
	// DeleteUnusedAdministratorInvitations takes back first-account links.
	DeleteUnusedAdministratorInvitations() error
}

// CommitteeReader looks up committees, delegations and memberships.
type CommitteeReader interface {
	Committee(id string) (Committee, error)
	// Committees are all of them, by name and session.
	Committees() ([]Committee, error)
	Delegation(id string) (Delegation, error)
	// Delegations are a committee's, by name.
	Delegations(committeeID string) ([]Delegation, error)
	// GroupMembers are a group's, past ones too, by delegation and first day.
	GroupMembers(groupID string) ([]GroupMember, error)
	// Membership is not_found where the person has none in the committee.
	Membership(committeeID, personID string) (Membership, error)
	Memberships(committeeID string) ([]Membership, error)
	MembershipsOf(personID string) ([]Membership, error)
	// ReportFrame is not_found where the committee imported no report.
	ReportFrame(committeeID string) (ReportFrame, error)
}

// CommitteeWriter keeps committees, delegations and memberships.
type CommitteeWriter interface {
	CreateCommittee(Committee) error
	UpdateCommittee(Committee) error
	CreateDelegation(Delegation) error
	UpdateDelegation(Delegation) error
	// ReplaceGroupMembers gives a group these in place of those that it has.
	ReplaceGroupMembers(groupID string, members []GroupMember) error
	// PutMembership gives the person this role in place of any other there.
	PutMembership(Membership) error
	DeleteMembership(committeeID, personID string) error
	// PutReportFrame writes it in place of an earlier one of the committee.
	PutReportFrame(ReportFrame) error
}

// DraftReader looks up drafts and their versions.
type DraftReader interface {
	Draft(id string) (Draft, error)
	// Drafts are a committee's after the one named (all where it is empty), by
	// ordinal; limit 0 means no limit.
	Drafts(committeeID, after string, limit int) ([]Draft, error)
	// PublishedCommittees are the ids of committees with a published draft.
	PublishedCommittees() ([]string, error)
	Version(draftID string, number int) (Version, error)
	// Versions are a draft's by number, without their texts.
	Versions(draftID string) ([]Version, error)
	// VersionProvenance is the stored provenance of one version.
	VersionProvenance(draftID string, number int) (map[string][]amend.Span, error)
}

// DraftWriter keeps drafts and appends versions.
type DraftWriter interface {
	// CreateDraft gives the draft the committee's next ordinal.
	CreateDraft(*Draft) error
	// UpdateDraft writes everything but id, committee and ordinal. It is stale
	// when the draft's version is no longer the one expected.
	UpdateDraft(d Draft, expectedVersion int) error
	AppendVersion(v Version, provenance map[string][]amend.Span) error
}

// AmendmentReader looks up amendments and their revisions.
type AmendmentReader interface {
	Amendment(id string) (Amendment, error)
	// Amendments are a draft's by ordinal, with any of the statuses (all where
	// none is given).
	Amendments(draftID string, statuses ...AmendmentStatus) ([]Amendment, error)
	// SubAmendments are those to one amendment, by ordinal.
	SubAmendments(amendmentID string) ([]Amendment, error)
	Revision(amendmentID string, number int) (Revision, error)
	// Revisions are one amendment's by number.
	Revisions(amendmentID string) ([]Revision, error)
	// LatestRevisions are the latest of every amendment of a draft with any of
	// the statuses, by amendment id, in one query.
	LatestRevisions(draftID string, statuses ...AmendmentStatus) (map[string]Revision, error)
}

// AmendmentWriter keeps where amendments stand and appends their revisions.
type AmendmentWriter interface {
	// CreateAmendment gives the amendment the draft's next ordinal.
	CreateAmendment(*Amendment) error
	// UpdateAmendments writes where amendments stand, many at once.
	UpdateAmendments([]Amendment) error
	AppendRevisions([]Revision) error
}

// ParagraphReader looks up where paragraphs stand, what position delegations take
// on them, and what is said at them.
type ParagraphReader interface {
	// Paragraphs are those of a draft about which anything is recorded, by clause.
	Paragraphs(draftID string) ([]Paragraph, error)
	// Marks are a draft's, by clause and delegation.
	Marks(draftID string) ([]Mark, error)
	Comment(id string) (Comment, error)
	// Comments are a draft's, oldest first.
	Comments(draftID string) ([]Comment, error)
}

// ParagraphWriter keeps where paragraphs stand and the positions on them, and
// appends what is said at them.
type ParagraphWriter interface {
	// PutParagraphs writes them in place of what was recorded before.
	PutParagraphs([]Paragraph) error
	// PutMark writes it in place of an earlier one of the delegation.
	PutMark(Mark) error
	// DeleteMark is not_found where the delegation has none on the paragraph.
	DeleteMark(Mark) error
	CreateComment(Comment) error
	// WithdrawComment keeps the comment; conflict where it is withdrawn already.
	WithdrawComment(id string, at time.Time) error
}

// ProceedingsReader looks up meetings, agendas, sponsors and alerts.
type ProceedingsReader interface {
	Meeting(id string) (Meeting, error)
	// Meetings are a committee's by number.
	Meetings(committeeID string) ([]Meeting, error)
	// AgendaItems are a committee's by ordinal.
	AgendaItems(committeeID string) ([]AgendaItem, error)
	// Sponsorship is not_found where the delegation never co-sponsored the draft.
	Sponsorship(draftID, delegationID string) (Sponsorship, error)
	// Sponsorships are a draft's in the order in which they joined.
	Sponsorships(draftID string) ([]Sponsorship, error)
	Alert(id string) (Alert, error)
	// Alerts are a committee's, newest first.
	Alerts(committeeID string) ([]Alert, error)
}

// ProceedingsWriter keeps meetings, agendas, sponsors and alerts.
type ProceedingsWriter interface {
	CreateMeeting(Meeting) error
	UpdateMeeting(Meeting) error
	CreateAgendaItem(AgendaItem) error
	UpdateAgendaItem(AgendaItem) error
	DeleteAgendaItem(AgendaItem) error
	// OrderAgenda gives a committee's items these places; all must be named.
	OrderAgenda(committeeID string, ids []string) error
	// PutSponsorship writes it in place of an earlier one of the delegation.
	PutSponsorship(Sponsorship) error
	CreateAlerts([]Alert) error
	UpdateAlert(Alert) error
}

// RecordReader looks up decisions, statements, documents, waivers, events and
// answered requests.
type RecordReader interface {
	Decision(id string) (Decision, error)
	// Decisions are a draft's by number.
	Decisions(draftID string) ([]Decision, error)
	CountDecisions(draftID string) (int, error)
	Statement(id string) (Statement, error)
	// Statements are a draft's by number.
	Statements(draftID string) ([]Statement, error)
	CountStatements(draftID string) (int, error)
	// Documents are a committee's in the order in which they were issued.
	Documents(committeeID string) ([]Document, error)
	Document(id string) (Document, error)
	// Waivers are a draft's by number.
	Waivers(draftID string) ([]Waiver, error)
	// Events are a committee's with a higher sequence than after, at most limit.
	Events(committeeID string, after int64, limit int) ([]Event, error)
	ChainHead(committeeID string) (ChainHead, error)
	// AnsweredRequest is not_found where the person never used the key.
	AnsweredRequest(personID, key string) (AnsweredRequest, error)
}

// RecordWriter appends decisions, statements, documents, waivers and events.
type RecordWriter interface {
	AppendDecision(Decision) error
	AppendStatement(Statement) error
	// AppendDocument writes a document with its circulations.
	AppendDocument(Document) error
	AppendCirculations(documentID string, all []Circulation) error
	AppendWaiver(Waiver) error
	// LockChain returns the head and keeps every other writer from appending to
	// the committee's log until the transaction ends.
	LockChain(committeeID string) (ChainHead, error)
	// AppendEvents appends entries that already have sequence and hash, and
	// moves the head to the last of them.
	AppendEvents([]Event) error
	CreateAnsweredRequest(AnsweredRequest) error
	DeleteAnsweredRequestsBefore(time.Time) error
}

// AnsweredRequest remembers the answer to a write that carried a request key.
// Fingerprint tells whether a second request with the key is the same one.
type AnsweredRequest struct {
	PersonID    string
	Key         string
	Fingerprint string
	Answer      []byte
	At          time.Time
}
