-- CreateTable
CREATE TABLE "projects" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "title" TEXT NOT NULL,
    "system" TEXT NOT NULL,
    "vending" BOOLEAN NOT NULL,
    "lead_organization_id" UUID NOT NULL,
    "partner_ids" UUID[],
    "starts_on" DATE NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "projects_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "project_items" (
    "project_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "starts_on" DATE,
    "ends_on" DATE,
    "depends_on" TEXT[],
    "state" TEXT NOT NULL DEFAULT 'planned',
    "note" TEXT NOT NULL DEFAULT '',
    "file_ids" UUID[],
    "done_by" UUID,
    "done_name" TEXT NOT NULL DEFAULT '',
    "done_at" TIMESTAMPTZ(3),
    "approved_by" TEXT NOT NULL DEFAULT '',
    "approved_at" TIMESTAMPTZ(3),
    "returned" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "project_items_pkey" PRIMARY KEY ("project_id","key")
);

-- CreateTable
CREATE TABLE "project_tunings" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "service" TEXT NOT NULL,
    "parameter" TEXT NOT NULL,
    "source_form" TEXT NOT NULL DEFAULT '',
    "difference" TEXT NOT NULL DEFAULT '',
    "way" TEXT NOT NULL,
    "decision" TEXT NOT NULL DEFAULT '',
    "edited_by" UUID NOT NULL,
    "approved_by" TEXT NOT NULL DEFAULT '',
    "approved_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "project_tunings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "project_checks" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "result" TEXT NOT NULL DEFAULT 'open',
    "note" TEXT NOT NULL DEFAULT '',
    "checked_by" TEXT NOT NULL DEFAULT '',
    "checked_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "project_checks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "project_risks" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "likelihood" INTEGER NOT NULL,
    "impact" INTEGER NOT NULL,
    "measure" TEXT NOT NULL DEFAULT '',
    "holder" TEXT NOT NULL DEFAULT '',
    "closed" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "project_risks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operation_plans" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "system" TEXT NOT NULL,
    "project_id" UUID,
    "opens" INTEGER NOT NULL,
    "closes" INTEGER NOT NULL,
    "daily" BOOLEAN NOT NULL,
    "backup_at" INTEGER NOT NULL,
    "backup_minutes" INTEGER NOT NULL,
    "updated_by" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "operation_plans_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operation_services" (
    "plan_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "opens" INTEGER NOT NULL,
    "closes" INTEGER NOT NULL,
    "daily" BOOLEAN NOT NULL,

    CONSTRAINT "operation_services_pkey" PRIMARY KEY ("plan_id","name")
);

-- CreateTable
CREATE TABLE "ups_units" (
    "id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "battery_seconds" INTEGER NOT NULL,

    CONSTRAINT "ups_units_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ups_systems" (
    "unit_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "priority" INTEGER NOT NULL,
    "shutdown_seconds" INTEGER NOT NULL,

    CONSTRAINT "ups_systems_pkey" PRIMARY KEY ("unit_id","name")
);

-- CreateIndex
CREATE UNIQUE INDEX "projects_number_key" ON "projects"("number");

-- CreateIndex
CREATE INDEX "projects_lead_organization_id_idx" ON "projects"("lead_organization_id");

-- CreateIndex
CREATE INDEX "projects_partner_ids_idx" ON "projects" USING GIN ("partner_ids");

-- CreateIndex
CREATE INDEX "project_tunings_project_id_idx" ON "project_tunings"("project_id");

-- CreateIndex
CREATE INDEX "project_checks_project_id_list_idx" ON "project_checks"("project_id", "list");

-- CreateIndex
CREATE INDEX "project_risks_project_id_idx" ON "project_risks"("project_id");

-- CreateIndex
CREATE INDEX "operation_plans_organization_id_idx" ON "operation_plans"("organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "operation_plans_project_id_organization_id_key" ON "operation_plans"("project_id", "organization_id");

-- CreateIndex
CREATE INDEX "ups_units_plan_id_idx" ON "ups_units"("plan_id");

-- AddForeignKey
ALTER TABLE "projects" ADD CONSTRAINT "projects_lead_organization_id_fkey" FOREIGN KEY ("lead_organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_items" ADD CONSTRAINT "project_items_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_tunings" ADD CONSTRAINT "project_tunings_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_checks" ADD CONSTRAINT "project_checks_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_risks" ADD CONSTRAINT "project_risks_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operation_plans" ADD CONSTRAINT "operation_plans_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operation_plans" ADD CONSTRAINT "operation_plans_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operation_services" ADD CONSTRAINT "operation_services_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "operation_plans"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ups_units" ADD CONSTRAINT "ups_units_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "operation_plans"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ups_systems" ADD CONSTRAINT "ups_systems_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "ups_units"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the tables mean.
ALTER TABLE projects
  ADD CONSTRAINT projects_partners CHECK (partner_ids @> ARRAY[lead_organization_id]),
  ADD CONSTRAINT projects_starts CHECK (extract(day FROM starts_on) IN (1, 16));
ALTER TABLE project_items
  ADD CONSTRAINT project_items_state CHECK (state IN ('planned', 'under_way', 'done', 'approved', 'not_applicable')),
  ADD CONSTRAINT project_items_dates CHECK ((starts_on IS NULL) = (ends_on IS NULL) AND starts_on <= ends_on),
  ADD CONSTRAINT project_items_done CHECK ((state IN ('done', 'approved')) = (done_at IS NOT NULL) AND (state = 'approved') = (approved_at IS NOT NULL));
ALTER TABLE project_tunings ADD CONSTRAINT project_tunings_way CHECK (way IN ('tune', 'procedure', 'ordinance', 'none'));
ALTER TABLE project_checks
  ADD CONSTRAINT project_checks_list CHECK (list IN ('migration', 'test')),
  ADD CONSTRAINT project_checks_result CHECK (result IN ('open', 'passed', 'failed', 'not_applicable'));
ALTER TABLE project_risks ADD CONSTRAINT project_risks_weight CHECK (likelihood BETWEEN 1 AND 3 AND impact BETWEEN 1 AND 3);
ALTER TABLE operation_plans ADD CONSTRAINT operation_plans_hours CHECK (
  0 <= opens AND opens < closes AND closes <= 1440 AND backup_at BETWEEN 0 AND 1439 AND backup_minutes BETWEEN 1 AND 720);
ALTER TABLE operation_services ADD CONSTRAINT operation_services_hours CHECK (0 <= opens AND opens < closes AND closes <= 1440);
ALTER TABLE ups_units ADD CONSTRAINT ups_units_battery CHECK (battery_seconds BETWEEN 1 AND 86400);
ALTER TABLE ups_systems ADD CONSTRAINT ups_systems_times CHECK (priority BETWEEN 1 AND 99 AND shutdown_seconds BETWEEN 1 AND 86400);

-- A project is seen by its partners, their prefectures and the center, and changed by its partners. Its other tables follow it.
ALTER TABLE projects ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY projects_system ON projects TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY projects_read ON projects FOR SELECT TO renkei_app USING (
  partner_ids @> ARRAY[(SELECT renkei.actor_organization())] OR (SELECT renkei.actor_kind()) = 'center'
  OR EXISTS (SELECT FROM organizations o WHERE o.id = ANY (partner_ids) AND o.parent_id = (SELECT renkei.actor_organization())));
CREATE POLICY projects_insert ON projects FOR INSERT TO renkei_app WITH CHECK (
  lead_organization_id = (SELECT renkei.actor_organization()) AND created_by = renkei.actor_user() AND (SELECT renkei.actor_kind()) = 'municipality');
CREATE POLICY projects_update ON projects FOR UPDATE TO renkei_app
  USING (partner_ids @> ARRAY[(SELECT renkei.actor_organization())]) WITH CHECK (partner_ids @> ARRAY[(SELECT renkei.actor_organization())]);
GRANT SELECT, INSERT ON projects TO renkei_app, renkei_system;
GRANT UPDATE (title, system, vending, updated_at) ON projects TO renkei_app, renkei_system;
GRANT UPDATE (lead_organization_id, partner_ids) ON projects TO renkei_system;
GRANT USAGE ON SEQUENCE projects_number_seq TO renkei_app, renkei_system;
ALTER TABLE project_items ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY project_items_system ON project_items TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY project_items_read ON project_items FOR SELECT TO renkei_app USING (EXISTS (SELECT FROM projects p WHERE p.id = project_id));
CREATE POLICY project_items_insert ON project_items FOR INSERT TO renkei_app WITH CHECK (EXISTS (SELECT FROM projects p WHERE p.id = project_id AND p.partner_ids @> ARRAY[(SELECT renkei.actor_organization())]));
CREATE POLICY project_items_update ON project_items FOR UPDATE TO renkei_app USING (EXISTS (SELECT FROM projects p WHERE p.id = project_id AND p.partner_ids @> ARRAY[(SELECT renkei.actor_organization())]));
GRANT SELECT, INSERT ON project_items TO renkei_app, renkei_system;
GRANT UPDATE (starts_on, ends_on, depends_on, state, note, file_ids, done_by, done_name, done_at, approved_by, approved_at, returned, version) ON project_items TO renkei_app, renkei_system;
ALTER TABLE project_tunings ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY project_tunings_system ON project_tunings TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY project_tunings_read ON project_tunings FOR SELECT TO renkei_app USING (EXISTS (SELECT FROM projects p WHERE p.id = project_id));
CREATE POLICY project_tunings_insert ON project_tunings FOR INSERT TO renkei_app WITH CHECK (EXISTS (SELECT FROM projects p WHERE p.id = project_id AND p.partner_ids @> ARRAY[(SELECT renkei.actor_organization())]));
CREATE POLICY project_tunings_update ON project_tunings FOR UPDATE TO renkei_app USING (EXISTS (SELECT FROM projects p WHERE p.id = project_id AND p.partner_ids @> ARRAY[(SELECT renkei.actor_organization())]));
CREATE POLICY project_tunings_delete ON project_tunings FOR DELETE TO renkei_app USING (EXISTS (SELECT FROM projects p WHERE p.id = project_id AND p.partner_ids @> ARRAY[(SELECT renkei.actor_organization())]));
GRANT SELECT, INSERT, DELETE ON project_tunings TO renkei_app, renkei_system;
GRANT UPDATE (service, parameter, source_form, difference, way, decision, edited_by, approved_by, approved_at, version) ON project_tunings TO renkei_app, renkei_system;
ALTER TABLE project_checks ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY project_checks_system ON project_checks TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY project_checks_read ON project_checks FOR SELECT TO renkei_app USING (EXISTS (SELECT FROM projects p WHERE p.id = project_id));
CREATE POLICY project_checks_insert ON project_checks FOR INSERT TO renkei_app WITH CHECK (EXISTS (SELECT FROM projects p WHERE p.id = project_id AND p.partner_ids @> ARRAY[(SELECT renkei.actor_organization())]));
CREATE POLICY project_checks_update ON project_checks FOR UPDATE TO renkei_app USING (EXISTS (SELECT FROM projects p WHERE p.id = project_id AND p.partner_ids @> ARRAY[(SELECT renkei.actor_organization())]));
CREATE POLICY project_checks_delete ON project_checks FOR DELETE TO renkei_app USING (EXISTS (SELECT FROM projects p WHERE p.id = project_id AND p.partner_ids @> ARRAY[(SELECT renkei.actor_organization())]));
GRANT SELECT, INSERT, DELETE ON project_checks TO renkei_app, renkei_system;
GRANT UPDATE (title, result, note, checked_by, checked_at, version) ON project_checks TO renkei_app, renkei_system;
ALTER TABLE project_risks ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY project_risks_system ON project_risks TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY project_risks_read ON project_risks FOR SELECT TO renkei_app USING (EXISTS (SELECT FROM projects p WHERE p.id = project_id));
CREATE POLICY project_risks_insert ON project_risks FOR INSERT TO renkei_app WITH CHECK (EXISTS (SELECT FROM projects p WHERE p.id = project_id AND p.partner_ids @> ARRAY[(SELECT renkei.actor_organization())]));
CREATE POLICY project_risks_update ON project_risks FOR UPDATE TO renkei_app USING (EXISTS (SELECT FROM projects p WHERE p.id = project_id AND p.partner_ids @> ARRAY[(SELECT renkei.actor_organization())]));
CREATE POLICY project_risks_delete ON project_risks FOR DELETE TO renkei_app USING (EXISTS (SELECT FROM projects p WHERE p.id = project_id AND p.partner_ids @> ARRAY[(SELECT renkei.actor_organization())]));
GRANT SELECT, INSERT, DELETE ON project_risks TO renkei_app, renkei_system;
GRANT UPDATE (title, likelihood, impact, measure, holder, closed, version) ON project_risks TO renkei_app, renkei_system;
-- A plan is its town's: partners of a joint project do not see one another's.
ALTER TABLE operation_plans ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY operation_plans_system ON operation_plans TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY operation_plans_read ON operation_plans FOR SELECT TO renkei_app USING (
  organization_id = (SELECT renkei.actor_organization()) OR (SELECT renkei.actor_kind()) = 'center'
  OR EXISTS (SELECT FROM organizations o WHERE o.id = organization_id AND o.parent_id = (SELECT renkei.actor_organization())));
CREATE POLICY operation_plans_insert ON operation_plans FOR INSERT TO renkei_app WITH CHECK (
  organization_id = (SELECT renkei.actor_organization()) AND (SELECT renkei.actor_kind()) = 'municipality' AND (project_id IS NULL OR EXISTS (SELECT FROM projects p WHERE p.id = project_id AND p.partner_ids @> ARRAY[(SELECT renkei.actor_organization())])));
CREATE POLICY operation_plans_update ON operation_plans FOR UPDATE TO renkei_app USING (organization_id = (SELECT renkei.actor_organization()));
GRANT SELECT, INSERT ON operation_plans TO renkei_app, renkei_system;
GRANT UPDATE (system, opens, closes, daily, backup_at, backup_minutes, updated_by, updated_at, version) ON operation_plans TO renkei_app, renkei_system;
GRANT UPDATE (organization_id, project_id) ON operation_plans TO renkei_system;
ALTER TABLE operation_services ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY operation_services_system ON operation_services TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY operation_services_read ON operation_services FOR SELECT TO renkei_app USING (EXISTS (SELECT FROM operation_plans p WHERE p.id = plan_id));
CREATE POLICY operation_services_insert ON operation_services FOR INSERT TO renkei_app WITH CHECK (EXISTS (SELECT FROM operation_plans p WHERE p.id = plan_id AND p.organization_id = (SELECT renkei.actor_organization())));
CREATE POLICY operation_services_delete ON operation_services FOR DELETE TO renkei_app USING (EXISTS (SELECT FROM operation_plans p WHERE p.id = plan_id AND p.organization_id = (SELECT renkei.actor_organization())));
GRANT SELECT, INSERT, DELETE ON operation_services TO renkei_app, renkei_system;
ALTER TABLE ups_units ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ups_units_system ON ups_units TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY ups_units_read ON ups_units FOR SELECT TO renkei_app USING (EXISTS (SELECT FROM operation_plans p WHERE p.id = plan_id));
CREATE POLICY ups_units_insert ON ups_units FOR INSERT TO renkei_app WITH CHECK (EXISTS (SELECT FROM operation_plans p WHERE p.id = plan_id AND p.organization_id = (SELECT renkei.actor_organization())));
CREATE POLICY ups_units_update ON ups_units FOR UPDATE TO renkei_app USING (EXISTS (SELECT FROM operation_plans p WHERE p.id = plan_id AND p.organization_id = (SELECT renkei.actor_organization())));
CREATE POLICY ups_units_delete ON ups_units FOR DELETE TO renkei_app USING (EXISTS (SELECT FROM operation_plans p WHERE p.id = plan_id AND p.organization_id = (SELECT renkei.actor_organization())));
GRANT SELECT, INSERT, DELETE ON ups_units TO renkei_app, renkei_system;
GRANT UPDATE (name, battery_seconds) ON ups_units TO renkei_app, renkei_system;
ALTER TABLE ups_systems ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ups_systems_system ON ups_systems TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY ups_systems_read ON ups_systems FOR SELECT TO renkei_app USING (EXISTS (SELECT FROM ups_units u WHERE u.id = unit_id));
CREATE POLICY ups_systems_insert ON ups_systems FOR INSERT TO renkei_app WITH CHECK (EXISTS (SELECT FROM ups_units u JOIN operation_plans p ON p.id = u.plan_id WHERE u.id = unit_id AND p.organization_id = (SELECT renkei.actor_organization())));
CREATE POLICY ups_systems_delete ON ups_systems FOR DELETE TO renkei_app USING (EXISTS (SELECT FROM ups_units u JOIN operation_plans p ON p.id = u.plan_id WHERE u.id = unit_id AND p.organization_id = (SELECT renkei.actor_organization())));
GRANT SELECT, INSERT, DELETE ON ups_systems TO renkei_app, renkei_system;
