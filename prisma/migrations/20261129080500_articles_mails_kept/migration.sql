-- What a mail server has taken and what was only kept, because none is set up, are two things to whoever sent it.
DROP FUNCTION renkei.article_deliveries(uuid);
CREATE FUNCTION renkei.article_deliveries(p_article uuid)
RETURNS TABLE (organization_id uuid, told integer, waiting integer, sent integer, kept integer, failed integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM articles a WHERE a.id = p_article AND a.organization_id = renkei.actor_organization()) THEN RETURN; END IF;
  RETURN QUERY SELECT e.organization_id, count(n.id)::integer,
      count(*) FILTER (WHERE e.expanded_at IS NULL OR m.state IN ('queued', 'sending'))::integer,
      count(*) FILTER (WHERE m.state = 'sent')::integer, count(*) FILTER (WHERE m.state = 'kept')::integer,
      count(*) FILTER (WHERE m.state = 'failed')::integer
    FROM notification_events e LEFT JOIN notifications n ON n.event_id = e.id LEFT JOIN mails m ON m.id = n.mail_id
    WHERE e.target_type = 'article' AND e.target_id = p_article::text GROUP BY e.organization_id;
END $$;

GRANT CREATE ON SCHEMA renkei TO renkei_system;
ALTER FUNCTION renkei.article_deliveries(uuid) OWNER TO renkei_system;
REVOKE CREATE ON SCHEMA renkei FROM renkei_system;
REVOKE EXECUTE ON FUNCTION renkei.article_deliveries(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION renkei.article_deliveries(uuid) TO renkei_app;
