package drafting

import (
	"encoding/json"
	"time"
)

// EventType says what happened.
type EventType string

// The events. Each is appended in the transaction that made it true.
const (
	CommitteeCreated      EventType = "committee.created"
	CommitteeChanged      EventType = "committee.changed"
	DelegationCreated     EventType = "delegation.created"
	DelegationChanged     EventType = "delegation.changed"
	GroupChanged          EventType = "group.changed"
	PersonInvited         EventType = "person.invited"
	InvitationTaken       EventType = "invitation.taken_back"
	MembershipGiven       EventType = "membership.given"
	MembershipTaken       EventType = "membership.taken"
	MeetingOpened         EventType = "meeting.opened"
	MeetingClosed         EventType = "meeting.closed"
	RollCalled            EventType = "meeting.roll_called"
	AgendaChanged         EventType = "agenda.changed"
	StatementMade         EventType = "statement.made"
	DocumentIssued        EventType = "document.issued"
	DocumentCirculated    EventType = "document.circulated"
	NoticeWaived          EventType = "notice.waived"
	AlertGiven            EventType = "alert.given"
	ParagraphsStood       EventType = "paragraphs.standing"
	ParagraphsFollowed    EventType = "paragraphs.followed"
	ParagraphMarked       EventType = "paragraph.marked"
	ParagraphUnmarked     EventType = "paragraph.unmarked"
	BudgetMarked          EventType = "paragraph.budget"
	CommentMade           EventType = "comment.made"
	CommentWithdrawn      EventType = "comment.withdrawn"
	SilenceStarted        EventType = "silence.started"
	SilenceBroken         EventType = "silence.broken"
	SilenceClosed         EventType = "silence.closed"
	SilenceCalledOff      EventType = "silence.called_off"
	DraftCreated          EventType = "draft.created"
	DraftChanged          EventType = "draft.changed"
	DraftPublished        EventType = "draft.published"
	DraftUnpublished      EventType = "draft.unpublished"
	DraftDecided          EventType = "draft.decided"
	VersionCreated        EventType = "version.created"
	AmendmentDrafted      EventType = "amendment.drafted"
	AmendmentUpdated      EventType = "amendment.updated"
	AmendmentShared       EventType = "amendment.shared"
	AmendmentSubmitted    EventType = "amendment.submitted"
	AmendmentRevised      EventType = "amendment.revised"
	AmendmentWithdrawn    EventType = "amendment.withdrawn"
	AmendmentConfirmed    EventType = "amendment.confirmed"
	AmendmentLapsed       EventType = "amendment.lapsed"
	AmendmentJoined       EventType = "amendment.joined"
	AmendmentParted       EventType = "amendment.parted"
	AmendmentsRebased     EventType = "amendments.rebased"
	AmendmentsDecided     EventType = "amendments.decided"
	DraftMadeInformal     EventType = "draft.made_informal"
	DraftSubmitted        EventType = "draft.submitted"
	DraftTabled           EventType = "draft.tabled"
	DraftTakenBack        EventType = "draft.withdrawn"
	DraftReintroduced     EventType = "draft.reintroduced"
	FacilitatorNamed      EventType = "draft.facilitator_named"
	SponsorJoined         EventType = "sponsor.joined"
	SponsorLeft           EventType = "sponsor.left"
	SponsorConsented      EventType = "sponsor.consented"
	AmendmentIncorporated EventType = "amendment.incorporated"
	AmendmentsLapsed      EventType = "amendments.lapsed"
	DraftNumbered         EventType = "draft.numbered"
	DraftSealed           EventType = "draft.sealed"
)

// Audience is who may see an event.
type Audience string

// The audiences, from wide to narrow. ToReaders events are seen by readers and
// the public while their draft is published; ToCommittee by secretariat, chair
// and delegates; ToOfficers by secretariat and chair; ToOwner by the event's
// delegation and its actor, and by the delegations that it names; ToNamed by
// those alone whom it names.
const (
	ToReaders   Audience = "readers"
	ToCommittee Audience = "committee"
	ToOfficers  Audience = "officers"
	ToOwner     Audience = "owner"
	ToNamed     Audience = "named"
)

// Event is one entry of a committee's log. Sequence counts from 1 without gaps;
// Hash covers the entry and the hash of the one before it. Named are sides, as
// standing.side has them, that an event of a narrow audience is for; no reader is
// told of them.
type Event struct {
	CommitteeID  string          `json:"committee_id"`
	Sequence     int64           `json:"sequence"`
	Type         EventType       `json:"type"`
	Audience     Audience        `json:"audience"`
	DraftID      string          `json:"draft_id,omitempty"`
	Version      int             `json:"version,omitempty"`
	AmendmentID  string          `json:"amendment_id,omitempty"`
	DelegationID string          `json:"delegation_id,omitempty"`
	DecisionID   string          `json:"decision_id,omitempty"`
	Named        []string        `json:"named,omitempty"`
	Actor        PersonRef       `json:"actor"`
	At           time.Time       `json:"at"`
	Data         json.RawMessage `json:"data,omitempty"`
	PreviousHash string          `json:"previous_hash"`
	Hash         string          `json:"hash"`
}

// ChainHead is the last entry of a committee's log.
type ChainHead struct {
	Sequence int64
	Hash     string
}
