-- CreateEnum
CREATE TYPE "node_kind" AS ENUM ('national_server', 'prefectural_server', 'cs', 'network_device', 'down_recovery_server', 'partner_server', 'cloud_center');

-- CreateEnum
CREATE TYPE "node_state" AS ENUM ('unwatched', 'ok', 'warning', 'critical', 'unknown', 'silent', 'unreachable', 'stopped');

-- CreateEnum
CREATE TYPE "place_kind" AS ENUM ('national_center', 'consolidation_center', 'prefectural_office', 'municipal_office', 'cloud_center');

-- CreateEnum
CREATE TYPE "network_kind" AS ENUM ('own', 'outsourced');

-- CreateEnum
CREATE TYPE "line_kind" AS ENUM ('national', 'prefectural', 'municipal');

-- CreateEnum
CREATE TYPE "check_kind" AS ENUM ('cpu', 'memory', 'disk', 'load', 'uptime', 'process', 'database', 'tcp', 'http', 'certificate', 'dns', 'icmp', 'snmp');

-- CreateEnum
CREATE TYPE "check_state" AS ENUM ('ok', 'warning', 'critical', 'unknown');

-- CreateEnum
CREATE TYPE "alarm_severity" AS ENUM ('warning', 'critical');

-- CreateEnum
CREATE TYPE "alarm_state" AS ENUM ('open', 'acknowledged', 'resolved');

-- CreateEnum
CREATE TYPE "command_state" AS ENUM ('queued', 'leased', 'succeeded', 'failed', 'unknown', 'cancelled', 'expired');

-- CreateTable
CREATE TABLE "places" (
    "id" UUID NOT NULL,
    "kind" "place_kind" NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "organization_id" UUID NOT NULL,
    "state" "node_state" NOT NULL DEFAULT 'unwatched',
    "state_since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "places_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "prefectural_networks" (
    "organization_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "valid_from" DATE,
    "kind" "network_kind" NOT NULL,
    "provider" TEXT NOT NULL DEFAULT '',
    "capacity_mbps" INTEGER,
    "note" TEXT NOT NULL DEFAULT '',
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "prefectural_networks_pkey" PRIMARY KEY ("organization_id","sequence")
);

-- CreateTable
CREATE TABLE "lines" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "kind" "line_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "organization_id" UUID NOT NULL,
    "upper_place_id" UUID NOT NULL,
    "lower_place_id" UUID NOT NULL,
    "parent_id" UUID,
    "provider" TEXT NOT NULL DEFAULT '',
    "capacity_mbps" INTEGER,
    "valid_from" DATE,
    "valid_to" DATE,
    "state" "node_state" NOT NULL DEFAULT 'unwatched',
    "state_since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "cause_alarm_id" UUID,
    "cause" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "lines_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "nodes" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "kind" "node_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "organization_id" UUID NOT NULL,
    "parent_id" UUID,
    "place_id" UUID NOT NULL,
    "line_id" UUID,
    "system_id" UUID,
    "generation" TEXT NOT NULL DEFAULT '',
    "renewal_due_on" DATE,
    "valid_from" DATE,
    "valid_to" DATE,
    "replaces_id" UUID,
    "configuration" INTEGER NOT NULL DEFAULT 1,
    "state" "node_state" NOT NULL DEFAULT 'unwatched',
    "state_since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "cause_alarm_id" UUID,
    "cause" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "nodes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "node_changes" (
    "id" UUID NOT NULL,
    "node_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "user_name" TEXT NOT NULL DEFAULT '',
    "organization_name" TEXT NOT NULL DEFAULT '',
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "node_changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "network_systems" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "organization_id" UUID NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "valid_from" DATE,
    "valid_to" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "network_systems_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "node_agents" (
    "node_id" UUID NOT NULL,
    "live_sequence" BIGINT NOT NULL DEFAULT 0,
    "backlog_sequence" BIGINT NOT NULL DEFAULT 0,
    "enrolled_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3),
    "deadline_at" TIMESTAMPTZ(3) NOT NULL,
    "agent_version" TEXT NOT NULL DEFAULT '',
    "configuration" INTEGER NOT NULL DEFAULT 0,
    "clock_offset_ms" BIGINT NOT NULL DEFAULT 0,
    "operation" TEXT,
    "operation_since" TIMESTAMPTZ(3),
    "key_rotation_at" TIMESTAMPTZ(3),
    "host" TEXT NOT NULL DEFAULT '',
    "platform" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "node_agents_pkey" PRIMARY KEY ("node_id")
);

-- CreateTable
CREATE TABLE "node_keys" (
    "id" TEXT NOT NULL,
    "node_id" UUID NOT NULL,
    "public_key" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "node_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "node_enrollments" (
    "id" UUID NOT NULL,
    "node_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" TEXT NOT NULL DEFAULT '',
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "node_enrollments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "checks" (
    "id" SERIAL NOT NULL,
    "kind" "check_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "node_id" UUID,
    "line_id" UUID,
    "organization_id" UUID NOT NULL,
    "reporter_id" UUID NOT NULL,
    "target" JSONB NOT NULL DEFAULT '{}',
    "interval_seconds" INTEGER NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "checks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "check_statuses" (
    "check_id" INTEGER NOT NULL,
    "state" "check_state" NOT NULL DEFAULT 'unknown',
    "state_since" TIMESTAMPTZ(3) NOT NULL,
    "latest" "check_state" NOT NULL DEFAULT 'unknown',
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "recent_changes" INTEGER NOT NULL DEFAULT 0,
    "flapping" BOOLEAN NOT NULL DEFAULT false,
    "value" DOUBLE PRECISION,
    "detail" TEXT NOT NULL DEFAULT '',
    "sampled_at" TIMESTAMPTZ(3),

    CONSTRAINT "check_statuses_pkey" PRIMARY KEY ("check_id")
);

-- CreateTable
CREATE TABLE "check_changes" (
    "id" UUID NOT NULL,
    "check_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "from_state" "check_state" NOT NULL,
    "to_state" "check_state" NOT NULL,
    "flapping" BOOLEAN NOT NULL,
    "value" DOUBLE PRECISION,
    "detail" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "check_changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "thresholds" (
    "id" UUID NOT NULL,
    "kind" "check_kind" NOT NULL,
    "node_id" UUID,
    "warning" DOUBLE PRECISION,
    "critical" DOUBLE PRECISION,
    "margin" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "attempts" INTEGER NOT NULL DEFAULT 3,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "thresholds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alarms" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "severity" "alarm_severity" NOT NULL,
    "state" "alarm_state" NOT NULL DEFAULT 'open',
    "organization_id" UUID NOT NULL,
    "node_id" UUID,
    "line_id" UUID,
    "place_id" UUID,
    "check_id" INTEGER,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "value" DOUBLE PRECISION,
    "detail" TEXT NOT NULL DEFAULT '',
    "affected" INTEGER NOT NULL DEFAULT 0,
    "acknowledged_at" TIMESTAMPTZ(3),
    "acknowledged_by" TEXT NOT NULL DEFAULT '',
    "acknowledged_by_organization_id" UUID,
    "comment" TEXT NOT NULL DEFAULT '',
    "resolved_at" TIMESTAMPTZ(3),
    "resolution" TEXT,
    "cause_id" UUID,
    "ticket_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "alarms_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alarm_entries" (
    "id" UUID NOT NULL,
    "alarm_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "user_name" TEXT NOT NULL DEFAULT '',
    "organization_name" TEXT NOT NULL DEFAULT '',
    "detail" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "alarm_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alarm_rules" (
    "id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "tier" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "severity" "alarm_severity" NOT NULL,
    "recipient" TEXT NOT NULL,
    "opens_at" INTEGER,
    "closes_at" INTEGER,
    "after_minutes" INTEGER NOT NULL DEFAULT 0,
    "unacknowledged" BOOLEAN NOT NULL DEFAULT false,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "alarm_rules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alarm_notifications" (
    "alarm_id" UUID NOT NULL,
    "rule_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "alarm_notifications_pkey" PRIMARY KEY ("alarm_id","rule_id")
);

-- CreateTable
CREATE TABLE "network_events" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "organization_id" UUID NOT NULL,
    "node_id" UUID,
    "line_id" UUID,
    "place_id" UUID,
    "check_id" INTEGER,
    "alarm_id" UUID,
    "from_state" TEXT NOT NULL DEFAULT '',
    "to_state" TEXT NOT NULL DEFAULT '',
    "value" DOUBLE PRECISION,
    "detail" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "network_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "node_commands" (
    "id" UUID NOT NULL,
    "node_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "params" JSONB NOT NULL DEFAULT '{}',
    "reference" TEXT,
    "state" "command_state" NOT NULL DEFAULT 'queued',
    "token" INTEGER NOT NULL DEFAULT 0,
    "lease_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "begun_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),
    "exit_code" INTEGER,
    "output" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "node_commands_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "intakes" (
    "id" TEXT NOT NULL,
    "beat_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "intakes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "network_sweeps" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "swept_at" TIMESTAMPTZ(3) NOT NULL,
    "deaf_since" TIMESTAMPTZ(3),

    CONSTRAINT "network_sweeps_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "network_settings" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "heartbeat_seconds" INTEGER NOT NULL DEFAULT 30,
    "missed_heartbeats" INTEGER NOT NULL DEFAULT 2,
    "confirm_seconds" INTEGER NOT NULL DEFAULT 45,
    "no_data_minutes" INTEGER NOT NULL DEFAULT 15,
    "keep_sample_days" INTEGER NOT NULL DEFAULT 7,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "network_settings_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "places_code_key" ON "places"("code");

-- CreateIndex
CREATE INDEX "places_organization_id_idx" ON "places"("organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "prefectural_networks_organization_id_valid_from_key" ON "prefectural_networks"("organization_id", "valid_from");

-- CreateIndex
CREATE UNIQUE INDEX "lines_code_key" ON "lines"("code");

-- CreateIndex
CREATE INDEX "lines_organization_id_idx" ON "lines"("organization_id");

-- CreateIndex
CREATE INDEX "lines_parent_id_idx" ON "lines"("parent_id");

-- CreateIndex
CREATE INDEX "lines_cause_alarm_id_idx" ON "lines"("cause_alarm_id");

-- CreateIndex
CREATE UNIQUE INDEX "lines_id_organization_id_key" ON "lines"("id", "organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "nodes_code_key" ON "nodes"("code");

-- CreateIndex
CREATE INDEX "nodes_organization_id_idx" ON "nodes"("organization_id");

-- CreateIndex
CREATE INDEX "nodes_parent_id_idx" ON "nodes"("parent_id");

-- CreateIndex
CREATE INDEX "nodes_place_id_idx" ON "nodes"("place_id");

-- CreateIndex
CREATE INDEX "nodes_line_id_idx" ON "nodes"("line_id");

-- CreateIndex
CREATE INDEX "nodes_system_id_idx" ON "nodes"("system_id");

-- CreateIndex
CREATE INDEX "nodes_replaces_id_idx" ON "nodes"("replaces_id");

-- CreateIndex
CREATE INDEX "nodes_cause_alarm_id_idx" ON "nodes"("cause_alarm_id");

-- CreateIndex
CREATE UNIQUE INDEX "nodes_id_organization_id_key" ON "nodes"("id", "organization_id");

-- CreateIndex
CREATE INDEX "node_changes_node_id_id_idx" ON "node_changes"("node_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "network_systems_code_key" ON "network_systems"("code");

-- CreateIndex
CREATE INDEX "network_systems_organization_id_idx" ON "network_systems"("organization_id");

-- CreateIndex
CREATE INDEX "node_keys_node_id_idx" ON "node_keys"("node_id");

-- CreateIndex
CREATE UNIQUE INDEX "node_enrollments_code_hash_key" ON "node_enrollments"("code_hash");

-- CreateIndex
CREATE INDEX "node_enrollments_node_id_idx" ON "node_enrollments"("node_id");

-- CreateIndex
CREATE INDEX "checks_node_id_idx" ON "checks"("node_id");

-- CreateIndex
CREATE INDEX "checks_line_id_idx" ON "checks"("line_id");

-- CreateIndex
CREATE INDEX "checks_reporter_id_idx" ON "checks"("reporter_id");

-- CreateIndex
CREATE INDEX "check_changes_check_id_idx" ON "check_changes"("check_id");

-- CreateIndex
CREATE INDEX "thresholds_node_id_idx" ON "thresholds"("node_id");

-- CreateIndex
CREATE UNIQUE INDEX "alarms_number_key" ON "alarms"("number");

-- CreateIndex
CREATE INDEX "alarms_organization_id_state_opened_at_idx" ON "alarms"("organization_id", "state", "opened_at");

-- CreateIndex
CREATE INDEX "alarms_node_id_idx" ON "alarms"("node_id");

-- CreateIndex
CREATE INDEX "alarms_line_id_idx" ON "alarms"("line_id");

-- CreateIndex
CREATE INDEX "alarms_place_id_idx" ON "alarms"("place_id");

-- CreateIndex
CREATE INDEX "alarms_check_id_idx" ON "alarms"("check_id");

-- CreateIndex
CREATE INDEX "alarms_cause_id_idx" ON "alarms"("cause_id");

-- CreateIndex
CREATE INDEX "alarms_opened_at_idx" ON "alarms"("opened_at");

-- CreateIndex
CREATE INDEX "alarm_entries_alarm_id_id_idx" ON "alarm_entries"("alarm_id", "id");

-- CreateIndex
CREATE INDEX "alarm_notifications_rule_id_idx" ON "alarm_notifications"("rule_id");

-- CreateIndex
CREATE INDEX "alarm_notifications_organization_id_idx" ON "alarm_notifications"("organization_id");

-- CreateIndex
CREATE INDEX "network_events_organization_id_id_idx" ON "network_events"("organization_id", "id");

-- CreateIndex
CREATE INDEX "network_events_node_id_id_idx" ON "network_events"("node_id", "id");

-- CreateIndex
CREATE INDEX "network_events_line_id_id_idx" ON "network_events"("line_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "node_commands_reference_key" ON "node_commands"("reference");

-- CreateIndex
CREATE INDEX "node_commands_node_id_state_idx" ON "node_commands"("node_id", "state");

-- AddForeignKey
ALTER TABLE "places" ADD CONSTRAINT "places_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prefectural_networks" ADD CONSTRAINT "prefectural_networks_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lines" ADD CONSTRAINT "lines_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lines" ADD CONSTRAINT "lines_upper_place_id_fkey" FOREIGN KEY ("upper_place_id") REFERENCES "places"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lines" ADD CONSTRAINT "lines_lower_place_id_fkey" FOREIGN KEY ("lower_place_id") REFERENCES "places"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lines" ADD CONSTRAINT "lines_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "lines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lines" ADD CONSTRAINT "lines_cause_alarm_id_fkey" FOREIGN KEY ("cause_alarm_id") REFERENCES "alarms"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "nodes" ADD CONSTRAINT "nodes_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "nodes" ADD CONSTRAINT "nodes_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "nodes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "nodes" ADD CONSTRAINT "nodes_place_id_fkey" FOREIGN KEY ("place_id") REFERENCES "places"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "nodes" ADD CONSTRAINT "nodes_line_id_fkey" FOREIGN KEY ("line_id") REFERENCES "lines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "nodes" ADD CONSTRAINT "nodes_system_id_fkey" FOREIGN KEY ("system_id") REFERENCES "network_systems"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "nodes" ADD CONSTRAINT "nodes_replaces_id_fkey" FOREIGN KEY ("replaces_id") REFERENCES "nodes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "nodes" ADD CONSTRAINT "nodes_cause_alarm_id_fkey" FOREIGN KEY ("cause_alarm_id") REFERENCES "alarms"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "node_changes" ADD CONSTRAINT "node_changes_node_id_fkey" FOREIGN KEY ("node_id") REFERENCES "nodes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "network_systems" ADD CONSTRAINT "network_systems_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "node_agents" ADD CONSTRAINT "node_agents_node_id_fkey" FOREIGN KEY ("node_id") REFERENCES "nodes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "node_keys" ADD CONSTRAINT "node_keys_node_id_fkey" FOREIGN KEY ("node_id") REFERENCES "nodes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "node_enrollments" ADD CONSTRAINT "node_enrollments_node_id_fkey" FOREIGN KEY ("node_id") REFERENCES "nodes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checks" ADD CONSTRAINT "checks_node_id_organization_id_fkey" FOREIGN KEY ("node_id", "organization_id") REFERENCES "nodes"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checks" ADD CONSTRAINT "checks_line_id_organization_id_fkey" FOREIGN KEY ("line_id", "organization_id") REFERENCES "lines"("id", "organization_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checks" ADD CONSTRAINT "checks_reporter_id_fkey" FOREIGN KEY ("reporter_id") REFERENCES "nodes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "check_statuses" ADD CONSTRAINT "check_statuses_check_id_fkey" FOREIGN KEY ("check_id") REFERENCES "checks"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "check_changes" ADD CONSTRAINT "check_changes_check_id_fkey" FOREIGN KEY ("check_id") REFERENCES "checks"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thresholds" ADD CONSTRAINT "thresholds_node_id_fkey" FOREIGN KEY ("node_id") REFERENCES "nodes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alarms" ADD CONSTRAINT "alarms_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alarms" ADD CONSTRAINT "alarms_node_id_fkey" FOREIGN KEY ("node_id") REFERENCES "nodes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alarms" ADD CONSTRAINT "alarms_line_id_fkey" FOREIGN KEY ("line_id") REFERENCES "lines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alarms" ADD CONSTRAINT "alarms_place_id_fkey" FOREIGN KEY ("place_id") REFERENCES "places"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alarms" ADD CONSTRAINT "alarms_check_id_fkey" FOREIGN KEY ("check_id") REFERENCES "checks"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alarms" ADD CONSTRAINT "alarms_cause_id_fkey" FOREIGN KEY ("cause_id") REFERENCES "alarms"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alarm_entries" ADD CONSTRAINT "alarm_entries_alarm_id_fkey" FOREIGN KEY ("alarm_id") REFERENCES "alarms"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alarm_notifications" ADD CONSTRAINT "alarm_notifications_alarm_id_fkey" FOREIGN KEY ("alarm_id") REFERENCES "alarms"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alarm_notifications" ADD CONSTRAINT "alarm_notifications_rule_id_fkey" FOREIGN KEY ("rule_id") REFERENCES "alarm_rules"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alarm_notifications" ADD CONSTRAINT "alarm_notifications_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "node_commands" ADD CONSTRAINT "node_commands_node_id_fkey" FOREIGN KEY ("node_id") REFERENCES "nodes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema cannot say -----------------------------------------------------------------------------------------
ALTER TABLE nodes ADD CONSTRAINT nodes_validity CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_to > valid_from),
  ADD CONSTRAINT nodes_no_own_parent CHECK (parent_id <> id AND replaces_id <> id);
ALTER TABLE lines ADD CONSTRAINT lines_validity CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_to > valid_from),
  ADD CONSTRAINT lines_no_own_parent CHECK (parent_id <> id);
ALTER TABLE prefectural_networks ADD CONSTRAINT prefectural_networks_first CHECK (sequence >= 1 AND (valid_from IS NOT NULL OR sequence = 1)),
  ADD CONSTRAINT prefectural_networks_capacity CHECK (capacity_mbps > 0);
ALTER TABLE checks ADD CONSTRAINT checks_one_subject CHECK (num_nonnulls(node_id, line_id) = 1),
  ADD CONSTRAINT checks_interval CHECK (interval_seconds BETWEEN 1 AND 86400);
ALTER TABLE thresholds ADD CONSTRAINT thresholds_attempts CHECK (attempts BETWEEN 1 AND 20), ADD CONSTRAINT thresholds_margin CHECK (margin >= 0);
CREATE UNIQUE INDEX thresholds_one_a_kind ON thresholds (kind, coalesce(node_id, '00000000-0000-0000-0000-000000000000'::uuid));
ALTER TABLE alarms ADD CONSTRAINT alarms_one_subject CHECK (num_nonnulls(node_id, line_id, place_id) = 1),
  ADD CONSTRAINT alarms_resolved CHECK ((state = 'resolved') = (resolved_at IS NOT NULL) AND (resolved_at IS NULL) = (resolution IS NULL));
-- Never two alarms for one thing at once.
CREATE UNIQUE INDEX alarms_unresolved_key ON alarms (key) WHERE resolved_at IS NULL;
CREATE INDEX alarm_notifications_owed ON alarm_notifications (due_at) WHERE sent_at IS NULL;
CREATE INDEX node_commands_unsettled ON node_commands (node_id, created_at) WHERE settled_at IS NULL;
ALTER TABLE network_sweeps ADD CONSTRAINT network_sweeps_one_row CHECK (id = 1);
ALTER TABLE network_settings ADD CONSTRAINT network_settings_one_row CHECK (id = 1),
  ADD CONSTRAINT network_settings_ranges CHECK (heartbeat_seconds BETWEEN 1 AND 600 AND missed_heartbeats BETWEEN 1 AND 20
    AND confirm_seconds BETWEEN 0 AND 3600 AND no_data_minutes BETWEEN 1 AND 1440 AND keep_sample_days BETWEEN 1 AND 400);
ALTER TABLE alarm_rules ADD CONSTRAINT alarm_rules_words CHECK (tier IN ('national', 'prefectural', 'municipal')
    AND subject IN ('server', 'device', 'line', 'place') AND recipient IN ('owner', 'prefecture', 'center')),
  ADD CONSTRAINT alarm_rules_hours CHECK ((opens_at IS NULL) = (closes_at IS NULL) AND opens_at >= 0 AND closes_at <= 1440 AND opens_at < closes_at),
  ADD CONSTRAINT alarm_rules_minutes CHECK (after_minutes BETWEEN 0 AND 10080);
-- Updated with each heartbeat: room on the page keeps the new version beside the old one.
ALTER TABLE node_agents SET (fillfactor = 40, autovacuum_vacuum_scale_factor = 0.02);
ALTER TABLE check_statuses SET (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05);

-- What an installation begins with; the center changes it.
INSERT INTO network_settings (id) VALUES (1);
INSERT INTO network_sweeps (id, swept_at) VALUES (1, CURRENT_TIMESTAMP);
-- Units: percent; load per core; processes; milliseconds; days for certificates.
INSERT INTO thresholds (id, kind, warning, critical, margin, attempts) VALUES
  ('e949c64d-da22-5922-87f2-d5cba02c755b', 'cpu', 85, 95, 5, 5),
  ('ec5c6a30-9a97-56cd-873c-5b96d4b30dbe', 'memory', 85, 95, 3, 3),
  ('9ac6c0f6-9075-5885-afbb-fa2f34bdf6f0', 'disk', 80, 90, 2, 2),
  ('79dee523-0a49-5aac-a499-f6006382cf89', 'load', 2, 4, 0.5, 5),
  ('2d78e2ff-9063-58d4-a0ea-dcff1d7a0037', 'uptime', NULL, NULL, 0, 1),
  ('4b936f27-74cc-5bce-b578-8d64aecb35c4', 'process', NULL, 1, 0, 2),
  ('30aeae36-dcd6-5ddb-aba4-f6dbdd0bb9ea', 'database', 500, NULL, 50, 3),
  ('6d365201-7c59-5dbc-9111-4df719f0619d', 'tcp', 500, NULL, 50, 3),
  ('8aebc344-8501-5828-b039-ab613b5a570b', 'http', 2000, NULL, 200, 3),
  ('431328a4-8a91-52c3-95e6-545d46a06919', 'certificate', 30, 7, 0, 1),
  ('ab255c3c-4c2f-556a-ba6b-5dc0a3d8efce', 'dns', 1000, NULL, 100, 3),
  ('7ec2ff51-c036-5cda-b775-f26143044339', 'icmp', 200, NULL, 20, 3),
  ('12d1c031-191c-55e9-8d9e-bf95bc1c2f97', 'snmp', NULL, NULL, 0, 3);
-- S4 §2: national and prefectural networks are watched around the clock; a town is told in its hours (08:30 to 17:15 on working days), its
-- prefecture of lines and of what nobody acknowledged.
INSERT INTO alarm_rules (id, position, tier, subject, severity, recipient, opens_at, closes_at, after_minutes, unacknowledged) VALUES
  ('7aa44ec3-fcda-5c24-9a74-5b4b8c90d819', 1, 'municipal', 'server', 'warning', 'owner', 510, 1035, 0, false),
  ('953c117f-be63-5366-adf2-c67f5d5ab4f4', 2, 'municipal', 'server', 'critical', 'prefecture', NULL, NULL, 30, true),
  ('e9d367dd-6181-5493-8321-4555eed47c7f', 3, 'municipal', 'device', 'warning', 'owner', 510, 1035, 0, false),
  ('9a17fa69-3287-5f1d-94d0-d11c083ccf78', 4, 'municipal', 'device', 'critical', 'prefecture', NULL, NULL, 30, true),
  ('07bb8f8b-6522-5525-b34f-3d88f1ed7e18', 5, 'municipal', 'line', 'warning', 'owner', 510, 1035, 0, false),
  ('ba276eca-dcb8-5993-b164-bdf4cfbf0d54', 6, 'municipal', 'line', 'warning', 'prefecture', NULL, NULL, 0, false),
  ('21caf377-e8db-536b-b6a9-db95faef8714', 7, 'municipal', 'place', 'critical', 'owner', 510, 1035, 0, false),
  ('93735fa0-d478-51fd-b1d2-56c3713c669d', 8, 'municipal', 'place', 'critical', 'prefecture', NULL, NULL, 0, false),
  ('f2a6a7cf-2627-5b97-8156-023b9619f0f6', 9, 'prefectural', 'server', 'warning', 'prefecture', 510, 1035, 0, false),
  ('852dd578-a690-58d7-b78d-02c794d40713', 10, 'prefectural', 'server', 'warning', 'center', NULL, NULL, 0, false),
  ('b4d5f117-e642-50dd-a8bc-23ad53eaa264', 11, 'prefectural', 'device', 'warning', 'prefecture', NULL, NULL, 0, false),
  ('5ff4bdf7-f220-5535-af5c-0ad1f6acb624', 12, 'prefectural', 'device', 'warning', 'center', NULL, NULL, 0, false),
  ('b9950105-344a-52f4-85a8-3335dc91089d', 13, 'prefectural', 'line', 'warning', 'prefecture', NULL, NULL, 0, false),
  ('af1fd4bd-6b9b-59bf-8bb1-ddf537677cdb', 14, 'prefectural', 'line', 'warning', 'center', NULL, NULL, 0, false),
  ('c2747dd7-7aa5-577a-92b9-a9f5449aaadc', 15, 'prefectural', 'place', 'critical', 'prefecture', NULL, NULL, 0, false),
  ('08bf0893-0c61-504c-a5f2-907f1452f81e', 16, 'prefectural', 'place', 'critical', 'center', NULL, NULL, 0, false),
  ('47e74192-acf2-5ef4-a169-19ee35df229d', 17, 'national', 'server', 'warning', 'center', NULL, NULL, 0, false),
  ('7c679a7a-9fde-5b42-9bb4-5ddea2786c5c', 18, 'national', 'device', 'warning', 'center', NULL, NULL, 0, false),
  ('af90eeb9-8fcb-53bc-ae51-8e9f452cff87', 19, 'national', 'line', 'warning', 'center', NULL, NULL, 0, false),
  ('469246a9-ad6c-5242-8450-0b1b750ff920', 20, 'national', 'place', 'critical', 'center', NULL, NULL, 0, false);

-- Who may see what ---------------------------------------------------------------------------------------------------
-- A town sees what is its own, a prefecture that and what is its towns', the center and the operator everything. All but the operator
-- also change it; which roles do is the code's rule.
ALTER TABLE places ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY places_system ON places TO renkei_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON places TO renkei_system;
CREATE POLICY places_read ON places FOR SELECT TO renkei_app USING (kind IN ('national_center', 'consolidation_center') AND (SELECT renkei.actor_organization()) IS NOT NULL
       OR (SELECT renkei.actor_kind()) IN ('center', 'operator')
       OR organization_id = (SELECT renkei.actor_organization())
       OR organization_id IN (SELECT o.id FROM organizations o WHERE o.parent_id = (SELECT renkei.actor_organization())));
CREATE POLICY places_add ON places FOR INSERT TO renkei_app WITH CHECK ((SELECT renkei.actor_kind()) = 'center'
       OR organization_id = (SELECT renkei.actor_organization())
       OR organization_id IN (SELECT o.id FROM organizations o WHERE o.parent_id = (SELECT renkei.actor_organization())));
CREATE POLICY places_change ON places FOR UPDATE TO renkei_app USING ((SELECT renkei.actor_kind()) = 'center'
       OR organization_id = (SELECT renkei.actor_organization())
       OR organization_id IN (SELECT o.id FROM organizations o WHERE o.parent_id = (SELECT renkei.actor_organization())));
GRANT SELECT, INSERT, UPDATE (name, name_en) ON places TO renkei_app;

ALTER TABLE prefectural_networks ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY prefectural_networks_system ON prefectural_networks TO renkei_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON prefectural_networks TO renkei_system;
CREATE POLICY prefectural_networks_read ON prefectural_networks FOR SELECT TO renkei_app USING ((SELECT renkei.actor_kind()) IN ('center', 'operator')
       OR organization_id = (SELECT renkei.actor_organization())
       OR organization_id IN (SELECT o.id FROM organizations o WHERE o.parent_id = (SELECT renkei.actor_organization())));
CREATE POLICY prefectural_networks_add ON prefectural_networks FOR INSERT TO renkei_app WITH CHECK ((SELECT renkei.actor_kind()) = 'center'
       OR organization_id = (SELECT renkei.actor_organization())
       OR organization_id IN (SELECT o.id FROM organizations o WHERE o.parent_id = (SELECT renkei.actor_organization())));
CREATE POLICY prefectural_networks_change ON prefectural_networks FOR UPDATE TO renkei_app USING ((SELECT renkei.actor_kind()) = 'center'
       OR organization_id = (SELECT renkei.actor_organization())
       OR organization_id IN (SELECT o.id FROM organizations o WHERE o.parent_id = (SELECT renkei.actor_organization())));
GRANT SELECT, INSERT, UPDATE (kind, provider, capacity_mbps, note, set_at) ON prefectural_networks TO renkei_app;

ALTER TABLE lines ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY lines_system ON lines TO renkei_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON lines TO renkei_system;
CREATE POLICY lines_read ON lines FOR SELECT TO renkei_app USING ((SELECT renkei.actor_kind()) IN ('center', 'operator')
       OR organization_id = (SELECT renkei.actor_organization())
       OR organization_id IN (SELECT o.id FROM organizations o WHERE o.parent_id = (SELECT renkei.actor_organization())));
CREATE POLICY lines_add ON lines FOR INSERT TO renkei_app WITH CHECK ((SELECT renkei.actor_kind()) = 'center'
       OR organization_id = (SELECT renkei.actor_organization())
       OR organization_id IN (SELECT o.id FROM organizations o WHERE o.parent_id = (SELECT renkei.actor_organization())));
CREATE POLICY lines_change ON lines FOR UPDATE TO renkei_app USING ((SELECT renkei.actor_kind()) = 'center'
       OR organization_id = (SELECT renkei.actor_organization())
       OR organization_id IN (SELECT o.id FROM organizations o WHERE o.parent_id = (SELECT renkei.actor_organization())));
GRANT SELECT, INSERT (id, code, kind, name, name_en, organization_id, upper_place_id, lower_place_id, parent_id, provider, capacity_mbps, valid_from, valid_to), UPDATE (name, name_en, upper_place_id, lower_place_id, parent_id, provider, capacity_mbps, valid_from, valid_to, version) ON lines TO renkei_app;

ALTER TABLE nodes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY nodes_system ON nodes TO renkei_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON nodes TO renkei_system;
CREATE POLICY nodes_read ON nodes FOR SELECT TO renkei_app USING ((SELECT renkei.actor_kind()) IN ('center', 'operator')
       OR organization_id = (SELECT renkei.actor_organization())
       OR organization_id IN (SELECT o.id FROM organizations o WHERE o.parent_id = (SELECT renkei.actor_organization())));
CREATE POLICY nodes_add ON nodes FOR INSERT TO renkei_app WITH CHECK ((SELECT renkei.actor_kind()) = 'center'
       OR organization_id = (SELECT renkei.actor_organization())
       OR organization_id IN (SELECT o.id FROM organizations o WHERE o.parent_id = (SELECT renkei.actor_organization())));
CREATE POLICY nodes_change ON nodes FOR UPDATE TO renkei_app USING ((SELECT renkei.actor_kind()) = 'center'
       OR organization_id = (SELECT renkei.actor_organization())
       OR organization_id IN (SELECT o.id FROM organizations o WHERE o.parent_id = (SELECT renkei.actor_organization())));
GRANT SELECT, INSERT (id, code, kind, name, name_en, organization_id, parent_id, place_id, line_id, system_id, generation, renewal_due_on, valid_from, valid_to, replaces_id), UPDATE (name, name_en, parent_id, place_id, line_id, system_id, generation, renewal_due_on, valid_from, valid_to, configuration, version) ON nodes TO renkei_app;

ALTER TABLE node_changes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY node_changes_system ON node_changes TO renkei_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON node_changes TO renkei_system;
CREATE POLICY node_changes_read ON node_changes FOR SELECT TO renkei_app USING (node_id IN (SELECT n.id FROM nodes n));
CREATE POLICY node_changes_add ON node_changes FOR INSERT TO renkei_app WITH CHECK ((SELECT renkei.actor_kind()) <> 'operator' AND node_id IN (SELECT n.id FROM nodes n));
GRANT SELECT, INSERT ON node_changes TO renkei_app;
CREATE TRIGGER node_changes_insert_only BEFORE UPDATE OR DELETE ON node_changes FOR EACH ROW EXECUTE FUNCTION renkei.refuse_change();

ALTER TABLE network_systems ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY network_systems_system ON network_systems TO renkei_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON network_systems TO renkei_system;
CREATE POLICY network_systems_read ON network_systems FOR SELECT TO renkei_app USING ((SELECT renkei.actor_organization()) IS NOT NULL);
CREATE POLICY network_systems_add ON network_systems FOR INSERT TO renkei_app WITH CHECK ((SELECT renkei.actor_kind()) = 'center');
CREATE POLICY network_systems_change ON network_systems FOR UPDATE TO renkei_app USING ((SELECT renkei.actor_kind()) = 'center');
GRANT SELECT, INSERT, UPDATE ON network_systems TO renkei_app;

ALTER TABLE node_agents ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY node_agents_system ON node_agents TO renkei_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON node_agents TO renkei_system;
CREATE POLICY node_agents_read ON node_agents FOR SELECT TO renkei_app USING (node_id IN (SELECT n.id FROM nodes n));
CREATE POLICY node_agents_change ON node_agents FOR UPDATE TO renkei_app USING ((SELECT renkei.actor_kind()) <> 'operator' AND node_id IN (SELECT n.id FROM nodes n));
GRANT SELECT, UPDATE (key_rotation_at) ON node_agents TO renkei_app;

ALTER TABLE node_keys ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY node_keys_system ON node_keys TO renkei_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON node_keys TO renkei_system;
CREATE POLICY node_keys_read ON node_keys FOR SELECT TO renkei_app USING (node_id IN (SELECT n.id FROM nodes n));
CREATE POLICY node_keys_revoke ON node_keys FOR UPDATE TO renkei_app USING ((SELECT renkei.actor_kind()) <> 'operator' AND node_id IN (SELECT n.id FROM nodes n));
GRANT SELECT, UPDATE (revoked_at) ON node_keys TO renkei_app;

ALTER TABLE node_enrollments ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY node_enrollments_system ON node_enrollments TO renkei_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON node_enrollments TO renkei_system;
CREATE POLICY node_enrollments_read ON node_enrollments FOR SELECT TO renkei_app USING (node_id IN (SELECT n.id FROM nodes n));
CREATE POLICY node_enrollments_issue ON node_enrollments FOR INSERT TO renkei_app WITH CHECK ((SELECT renkei.actor_kind()) <> 'operator' AND node_id IN (SELECT n.id FROM nodes n));
CREATE POLICY node_enrollments_withdraw ON node_enrollments FOR DELETE TO renkei_app USING ((SELECT renkei.actor_kind()) <> 'operator' AND node_id IN (SELECT n.id FROM nodes n));
GRANT SELECT (id, node_id, created_at, created_by, expires_at, used_at), INSERT, DELETE ON node_enrollments TO renkei_app;

ALTER TABLE checks ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY checks_system ON checks TO renkei_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON checks TO renkei_system;
CREATE POLICY checks_read ON checks FOR SELECT TO renkei_app USING ((SELECT renkei.actor_kind()) IN ('center', 'operator')
       OR organization_id = (SELECT renkei.actor_organization())
       OR organization_id IN (SELECT o.id FROM organizations o WHERE o.parent_id = (SELECT renkei.actor_organization())));
CREATE POLICY checks_add ON checks FOR INSERT TO renkei_app WITH CHECK (((SELECT renkei.actor_kind()) = 'center'
       OR organization_id = (SELECT renkei.actor_organization())
       OR organization_id IN (SELECT o.id FROM organizations o WHERE o.parent_id = (SELECT renkei.actor_organization())))
       AND reporter_id IN (SELECT n.id FROM nodes n));
CREATE POLICY checks_change ON checks FOR UPDATE TO renkei_app USING ((SELECT renkei.actor_kind()) = 'center'
       OR organization_id = (SELECT renkei.actor_organization())
       OR organization_id IN (SELECT o.id FROM organizations o WHERE o.parent_id = (SELECT renkei.actor_organization())));
GRANT SELECT, INSERT, UPDATE (name, target, interval_seconds, retired_at) ON checks TO renkei_app;
GRANT USAGE ON SEQUENCE checks_id_seq TO renkei_app, renkei_system;

ALTER TABLE check_statuses ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY check_statuses_system ON check_statuses TO renkei_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON check_statuses TO renkei_system;
CREATE POLICY check_statuses_read ON check_statuses FOR SELECT TO renkei_app USING (EXISTS (SELECT FROM checks c WHERE c.id = check_id));
GRANT SELECT ON check_statuses TO renkei_app;

ALTER TABLE check_changes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY check_changes_system ON check_changes TO renkei_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON check_changes TO renkei_system;

ALTER TABLE thresholds ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY thresholds_system ON thresholds TO renkei_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON thresholds TO renkei_system;
CREATE POLICY thresholds_read ON thresholds FOR SELECT TO renkei_app USING (node_id IS NULL AND (SELECT renkei.actor_organization()) IS NOT NULL OR node_id IN (SELECT n.id FROM nodes n));
CREATE POLICY thresholds_add ON thresholds FOR INSERT TO renkei_app WITH CHECK ((SELECT renkei.actor_kind()) = 'center' OR (SELECT renkei.actor_kind()) <> 'operator' AND node_id IN (SELECT n.id FROM nodes n));
CREATE POLICY thresholds_change ON thresholds FOR UPDATE TO renkei_app USING ((SELECT renkei.actor_kind()) = 'center' OR (SELECT renkei.actor_kind()) <> 'operator' AND node_id IN (SELECT n.id FROM nodes n));
CREATE POLICY thresholds_remove ON thresholds FOR DELETE TO renkei_app USING (node_id IS NOT NULL AND (SELECT renkei.actor_kind()) <> 'operator' AND node_id IN (SELECT n.id FROM nodes n));
GRANT SELECT, INSERT, UPDATE (warning, critical, margin, attempts, version), DELETE ON thresholds TO renkei_app;

ALTER TABLE alarms ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY alarms_system ON alarms TO renkei_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON alarms TO renkei_system;
CREATE POLICY alarms_read ON alarms FOR SELECT TO renkei_app USING ((SELECT renkei.actor_kind()) IN ('center', 'operator')
       OR organization_id = (SELECT renkei.actor_organization())
       OR organization_id IN (SELECT o.id FROM organizations o WHERE o.parent_id = (SELECT renkei.actor_organization())));
CREATE POLICY alarms_acknowledge ON alarms FOR UPDATE TO renkei_app USING (state <> 'resolved' AND ((SELECT renkei.actor_kind()) = 'center'
       OR organization_id = (SELECT renkei.actor_organization())
       OR organization_id IN (SELECT o.id FROM organizations o WHERE o.parent_id = (SELECT renkei.actor_organization()))));
GRANT SELECT, UPDATE (state, acknowledged_at, acknowledged_by, acknowledged_by_organization_id, comment, ticket_id, version) ON alarms TO renkei_app;
GRANT USAGE ON SEQUENCE alarms_number_seq TO renkei_system;

ALTER TABLE alarm_entries ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY alarm_entries_system ON alarm_entries TO renkei_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON alarm_entries TO renkei_system;
CREATE POLICY alarm_entries_read ON alarm_entries FOR SELECT TO renkei_app USING (EXISTS (SELECT FROM alarms a WHERE a.id = alarm_id));
CREATE POLICY alarm_entries_add ON alarm_entries FOR INSERT TO renkei_app WITH CHECK ((SELECT renkei.actor_kind()) <> 'operator' AND EXISTS (SELECT FROM alarms a WHERE a.id = alarm_id));
GRANT SELECT, INSERT ON alarm_entries TO renkei_app;
CREATE TRIGGER alarm_entries_kept BEFORE UPDATE ON alarm_entries FOR EACH ROW EXECUTE FUNCTION renkei.refuse_change();

ALTER TABLE alarm_rules ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY alarm_rules_system ON alarm_rules TO renkei_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON alarm_rules TO renkei_system;
CREATE POLICY alarm_rules_read ON alarm_rules FOR SELECT TO renkei_app USING ((SELECT renkei.actor_organization()) IS NOT NULL);
CREATE POLICY alarm_rules_add ON alarm_rules FOR INSERT TO renkei_app WITH CHECK ((SELECT renkei.actor_kind()) = 'center');
CREATE POLICY alarm_rules_change ON alarm_rules FOR UPDATE TO renkei_app USING ((SELECT renkei.actor_kind()) = 'center');
CREATE POLICY alarm_rules_remove ON alarm_rules FOR DELETE TO renkei_app USING ((SELECT renkei.actor_kind()) = 'center');
GRANT SELECT, INSERT, UPDATE, DELETE ON alarm_rules TO renkei_app;

ALTER TABLE alarm_notifications ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY alarm_notifications_system ON alarm_notifications TO renkei_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON alarm_notifications TO renkei_system;
CREATE POLICY alarm_notifications_read ON alarm_notifications FOR SELECT TO renkei_app USING (EXISTS (SELECT FROM alarms a WHERE a.id = alarm_id));
GRANT SELECT ON alarm_notifications TO renkei_app;

ALTER TABLE network_events ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY network_events_system ON network_events TO renkei_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON network_events TO renkei_system;
CREATE POLICY network_events_read ON network_events FOR SELECT TO renkei_app USING ((SELECT renkei.actor_kind()) IN ('center', 'operator')
       OR organization_id = (SELECT renkei.actor_organization())
       OR organization_id IN (SELECT o.id FROM organizations o WHERE o.parent_id = (SELECT renkei.actor_organization())));
CREATE POLICY network_events_add ON network_events FOR INSERT TO renkei_app WITH CHECK ((SELECT renkei.actor_kind()) = 'center'
       OR organization_id = (SELECT renkei.actor_organization())
       OR organization_id IN (SELECT o.id FROM organizations o WHERE o.parent_id = (SELECT renkei.actor_organization())));
GRANT SELECT, INSERT ON network_events TO renkei_app;
CREATE TRIGGER network_events_kept BEFORE UPDATE ON network_events FOR EACH ROW EXECUTE FUNCTION renkei.refuse_change();

ALTER TABLE node_commands ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY node_commands_system ON node_commands TO renkei_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON node_commands TO renkei_system;
CREATE POLICY node_commands_read ON node_commands FOR SELECT TO renkei_app USING (node_id IN (SELECT n.id FROM nodes n));
CREATE POLICY node_commands_queue ON node_commands FOR INSERT TO renkei_app WITH CHECK ((SELECT renkei.actor_kind()) <> 'operator' AND node_id IN (SELECT n.id FROM nodes n));
CREATE POLICY node_commands_cancel ON node_commands FOR UPDATE TO renkei_app USING ((SELECT renkei.actor_kind()) <> 'operator' AND node_id IN (SELECT n.id FROM nodes n));
GRANT SELECT, INSERT, UPDATE (state, settled_at) ON node_commands TO renkei_app;

ALTER TABLE intakes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY intakes_system ON intakes TO renkei_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON intakes TO renkei_system;

ALTER TABLE network_sweeps ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY network_sweeps_system ON network_sweeps TO renkei_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON network_sweeps TO renkei_system;
CREATE POLICY network_sweeps_read ON network_sweeps FOR SELECT TO renkei_app USING ((SELECT renkei.actor_organization()) IS NOT NULL);
GRANT SELECT ON network_sweeps TO renkei_app;

ALTER TABLE network_settings ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY network_settings_system ON network_settings TO renkei_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON network_settings TO renkei_system;
CREATE POLICY network_settings_read ON network_settings FOR SELECT TO renkei_app USING ((SELECT renkei.actor_organization()) IS NOT NULL);
CREATE POLICY network_settings_change ON network_settings FOR UPDATE TO renkei_app USING ((SELECT renkei.actor_kind()) = 'center');
GRANT SELECT, UPDATE ON network_settings TO renkei_app;
