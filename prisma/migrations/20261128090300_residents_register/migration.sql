-- CreateEnum
CREATE TYPE "resident_kind" AS ENUM ('resident', 'non_resident');

-- CreateEnum
CREATE TYPE "resident_sex" AS ENUM ('male', 'female');

-- CreateEnum
CREATE TYPE "resident_state" AS ENUM ('current', 'moved_out', 'deceased');

-- CreateEnum
CREATE TYPE "register_change_kind" AS ENUM ('moved_in', 'moved_out', 'moved_within', 'born', 'died', 'household_changed');

-- CreateEnum
CREATE TYPE "tax_kind" AS ENUM ('resident_tax', 'property_tax', 'light_vehicle_tax', 'health_insurance_tax');

-- CreateEnum
CREATE TYPE "tax_payment_way" AS ENUM ('ocr', 'manual');

-- CreateTable
CREATE TABLE "districts" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "name" TEXT NOT NULL,
    "kana" TEXT NOT NULL,

    CONSTRAINT "districts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "households" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "district_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "head_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "households_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "residents" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "kind" "resident_kind" NOT NULL,
    "state" "resident_state" NOT NULL DEFAULT 'current',
    "household_id" UUID,
    "position" SMALLINT NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "kana" TEXT NOT NULL,
    "alias" TEXT NOT NULL DEFAULT '',
    "birth_date" DATE NOT NULL,
    "sex" "resident_sex" NOT NULL,
    "relationship" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL,
    "became_resident_on" DATE,
    "address_since" DATE,
    "notified_on" DATE,
    "previous_address" TEXT NOT NULL DEFAULT '',
    "registered_domicile" TEXT NOT NULL DEFAULT '',
    "family_register_head" TEXT NOT NULL DEFAULT '',
    "nationality" TEXT NOT NULL DEFAULT '',
    "residence_status" TEXT NOT NULL DEFAULT '',
    "residence_until" DATE,
    "ended_on" DATE,
    "issue_stopped" BOOLEAN NOT NULL DEFAULT false,
    "support_measures" BOOLEAN NOT NULL DEFAULT false,
    "search_key" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "residents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "register_changes" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "resident_id" UUID NOT NULL,
    "kind" "register_change_kind" NOT NULL,
    "effective_on" DATE NOT NULL,
    "notified_on" DATE NOT NULL,
    "before" JSON,
    "after" JSON,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "entered_by" TEXT NOT NULL,

    CONSTRAINT "register_changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "income_records" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "resident_id" UUID NOT NULL,
    "fiscal_year" SMALLINT NOT NULL,
    "salary" INTEGER NOT NULL,
    "pension" INTEGER NOT NULL,
    "business" INTEGER NOT NULL,
    "total_income" INTEGER NOT NULL,
    "deductions" INTEGER NOT NULL,
    "taxable" INTEGER NOT NULL,
    "municipal_tax" INTEGER NOT NULL,
    "prefectural_tax" INTEGER NOT NULL,
    "dependants" SMALLINT NOT NULL,

    CONSTRAINT "income_records_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tax_assessments" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "resident_id" UUID NOT NULL,
    "tax" "tax_kind" NOT NULL,
    "fiscal_year" SMALLINT NOT NULL,
    "amount" INTEGER NOT NULL,

    CONSTRAINT "tax_assessments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tax_instalments" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "number" SMALLINT NOT NULL,
    "due_on" DATE NOT NULL,
    "amount" INTEGER NOT NULL,
    "paid" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "tax_instalments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tax_payments" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "instalment_id" UUID NOT NULL,
    "paid_on" DATE NOT NULL,
    "amount" INTEGER NOT NULL,
    "way" "tax_payment_way" NOT NULL,
    "entered_by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tax_payments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "insurance_members" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "resident_id" UUID NOT NULL,
    "symbol" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "branch" TEXT NOT NULL,
    "acquired_on" DATE NOT NULL,
    "lost_on" DATE,

    CONSTRAINT "insurance_members_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "register_counters" (
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "register_counters_pkey" PRIMARY KEY ("organization_id","name")
);

-- CreateIndex
CREATE UNIQUE INDEX "districts_organization_id_position_key" ON "districts"("organization_id", "position");

-- CreateIndex
CREATE INDEX "households_district_id_idx" ON "households"("district_id");

-- CreateIndex
CREATE UNIQUE INDEX "households_organization_id_number_key" ON "households"("organization_id", "number");

-- CreateIndex
CREATE INDEX "residents_organization_id_kana_idx" ON "residents"("organization_id", "kana");

-- CreateIndex
CREATE INDEX "residents_household_id_position_idx" ON "residents"("household_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "residents_organization_id_number_key" ON "residents"("organization_id", "number");

-- CreateIndex
CREATE INDEX "register_changes_resident_id_at_idx" ON "register_changes"("resident_id", "at");

-- CreateIndex
CREATE INDEX "income_records_organization_id_idx" ON "income_records"("organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "income_records_resident_id_fiscal_year_key" ON "income_records"("resident_id", "fiscal_year");

-- CreateIndex
CREATE INDEX "tax_assessments_organization_id_idx" ON "tax_assessments"("organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "tax_assessments_resident_id_tax_fiscal_year_key" ON "tax_assessments"("resident_id", "tax", "fiscal_year");

-- CreateIndex
CREATE INDEX "tax_instalments_organization_id_idx" ON "tax_instalments"("organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "tax_instalments_assessment_id_number_key" ON "tax_instalments"("assessment_id", "number");

-- CreateIndex
CREATE INDEX "tax_payments_instalment_id_idx" ON "tax_payments"("instalment_id");

-- CreateIndex
CREATE INDEX "tax_payments_organization_id_idx" ON "tax_payments"("organization_id");

-- CreateIndex
CREATE INDEX "insurance_members_organization_id_number_idx" ON "insurance_members"("organization_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "insurance_members_resident_id_acquired_on_key" ON "insurance_members"("resident_id", "acquired_on");

-- AddForeignKey
ALTER TABLE "households" ADD CONSTRAINT "households_district_id_fkey" FOREIGN KEY ("district_id") REFERENCES "districts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "residents" ADD CONSTRAINT "residents_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "households"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "register_changes" ADD CONSTRAINT "register_changes_resident_id_fkey" FOREIGN KEY ("resident_id") REFERENCES "residents"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "income_records" ADD CONSTRAINT "income_records_resident_id_fkey" FOREIGN KEY ("resident_id") REFERENCES "residents"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tax_assessments" ADD CONSTRAINT "tax_assessments_resident_id_fkey" FOREIGN KEY ("resident_id") REFERENCES "residents"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tax_instalments" ADD CONSTRAINT "tax_instalments_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "tax_assessments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tax_payments" ADD CONSTRAINT "tax_payments_instalment_id_fkey" FOREIGN KEY ("instalment_id") REFERENCES "tax_instalments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "insurance_members" ADD CONSTRAINT "insurance_members_resident_id_fkey" FOREIGN KEY ("resident_id") REFERENCES "residents"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A resident's data is read and written by the own town alone: no prefecture, center, operator or task (S2, memorandum article 1).
-- What the background works with (renkei_system) gets nothing; seeds and restores write as the owner.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['districts', 'households', 'residents', 'register_changes', 'income_records', 'tax_assessments',
    'tax_instalments', 'tax_payments', 'insurance_members', 'register_counters'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY %I ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', name || '_owner', name);
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO renkei_app
      USING (organization_id = (SELECT renkei.actor_organization()) AND (SELECT renkei.actor_kind()) = ''municipality'')', name || '_read', name);
    EXECUTE format('CREATE POLICY %I ON %I FOR INSERT TO renkei_app
      WITH CHECK (organization_id = (SELECT renkei.actor_organization()) AND (SELECT renkei.actor_kind()) = ''municipality'')', name || '_insert', name);
    EXECUTE format('CREATE POLICY %I ON %I FOR UPDATE TO renkei_app
      USING (organization_id = (SELECT renkei.actor_organization()) AND (SELECT renkei.actor_kind()) = ''municipality'')', name || '_update', name);
    EXECUTE format('GRANT SELECT ON %I TO renkei_app', name);
  END LOOP;
END $$;
-- What is history is added to and never changed.
GRANT INSERT ON register_changes, tax_payments TO renkei_app;
GRANT INSERT, UPDATE ON districts, households, residents, register_counters, insurance_members, tax_assessments, tax_instalments, income_records TO renkei_app;

ALTER TABLE residents
  ADD CONSTRAINT residents_household CHECK ((state = 'current' AND kind = 'resident') = (household_id IS NOT NULL)),
  ADD CONSTRAINT residents_ended CHECK ((state = 'current') = (ended_on IS NULL));
ALTER TABLE tax_instalments ADD CONSTRAINT tax_instalments_paid CHECK (paid BETWEEN 0 AND amount);
