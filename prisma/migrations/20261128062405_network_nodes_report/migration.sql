-- Samples: one partition a day (UTC). Partitions lie in a schema of their own that nobody may enter: rows are reached through the parent
-- and its policies only, and what compares schemas sees one table.
CREATE TABLE samples (
  check_id integer NOT NULL,
  at timestamptz(3) NOT NULL,
  value double precision,
  state check_state NOT NULL,
  PRIMARY KEY (check_id, at)
) PARTITION BY RANGE (at);
CREATE SCHEMA partitions;

-- Makes the days from p_before ago to p_after ahead; answers how many were missing. Attaching takes no lock that writing waits for.
CREATE FUNCTION renkei.prepare_sample_partitions(p_before integer, p_after integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_today CONSTANT date := (now() AT TIME ZONE 'UTC')::date;
  v_day date; v_name text; v_made integer := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('renkei.sample_partitions'));
  FOR v_day IN SELECT v_today + d FROM generate_series(-p_before, p_after) d LOOP
    v_name := 'samples_' || to_char(v_day, 'YYYYMMDD');
    CONTINUE WHEN to_regclass('partitions.' || v_name) IS NOT NULL;
    EXECUTE format('CREATE TABLE partitions.%I (LIKE public.samples)', v_name);
    EXECUTE format('ALTER TABLE partitions.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', v_name);
    EXECUTE format('CREATE POLICY samples_system ON partitions.%I TO renkei_system USING (true) WITH CHECK (true)', v_name);
    EXECUTE format('ALTER TABLE public.samples ATTACH PARTITION partitions.%I FOR VALUES FROM (%L) TO (%L)',
      v_name, v_day || ' 00:00:00+00', v_day + 1 || ' 00:00:00+00');
    v_made := v_made + 1;
  END LOOP;
  RETURN v_made;
END $$;

-- Drops the days that ended more than p_days ago; answers how many.
CREATE FUNCTION renkei.drop_sample_partitions(p_days integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_name text; v_dropped integer := 0;
BEGIN
  PERFORM set_config('lock_timeout', '3s', true);
  FOR v_name IN SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'public.samples'::regclass AND to_date(right(c.relname, 8), 'YYYYMMDD') < (now() AT TIME ZONE 'UTC')::date - p_days LOOP
    EXECUTE format('DROP TABLE partitions.%I', v_name);
    v_dropped := v_dropped + 1;
  END LOOP;
  RETURN v_dropped;
END $$;
REVOKE EXECUTE ON FUNCTION renkei.prepare_sample_partitions(integer, integer), renkei.drop_sample_partitions(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION renkei.prepare_sample_partitions(integer, integer), renkei.drop_sample_partitions(integer) TO renkei_system;
SELECT renkei.prepare_sample_partitions(7, 3);

ALTER TABLE samples ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY samples_system ON samples TO renkei_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON samples TO renkei_system;
CREATE POLICY samples_read ON samples FOR SELECT TO renkei_app USING (EXISTS (SELECT FROM checks c WHERE c.id = check_id));
GRANT SELECT ON samples TO renkei_app;

-- What a node may see and write: of itself, and of the checks that it reports on. -------------------------------------
CREATE POLICY nodes_itself ON nodes FOR SELECT TO renkei_node USING (id = ANY ((SELECT renkei.actor_nodes())::uuid[]));
GRANT SELECT ON nodes TO renkei_node;
CREATE POLICY node_agents_itself ON node_agents TO renkei_node USING (node_id = ANY ((SELECT renkei.actor_nodes())::uuid[]));
GRANT SELECT, UPDATE ON node_agents TO renkei_node;
CREATE POLICY node_keys_itself ON node_keys TO renkei_node USING (node_id = ANY ((SELECT renkei.actor_nodes())::uuid[]));
GRANT SELECT, INSERT, UPDATE (revoked_at) ON node_keys TO renkei_node;
CREATE POLICY node_changes_itself ON node_changes FOR INSERT TO renkei_node WITH CHECK (node_id = ANY ((SELECT renkei.actor_nodes())::uuid[]));
GRANT INSERT ON node_changes TO renkei_node;
CREATE POLICY checks_reported ON checks FOR SELECT TO renkei_node USING (reporter_id = ANY ((SELECT renkei.actor_nodes())::uuid[]));
GRANT SELECT ON checks TO renkei_node;
-- The inner SELECT is asked once a statement and hashed: a batch of fifty nodes reports on five hundred checks.
CREATE POLICY check_statuses_reported ON check_statuses TO renkei_node USING (check_id IN (SELECT c.id FROM checks c));
GRANT SELECT, INSERT, UPDATE ON check_statuses TO renkei_node;
CREATE POLICY check_changes_reported ON check_changes FOR INSERT TO renkei_node WITH CHECK (check_id IN (SELECT c.id FROM checks c));
GRANT INSERT ON check_changes TO renkei_node;
CREATE POLICY samples_reported ON samples FOR INSERT TO renkei_node WITH CHECK (check_id IN (SELECT c.id FROM checks c));
GRANT INSERT ON samples TO renkei_node;
CREATE POLICY thresholds_in_force ON thresholds FOR SELECT TO renkei_node
  USING (node_id IS NULL OR node_id IN (SELECT c.node_id FROM checks c));
GRANT SELECT ON thresholds TO renkei_node;
CREATE POLICY network_settings_node ON network_settings FOR SELECT TO renkei_node USING (true);
GRANT SELECT ON network_settings TO renkei_node;
CREATE POLICY node_commands_itself ON node_commands FOR SELECT TO renkei_node USING (node_id = ANY ((SELECT renkei.actor_nodes())::uuid[]));
CREATE POLICY node_commands_answer ON node_commands FOR UPDATE TO renkei_node USING (node_id = ANY ((SELECT renkei.actor_nodes())::uuid[]));
GRANT SELECT, UPDATE (state, token, lease_until, begun_at, settled_at, exit_code, output) ON node_commands TO renkei_node;

-- Processes that hold nodes' keys in memory, or their polls, hear of changes; a payload says which of the two. ------------------
CREATE FUNCTION renkei.tell_nodes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('renkei_nodes', TG_ARGV[0]);
  RETURN NULL;
END $$;
CREATE TRIGGER node_keys_tell AFTER UPDATE OR DELETE ON node_keys FOR EACH STATEMENT EXECUTE FUNCTION renkei.tell_nodes('keys');
CREATE TRIGGER nodes_tell AFTER UPDATE OF name, organization_id, valid_to ON nodes FOR EACH STATEMENT EXECUTE FUNCTION renkei.tell_nodes('keys');
CREATE TRIGGER node_commands_tell AFTER INSERT ON node_commands FOR EACH STATEMENT EXECUTE FUNCTION renkei.tell_nodes('commands');

-- What is not well is looked for each second.
CREATE INDEX check_statuses_unwell ON check_statuses (check_id) WHERE state <> 'ok' OR latest <> 'ok' OR flapping;
