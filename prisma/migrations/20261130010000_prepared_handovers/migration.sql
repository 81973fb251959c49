-- CreateTable
CREATE TABLE "prepared_handovers" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'prepared',
    "effective_on" DATE NOT NULL,
    "text" TEXT NOT NULL,
    "prepared_by" UUID NOT NULL,
    "prepared_name" TEXT NOT NULL,
    "prepared_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    "problem" TEXT,
    "outcome" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "prepared_handovers_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "prepared_handovers_organization_id_effective_on_idx" ON "prepared_handovers"("organization_id", "effective_on");

-- CreateIndex
CREATE INDEX "prepared_handovers_state_effective_on_idx" ON "prepared_handovers"("state", "effective_on");

-- CreateIndex
CREATE INDEX "prepared_handovers_prepared_by_idx" ON "prepared_handovers"("prepared_by");

-- AddForeignKey
ALTER TABLE "prepared_handovers" ADD CONSTRAINT "prepared_handovers_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prepared_handovers" ADD CONSTRAINT "prepared_handovers_prepared_by_fkey" FOREIGN KEY ("prepared_by") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE prepared_handovers
  ADD CONSTRAINT prepared_handovers_state CHECK (state IN ('prepared', 'applied', 'refused', 'withdrawn')),
  ADD CONSTRAINT prepared_handovers_settled CHECK ((state = 'prepared') = (settled_at IS NULL)),
  ADD CONSTRAINT prepared_handovers_problem CHECK (problem IS NULL OR state = 'refused');

-- Who moves where is confidential until it is announced: only who keeps users sees it. The roles are those of `keepsUsers`.
CREATE FUNCTION renkei.keeps_users() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM user_roles r WHERE r.user_id = renkei.actor_user() AND r.role IN ('system_administrator', 'system_management'))
     AND NOT EXISTS (SELECT FROM user_roles r WHERE r.user_id = renkei.actor_user() AND r.role = 'auditor')
$$;

-- The organization's own administrators, and those of its prefecture (代行). What was applied or withdrawn stays as it is.
ALTER TABLE prepared_handovers ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY prepared_handovers_system ON prepared_handovers TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY prepared_handovers_read ON prepared_handovers FOR SELECT TO renkei_app
  USING ((SELECT renkei.keeps_users()) AND (organization_id = (SELECT renkei.actor_organization())
         OR organization_id IN (SELECT o.id FROM organizations o WHERE o.parent_id = (SELECT renkei.actor_organization()))));
CREATE POLICY prepared_handovers_insert ON prepared_handovers FOR INSERT TO renkei_app
  WITH CHECK (state = 'prepared' AND prepared_by = (SELECT renkei.actor_user())
         AND (SELECT renkei.keeps_users()) AND (organization_id = (SELECT renkei.actor_organization())
         OR organization_id IN (SELECT o.id FROM organizations o WHERE o.parent_id = (SELECT renkei.actor_organization()))));
CREATE POLICY prepared_handovers_update ON prepared_handovers FOR UPDATE TO renkei_app
  USING (state IN ('prepared', 'refused')
         AND (SELECT renkei.keeps_users()) AND (organization_id = (SELECT renkei.actor_organization())
         OR organization_id IN (SELECT o.id FROM organizations o WHERE o.parent_id = (SELECT renkei.actor_organization()))))
  WITH CHECK ((SELECT renkei.keeps_users()) AND (organization_id = (SELECT renkei.actor_organization())
         OR organization_id IN (SELECT o.id FROM organizations o WHERE o.parent_id = (SELECT renkei.actor_organization()))));
GRANT SELECT, INSERT ON prepared_handovers TO renkei_app, renkei_system;
GRANT UPDATE (state, effective_on, text, prepared_by, prepared_name, prepared_at, settled_at, problem, outcome, version)
  ON prepared_handovers TO renkei_app, renkei_system;
GRANT DELETE ON prepared_handovers TO renkei_system;
