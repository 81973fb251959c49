-- A draft remembers what was attached to it.
ALTER TABLE ticket_drafts ADD COLUMN file_ids uuid[] NOT NULL DEFAULT '{}';
