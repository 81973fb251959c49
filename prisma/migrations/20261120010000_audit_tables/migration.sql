-- Audit log: entries are inserted inside the change's transaction; a sealer links them into a gapless hash chain a moment
-- after they are committed (docs/decisions: audit chain), so that no write waits for another one's lock.
CREATE TABLE audit_entries (
  id uuid PRIMARY KEY,
  at timestamptz(3) NOT NULL,
  event text NOT NULL,
  target_type text NOT NULL,
  target_id text NOT NULL,
  actor_user_id uuid,
  actor_name text NOT NULL,
  actor_organization_id uuid,
  actor_organization_name text NOT NULL,
  acting_for_organization_id uuid,
  task text,
  request_id text NOT NULL,
  organization_ids uuid[],
  before json,
  after json,
  content_hash bytea NOT NULL,
  CONSTRAINT audit_entries_event_form CHECK (event ~ '^[a-z_]+(\.[a-z_]+)+$'),
  CONSTRAINT audit_entries_actor_or_task CHECK ((actor_user_id IS NOT NULL OR task IS NOT NULL) AND (actor_user_id IS NULL) = (actor_organization_id IS NULL))
);
CREATE INDEX audit_entries_target_type_target_id_id_idx ON audit_entries (target_type, target_id, id);
CREATE INDEX audit_entries_actor_user_id_id_idx ON audit_entries (actor_user_id, id);
CREATE INDEX audit_entries_event_id_idx ON audit_entries (event, id);

CREATE TABLE audit_links (
  seq bigint PRIMARY KEY,
  entry_id uuid NOT NULL REFERENCES audit_entries (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  previous_hash bytea NOT NULL,
  hash bytea NOT NULL,
  sealed_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE UNIQUE INDEX audit_links_entry_id_key ON audit_links (entry_id);

CREATE TABLE audit_pending (entry_id uuid PRIMARY KEY);

CREATE TABLE audit_entry_organizations (
  organization_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  PRIMARY KEY (organization_id, entry_id)
);

CREATE TABLE audit_verifications (
  id uuid PRIMARY KEY,
  at timestamptz(3) NOT NULL,
  links bigint NOT NULL,
  head_hash bytea NOT NULL,
  intact boolean NOT NULL,
  findings text[]
);
CREATE INDEX audit_verifications_at_idx ON audit_verifications (at);

-- The database, not the caller, says who acts (when an actor is set) and what the hash is.
CREATE FUNCTION renkei.audit_complete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF renkei.actor_user() IS NOT NULL THEN
    NEW.actor_user_id := renkei.actor_user();
    NEW.actor_organization_id := renkei.actor_organization();
    NEW.request_id := current_setting('renkei.request_id', true);
    NEW.task := NULL;
  END IF;
  NEW.organization_ids := coalesce((SELECT array_agg(DISTINCT o ORDER BY o)
    FROM unnest(NEW.organization_ids || NEW.actor_organization_id || NEW.acting_for_organization_id) o WHERE o IS NOT NULL), '{}');
  NEW.content_hash := sha256(convert_to(array_to_json(ARRAY[
    NEW.id::text, to_char(NEW.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), NEW.event, NEW.target_type, NEW.target_id,
    NEW.actor_user_id::text, NEW.actor_name, NEW.actor_organization_id::text, NEW.actor_organization_name,
    NEW.acting_for_organization_id::text, NEW.task, NEW.request_id, array_to_string(NEW.organization_ids, ','),
    NEW.before::text, NEW.after::text])::text, 'UTF8'));
  RETURN NEW;
END $$;
CREATE TRIGGER audit_entries_complete BEFORE INSERT ON audit_entries FOR EACH ROW EXECUTE FUNCTION renkei.audit_complete();

-- SECURITY DEFINER: the app may add an entry, and nothing to the two tables that hang on it.
CREATE FUNCTION renkei.audit_register() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO public.audit_pending VALUES (NEW.id);
  INSERT INTO public.audit_entry_organizations SELECT o, NEW.id FROM unnest(NEW.organization_ids) o;
  RETURN NULL;
END $$;
CREATE TRIGGER audit_entries_register AFTER INSERT ON audit_entries FOR EACH ROW EXECUTE FUNCTION renkei.audit_register();

CREATE FUNCTION renkei.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is insert-only', TG_TABLE_NAME USING ERRCODE = '42501';
END $$;
CREATE TRIGGER audit_entries_insert_only BEFORE UPDATE OR DELETE ON audit_entries FOR EACH ROW EXECUTE FUNCTION renkei.refuse_change();
CREATE TRIGGER audit_entries_no_truncate BEFORE TRUNCATE ON audit_entries EXECUTE FUNCTION renkei.refuse_change();
CREATE TRIGGER audit_links_insert_only BEFORE UPDATE OR DELETE ON audit_links FOR EACH ROW EXECUTE FUNCTION renkei.refuse_change();
CREATE TRIGGER audit_links_no_truncate BEFORE TRUNCATE ON audit_links EXECUTE FUNCTION renkei.refuse_change();
CREATE TRIGGER audit_entry_organizations_insert_only BEFORE UPDATE OR DELETE ON audit_entry_organizations FOR EACH ROW EXECUTE FUNCTION renkei.refuse_change();
CREATE TRIGGER audit_entry_organizations_no_truncate BEFORE TRUNCATE ON audit_entry_organizations EXECUTE FUNCTION renkei.refuse_change();
CREATE TRIGGER audit_verifications_insert_only BEFORE UPDATE OR DELETE ON audit_verifications FOR EACH ROW EXECUTE FUNCTION renkei.refuse_change();
CREATE TRIGGER audit_verifications_no_truncate BEFORE TRUNCATE ON audit_verifications EXECUTE FUNCTION renkei.refuse_change();

-- Links up to p_limit committed entries, oldest first. One sealer at a time in the whole cluster; it reads only committed
-- entries and gives the numbers itself, so a rolled-back or late transaction can leave neither a gap nor a wrong order.
CREATE FUNCTION renkei.seal_audit(p_limit integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  entry record; last_seq bigint; last_hash bytea; next_hash bytea; sealed integer := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('renkei.seal_audit'));
  SELECT seq, hash INTO last_seq, last_hash FROM audit_links ORDER BY seq DESC LIMIT 1;
  last_seq := coalesce(last_seq, 0);
  last_hash := coalesce(last_hash, decode(repeat('00', 32), 'hex'));
  FOR entry IN
    WITH taken AS (DELETE FROM audit_pending WHERE entry_id IN (SELECT p.entry_id FROM audit_pending p ORDER BY 1 LIMIT p_limit) RETURNING entry_id)
    SELECT e.id, e.content_hash FROM taken JOIN audit_entries e ON e.id = taken.entry_id ORDER BY e.id
  LOOP
    last_seq := last_seq + 1;
    next_hash := sha256(convert_to(last_seq || ':' || encode(last_hash, 'hex') || ':' || encode(entry.content_hash, 'hex'), 'UTF8'));
    INSERT INTO audit_links (seq, entry_id, previous_hash, hash) VALUES (last_seq, entry.id, last_hash, next_hash);
    last_hash := next_hash;
    sealed := sealed + 1;
  END LOOP;
  RETURN sealed;
END $$;
REVOKE EXECUTE ON FUNCTION renkei.seal_audit(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION renkei.seal_audit(integer) TO renkei_system;

-- Who may read: the organizations concerned; the center's auditors everything. Which roles see the page is the code's rule.
CREATE FUNCTION renkei.audits_everything() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT renkei.actor_kind() = 'center' AND EXISTS (SELECT FROM user_roles r WHERE r.user_id = renkei.actor_user() AND r.role = 'auditor')
$$;

ALTER TABLE audit_entry_organizations ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_entry_organizations_owner ON audit_entry_organizations FOR INSERT TO CURRENT_USER WITH CHECK (true);
CREATE POLICY audit_entry_organizations_system ON audit_entry_organizations FOR SELECT TO renkei_system USING (true);
CREATE POLICY audit_entry_organizations_read ON audit_entry_organizations FOR SELECT TO renkei_app
  USING (organization_id = renkei.actor_organization() OR (SELECT renkei.audits_everything()));
GRANT SELECT ON audit_entry_organizations TO renkei_app, renkei_system;

ALTER TABLE audit_entries ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_entries_system_read ON audit_entries FOR SELECT TO renkei_system USING (true);
CREATE POLICY audit_entries_system_insert ON audit_entries FOR INSERT TO renkei_system WITH CHECK (true);
CREATE POLICY audit_entries_read ON audit_entries FOR SELECT TO renkei_app
  USING ((SELECT renkei.audits_everything()) OR EXISTS (
    SELECT FROM audit_entry_organizations v WHERE v.entry_id = audit_entries.id AND v.organization_id = renkei.actor_organization()));
CREATE POLICY audit_entries_insert ON audit_entries FOR INSERT TO renkei_app
  WITH CHECK (actor_user_id = renkei.actor_user() AND actor_organization_id = renkei.actor_organization());
GRANT SELECT, INSERT ON audit_entries TO renkei_app, renkei_system;

ALTER TABLE audit_pending ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_pending_owner ON audit_pending FOR INSERT TO CURRENT_USER WITH CHECK (true);
CREATE POLICY audit_pending_system ON audit_pending TO renkei_system USING (true) WITH CHECK (true);
GRANT SELECT, DELETE ON audit_pending TO renkei_system;

ALTER TABLE audit_links ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_links_system_read ON audit_links FOR SELECT TO renkei_system USING (true);
CREATE POLICY audit_links_system_insert ON audit_links FOR INSERT TO renkei_system WITH CHECK (true);
CREATE POLICY audit_links_read ON audit_links FOR SELECT TO renkei_app USING (EXISTS (SELECT FROM audit_entries e WHERE e.id = entry_id));
GRANT SELECT ON audit_links TO renkei_app;
GRANT SELECT, INSERT ON audit_links TO renkei_system;

-- That the chain was found intact, and when, is no secret from anybody who may open the log.
ALTER TABLE audit_verifications ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_verifications_system_read ON audit_verifications FOR SELECT TO renkei_system USING (true);
CREATE POLICY audit_verifications_system_insert ON audit_verifications FOR INSERT TO renkei_system WITH CHECK (true);
CREATE POLICY audit_verifications_read ON audit_verifications FOR SELECT TO renkei_app USING (renkei.actor_organization() IS NOT NULL);
GRANT SELECT ON audit_verifications TO renkei_app;
GRANT SELECT, INSERT ON audit_verifications TO renkei_system;
