-- CreateEnum
CREATE TYPE "job_net_state" AS ENUM ('proposed', 'active', 'held', 'retired');

-- CreateEnum
CREATE TYPE "job_run_state" AS ENUM ('waiting', 'running', 'held', 'succeeded', 'failed', 'unknown', 'cancelled', 'missed', 'skipped');

-- CreateTable
CREATE TABLE "job_commands" (
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,
    "parameters" JSONB NOT NULL DEFAULT '{}',
    "built_in" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "job_commands_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "job_nets" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "organization_id" UUID NOT NULL,
    "state" "job_net_state" NOT NULL,
    "active_version" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "next_at" TIMESTAMPTZ(3),
    "built_in" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "job_nets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "job_net_versions" (
    "net_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "definition" JSONB NOT NULL,
    "reach" INTEGER NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "written_by_id" UUID,
    "written_by" TEXT NOT NULL DEFAULT '',
    "approved_by_id" UUID,
    "approved_by" TEXT NOT NULL DEFAULT '',
    "approved_at" TIMESTAMPTZ(3),

    CONSTRAINT "job_net_versions_pkey" PRIMARY KEY ("net_id","version")
);

-- CreateTable
CREATE TABLE "job_engine" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "holder" TEXT NOT NULL DEFAULT '',
    "token" INTEGER NOT NULL DEFAULT 0,
    "lease_until" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "job_engine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "job_net_runs" (
    "id" UUID NOT NULL,
    "net_id" UUID NOT NULL,
    "nominal_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "state" "job_run_state" NOT NULL DEFAULT 'waiting',
    "wanted" TEXT NOT NULL DEFAULT 'run',
    "round" INTEGER NOT NULL DEFAULT 1,
    "rerun_from" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL DEFAULT '',
    "decided_by" TEXT NOT NULL DEFAULT '',
    "begun_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "warnings" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "job_net_runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "job_runs" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "state" "job_run_state" NOT NULL DEFAULT 'waiting',
    "begun_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "job_runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "job_node_runs" (
    "job_run_id" UUID NOT NULL,
    "node_id" UUID NOT NULL,
    "state" "job_run_state" NOT NULL DEFAULT 'waiting',
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "command_id" UUID,
    "not_before" TIMESTAMPTZ(3),
    "begun_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "exit_code" INTEGER,
    "reason" TEXT,
    "output" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "job_node_runs_pkey" PRIMARY KEY ("job_run_id","node_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "job_nets_code_key" ON "job_nets"("code");

-- CreateIndex
CREATE INDEX "job_nets_organization_id_idx" ON "job_nets"("organization_id");

-- CreateIndex
CREATE INDEX "job_nets_next_at_idx" ON "job_nets"("next_at");

-- CreateIndex
CREATE INDEX "job_net_runs_state_idx" ON "job_net_runs"("state");

-- CreateIndex
CREATE UNIQUE INDEX "job_net_runs_net_id_nominal_at_key" ON "job_net_runs"("net_id", "nominal_at");

-- CreateIndex
CREATE UNIQUE INDEX "job_runs_run_id_key_round_key" ON "job_runs"("run_id", "key", "round");

-- CreateIndex
CREATE INDEX "job_node_runs_node_id_idx" ON "job_node_runs"("node_id");

-- CreateIndex
CREATE INDEX "job_node_runs_command_id_idx" ON "job_node_runs"("command_id");

-- AddForeignKey
ALTER TABLE "job_nets" ADD CONSTRAINT "job_nets_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "job_net_versions" ADD CONSTRAINT "job_net_versions_net_id_fkey" FOREIGN KEY ("net_id") REFERENCES "job_nets"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "job_net_runs" ADD CONSTRAINT "job_net_runs_net_id_fkey" FOREIGN KEY ("net_id") REFERENCES "job_nets"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "job_runs" ADD CONSTRAINT "job_runs_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "job_net_runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "job_node_runs" ADD CONSTRAINT "job_node_runs_job_run_id_fkey" FOREIGN KEY ("job_run_id") REFERENCES "job_runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "job_node_runs" ADD CONSTRAINT "job_node_runs_node_id_fkey" FOREIGN KEY ("node_id") REFERENCES "nodes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE job_engine ADD CONSTRAINT job_engine_one CHECK (id = 1);
ALTER TABLE job_commands ADD CONSTRAINT job_commands_name CHECK (name ~ '^[a-z][a-z0-9_-]{0,39}$');
ALTER TABLE job_nets ADD CONSTRAINT job_nets_code CHECK (code ~ '^[A-Z][A-Z0-9-]{0,29}$');
ALTER TABLE job_net_runs
  ADD CONSTRAINT job_net_runs_kind CHECK (kind IN ('scheduled', 'late', 'manual', 'chained', 'daily')),
  ADD CONSTRAINT job_net_runs_wanted CHECK (wanted IN ('run', 'hold', 'cancel')),
  ADD CONSTRAINT job_net_runs_ended CHECK ((state IN ('waiting', 'running', 'held')) = (ended_at IS NULL));
ALTER TABLE job_runs ADD CONSTRAINT job_runs_ended CHECK ((state IN ('waiting', 'running', 'held')) = (ended_at IS NULL));
ALTER TABLE job_node_runs ADD CONSTRAINT job_node_runs_ended CHECK ((state IN ('waiting', 'running', 'held')) = (ended_at IS NULL));
CREATE INDEX job_node_runs_open ON job_node_runs (job_run_id, node_id) WHERE ended_at IS NULL;
CREATE INDEX job_runs_open ON job_runs (run_id) WHERE ended_at IS NULL;
INSERT INTO job_engine (id) VALUES (1);

-- S0 §1 point 4 and the usual day of a municipality (domain.md §4).
INSERT INTO job_commands (name, title, title_en, parameters, built_in) VALUES
  ('daily-statistics', '日次統計', 'Daily statistics', '{}', true),
  ('database-backup', 'データベースバックアップ', 'Database backup', '{"generations": {"type": "integer", "min": 1, "max": 90}}', true),
  ('backup-check', 'バックアップの確認', 'Backup check', '{}', true),
  ('log-rotation', 'ログの切替え', 'Log rotation', '{"keep_days": {"type": "integer", "min": 1, "max": 3650}}', true),
  ('clean-up', '不要ファイルの削除', 'Clean-up', '{"older_than_days": {"type": "integer", "min": 1, "max": 3650}}', true);

ALTER TABLE job_engine ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY job_engine_system ON job_engine TO renkei_system USING (true) WITH CHECK (true);
GRANT SELECT, UPDATE ON job_engine TO renkei_system;

-- What may be asked of servers is everybody's knowledge; the center keeps the list.
ALTER TABLE job_commands ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY job_commands_system ON job_commands TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY job_commands_read ON job_commands FOR SELECT TO renkei_app USING ((SELECT renkei.actor_organization()) IS NOT NULL);
CREATE POLICY job_commands_add ON job_commands FOR INSERT TO renkei_app WITH CHECK ((SELECT renkei.actor_kind()) = 'center' AND NOT built_in);
CREATE POLICY job_commands_change ON job_commands FOR UPDATE TO renkei_app
  USING ((SELECT renkei.actor_kind()) = 'center' AND NOT built_in) WITH CHECK ((SELECT renkei.actor_kind()) = 'center' AND NOT built_in);
GRANT SELECT, INSERT, UPDATE ON job_commands TO renkei_app, renkei_system;

-- The center's nets are told to everybody, because they run on everybody's servers. Others' are seen by their owner, its prefecture and
-- those who watch the nation.
ALTER TABLE job_nets ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY job_nets_system ON job_nets TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY job_nets_read ON job_nets FOR SELECT TO renkei_app USING (
  (SELECT renkei.actor_kind()) IN ('center', 'operator')
  OR organization_id = (SELECT renkei.actor_organization())
  OR organization_id IN (SELECT o.id FROM organizations o WHERE o.kind = 'center' OR o.parent_id = (SELECT renkei.actor_organization())));
CREATE POLICY job_nets_make ON job_nets FOR INSERT TO renkei_app WITH CHECK (
  organization_id = (SELECT renkei.actor_organization()) AND (SELECT renkei.actor_kind()) IN ('center', 'prefecture', 'municipality') AND NOT built_in);
CREATE POLICY job_nets_change ON job_nets FOR UPDATE TO renkei_app USING (
  organization_id = (SELECT renkei.actor_organization()) AND (SELECT renkei.actor_kind()) IN ('center', 'prefecture', 'municipality'))
  WITH CHECK (organization_id = (SELECT renkei.actor_organization()));
GRANT SELECT, INSERT, UPDATE (state, active_version, version, next_at) ON job_nets TO renkei_app;
GRANT SELECT, INSERT, UPDATE ON job_nets TO renkei_system;

ALTER TABLE job_net_versions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY job_net_versions_system ON job_net_versions TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY job_net_versions_read ON job_net_versions FOR SELECT TO renkei_app USING (net_id IN (SELECT n.id FROM job_nets n));
CREATE POLICY job_net_versions_write ON job_net_versions FOR INSERT TO renkei_app WITH CHECK (
  net_id IN (SELECT n.id FROM job_nets n WHERE n.organization_id = (SELECT renkei.actor_organization()))
  AND (SELECT renkei.actor_kind()) IN ('center', 'prefecture', 'municipality') AND written_by_id = (SELECT renkei.actor_user()));
-- Nobody approves what they wrote.
CREATE POLICY job_net_versions_approve ON job_net_versions FOR UPDATE TO renkei_app USING (
  net_id IN (SELECT n.id FROM job_nets n WHERE n.organization_id = (SELECT renkei.actor_organization()))
  AND (SELECT renkei.actor_kind()) IN ('center', 'prefecture', 'municipality')
  AND written_by_id IS DISTINCT FROM (SELECT renkei.actor_user()) AND approved_at IS NULL)
  WITH CHECK (approved_by_id = (SELECT renkei.actor_user()));
GRANT SELECT, INSERT, UPDATE (approved_by_id, approved_by, approved_at) ON job_net_versions TO renkei_app;
GRANT SELECT, INSERT, UPDATE ON job_net_versions TO renkei_system;

ALTER TABLE job_net_runs ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY job_net_runs_system ON job_net_runs TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY job_net_runs_read ON job_net_runs FOR SELECT TO renkei_app USING (net_id IN (SELECT n.id FROM job_nets n));
CREATE POLICY job_net_runs_start ON job_net_runs FOR INSERT TO renkei_app WITH CHECK (
  kind = 'manual' AND state = 'waiting'
  AND net_id IN (SELECT n.id FROM job_nets n WHERE n.organization_id = (SELECT renkei.actor_organization()))
  AND (SELECT renkei.actor_kind()) IN ('center', 'prefecture', 'municipality'));
CREATE POLICY job_net_runs_decide ON job_net_runs FOR UPDATE TO renkei_app USING (
  net_id IN (SELECT n.id FROM job_nets n WHERE n.organization_id = (SELECT renkei.actor_organization()))
  AND (SELECT renkei.actor_kind()) IN ('center', 'prefecture', 'municipality'));
GRANT SELECT, INSERT, UPDATE (wanted, state, round, rerun_from, reason, decided_by, ended_at) ON job_net_runs TO renkei_app;
GRANT SELECT, INSERT, UPDATE ON job_net_runs TO renkei_system;

ALTER TABLE job_runs ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY job_runs_system ON job_runs TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY job_runs_read ON job_runs FOR SELECT TO renkei_app USING (run_id IN (SELECT r.id FROM job_net_runs r));
GRANT SELECT ON job_runs TO renkei_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON job_runs TO renkei_system;

-- What a server did and printed is seen by those who see the server.
ALTER TABLE job_node_runs ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY job_node_runs_system ON job_node_runs TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY job_node_runs_read ON job_node_runs FOR SELECT TO renkei_app USING (node_id IN (SELECT n.id FROM nodes n));
GRANT SELECT ON job_node_runs TO renkei_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON job_node_runs TO renkei_system;
