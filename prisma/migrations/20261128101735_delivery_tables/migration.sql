-- CreateEnum
CREATE TYPE "package_kind" AS ENUM ('program', 'master_data', 'form', 'manual');

-- CreateEnum
CREATE TYPE "release_state" AS ENUM ('proposed', 'scheduled', 'running', 'stopped', 'rolling_back', 'rolled_back', 'done', 'cancelled');

-- CreateEnum
CREATE TYPE "receipt_state" AS ENUM ('planned', 'staged', 'downloading', 'verified', 'waiting', 'applying', 'applied', 'confirmed', 'failed', 'rolling_back', 'rolled_back', 'superseded');

-- CreateTable
CREATE TABLE "delivery_uploads" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "received" BIGINT NOT NULL DEFAULT 0,
    "hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "delivery_uploads_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery_packages" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "kind" "package_kind" NOT NULL,
    "title" TEXT NOT NULL,
    "notes" TEXT NOT NULL DEFAULT '',
    "node_kinds" TEXT[],
    "requires" TEXT NOT NULL DEFAULT '',
    "apply_command" TEXT NOT NULL DEFAULT '',
    "undo_command" TEXT NOT NULL DEFAULT '',
    "check_command" TEXT NOT NULL DEFAULT '',
    "file_name" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,
    "organization_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" TEXT NOT NULL,

    CONSTRAINT "delivery_packages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery_releases" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "package_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "state" "release_state" NOT NULL DEFAULT 'proposed',
    "plan" JSONB NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "wave" INTEGER NOT NULL DEFAULT 1,
    "stop_reason" TEXT NOT NULL DEFAULT '',
    "draft" TEXT NOT NULL,
    "draft_version" INTEGER NOT NULL,
    "proposed_by_id" UUID NOT NULL,
    "proposed_by" TEXT NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "approved_by_id" UUID,
    "approved_by" TEXT NOT NULL DEFAULT '',
    "approved_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "delivery_releases_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery_receipts" (
    "release_id" UUID NOT NULL,
    "node_id" UUID NOT NULL,
    "wave" INTEGER NOT NULL,
    "state" "receipt_state" NOT NULL DEFAULT 'planned',
    "percent" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT NOT NULL DEFAULT '',
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "command_id" UUID,
    "not_before" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "delivery_receipts_pkey" PRIMARY KEY ("release_id","node_id")
);

-- CreateTable
CREATE TABLE "delivery_keys" (
    "id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "user_name" TEXT NOT NULL,
    "public_key" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "delivery_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery_online_keys" (
    "id" TEXT NOT NULL,
    "public_key" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "delivery_online_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery_metadata" (
    "role" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "delivery_metadata_pkey" PRIMARY KEY ("role","version")
);

-- CreateIndex
CREATE UNIQUE INDEX "delivery_packages_name_version_key" ON "delivery_packages"("name", "version");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_releases_number_key" ON "delivery_releases"("number");

-- CreateIndex
CREATE INDEX "delivery_releases_state_idx" ON "delivery_releases"("state");

-- CreateIndex
CREATE INDEX "delivery_releases_package_id_idx" ON "delivery_releases"("package_id");

-- CreateIndex
CREATE INDEX "delivery_receipts_node_id_idx" ON "delivery_receipts"("node_id");

-- CreateIndex
CREATE INDEX "delivery_receipts_command_id_idx" ON "delivery_receipts"("command_id");

-- CreateIndex
CREATE INDEX "delivery_keys_user_id_idx" ON "delivery_keys"("user_id");

-- AddForeignKey
ALTER TABLE "delivery_releases" ADD CONSTRAINT "delivery_releases_package_id_fkey" FOREIGN KEY ("package_id") REFERENCES "delivery_packages"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery_receipts" ADD CONSTRAINT "delivery_receipts_release_id_fkey" FOREIGN KEY ("release_id") REFERENCES "delivery_releases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery_receipts" ADD CONSTRAINT "delivery_receipts_node_id_fkey" FOREIGN KEY ("node_id") REFERENCES "nodes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE delivery_metadata
  ADD CONSTRAINT delivery_metadata_role CHECK (role IN ('root', 'targets', 'snapshot', 'timestamp') AND version > 0);
ALTER TABLE delivery_packages
  ADD CONSTRAINT delivery_packages_words CHECK (name ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$' AND version ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$'),
  ADD CONSTRAINT delivery_packages_hash CHECK (hash ~ '^[0-9a-f]{64}$' AND size > 0);
ALTER TABLE delivery_releases
  ADD CONSTRAINT delivery_releases_two CHECK (approved_by_id IS DISTINCT FROM proposed_by_id),
  ADD CONSTRAINT delivery_releases_approved CHECK (state IN ('proposed', 'cancelled') OR approved_by_id IS NOT NULL);
ALTER TABLE delivery_receipts ADD CONSTRAINT delivery_receipts_percent CHECK (percent BETWEEN 0 AND 100);
CREATE TRIGGER delivery_metadata_insert_only BEFORE UPDATE OR DELETE ON delivery_metadata FOR EACH ROW EXECUTE FUNCTION renkei.refuse_change();
CREATE TRIGGER delivery_packages_insert_only BEFORE UPDATE OR DELETE ON delivery_packages FOR EACH ROW EXECUTE FUNCTION renkei.refuse_change();

-- Of who sends it, until it is a package.
ALTER TABLE delivery_uploads ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY delivery_uploads_system ON delivery_uploads TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY delivery_uploads_own ON delivery_uploads TO renkei_app
  USING ((SELECT renkei.actor_kind()) = 'center' AND user_id = (SELECT renkei.actor_user()))
  WITH CHECK ((SELECT renkei.actor_kind()) = 'center' AND user_id = (SELECT renkei.actor_user()) AND organization_id = (SELECT renkei.actor_organization()));
GRANT SELECT, INSERT, UPDATE (received, hash) ON delivery_uploads TO renkei_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON delivery_uploads TO renkei_system;

-- What is delivered, and when, everybody may know to whose servers it comes.
ALTER TABLE delivery_packages ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY delivery_packages_system ON delivery_packages TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY delivery_packages_read ON delivery_packages FOR SELECT TO renkei_app USING ((SELECT renkei.actor_organization()) IS NOT NULL);
CREATE POLICY delivery_packages_node ON delivery_packages FOR SELECT TO renkei_node USING (true);
CREATE POLICY delivery_packages_add ON delivery_packages FOR INSERT TO renkei_app WITH CHECK (
  (SELECT renkei.actor_kind()) = 'center' AND organization_id = (SELECT renkei.actor_organization()));
GRANT SELECT, INSERT ON delivery_packages TO renkei_app;
GRANT SELECT ON delivery_packages TO renkei_node;
GRANT SELECT, INSERT ON delivery_packages TO renkei_system;

-- The center's before they are approved; then everybody's.
ALTER TABLE delivery_releases ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY delivery_releases_system ON delivery_releases TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY delivery_releases_read ON delivery_releases FOR SELECT TO renkei_app USING (
  (SELECT renkei.actor_organization()) IS NOT NULL AND ((SELECT renkei.actor_kind()) IN ('center', 'operator') OR approved_at IS NOT NULL));
CREATE POLICY delivery_releases_node ON delivery_releases FOR SELECT TO renkei_node USING (approved_at IS NOT NULL);
CREATE POLICY delivery_releases_propose ON delivery_releases FOR INSERT TO renkei_app WITH CHECK (
  (SELECT renkei.actor_kind()) = 'center' AND organization_id = (SELECT renkei.actor_organization())
  AND proposed_by_id = (SELECT renkei.actor_user()) AND state = 'proposed');
CREATE POLICY delivery_releases_steer ON delivery_releases FOR UPDATE TO renkei_app USING ((SELECT renkei.actor_kind()) = 'center');
GRANT SELECT, INSERT, UPDATE (state, stop_reason, ended_at, version) ON delivery_releases TO renkei_app;
GRANT SELECT ON delivery_releases TO renkei_node;
GRANT SELECT, INSERT, UPDATE ON delivery_releases TO renkei_system;
GRANT USAGE ON SEQUENCE delivery_releases_number_seq TO renkei_app, renkei_system;

-- Of those who see the server; it reports its own.
ALTER TABLE delivery_receipts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY delivery_receipts_system ON delivery_receipts TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY delivery_receipts_read ON delivery_receipts FOR SELECT TO renkei_app USING (node_id IN (SELECT n.id FROM nodes n));
CREATE POLICY delivery_receipts_retry ON delivery_receipts FOR UPDATE TO renkei_app USING ((SELECT renkei.actor_kind()) = 'center');
CREATE POLICY delivery_receipts_itself ON delivery_receipts FOR SELECT TO renkei_node USING (node_id = ANY ((SELECT renkei.actor_nodes())::uuid[]));
CREATE POLICY delivery_receipts_report ON delivery_receipts FOR UPDATE TO renkei_node USING (node_id = ANY ((SELECT renkei.actor_nodes())::uuid[]));
GRANT SELECT, UPDATE (state, attempt, reason, command_id, not_before, updated_at) ON delivery_receipts TO renkei_app;
GRANT SELECT, UPDATE (state, percent, updated_at) ON delivery_receipts TO renkei_node;
GRANT SELECT, INSERT, UPDATE ON delivery_receipts TO renkei_system;

-- A sealed key is read by its owner alone; whose keys there are, the center knows.
ALTER TABLE delivery_keys ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY delivery_keys_system ON delivery_keys TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY delivery_keys_read ON delivery_keys FOR SELECT TO renkei_app USING ((SELECT renkei.actor_kind()) = 'center');
CREATE POLICY delivery_keys_make ON delivery_keys FOR INSERT TO renkei_app WITH CHECK (
  (SELECT renkei.actor_kind()) = 'center' AND user_id = (SELECT renkei.actor_user()) AND organization_id = (SELECT renkei.actor_organization()));
CREATE POLICY delivery_keys_revoke ON delivery_keys FOR UPDATE TO renkei_app USING (
  (SELECT renkei.actor_kind()) = 'center' AND user_id = (SELECT renkei.actor_user()));
GRANT SELECT, INSERT, UPDATE (revoked_at) ON delivery_keys TO renkei_app;
GRANT SELECT, INSERT, UPDATE ON delivery_keys TO renkei_system;

ALTER TABLE delivery_online_keys ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY delivery_online_keys_system ON delivery_online_keys TO renkei_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON delivery_online_keys TO renkei_system;

-- Signed, and public to all that have to do with it.
ALTER TABLE delivery_metadata ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY delivery_metadata_system ON delivery_metadata TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY delivery_metadata_read ON delivery_metadata FOR SELECT TO renkei_app USING ((SELECT renkei.actor_organization()) IS NOT NULL);
CREATE POLICY delivery_metadata_node ON delivery_metadata FOR SELECT TO renkei_node USING (true);
GRANT SELECT ON delivery_metadata TO renkei_app, renkei_node;
GRANT SELECT, INSERT ON delivery_metadata TO renkei_system;
