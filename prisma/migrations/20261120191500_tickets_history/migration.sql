-- A user's line in time: whatever happened before it counts as read. A desk that comes with years of history would otherwise
-- begin with all of it unread.
CREATE TABLE ticket_read_marks (
  user_id uuid PRIMARY KEY,
  read_until timestamptz(3) NOT NULL
);
ALTER TABLE ticket_read_marks ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ticket_read_marks_system ON ticket_read_marks TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY ticket_read_marks_own ON ticket_read_marks TO renkei_app
  USING (user_id = (SELECT renkei.actor_user())) WITH CHECK (user_id = (SELECT renkei.actor_user()));
GRANT SELECT, INSERT, UPDATE ON ticket_read_marks TO renkei_app, renkei_system;
GRANT INSERT ON ticket_reads TO renkei_system;

-- What came from another desk keeps that desk's own reference, by which a repeated import knows it again.
ALTER TABLE tickets ADD COLUMN source text, ADD COLUMN external_reference text,
  ADD CONSTRAINT tickets_external_reference_whole CHECK ((source IS NULL) = (external_reference IS NULL));
CREATE UNIQUE INDEX tickets_source_external_reference_key ON tickets (source, external_reference);
