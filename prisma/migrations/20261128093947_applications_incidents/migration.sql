-- CreateEnum
CREATE TYPE "application_state" AS ENUM ('draft', 'in_review', 'returned', 'approved', 'rejected', 'withdrawn');

-- CreateEnum
CREATE TYPE "incident_state" AS ENUM ('open', 'closed');

-- CreateTable
CREATE TABLE "application_forms" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "lead" TEXT NOT NULL DEFAULT '',
    "lead_en" TEXT NOT NULL DEFAULT '',
    "fields" JSONB NOT NULL,
    "route" JSONB NOT NULL,
    "applicants" TEXT[],
    "effect" TEXT NOT NULL,
    "min_files" INTEGER NOT NULL DEFAULT 0,
    "max_files" INTEGER NOT NULL DEFAULT 10,
    "published_at" TIMESTAMPTZ(3),
    "edited_by" TEXT NOT NULL DEFAULT '',
    "edited_at" TIMESTAMPTZ(3) NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "application_forms_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "applications" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "form_id" UUID NOT NULL,
    "form_code" TEXT NOT NULL,
    "organization_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "values" JSONB NOT NULL,
    "file_ids" UUID[],
    "state" "application_state" NOT NULL,
    "flagged" TEXT[],
    "position" INTEGER,
    "waiting_organization_id" UUID,
    "due_on" DATE,
    "reminded_on" DATE,
    "concerned_ids" UUID[],
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "applications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "application_steps" (
    "application_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "tier" TEXT NOT NULL,
    "organization_id" UUID NOT NULL,
    "days" INTEGER NOT NULL,
    "reached_at" TIMESTAMPTZ(3),

    CONSTRAINT "application_steps_pkey" PRIMARY KEY ("application_id","position")
);

-- CreateTable
CREATE TABLE "application_decisions" (
    "application_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "position" INTEGER,
    "organization_id" UUID,
    "user_id" UUID,
    "user_name" TEXT NOT NULL DEFAULT '',
    "deputy_for" TEXT NOT NULL DEFAULT '',
    "comment" TEXT NOT NULL DEFAULT '',
    "flagged" TEXT[],
    "values" JSONB,
    "file_ids" UUID[],

    CONSTRAINT "application_decisions_pkey" PRIMARY KEY ("application_id","sequence")
);

-- CreateTable
CREATE TABLE "application_deputies" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "deputy_id" UUID NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "application_deputies_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "connections" (
    "organization_id" UUID NOT NULL,
    "system" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "connected" BOOLEAN NOT NULL,
    "method" TEXT NOT NULL DEFAULT '',
    "opens" INTEGER,
    "closes" INTEGER,
    "application_id" UUID NOT NULL,

    CONSTRAINT "connections_pkey" PRIMARY KEY ("organization_id","system","valid_from")
);

-- CreateTable
CREATE TABLE "incidents" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "title" TEXT NOT NULL,
    "flow" TEXT NOT NULL,
    "leak" BOOLEAN NOT NULL,
    "security" BOOLEAN NOT NULL,
    "urgent" BOOLEAN NOT NULL,
    "state" "incident_state" NOT NULL DEFAULT 'open',
    "organization_id" UUID NOT NULL,
    "lane2_kind" TEXT NOT NULL,
    "lane2_organization_id" UUID,
    "lane3_organization_id" UUID NOT NULL,
    "done1" INTEGER NOT NULL DEFAULT 0,
    "done2" INTEGER NOT NULL DEFAULT 0,
    "done3" INTEGER NOT NULL DEFAULT 0,
    "escalated_at" TIMESTAMPTZ(3),
    "detected_at" TIMESTAMPTZ(3) NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "report_kind" TEXT NOT NULL DEFAULT 'first',
    "article_number" TEXT,
    "concerned_ids" UUID[],
    "waiting_ids" UUID[],
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "incidents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incident_entries" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "lane" INTEGER,
    "phase" INTEGER,
    "organization_id" UUID,
    "user_name" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL DEFAULT '',
    "data" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "incident_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incident_revisions" (
    "incident_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "values" JSONB NOT NULL,
    "file_ids" UUID[],
    "at" TIMESTAMPTZ(3) NOT NULL,
    "organization_id" UUID NOT NULL,
    "user_name" TEXT NOT NULL,

    CONSTRAINT "incident_revisions_pkey" PRIMARY KEY ("incident_id","revision")
);

-- CreateTable
CREATE TABLE "incident_addressees" (
    "incident_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "request" TEXT NOT NULL DEFAULT '',
    "may_answer" BOOLEAN NOT NULL,
    "addressed_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "confirmed_by" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "incident_addressees_pkey" PRIMARY KEY ("incident_id","organization_id")
);

-- CreateTable
CREATE TABLE "incident_duties" (
    "incident_id" UUID NOT NULL,
    "authority" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),
    "done_by" TEXT NOT NULL DEFAULT '',
    "reference" TEXT NOT NULL DEFAULT '',
    "reminded_at" TIMESTAMPTZ(3),

    CONSTRAINT "incident_duties_pkey" PRIMARY KEY ("incident_id","authority","stage")
);

-- CreateTable
CREATE TABLE "incident_deadlines" (
    "authority" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "hours" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "incident_deadlines_pkey" PRIMARY KEY ("authority","stage")
);

-- CreateTable
CREATE TABLE "incident_links" (
    "incident_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "target_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "incident_links_pkey" PRIMARY KEY ("incident_id","kind","target_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "application_forms_code_version_key" ON "application_forms"("code", "version");

-- CreateIndex
CREATE UNIQUE INDEX "applications_number_key" ON "applications"("number");

-- CreateIndex
CREATE INDEX "applications_organization_id_id_idx" ON "applications"("organization_id", "id");

-- CreateIndex
CREATE INDEX "applications_waiting_organization_id_due_on_id_idx" ON "applications"("waiting_organization_id", "due_on", "id");

-- CreateIndex
CREATE INDEX "applications_form_id_idx" ON "applications"("form_id");

-- CreateIndex
CREATE INDEX "applications_state_due_on_idx" ON "applications"("state", "due_on");

-- CreateIndex
CREATE INDEX "application_steps_organization_id_application_id_idx" ON "application_steps"("organization_id", "application_id");

-- CreateIndex
CREATE INDEX "application_decisions_organization_id_idx" ON "application_decisions"("organization_id");

-- CreateIndex
CREATE INDEX "application_deputies_organization_id_valid_to_idx" ON "application_deputies"("organization_id", "valid_to");

-- CreateIndex
CREATE INDEX "application_deputies_user_id_idx" ON "application_deputies"("user_id");

-- CreateIndex
CREATE INDEX "application_deputies_deputy_id_idx" ON "application_deputies"("deputy_id");

-- CreateIndex
CREATE INDEX "connections_application_id_idx" ON "connections"("application_id");

-- CreateIndex
CREATE UNIQUE INDEX "incidents_number_key" ON "incidents"("number");

-- CreateIndex
CREATE INDEX "incidents_organization_id_id_idx" ON "incidents"("organization_id", "id");

-- CreateIndex
CREATE INDEX "incidents_lane2_organization_id_idx" ON "incidents"("lane2_organization_id");

-- CreateIndex
CREATE INDEX "incidents_lane3_organization_id_idx" ON "incidents"("lane3_organization_id");

-- CreateIndex
CREATE INDEX "incidents_state_id_idx" ON "incidents"("state", "id");

-- CreateIndex
CREATE INDEX "incidents_concerned_ids_idx" ON "incidents" USING GIN ("concerned_ids");

-- CreateIndex
CREATE INDEX "incidents_waiting_ids_idx" ON "incidents" USING GIN ("waiting_ids");

-- CreateIndex
CREATE INDEX "incident_entries_incident_id_id_idx" ON "incident_entries"("incident_id", "id");

-- CreateIndex
CREATE INDEX "incident_entries_organization_id_idx" ON "incident_entries"("organization_id");

-- CreateIndex
CREATE INDEX "incident_revisions_organization_id_idx" ON "incident_revisions"("organization_id");

-- CreateIndex
CREATE INDEX "incident_addressees_organization_id_idx" ON "incident_addressees"("organization_id");

-- CreateIndex
CREATE INDEX "incident_duties_due_at_idx" ON "incident_duties"("due_at");

-- CreateIndex
CREATE INDEX "incident_links_kind_target_id_idx" ON "incident_links"("kind", "target_id");

-- AddForeignKey
ALTER TABLE "applications" ADD CONSTRAINT "applications_form_id_fkey" FOREIGN KEY ("form_id") REFERENCES "application_forms"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "applications" ADD CONSTRAINT "applications_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_steps" ADD CONSTRAINT "application_steps_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "applications"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_steps" ADD CONSTRAINT "application_steps_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_decisions" ADD CONSTRAINT "application_decisions_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "applications"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_decisions" ADD CONSTRAINT "application_decisions_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_deputies" ADD CONSTRAINT "application_deputies_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_deputies" ADD CONSTRAINT "application_deputies_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_deputies" ADD CONSTRAINT "application_deputies_deputy_id_fkey" FOREIGN KEY ("deputy_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "connections" ADD CONSTRAINT "connections_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "connections" ADD CONSTRAINT "connections_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "applications"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_lane2_organization_id_fkey" FOREIGN KEY ("lane2_organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_lane3_organization_id_fkey" FOREIGN KEY ("lane3_organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_entries" ADD CONSTRAINT "incident_entries_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incidents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_entries" ADD CONSTRAINT "incident_entries_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_revisions" ADD CONSTRAINT "incident_revisions_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incidents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_revisions" ADD CONSTRAINT "incident_revisions_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_addressees" ADD CONSTRAINT "incident_addressees_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incidents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_addressees" ADD CONSTRAINT "incident_addressees_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_duties" ADD CONSTRAINT "incident_duties_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incidents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_links" ADD CONSTRAINT "incident_links_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incidents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Impossible values.
ALTER TABLE application_forms
  ADD CONSTRAINT application_forms_effect CHECK (effect IN ('none', 'connection-start', 'connection-change', 'connection-end',
    'connection-hours', 'documents')),
  ADD CONSTRAINT application_forms_files CHECK (0 <= min_files AND min_files <= max_files AND max_files <= 10);
ALTER TABLE applications
  ADD CONSTRAINT applications_position CHECK ((state IN ('in_review', 'returned')) = (position IS NOT NULL)),
  ADD CONSTRAINT applications_waiting CHECK ((state IN ('in_review', 'returned')) = (waiting_organization_id IS NOT NULL)),
  ADD CONSTRAINT applications_settled CHECK ((state IN ('approved', 'rejected', 'withdrawn')) = (settled_at IS NOT NULL)),
  ADD CONSTRAINT applications_submitted CHECK (state = 'draft' OR submitted_at IS NOT NULL),
  ADD CONSTRAINT applications_own CHECK (concerned_ids @> ARRAY[organization_id]);
ALTER TABLE application_steps ADD CONSTRAINT application_steps_days CHECK (days BETWEEN 1 AND 90);
ALTER TABLE application_deputies
  ADD CONSTRAINT application_deputies_other CHECK (user_id <> deputy_id),
  ADD CONSTRAINT application_deputies_span CHECK (valid_from <= valid_to);
ALTER TABLE connections ADD CONSTRAINT connections_hours CHECK ((opens IS NULL) = (closes IS NULL) AND opens < closes);
CREATE TRIGGER application_decisions_insert_only BEFORE UPDATE OR DELETE ON application_decisions
  FOR EACH ROW EXECUTE FUNCTION renkei.refuse_change();
ALTER TABLE incidents
  ADD CONSTRAINT incidents_flow CHECK (flow IN ('standard', 'work_error')),
  ADD CONSTRAINT incidents_lane2 CHECK (lane2_kind IN ('prefecture', 'center', 'ministry', 'collector', 'none')
    AND (lane2_kind = 'none') = (lane2_organization_id IS NULL)),
  ADD CONSTRAINT incidents_done CHECK (done1 BETWEEN 0 AND 4 AND done2 BETWEEN 0 AND 4 AND done3 BETWEEN 0 AND 4
    AND done2 <= done1 AND done3 <= done1),
  ADD CONSTRAINT incidents_closed CHECK ((state = 'closed') = (closed_at IS NOT NULL)),
  ADD CONSTRAINT incidents_own CHECK (concerned_ids @> ARRAY[organization_id]);
ALTER TABLE incident_deadlines ADD CONSTRAINT incident_deadlines_hours CHECK (hours BETWEEN 1 AND 2160);
CREATE TRIGGER incident_entries_insert_only BEFORE UPDATE OR DELETE ON incident_entries FOR EACH ROW EXECUTE FUNCTION renkei.refuse_change();
CREATE TRIGGER incident_revisions_insert_only BEFORE UPDATE OR DELETE ON incident_revisions FOR EACH ROW EXECUTE FUNCTION renkei.refuse_change();

-- A published form is everybody's; a draft the operator's, who alone edits it.
ALTER TABLE application_forms ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY application_forms_system ON application_forms TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY application_forms_read ON application_forms FOR SELECT TO renkei_app
  USING ((SELECT renkei.actor_organization()) IS NOT NULL AND (published_at IS NOT NULL OR renkei.actor_kind() = 'operator'));
CREATE POLICY application_forms_insert ON application_forms FOR INSERT TO renkei_app
  WITH CHECK (renkei.actor_kind() = 'operator' AND published_at IS NULL);
CREATE POLICY application_forms_update ON application_forms FOR UPDATE TO renkei_app
  USING (renkei.actor_kind() = 'operator' AND published_at IS NULL) WITH CHECK (renkei.actor_kind() = 'operator');
CREATE POLICY application_forms_delete ON application_forms FOR DELETE TO renkei_app
  USING (renkei.actor_kind() = 'operator' AND published_at IS NULL);
GRANT SELECT, INSERT, DELETE ON application_forms TO renkei_app, renkei_system;
GRANT UPDATE (name, name_en, lead, lead_en, fields, route, applicants, effect, min_files, max_files, published_at, edited_by, edited_at, revision)
  ON application_forms TO renkei_app, renkei_system;

-- An application is seen by its organization and by the reviewers whose turn has come. Its other tables follow it.
ALTER TABLE applications ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY applications_system ON applications TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY applications_read ON applications FOR SELECT TO renkei_app USING (concerned_ids @> ARRAY[(SELECT renkei.actor_organization())]);
CREATE POLICY applications_insert ON applications FOR INSERT TO renkei_app WITH CHECK (
  organization_id = (SELECT renkei.actor_organization()) AND created_by = renkei.actor_user() AND concerned_ids = ARRAY[organization_id] AND state = 'draft');
CREATE POLICY applications_update ON applications FOR UPDATE TO renkei_app
  USING (concerned_ids @> ARRAY[(SELECT renkei.actor_organization())]) WITH CHECK (concerned_ids @> ARRAY[(SELECT renkei.actor_organization())]);
CREATE POLICY applications_delete ON applications FOR DELETE TO renkei_app USING (organization_id = (SELECT renkei.actor_organization()) AND state = 'draft');
GRANT SELECT, INSERT, DELETE ON applications TO renkei_app, renkei_system;
GRANT UPDATE (form_id, subject, "values", file_ids, state, flagged, position, waiting_organization_id, due_on, concerned_ids, submitted_at,
  settled_at, updated_at, version) ON applications TO renkei_app, renkei_system;
GRANT UPDATE (organization_id, reminded_on) ON applications TO renkei_system;
GRANT USAGE ON SEQUENCE applications_number_seq TO renkei_app, renkei_system;

ALTER TABLE application_steps ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY application_steps_system ON application_steps TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY application_steps_read ON application_steps FOR SELECT TO renkei_app
  USING (EXISTS (SELECT FROM applications a WHERE a.id = application_id));
CREATE POLICY application_steps_insert ON application_steps FOR INSERT TO renkei_app WITH CHECK (EXISTS (
  SELECT FROM applications a WHERE a.id = application_id AND a.organization_id = (SELECT renkei.actor_organization())));
CREATE POLICY application_steps_update ON application_steps FOR UPDATE TO renkei_app
  USING (EXISTS (SELECT FROM applications a WHERE a.id = application_id));
GRANT SELECT, INSERT ON application_steps TO renkei_app, renkei_system;
GRANT UPDATE (reached_at) ON application_steps TO renkei_app, renkei_system;
GRANT UPDATE (organization_id) ON application_steps TO renkei_system;

ALTER TABLE application_decisions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY application_decisions_system ON application_decisions TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY application_decisions_read ON application_decisions FOR SELECT TO renkei_app
  USING (EXISTS (SELECT FROM applications a WHERE a.id = application_id));
CREATE POLICY application_decisions_insert ON application_decisions FOR INSERT TO renkei_app WITH CHECK (
  organization_id = (SELECT renkei.actor_organization()) AND user_id = renkei.actor_user() AND EXISTS (SELECT FROM applications a WHERE a.id = application_id));
GRANT SELECT, INSERT ON application_decisions TO renkei_app, renkei_system;

ALTER TABLE application_deputies ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY application_deputies_system ON application_deputies TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY application_deputies_read ON application_deputies FOR SELECT TO renkei_app USING (organization_id = (SELECT renkei.actor_organization()));
CREATE POLICY application_deputies_insert ON application_deputies FOR INSERT TO renkei_app WITH CHECK (organization_id = (SELECT renkei.actor_organization()));
CREATE POLICY application_deputies_delete ON application_deputies FOR DELETE TO renkei_app USING (organization_id = (SELECT renkei.actor_organization()));
GRANT SELECT, INSERT, DELETE ON application_deputies TO renkei_app, renkei_system;

-- Who is connected to what, and when, is everybody's knowledge; only what was approved is written.
ALTER TABLE connections ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY connections_system ON connections TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY connections_read ON connections FOR SELECT TO renkei_app USING ((SELECT renkei.actor_organization()) IS NOT NULL);
CREATE POLICY connections_insert ON connections FOR INSERT TO renkei_app WITH CHECK (EXISTS (SELECT FROM applications a
  WHERE a.id = application_id AND a.state = 'approved' AND a.organization_id = connections.organization_id));
CREATE POLICY connections_update ON connections FOR UPDATE TO renkei_app USING ((SELECT renkei.actor_organization()) IS NOT NULL) WITH CHECK (EXISTS (SELECT FROM applications a
  WHERE a.id = application_id AND a.state = 'approved' AND a.organization_id = connections.organization_id));
GRANT SELECT, INSERT ON connections TO renkei_app, renkei_system;
GRANT UPDATE (connected, method, opens, closes, application_id) ON connections TO renkei_app, renkei_system;

-- An incident is seen by its lanes, as their turn comes, and by those who were addressed. Its other tables follow it.
ALTER TABLE incidents ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY incidents_system ON incidents TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY incidents_read ON incidents FOR SELECT TO renkei_app USING (concerned_ids @> ARRAY[(SELECT renkei.actor_organization())]);
CREATE POLICY incidents_insert ON incidents FOR INSERT TO renkei_app WITH CHECK (
  organization_id = (SELECT renkei.actor_organization()) AND created_by = renkei.actor_user() AND concerned_ids @> ARRAY[organization_id]);
CREATE POLICY incidents_update ON incidents FOR UPDATE TO renkei_app
  USING (concerned_ids @> ARRAY[(SELECT renkei.actor_organization())]) WITH CHECK (concerned_ids @> ARRAY[(SELECT renkei.actor_organization())]);
GRANT SELECT, INSERT ON incidents TO renkei_app, renkei_system;
GRANT UPDATE (title, leak, security, urgent, state, lane2_kind, lane2_organization_id, done1, done2, done3, escalated_at, revision, report_kind,
  article_number, concerned_ids, waiting_ids, updated_at, closed_at, version) ON incidents TO renkei_app, renkei_system;
GRANT UPDATE (organization_id, lane3_organization_id) ON incidents TO renkei_system;
GRANT USAGE ON SEQUENCE incidents_number_seq TO renkei_app, renkei_system;

ALTER TABLE incident_entries ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY incident_entries_system ON incident_entries TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY incident_entries_read ON incident_entries FOR SELECT TO renkei_app USING (EXISTS (SELECT FROM incidents i WHERE i.id = incident_id));
CREATE POLICY incident_entries_insert ON incident_entries FOR INSERT TO renkei_app WITH CHECK (organization_id = (SELECT renkei.actor_organization()) AND EXISTS (SELECT FROM incidents i WHERE i.id = incident_id));
GRANT SELECT, INSERT ON incident_entries TO renkei_app, renkei_system;

ALTER TABLE incident_revisions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY incident_revisions_system ON incident_revisions TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY incident_revisions_read ON incident_revisions FOR SELECT TO renkei_app USING (EXISTS (SELECT FROM incidents i WHERE i.id = incident_id));
CREATE POLICY incident_revisions_insert ON incident_revisions FOR INSERT TO renkei_app WITH CHECK (organization_id = (SELECT renkei.actor_organization()) AND EXISTS (SELECT FROM incidents i WHERE i.id = incident_id
  AND (SELECT renkei.actor_organization()) IN (i.organization_id, i.lane2_organization_id, i.lane3_organization_id)));
GRANT SELECT, INSERT ON incident_revisions TO renkei_app, renkei_system;

ALTER TABLE incident_addressees ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY incident_addressees_system ON incident_addressees TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY incident_addressees_read ON incident_addressees FOR SELECT TO renkei_app USING (EXISTS (SELECT FROM incidents i WHERE i.id = incident_id));
CREATE POLICY incident_addressees_insert ON incident_addressees FOR INSERT TO renkei_app WITH CHECK (EXISTS (SELECT FROM incidents i WHERE i.id = incident_id
  AND (SELECT renkei.actor_organization()) IN (i.organization_id, i.lane2_organization_id, i.lane3_organization_id)));
CREATE POLICY incident_addressees_update ON incident_addressees FOR UPDATE TO renkei_app USING (organization_id = (SELECT renkei.actor_organization()));
GRANT SELECT, INSERT ON incident_addressees TO renkei_app, renkei_system;
GRANT UPDATE (confirmed_at, confirmed_by) ON incident_addressees TO renkei_app, renkei_system;

ALTER TABLE incident_duties ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY incident_duties_system ON incident_duties TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY incident_duties_read ON incident_duties FOR SELECT TO renkei_app USING (EXISTS (SELECT FROM incidents i WHERE i.id = incident_id
  AND (SELECT renkei.actor_organization()) IN (i.organization_id, i.lane2_organization_id, i.lane3_organization_id)));
CREATE POLICY incident_duties_insert ON incident_duties FOR INSERT TO renkei_app WITH CHECK (EXISTS (SELECT FROM incidents i WHERE i.id = incident_id
  AND (SELECT renkei.actor_organization()) IN (i.organization_id, i.lane2_organization_id, i.lane3_organization_id)));
CREATE POLICY incident_duties_update ON incident_duties FOR UPDATE TO renkei_app USING (EXISTS (SELECT FROM incidents i WHERE i.id = incident_id
  AND (SELECT renkei.actor_organization()) IN (i.organization_id, i.lane2_organization_id, i.lane3_organization_id)));
GRANT SELECT, INSERT ON incident_duties TO renkei_app, renkei_system;
GRANT UPDATE (done_at, done_by, reference) ON incident_duties TO renkei_app, renkei_system;
GRANT UPDATE (reminded_at) ON incident_duties TO renkei_system;

ALTER TABLE incident_deadlines ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY incident_deadlines_system ON incident_deadlines TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY incident_deadlines_read ON incident_deadlines FOR SELECT TO renkei_app USING ((SELECT renkei.actor_organization()) IS NOT NULL);
CREATE POLICY incident_deadlines_update ON incident_deadlines FOR UPDATE TO renkei_app USING (renkei.actor_kind() = 'operator');
GRANT SELECT ON incident_deadlines TO renkei_app, renkei_system;
GRANT UPDATE (hours, version, updated_at) ON incident_deadlines TO renkei_app, renkei_system;

ALTER TABLE incident_links ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY incident_links_system ON incident_links TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY incident_links_read ON incident_links FOR SELECT TO renkei_app USING (EXISTS (SELECT FROM incidents i WHERE i.id = incident_id));
CREATE POLICY incident_links_insert ON incident_links FOR INSERT TO renkei_app WITH CHECK (EXISTS (SELECT FROM incidents i WHERE i.id = incident_id
  AND (SELECT renkei.actor_organization()) IN (i.organization_id, i.lane2_organization_id, i.lane3_organization_id)));
GRANT SELECT, INSERT ON incident_links TO renkei_app, renkei_system;

-- 個人情報保護委員会: a first report within 3 to 5 days, the full one within 30; the security center without delay (ours: a day).
INSERT INTO incident_deadlines (authority, stage, hours)
VALUES ('privacy_commission', 'preliminary', 120), ('privacy_commission', 'final', 720), ('cyber_center', 'preliminary', 24);

-- The forms that the portal comes with: 接続開始申請 is the source's (S3), the others are ours.
INSERT INTO application_forms (id, code, version, name, name_en, lead, lead_en, fields, route, applicants, effect, min_files, max_files,
  published_at, edited_at) VALUES
  ('01930000-0000-7000-8000-000000000001', 'connection-start', 1, '接続開始申請', 'Application to start a connection', '接続を始める日の10開庁日前までに申請してください。', 'File it at least 10 working days before the connection starts.',
   '[{"key": "system", "type": "choice", "label": "対象システム", "labelEn": "System", "required": true, "options": [{"value": "linkage-network", "label": "情報提供ネットワークシステム", "labelEn": "Information provision network system"}, {"value": "relay-server", "label": "自治体中間サーバー", "labelEn": "Municipal relay server"}, {"value": "juki-net", "label": "住民基本台帳ネットワークシステム", "labelEn": "Basic resident register network"}]}, {"key": "date", "type": "date", "label": "接続開始日", "labelEn": "Date on which the connection starts", "required": true, "ahead": 10}, {"key": "method", "type": "choice", "label": "接続の方法", "labelEn": "Way of connecting", "required": true, "options": [{"value": "lgwan", "label": "LGWAN経由", "labelEn": "Through LGWAN"}, {"value": "dedicated", "label": "専用線", "labelEn": "Dedicated line"}, {"value": "joint", "label": "共同利用のセンター経由", "labelEn": "Through a joint center"}]}, {"key": "tests", "type": "textarea", "label": "接続試験の結果", "labelEn": "Results of the connection tests", "required": true, "max": 1000, "support": "実施日、項目、結果を書いてください。", "supportEn": "Write date, items and results."}, {"key": "contactName", "type": "text", "label": "担当者", "labelEn": "Person in charge", "required": true, "max": 60}, {"key": "contactPhone", "type": "phone", "label": "電話番号", "labelEn": "Telephone", "required": true}, {"key": "contactMail", "type": "mail", "label": "メールアドレス", "labelEn": "Mail address", "required": false}]',
   '[{"tier": "prefecture", "days": 5, "skippedFor": []}, {"tier": "center", "days": 5, "skippedFor": []}, {"tier": "operator", "days": 10, "skippedFor": []}]', ARRAY['municipality', 'prefecture', 'center', 'agency'], 'connection-start', 0, 10, '2026-11-01T00:00:00Z', '2026-11-01T00:00:00Z'),
  ('01930000-0000-7000-8000-000000000002', 'connection-change', 1, '接続変更申請', 'Application to change a connection', '接続の方法を変える日の5開庁日前までに申請してください。', 'File it at least 5 working days before the change.',
   '[{"key": "system", "type": "choice", "label": "対象システム", "labelEn": "System", "required": true, "options": [{"value": "linkage-network", "label": "情報提供ネットワークシステム", "labelEn": "Information provision network system"}, {"value": "relay-server", "label": "自治体中間サーバー", "labelEn": "Municipal relay server"}, {"value": "juki-net", "label": "住民基本台帳ネットワークシステム", "labelEn": "Basic resident register network"}]}, {"key": "date", "type": "date", "label": "変更日", "labelEn": "Date of the change", "required": true, "ahead": 5}, {"key": "method", "type": "choice", "label": "変更後の接続の方法", "labelEn": "Way of connecting from then on", "required": true, "options": [{"value": "lgwan", "label": "LGWAN経由", "labelEn": "Through LGWAN"}, {"value": "dedicated", "label": "専用線", "labelEn": "Dedicated line"}, {"value": "joint", "label": "共同利用のセンター経由", "labelEn": "Through a joint center"}]}, {"key": "reason", "type": "textarea", "label": "変更の理由", "labelEn": "Reason", "required": true, "max": 1000}, {"key": "contactName", "type": "text", "label": "担当者", "labelEn": "Person in charge", "required": true, "max": 60}, {"key": "contactPhone", "type": "phone", "label": "電話番号", "labelEn": "Telephone", "required": true}, {"key": "contactMail", "type": "mail", "label": "メールアドレス", "labelEn": "Mail address", "required": false}]',
   '[{"tier": "prefecture", "days": 5, "skippedFor": []}, {"tier": "center", "days": 5, "skippedFor": []}, {"tier": "operator", "days": 10, "skippedFor": []}]', ARRAY['municipality', 'prefecture', 'center', 'agency'], 'connection-change', 0, 10, '2026-11-01T00:00:00Z', '2026-11-01T00:00:00Z'),
  ('01930000-0000-7000-8000-000000000003', 'connection-end', 1, '接続終了申請', 'Application to end a connection', '接続を終える日の10開庁日前までに申請してください。', 'File it at least 10 working days before the connection ends.',
   '[{"key": "system", "type": "choice", "label": "対象システム", "labelEn": "System", "required": true, "options": [{"value": "linkage-network", "label": "情報提供ネットワークシステム", "labelEn": "Information provision network system"}, {"value": "relay-server", "label": "自治体中間サーバー", "labelEn": "Municipal relay server"}, {"value": "juki-net", "label": "住民基本台帳ネットワークシステム", "labelEn": "Basic resident register network"}]}, {"key": "date", "type": "date", "label": "接続終了日（この日から接続しません）", "labelEn": "First date without the connection", "required": true, "ahead": 10}, {"key": "reason", "type": "textarea", "label": "終了の理由", "labelEn": "Reason", "required": true, "max": 1000}, {"key": "contactName", "type": "text", "label": "担当者", "labelEn": "Person in charge", "required": true, "max": 60}, {"key": "contactPhone", "type": "phone", "label": "電話番号", "labelEn": "Telephone", "required": true}, {"key": "contactMail", "type": "mail", "label": "メールアドレス", "labelEn": "Mail address", "required": false}]',
   '[{"tier": "prefecture", "days": 5, "skippedFor": []}, {"tier": "center", "days": 5, "skippedFor": []}, {"tier": "operator", "days": 10, "skippedFor": []}]', ARRAY['municipality', 'prefecture', 'center', 'agency'], 'connection-end', 0, 10, '2026-11-01T00:00:00Z', '2026-11-01T00:00:00Z'),
  ('01930000-0000-7000-8000-000000000004', 'connection-hours', 1, '運用時間変更申請', 'Application to change the hours of a connection', '接続の運用時間だけを変えます。共通運用時間帯や、都道府県のオンライン運用終了時刻は変わりません。', 'Changes the hours of the connection only, never the common operating window or a prefecture’s end of online operation.',
   '[{"key": "system", "type": "choice", "label": "対象システム", "labelEn": "System", "required": true, "options": [{"value": "linkage-network", "label": "情報提供ネットワークシステム", "labelEn": "Information provision network system"}, {"value": "relay-server", "label": "自治体中間サーバー", "labelEn": "Municipal relay server"}, {"value": "juki-net", "label": "住民基本台帳ネットワークシステム", "labelEn": "Basic resident register network"}]}, {"key": "date", "type": "date", "label": "適用する日", "labelEn": "Date from which it applies", "required": true, "ahead": 3}, {"key": "opens", "type": "time", "label": "開始", "labelEn": "From", "required": true}, {"key": "closes", "type": "time", "label": "終了", "labelEn": "Until", "required": true, "after": "opens"}, {"key": "reason", "type": "textarea", "label": "変更の理由", "labelEn": "Reason", "required": true, "max": 1000}, {"key": "contactName", "type": "text", "label": "担当者", "labelEn": "Person in charge", "required": true, "max": 60}, {"key": "contactPhone", "type": "phone", "label": "電話番号", "labelEn": "Telephone", "required": true}, {"key": "contactMail", "type": "mail", "label": "メールアドレス", "labelEn": "Mail address", "required": false}]',
   '[{"tier": "prefecture", "days": 5, "skippedFor": []}, {"tier": "center", "days": 5, "skippedFor": []}, {"tier": "operator", "days": 10, "skippedFor": []}]', ARRAY['municipality', 'prefecture', 'center', 'agency'], 'connection-hours', 0, 10, '2026-11-01T00:00:00Z', '2026-11-01T00:00:00Z'),
  ('01930000-0000-7000-8000-000000000005', 'user-registration', 1, '利用者登録申請', 'Application to register a user', '承認後、自機関のシステム管理者が「利用者」で登録します。', 'After approval the own system administrator makes the account under “Users”.',
   '[{"key": "userName", "type": "text", "label": "利用者の氏名", "labelEn": "Name of the user", "required": true, "max": 60}, {"key": "userKana", "type": "text", "label": "氏名のフリガナ", "labelEn": "Reading of the name", "required": true, "max": 60}, {"key": "department", "type": "text", "label": "所属", "labelEn": "Department", "required": true, "max": 100}, {"key": "role", "type": "choice", "label": "役割", "labelEn": "Role", "required": true, "options": [{"value": "system_administrator", "label": "システム管理者", "labelEn": "System administrator"}, {"value": "system_management", "label": "システム管理部門", "labelEn": "System management"}, {"value": "staff", "label": "職員", "labelEn": "Staff"}, {"value": "auditor", "label": "閲覧・監査", "labelEn": "Auditor"}]}, {"key": "mail", "type": "mail", "label": "メールアドレス", "labelEn": "Mail address", "required": true}, {"key": "reason", "type": "textarea", "label": "登録の理由", "labelEn": "Reason", "required": true, "max": 1000}]',
   '[{"tier": "prefecture", "days": 3, "skippedFor": []}, {"tier": "center", "days": 5, "skippedFor": []}]', ARRAY['municipality', 'prefecture', 'agency'], 'none', 0, 10, '2026-11-01T00:00:00Z', '2026-11-01T00:00:00Z'),
  ('01930000-0000-7000-8000-000000000006', 'master-data', 1, 'マスターデータ取得申請', 'Application for master data', '承認後、ここから資料を受け取れます。', 'After approval the data are handed over here.',
   '[{"key": "data", "type": "choice", "label": "マスターデータの種類", "labelEn": "Kind of master data", "required": true, "options": [{"value": "code-values", "label": "コード値ファイル", "labelEn": "Code value files"}, {"value": "xml-schema", "label": "XMLスキーマ", "labelEn": "XML schemas"}, {"value": "master-release", "label": "マスターデータ一式", "labelEn": "Complete master data"}]}, {"key": "date", "type": "date", "label": "必要とする日", "labelEn": "Needed by", "required": true, "ahead": 3}, {"key": "purpose", "type": "textarea", "label": "利用の目的", "labelEn": "Purpose", "required": true, "max": 1000}, {"key": "contactName", "type": "text", "label": "担当者", "labelEn": "Person in charge", "required": true, "max": 60}, {"key": "contactPhone", "type": "phone", "label": "電話番号", "labelEn": "Telephone", "required": true}, {"key": "contactMail", "type": "mail", "label": "メールアドレス", "labelEn": "Mail address", "required": false}]',
   '[{"tier": "prefecture", "days": 3, "skippedFor": []}, {"tier": "center", "days": 5, "skippedFor": []}]', ARRAY['municipality', 'prefecture', 'agency', 'vendor'], 'documents', 0, 10, '2026-11-01T00:00:00Z', '2026-11-01T00:00:00Z'),
  ('01930000-0000-7000-8000-000000000007', 'documents', 1, '資料提供申込', 'Request for documents', '機器仕様書や操作手順書などの提供を申し込みます。承認後、ここから受け取れます。', 'Asks for equipment specifications and operation manuals; after approval they are handed over here.',
   '[{"key": "documents", "type": "textarea", "label": "提供を受けたい資料", "labelEn": "Documents asked for", "required": true, "max": 1000}, {"key": "purpose", "type": "textarea", "label": "利用の目的", "labelEn": "Purpose", "required": true, "max": 1000}, {"key": "care", "type": "yes", "label": "目的外に利用せず、第三者に渡しません。", "labelEn": "We use them for this purpose only and pass them to nobody.", "required": true}, {"key": "contactName", "type": "text", "label": "担当者", "labelEn": "Person in charge", "required": true, "max": 60}, {"key": "contactPhone", "type": "phone", "label": "電話番号", "labelEn": "Telephone", "required": true}, {"key": "contactMail", "type": "mail", "label": "メールアドレス", "labelEn": "Mail address", "required": false}]',
   '[{"tier": "center", "days": 5, "skippedFor": []}]', ARRAY['municipality', 'prefecture', 'agency', 'vendor'], 'documents', 0, 10, '2026-11-01T00:00:00Z', '2026-11-01T00:00:00Z');

-- The morning's task looks whether it has told already.
CREATE INDEX notification_events_incidents ON notification_events (target_id) WHERE target_type = 'incident';
