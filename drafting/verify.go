package drafting

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"chapeau/drafting/amend"
	"chapeau/drafting/text"
)

// Verification is what a check of the whole record found. Break names the first
// place where the record is not what it should be, empty where all is well.
type Verification struct {
	Committees int    `json:"committees"`
	Events     int    `json:"events"`
	Versions   int    `json:"versions"`
	Revisions  int    `json:"revisions"`
	Decisions  int    `json:"decisions"`
	Statements int    `json:"statements"`
	Documents  int    `json:"documents"`
	Waivers    int    `json:"waivers"`
	Paragraphs int    `json:"paragraphs"`
	Comments   int    `json:"comments"`
	Break      string `json:"break,omitempty"`
}

// Verify walks the event chain of every committee and checks every version,
// revision, decision, statement and comment: that its hash covers it and stands in
// the chain, that versions follow one another, that each amended version is its
// parent plus what its decision names, each incorporated one its parent plus the
// amendment that it names, each reintroduced one the text of the draft that it
// takes up, that the sponsors are those that the log tells of, that who must act on
// a text and where paragraphs stand is what the log says last. It is for whoever
// runs the program, so it asks for no permission. An error means that the record
// could not be read.
func (s *Service) Verify(ctx context.Context) (Verification, error) {
	found := Verification{}
	err := s.store.View(ctx, func(r Snapshot) error {
		committees, err := r.Committees()
		if err != nil {
			return err
		}
		for _, c := range committees {
			v := verifier{Snapshot: r, committee: c, found: &found}
			if err := v.verify(); err != nil {
				return fmt.Errorf("committee %s: %w", c.Name, err)
			}
			found.Committees++
		}
		return nil
	})
	var broken brokenRecord
	if errors.As(err, &broken) {
		found.Break = err.Error()
		return found, nil
	}
	return found, err
}

// brokenRecord says where the record is not what it should be.
type brokenRecord string

func (b brokenRecord) Error() string { return string(b) }

func broken(format string, args ...any) error {
	return brokenRecord(fmt.Sprintf(format, args...))
}

// verifier checks one committee. The hashes are those that its events name.
type verifier struct {
	Snapshot
	committee       Committee
	found           *Verification
	versionHashes   map[string]string // by draft and number
	revisionHashes  map[string]string // by amendment and number
	decisionHashes  map[string]string // by decision
	statementHashes map[string]string // by statement
	numberings      map[string]int    // the version that was numbered last, by draft
	seals           map[string]seal   // by draft
	papers          papersRecord
	negotiated      negotiated
	recordHashes    map[string]string      // of all but the text, by draft and number
	sponsorships    map[string]Sponsorship // by draft and delegation
	addressees      map[string]Addressee   // by draft
}

func (v *verifier) verify() error {
	v.versionHashes, v.revisionHashes = map[string]string{}, map[string]string{}
	v.decisionHashes, v.statementHashes = map[string]string{}, map[string]string{}
	v.papers = papersRecord{map[string]string{}, map[string]string{}, map[string]map[string]time.Time{}}
	v.negotiated = newNegotiated()
	v.recordHashes, v.sponsorships = map[string]string{}, map[string]Sponsorship{}
	v.numberings, v.seals = map[string]int{}, map[string]seal{}
	v.addressees = map[string]Addressee{}
	if err := v.chain(); err != nil {
		return err
	}
	drafts, err := v.Drafts(v.committee.ID, "", 0)
	if err != nil {
		return err
	}
	for _, d := range drafts {
		if err := v.draft(d); err != nil {
			return fmt.Errorf("draft %s (%s): %w", d.ID, d.Title, err)
		}
	}
	if err := v.documents(); err != nil {
		return err
	}
	return v.nothingMissing()
}

// chain walks the log and gathers the hashes that it names.
func (v *verifier) chain() error {
	head := ChainHead{}
	for {
		batch, err := v.Events(v.committee.ID, head.Sequence, eventBatch)
		if err != nil {
			return err
		}
		for _, e := range batch {
			if e.Sequence != head.Sequence+1 {
				return broken("event %d is missing", head.Sequence+1)
			}
			hash, err := hashEvent(e)
			if err != nil {
				return err
			}
			if e.PreviousHash != head.Hash || e.Hash != hash {
				return broken("event %d (%s) does not carry the chain on: it was changed", e.Sequence, e.Type)
			}
			head = ChainHead{e.Sequence, e.Hash}
			if err := v.gather(e); err != nil {
				return err
			}
			v.found.Events++
		}
		if len(batch) < eventBatch {
			break
		}
	}
	kept, err := v.ChainHead(v.committee.ID)
	if err != nil {
		return err
	}
	if kept != head {
		return broken("the log ends at event %d, but its head is event %d", head.Sequence, kept.Sequence)
	}
	return nil
}

// made is what events say in their data about what they made.
type made struct {
	Hash        string            `json:"hash"`
	Revision    int               `json:"revision"`
	Rebased     []AmendmentRef    `json:"rebased"`
	Hashes      map[string]string `json:"hashes"`
	Statement   string            `json:"statement"`
	Record      string            `json:"record"`
	Sponsorship *Sponsorship      `json:"sponsorship"`
	Addressee   *Addressee        `json:"addressee"`
}

func (v *verifier) gather(e Event) error {
	if len(e.Data) == 0 {
		return nil
	}
	if known, err := v.gatherPaper(e); known || err != nil {
		return err
	}
	if err := v.negotiated.gather(e); err != nil {
		return err
	}
	var says made
	if err := json.Unmarshal(e.Data, &says); err != nil {
		return broken("event %d has unreadable data", e.Sequence)
	}
	switch {
	case e.Type == VersionCreated:
		v.versionHashes[numbered(e.DraftID, e.Version)] = says.Hash
		v.recordHashes[numbered(e.DraftID, e.Version)] = says.Record
	case says.Sponsorship != nil:
		v.sponsorships[e.DraftID+"/"+e.DelegationID] = *says.Sponsorship
	case says.Addressee != nil:
		v.addressees[e.DraftID] = *says.Addressee
	case e.Type == DraftNumbered:
		v.numberings[e.DraftID] = e.Version
	case e.Type == DraftSealed:
		v.seals[e.DraftID] = seal{e.Version, says.Hash}
	case e.Type == StatementMade:
		v.statementHashes[says.Statement] = says.Hash
	case e.DecisionID != "" && says.Hash != "":
		v.decisionHashes[e.DecisionID] = says.Hash
	case e.AmendmentID != "" && says.Hash != "":
		v.revisionHashes[numbered(e.AmendmentID, says.Revision)] = says.Hash
	case e.Type == AmendmentsRebased:
		for _, ref := range says.Rebased {
			v.revisionHashes[numbered(ref.ID, ref.Revision)] = says.Hashes[ref.ID]
		}
	}
	return nil
}

func numbered(id string, number int) string { return fmt.Sprintf("%s/%d", id, number) }

// draft checks a draft's versions, amendments and decisions. What is found is
// taken off the lists of hashes.
func (v *verifier) draft(d Draft) error {
	c, err := v.decisions(d)
	if err != nil {
		return err
	}
	if err := v.amendments(d, c); err != nil {
		return err
	}
	if err := v.statements(d); err != nil {
		return err
	}
	if err := v.waivers(d); err != nil {
		return err
	}
	if err := v.paragraphs(d); err != nil {
		return err
	}
	if err := v.sponsors(d); err != nil {
		return err
	}
	if v.addressees[d.ID] != d.Addressee {
		return broken("who must act on its text is not what the log says")
	}
	versions, err := v.Versions(d.ID)
	if err != nil {
		return err
	}
	if len(versions) != d.Version {
		return broken("it is at version %d but has %d versions", d.Version, len(versions))
	}
	parent := Version{}
	for i, listed := range versions {
		if listed.Number != i+1 {
			return broken("version %d is missing", i+1)
		}
		version, err := v.Version(d.ID, listed.Number)
		if err != nil {
			return err
		}
		if err := v.version(d, version, parent, c); err != nil {
			return fmt.Errorf("version %d: %w", version.Number, err)
		}
		parent = version
		v.found.Versions++
	}
	if err := c.made(versions); err != nil {
		return err
	}
	return v.seal(d, parent, effectiveVersions(versions))
}

func (v *verifier) version(d Draft, version, parent Version, c *course) error {
	if version.ParentHash != parent.Hash || version.Parent != parent.Number {
		return broken("it does not follow version %d", parent.Number)
	}
	if text.Hash(version.Text, parent.Hash) != version.Hash {
		return broken("its text is not what its hash says")
	}
	key := numbered(version.DraftID, version.Number)
	if v.versionHashes[key] != version.Hash {
		return broken("its hash is not the one in the log")
	}
	delete(v.versionHashes, key)
	if err := v.versionRecord(key, version); err != nil {
		return err
	}
	provenance, err := v.VersionProvenance(version.DraftID, version.Number)
	if err != nil {
		return err
	}
	if err := checkProvenance(version.Text, provenance); err != nil {
		return broken("%v", errors.Unwrap(err))
	}
	switch version.Reason {
	case Reintroduced:
		return v.reintroduced(d, version)
	case SponsorIncorporated:
		return v.incorporated(version, parent)
	case Amended:
		decision, known := c.byID[version.DecisionID]
		if !known || decision.Result != version.Number || decision.Against != parent.Number {
			return broken("no decision says that it was adopted")
		}
		return v.adopted(version, parent, decision)
	case Divided, Consequential, Undone:
		return v.changed(version, parent, c)
	}
	return finalized(version, parent)
}

// versionRecord checks what is kept beside a text: why the version exists, whose
// it is and where it was made. Events from before this was logged do not tell.
func (v *verifier) versionRecord(key string, version Version) error {
	logged := v.recordHashes[key]
	if logged == "" {
		return nil
	}
	hash, err := hashVersionRecord(version)
	if err == nil && hash != logged {
		return broken("why it exists is not what the log says")
	}
	return err
}

// reintroduced compares a first version with the text that it takes up.
func (v *verifier) reintroduced(d Draft, version Version) error {
	old, err := v.Draft(d.ReintroducedFrom)
	if err != nil {
		return broken("the draft that it takes up is missing: %v", err)
	}
	last, err := v.Version(old.ID, old.Version)
	if err != nil {
		return broken("the text that it takes up is missing: %v", err)
	}
	if text.Hash(last.Text, "") != text.Hash(version.Text, "") {
		return broken("it is not the last text of the draft that it takes up")
	}
	return nil
}

// incorporated merges what the version itself names once more.
func (v *verifier) incorporated(version, parent Version) error {
	if len(version.Adopted) != 1 || version.DecisionID != "" {
		return broken("it does not name the one amendment that was accepted into it")
	}
	wordings, err := v.wordings(version.Adopted, parent)
	if err != nil {
		return err
	}
	result, err := amend.Resolve(parent.Text, wordings, nil)
	if err != nil {
		return broken("the amendment that was accepted cannot be merged again: %v", err)
	}
	if text.Hash(result, parent.Hash) != version.Hash {
		return broken("it is not version %d plus the amendment that was accepted", parent.Number)
	}
	return nil
}

// wordings are the revisions that are named, which must stand on the parent.
func (v *verifier) wordings(named []AmendmentRef, parent Version) ([]amend.Amendment, error) {
	wordings := make([]amend.Amendment, len(named))
	for i, ref := range named {
		r, err := v.Revision(ref.ID, ref.Revision)
		if err != nil {
			return nil, broken("the amendment %s that was adopted is missing: %v", ref.Label, err)
		}
		if r.Base != parent.Number {
			return nil, broken("the amendment %s that was adopted stands on version %d", ref.Label, r.Base)
		}
		wordings[i] = r.Content
	}
	return wordings, nil
}

// adopted merges what the decision names once more.
func (v *verifier) adopted(version, parent Version, d Decision) error {
	if !slices.Equal(version.Adopted, d.Amendments) {
		return broken("it names other amendments than its decision")
	}
	wordings, err := v.wordings(d.Amendments, parent)
	if err != nil {
		return err
	}
	result, err := amend.Resolve(parent.Text, withRuling(wordings, d.Ruling, d.By.Name), mergeResolutions(d.Amendments, d.Resolutions))
	if err != nil {
		return broken("its decision cannot be repeated: %v", err)
	}
	if text.Hash(result, parent.Hash) != version.Hash {
		return broken("it is not version %d plus what its decision names", parent.Number)
	}
	return nil
}

// decisions checks every decision and what it was by: its hash and its vote.
func (v *verifier) decisions(d Draft) (*course, error) {
	all, err := v.Decisions(d.ID)
	if err != nil {
		return nil, err
	}
	for i, decision := range all {
		hash, err := hashDecision(decision)
		if err != nil {
			return nil, err
		}
		if decision.Number != i+1 {
			return nil, broken("decision %d is missing", i+1)
		}
		if hash != decision.Hash || v.decisionHashes[decision.ID] != hash {
			return nil, broken("decision %d is not what the log says", decision.Number)
		}
		delete(v.decisionHashes, decision.ID)
		if err := checkVote(decision); err != nil {
			return nil, fmt.Errorf("decision %d: %w", decision.Number, err)
		}
		v.found.Decisions++
	}
	c, err := courseOf(all)
	return &c, err
}

func (v *verifier) statements(d Draft) error {
	all, err := v.Statements(d.ID)
	if err != nil {
		return err
	}
	for i, st := range all {
		hash, err := hashStatement(st)
		if err != nil {
			return err
		}
		if st.Number != i+1 {
			return broken("statement %d is missing", i+1)
		}
		if hash != st.Hash || v.statementHashes[st.ID] != hash {
			return broken("statement %d is not what the log says", st.Number)
		}
		delete(v.statementHashes, st.ID)
		v.found.Statements++
	}
	return nil
}

// sponsors compares the co-sponsors with the last that the log tells of each.
func (v *verifier) sponsors(d Draft) error {
	all, err := v.Sponsorships(d.ID)
	if err != nil {
		return err
	}
	for _, kept := range all {
		key := d.ID + "/" + kept.DelegationID
		logged, told := v.sponsorships[key]
		same, err := sameRecord(kept, logged)
		if err != nil {
			return err
		}
		if !told || !same {
			return broken("the sponsorship of %s is not what the log says", kept.DelegationID)
		}
		delete(v.sponsorships, key)
	}
	return nil
}

// amendments checks every wording of every amendment, one amendment at a time, and
// where they stand.
func (v *verifier) amendments(d Draft, c *course) error {
	all, err := v.Amendments(d.ID)
	if err != nil {
		return err
	}
	for _, a := range all {
		revisions, err := v.Revisions(a.ID)
		if err != nil {
			return err
		}
		if len(revisions) != a.Revision {
			return broken("%s (%s) is at revision %d but has %d", a.name(), a.ID, a.Revision, len(revisions))
		}
		for i, r := range revisions {
			err := v.revision(r)
			if err == nil {
				err = v.reworded(a, revisions, i, c)
			}
			if err != nil {
				return fmt.Errorf("%s (%s), revision %d: %w", a.name(), a.ID, r.Number, err)
			}
		}
	}
	return c.standings(d, all)
}

func (v *verifier) revision(r Revision) error {
	hash, err := hashRevision(r)
	if err != nil {
		return err
	}
	if hash != r.Hash {
		return broken("its words are not what its hash says")
	}
	key := numbered(r.AmendmentID, r.Number)
	if v.revisionHashes[key] != hash {
		return broken("its hash is not the one in the log")
	}
	delete(v.revisionHashes, key)
	v.found.Revisions++
	return nil
}

// nothingMissing tells whether the log names anything that is not there.
func (v *verifier) nothingMissing() error {
	for key := range v.versionHashes {
		return broken("version %s stands in the log but is missing", key)
	}
	for key := range v.revisionHashes {
		return broken("revision %s stands in the log but is missing", key)
	}
	for key := range v.decisionHashes {
		return broken("decision %s stands in the log but is missing", key)
	}
	for key := range v.statementHashes {
		return broken("statement %s stands in the log but is missing", key)
	}
	for key := range v.sponsorships {
		return broken("sponsorship %s stands in the log but is missing", key)
	}
	for key := range v.papers.waivers {
		return broken("waiver %s stands in the log but is missing", key)
	}
	return v.negotiated.nothingMissing()
}
