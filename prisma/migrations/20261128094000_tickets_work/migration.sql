-- Corrections, taking back, call-backs, groups, vendor matters and targets of the call center (S0 §3, §4; S1 §II.2).
ALTER TYPE ticket_entry_kind ADD VALUE 'correction';
ALTER TYPE ticket_entry_kind ADD VALUE 'taken_back';
ALTER TYPE ticket_entry_kind ADD VALUE 'classified';
ALTER TYPE ticket_entry_kind ADD VALUE 'grouped';
CREATE TYPE ticket_group AS ENUM ('call_center', 'system_management');
CREATE TYPE ticket_carrier AS ENUM ('staff', 'contractor');
CREATE TYPE ticket_hold_kind AS ENUM ('call_back', 'pending');

ALTER TABLE tickets ADD COLUMN holder_group ticket_group, ADD COLUMN vendor_matter boolean NOT NULL DEFAULT false;
ALTER TABLE ticket_entries ADD COLUMN carrier ticket_carrier;
-- Who of the organization had it in hand last: it is theirs again when it comes back.
ALTER TABLE ticket_holdings ADD COLUMN user_id uuid, ADD COLUMN user_name text;
GRANT UPDATE (user_id, user_name) ON ticket_holdings TO renkei_app, renkei_system;
GRANT DELETE ON ticket_holdings, ticket_parties TO renkei_system;

-- What an organization set aside: to call back, or pending until then. Its own alone.
CREATE TABLE ticket_holds (
  ticket_id uuid NOT NULL REFERENCES tickets (id) ON DELETE CASCADE ON UPDATE CASCADE,
  organization_id uuid NOT NULL,
  kind ticket_hold_kind NOT NULL,
  until timestamptz(3) NOT NULL,
  note text NOT NULL DEFAULT '',
  user_id uuid NOT NULL,
  user_name text NOT NULL,
  at timestamptz(3) NOT NULL,
  PRIMARY KEY (ticket_id, organization_id)
);
CREATE INDEX ticket_holds_organization_id_until_idx ON ticket_holds (organization_id, until);
ALTER TABLE ticket_holds ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ticket_holds_system ON ticket_holds TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY ticket_holds_own ON ticket_holds TO renkei_app
  USING (organization_id = (SELECT renkei.actor_organization()))
  WITH CHECK (organization_id = (SELECT renkei.actor_organization()) AND EXISTS (SELECT FROM tickets t WHERE t.id = ticket_id));
GRANT SELECT, INSERT, UPDATE, DELETE ON ticket_holds TO renkei_app, renkei_system;

-- How the ticket stood before its last handing on, so that this can be taken back while nobody has opened it. The mover's own.
CREATE TABLE ticket_undos (
  ticket_id uuid PRIMARY KEY REFERENCES tickets (id) ON DELETE CASCADE ON UPDATE CASCADE,
  entry_id uuid NOT NULL,
  organization_id uuid NOT NULL,
  user_id uuid NOT NULL,
  -- The ticket's after the move: with another one there is nothing to take back any more.
  version integer NOT NULL,
  before jsonb NOT NULL,
  at timestamptz(3) NOT NULL
);
ALTER TABLE ticket_undos ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ticket_undos_system ON ticket_undos TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY ticket_undos_own ON ticket_undos FOR SELECT TO renkei_app USING (organization_id = (SELECT renkei.actor_organization()));
GRANT SELECT ON ticket_undos TO renkei_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ticket_undos TO renkei_system;

-- Another organization's row may stand in its place: written by a function that looks at who moved the ticket.
CREATE FUNCTION renkei.keep_undo(p_ticket uuid, p_entry uuid, p_version integer, p_before jsonb, p_at timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO ticket_undos (ticket_id, entry_id, organization_id, user_id, version, before, at)
  SELECT p_ticket, e.id, e.organization_id, e.author_id, p_version, p_before, p_at FROM ticket_entries e
   WHERE e.id = p_entry AND e.ticket_id = p_ticket AND e.author_id = renkei.actor_user()
  ON CONFLICT (ticket_id) DO UPDATE SET entry_id = EXCLUDED.entry_id, organization_id = EXCLUDED.organization_id,
    user_id = EXCLUDED.user_id, version = EXCLUDED.version, before = EXCLUDED.before, at = EXCLUDED.at
$$;

CREATE OR REPLACE FUNCTION renkei.ticket_entry_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- `renkei.take_back` alone runs as the system on behalf of somebody: what nobody opened may be taken back.
  IF NOT NEW.audience @> OLD.audience AND NOT (current_user = 'renkei_system' AND renkei.actor_user() IS NOT NULL) THEN
    RAISE EXCEPTION 'an entry cannot be taken away from somebody who could read it' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;

-- Has anybody of another organization opened the ticket since its last handing on by the actor's organization?
CREATE FUNCTION renkei.is_opened(p_ticket uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM ticket_undos u JOIN ticket_reads r ON r.ticket_id = u.ticket_id AND r.read_at >= u.at
    JOIN users p ON p.id = r.user_id
   WHERE u.ticket_id = p_ticket AND u.organization_id = renkei.actor_organization() AND p.organization_id <> u.organization_id)
$$;

-- Takes the last handing on back, by whoever's organization made it, while nobody else has opened it: 'done', 'opened' or 'late' (moved again,
-- not the actor's). The row lock comes first: whoever opens it meanwhile waits in `ticket_reads`' foreign key.
CREATE FUNCTION renkei.take_back(p_ticket uuid, p_version integer, p_at timestamptz) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  u ticket_undos;
  b tickets;
  v_parties uuid[];
BEGIN
  PERFORM FROM tickets WHERE id = p_ticket AND version = p_version FOR UPDATE;
  IF NOT FOUND THEN RETURN 'late'; END IF;
  SELECT * INTO u FROM ticket_undos WHERE ticket_id = p_ticket AND version = p_version AND organization_id = renkei.actor_organization();
  IF NOT FOUND THEN RETURN 'late'; END IF;
  IF renkei.is_opened(p_ticket) THEN RETURN 'opened'; END IF;
  b := jsonb_populate_record(NULL::tickets, u.before);
  v_parties := b.party_ids;
  UPDATE tickets t SET state = b.state, level = b.level, chain = b.chain, party_ids = v_parties, resume_level = b.resume_level,
    bypassed = b.bypassed, holder_organization_id = b.holder_organization_id, holder_user_id = b.holder_user_id,
    holder_user_name = b.holder_user_name, holder_since = b.holder_since, due_at = b.due_at, answered_at = b.answered_at,
    closed_at = b.closed_at, holder_group = b.holder_group, version = t.version + 1 WHERE t.id = p_ticket;
  IF b.holder_organization_id <> (SELECT organization_id FROM ticket_holdings WHERE ticket_id = p_ticket ORDER BY seq DESC LIMIT 1) THEN
    DELETE FROM ticket_holdings WHERE ticket_id = p_ticket AND until IS NULL;
    UPDATE ticket_holdings SET until = NULL WHERE ticket_id = p_ticket AND seq = (SELECT max(seq) FROM ticket_holdings WHERE ticket_id = p_ticket);
  END IF;
  UPDATE ticket_entries e SET audience = ARRAY(SELECT o FROM unnest(e.audience) o WHERE o = e.organization_id
    OR (e.id <> u.entry_id AND o = ANY (v_parties))) WHERE e.ticket_id = p_ticket AND (e.id = u.entry_id OR NOT e.audience <@ v_parties);
  DELETE FROM file_grants g USING ticket_entry_files l JOIN ticket_entries e ON e.id = l.entry_id
   WHERE e.ticket_id = p_ticket AND g.file_id = l.file_id AND NOT g.organization_id = ANY (e.audience);
  DELETE FROM ticket_parties p WHERE p.ticket_id = p_ticket AND NOT p.organization_id = ANY (v_parties);
  UPDATE ticket_parties p SET (last_activity_at, last_author_id) = (SELECT e.created_at, e.author_id FROM ticket_entries e
    WHERE e.ticket_id = p_ticket AND p.organization_id = ANY (e.audience) ORDER BY e.seq DESC LIMIT 1) WHERE p.ticket_id = p_ticket;
  DELETE FROM ticket_undos WHERE ticket_id = p_ticket;
  RETURN 'done';
END $$;

CREATE INDEX ticket_entries_escalated ON ticket_entries (author_id, ticket_id) WHERE kind = 'escalated';
-- Targets -----------------------------------------------------------------------------------------------------------
-- Exactly one policy answers for a ticket: the one that says most about it on the day it came in.
CREATE TABLE sla_policies (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  category ticket_category,
  urgency ticket_urgency,
  first_response_minutes integer NOT NULL CHECK (first_response_minutes BETWEEN 1 AND 100000),
  update_minutes integer NOT NULL CHECK (update_minutes BETWEEN 1 AND 100000),
  solution_minutes integer NOT NULL CHECK (solution_minutes BETWEEN 1 AND 100000),
  valid_from date NOT NULL,
  CONSTRAINT sla_policies_order CHECK (first_response_minutes <= solution_minutes),
  CONSTRAINT sla_policies_one UNIQUE NULLS NOT DISTINCT (category, urgency, valid_from)
);
ALTER TABLE sla_policies ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY sla_policies_system ON sla_policies TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY sla_policies_everybody ON sla_policies FOR SELECT TO renkei_app USING ((SELECT renkei.actor_organization()) IS NOT NULL);
CREATE POLICY sla_policies_center ON sla_policies FOR INSERT TO renkei_app WITH CHECK ((SELECT renkei.actor_kind()) = 'center');
GRANT SELECT, INSERT ON sla_policies TO renkei_app;
GRANT SELECT, INSERT ON sla_policies TO renkei_system;
SET LOCAL ROLE renkei_system;
-- Minutes of business hours; ours, to be changed by the center. A business day has 480.
INSERT INTO sla_policies (category, urgency, first_response_minutes, update_minutes, solution_minutes, valid_from) VALUES
  (NULL, NULL, 480, 1440, 2400, '2000-01-01'),
  (NULL, 'urgent', 60, 120, 480, '2000-01-01'),
  (NULL, 'high', 240, 480, 960, '2000-01-01'),
  ('fault', 'urgent', 30, 60, 240, '2000-01-01'),
  ('security', NULL, 60, 240, 960, '2000-01-01'),
  ('security', 'urgent', 30, 60, 240, '2000-01-01');
RESET ROLE;

-- When a desk works; without a row 9:00–17:00 on working days. Minutes of the day (JST).
CREATE TABLE desk_hours (
  organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE CASCADE ON UPDATE CASCADE,
  valid_from date NOT NULL,
  opens smallint NOT NULL CHECK (opens BETWEEN 0 AND 1439),
  closes smallint NOT NULL CHECK (closes BETWEEN 1 AND 1440),
  PRIMARY KEY (organization_id, valid_from),
  CONSTRAINT desk_hours_span CHECK (opens < closes)
);
-- Named days on which it works beside them: one date, or weekdays of each month (the 2nd and 4th Saturday: S4).
CREATE TABLE desk_days (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE CASCADE ON UPDATE CASCADE,
  name text NOT NULL,
  date date,
  -- 0 = Monday; with `nth` of the month.
  weekday smallint CHECK (weekday BETWEEN 0 AND 6),
  nth smallint[],
  opens smallint NOT NULL CHECK (opens BETWEEN 0 AND 1439),
  closes smallint NOT NULL CHECK (closes BETWEEN 1 AND 1440),
  valid_from date NOT NULL,
  valid_to date,
  CONSTRAINT desk_days_span CHECK (opens < closes),
  CONSTRAINT desk_days_when CHECK ((date IS NULL) = (weekday IS NOT NULL AND nth IS NOT NULL))
);
CREATE INDEX desk_days_organization_id_idx ON desk_days (organization_id);
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['desk_hours', 'desk_days'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY %I ON %I TO renkei_system USING (true) WITH CHECK (true)', name || '_system', name);
    -- When a desk works is everybody's knowledge: targets and contacts follow it.
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO renkei_app USING ((SELECT renkei.actor_organization()) IS NOT NULL)', name || '_everybody', name);
    EXECUTE format('CREATE POLICY %I ON %I TO renkei_app USING (organization_id = (SELECT renkei.actor_organization()))', name || '_own', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO renkei_app, renkei_system', name);
  END LOOP;
END $$;

CREATE TABLE ticket_targets (
  ticket_id uuid PRIMARY KEY REFERENCES tickets (id) ON DELETE CASCADE ON UPDATE CASCADE,
  policy_id uuid NOT NULL REFERENCES sla_policies (id) ON DELETE RESTRICT,
  -- Why this policy: what of it is named there.
  reason text NOT NULL CHECK (reason IN ('category_urgency', 'category', 'urgency', 'default')),
  -- The desk whose hours count: the first that it was sent to.
  desk_organization_id uuid NOT NULL,
  started_at timestamptz(3) NOT NULL,
  first_response_due timestamptz(3) NOT NULL,
  first_responded_at timestamptz(3),
  update_due timestamptz(3),
  last_update_at timestamptz(3) NOT NULL,
  solution_due timestamptz(3) NOT NULL,
  solved_at timestamptz(3),
  -- Waiting for the asker since; empty = running.
  paused_since timestamptz(3),
  -- Spans in which it waited for the asker: [[from, until], …].
  pauses jsonb NOT NULL DEFAULT '[]',
  warned_for timestamptz(3),
  breach_told_for timestamptz(3)
);
CREATE INDEX ticket_targets_running ON ticket_targets (solution_due) WHERE solved_at IS NULL AND paused_since IS NULL;
ALTER TABLE ticket_targets ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ticket_targets_system ON ticket_targets TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY ticket_targets_parties ON ticket_targets TO renkei_app
  USING (EXISTS (SELECT FROM tickets t WHERE t.id = ticket_id)) WITH CHECK (EXISTS (SELECT FROM tickets t WHERE t.id = ticket_id));
GRANT SELECT, INSERT, UPDATE ON ticket_targets TO renkei_app, renkei_system;

-- Recovery (S0 §3: for all tiers, by the center's system management) --------------------------------------------------
CREATE TABLE ticket_recoveries (
  ticket_id uuid PRIMARY KEY REFERENCES tickets (id) ON DELETE CASCADE ON UPDATE CASCADE,
  isolation text NOT NULL DEFAULT '',
  cause text NOT NULL DEFAULT '',
  -- Who carries it out.
  contractor text NOT NULL DEFAULT '',
  ordered_at timestamptz(3),
  expected_at timestamptz(3),
  arrived_at timestamptz(3),
  restored_at timestamptz(3),
  version integer NOT NULL DEFAULT 1,
  updated_by_name text NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  CONSTRAINT ticket_recoveries_order CHECK (arrived_at IS NULL OR ordered_at IS NULL OR arrived_at >= ordered_at)
);
ALTER TABLE ticket_recoveries ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ticket_recoveries_system ON ticket_recoveries TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY ticket_recoveries_parties ON ticket_recoveries FOR SELECT TO renkei_app USING (EXISTS (SELECT FROM tickets t WHERE t.id = ticket_id));
CREATE POLICY ticket_recoveries_center ON ticket_recoveries TO renkei_app
  USING ((SELECT renkei.actor_kind()) = 'center' AND EXISTS (SELECT FROM tickets t WHERE t.id = ticket_id))
  WITH CHECK ((SELECT renkei.actor_kind()) = 'center' AND EXISTS (SELECT FROM tickets t WHERE t.id = ticket_id));
GRANT SELECT, INSERT, UPDATE ON ticket_recoveries TO renkei_app, renkei_system;

-- Who is away, and what somebody knows well: for the queues. The organization's own. -----------------------------------
CREATE TABLE desk_members (
  user_id uuid PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  organization_id uuid NOT NULL,
  skills ticket_system[] NOT NULL DEFAULT '{}',
  -- Out of office until the end of this business date.
  away_until date,
  deputy_id uuid
);
ALTER TABLE desk_members ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY desk_members_system ON desk_members TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY desk_members_see ON desk_members FOR SELECT TO renkei_app USING (organization_id = (SELECT renkei.actor_organization()));
CREATE POLICY desk_members_own ON desk_members TO renkei_app
  USING (user_id = (SELECT renkei.actor_user()))
  WITH CHECK (user_id = (SELECT renkei.actor_user()) AND organization_id = (SELECT renkei.actor_organization()));
GRANT SELECT, INSERT, UPDATE ON desk_members TO renkei_app, renkei_system;

-- Who of the organization that now has it again had it before, and still works there with one of these roles.
CREATE FUNCTION renkei.former_holder(p_ticket uuid, p_organization uuid, p_roles text[], OUT id uuid, OUT name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.id, u.name FROM ticket_holdings h JOIN users u ON u.id = h.user_id
   WHERE h.ticket_id = p_ticket AND h.organization_id = p_organization AND u.disabled_at IS NULL AND u.organization_id = p_organization
     AND EXISTS (SELECT FROM user_roles r WHERE r.user_id = u.id AND r.role::text = ANY (p_roles))
     AND NOT EXISTS (SELECT FROM desk_members m WHERE m.user_id = u.id AND m.away_until >= (now() AT TIME ZONE 'Asia/Tokyo')::date)
     AND EXISTS (SELECT FROM tickets t WHERE t.id = p_ticket AND renkei.actor_organization() = ANY (t.party_ids))
   ORDER BY h.seq DESC LIMIT 1
$$;

REVOKE EXECUTE ON FUNCTION renkei.keep_undo(uuid, uuid, integer, jsonb, timestamptz), renkei.is_opened(uuid),
  renkei.take_back(uuid, integer, timestamptz), renkei.former_holder(uuid, uuid, text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION renkei.keep_undo(uuid, uuid, integer, jsonb, timestamptz), renkei.is_opened(uuid),
  renkei.take_back(uuid, integer, timestamptz), renkei.former_holder(uuid, uuid, text[]) TO renkei_app;
GRANT SELECT, DELETE ON file_grants TO renkei_system;
GRANT CREATE ON SCHEMA renkei TO renkei_system;
ALTER FUNCTION renkei.keep_undo(uuid, uuid, integer, jsonb, timestamptz) OWNER TO renkei_system;
ALTER FUNCTION renkei.is_opened(uuid) OWNER TO renkei_system;
ALTER FUNCTION renkei.take_back(uuid, integer, timestamptz) OWNER TO renkei_system;
ALTER FUNCTION renkei.former_holder(uuid, uuid, text[]) OWNER TO renkei_system;
REVOKE CREATE ON SCHEMA renkei FROM renkei_system;
