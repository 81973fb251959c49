CREATE TABLE file_bodies (
  hash text PRIMARY KEY,
  size integer NOT NULL,
  refs integer NOT NULL,
  CONSTRAINT file_bodies_hash_form CHECK (hash ~ '^[0-9a-f]{64}$'),
  CONSTRAINT file_bodies_refs CHECK (refs >= 0 AND size >= 0)
);

CREATE TABLE files (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  uploaded_by_id uuid NOT NULL REFERENCES users (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  name text NOT NULL,
  media_type text NOT NULL,
  size integer NOT NULL,
  hash text NOT NULL REFERENCES file_bodies (hash) ON DELETE RESTRICT ON UPDATE CASCADE,
  created_at timestamptz(3) NOT NULL,
  attached_at timestamptz(3),
  CONSTRAINT files_name_form CHECK (name <> '' AND length(name) <= 255 AND name !~ '[/\\[:cntrl:]]')
);
CREATE INDEX files_organization_id_created_at_idx ON files (organization_id, created_at);
CREATE INDEX files_attached_at_created_at_idx ON files (attached_at, created_at);
CREATE INDEX files_hash_idx ON files (hash);

CREATE TABLE file_grants (
  file_id uuid NOT NULL REFERENCES files (id) ON DELETE CASCADE ON UPDATE CASCADE,
  organization_id uuid NOT NULL,
  granted_by_organization_id uuid NOT NULL,
  at timestamptz(3) NOT NULL,
  PRIMARY KEY (file_id, organization_id)
);

CREATE TABLE file_quotas (
  organization_id uuid PRIMARY KEY REFERENCES organizations (id) ON DELETE CASCADE ON UPDATE CASCADE,
  used_bytes bigint NOT NULL DEFAULT 0,
  limit_bytes bigint,
  CONSTRAINT file_quotas_used CHECK (used_bytes >= 0)
);

-- Counts one more file on these bytes and keeps the row locked until the end of the transaction, so that nobody deletes the
-- bytes between the store's rename and the commit. SECURITY DEFINER: the app itself may not touch the counts.
CREATE FUNCTION renkei.keep_file_body(p_hash text, p_size integer) RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
  INSERT INTO public.file_bodies AS b (hash, size, refs) VALUES (p_hash, p_size, 1)
  ON CONFLICT (hash) DO UPDATE SET refs = b.refs + 1
$$;
REVOKE EXECUTE ON FUNCTION renkei.keep_file_body(text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION renkei.keep_file_body(text, integer) TO renkei_app, renkei_system;

-- true = the bytes fit and are now counted. One statement on one row: fifty uploads at once cannot pass the limit together.
CREATE FUNCTION renkei.take_file_quota(p_organization uuid, p_bytes bigint, p_default bigint) RETURNS boolean LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO public.file_quotas (organization_id) VALUES (p_organization) ON CONFLICT DO NOTHING;
  UPDATE public.file_quotas SET used_bytes = used_bytes + p_bytes
   WHERE organization_id = p_organization AND used_bytes + p_bytes <= coalesce(limit_bytes, p_default);
  RETURN FOUND;
END $$;
REVOKE EXECUTE ON FUNCTION renkei.take_file_quota(uuid, bigint, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION renkei.take_file_quota(uuid, bigint, bigint) TO renkei_app, renkei_system;

ALTER TABLE file_bodies ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY file_bodies_owner ON file_bodies TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY file_bodies_system ON file_bodies TO renkei_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON file_bodies TO renkei_system;

ALTER TABLE file_quotas ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY file_quotas_owner ON file_quotas TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY file_quotas_system ON file_quotas TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY file_quotas_read ON file_quotas FOR SELECT TO renkei_app USING (organization_id = renkei.actor_organization());
GRANT SELECT ON file_quotas TO renkei_app;
GRANT SELECT, UPDATE ON file_quotas TO renkei_system;

-- A grant is seen by the organization that got it and by the one that gave it.
ALTER TABLE file_grants ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY file_grants_system ON file_grants TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY file_grants_read ON file_grants FOR SELECT TO renkei_app
  USING (organization_id = renkei.actor_organization() OR granted_by_organization_id = renkei.actor_organization());
CREATE POLICY file_grants_insert ON file_grants FOR INSERT TO renkei_app
  WITH CHECK (granted_by_organization_id = renkei.actor_organization() AND EXISTS (SELECT FROM files f WHERE f.id = file_id));
GRANT SELECT, INSERT ON file_grants TO renkei_app;
GRANT SELECT, INSERT, DELETE ON file_grants TO renkei_system;

-- Before it is attached a file is its uploader's alone.
ALTER TABLE files ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY files_system ON files TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY files_read ON files FOR SELECT TO renkei_app USING (
  CASE WHEN attached_at IS NULL THEN uploaded_by_id = renkei.actor_user()
  ELSE organization_id = renkei.actor_organization()
    OR EXISTS (SELECT FROM file_grants g WHERE g.file_id = files.id AND g.organization_id = renkei.actor_organization()) END);
CREATE POLICY files_insert ON files FOR INSERT TO renkei_app
  WITH CHECK (organization_id = renkei.actor_organization() AND uploaded_by_id = renkei.actor_user() AND attached_at IS NULL);
-- The only change the app makes: attaching its own upload.
CREATE POLICY files_attach ON files FOR UPDATE TO renkei_app
  USING (uploaded_by_id = renkei.actor_user() AND attached_at IS NULL)
  WITH CHECK (uploaded_by_id = renkei.actor_user() AND organization_id = renkei.actor_organization());
GRANT SELECT, INSERT, UPDATE (attached_at) ON files TO renkei_app;
GRANT SELECT, DELETE ON files TO renkei_system;
