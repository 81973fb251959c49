-- What a desk filters, sorts and counts by stands in each party's own row: one index range of one organization answers, where
-- the policy on `tickets`, which looks into an array, could be asked only of rows that were read already.
DROP INDEX ticket_parties_open;
DROP INDEX ticket_parties_organization_id_last_activity_at_ticket_id_idx;
DROP INDEX tickets_due_at_id_idx;
DROP INDEX tickets_urgency_due_at_id_idx;

ALTER TABLE ticket_parties
  ADD COLUMN state ticket_state,
  ADD COLUMN urgency ticket_urgency,
  ADD COLUMN category ticket_category,
  ADD COLUMN system ticket_system,
  ADD COLUMN route ticket_route,
  ADD COLUMN channel ticket_channel,
  ADD COLUMN asker_organization_id uuid,
  ADD COLUMN holder_organization_id uuid,
  ADD COLUMN holder_user_id uuid,
  ADD COLUMN due_at timestamptz(3),
  ADD COLUMN created_at timestamptz(3),
  ADD COLUMN closed_at timestamptz(3);

CREATE OR REPLACE FUNCTION renkei.ticket_entry_seen() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO ticket_parties AS p (ticket_id, organization_id, last_activity_at, last_author_id, open, state, urgency, category, system,
    route, channel, asker_organization_id, holder_organization_id, holder_user_id, due_at, created_at, closed_at)
  SELECT NEW.ticket_id, o, NEW.created_at, NEW.author_id, t.state <> 'closed', t.state, t.urgency, t.category, t.system,
    t.route, t.channel, t.asker_organization_id, t.holder_organization_id, t.holder_user_id, t.due_at, t.created_at, t.closed_at
  FROM tickets t, unnest(NEW.audience) o WHERE t.id = NEW.ticket_id
  ON CONFLICT (ticket_id, organization_id) DO UPDATE
    SET last_activity_at = EXCLUDED.last_activity_at, last_author_id = EXCLUDED.last_author_id
    WHERE EXCLUDED.last_activity_at >= p.last_activity_at;
  RETURN NULL;
END $$;

DROP TRIGGER ticket_opened_or_closed ON tickets;
DROP FUNCTION renkei.ticket_opened_or_closed();
CREATE FUNCTION renkei.ticket_shown() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE ticket_parties SET open = NEW.state <> 'closed', state = NEW.state, urgency = NEW.urgency, category = NEW.category,
    system = NEW.system, route = NEW.route, channel = NEW.channel, asker_organization_id = NEW.asker_organization_id,
    holder_organization_id = NEW.holder_organization_id, holder_user_id = NEW.holder_user_id, due_at = NEW.due_at,
    created_at = NEW.created_at, closed_at = NEW.closed_at
  WHERE ticket_id = NEW.id;
  RETURN NULL;
END $$;
GRANT CREATE ON SCHEMA renkei TO renkei_system;
ALTER FUNCTION renkei.ticket_shown() OWNER TO renkei_system;
REVOKE CREATE ON SCHEMA renkei FROM renkei_system;
CREATE TRIGGER ticket_shown AFTER UPDATE ON tickets FOR EACH ROW
  WHEN ((OLD.state, OLD.urgency, OLD.category, OLD.system, OLD.route, OLD.channel, OLD.asker_organization_id,
         OLD.holder_organization_id, OLD.holder_user_id, OLD.due_at, OLD.created_at, OLD.closed_at)
    IS DISTINCT FROM (NEW.state, NEW.urgency, NEW.category, NEW.system, NEW.route, NEW.channel, NEW.asker_organization_id,
         NEW.holder_organization_id, NEW.holder_user_id, NEW.due_at, NEW.created_at, NEW.closed_at))
  EXECUTE FUNCTION renkei.ticket_shown();

SET LOCAL ROLE renkei_system;
UPDATE ticket_parties p SET open = t.state <> 'closed', state = t.state, urgency = t.urgency, category = t.category, system = t.system,
  route = t.route, channel = t.channel, asker_organization_id = t.asker_organization_id,
  holder_organization_id = t.holder_organization_id, holder_user_id = t.holder_user_id, due_at = t.due_at,
  created_at = t.created_at, closed_at = t.closed_at
FROM tickets t WHERE t.id = p.ticket_id;
RESET ROLE;

ALTER TABLE ticket_parties
  ALTER COLUMN state SET NOT NULL,
  ALTER COLUMN urgency SET NOT NULL,
  ALTER COLUMN category SET NOT NULL,
  ALTER COLUMN system SET NOT NULL,
  ALTER COLUMN route SET NOT NULL,
  ALTER COLUMN channel SET NOT NULL,
  ALTER COLUMN asker_organization_id SET NOT NULL,
  ALTER COLUMN holder_organization_id SET NOT NULL,
  ALTER COLUMN created_at SET NOT NULL,
  ADD CONSTRAINT ticket_parties_open_is_not_closed CHECK (open = (state <> 'closed'));

-- Said plainly, without a sub-select, the planner knows how much the asking organization sees: two thirds of all rows, or thirty.
DROP POLICY ticket_parties_own ON ticket_parties;
CREATE POLICY ticket_parties_own ON ticket_parties FOR SELECT TO renkei_app USING (organization_id = renkei.actor_organization());

-- A desk's history in its usual order, with everything one filters by: the index alone says which rows match, and how many.
CREATE INDEX ticket_parties_history ON ticket_parties (organization_id, last_activity_at DESC, ticket_id)
  INCLUDE (last_author_id, state, urgency, category, system, route, channel, asker_organization_id, due_at, created_at);
-- What is open: some hundreds of a desk's many thousands, and all that a dashboard counts.
CREATE INDEX ticket_parties_open ON ticket_parties (organization_id, last_activity_at DESC, ticket_id)
  INCLUDE (last_author_id, state, urgency, category, system, route, channel, asker_organization_id, holder_organization_id,
    holder_user_id, due_at, created_at) WHERE open;
-- Received and closed by day; the newest by topic.
CREATE INDEX ticket_parties_created ON ticket_parties (organization_id, created_at DESC, ticket_id)
  INCLUDE (state, urgency, category, system, route, channel);
CREATE INDEX ticket_parties_closed ON ticket_parties (organization_id, closed_at) WHERE closed_at IS NOT NULL;
CREATE INDEX ticket_parties_organization_id_due_at_ticket_id_idx ON ticket_parties (organization_id, due_at, ticket_id);
CREATE INDEX ticket_parties_organization_id_urgency_due_at_ticket_id_idx ON ticket_parties (organization_id, urgency, due_at, ticket_id);
ANALYZE ticket_parties;
