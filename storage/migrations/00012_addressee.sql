-- Who must act on a text, as the secretariat says it; empty where its words tell.

-- +goose Up
ALTER TABLE drafts ADD COLUMN addressee_kind TEXT NOT NULL DEFAULT '';
ALTER TABLE drafts ADD COLUMN addressee_organ TEXT NOT NULL DEFAULT '';
