-- Users whose newest mail no server took, at the address that they still have, for those who administer them: since when, and the server's
-- last answer. A mail that is taken, or another address, ends it.
CREATE FUNCTION renkei.refused_mail(p_users uuid[]) RETURNS TABLE (user_id uuid, at timestamptz, reason text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.id, m.settled_at, m.last_error
    FROM users u CROSS JOIN LATERAL (
      SELECT state, settled_at, last_error FROM mails
       WHERE user_id = u.id AND to_address = u.email AND state IN ('sent', 'failed') ORDER BY id DESC LIMIT 1) m
   WHERE u.id = ANY (p_users) AND renkei.administers(u.organization_id) AND m.state = 'failed'
$$;

GRANT CREATE ON SCHEMA renkei TO renkei_system;
ALTER FUNCTION renkei.refused_mail(uuid[]) OWNER TO renkei_system;
REVOKE CREATE ON SCHEMA renkei FROM renkei_system;
REVOKE EXECUTE ON FUNCTION renkei.refused_mail(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION renkei.refused_mail(uuid[]) TO renkei_app;
