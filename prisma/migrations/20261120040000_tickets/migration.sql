CREATE TYPE ticket_route AS ENUM ('direct', 'relay');
CREATE TYPE ticket_channel AS ENUM ('portal', 'phone', 'mail');
CREATE TYPE ticket_state AS ENUM ('waiting', 'in_progress', 'asked_back', 'returned', 'answer_arrived', 'answered', 'closed');
CREATE TYPE ticket_urgency AS ENUM ('urgent', 'high', 'normal');
CREATE TYPE ticket_category AS ENUM ('operation', 'fault', 'procedure', 'data', 'security', 'other');
CREATE TYPE ticket_system AS ENUM ('juki_cs', 'prefecture_server', 'linkage_server', 'linkage_network', 'sharing_site', 'operator_authentication', 'network_equipment', 'core_system', 'card_application', 'other');
CREATE TYPE ticket_entry_kind AS ENUM ('question', 'supplement', 'taken', 'assigned', 'escalated', 'asked_back', 'replied', 'answered', 'passed_on', 'returned', 'bypassed', 'closed', 'withdrawn', 'reopened', 'note');

CREATE TABLE tickets (
  id uuid PRIMARY KEY,
  number text NOT NULL,
  route ticket_route NOT NULL,
  channel ticket_channel NOT NULL,
  state ticket_state NOT NULL,
  level smallint NOT NULL,
  chain uuid[],
  party_ids uuid[],
  resume_level smallint,
  bypassed boolean NOT NULL DEFAULT false,
  subject text NOT NULL,
  category ticket_category NOT NULL,
  system ticket_system NOT NULL,
  urgency ticket_urgency NOT NULL,
  occurred_at timestamptz(3),
  action_taken text NOT NULL DEFAULT '',
  contact_name text NOT NULL,
  contact_phone text NOT NULL DEFAULT '',
  contact_mail text NOT NULL DEFAULT '',
  asker_organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  asker_user_id uuid,
  holder_organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  holder_user_id uuid,
  holder_user_name text,
  holder_since timestamptz(3) NOT NULL,
  due_at timestamptz(3),
  created_at timestamptz(3) NOT NULL,
  answered_at timestamptz(3),
  closed_at timestamptz(3),
  last_seq integer NOT NULL DEFAULT 1,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT tickets_number_form CHECK (number ~ '^[0-9]{2}-[0-9]{6}-[0-9]$'),
  CONSTRAINT tickets_holder_is_at_level CHECK (chain[level + 1] = holder_organization_id),
  CONSTRAINT tickets_asker_first CHECK (chain[1] = asker_organization_id),
  CONSTRAINT tickets_asker_and_holder_are_parties CHECK (party_ids @> ARRAY[asker_organization_id, holder_organization_id]),
  CONSTRAINT tickets_resume_while_asked_back CHECK ((state = 'asked_back') = (resume_level IS NOT NULL)),
  CONSTRAINT tickets_closed_at CHECK ((state = 'closed') = (closed_at IS NOT NULL))
);
CREATE UNIQUE INDEX tickets_number_key ON tickets (number);
CREATE INDEX tickets_asker_organization_id_created_at_idx ON tickets (asker_organization_id, created_at);
CREATE INDEX tickets_holder_organization_id_state_due_at_idx ON tickets (holder_organization_id, state, due_at);
CREATE INDEX tickets_holder_user_id_idx ON tickets (holder_user_id);
CREATE INDEX tickets_created_at_idx ON tickets (created_at);
-- The desks ask for what is open: some thousands among a hundred thousand.
CREATE INDEX tickets_open ON tickets (holder_organization_id, created_at) WHERE state <> 'closed';

CREATE TABLE ticket_entries (
  id uuid PRIMARY KEY,
  ticket_id uuid NOT NULL REFERENCES tickets (id) ON DELETE CASCADE ON UPDATE CASCADE,
  seq integer NOT NULL,
  kind ticket_entry_kind NOT NULL,
  organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  author_id uuid,
  author_name text NOT NULL,
  body text NOT NULL,
  audience uuid[],
  source_id uuid REFERENCES ticket_entries (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  created_at timestamptz(3) NOT NULL,
  CONSTRAINT ticket_entries_author_can_read CHECK (organization_id = ANY (audience)),
  CONSTRAINT ticket_entries_note_stays_inside CHECK (kind <> 'note' OR audience = ARRAY[organization_id])
);
CREATE UNIQUE INDEX ticket_entries_ticket_id_seq_key ON ticket_entries (ticket_id, seq);

CREATE TABLE ticket_entry_files (
  entry_id uuid NOT NULL REFERENCES ticket_entries (id) ON DELETE CASCADE ON UPDATE CASCADE,
  file_id uuid NOT NULL,
  PRIMARY KEY (entry_id, file_id)
);

CREATE TABLE ticket_holdings (
  ticket_id uuid NOT NULL REFERENCES tickets (id) ON DELETE CASCADE ON UPDATE CASCADE,
  seq integer NOT NULL,
  organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  level smallint NOT NULL,
  since timestamptz(3) NOT NULL,
  until timestamptz(3),
  PRIMARY KEY (ticket_id, seq),
  CONSTRAINT ticket_holdings_span CHECK (until IS NULL OR until >= since)
);

CREATE TABLE ticket_parties (
  ticket_id uuid NOT NULL REFERENCES tickets (id) ON DELETE CASCADE ON UPDATE CASCADE,
  organization_id uuid NOT NULL,
  last_activity_at timestamptz(3) NOT NULL,
  last_author_id uuid,
  PRIMARY KEY (ticket_id, organization_id)
);
CREATE INDEX ticket_parties_organization_id_last_activity_at_ticket_id_idx ON ticket_parties (organization_id, last_activity_at DESC, ticket_id);

CREATE TABLE ticket_reads (
  user_id uuid NOT NULL,
  ticket_id uuid NOT NULL REFERENCES tickets (id) ON DELETE CASCADE ON UPDATE CASCADE,
  read_at timestamptz(3) NOT NULL,
  PRIMARY KEY (user_id, ticket_id)
);

CREATE TABLE ticket_drafts (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL,
  organization_id uuid NOT NULL,
  ticket_id uuid,
  fields jsonb NOT NULL,
  updated_at timestamptz(3) NOT NULL
);
CREATE INDEX ticket_drafts_user_id_updated_at_idx ON ticket_drafts (user_id, updated_at);
-- One draft a user for each place where one can type.
CREATE UNIQUE INDEX ticket_drafts_one_a_place ON ticket_drafts (user_id, coalesce(ticket_id, '00000000-0000-0000-0000-000000000000'::uuid));

CREATE TABLE ticket_views (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL,
  name text NOT NULL,
  query text NOT NULL,
  created_at timestamptz(3) NOT NULL
);
CREATE UNIQUE INDEX ticket_views_user_id_name_key ON ticket_views (user_id, name);

CREATE TABLE ticket_presences (
  ticket_id uuid NOT NULL REFERENCES tickets (id) ON DELETE CASCADE ON UPDATE CASCADE,
  user_id uuid NOT NULL,
  organization_id uuid NOT NULL,
  user_name text NOT NULL,
  composing boolean NOT NULL,
  seen_at timestamptz(3) NOT NULL,
  PRIMARY KEY (ticket_id, user_id)
);

CREATE TABLE ticket_counters (
  year smallint PRIMARY KEY,
  last integer NOT NULL CHECK (last BETWEEN 0 AND 999999)
);

-- Search: two-character windows of the text in its search form (NFKC, lower case, no variation selectors).
CREATE FUNCTION renkei.search_form(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT lower(normalize(regexp_replace(value, '[\uFE00-\uFE0F\U000E0100-\U000E01EF]', '', 'g'), NFKC))
$$;
CREATE FUNCTION renkei.bigrams(value text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT substr(f, i, 2)), '{}') FROM renkei.search_form(value) f, generate_series(1, char_length(f) - 1) i
$$;
CREATE INDEX tickets_subject_bigrams ON tickets USING gin (renkei.bigrams(subject));

-- Keeps `ticket_parties` true to what each organization can see. Owned by renkei_system, because nobody may write other
-- organizations' rows by hand.
CREATE FUNCTION renkei.ticket_entry_seen() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO ticket_parties AS p (ticket_id, organization_id, last_activity_at, last_author_id)
  SELECT NEW.ticket_id, o, NEW.created_at, NEW.author_id FROM unnest(NEW.audience) o
  ON CONFLICT (ticket_id, organization_id) DO UPDATE
    SET last_activity_at = EXCLUDED.last_activity_at, last_author_id = EXCLUDED.last_author_id
    WHERE EXCLUDED.last_activity_at >= p.last_activity_at;
  RETURN NULL;
END $$;
GRANT CREATE ON SCHEMA renkei TO renkei_system;
ALTER FUNCTION renkei.ticket_entry_seen() OWNER TO renkei_system;
REVOKE CREATE ON SCHEMA renkei FROM renkei_system;
CREATE TRIGGER ticket_entry_seen AFTER INSERT OR UPDATE OF audience ON ticket_entries
  FOR EACH ROW EXECUTE FUNCTION renkei.ticket_entry_seen();

-- An audience may grow and nothing else of an entry may change.
CREATE FUNCTION renkei.ticket_entry_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT NEW.audience @> OLD.audience THEN
    RAISE EXCEPTION 'an entry cannot be taken away from somebody who could read it' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ticket_entry_kept BEFORE UPDATE ON ticket_entries FOR EACH ROW EXECUTE FUNCTION renkei.ticket_entry_kept();

-- Who may see what ---------------------------------------------------------------------------------------------------
ALTER TABLE tickets ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tickets_system ON tickets TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY tickets_parties ON tickets FOR SELECT TO renkei_app USING ((SELECT renkei.actor_organization()) = ANY (party_ids));
CREATE POLICY tickets_move ON tickets FOR UPDATE TO renkei_app
  USING ((SELECT renkei.actor_organization()) = ANY (party_ids)) WITH CHECK ((SELECT renkei.actor_organization()) = ANY (party_ids));
-- One asks for oneself; only the center writes down what another organization said on the telephone.
CREATE POLICY tickets_ask ON tickets FOR INSERT TO renkei_app
  WITH CHECK ((SELECT renkei.actor_organization()) = ANY (party_ids)
              AND (asker_organization_id = (SELECT renkei.actor_organization()) OR (SELECT renkei.actor_kind()) = 'center'));
GRANT SELECT, INSERT, UPDATE ON tickets TO renkei_app, renkei_system;

ALTER TABLE ticket_entries ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ticket_entries_system ON ticket_entries TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY ticket_entries_audience ON ticket_entries FOR SELECT TO renkei_app USING ((SELECT renkei.actor_organization()) = ANY (audience));
CREATE POLICY ticket_entries_widen ON ticket_entries FOR UPDATE TO renkei_app USING ((SELECT renkei.actor_organization()) = ANY (audience));
CREATE POLICY ticket_entries_write ON ticket_entries FOR INSERT TO renkei_app
  WITH CHECK (EXISTS (SELECT FROM tickets t WHERE t.id = ticket_id AND audience <@ t.party_ids));
GRANT SELECT, INSERT, UPDATE (audience) ON ticket_entries TO renkei_app, renkei_system;

ALTER TABLE ticket_entry_files ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ticket_entry_files_system ON ticket_entry_files TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY ticket_entry_files_audience ON ticket_entry_files TO renkei_app
  USING (EXISTS (SELECT FROM ticket_entries e WHERE e.id = entry_id)) WITH CHECK (EXISTS (SELECT FROM ticket_entries e WHERE e.id = entry_id));
GRANT SELECT, INSERT ON ticket_entry_files TO renkei_app, renkei_system;

ALTER TABLE ticket_holdings ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ticket_holdings_system ON ticket_holdings TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY ticket_holdings_parties ON ticket_holdings TO renkei_app
  USING (EXISTS (SELECT FROM tickets t WHERE t.id = ticket_id)) WITH CHECK (EXISTS (SELECT FROM tickets t WHERE t.id = ticket_id));
GRANT SELECT, INSERT, UPDATE (until) ON ticket_holdings TO renkei_app, renkei_system;

ALTER TABLE ticket_parties ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ticket_parties_system ON ticket_parties TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY ticket_parties_own ON ticket_parties FOR SELECT TO renkei_app USING (organization_id = (SELECT renkei.actor_organization()));
GRANT SELECT ON ticket_parties TO renkei_app;
GRANT SELECT, INSERT, UPDATE ON ticket_parties TO renkei_system;

ALTER TABLE ticket_reads ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ticket_reads_system ON ticket_reads TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY ticket_reads_own ON ticket_reads TO renkei_app
  USING (user_id = (SELECT renkei.actor_user())) WITH CHECK (user_id = (SELECT renkei.actor_user()));
GRANT SELECT, INSERT, UPDATE, DELETE ON ticket_reads TO renkei_app;
GRANT SELECT ON ticket_reads TO renkei_system;

ALTER TABLE ticket_drafts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ticket_drafts_system ON ticket_drafts TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY ticket_drafts_own ON ticket_drafts TO renkei_app
  USING (user_id = (SELECT renkei.actor_user()))
  WITH CHECK (user_id = (SELECT renkei.actor_user()) AND organization_id = (SELECT renkei.actor_organization()));
GRANT SELECT, INSERT, UPDATE, DELETE ON ticket_drafts TO renkei_app;
GRANT SELECT, DELETE ON ticket_drafts TO renkei_system;

ALTER TABLE ticket_views ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ticket_views_system ON ticket_views TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY ticket_views_own ON ticket_views TO renkei_app
  USING (user_id = (SELECT renkei.actor_user())) WITH CHECK (user_id = (SELECT renkei.actor_user()));
GRANT SELECT, INSERT, UPDATE, DELETE ON ticket_views TO renkei_app;
GRANT SELECT ON ticket_views TO renkei_system;

ALTER TABLE ticket_presences ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ticket_presences_system ON ticket_presences TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY ticket_presences_see ON ticket_presences FOR SELECT TO renkei_app USING (organization_id = (SELECT renkei.actor_organization()));
CREATE POLICY ticket_presences_own ON ticket_presences TO renkei_app
  USING (user_id = (SELECT renkei.actor_user()))
  WITH CHECK (user_id = (SELECT renkei.actor_user()) AND organization_id = (SELECT renkei.actor_organization())
              AND EXISTS (SELECT FROM tickets t WHERE t.id = ticket_id));
GRANT SELECT, INSERT, UPDATE, DELETE ON ticket_presences TO renkei_app;
GRANT SELECT, DELETE ON ticket_presences TO renkei_system;

ALTER TABLE ticket_counters ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ticket_counters_system ON ticket_counters TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY ticket_counters_next ON ticket_counters TO renkei_app USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON ticket_counters TO renkei_app, renkei_system;
