-- Texts, wordings, provenance and lists are JSON.

-- +goose Up
CREATE TABLE drafts (
    id              TEXT    NOT NULL PRIMARY KEY,
    committee_id    TEXT    NOT NULL REFERENCES committees (id),
    ordinal         INTEGER NOT NULL,
    kind            TEXT    NOT NULL,
    title           TEXT    NOT NULL,
    symbol          TEXT    NOT NULL,
    section         TEXT    NOT NULL,
    designation     TEXT    NOT NULL,
    status          TEXT    NOT NULL,
    published_from  INTEGER NOT NULL,
    version         INTEGER NOT NULL,
    main_sponsor_id TEXT    REFERENCES delegations (id),
    created_at      INTEGER NOT NULL,
    updated_at      INTEGER NOT NULL,
    last_label      INTEGER NOT NULL,
    UNIQUE (committee_id, ordinal)
) STRICT;
CREATE INDEX drafts_published ON drafts (committee_id) WHERE published_from > 0;

CREATE TABLE versions (
    draft_id    TEXT    NOT NULL REFERENCES drafts (id),
    number      INTEGER NOT NULL,
    parent      INTEGER NOT NULL,
    hash        TEXT    NOT NULL,
    parent_hash TEXT    NOT NULL,
    author_id   TEXT    NOT NULL,
    author_name TEXT    NOT NULL,
    at          INTEGER NOT NULL,
    reason      TEXT    NOT NULL,
    adopted     TEXT,
    decision_id TEXT    NOT NULL,
    note        TEXT    NOT NULL,
    text        TEXT    NOT NULL,
    PRIMARY KEY (draft_id, number)
) STRICT;

CREATE TABLE provenance (
    draft_id TEXT    NOT NULL,
    number   INTEGER NOT NULL,
    spans    TEXT    NOT NULL,
    PRIMARY KEY (draft_id, number),
    FOREIGN KEY (draft_id, number) REFERENCES versions (draft_id, number)
) STRICT;

CREATE TABLE amendments (
    id                 TEXT    NOT NULL PRIMARY KEY,
    committee_id       TEXT    NOT NULL REFERENCES committees (id),
    draft_id           TEXT    NOT NULL REFERENCES drafts (id),
    ordinal            INTEGER NOT NULL,
    label              TEXT    NOT NULL,
    delegation_id      TEXT    REFERENCES delegations (id),
    by_name            TEXT    NOT NULL,
    on_behalf_of_id    TEXT    REFERENCES delegations (id),
    on_behalf_of_name  TEXT    NOT NULL,
    author_id          TEXT    NOT NULL,
    author_name        TEXT    NOT NULL,
    status             TEXT    NOT NULL,
    revision           INTEGER NOT NULL,
    base               INTEGER NOT NULL,
    submitted_revision INTEGER NOT NULL,
    submitted_at       INTEGER,
    decision_id        TEXT    NOT NULL,
    conflicts          TEXT,
    notices            TEXT,
    created_at         INTEGER NOT NULL,
    updated_at         INTEGER NOT NULL,
    UNIQUE (draft_id, ordinal)
) STRICT;
CREATE UNIQUE INDEX amendments_by_label ON amendments (draft_id, label) WHERE label <> '';

CREATE TABLE amendment_revisions (
    amendment_id TEXT    NOT NULL REFERENCES amendments (id),
    number       INTEGER NOT NULL,
    base         INTEGER NOT NULL,
    content      TEXT    NOT NULL,
    hash         TEXT    NOT NULL,
    reason       TEXT    NOT NULL,
    author_id    TEXT    NOT NULL,
    author_name  TEXT    NOT NULL,
    at           INTEGER NOT NULL,
    PRIMARY KEY (amendment_id, number)
) STRICT;

CREATE TABLE decisions (
    id           TEXT    NOT NULL PRIMARY KEY,
    committee_id TEXT    NOT NULL REFERENCES committees (id),
    draft_id     TEXT    NOT NULL REFERENCES drafts (id),
    number       INTEGER NOT NULL,
    outcome      TEXT    NOT NULL,
    amendments   TEXT    NOT NULL,
    against      INTEGER NOT NULL,
    result       INTEGER NOT NULL,
    conflicts    TEXT    NOT NULL,
    resolutions  TEXT    NOT NULL,
    ruling       TEXT, -- NULL where the deciding person gave no words
    reason       TEXT    NOT NULL,
    by_id        TEXT    NOT NULL,
    by_name      TEXT    NOT NULL,
    at           INTEGER NOT NULL,
    hash         TEXT    NOT NULL,
    UNIQUE (draft_id, number)
) STRICT;

-- +goose StatementBegin
CREATE TRIGGER versions_never_change BEFORE UPDATE ON versions
BEGIN SELECT RAISE(ABORT, 'versions are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER versions_never_go BEFORE DELETE ON versions
BEGIN SELECT RAISE(ABORT, 'versions are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER provenance_never_changes BEFORE UPDATE ON provenance
BEGIN SELECT RAISE(ABORT, 'provenance is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER provenance_never_goes BEFORE DELETE ON provenance
BEGIN SELECT RAISE(ABORT, 'provenance is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER revisions_never_change BEFORE UPDATE ON amendment_revisions
BEGIN SELECT RAISE(ABORT, 'revisions of amendments are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER revisions_never_go BEFORE DELETE ON amendment_revisions
BEGIN SELECT RAISE(ABORT, 'revisions of amendments are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER decisions_never_change BEFORE UPDATE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER decisions_never_go BEFORE DELETE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
-- +goose StatementEnd
