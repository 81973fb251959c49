import 'server-only';
import { z } from 'zod';
import { nameFor, type Reader } from '@/lib/access/names';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { alarmPageSize } from '../constants';
import {
  type AlarmDetail,
  type AlarmSummary,
  alarmDetailsShape,
  alarmEntrySummaryShape,
  alarmSummaryShape,
} from '../types';
import type { AlarmFilter } from './schema';
import { type TicketAlarm, ticketAlarmShape } from './tickets/types';

/**
 * Alarms that the reader sees, newest first. They are chosen before anything is looked up for them: when the whole nation is silent, thousands
 * are open.
 * @param which of alarms `a`, by their own columns
 */
export function alarmSummaries(
  db: Ask,
  reader: Reader,
  which: Prisma.Sql,
  limit: number,
  offset = 0,
): Promise<AlarmSummary[]> {
  return askRows(db, alarmSummaryShape)`
    WITH a AS MATERIALIZED (
      SELECT a.* FROM alarms a WHERE ${which} ORDER BY a.opened_at DESC, a.id DESC LIMIT ${limit} OFFSET ${offset}
    )
    SELECT a.id, a.number, a.severity, a.state, o.code AS "organizationCode", ${nameFor(reader, Prisma.sql`o`)} AS "organizationName",
      CASE WHEN a.node_id IS NOT NULL THEN 'node' WHEN a.line_id IS NOT NULL THEN 'line' ELSE 'place' END AS subject,
      coalesce(n.code, l.code, p.code, '') AS "subjectCode",
      coalesce(${nameFor(reader, Prisma.sql`n`)}, ${nameFor(reader, Prisma.sql`l`)}, ${nameFor(reader, Prisma.sql`p`)}, '') AS "subjectName",
      c.kind AS "checkKind", coalesce(c.name, '') AS "checkName", a.value,
      CASE WHEN a.key LIKE 'plan:%' THEN '' ELSE a.detail END AS detail, CASE WHEN a.key LIKE 'plan:%' THEN a.detail END AS deviation, a.affected, a.opened_at AS "openedAt",
      a.acknowledged_at AS "acknowledgedAt", a.acknowledged_by AS "acknowledgedBy", a.resolved_at AS "resolvedAt"
    FROM a JOIN organizations o ON o.id = a.organization_id LEFT JOIN nodes n ON n.id = a.node_id
      LEFT JOIN lines l ON l.id = a.line_id LEFT JOIN places p ON p.id = a.place_id LEFT JOIN checks c ON c.id = a.check_id
    ORDER BY a.opened_at DESC, a.id DESC`;
}

/** What nobody has resolved yet, worst and oldest first for whoever has to act. */
export const listOpenAlarms = (db: Ask, reader: Reader, limit: number): Promise<AlarmSummary[]> =>
  alarmSummaries(db, reader, Prisma.sql`a.resolved_at IS NULL`, limit);

const totalShape = z.object({ total: z.number() });

/** A page of the list of alarms, newest first, with how many there are. */
export async function listAlarms(
  db: Ask,
  reader: Reader,
  { state, severity, page }: AlarmFilter,
): Promise<{ readonly rows: readonly AlarmSummary[]; readonly total: number }> {
  const conditions = [
    Prisma.sql`true`,
    ...(state === 'unresolved' ? [Prisma.sql`a.resolved_at IS NULL`] : []),
    ...(state === undefined || state === 'unresolved' ? [] : [Prisma.sql`a.state = ${state}::alarm_state`]),
    ...(severity === undefined ? [] : [Prisma.sql`a.severity = ${severity}::alarm_severity`]),
  ];
  const which = Prisma.join(conditions, ' AND ');
  const rows = await alarmSummaries(db, reader, which, alarmPageSize, (page - 1) * alarmPageSize);
  const [count] = await askRows(db, totalShape)`SELECT count(*)::int AS total FROM alarms a WHERE ${which}`;
  return { rows, total: count?.total ?? 0 };
}

/** The alarm with this number and what happened to it, oldest first; null = the reader sees none. */
export async function readAlarm(db: Ask, reader: Reader, number: number): Promise<AlarmDetail | null> {
  const [alarm] = await alarmSummaries(db, reader, Prisma.sql`a.number = ${number}`, 1);
  if (!alarm) return null;
  const [more] = await askRows(db, alarmDetailsShape)`
    SELECT a.organization_id AS "organizationId", o.parent_id AS "parentId", a.comment, n.kind AS "subjectKind", t.number AS "ticketNumber",
      a.ticket_id IS NOT NULL AS "hasTicket"
    FROM alarms a JOIN organizations o ON o.id = a.organization_id LEFT JOIN nodes n ON n.id = a.node_id LEFT JOIN tickets t ON t.id = a.ticket_id
    WHERE a.id = ${alarm.id}::uuid`;
  const entries = await askRows(db, alarmEntrySummaryShape)`
    SELECT id, kind, at, user_name AS "userName", organization_name AS "organizationName", detail
    FROM alarm_entries WHERE alarm_id = ${alarm.id}::uuid ORDER BY id LIMIT 200`;
  return more ? { ...alarm, ...more, entries } : null;
}

/** The alarm from which a ticket was opened, with what its subject is now; null = none, or none that the reader sees. */
export async function readTicketAlarm(db: Ask, reader: Reader, ticketId: string): Promise<TicketAlarm | null> {
  const [row] = await askRows(db, ticketAlarmShape)`
    SELECT a.number, a.state, a.opened_at AS "openedAt", a.resolved_at AS "resolvedAt", coalesce(n.state, l.state, p.state) AS "subjectState",
      coalesce(n.cause, l.cause) AS cause, coalesce(n.state_since, l.state_since, p.state_since) AS "stateSince",
      CASE WHEN a.node_id IS NOT NULL THEN 'node' WHEN a.line_id IS NOT NULL THEN 'line' ELSE 'place' END AS subject,
      coalesce(n.code, l.code, p.code, '') AS "subjectCode",
      coalesce(${nameFor(reader, Prisma.sql`n`)}, ${nameFor(reader, Prisma.sql`l`)}, ${nameFor(reader, Prisma.sql`p`)}, '') AS "subjectName",
      g.last_seen_at AS "lastSeenAt"
    FROM alarms a LEFT JOIN nodes n ON n.id = a.node_id LEFT JOIN lines l ON l.id = a.line_id LEFT JOIN places p ON p.id = a.place_id
      LEFT JOIN node_agents g ON g.node_id = n.id
    WHERE a.ticket_id = ${ticketId}::uuid LIMIT 1`;
  return row ?? null;
}
