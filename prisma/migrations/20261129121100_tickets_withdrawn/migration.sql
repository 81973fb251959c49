-- What was withdrawn is over as what was closed is, and is not called the same.
ALTER TABLE tickets DROP CONSTRAINT tickets_closed_at;
ALTER TABLE tickets ADD CONSTRAINT tickets_closed_at CHECK ((state IN ('closed', 'withdrawn')) = (closed_at IS NOT NULL));
ALTER TABLE ticket_parties DROP CONSTRAINT ticket_parties_open_is_not_closed;
ALTER TABLE ticket_parties ADD CONSTRAINT ticket_parties_open_is_not_closed CHECK (open = (state NOT IN ('closed', 'withdrawn')));
DROP INDEX tickets_open;
CREATE INDEX tickets_open ON tickets (holder_organization_id, holder_user_id, created_at) WHERE state NOT IN ('closed', 'withdrawn');

CREATE OR REPLACE FUNCTION renkei.ticket_entry_seen() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO ticket_parties AS p (ticket_id, organization_id, last_activity_at, last_author_id, open, state, urgency, category, system,
    route, channel, asker_organization_id, holder_organization_id, holder_user_id, due_at, created_at, closed_at)
  SELECT NEW.ticket_id, o, NEW.created_at, NEW.author_id, t.closed_at IS NULL, t.state, t.urgency, t.category, t.system,
    t.route, t.channel, t.asker_organization_id, t.holder_organization_id, t.holder_user_id, t.due_at, t.created_at, t.closed_at
  FROM tickets t, unnest(NEW.audience) o WHERE t.id = NEW.ticket_id
  ON CONFLICT (ticket_id, organization_id) DO UPDATE
    SET last_activity_at = EXCLUDED.last_activity_at, last_author_id = EXCLUDED.last_author_id
    WHERE EXCLUDED.last_activity_at >= p.last_activity_at;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION renkei.ticket_shown() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE ticket_parties SET open = NEW.closed_at IS NULL, state = NEW.state, urgency = NEW.urgency, category = NEW.category,
    system = NEW.system, route = NEW.route, channel = NEW.channel, asker_organization_id = NEW.asker_organization_id,
    holder_organization_id = NEW.holder_organization_id, holder_user_id = NEW.holder_user_id, due_at = NEW.due_at,
    created_at = NEW.created_at, closed_at = NEW.closed_at
  WHERE ticket_id = NEW.id;
  RETURN NULL;
END $$;

SET LOCAL ROLE renkei_system;
UPDATE tickets t SET state = 'withdrawn' WHERE t.state = 'closed' AND (
  SELECT e.kind FROM ticket_entries e WHERE e.ticket_id = t.id AND e.kind IN ('closed', 'withdrawn') ORDER BY e.seq DESC LIMIT 1) = 'withdrawn';
RESET ROLE;
