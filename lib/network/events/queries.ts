import 'server-only';
import { z } from 'zod';
import { nameFor, type Reader } from '@/lib/access/names';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { CheckKind } from '@/lib/core/generated/enums';
import { eventPageSize } from '../constants';
import type { EventFilter } from './schema';

export const eventSummaryShape = z.object({
  id: z.string(),
  at: z.date(),
  kind: z.string(),
  organizationName: z.string(),
  subject: z.enum(['node', 'line', 'place', 'none']),
  subjectCode: z.string(),
  subjectName: z.string(),
  checkKind: z.enum(CheckKind).nullable(),
  checkName: z.string(),
  alarmNumber: z.number().nullable(),
  from: z.string(),
  to: z.string(),
  value: z.number().nullable(),
  detail: z.string(),
});
export type EventSummary = z.infer<typeof eventSummaryShape>;

const groups: Readonly<Record<NonNullable<EventFilter['group']>, readonly string[]>> = {
  state: ['node.state', 'line.state', 'place.state'],
  check: ['check.state', 'check.flapping'],
  alarm: ['alarm.opened', 'alarm.raised', 'alarm.lowered', 'alarm.resolved', 'alarm.acknowledged'],
  node: ['node.registered', 'node.changed', 'node.replaced', 'node.retired', 'node.limits_set', 'node.limits_removed'],
  agent: ['agent.enrolled', 'node.key_added', 'node.key_dropped', 'node.key_revoked', 'node.key_rotation_wanted'],
};

function conditionsOf({ group, organization, about, until }: EventFilter): Prisma.Sql {
  const conditions = [Prisma.sql`true`];
  if (group) conditions.push(Prisma.sql`e.kind = ANY (${[...groups[group]]}::text[])`);
  if (organization)
    conditions.push(Prisma.sql`e.organization_id IN (SELECT b.id FROM organizations b JOIN organizations t ON t.code = ${organization}
      WHERE b.id = t.id OR b.parent_id = t.id)`);
  if (about)
    conditions.push(
      Prisma.sql`(e.node_id = (SELECT id FROM nodes WHERE code = ${about}) OR e.line_id = (SELECT id FROM lines WHERE code = ${about}))`,
    );
  if (until) conditions.push(Prisma.sql`e.at < (${until}::date + 1)::timestamp AT TIME ZONE 'Asia/Tokyo'`);
  return Prisma.join(conditions, ' AND ');
}

/** A page of the log of events, newest first, and whether there are older ones. */
export async function listEvents(
  db: Ask,
  reader: Reader,
  filter: EventFilter,
): Promise<{ readonly rows: readonly EventSummary[]; readonly more: boolean }> {
  const rows = await askRows(db, eventSummaryShape)`
    WITH page AS (SELECT e.* FROM network_events e WHERE ${conditionsOf(filter)} ORDER BY e.id DESC
      LIMIT ${eventPageSize + 1} OFFSET ${(filter.page - 1) * eventPageSize})
    SELECT e.id, e.at, e.kind, ${nameFor(reader, Prisma.sql`o`)} AS "organizationName",
      CASE WHEN e.node_id IS NOT NULL THEN 'node' WHEN e.line_id IS NOT NULL THEN 'line' WHEN e.place_id IS NOT NULL THEN 'place' ELSE 'none' END AS subject,
      coalesce(n.code, l.code, p.code, '') AS "subjectCode",
      coalesce(${nameFor(reader, Prisma.sql`n`)}, ${nameFor(reader, Prisma.sql`l`)}, ${nameFor(reader, Prisma.sql`p`)}, '') AS "subjectName",
      c.kind AS "checkKind", coalesce(c.name, '') AS "checkName", a.number AS "alarmNumber", e.from_state AS "from", e.to_state AS "to",
      e.value, e.detail
    FROM page e JOIN organizations o ON o.id = e.organization_id LEFT JOIN nodes n ON n.id = e.node_id LEFT JOIN lines l ON l.id = e.line_id
      LEFT JOIN places p ON p.id = e.place_id LEFT JOIN checks c ON c.id = e.check_id LEFT JOIN alarms a ON a.id = e.alarm_id
    ORDER BY e.id DESC`;
  return { rows: rows.slice(0, eventPageSize), more: rows.length > eventPageSize };
}
