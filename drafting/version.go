package drafting

import (
	"time"

	"chapeau/drafting/amend"
	"chapeau/drafting/text"
)

// VersionReason says why a version exists.
type VersionReason string

// The reasons for a version. OrallyRevised and SponsorIncorporated are the main
// sponsor's, before voting; Consequential follows from what was adopted; Divided
// lost the parts that were rejected; Undone is as before a decision that the
// chair took back; Resequenced and Numbered are the secretariat's, after the
// decision.
const (
	Created             VersionReason = "created"
	Imported            VersionReason = "imported"
	Reintroduced        VersionReason = "reintroduced"
	Revised             VersionReason = "revised"
	OrallyRevised       VersionReason = "orally_revised"
	SponsorIncorporated VersionReason = "incorporated"
	Amended             VersionReason = "amended"
	Consequential       VersionReason = "consequential"
	Divided             VersionReason = "divided"
	Undone              VersionReason = "undone"
	Resequenced         VersionReason = "resequenced"
	Numbered            VersionReason = "numbered"
)

// Version is one text of a draft, for ever. Hash covers the text and the
// parent's hash. Text is nil in lists. Adopted names the amendments that made
// it, where Reason is Amended or SponsorIncorporated; Note is why, in the
// author's words. Sitting is where it was made, if in a meeting; Restores the
// earlier version that an Undone one gives back.
type Version struct {
	DraftID    string         `json:"draft_id"`
	Number     int            `json:"number"`
	Parent     int            `json:"parent,omitempty"`
	Text       *text.Text     `json:"text,omitempty"`
	Hash       string         `json:"hash"`
	ParentHash string         `json:"parent_hash,omitempty"`
	Author     PersonRef      `json:"author"`
	At         time.Time      `json:"at"`
	Reason     VersionReason  `json:"reason"`
	Adopted    []AmendmentRef `json:"adopted,omitempty"`
	DecisionID string         `json:"decision_id,omitempty"`
	Note       string         `json:"note,omitempty"`
	Sitting    *Sitting       `json:"sitting,omitempty"`
	Restores   int            `json:"restores,omitempty"`
}

// Provenance tells for every word of a version's clauses where it came from.
// Clauses has a clause's spans by its id; joined they give its text. Sources
// explains each span's source.
type Provenance struct {
	Clauses map[string][]amend.Span `json:"clauses"`
	Sources map[string]Source       `json:"sources"`
}

// Source is what a span's source stands for: a version, or an amendment and who
// moved it. Where several proposed the same words, Amendment is the first of
// them, and Label and By name them all.
type Source struct {
	Version    int    `json:"version,omitempty"`
	Amendment  string `json:"amendment,omitempty"`
	Label      string `json:"label,omitempty"`
	By         string `json:"by,omitempty"`
	OnBehalfOf string `json:"on_behalf_of,omitempty"`
}
