-- +goose Up
ALTER TABLE amendments ADD COLUMN admitted_at INTEGER;
CREATE INDEX amendments_by_amended ON amendments (to_id) WHERE to_id IS NOT NULL;

-- Votes, tallies and what was settled are JSON, NULL where there is none.
ALTER TABLE decisions ADD COLUMN vote TEXT;
ALTER TABLE decisions ADD COLUMN tally TEXT;
ALTER TABLE decisions ADD COLUMN sentence TEXT NOT NULL DEFAULT '';
ALTER TABLE decisions ADD COLUMN into_amendment TEXT;
ALTER TABLE decisions ADD COLUMN sequence TEXT;
ALTER TABLE decisions ADD COLUMN division TEXT;
ALTER TABLE decisions ADD COLUMN part TEXT NOT NULL DEFAULT '';
ALTER TABLE decisions ADD COLUMN result_symbol TEXT NOT NULL DEFAULT '';
ALTER TABLE decisions ADD COLUMN about TEXT NOT NULL DEFAULT '';
ALTER TABLE decisions ADD COLUMN challenge TEXT NOT NULL DEFAULT '';
ALTER TABLE decisions ADD COLUMN proposal TEXT NOT NULL DEFAULT '';
ALTER TABLE decisions ADD COLUMN stood_before TEXT;
ALTER TABLE decisions ADD COLUMN sitting TEXT;
