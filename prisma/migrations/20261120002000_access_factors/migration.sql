-- What only the system may read -------------------------------------------------------------------------------------
-- Colleagues see one another's rows, so the columns that open doors are kept from the application's role: it may set a
-- password hash (an administrator resets it) and never read one.
ALTER TABLE users
  ADD COLUMN password_set_at timestamptz(3),
  ADD CONSTRAINT users_locale CHECK (locale IN ('ja', 'en'));
REVOKE SELECT ON users FROM renkei_app;
GRANT SELECT (id, organization_id, login_id, name, kana, email, phone, must_change_password, password_set_at, locale,
  disabled_at, last_login_at, created_at, version) ON users TO renkei_app;

-- One sees and ends one's own sessions; an administrator ends others' through renkei.end_sessions.
DROP POLICY sessions_actor ON sessions;
CREATE POLICY sessions_own ON sessions TO renkei_app
  USING (user_id = renkei.actor_user()) WITH CHECK (user_id = renkei.actor_user());
REVOKE SELECT, UPDATE ON sessions FROM renkei_app;
GRANT SELECT (id, user_id, created_at, last_seen_at, expires_at, revoked_at, address, user_agent, method, second_factor,
  previous_login_at, end_reason) ON sessions TO renkei_app;
GRANT UPDATE (revoked_at, end_reason) ON sessions TO renkei_app;
CREATE INDEX sessions_expires_at_idx ON sessions (expires_at);

CREATE TABLE login_throttles (
  key text PRIMARY KEY,
  failures integer NOT NULL,
  last_failure_at timestamptz(3) NOT NULL,
  blocked_until timestamptz(3)
);
CREATE INDEX login_throttles_last_failure_at_idx ON login_throttles (last_failure_at);

CREATE TABLE known_places (
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  kind text NOT NULL,
  value_hash text NOT NULL,
  last_used_at timestamptz(3) NOT NULL,
  PRIMARY KEY (user_id, kind, value_hash),
  CONSTRAINT known_places_kind CHECK (kind IN ('device', 'address'))
);
CREATE INDEX known_places_last_used_at_idx ON known_places (last_used_at);

CREATE TABLE pending_logins (
  id uuid PRIMARY KEY,
  token_hash text NOT NULL,
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  method text NOT NULL,
  second_factor text,
  next_path text NOT NULL DEFAULT '/',
  failures integer NOT NULL DEFAULT 0,
  created_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  CONSTRAINT pending_logins_method CHECK (method IN ('password', 'oidc', 'passkey'))
);
CREATE UNIQUE INDEX pending_logins_token_hash_key ON pending_logins (token_hash);
CREATE INDEX pending_logins_user_id_idx ON pending_logins (user_id);
CREATE INDEX pending_logins_expires_at_idx ON pending_logins (expires_at);

CREATE TABLE totp_factors (
  user_id uuid PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  secret bytea NOT NULL,
  last_step bigint NOT NULL DEFAULT 0,
  confirmed_at timestamptz(3),
  created_at timestamptz(3) NOT NULL
);

CREATE TABLE recovery_codes (
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  code_hash text NOT NULL,
  used_at timestamptz(3),
  PRIMARY KEY (user_id, code_hash)
);

CREATE TABLE passkeys (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  credential_id text NOT NULL,
  public_key bytea NOT NULL,
  counter bigint NOT NULL,
  transports text[],
  name text NOT NULL,
  backed_up boolean NOT NULL,
  created_at timestamptz(3) NOT NULL,
  last_used_at timestamptz(3)
);
CREATE UNIQUE INDEX passkeys_credential_id_key ON passkeys (credential_id);
CREATE INDEX passkeys_user_id_idx ON passkeys (user_id);

CREATE TABLE passkey_challenges (
  id uuid PRIMARY KEY,
  user_id uuid REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  purpose text NOT NULL,
  challenge text NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  CONSTRAINT passkey_challenges_purpose CHECK (purpose IN ('register', 'factor', 'log_in'))
);
CREATE INDEX passkey_challenges_user_id_idx ON passkey_challenges (user_id);
CREATE INDEX passkey_challenges_expires_at_idx ON passkey_challenges (expires_at);

CREATE TABLE provider_accounts (
  issuer text NOT NULL,
  subject text NOT NULL,
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (issuer, subject)
);
CREATE UNIQUE INDEX provider_accounts_issuer_user_id_key ON provider_accounts (issuer, user_id);
CREATE INDEX provider_accounts_user_id_idx ON provider_accounts (user_id);

DO $$
DECLARE
  v_table text;
BEGIN
  FOREACH v_table IN ARRAY ARRAY['login_throttles', 'known_places', 'pending_logins', 'totp_factors', 'recovery_codes',
    'passkeys', 'passkey_challenges', 'provider_accounts'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', v_table);
    EXECUTE format('CREATE POLICY %I ON %I TO renkei_system USING (true) WITH CHECK (true)', v_table || '_system', v_table);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO renkei_system', v_table);
  END LOOP;
END $$;

-- What an administrator may do to a colleague's secrets without seeing them: end, reset, count -------------------------
-- They act only on users whose organization the actor administers; which roles may is the code's rule.
CREATE FUNCTION renkei.administered_user(p_user uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM users u WHERE u.id = p_user AND renkei.administers(u.organization_id))
$$;

CREATE FUNCTION renkei.end_sessions(p_user uuid, p_reason text, p_at timestamptz) RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_ended integer;
BEGIN
  IF NOT renkei.administered_user(p_user) THEN
    RETURN 0;
  END IF;
  DELETE FROM pending_logins WHERE user_id = p_user;
  UPDATE sessions SET revoked_at = p_at, end_reason = p_reason WHERE user_id = p_user AND revoked_at IS NULL AND expires_at > p_at;
  GET DIAGNOSTICS v_ended = ROW_COUNT;
  RETURN v_ended;
END $$;

CREATE FUNCTION renkei.reset_factors(p_user uuid) RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_removed integer;
  v_rows integer;
BEGIN
  IF NOT renkei.administered_user(p_user) THEN
    RETURN 0;
  END IF;
  DELETE FROM totp_factors WHERE user_id = p_user;
  GET DIAGNOSTICS v_removed = ROW_COUNT;
  DELETE FROM passkeys WHERE user_id = p_user;
  GET DIAGNOSTICS v_rows = ROW_COUNT;
  DELETE FROM recovery_codes WHERE user_id = p_user;
  DELETE FROM provider_accounts WHERE user_id = p_user;
  DELETE FROM known_places WHERE user_id = p_user;
  RETURN v_removed + v_rows;
END $$;

CREATE FUNCTION renkei.count_factors(p_users uuid[]) RETURNS TABLE (user_id uuid, totp boolean, passkeys integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.id,
         EXISTS (SELECT FROM totp_factors t WHERE t.user_id = u.id AND t.confirmed_at IS NOT NULL),
         (SELECT count(*)::integer FROM passkeys p WHERE p.user_id = u.id)
    FROM users u
   WHERE u.id = ANY (p_users) AND renkei.administers(u.organization_id)
$$;

-- Log-in IDs are unique in the whole country, so whoever gives one out must learn that it is taken, and nothing else about it.
CREATE FUNCTION renkei.taken_login_ids(p_login_ids text[]) RETURNS TABLE (login_id text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.login_id FROM users u WHERE u.login_id = ANY (p_login_ids)
$$;

DO $$
DECLARE
  v_function text;
BEGIN
  FOREACH v_function IN ARRAY ARRAY['renkei.administered_user(uuid)', 'renkei.end_sessions(uuid, text, timestamptz)',
    'renkei.reset_factors(uuid)', 'renkei.count_factors(uuid[])', 'renkei.taken_login_ids(text[])'] LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO renkei_system', v_function);
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', v_function);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO renkei_app', v_function);
  END LOOP;
END $$;
