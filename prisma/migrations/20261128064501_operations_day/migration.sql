-- CreateEnum
CREATE TYPE "step_state" AS ENUM ('waiting', 'commanded', 'done', 'failed', 'void');

-- CreateTable
CREATE TABLE "operating_clock" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "offset_ms" BIGINT NOT NULL DEFAULT 0,
    "moved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "operating_clock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "planned_stops" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "node_id" UUID,
    "system_id" UUID,
    "services" TEXT[],
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "organization_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "cancelled_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "planned_stops_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operating_engine" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "holder" TEXT NOT NULL DEFAULT '',
    "token" INTEGER NOT NULL DEFAULT 0,
    "lease_until" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "operating_engine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operating_days" (
    "date" DATE NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "signature" TEXT NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "operating_days_pkey" PRIMARY KEY ("date")
);

-- CreateTable
CREATE TABLE "operating_plans" (
    "date" DATE NOT NULL,
    "version" INTEGER NOT NULL,
    "planned_at" TIMESTAMPTZ(3) NOT NULL,
    "inputs" JSONB NOT NULL,
    "changed" INTEGER NOT NULL,

    CONSTRAINT "operating_plans_pkey" PRIMARY KEY ("date","version")
);

-- CreateTable
CREATE TABLE "operating_steps" (
    "date" DATE NOT NULL,
    "node_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "organization_id" UUID NOT NULL,
    "parent_id" UUID,
    "tier" INTEGER NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "gate" TEXT NOT NULL,
    "state" "step_state" NOT NULL DEFAULT 'waiting',
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "command_id" UUID,
    "token" INTEGER NOT NULL DEFAULT 0,
    "begun_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),
    "exception" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "decided_by" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "operating_steps_pkey" PRIMARY KEY ("date","node_id","kind","round")
);

-- CreateTable
CREATE TABLE "operating_nodes" (
    "node_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "parent_id" UUID,
    "tier" INTEGER NOT NULL,
    "up" BOOLEAN NOT NULL DEFAULT false,
    "online" BOOLEAN NOT NULL DEFAULT false,
    "counter_open" BOOLEAN NOT NULL DEFAULT false,
    "wanted_up" BOOLEAN NOT NULL DEFAULT false,
    "excuse" TEXT,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "operating_nodes_pkey" PRIMARY KEY ("node_id")
);

-- CreateIndex
CREATE INDEX "planned_stops_ends_at_idx" ON "planned_stops"("ends_at");

-- CreateIndex
CREATE INDEX "planned_stops_node_id_idx" ON "planned_stops"("node_id");

-- CreateIndex
CREATE INDEX "planned_stops_system_id_idx" ON "planned_stops"("system_id");

-- CreateIndex
CREATE INDEX "planned_stops_organization_id_idx" ON "planned_stops"("organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "operating_steps_command_id_key" ON "operating_steps"("command_id");

-- CreateIndex
CREATE INDEX "operating_steps_date_state_due_at_idx" ON "operating_steps"("date", "state", "due_at");

-- CreateIndex
CREATE INDEX "operating_steps_date_parent_id_idx" ON "operating_steps"("date", "parent_id");

-- CreateIndex
CREATE INDEX "operating_steps_node_id_idx" ON "operating_steps"("node_id");

-- CreateIndex
CREATE INDEX "operating_steps_organization_id_idx" ON "operating_steps"("organization_id");

-- CreateIndex
CREATE INDEX "operating_nodes_parent_id_idx" ON "operating_nodes"("parent_id");

-- CreateIndex
CREATE INDEX "operating_nodes_organization_id_idx" ON "operating_nodes"("organization_id");

-- AddForeignKey
ALTER TABLE "planned_stops" ADD CONSTRAINT "planned_stops_node_id_fkey" FOREIGN KEY ("node_id") REFERENCES "nodes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "planned_stops" ADD CONSTRAINT "planned_stops_system_id_fkey" FOREIGN KEY ("system_id") REFERENCES "network_systems"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "planned_stops" ADD CONSTRAINT "planned_stops_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operating_plans" ADD CONSTRAINT "operating_plans_date_fkey" FOREIGN KEY ("date") REFERENCES "operating_days"("date") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operating_steps" ADD CONSTRAINT "operating_steps_date_fkey" FOREIGN KEY ("date") REFERENCES "operating_days"("date") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operating_steps" ADD CONSTRAINT "operating_steps_command_id_fkey" FOREIGN KEY ("command_id") REFERENCES "node_commands"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operating_steps" ADD CONSTRAINT "operating_steps_node_id_fkey" FOREIGN KEY ("node_id") REFERENCES "nodes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operating_steps" ADD CONSTRAINT "operating_steps_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operating_nodes" ADD CONSTRAINT "operating_nodes_node_id_fkey" FOREIGN KEY ("node_id") REFERENCES "nodes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operating_nodes" ADD CONSTRAINT "operating_nodes_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE operating_clock ADD CONSTRAINT operating_clock_one CHECK (id = 1);
ALTER TABLE operating_engine ADD CONSTRAINT operating_engine_one CHECK (id = 1);
ALTER TABLE planned_stops
  ADD CONSTRAINT planned_stops_span CHECK (starts_at < ends_at),
  ADD CONSTRAINT planned_stops_subject CHECK ((node_id IS NULL) <> (system_id IS NULL)),
  ADD CONSTRAINT planned_stops_services CHECK (
    services <@ ARRAY['wide-area-issuance', 'special-move', 'identity-verification', 'in-house']);
ALTER TABLE operating_steps
  ADD CONSTRAINT operating_steps_kind CHECK (
    kind IN ('start', 'online', 'counter-open', 'counter-close', 'online-end', 'daily-processing', 'stop')),
  ADD CONSTRAINT operating_steps_gate CHECK (
    gate IN ('none', 'parent-online', 'own-online', 'children-ended', 'own-ended', 'children-stopped')),
  ADD CONSTRAINT operating_steps_round CHECK (round > 0),
  ADD CONSTRAINT operating_steps_settled CHECK ((state IN ('waiting', 'commanded')) = (settled_at IS NULL));
CREATE TRIGGER operating_plans_insert_only BEFORE UPDATE OR DELETE ON operating_plans FOR EACH ROW EXECUTE FUNCTION renkei.refuse_change();
INSERT INTO operating_clock (id) VALUES (1);
INSERT INTO operating_engine (id) VALUES (1);

-- Everybody's clock; only the demonstration moves it.
ALTER TABLE operating_clock ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY operating_clock_system ON operating_clock TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY operating_clock_read ON operating_clock FOR SELECT TO renkei_app USING (renkei.actor_organization() IS NOT NULL);
GRANT SELECT ON operating_clock TO renkei_app;
GRANT SELECT, UPDATE ON operating_clock TO renkei_system;

ALTER TABLE operating_engine ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY operating_engine_system ON operating_engine TO renkei_system USING (true) WITH CHECK (true);
GRANT SELECT, UPDATE ON operating_engine TO renkei_system;

-- Planned stops are told to everybody. Who sees a server may stop it, except the operator, who sees them all.
ALTER TABLE planned_stops ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY planned_stops_system ON planned_stops TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY planned_stops_read ON planned_stops FOR SELECT TO renkei_app USING (renkei.actor_organization() IS NOT NULL);
CREATE POLICY planned_stops_insert ON planned_stops FOR INSERT TO renkei_app WITH CHECK (
  organization_id = renkei.actor_organization()
  AND (renkei.actor_kind() = 'center'
       OR (renkei.actor_kind() <> 'operator' AND services = '{}' AND node_id IN (SELECT n.id FROM nodes n))));
CREATE POLICY planned_stops_cancel ON planned_stops FOR UPDATE TO renkei_app
  USING (organization_id = renkei.actor_organization() OR renkei.actor_kind() = 'center')
  WITH CHECK (organization_id = renkei.actor_organization() OR renkei.actor_kind() = 'center');
GRANT SELECT, INSERT ON planned_stops TO renkei_app, renkei_system;
GRANT UPDATE (cancelled_at, version) ON planned_stops TO renkei_app, renkei_system;

ALTER TABLE operating_days ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY operating_days_system ON operating_days TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY operating_days_read ON operating_days FOR SELECT TO renkei_app USING (renkei.actor_organization() IS NOT NULL);
GRANT SELECT ON operating_days TO renkei_app;
GRANT SELECT, INSERT, UPDATE ON operating_days TO renkei_system;

-- What a plan follows from is everybody's knowledge (calendar, ends, effects of extensions, planned stops).
ALTER TABLE operating_plans ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY operating_plans_system ON operating_plans TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY operating_plans_read ON operating_plans FOR SELECT TO renkei_app USING (renkei.actor_organization() IS NOT NULL);
GRANT SELECT ON operating_plans TO renkei_app;
GRANT SELECT, INSERT ON operating_plans TO renkei_system;

-- Seen: one's own, those one is in charge of, and those above, for which one waits. Changed (retry, release): not those above.
ALTER TABLE operating_steps ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY operating_steps_system ON operating_steps TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY operating_steps_read ON operating_steps FOR SELECT TO renkei_app USING (
  (SELECT renkei.actor_kind()) IN ('center', 'operator')
  OR organization_id = (SELECT renkei.actor_organization())
  OR organization_id IN (SELECT o.id FROM organizations o WHERE o.parent_id = (SELECT renkei.actor_organization()))
  OR (tier = 0 AND (SELECT renkei.actor_kind()) IN ('prefecture', 'municipality'))
  OR organization_id = (SELECT o.parent_id FROM organizations o WHERE o.id = (SELECT renkei.actor_organization())));
CREATE POLICY operating_steps_decide ON operating_steps FOR UPDATE TO renkei_app USING (
  (SELECT renkei.actor_kind()) = 'center'
  OR organization_id = (SELECT renkei.actor_organization())
  OR organization_id IN (SELECT o.id FROM organizations o WHERE o.parent_id = (SELECT renkei.actor_organization())));
GRANT SELECT, UPDATE (state, settled_at, exception, note, decided_by) ON operating_steps TO renkei_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON operating_steps TO renkei_system;

ALTER TABLE operating_nodes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY operating_nodes_system ON operating_nodes TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY operating_nodes_read ON operating_nodes FOR SELECT TO renkei_app USING (
  (SELECT renkei.actor_kind()) IN ('center', 'operator')
  OR organization_id = (SELECT renkei.actor_organization())
  OR organization_id IN (SELECT o.id FROM organizations o WHERE o.parent_id = (SELECT renkei.actor_organization()))
  OR (tier = 0 AND (SELECT renkei.actor_kind()) IN ('prefecture', 'municipality'))
  OR organization_id = (SELECT o.parent_id FROM organizations o WHERE o.id = (SELECT renkei.actor_organization())));
CREATE POLICY operating_nodes_decide ON operating_nodes FOR UPDATE TO renkei_app USING (
  (SELECT renkei.actor_kind()) = 'center'
  OR organization_id = (SELECT renkei.actor_organization())
  OR organization_id IN (SELECT o.id FROM organizations o WHERE o.parent_id = (SELECT renkei.actor_organization())));
GRANT SELECT, UPDATE (up, online, counter_open, excuse, changed_at) ON operating_nodes TO renkei_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON operating_nodes TO renkei_system;
