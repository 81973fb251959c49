-- CreateEnum
CREATE TYPE "campaign_state" AS ENUM ('draft', 'announced', 'closed');

-- CreateEnum
CREATE TYPE "campaign_status" AS ENUM ('not_started', 'under_way', 'done', 'not_applicable');

-- CreateTable
CREATE TABLE "campaigns" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "state" "campaign_state" NOT NULL DEFAULT 'draft',
    "title" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,
    "purpose" TEXT NOT NULL DEFAULT '',
    "purpose_en" TEXT NOT NULL DEFAULT '',
    "source" TEXT NOT NULL DEFAULT '',
    "target_kinds" TEXT[],
    "target_codes" TEXT[],
    "starts_on" DATE NOT NULL,
    "due_on" DATE NOT NULL,
    "owner_id" UUID NOT NULL,
    "announced_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "closing" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "campaigns_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign_steps" (
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,
    "weight" INTEGER NOT NULL DEFAULT 1,
    "voluntary" BOOLEAN NOT NULL DEFAULT false,
    "evidence" BOOLEAN NOT NULL DEFAULT false,
    "work" TEXT NOT NULL DEFAULT '',
    "due_on" DATE,

    CONSTRAINT "campaign_steps_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign_targets" (
    "campaign_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "due_on" DATE,
    "state" TEXT NOT NULL DEFAULT 'missing',
    "missing" INTEGER NOT NULL,
    "not_started" INTEGER NOT NULL DEFAULT 0,
    "under_way" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "not_applicable" INTEGER NOT NULL DEFAULT 0,
    "done_weight" INTEGER NOT NULL DEFAULT 0,
    "applicable_weight" INTEGER NOT NULL,
    "explanation" TEXT NOT NULL DEFAULT '',
    "explained_at" TIMESTAMPTZ(3),
    "answered_at" TIMESTAMPTZ(3),
    "completed_on" DATE,
    "reminded_at" TIMESTAMPTZ(3),
    "reminders" INTEGER NOT NULL DEFAULT 0,
    "ended_on" DATE,
    "successor_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "campaign_targets_pkey" PRIMARY KEY ("campaign_id","organization_id")
);

-- CreateTable
CREATE TABLE "campaign_answers" (
    "step_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "status" "campaign_status" NOT NULL,
    "comment" TEXT NOT NULL DEFAULT '',
    "done_on" DATE,
    "file_ids" UUID[],
    "answered_by" TEXT NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "campaign_answers_pkey" PRIMARY KEY ("step_id","organization_id")
);

-- CreateTable
CREATE TABLE "campaign_extensions" (
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'asked',
    "reason" TEXT NOT NULL,
    "wanted_on" DATE NOT NULL,
    "asked_by" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "granted_on" DATE,
    "answer" TEXT NOT NULL DEFAULT '',
    "decided_by" TEXT NOT NULL DEFAULT '',
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "campaign_extensions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "test_rounds" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,
    "lead" TEXT NOT NULL DEFAULT '',
    "lead_en" TEXT NOT NULL DEFAULT '',
    "source" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "test_rounds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "test_bodies" (
    "id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "provides" BOOLEAN NOT NULL,
    "requests" BOOLEAN NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "note_en" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "test_bodies_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "test_slots" (
    "id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "body_id" UUID,
    "direction" TEXT NOT NULL,
    "organization_id" UUID,
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,
    "voluntary" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT NOT NULL DEFAULT '',
    "note_en" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "test_slots_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "test_results" (
    "slot_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "result" TEXT NOT NULL,
    "tested_on" DATE,
    "comment" TEXT NOT NULL DEFAULT '',
    "reported_by" TEXT NOT NULL,
    "reported_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "test_results_pkey" PRIMARY KEY ("slot_id","organization_id")
);

-- CreateTable
CREATE TABLE "freezes" (
    "id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "from_on" DATE,
    "to_on" DATE,
    "blocks" TEXT[],
    "reason" TEXT NOT NULL,
    "reason_en" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "freezes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "freeze_backlogs" (
    "freeze_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "work" TEXT NOT NULL,
    "waiting" INTEGER NOT NULL,
    "worked_off" INTEGER NOT NULL DEFAULT 0,
    "reported_by" TEXT NOT NULL,
    "reported_at" TIMESTAMPTZ(3) NOT NULL,
    "reminded_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "freeze_backlogs_pkey" PRIMARY KEY ("freeze_id","organization_id","work")
);

-- CreateIndex
CREATE UNIQUE INDEX "campaigns_number_key" ON "campaigns"("number");

-- CreateIndex
CREATE INDEX "campaigns_owner_id_idx" ON "campaigns"("owner_id");

-- CreateIndex
CREATE INDEX "campaigns_state_due_on_idx" ON "campaigns"("state", "due_on");

-- CreateIndex
CREATE UNIQUE INDEX "campaign_steps_campaign_id_position_key" ON "campaign_steps"("campaign_id", "position");

-- CreateIndex
CREATE INDEX "campaign_targets_organization_id_idx" ON "campaign_targets"("organization_id");

-- CreateIndex
CREATE INDEX "campaign_targets_successor_id_idx" ON "campaign_targets"("successor_id");

-- CreateIndex
CREATE INDEX "campaign_answers_campaign_id_organization_id_idx" ON "campaign_answers"("campaign_id", "organization_id");

-- CreateIndex
CREATE INDEX "campaign_answers_organization_id_idx" ON "campaign_answers"("organization_id");

-- CreateIndex
CREATE INDEX "campaign_extensions_campaign_id_organization_id_idx" ON "campaign_extensions"("campaign_id", "organization_id");

-- CreateIndex
CREATE INDEX "campaign_extensions_organization_id_idx" ON "campaign_extensions"("organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "test_rounds_code_key" ON "test_rounds"("code");

-- CreateIndex
CREATE UNIQUE INDEX "test_bodies_round_id_number_key" ON "test_bodies"("round_id", "number");

-- CreateIndex
CREATE INDEX "test_slots_round_id_from_on_idx" ON "test_slots"("round_id", "from_on");

-- CreateIndex
CREATE INDEX "test_slots_body_id_idx" ON "test_slots"("body_id");

-- CreateIndex
CREATE INDEX "test_slots_organization_id_idx" ON "test_slots"("organization_id");

-- CreateIndex
CREATE INDEX "test_results_organization_id_idx" ON "test_results"("organization_id");

-- CreateIndex
CREATE INDEX "freezes_round_id_idx" ON "freezes"("round_id");

-- CreateIndex
CREATE INDEX "freeze_backlogs_organization_id_idx" ON "freeze_backlogs"("organization_id");

-- AddForeignKey
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_steps" ADD CONSTRAINT "campaign_steps_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaigns"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_targets" ADD CONSTRAINT "campaign_targets_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaigns"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_targets" ADD CONSTRAINT "campaign_targets_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_targets" ADD CONSTRAINT "campaign_targets_successor_id_fkey" FOREIGN KEY ("successor_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_answers" ADD CONSTRAINT "campaign_answers_step_id_fkey" FOREIGN KEY ("step_id") REFERENCES "campaign_steps"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_answers" ADD CONSTRAINT "campaign_answers_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaigns"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_answers" ADD CONSTRAINT "campaign_answers_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_extensions" ADD CONSTRAINT "campaign_extensions_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaigns"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_extensions" ADD CONSTRAINT "campaign_extensions_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "test_bodies" ADD CONSTRAINT "test_bodies_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "test_rounds"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "test_slots" ADD CONSTRAINT "test_slots_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "test_rounds"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "test_slots" ADD CONSTRAINT "test_slots_body_id_fkey" FOREIGN KEY ("body_id") REFERENCES "test_bodies"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "test_slots" ADD CONSTRAINT "test_slots_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "test_results" ADD CONSTRAINT "test_results_slot_id_fkey" FOREIGN KEY ("slot_id") REFERENCES "test_slots"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "test_results" ADD CONSTRAINT "test_results_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "freezes" ADD CONSTRAINT "freezes_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "test_rounds"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "freeze_backlogs" ADD CONSTRAINT "freeze_backlogs_freeze_id_fkey" FOREIGN KEY ("freeze_id") REFERENCES "freezes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "freeze_backlogs" ADD CONSTRAINT "freeze_backlogs_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Impossible values.
ALTER TABLE campaigns
  ADD CONSTRAINT campaigns_span CHECK (starts_on <= due_on),
  ADD CONSTRAINT campaigns_announced CHECK ((state = 'draft') = (announced_at IS NULL)),
  ADD CONSTRAINT campaigns_closed CHECK ((state = 'closed') = (closed_at IS NOT NULL));
ALTER TABLE campaign_steps
  ADD CONSTRAINT campaign_steps_weight CHECK (weight BETWEEN 1 AND 100),
  ADD CONSTRAINT campaign_steps_position CHECK (position BETWEEN 0 AND 19),
  ADD CONSTRAINT campaign_steps_work CHECK (work IN ('', 'copy_registration', 'code_retrieval'));
ALTER TABLE campaign_targets
  ADD CONSTRAINT campaign_targets_state CHECK (state IN ('missing', 'not_started', 'under_way', 'done', 'not_applicable', 'explained')),
  ADD CONSTRAINT campaign_targets_weights CHECK (0 <= done_weight AND done_weight <= applicable_weight),
  ADD CONSTRAINT campaign_targets_counts CHECK (least(missing, not_started, under_way, done, not_applicable) >= 0),
  ADD CONSTRAINT campaign_targets_explained CHECK ((explanation = '') = (explained_at IS NULL)),
  ADD CONSTRAINT campaign_targets_ended CHECK (successor_id IS NULL OR ended_on IS NOT NULL);
ALTER TABLE campaign_answers
  ADD CONSTRAINT campaign_answers_done CHECK ((status = 'done') = (done_on IS NOT NULL)),
  ADD CONSTRAINT campaign_answers_reason CHECK (status <> 'not_applicable' OR comment <> '');
ALTER TABLE campaign_extensions
  ADD CONSTRAINT campaign_extensions_state CHECK (state IN ('asked', 'granted', 'refused') AND (state = 'asked') = (decided_at IS NULL)),
  ADD CONSTRAINT campaign_extensions_granted CHECK ((state = 'granted') = (granted_on IS NOT NULL));
CREATE UNIQUE INDEX campaign_extensions_open ON campaign_extensions (campaign_id, organization_id) WHERE state = 'asked';
ALTER TABLE test_slots
  ADD CONSTRAINT test_slots_direction CHECK (direction IN ('provide', 'request', 'confirm')),
  ADD CONSTRAINT test_slots_span CHECK (from_on <= to_on);
ALTER TABLE test_results
  ADD CONSTRAINT test_results_result CHECK (result IN ('passed', 'failed', 'exempt', 'declined')),
  ADD CONSTRAINT test_results_tested CHECK ((result IN ('passed', 'failed')) = (tested_on IS NOT NULL));
ALTER TABLE freezes
  ADD CONSTRAINT freezes_kind CHECK (kind IN ('test_mode', 'production_switch')),
  ADD CONSTRAINT freezes_span CHECK (from_on <= to_on AND (to_on IS NULL OR from_on IS NOT NULL)),
  ADD CONSTRAINT freezes_blocks CHECK (cardinality(blocks) > 0 AND blocks <@ ARRAY['copy_registration', 'code_retrieval']);
ALTER TABLE freeze_backlogs
  ADD CONSTRAINT freeze_backlogs_work CHECK (work IN ('copy_registration', 'code_retrieval')),
  ADD CONSTRAINT freeze_backlogs_counts CHECK (waiting >= 0 AND worked_off BETWEEN 0 AND waiting);

-- A draft is the center's and the operator's; what was announced is everybody's knowledge.
ALTER TABLE campaigns ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY campaigns_system ON campaigns TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY campaigns_read ON campaigns FOR SELECT TO renkei_app USING ((SELECT renkei.actor_organization()) IS NOT NULL
  AND (state <> 'draft' OR (SELECT renkei.actor_kind()) IN ('center', 'operator')));
CREATE POLICY campaigns_insert ON campaigns FOR INSERT TO renkei_app
  WITH CHECK (renkei.actor_kind() IN ('center', 'operator') AND owner_id = renkei.actor_organization() AND state = 'draft');
CREATE POLICY campaigns_update ON campaigns FOR UPDATE TO renkei_app
  USING ((SELECT renkei.actor_kind()) IN ('center', 'operator')) WITH CHECK ((SELECT renkei.actor_kind()) IN ('center', 'operator'));
CREATE POLICY campaigns_delete ON campaigns FOR DELETE TO renkei_app USING ((SELECT renkei.actor_kind()) IN ('center', 'operator') AND state = 'draft');
GRANT SELECT, INSERT, DELETE ON campaigns TO renkei_app, renkei_system;
GRANT UPDATE (state, title, title_en, purpose, purpose_en, target_kinds, target_codes, starts_on, due_on, announced_at, closed_at, closing,
  updated_at, version) ON campaigns TO renkei_app, renkei_system;
GRANT USAGE ON SEQUENCE campaigns_number_seq TO renkei_app, renkei_system;

ALTER TABLE campaign_steps ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY campaign_steps_system ON campaign_steps TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY campaign_steps_read ON campaign_steps FOR SELECT TO renkei_app USING (EXISTS (SELECT FROM campaigns c WHERE c.id = campaign_id));
CREATE POLICY campaign_steps_insert ON campaign_steps FOR INSERT TO renkei_app WITH CHECK (
  renkei.actor_kind() IN ('center', 'operator') AND EXISTS (SELECT FROM campaigns c WHERE c.id = campaign_id AND c.state = 'draft'));
CREATE POLICY campaign_steps_delete ON campaign_steps FOR DELETE TO renkei_app USING (
  (SELECT renkei.actor_kind()) IN ('center', 'operator') AND EXISTS (SELECT FROM campaigns c WHERE c.id = campaign_id AND c.state = 'draft'));
GRANT SELECT, INSERT, DELETE ON campaign_steps TO renkei_app, renkei_system;

-- What an organization answers is seen by itself, by its prefecture and by those who run campaigns. It answers for itself only.
ALTER TABLE campaign_targets ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY campaign_targets_system ON campaign_targets TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY campaign_targets_read ON campaign_targets FOR SELECT TO renkei_app USING ((SELECT renkei.actor_kind()) IN ('center', 'operator')
  OR organization_id = (SELECT renkei.actor_organization())
  OR organization_id IN (SELECT o.id FROM organizations o WHERE o.parent_id = (SELECT renkei.actor_organization())));
CREATE POLICY campaign_targets_insert ON campaign_targets FOR INSERT TO renkei_app WITH CHECK (renkei.actor_kind() IN ('center', 'operator'));
CREATE POLICY campaign_targets_update ON campaign_targets FOR UPDATE TO renkei_app USING ((SELECT renkei.actor_kind()) IN ('center', 'operator')
  OR organization_id = (SELECT renkei.actor_organization())
  OR organization_id IN (SELECT o.id FROM organizations o WHERE o.parent_id = (SELECT renkei.actor_organization())));
GRANT SELECT, INSERT ON campaign_targets TO renkei_app, renkei_system;
GRANT UPDATE (due_on, state, missing, not_started, under_way, done, not_applicable, done_weight, applicable_weight, explanation, explained_at,
  answered_at, completed_on, reminded_at, reminders, version) ON campaign_targets TO renkei_app, renkei_system;
GRANT UPDATE (ended_on, successor_id) ON campaign_targets TO renkei_system;

ALTER TABLE campaign_answers ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY campaign_answers_system ON campaign_answers TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY campaign_answers_read ON campaign_answers FOR SELECT TO renkei_app USING ((SELECT renkei.actor_kind()) IN ('center', 'operator')
  OR organization_id = (SELECT renkei.actor_organization())
  OR organization_id IN (SELECT o.id FROM organizations o WHERE o.parent_id = (SELECT renkei.actor_organization())));
CREATE POLICY campaign_answers_insert ON campaign_answers FOR INSERT TO renkei_app WITH CHECK (organization_id = (SELECT renkei.actor_organization())
  AND EXISTS (SELECT FROM campaigns c WHERE c.id = campaign_id AND c.state = 'announced'));
CREATE POLICY campaign_answers_update ON campaign_answers FOR UPDATE TO renkei_app USING (organization_id = (SELECT renkei.actor_organization()))
  WITH CHECK (organization_id = (SELECT renkei.actor_organization())
    AND EXISTS (SELECT FROM campaigns c WHERE c.id = campaign_id AND c.state = 'announced'));
GRANT SELECT, INSERT ON campaign_answers TO renkei_app, renkei_system;
GRANT UPDATE (status, comment, done_on, file_ids, answered_by, answered_at) ON campaign_answers TO renkei_app, renkei_system;

ALTER TABLE campaign_extensions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY campaign_extensions_system ON campaign_extensions TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY campaign_extensions_read ON campaign_extensions FOR SELECT TO renkei_app USING ((SELECT renkei.actor_kind()) IN ('center', 'operator')
  OR organization_id = (SELECT renkei.actor_organization())
  OR organization_id IN (SELECT o.id FROM organizations o WHERE o.parent_id = (SELECT renkei.actor_organization())));
CREATE POLICY campaign_extensions_insert ON campaign_extensions FOR INSERT TO renkei_app
  WITH CHECK (organization_id = (SELECT renkei.actor_organization()) AND state = 'asked');
CREATE POLICY campaign_extensions_update ON campaign_extensions FOR UPDATE TO renkei_app
  USING ((SELECT renkei.actor_kind()) IN ('center', 'operator') AND state = 'asked') WITH CHECK ((SELECT renkei.actor_kind()) IN ('center', 'operator'));
GRANT SELECT, INSERT ON campaign_extensions TO renkei_app, renkei_system;
GRANT UPDATE (state, granted_on, answer, decided_by, decided_at) ON campaign_extensions TO renkei_app, renkei_system;
GRANT UPDATE (organization_id) ON campaign_extensions TO renkei_system;

-- Who tests when, and what is frozen, is everybody's knowledge; the operator writes it.
ALTER TABLE test_rounds ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY test_rounds_system ON test_rounds TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY test_rounds_read ON test_rounds FOR SELECT TO renkei_app USING ((SELECT renkei.actor_organization()) IS NOT NULL);
GRANT SELECT ON test_rounds TO renkei_app;
GRANT SELECT, INSERT ON test_rounds TO renkei_system;

ALTER TABLE test_bodies ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY test_bodies_system ON test_bodies TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY test_bodies_read ON test_bodies FOR SELECT TO renkei_app USING ((SELECT renkei.actor_organization()) IS NOT NULL);
GRANT SELECT ON test_bodies TO renkei_app;
GRANT SELECT, INSERT ON test_bodies TO renkei_system;

ALTER TABLE test_slots ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY test_slots_system ON test_slots TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY test_slots_read ON test_slots FOR SELECT TO renkei_app USING ((SELECT renkei.actor_organization()) IS NOT NULL);
GRANT SELECT ON test_slots TO renkei_app;
GRANT SELECT, INSERT ON test_slots TO renkei_system;
GRANT UPDATE (organization_id) ON test_slots TO renkei_system;

ALTER TABLE freezes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY freezes_system ON freezes TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY freezes_read ON freezes FOR SELECT TO renkei_app USING ((SELECT renkei.actor_organization()) IS NOT NULL);
CREATE POLICY freezes_update ON freezes FOR UPDATE TO renkei_app
  USING ((SELECT renkei.actor_kind()) IN ('center', 'operator')) WITH CHECK ((SELECT renkei.actor_kind()) IN ('center', 'operator'));
GRANT SELECT ON freezes TO renkei_app;
GRANT SELECT, INSERT ON freezes TO renkei_system;
GRANT UPDATE (from_on, to_on, version) ON freezes TO renkei_app, renkei_system;

ALTER TABLE test_results ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY test_results_system ON test_results TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY test_results_read ON test_results FOR SELECT TO renkei_app USING ((SELECT renkei.actor_kind()) IN ('center', 'operator')
  OR organization_id = (SELECT renkei.actor_organization())
  OR organization_id IN (SELECT o.id FROM organizations o WHERE o.parent_id = (SELECT renkei.actor_organization())));
CREATE POLICY test_results_insert ON test_results FOR INSERT TO renkei_app WITH CHECK (organization_id = (SELECT renkei.actor_organization()));
CREATE POLICY test_results_update ON test_results FOR UPDATE TO renkei_app USING (organization_id = (SELECT renkei.actor_organization()))
  WITH CHECK (organization_id = (SELECT renkei.actor_organization()));
GRANT SELECT, INSERT ON test_results TO renkei_app, renkei_system;
GRANT UPDATE (result, tested_on, comment, reported_by, reported_at, version) ON test_results TO renkei_app, renkei_system;

ALTER TABLE freeze_backlogs ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY freeze_backlogs_system ON freeze_backlogs TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY freeze_backlogs_read ON freeze_backlogs FOR SELECT TO renkei_app USING ((SELECT renkei.actor_kind()) IN ('center', 'operator')
  OR organization_id = (SELECT renkei.actor_organization())
  OR organization_id IN (SELECT o.id FROM organizations o WHERE o.parent_id = (SELECT renkei.actor_organization())));
CREATE POLICY freeze_backlogs_insert ON freeze_backlogs FOR INSERT TO renkei_app WITH CHECK (organization_id = (SELECT renkei.actor_organization()));
CREATE POLICY freeze_backlogs_update ON freeze_backlogs FOR UPDATE TO renkei_app USING ((SELECT renkei.actor_kind()) IN ('center', 'operator')
  OR organization_id = (SELECT renkei.actor_organization())
  OR organization_id IN (SELECT o.id FROM organizations o WHERE o.parent_id = (SELECT renkei.actor_organization())));
GRANT SELECT, INSERT ON freeze_backlogs TO renkei_app, renkei_system;
GRANT UPDATE (waiting, worked_off, reported_by, reported_at, reminded_at, version) ON freeze_backlogs TO renkei_app, renkei_system;
