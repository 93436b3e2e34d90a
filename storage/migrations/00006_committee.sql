-- Days are as 2031-05-12. What a committee decides otherwise than its rules
-- profile, and its holidays, are JSON.

-- +goose Up
ALTER TABLE committees ADD COLUMN own_rules TEXT NOT NULL DEFAULT '{}';
ALTER TABLE committees ADD COLUMN symbol_root TEXT NOT NULL DEFAULT '';

CREATE TABLE group_members (
    group_id  TEXT NOT NULL REFERENCES delegations (id),
    member_id TEXT NOT NULL REFERENCES delegations (id),
    from_day  TEXT NOT NULL, -- empty where it was a member from the beginning
    until_day TEXT NOT NULL, -- empty while it is one
    PRIMARY KEY (group_id, member_id, from_day)
) STRICT;

CREATE TABLE documents (
    id           TEXT    NOT NULL PRIMARY KEY,
    committee_id TEXT    NOT NULL REFERENCES committees (id),
    number       INTEGER NOT NULL,
    draft_id     TEXT    NOT NULL REFERENCES drafts (id),
    amendment_id TEXT    REFERENCES amendments (id),
    form         TEXT    NOT NULL,
    symbol       TEXT    NOT NULL,
    replaces     TEXT    NOT NULL,
    carries      INTEGER NOT NULL,
    words        TEXT    NOT NULL,
    person_id    TEXT    NOT NULL,
    person_name  TEXT    NOT NULL,
    at           INTEGER NOT NULL,
    hash         TEXT    NOT NULL,
    UNIQUE (committee_id, number),
    UNIQUE (committee_id, symbol)
) STRICT;
CREATE INDEX documents_by_draft ON documents (draft_id);

CREATE TABLE circulations (
    document_id TEXT    NOT NULL REFERENCES documents (id),
    language    TEXT    NOT NULL,
    at          INTEGER NOT NULL,
    PRIMARY KEY (document_id, language)
) STRICT;

CREATE TABLE waivers (
    id               TEXT    NOT NULL PRIMARY KEY,
    committee_id     TEXT    NOT NULL REFERENCES committees (id),
    draft_id         TEXT    NOT NULL REFERENCES drafts (id),
    number           INTEGER NOT NULL,
    covers_draft     INTEGER NOT NULL,
    covers_all       INTEGER NOT NULL,
    covers_amendment TEXT    REFERENCES amendments (id),
    reason           TEXT    NOT NULL,
    sitting          TEXT,
    person_id        TEXT    NOT NULL,
    person_name      TEXT    NOT NULL,
    at               INTEGER NOT NULL,
    hash             TEXT    NOT NULL,
    UNIQUE (draft_id, number)
) STRICT;

-- +goose StatementBegin
CREATE TRIGGER documents_never_change BEFORE UPDATE ON documents
BEGIN SELECT RAISE(ABORT, 'documents are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER documents_never_go BEFORE DELETE ON documents
BEGIN SELECT RAISE(ABORT, 'documents are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER circulations_never_change BEFORE UPDATE ON circulations
BEGIN SELECT RAISE(ABORT, 'circulations are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER circulations_never_go BEFORE DELETE ON circulations
BEGIN SELECT RAISE(ABORT, 'circulations are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER waivers_never_change BEFORE UPDATE ON waivers
BEGIN SELECT RAISE(ABORT, 'waivers are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER waivers_never_go BEFORE DELETE ON waivers
BEGIN SELECT RAISE(ABORT, 'waivers are append-only'); END;
-- +goose StatementEnd
