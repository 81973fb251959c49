-- Who is told of an article depends on the kind of telling: every user, or those who write for the organization. Whoever posts it is not.
DROP FUNCTION renkei.count_article_recipients(uuid[]);
CREATE FUNCTION renkei.count_article_recipients(p_organizations uuid[], p_roles text[], p_author uuid) RETURNS integer
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN (SELECT count(*)::integer FROM users u WHERE u.organization_id = ANY (p_organizations) AND u.disabled_at IS NULL AND u.email <> ''
    AND u.id IS DISTINCT FROM p_author AND (cardinality(p_roles) = 0
      OR EXISTS (SELECT FROM user_roles r WHERE r.user_id = u.id AND r.role::text = ANY (p_roles))));
END $$;

GRANT CREATE ON SCHEMA renkei TO renkei_system;
ALTER FUNCTION renkei.count_article_recipients(uuid[], text[], uuid) OWNER TO renkei_system;
REVOKE CREATE ON SCHEMA renkei FROM renkei_system;
REVOKE EXECUTE ON FUNCTION renkei.count_article_recipients(uuid[], text[], uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION renkei.count_article_recipients(uuid[], text[], uuid) TO renkei_app;
