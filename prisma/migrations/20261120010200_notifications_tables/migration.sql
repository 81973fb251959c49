CREATE TYPE notification_channel AS ENUM ('none', 'portal', 'digest', 'mail');
CREATE TYPE mail_state AS ENUM ('queued', 'sending', 'sent', 'kept', 'failed');

CREATE TABLE notification_events (
  id uuid PRIMARY KEY,
  kind text NOT NULL,
  organization_id uuid NOT NULL,
  user_id uuid,
  roles text[],
  actor_user_id uuid,
  target_type text NOT NULL,
  target_id text NOT NULL,
  url text NOT NULL,
  params jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL,
  expanded_at timestamptz(3),
  CONSTRAINT notification_events_url_form CHECK (url ~ '^/([^/]|$)')
);
CREATE INDEX notification_events_expanded_at_created_at_idx ON notification_events (expanded_at, created_at);

CREATE TABLE mails (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  to_address text NOT NULL,
  subject text NOT NULL,
  body text NOT NULL,
  thread text NOT NULL DEFAULT '',
  state mail_state NOT NULL DEFAULT 'queued',
  attempts integer NOT NULL DEFAULT 0,
  created_at timestamptz(3) NOT NULL,
  due_at timestamptz(3) NOT NULL,
  claimed_at timestamptz(3),
  settled_at timestamptz(3),
  last_error text NOT NULL DEFAULT ''
);
CREATE INDEX mails_state_due_at_idx ON mails (state, due_at);
CREATE INDEX mails_user_id_id_idx ON mails (user_id, id);

CREATE TABLE notifications (
  id uuid PRIMARY KEY,
  event_id uuid NOT NULL REFERENCES notification_events (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  kind text NOT NULL,
  target_type text NOT NULL,
  target_id text NOT NULL,
  url text NOT NULL,
  params jsonb NOT NULL,
  channel notification_channel NOT NULL,
  created_at timestamptz(3) NOT NULL,
  read_at timestamptz(3),
  mail_id uuid REFERENCES mails (id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX notifications_event_id_user_id_key ON notifications (event_id, user_id);
CREATE INDEX notifications_user_id_id_idx ON notifications (user_id, id);
CREATE INDEX notifications_user_id_read_at_idx ON notifications (user_id, read_at);
CREATE INDEX notifications_channel_mail_id_idx ON notifications (channel, mail_id);

CREATE TABLE notification_settings (
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  "group" text NOT NULL,
  channel notification_channel NOT NULL,
  PRIMARY KEY (user_id, "group")
);

CREATE TABLE worker_heartbeats (
  id text PRIMARY KEY,
  started_at timestamptz(3) NOT NULL,
  seen_at timestamptz(3) NOT NULL
);

CREATE TABLE tick_runs (
  task text NOT NULL,
  due text NOT NULL,
  ran_at timestamptz(3) NOT NULL,
  PRIMARY KEY (task, due)
);

-- The queue's own role: the worker's connections to graphile_worker's tables use it, nothing else does (lib/core/queue.ts grants).
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'renkei_queue') THEN
    CREATE ROLE renkei_queue NOLOGIN NOINHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
  END IF;
END $$;
GRANT renkei_queue TO renkei_app;

-- Queues a job inside the caller's transaction. SECURITY DEFINER: the app adds jobs and can do nothing else to the queue.
-- Without the queue's schema the job is left out: jobs only wake the worker, its sweep finds the work in the tables.
CREATE FUNCTION renkei.enqueue(p_task text, p_payload json, p_key text DEFAULT NULL, p_run_at timestamptz DEFAULT NULL)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF to_regclass('graphile_worker.jobs') IS NOT NULL THEN
    PERFORM graphile_worker.add_job(p_task, payload => p_payload, job_key => p_key, run_at => p_run_at);
  END IF;
END $$;
REVOKE EXECUTE ON FUNCTION renkei.enqueue(text, json, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION renkei.enqueue(text, json, text, timestamptz) TO renkei_app, renkei_system;

-- How many jobs wait, and for how many seconds the oldest one that is due has waited; empty without the queue's schema.
CREATE FUNCTION renkei.queue_depth() RETURNS TABLE (waiting bigint, failed bigint, oldest_seconds double precision)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF to_regclass('graphile_worker.jobs') IS NOT NULL THEN
    RETURN QUERY SELECT count(*) FILTER (WHERE attempts < max_attempts), count(*) FILTER (WHERE attempts >= max_attempts),
      coalesce(extract(epoch FROM now() - min(run_at) FILTER (WHERE locked_at IS NULL AND attempts < max_attempts AND run_at <= now())), 0)::double precision
      FROM graphile_worker.jobs;
  END IF;
END $$;
REVOKE EXECUTE ON FUNCTION renkei.queue_depth() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION renkei.queue_depth() TO renkei_app, renkei_system;

-- Which migrations the database has, for the health check; empty where another tool than the portal's own keeps them.
CREATE FUNCTION renkei.migration_state() RETURNS TABLE (name text, done boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF to_regclass('public._prisma_migrations') IS NOT NULL THEN
    RETURN QUERY SELECT m.migration_name::text, m.finished_at IS NOT NULL FROM public._prisma_migrations m WHERE m.rolled_back_at IS NULL;
  END IF;
END $$;
REVOKE EXECUTE ON FUNCTION renkei.migration_state() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION renkei.migration_state() TO renkei_app, renkei_system;

-- An actor may tell any organization about its own deed, and read none of the outbox.
ALTER TABLE notification_events ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY notification_events_system ON notification_events TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY notification_events_insert ON notification_events FOR INSERT TO renkei_app WITH CHECK (actor_user_id = renkei.actor_user());
GRANT INSERT ON notification_events TO renkei_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON notification_events TO renkei_system;

ALTER TABLE notifications ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY notifications_system ON notifications TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY notifications_own ON notifications FOR SELECT TO renkei_app USING (user_id = renkei.actor_user());
CREATE POLICY notifications_mark ON notifications FOR UPDATE TO renkei_app USING (user_id = renkei.actor_user()) WITH CHECK (user_id = renkei.actor_user());
GRANT SELECT, UPDATE (read_at) ON notifications TO renkei_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON notifications TO renkei_system;

-- Sets the user for this one statement, so that the policy above answers for him and nobody else.
CREATE FUNCTION renkei.count_unread(p_user uuid) RETURNS integer LANGUAGE plpgsql AS $$
BEGIN
  IF renkei.actor_user() IS NOT NULL THEN
    RAISE EXCEPTION 'an actor is already set in this transaction' USING ERRCODE = '25001';
  END IF;
  PERFORM set_config('renkei.user_id', p_user::text, true);
  RETURN (SELECT count(*) FROM (SELECT FROM notifications WHERE user_id = p_user AND read_at IS NULL LIMIT 100) n);
END $$;

ALTER TABLE notification_settings ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY notification_settings_system ON notification_settings TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY notification_settings_own ON notification_settings TO renkei_app
  USING (user_id = renkei.actor_user()) WITH CHECK (user_id = renkei.actor_user());
GRANT SELECT, INSERT, UPDATE ON notification_settings TO renkei_app, renkei_system;

ALTER TABLE mails ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY mails_system ON mails TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY mails_own ON mails FOR SELECT TO renkei_app USING (user_id = renkei.actor_user());
GRANT SELECT ON mails TO renkei_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON mails TO renkei_system;

ALTER TABLE worker_heartbeats ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY worker_heartbeats_system ON worker_heartbeats TO renkei_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON worker_heartbeats TO renkei_system;

ALTER TABLE tick_runs ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tick_runs_system ON tick_runs TO renkei_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON tick_runs TO renkei_system;
