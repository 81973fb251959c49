-- A desk is warned when three quarters of a target's time have passed, and told when it has been missed: once for each due time.
ALTER TABLE ticket_targets DROP COLUMN warned_for, DROP COLUMN breach_told_for,
  ADD COLUMN first_response_warn timestamptz(3), ADD COLUMN update_warn timestamptz(3), ADD COLUMN solution_warn timestamptz(3);

CREATE TABLE ticket_target_alerts (
  ticket_id uuid NOT NULL REFERENCES tickets (id) ON DELETE CASCADE ON UPDATE CASCADE,
  target text NOT NULL CHECK (target IN ('first_response', 'update', 'solution')),
  due timestamptz(3) NOT NULL,
  missed boolean NOT NULL,
  at timestamptz(3) NOT NULL,
  PRIMARY KEY (ticket_id, target, due, missed)
);
ALTER TABLE ticket_target_alerts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ticket_target_alerts_system ON ticket_target_alerts TO renkei_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON ticket_target_alerts TO renkei_system;

-- Reports read the targets that began in a month.
CREATE INDEX ticket_targets_started ON ticket_targets (started_at);
