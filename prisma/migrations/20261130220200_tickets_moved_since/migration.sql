-- Has anything happened since this version that the actor's organization can read and that is more than who works on it, and as what, at a desk?
-- Each version but that of a succession has an entry, and notes and corrections have none: at worst an older entry counts too.
CREATE FUNCTION renkei.moved_since(p_ticket uuid, p_version integer) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.version < p_version OR EXISTS (
    SELECT FROM (SELECT e.kind, e.audience FROM ticket_entries e WHERE e.ticket_id = t.id AND e.kind NOT IN ('note', 'correction')
      ORDER BY e.seq DESC LIMIT greatest(t.version - p_version, 0)) m
    WHERE renkei.actor_organization() = ANY (m.audience) AND m.kind NOT IN ('taken', 'assigned', 'grouped', 'classified', 'released'))
  FROM tickets t WHERE t.id = p_ticket AND renkei.actor_organization() = ANY (t.party_ids)
$$;

REVOKE EXECUTE ON FUNCTION renkei.moved_since(uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION renkei.moved_since(uuid, integer) TO renkei_app;
GRANT CREATE ON SCHEMA renkei TO renkei_system;
ALTER FUNCTION renkei.moved_since(uuid, integer) OWNER TO renkei_system;
REVOKE CREATE ON SCHEMA renkei FROM renkei_system;
