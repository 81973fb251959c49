-- Roles. `renkei_app` is what web and worker log in as: it owns nothing and cannot bypass row-level security.
-- `renkei_system` is entered for one transaction (SET LOCAL ROLE) by `withSystem`, for work that belongs to no
-- organization: log-in, mail, clock ticks. It is not inherited, so forgetting to enter it shows as missing rows.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'renkei_app') THEN
    CREATE ROLE renkei_app LOGIN NOINHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'renkei_system') THEN
    CREATE ROLE renkei_system NOLOGIN NOINHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
  END IF;
END $$;
GRANT renkei_system TO renkei_app;

CREATE SCHEMA IF NOT EXISTS renkei;
GRANT USAGE ON SCHEMA renkei TO renkei_app, renkei_system;
GRANT USAGE ON SCHEMA public TO renkei_app, renkei_system;

-- Opens the actor's context for this transaction; raises if one is already open (a nested or reused transaction).
CREATE FUNCTION renkei.begin_actor(p_user uuid, p_organization uuid, p_kind text, p_request text, p_read_only boolean)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(current_setting('renkei.organization_id', true), '') <> '' THEN
    RAISE EXCEPTION 'an actor is already set in this transaction' USING ERRCODE = '25001';
  END IF;
  IF p_user IS NULL OR p_organization IS NULL THEN
    RAISE EXCEPTION 'an actor needs a user and an organization' USING ERRCODE = '22004';
  END IF;
  PERFORM set_config('transaction_read_only', CASE WHEN p_read_only THEN 'on' ELSE 'off' END, true),
          set_config('renkei.user_id', p_user::text, true),
          set_config('renkei.organization_id', p_organization::text, true),
          set_config('renkei.organization_kind', p_kind, true),
          set_config('renkei.request_id', p_request, true);
END $$;

-- Opens a system context: no organization, every row that a policy opens to `renkei_system`.
CREATE FUNCTION renkei.begin_system(p_task text, p_request text, p_read_only boolean)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(current_setting('renkei.organization_id', true), '') <> '' OR coalesce(current_setting('renkei.task', true), '') <> '' THEN
    RAISE EXCEPTION 'an actor is already set in this transaction' USING ERRCODE = '25001';
  END IF;
  PERFORM set_config('transaction_read_only', CASE WHEN p_read_only THEN 'on' ELSE 'off' END, true),
          set_config('renkei.task', p_task, true),
          set_config('renkei.request_id', p_request, true),
          set_config('role', 'renkei_system', true);
END $$;

CREATE FUNCTION renkei.actor_organization() RETURNS uuid LANGUAGE sql STABLE AS
$$ SELECT nullif(current_setting('renkei.organization_id', true), '')::uuid $$;
CREATE FUNCTION renkei.actor_user() RETURNS uuid LANGUAGE sql STABLE AS
$$ SELECT nullif(current_setting('renkei.user_id', true), '')::uuid $$;
CREATE FUNCTION renkei.actor_kind() RETURNS text LANGUAGE sql STABLE AS
$$ SELECT nullif(current_setting('renkei.organization_kind', true), '') $$;

-- Organizations -----------------------------------------------------------------------------------------------------
CREATE TYPE organization_kind AS ENUM ('center', 'operator', 'prefecture', 'municipality', 'agency', 'vendor');

CREATE TABLE organizations (
  id uuid PRIMARY KEY,
  kind organization_kind NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  kana text NOT NULL,
  name_en text NOT NULL,
  parent_id uuid REFERENCES organizations (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  path text NOT NULL,
  valid_from date,
  valid_to date,
  disabled_at timestamptz(3),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT organizations_validity CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_to > valid_from),
  CONSTRAINT organizations_parent CHECK ((kind = 'municipality') = (parent_id IS NOT NULL))
);
CREATE UNIQUE INDEX organizations_code_key ON organizations (code);
CREATE INDEX organizations_parent_id_idx ON organizations (parent_id);
CREATE INDEX organizations_kind_code_idx ON organizations (kind, code);

-- Users and sessions ------------------------------------------------------------------------------------------------
CREATE TYPE role AS ENUM ('system_administrator', 'system_management', 'call_center', 'staff', 'counter_clerk', 'auditor');

CREATE TABLE users (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  login_id text NOT NULL,
  name text NOT NULL,
  kana text NOT NULL,
  email text,
  phone text,
  password_hash text,
  must_change_password boolean NOT NULL DEFAULT false,
  locale text NOT NULL DEFAULT 'ja',
  disabled_at timestamptz(3),
  last_login_at timestamptz(3),
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT users_login_id_form CHECK (login_id ~ '^[a-z0-9][a-z0-9._-]{2,63}$')
);
CREATE UNIQUE INDEX users_login_id_key ON users (login_id);
CREATE INDEX users_organization_id_idx ON users (organization_id);

CREATE TABLE user_roles (
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  role role NOT NULL,
  PRIMARY KEY (user_id, role)
);

CREATE TABLE sessions (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  token_hash text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  last_seen_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  expires_at timestamptz(3) NOT NULL,
  revoked_at timestamptz(3),
  address text NOT NULL DEFAULT '',
  user_agent text NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX sessions_token_hash_key ON sessions (token_hash);
CREATE INDEX sessions_user_id_created_at_idx ON sessions (user_id, created_at);

-- Who may see what --------------------------------------------------------------------------------------------------
-- Every table: ENABLE and FORCE, so that not even its owner reads past the policies by accident.
-- Organizations are public knowledge inside the portal (the contact-window search needs them); only the center edits the tree.
ALTER TABLE organizations ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organizations_system ON organizations TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY organizations_read ON organizations FOR SELECT TO renkei_app USING (renkei.actor_organization() IS NOT NULL);
CREATE POLICY organizations_insert ON organizations FOR INSERT TO renkei_app WITH CHECK (renkei.actor_kind() = 'center');
CREATE POLICY organizations_update ON organizations FOR UPDATE TO renkei_app USING (renkei.actor_kind() = 'center');
GRANT SELECT, INSERT, UPDATE ON organizations TO renkei_app, renkei_system;

-- A prefecture acts for its municipalities (代行), so it sees and changes their users.
CREATE FUNCTION renkei.administers(p_organization uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT p_organization = renkei.actor_organization()
      OR EXISTS (SELECT FROM organizations o WHERE o.id = p_organization AND o.parent_id = renkei.actor_organization())
$$;
ALTER TABLE users ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY users_system ON users TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY users_actor ON users TO renkei_app USING (renkei.administers(organization_id)) WITH CHECK (renkei.administers(organization_id));
GRANT SELECT, INSERT, UPDATE ON users TO renkei_app, renkei_system;

ALTER TABLE user_roles ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY user_roles_system ON user_roles TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY user_roles_actor ON user_roles TO renkei_app
  USING (EXISTS (SELECT FROM users u WHERE u.id = user_id)) WITH CHECK (EXISTS (SELECT FROM users u WHERE u.id = user_id));
GRANT SELECT, INSERT, DELETE ON user_roles TO renkei_app, renkei_system;

ALTER TABLE sessions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY sessions_system ON sessions TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY sessions_actor ON sessions TO renkei_app
  USING (EXISTS (SELECT FROM users u WHERE u.id = user_id)) WITH CHECK (EXISTS (SELECT FROM users u WHERE u.id = user_id));
GRANT SELECT, UPDATE ON sessions TO renkei_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON sessions TO renkei_system;
