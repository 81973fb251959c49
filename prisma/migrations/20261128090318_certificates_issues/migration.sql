-- CreateEnum
CREATE TYPE "certificate_kind" AS ENUM ('resident_record', 'tax_payment', 'income', 'insurance', 'resident_list');

-- CreateEnum
CREATE TYPE "print_outcome" AS ENUM ('waiting', 'printed', 'failed');

-- CreateEnum
CREATE TYPE "paper_kind" AS ENUM ('tamper_proof', 'insurance_form');

-- CreateEnum
CREATE TYPE "insurance_form_kind" AS ENUM ('confirmation', 'card');

-- CreateTable
CREATE TABLE "certificate_issues" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "serial" TEXT NOT NULL,
    "kind" "certificate_kind" NOT NULL,
    "resident_id" UUID,
    "resident_number" TEXT NOT NULL DEFAULT '',
    "subject" TEXT NOT NULL DEFAULT '',
    "options" JSON NOT NULL,
    "document" JSON,
    "site" TEXT NOT NULL,
    "declaration" TEXT NOT NULL DEFAULT '',
    "place" TEXT NOT NULL,
    "data_at" TIMESTAMPTZ(3),
    "previous_day" BOOLEAN NOT NULL DEFAULT false,
    "stock_id" UUID,
    "stock_name" TEXT NOT NULL DEFAULT '',
    "sheet_from" INTEGER,
    "sheets" SMALLINT NOT NULL DEFAULT 0,
    "reprint_of" UUID,
    "reason" TEXT NOT NULL DEFAULT '',
    "approval_id" UUID,
    "issued_by" UUID NOT NULL,
    "issued_by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" "print_outcome" NOT NULL DEFAULT 'waiting',
    "failure" TEXT NOT NULL DEFAULT '',
    "confirmed_at" TIMESTAMPTZ(3),
    "confirmed_by" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "certificate_issues_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certificate_counters" (
    "organization_id" UUID NOT NULL,
    "scope" TEXT NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "certificate_counters_pkey" PRIMARY KEY ("organization_id","scope")
);

-- CreateTable
CREATE TABLE "certificate_approvals" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "resident_id" UUID NOT NULL,
    "resident_number" TEXT NOT NULL,
    "kind" "certificate_kind" NOT NULL,
    "reason" TEXT NOT NULL,
    "requested_by" UUID NOT NULL,
    "requested_by_name" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" UUID,
    "decided_by_name" TEXT NOT NULL DEFAULT '',
    "decided_at" TIMESTAMPTZ(3),
    "agreed" BOOLEAN,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "certificate_approvals_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "paper_stocks" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "paper_kind" NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "next_number" INTEGER NOT NULL,
    "last_number" INTEGER NOT NULL,
    "offset_x" SMALLINT NOT NULL DEFAULT 0,
    "offset_y" SMALLINT NOT NULL DEFAULT 0,
    "retired_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "paper_stocks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "insurance_form_periods" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "form" "insurance_form_kind" NOT NULL,
    "valid_from" DATE NOT NULL,
    "expires_on" DATE NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "insurance_form_periods_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certificate_settings" (
    "organization_id" UUID NOT NULL,
    "insurer_number" TEXT NOT NULL,
    "max_data_age_hours" SMALLINT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "certificate_settings_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "data_copies" (
    "organization_id" UUID NOT NULL,
    "data_at" TIMESTAMPTZ(3) NOT NULL,
    "manifest" TEXT NOT NULL,
    "declaration" TEXT NOT NULL DEFAULT '',
    "issuing_stopped_at" TIMESTAMPTZ(3),

    CONSTRAINT "data_copies_pkey" PRIMARY KEY ("organization_id")
);

-- CreateIndex
CREATE INDEX "certificate_issues_organization_id_at_idx" ON "certificate_issues"("organization_id", "at");

-- CreateIndex
CREATE INDEX "certificate_issues_resident_id_idx" ON "certificate_issues"("resident_id");

-- CreateIndex
CREATE INDEX "certificate_issues_reprint_of_idx" ON "certificate_issues"("reprint_of");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_issues_organization_id_serial_key" ON "certificate_issues"("organization_id", "serial");

-- CreateIndex
CREATE INDEX "certificate_approvals_organization_id_resident_id_requested_idx" ON "certificate_approvals"("organization_id", "resident_id", "requested_at");

-- CreateIndex
CREATE UNIQUE INDEX "paper_stocks_organization_id_name_key" ON "paper_stocks"("organization_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "insurance_form_periods_organization_id_valid_from_key" ON "insurance_form_periods"("organization_id", "valid_from");

-- The town's own, like the register that they are made of: no prefecture, center, operator or task.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['certificate_issues', 'certificate_counters', 'certificate_approvals', 'paper_stocks',
    'insurance_form_periods', 'certificate_settings', 'data_copies'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY %I ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', name || '_owner', name);
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO renkei_app
      USING (organization_id = (SELECT renkei.actor_organization()) AND (SELECT renkei.actor_kind()) = ''municipality'')', name || '_read', name);
    EXECUTE format('GRANT SELECT ON %I TO renkei_app', name);
    CONTINUE WHEN name = 'data_copies';
    EXECUTE format('CREATE POLICY %I ON %I FOR INSERT TO renkei_app
      WITH CHECK (organization_id = (SELECT renkei.actor_organization()) AND (SELECT renkei.actor_kind()) = ''municipality'')', name || '_insert', name);
    EXECUTE format('CREATE POLICY %I ON %I FOR UPDATE TO renkei_app
      USING (organization_id = (SELECT renkei.actor_organization()) AND (SELECT renkei.actor_kind()) = ''municipality'')', name || '_update', name);
    EXECUTE format('GRANT INSERT ON %I TO renkei_app', name);
  END LOOP;
END $$;
-- A log says what happened: only whether the printer did it is added afterwards.
GRANT UPDATE (outcome, failure, confirmed_at, confirmed_by) ON certificate_issues TO renkei_app;
GRANT UPDATE (last) ON certificate_counters TO renkei_app;
GRANT UPDATE (decided_by, decided_by_name, decided_at, agreed, used_at) ON certificate_approvals TO renkei_app;
GRANT UPDATE ON paper_stocks, insurance_form_periods, certificate_settings TO renkei_app;

ALTER TABLE certificate_issues
  ADD CONSTRAINT certificate_issues_confirmed CHECK ((outcome = 'waiting') = (confirmed_at IS NULL)),
  ADD CONSTRAINT certificate_issues_sheets CHECK ((sheet_from IS NULL) = (stock_id IS NULL));
-- Nobody agrees to what they ask for.
ALTER TABLE certificate_approvals
  ADD CONSTRAINT certificate_approvals_second_person CHECK (decided_by IS NULL OR decided_by <> requested_by),
  ADD CONSTRAINT certificate_approvals_decided CHECK ((decided_by IS NULL) = (agreed IS NULL));
ALTER TABLE paper_stocks ADD CONSTRAINT paper_stocks_numbers CHECK (next_number BETWEEN 1 AND last_number + 1);
