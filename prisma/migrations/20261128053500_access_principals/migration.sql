-- Who acts is a person, a node or the system, and the database's context says which (docs/decisions/principals.md).
-- `renkei_node` is entered for one transaction by `withNodes`, as `renkei_system` is: a table that grants it nothing shows it
-- nothing, whatever its policies say about people. It is not inherited.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'renkei_node') THEN
    CREATE ROLE renkei_node NOLOGIN NOINHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
  END IF;
END $$;
GRANT renkei_node TO renkei_app;
GRANT USAGE ON SCHEMA renkei, public TO renkei_node;

-- 'person', 'node' or 'system'; NULL = nobody has begun.
CREATE FUNCTION renkei.principal() RETURNS text LANGUAGE sql STABLE AS
$$ SELECT nullif(current_setting('renkei.principal', true), '') $$;
-- The nodes that this transaction speaks for; NULL outside of a node's.
CREATE FUNCTION renkei.actor_nodes() RETURNS uuid[] LANGUAGE sql STABLE AS
$$ SELECT nullif(current_setting('renkei.node_ids', true), '')::uuid[] $$;

-- Raises if this transaction has a principal: none becomes another.
CREATE FUNCTION renkei.begin_principal(p_principal text, p_request text, p_read_only boolean) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF renkei.principal() IS NOT NULL THEN
    RAISE EXCEPTION 'an actor is already set in this transaction' USING ERRCODE = '25001';
  END IF;
  PERFORM set_config('transaction_read_only', CASE WHEN p_read_only THEN 'on' ELSE 'off' END, true),
          set_config('renkei.principal', p_principal, true),
          set_config('renkei.request_id', p_request, true);
END $$;

CREATE OR REPLACE FUNCTION renkei.begin_actor(p_user uuid, p_organization uuid, p_kind text, p_request text, p_read_only boolean)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM renkei.begin_principal('person', p_request, p_read_only);
  IF p_user IS NULL OR p_organization IS NULL THEN
    RAISE EXCEPTION 'an actor needs a user and an organization' USING ERRCODE = '22004';
  END IF;
  PERFORM set_config('renkei.user_id', p_user::text, true),
          set_config('renkei.organization_id', p_organization::text, true),
          set_config('renkei.organization_kind', p_kind, true);
END $$;

CREATE OR REPLACE FUNCTION renkei.begin_system(p_task text, p_request text, p_read_only boolean)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM renkei.begin_principal('system', p_request, p_read_only);
  PERFORM set_config('renkei.task', p_task, true), set_config('role', 'renkei_system', true);
END $$;

-- One node, or all whose messages are written together; `p_organizations` has the owner of each in the same place. What people of
-- those organizations see is not theirs: `actor_organization()` stays empty.
CREATE FUNCTION renkei.begin_nodes(p_nodes uuid[], p_organizations uuid[], p_request text, p_read_only boolean)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM renkei.begin_principal('node', p_request, p_read_only);
  IF coalesce(cardinality(p_nodes), 0) = 0 OR cardinality(p_nodes) IS DISTINCT FROM cardinality(p_organizations)
     OR array_position(p_nodes || p_organizations, NULL) IS NOT NULL THEN
    RAISE EXCEPTION 'a node needs an id and an organization' USING ERRCODE = '22004';
  END IF;
  PERFORM set_config('renkei.node_ids', p_nodes::text, true),
          set_config('renkei.node_organization_ids', p_organizations::text, true),
          set_config('role', 'renkei_node', true);
END $$;

-- Audit ---------------------------------------------------------------------------------------------------------------
-- Entries from before this have format 1, whose hash covers neither the format nor a node.
ALTER TABLE audit_entries ADD COLUMN format smallint NOT NULL DEFAULT 1, ADD COLUMN actor_node_id uuid;
ALTER TABLE audit_entries ALTER COLUMN format SET DEFAULT 2;
ALTER TABLE audit_entries DROP CONSTRAINT audit_entries_actor_or_task;
ALTER TABLE audit_entries ADD CONSTRAINT audit_entries_principal CHECK (
  num_nonnulls(actor_user_id, actor_node_id, task) = 1 AND (task IS NULL) = (actor_organization_id IS NOT NULL));

CREATE OR REPLACE FUNCTION renkei.audit_complete() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  v_nodes CONSTANT uuid[] := renkei.actor_nodes();
BEGIN
  NEW.format := 2;
  IF renkei.actor_user() IS NOT NULL THEN
    NEW.actor_user_id := renkei.actor_user();
    NEW.actor_node_id := NULL;
    NEW.actor_organization_id := renkei.actor_organization();
    NEW.request_id := current_setting('renkei.request_id', true);
    NEW.task := NULL;
  ELSIF v_nodes IS NOT NULL THEN
    IF array_position(v_nodes, NEW.actor_node_id) IS NULL THEN
      RAISE EXCEPTION 'a node speaks for itself only' USING ERRCODE = '42501';
    END IF;
    NEW.actor_user_id := NULL;
    NEW.actor_organization_id := (current_setting('renkei.node_organization_ids')::uuid[])[array_position(v_nodes, NEW.actor_node_id)];
    NEW.request_id := current_setting('renkei.request_id', true);
    NEW.task := NULL;
  END IF;
  NEW.organization_ids := coalesce((SELECT array_agg(DISTINCT o ORDER BY o)
    FROM unnest(NEW.organization_ids || NEW.actor_organization_id || NEW.acting_for_organization_id) o WHERE o IS NOT NULL), '{}');
  NEW.content_hash := sha256(convert_to(array_to_json(ARRAY[NEW.format::text,
    NEW.id::text, to_char(NEW.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), NEW.event, NEW.target_type, NEW.target_id,
    NEW.actor_user_id::text, NEW.actor_node_id::text, NEW.actor_name, NEW.actor_organization_id::text, NEW.actor_organization_name,
    NEW.acting_for_organization_id::text, NEW.task, NEW.request_id, array_to_string(NEW.organization_ids, ','),
    NEW.before::text, NEW.after::text])::text, 'UTF8'));
  RETURN NEW;
END $$;

CREATE POLICY audit_entries_node_insert ON audit_entries FOR INSERT TO renkei_node
  WITH CHECK (actor_node_id = ANY (renkei.actor_nodes()));
GRANT INSERT ON audit_entries TO renkei_node;
