-- Answers that are kept for the next who asks (S0 §4; S3 02-01).
CREATE TYPE knowledge_state AS ENUM ('draft', 'review', 'returned', 'published', 'replaced');
CREATE TYPE knowledge_audience AS ENUM ('call_center', 'everybody');
CREATE SEQUENCE knowledge_numbers MINVALUE 101 MAXVALUE 99999;
GRANT USAGE ON SEQUENCE knowledge_numbers TO renkei_app, renkei_system;

CREATE TABLE knowledge_items (
  id uuid PRIMARY KEY,
  number integer NOT NULL DEFAULT nextval('knowledge_numbers'),
  organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  source_ticket_id uuid,
  source_number text,
  category ticket_category NOT NULL,
  system ticket_system NOT NULL,
  published_version integer,
  title text NOT NULL DEFAULT '',
  question text NOT NULL DEFAULT '',
  answer text NOT NULL DEFAULT '',
  audience knowledge_audience NOT NULL DEFAULT 'call_center',
  expires_on date,
  withdrawn_at timestamptz(3),
  helpful integer NOT NULL DEFAULT 0,
  unhelpful integer NOT NULL DEFAULT 0,
  form text NOT NULL DEFAULT '',
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  CONSTRAINT knowledge_items_source CHECK ((source_ticket_id IS NULL) = (source_number IS NULL)),
  CONSTRAINT knowledge_items_published CHECK (published_version IS NULL OR (title <> '' AND answer <> ''))
);
CREATE UNIQUE INDEX knowledge_items_number_key ON knowledge_items (number);
CREATE INDEX knowledge_items_source_ticket_id_idx ON knowledge_items (source_ticket_id);

CREATE TABLE knowledge_versions (
  item_id uuid NOT NULL REFERENCES knowledge_items (id) ON DELETE CASCADE ON UPDATE CASCADE,
  version integer NOT NULL,
  state knowledge_state NOT NULL,
  title text NOT NULL,
  question text NOT NULL,
  answer text NOT NULL,
  audience knowledge_audience NOT NULL,
  expires_on date,
  removed jsonb NOT NULL DEFAULT '[]',
  author_id uuid NOT NULL,
  author_name text NOT NULL,
  reviewer_id uuid,
  reviewer_name text,
  note text NOT NULL DEFAULT '',
  revision integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  decided_at timestamptz(3),
  PRIMARY KEY (item_id, version),
  CONSTRAINT knowledge_versions_second_person CHECK (reviewer_id IS DISTINCT FROM author_id),
  CONSTRAINT knowledge_versions_decided CHECK (state IN ('draft', 'review') OR reviewer_id IS NOT NULL)
);
-- One is being worked on at a time.
CREATE UNIQUE INDEX knowledge_versions_one_open ON knowledge_versions (item_id) WHERE state IN ('draft', 'review', 'returned');

CREATE TABLE knowledge_feedback (
  item_id uuid NOT NULL REFERENCES knowledge_items (id) ON DELETE CASCADE ON UPDATE CASCADE,
  user_id uuid NOT NULL,
  helpful boolean NOT NULL,
  at timestamptz(3) NOT NULL,
  PRIMARY KEY (item_id, user_id)
);

CREATE TABLE knowledge_links (
  item_id uuid NOT NULL REFERENCES knowledge_items (id) ON DELETE CASCADE ON UPDATE CASCADE,
  ticket_id uuid NOT NULL,
  organization_id uuid NOT NULL,
  at timestamptz(3) NOT NULL,
  PRIMARY KEY (item_id, ticket_id, organization_id)
);
CREATE INDEX knowledge_links_ticket_id_idx ON knowledge_links (ticket_id);

-- Who may see what ---------------------------------------------------------------------------------------------------
ALTER TABLE knowledge_items ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY knowledge_items_system ON knowledge_items TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY knowledge_items_own ON knowledge_items TO renkei_app
  USING (organization_id = (SELECT renkei.actor_organization()))
  WITH CHECK (organization_id = (SELECT renkei.actor_organization()) AND (SELECT renkei.actor_kind()) = 'center');
CREATE POLICY knowledge_items_public ON knowledge_items FOR SELECT TO renkei_app
  USING ((SELECT renkei.actor_organization()) IS NOT NULL AND audience = 'everybody' AND published_version IS NOT NULL AND withdrawn_at IS NULL
         AND (expires_on IS NULL OR expires_on >= (now() AT TIME ZONE 'Asia/Tokyo')::date));
GRANT SELECT, INSERT ON knowledge_items TO renkei_app;
GRANT UPDATE (published_version, title, question, answer, audience, expires_on, withdrawn_at, form, updated_at, category, system) ON knowledge_items TO renkei_app;
GRANT SELECT, INSERT, UPDATE ON knowledge_items TO renkei_system;

ALTER TABLE knowledge_versions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY knowledge_versions_system ON knowledge_versions TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY knowledge_versions_own ON knowledge_versions TO renkei_app
  USING (EXISTS (SELECT FROM knowledge_items i WHERE i.id = item_id AND i.organization_id = (SELECT renkei.actor_organization())))
  WITH CHECK (EXISTS (SELECT FROM knowledge_items i WHERE i.id = item_id AND i.organization_id = (SELECT renkei.actor_organization())));
GRANT SELECT, INSERT, UPDATE ON knowledge_versions TO renkei_app, renkei_system;

ALTER TABLE knowledge_feedback ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY knowledge_feedback_system ON knowledge_feedback TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY knowledge_feedback_own ON knowledge_feedback TO renkei_app
  USING (user_id = (SELECT renkei.actor_user()))
  WITH CHECK (user_id = (SELECT renkei.actor_user()) AND EXISTS (SELECT FROM knowledge_items i WHERE i.id = item_id));
GRANT SELECT, INSERT, UPDATE ON knowledge_feedback TO renkei_app, renkei_system;

ALTER TABLE knowledge_links ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY knowledge_links_system ON knowledge_links TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY knowledge_links_own ON knowledge_links TO renkei_app
  USING (organization_id = (SELECT renkei.actor_organization()))
  WITH CHECK (organization_id = (SELECT renkei.actor_organization()) AND EXISTS (SELECT FROM knowledge_items i WHERE i.id = item_id)
              AND EXISTS (SELECT FROM tickets t WHERE t.id = ticket_id));
GRANT SELECT, INSERT ON knowledge_links TO renkei_app, renkei_system;

CREATE FUNCTION renkei.knowledge_feedback_counted() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE knowledge_items i SET (helpful, unhelpful) =
    (SELECT count(*) FILTER (WHERE f.helpful), count(*) FILTER (WHERE NOT f.helpful) FROM knowledge_feedback f WHERE f.item_id = NEW.item_id)
  WHERE i.id = NEW.item_id;
  RETURN NULL;
END $$;
GRANT CREATE ON SCHEMA renkei TO renkei_system;
ALTER FUNCTION renkei.knowledge_feedback_counted() OWNER TO renkei_system;
REVOKE CREATE ON SCHEMA renkei FROM renkei_system;
CREATE TRIGGER knowledge_feedback_counted AFTER INSERT OR UPDATE ON knowledge_feedback
  FOR EACH ROW EXECUTE FUNCTION renkei.knowledge_feedback_counted();
