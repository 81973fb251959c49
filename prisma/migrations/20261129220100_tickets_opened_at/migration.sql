-- When somebody of another organization first opened what was handed on, so that whoever wants to take it back is told. One from before `at`
-- belongs to an earlier handing on. (`ticket_reads.read_at` says up to which entry somebody has read, not when.)
ALTER TABLE ticket_undos ADD COLUMN opened_at timestamptz(3);

-- Notes that the actor has opened it; answers the organization that handed it on, where this is the first time, else null. The reader's own
-- row in `ticket_reads`, written before, proves that they may see it and did, and holds the ticket's row against `take_back`.
CREATE FUNCTION renkei.note_opening(p_ticket uuid, p_at timestamptz) RETURNS uuid LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE ticket_undos u SET opened_at = greatest(p_at, u.at)
   WHERE u.ticket_id = p_ticket AND u.organization_id <> renkei.actor_organization() AND (u.opened_at IS NULL OR u.opened_at < u.at)
     AND EXISTS (SELECT FROM ticket_reads r WHERE r.ticket_id = p_ticket AND r.user_id = renkei.actor_user() AND r.read_at >= u.at)
  RETURNING u.organization_id
$$;
REVOKE EXECUTE ON FUNCTION renkei.note_opening(uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION renkei.note_opening(uuid, timestamptz) TO renkei_app;
GRANT CREATE ON SCHEMA renkei TO renkei_system;
ALTER FUNCTION renkei.note_opening(uuid, timestamptz) OWNER TO renkei_system;
REVOKE CREATE ON SCHEMA renkei FROM renkei_system;
