-- A path without pg_temp has it in front of all: a caller's `CREATE DOMAIN pg_temp.text` was then the type that these functions
-- meant, and its check ran with their owner's rights.
ALTER FUNCTION renkei.enqueue(text, json, text, timestamptz) SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION renkei.queue_depth() SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION renkei.migration_state() SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION renkei.keep_file_body(text, integer) SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION renkei.take_file_quota(uuid, bigint, bigint) SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION renkei.audit_register() SET search_path = pg_catalog, public, pg_temp;

-- And nobody but the owner makes anything temporary. Said again at every start (scripts/lib/database/roles.mjs), because a copied
-- or restored database has its privileges anew.
DO $$ BEGIN
  EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC, renkei_app, renkei_system, renkei_queue', current_database());
END $$;
