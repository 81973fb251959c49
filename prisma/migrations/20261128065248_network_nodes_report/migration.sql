-- Partitioned by day (docs/decisions/partitions.md); the clock makes the days ahead.
CREATE TABLE samples (
  check_id integer NOT NULL,
  at timestamptz(3) NOT NULL,
  value double precision,
  state check_state NOT NULL,
  PRIMARY KEY (check_id, at)
) PARTITION BY RANGE (at);
SELECT renkei.add_partitions('samples', (now() AT TIME ZONE 'UTC')::date - 7, (now() AT TIME ZONE 'UTC')::date + 7);
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
