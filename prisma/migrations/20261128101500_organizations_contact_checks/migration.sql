CREATE TABLE contact_searches (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL,
  name text NOT NULL,
  query text NOT NULL,
  created_at timestamptz(3) NOT NULL
);
CREATE UNIQUE INDEX contact_searches_user_id_name_key ON contact_searches (user_id, name);
ALTER TABLE contact_searches ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY contact_searches_system ON contact_searches TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY contact_searches_own ON contact_searches TO renkei_app
  USING (user_id = renkei.actor_user()) WITH CHECK (user_id = renkei.actor_user());
GRANT SELECT, INSERT, UPDATE, DELETE ON contact_searches TO renkei_app;
GRANT SELECT ON contact_searches TO renkei_system;

-- Whether a body has looked through its windows is no secret: its prefecture chases it, and so do center and operator.
CREATE TABLE contact_checks (
  organization_id uuid PRIMARY KEY REFERENCES organizations (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  checked_on date NOT NULL,
  user_name text NOT NULL
);
ALTER TABLE contact_checks ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY contact_checks_system ON contact_checks TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY contact_checks_read ON contact_checks FOR SELECT TO renkei_app USING ((SELECT renkei.actor_organization()) IS NOT NULL);
CREATE POLICY contact_checks_give ON contact_checks FOR INSERT TO renkei_app WITH CHECK (organization_id = (SELECT renkei.actor_organization()));
CREATE POLICY contact_checks_renew ON contact_checks FOR UPDATE TO renkei_app
  USING (organization_id = (SELECT renkei.actor_organization())) WITH CHECK (organization_id = (SELECT renkei.actor_organization()));
GRANT SELECT, INSERT, UPDATE (checked_on, user_name) ON contact_checks TO renkei_app;
GRANT SELECT ON contact_checks TO renkei_system;
