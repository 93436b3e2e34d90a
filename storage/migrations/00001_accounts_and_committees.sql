-- Moments are microseconds since 1970 in UTC. Lists are JSON.

-- +goose Up
CREATE TABLE people (
    id                TEXT    NOT NULL PRIMARY KEY,
    name              TEXT    NOT NULL,
    email             TEXT    NOT NULL COLLATE NOCASE UNIQUE,
    administrator     INTEGER NOT NULL,
    created_at        INTEGER NOT NULL,
    password_hash     TEXT    NOT NULL,
    failed_sign_ins   INTEGER NOT NULL DEFAULT 0,
    sign_in_locked_to INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE sessions (
    secret_hash TEXT    NOT NULL PRIMARY KEY,
    person_id   TEXT    NOT NULL REFERENCES people (id),
    created_at  INTEGER NOT NULL,
    expires_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX sessions_by_person ON sessions (person_id);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

CREATE TABLE api_tokens (
    id          TEXT    NOT NULL PRIMARY KEY,
    person_id   TEXT    NOT NULL REFERENCES people (id),
    name        TEXT    NOT NULL,
    secret_hash TEXT    NOT NULL UNIQUE,
    created_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX api_tokens_by_person ON api_tokens (person_id);

CREATE TABLE committees (
    id                    TEXT    NOT NULL PRIMARY KEY,
    name                  TEXT    NOT NULL,
    body                  TEXT    NOT NULL,
    session               TEXT    NOT NULL,
    languages             TEXT    NOT NULL,
    time_zone             TEXT    NOT NULL,
    rules                 TEXT    NOT NULL,
    observers_may_propose INTEGER NOT NULL,
    created_at            INTEGER NOT NULL,
    event_sequence        INTEGER NOT NULL DEFAULT 0,
    event_hash            TEXT    NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE delegations (
    id           TEXT NOT NULL PRIMARY KEY,
    committee_id TEXT NOT NULL REFERENCES committees (id),
    name         TEXT NOT NULL,
    code         TEXT NOT NULL,
    kind         TEXT NOT NULL,
    UNIQUE (committee_id, name)
) STRICT;

CREATE TABLE memberships (
    committee_id  TEXT    NOT NULL REFERENCES committees (id),
    person_id     TEXT    NOT NULL REFERENCES people (id),
    role          TEXT    NOT NULL,
    delegation_id TEXT    REFERENCES delegations (id),
    created_at    INTEGER NOT NULL,
    PRIMARY KEY (committee_id, person_id)
) STRICT;
CREATE INDEX memberships_by_person ON memberships (person_id);

CREATE TABLE invitations (
    id              TEXT    NOT NULL PRIMARY KEY,
    secret_hash     TEXT    NOT NULL UNIQUE,
    committee_id    TEXT    REFERENCES committees (id),
    administrator   INTEGER NOT NULL,
    email           TEXT    NOT NULL,
    role            TEXT    NOT NULL,
    delegation_id   TEXT    REFERENCES delegations (id),
    invited_by_id   TEXT    NOT NULL,
    invited_by_name TEXT    NOT NULL,
    created_at      INTEGER NOT NULL,
    expires_at      INTEGER NOT NULL,
    used_at         INTEGER
) STRICT;

CREATE TABLE events (
    committee_id  TEXT    NOT NULL REFERENCES committees (id),
    sequence      INTEGER NOT NULL,
    type          TEXT    NOT NULL,
    audience      TEXT    NOT NULL,
    draft_id      TEXT    NOT NULL,
    version       INTEGER NOT NULL,
    amendment_id  TEXT    NOT NULL,
    delegation_id TEXT    NOT NULL,
    decision_id   TEXT    NOT NULL,
    actor_id      TEXT    NOT NULL,
    actor_name    TEXT    NOT NULL,
    at            INTEGER NOT NULL,
    data          TEXT    NOT NULL,
    previous_hash TEXT    NOT NULL,
    hash          TEXT    NOT NULL,
    PRIMARY KEY (committee_id, sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE answered_requests (
    person_id   TEXT    NOT NULL REFERENCES people (id),
    key         TEXT    NOT NULL,
    fingerprint TEXT    NOT NULL,
    answer      BLOB    NOT NULL,
    at          INTEGER NOT NULL,
    PRIMARY KEY (person_id, key)
) STRICT;
CREATE INDEX answered_requests_by_time ON answered_requests (at);

-- +goose StatementBegin
CREATE TRIGGER events_never_change BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER events_never_go BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
-- +goose StatementEnd
