-- +goose Up
-- What was put to the vote, as JSON; NULL where nothing was.
ALTER TABLE decisions ADD COLUMN poll TEXT;
-- The earlier wording that an undone one gives back.
ALTER TABLE amendment_revisions ADD COLUMN restores INTEGER NOT NULL DEFAULT 0;
