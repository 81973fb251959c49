-- CreateTable
CREATE TABLE "mutual_aid" (
    "organization_id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "rank" SMALLINT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "mutual_aid_pkey" PRIMARY KEY ("organization_id","partner_id")
);

-- CreateTable
CREATE TABLE "change_counters" (
    "organization_id" UUID NOT NULL,
    "last" BIGINT NOT NULL,

    CONSTRAINT "change_counters_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "slice_changes" (
    "organization_id" UUID NOT NULL,
    "number" BIGINT NOT NULL,
    "table_name" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "row" JSON NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "slice_changes_pkey" PRIMARY KEY ("organization_id","number")
);

-- CreateTable
CREATE TABLE "copies" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "generation" INTEGER NOT NULL,
    "from_number" BIGINT NOT NULL,
    "to_number" BIGINT NOT NULL,
    "data_at" TIMESTAMPTZ(3) NOT NULL,
    "format" SMALLINT NOT NULL,
    "length" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,
    "manifest_sha256" TEXT NOT NULL,
    "envelope" TEXT NOT NULL,
    "signature" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "stored_at" TIMESTAMPTZ(3),
    "restored_at" TIMESTAMPTZ(3),
    "seconds" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "copies_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "copy_receipts" (
    "copy_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "site" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "sha256" TEXT NOT NULL,
    "seconds" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "signature" TEXT NOT NULL,

    CONSTRAINT "copy_receipts_pkey" PRIMARY KEY ("copy_id","site","kind")
);

-- CreateTable
CREATE TABLE "disaster_keys" (
    "organization_id" UUID NOT NULL,
    "generation" INTEGER NOT NULL,
    "recipient" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "made_by" TEXT NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "disaster_keys_pkey" PRIMARY KEY ("organization_id","generation")
);

-- CreateTable
CREATE TABLE "key_share_custodies" (
    "organization_id" UUID NOT NULL,
    "generation" INTEGER NOT NULL,
    "holder" TEXT NOT NULL,
    "custodian" TEXT NOT NULL DEFAULT '',
    "place" TEXT NOT NULL DEFAULT '',
    "tested_at" TIMESTAMPTZ(3),
    "tested_by" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "key_share_custodies_pkey" PRIMARY KEY ("organization_id","generation","holder")
);

-- CreateTable
CREATE TABLE "declarations" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "organization_code" TEXT NOT NULL,
    "plan" SMALLINT NOT NULL,
    "host_code" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "representative" TEXT NOT NULL DEFAULT '',
    "request_means" TEXT NOT NULL DEFAULT '',
    "request_recorded_by" TEXT NOT NULL DEFAULT '',
    "request_recorded_id" UUID,
    "request_confirmed_by" TEXT NOT NULL DEFAULT '',
    "declared_by" TEXT NOT NULL,
    "declared_by_id" UUID NOT NULL,
    "declared_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" TEXT NOT NULL DEFAULT '',
    "end_reason" TEXT NOT NULL DEFAULT '',
    "data_at" TIMESTAMPTZ(3),
    "address" TEXT NOT NULL DEFAULT '',
    "signature" TEXT NOT NULL DEFAULT '',
    "reported_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "declarations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "declaration_steps" (
    "declaration_id" UUID NOT NULL,
    "number" SMALLINT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "done_by" TEXT NOT NULL DEFAULT '',
    "done_at" TIMESTAMPTZ(3),
    "evidence" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "declaration_steps_pkey" PRIMARY KEY ("declaration_id","number")
);

-- CreateTable
CREATE TABLE "key_openings" (
    "id" UUID NOT NULL,
    "declaration_id" UUID NOT NULL,
    "holder" TEXT NOT NULL,
    "generation" INTEGER NOT NULL,
    "entered_by" TEXT NOT NULL,
    "entered_by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT NOT NULL,

    CONSTRAINT "key_openings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "queued_applications" (
    "id" UUID NOT NULL,
    "receipt_number" TEXT NOT NULL,
    "declaration_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "site" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "resident_number" TEXT NOT NULL DEFAULT '',
    "base_version" INTEGER NOT NULL DEFAULT 0,
    "content" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "addressee" TEXT NOT NULL DEFAULT '',
    "papers_owed" TEXT NOT NULL DEFAULT '',
    "urgent" BOOLEAN NOT NULL DEFAULT false,
    "vendor_contact" TEXT NOT NULL DEFAULT '',
    "approver" TEXT NOT NULL DEFAULT '',
    "taken_by" TEXT NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,
    "late" BOOLEAN NOT NULL DEFAULT false,
    "delivered_at" TIMESTAMPTZ(3),
    "outcome" TEXT NOT NULL DEFAULT 'waiting',
    "decided_by" TEXT NOT NULL DEFAULT '',
    "decided_at" TIMESTAMPTZ(3),
    "decision_reason" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "queued_applications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "declaration_counters" (
    "declaration_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "declaration_counters_pkey" PRIMARY KEY ("declaration_id","name")
);

-- CreateTable
CREATE TABLE "site_status" (
    "id" SMALLINT NOT NULL,
    "site" TEXT NOT NULL,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,
    "center_reachable" BOOLEAN NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "unreachable_since" TIMESTAMPTZ(3),
    "center_time" TIMESTAMPTZ(3),
    "clock_offset" INTEGER NOT NULL DEFAULT 0,
    "data_number" BIGINT NOT NULL DEFAULT 0,
    "fault" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "site_status_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "site_requests" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" JSON NOT NULL,
    "requested_by" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "result" JSON,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "site_requests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inventory_items" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "quantity" SMALLINT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "inventory_items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reservations" (
    "declaration_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "quantity" SMALLINT NOT NULL,
    "reserved_by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reservations_pkey" PRIMARY KEY ("declaration_id","item_id")
);

-- CreateTable
CREATE TABLE "emergency_contacts" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "name" TEXT NOT NULL,
    "duty" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "side" TEXT NOT NULL,

    CONSTRAINT "emergency_contacts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "drills" (
    "id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL,
    "started_by" TEXT NOT NULL,
    "organization_id" UUID NOT NULL,
    "report" JSON,

    CONSTRAINT "drills_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "copies_organization_id_audience_data_at_idx" ON "copies"("organization_id", "audience", "data_at");

-- CreateIndex
CREATE INDEX "copy_receipts_organization_id_at_idx" ON "copy_receipts"("organization_id", "at");

-- CreateIndex
CREATE INDEX "declarations_organization_id_state_idx" ON "declarations"("organization_id", "state");

-- CreateIndex
CREATE INDEX "key_openings_declaration_id_at_idx" ON "key_openings"("declaration_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "queued_applications_receipt_number_key" ON "queued_applications"("receipt_number");

-- CreateIndex
CREATE INDEX "queued_applications_organization_id_outcome_idx" ON "queued_applications"("organization_id", "outcome");

-- CreateIndex
CREATE INDEX "queued_applications_declaration_id_idx" ON "queued_applications"("declaration_id");

-- CreateIndex
CREATE INDEX "site_requests_state_requested_at_idx" ON "site_requests"("state", "requested_at");

-- CreateIndex
CREATE INDEX "inventory_items_organization_id_kind_idx" ON "inventory_items"("organization_id", "kind");

-- CreateIndex
CREATE INDEX "emergency_contacts_organization_id_position_idx" ON "emergency_contacts"("organization_id", "position");

-- AddForeignKey
ALTER TABLE "copy_receipts" ADD CONSTRAINT "copy_receipts_copy_id_fkey" FOREIGN KEY ("copy_id") REFERENCES "copies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "key_share_custodies" ADD CONSTRAINT "key_share_custodies_organization_id_generation_fkey" FOREIGN KEY ("organization_id", "generation") REFERENCES "disaster_keys"("organization_id", "generation") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "declaration_steps" ADD CONSTRAINT "declaration_steps_declaration_id_fkey" FOREIGN KEY ("declaration_id") REFERENCES "declarations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "key_openings" ADD CONSTRAINT "key_openings_declaration_id_fkey" FOREIGN KEY ("declaration_id") REFERENCES "declarations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_declaration_id_fkey" FOREIGN KEY ("declaration_id") REFERENCES "declarations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "inventory_items"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Who may see what --------------------------------------------------------------------------------------------------
-- Towns that keep copies for one another see what the others do about continuity; everybody changes their own.
CREATE FUNCTION renkei.aids(p_organization uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT p_organization = renkei.actor_organization()
      OR EXISTS (SELECT FROM mutual_aid m WHERE m.organization_id = p_organization AND m.partner_id = renkei.actor_organization())
$$;

ALTER TABLE mutual_aid ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY mutual_aid_system ON mutual_aid TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY mutual_aid_read ON mutual_aid FOR SELECT TO renkei_app
  USING (renkei.actor_organization() IN (organization_id, partner_id));
GRANT SELECT ON mutual_aid TO renkei_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON mutual_aid TO renkei_system;

-- The triggers of a cloud center write these as whoever makes the change.
ALTER TABLE change_counters ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY change_counters_system ON change_counters TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY change_counters_read ON change_counters FOR SELECT TO renkei_app USING (renkei.administers(organization_id));
CREATE POLICY change_counters_insert ON change_counters FOR INSERT TO renkei_app WITH CHECK (renkei.administers(organization_id));
CREATE POLICY change_counters_update ON change_counters FOR UPDATE TO renkei_app USING (renkei.administers(organization_id));
GRANT SELECT, INSERT, UPDATE ON change_counters TO renkei_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON change_counters TO renkei_system;

ALTER TABLE slice_changes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY slice_changes_system ON slice_changes TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY slice_changes_insert ON slice_changes FOR INSERT TO renkei_app WITH CHECK (renkei.administers(organization_id));
GRANT INSERT ON slice_changes TO renkei_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON slice_changes TO renkei_system;

ALTER TABLE copies ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY copies_system ON copies TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY copies_read ON copies FOR SELECT TO renkei_app USING (renkei.aids(organization_id));
GRANT SELECT ON copies TO renkei_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON copies TO renkei_system;

ALTER TABLE copy_receipts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY copy_receipts_system ON copy_receipts TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY copy_receipts_read ON copy_receipts FOR SELECT TO renkei_app USING (renkei.aids(organization_id));
GRANT SELECT ON copy_receipts TO renkei_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON copy_receipts TO renkei_system;

ALTER TABLE disaster_keys ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY disaster_keys_system ON disaster_keys TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY disaster_keys_read ON disaster_keys FOR SELECT TO renkei_app USING (renkei.aids(organization_id));
CREATE POLICY disaster_keys_insert ON disaster_keys FOR INSERT TO renkei_app WITH CHECK (organization_id = renkei.actor_organization());
GRANT SELECT, INSERT ON disaster_keys TO renkei_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON disaster_keys TO renkei_system;

ALTER TABLE key_share_custodies ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY key_share_custodies_system ON key_share_custodies TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY key_share_custodies_read ON key_share_custodies FOR SELECT TO renkei_app USING (renkei.aids(organization_id));
CREATE POLICY key_share_custodies_insert ON key_share_custodies FOR INSERT TO renkei_app WITH CHECK (organization_id = renkei.actor_organization());
CREATE POLICY key_share_custodies_update ON key_share_custodies FOR UPDATE TO renkei_app USING (organization_id = renkei.actor_organization());
GRANT SELECT, INSERT, UPDATE ON key_share_custodies TO renkei_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON key_share_custodies TO renkei_system;

ALTER TABLE declarations ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY declarations_system ON declarations TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY declarations_read ON declarations FOR SELECT TO renkei_app USING (renkei.aids(organization_id));
CREATE POLICY declarations_insert ON declarations FOR INSERT TO renkei_app WITH CHECK (renkei.aids(organization_id));
CREATE POLICY declarations_update ON declarations FOR UPDATE TO renkei_app USING (renkei.aids(organization_id));
GRANT SELECT, INSERT, UPDATE ON declarations TO renkei_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON declarations TO renkei_system;

ALTER TABLE declaration_steps ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY declaration_steps_system ON declaration_steps TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY declaration_steps_read ON declaration_steps FOR SELECT TO renkei_app USING (EXISTS (SELECT FROM declarations d WHERE d.id = declaration_id));
CREATE POLICY declaration_steps_insert ON declaration_steps FOR INSERT TO renkei_app WITH CHECK (EXISTS (SELECT FROM declarations d WHERE d.id = declaration_id));
CREATE POLICY declaration_steps_update ON declaration_steps FOR UPDATE TO renkei_app USING (EXISTS (SELECT FROM declarations d WHERE d.id = declaration_id));
GRANT SELECT, INSERT, UPDATE ON declaration_steps TO renkei_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON declaration_steps TO renkei_system;

ALTER TABLE key_openings ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY key_openings_system ON key_openings TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY key_openings_read ON key_openings FOR SELECT TO renkei_app USING (EXISTS (SELECT FROM declarations d WHERE d.id = declaration_id));
CREATE POLICY key_openings_insert ON key_openings FOR INSERT TO renkei_app WITH CHECK (EXISTS (SELECT FROM declarations d WHERE d.id = declaration_id));
CREATE POLICY key_openings_update ON key_openings FOR UPDATE TO renkei_app USING (EXISTS (SELECT FROM declarations d WHERE d.id = declaration_id));
GRANT SELECT, INSERT, UPDATE ON key_openings TO renkei_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON key_openings TO renkei_system;

ALTER TABLE queued_applications ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY queued_applications_system ON queued_applications TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY queued_applications_read ON queued_applications FOR SELECT TO renkei_app USING (organization_id = renkei.actor_organization());
CREATE POLICY queued_applications_insert ON queued_applications FOR INSERT TO renkei_app WITH CHECK (organization_id = renkei.actor_organization());
CREATE POLICY queued_applications_update ON queued_applications FOR UPDATE TO renkei_app USING (organization_id = renkei.actor_organization());
GRANT SELECT, INSERT, UPDATE ON queued_applications TO renkei_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON queued_applications TO renkei_system;

ALTER TABLE declaration_counters ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY declaration_counters_system ON declaration_counters TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY declaration_counters_read ON declaration_counters FOR SELECT TO renkei_app USING (EXISTS (SELECT FROM declarations d WHERE d.id = declaration_id));
CREATE POLICY declaration_counters_insert ON declaration_counters FOR INSERT TO renkei_app WITH CHECK (EXISTS (SELECT FROM declarations d WHERE d.id = declaration_id));
CREATE POLICY declaration_counters_update ON declaration_counters FOR UPDATE TO renkei_app USING (EXISTS (SELECT FROM declarations d WHERE d.id = declaration_id));
GRANT SELECT, INSERT, UPDATE ON declaration_counters TO renkei_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON declaration_counters TO renkei_system;

ALTER TABLE site_status ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY site_status_system ON site_status TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY site_status_read ON site_status FOR SELECT TO renkei_app USING (renkei.actor_organization() IS NOT NULL);
GRANT SELECT ON site_status TO renkei_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON site_status TO renkei_system;

ALTER TABLE site_requests ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY site_requests_system ON site_requests TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY site_requests_read ON site_requests FOR SELECT TO renkei_app USING (organization_id = renkei.actor_organization());
CREATE POLICY site_requests_insert ON site_requests FOR INSERT TO renkei_app WITH CHECK (organization_id = renkei.actor_organization());
GRANT SELECT, INSERT ON site_requests TO renkei_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON site_requests TO renkei_system;

ALTER TABLE inventory_items ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY inventory_items_system ON inventory_items TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY inventory_items_read ON inventory_items FOR SELECT TO renkei_app USING (renkei.aids(organization_id));
CREATE POLICY inventory_items_insert ON inventory_items FOR INSERT TO renkei_app WITH CHECK (organization_id = renkei.actor_organization());
CREATE POLICY inventory_items_update ON inventory_items FOR UPDATE TO renkei_app USING (organization_id = renkei.actor_organization());
CREATE POLICY inventory_items_delete ON inventory_items FOR DELETE TO renkei_app USING (organization_id = renkei.actor_organization());
GRANT SELECT, INSERT, UPDATE, DELETE ON inventory_items TO renkei_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON inventory_items TO renkei_system;

ALTER TABLE reservations ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY reservations_system ON reservations TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY reservations_read ON reservations FOR SELECT TO renkei_app USING (renkei.aids(organization_id));
CREATE POLICY reservations_insert ON reservations FOR INSERT TO renkei_app WITH CHECK (organization_id = renkei.actor_organization());
CREATE POLICY reservations_delete ON reservations FOR DELETE TO renkei_app USING (organization_id = renkei.actor_organization());
GRANT SELECT, INSERT, DELETE ON reservations TO renkei_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON reservations TO renkei_system;

ALTER TABLE emergency_contacts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY emergency_contacts_system ON emergency_contacts TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY emergency_contacts_read ON emergency_contacts FOR SELECT TO renkei_app USING (renkei.aids(organization_id));
CREATE POLICY emergency_contacts_insert ON emergency_contacts FOR INSERT TO renkei_app WITH CHECK (organization_id = renkei.actor_organization());
CREATE POLICY emergency_contacts_update ON emergency_contacts FOR UPDATE TO renkei_app USING (organization_id = renkei.actor_organization());
CREATE POLICY emergency_contacts_delete ON emergency_contacts FOR DELETE TO renkei_app USING (organization_id = renkei.actor_organization());
GRANT SELECT, INSERT, UPDATE, DELETE ON emergency_contacts TO renkei_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON emergency_contacts TO renkei_system;

ALTER TABLE drills ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY drills_system ON drills TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY drills_read ON drills FOR SELECT TO renkei_app USING (organization_id = renkei.actor_organization());
CREATE POLICY drills_insert ON drills FOR INSERT TO renkei_app WITH CHECK (organization_id = renkei.actor_organization());
CREATE POLICY drills_update ON drills FOR UPDATE TO renkei_app USING (organization_id = renkei.actor_organization());
GRANT SELECT, INSERT, UPDATE ON drills TO renkei_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON drills TO renkei_system;
