-- What is open is a few thousand among a hundred thousand, and every desk asks for it first: each party's row says whether its
-- ticket is open, so that one index answers for every organization.
ALTER TABLE ticket_parties ADD COLUMN open boolean NOT NULL DEFAULT true;
CREATE INDEX ticket_parties_open ON ticket_parties (organization_id, last_activity_at DESC, ticket_id) WHERE open;
DROP INDEX tickets_open;
CREATE INDEX tickets_open ON tickets (holder_organization_id, holder_user_id, created_at) WHERE state <> 'closed';

SET LOCAL ROLE renkei_system;
UPDATE ticket_parties p SET open = false FROM tickets t WHERE t.id = p.ticket_id AND t.state = 'closed';
RESET ROLE;

CREATE OR REPLACE FUNCTION renkei.ticket_entry_seen() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO ticket_parties AS p (ticket_id, organization_id, last_activity_at, last_author_id, open)
  SELECT NEW.ticket_id, o, NEW.created_at, NEW.author_id, t.state <> 'closed' FROM tickets t, unnest(NEW.audience) o WHERE t.id = NEW.ticket_id
  ON CONFLICT (ticket_id, organization_id) DO UPDATE
    SET last_activity_at = EXCLUDED.last_activity_at, last_author_id = EXCLUDED.last_author_id
    WHERE EXCLUDED.last_activity_at >= p.last_activity_at;
  RETURN NULL;
END $$;

CREATE FUNCTION renkei.ticket_opened_or_closed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE ticket_parties SET open = NEW.state <> 'closed' WHERE ticket_id = NEW.id;
  RETURN NULL;
END $$;
GRANT CREATE ON SCHEMA renkei TO renkei_system;
ALTER FUNCTION renkei.ticket_opened_or_closed() OWNER TO renkei_system;
REVOKE CREATE ON SCHEMA renkei FROM renkei_system;
CREATE TRIGGER ticket_opened_or_closed AFTER UPDATE OF state ON tickets
  FOR EACH ROW WHEN ((OLD.state = 'closed') <> (NEW.state = 'closed')) EXECUTE FUNCTION renkei.ticket_opened_or_closed();
