-- +goose Up
ALTER TABLE drafts ADD COLUMN on_behalf_of_id TEXT REFERENCES delegations (id);
ALTER TABLE drafts ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;

ALTER TABLE sponsorships ADD COLUMN on_behalf_of_id TEXT REFERENCES delegations (id);
