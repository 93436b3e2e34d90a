-- +goose Up
ALTER TABLE drafts ADD COLUMN status_before TEXT NOT NULL DEFAULT '';
ALTER TABLE drafts ADD COLUMN facilitator_id TEXT REFERENCES people (id);
ALTER TABLE drafts ADD COLUMN agenda_item_id TEXT REFERENCES agenda_items (id);
ALTER TABLE drafts ADD COLUMN reintroduced_from TEXT REFERENCES drafts (id);
ALTER TABLE drafts ADD COLUMN result_symbol TEXT NOT NULL DEFAULT '';
ALTER TABLE drafts ADD COLUMN tabled_at INTEGER;
ALTER TABLE drafts ADD COLUMN silence_until INTEGER;
ALTER TABLE drafts ADD COLUMN numbered_at INTEGER;
ALTER TABLE drafts ADD COLUMN sealed_at INTEGER;
ALTER TABLE drafts ADD COLUMN proceedings TEXT NOT NULL DEFAULT '{}';

ALTER TABLE versions ADD COLUMN sitting TEXT;
ALTER TABLE versions ADD COLUMN restores INTEGER NOT NULL DEFAULT 0;

ALTER TABLE amendments ADD COLUMN symbol TEXT NOT NULL DEFAULT '';
ALTER TABLE amendments ADD COLUMN to_id TEXT REFERENCES amendments (id);
ALTER TABLE amendments ADD COLUMN into_id TEXT REFERENCES amendments (id);
ALTER TABLE amendments ADD COLUMN resubmitted_from TEXT REFERENCES amendments (id);
ALTER TABLE amendments ADD COLUMN joined TEXT;
ALTER TABLE amendments ADD COLUMN shared_with TEXT;

ALTER TABLE amendment_revisions ADD COLUMN to_revision INTEGER NOT NULL DEFAULT 0;
ALTER TABLE amendment_revisions ADD COLUMN layers TEXT;

CREATE TABLE meetings (
    id             TEXT    NOT NULL PRIMARY KEY,
    committee_id   TEXT    NOT NULL REFERENCES committees (id),
    number         INTEGER NOT NULL,
    present        TEXT, -- NULL where nobody counted
    opened_at      INTEGER NOT NULL,
    opened_by_id   TEXT    NOT NULL,
    opened_by_name TEXT    NOT NULL,
    closed_at      INTEGER,
    UNIQUE (committee_id, number)
) STRICT;

CREATE TABLE agenda_items (
    id           TEXT    NOT NULL PRIMARY KEY,
    committee_id TEXT    NOT NULL REFERENCES committees (id),
    ordinal      INTEGER NOT NULL,
    number       TEXT    NOT NULL,
    title        TEXT    NOT NULL,
    UNIQUE (committee_id, ordinal),
    UNIQUE (committee_id, number)
) STRICT;

CREATE TABLE sponsorships (
    draft_id      TEXT    NOT NULL REFERENCES drafts (id),
    delegation_id TEXT    NOT NULL REFERENCES delegations (id),
    joined_at     INTEGER NOT NULL,
    left_at       INTEGER,
    late          INTEGER NOT NULL,
    consented_to  INTEGER NOT NULL,
    PRIMARY KEY (draft_id, delegation_id)
) STRICT;

CREATE TABLE alerts (
    id            TEXT    NOT NULL PRIMARY KEY,
    committee_id  TEXT    NOT NULL REFERENCES committees (id),
    delegation_id TEXT    NOT NULL REFERENCES delegations (id),
    draft_id      TEXT    REFERENCES drafts (id),
    amendment_id  TEXT    REFERENCES amendments (id),
    clause        TEXT    NOT NULL,
    kind          TEXT    NOT NULL,
    data          TEXT    NOT NULL,
    at            INTEGER NOT NULL,
    seen_at       INTEGER
) STRICT;
CREATE INDEX alerts_by_committee ON alerts (committee_id, at);

CREATE TABLE statements (
    id              TEXT    NOT NULL PRIMARY KEY,
    committee_id    TEXT    NOT NULL REFERENCES committees (id),
    draft_id        TEXT    NOT NULL REFERENCES drafts (id),
    number          INTEGER NOT NULL,
    kind            TEXT    NOT NULL,
    delegation_id   TEXT    REFERENCES delegations (id),
    by_name         TEXT    NOT NULL,
    on_behalf_of    TEXT    NOT NULL,
    clause          TEXT    NOT NULL,
    amendment_id    TEXT    NOT NULL,
    decision_id     TEXT    NOT NULL,
    statement_id    TEXT    NOT NULL,
    words           TEXT    NOT NULL,
    data            TEXT    NOT NULL,
    sitting         TEXT,
    version         INTEGER NOT NULL,
    person_id       TEXT    NOT NULL,
    person_name     TEXT    NOT NULL,
    at              INTEGER NOT NULL,
    hash            TEXT    NOT NULL,
    UNIQUE (draft_id, number)
) STRICT;

-- +goose StatementBegin
CREATE TRIGGER statements_never_change BEFORE UPDATE ON statements
BEGIN SELECT RAISE(ABORT, 'statements are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER statements_never_go BEFORE DELETE ON statements
BEGIN SELECT RAISE(ABORT, 'statements are append-only'); END;
-- +goose StatementEnd
