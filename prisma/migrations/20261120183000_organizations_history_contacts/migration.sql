-- The tree through time, planned changes of it, and contact windows.

-- Organizations: where a merged body went, and the key that searches compare with --------------------------------------
ALTER TABLE organizations
  ADD COLUMN successor_id uuid REFERENCES organizations (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD COLUMN search_key text NOT NULL DEFAULT '',
  ADD CONSTRAINT organizations_successor CHECK (successor_id IS NULL OR (valid_to IS NOT NULL AND successor_id <> id));
CREATE INDEX organizations_successor_id_idx ON organizations (successor_id);

-- May the actor act for this body: its own, or one that was merged into its own. `successor_id` always names the body that
-- exists now (a chain of mergers is shortened when it grows), so one step is enough.
CREATE FUNCTION renkei.acts_for(p_organization uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT p_organization = renkei.actor_organization()
      OR EXISTS (SELECT FROM organizations o WHERE o.id = p_organization AND o.successor_id = renkei.actor_organization())
$$;

-- A local-government code has a right check digit; other bodies have a portal code.
CREATE FUNCTION renkei.is_organization_code(p_code text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN p_code ~ '^[0-9]{6}$' THEN
      (11 - (substr(p_code, 1, 1)::int * 6 + substr(p_code, 2, 1)::int * 5 + substr(p_code, 3, 1)::int * 4
           + substr(p_code, 4, 1)::int * 3 + substr(p_code, 5, 1)::int * 2) % 11) % 10 = substr(p_code, 6, 1)::int
    ELSE p_code ~ '^[A-Z][A-Z0-9]{2,9}$'
  END
$$;

-- A code belongs to one body for ever, so that an old one always leads to whom it meant.
CREATE TABLE organization_codes (
  code text PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT organization_codes_form CHECK (renkei.is_organization_code(code))
);
CREATE UNIQUE INDEX organization_codes_organization_id_code_key ON organization_codes (organization_id, code);

CREATE TABLE organization_versions (
  organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  sequence integer NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  kana text NOT NULL,
  name_en text NOT NULL,
  parent_id uuid REFERENCES organizations (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  valid_from date,
  change_id uuid,
  PRIMARY KEY (organization_id, sequence),
  CONSTRAINT organization_versions_organization_id_code_fkey FOREIGN KEY (organization_id, code)
    REFERENCES organization_codes (organization_id, code) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT organization_versions_sequence CHECK (sequence > 0 AND (sequence = 1 OR valid_from IS NOT NULL))
);
CREATE UNIQUE INDEX organization_versions_organization_id_valid_from_key ON organization_versions (organization_id, valid_from);
CREATE INDEX organization_versions_change_id_idx ON organization_versions (change_id);

-- Planned changes of the tree --------------------------------------------------------------------------------------------
CREATE TYPE organization_change_kind AS ENUM ('revise', 'found', 'merge', 'close');
CREATE TYPE organization_change_state AS ENUM ('pending', 'applied', 'cancelled', 'failed');

CREATE TABLE organization_changes (
  id uuid PRIMARY KEY,
  kind organization_change_kind NOT NULL,
  state organization_change_state NOT NULL DEFAULT 'pending',
  effective_on date NOT NULL,
  organization_id uuid REFERENCES organizations (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  new_kind organization_kind,
  code text,
  name text,
  kana text,
  name_en text,
  parent_id uuid REFERENCES organizations (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  reason text NOT NULL DEFAULT '',
  problem text,
  created_by uuid NOT NULL REFERENCES users (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  settled_at timestamptz(3),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT organization_changes_target CHECK (kind NOT IN ('revise', 'close') OR organization_id IS NOT NULL),
  CONSTRAINT organization_changes_settled CHECK ((state = 'pending') = (settled_at IS NULL)),
  CONSTRAINT organization_changes_problem CHECK ((state = 'failed') = (problem IS NOT NULL)),
  CONSTRAINT organization_changes_founded CHECK (
    NOT (kind = 'found' OR (kind = 'merge' AND organization_id IS NULL))
    OR (new_kind IS NOT NULL AND code IS NOT NULL AND name IS NOT NULL AND kana IS NOT NULL AND name_en IS NOT NULL))
);
CREATE INDEX organization_changes_state_effective_on_idx ON organization_changes (state, effective_on);
CREATE INDEX organization_changes_organization_id_idx ON organization_changes (organization_id);
ALTER TABLE organization_versions ADD CONSTRAINT organization_versions_change_id_fkey
  FOREIGN KEY (change_id) REFERENCES organization_changes (id) ON DELETE RESTRICT ON UPDATE CASCADE;

-- The bodies that a merger ends.
CREATE TABLE organization_change_members (
  change_id uuid NOT NULL REFERENCES organization_changes (id) ON DELETE CASCADE ON UPDATE CASCADE,
  organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  PRIMARY KEY (change_id, organization_id)
);
CREATE INDEX organization_change_members_organization_id_idx ON organization_change_members (organization_id);

-- Contact windows --------------------------------------------------------------------------------------------------------
CREATE TYPE contact_kind AS ENUM ('ordinary', 'emergency');

CREATE TABLE contacts (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  kind contact_kind NOT NULL,
  department text NOT NULL,
  person text NOT NULL DEFAULT '',
  phone text NOT NULL,
  fax text NOT NULL DEFAULT '',
  email text NOT NULL DEFAULT '',
  weekdays integer NOT NULL,
  opens text NOT NULL,
  closes text NOT NULL,
  on_holidays boolean NOT NULL DEFAULT false,
  priority integer NOT NULL DEFAULT 1,
  note text NOT NULL DEFAULT '',
  valid_from date,
  valid_to date,
  former_organization_id uuid REFERENCES organizations (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  updated_by_organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  updated_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT contacts_validity CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_to > valid_from),
  CONSTRAINT contacts_weekdays CHECK (weekdays BETWEEN 1 AND 127),
  CONSTRAINT contacts_hours CHECK (
    opens ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND closes ~ '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$' AND opens < closes),
  CONSTRAINT contacts_priority CHECK (priority BETWEEN 1 AND 99)
);
CREATE INDEX contacts_organization_id_kind_priority_idx ON contacts (organization_id, kind, priority);

-- Who may see and write what ---------------------------------------------------------------------------------------------
-- The history of the tree is public knowledge inside the portal. Only the clock tick writes it, when a change takes effect.
ALTER TABLE organization_codes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization_codes_system ON organization_codes TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY organization_codes_read ON organization_codes FOR SELECT TO renkei_app USING (renkei.actor_organization() IS NOT NULL);
GRANT SELECT ON organization_codes TO renkei_app;
GRANT SELECT, INSERT ON organization_codes TO renkei_system;

ALTER TABLE organization_versions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization_versions_system ON organization_versions TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY organization_versions_read ON organization_versions FOR SELECT TO renkei_app USING (renkei.actor_organization() IS NOT NULL);
GRANT SELECT ON organization_versions TO renkei_app;
GRANT SELECT, INSERT ON organization_versions TO renkei_system;

-- Planned changes: everybody may prepare for a merger, the center plans it.
ALTER TABLE organization_changes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization_changes_system ON organization_changes TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY organization_changes_read ON organization_changes FOR SELECT TO renkei_app USING (renkei.actor_organization() IS NOT NULL);
CREATE POLICY organization_changes_insert ON organization_changes FOR INSERT TO renkei_app
  WITH CHECK (renkei.actor_kind() = 'center' AND state = 'pending' AND created_by = renkei.actor_user());
CREATE POLICY organization_changes_update ON organization_changes FOR UPDATE TO renkei_app
  USING (renkei.actor_kind() = 'center' AND state = 'pending') WITH CHECK (renkei.actor_kind() = 'center' AND state = 'cancelled');
GRANT SELECT, INSERT, UPDATE ON organization_changes TO renkei_app, renkei_system;

ALTER TABLE organization_change_members ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization_change_members_system ON organization_change_members TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY organization_change_members_read ON organization_change_members FOR SELECT TO renkei_app
  USING (renkei.actor_organization() IS NOT NULL);
CREATE POLICY organization_change_members_insert ON organization_change_members FOR INSERT TO renkei_app
  WITH CHECK (renkei.actor_kind() = 'center');
GRANT SELECT, INSERT ON organization_change_members TO renkei_app, renkei_system;

-- Ordinary windows are there to be found by everybody. An emergency window is for the body itself, its prefecture, the center
-- and the operator, whom the others ask for it first (S3, contact rules).
ALTER TABLE contacts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY contacts_system ON contacts TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY contacts_read ON contacts FOR SELECT TO renkei_app USING (
  renkei.actor_organization() IS NOT NULL
  AND (kind = 'ordinary' OR renkei.actor_kind() IN ('center', 'operator') OR renkei.administers(organization_id)));
CREATE POLICY contacts_insert ON contacts FOR INSERT TO renkei_app WITH CHECK (
  updated_by_organization_id = renkei.actor_organization()
  AND (renkei.actor_kind() = 'center' OR renkei.administers(organization_id)));
CREATE POLICY contacts_update ON contacts FOR UPDATE TO renkei_app
  USING (renkei.actor_kind() = 'center' OR renkei.administers(organization_id))
  WITH CHECK (updated_by_organization_id = renkei.actor_organization()
    AND (renkei.actor_kind() = 'center' OR renkei.administers(organization_id)));
CREATE POLICY contacts_delete ON contacts FOR DELETE TO renkei_app
  USING (renkei.actor_kind() = 'center' OR renkei.administers(organization_id));
GRANT SELECT, INSERT, UPDATE, DELETE ON contacts TO renkei_app;
GRANT SELECT, INSERT, UPDATE ON contacts TO renkei_system;
