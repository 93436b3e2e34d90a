-- +goose Up
ALTER TABLE events ADD COLUMN named TEXT;

CREATE TABLE paragraphs (
    draft_id   TEXT    NOT NULL REFERENCES drafts (id),
    clause     TEXT    NOT NULL,
    status     TEXT    NOT NULL,
    package    INTEGER NOT NULL,
    by_silence INTEGER NOT NULL,
    version    INTEGER NOT NULL,
    changed_in INTEGER NOT NULL,
    has_budget INTEGER NOT NULL,
    by_id      TEXT    NOT NULL,
    by_name    TEXT    NOT NULL,
    at         INTEGER NOT NULL,
    PRIMARY KEY (draft_id, clause)
) STRICT;

CREATE TABLE paragraph_marks (
    draft_id      TEXT    NOT NULL REFERENCES drafts (id),
    clause        TEXT    NOT NULL,
    delegation_id TEXT    NOT NULL REFERENCES delegations (id),
    position      TEXT    NOT NULL,
    reason        TEXT    NOT NULL,
    version       INTEGER NOT NULL,
    by_id         TEXT    NOT NULL,
    by_name       TEXT    NOT NULL,
    at            INTEGER NOT NULL,
    PRIMARY KEY (draft_id, clause, delegation_id)
) STRICT;

CREATE TABLE comments (
    id            TEXT    NOT NULL PRIMARY KEY,
    committee_id  TEXT    NOT NULL REFERENCES committees (id),
    draft_id      TEXT    NOT NULL REFERENCES drafts (id),
    clause        TEXT    NOT NULL,
    audience      TEXT    NOT NULL,
    owner         TEXT    NOT NULL,
    shared_with   TEXT,
    delegation_id TEXT    REFERENCES delegations (id),
    capacity      TEXT    NOT NULL,
    by_name       TEXT    NOT NULL,
    author_id     TEXT    NOT NULL,
    author_name   TEXT    NOT NULL,
    words         TEXT    NOT NULL,
    version       INTEGER NOT NULL,
    at            INTEGER NOT NULL,
    withdrawn_at  INTEGER,
    hash          TEXT    NOT NULL
) STRICT;
CREATE INDEX comments_by_draft ON comments (draft_id, at);

-- What was said stays; only that it was withdrawn is noted later.
-- +goose StatementBegin
CREATE TRIGGER comments_never_change BEFORE UPDATE ON comments
WHEN OLD.withdrawn_at IS NOT NULL OR NEW.withdrawn_at IS NULL
    OR NEW.id IS NOT OLD.id OR NEW.committee_id IS NOT OLD.committee_id OR NEW.draft_id IS NOT OLD.draft_id
    OR NEW.clause IS NOT OLD.clause OR NEW.audience IS NOT OLD.audience OR NEW.owner IS NOT OLD.owner
    OR NEW.shared_with IS NOT OLD.shared_with OR NEW.delegation_id IS NOT OLD.delegation_id
    OR NEW.capacity IS NOT OLD.capacity OR NEW.by_name IS NOT OLD.by_name
    OR NEW.author_id IS NOT OLD.author_id OR NEW.author_name IS NOT OLD.author_name
    OR NEW.words IS NOT OLD.words OR NEW.version IS NOT OLD.version OR NEW.at IS NOT OLD.at
    OR NEW.hash IS NOT OLD.hash
BEGIN SELECT RAISE(ABORT, 'comments are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER comments_never_go BEFORE DELETE ON comments
BEGIN SELECT RAISE(ABORT, 'comments are append-only'); END;
-- +goose StatementEnd
