-- What an imported report says around its texts; sections are JSON.

-- +goose Up
CREATE TABLE report_frames (
    committee_id TEXT NOT NULL PRIMARY KEY REFERENCES committees (id),
    title        TEXT NOT NULL,
    subtitle     TEXT NOT NULL,
    sections     TEXT NOT NULL
) STRICT;
