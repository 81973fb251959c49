-- CreateEnum
CREATE TYPE "disclosure_state" AS ENUM ('received', 'confirmed', 'decided', 'delivered', 'withdrawn');

-- CreateTable
CREATE TABLE "provision_years" (
    "id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "declared_total" BIGINT,
    "declared_unit" INTEGER NOT NULL DEFAULT 1,
    "noticed_on" DATE,
    "signatory" TEXT NOT NULL DEFAULT '',
    "basis" TEXT NOT NULL DEFAULT '',
    "published_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "provision_years_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "provision_bodies" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "provision_bodies_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "provision_groups" (
    "id" UUID NOT NULL,
    "year_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "body_id" UUID NOT NULL,
    "laws" TEXT[],
    "laws_key" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "provision_groups_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "provision_counts" (
    "group_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "method" TEXT NOT NULL,
    "count" BIGINT NOT NULL,

    CONSTRAINT "provision_counts_pkey" PRIMARY KEY ("group_id","month","method")
);

-- CreateTable
CREATE TABLE "provision_lost_rows" (
    "group_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "method" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "provision_lost_rows_pkey" PRIMARY KEY ("group_id","month","method")
);

-- CreateTable
CREATE TABLE "disclosure_figures" (
    "organization_id" UUID NOT NULL,
    "register" TEXT NOT NULL,
    "fiscal_year" INTEGER NOT NULL,
    "request_visit" INTEGER NOT NULL,
    "request_post" INTEGER NOT NULL,
    "receipt_visit" INTEGER NOT NULL,
    "receipt_post" INTEGER NOT NULL,
    "as_of" DATE NOT NULL,
    "posted_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "disclosure_figures_pkey" PRIMARY KEY ("organization_id","register","fiscal_year")
);

-- CreateTable
CREATE TABLE "disclosure_cases" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "organization_id" UUID NOT NULL,
    "register" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "request_way" TEXT NOT NULL,
    "received_on" DATE NOT NULL,
    "due_on" DATE NOT NULL,
    "extension_reason" TEXT NOT NULL DEFAULT '',
    "agreed_to_other" BOOLEAN NOT NULL DEFAULT false,
    "confirmed_on" DATE,
    "confirmed_by" TEXT NOT NULL DEFAULT '',
    "decided_on" DATE,
    "decision" TEXT NOT NULL DEFAULT '',
    "decision_reason" TEXT NOT NULL DEFAULT '',
    "delivered_on" DATE,
    "receipt_way" TEXT NOT NULL DEFAULT '',
    "form" TEXT NOT NULL DEFAULT '',
    "state" "disclosure_state" NOT NULL DEFAULT 'received',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "disclosure_cases_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "disclosure_records" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "requester_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "operator_id" UUID NOT NULL,
    "business" TEXT NOT NULL,
    "provided_on" DATE NOT NULL,
    "code" TEXT NOT NULL DEFAULT '',
    "code_set_by_id" UUID,
    "code_set_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "disclosure_records_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "disclosure_notes" (
    "record_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "supported" BOOLEAN NOT NULL DEFAULT false,
    "code_reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "disclosure_notes_pkey" PRIMARY KEY ("record_id","organization_id")
);

-- CreateTable
CREATE TABLE "disclosure_case_records" (
    "case_id" UUID NOT NULL,
    "record_id" UUID NOT NULL,
    "withheld" BOOLEAN,

    CONSTRAINT "disclosure_case_records_pkey" PRIMARY KEY ("case_id","record_id")
);

-- CreateTable
CREATE TABLE "disclosure_consultations" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "record_id" UUID NOT NULL,
    "asking_id" UUID NOT NULL,
    "asked_id" UUID NOT NULL,
    "question" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "answered_at" TIMESTAMPTZ(3),
    "answered_by" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "disclosure_consultations_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "provision_years_year_key" ON "provision_years"("year");

-- CreateIndex
CREATE UNIQUE INDEX "provision_bodies_name_key" ON "provision_bodies"("name");

-- CreateIndex
CREATE INDEX "provision_groups_body_id_idx" ON "provision_groups"("body_id");

-- CreateIndex
CREATE UNIQUE INDEX "provision_groups_year_id_body_id_laws_key_key" ON "provision_groups"("year_id", "body_id", "laws_key");

-- CreateIndex
CREATE INDEX "disclosure_figures_register_fiscal_year_idx" ON "disclosure_figures"("register", "fiscal_year");

-- CreateIndex
CREATE UNIQUE INDEX "disclosure_cases_number_key" ON "disclosure_cases"("number");

-- CreateIndex
CREATE INDEX "disclosure_cases_organization_id_register_received_on_idx" ON "disclosure_cases"("organization_id", "register", "received_on");

-- CreateIndex
CREATE INDEX "disclosure_cases_organization_id_state_due_on_idx" ON "disclosure_cases"("organization_id", "state", "due_on");

-- CreateIndex
CREATE UNIQUE INDEX "disclosure_records_reference_key" ON "disclosure_records"("reference");

-- CreateIndex
CREATE INDEX "disclosure_records_requester_id_provided_on_idx" ON "disclosure_records"("requester_id", "provided_on");

-- CreateIndex
CREATE INDEX "disclosure_records_provider_id_provided_on_idx" ON "disclosure_records"("provider_id", "provided_on");

-- CreateIndex
CREATE INDEX "disclosure_records_operator_id_provided_on_idx" ON "disclosure_records"("operator_id", "provided_on");

-- CreateIndex
CREATE INDEX "disclosure_records_code_set_by_id_idx" ON "disclosure_records"("code_set_by_id");

-- CreateIndex
CREATE INDEX "disclosure_notes_organization_id_supported_idx" ON "disclosure_notes"("organization_id", "supported");

-- CreateIndex
CREATE INDEX "disclosure_case_records_record_id_idx" ON "disclosure_case_records"("record_id");

-- CreateIndex
CREATE INDEX "disclosure_consultations_asking_id_idx" ON "disclosure_consultations"("asking_id");

-- CreateIndex
CREATE INDEX "disclosure_consultations_asked_id_answered_at_idx" ON "disclosure_consultations"("asked_id", "answered_at");

-- CreateIndex
CREATE INDEX "disclosure_consultations_record_id_idx" ON "disclosure_consultations"("record_id");

-- CreateIndex
CREATE UNIQUE INDEX "disclosure_consultations_case_id_record_id_key" ON "disclosure_consultations"("case_id", "record_id");

-- AddForeignKey
ALTER TABLE "provision_groups" ADD CONSTRAINT "provision_groups_year_id_fkey" FOREIGN KEY ("year_id") REFERENCES "provision_years"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provision_groups" ADD CONSTRAINT "provision_groups_body_id_fkey" FOREIGN KEY ("body_id") REFERENCES "provision_bodies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provision_counts" ADD CONSTRAINT "provision_counts_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "provision_groups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provision_lost_rows" ADD CONSTRAINT "provision_lost_rows_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "provision_groups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disclosure_figures" ADD CONSTRAINT "disclosure_figures_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disclosure_cases" ADD CONSTRAINT "disclosure_cases_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disclosure_records" ADD CONSTRAINT "disclosure_records_requester_id_fkey" FOREIGN KEY ("requester_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disclosure_records" ADD CONSTRAINT "disclosure_records_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disclosure_records" ADD CONSTRAINT "disclosure_records_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disclosure_records" ADD CONSTRAINT "disclosure_records_code_set_by_id_fkey" FOREIGN KEY ("code_set_by_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disclosure_notes" ADD CONSTRAINT "disclosure_notes_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "disclosure_records"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disclosure_notes" ADD CONSTRAINT "disclosure_notes_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disclosure_case_records" ADD CONSTRAINT "disclosure_case_records_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "disclosure_cases"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disclosure_case_records" ADD CONSTRAINT "disclosure_case_records_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "disclosure_records"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disclosure_consultations" ADD CONSTRAINT "disclosure_consultations_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "disclosure_cases"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disclosure_consultations" ADD CONSTRAINT "disclosure_consultations_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "disclosure_records"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disclosure_consultations" ADD CONSTRAINT "disclosure_consultations_asking_id_fkey" FOREIGN KEY ("asking_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disclosure_consultations" ADD CONSTRAINT "disclosure_consultations_asked_id_fkey" FOREIGN KEY ("asked_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Impossible values.
ALTER TABLE provision_years
  ADD CONSTRAINT provision_years_year CHECK (year BETWEEN 1990 AND 2200),
  ADD CONSTRAINT provision_years_total CHECK (declared_total >= 0 AND declared_unit >= 1);
ALTER TABLE provision_groups ADD CONSTRAINT provision_groups_laws CHECK (cardinality(laws) >= 1);
ALTER TABLE provision_counts
  ADD CONSTRAINT provision_counts_month CHECK (extract(day FROM month) = 1),
  ADD CONSTRAINT provision_counts_method CHECK (method IN ('immediate', 'line', 'medium')),
  ADD CONSTRAINT provision_counts_count CHECK (count >= 0);
ALTER TABLE provision_lost_rows
  ADD CONSTRAINT provision_lost_rows_month CHECK (extract(day FROM month) = 1),
  ADD CONSTRAINT provision_lost_rows_method CHECK (method IN ('', 'immediate', 'line', 'medium'));
ALTER TABLE disclosure_figures
  ADD CONSTRAINT disclosure_figures_register CHECK (register IN ('identification', 'linkage')),
  -- Each request is received one way and its answer handed over one way (S4 別紙2); some answers are still to come.
  ADD CONSTRAINT disclosure_figures_counts CHECK (request_visit >= 0 AND request_post >= 0 AND receipt_visit >= 0 AND receipt_post >= 0
    AND receipt_visit + receipt_post <= request_visit + request_post);
ALTER TABLE disclosure_cases
  ADD CONSTRAINT disclosure_cases_register CHECK (register IN ('identification', 'linkage')),
  ADD CONSTRAINT disclosure_cases_ways CHECK (request_way IN ('visit', 'post') AND receipt_way IN ('', 'visit', 'post')),
  ADD CONSTRAINT disclosure_cases_form CHECK (form IN ('', 'writing', 'other') AND (form <> 'other' OR agreed_to_other)),
  ADD CONSTRAINT disclosure_cases_decision CHECK (decision IN ('', 'full', 'partial', 'refused', 'absent')
    AND (decision = '') = (decided_on IS NULL) AND (decision IN ('', 'full') OR decision_reason <> '')),
  ADD CONSTRAINT disclosure_cases_delivery CHECK ((receipt_way = '') = (delivered_on IS NULL) AND (form = '') = (delivered_on IS NULL)),
  ADD CONSTRAINT disclosure_cases_steps CHECK ((state = 'received' AND confirmed_on IS NULL) OR (state = 'confirmed' AND confirmed_on IS NOT NULL
    AND decided_on IS NULL) OR (state = 'decided' AND confirmed_on IS NOT NULL AND decided_on IS NOT NULL AND delivered_on IS NULL)
    OR (state = 'delivered' AND confirmed_on IS NOT NULL AND decided_on IS NOT NULL AND delivered_on IS NOT NULL)
    OR (state = 'withdrawn' AND delivered_on IS NULL)),
  ADD CONSTRAINT disclosure_cases_due CHECK (due_on >= received_on);
ALTER TABLE disclosure_records
  ADD CONSTRAINT disclosure_records_code CHECK ((code = '') = (code_set_by_id IS NULL) AND (code = '') = (code_set_at IS NULL)),
  ADD CONSTRAINT disclosure_records_setter CHECK (code_set_by_id IN (requester_id, provider_id));
ALTER TABLE disclosure_consultations
  ADD CONSTRAINT disclosure_consultations_other CHECK (asking_id <> asked_id),
  ADD CONSTRAINT disclosure_consultations_answer CHECK ((reason = '') = (answered_at IS NULL));

-- What is published is everybody's; the center alone sees and writes what is not. Its other tables follow the year.
ALTER TABLE provision_years ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY provision_years_system ON provision_years TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY provision_years_read ON provision_years FOR SELECT TO renkei_app
  USING ((SELECT renkei.actor_organization()) IS NOT NULL AND (published_at IS NOT NULL OR (SELECT renkei.actor_kind()) = 'center'));
CREATE POLICY provision_years_insert ON provision_years FOR INSERT TO renkei_app WITH CHECK ((SELECT renkei.actor_kind()) = 'center');
CREATE POLICY provision_years_update ON provision_years FOR UPDATE TO renkei_app
  USING ((SELECT renkei.actor_kind()) = 'center') WITH CHECK ((SELECT renkei.actor_kind()) = 'center');
GRANT SELECT, INSERT ON provision_years TO renkei_app, renkei_system;
GRANT UPDATE (declared_total, declared_unit, noticed_on, signatory, basis, published_at, updated_at, version) ON provision_years
  TO renkei_app, renkei_system;

ALTER TABLE provision_bodies ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY provision_bodies_system ON provision_bodies TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY provision_bodies_read ON provision_bodies FOR SELECT TO renkei_app USING ((SELECT renkei.actor_organization()) IS NOT NULL);
CREATE POLICY provision_bodies_insert ON provision_bodies FOR INSERT TO renkei_app WITH CHECK ((SELECT renkei.actor_kind()) = 'center');
GRANT SELECT, INSERT ON provision_bodies TO renkei_app, renkei_system;

ALTER TABLE provision_groups ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY provision_groups_system ON provision_groups TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY provision_groups_read ON provision_groups FOR SELECT TO renkei_app USING (EXISTS (SELECT FROM provision_years y WHERE y.id = year_id));
CREATE POLICY provision_groups_insert ON provision_groups FOR INSERT TO renkei_app WITH CHECK ((SELECT renkei.actor_kind()) = 'center');
CREATE POLICY provision_groups_update ON provision_groups FOR UPDATE TO renkei_app
  USING ((SELECT renkei.actor_kind()) = 'center') WITH CHECK ((SELECT renkei.actor_kind()) = 'center');
CREATE POLICY provision_groups_delete ON provision_groups FOR DELETE TO renkei_app USING ((SELECT renkei.actor_kind()) = 'center');
GRANT SELECT, INSERT, DELETE ON provision_groups TO renkei_app, renkei_system;
GRANT UPDATE (position, note) ON provision_groups TO renkei_app, renkei_system;

ALTER TABLE provision_counts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY provision_counts_system ON provision_counts TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY provision_counts_read ON provision_counts FOR SELECT TO renkei_app USING (EXISTS (SELECT FROM provision_groups g WHERE g.id = group_id));
CREATE POLICY provision_counts_insert ON provision_counts FOR INSERT TO renkei_app WITH CHECK ((SELECT renkei.actor_kind()) = 'center');
CREATE POLICY provision_counts_delete ON provision_counts FOR DELETE TO renkei_app USING ((SELECT renkei.actor_kind()) = 'center');
GRANT SELECT, INSERT, DELETE ON provision_counts TO renkei_app, renkei_system;

ALTER TABLE provision_lost_rows ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY provision_lost_rows_system ON provision_lost_rows TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY provision_lost_rows_read ON provision_lost_rows FOR SELECT TO renkei_app USING (EXISTS (SELECT FROM provision_groups g WHERE g.id = group_id));
CREATE POLICY provision_lost_rows_insert ON provision_lost_rows FOR INSERT TO renkei_app WITH CHECK ((SELECT renkei.actor_kind()) = 'center');
CREATE POLICY provision_lost_rows_delete ON provision_lost_rows FOR DELETE TO renkei_app USING ((SELECT renkei.actor_kind()) = 'center');
GRANT SELECT, INSERT, DELETE ON provision_lost_rows TO renkei_app, renkei_system;

-- Figures are published by whoever counted them: the center, the operator.
ALTER TABLE disclosure_figures ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY disclosure_figures_system ON disclosure_figures TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY disclosure_figures_read ON disclosure_figures FOR SELECT TO renkei_app USING ((SELECT renkei.actor_organization()) IS NOT NULL);
CREATE POLICY disclosure_figures_insert ON disclosure_figures FOR INSERT TO renkei_app
  WITH CHECK (organization_id = (SELECT renkei.actor_organization()) AND (SELECT renkei.actor_kind()) IN ('center', 'operator'));
CREATE POLICY disclosure_figures_update ON disclosure_figures FOR UPDATE TO renkei_app
  USING (organization_id = (SELECT renkei.actor_organization()) AND (SELECT renkei.actor_kind()) IN ('center', 'operator'))
  WITH CHECK (organization_id = (SELECT renkei.actor_organization()));
GRANT SELECT, INSERT ON disclosure_figures TO renkei_app, renkei_system;
GRANT UPDATE (request_visit, request_post, receipt_visit, receipt_post, as_of, posted_at, version) ON disclosure_figures
  TO renkei_app, renkei_system;
GRANT UPDATE (organization_id) ON disclosure_figures TO renkei_system;

-- A request is the business of the body that received it, and nobody else's.
ALTER TABLE disclosure_cases ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY disclosure_cases_system ON disclosure_cases TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY disclosure_cases_read ON disclosure_cases FOR SELECT TO renkei_app USING (organization_id = (SELECT renkei.actor_organization()));
CREATE POLICY disclosure_cases_insert ON disclosure_cases FOR INSERT TO renkei_app
  WITH CHECK (organization_id = (SELECT renkei.actor_organization()) AND state = 'received');
CREATE POLICY disclosure_cases_update ON disclosure_cases FOR UPDATE TO renkei_app
  USING (organization_id = (SELECT renkei.actor_organization())) WITH CHECK (organization_id = (SELECT renkei.actor_organization()));
GRANT SELECT, INSERT ON disclosure_cases TO renkei_app, renkei_system;
GRANT UPDATE (due_on, extension_reason, agreed_to_other, confirmed_on, confirmed_by, decided_on, decision, decision_reason, delivered_on,
  receipt_way, form, state, updated_at, version) ON disclosure_cases TO renkei_app, renkei_system;
GRANT UPDATE (organization_id) ON disclosure_cases TO renkei_system;
GRANT USAGE ON SEQUENCE disclosure_cases_number_seq TO renkei_app, renkei_system;

-- A record is shared by the three whom its message passed. Requester and provider set its code, and change no other's.
ALTER TABLE disclosure_records ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY disclosure_records_system ON disclosure_records TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY disclosure_records_read ON disclosure_records FOR SELECT TO renkei_app
  USING ((SELECT renkei.actor_organization()) IN (requester_id, provider_id, operator_id));
CREATE POLICY disclosure_records_insert ON disclosure_records FOR INSERT TO renkei_app
  WITH CHECK ((SELECT renkei.actor_organization()) IN (requester_id, provider_id)
    AND (code_set_by_id IS NULL OR code_set_by_id = (SELECT renkei.actor_organization())));
CREATE POLICY disclosure_records_update ON disclosure_records FOR UPDATE TO renkei_app
  USING ((SELECT renkei.actor_organization()) IN (requester_id, provider_id)
    AND (code_set_by_id IS NULL OR code_set_by_id = (SELECT renkei.actor_organization())))
  WITH CHECK (code_set_by_id IS NULL OR code_set_by_id = (SELECT renkei.actor_organization()));
GRANT SELECT, INSERT ON disclosure_records TO renkei_app, renkei_system;
GRANT UPDATE (code, code_set_by_id, code_set_at, version) ON disclosure_records TO renkei_app, renkei_system;
GRANT UPDATE (requester_id, provider_id, operator_id) ON disclosure_records TO renkei_system;

-- What one body knows of a record is its own.
ALTER TABLE disclosure_notes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY disclosure_notes_system ON disclosure_notes TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY disclosure_notes_read ON disclosure_notes FOR SELECT TO renkei_app USING (organization_id = (SELECT renkei.actor_organization()));
CREATE POLICY disclosure_notes_insert ON disclosure_notes FOR INSERT TO renkei_app WITH CHECK (organization_id = (SELECT renkei.actor_organization())
  AND EXISTS (SELECT FROM disclosure_records r WHERE r.id = record_id));
CREATE POLICY disclosure_notes_update ON disclosure_notes FOR UPDATE TO renkei_app
  USING (organization_id = (SELECT renkei.actor_organization())) WITH CHECK (organization_id = (SELECT renkei.actor_organization()));
GRANT SELECT, INSERT ON disclosure_notes TO renkei_app, renkei_system;
GRANT UPDATE (supported, code_reason) ON disclosure_notes TO renkei_app, renkei_system;
GRANT UPDATE (organization_id) ON disclosure_notes TO renkei_system;
GRANT DELETE ON disclosure_notes TO renkei_system;

ALTER TABLE disclosure_case_records ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY disclosure_case_records_system ON disclosure_case_records TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY disclosure_case_records_read ON disclosure_case_records FOR SELECT TO renkei_app
  USING (EXISTS (SELECT FROM disclosure_cases c WHERE c.id = case_id));
CREATE POLICY disclosure_case_records_insert ON disclosure_case_records FOR INSERT TO renkei_app
  WITH CHECK (EXISTS (SELECT FROM disclosure_cases c WHERE c.id = case_id AND c.register = 'linkage')
    AND EXISTS (SELECT FROM disclosure_records r WHERE r.id = record_id));
CREATE POLICY disclosure_case_records_update ON disclosure_case_records FOR UPDATE TO renkei_app
  USING (EXISTS (SELECT FROM disclosure_cases c WHERE c.id = case_id));
GRANT SELECT, INSERT ON disclosure_case_records TO renkei_app, renkei_system;
GRANT UPDATE (withheld) ON disclosure_case_records TO renkei_app, renkei_system;

-- Seen by who asks and who is asked, who is the body that set the record's code.
ALTER TABLE disclosure_consultations ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY disclosure_consultations_system ON disclosure_consultations TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY disclosure_consultations_read ON disclosure_consultations FOR SELECT TO renkei_app
  USING ((SELECT renkei.actor_organization()) IN (asking_id, asked_id));
CREATE POLICY disclosure_consultations_insert ON disclosure_consultations FOR INSERT TO renkei_app
  WITH CHECK (asking_id = (SELECT renkei.actor_organization()) AND answered_at IS NULL
    AND EXISTS (SELECT FROM disclosure_case_records c WHERE c.case_id = disclosure_consultations.case_id AND c.record_id = disclosure_consultations.record_id)
    AND EXISTS (SELECT FROM disclosure_records r WHERE r.id = record_id AND r.code_set_by_id = asked_id));
CREATE POLICY disclosure_consultations_update ON disclosure_consultations FOR UPDATE TO renkei_app
  USING (asked_id = (SELECT renkei.actor_organization())) WITH CHECK (asked_id = (SELECT renkei.actor_organization()));
GRANT SELECT, INSERT ON disclosure_consultations TO renkei_app, renkei_system;
GRANT UPDATE (reason, answered_at, answered_by) ON disclosure_consultations TO renkei_app, renkei_system;
GRANT UPDATE (asking_id, asked_id) ON disclosure_consultations TO renkei_system;
GRANT DELETE ON disclosure_consultations TO renkei_system;
