import 'server-only';
import { nameFor, type Reader } from '@/lib/access/names';
import { type Carried, carried } from '@/lib/core/database/json-rows';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { alarmSummaries } from '../../alarms/queries';
import { listNodeChecks } from '../../checks/queries';
import {
  type AgentDetail,
  agentDetailShape,
  keySummaryShape,
  type NodeDetail,
  type NodeSummary,
  nodeChangeSummaryShape,
  nodeDetailShape,
} from '../../types';

const rowShape = nodeDetailShape
  .omit({ agent: true, checks: true, keys: true, changes: true, alarms: true })
  .extend({ agent: carried(agentDetailShape).nullable() });

const date = (text: string | null): Date | null => (text === null ? null : new Date(text));

const readAgent = (agent: Carried<AgentDetail> | null): AgentDetail | null =>
  agent && {
    ...agent,
    enrolledAt: new Date(agent.enrolledAt),
    deadlineAt: new Date(agent.deadlineAt),
    lastSeenAt: date(agent.lastSeenAt),
    operationSince: date(agent.operationSince),
    keyRotationAt: date(agent.keyRotationAt),
  };

/** A node with everything its page shows; null = the reader sees no such node. Retired ones stay readable. */
export async function readNode(db: Ask, reader: Reader, code: string): Promise<NodeDetail | null> {
  const [row] = await askRows(db, rowShape)`
    SELECT n.id, n.code, n.kind, ${nameFor(reader, Prisma.sql`n`)} AS name, n.organization_id AS "organizationId",
      o.code AS "organizationCode", ${nameFor(reader, Prisma.sql`o`)} AS "organizationName", n.state, n.state_since AS "stateSince",
      n.cause, g.node_id IS NOT NULL AS enrolled, g.last_seen_at AS "lastSeenAt", g.operation, n.place_id AS "placeId", n.line_id AS "lineId", up.code AS "parentCode", p.code AS "placeCode",
      ${nameFor(reader, Prisma.sql`p`)} AS "placeName", l.code AS "lineCode", s.code AS "systemCode", n.generation,
      n.renewal_due_on::text AS "renewalDueOn", n.valid_from::text AS "validFrom", n.valid_to::text AS "validTo",
      old.code AS "replacesCode", (SELECT r.code FROM nodes r WHERE r.replaces_id = n.id LIMIT 1) AS "replacedByCode",
      n.name AS "nameJa", n.name_en AS "nameEn", o.parent_id AS "ownerParentId", n.system_id AS "systemId",
      coalesce(${nameFor(reader, Prisma.sql`s`)}, '') AS "systemName", n.configuration, n.version,
      CASE WHEN g.node_id IS NULL THEN NULL ELSE json_build_object('enrolledAt', g.enrolled_at, 'lastSeenAt', g.last_seen_at,
        'deadlineAt', g.deadline_at, 'agentVersion', g.agent_version, 'configuration', g.configuration,
        'clockOffsetMs', g.clock_offset_ms, 'operation', g.operation, 'operationSince', g.operation_since,
        'keyRotationAt', g.key_rotation_at, 'host', g.host, 'platform', g.platform) END AS agent,
      (SELECT count(*)::int FROM alarms a WHERE a.node_id = n.id AND a.resolved_at IS NULL) AS "openAlarms"
    FROM nodes n JOIN organizations o ON o.id = n.organization_id LEFT JOIN places p ON p.id = n.place_id
      LEFT JOIN lines l ON l.id = n.line_id LEFT JOIN nodes up ON up.id = n.parent_id LEFT JOIN nodes old ON old.id = n.replaces_id
      LEFT JOIN network_systems s ON s.id = n.system_id LEFT JOIN node_agents g ON g.node_id = n.id
    WHERE n.code = ${code}`;
  if (!row) return null;
  const checks = await listNodeChecks(db, row.id);
  const keys = await listKeys(db, row);
  const changes = await listChanges(db, row);
  const alarms = await alarmSummaries(db, reader, Prisma.sql`a.node_id = ${row.id}::uuid`, 20);
  return { ...row, agent: readAgent(row.agent), checks, keys, changes, alarms };
}

const listKeys = (db: Ask, { id }: Pick<NodeSummary, 'id'>) => askRows(db, keySummaryShape)`
  SELECT id, created_at AS "createdAt", revoked_at AS "revokedAt" FROM node_keys WHERE node_id = ${id}::uuid ORDER BY created_at DESC`;

const listChanges = (db: Ask, { id }: Pick<NodeSummary, 'id'>) => askRows(db, nodeChangeSummaryShape)`
  SELECT id, kind, at, user_name AS "userName", organization_name AS "organizationName", before, after
  FROM node_changes WHERE node_id = ${id}::uuid ORDER BY id DESC LIMIT 100`;
