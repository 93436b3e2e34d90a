package drafting

import (
	"encoding/json"
	"time"
)

// AlertKind says what a delegation must know about.
type AlertKind string

// The alerts.
const (
	AlertRevisedOrally      AlertKind = "revised_orally"
	AlertTextRevised        AlertKind = "text_revised"
	AlertIncorporated       AlertKind = "amendment_incorporated"
	AlertParagraphReopened  AlertKind = "paragraph_reopened"
	AlertNeedsRebase        AlertKind = "amendment_needs_rebase"
	AlertSponsorJoined      AlertKind = "sponsor_joined"
	AlertSponsorLeft        AlertKind = "sponsor_left"
	AlertMainSponsorChanged AlertKind = "main_sponsor_changed"
	AlertDraftWithdrawn     AlertKind = "draft_withdrawn"
	AlertSilenceStarted     AlertKind = "silence_started"
	AlertSilenceBroken      AlertKind = "silence_broken"
	AlertAmendmentLapsed    AlertKind = "amendment_lapsed"
	AlertDecided            AlertKind = "decided"
)

// Alert tells a delegation of something that concerns it. Data holds particulars
// of its kind. SeenAt is set once somebody of the delegation has seen it.
type Alert struct {
	ID           string          `json:"id"`
	CommitteeID  string          `json:"committee_id"`
	DelegationID string          `json:"delegation_id"`
	DraftID      string          `json:"draft_id,omitempty"`
	AmendmentID  string          `json:"amendment_id,omitempty"`
	Clause       string          `json:"clause,omitempty"`
	Kind         AlertKind       `json:"kind"`
	Data         json.RawMessage `json:"data,omitempty"`
	At           time.Time       `json:"at"`
	SeenAt       *time.Time      `json:"seen_at,omitempty"`
}
