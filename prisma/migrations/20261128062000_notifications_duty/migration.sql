-- By default the portal tells everybody of a desk, and mail goes to who is responsible or on duty: one inquiry to the center had
-- mailed sixty people.
ALTER TYPE notification_channel ADD VALUE 'duty' AFTER 'digest';

-- Who answers for their organization's desk at present. Users who leave take their row along.
CREATE TABLE desk_duties (
  user_id uuid PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  since timestamptz(3) NOT NULL
);
CREATE INDEX desk_duties_organization_id_idx ON desk_duties (organization_id);
ALTER TABLE desk_duties ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY desk_duties_system ON desk_duties TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY desk_duties_own ON desk_duties TO renkei_app USING (organization_id = (SELECT renkei.actor_organization()))
  WITH CHECK (organization_id = (SELECT renkei.actor_organization())
    AND EXISTS (SELECT FROM users u WHERE u.id = user_id AND u.organization_id = desk_duties.organization_id));
GRANT SELECT, INSERT, DELETE ON desk_duties TO renkei_app;
GRANT SELECT ON desk_duties TO renkei_system;

-- What is urgent overtakes in the queue.
ALTER TABLE notification_events ADD COLUMN urgent boolean NOT NULL DEFAULT false;
DROP INDEX notification_events_expanded_at_created_at_idx;
CREATE INDEX notification_events_expanded_at_urgent_created_at_idx ON notification_events (expanded_at, urgent DESC, created_at);

-- A mail is to one user or to the address of an organization's desk.
ALTER TABLE mails
  ALTER COLUMN user_id DROP NOT NULL,
  ADD COLUMN organization_id uuid REFERENCES organizations (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD COLUMN urgent boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT mails_one_reader CHECK ((user_id IS NULL) <> (organization_id IS NULL));
DROP INDEX mails_state_due_at_idx;
CREATE INDEX mails_state_urgent_due_at_idx ON mails (state, urgent DESC, due_at);
CREATE INDEX mails_organization_id_id_idx ON mails (organization_id, id);
DROP POLICY mails_own ON mails;
CREATE POLICY mails_own ON mails FOR SELECT TO renkei_app
  USING (user_id = (SELECT renkei.actor_user()) OR organization_id = (SELECT renkei.actor_organization()));

DROP FUNCTION renkei.enqueue(text, json, text, timestamptz);
-- Queues a job inside the caller's transaction; of those that are due, the one with the lowest priority runs first.
CREATE FUNCTION renkei.enqueue(p_task text, p_payload json, p_key text DEFAULT NULL, p_run_at timestamptz DEFAULT NULL, p_priority integer DEFAULT NULL)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF to_regclass('graphile_worker.jobs') IS NOT NULL THEN
    PERFORM graphile_worker.add_job(p_task, payload => p_payload, job_key => p_key, run_at => p_run_at, priority => p_priority);
  END IF;
END $$;
REVOKE EXECUTE ON FUNCTION renkei.enqueue(text, json, text, timestamptz, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION renkei.enqueue(text, json, text, timestamptz, integer) TO renkei_app, renkei_system;
