-- As before, and corrections of what is not opened are not shown, either.
CREATE OR REPLACE FUNCTION renkei.unopened_texts(p_tickets uuid[]) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE unopened AS (
    SELECT e.id, e.source_id, e.ticket_id FROM ticket_undos u JOIN tickets t ON t.id = u.ticket_id AND t.version = u.version JOIN ticket_entries e ON e.id = u.entry_id
     WHERE u.ticket_id = ANY (p_tickets) AND u.organization_id <> renkei.actor_organization() AND (u.opened_at IS NULL OR u.opened_at < u.at)
       AND renkei.actor_organization() = ANY (e.audience)
    UNION SELECT e.id, e.source_id, e.ticket_id FROM unopened w JOIN ticket_entries e ON e.ticket_id = w.ticket_id
      AND (e.id = w.source_id OR (e.source_id = w.id AND e.kind = 'correction')))
  SELECT id FROM unopened UNION ALL SELECT l.file_id FROM unopened w JOIN ticket_entry_files l ON l.entry_id = w.id
$$;

DROP FUNCTION renkei.withdraw_notifications(text, text, text[], timestamptz);
-- As before, and of these kinds what has these params alone: answers from whom a notification went. An event that a worker is just expanding is waited for.
CREATE FUNCTION renkei.withdraw_notifications(p_type text, p_target text, p_kinds text[], p_since timestamptz, p_params jsonb DEFAULT '{}')
RETURNS TABLE (organization uuid, told uuid) LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_events uuid[];
  v_organizations uuid[];
  v_mails uuid[];
BEGIN
  -- `expanded_at` has an index, and is not before `created_at` but for what two machines' clocks differ.
  SELECT array_agg(l.id), array_agg(l.organization_id) INTO v_events, v_organizations FROM (
    SELECT e.id, e.organization_id FROM notification_events e
     WHERE (e.expanded_at IS NULL OR e.expanded_at >= p_since - interval '1 minute') AND e.created_at >= p_since
       AND e.target_type = p_type AND e.target_id = p_target AND e.kind = ANY (p_kinds) AND e.params @> p_params
       AND e.organization_id <> renkei.actor_organization()
       AND EXISTS (SELECT FROM users c WHERE c.id = e.actor_user_id AND c.organization_id = renkei.actor_organization())
     ORDER BY e.id FOR UPDATE OF e) l;
  IF v_events IS NULL THEN RETURN; END IF;
  v_mails := ARRAY(SELECT n.mail_id FROM notifications n WHERE n.event_id = ANY (v_events) AND n.mail_id IS NOT NULL);
  RETURN QUERY WITH gone AS (DELETE FROM notifications n WHERE n.event_id = ANY (v_events) RETURNING n.event_id, n.user_id)
    SELECT e.organization_id, g.user_id FROM gone g JOIN notification_events e ON e.id = g.event_id;
  -- A digest that carries others' news as well goes out; a desk's mail is known by its thread.
  DELETE FROM mails m WHERE m.state = 'queued' AND NOT EXISTS (SELECT FROM notifications n WHERE n.mail_id = m.id)
    AND (m.id = ANY (v_mails) OR (m.organization_id = ANY (v_organizations) AND m.thread = p_type || '-' || p_target AND m.created_at >= p_since));
  DELETE FROM notification_events e WHERE e.id = ANY (v_events);
END $$;

-- As before, and the corrections of what goes back go back with it.
CREATE OR REPLACE FUNCTION renkei.take_back(p_ticket uuid, p_version integer, p_at timestamptz) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  u ticket_undos;
  b tickets;
  v_parties uuid[];
  v_passed uuid[];
  v_corrections uuid[];
  v_lose uuid[];
BEGIN
  PERFORM FROM tickets WHERE id = p_ticket AND version = p_version FOR UPDATE;
  IF NOT FOUND THEN RETURN 'late'; END IF;
  SELECT * INTO u FROM ticket_undos WHERE ticket_id = p_ticket AND version = p_version AND organization_id = renkei.actor_organization();
  IF NOT FOUND THEN RETURN 'late'; END IF;
  IF renkei.is_opened(p_ticket) THEN RETURN 'opened'; END IF;
  b := jsonb_populate_record(NULL::tickets, u.before);
  v_parties := b.party_ids;
  v_passed := ARRAY(WITH RECURSIVE passed AS (SELECT id, source_id FROM ticket_entries WHERE id = u.entry_id AND kind = 'passed_on'
    UNION SELECT e.id, e.source_id FROM passed p JOIN ticket_entries e ON e.id = p.source_id) SELECT id FROM passed WHERE id <> u.entry_id);
  v_corrections := ARRAY(SELECT id FROM ticket_entries WHERE ticket_id = p_ticket AND kind = 'correction' AND source_id = u.entry_id);
  v_lose := ARRAY(SELECT o FROM ticket_entries e, unnest(e.audience) o WHERE e.id = u.entry_id AND o <> e.organization_id);
  UPDATE tickets t SET state = b.state, level = b.level, chain = b.chain, party_ids = v_parties, resume_level = b.resume_level,
    bypassed = b.bypassed, holder_organization_id = b.holder_organization_id, holder_user_id = b.holder_user_id,
    holder_user_name = b.holder_user_name, holder_since = b.holder_since, due_at = b.due_at, answered_at = b.answered_at,
    closed_at = b.closed_at, holder_group = b.holder_group, version = t.version + 1 WHERE t.id = p_ticket;
  IF b.holder_organization_id <> (SELECT organization_id FROM ticket_holdings WHERE ticket_id = p_ticket ORDER BY seq DESC LIMIT 1) THEN
    DELETE FROM ticket_holdings WHERE ticket_id = p_ticket AND until IS NULL;
    UPDATE ticket_holdings SET until = NULL WHERE ticket_id = p_ticket AND seq = (SELECT max(seq) FROM ticket_holdings WHERE ticket_id = p_ticket);
  END IF;
  UPDATE ticket_entries e SET audience = ARRAY(SELECT o FROM unnest(e.audience) o WHERE o = e.organization_id
    OR (e.id <> u.entry_id AND NOT e.id = ANY (v_corrections) AND o = ANY (v_parties)))
   WHERE e.ticket_id = p_ticket AND (e.id = u.entry_id OR e.id = ANY (v_corrections) OR NOT e.audience <@ v_parties);
  UPDATE ticket_entries e SET audience = ARRAY(SELECT o FROM unnest(e.audience) o WHERE NOT o = ANY (v_lose) OR EXISTS (SELECT FROM ticket_entries p
    WHERE p.source_id = e.id AND p.kind = 'passed_on' AND p.id <> u.entry_id AND NOT p.id = ANY (v_passed) AND o = ANY (p.audience)))
   WHERE e.id = ANY (v_passed);
  UPDATE ticket_entries e SET audience = ARRAY(SELECT o FROM unnest(e.audience) o WHERE o = e.organization_id OR o = ANY (s.audience))
    FROM ticket_entries s WHERE s.id = ANY (v_passed) AND e.ticket_id = p_ticket AND e.kind = 'correction' AND e.source_id = s.id;
  DELETE FROM file_grants g USING ticket_entry_files l JOIN ticket_entries e ON e.id = l.entry_id
   WHERE e.ticket_id = p_ticket AND g.file_id = l.file_id AND NOT g.organization_id = ANY (e.audience);
  DELETE FROM ticket_parties p WHERE p.ticket_id = p_ticket AND NOT p.organization_id = ANY (v_parties);
  UPDATE ticket_parties p SET (last_activity_at, last_author_id) = (SELECT e.created_at, e.author_id FROM ticket_entries e
    WHERE e.ticket_id = p_ticket AND p.organization_id = ANY (e.audience) ORDER BY e.seq DESC LIMIT 1) WHERE p.ticket_id = p_ticket;
  DELETE FROM ticket_undos WHERE ticket_id = p_ticket;
  RETURN 'done';
END $$;

REVOKE EXECUTE ON FUNCTION renkei.withdraw_notifications(text, text, text[], timestamptz, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION renkei.withdraw_notifications(text, text, text[], timestamptz, jsonb) TO renkei_app;
GRANT CREATE ON SCHEMA renkei TO renkei_system;
ALTER FUNCTION renkei.withdraw_notifications(text, text, text[], timestamptz, jsonb) OWNER TO renkei_system;
REVOKE CREATE ON SCHEMA renkei FROM renkei_system;
