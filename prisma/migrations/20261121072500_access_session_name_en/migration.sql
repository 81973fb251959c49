-- A session's look-up tells what the user's organization is called in English, too: it stands on every page.
DROP FUNCTION renkei.session_actor(text, timestamptz, integer, boolean);
CREATE FUNCTION renkei.session_actor(p_token_hash text, p_now timestamptz, p_idle_seconds integer, p_touch boolean)
RETURNS TABLE (
  session_id uuid, started_at timestamptz, expires_at timestamptz, previous_login_at timestamptz,
  user_id uuid, user_name text, login_id text, locale text, roles text[],
  organization_id uuid, organization_kind text, organization_code text, organization_name text, organization_name_en text,
  parent_organization_id uuid,
  unread integer
) LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  v_last_seen timestamptz;
BEGIN
  SELECT s.id, s.created_at, s.expires_at, s.previous_login_at, s.last_seen_at,
         u.id, u.name, u.login_id, u.locale,
         ARRAY(SELECT r.role::text FROM user_roles r WHERE r.user_id = u.id ORDER BY r.role),
         o.id, o.kind::text, o.code, o.name, o.name_en, o.parent_id,
         -- The badge says 99+ from 100 on.
         (SELECT count(*) FROM (SELECT FROM notifications n WHERE n.user_id = u.id AND n.read_at IS NULL LIMIT 100) c)
    INTO session_id, started_at, expires_at, previous_login_at, v_last_seen,
         user_id, user_name, login_id, locale, roles,
         organization_id, organization_kind, organization_code, organization_name, organization_name_en,
         parent_organization_id, unread
    FROM sessions s
    JOIN users u ON u.id = s.user_id
    JOIN organizations o ON o.id = u.organization_id
   WHERE s.token_hash = p_token_hash
     AND s.revoked_at IS NULL
     AND s.expires_at > p_now
     AND s.last_seen_at > p_now - make_interval(secs => p_idle_seconds)
     AND u.disabled_at IS NULL
     AND o.disabled_at IS NULL
     AND (o.valid_to IS NULL OR o.valid_to > (p_now AT TIME ZONE 'Asia/Tokyo')::date);
  IF NOT FOUND OR cardinality(roles) = 0 THEN
    RETURN;
  END IF;
  -- Once a minute is precise enough for the idle limit, and keeps pages from being writes.
  IF p_touch AND v_last_seen < p_now - interval '1 minute' THEN
    UPDATE sessions t SET last_seen_at = p_now WHERE t.id = session_id AND t.last_seen_at < p_now - interval '1 minute';
  END IF;
  RETURN NEXT;
END $$;
GRANT CREATE ON SCHEMA renkei TO renkei_system;
ALTER FUNCTION renkei.session_actor(text, timestamptz, integer, boolean) OWNER TO renkei_system;
REVOKE CREATE ON SCHEMA renkei FROM renkei_system;
REVOKE EXECUTE ON FUNCTION renkei.session_actor(text, timestamptz, integer, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION renkei.session_actor(text, timestamptz, integer, boolean) TO renkei_app;
