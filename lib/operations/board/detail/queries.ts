import 'server-only';
import { z } from 'zod';
import { nameFor, type Reader } from '@/lib/access/names';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import type { NodeId } from '@/lib/core/ids';
import { operatingNow } from '@/lib/window/queries';
import { operatingDateOf } from '../../rules';
import { inOrder } from '../queries';
import {
  type Blocker,
  blockerShape,
  type PrefectureDay,
  type ServerDay,
  type ServerStep,
  serverStandingShape,
  serverStepShape,
} from './types';

/** Servers in their day, as far as the reader sees them. @param which of nodes `n`, their owners `o` and rows of the day `m` */
const standings = (reader: Reader, date: string, at: Date, which: Prisma.Sql) => Prisma.sql`
  SELECT n.id::text AS "nodeId", n.code, ${nameFor(reader, Prisma.sql`n`)} AS name, o.id::text AS "organizationId",
    ${nameFor(reader, Prisma.sql`o`)} AS "organizationName", o.parent_id::text AS "parentOrganizationId", m.tier, m.up, m.online,
    m.counter_open AS "counterOpen", m.wanted_up AS "wantedUp", m.excuse, coalesce(s.late, 0) AS late, coalesce(s.failed, 0) AS failed,
    s.next->>'kind' AS "nextKind", (s.next->>'due')::timestamptz AS "nextDue"
  FROM operating_nodes m JOIN nodes n ON n.id = m.node_id JOIN organizations o ON o.id = m.organization_id
  LEFT JOIN LATERAL (
    SELECT (count(*) FILTER (WHERE d.state IN ('waiting', 'commanded', 'failed') AND d.due_at <= ${at}))::int AS late,
      (count(*) FILTER (WHERE d.state = 'failed'))::int AS failed,
      (array_agg(json_build_object('kind', d.kind, 'due', d.due_at) ORDER BY d.due_at, d.round, ${inOrder(Prisma.sql`d.kind`)})
        FILTER (WHERE d.state IN ('waiting', 'commanded')))[1] AS next
    FROM operating_steps d WHERE d.date = ${date}::date AND d.node_id = m.node_id) s ON true
  WHERE ${which} ORDER BY m.tier, late DESC, o.code, n.code`;

const readPrefectureDayShape = z.object({ id: z.string(), name: z.string() });

/** A prefecture's server and its towns' in the day; null = there is no such prefecture. */
export async function readPrefectureDay(db: Ask, reader: Reader, code: string): Promise<PrefectureDay | null> {
  const at = await operatingNow(db);
  const date = operatingDateOf(at);
  const [prefecture] = await askRows(db, readPrefectureDayShape)`
    SELECT p.id::text, ${nameFor(reader, Prisma.sql`p`)} AS name FROM organizations p WHERE p.code = ${code} AND p.kind = 'prefecture'`;
  if (prefecture === undefined) return null;
  const which = Prisma.sql`(o.id = ${prefecture.id}::uuid OR o.parent_id = ${prefecture.id}::uuid)`;
  const servers = await askRows(db, serverStandingShape)(standings(reader, date, at, which));
  return { date, at, name: prefecture.name, servers };
}

const numberShape = z.object({ number: z.number() });

/** One server's day, and whom it waits for; null = the reader sees no such one. */
export async function readServerDay(db: Ask, reader: Reader, code: string): Promise<ServerDay | null> {
  const at = await operatingNow(db);
  const date = operatingDateOf(at);
  const [server] = await askRows(db, serverStandingShape)(standings(reader, date, at, Prisma.sql`n.code = ${code}`));
  if (server === undefined) return null;
  const steps = await askRows(db, serverStepShape)`
    SELECT kind, round, state::text AS state, gate, due_at AS "dueAt", begun_at AS "begunAt", settled_at AS "settledAt", exception, note,
      decided_by AS "decidedBy", state IN ('waiting', 'commanded', 'failed') AND due_at <= ${at} AS late
    FROM operating_steps WHERE date = ${date}::date AND node_id = ${server.nodeId}::uuid
    ORDER BY due_at, round, ${inOrder(Prisma.sql`kind`)}`;
  const late = steps.find((step) => step.late && step.state === 'waiting');
  const blockers = late ? await listBlockers(db, reader, server.nodeId, late) : [];
  const [alarm] = await askRows(db, numberShape)`
    SELECT number FROM alarms WHERE node_id = ${server.nodeId}::uuid AND resolved_at IS NULL ORDER BY opened_at LIMIT 1`;
  return { ...server, date, at, steps, blockers, alarm: alarm?.number ?? null };
}

/** Those who are not where a step's gate wants them. */
const listBlockers = (db: Ask, reader: Reader, nodeId: NodeId, { gate }: ServerStep): Promise<Blocker[]> =>
  askRows(db, blockerShape)`
    SELECT n.code, ${nameFor(reader, Prisma.sql`o`)} AS "organizationName",
      (SELECT min(a.number) FROM alarms a WHERE a.node_id = b.node_id AND a.resolved_at IS NULL) AS alarm
    FROM operating_nodes me JOIN operating_nodes b ON CASE ${gate}
        WHEN 'parent-online' THEN b.node_id = me.parent_id
        WHEN 'children-ended' THEN b.parent_id = me.node_id AND b.online AND b.excuse IS NULL
        WHEN 'children-stopped' THEN b.parent_id = me.node_id AND b.up AND b.excuse IS NULL
        ELSE false END
      JOIN organizations o ON o.id = b.organization_id LEFT JOIN nodes n ON n.id = b.node_id
    WHERE me.node_id = ${nodeId}::uuid ORDER BY o.code LIMIT 20`;
