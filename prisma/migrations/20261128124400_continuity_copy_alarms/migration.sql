CREATE TABLE "copy_alarms" (
    "organization_id" UUID NOT NULL,
    "site" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "told_at" TIMESTAMPTZ(3),
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "copy_alarms_pkey" PRIMARY KEY ("organization_id","site","opened_at")
);

ALTER TABLE copy_alarms ADD CONSTRAINT copy_alarms_kind CHECK (kind IN ('absent', 'old', 'mismatch'));
CREATE UNIQUE INDEX copy_alarms_open ON copy_alarms (organization_id, site) WHERE resolved_at IS NULL;

ALTER TABLE copy_alarms ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY copy_alarms_system ON copy_alarms TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY copy_alarms_read ON copy_alarms FOR SELECT TO renkei_app USING (renkei.aids(organization_id));
GRANT SELECT ON copy_alarms TO renkei_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON copy_alarms TO renkei_system;
